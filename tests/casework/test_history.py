"""Cases step by step: what goes, what is refused and in which words, and how history reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tearline import casework
from tearline.casework import apply, as_of, open_case, replay, subject_for
from tearline.model.case import Case, Event, EventKind, State
from tearline.model.refusal import Refused

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DIGEST_1, DIGEST_2, PAPER_1, PAPER_2 = "1" * 64, "2" * 64, "a" * 64, "b" * 64


@dataclass(frozen=True)
class Officer:
    id: str
    duties: frozenset[str] = field(default_factory=frozenset)


ANNA = Officer("anna", frozenset({"analyst"}))
LEE = Officer("lee", frozenset({"licensing_officer"}))
ADA = Officer("ada", frozenset({"adviser"}))
BO = Officer("bo", frozenset({"adviser", "countersigning_officer"}))
CARL = Officer("carl", frozenset({"countersigning_officer"}))
ROSE = Officer("rose", frozenset({"release_officer"}))
RAJ = Officer("raj", frozenset({"release_officer"}))
EVE = Officer("eve", frozenset({"auditor", "administrator"}))


def opened() -> Case:
    return open_case("K7Q2-M4XD", ANNA, START, {"alert": "11STATE012345"})


def add(case: Case, kind: EventKind, officer: Officer, subject: str | None = None, **content: object) -> Case:
    """The case with one more event, an hour after the last."""
    at = case.events[-1].at + timedelta(hours=1)
    return apply(case, Event(kind, officer.id, at, content, subject), officer)


def assess(case: Case, digest: str = DIGEST_1, recommendation: str = "refer", sale: str = "EXP-1") -> Case:
    return add(case, EventKind.ASSESSED, LEE, digest, sale=sale, recommendation=recommendation)


def advise(case: Case, officer: Officer = ADA) -> Case:
    seen = subject_for(case, EventKind.ADVISED)
    return add(case, EventKind.ADVISED, officer, seen, position="refuse", reason="the end use is not credible")


def countersign(case: Case, officer: Officer = CARL) -> Case:
    return add(case, EventKind.COUNTERSIGNED, officer, subject_for(case, EventKind.COUNTERSIGNED))


def decide(case: Case) -> Case:
    seen = subject_for(case, EventKind.DECIDED)
    return add(case, EventKind.DECIDED, LEE, seen, decision="refuse", reason="as advised")


def resolve(case: Case, **content: object) -> Case:
    given = {"finding": "f-1", "verdict": "different", "reason": "another firm of that name", **content}
    return add(case, EventKind.RESOLVED, ANNA, **given)


def draft(case: Case, digest: str = PAPER_1, audience: str = "MYS") -> Case:
    return add(case, EventKind.RELEASE_DRAFTED, ANNA, digest, audience=audience)


def approve(case: Case, officer: Officer, digest: str = PAPER_1) -> Case:
    return add(case, EventKind.RELEASE_APPROVED, officer, digest)


def test_a_case_goes_from_alert_to_decision_and_is_closed() -> None:
    case = opened()
    states = [case.state]
    for step in (assess, advise, countersign, decide):
        case = step(case)
        states.append(case.state)
    case = add(case, EventKind.CLOSED, LEE, reason="the exporter was told")
    assert [*states, case.state] == [
        State.RECEIVED,
        State.SCRUTINY,
        State.ADVISED,
        State.COUNTERSIGNED,
        State.DECIDED,
        State.CLOSED,
    ]
    assert replay(case.id, case.events) == case


def test_a_recommended_hold_holds_the_case_until_every_sale_is_without_one() -> None:
    case = assess(assess(opened(), recommendation="hold"), DIGEST_2, "no_concern_found", sale="EXP-2")
    assert case.state is State.HELD
    assert assess(case, "3" * 64, "no_concern_found").state is State.SCRUTINY


def test_resolving_a_match_leaves_the_hold_until_the_sale_is_judged_again() -> None:
    case = resolve(assess(opened(), recommendation="hold"))
    assert case.state is State.HELD
    assert assess(case, DIGEST_2, "refer").state is State.SCRUTINY


@pytest.mark.parametrize("change", [lambda case: assess(case, DIGEST_2), resolve], ids=["assessment", "resolution"])
def test_a_change_voids_advice_and_countersignature(change: object) -> None:
    before = countersign(advise(assess(opened())))
    assert casework.countersignature(before.events) is not None
    case = change(before)  # type: ignore[operator]
    assert case.state is State.SCRUTINY
    assert casework.advice(case.events) == ()
    assert casework.countersignature(case.events) is None


def test_an_assessment_that_says_the_same_voids_nothing() -> None:
    advised = advise(assess(opened()))
    assert assess(advised).state is State.ADVISED
    countersigned = countersign(assess(advised))
    again = assess(countersigned)
    assert again.state is State.COUNTERSIGNED
    assert decide(again).state is State.DECIDED


def test_going_back_to_an_earlier_assessment_does_not_revive_old_advice() -> None:
    case = assess(assess(advise(assess(opened(), DIGEST_1)), DIGEST_2), DIGEST_1)
    assert case.state is State.SCRUTINY
    assert casework.advice(case.events) == ()


def test_further_advice_voids_the_countersignature_but_not_the_other_advice() -> None:
    case = advise(countersign(advise(assess(opened()))), BO)
    assert case.state is State.ADVISED
    assert [event.by for event in casework.advice(case.events)] == ["ada", "bo"]
    assert casework.countersignature(case.events) is None


def test_an_adviser_who_advises_again_replaces_their_advice() -> None:
    case = advise(advise(assess(opened())))
    assert len(casework.advice(case.events)) == 1
    assert casework.advice(case.events)[0] is case.events[-1]


def test_a_reopened_case_needs_new_advice() -> None:
    case = decide(countersign(advise(assess(opened()))))
    case = add(case, EventKind.REOPENED, LEE, reason="the originator corrected the alert")
    assert case.state is State.SCRUTINY
    assert casework.advice(case.events) == ()
    assert advise(case).state is State.ADVISED


def test_a_reopened_case_stands_where_its_assessments_put_it() -> None:
    closed = add(opened(), EventKind.CLOSED, LEE, reason="no sale is touched")
    assert add(closed, EventKind.REOPENED, LEE, reason="a sale came in").state is State.RECEIVED
    decided = decide(countersign(advise(assess(opened(), recommendation="hold"))))
    assert add(decided, EventKind.REOPENED, LEE, reason="more is known").state is State.HELD


def test_a_case_without_concern_is_closed_without_a_decision() -> None:
    case = assess(opened(), recommendation="no_concern_found")
    assert add(case, EventKind.CLOSED, LEE, reason="nothing found in six lists").state is State.CLOSED


def test_a_release_goes_out_after_two_people_approved_the_very_draft() -> None:
    case = approve(approve(draft(opened()), ROSE), RAJ)
    assert casework.approvals(case.events, PAPER_1) == ("rose", "raj")
    case = add(case, EventKind.RELEASE_EXPORTED, ROSE, PAPER_1, format="docx")
    assert case.state is State.RECEIVED
    assert add(case, EventKind.RELEASE_EXPORTED, RAJ, PAPER_1, format="txt").events[-1].by == "raj"


def test_drafts_for_two_audiences_stand_side_by_side() -> None:
    case = draft(draft(opened(), PAPER_1, "MYS"), PAPER_2, "TWN")
    assert casework.drafts(case.events) == {"MYS": PAPER_1, "TWN": PAPER_2}
    assert approve(approve(case, ROSE, PAPER_2), ROSE, PAPER_1).events[-1].subject == PAPER_1


def test_a_release_does_not_move_the_case_and_voids_no_advice() -> None:
    case = draft(advise(assess(opened())))
    assert case.state is State.ADVISED
    assert len(casework.advice(case.events)) == 1


REFUSED = [
    pytest.param(
        lambda: advise(opened()), "'advised' in state 'received' is not possible", id="advice_before_scrutiny"
    ),
    pytest.param(
        lambda: countersign(assess(opened())),
        "it needs state 'advised'; possible now: assessed, resolved, advised",
        id="countersignature_before_advice",
    ),
    pytest.param(
        lambda: decide(advise(assess(opened()))),
        "it needs state 'countersigned'",
        id="decision_before_countersignature",
    ),
    pytest.param(
        lambda: add(opened(), EventKind.OPENED, ANNA), "a case is opened once; possible now", id="opened_twice"
    ),
    pytest.param(
        lambda: countersign(advise(assess(opened()), BO), BO),
        "'countersigned' in state 'advised' needs another person than those who advised",
        id="countersigned_by_the_adviser",
    ),
    pytest.param(
        lambda: countersign(advise(assess(opened()), BO), Officer(" B\uff2f ", CARL.duties)),
        "needs another person",
        id="countersigned_by_the_adviser_under_another_spelling",
    ),
    pytest.param(
        lambda: add(advise(assess(opened())), EventKind.COUNTERSIGNED, CARL, DIGEST_1),
        "needs to rest on the present assessment and advice",
        id="countersigned_on_another_digest",
    ),
    pytest.param(
        lambda: add(assess(opened()), EventKind.ADVISED, ADA, None, position="refuse", reason="x"),
        "needs to rest on the present assessment",
        id="advice_on_nothing",
    ),
    pytest.param(
        lambda: add(
            assess(assess(opened()), DIGEST_2),
            EventKind.ADVISED,
            ADA,
            subject_for(assess(opened()), EventKind.ADVISED),
            position="refuse",
            reason="x",
        ),
        "needs to rest on the present assessment",
        id="advice_on_the_assessment_before",
    ),
    pytest.param(
        lambda: add(
            countersign(advise(assess(opened()))), EventKind.DECIDED, LEE, "0" * 64, decision="refuse", reason="x"
        ),
        "needs to rest on the present assessment and advice",
        id="decision_on_another_digest",
    ),
    pytest.param(
        lambda: add(assess(opened()), EventKind.ADVISED, ADA, position="maybe", reason="x"),
        "needs a position: approve, refuse, proviso, no_licence_required",
        id="advice_without_position",
    ),
    pytest.param(
        lambda: add(countersign(advise(assess(opened()))), EventKind.DECIDED, LEE, decision="approve", reason="x"),
        "needs a decision: release, refuse, proviso, inform",
        id="decision_of_no_kind",
    ),
    pytest.param(lambda: resolve(assess(opened()), reason=" "), "needs a reason", id="resolved_without_reason"),
    pytest.param(lambda: resolve(assess(opened()), reason=7), "needs a reason", id="resolved_with_a_number"),
    pytest.param(lambda: resolve(assess(opened()), finding=""), "needs the id of the finding", id="nothing_resolved"),
    pytest.param(
        lambda: resolve(assess(opened()), verdict="cleared"),
        "needs a verdict: same, related, different",
        id="resolved_as_cleared",
    ),
    pytest.param(lambda: resolve(opened()), "is not possible", id="resolved_before_an_assessment"),
    pytest.param(lambda: assess(opened(), digest=""), "needs the digest of the assessment", id="assessed_nothing"),
    pytest.param(lambda: assess(opened(), sale=""), "needs the reference of the sale", id="assessed_no_sale"),
    pytest.param(
        lambda: assess(opened(), recommendation="cleared"), "needs a recommendation: hold, ", id="assessed_as_cleared"
    ),
    pytest.param(
        lambda: add(assess(opened()), EventKind.CLOSED, LEE, reason="x"),
        "'closed' in state 'scrutiny' needs a decision",
        id="closed_with_a_finding_open",
    ),
    pytest.param(
        lambda: add(opened(), EventKind.CLOSED, LEE),
        "'closed' in state 'received' needs a reason",
        id="closed_for_nothing",
    ),
    pytest.param(
        lambda: assess(add(opened(), EventKind.CLOSED, LEE, reason="x")),
        "possible now: reopened",
        id="assessed_when_closed",
    ),
    pytest.param(
        lambda: draft(add(opened(), EventKind.CLOSED, LEE, reason="x")), "is not possible", id="drafted_when_closed"
    ),
    pytest.param(lambda: draft(opened(), digest=""), "needs the digest of the release", id="drafted_nothing"),
    pytest.param(lambda: draft(opened(), audience=""), "needs the audience of the release", id="drafted_for_nobody"),
    pytest.param(
        lambda: approve(opened(), ROSE),
        "needs the digest of a release as it is now drafted",
        id="approved_before_a_draft",
    ),
    pytest.param(
        lambda: approve(draft(draft(opened()), PAPER_2), ROSE, PAPER_1),
        "needs the digest of a release as it is now drafted",
        id="approved_an_older_draft",
    ),
    pytest.param(
        lambda: approve(approve(draft(opened()), ROSE), ROSE),
        "needs another person than the one who approved already",
        id="approved_twice_by_one",
    ),
    pytest.param(
        lambda: approve(approve(draft(opened()), ROSE), Officer("Rose", ROSE.duties)),
        "needs another person",
        id="approved_twice_by_one_under_another_spelling",
    ),
    pytest.param(
        lambda: add(draft(opened()), EventKind.RELEASE_EXPORTED, ROSE, PAPER_1),
        "needs 2 more approvals by different officers",
        id="exported_without_approval",
    ),
    pytest.param(
        lambda: add(approve(draft(opened()), ROSE), EventKind.RELEASE_EXPORTED, ROSE, PAPER_1),
        "needs 1 more approval by different officers",
        id="exported_after_one_approval",
    ),
    pytest.param(
        lambda: add(
            draft(approve(approve(draft(opened()), ROSE), RAJ), PAPER_2), EventKind.RELEASE_EXPORTED, ROSE, PAPER_2
        ),
        "needs 2 more approvals",
        id="exported_a_draft_that_came_after_the_approvals",
    ),
    pytest.param(lambda: advise(assess(opened()), CARL), "carl may not add 'advised'", id="advised_by_no_adviser"),
    pytest.param(
        lambda: countersign(advise(assess(opened())), ADA), "for the duty of countersigning officer", id="wrong_duty"
    ),
    pytest.param(
        lambda: approve(draft(opened()), EVE), "this is for the duty of release officer", id="auditor_approves"
    ),
    pytest.param(
        lambda: open_case("K7Q2-M4XD", EVE, START), "for the duty of analyst or licensing officer", id="auditor_opens"
    ),
    pytest.param(
        lambda: apply(opened(), Event(EventKind.CLOSED, "anna", START, {"reason": "x"}), LEE),
        "'closed' is by anna, not by lee",
        id="in_the_name_of_another",
    ),
    pytest.param(
        lambda: apply(opened(), Event(EventKind.CLOSED, "lee", START - timedelta(1), {"reason": "x"}), LEE),
        "is dated before the last event; look at the clock",
        id="before_the_last_event",
    ),
    pytest.param(
        lambda: apply(opened(), Event(EventKind.CLOSED, "lee", datetime(2026, 3, 3), {"reason": "x"}), LEE),  # noqa: DTZ001
        "a time without its zone",
        id="no_time_zone",
    ),
    pytest.param(lambda: replay("K7Q2-M4XD", ()), "no event is on file", id="no_history"),
    pytest.param(
        lambda: replay("K7Q2-M4XD", opened().events[:0] + assess(opened()).events[1:]), "not opened", id="no_opening"
    ),
    pytest.param(lambda: as_of(opened(), START - timedelta(1)), "was not open yet", id="before_it_was_opened"),
]


@pytest.mark.parametrize(("doing", "says"), REFUSED)
def test_what_the_table_or_a_guard_does_not_allow_is_refused_in_one_line(doing: object, says: str) -> None:
    with pytest.raises(Refused) as refused:
        doing()  # type: ignore[operator]
    line = refused.value.line()
    assert says in line
    assert line.startswith("case K7Q2-M4XD: ")
    assert "\n" not in line


def test_the_refusals_on_the_reference_page_are_the_real_ones() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "casework.md").read_text(encoding="utf-8")
    for doing in (lambda: decide(advise(assess(opened()))), lambda: countersign(advise(assess(opened()), BO), BO)):
        with pytest.raises(Refused) as refused:
            doing()
        assert f"\n{refused.value.line()}\n" in page


def test_history_is_read_as_it_stood_at_any_time() -> None:
    case = decide(countersign(advise(assess(opened()))))
    seen = [as_of(case, event.at) for event in case.events]
    assert [one.state for one in seen] == [
        State.RECEIVED,
        State.SCRUTINY,
        State.ADVISED,
        State.COUNTERSIGNED,
        State.DECIDED,
    ]
    assert all(one.events == case.events[: n + 1] for n, one in enumerate(seen))
    assert as_of(case, START + timedelta(minutes=90)).state is State.SCRUTINY


def test_an_event_is_kept_in_the_form_in_which_it_is_read_back() -> None:
    content: dict[str, object] = {"alert": "x", "sales": ("EXP-1", "EXP-2"), "since": START.date()}
    there = START.astimezone(timezone(timedelta(hours=8)))
    event = open_case("K7Q2-M4XD", ANNA, there, content).events[0]
    assert event.content == {"alert": "x", "sales": ["EXP-1", "EXP-2"], "since": "2026-03-02"}
    assert event.at.isoformat() == "2026-03-02T09:00:00+00:00"


def test_nothing_done_to_the_content_afterwards_reaches_the_case() -> None:
    content: dict[str, object] = {"sales": ["EXP-1"]}
    case = open_case("K7Q2-M4XD", ANNA, START, content)
    sales = content["sales"]
    assert isinstance(sales, list)
    sales.append("EXP-2")
    content["alert"] = "x"
    kept: Mapping[str, object] = case.events[0].content
    assert kept == {"sales": ["EXP-1"]}


def test_only_advice_countersignature_and_decision_are_bound_to_a_digest_of_the_case() -> None:
    case = advise(assess(opened()))
    bound = {kind for kind in EventKind if subject_for(case, kind) is not None}
    assert bound == {EventKind.ADVISED, EventKind.COUNTERSIGNED, EventKind.DECIDED}
