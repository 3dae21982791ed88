"""Every case of every rule; and that no fact that decides can be dropped without its being asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rulebook.fictional import ENTRY, borduria, package_book
from tearline.classification import run_cases
from tearline.classification.cases import case_item, judge_case
from tearline.model.classification import Status
from tearline.rulebook import compile_rules
from tearline.rulebook.rule import Case, Rule

CASES = [(rule, case) for rule in package_book().rules for case in rule.cases]
JUDGED_BY_PEOPLE = ("specially_designed_for", "workpiece_material")
DECIDED = (Status.CONTROLLED, Status.NOT_CONTROLLED)


def name_of(pair: object) -> str:
    return pair.path if isinstance(pair, Rule) else pair.name if isinstance(pair, Case) else str(pair)


@pytest.mark.parametrize("result", run_cases(package_book()), ids=lambda r: f"{r.list_id} {r.path}: {r.case}")
def test_the_rule_answers_its_case(result: object) -> None:
    assert getattr(result, "problem", None) == ""


def test_there_are_cases_on_both_sides_of_every_rule() -> None:
    assert len(CASES) >= 280
    for rule in package_book().rules:
        assert {"controlled", "not_controlled"} <= {case.expect for case in rule.cases}


def test_a_wrong_expectation_fails_and_says_how() -> None:
    wrong = ENTRY.replace("{spouts: 2}, {made_for: tea}", "{spouts: 1}, {made_for: tea}")
    failed = [one for one in run_cases(compile_rules(borduria(entry=wrong))) if not one.passed]
    assert [(one.case, one.problem) for one in failed] == [
        ("two whistling spouts are controlled", "expected controlled, got not_controlled")
    ]


def test_a_question_or_a_reason_that_fails_to_come_is_a_failure_too() -> None:
    spare = "{name: one spout is free, description: kettle, expect: not_controlled, facts: [{spouts: 1}]"
    assert spare in ENTRY
    strict = ENTRY.replace(spare, f"{spare}, asks: [made_for], reasons: [KT]")
    failed = [one for one in run_cases(compile_rules(borduria(entry=strict)), "borduria") if not one.passed]
    assert [one.problem for one in failed] == ["does not ask for made_for; expected the reasons KT, got none"]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=name_of)
def test_dropping_a_fact_never_decides_and_is_asked_for_where_it_decided(rule: Rule, case: Case) -> None:
    """Without a fact the answer stays, or turns to one that waits for that very fact."""
    book = package_book()
    item = case_item(case, book.vocabulary)
    _, before = judge_case(book, rule, item, case)
    status = before.status if before else Status.NOT_CONTROLLED
    attributes = dict.fromkeys(fact.attribute for fact in item.facts)
    for attribute in attributes:
        poorer = replace(item, facts=tuple(fact for fact in item.facts if fact.attribute != attribute))
        classification, after = judge_case(book, rule, poorer, case)
        later = after.status if after else Status.NOT_CONTROLLED
        if later is status:
            continue
        if attribute in JUDGED_BY_PEOPLE and later is Status.CONTROLLED:
            continue  # without a person's finding the presumption holds again, and the trace says so
        if later is Status.CONTROLLED and after is not None and "controlled either way" in " ".join(after.exceptions):
            assert classification.status is Status.CONTROLLED
            continue  # an entry that comes first is open now: controlled there or here
        if status in DECIDED:
            assert later in (Status.NEEDS_INFORMATION, Status.CONTROLLED_UNLESS), (attribute, later)
            asked = {one.attribute for one in classification.questions if rule.path in one.decides}
            assert asked & related(attribute), (attribute, asked)
        else:
            assert later is not Status.CONTROLLED, (attribute, status)


def related(attribute: str) -> set[str]:
    """The attribute itself, and those from which it would follow: parts of a sum, other counts of the same axes."""
    registry = package_book().vocabulary.attributes
    sums = {one.id for one in registry.values() if attribute in one.sum_of} | {attribute}
    parts = {part for one in sums for part in registry[one].sum_of}
    counts = {one.id for one in registry.values() if one.counts and one.counts == registry[attribute].counts}
    return {attribute, *sums, *parts, *counts}
