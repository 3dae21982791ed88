"""An item of a sale held against what an alert says was sought."""

from __future__ import annotations

import pytest

from tearline.assessment.sought_item import same_item
from tearline.model.alert import SoughtItem
from tearline.model.item import Item
from tearline.model.truth import Truth

TABLE = SoughtItem("CNC rotary table", models=("LRT-320T", "LRT-400T"), alternatives=True)


@pytest.mark.parametrize(
    ("description", "model", "by_model", "by_words"),
    [
        ("rotary table", "LRT-400T", "yes", "yes"),
        ("CNC rotary table LRT 320T", None, "yes", "yes"),
        ("rotary table, 320 mm", None, "unknown", "yes"),
        ("tilting turntable", None, "unknown", "yes"),
        ("trunnion table", "LRT-400R", "unknown", "yes"),
        ("rotary table", "LRI-250", "no", "yes"),
        ("coolant pump", "LOP-12", "no", "no"),
        ("coolant pump", None, "unknown", "no"),
        ("the", None, "unknown", "unknown"),
    ],
)
def test_by_model_and_by_words(description: str, model: str | None, by_model: str, by_words: str) -> None:
    found = same_item(Item(description, model=model), TABLE)
    assert found[:2] == (Truth(by_model), Truth(by_words))
    assert found[2]


def test_an_alert_without_models_leaves_the_model_open() -> None:
    model, words, why = same_item(Item("rotary table", model="LRT-320T"), SoughtItem("rotary tables"))
    assert (model, words) == (Truth.UNKNOWN, Truth.YES)
    assert why == "the alert names no model"
