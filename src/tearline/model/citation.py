"""Where a rule or a fact of law stands, and whether that text was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the law, precise enough to be looked up.

    ``source``: ``primary`` where the rule was encoded from the official text itself,
    ``secondary`` where it came from a summary and awaits checking against that text.
    ``text_sha256``: digest of the normalised official paragraph that the rule was read from.
    """

    cite: str
    source: Literal["primary", "secondary"] = "primary"
    text_sha256: str | None = None
