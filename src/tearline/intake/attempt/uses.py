"""What the goods are said to be for, in the words of the text; "could be used" says nothing of intent."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from tearline.intake.attempt.anchors import Anchored, anchored, matches, words_of
from tearline.intake.attempt.tokens import Sentence, singular, value_of, whole
from tearline.intake.lexicon import table, words

MAX_WORDS = 12
"""A use of more words than these is a sentence, not a use."""
_ARTICLES = frozenset({"the", "a", "an", '"', "its", "their", "his", ":", "-", "--", "'", "our", ","})
_NOT_KNOWN = frozenset({"unknown", "none", "not", "n/a", "nil", "tbd", "tbc"})
_MAKING = frozenset({"making", "producing", "manufacturing"})


@cache
def _rows(key: str) -> Anchored:
    return anchored(table("uses")[key])


def intended_use(sentence: Sentence, parties: Set[int]) -> str | None:
    """The use that the buyer claims or the text asserts, without its article; None where it says none.

    ``parties`` are the tokens of firms: goods that are meant for a firm have no use yet.
    """
    if {"risk", "danger", "possibility", "feared"} & words_of(sentence) and _risk().search(sentence.line):
        return None
    found = (
        _between_them(sentence)
        or _stands_before(sentence)
        or _follows(sentence, _rows("stated"), frozenset())
        or _follows(sentence, _rows("before"), parties)
        or _of_goods(sentence, parties)
    )
    return None if found is None or found.split(" ")[0].casefold() in _NOT_KNOWN else found


def _of_goods(sentence: Sentence, parties: Set[int]) -> str | None:
    """ "Wished to buy twenty cameras for traffic monitoring"."""
    if "for" not in words_of(sentence) or words("uses", "trade").isdisjoint(words_of(sentence)):
        return None
    lows = sentence.line.split(" ")[1:-1]
    trade = next((at for at, low in enumerate(lows) if low in words("uses", "trade")), len(lows))
    for at in range(trade + 2, len(lows) - 1):
        if (
            lows[at] != "for"
            or lows[at - 1] in words("uses", "for_goods")
            or set(lows[max(0, at - 3) : at]) & words("uses", "not_after")
        ):
            continue
        found = _cut(sentence, at + 1, parties)
        if found is None:
            continue
        parts = found.casefold().split()
        if singular(parts[-1]) in words("items", "heads") and parts[-1] not in words("uses", "purposes"):
            continue
        head = (
            next((place for place, part in enumerate(parts) if part in ("of", "in", "for", "at", "on")), len(parts)) - 1
        )
        if (
            parts[head] in words("uses", "purposes")
            or parts[head].endswith("ing")
            or (parts[0].endswith("ing") and len(parts) > 1)
        ):
            return found
    return None


@cache
def _risk() -> re.Pattern[str]:
    """What is feared is a concern."""
    return whole(r"(?:risk|danger|possibility) (?:\S+ ){0,8}(?:use|used|intended|diverted|diversion)|use feared")


def _between_them(sentence: Sentence) -> str | None:
    """ "Gives "portable scanners" as the application"."""
    for _, start in matches(sentence, _rows("gives")):
        for until, _ in matches(sentence, _rows("as"), start):
            if 0 < until - start <= MAX_WORDS and (found := _cut(sentence, start, frozenset(), until=until)):
                return found
    return None


def _stands_before(sentence: Sentence) -> str | None:
    """ "Loudspeakers are given as the use"."""
    for first, _ in matches(sentence, _rows("behind")):
        if sentence.low(first - 2) == "," and sentence.low(first - 1) in ("they", "he", "she", "it"):
            first -= 2
        elif sentence.low(first) == "which":
            first -= sentence.low(first - 1) == ","
        else:
            while sentence.low(first - 1) in ("the", "its", "their", "his", "also"):
                first -= 1
            if sentence.low(first - 1) not in ("is", "are", "was", "were"):
                continue
            first -= 1
        start = first - 1
        while start >= 0 and first - start <= MAX_WORDS and sentence.low(start) not in _BREAKS:
            if sentence.low(start) in ("order", "letter", "form") and sentence.low(start + 1) == "the":
                break
            start -= 1
        if [sentence.low(start + 1), sentence.low(start + 2), sentence.low(start + 3)] == ["for", "use", "in"]:
            start += 3
        if first - start > 1 and (found := _cut(sentence, start + 1, frozenset(), until=first)):
            return found
    return None


_BREAKS = words("grammar", "breaks")


def _follows(sentence: Sentence, listed: Anchored, parties: Set[int]) -> str | None:
    never = words("uses", "not_after")
    for first, start in matches(sentence, listed):
        back = 14 if sentence.low(first) == "use" else 4  # "may be intended, in their entirety or in part, for use in"
        if any(sentence.low(at) in never for at in range(max(0, first - 4), start)) or any(
            sentence.low(at) in ("may", "might", "could") for at in range(max(0, first - back), first)
        ):
            continue
        if found := _cut(sentence, start, parties):
            return found
    return None


def _cut(sentence: Sentence, start: int, parties: Set[int], until: int | None = None) -> str | None:
    """The use from a token on, without article and quotation marks."""
    while sentence.low(start) in _ARTICLES or sentence.low(start) in _MAKING:
        start += 1
    if sentence.low(start) == "of" and start and sentence.low(start - 1) in _MAKING:
        start += 1
    end, ends = start, words("uses", "ends")
    stop = len(sentence) if until is None else until
    while end < stop and sentence.low(end) not in ends and not _other_clause(sentence, end):
        end += 1
    first = sentence.low(start)
    if until is not None and end < until and sentence.low(end) not in (",", '"'):
        return None
    while end - start > 1 and len(sentence.low(end - 1)) == 1 and (end == len(sentence) or sentence.low(end) == ")"):
        end -= 1  # the letter of the next line: "g) remarks"
    if end == start or end - start > MAX_WORDS or start in parties or first in words("uses", "never_first"):
        return None
    if first[0].isdigit() or (end - start == 1 and len(first) < 3):
        return None
    while end > start and sentence.low(end - 1) in (",", "'", "the", "of", "and", "in"):
        end -= 1
    return value_of(sentence, start, end).strip("\"' ") or None


def _other_clause(sentence: Sentence, at: int) -> bool:
    """A comma ends a use, and so does "and" that begins another statement."""
    low, following = sentence.low(at), sentence.low(at + 1)
    if low == ",":
        return True
    return low == "and" and following in (
        "that",
        "it",
        "they",
        "he",
        "she",
        "we",
        "is",
        "are",
        "was",
        "has",
        "have",
        "will",
        "would",
        "use",
        "this",
        "asked",
        "asks",
    )
