"""Officers' answers, markings, questions and the JSON that leaves."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from assessment.build import Arguments, arguments, law_book, open_alert
from tearline.assessment import Resolution, to_json
from tearline.model.assessment import Assessment, Recommendation
from tearline.model.finding import Effect, Finding, FindingKind
from tearline.model.marking import UNCLASSIFIED, Level
from tearline.model.match import Screened, Verdict

NAMED: dict[str, Any] = {
    "alert": True,
    "set": {
        "items.0.description": "rotary table",
        "items.0.model": "LRT-320T",
        "parties.3.name": "Golbarg Nemuneh Sanat Co.",
    },
    "alert_matches": [
        {
            "subject": "parties[3]",
            "entry": "26STATE100001#0.buyers.0",
            "name": "Golbarg Nemuneh Sanat Co.",
            "verdict": "same",
        }
    ],
}
DIFFERENT = Resolution(Verdict.DIFFERENT, "A. Novak", "another firm, registered in Bergen in 1987")


def alerted(found: Assessment) -> list[Finding]:
    return [one for one in found.findings if one.kind is FindingKind.ALERT_MATCH]


def answered(made: Arguments, found: Assessment, kind: FindingKind, answer: Resolution = DIFFERENT) -> Assessment:
    for one in found.findings:
        if one.kind is kind and one.effect is not Effect.NONE:
            made.resolutions[one.id] = answer
    return made.judge()


def test_an_answer_lifts_the_name_and_uncovers_the_other_buyer() -> None:
    made = arguments(NAMED)
    held = made.judge()
    assert held.recommendation is Recommendation.HOLD
    after = answered(made, held, FindingKind.ALERT_MATCH)
    assert after.recommendation is Recommendation.REFER
    assert [one.rule for one in alerted(after) if one.effect is Effect.REFER] == ["alert:26STATE100001#0:other-buyer"]
    assert any("so found by A. Novak" in one.summary for one in alerted(after))
    last = answered(made, after, FindingKind.ALERT_MATCH)
    assert all(one.effect is Effect.NONE for one in alerted(last))
    assert last.recommendation is Recommendation.NO_CONCERN_FOUND


def test_an_answer_that_confirms_lifts_nothing() -> None:
    made = arguments(NAMED)
    held = made.judge()
    after = answered(made, held, FindingKind.ALERT_MATCH, Resolution(Verdict.SAME, "A. Novak", "confirmed"))
    assert after.recommendation is Recommendation.HOLD


def test_a_lifted_match_takes_its_catch_all_with_it() -> None:
    made = arguments(NAMED)
    before = made.judge()
    assert any(one.kind is FindingKind.CATCH_ALL and one.effect is Effect.REFER for one in before.findings)
    last = answered(made, answered(made, before, FindingKind.ALERT_MATCH), FindingKind.ALERT_MATCH)
    assert not any(one.kind is FindingKind.CATCH_ALL and one.effect is Effect.REFER for one in last.findings)


@pytest.mark.parametrize("subject", ["parties[3]", "parties[3].owners[0]"])
def test_a_cleared_listed_party_stays_cleared_until_its_entry_changes(subject: str) -> None:
    case = {
        "set": {"parties.3.owners": [{"name": "Zaliv Holding", "percent": 60}]},
        "matches": [{"subject": subject, "sublist": "SDN"}],
    }
    made = arguments(case)
    held = made.judge()
    assert held.recommendation is Recommendation.HOLD
    kind = FindingKind.OWNERSHIP if "owners" in subject else FindingKind.PARTY_MATCH
    assert answered(made, held, kind).recommendation is Recommendation.NO_CONCERN_FOUND
    made.matches = [{"subject": subject, "sublist": "SDN", "entry": "9"}]
    assert made.judge().recommendation is Recommendation.HOLD


def test_one_answer_holds_for_a_firm_in_all_its_roles() -> None:
    made = arguments({"matches": [{"subject": f"parties[{n}]", "sublist": "SDN", "name": "VINTER"} for n in (1, 2, 3)]})
    held = made.judge()
    (one,) = [single for single in held.findings if single.kind is FindingKind.PARTY_MATCH]
    assert one.subject == "parties[1]"
    assert {place.ref for place in one.evidence} == {"us-csl 7", "parties[1]", "parties[2]", "parties[3]"}
    made.resolutions[one.id] = DIFFERENT
    assert made.judge().recommendation is Recommendation.NO_CONCERN_FOUND


def test_a_finding_on_an_alert_is_as_restricted_as_the_attempt() -> None:
    for one in alerted(arguments(NAMED).judge()):
        assert one.marking.level is Level.SECRET
        assert one.marking.releasable_to == frozenset()
        assert any(place.source == "alert" and place.ref == "ab" * 32 for place in one.evidence)


def test_a_catch_all_that_rests_on_an_alert_is_marked_like_it() -> None:
    found = arguments(NAMED).judge()
    grounds = [one for one in found.findings if one.rule == "eu-4.1a"]
    assert grounds
    assert all(one.marking.level is Level.SECRET for one in grounds)


def test_everything_else_is_unclassified_and_says_nothing_of_the_alert() -> None:
    found = arguments(NAMED).judge()
    for one in found.findings:
        if one.marking == UNCLASSIFIED:
            assert "26STATE100001" not in str(one)
            assert "alert" not in one.summary
    spoken = " ".join([*found.not_checked, *(question.ask for question in found.questions)])
    assert "alert" not in spoken
    assert "Golbarg" not in spoken
    assert "26STATE100001" not in str(found.questions)


def test_questions_are_the_same_with_and_without_the_alerts_name_in_them() -> None:
    for question in arguments(NAMED).judge().questions:
        assert all("alert" not in rule for rule in question.decides)


def test_a_withdrawn_alert_no_longer_counts() -> None:
    made = arguments(NAMED)
    made.alerts = [dataclasses.replace(open_alert(), withdrawn=date(2026, 9, 20))]
    assert not alerted(made.judge())
    made.alerts = [dataclasses.replace(open_alert(), withdrawn=date(2026, 9, 21))]
    assert alerted(made.judge())


@pytest.mark.parametrize(
    "entry",
    [
        "26STATE100001#1.buyers.0",
        "26STATE100001#0.suppliers.0",
        "26STATE100001#0.buyers.7",
        "26STATE100001#0.buyers.x",
        "26STATE1000#0.buyers.0",
    ],
)
def test_a_match_that_names_no_buyer_of_the_attempt_is_no_match(entry: str) -> None:
    case = {**NAMED, "set": {"parties.3.name": "Golbarg Nemuneh Sanat Co."}}
    case["alert_matches"] = [{**NAMED["alert_matches"][0], "entry": entry}]
    assert not alerted(arguments(case).judge())


def test_a_name_that_the_alert_denies_is_left_out() -> None:
    from tearline.model.alert import Modality

    made = arguments({**NAMED, "set": {"parties.3.name": "Golbarg Nemuneh Sanat Co."}})
    alert = open_alert()
    (attempt,) = alert.attempts
    buyer = dataclasses.replace(attempt.buyers[0], modality=Modality.DENIED)
    made.alerts = [dataclasses.replace(alert, attempts=(dataclasses.replace(attempt, buyers=(buyer,)),))]
    assert not alerted(made.judge())


@pytest.mark.parametrize(
    ("seen", "review", "said"),
    [
        ("2026-08", None, "the attempt was seen in 2026-08"),
        ("2019", None, "Against: the destination is another country; the attempt was seen in 2019"),
        ("2026-08-15", date(2026, 9, 1), "the alert was to be reviewed by 2026-09-01"),
        ("soon", None, "Against: the destination is another country."),
        ("2026-15", None, "Against: the destination is another country."),
        (None, None, "Against: the destination is another country."),
    ],
)
def test_what_speaks_for_and_against_is_said(seen: str | None, review: date | None, said: str) -> None:
    made = arguments(NAMED)
    alert = open_alert()
    attempt = dataclasses.replace(alert.attempts[0], seen=seen)
    made.alerts = [dataclasses.replace(alert, attempts=(attempt,), review_by=review)]
    assert any(said in one.summary for one in alerted(made.judge()))


def test_an_item_without_a_mark_takes_the_supplier_s_and_without_a_supplier_nothing_is_found() -> None:
    made = arguments(
        {"alert": True, "set": {"items.0.maker": None, "items.0.model": "LRT-320T", "parties.0.name": "Trnek"}}
    )
    alert = open_alert()
    bare = dataclasses.replace(
        alert.attempts[0],
        buyers=(),
        intermediaries=(),
        items=tuple(dataclasses.replace(item, marking=None) for item in alert.attempts[0].items),
    )
    made.alerts = [dataclasses.replace(alert, attempts=(bare,))]
    (one,) = alerted(made.judge())
    assert one.marking.level is Level.SECRET
    made.sale["items"][0]["maker"] = "Lizika"
    made.alerts = [dataclasses.replace(alert, attempts=(dataclasses.replace(bare, suppliers=()),))]
    assert not alerted(made.judge())


def test_parties_that_were_not_screened_cannot_be_judged() -> None:
    made = arguments({})
    made.screened = []
    assert made.judge().recommendation is Recommendation.CANNOT_JUDGE
    made.screened = [Screened("parties[0]", "x", "no_match", None, ())]
    found = made.judge()
    assert found.recommendation is Recommendation.CANNOT_JUDGE
    assert any("parties[3]" in sentence for sentence in found.not_checked)


def test_a_party_that_screening_could_not_judge_is_an_obstacle_with_its_reason() -> None:
    made = arguments({})
    made.screened = [
        Screened(f"parties[{n}]", "x", "cannot_judge" if n == 1 else "no_match", "the name is empty", ())
        for n in range(4)
    ]
    found = made.judge()
    assert found.recommendation is Recommendation.CANNOT_JUDGE
    assert any("the name is empty" in sentence for sentence in found.not_checked)


def test_facts_that_decide_are_asked_before_inquiries_into_red_flags() -> None:
    asked = [{"attribute": "rotary_axes_count", "ask": "How many?", "decides": ["2B008.c", "2B121"]}]
    made = arguments(
        {
            **NAMED,
            "set": {**NAMED["set"], "circumstances.cash_payment": True, "circumstances.vague_delivery": "unknown"},
            "classified": [{"list": "eu-dual-use", "status": "needs_information", "questions": asked}],
        }
    )
    assert [question.attribute for question in made.judge().questions] == [
        "end_user",
        "rotary_axes_count",
        "circumstances.cash_payment",
        "circumstances",
    ]


def test_a_sale_without_items_cannot_be_judged() -> None:
    from assessment.build import DAY, DayRules, same_firm, screen, standing_of, vintage
    from tearline.assessment import assess
    from tearline.model.party import Party, Role
    from tearline.model.sale import ProposedSale

    sale = ProposedSale("X-1", DAY, (Party(Role.END_USER, "Vinterhagl", "NO"),), (), "NO")
    found = assess(
        sale,
        screened=screen(sale.parties, []),
        classifications=[],
        alerts=[],
        alert_matches=[],
        rules=DayRules(law_book().on(DAY)),
        lists=[vintage("us-csl")],
        same_firm=same_firm,
        standing_of=standing_of,
        as_of=DAY,
        known_at=DAY,
    )
    assert found.recommendation is Recommendation.CANNOT_JUDGE
    assert "Cannot judge: The sale names no item." in found.not_checked


def test_the_same_question_on_two_items_is_asked_for_each() -> None:
    asked = [{"attribute": "rotary_axes_count", "ask": "How many?", "decides": ["2B008.c"]}]
    one = {"list": "eu-dual-use", "status": "needs_information", "questions": asked}
    made = arguments(
        {
            "set": {"items.1": {"description": "table", "model": "LRI-9", "origin": "SI", "us_content_percent": 0}},
            "classified": [{**one, "subject": "items[0]"}, {**one, "subject": "items[1]"}],
        }
    )
    places = [question.item for question in made.judge().questions if question.attribute == "rotary_axes_count"]
    assert places == [0, 1]


def test_without_any_list_nothing_can_be_judged() -> None:
    made = arguments({})
    made.lists, made.mandatory = [], ()
    assert made.judge().recommendation is Recommendation.CANNOT_JUDGE


def test_without_its_chart_a_governing_law_cannot_be_judged() -> None:
    case = {
        "set": {"items.0.origin": "US"},
        "classified": [
            {"list": "eu-dual-use", "status": "no_entry_found"},
            {"list": "us-ccl", "status": "controlled", "entries": [{"entry": "2B008.c", "status": "controlled"}]},
        ],
    }
    made = arguments(case)
    made.law = dataclasses.replace(law_book().on(made.as_of), charts={}, red_flags=())
    found = made.judge()
    assert found.recommendation is Recommendation.CANNOT_JUDGE
    assert "Cannot judge: No country chart of us-ear is loaded for 2026-09-20." in found.not_checked
    assert "Red flags: no text of them is loaded for 2026-09-20." in found.not_checked
    made.sale["items"][0].update(origin="SI", us_content_percent="unknown")
    assert made.judge().recommendation is Recommendation.ASK


def test_the_json_has_exactly_the_agreed_keys() -> None:
    value = to_json(arguments(NAMED).judge())
    assert list(value) == [
        "sale", "recommendation", "findings", "questions", "not_checked", "as_of", "known_at", "rulebook", "lists",
    ]  # fmt: skip
    for one in value["findings"]:
        assert {"id", "kind", "rule", "citation", "status", "effect", "evidence", "marking"} <= set(one)
        assert one["effect"] in ("hold", "refer", "ask", "none")
        assert one["status"] in ("yes", "no", "unknown")
    for question in value["questions"]:
        assert {"attribute", "ask", "decides"} <= set(question)
    for one in value["lists"]:
        assert set(one) == {"id", "date", "digest", "age_days"}
    assert value["lists"][0]["date"] == "2026-09-10"


def test_gravest_findings_come_first_and_ids_are_unique() -> None:
    found = arguments(NAMED).judge().findings
    order = [list(Effect).index(one.effect) for one in found]
    assert order == sorted(order)
    assert len({one.id for one in found}) == len(found)
