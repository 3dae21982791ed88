"""Nodes drawn together: a firm with what is said of it, goods with their models and counts, lists of names."""

from __future__ import annotations

from tearline.intake.attempt.enumerations import linked
from tearline.intake.attempt.goodsphrases import with_measures
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.partyphrases import with_owners, with_sayings
from tearline.intake.attempt.tokens import Sentence


def draw_together(nodes: list[Node], sentence: Sentence) -> list[Node]:
    """The nodes of a sentence with their attributes gathered; shorter, and in the same order.

    The nodes themselves are changed. The steps rest on each other: "700 pieces of" must be gone before a party
    looks at what stands behind it, and a list links parties that have taken in their places and brackets.
    """
    nodes = with_measures(nodes, sentence)
    nodes = with_owners(nodes)
    nodes = with_sayings(nodes, sentence)
    return linked(nodes)
