"""What stands at a place in a row of nodes, before its beginning and behind its end too."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from tearline.intake.attempt.nodes import Kind, Node


def kind_at(nodes: list[Node], at: int) -> Kind | Literal[""]:
    """The kind of a node; empty outside the row."""
    return nodes[at].kind if 0 <= at < len(nodes) else ""


def word_at(nodes: list[Node], at: int) -> str:
    """The word of a node; empty outside the row."""
    return nodes[at].word if 0 <= at < len(nodes) else ""


def preposition_at(nodes: list[Node], at: int, among: Collection[str]) -> bool:
    """Whether a preposition with one of these relations stands there."""
    return 0 <= at < len(nodes) and nodes[at].kind == "prep" and nodes[at].word in among


def verb_at(nodes: list[Node], at: int, among: Collection[str]) -> bool:
    """Whether a form of one of these verbs stands there."""
    return 0 <= at < len(nodes) and nodes[at].kind == "verb" and nodes[at].word in among
