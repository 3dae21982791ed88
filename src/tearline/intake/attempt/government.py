"""Government of prepositions: each prepositional phrase goes to the verb or noun of dealing that takes it."""

from __future__ import annotations

from functools import cache

from tearline.intake.attempt.antecedents import antecedent
from tearline.intake.attempt.deeds import NOMINAL, Deed, DeedRow
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import table, words

_GOVERNED = NOMINAL | {"other"}
_OF_GOODS = frozenset({"for", "about", "in", "on", "with"})
"""The relations in which goods stand, besides "of"; they are never paid "to" or "from"."""
_LEADING = ("seek", "approach", "send", "supply", "request", "purchase", "sale", "receive", "contract", "arrange")
"""Classes of deeds to which a phrase belongs that opens the sentence."""
_SOUGHT_WITH = words("grammar", "sought_with")
_SOUGHT_TO = words("grammar", "sought_to")
_APPROACHED_TO = words("grammar", "approached_to")


@cache
def _takes(classes: frozenset[str]) -> frozenset[str]:
    """The relations that a verb or noun of these classes may govern."""
    governs = table("grammar")["governs"]
    return frozenset(relation for name in classes for relation in governs.get(name, "").split())


def give_prepositions(row: DeedRow) -> None:
    """Enters what stands behind each preposition in ``by`` of the nearest deed before it that takes such a one."""
    for index, node in enumerate(row.nodes):
        if node.kind != "prep":
            continue
        target = index + 1
        while row.kind(target) in ("doubt", "time"):
            target += 1
        kind = row.kind(target)
        if kind == "relative":
            _lead(row, node.word, target)
        elif kind in _GOVERNED:
            told = row.nodes[target]
            told.doubt += node.doubt
            deed = _governor(row, index, told)
            if deed is not None:
                deed.by.setdefault(node.word, []).append(told)


def _lead(row: DeedRow, relation: str, relative: int) -> None:
    """ "the firm to which the inquiry went": the verb of the clause takes what "which" refers to."""
    led = antecedent(row, relative)
    if led is not None and led.is_party:
        later = next((deed for deed in row.deeds if deed.at > relative and deed.node.kind == "verb"), None)
        if later is not None:
            later.by.setdefault(relation, []).append(led)


def _governor(row: DeedRow, index: int, told: Node) -> Deed | None:
    """The deed to which the preposition at ``index`` belongs with ``told`` behind it."""
    relation = row.nodes[index].word
    if relation in ("as", "wanting", "receipt"):
        return row.verb_before(index)
    go_between = relation in ("through", "behalf")
    crossed = False
    for step in range(index - 1, -1, -1):
        node = row.nodes[step]
        if node.kind == "that" and node.word in (";", "while", "whereas", "but", "because", "although"):
            break
        if node.kind in ("that", "relative"):
            crossed = True
        held = row.at.get(step)
        if held is None or relation not in _takes(held.classes):
            continue
        if _suits(held, relation, told, adjacent=index == step + 1):
            return held
    leading = None if crossed and not go_between else _led_by(row, index)
    if leading is None and go_between and told.is_party:
        return row.verb_before(index)
    return leading


def _led_by(row: DeedRow, index: int) -> Deed | None:
    """ "Through Foo, the firm has ordered …": what stands in front of a clause belongs to its first deed."""
    if row.kind(index - 1) not in ("", "comma", "time", "that"):
        return None
    return next((deed for deed in row.deeds if deed.at > index and deed.is_a(*_LEADING)), None)


def _suits(deed: Deed, relation: str, told: Node, *, adjacent: bool) -> bool:
    """Whether a deed takes this very thing with that preposition."""
    being = deed.node.word == "be"
    if told.kind in ("thing", "models") and not (being and relation == "for" and _is_noun(deed.subject)):
        return adjacent if relation == "of" else relation in _OF_GOODS
    if being:
        return adjacent and _suits_being(deed.actor, relation, told)
    if relation == "of":
        return adjacent
    if relation == "in":
        return deed.is_a("interest") and told.kind == "noun"
    return deed.node.kind == "noun" or _suits_verb(deed, relation, told)


def _is_noun(node: Node | None) -> bool:
    return node is not None and node.kind == "noun"


_GOODS_AGAIN = frozenset({"they", "it", "these", "those", "both"})
"""What stands for goods told of before: "they are for Foo"."""


def _suits_being(subject: Node | None, relation: str, told: Node) -> bool:
    """ "The order is for Foo", "the pumps are from Foo", "Foo is on behalf of …"."""
    if relation == "behalf" or (relation == "for" and _is_noun(subject)):
        return True
    goods_or_order = subject is not None and (
        subject.kind in ("thing", "models", "noun") or (subject.kind == "pronoun" and subject.word in _GOODS_AGAIN)
    )
    return goods_or_order and relation in ("for", "from", "to") and told.is_party


def _suits_verb(deed: Deed, relation: str, told: Node) -> bool:
    """What the single verb allows: "ordered with Foo" but not "bought with Foo", "wrote to Foo", "asked from Foo"."""
    seeks, approaches = deed.is_a("seek"), deed.is_a("approach")
    word = deed.node.word
    if relation == "by":
        return deed.node.passive or deed.node.shape in ("ed", "en")
    if relation == "with" and not approaches:
        return word in _SOUGHT_WITH if seeks else not deed.is_a("supply")
    if relation == "to" and seeks:
        return word in _SOUGHT_TO
    if relation == "to" and approaches:
        return word.endswith(" to") or word in _APPROACHED_TO
    if relation == "from" and approaches and not seeks:
        return word == "ask"
    if relation == "for" and deed.is_a("arrange") and not approaches:
        return told.is_party
    return True
