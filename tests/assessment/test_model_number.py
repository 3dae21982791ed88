"""Model numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from tearline.assessment.model_number import models_in, same_model
from tearline.model.match import Verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("QRT-320", "QRT 320", "same"),
        ("QRT-320", "qrt320", "same"),
        ("QRT-320", "QRT320A", "same"),
        ("QRT-320", "QRT‑320", "same"),
        ("QRT-320", "320 series", "same"),
        ("QRT-320", "QRT series", "same"),
        ("QRT-320", "model QRT-320", "same"),
        ("QRT-320T", "QRT-320TX", "same"),
        ("QRT-320T", "QRT-320R", "related"),
        ("QRT-320", "320", "related"),
        ("QRT-320", "QRT-400", "different"),
        ("QRT-320", "BRS-320", "different"),
        ("QRT-320", "series", "different"),
        ("QRT-320", "", "different"),
        ("ALPHA", "alpha", "same"),
        ("ALPHA", "BETA", "different"),
        ("", "", "different"),
        ("BETA series", "320", "different"),
    ],
)
def test_two_writings_of_a_model(one: str, other: str, verdict: str) -> None:
    assert same_model(one, other) is Verdict(verdict)
    assert same_model(other, one) is Verdict(verdict)


@for_all(st.text(max_size=20), st.text(max_size=20))
def test_the_comparison_is_symmetric_and_never_fails(one: str, other: str) -> None:
    assert same_model(one, other) is same_model(other, one)


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("CNC rotary table LRT-320T with motor", ("LRT-320T",)),
        ("rotary table", ()),
        ("spindle HSK-A63 and table QRT 400", ("HSK-A63", "QRT 400")),
    ],
)
def test_models_in_a_description(text: str, models: tuple[str, ...]) -> None:
    assert models_in(text) == models
