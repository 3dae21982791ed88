"""What stands right behind a party and says more of it: its place, brackets, other names, its noun or its name."""

from __future__ import annotations

from tearline.intake.attempt.enumerations import names_many
from tearline.intake.attempt.neighbours import kind_at, preposition_at, verb_at
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.seats import seat_behind
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.wording import DETERMINERS
from tearline.intake.lexicon import words

_NAMING = words("grammar", "naming")
_NAMING_OR_BE = _NAMING | {"be"}
_STREETS = words("grammar", "streets")
_ALSO = frozenset({"a.k.a", "aka", "f.k.a", "fka", "alias"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "eng", "prof"})
_ONE = DETERMINERS - {"two", "three", "several", "both"}
"""Determiners of a noun that may say what one name is."""
_IN_BRACKETS = 13
"""Brackets that close later than this many nodes behind their opening say something of their own."""
_WAITING = 5
"""Nodes at most between a noun and the name that it waits for."""
_UNHEARD = Sentence([], upper=False)
"""Stands for the sentence where titles and other names before a name say nothing: the noun has said what it is."""


def take_in(nodes: list[Node], at: int, sentence: Sentence) -> int:
    """The index behind all that is said right behind the party at ``at``, which now holds it.

    A noun that finds its name ("a company called Foo") becomes a party.
    """
    node, ahead = nodes[at], at + 1
    while ahead < len(nodes):
        step = (
            _employer_behind(nodes, at, ahead, sentence)
            or seat_behind(nodes, at, ahead)
            or _aside(nodes, at, ahead, sentence)
            or _bracket(nodes, at, ahead)
            or _name_of(nodes, at, ahead)
            or _apposed(nodes, at, ahead, sentence)
        )
        if step is None:
            break
        ahead = step
        node.after = nodes[ahead - 1].after
    return ahead


# A person with a title


def _employer_behind(nodes: list[Node], at: int, ahead: int, sentence: Sentence) -> int | None:
    """ "a Mr. Smith of Foo Ltd": the firm is the party; the index behind it."""
    if not (preposition_at(nodes, ahead, ("of", "from", "at", "with")) and kind_at(nodes, ahead + 1) == "party"):
        return None
    node, employer = nodes[at], nodes[ahead + 1]
    if node.kind != "party" or not _is_titled(node, sentence):
        return None
    node.names, node.country = employer.names, node.country or employer.country
    return ahead + 2


def _is_titled(node: Node, sentence: Sentence) -> bool:
    """Whether a title begins a name or stands before it."""
    if not node.names:
        return False
    first = node.names[0].first
    return sentence.low(first - 1).rstrip(".") in _TITLES or sentence.low(first).rstrip(".") in _TITLES


# Between commas and in brackets


def _aside(nodes: list[Node], at: int, ahead: int, sentence: Sentence) -> int | None:
    """ ", a.k.a. SBT Co.", ", No. 14 Valiasr Street": the index of the comma behind another name or an address."""
    if (
        kind_at(nodes, ahead) != "comma"
        or kind_at(nodes, ahead + 1) not in ("other", "thing")
        or kind_at(nodes, ahead + 2) != "comma"
        or not nodes[at].names
    ):
        return None
    said = nodes[ahead + 1]
    is_other_name = sentence.low(said.first).rstrip(".") in _ALSO
    return ahead + 2 if is_other_name or (said.described and said.described[-1] in _STREETS) else None


def _bracket(nodes: list[Node], at: int, ahead: int) -> int | None:
    """``(QIE)``, ``(Dubai)``, ``(a trading firm)``: the index behind brackets; a sentence in them says nothing."""
    if kind_at(nodes, ahead) != "open":
        return None
    latest = min(ahead + _IN_BRACKETS + 1, len(nodes))
    close = next((step for step in range(ahead + 1, latest) if nodes[step].kind == "close"), None)
    if close is None:
        return None
    node = nodes[at]
    for inner in nodes[ahead + 1 : close]:
        if inner.kind == "verb":
            if inner.shape == "finite" and not inner.passive and inner.word not in ("be", "have"):
                return None
            continue
        if node.country is None and inner.country and inner.kind in ("place", "firm", "party", "own"):
            node.country = inner.country
        if inner.kind == "firm":
            node.described += inner.described
    return close + 1


# The name that a noun waits for


def _name_of(nodes: list[Node], at: int, ahead: int) -> int | None:
    """ "a company called Foo", "a firm in India, Foo", "the broker, Foo": the index behind the name.

    The noun becomes the party and takes what is said of the name.
    """
    node = nodes[at]
    if node.kind != "firm" or node.word == "person":
        return None
    step = _name_begins(nodes, ahead)
    if kind_at(nodes, step) != "party" or step - ahead > _WAITING or not _waits(nodes, node, ahead, step):
        return None
    party = nodes[step]
    end = take_in(nodes, step, _UNHEARD)
    node.kind, node.names, node.country = "party", party.names, node.country or party.country
    node.described += party.described
    node.doubt += party.doubt
    return end + (nodes[ahead].kind == "open" and kind_at(nodes, end) == "close")


