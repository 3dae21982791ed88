"""A sentence as a row of nodes: parties, goods, verbs, nouns of dealing, prepositions, joints."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from tearline.intake.attempt.dates import When
from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.goods import Thing
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.places import Place

Kind = Literal[
    "party", "firm", "you", "pronoun", "thing", "models", "verb", "noun", "prep", "and", "comma", "relative", "that",
    "time", "place", "role", "open", "close", "colon", "own", "other", "doubt",
]  # fmt: skip


@dataclass(slots=True)
class Node:
    """Tokens ``first`` to ``after`` of a sentence.

    ``word``: the lemma of a verb, the class of a noun of dealing, the relation of a preposition, the head of
    a firm ("company"). ``counted`` is a count or a weight that stands by itself: "700 pieces". ``beside`` are
    the parties of what is said of it ("a front for Foo"). ``country``, ``described``, ``doubt`` and ``names``
    gather what is said of a party.
    """

    kind: Kind
    first: int
    after: int
    word: str = ""
    shape: str = ""
    passive: bool = False
    negated: bool = False
    country: str | None = None
    described: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    thing: Thing | None = None
    models: Models | None = None
    time: When | None = None
    place: Place | None = None
    counted: tuple[Decimal | None, str | None] | None = None
    linked: list[Node] = field(default_factory=list)
    beside: list[Node] = field(default_factory=list)

    @property
    def is_party(self) -> bool:
        """Whether the node stands for somebody: a name, "the firm", "it", "you"."""
        return self.kind in ("party", "firm", "you", "pronoun")
