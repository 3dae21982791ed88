"""The parties in the place that a frame leaves for them: names on a par with each other, none that describes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.names import names
from tearline.intake.attempt.places import country_after, country_before, country_within, in_place, place_at
from tearline.intake.attempt.runs import unknown
from tearline.intake.attempt.tokens import Sentence, same_length, value_of
from tearline.intake.attempt.vocabulary import CALLING, NOUN, ORGANISATION, ROLE, TITLE
from tearline.intake.designations.frames import Frame
from tearline.intake.lexicon import split, table, words

_SEPARATORS = frozenset([",", ";", ":", "and", "&", "or", "*", "-", "--", "•", "·"])
_ALIAS = frozenset(["aka", "a.k.a", "fka", "f.k.a", "formerly", "alias", "known", "called", "k"])
_APPOSED = frozenset(["a", "an", "the", "which", "who", "located", "based", "also", "its"])
_FARTHEST = 24


@dataclass(frozen=True, slots=True)
class Party:
    """A named party: tokens ``first`` to ``after``, the value that it goes by, and its country where said."""

    first: int
    after: int
    value: str
    country: str | None


@cache
def _never() -> frozenset[str]:
    return frozenset(split(table("designations")["never"]))


def recognised(sentence: Sentence, told: Sequence[Frame], known: Directory) -> list[Name]:
    """The names of a sentence that may be parties; a nickname in quotation marks is part of its name."""
    found: list[Name] = []
    taken = {at for frame in told for at in range(*frame.said)}
    taken |= {at for frame in told if frame.measure for at in range(frame.measure.first, frame.measure.after)}
    for name in (part for whole in names(sentence, taken, known) for part in _parted(sentence, whole)):
        before = found[-1] if found else None
        if before is not None and _nickname(sentence, before.after, name.first):
            found[-1] = Name(before.first, name.after, "", strong=True)
        else:
            found.append(name)
    return [name for name in found if _may_be_party(sentence, name)]


def _parted(sentence: Sentence, name: Name) -> list[Name]:
    """ "Orrin Baltasar and Sunda Alloys Sdn Bhd" are a person and a firm: two coined words before "and" are whole."""
    at = next((k for k in range(name.first + 2, name.after - 2) if sentence.low(k) == "and"), None)
    if at is None or at - name.first > 3 or not all(unknown(sentence.bits(k)) for k in range(name.first, at)):
        return [name]
    return [
        Name(name.first, at, value_of(sentence, name.first, at), strong=True),
        Name(at + 1, name.after, value_of(sentence, at + 1, name.after), strong=True),
    ]


def _nickname(sentence: Sentence, after: int, first: int) -> bool:
    between = [sentence.low(at) for at in range(after, first)]
    return between == ['"'] and (sentence.low(after + 2) == '"' or sentence.low(first - 3) == '"')


def _may_be_party(sentence: Sentence, name: Name) -> bool:
    lows = [sentence.low(at) for at in range(name.first, name.after)]
    if " ".join(lows) in _never() or lows[-1] in words("designations", "never_last"):
        return False
    if all(in_place(sentence, at) for at in range(name.first, name.after)):
        return False
    return name.strong or name.after - name.first > 1 or sentence.low(name.first - 1) == '"' or len(lows[0]) > 3


def parties(sentence: Sentence, frame: Frame, found: Sequence[Name], text: str) -> list[Party]:
    """The parties of a frame among the names of its sentence; ``text`` is the message as it came."""
    inside = [name for name in found if frame.first <= name.first and name.after <= frame.after]
    if frame.backward:
        chosen = _before(sentence, frame, inside)
    else:
        chosen = [name for name in inside if _on_a_par(sentence, frame.first, name)]
        chosen = [name for at, name in enumerate(chosen) if at == 0 or not _address(sentence, name)]
        if frame.one:
            chosen = _first_and_joined(sentence, chosen)
    return [
        Party(name.first, name.after, _value(sentence, name, text), _country(sentence, name, found)) for name in chosen
    ]


def _address(sentence: Sentence, name: Name) -> bool:
    """Whether a single word behind a comma is more likely a town than a party."""
    return not name.strong and name.after - name.first == 1 and sentence.low(name.first - 1) == ","


def _first_and_joined(sentence: Sentence, chosen: list[Name]) -> list[Name]:
    """The first name of an order and those that "and" joins to it; the rest is its address."""
    return [name for at, name in enumerate(chosen) if at == 0 or sentence.low(name.first - 1) == "and"]


def _before(sentence: Sentence, frame: Frame, inside: list[Name]) -> list[Name]:
    """The names in front of "were designated", from the last backwards as long as they are on a par."""
    chosen: list[Name] = []
    at = frame.after
    for name in reversed(inside):
        if at - name.after > _FARTHEST:
            break
        if name.after > at or not _gap(sentence, name.after, at, last=not chosen):
            if _bracketed(sentence, frame.first, name.first):
                continue
            break
        if not _on_a_par(sentence, frame.first, name):
            if chosen or not _described(sentence, name, at):
                break
            continue
        chosen.insert(0, name)
        at = name.first
        if frame.one:
            break
    return chosen


def _described(sentence: Sentence, name: Name, at: int) -> bool:
    """Whether a name only describes the party before it: "Foo Ltd., a subsidiary of Bar Group, was …"."""
    return sentence.low(at - 1) == "," or sentence.low(name.after) == ","


def _gap(sentence: Sentence, first: int, after: int, *, last: bool) -> bool:
    """Whether nothing but marks, brackets, descriptions and an apposition stands between two tokens."""
    if after - first > _FARTHEST:
        return False
    at = first
    while at < after:
        low = sentence.low(at)
        if low == "(":
            while at < after and sentence.low(at) != ")":
                at += 1
        elif low == "," and sentence.low(at + 1) in _APPOSED | {"of", "in"}:
            return True
        elif not (low in _SEPARATORS or low in "\"'" or _description(sentence, at) or (last and low in _APPOSED)):
            return False
        at += 1
    return True


def _bracketed(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a bracket that opened behind ``start`` is still open at a token."""
    depth = 0
    for k in range(start, at):
        depth += (sentence.low(k) == "(") - (sentence.low(k) == ")" and depth > 0)
    return depth > 0


