"""Parties with what is said of them in front: their countries, their nouns, the firm that a person belongs to."""

from __future__ import annotations

from tearline.intake.attempt.apposition import take_in
from tearline.intake.attempt.neighbours import kind_at, word_at
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.rolewords import role_of_words
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import places, words

_PARTS = words("grammar", "parts") - {"arm", "subsidiary", "behalf", "part", "account", "name"}
"""Parts of a firm that are no party beside it: its office, its staff."""
_BUYING_STAFF = ("buyer", "buyers", "officer", "purchaser")


# Owners


def with_owners(nodes: list[Node]) -> list[Node]:
    """The nodes without the owners right before a party: the country of "Iran's Foo" is the party's own."""
    out: list[Node] = []
    for node in nodes:
        if node.kind in ("party", "firm") and out and out[-1].after == node.first:
            _take_owner(out, node)
        out.append(node)
    if len(out) > 2 and out[0].kind == "doubt" and out[1].kind == "comma":
        _doubt_from_the_front(out)
    return out


def _take_owner(out: list[Node], party: Node) -> None:
    """The party takes the owner that ends ``out``, if one does."""
    owner = out[-1]
    if owner.kind == "own" and owner.country:
        out.pop()
        party.country = party.country or owner.country
    elif len(owner.described) == 1 and (place := places().get(owner.described[0][:-1])) is not None:
        out.pop()  # "RUSSIAS FOO": a lost apostrophe
        party.country = party.country or place[0]
    elif owner.kind == "own" and len(out) > 1 and out[-2].kind in ("other", "thing"):
        del out[-2:]  # "your country's firm Foo"


def _doubt_from_the_front(nodes: list[Node]) -> None:
    """ "Reportedly, the company …": the doubt is about the first party."""
    first = next((node for node in nodes if node.kind in ("party", "firm")), None)
    if first is not None:
        first.doubt += (nodes[0].word,)


# What is said of a party


def with_sayings(nodes: list[Node], sentence: Sentence) -> list[Node]:
    """The nodes without those that only say more of a party, which now holds what they say.

    From left to right: what stands before a party goes to it, and it takes in what stands right behind it.
    """
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if node.kind == "doubt" and kind_at(nodes, at + 1) in ("party", "firm", "prep", "verb"):
            nodes[at + 1].doubt += (node.word,)
            at += 1
            continue
        if node.kind in ("firm", "thing", "other", "noun"):
            if (heir := _owner_behind(nodes, at) or _name_behind(nodes, at)) is not None:
                at = heir
                continue
            if (end := _principal_behind(nodes, at, sentence) or _goods_behind(nodes, at)) is not None:
                out.append(node)
                at = end
                continue
        if node.kind in ("party", "firm"):
            at = take_in(nodes, at, sentence)
            if out and _is_noun_of(out[-1], node):
                _merge(out[-1], node)
            else:
                out.append(node)
            continue
        out.append(node)
        at += 1
    return out


def _owner_behind(nodes: list[Node], at: int) -> int | None:
    """ "the office of Foo", "a person at Foo": the index of the firm, which stands for the whole phrase."""
    if kind_at(nodes, at + 1) != "prep" or kind_at(nodes, at + 2) not in ("party", "firm"):
        return None
    node, owner = nodes[at], nodes[at + 2]
    if not _belongs(node, nodes[at + 1].word):
        return None
    if owner.kind == "firm" and (not owner.described or owner.described[0] in ("a", "an")):
        return None
    owner.first = node.first
    owner.doubt += node.doubt
    return at + 2


def _belongs(node: Node, relation: str) -> bool:
    """Whether a phrase only names a person or a part of the firm that the preposition behind it brings in."""
    if node.word == "person":
        return relation in ("of", "from", "at", "for", "with", "in")
    return relation in ("of", "from") and bool(node.described) and node.described[-1] in _PARTS


def _name_behind(nodes: list[Node], at: int) -> int | None:
    """ "the Iranian university spin-off Foo": the index of the name, which takes the noun before it."""
    node = nodes[at]
    if (
        node.kind not in ("thing", "other")
        or kind_at(nodes, at + 1) != "party"
        or nodes[at + 1].first != node.after
        or not node.described
        or not (node.country or node.described[0] in ("the", "a", "an"))
    ):
        return None
    party = nodes[at + 1]
    party.first = node.first
    party.country = party.country or node.country
    party.described = node.described + party.described
    return at + 1


def _principal_behind(nodes: list[Node], at: int, sentence: Sentence) -> int | None:
    """ "the buying arm of Foo": a firm beside its principal; the index behind all that is said of the principal."""
    node = nodes[at]
    if (
        node.kind not in ("firm", "other", "thing")
        or kind_at(nodes, at + 2) != "party"
        or not _acts_for_another(node, word_at(nodes, at + 1))
    ):
        return None
    principal = nodes[at + 2]
    end = take_in(nodes, at + 2, sentence)
    node.beside.append(principal)
    node.after = principal.after
    node.kind = "firm"
    return end


def _acts_for_another(node: Node, relation: str) -> bool:
    """Whether a phrase with a word such as "of" behind it is called the agent or the buyer of somebody else."""
    if relation not in ("of", "for", "behalf"):
        return False
    if role_of_words(node.described) == "intermediaries":
        return True
    return relation == "for" and node.kind == "firm" and node.described[-1] in _BUYING_STAFF


def _goods_behind(nodes: list[Node], at: int) -> int | None:
    """ "makers of vacuum furnaces": a firm with the goods that it makes; the index behind them."""
    node = nodes[at]
    if (
        node.kind != "firm"
        or word_at(nodes, at + 1) != "of"
        or kind_at(nodes, at + 2) != "thing"
        or role_of_words(node.described) != "suppliers"
    ):
        return None
    node.thing = nodes[at + 2].thing
    node.after = nodes[at + 2].after
    return at + 3


def _is_noun_of(noun: Node, name: Node) -> bool:
    """Whether a noun for a firm stands right before its name: "the broker Foo"."""
    return noun.kind == "firm" and name.kind == "party" and name.first == noun.after


def _merge(noun: Node, name: Node) -> None:
    """The noun and the name become one party."""
    noun.kind, noun.names = "party", name.names
    noun.country = noun.country or name.country
    noun.described += name.described
    noun.doubt += name.doubt
    noun.after = name.after
