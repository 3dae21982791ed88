"""What is sought: items, how many, and for how much."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from tearline.intake.attempt.models import Models
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.tokens import Sentence, singular, stop_words, value_of, whole
from tearline.intake.lexicon import any_of, table, words

MAX_MODIFIERS = 7


@dataclass(frozen=True, slots=True)
class Thing:
    """Tokens ``first`` to ``after`` name an item; ``sure`` where its head is a word that names goods."""

    first: int
    after: int
    description: str
    quantity: Decimal | None = None
    models: tuple[str, ...] = ()
    alternatives: bool = False
    sure: bool = True


@cache
def _heads() -> frozenset[str]:
    return words("items", "heads")


def things(sentence: Sentence, taken: Set[int], listed: list[Models]) -> list[Thing]:
    """The items of a sentence whose heads are words that name goods, each with quantity and models."""
    busy, found = taken, list[Thing]()
    at_model = {index: one for one in listed for index in range(one.first, one.after)}
    index = 0
    while index < len(sentence):
        thing = _thing_at(sentence, index, busy, at_model)
        if thing is None:
            index += 1
        else:
            found.append(thing)
            index = thing.after
    return found


def _is_head(sentence: Sentence, index: int) -> bool:
    return _names_goods(sentence.low(index))


@lru_cache(maxsize=4096)
def _names_goods(low: str) -> bool:
    """Whether a word is the last noun of an item's name: a head, or a compound of one (turbopump)."""
    word = singular(low)
    if not low[:1].isalpha():
        return False
    return word in _heads() or any(
        word.endswith(part) and len(word) > len(part) + 2 for part in words("items", "compounds")
    )


def _thing_at(sentence: Sentence, index: int, busy: Set[int], at_model: dict[int, Models]) -> Thing | None:
    """The item whose head is at a token: the last of a run of heads, with its modifiers before it."""
    if index in busy or index in at_model or not _is_head(sentence, index):
        return None
    last = index
    ahead = last + 1
    while ahead < len(sentence) and ahead - last < 4 and _modifier(sentence, ahead, busy, at_model):
        if _is_head(sentence, ahead):
            last = ahead
        ahead += 1
    if sentence.low(last) in words("items", "materials") and _stuff_goes_on(sentence, last + 1, busy, at_model):
        last += 1
    first = index
    while first > 0 and index - first < MAX_MODIFIERS and _modifier(sentence, first - 1, busy, at_model):
        if sentence.low(first - 2) == "to" and first - 1 < index:
            break  # "to collect mass spectrometers": a verb
        first -= 1
    if sentence.low(last) in ("supply", "balance", "light", "seal", "ring", "line", "lead") and last == first:
        return None
    end = _of_material(sentence, last, busy)
    first, fillers_end = first, first
    while fillers_end < last and sentence.low(fillers_end) in words("words", "item_fillers"):
        fillers_end += 1
    return _made(sentence, fillers_end, last, end, at_model, busy)


def _stuff_goes_on(sentence: Sentence, index: int, busy: Set[int], at_model: dict[int, Models]) -> bool:
    """``graphite blocks``: a plural right behind a material."""
    low = sentence.low(index)
    return index < len(sentence) and len(low) > 3 and low.endswith("s") and _modifier(sentence, index, busy, at_model)


def _modifier(sentence: Sentence, index: int, busy: Set[int], at_model: dict[int, Models]) -> bool:
    token = sentence.tokens[index]
    if index in busy or index in at_model:
        return False
    if token.low in stop_words() or token.low in table("words")["numbers"] or not token.text[0].isalnum():
        return False
    if token.low.endswith(("-grade", "grade")) or token.text.isdigit() or re.fullmatch(r"\d[\d.,]*", token.text):
        return False
    if place_at(sentence, index) or token.low in words("words", "counting_units"):
        return False
    if token.low in _not_modifiers() or (
        token.low.endswith("ly") and not sentence.low(index + 1).endswith(("ed", "ing"))
    ):
        return False
    return not (token.text[0].isupper() and not sentence.upper and not token.text.isupper() and index > 0)


@cache
def _not_modifiers() -> frozenset[str]:
    return words("items", "not_modifiers") | words("words", "measuring_units")


def _of_material(sentence: Sentence, last: int, busy: Set[int]) -> int:
    """``tubes of maraging steel``: what the thing is made of belongs to it."""
    at = last + 1
    if sentence.low(at) != "of" or at + 1 in busy:
        return last + 1
    stop = at + 1
    while stop < len(sentence) and stop not in busy and stop - at < 5 and _material_word(sentence, stop):
        stop += 1
    return stop if stop > at + 1 and _is_head(sentence, stop - 1) and sentence.low(stop - 1) in _heads() else last + 1


