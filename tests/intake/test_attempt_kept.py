"""How well attempts are read from alerts whose writer had not seen the program: visible, and not to fall.

The kept half only measures. Nobody reads its alerts to change a pattern, so no test here names one of them.
"""

from __future__ import annotations

import pytest

from intake.alert_score import gold
from intake.alert_score import score as score_alerts
from intake.alert_slots import HALVES, TITLES, alerts, score

KEPT = {
    "attempts": (0.94, 0.84),
    "buyers": (0.79, 0.61),
    "intermediaries": (0.75, 0.40),
    "suppliers": (0.82, 0.71),
    "party, country, doubt": (0.69, 0.53),
    "items": (0.87, 0.73),
    "models": (0.81, 0.67),
    "quantity": (0.94, 0.70),
    "regimes": (0.95, 0.76),
    "seen": (0.90, 0.71),
    "concerns": (0.98, 0.88),
    "by": (0.94, 0.57),
    "report_to": (0.92, 0.45),
    "intended_use": (0.80, 0.47),
}
"""Precision and recall on the kept half, each a little under what is reached. The aim, 0.97 and
0.92, is not reached. ``python -m intake.alert_slots``, run in ``tests/``, prints these floors anew."""
SHOWN = {
    "attempts": (0.93, 0.91),
    "buyers": (0.83, 0.79),
    "intermediaries": (0.86, 0.62),
    "suppliers": (0.86, 0.81),
    "party, country, doubt": (0.73, 0.66),
    "items": (0.85, 0.79),
    "models": (0.84, 0.71),
    "quantity": (0.92, 0.68),
    "regimes": (0.93, 0.78),
    "seen": (0.88, 0.73),
    "concerns": (0.98, 0.91),
    "by": (0.95, 0.80),
    "report_to": (0.88, 0.71),
    "intended_use": (0.75, 0.59),
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
    return {half: score(half) for half in HALVES}


@pytest.mark.parametrize(("half", "count"), [("kept", 90), ("shown", 284)])
def test_no_alert_is_lost(half: str, count: int) -> None:
    assert len(alerts(half)) == count


def test_no_alert_is_in_both_halves() -> None:
    kept, shown = ({alert["text"] for alert in alerts(half)} for half in HALVES)
    assert len(kept) == 90
    assert not kept & shown


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
    assert set(reached["kept"]) == set(KEPT) == set(TITLES)
    assert set(reached["shown"]) == set(SHOWN) == set(TITLES)


@pytest.mark.parametrize("slot", OWN_WORDS)
def test_single_statements_in_many_words_keep_what_they_have_reached(slot: str) -> None:
    precision, recall, wanted = score_alerts([{"sent": "2013-01-01", **alert} for alert in gold("own_words.yaml")])[
        slot
    ]
    assert wanted > 0
    assert precision >= OWN_WORDS[slot][0]
    assert recall >= OWN_WORDS[slot][1]
