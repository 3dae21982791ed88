"""Whole items under the real lists: status, candidates, combination, questions, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rulebook.fictional import ENTRY, borduria, package_book
from tearline.classification import classify, search, to_json
from tearline.model.classification import Classification, Status
from tearline.model.item import Facet, Fact, FactValue, Host, Item
from tearline.model.refusal import Refused
from tearline.model.truth import Truth
from tearline.notation.canonical import canonical
from tearline.rulebook import compile_rules, read_official

NOW = date(2026, 11, 23)


def fact(attribute: str, value: FactValue | int | str | None, unit: str | None = None, **more: object) -> Fact:
    figure = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
    return replace(Fact(attribute, figure, unit), **more)  # type: ignore[arg-type]


def judged(item: Item, list_id: str = "us-ccl", day: date = NOW) -> Classification:
    return classify(item, package_book().on(day), list_id)


def statuses(found: Classification) -> dict[str, str]:
    return {f"{one.entry}{'+host' if one.judged == 'combination' else ''}": one.status.value for one in found.entries}


TABLE = Item(
    "CNC tilting rotary table",
    facts=(
        fact("rotary_axes_count", 2),
        fact("rotary_axes_nonparallel", True),
        fact("rotary_axes_contouring", 2, facet=Facet.DESIGNED),
        fact("designed_for", "machine_tool"),
        fact("machine_process", ("milling",)),
    ),
)


def test_a_compound_contouring_table_for_milling_machines_is_controlled_under_2b008_c() -> None:
    found = judged(TABLE)
    assert found.status is Status.CONTROLLED
    entry = found.entries[0]
    assert entry.entry == "2B008.c"
    assert [(one.reason, one.column) for one in entry.reasons] == [("NS", 2), ("AT", 1)]
    assert found.questions == ()


def test_a_rotary_table_of_which_nothing_is_known_asks_for_its_axes_first() -> None:
    found = judged(Item("rotary table"))
    assert found.status is Status.NEEDS_INFORMATION
    assert [one.attribute for one in found.questions][:3] == [
        "rotary_axes_count",
        "rotary_axes_nonparallel",
        "rotary_axes_contouring",
    ]
    assert found.questions[0].decides == ("2B008.c", "2B120", "2B121")


@pytest.mark.parametrize("list_id", ["us-ccl", "eu-dual-use"])
def test_a_single_axis_table_meets_no_entry(list_id: str) -> None:
    found = judged(Item("CNC rotary table", hs="846693", facts=(fact("rotary_axes_count", 1),)), list_id)
    assert found.status is Status.NO_ENTRY_FOUND
    assert {one.status for one in found.entries} == {Status.NOT_CONTROLLED}
    assert found.questions == ()
    assert found.not_encoded == ()


def test_a_test_bench_table_at_4_arc_seconds_is_controlled_under_2b121() -> None:
    facts = (
        fact("rotary_axes_count", 2),
        fact("positioning_accuracy", 4, "arcsec"),
        fact("designed_for", "test_equipment"),
    )
    found = judged(Item("rotary table", facts=facts))
    assert found.status is Status.CONTROLLED
    assert statuses(found)["2B121"] == "controlled"


def test_a_rate_table_with_slip_rings_is_controlled_under_2b120_and_not_under_2b121() -> None:
    facts = (
        fact("rotary_axes_count", 3),
        fact("slip_rings", True),
        fact("rate_stability", Decimal("0.01"), "%"),
        fact("positioning_accuracy", 3, "arcsec"),
        fact("designed_for", "test_equipment"),
    )
    found = judged(Item("three-axis rate table", facts=facts))
    assert statuses(found) == {"2B120": "controlled", "2B121": "not_controlled"}
    assert found.entries[1].exceptions == ("2B120 controls it instead",)
    assert found.not_encoded == ("7B001",)  # nothing in 7B001 gives way to 2B120, unlike 7B101 and 7B994


@pytest.mark.parametrize("description", ["coolant pump", "coolant pump for CNC rotary table", "office chairs"])
def test_a_thing_of_another_kind_meets_no_entry(description: str) -> None:
    assert judged(Item(description)).status is Status.NO_ENTRY_FOUND


@pytest.mark.parametrize(
    "description", ["QRT-320", "positioning device", "coolant pump with rotary table", "rotary unit"]
)
def test_an_unclear_thing_stays_open(description: str) -> None:
    found = judged(Item(description))
    assert found.status is Status.NEEDS_INFORMATION
    assert found.questions[0].attribute == "item_kind"


def test_a_pump_with_rotary_axes_is_perhaps_no_pump() -> None:
    assert judged(Item("coolant pump", facts=(fact("rotary_axes_count", 2),))).status is Status.NEEDS_INFORMATION


def test_the_stated_kind_outweighs_an_unclear_description() -> None:
    assert judged(Item("QRT-320", facts=(fact("item_kind", "other"),))).status is Status.NO_ENTRY_FOUND
    table = judged(Item("QRT-320", facts=(fact("item_kind", "rotary_table"),)))
    assert table.questions[0].attribute == "rotary_axes_count"
    strange = judged(Item("QRT-320", facts=(fact("item_kind", "gizmo"),)))
    assert strange.questions[0].attribute == "item_kind"


THREE_AXIS = Host(
    "3-axis vertical machining centre",
    facts=(
        fact("contouring_axes", 3),
        fact("linear_axes_contouring", 3),
        fact("limited_to_manufacture_of", "nothing"),
        *(
            fact("unidirectional_repeatability", Decimal(v), "µm", axis=a)
            for a, v in (("X", "0.8"), ("Y", "2"), ("Z", "2"))
        ),
        *(fact("linear_travel", Decimal("0.7"), "m", axis=a) for a in "XYZ"),
    ),
)


def test_a_three_axis_host_and_a_two_axis_table_are_a_controlled_five_axis_machine() -> None:
    found = judged(replace(TABLE, host=THREE_AXIS))
    assert statuses(found)["2B001.b.2+host"] == "controlled"
    assert statuses(found)["2B008.c"] == "controlled"
    (machine,) = (one for one in found.entries if one.entry == "2B001.b.2")
    counted = [step.fact for step in machine.trace if step.test.startswith("b.2: five")]
    assert counted == ["5, added up of 3 and 2 (designed)"]


def test_an_indexed_table_does_not_make_a_five_axis_machine() -> None:
    indexed = replace(TABLE, facts=tuple(f for f in TABLE.facts if f.attribute != "rotary_axes_contouring"))
    locked = replace(indexed, facts=(*indexed.facts, fact("rotary_axes_contouring", 0, facet=Facet.DESIGNED)))
    assert statuses(judged(replace(locked, host=THREE_AXIS)))["2B001.b.2+host"] == "not_controlled"
    unknown = judged(replace(indexed, host=THREE_AXIS))
    assert statuses(unknown)["2B001.b.2+host"] == "needs_information"
    assert unknown.questions[0].attribute == "rotary_axes_contouring"
    assert {"2B001.b.2", "2B008.c"} <= set(unknown.questions[0].decides)


def test_a_host_of_unknown_axes_has_at_least_those_of_the_table() -> None:
    found = judged(replace(TABLE, host=replace(THREE_AXIS, facts=(fact("limited_to_manufacture_of", "nothing"),))))
    assert statuses(found)["2B001.b.2+host"] == "needs_information"
    assert "contouring_axes" in {one.attribute for one in found.questions}
    assert "rotary_axes_contouring" not in {one.attribute for one in found.questions}


def test_a_three_axis_machine_by_itself_is_below_2b001_b() -> None:
    machine = Item(THREE_AXIS.description, facts=THREE_AXIS.facts)
    found = judged(machine)
    assert statuses(found)["2B001.b.1"] == statuses(found)["2B001.b.2"] == "not_controlled"
    assert statuses(found)["2B201.b"] == "needs_information"
    assert "2B991" in found.not_encoded


def test_axes_that_contour_are_not_taken_to_be_all_linear_axes() -> None:
    """Any linear axis counts, a quill beside the contouring axes too: only their number in all ends the question."""
    facts = (*(f for f in THREE_AXIS.facts if f.attribute != "contouring_axes"), fact("contouring_axes", 5))
    edition = "ISO230-2:2014"
    slow = tuple(
        replace(f, value=Decimal(9), method=edition) if f.attribute == "unidirectional_repeatability" else f
        for f in facts
    )
    found = judged(Item("machining centre", facts=slow))
    assert statuses(found)["2B001.b.2"] == "needs_information"
    assert "linear_axes_count" in {one.attribute for one in found.questions if "2B001.b.2" in one.decides}
    all_named = judged(Item("machining centre", facts=(*slow, fact("linear_axes_count", 3))))
    assert statuses(all_named)["2B001.b.2"] == "not_controlled"


def test_a_total_of_axes_leaves_a_range_to_the_part_that_is_not_stated() -> None:
    """Four axes at a time, three of them linear: the fourth may stand for two rotary axes that take turns."""
    facts = (fact("contouring_axes", 4), fact("linear_axes_contouring", 3))
    (shown,) = (
        step.fact
        for one in judged(Item("machining centre", facts=facts)).entries
        if one.entry == "2B201.b"
        for step in one.trace
        if step.test.startswith("b.2")
    )
    assert shown is not None
    assert shown.startswith("1 to 4, left of 4 without 3")
    counted = judged(Item("machining centre", facts=(*facts, fact("rotary_axes_count", 1))))
    assert [
        step.value.value
        for one in counted.entries
        if one.entry == "2B201.b"
        for step in one.trace
        if step.test.startswith("b.2")
    ] == ["no"]


@pytest.mark.parametrize(
    ("host", "part"),
    [
        ("3-axis grinding machine", "2B001.c"),
        ("CNC lathe", "2B001.a"),
        ("die-sinking EDM", "2B001.d"),
        ("waterjet cutter", "2B001.e"),
        ("3-axis vertical machining centre", "2B991"),
    ],
)
def test_a_host_that_no_encoded_rule_reaches_is_left_to_a_person(host: str, part: str) -> None:
    """A table gives such a machine its rotary axes too; where nobody encoded the paragraph, nobody says no."""
    assert part in judged(replace(TABLE, host=Host(host))).not_encoded


def test_facts_that_disagree_across_a_limit_are_a_conflict_and_are_shown() -> None:
    facts = (
        fact("rotary_axes_count", 2),
        fact("designed_for", "test_equipment"),
        fact("positioning_accuracy", 4, "arcsec", source="datasheet"),
        fact("positioning_accuracy", 6, "arcsec", source="measured"),
    )
    found = judged(Item("positioning table", facts=facts))
    assert found.status is Status.CONFLICT
    shown = [step.fact for entry in found.entries for step in entry.trace if step.fact]
    assert "4 arcsec (datasheet) against 6 arcsec (measured)" in shown
    assert "positioning_accuracy" in {one.attribute for one in found.questions}


def test_facts_that_disagree_on_one_side_of_a_limit_decide_together() -> None:
    facts = (
        fact("rotary_axes_count", 2),
        fact("designed_for", "test_equipment"),
        fact("positioning_accuracy", 3, "arcsec"),
        fact("positioning_accuracy", 4, "arcsec"),
    )
    assert judged(Item("positioning table", facts=facts)).status is Status.CONTROLLED


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (fact("positioning_accuracy", 4), "has no unit"),
        (fact("positioning_accuracy", 4, "furlong"), "has the unit 'furlong'"),
        (fact("positioning_accuracy", "fine", "arcsec"), "is not a figure"),
        (fact("positioning_accuracy", True, "arcsec"), "is not a figure"),
    ],
)
def test_a_fact_that_cannot_be_compared_is_shown_with_the_reason(bad: Fact, why: str) -> None:
    facts = (fact("rotary_axes_count", 2), fact("designed_for", "test_equipment"), bad)
    found = judged(Item("positioning table", facts=facts))
    assert statuses(found)["2B121"] == "needs_information"
    shown = [step.fact for entry in found.entries for step in entry.trace if step.fact]
    assert any(f"({why})" in one for one in shown)


@pytest.mark.parametrize(
    ("bad", "asked"),
    [
        (fact("rotary_axes_nonparallel", "perhaps"), "rotary_axes_nonparallel"),
        (fact("designed_for", 7), "designed_for"),
        (fact("designed_for", ()), "designed_for"),
        (fact("machine_process", "whittling"), "machine_process"),
    ],
)
def test_a_value_of_the_wrong_kind_decides_nothing(bad: Fact, asked: str) -> None:
    facts = (*(f for f in TABLE.facts if f.attribute != bad.attribute), bad)
    found = judged(replace(TABLE, facts=facts))
    assert statuses(found)["2B008.c"] == "needs_information"
    assert asked in {one.attribute for one in found.questions}


def test_a_fact_that_no_rule_knows_is_named() -> None:
    found = judged(replace(TABLE, facts=(*TABLE.facts, fact("colour", "green"))))
    assert "'colour' is not a fact that any rule asks for." in found.not_checked


def test_an_alias_is_the_attribute() -> None:
    facts = (fact("unidirectional_positioning_repeatability", Decimal("0.9"), "µm", axis="X"),)
    found = judged(Item("jig boring machine", facts=(*facts, fact("numerically_controllable", True))))
    assert statuses(found)["2B001.b.3"] == "controlled_unless"


def test_a_superseded_list_still_answers_and_says_so() -> None:
    found = judged(TABLE, "eu-dual-use")
    assert found.superseded
    assert found.status is Status.CONTROLLED
    assert found.list_date == date(2021, 5, 20)
    assert any("superseded by Delegated Regulation (EU) 2025/2003 since 2025-11-15" in one for one in found.not_checked)
    assert not judged(TABLE, "eu-dual-use", date(2025, 11, 14)).superseded


def test_a_day_without_a_text_is_not_encoded_and_never_todays_rule() -> None:
    found = judged(TABLE, "eu-dual-use", date(2015, 1, 1))
    assert (found.status, found.entries, found.list_date) == (Status.NOT_ENCODED, (), None)
    assert found.not_checked[0].startswith("no text for this date")


def test_the_vintage_of_2009_asks_for_what_the_table_can_do_to_a_machine() -> None:
    found = judged(TABLE, "eu-dual-use", date(2010, 2, 16))
    assert found.status is Status.NEEDS_INFORMATION
    assert [one.attribute for one in found.questions] == ["upgrades_machine_to_list_level"]


def test_five_axes_made_by_the_table_were_a_persons_decision_in_2010() -> None:
    found = judged(replace(TABLE, host=THREE_AXIS), "eu-dual-use", date(2010, 2, 16))
    assert "2B001.b.2" in found.not_encoded


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(Refused, match="'moon' is not a control list"):
        judged(TABLE, "moon")


def test_a_part_that_nobody_encoded_is_a_persons_decision() -> None:
    found = judged(Item("CNC lathe", facts=(fact("contouring_axes", 2), fact("machine_process", ("turning",)))))
    assert {"2B001.a", "2B201.a", "2B991"} <= set(found.not_encoded)
    assert "2B001.a (machine tools for turning) is not encoded: a person decides." in found.not_checked


def test_a_tariff_code_makes_a_candidate_of_what_the_words_leave_out() -> None:
    assert "2B008.d" not in statuses(judged(Item("rotary table")))
    assert statuses(judged(Item("rotary table", hs="84669300")))["2B008.d"] == "not_controlled"
    assert "2B008.c" not in statuses(judged(Item("coolant pump", hs="8413")))


def test_questions_carry_the_place_of_the_item_in_its_sale() -> None:
    rules = package_book().on(NOW)
    assert {q.item for q in classify(Item("rotary table"), rules, "us-ccl", subject="items[2]").questions} == {2}
    assert {q.item for q in classify(Item("rotary table"), rules, "us-ccl").questions} == {None}


def test_an_exception_that_is_unknown_gives_controlled_unless() -> None:
    book = compile_rules(borduria(entry=ENTRY)).on(date(2005, 1, 1))
    kettle = Item("kettle", facts=(fact("whistling", True), fact("spouts", 2)))
    found = classify(kettle, book, "borduria")
    assert found.status is Status.CONTROLLED_UNLESS
    assert found.entries[0].exceptions == ("unless it is one of the kettles made for coffee",)
    assert classify(Item("teapot"), book, "borduria").not_encoded == ("1K009",)


def test_the_same_item_gives_the_same_bytes_and_the_contracted_shape() -> None:
    found = to_json(judged(TABLE))
    assert canonical(found) == canonical(to_json(judged(TABLE)))
    assert {"status", "list", "list_date", "superseded", "entries", "questions", "not_encoded"} <= set(found)
    entry = found["entries"][0]
    assert (entry["entry"], entry["status"], entry["reasons_for_control"]) == ("2B008.c", "controlled", ["NS", "AT"])
    assert entry["official_text_bound"] is None
    assert set(entry["trace"][0]) == {"test", "value", "fact", "depth"}
    assert {step["value"] for step in entry["trace"]} <= {"yes", "no", "unknown"}


# --- with the official text ---------------------------------------------------------------------------

CCL = "control_lists/us_ccl_15cfr774_supp1_2026-06.xml"


def test_the_official_text_binds_rules_and_brings_candidates(shared: Callable[[str], Path]) -> None:
    official = read_official(shared(CCL).read_bytes(), where="ccl.xml")
    rules = package_book().on(NOW)
    table = classify(TABLE, rules, "us-ccl", official=official)
    assert {one.official_text_bound for one in table.entries} == {True}
    assert table.not_encoded == ()
    assert classify(TABLE, rules, "eu-dual-use", official=official).entries[0].official_text_bound is None
    converter = classify(Item("frequency converter"), rules, "us-ccl", official=official)
    assert {"3A001", "3A225"} <= set(converter.not_encoded)
    pump = classify(Item("coolant pump"), rules, "us-ccl", official=official)
    assert pump.status is Status.NO_ENTRY_FOUND


def test_the_search_ranks_the_entry_that_says_it_all_first(shared: Callable[[str], Path]) -> None:
    official = read_official(shared(CCL).read_bytes(), where="ccl.xml")
    assert search(official, "tilting rotary table")[0].entry == "2B008"
    assert search(official, "xyzzy") == ()


def test_a_changed_text_unbinds_the_rule(shared: Callable[[str], Path]) -> None:
    raw = shared(CCL).read_bytes().replace(b"Two rotary axes designed", b"Three rotary axes designed")
    found = classify(TABLE, package_book().on(NOW), "us-ccl", official=read_official(raw, where="ccl.xml"))
    bound = {one.entry: one.official_text_bound for one in found.entries}
    assert bound["2B008.c"] is False
    assert bound["2B121"] is True


def test_every_reason_row_of_a_controlled_machine_is_judged() -> None:
    machine = Item(
        "5-axis machining centre",
        facts=(
            *(f for f in THREE_AXIS.facts if f.attribute not in ("contouring_axes", "linear_travel")),
            fact("contouring_axes", 5),
            *(fact("linear_travel", Decimal("0.7"), "m", axis=a) for a in "YZ"),
            fact("linear_travel", Decimal("0.9"), "m", axis="X"),
        ),
    )
    (entry,) = (one for one in judged(machine).entries if one.entry == "2B001.b.2")
    assert [(one.reason, one.applies) for one in entry.reasons] == [
        ("NS", Truth.YES),
        ("NP", Truth.YES),
        ("AT", Truth.YES),
    ]
