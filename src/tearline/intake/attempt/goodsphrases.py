"""Goods with what is said of them: measures, models and counts go to the goods beside them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tearline.intake.attempt.goods import behind, measure, number, with_models
from tearline.intake.attempt.neighbours import kind_at, preposition_at, word_at
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import words

Counted = tuple[Decimal | None, str | None]
"""A count, and a weight or a measure in the words of the text."""

_FILLERS = words("words", "item_fillers")
_MEASURING = words("words", "measuring_units")
_INTRODUCING = ("of", "namely", "design", "designate", '"', "type", "call")
"""Words between goods and their models: "a machine designated BM-40"."""
_NEAR, _NEAR_MODELS, _NEAR_COUNT = 3, 5, 4
"""How many tokens at most part goods from a measure, from models and from a count behind them."""


def with_measures(nodes: list[Node], sentence: Sentence) -> list[Node]:
    """The nodes without the measures and models that belong to goods, which now hold them.

    A measure that has no goods beside it stays, as ``counted``. "A request for a quotation" becomes one node.
    """
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if (
            node.kind in ("other", "thing", "noun")
            and (counted := measure(sentence, node.first, node.after)) is not None
        ):
            ahead = _measured_ahead(nodes, at)
            if ahead is not None:
                _count(nodes[ahead], counted)
                nodes[ahead].first = node.first
                at = ahead
                continue
            _count_back(out, node, counted)
        if node.kind == "models":
            at = _models(nodes, at, out, sentence)
            continue
        if node.kind == "noun" and _asks_for_offer(nodes, at):
            node.after = nodes[at + 2].after
            at += 2
        out.append(node)
        at += 1
    for node in out:
        if node.kind == "thing" and _is_uncounted(node):
            _count_behind(node, sentence)
    return out


# Measures and counts


def _measured_ahead(nodes: list[Node], at: int) -> int | None:
    """The index of the goods that a measure counts: "700 pieces of BM-40 machines"; None where none follow.

    Models between the two go to the goods.
    """
    ahead = at + 1
    if preposition_at(nodes, ahead, ("of",)):
        ahead += 1
    if kind_at(nodes, ahead) == "models" and kind_at(nodes, ahead + 1) == "thing":
        ahead += 1
        _arm(nodes[ahead], nodes[ahead - 1])
    if kind_at(nodes, ahead) != "thing":
        return None
    return ahead if ahead > at + 1 or nodes[ahead].first <= nodes[at].after + 1 else None


def _count_back(out: list[Node], measured: Node, counted: Counted) -> None:
    """A measure counts the goods close before it: "carbon fibre, 800 kilograms"; otherwise it stands by itself."""
    for goods in reversed(out[-3:]):
        if goods.kind == "thing" and measured.first - goods.after <= _NEAR:
            if _is_uncounted(goods):
                _count(goods, counted)
                return
            break
    if counted != (None, None):
        measured.counted = counted


def _is_uncounted(goods: Node) -> bool:
    """Whether nothing says yet how many or how much."""
    thing = goods.thing
    return thing is not None and thing.quantity is None and thing.amount is None


def _count(goods: Node, counted: Counted) -> None:
    """Goods take a measure; their own amount goes before it."""
    thing = goods.thing
    if thing is not None:
        count, amount = counted
        goods.thing = replace(thing, quantity=thing.quantity if count is None else count, amount=thing.amount or amount)


def _count_behind(goods: Node, sentence: Sentence) -> None:
    """Goods take the count that stands behind them in the text: "machines (qty 3)"."""
    begin = max(0, goods.after - 1)
    for first, after, found in sentence.find(behind(), begin, begin + 3 * _NEAR_COUNT):
        if first < goods.after or first - goods.after > _NEAR_COUNT:
            continue
        if sentence.low(after) in _MEASURING:
            return
        count = number(found["count"] or found["units"] or found["times"] or "")
        if count is not None and goods.thing is not None:
            goods.thing = replace(goods.thing, quantity=count)
        return


# Models


def _models(nodes: list[Node], at: int, out: list[Node], sentence: Sentence) -> int:
    """Models go to the goods right behind or right before, or stand by themselves; the index of the next node."""
    node, ahead = nodes[at], at + 1
    if kind_at(nodes, ahead) == "thing" and nodes[ahead].first == node.after:
        _arm(nodes[ahead], node)
        _count_before(nodes[ahead], node, sentence)
        return ahead
    back = len(out) - 1
    while back >= 0 and _leads_to_models(out[back]):
        back -= 1
    if back >= 0 and out[back].kind == "thing" and node.first - out[back].after <= _NEAR_MODELS:
        _arm(out[back], node)
        out[back].after = max(out[back].after, node.after)
        del out[back + 1 :]
        return ahead + (kind_at(nodes, ahead) == "close")
    out.append(node)
    return ahead


def _leads_to_models(node: Node) -> bool:
    """Whether a node may stand between goods and their models."""
    return node.kind in ("comma", "open", "colon") or (
        node.kind in ("prep", "verb", "other") and node.word in _INTRODUCING
    )


def _arm(goods: Node, listed: Node) -> None:
    """Goods take the models that stand beside them."""
    if goods.thing is not None and listed.models is not None:
        goods.thing = with_models(goods.thing, listed.models)


def _count_before(goods: Node, listed: Node, sentence: Sentence) -> None:
    """Goods without a count take the one before their models: "two BM-40 machines"."""
    if goods.thing is not None and goods.thing.quantity is None:
        count = _number_before(sentence, listed.first)
        if count is not None:
            goods.thing = replace(goods.thing, quantity=count)


def _number_before(sentence: Sentence, at: int) -> Decimal | None:
    """The number right before a token, fillers apart; None where it numbers something: "model 2"."""
    at -= 1
    while at > 0 and sentence.low(at) in _FILLERS and number(sentence.low(at)) is None:
        at -= 1
    return number(sentence.low(at)) if sentence.low(at - 1) not in ("no", "number", "model") else None


# Requests


def _asks_for_offer(nodes: list[Node], at: int) -> bool:
    """Whether a noun of dealing begins "a request for a quotation"."""
    return (
        nodes[at].word == "request"
        and word_at(nodes, at + 1) == "for"
        and kind_at(nodes, at + 2) == "noun"
        and nodes[at + 2].word == "offer"
    )
