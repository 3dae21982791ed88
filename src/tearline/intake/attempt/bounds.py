"""Where a name begins and ends inside a run: openers of a sentence, places about it, two names in one."""

from __future__ import annotations

from tearline.intake.attempt.directory import ends_in_form, legal_form
from tearline.intake.attempt.places import based_in, place_at
from tearline.intake.attempt.runs import COMPANY, unknown
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.vocabulary import (
    CALLING,
    COINED,
    ENGLISH,
    FORM,
    FUNCTION,
    GENERIC,
    HEAD,
    JOINT,
    LETTER,
    NOUN,
    ORGANISATION,
    OTHER,
    PLAIN,
    STARTER,
    TITLE,
)
from tearline.intake.lexicon import words

_DEALING = frozenset(["import", "export", "imports", "exports", "re-export"])
_TIES = frozenset(["of", "for", "and", "the"])


def trimmed(sentence: Sentence, first: int, after: int, *, bare: bool) -> tuple[int, int, str | None]:
    """A run without what is none of the name, and the country that the words cut from its front say."""
    first, qualifier = _front(sentence, _past_branch(sentence, first, after), after, bare=bare)
    after = _place_cut(sentence, first, after)
    if bare:
        after = _tail(sentence, first, after)
    while after > first and (
        sentence.low(after - 1) in words("organisations", "joints") or sentence.tokens[after - 1].text in "&/-+,"
    ):
        if sentence.tokens[after - 1].text[0].isupper() and legal_form(sentence, after - 1):
            break
        after -= 1
    return first, after, qualifier


def cut(sentence: Sentence, first: int, after: int) -> int | None:
    """Where "and" parts two names: what stands before it is a whole organisation by itself."""
    for at in range(first + 1, after - 1):
        if sentence.low(at) != "and" or (sentence.low(at - 1) in _DEALING and sentence.low(at + 1) in _DEALING):
            continue
        place = place_at(sentence, first) if sentence.low(first - 1) in ("in", "of", "from", "at", "near") else None
        if place is not None and place.after == at:
            return at  # "of Malaysia and Blue Heron Ltd."
        if of_several(sentence, first) and at - first > 1:
            return at
        if sentence.bits(at - 1) & FORM and ends_in_form(sentence, first, at) and legal_form(sentence, at + 1) is None:
            return at
    return None


def of_several(sentence: Sentence, first: int) -> bool:
    """ "two Iranian firms, Foo Bar and Baz Qux": what follows is a list of names."""
    plurals = words("grammar", "several")
    return any(sentence.low(at) in plurals for at in range(max(0, first - 3), first))


def _past_branch(sentence: Sentence, first: int, after: int) -> int:
    """Behind ``Physics Department of``: the university is the party, and not one of its departments."""
    for at in range(first, min(first + 4, after - 3)):
        if sentence.low(at) in ("department", "faculty", "division") and sentence.low(at + 1) == "of" and at > first:
            named = any(sentence.bits(k) & ORGANISATION for k in range(at + 2, after))
            return at + 2 if named or ends_in_form(sentence, at + 2, after) else first
    return first


_FOREIGN_ARTICLES = frozenset({"la", "le", "die", "der", "den", "de", "het", "l'", "el"})
_FOREIGN_FIRMS = frozenset(
    {"société", "societe", "firma", "firme", "ditta", "empresa", "sociedad", "bedrijf", "compañía", "maison"}
)


def _front(sentence: Sentence, first: int, after: int, *, bare: bool) -> tuple[int, str | None]:
    """Without words that only open a sentence, titles, and "Syrias" for "Syria's"; the country of the last."""
    qualifier = None
    while first < after:
        low, bits = sentence.low(first), sentence.bits(first)
        if low in words("organisations", "counted") and first + 1 < after and _counts(sentence, first + 1):
            first += 2
        elif low in _FOREIGN_ARTICLES and first + 2 < after and sentence.low(first + 1) in _FOREIGN_FIRMS:
            first += 2  # "La société Foo"
        elif _opens_only(sentence, first, after, bare=bare) and (first < after - 1 or bits & STARTER):
            first += 1
        elif (based := based_in(sentence, first)) is not None:
            qualifier, first = based.country, first + 1
        elif (place := place_at(sentence, first, possessive=True)) is not None and place.after < after:
            qualifier, first = place.country, place.after
        elif (said := _adjective(sentence, first, after)) is not None:
            qualifier, first = said
        elif (
            bits & (NOUN | CALLING)
            and (bits & CALLING or not bits & ORGANISATION)
            and after - first > 1 + bare
            and not legal_form(sentence, first + 1)
        ):
            first += 1
        else:
            break
    return first, qualifier


