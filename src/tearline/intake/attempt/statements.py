"""The statements of a sentence: which of them are only believed, and which deeds tell of one deal."""

from __future__ import annotations

from tearline.intake.attempt.deeds import Deed, DeedRow
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_BELIEVING = words("grammar", "believing")


def spread_doubt(row: DeedRow) -> None:
    """Marks what "we suspect that …" and "it appears that …" introduce: its verbs, or a party, as ``suspected``."""
    doubted = False
    for index, node in enumerate(row.nodes):
        if node.kind == "verb":
            believing = node.word in _BELIEVING
            if doubted and not believing:
                node.doubt += ("suspected",)
            if believing and _set_apart(row, index):
                _doubt_next(row, index)
            if _introduces(node, row.kind(index + 1), believing=believing):
                doubted = not node.negated
        elif node.kind == "that" and node.word in (";", ".", "but", "while", "whereas"):
            doubted = False


def _introduces(node: Node, following: str, *, believing: bool) -> bool:
    """ "We suspect Foo", "it is suspected that": whether the clause behind the verb is what is believed."""
    if believing:
        return following in ("that", "party", "firm", "pronoun", "thing", "other")
    return node.word == "be" and following == "that" and bool(node.doubt)


def _set_apart(row: DeedRow, index: int) -> bool:
    """ "The deposit, we believe, would be provided by Foo": whether the verb stands between commas."""
    closed = row.kind(index + 1) == "comma" and row.kind(index - 1) == "pronoun"
    return closed and row.kind(index - 2) in ("", "comma", "that")


def _doubt_next(row: DeedRow, index: int) -> None:
    """Doubts who is named next, and the verbs before that."""
    for node in row.nodes[index + 1 : index + 8]:
        if node.kind == "party":
            node.doubt += ("suspected",)
            return
        if node.kind == "verb" and node.word != "be":
            node.doubt += ("suspected",)


def number_groups(row: DeedRow) -> None:
    """Numbers the deals: a new subject with a verb of its own behind "and", "while" or ";" begins another ``group``."""
    group = 0
    subjects: list[Node] = []
    for deed in row.deeds:
        who = deed.subject if deed.node.kind == "verb" else None
        if who is not None and who.is_party:
            if subjects and _begins_deal(row, deed, who, subjects):
                group += 1
                subjects = []
            subjects.append(who)
        deed.group = group


def _begins_deal(row: DeedRow, deed: Deed, who: Node, subjects: list[Node]) -> bool:
    dealing = who.kind == "party" and deed.is_a("seek", "approach", "send")
    return dealing and all(who is not one for one in subjects) and _parted(row, deed.at, who)


def _parted(row: DeedRow, index: int, who: Node) -> bool:
    """Whether a joint stands right before the subject of the verb at ``index``."""
    place = next((step for step in range(index, 0, -1) if row.nodes[step] is who), None)
    if place is None:
        return False
    joint = row.nodes[place - 1]
    return joint.kind == "and" or (joint.kind == "that" and joint.word in (";", "while", "whereas", "but"))
