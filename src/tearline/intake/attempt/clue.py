"""A clue to a role, the weights that there are, and what one statement tells.

The weights are the whole of the judgement; nothing is learned. A role is decided only when the message has been
read to its end (cast.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from tearline.intake.attempt.goods import Thing
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

Role = Literal["buyers", "intermediaries", "suppliers"]
ROLES: tuple[Role, ...] = ("buyers", "intermediaries", "suppliers")
SINGULAR: dict[Role, str] = {"buyers": "buyer", "intermediaries": "intermediary", "suppliers": "supplier"}
DECISIVE, SURE, STRONG, FAIR, SOME, WEAK = 16.0, 6.0, 4.0, 3.0, 2.5, 1.5
MAKER = 0.5
PRINCIPAL = words("grammar", "principal")
"""Clues that a buyer stands behind who asks."""
TRADE = (
    "seek",
    "approach",
    "send",
    "receive",
    "supply",
    "request",
    "contract",
    "purchase",
    "sale",
    "offer",
    "interest",
    "instruct",
    "destine",
)


@dataclass(slots=True)
class Clue:
    """``node`` may be in ``role``; ``doubt`` are the words that make it doubtful."""

    node: Node
    role: Role
    weight: float
    rule: str
    doubt: tuple[str, ...] = ()


@dataclass(slots=True)
class Event:
    """What one statement tells: clues, goods, whether it is a deal at all, and whether it denies."""

    clues: list[Clue] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    models: list[Models] = field(default_factory=list)
    trade: bool = False
    negated: bool = False
    past: bool = False
    label: str = ""
    """What the label of a form's line names; empty in a sentence."""
    count: Decimal | None = None
    amount: str | None = None
    price: str | None = None
    use: str | None = None
    deeds: list[Deed] = field(default_factory=list)


def doubt_of(deed: Deed) -> tuple[str, ...]:
    """The doubt of a verb, with that of the verb that governs it: "is believed to be seeking"."""
    found = deed.node.doubt
    above = deed.governor
    while above is not None:
        found += above.node.doubt
        if above.node.word in ("believe", "suspect", "think", "appear", "seem", "rumour", "rumor", "presume", "assume"):
            found += ("believed",)
        above = above.governor
    return found
