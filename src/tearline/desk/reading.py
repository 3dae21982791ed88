"""Reading a message for whoever brings it: nothing is kept and nobody's clearance is asked."""

from __future__ import annotations

from typing import Any

from tearline import intake


def read_message(raw: bytes, *, name: str) -> dict[str, Any]:
    """The message as ``read --json`` prints it (docs/reference/message.md)."""
    return intake.to_json(intake.read(raw, name=name))
