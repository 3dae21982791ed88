"""Who a verb's subject is, by its shape and by what stands before it; and whether that one does or suffers the deed."""

from __future__ import annotations

from tearline.intake.attempt.antecedents import PAPERED, antecedent, before_insertion, left_of, noun_before
from tearline.intake.attempt.deeds import Deed, DeedRow
from tearline.intake.attempt.holders import controller
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_GOING = words("grammar", "going")
"""Verbs of which goods and papers are the doers: "the order reached Foo"."""


def set_subject(row: DeedRow, deed: Deed) -> None:
    """Gives a verb its ``subject`` or, in the passive and as a participle, its ``patient``."""
    found = _subject_node(row, deed)
    node = deed.node
    if node.passive or node.shape == "en" or (node.shape == "ed" and not _active_past(row, deed, found)):
        deed.patient = found
    else:
        deed.subject = found


def _active_past(row: DeedRow, deed: Deed, found: Node | None) -> bool:
    """ "Foo ordered pumps" against "pumps ordered by Foo": what stands behind decides."""
    behind = row.kind(deed.at + 1)
    if behind == "prep" and row.nodes[deed.at + 1].word == "by":
        return False
    if found is None:
        return True
    going = deed.node.word in _GOING
    if found.is_party and _follows_a_relative(row, deed, found):
        return True  # "the pumps that Foo ordered from Bar"
    if behind == "prep":
        return (going or found.kind not in ("thing", "models", "noun")) and not _only_describes(row, deed)
    return going or found.kind not in ("thing", "models") or behind in ("thing", "party", "firm")


def _follows_a_relative(row: DeedRow, deed: Deed, found: Node) -> bool:
    """Whether "that" or "which" stands before the one who does it, with no other verb between."""
    for step in range(deed.at - 1, 0, -1):
        if row.nodes[step].kind == "verb":
            return False
        if row.nodes[step] is found:
            return row.kind(step - 1) in ("relative", "that") and row.kind(step - 2) in ("thing", "models", "noun")
    return False


def _only_describes(row: DeedRow, deed: Deed) -> bool:
    """Whether another finite verb follows in the clause: "a firm based in X has"."""
    for node in row.nodes[deed.at + 1 :]:
        if node.kind == "verb":
            return node.shape == "finite"
        if node.kind in ("that", "relative", "and"):
            return False
    return False


def _subject_node(row: DeedRow, deed: Deed) -> Node | None:
    """The grammatical subject; a verb that shares it with the verb before, or depends on that, gets a governor."""
    shape = deed.node.shape
    if shape == "inf":
        return controller(row, deed)
    before = deed.at - 1
    while before >= 0 and row.nodes[before].kind in ("time", "doubt"):
        before -= 1
    kind = row.kind(before)
    if kind == "comma" and shape in ("finite", "ed", "base"):
        opening = before_insertion(row, before)
        if opening is not None:
            return left_of(row, opening)
    prior = row.verb_before(before) if _joined(shape, kind) else None
    if prior is not None:
        deed.governor = prior
        return prior.actor
    if kind == "relative":
        return antecedent(row, before)
    if shape == "ing":
        return _of_gerund(row, deed, before)
    if shape in ("ed", "en"):
        return _of_past(row, deed, before)
    return left_of(row, before)


def _joined(shape: str, kind: str) -> bool:
    """Whether a verb of this shape behind "and" or a comma goes on with the subject of the verb before."""
    return (kind == "and" and shape in ("base", "finite", "ed")) or (kind == "comma" and shape == "base")


def _of_past(row: DeedRow, deed: Deed, before: int) -> Node | None:
    """The subject of a past or a participle that neither "and" nor "which" joins to what is before it."""
    kind = row.kind(before)
    if kind in ("thing", "models") and row.kind(deed.at + 1) == "prep":
        return row.nodes[before]
    if kind in ("comma", "noun") and deed.node.word in PAPERED:
        paper = noun_before(row, before, 4)
        if paper is not None:
            return paper
    if kind == "comma":
        return left_of(row, before - 1) or row.actor_before(before)
    return left_of(row, before)


_KEEPING = frozenset(
    {"prevent", "stop", "keep", "block", "prohibit", "bar", "discourage", "dissuade", "deter", "restrain", "hinder"}
)


def _of_gerund(row: DeedRow, deed: Deed, before: int) -> Node | None:
    """Who does what an -ing form tells: who stands right before it, or the subject of the clause that it belongs to."""
    kind = row.kind(before)
    if kind in ("party", "firm") or (kind in ("pronoun", "you") and row.kind(before - 1) != "prep"):
        return row.nodes[before]
    if kind == "close":
        return left_of(row, before)
    prior = row.verb_before(before + 1)
    kept = kind == "prep" and row.nodes[before].word == "from" and row.kind(before - 1) in ("party", "firm", "you")
    if kept and prior is not None and prior.node.word in _KEEPING:
        deed.governor = prior
        return row.nodes[before - 1]  # "prevent Foo from exporting"
    if kind in ("prep", "that", "and", "verb"):
        deed.governor = prior
    found = prior.actor if prior is not None else None
    return found or left_of(row, before - 1) or _main_subject(row, deed.at)


def _main_subject(row: DeedRow, index: int) -> Node | None:
    """Foo in "In seeking pumps, Foo has approached …": who stands right behind the first comma that names somebody."""
    for step in range(index + 1, len(row.nodes)):
        if row.nodes[step].kind == "comma" and row.kind(step + 1) in ("party", "firm", "pronoun"):
            return row.nodes[step + 1]
    return None
