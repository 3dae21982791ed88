"""Firms and persons in a sentence, recognised by shape: a run of names, a legal form, a word for an organisation.

Where a text has no small letters, capitals say nothing: a name then needs a legal form, a word for an
organisation, or words that are none of the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tearline.intake.attempt.bounds import cut, of_several, trimmed
from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.evidence import CALLED, hopeless, is_strong, no_party, titled, weak_stands
from tearline.intake.attempt.places import country_after, country_before, country_within, sentence_places
from tearline.intake.attempt.runs import run_end, starts_run, unknown
from tearline.intake.attempt.tokens import Sentence, value_of
from tearline.intake.attempt.vocabulary import (
    CALLING,
    CAPITAL,
    COINED,
    ENGLISH,
    FORM,
    FUNCTION,
    JOINT,
    LETTER,
    NOUN,
    PLAIN,
    TITLE,
)
from tearline.intake.lexicon import words

_DOTTED = frozenset(["co", "est", "ltd", "inc", "corp", "sti", "şti", "eng"])


def names(sentence: Sentence, taken: Iterable[int], known: Directory) -> list[Name]:
    """The names of a sentence, in order; ``taken`` are tokens that are something else already."""
    tokens = sentence.tokens
    bare = sentence.upper or _is_heading(sentence)
    busy, found, index = set(taken), list[Name](), 0
    skipped = PLAIN | CALLING if bare else 0
    while index < len(tokens):
        bits = tokens[index][5]
        if (
            (not bits & CAPITAL and (bits & ENGLISH or not bits & LETTER) and not bits & FORM)
            or bits & skipped
            or index in busy
        ):
            index += 1
            continue
        if not bare and bits & ENGLISH and not bits & TITLE and _stands_alone(sentence, index):
            index += 1
            continue
        end = index + 1
        held = known.at(sentence, index) if known.names else None
        if held is not None and (run_end(sentence, index, busy, bare=bare) <= held[0] or bare):
            end, value, source = held
            found.append(Name(index, end, value, True, _country(sentence, index, end, None), source=source))
        elif starts_run(sentence, index, bare=bare) and (end := run_end(sentence, index, busy, bare=bare)) > index:
            found.extend(_pieces(sentence, index, end, bare=bare))
        index = max(end, index + 1)
    if known.beginnings:
        found = [_known_by_its_beginning(sentence, name, known) for name in found]
    found = _listed(sentence, found)
    return [
        name for place, name in enumerate(found) if place == 0 or not _bracketed_alias(sentence, found[place - 1], name)
    ]


def _listed(sentence: Sentence, found: list[Name]) -> list[Name]:
    """ "Two Iranian firms, Foo Works and Bar Works": the country is that of all."""
    for at in range(1, len(found)):
        before, name = found[at - 1], found[at]
        if before.qualifier is None or name.qualifier is not None or name.first - before.after > 3:
            continue
        between = {sentence.low(k) for k in range(before.after, name.first)}
        if between and between <= {"and", ",", "the", "or"} and of_several(sentence, found[0].first):
            found[at] = replace(name, qualifier=before.qualifier)
    return found


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether a word of the language with a capital is followed by small words, and nothing calls it a name."""
    tokens = sentence.tokens
    after = index + 1
    if after < len(tokens) and (tokens[after][5] & (CAPITAL | JOINT | FORM) or tokens[after][0] in '-"(,'):
        return False
    before = tokens[index - 1] if index else None
    return before is None or not (before[5] & (NOUN | TITLE) or before[0] == '"' or before[1] in CALLED)


def _is_heading(sentence: Sentence) -> bool:
    """Whether nearly all words have capitals although they are words of the language: a title."""
    tokens = sentence.tokens
    if not 4 < len(tokens) < 30 or tokens[-1].text[-1] in ".;,":
        return False
    if not tokens[0][5] & tokens[-1][5] & CAPITAL:
        return False
    high = low = strange = 0
    for token in tokens:
        bits = token.bits
        if not bits & LETTER or bits & FUNCTION:
            continue
        if bits & FORM and len(token.text) > 1 and bits & CAPITAL and not bits & ENGLISH:
            return False
        high += bool(bits & CAPITAL)
        low += not bits & CAPITAL
        strange += unknown(bits)
    return high > 3 and low * 5 <= high and strange * 3 <= high


