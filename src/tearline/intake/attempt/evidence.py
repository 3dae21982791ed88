"""What makes a run of words a name: its shape, what stands before and behind it, and what makes it none."""

from __future__ import annotations

from functools import cache

from tearline.intake.attempt.directory import ends_in_form, firm_nouns, legal_form
from tearline.intake.attempt.places import (
    in_place,
    place_at,
    sentence_places,
)
from tearline.intake.attempt.runs import COMPANY, unknown
from tearline.intake.attempt.tokens import Sentence, singular
from tearline.intake.attempt.vocabulary import (
    CAPITAL,
    CAPITALS,
    COINED,
    ENGLISH,
    FORM,
    FUNCTION,
    GENERIC,
    LETTER,
    NOUN,
    OFFICE,
    ORGANISATION,
    OTHER,
    PLACE,
    PLAIN,
    ROLE,
    STARTER,
    TITLE,
)
from tearline.intake.lexicon import words

CALLED = frozenset(["named", "called", "styled", "name", "itself", "as"])
_HEADS_ON = frozenset(["of", "for", "de", "des", "du", "di", "del", "für", "fuer", "voor"])
MAX_WEAK = 8


def hopeless(sentence: Sentence, first: int, after: int, *, bare: bool) -> bool:
    """Whether a run is no name for a reason that is quickly seen: one code, one place, plain words only."""
    bits = 0
    for token in sentence.tokens[first:after]:
        bits |= token[5]
        if unknown(token[5]):
            bits |= COINED
    if bare:
        return not bits & (COINED | ORGANISATION | FORM)
    if after - first > 1:
        return False
    text = sentence.tokens[first].text
    if (
        not bits & ENGLISH
        and not bits & OTHER
        and not (bits & CAPITALS and len(text) < 7)
        and text.isalpha()
        and not bits & PLACE
    ):
        return False
    before = sentence.bits(first - 1)
    if before & (NOUN | TITLE) or sentence.low(first - 1) in CALLED or sentence.low(first - 1) in (".", '"'):
        return False
    return (
        bool(bits & (ENGLISH | OTHER))
        or not text.replace("-", "").replace("'", "").isalpha()
        or (bits & CAPITALS != 0 and len(text) < 7)
        or first in sentence_places(sentence).covered
    )


def titled(sentence: Sentence, first: int) -> bool:
    """Whether a form of address stands before a name: "Mr", "Messrs."."""
    return bool(
        sentence.bits(first - 1) & TITLE or (sentence.low(first - 1) == "." and sentence.bits(first - 2) & TITLE)
    )


def is_strong(sentence: Sentence, first: int, after: int, *, bare: bool) -> bool:
    """Whether the shape alone says that this is a firm, an institution or a person."""
    if after - first > 2 and sentence.tokens[after - 1].text.isdigit():
        after -= 1  # Institute 4187
    bits = [token.bits for token in sentence.tokens[first:after]]
    if titled(sentence, first):
        return True
    if len(bits) == 1:
        return bool(bits[0] & COINED) and len(sentence.tokens[first].text) > 8 and (bare or first > 0)
    if ends_in_form(sentence, first, after) or _opens_with_form(sentence, first):
        return True
    strange = sum(unknown(one) and not in_place(sentence, first + k) for k, one in enumerate(bits))
    organised = any(one & ORGANISATION for one in bits)
    if organised and strange:
        return True
    if organised:
        return _whole_organisation(sentence, first, after, bits, bare=bare)
    if any(one & COINED for one in bits):
        return True
    figures = any(any(char.isdigit() for char in token.text) for token in sentence.tokens[first:after])
    if figures or strange < 2:
        return strange == 1 and not bare and not figures and _strange_enough(sentence, first, after, bits)
    return not bare or _set_apart(sentence, first, after)


def weak_stands(sentence: Sentence, first: int, after: int, qualifier: str | None, *, bare: bool) -> bool:
    """Whether a run without any shape of a firm may be a name: no goods, no word that only opens a sentence."""
    tokens = sentence.tokens
    count = after - first
    if count > MAX_WEAK:
        return False
    called = (
        sentence.bits(first - 1) & NOUN != 0 or sentence.low(first - 1) in CALLED or _quoted(sentence, first, after)
    )
    bits = [token.bits for token in tokens[first:after]]
    strange = any(unknown(one) for one in bits)
    if singular(sentence.low(after - 1)) in words("items", "heads") and not (count > 1 and strange and not bare):
        return False
    if any(char.isdigit() for char in "".join(token.text for token in tokens[first:after])) and not called:
        return False
    if bare:
        if not strange:
            return (called or (count > 1 and _in_a_place(sentence, after))) and not bits[-1] & PLAIN
        return (
            qualifier is not None
            or called
            or _apposed(sentence, first)
            or _in_a_place(sentence, after)
            or (_set_apart(sentence, first, after) and len(tokens[first].text) > 4 and len(sentence) > 6)
        )
    if count == 1:
        one = bits[0]
        if one & CAPITALS and len(tokens[first].text) < 7:
            return called and not one & ENGLISH
        if one & ENGLISH or not unknown(one):
            return called and not one & (OTHER | PLAIN | STARTER) and first > 1
        return True
    if strange:
        return True
    return (
        first > 0
        and not all(one & (OTHER | OFFICE | ROLE | PLAIN | FUNCTION) for one in bits)
        and (called or qualifier is not None or _in_a_place(sentence, after))
    )


