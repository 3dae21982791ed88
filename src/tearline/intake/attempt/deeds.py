"""What is done in a sentence: each verb and each noun of dealing as a deed, and the row of nodes they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from tearline.intake.attempt import lexical
from tearline.intake.attempt.nodes import Node

NOMINAL = frozenset({"party", "firm", "you", "pronoun", "thing", "models", "noun"})
"""Kinds of nodes that can be a subject or an object."""


@dataclass(slots=True)
class Deed:
    """A verb or a noun of dealing at a node, and what hangs on it.

    ``classes`` are those of the lexicon; ``by`` maps a relation (from, to, through, …) to what stands behind it.
    ``group`` numbers the statements of a sentence: deeds of one group tell of one deal.
    """

    at: int
    node: Node
    classes: frozenset[str]
    subject: Node | None = None
    patient: Node | None = None
    objects: list[Node] = field(default_factory=list)
    by: dict[str, list[Node]] = field(default_factory=dict)
    governor: Deed | None = None
    group: int = 0

    def is_a(self, *names: str) -> bool:
        """Whether the verb or noun belongs to one of the classes."""
        return not self.classes.isdisjoint(names)

    @property
    def actor(self) -> Node | None:
        """Who does it or, failing that, what it is done to: the grammatical subject."""
        return self.subject or self.patient


class DeedRow:
    """The nodes of a sentence with the deeds at them; ``at`` has one for every verb and every noun of dealing."""

    __slots__ = ("at", "deeds", "nodes")

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.at: dict[int, Deed] = {}
        for index, node in enumerate(nodes):
            if node.kind == "verb":
                self._complete(index, node)
                self.at[index] = Deed(index, node, lexical.classes().get(node.word, frozenset({node.word})))
            elif node.kind == "noun":
                self.at[index] = Deed(index, node, frozenset({node.word}))
        self.deeds = list(self.at.values())

    def kind(self, index: int) -> str:
        """The kind of the node at ``index``; empty outside the sentence."""
        return self.nodes[index].kind if 0 <= index < len(self.nodes) else ""

    def verb_before(self, index: int) -> Deed | None:
        """The nearest verb before ``index`` in the same statement."""
        for step in range(index - 1, -1, -1):
            node = self.nodes[step]
            if node.kind == "verb":
                return self.at[step]
            if node.kind == "that" and node.word in (";", "while", "whereas", "but"):
                return None
        return None

    def actor_before(self, index: int) -> Node | None:
        """The grammatical subject of the nearest verb before ``index``."""
        verb = self.verb_before(index)
        return None if verb is None else verb.actor

    def _complete(self, index: int, node: Node) -> None:
        """ "was looking in August for": the second part of a verb behind a time or a place."""
        wanted = "to" if node.word in ("turn", "write", "apply") else "for"
        whole = f"{node.word} {wanted}"
        if whole not in lexical.classes():
            return
        step = index + 1
        while True:
            kind = self.kind(step)
            if kind in ("time", "doubt", "place", "comma"):
                step += 1
            elif kind == "prep" and self.nodes[step].word in ("in", "at", "on") and step - index < 6:
                step += 2
            else:
                break
        if step > index + 1 and self.kind(step) == "prep" and self.nodes[step].word == wanted:
            node.word = whole
