"""What a mark on a passage means: a level, and to whom it may be released.

Sources: 32 CFR part 2001; the public ODNI marking manual (2016). The raw mark is kept beside its
value. A mark that cannot be read is releasable to nobody and ranks above every level.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Classification levels, lowest first; ``UNREADABLE`` ranks above all: it fails closed."""

    UNCLASSIFIED = "UNCLASSIFIED"
    SBU = "SBU"
    RESTRICTED = "RESTRICTED"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"
    TOP_SECRET = "TOP SECRET"
    UNREADABLE = "UNREADABLE"

    @property
    def rank(self) -> int:
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Marking:
    """The value of a mark.

    ``releasable_to``: ISO 3166 alpha-3 codes or group names other than the originator's own
    state; None means no release mark, the empty set means explicitly nobody (NOFORN). Both mean
    nobody. ``raw`` is the mark as written.
    """

    level: Level
    releasable_to: frozenset[str] | None = None
    raw: str = ""

    def to_json(self) -> dict[str, object]:
        """``{"level", "releasable_to"}``, codes sorted."""
        release = None if self.releasable_to is None else sorted(self.releasable_to)
        return {"level": self.level.value, "releasable_to": release}


UNCLASSIFIED = Marking(Level.UNCLASSIFIED)
"""What public lists, the law and a sale's own words carry. Never permission to release (R4)."""


def join(markings: Iterable[Marking]) -> Marking:
    """The least marking that is as restricted as each: highest level, common audience (R3).

    Of nothing: unclassified. Lattice join, for facts and findings that rest on several portions;
    a plain unclassified operand restricts the audience here too, unlike in a banner's roll-up.
    """
    seen = list(markings)
    if not seen:
        return UNCLASSIFIED
    level = max((marking.level for marking in seen), key=lambda one: one.rank)
    audiences = [marking.releasable_to for marking in seen]
    if any(audience is not None and not audience for audience in audiences):
        return Marking(level, frozenset())
    known = [audience for audience in audiences if audience is not None]
    if len(known) < len(audiences):
        return Marking(level, None)
    common = frozenset.intersection(*known)
    return Marking(level, common)
