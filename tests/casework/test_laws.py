"""Laws that hold for any sequence of events whatsoever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tearline import casework
from tearline.casework.history import possible
from tearline.casework.transitions import STEPS, TABLE
from tearline.model.case import Case, Event, EventKind, State
from tearline.model.refusal import Refused
from tearline.notation.canonical import canonical

START = datetime(2026, 3, 2, tzinfo=UTC)
DIGESTS = ("1" * 64, "2" * 64)


@dataclass(frozen=True)
class Officer:
    id: str
    duties: frozenset[str]


EVERYTHING = frozenset(role for step in STEPS.values() for role in step.roles)
OFFICERS = [Officer(id, EVERYTHING) for id in ("anna", "bo", "carl")]
AUDITOR = Officer("eve", frozenset({"auditor"}))

CONTENT = st.fixed_dictionaries(
    {
        "sale": st.sampled_from(["EXP-1", "EXP-2"]),
        "recommendation": st.sampled_from(["hold", "refer", "no_concern_found"]),
        "audience": st.sampled_from(["MYS", "TWN"]),
        "finding": st.just("f-1"),
        "verdict": st.just("different"),
        "position": st.just("refuse"),
        "decision": st.just("refuse"),
        "reason": st.just("because"),
    }
)


A, B, C = OFFICERS
TO_DECISION = (
    (EventKind.ASSESSED, A),
    (EventKind.ADVISED, A),
    (EventKind.COUNTERSIGNED, B),
    (EventKind.DECIDED, C),
)
TO_EXPORT = (
    (EventKind.RELEASE_DRAFTED, A),
    (EventKind.RELEASE_APPROVED, A),
    (EventKind.RELEASE_APPROVED, B),
    (EventKind.RELEASE_EXPORTED, C),
)
LINES = [line[:length] for line in (TO_DECISION, TO_EXPORT) for length in range(len(line) + 1)]
"""How far a case has come before anything happens to it: random steps alone hardly ever reach a decision."""


@st.composite
def histories(draw: st.DrawFn) -> list[Case]:
    """The case after each event that was not refused, the opening first: mostly sensible tries, some wild ones."""
    seen = [casework.open_case("K7Q2-M4XD", A, START)]
    content = draw(CONTENT)
    for n, (kind, officer) in enumerate(draw(st.sampled_from(LINES)), 1):
        due = casework.subject_for(seen[-1], kind) or DIGESTS[0]
        event = Event(kind, officer.id, START + timedelta(minutes=n), content, due)
        seen.append(casework.apply(seen[-1], event, officer))
    for n in range(1, draw(st.integers(0, 6)) + 1):
        case = seen[-1]
        sensible = draw(st.integers(0, 4)) > 0
        kind = draw(st.sampled_from(possible(case.state) if sensible else tuple(EventKind)))
        officer = draw(st.sampled_from(OFFICERS if sensible else [*OFFICERS, AUDITOR]))
        due = casework.subject_for(case, kind) or draw(st.sampled_from(DIGESTS))
        subject = due if sensible else draw(st.sampled_from([None, "0" * 64, *DIGESTS]))
        event = Event(kind, officer.id, START + timedelta(hours=n), draw(CONTENT), subject)
        try:
            seen.append(casework.apply(case, event, officer))
        except Refused:
            continue
    return seen


@given(histories())
@settings(max_examples=200)
def test_every_step_that_is_not_refused_stands_in_the_table(seen: list[Case]) -> None:
    for before, after in pairwise(seen):
        assert after.state in {row.to for row in TABLE[before.state, after.events[-1].kind]}


@given(histories())
def test_history_is_only_added_to_and_replays_to_the_same_case(seen: list[Case]) -> None:
    written = [canonical(case) for case in seen]
    for before, after in pairwise(seen):
        assert after.events[:-1] == before.events
    for case, then in zip(seen, written, strict=True):
        assert canonical(case) == then
        assert casework.replay(case.id, case.events) == case
        assert casework.as_of(seen[-1], case.events[-1].at) == case


@given(histories())
@settings(max_examples=300)
def test_no_decision_without_four_eyes_on_what_was_decided(seen: list[Case]) -> None:
    for case in seen:
        if case.state is State.DECIDED:
            last = max(n for n, event in enumerate(case.events) if event.kind is EventKind.DECIDED)
            then, decision = case.events[:last], case.events[last]
            countersignature = casework.countersignature(then)
            advisers = {event.by for event in casework.advice(then)}
            assert countersignature is not None
            assert countersignature.subject == decision.subject == casework.dossier(then)
            assert advisers
            assert countersignature.by not in advisers


@given(histories())
@settings(max_examples=300)
def test_no_release_goes_out_without_two_approvers_of_it(seen: list[Case]) -> None:
    for case in seen:
        last = case.events[-1]
        if last.kind is EventKind.RELEASE_EXPORTED:
            approvers = {
                event.by
                for event in case.events
                if event.kind is EventKind.RELEASE_APPROVED and event.subject == last.subject
            }
            assert len(approvers) >= 2
