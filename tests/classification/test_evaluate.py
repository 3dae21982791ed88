"""The predicates that the real lists do not use yet, on the fictional list; and figures against limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rulebook.fictional import ENTRY, borduria
from tearline.classification import classify
from tearline.classification.evaluate import _compare
from tearline.classification.statements import Statement
from tearline.model.classification import Classification, Status
from tearline.model.item import Fact, Item
from tearline.model.truth import Truth
from tearline.rulebook import compile_rules

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
SINCE_2001 = "        - flag: {attribute: whistles}\n        - defined_term: large"


def kettle(test: str, *facts: Fact) -> Classification:
    """A kettle under a rule of 2001 whose test is ``all of`` the one given."""
    assert SINCE_2001 in ENTRY
    book = compile_rules(borduria(entry=ENTRY.replace(SINCE_2001, test)))
    return classify(Item("kettle", facts=(*facts, Fact("made_for", "tea"))), book.on(date(2005, 1, 1)), "borduria")


TWO_OF_THREE = """        - at_least:
            count: 2
            of:
              - flag: {attribute: whistles}
              - threshold: {attribute: spouts, op: "==", value: 2}
              - enum: {attribute: made_for, one_of: [coffee]}"""


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ((Fact("whistles", True), Fact("spouts", Decimal(2))), Status.CONTROLLED),
        ((Fact("whistles", True), Fact("spouts", Decimal(3))), Status.NO_ENTRY_FOUND),
        ((Fact("whistles", True),), Status.NEEDS_INFORMATION),
        ((Fact("spouts", Decimal(3)),), Status.NO_ENTRY_FOUND),
    ],
)
def test_two_of_three(facts: tuple[Fact, ...], status: Status) -> None:
    assert kettle(TWO_OF_THREE, *facts).status is status


def test_what_two_of_three_still_lacks_is_asked_for() -> None:
    assert [one.attribute for one in kettle(TWO_OF_THREE, Fact("whistles", True)).questions] == ["spouts"]


EVERY_AXIS = """        - all_axes:
            axes: linear
            test:
              threshold: {attribute: litres, op: "<=", value: 5, unit: mm, better: lower}"""


def on(axis: str, value: int) -> Fact:
    return Fact("litres", Decimal(value), "mm", axis=axis)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ((on("X", 4), on("Y", 5), Fact("spouts", Decimal(2))), Status.CONTROLLED),
        ((on("X", 4), on("Y", 6), Fact("spouts", Decimal(2))), Status.NO_ENTRY_FOUND),
        ((on("X", 6),), Status.NO_ENTRY_FOUND),
        ((on("X", 4), on("Y", 5)), Status.NEEDS_INFORMATION),
        ((on("X", 4), Fact("spouts", Decimal(2))), Status.NEEDS_INFORMATION),
    ],
)
def test_every_axis_must_meet_it_and_unnamed_axes_stay_open(facts: tuple[Fact, ...], status: Status) -> None:
    assert kettle(EVERY_AXIS, *facts).status is status


def test_where_the_number_of_axes_is_unknown_it_is_asked_for() -> None:
    assert "spouts" in {one.attribute for one in kettle(EVERY_AXIS, on("X", 4), on("Y", 5)).questions}


def test_a_rule_may_rest_on_another_entry() -> None:
    ref = "        - not: {ref: 1K009}"
    assert kettle(ref).status is Status.CONTROLLED


@pytest.mark.parametrize(
    ("low", "high", "op", "value"),
    [
        (2, 2, "<=", YES), (2, 2, "<", NO), (2, 2, ">=", YES), (2, 2, ">", NO), (2, 2, "==", YES), (3, 3, "==", NO),
        (1, 3, "<=", UNKNOWN), (1, 3, ">=", UNKNOWN), (0, 1, ">=", NO), (0, 1, "<=", YES),
        (2, None, ">=", YES), (1, None, ">=", UNKNOWN), (3, None, "<=", NO), (2, None, "<=", UNKNOWN),
        (1, 3, "==", UNKNOWN), (3, 4, "==", NO), (3, None, "==", NO), (1, None, "==", UNKNOWN),
        (None, None, "<=", UNKNOWN),
    ],
)  # fmt: skip
def test_an_interval_against_a_limit_of_two(low: int | None, high: int | None, op: str, value: Truth) -> None:
    def figure(number: int | None) -> Decimal | None:
        return None if number is None else Decimal(number)

    assert _compare(Statement("spouts", "", figure(low), figure(high)), op, Decimal(2)) is value