def _known_by_its_beginning(sentence: Sentence, name: Name, known: Directory) -> Name:
    """``Tirdad`` alone is surely a name where the text has ``Tirdad Nemuneh Sanat Co.``"""
    lows = " ".join(sentence.low(at) for at in range(name.first, name.after))
    return name if name.strong or lows not in known.beginnings else replace(name, strong=True)


@cache
def _aliases() -> frozenset[str]:
    said = {
        ",",
        "(",
        '"',
        "also",
        "known",
        "as",
        "formerly",
        "or",
        "the",
        "in",
        "other",
        "documents",
        ":",
        "spelled",
        "spelt",
    }
    return words("organisations", "also") | said


def _bracketed_alias(sentence: Sentence, before: Name, name: Name) -> bool:
    """``Qasrun Establishment (QE)``: the second is the first again."""
    between = [sentence.low(at) for at in range(before.after, min(name.first, before.after + 12))]
    if set(between) & words("organisations", "also") and set(between) <= _aliases():
        return True
    if between == ["("] and not name.strong:
        return True
    opens = name.first - 1 - (sentence.low(name.first - 1) in ('"', "'"))
    return (
        sentence.low(opens) == "(" and before.after == opens and sentence.low(name.after) in (")", '"', "'", ";", ",")
    )


def _pieces(sentence: Sentence, first: int, after: int, *, bare: bool) -> list[Name]:
    """A run may hold two names joined by "and", and begin with words that are no part of any."""
    if hopeless(sentence, first, after, bare=bare):
        return []
    if after - first == 1 and not bare and unknown(sentence.tokens[first].bits):
        return _single(sentence, first)
    at = cut(sentence, first, after)
    parts = [(first, after)] if at is None else [(first, at), (at + 1, after)]
    return [name for start, end in parts if (name := _name(sentence, start, end, bare=bare)) is not None]


def _single(sentence: Sentence, at: int) -> list[Name]:
    """A coined word by itself: most are weak, and there are many, so that the questions to longer runs are spared."""
    token = sentence.tokens[at]
    strong = titled(sentence, at) or bool(token.bits & COINED and len(token.text) > 8 and at)
    if not strong and (
        len(token.text) < 3 or token.low in words("items", "heads") or at in sentence_places(sentence).covered
    ):
        return []
    return [Name(at, at + 1, _value(sentence, at, at + 1), strong, _country(sentence, at, at + 1, None))]


def _name(sentence: Sentence, first: int, after: int, *, bare: bool) -> Name | None:
    first, after, qualifier = trimmed(sentence, first, after, bare=bare)
    if after <= first or no_party(sentence, first, after):
        return None
    strong = is_strong(sentence, first, after, bare=bare)
    if not strong and not weak_stands(sentence, first, after, qualifier, bare=bare):
        return None
    value = _value(sentence, first, after)
    return Name(first, after, value, strong, _country(sentence, first, after, qualifier))


def _country(sentence: Sentence, first: int, after: int, qualifier: str | None) -> str | None:
    """Where the text puts a name: before it, behind it, or inside it."""
    if qualifier is not None:
        return qualifier
    if not sentence_places(sentence).covered:
        return None
    before = country_before(sentence, first)
    if before is not None:
        return before
    behind = country_after(sentence, after)
    return behind[0] if behind is not None else country_within(sentence, first, after)


def _value(sentence: Sentence, first: int, after: int) -> str:
    """The name as written; a full stop that only ends the sentence is none of it."""
    value, last = value_of(sentence, first, after), sentence.tokens[after - 1]
    dotted = any("." in token.text for token in sentence.tokens[first : after - 1])
    if (
        after == len(sentence)
        and value.endswith(".")
        and not dotted
        and last.norm not in _DOTTED
        and "." not in last.text[:-1]
    ):
        return value[:-1]
    return value