def _counts(sentence: Sentence, at: int) -> bool:
    """``Case B.``, ``Annex 3``: a letter or a figure that counts."""
    return len(sentence.low(at)) == 1 or sentence.tokens[at].text.isdigit()


def _opens_only(sentence: Sentence, at: int, after: int, *, bare: bool) -> bool:
    """Whether a word at the front of a run is none of the name: an article, a title, a word that opens a sentence."""
    low, bits = sentence.low(at), sentence.bits(at)
    if bits & TITLE or low in ("the", "a", "an") or sentence.tokens[at].text in "&/-+":
        return True
    if bare:
        if bits & (STARTER | FUNCTION) and not bits & ORGANISATION:
            return True
        verb = bits & ENGLISH and low.endswith(("ed", "ly", "ing")) and not bits & (ORGANISATION | GENERIC)
        return bool(verb) and at + 1 < after and not place_at(sentence, at + 1)
    if any(token.text[0].isalnum() and not token.bits & STARTER for token in sentence.tokens[:at]):
        return False
    if len(low) == 1 and at + 1 < after and sentence.bits(at + 1) & ENGLISH and sentence.low(at + 1) != "&":
        return True
    if bits & (STARTER | FUNCTION) or low.endswith("ly"):
        return True
    return bool(bits & (PLAIN | OTHER)) and not bits & (ORGANISATION | GENERIC)


def _adjective(sentence: Sentence, first: int, after: int) -> tuple[str, int] | None:
    """ "Iranian Tirdad Nemuneh": the adjective is said of the firm. In "Chinese Academy" it is the name."""
    place = place_at(sentence, first)
    if place is None or place.kind != "adjective" or place.after >= after:
        return None
    bits = sentence.bits(place.after)
    return (
        None
        if bits & (ENGLISH | ORGANISATION | GENERIC) or legal_form(sentence, place.after)
        else (place.country, place.after)
    )


def _place_cut(sentence: Sentence, first: int, after: int) -> int:
    """``Foo Works of Penang`` ends before "of"; ``University of Tehran`` goes on."""
    for at in range(first + 1, after - 1):
        if sentence.low(at) == "of" and (place := place_at(sentence, at + 1)) is not None:
            ends = place.after >= after
            opens = sentence.bits(first) & HEAD and at == first + 1 and sentence.low(first) not in COMPANY
            counted = place.kind == "name" and sentence.bits(at - 1) & HEAD and sentence.low(at - 1) not in COMPANY
            if ends and not (opens or counted):
                return at
    return after


def _tail(sentence: Sentence, first: int, after: int) -> int:
    """In a text of capitals: without a place and plain words behind the last word of the name itself."""
    last = after
    while last > first + 1:
        bits = sentence.bits(last - 1)
        if unknown(bits) and not _is_place(sentence, first, last):
            break
        if (
            bits & (ORGANISATION | COINED)
            or ends_in_form(sentence, first, last)
            or (bits & LETTER and legal_form(sentence, last - 1))
        ):
            break
        if sentence.tokens[last - 1].text in '")' or (
            sentence.bits(last - 2) & JOINT and sentence.low(last - 2) not in _TIES
        ):
            break
        last -= 1
    opened = any(
        sentence.low(at) in ("of", "for") and sentence.bits(at - 1) & (ORGANISATION | HEAD)
        for at in range(first + 1, after)
    )
    if opened and not any(_is_place(sentence, first, k) for k in range(last + 1, after + 1)):
        return after
    held = any(sentence.bits(k) & (ORGANISATION | COINED) or unknown(sentence.bits(k)) for k in range(first, last))
    return last if held else after


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words right before ``last`` are a place, and not the first words of the name."""
    for at in range(max(first + 1, last - 3), last):
        place = place_at(sentence, at)
        if place is not None and place.after == last:
            return True
    return False