def _material_word(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    return low not in stop_words() and sentence.tokens[index].text[0].isalnum() and place_at(sentence, index) is None


def _made(
    sentence: Sentence, first: int, last: int, end: int, at_model: dict[int, Models], busy: Set[int]
) -> Thing | None:
    described = [sentence.tokens[index] for index in range(first, end)]
    head = singular(sentence.low(last))
    modifiers = [token.low for token in described[: last - first]]
    if head in words("items", "weak_heads") and end == last + 1 and set(modifiers) <= words("items", "empty_modifiers"):
        return None
    text = " ".join(
        _cased(sentence, singular(token.text) if index == last - first else token.text)
        for index, token in enumerate(described)
    )
    thing = Thing(first, end, text, _quantity(sentence, first, end))
    near = _near_models(sentence, first, end, at_model)
    if near is None:
        return thing
    return replace(
        thing,
        first=min(first, near.first),
        after=max(end, near.after),
        models=near.models,
        alternatives=near.alternatives,
        quantity=thing.quantity or _quantity(sentence, near.first, near.after),
    )


def _cased(sentence: Sentence, text: str) -> str:
    """Small letters in a text that has none, abbreviations apart; elsewhere as written, save a capital first letter."""
    if text.upper() in table("items")["acronyms"] or any(char.isdigit() for char in text):
        return text
    if sentence.upper or (text[0].isupper() and text[1:].islower()):
        return text.casefold()
    return text


def _near_models(sentence: Sentence, first: int, end: int, at_model: dict[int, Models]) -> Models | None:
    """The models right before or right behind an item, brackets and a comma notwithstanding."""
    before = first - 1
    while sentence.low(before) in words("words", "item_fillers") and before > 0:
        before -= 1
    if before in at_model:
        return at_model[before]
    ahead = end
    while sentence.low(ahead) in (
        "(",
        ",",
        "of",
        "the",
        '"',
        "either",
        "namely",
        "designated",
        "known",
        "as",
        ":",
        "e.g",
        "i.e",
        "specifically",
    ):
        ahead += 1
    return at_model.get(ahead)


@cache
def _behind() -> re.Pattern[str]:
    numbers = any_of(table("words")["numbers"])
    return whole(rf",? ?\(? ?(?:quantity|qty|quantities|number|no) ?(?:of|:|=|is|was)? ?(?P<count>\d[\d,]*|{numbers})")


@cache
def _units_behind() -> re.Pattern[str]:
    return whole(rf"(?P<count>\d[\d,]*|{any_of(table('words')['numbers'])}) {any_of(words('words', 'counting_units'))}")


def _quantity(sentence: Sentence, first: int, end: int) -> Decimal | None:
    """How many: the number before an item, or "quantity two" behind it. Kilograms are not a number of things."""
    for start, _, found in sentence.find(_units_behind()):
        if start == end:
            return number(found["count"])
    measures = words("words", "measuring_units")
    for start, after, found in sentence.find(_behind()):
        if sentence.low(after) in measures:
            return None
        if end <= start <= end + 6 or (start < first and first - start < 8):
            return number(found["count"])
    at = first - 1
    while at > 0 and sentence.low(at) in words("words", "item_fillers") | {"(", ")", "of", "x"} | words(
        "words", "counting_units"
    ):
        if sentence.low(at) == "of" and sentence.low(at - 1) not in words("words", "counting_units") | words(
            "words", "item_fillers"
        ):
            return None
        if sentence.low(at) == ")" and sentence.low(at - 2) == "(":
            at -= 2
        at -= 1
    return number(sentence.low(at)) if sentence.low(at - 1) not in ("no", "number", "model", "-", "/", ".") else None


def number(word: str) -> Decimal | None:
    """A count in figures or words; None for anything else."""
    named = table("words")["numbers"].get(word)
    if named is not None:
        return Decimal(named)
    figures = word.replace(",", "")
    return Decimal(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 9 else None


def object_at(sentence: Sentence, index: int, busy: Set[int], listed: list[Models]) -> Thing | None:
    """The object of a verb that ends before a token, where no word of the lexicon names it."""
    at_model = {at: one for one in listed for at in range(one.first, one.after)}
    start = index
    while sentence.low(start).endswith(("-controlled", "-listed")):
        start += 1
    marked = False
    while sentence.low(start) in words("words", "articles") | words("words", "item_fillers") | words(
        "words", "counting_units"
    ) or (number(sentence.low(start)) is not None):
        marked = True
        start += 1
        while sentence.low(start).endswith(("-controlled", "-listed")):
            start += 1
        if sentence.low(start) in words("words", "measuring_units"):
            start += 1 + (sentence.low(start + 1) == "of")
    stop = start
    while (
        stop < len(sentence)
        and stop not in busy
        and stop not in at_model
        and stop - start < 7
        and _object_word(sentence, stop)
    ):
        stop += 1
    if stop == start or stop - start > 5 or not (marked or _bare(sentence, start, stop)):
        return None
    last = sentence.low(stop - 1)
    if (
        last in words("items", "not_items")
        or singular(last) in words("items", "not_items")
        or last.endswith(("ing", "ed", "ly"))
    ):
        return None
    if (singular(last) in words("items", "weak_heads") and stop - start == 1) or sentence.low(stop) in ("'s", "'"):
        return None
    if any(sentence.low(at) in words("items", "not_items") for at in range(start, stop)):
        return None
    made = _made(sentence, start, stop - 1, stop, at_model, busy)
    return None if made is None else replace(made, sure=False)


def _bare(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether words without an article may be goods: a plural, or two words or more before a preposition."""
    plural = sentence.low(stop - 1).endswith("s")
    return plural or (
        stop - start > 1 and sentence.low(stop) in ("from", "through", "via", "for", "on", "with", ",", ".")
    )


def _object_word(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.low in stop_words() or not token.text[0].isalnum() or place_at(sentence, index) is not None:
        return False
    return sentence.upper or token.text[0].islower() or token.text.isupper() or token.text[0].isdigit()


@cache
def _money() -> re.Pattern[str]:
    currency = (
        r"(?:usd|eur|euros?|gbp|jpy|chf|cny|rmb|aed|us dollars?|u.s. dollars?|dollars?|pounds?|yen|dirhams?"
        r"|\$|€|£|us \$|usd \$)"
    )
    figure = r"\d[\d,.]*(?: ?(?:million|thousand|billion|m|k))?"
    return whole(rf"(?:{currency} {figure}|{figure} {currency})")


def money(sentence: Sentence) -> str | None:
    """The first sum of money that a sentence names, as it is written."""
    for first, after, _ in sentence.find(_money()):
        return value_of(sentence, first, after)
    return None
