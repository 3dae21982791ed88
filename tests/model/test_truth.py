"""The laws of strong Kleene logic, over all values."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from tearline.model.truth import Truth, all_of, any_of, at_least

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
ALL = (YES, NO, UNKNOWN)


def and_(a: Truth, b: Truth) -> Truth:
    return all_of([a, b])


def or_(a: Truth, b: Truth) -> Truth:
    return any_of([a, b])


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_the_tables(a: Truth, b: Truth, both: Truth, either: Truth) -> None:
    assert and_(a, b) is and_(b, a) is both
    assert or_(a, b) is or_(b, a) is either


def test_negation_undoes_itself_and_leaves_unknown_unknown() -> None:
    assert [~value for value in ALL] == [NO, YES, UNKNOWN]
    assert all(~~value is value for value in ALL)


@pytest.mark.parametrize(("a", "b"), list(product(ALL, ALL)))
def test_de_morgan(a: Truth, b: Truth) -> None:
    assert ~and_(a, b) is or_(~a, ~b)
    assert ~or_(a, b) is and_(~a, ~b)


@pytest.mark.parametrize(("a", "b", "c"), list(product(ALL, ALL, ALL)))
def test_association_distribution_absorption(a: Truth, b: Truth, c: Truth) -> None:
    assert and_(a, and_(b, c)) is and_(and_(a, b), c) is all_of([a, b, c])
    assert or_(a, or_(b, c)) is or_(or_(a, b), c) is any_of([a, b, c])
    assert and_(a, or_(b, c)) is or_(and_(a, b), and_(a, c))
    assert or_(a, and_(b, c)) is and_(or_(a, b), or_(a, c))
    assert and_(a, or_(a, b)) is or_(a, and_(a, b)) is a


def test_the_excluded_middle_does_not_hold_for_unknown() -> None:
    assert or_(UNKNOWN, ~UNKNOWN) is UNKNOWN
    assert and_(UNKNOWN, ~UNKNOWN) is UNKNOWN


def test_nothing_is_all_yes_and_none_yes() -> None:
    assert all_of([]) is YES
    assert any_of([]) is NO


@pytest.mark.parametrize("values", list(product(ALL, ALL, ALL)))
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_at_least_agrees_with_every_way_of_filling_the_unknowns(count: int, values: tuple[Truth, ...]) -> None:
    filled = product(*[(YES, NO) if value is UNKNOWN else (value,) for value in values])
    outcomes = {sum(value is YES for value in one) >= count for one in filled}
    expected = Truth.of(outcomes.pop()) if len(outcomes) == 1 else UNKNOWN
    assert {at_least(count, order) for order in permutations(values)} == {expected}


def test_more_information_never_takes_an_answer_back() -> None:
    for values in product(ALL, repeat=3):
        for place, value in enumerate(values):
            if value is UNKNOWN:
                for learnt in (YES, NO):
                    after = [*values[:place], learnt, *values[place + 1 :]]
                    for join in (all_of, any_of):
                        if join(values) is not UNKNOWN:
                            assert join(after) is join(values)


def test_a_truth_is_no_boolean() -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(YES)
    assert [Truth.of(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]
