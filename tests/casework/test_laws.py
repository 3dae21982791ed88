"""Laws that hold for any sequence of events whatsoever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tearline import casework
from tearline.casework.transitions import TABLE
from tearline.model.case import Case, Event, EventKind, State
from tearline.model.refusal import Refused
from tearline.notation.canonical import canonical

START = datetime(2026, 3, 2, tzinfo=UTC)
DUTIES = ("analyst", "licensing_officer", "adviser", "countersigning_officer", "release_officer")


@dataclass(frozen=True)
class Officer:
    id: str
    duties: frozenset[str]


OFFICERS = [Officer(id, frozenset(DUTIES)) for id in ("anna", "bo", "carl")] + [Officer("eve", frozenset({"auditor"}))]

ATTEMPTS = st.lists(
    st.tuples(
        # Weighted to what leads on, so that long histories come about too.
        st.sampled_from(
            [*EventKind, EventKind.ASSESSED, EventKind.ADVISED, EventKind.COUNTERSIGNED, EventKind.DECIDED]
        ),
        st.sampled_from(OFFICERS),
        st.sampled_from(["due", "due", "due", "1" * 64, "2" * 64, None]),
        st.fixed_dictionaries(
            {
                "sale": st.sampled_from(["EXP-1", "EXP-2"]),
                "recommendation": st.sampled_from(["hold", "refer", "no_concern_found"]),
                "audience": st.sampled_from(["MYS", "TWN"]),
                "finding": st.just("f-1"),
                "verdict": st.just("different"),
                "position": st.just("refuse"),
                "decision": st.just("refuse"),
            },
            optional={"reason": st.just("because")},
        ),
    ),
    max_size=25,
)


def histories(attempts: list[tuple[EventKind, Officer, str | None, dict[str, str]]]) -> list[Case]:
    """The case after each attempt that was not refused, the opening first."""
    seen = [casework.open_case("K7Q2-M4XD", OFFICERS[0], START)]
    for n, (kind, officer, subject, content) in enumerate(attempts, 1):
        case = seen[-1]
        due = casework.subject_for(case, kind) or "1" * 64
        event = Event(kind, officer.id, START + timedelta(hours=n), content, due if subject == "due" else subject)
        try:
            seen.append(casework.apply(case, event, officer))
        except Refused:
            continue
    return seen


@given(ATTEMPTS)
@settings(max_examples=300)
def test_every_step_is_refused_or_stands_in_the_table(
    attempts: list[tuple[EventKind, Officer, str | None, dict[str, str]]],
) -> None:
    seen = histories(attempts)
    for before, after in pairwise(seen):
        assert after.state in {row.to for row in TABLE[before.state, after.events[-1].kind]}


@given(ATTEMPTS)
def test_history_is_only_added_to_and_replays_to_the_same_case(
    attempts: list[tuple[EventKind, Officer, str | None, dict[str, str]]],
) -> None:
    seen = histories(attempts)
    written = [canonical(case) for case in seen]
    for before, after in pairwise(seen):
        assert after.events[:-1] == before.events
    for case, then in zip(seen, written, strict=True):
        assert canonical(case) == then
        assert casework.replay(case.id, case.events) == case
        assert casework.as_of(seen[-1], case.events[-1].at) == case


@given(ATTEMPTS)
@settings(max_examples=300)
def test_no_decision_without_four_eyes_on_what_was_decided(
    attempts: list[tuple[EventKind, Officer, str | None, dict[str, str]]],
) -> None:
    for case in histories(attempts):
        if case.state is State.DECIDED:
            last = max(n for n, event in enumerate(case.events) if event.kind is EventKind.DECIDED)
            then, decision = case.events[:last], case.events[last]
            countersignature = casework.countersignature(then)
            advisers = {event.by for event in casework.advice(then)}
            assert countersignature is not None
            assert countersignature.subject == decision.subject == casework.dossier(then)
            assert advisers
            assert countersignature.by not in advisers


@given(ATTEMPTS)
@settings(max_examples=300)
def test_no_release_goes_out_without_two_approvers_of_it(
    attempts: list[tuple[EventKind, Officer, str | None, dict[str, str]]],
) -> None:
    for case in histories(attempts):
        last = case.events[-1]
        if last.kind is EventKind.RELEASE_EXPORTED:
            approvers = {
                event.by
                for event in case.events
                if event.kind is EventKind.RELEASE_APPROVED and event.subject == last.subject
            }
            assert len(approvers) >= 2
