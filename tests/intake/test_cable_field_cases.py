"""Single fields against cases that somebody else wrote without having seen the reader."""

from __future__ import annotations

from typing import Any

import pytest

from intake.field_cases import FIELDS, agrees, answer, cases

PAIRS = [(field, case) for field in FIELDS for case in cases("fields", field)]


def sentence(pair: tuple[str, dict[str, Any]]) -> str:
    field, case = pair
    return f"{field} of {' '.join(case['input'].split())[:70]}"


@pytest.mark.parametrize("pair", PAIRS, ids=[sentence(pair) for pair in PAIRS])
def test_a_field_reads_as_its_writer_expects(pair: tuple[str, dict[str, Any]]) -> None:
    field, case = pair
    got = answer(field, case)
    assert agrees(case["expected"], got), f"expected {case['expected']}, got {got}"
