"""Countries and cities in a sentence, and which of them a name belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import places, table, words


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``first`` to ``after`` name a place in ``country``; ``kind`` is name, adjective or city."""

    first: int
    after: int
    country: str
    kind: str


@cache
def _first_words() -> Mapping[str, int]:
    """The first words of places, with and without the ``s`` of a lost apostrophe, to the most words that follow."""
    found: dict[str, int] = {}
    for name in places():
        first, count = name.split(" ", 1)[0], name.count(" ") + 1
        for word in (first, f"{first}s"):
            found[word] = max(found.get(word, 0), count)
    return found


_SUFFIXES = ("-based", "-registered", "-located", "-headquartered", "-owned", "-incorporated", "-run", "-controlled")


def place_at(sentence: Sentence, index: int, *, possessive: bool = False) -> Place | None:
    """The place that starts at a token.

    ``possessive``: the place's own, with or without its apostrophe ("Syria's", "Syrias"); the
    returned run then covers the ending.
    """
    if not 0 <= index < len(sentence) or not sentence.tokens[index].text[0].isupper():
        return None
    for count in range(min(_first_words().get(sentence.low(index), 0), len(sentence) - index), 0, -1):
        after = index + count
        name = " ".join(token.low for token in sentence.tokens[index:after])
        found = places().get(name)
        if found is not None:
            if not possessive:
                return Place(index, after, *found)
            if sentence.low(after) == "'s":
                return Place(index, after + 1, *found)
            if sentence.low(after) == "'" and name.endswith("s"):
                return Place(index, after + 1, *found)
            return None
        worn = places().get(name[:-1]) if name.endswith("s") else None
        if possessive and worn is not None and worn[1] != "adjective":
            return Place(index, after, *worn)
    return None


def based_in(sentence: Sentence, index: int) -> Place | None:
    """The place of ``Dubai-based`` or ``United Arab Emirates-based``, which ends at that token."""
    low = sentence.low(index)
    stem = next((low.removesuffix(suffix) for suffix in _SUFFIXES if low.endswith(suffix)), None)
    if stem is None:
        return None
    for first in range(max(0, index - 3), index + 1):
        name = " ".join([*(token.low for token in sentence.tokens[first:index]), stem])
        if name in places():
            return Place(first, index + 1, *places()[name])
    return None


def country_before(sentence: Sentence, index: int) -> str | None:
    """The country of a name that starts at ``index``, said before it: "the Malaysian firm", "Iran's"."""
    at, said_noun = index - 1, False
    loose = (
        words("organisations", "adjectives") | {'"', "'", "(", "the", "a", "an", "'s", ",", "--", "-", ":"} | _nouns()
    )
    while at >= 0 and index - at < 10:
        low = sentence.low(at)
        based = based_in(sentence, at)
        if based is not None:
            return based.country
        ending = _ending_at(sentence, at)
        if ending is not None:
            if ending.kind != "city" or said_noun or sentence.low(ending.after) == "'s":
                return ending.country
            return None
        if low == "," and sentence.low(at - 1) not in _nouns():
            return None
        if low not in loose and not low.endswith("ing"):
            return None
        said_noun = said_noun or low in _nouns()
        at -= 1
    return None


@cache
def _nouns() -> frozenset[str]:
    return frozenset().union(*(value.split() for value in table("organisations")["nouns"].values()))


def _ending_at(sentence: Sentence, at: int) -> Place | None:
    """The place whose last token stands at ``at`` (its 's included)."""
    for first in range(max(0, at - 4), at + 1):
        place = place_at(sentence, first, possessive=True) or place_at(sentence, first)
        if place is not None and place.after == at + 1:
            return place
    return None


def country_after(sentence: Sentence, index: int) -> tuple[str, int] | None:
    """The country of a name that ends before ``index``, said behind it, and the token after the saying."""
    at = _past_bracket(sentence, index)
    if sentence.low(at) == "(":
        place = place_at(sentence, at + 1) or _state_behind(sentence, at + 1)
        return None if place is None else (place.country, place.after + (sentence.low(place.after) == ")"))
    comma = sentence.low(at) in (",", "-", "--", "—")
    at += comma
    moved = False
    if sentence.low(at) in ("is", "was") and sentence.low(at + 1) in ("a", "an"):
        return _described(sentence, at + 2)
    if sentence.low(at) in ("which", "who") and sentence.low(at + 1) in ("is", "was", "has"):
        at += 2
    for lead in _LEADS:
        if tuple(sentence.low(at + k) for k in range(len(lead))) == lead:
            at, moved = at + len(lead), True
            break
    if sentence.low(at) == "the":
        at += 1
    if sentence.low(at) in ("a", "an", "one") and comma:
        return _described(sentence, at + 1)
    place = place_at(sentence, at)
    if place is None and moved and (stated := _state_behind(sentence, at)) is not None:
        return stated.country, stated.after
    if place is None and (moved or comma):
        based = based_in(sentence, at) or based_in(sentence, at + 1)
        return None if based is None else (based.country, based.after)
    if place is None or not (moved or comma) or (place.kind == "adjective" and not comma):
        return None
    return place.country, _further(sentence, place.after)


_LEADS = tuple(
    sorted(
        (
            tuple(lead.split())
            for lead in (
                "of", "in", "at", "from", "near", "based in", "located in", "headquartered in", "registered in",
                "based at",
                "a company in", "a firm in", "with offices in", "with an office in", "situated in", "established in",
                "incorporated in", "of the city of", "based near", "operating in", "operating from", "outside",
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip


def _state_behind(sentence: Sentence, at: int) -> Place | None:
    """``of Kursk, Russia``: a town that is on no list, and its country."""
    for step in range(at, min(at + 4, len(sentence))):
        if sentence.low(step) in (",", "("):
            place = place_at(sentence, step + 1)
            return place if place is not None and place.kind == "name" and step > at else None
        if not sentence.tokens[step].text[0].isupper():
            return None
    return None


def _past_bracket(sentence: Sentence, index: int) -> int:
    """Behind ``(QIE)`` or a closing quotation mark."""
    if sentence.low(index) == '"':
        index += 1
    if sentence.low(index) != "(" or place_at(sentence, index + 1) or _state_behind(sentence, index + 1):
        return index
    for close in range(index + 2, min(index + 12, len(sentence))):
        if sentence.low(close) == ")":
            return close + 1
    return index


def _described(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """ ", a small Dubai-based trading firm", ", a trading company in Sharjah"."""
    for step in range(at, min(at + 9, len(sentence))):
        if sentence.low(step) in (",", "(", "that", "which", "who", "to", "for", "by", "and"):
            return None
        place = based_in(sentence, step) or place_at(sentence, step)
        if place is not None:
            return place.country, place.after
    return None


def _further(sentence: Sentence, at: int) -> int:
    """Behind ``, Malaysia`` after ``of Penang``."""
    if sentence.low(at) == "," and (place := place_at(sentence, at + 1)) is not None and place.kind != "adjective":
        return place.after
    return at


def in_place(sentence: Sentence, at: int) -> bool:
    """Whether a token is part of the name of a place, its possessive ending included."""
    return (
        _ending_at(sentence, at) is not None
        or based_in(sentence, at) is not None
        or any(
            (place := place_at(sentence, first)) is not None and place.after > at
            for first in range(max(0, at - 4), at + 1)
        )
    )
