"""Cases as histories: opening one, adding an event, and reading one again as it stood at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from tearline.casework.guards import CONDITIONS, GUARDS
from tearline.casework.transitions import STEPS, TABLE, Transition
from tearline.model.case import Case, Event, EventKind, State
from tearline.model.refusal import Refused
from tearline.notation.canonical import plain


class Actor(Protocol):
    """Whoever acts: an identifier, and the duties that give the right to."""

    @property
    def id(self) -> str: ...

    @property
    def duties(self) -> AbstractSet[str]: ...


def open_case(id: str, officer: Actor, at: datetime, content: Mapping[str, object] | None = None) -> Case:
    """The new case ``id``, opened by ``officer``. Refuses an officer who may not."""
    event = Event(EventKind.OPENED, officer.id, at, content or {})
    _require(id, event, officer)
    return _advance(Case(id, State.RECEIVED, ()), event)


def apply(case: Case, event: Event, officer: Actor) -> Case:
    """``case`` with ``event`` added. Refuses, in one line, what the table or a guard does not allow.

    The officer must be the one whom the event names, and have a duty that carries the right.
    """
    if event.by != officer.id:
        raise Refused(f"'{event.kind}' is by {event.by}, not by {officer.id}", where=f"case {case.id}")
    _require(case.id, event, officer)
    return _advance(case, event)


def replay(id: str, events: Iterable[Event]) -> Case:
    """The case that these events add up to. Refuses a history that the table does not allow.

    Duties are not looked at: who held which is a fact of the day of each event.
    """
    case = Case(id, State.RECEIVED, ())
    for event in events:
        case = _advance(case, event)
    if not case.events:
        raise Refused("no event is on file", where=f"case {id}")
    return case


def as_of(case: Case, when: datetime) -> Case:
    """The case as it stood at ``when``. Refuses a time before it was opened."""
    known = [event for event in case.events if event.at <= when]
    if not known:
        raise Refused(f"was not open yet on {when.isoformat()}", where=f"case {case.id}")
    return replay(case.id, known)


def possible(state: State | None) -> tuple[EventKind, ...]:
    """The events that the table has for a case in ``state``, in the order of the process."""
    return tuple(kind for kind in EventKind if (state, kind) in TABLE)


def _require(id: str, event: Event, officer: Actor) -> None:
    roles = STEPS[event.kind].roles
    if not officer.duties & roles:
        who = " or ".join(sorted(role.replace("_", " ") for role in roles))
        raise Refused(
            f"{officer.id} may not add '{event.kind}'", where=f"case {id}", todo=f"this is for the duty of {who}"
        )


def _advance(case: Case, event: Event) -> Case:
    """The case with the event, by the table and its guards alone."""
    event = _in_plain_form(case, event)
    state = case.state if case.events else None
    where, doing = f"case {case.id}", f"'{event.kind}' in state '{state or 'not opened'}'"
    if (state, event.kind) not in TABLE:
        allowed = ", ".join(possible(state))
        elsewhere = " or ".join(f"'{one}'" for one, kind in TABLE if kind is event.kind and one is not None)
        needs = f"it needs state {elsewhere}" if elsewhere else "a case is opened once"
        raise Refused(f"{doing} is not possible", where=where, todo=f"{needs}; possible now: {allowed}")
    if case.events and event.at < case.events[-1].at:
        raise Refused(f"{doing} is dated before the last event", where=where, todo="look at the clock")
    _check(STEPS[event.kind].needs, case, event, doing)
    row = _row(case, event, TABLE[state, event.kind])
    _check(row.needs, case, event, doing)
    return Case(case.id, row.to, (*case.events, event))


def _row(case: Case, event: Event, rows: tuple[Transition, ...]) -> Transition:
    return next(row for row in rows if row.when is None or CONDITIONS[row.when](case.events, event))


def _check(needs: tuple[str, ...], case: Case, event: Event, doing: str) -> None:
    for name in needs:
        if missing := GUARDS[name](case.events, event):
            raise Refused(f"{doing} needs {missing}", where=f"case {case.id}")


def _in_plain_form(case: Case, event: Event) -> Event:
    """The event in the one form that is written and read back: JSON values, time in UTC."""
    if event.at.tzinfo is None:
        raise Refused("a time without its zone", where=f"case {case.id}")
    return replace(event, at=event.at.astimezone(UTC), content=plain(event.content))
