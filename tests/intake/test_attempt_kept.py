"""How well attempts are read from alerts whose writer had not seen the program: visible, and not to fall.

The kept half only measures. Nobody reads its alerts to change a pattern, so no test here names one of them.
"""

from __future__ import annotations

import pytest

from intake.alert_score import gold
from intake.alert_score import score as score_alerts
from intake.alert_slots import HERE, score

KEPT = {
    "attempts": (0.92, 0.63),
    "buyers": (0.69, 0.27),
    "intermediaries": (0.48, 0.20),
    "suppliers": (0.73, 0.50),
    "party, country, doubt": (0.48, 0.23),
    "items": (0.58, 0.39),
    "models": (0.48, 0.27),
    "quantity": (0.76, 0.35),
    "regimes": (0.98, 0.38),
    "seen": (0.91, 0.65),
    "concerns": (0.98, 0.60),
    "by": (0.98, 0.31),
    "report_to": (0.98, 0.12),
}
"""Precision and recall on the kept half, each a little under what is reached; of the stated uses none is found."""
SHOWN = {
    "attempts": (0.98, 0.91),
    "buyers": (0.91, 0.83),
    "intermediaries": (0.98, 0.86),
    "suppliers": (0.93, 0.79),
    "party, country, doubt": (0.74, 0.65),
    "items": (0.88, 0.75),
    "models": (0.98, 0.69),
    "quantity": (0.98, 0.44),
    "regimes": (0.84, 0.81),
    "seen": (0.98, 0.71),
    "concerns": (0.98, 0.85),
    "by": (0.98, 0.83),
    "report_to": (0.98, 0.60),
    "intended_use": (0.73, 0.35),
}
"""The same on the shown half, from which patterns were made: no measure of unknown texts."""
OWN_WORDS = {
    "buyers": (0.98, 0.95),
    "intermediaries": (0.98, 0.98),
    "suppliers": (0.95, 0.90),
    "description": (0.93, 0.91),
}


@pytest.fixture(scope="module")
def reached() -> dict[str, dict[str, tuple[float, float]]]:
    return {folder: score(folder) for folder in ("kept", "shown")}


def test_both_halves_hold_thirty_alerts() -> None:
    assert [len(list((HERE / folder).glob("*.yaml"))) for folder in ("kept", "shown")] == [30, 30]


@pytest.mark.parametrize(
    ("folder", "slot", "floor"),
    [(folder, slot, floor) for folder, rows in (("kept", KEPT), ("shown", SHOWN)) for slot, floor in rows.items()],
)
def test_a_slot_does_not_fall_below_what_it_has_reached(
    reached: dict[str, dict[str, tuple[float, float]]], folder: str, slot: str, floor: tuple[float, float]
) -> None:
    precision, recall = reached[folder][slot]
    assert precision >= floor[0]
    assert recall >= floor[1]


def test_every_measured_slot_has_a_floor(reached: dict[str, dict[str, tuple[float, float]]]) -> None:
    assert set(reached["kept"]) == {*KEPT, "intended_use"}
    assert set(reached["shown"]) == set(SHOWN)


@pytest.mark.parametrize("slot", OWN_WORDS)
def test_single_statements_in_many_words_keep_what_they_have_reached(slot: str) -> None:
    precision, recall, wanted = score_alerts([{"sent": "2013-01-01", **alert} for alert in gold("own_words.yaml")])[
        slot
    ]
    assert wanted > 0
    assert precision >= OWN_WORDS[slot][0]
    assert recall >= OWN_WORDS[slot][1]
