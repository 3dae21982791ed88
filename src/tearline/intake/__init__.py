"""Bytes to messages, sales and items: what comes in is read completely or refused in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tearline.intake.message import attempt_json, read, read_suggestion, to_json

__all__ = ["attempt_json", "read", "read_suggestion", "to_json"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from tearline.intake import message

        return getattr(message, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
