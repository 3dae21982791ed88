"""The table itself: complete, consistent, and in the words of the desk's duties."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

import pytest

from tearline.casework.guards import CONDITIONS, GUARDS
from tearline.casework.history import possible
from tearline.casework.transitions import STEPS, TABLE
from tearline.desk.authority import Duty
from tearline.model.case import EventKind, State

ROWS = [(state, kind, row) for (state, kind), rows in TABLE.items() for row in rows]


def test_every_guard_and_condition_of_the_table_exists_and_every_one_is_used() -> None:
    needed = {name for step in STEPS.values() for name in step.needs} | {
        name for _, _, row in ROWS for name in row.needs
    }
    assert needed == set(GUARDS)
    assert {row.when for _, _, row in ROWS if row.when} == set(CONDITIONS)


def test_the_last_row_of_each_state_and_event_always_applies_and_no_other_does() -> None:
    for rows in TABLE.values():
        assert [row.when is None for row in rows] == [False] * (len(rows) - 1) + [True]


def test_every_kind_of_event_has_its_step_and_a_place_in_the_table() -> None:
    assert set(STEPS) == set(EventKind) == {kind for _, kind in TABLE}


def test_every_state_can_be_reached_from_nothing() -> None:
    reached: set[State | None] = {None}
    waiting: deque[State | None] = deque([None])
    while waiting:
        state = waiting.popleft()
        for kind in possible(state):
            for row in TABLE[state, kind]:
                if row.to not in reached:
                    reached.add(row.to)
                    waiting.append(row.to)
    assert reached == {None, *State}


def test_a_decision_is_reached_from_a_countersignature_alone() -> None:
    assert {state for state, _, row in ROWS if row.to is State.DECIDED and state is not State.DECIDED} == {
        State.COUNTERSIGNED
    }


def test_a_countersignature_is_reached_from_advice_alone() -> None:
    leads = {state for state, _, row in ROWS if row.to is State.COUNTERSIGNED and state is not State.COUNTERSIGNED}
    assert leads == {State.ADVISED}


def test_a_held_case_cannot_be_closed_without_a_decision() -> None:
    assert (State.HELD, EventKind.CLOSED) not in TABLE


ANALYST, LICENSING, ADVISER = Duty.ANALYST, Duty.LICENSING_OFFICER, Duty.ADVISER
COUNTERSIGNING, RELEASE = Duty.COUNTERSIGNING_OFFICER, Duty.RELEASE_OFFICER


@pytest.mark.parametrize(
    ("kind", "duties"),
    [
        (EventKind.OPENED, {ANALYST, LICENSING}),
        (EventKind.ASSESSED, {ANALYST, LICENSING}),
        (EventKind.RESOLVED, {ANALYST, LICENSING}),
        (EventKind.ADVISED, {ADVISER, LICENSING, ANALYST}),
        (EventKind.COUNTERSIGNED, {COUNTERSIGNING}),
        (EventKind.DECIDED, {LICENSING}),
        (EventKind.RELEASE_DRAFTED, {ANALYST, LICENSING, RELEASE}),
        (EventKind.RELEASE_APPROVED, {RELEASE}),
        (EventKind.RELEASE_EXPORTED, {RELEASE}),
        (EventKind.CLOSED, {LICENSING}),
        (EventKind.REOPENED, {LICENSING}),
    ],
)
def test_each_event_is_for_those_whose_work_it_is(kind: EventKind, duties: set[Duty]) -> None:
    assert STEPS[kind].roles == duties


def test_neither_auditor_nor_administrator_may_add_to_a_case() -> None:
    for step in STEPS.values():
        assert not step.roles & {Duty.AUDITOR.value, Duty.ADMINISTRATOR.value}


def test_the_reference_page_names_every_state_event_and_duty() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "casework.md").read_text(encoding="utf-8")
    assert [word for word in (*State, *EventKind, *Duty) if word not in page] == []


def test_the_table_of_the_reference_page_is_the_table_of_the_code() -> None:
    """Each row of the page, taken word by word, allows exactly the events that the code allows."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "casework.md").read_text(encoding="utf-8")
    section = page.split("## States and events")[1].split("## ")[0]
    shown: set[tuple[str | None, str]] = set()
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0] not in ("in state", "---"):
            states = {state.value for state in State if re.search(rf"\b{state.value}\b", cells[0])}
            if cells[0] == "all but closed":
                states = {state.value for state in State} - {"closed"}
            kinds = [kind.value for kind in EventKind if re.search(rf"\b{kind.value}\b", cells[1])]
            shown |= {(state, kind) for state in (states or {None}) for kind in kinds}
    assert shown == {(state and state.value, kind.value) for state, kind in TABLE}
