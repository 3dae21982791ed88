"""The one table of the process: in which state what may happen, who may do it, and where it leads.

Roles are the duties of docs/reference/casework.md. Rows of one state and event are tried in order;
the first whose condition holds applies, and all its guards must then be met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tearline.model.case import EventKind, State

ANALYST = "analyst"
LICENSING_OFFICER = "licensing_officer"
ADVISER = "adviser"
COUNTERSIGNING_OFFICER = "countersigning_officer"
RELEASE_OFFICER = "release_officer"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: the state ``to`` which it leads, ``when`` it applies (None: always), what it ``needs``."""

    to: State
    when: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What an event always needs, whatever the state: its guards, and the roles that may do it."""

    roles: frozenset[str]
    needs: tuple[str, ...] = ()


STEPS: Mapping[EventKind, Step] = {
    EventKind.OPENED: Step(frozenset({ANALYST, LICENSING_OFFICER})),
    EventKind.ASSESSED: Step(frozenset({ANALYST, LICENSING_OFFICER}), ("names_assessment",)),
    EventKind.RESOLVED: Step(frozenset({ANALYST, LICENSING_OFFICER}), ("names_finding", "has_reason")),
    EventKind.ADVISED: Step(
        frozenset({ADVISER, LICENSING_OFFICER, ANALYST}), ("takes_position", "has_reason", "on_present_basis")
    ),
    EventKind.COUNTERSIGNED: Step(
        frozenset({COUNTERSIGNING_OFFICER}), ("on_present_dossier", "by_another_than_advisers")
    ),
    EventKind.DECIDED: Step(
        frozenset({LICENSING_OFFICER}), ("takes_decision", "has_reason", "on_present_dossier", "countersigned_as_is")
    ),
    EventKind.RELEASE_DRAFTED: Step(frozenset({ANALYST, LICENSING_OFFICER, RELEASE_OFFICER}), ("names_release",)),
    EventKind.RELEASE_APPROVED: Step(frozenset({RELEASE_OFFICER}), ("of_present_draft", "first_approval_of_person")),
    EventKind.RELEASE_EXPORTED: Step(frozenset({RELEASE_OFFICER}), ("of_present_draft", "approved_by_two")),
    EventKind.CLOSED: Step(frozenset({LICENSING_OFFICER}), ("has_reason",)),
    EventKind.REOPENED: Step(frozenset({LICENSING_OFFICER}), ("has_reason",)),
}

_JUDGED = (Transition(State.HELD, "hold_recommended"), Transition(State.SCRUTINY))
_TO_ADVISED = (Transition(State.ADVISED),)
_TO_CLOSED = (Transition(State.CLOSED),)
_REOPENED = (
    Transition(State.HELD, "hold_recommended"),
    Transition(State.SCRUTINY, "assessed"),
    Transition(State.RECEIVED),
)

Table = Mapping[tuple[State | None, EventKind], tuple[Transition, ...]]


def _stay(states: Iterable[State], kinds: Iterable[EventKind]) -> Table:
    return {(state, kind): (Transition(state),) for state in states for kind in kinds}


TABLE: Table = {
    (None, EventKind.OPENED): (Transition(State.RECEIVED),),
    (State.RECEIVED, EventKind.ASSESSED): _JUDGED,
    (State.RECEIVED, EventKind.CLOSED): _TO_CLOSED,
    (State.SCRUTINY, EventKind.ASSESSED): _JUDGED,
    (State.SCRUTINY, EventKind.RESOLVED): _JUDGED,
    (State.SCRUTINY, EventKind.ADVISED): _TO_ADVISED,
    (State.SCRUTINY, EventKind.CLOSED): (Transition(State.CLOSED, needs=("nothing_of_concern",)),),
    (State.HELD, EventKind.ASSESSED): _JUDGED,
    (State.HELD, EventKind.RESOLVED): _JUDGED,
    (State.HELD, EventKind.ADVISED): _TO_ADVISED,
    # A new judgement or resolution takes the ground from under advice and countersignature.
    (State.ADVISED, EventKind.ASSESSED): (Transition(State.ADVISED, "changes_nothing"), *_JUDGED),
    (State.ADVISED, EventKind.RESOLVED): _JUDGED,
    (State.ADVISED, EventKind.ADVISED): _TO_ADVISED,
    (State.ADVISED, EventKind.COUNTERSIGNED): (Transition(State.COUNTERSIGNED),),
    (State.COUNTERSIGNED, EventKind.ASSESSED): (Transition(State.COUNTERSIGNED, "changes_nothing"), *_JUDGED),
    (State.COUNTERSIGNED, EventKind.RESOLVED): _JUDGED,
    (State.COUNTERSIGNED, EventKind.ADVISED): _TO_ADVISED,
    (State.COUNTERSIGNED, EventKind.DECIDED): (Transition(State.DECIDED),),
    (State.DECIDED, EventKind.CLOSED): _TO_CLOSED,
    (State.DECIDED, EventKind.REOPENED): _REOPENED,
    (State.CLOSED, EventKind.REOPENED): _REOPENED,
    # Releases run beside the judgement of the sales: the non-paper is often the first thing to go out.
    **_stay(
        (state for state in State if state is not State.CLOSED),
        (EventKind.RELEASE_DRAFTED, EventKind.RELEASE_APPROVED, EventKind.RELEASE_EXPORTED),
    ),
}
