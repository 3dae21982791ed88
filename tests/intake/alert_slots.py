"""Precision and recall of the reading on alerts whose gold was written without sight of the program."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from tearline.intake import read, to_json
from tearline.model.refusal import Declined
from tearline.notation.strict_yaml import read_yaml

HERE = Path(__file__).parent
ROLES = ("buyers", "intermediaries", "suppliers")


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


def score(folder: str) -> dict[str, tuple[float, float]]:
    """For each slot that the gold of a folder fills: precision and recall, rounded to two places."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for path in sorted((HERE / folder).glob("*.yaml")):
        alert: dict[str, Any] = read_yaml(path.read_bytes(), where=path.name)
        try:
            attempts = to_json(read(alert["text"].encode(), name=path.name))["attempts"]
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
