"""Goods in a phrase: what they are called in the singular, how many, which models."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from tearline.intake.attempt import lexical
from tearline.intake.attempt.amounts import COUNTED, behind, count_before, is_figure, measure, money, number
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.tokens import Sentence, singular, stop_words, value_of
from tearline.intake.attempt.wording import DETERMINERS, OFFICIALS, is_adverb
from tearline.intake.lexicon import table, words

__all__ = ["Goods", "Thing", "as_thing", "behind", "measure", "money", "names_goods", "number", "with_models"]

_UNITS = frozenset({"unit", "units", "set", "sets"})
_SINGLE = words("grammar", "single")
_KEPT = frozenset({"nuclear-grade", "reactor-grade", "electronic-grade"})
_KEPT_PARTICIPLES = words("grammar", "kept_participles")
_OF_ORIGIN = ("-made", "-built", "-origin", "-type", "-style", "-grade", "-controlled", "-listed")
_COUNT_OR_SIZE = re.compile(
    r"\d[\d,.]*(?:st|nd|rd|th"
    r"|-(?:litre|liter|metre|meter|ton|tonne|kg|inch|bit|kilowatt|kw|watt|volt|kv|mm|cm|foot|channel|piece|year|day)s?)?"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Tokens ``first`` to ``after`` name an item; ``sure`` where its head is a word that names goods.

    ``amount`` is a weight or a measure in the words of the text; ``quantity`` a count.
    """

    first: int
    after: int
    description: str
    quantity: Decimal | None = None
    models: tuple[str, ...] = ()
    alternatives: bool = False
    sure: bool = True
    amount: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """A sentence under the eye of one who looks for goods in it; ``fixed`` are tokens that are something else."""

    sentence: Sentence
    fixed: Set[int]
    models: Mapping[int, Models]

    def head_ahead(self, at: int) -> bool:
        """Whether a word that names goods stands within the next three words, nothing but words between."""
        for step in range(at, min(at + 4, len(self.sentence))):
            low = self.sentence.low(step)
            if step in self.fixed or not low[0].isalnum() or low in stop_words() or low in DETERMINERS:
                return False
            if names_goods(low):
                return True
        return False

    def surely(self, first: int, end: int) -> bool:
        """Whether a phrase whose last word may be a deal names goods all the same: "a power supply"."""
        low = self.sentence.low(end - 1)
        return (
            low in ("supply", "supplies")
            and end - first > 1
            and self.sentence.low(end - 2) in ("power", "voltage", "energy", "current")
        )


@lru_cache(maxsize=8192)
def names_goods(low: str) -> bool:
    """Whether a word is the last noun of an item's name: a head, or a compound of one (turbopump)."""
    word = singular(low)
    if not low[:1].isalpha():
        return False
    last = word.rsplit("-", 1)[-1]
    return (
        word in _heads()
        or last in _heads()
        or any(word.endswith(part) and len(word) > len(part) + 2 for part in words("items", "compounds"))
    )


@cache
def _heads() -> frozenset[str]:
    return words("items", "heads")


@cache
def _leading() -> frozenset[str]:
    numbers = frozenset(table("words")["numbers"])
    return (
        DETERMINERS
        | words("words", "item_fillers")
        | words("items", "empty_modifiers")
        | numbers
        | words("words", "counting_units")
    )


def as_thing(goods: Goods, first: int, end: int) -> Thing | None:
    """A phrase as goods; None where its last noun names no goods of any kind."""
    sentence, head = goods.sentence, goods.sentence.low(end - 1)
    if _counts_or_acts(head):
        return None
    unit = _is_named_unit(sentence, first, end)
    if head in words("words", "counting_units") and not unit:
        return None
    sure = unit or names_goods(head)
    if not sure and _is_no_item(head):
        return None
    start, amount = _behind_front(sentence, first, end)
    lows = [sentence.low(at) for at in range(start, end)]
    if not sure and not words("items", "not_items").isdisjoint(lows):
        return None
    if singular(head) in words("items", "weak_heads") and words("items", "empty_modifiers").issuperset(lows[:-1]):
        return None
    measured = sentence.low(start - 1) in words("words", "measuring_units")
    count = None if measured else count_before(sentence, first, start)
    return Thing(start, end, _description(sentence, start, end), count, sure=sure, amount=amount)


def _counts_or_acts(head: str) -> bool:
    """Whether a last word names no goods for certain: a unit, a quantity, an official, a mere sign."""
    if not head[0].isalpha() or len(head) < 3:
        return True
    return head in OFFICIALS or head in COUNTED or head in words("words", "measuring_units")


def _is_named_unit(sentence: Sentence, first: int, end: int) -> bool:
    """Whether "unit" or "set" is a part of a name: "a control unit"."""
    before = sentence.low(end - 2)
    return sentence.low(end - 1) in _UNITS and end - first > 1 and before.isalpha() and before not in _leading()


def _is_no_item(head: str) -> bool:
    """Whether a last noun that is not known for goods can name none: a word for something else, a doing."""
    not_items = words("items", "not_items")
    return head in not_items or singular(head) in not_items or head in lexical.nouns() or head.endswith(("ing", "ed"))


def _behind_front(sentence: Sentence, first: int, end: int) -> tuple[int, str | None]:
    """Where the name of the goods begins in a phrase, and the weight or measure before it, as it is written."""
    start, amount, units = first, None, words("words", "measuring_units")
    while start < end - 1 and _is_front(sentence, start, end):
        start += 1
        if start < end - 1 and sentence.low(start) in units and is_figure(sentence.low(start - 1)):
            # "20 tons phosphorus trichloride"; but "a 50 litre fermenter" is one piece
            amount = None if sentence.low(start) in _SINGLE else value_of(sentence, start - 1, start + 1)
            start += 1
    return start, amount


def _is_front(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a word at the front of a phrase says nothing of what the goods are: a count, an origin, a maker."""
    low = sentence.low(at)
    if low in _leading() or (low[0].isdigit() and _COUNT_OR_SIZE.fullmatch(low)):
        return True
    if place_at(sentence, at) is not None or low == "'s" or low.endswith(_OF_ORIGIN):
        return low not in _KEPT
    if is_adverb(low) and not sentence.low(at + 1).endswith(("ed", "ing")):
        return True
    if low.endswith("ed") and low in lexical.forms() and low not in _KEPT_PARTICIPLES:
        return True
    return at > 0 and _is_maker(sentence, at, end)


def _is_maker(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a word has a capital and the last noun of its phrase has none."""
    text = sentence.tokens[at].text
    capital = text[0].isupper() and not sentence.upper and not text.isupper()
    return capital and not sentence.tokens[end - 1].text[0].isupper()


def _description(sentence: Sentence, start: int, end: int) -> str:
    """What the goods are called, the last noun in the singular."""
    texts = [token.text for token in sentence.tokens[start:end]]
    texts[-1] = singular(texts[-1])
    return " ".join(_cased(sentence, text) for text in texts)


def _cased(sentence: Sentence, text: str) -> str:
    """Small letters in a text that has none, abbreviations apart; elsewhere as written, save a capital first letter."""
    if text.upper() in table("items")["acronyms"] or any(char.isdigit() for char in text):
        return text
    if sentence.upper or (text[0].isupper() and text[1:].islower()):
        return text.casefold()
    return text


def with_models(thing: Thing, listed: Models) -> Thing:
    """The thing with the models that stand beside it."""
    named = tuple(dict.fromkeys((*thing.models, *listed.models)))
    return replace(thing, models=named, alternatives=(thing.alternatives or listed.alternatives) and len(named) > 1)
