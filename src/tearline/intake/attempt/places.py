"""Countries and cities in a sentence, and which of them a name belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.tokens import Sentence, Token
from tearline.intake.attempt.vocabulary import CAPITAL, NOUN, PLACE, firm_nouns, place_starts
from tearline.intake.lexicon import places, words


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``first`` to ``after`` name a place in ``country``; ``kind`` is name, adjective or city."""

    first: int
    after: int
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of a sentence: by its first token, with its possessive ending, and by its last token."""

    at: dict[int, Place]
    owning: dict[int, Place]
    ending: dict[int, Place]
    based: dict[int, Place]
    covered: frozenset[int]


_SUFFIXES = ("-based", "-registered", "-located", "-headquartered", "-owned", "-incorporated", "-run", "-controlled")
_NOWHERE = Places({}, {}, {}, {}, frozenset())


def sentence_places(sentence: Sentence) -> Places:
    """The places of a sentence, found once."""
    held = sentence.places
    if held is None:
        held = sentence.places = _find(sentence)
    return held


def _find(sentence: Sentence) -> Places:
    tokens, line = sentence.tokens, sentence.line
    at: dict[int, Place] = {}
    owning: dict[int, Place] = {}
    based: dict[int, Place] = {}
    for index, token in enumerate(tokens):
        if token[5] & PLACE and token[5] & CAPITAL:
            _look(tokens, index, at, owning)
    if any(suffix in line for suffix in _SUFFIXES):
        for index, token in enumerate(tokens):
            if "-" in token[1] and (place := _based(sentence, index)) is not None:
                based[index] = place
    if not (at or owning or based):
        return _NOWHERE
    ending = {one.after - 1: one for one in reversed(at.values())}
    ending |= {one.after - 1: one for one in reversed(owning.values())}
    covered = {k for found in (at, owning, based) for one in found.values() for k in range(one.first, one.after)}
    return Places(at, owning, ending, based, frozenset(covered))


def _look(tokens: list[Token], index: int, at: dict[int, Place], owning: dict[int, Place]) -> None:
    """Puts the longest place that starts at a token where it belongs, and the same with its possessive ending."""
    known, starts = places(), place_starts()
    low = tokens[index][1]
    longest = max(starts.get(low, 0), starts.get(low[:-1], 0) if low[-1] == "s" else 0)
    for count in range(min(longest, len(tokens) - index), 0, -1):
        after = index + count
        name = low if count == 1 else " ".join([token[1] for token in tokens[index:after]])
        found = known.get(name)
        if found is not None:
            at[index] = Place(index, after, *found)
            following = tokens[after][1] if after < len(tokens) else ""
            if following == "'s" or (following == "'" and name[-1] == "s"):
                owning[index] = Place(index, after + 1, *found)
            return
        worn = known.get(name[:-1]) if name[-1] == "s" and index not in owning else None
        if worn is not None and worn[1] != "adjective":
            owning[index] = Place(index, after, *worn)


def place_at(sentence: Sentence, index: int, *, possessive: bool = False) -> Place | None:
    """The place that starts at a token.

    ``possessive``: the place's own, with or without its apostrophe ("Syria's", "Syrias"); the
    returned run then covers the ending.
    """
    held = sentence_places(sentence)
    return held.owning.get(index) if possessive else held.at.get(index)


def based_in(sentence: Sentence, index: int) -> Place | None:
    """The place of ``Dubai-based`` or ``United Arab Emirates-based``, which ends at that token."""
    return sentence_places(sentence).based.get(index)


def _based(sentence: Sentence, index: int) -> Place | None:
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
    held = sentence_places(sentence)
    if held is _NOWHERE or index - 10 > max(held.covered) or index <= min(held.covered):
        return None
    at, said_noun = index - 1, False
    while at >= 0 and index - at < 10:
        low = sentence.low(at)
        if low == "name" or (low == "of" and sentence.low(at - 1) == "name"):
            at -= _by_name(sentence, at)
            continue
        based = based_in(sentence, at)
        if based is not None:
            return based.country
        ending = _ending_at(sentence, at)
        if ending is not None:
            owned = sentence.low(ending.after) == "'s" or sentence.low(at) == "'s"
            return ending.country if ending.kind != "city" or said_noun or owned else None
        noun = _is_noun(sentence, at)
        if low == "," and not _is_noun(sentence, at - 1):
            return _apposed_to(sentence, at - 1)
        if not noun and low not in _loose() and not low.endswith("ing"):
            return None
        said_noun = said_noun or noun
        at -= 1
    return None


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether a token is what a text calls a firm or, with an ``s``, several."""
    if sentence.bits(at) & NOUN:
        return True
    low = sentence.low(at)
    return low[-1:] == "s" and low[:-1] in firm_nouns()


def _by_name(sentence: Sentence, at: int) -> int:
    """How many tokens ``by name`` or ``by the name of`` has that ends at a token; at least one."""
    before = [sentence.low(k) for k in range(max(0, at - 3), at + 1)]
    return next((len(said) for said in _BY_NAME if before[-len(said) :] == said), 1)


_BY_NAME = (["by", "the", "name", "of"], ["with", "the", "name", "of"], ["by", "name"], ["with", "name"])


def _apposed_to(sentence: Sentence, at: int) -> str | None:
    """ "A research institute in Iran, the Foo": the place behind a noun for a firm, where it ends before a comma."""
    place = _ending_at(sentence, at)
    if place is None or sentence.low(place.first - 1) not in ("in", "of", "from", "at", "near"):
        return None
    near = range(max(0, place.first - 4), place.first - 1)
    capitals = sentence.upper or place.first < 4
    nouns = [k for k in near if _is_noun(sentence, k) and (capitals or sentence.tokens[k].text[0].islower())]
    return place.country if nouns else None


@cache
def _loose() -> frozenset[str]:
    """What may stand between a country and a name that it is said of, nouns for firms aside."""
    return words("organisations", "adjectives") | {'"', "'", "(", "the", "a", "an", "'s", ",", "--", "-", ":", "messrs"}


def _ending_at(sentence: Sentence, at: int) -> Place | None:
    """The place whose last token stands at ``at`` (its 's included)."""
    return sentence_places(sentence).ending.get(at)


def country_after(sentence: Sentence, index: int) -> tuple[str, int] | None:
    """The country of a name that ends before ``index``, said behind it, and the token after the saying."""
    if not _any_from(sentence, index):
        return None
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
    for lead in _leads().get(sentence.low(at), ()):
        if all(sentence.low(at + k) == part for k, part in enumerate(lead)):
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
    if place is not None and not (moved or comma) and place.kind == "city" and at == index:
        return place.country, _further(sentence, place.after)  # FOO LTD HUDDERSFIELD
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


@cache
def _leads() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for lead in _LEADS:
        found.setdefault(lead[0], []).append(lead)
    return found


def _any_from(sentence: Sentence, index: int) -> bool:
    """Whether any place stands near behind a token, so that a search is worth its while."""
    held = sentence_places(sentence)
    return held is not _NOWHERE and any(at in held.covered for at in range(index, index + 36))


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
    for close in range(index + 2, min(index + 30, len(sentence))):
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
    return at in sentence_places(sentence).covered


def country_within(sentence: Sentence, first: int, after: int) -> str | None:
    """The country of a place that is part of a name: "Hefei Yunqing …", "… Korea Co., Ltd."."""
    held = sentence_places(sentence).at
    found = [held[at] for at in range(first, after) if at in held] if held else []
    return found[0].country if found and len({one.country for one in found}) == 1 else None
