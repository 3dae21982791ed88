"""Tearline: from a warning to a scrutinised sale.

``tearline.read(bytes)`` reads an alert; the rest is behind the ``tearline`` command and the desk.
Names are resolved when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tearline.intake import read as read
    from tearline.model.document import Message as Message

__version__ = "0.1.0"
__all__ = ["Message", "__version__", "read"]


def __getattr__(name: str) -> Any:
    if name == "read":
        from tearline.intake import read

        return read
    if name == "Message":
        from tearline.model.document import Message

        return Message
    raise AttributeError(f"module 'tearline' has no attribute '{name}'")