def _on_a_par(sentence: Sentence, start: int, name: Name) -> bool:
    """Whether a name stands in a list by itself: behind its start, a comma, "and"; not behind "of", "for", "in"."""
    if _bracketed(sentence, start, name.first):
        return False
    at = name.first - 1
    while at >= start:
        low = sentence.low(at)
        if low in _ALIAS or (low == "as" and sentence.low(at - 1) in ("known", "business")):
            return False
        if low in _SEPARATORS or low in ("that", "whereas"):
            return True
        if low in ("on", "against") and sentence.low(at - 1) in ("and", ","):
            return True
        if low == ")" and at - start < 4:
            return True  # (1), (a)
        if low == "." and at == start + 1:
            return True  # 1.
        if not (_description(sentence, at) or low in "\"'("):
            return False
        at -= 1
    return True


def _description(sentence: Sentence, at: int) -> bool:
    low, bits = sentence.low(at), sentence.bits(at)
    return bool(
        low in words("designations", "descriptions")
        or bits & (TITLE | CALLING | ROLE)
        or (bits & NOUN and not bits & ORGANISATION)
        or in_place(sentence, at)
        or low in ("'s", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "#")
        or low.endswith("-based")
    )


def _value(sentence: Sentence, name: Name, text: str) -> str:
    """The name as written; a short form stands for the full name that the text gave it."""
    first, after = sentence.span(name.first, name.after)
    written = " ".join(text[first:after].split())
    if not name.value:
        return written
    return written if same_length(written) == name.value else name.value


def _country(sentence: Sentence, name: Name, found: Sequence[Name]) -> str | None:
    """Where the text puts a party: before it, in a bracket or a comma behind it, in its own name."""
    before = country_before(sentence, name.first)
    if before is not None:
        return before
    at = name.after + (sentence.low(name.after) == '"')
    if sentence.low(at) == "(" and sentence.low(at + 1) in ("under", "in", "of"):
        place = place_at(sentence, at + 2) or place_at(sentence, at + 3)
        if place is not None:
            return place.country
    behind = country_after(sentence, name.after)
    mixed = behind is not None and any(name.after <= other.first < behind[1] for other in found)
    if behind is not None and not mixed:
        return behind[0]
    aliased = _behind_aliases(sentence, name.after)
    if aliased is not None:
        return aliased
    within = country_within(sentence, name.first, name.after)
    organised = any(sentence.bits(k) & ORGANISATION for k in range(name.first, name.after))
    place = place_at(sentence, name.first)
    if within is not None:
        return within if organised or (place is not None and name.after - name.first > 3) else _named(sentence, name)
    wrong = behind[0] if behind is not None else None
    return name.qualifier if name.qualifier != wrong else None


def _behind_aliases(sentence: Sentence, at: int) -> str | None:
    """``Foo LLC, a.k.a. Foo Group (Oman)``: the country in a bracket behind the other names of a party."""
    if not _ALIAS.intersection(sentence.low(k) for k in range(at, at + 6)):
        return None
    for k in range(at, min(at + _FARTHEST, len(sentence))):
        if sentence.low(k) in (";", "and"):
            return None
        place = place_at(sentence, k + 1) if sentence.low(k) == "(" else None
        if place is not None and sentence.low(place.after) == ")":
            return place.country
    return None


def _named(sentence: Sentence, name: Name) -> str | None:
    """The country, not the city, that is a word of a name."""
    held = [place_at(sentence, at) for at in range(name.first, name.after)]
    return next((one.country for one in held if one is not None and one.kind != "city"), None)
