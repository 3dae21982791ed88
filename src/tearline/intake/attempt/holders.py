"""Whose it is: the party behind an order, an attempt or an offer, and the one whose wish an infinitive tells."""

from __future__ import annotations

from tearline.intake.attempt.deeds import Deed, DeedRow
from tearline.intake.attempt.nodes import Node

_WISHES = frozenset({"interest", "request", "contract", "purchase", "offer", "sale"})
"""Nouns that an infinitive may complete: "interest to buy", "an offer to supply"."""


def set_holder(row: DeedRow, deed: Deed) -> None:
    """Gives a noun its holder: "Foo's order", "the Foo order"; or the subject of the verb that makes it."""
    if deed.subject is not None:
        return
    before = deed.at - 1
    while row.kind(before) == "other":
        before -= 1
    if row.kind(before) == "own" and row.kind(before - 1) in ("party", "firm", "pronoun"):
        deed.subject = row.nodes[before - 1]
    elif row.kind(before) == "party" and row.nodes[before].after == deed.node.first:
        deed.subject = row.nodes[before]
    elif deed.at - 2 in row.at and row.kind(deed.at - 1) == "prep" and row.nodes[deed.at - 1].word in ("in", "at"):
        deed.subject = row.at[deed.at - 2].actor  # "is in contact with", "has entered into talks with"
    elif deed.node.described and deed.node.described[0] in ("its", "their", "his", "her"):
        deed.subject = _nearest_party(row, deed.at)


def _nearest_party(row: DeedRow, index: int) -> Node | None:
    verb = row.verb_before(index)
    if verb is not None and verb.subject is not None and verb.subject.is_party:
        return verb.subject
    for step in range(index - 1, -1, -1):
        if row.nodes[step].kind in ("party", "firm"):
            return row.nodes[step]
    return None


def controller(row: DeedRow, deed: Deed) -> Node | None:
    """Whose wish an infinitive is: of the verb before it, of the one who is told to, or of the noun's holder.

    The verb or noun that the infinitive completes becomes its governor.
    """
    between: Node | None = None
    for index in range(deed.at - 1, -1, -1):
        node = row.nodes[index]
        if node.kind == "verb":
            deed.governor = row.at[index]
            return _wisher(row.at[index], deed, between)
        if node.kind == "noun":
            if node.word in _WISHES:
                deed.governor = row.at[index]
                return _holder_of(row, row.at[index])
            continue
        if between is None and node.is_party and row.kind(index - 1) != "prep":
            between = node
        if node.kind in ("that", "relative"):
            break
    return between


def _holder_of(row: DeedRow, noun: Deed) -> Node | None:
    set_holder(row, noun)
    return noun.subject or row.actor_before(noun.at)


def _wisher(verb: Deed, deed: Deed, between: Node | None) -> Node | None:
    """Who is to do what the infinitive says, when ``between`` stands between it and the verb before."""
    if between is None:
        return verb.actor
    if verb.is_a("instruct", "know", "send") and not verb.node.passive:
        return between
    if verb.is_a("approach", "use", "instruct"):
        # "asked Foo to supply" against "approached Foo to buy": who is asked supplies, who asks buys.
        return between if _theirs(verb, deed) else verb.subject
    return verb.actor


def _theirs(verb: Deed, deed: Deed) -> bool:
    """Whether the one who is asked is to do it."""
    if verb.is_a("instruct", "use") and verb.node.word not in ("approach", "contact", "visit"):
        return verb.node.word not in ("write", "call", "telephone", "phone", "e-mail", "email")
    return not deed.is_a("seek")
