"""Who may do what: officers, their roles, and the one check that each desk method begins with.

What an officer may *see* is a different question, answered by ``model.access.decide`` on every
single passage; a role never opens a marking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tearline.model.access import Subject
from tearline.model.marking import Level
from tearline.model.refusal import Refused


class Duty(StrEnum):
    """The roles of the process (docs/reference/casework.md). Nobody needs all of them."""

    ANALYST = "analyst"
    LICENSING_OFFICER = "licensing_officer"
    ADVISER = "adviser"
    COUNTERSIGNING_OFFICER = "countersigning_officer"
    RELEASE_OFFICER = "release_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a desk method does that is no event of a case, as a right that a duty carries.

    Who may add which event to a case stands in one place only: casework's table.
    """

    KEEP_ALERTS = "keep alerts"
    SEE = "see cases and alerts"


RIGHTS: Mapping[Act, frozenset[Duty]] = {
    Act.KEEP_ALERTS: frozenset({Duty.ANALYST, Duty.LICENSING_OFFICER}),
    Act.SEE: frozenset(set(Duty) - {Duty.ADMINISTRATOR}),
}


@dataclass(frozen=True, slots=True)
class Officer:
    """A person at the desk. ``nationality`` is ISO 3166 alpha-3."""

    id: str
    name: str
    duties: frozenset[Duty]
    clearance: Level
    nationality: str
    groups: frozenset[str] = frozenset()

    @property
    def subject(self) -> Subject:
        """The officer as ``decide`` sees one."""
        return Subject(nationality=self.nationality, clearance=self.clearance, groups=self.groups, roles=self.duties)


@dataclass(frozen=True, slots=True)
class Authority:
    """The officers of one installation; ``home_state`` is ISO 3166 alpha-3.

    Without any officers on file the operating system's account is the only wall: whoever has the
    shell may act under any name, with all duties but the administrator's.
    """

    home_state: str
    officers: Mapping[str, Officer] = field(default_factory=dict)

    def officer(self, id: str) -> Officer:
        """The officer of that id. Refuses an empty id, and an unknown one where officers are on file."""
        if not id.strip():
            raise Refused("no officer is named", where="--by", todo="say who acts")
        if id in self.officers:
            return self.officers[id]
        if self.officers:
            raise Refused(f"no officer '{id}' is on file", where="--by", todo="add the officer to profile.yaml")
        everything = frozenset(set(Duty) - {Duty.ADMINISTRATOR})
        return Officer(id, id, everything, Level.TOP_SECRET, self.home_state)

    def require(self, officer: Officer, act: Act) -> None:
        """Refuses unless one of the officer's duties carries the right."""
        if not officer.duties & RIGHTS[act]:
            who = " or ".join(sorted(duty.value.replace("_", " ") for duty in RIGHTS[act]))
            raise Refused(f"{officer.id} may not {act.value}", where="--by", todo=f"this is for the duty of {who}")
