"""A sentence as far as it is read: its nodes so far, and what stands around a word of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from tearline.intake.attempt import lexical
from tearline.intake.attempt.goods import Goods
from tearline.intake.attempt.nodes import Kind, Node
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.wording import DOUBTS, is_adverb

_BEFORE_INFINITIVE = frozenset({"not", "been"}) | DOUBTS


class Surroundings:
    """One reading of a sentence from left to right; ``nodes`` grows, all else stays.

    ``ready`` are the nodes that the recognisers gave, by first token; ``fixed`` are all tokens of these.
    """

    __slots__ = ("fixed", "goods", "lows", "nodes", "ready", "sentence")

    def __init__(self, sentence: Sentence, ready: Mapping[int, Node], fixed: Set[int], goods: Goods) -> None:
        self.sentence, self.ready, self.fixed, self.goods = sentence, ready, fixed, goods
        self.nodes: list[Node] = []
        self.lows: Sequence[str] = [token.low for token in sentence.tokens]

    def low(self, at: int) -> str:
        """The form for comparing of a token; empty outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def add(self, kind: Kind, first: int, after: int, word: str = "") -> int:
        """Puts a plain node at the end of the row; the token behind it."""
        self.nodes.append(Node(kind, first, after, word=word))
        return after

    def last_kind(self) -> Kind | None:
        """The kind of the last node; None at the start."""
        return self.nodes[-1].kind if self.nodes else None

    def last_verb_shape(self) -> str:
        """The shape of the last verb of this clause, "base" behind a modal; empty where there is none."""
        for node in reversed(self.nodes):
            if node.kind == "verb":
                return "base" if node.described else node.shape
            if node.kind == "that":
                break
        return ""

    def behind_regime(self, at: int) -> bool:
        """Whether the name of a regime stands right before a token: "NSG controlled"."""
        return bool(self.nodes) and self.nodes[-1].word == "regime" and self.nodes[-1].after == at

    def heads_goods(self, at: int) -> bool:
        """Whether goods follow a word at once, so that it may be a part of their name."""
        return self.goods.head_ahead(at + 1)

    def leads_participle(self, at: int) -> bool:
        """Whether a participle that belongs to goods follows: "specially designed pumps"."""
        return self.low(at + 1).endswith(("ed", "en")) and self.heads_goods(at + 1)

    def infinitive(self, at: int) -> bool:
        """Whether an infinitive begins at a token, which stands behind "to"."""
        while (low := self.low(at)) in _BEFORE_INFINITIVE or is_adverb(low):
            at += 1
        if low in ("be", "have"):
            return True
        form = lexical.forms().get(low)
        return form is not None and form.shape == "base" and at not in self.fixed

    def behind_adverbs(self, at: int) -> int:
        """The first token from ``at`` on that is no adverb."""
        while is_adverb(self.low(at)):
            at += 1
        return at
