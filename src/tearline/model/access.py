"""Who may see a passage: the one decision that everything shown or handed out goes through.

Default deny: what is not marked, not understood or not known is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tearline.model.country import by_alpha3
from tearline.model.marking import Level, Marking

NO_MEMBERSHIPS: Mapping[str, frozenset[str]] = MappingProxyType({})


class Purpose(StrEnum):
    """What the passage is wanted for."""

    READ = "read"
    """An officer of this installation looks at it."""
    RELEASE = "release"
    """It is handed to another state."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who asks. ``nationality`` is ISO 3166 alpha-3; for a release it is the receiving state.

    ``groups`` are those that an officer works for. ``roles`` say what an officer may do; they are
    carried for the record, and no role ever opens a marking.
    """

    nationality: str
    clearance: Level = Level.UNCLASSIFIED
    groups: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether, and why; ``why`` says nothing of the passage but its mark."""

    allowed: bool
    why: str


def decide(
    subject: Subject,
    marking: Marking | None,
    purpose: Purpose,
    *,
    home_state: str | None = None,
    memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS,
) -> Decision:
    """Whether ``subject`` may see a passage of that ``marking``; pure, and deny by default.

    ``home_state`` (alpha-3): whose installation this is; its own nationals read up to their
    clearance. Everybody else, and every release, needs a release mark that names them, by code or
    by a group to which ``memberships`` (group to alpha-3 codes) says that the state belongs. Plain
    unclassified is no release mark (R4).
    """
    if marking is None:
        return Decision(False, "the passage is not marked")
    if marking.level is Level.UNREADABLE:
        return Decision(False, "the level of the mark cannot be read")
    country = by_alpha3(subject.nationality)
    if country is None:
        return Decision(False, f"'{subject.nationality}' is no country that is known")
    state = country.alpha3
    if purpose is Purpose.READ:
        if subject.clearance is Level.UNREADABLE or subject.clearance.rank < marking.level.rank:
            return Decision(False, f"cleared below {marking.level.value}")
        if state == home_state:
            return Decision(True, "a national of the installation's own state, cleared for the level")
    if not marking.releasable_to:
        return Decision(False, "the mark names nobody to release to")
    if state in marking.releasable_to:
        return Decision(True, f"the mark names {state}")
    for group in sorted(marking.releasable_to):
        own = purpose is Purpose.RELEASE or group in subject.groups
        if own and state in memberships.get(group, frozenset()):
            return Decision(True, f"the mark names {group}, to which {state} belongs")
    return Decision(False, f"the mark does not name {state}")
