"""Lists in a sentence: "A, B and C", of parties or of goods."""

from __future__ import annotations

from tearline.intake.attempt.neighbours import kind_at
from tearline.intake.attempt.nodes import Kind, Node
from tearline.intake.lexicon import words

_MANY = words("grammar", "many")
_PARTIES: tuple[Kind, ...] = ("party", "firm")
_GOODS: tuple[Kind, ...] = ("thing", "models")


def names_many(node: Node) -> bool:
    """Whether the noun of a node stands for several firms: "two Iranian companies"."""
    return bool(node.described) and node.described[-1] in _MANY


def linked(nodes: list[Node]) -> list[Node]:
    """The nodes with one for each list: its first member, to which the others are linked."""
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        begin, node = at, nodes[at]
        at += 1
        if node.kind in ("party", "firm", "thing", "models"):
            while (following := _next_in_list(nodes, begin, at)) is not None:
                other = nodes[following]
                node.linked.append(other)
                node.after = other.after
                at = following + 1
            if node.linked:
                _hand_on(node)
        out.append(node)
    return out


def _next_in_list(nodes: list[Node], begin: int, at: int) -> int | None:
    """The index of the next member of the list that begins at ``begin`` and goes to ``at``; None at its end."""
    node = nodes[begin]
    group = _PARTIES if node.kind in _PARTIES else _GOODS
    step = at + _announced(nodes, at, node)
    joined = False
    while kind_at(nodes, step) in ("and", "comma", "doubt"):
        joined = joined or nodes[step].kind == "and"
        step += 1
    if step == at or kind_at(nodes, step) not in group:
        return None
    if not joined and not _ends_list(nodes, step, group) and not (node.kind == "firm" and names_many(node)):
        return None
    if group is _PARTIES and _acts(nodes, step + 1) and not _begins_clause(nodes, begin):
        return None
    return step


def _announced(nodes: list[Node], at: int, node: Node) -> bool:
    """Whether a colon opens the list that a noun announces: "the following companies: A, B"."""
    return kind_at(nodes, at) == "colon" and node.kind in _PARTIES and names_many(node)


def _acts(nodes: list[Node], at: int) -> bool:
    """Whether a finite verb stands there, of which the party before it may be the subject."""
    return kind_at(nodes, at) == "verb" and nodes[at].shape == "finite"


def _begins_clause(nodes: list[Node], begin: int) -> bool:
    """Whether the list begins the clause, so that the verb behind it belongs to the whole list."""
    return begin == 0 or nodes[begin - 1].kind not in ("verb", "prep")


def _ends_list(nodes: list[Node], step: int, group: tuple[Kind, ...]) -> bool:
    """Whether a list goes on from here to an "and": "A, B and C"."""
    while step < len(nodes):
        kind = nodes[step].kind
        if kind == "and":
            return kind_at(nodes, step + 1) in group
        if kind != "comma" and kind not in group:
            return False
        step += 1
    return False


def _hand_on(node: Node) -> None:
    """What is said of "two Iranian firms" holds for each of them, and so does a doubt about a list."""
    many = names_many(node)
    for other in node.linked:
        if many:
            other.country = other.country or node.country
            other.described += node.described
        if other.doubt == () and node.kind != "party":
            other.doubt = node.doubt