def no_party(sentence: Sentence, first: int, after: int) -> bool:
    """Places, months, offices and the like, however capitalised."""
    held = sentence.tokens[first:after]
    lows = [token.low for token in held]
    if lows[-1] in words("organisations", "streets") or (lows[0] == "no" and sentence.low(first + 1).isdigit()):
        return True
    if any(
        unknown(token.bits) and len(token.low) > 1 and not in_place(sentence, at)
        for at, token in enumerate(held, first)
    ):
        return False
    others, plain = words("organisations", "not_parties"), _plain()
    if all(low in plain or in_place(sentence, at) for at, low in enumerate(lows, first)):
        return not _of_a_place(sentence, first, lows)
    if ends_in_form(sentence, first, after) and after - first > 1:
        return False
    spelled_out = sum(len(low) == 1 for low in lows) > 2
    if (
        spelled_out
        or (lows[0] in others and not _headed(sentence, first, after))
        or lows[-1] in {"government", "embassy", "authorities", "ministry"}
    ):
        return True
    if all(in_place(sentence, at) or low in ("and", ",", "or", "/", "&") for at, low in enumerate(lows, first)):
        return True
    return set(lows) <= _offices() or not any(len(low) > 1 for low in lows)


def _of_a_place(sentence: Sentence, first: int, lows: list[str]) -> bool:
    """``China Machinery Import and Export Corporation``: a place, a trade and what it is."""
    place = place_at(sentence, first)
    return (
        place is not None
        and place.kind == "name"
        and not sentence.upper
        and len(lows) > 2
        and lows[-1].rstrip(".") in COMPANY | {"corp", "co"}
        and any(
            sentence.bits(at) & GENERIC or sentence.low(at) in ("import", "export")
            for at in range(first + 1, first + len(lows) - 1)
        )
    )


def _strange_enough(sentence: Sentence, first: int, after: int, bits: list[int]) -> bool:
    """``Zagroskuh Hydraulic Parts``: one coined word, and others that a sentence would not give capitals."""
    return (
        unknown(bits[0])
        and not bits[0] & CAPITALS
        and all(one & CAPITAL and not one & (FUNCTION | OTHER | OFFICE | ROLE | CAPITALS) for one in bits[1:])
        and not any(in_place(sentence, at) for at in range(first, after))
        and len(sentence.tokens[first].text) > 3
    )


def _set_apart(sentence: Sentence, first: int, after: int) -> bool:
    """In a text of capitals: two coined words are a name where nothing else touches them."""
    before, behind = sentence.bits(first - 1), sentence.bits(after)
    return (not before & LETTER or bool(before & (PLAIN | NOUN))) and (
        not behind & LETTER or bool(behind & PLAIN) or in_place(sentence, after)
    )


def _opens_with_form(sentence: Sentence, first: int) -> bool:
    """``OOO Foo``, ``UAB Foo``: a legal form before the name."""
    form = legal_form(sentence, first)
    return form is not None and sentence.tokens[first].text.isupper() and not sentence.bits(first) & (ENGLISH | PLAIN)


def _whole_organisation(sentence: Sentence, first: int, after: int, bits: list[int], *, bare: bool) -> bool:
    """Words of the language only: its last word or its head says "organisation", and a word of its own stands by."""
    own = [one for one in bits if not one & (ORGANISATION | GENERIC | OFFICE | FUNCTION | ROLE | OTHER | PLAIN)]
    placed = any(in_place(sentence, at) for at in range(first, after))
    headed = _headed(sentence, first, after)
    ends = bits[-1] & ORGANISATION
    if not (ends or headed) or (singular(sentence.low(after - 1)) in words("items", "heads") and not placed and bare):
        return False
    if bare and not placed and not headed:
        return len(bits) > 2 and bool(own) and not bits[0] & GENERIC
    return bool(own) or placed or bool(headed)


def _quoted(sentence: Sentence, first: int, after: int) -> bool:
    return sentence.low(first - 1) == '"' and sentence.low(after) == '"'


def _apposed(sentence: Sentence, first: int) -> bool:
    """ "A TRADING COMPANY IN INDIA, FOO BAR": a noun for a firm stands before, with its place or a comma between."""
    if sentence.low(first - 1) not in (",", "--", "-", "named", "called"):
        return False
    at = first - 2
    while (
        at >= 0 and first - at < 7 and (in_place(sentence, at) or sentence.low(at) in ("in", "of", "from", ",", "the"))
    ):
        at -= 1
    return sentence.low(at) in firm_nouns()


def _in_a_place(sentence: Sentence, after: int) -> bool:
    """ "FOO BAR, TRIPOLI, LIBYA" and "FOO BAR (PAKISTAN)": a place said behind it by name."""
    at = after + (sentence.low(after) in (",", "(", "of", "in", "at"))
    place = place_at(sentence, at)
    return place is not None and place.kind != "adjective"


@cache
def _offices() -> frozenset[str]:
    """Words of which only the names of public offices are made: "National Authority", "Export Controls Desk"."""
    return (
        words("organisations", "offices")
        | words("organisations", "not_parties")
        | words("organisations", "roles")
        | {"of", "and", "for", "the"}
    )


@cache
def _plain() -> frozenset[str]:
    return firm_nouns() | words("organisations", "generic") | {"and", "of", "co", "co."}


def _headed(sentence: Sentence, first: int, after: int) -> bool:
    """``State Establishment for …``: an organisation that goes on with "for" or "of"."""
    return any(
        sentence.bits(at) & ORGANISATION and (sentence.low(at + 1) in _HEADS_ON or sentence.low(at + 2) in _HEADS_ON)
        for at in range(first, min(first + 3, after - 2))
    )
