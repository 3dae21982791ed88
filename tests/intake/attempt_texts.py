"""Short texts for the tests of attempts: four invented firms, and what was read of each, in short words."""

from __future__ import annotations

from typing import Any

from tearline.intake import read
from tearline.intake.attempt import extract
from tearline.model.alert import Attempt, Mention, Modality

FIRMS = {
    "FOO": "Foo Vale Tools LLC",
    "BAR": "Barlow Mills GmbH",
    "BAZ": "Lorne Vale LLC",
    "QUX": "Qasrun Industrial Establishment",
}
"""Who stands for whom in the texts of the tests; none has a full stop that could end a sentence."""
_SHORT = {value: key for key, value in FIRMS.items()}
_ROLES = {"buyer": "buyers", "between": "intermediaries", "supplier": "suppliers"}


def named(text: str) -> str:
    """``text`` with the full names of the firms in it."""
    for short, value in FIRMS.items():
        text = text.replace(short, value)
    return text


def attempts(text: str, header: dict[str, Any] | None = None) -> tuple[Attempt, ...]:
    """The attempts in a text of one portion."""
    return extract(named(text), (), (), header or {})


def message(text: str) -> tuple[Attempt, ...]:
    """The attempts in a message, read from its bytes."""
    return read(named(text).encode()).attempts


def short(mention: Mention) -> str:
    """``FOO``, with ``?`` where the text doubts and ``no`` where it denies."""
    mark = {Modality.SUSPECTED: "?", Modality.POTENTIAL: "?", Modality.DENIED: " no"}
    return _SHORT.get(mention.value, mention.value) + mark.get(mention.modality, "")


def roles(found: tuple[Attempt, ...]) -> list[dict[str, list[str]]]:
    """For each attempt who has which part; parts that nobody has are left out."""
    return [
        {name: [short(one) for one in held] for name, role in _ROLES.items() if (held := getattr(attempt, role))}
        for attempt in found
    ]


def rules(found: tuple[Attempt, ...]) -> set[tuple[str, str, str]]:
    """Every (firm, part, rule) of the attempts."""
    return {
        (short(one), name, one.rule)
        for attempt in found
        for name, role in _ROLES.items()
        for one in getattr(attempt, role)
    }


def countries(found: tuple[Attempt, ...]) -> dict[str, str | None]:
    """Each firm of the attempts with its country."""
    return {
        short(one): one.country
        for attempt in found
        for one in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers)
    }


def goods(found: tuple[Attempt, ...]) -> list[list[tuple[str, str | None]]]:
    """For each attempt its goods, each with its quantity as text."""
    return [
        [(item.description, None if item.quantity is None else str(item.quantity)) for item in attempt.items]
        for attempt in found
    ]