def _waits(nodes: list[Node], node: Node, ahead: int, step: int) -> bool:
    """Whether a noun is the one of the name at ``step``: no noun for many, and none without an article."""
    if (
        node.described
        and (names_many(node) or node.described[-1].endswith("s"))
        and not any(between.word == "such" for between in nodes[ahead:step])
    ):
        return False
    only_comma = nodes[ahead].kind == "comma" and step == ahead + 1
    return not only_comma or node.described[0] in DETERMINERS or node.country is not None


def _name_begins(nodes: list[Node], ahead: int) -> int:
    """The index behind all that may lead from a noun to its name."""
    step = ahead
    while _leads_to_name(nodes, ahead, step):
        step += 1
        if step - ahead < 3 and _appears_as(nodes, step - 1):
            step += 3
    return step


def _leads_to_name(nodes: list[Node], ahead: int, step: int) -> bool:
    """Whether a node may stand between a noun and its name: "which is", "called", "such as"."""
    kind = kind_at(nodes, step)
    if kind == "verb":
        word = nodes[step].word
        return word in _NAMING_OR_BE and step - ahead < 4 and not (word == "be" and _is_sentence(nodes, step))
    if kind == "prep":
        word = nodes[step].word
        return word in ("such", "named") or (word == "on" and step > ahead and nodes[step - 1].kind == "verb")
    return kind in ("comma", "colon", "relative", "open", "doubt")


def _is_sentence(nodes: list[Node], step: int) -> bool:
    """Whether a form of "be" says by itself who somebody is: "the broker is Foo"."""
    return kind_at(nodes, step + 1) == "party" and kind_at(nodes, step - 1) != "relative"


def _appears_as(nodes: list[Node], step: int) -> bool:
    """Whether a verb begins "appears in the papers as"."""
    return (
        preposition_at(nodes, step + 1, ("in",))
        and verb_at(nodes, step, _NAMING)
        and preposition_at(nodes, step + 3, ("as",))
    )


# The noun that says what a name is


def _apposed(nodes: list[Node], at: int, ahead: int, sentence: Sentence) -> int | None:
    """ "Foo, a trading company in Dubai,": the index behind the noun that says what the name before it is."""
    if nodes[at].kind != "party" or kind_at(nodes, ahead) != "comma":
        return None
    step = _noun_begins(nodes, ahead)
    if step is None or step >= len(nodes):
        return None
    said = nodes[step]
    if step == ahead + 1 and _is_any_noun(nodes, step):
        _describe(nodes[at], said)
        return step + 2
    if said.kind != "firm" or not (_is_introduced(said) or _stands_alone(nodes, at, step)):
        return None
    if said.word == "person" and kind_at(nodes, step + 1) == "prep" and kind_at(nodes, step + 2) == "party":
        _employ(nodes[at], nodes[step + 2])
        return step + 3 + (kind_at(nodes, step + 3) == "comma")
    end = take_in(nodes, step, sentence)
    if kind_at(nodes, step) == "party":
        return None  # it found a name of its own
    _describe(nodes[at], said)
    return _apposition_ends(nodes, at, end)


def _noun_begins(nodes: list[Node], ahead: int) -> int | None:
    """The index behind ", ", ", which is" and a doubt; None where a clause of another kind begins."""
    step = ahead + 1
    if kind_at(nodes, step) == "relative":
        if not verb_at(nodes, step + 1, ("be",)):
            return None
        step += 2
    while kind_at(nodes, step) == "doubt":
        step += 1
    return step


def _is_any_noun(nodes: list[Node], step: int) -> bool:
    """Whether a noun with "a" stands before a comma: "Foo, an Indian government body,"."""
    said = nodes[step]
    return (
        said.kind in ("other", "thing")
        and said.described[:1] in (("a",), ("an",))
        and kind_at(nodes, step + 1) == "comma"
    )


def _is_introduced(said: Node) -> bool:
    """Whether a determiner for one begins a noun."""
    return bool(said.described) and said.described[0] in _ONE


def _stands_alone(nodes: list[Node], at: int, step: int) -> bool:
    """Whether a noun without an article says what a sure name is: "Foo Ltd, manufacturer of pumps"."""
    return kind_at(nodes, step + 1) in ("comma", "prep") and bool(nodes[at].names) and nodes[at].names[0].strong


def _describe(party: Node, said: Node) -> None:
    """The party takes what its noun says."""
    party.described += said.described
    party.country = party.country or said.country


def _employ(party: Node, employer: Node) -> None:
    """ "Dr. Foo, an engineer of Bar,": Bar is the party, with the person linked to it."""
    party.linked.append(Node("party", party.first, party.after, names=party.names, country=party.country))
    party.names, party.country = employer.names, employer.country


def _apposition_ends(nodes: list[Node], at: int, end: int) -> int:
    """The index behind the comma that closes an apposition; parties on the way to it stand beside the name."""
    close = end
    while close - end < 6 and kind_at(nodes, close) in (
        "prep", "other", "thing", "noun", "party", "firm", "place", "time", "own",
    ):  # fmt: skip
        close += 1
    if close > end and kind_at(nodes, close) == "comma" and nodes[end].kind in ("prep", "other", "thing"):
        nodes[at].beside += [one for one in nodes[end:close] if one.kind == "party"]
        return close + 1
    return end + (kind_at(nodes, end) == "comma")
