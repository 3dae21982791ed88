"""Every written case of cases/, by its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.build import arguments, written_cases
from tearline.assessment import to_json

CASES = written_cases()


def test_the_cases_are_many_and_each_has_a_sentence_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = arguments(case).judge()
    expect = case["expect"]
    said = [f"{one.rule} {one.status.value} {one.effect.value}" for one in found.findings]
    for line in expect.get("says", []):
        assert line in said
    for rule in expect.get("lacks", []):
        assert rule not in [one.rule for one in found.findings]
    asked = [question.attribute for question in found.questions]
    for attribute in expect.get("asks", []):
        assert attribute in asked
    if "summary" in expect:
        assert any(expect["summary"] in one.summary for one in found.findings)
    if "not_checked" in case:
        assert any(case["not_checked"] in sentence for sentence in found.not_checked)
    assert found.recommendation.value == expect["recommendation"]
    assert "cleared" not in str(to_json(found))
