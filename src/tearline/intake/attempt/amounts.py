"""Counts, weights and sums of money: "two hundred", "500 kilograms", "(qty 3)", "USD 40,000"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from tearline.intake.attempt.tokens import Sentence, value_of, whole
from tearline.intake.lexicon import any_of, table, words

COUNTED = words("grammar", "counted")
"""Nouns that only say how much: "a quantity", "a dozen", "two sets"."""
_KINDS = frozenset({"types", "kinds", "models", "sorts", "different", "varieties"})
"""A count before these counts no pieces."""
_BEFORE_A_NUMBER = frozenset({"no", "number", "model", "-", "/", "."})
"""A figure behind these is a number of something, and no count."""
_FIGURE = re.compile(r"\d[\d.,]*")
_CURRENCY = (
    r"(?:usd|eur|euros?|gbp|jpy|chf|cny|rmb|aed|us dollars?|u.s. dollars?|dollars?|pounds?|pounds sterling|yen"
    r"|dirhams?|dm|deutschmarks?|francs?|ntd|twd|krw|won|inr|rupees?|sek|nok|dkk|pln|czk|try|rub|roubles?|rubles?"
    r"|\$|€|£|¥|us \$|usd \$)"
)


def number(word: str) -> Decimal | None:
    """A count in figures or words; None for anything else."""
    numbers = table("words")["numbers"]
    named = numbers.get(word)
    if named is not None:
        return Decimal(named)
    if "-" in word:
        tens, _, ones = word.partition("-")
        left, right = numbers.get(tens), numbers.get(ones)
        if left is not None and right is not None and left >= 20 > 10 > right:
            return Decimal(left + right)
    figures = word.replace(",", "")
    return Decimal(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 9 else None


def is_figure(low: str) -> bool:
    """Whether a word is a number, decimals too: ``4.5``."""
    return number(low) is not None or _FIGURE.fullmatch(low) is not None


def count_before(sentence: Sentence, first: int, after: int) -> Decimal | None:
    """The last count among the words ``first`` to ``after`` at the front of a phrase; None where nothing is counted."""
    for at in range(after - 1, first - 1, -1):
        count = number(sentence.low(at))
        if count is None:
            continue
        if sentence.low(at + 1) in _KINDS:
            return None
        if sentence.low(at - 1) not in _BEFORE_A_NUMBER:
            return _in_full(sentence, at, count)
    return None


def _in_full(sentence: Sentence, at: int, count: Decimal) -> Decimal:
    """A count of several words by its last: "two dozen", "one hundred and fifty"."""
    times = number(sentence.low(at - 1))
    if times is not None and sentence.low(at) in ("dozen", "hundred", "thousand"):
        return times * count
    if sentence.low(at - 1) == "and" and sentence.low(at - 2) in ("hundred", "thousand"):
        times = number(sentence.low(at - 3)) or Decimal(1)
        return times * (100 if sentence.low(at - 2) == "hundred" else 1000) + count
    return count


def measure(sentence: Sentence, first: int, after: int) -> tuple[Decimal | None, str | None] | None:
    """``500 kilograms``, ``two sets``, ``a quantity``: as (count, amount in words).

    None where the phrase counts nothing.
    """
    head = sentence.low(after - 1)
    stuff = words("words", "measuring_units")
    if head not in stuff and head not in COUNTED and head not in words("words", "counting_units"):
        return None
    lows = ((at, sentence.low(at)) for at in range(first, after))
    start = next((at for at, low in lows if is_figure(low) or low in ("a", "an")), None)
    if start is None:
        return None, None
    count = number(sentence.low(start))
    if head in stuff:
        figured = is_figure(sentence.low(start)) or sentence.low(start + 1) in ("hundred", "thousand", "dozen", "half")
        return (None, value_of(sentence, start, after)) if figured else (None, None)
    if head == "dozen":
        return (count or Decimal(1)) * 12, None
    return count, None


def money(sentence: Sentence) -> str | None:
    """The first sum of money that a sentence names, as it is written; None where it names none."""
    for first, after, _ in sentence.find(_money()):
        return value_of(sentence, first, after)
    return None


@cache
def _money() -> re.Pattern[str]:
    figure = r"\d[\d,.]*(?: ?(?:million|thousand|billion|m|k))?"
    return whole(rf"(?:{_CURRENCY} {figure}|{figure} {_CURRENCY})")


@cache
def behind() -> re.Pattern[str]:
    """A pattern for a count that stands behind the goods: ``, quantity two``, ``(qty 3)``, ``x 4``.

    The count is in the group ``count``, ``units`` or ``times``.
    """
    numbers = any_of(table("words")["numbers"])
    units = any_of([*words("words", "counting_units"), "in all", "in total", "altogether", "each"])
    return whole(
        r",? ?\(? ?(?:in (?:the )?)?(?:quantity|qty|quantities|number|total)(?: required| ordered| requested)?"
        rf" ?(?:of|:|=|is|was|in all)? ?(?P<count>\d[\d,]*|{numbers})"
        rf"|,? ?\(? ?(?P<units>\d[\d,]*|{numbers}) {units}"
        r"|,? ?x ?(?P<times>\d+)"
    )
