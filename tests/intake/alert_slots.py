"""Precision and recall of the reading on alerts whose gold was written without sight of the program.

``python -m intake.alert_slots``, run in ``tests/``, prints both halves as the table of docs/reference/attempts.md, and
below it the floors of test_attempt_kept.py.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tearline.intake import read, to_json
from tearline.model.refusal import Declined
from tearline.notation.strict_yaml import read_yaml

HERE = Path(__file__).parent
HALVES = ("kept", "shown")
ROLES = ("buyers", "intermediaries", "suppliers")
TITLES = {
    "attempts": "attempts (how many)",
    "buyers": "buyers",
    "intermediaries": "intermediaries",
    "suppliers": "suppliers",
    "party, country, doubt": "any party with its country and doubt",
    "items": "items",
    "models": "models",
    "quantity": "quantity",
    "regimes": "regimes",
    "seen": "seen",
    "concerns": "concerns",
    "by": "by when to act",
    "report_to": "where to report",
    "intended_use": "intended use",
}
"""Every measured slot, in the order of the page, and what the page calls it."""
MARGIN = 0.02
"""How far a slot may fall below what it has reached before a test fails."""


def plain(value: object) -> str:
    """A value without regard to case, punctuation and line breaks."""
    return " ".join(re.findall(r"[^\W_]+", str(value).casefold()))


def slots(attempts: list[dict[str, Any]]) -> dict[str, Counter[Any]]:
    """The values of all attempts of one alert, slot by slot."""
    found: dict[str, Counter[Any]] = {}

    def add(slot: str, value: object) -> None:
        found.setdefault(slot, Counter())[value] += 1

    for attempt in attempts:
        add("attempts", "")
        for role in ROLES:
            for party in attempt[role]:
                add(role, plain(party["value"]))
                add("party, country, doubt", (role, plain(party["value"]), party["country"], party["modality"]))
        for item in attempt["items"]:
            add("items", plain(item["description"]))
            if item["models"]:
                add("models", tuple(sorted(plain(model) for model in item["models"])))
            if item["quantity"]:
                add("quantity", plain(item["quantity"]))
            for regime in item["regimes"]:
                add("regimes", (plain(regime["name"]), regime["modality"]))
        for slot in ("seen", "intended_use"):
            if attempt[slot]:
                add(slot, plain(attempt[slot]))
        for concern in attempt["concerns"]:
            add("concerns", concern)
        for action in attempt["requested_actions"]:
            for slot in ("by", "report_to"):
                if action[slot]:
                    add(slot, plain(action[slot]))
    return found


def alerts(folder: str) -> list[dict[str, Any]]:
    """The alerts of a half, by the names of their files."""
    return [read_yaml(path.read_bytes(), where=path.name) for path in sorted((HERE / folder).glob("*.yaml"))]


def parties(folder: str) -> set[str]:
    """Every firm and person that the gold of a half names."""
    attempts = [attempt for alert in alerts(folder) for attempt in alert["gold"]["attempts"]]
    return {party["value"] for attempt in attempts for role in ROLES for party in attempt[role]}


def score(folder: str) -> dict[str, tuple[float, float]]:
    """For each slot that the gold of a folder fills: precision and recall, rounded to two places."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for alert in alerts(folder):
        try:
            attempts = to_json(read(alert["text"].encode(), name=alert["name"]))["attempts"]
        except Declined:
            attempts = []
        have, want = slots(attempts), slots([_whole(one) for one in alert["gold"]["attempts"]])
        for slot in {*have, *want}:
            right[slot] += sum((have.get(slot, Counter()) & want.get(slot, Counter())).values())
            given[slot] += sum(have.get(slot, Counter()).values())
            wanted[slot] += sum(want.get(slot, Counter()).values())
    return {
        slot: (round(right[slot] / given[slot] if given[slot] else 1.0, 2), round(right[slot] / wanted[slot], 2))
        for slot in sorted(wanted)
        if wanted[slot]
    }


def _whole(attempt: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {slot: [] for slot in (*ROLES, "items", "concerns", "requested_actions")}
    return {**empty, "seen": None, "intended_use": None, **attempt}


def table() -> str:
    """Both halves as Markdown, one slot a row."""
    reached = [score(half) for half in HALVES]
    rows = ["| slot | kept: precision | kept: recall | shown: precision | shown: recall |", "|---|---|---|---|---|"]
    for slot, title in TITLES.items():
        cells = [f"{figure:.2f}" for half in reached for figure in half[slot]]
        rows.append(f"| {' | '.join((title, *cells))} |")
    return "\n".join(rows)


def floors(half: str) -> dict[str, tuple[float, float]]:
    """What test_attempt_kept.py holds a half to: a little under what is reached."""
    reached = score(half)
    return {slot: (_under(reached[slot][0]), _under(reached[slot][1])) for slot in TITLES}


def _under(figure: float) -> float:
    return round(max(0.0, figure - MARGIN), 2)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n\n")
    for half in HALVES:
        rows = "".join(f'    "{slot}": ({low[0]:.2f}, {low[1]:.2f}),\n' for slot, low in floors(half).items())
        sys.stdout.write(f"{half.upper()} = {{\n{rows}}}\n")
