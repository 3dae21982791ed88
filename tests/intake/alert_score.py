"""How well the slots of attempts are filled: gold in YAML, precision and recall slot by slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tearline.intake.attempt import extract
from tearline.model.alert import Attempt, Mention
from tearline.notation.strict_yaml import read_yaml

ALERTS = Path(__file__).parent / "alerts"
SLOTS = (
    "buyers",
    "intermediaries",
    "suppliers",
    "description",
    "models",
    "quantity",
    "value",
    "regimes",
    "seen",
    "use",
    "concerns",
    "actions",
    "contact",
)


def gold(name: str) -> list[dict[str, Any]]:
    """The alerts of one file."""
    found: list[dict[str, Any]] = read_yaml((ALERTS / name).read_bytes(), where=name)
    return found


def read(alert: dict[str, Any]) -> tuple[Attempt, ...]:
    """The attempts that Tearline finds in one alert, sent on its day."""
    return extract(alert["text"], (), (), {"dtg": f"{alert['sent']}T12:00:00Z"})


def expected(attempt: dict[str, Any]) -> dict[str, list[Any]]:
    """The slots of a gold attempt as comparable values."""
    items = attempt.get("items", [])
    return {
        **{role: [_party(text) for text in attempt.get(role, [])] for role in SLOTS[:3]},
        "description": [item["description"] for item in items],
        "models": [(tuple(item["models"]), item.get("alternatives", False)) for item in items if item.get("models")],
        "quantity": [_quantity(item["quantity"]) for item in items if item.get("quantity")],
        "value": [item["value"] for item in items if item.get("value")],
        "regimes": [pair for item in items for pair in item.get("regimes", {}).items()],
        "seen": [str(attempt["seen"])] if attempt.get("seen") else [],
        "use": [attempt["use"]] if attempt.get("use") else [],
        "concerns": attempt.get("concerns", []),
        "actions": [
            tuple(part.strip() for part in f"{text} | | ".split("|")[:3]) for text in attempt.get("actions", [])
        ],
        "contact": [attempt["contact"]] if attempt.get("contact") else [],
    }


def _quantity(value: int | str) -> Decimal | str:
    """A count, or a weight in the words of the text."""
    return Decimal(value) if isinstance(value, int) else value


def _party(text: str) -> tuple[str, str, str]:
    value, country, modality = (part.strip() for part in f"{text} | | ".split("|")[:3])
    return value, country, modality or "stated"


def found(attempt: Attempt) -> dict[str, list[Any]]:
    """The slots of an extracted attempt as comparable values."""
    items = attempt.items
    return {
        "buyers": [_mention(one) for one in attempt.buyers],
        "intermediaries": [_mention(one) for one in attempt.intermediaries],
        "suppliers": [_mention(one) for one in attempt.suppliers],
        "description": [item.description for item in items],
        "models": [(item.models, item.alternatives) for item in items if item.models],
        "quantity": [item.quantity for item in items if item.quantity is not None],
        "value": [item.value for item in items if item.value],
        "regimes": [(one.name, one.modality.value) for item in items for one in item.regimes],
        "seen": [attempt.seen] if attempt.seen else [],
        "use": [attempt.intended_use] if attempt.intended_use else [],
        "concerns": list(attempt.concerns),
        "actions": [(one.what, one.by or "", one.report_to or "") for one in attempt.requested_actions],
        "contact": [attempt.contact] if attempt.contact else [],
    }


def _mention(one: Mention) -> tuple[str, str, str]:
    return one.value, one.country or "", one.modality.value


def differences(alert: dict[str, Any]) -> Iterator[tuple[str, Counter[Any], Counter[Any]]]:
    """For each slot of an alert: its name, what was found and what was expected."""
    wanted: dict[str, Counter[Any]] = {slot: Counter() for slot in SLOTS}
    given: dict[str, Counter[Any]] = {slot: Counter() for slot in SLOTS}
    for place, attempt in enumerate(alert["attempts"]):
        for slot, values in expected(attempt).items():
            wanted[slot].update((place, value) for value in values)
    for place, attempt in enumerate(read(alert)):
        for slot, values in found(attempt).items():
            given[slot].update((place, value) for value in values)
    for slot in SLOTS:
        yield slot, given[slot], wanted[slot]


def score(alerts: list[dict[str, Any]]) -> dict[str, tuple[float, float, int]]:
    """For each slot: precision, recall, and how many values the gold has."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for alert in alerts:
        for slot, have, want in differences(alert):
            right[slot] += sum((have & want).values())
            given[slot] += sum(have.values())
            wanted[slot] += sum(want.values())
    return {
        slot: (
            right[slot] / given[slot] if given[slot] else 1.0,
            right[slot] / wanted[slot] if wanted[slot] else 1.0,
            wanted[slot],
        )
        for slot in SLOTS
    }
