"""The firm that a letter is written to: whom "you" and "your company" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tearline.intake.attempt.directory import Directory, Name, legal_form
from tearline.intake.attempt.names import names
from tearline.intake.attempt.portions import Portion
from tearline.intake.attempt.tokens import Sentence, sentences
from tearline.intake.attempt.verbs import Verb
from tearline.model.alert import Span
from tearline.model.marking import Marking

_GREETING = re.compile(r"^[ ]*(?:dear\b|gentlemen\b|messieurs\b|to whom it may\b)", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
MAX_LINES = 40
"""How many lines of a letter's head are looked at."""
_OWN = frozenset({"company", "firm", "office", "house", "organisation", "organization", "business", "corporation"})
_SPEAKERS = frozenset({"we", "i", "please", "to", "hereby", "kindly", "therefore", "not"})


@dataclass(frozen=True, slots=True)
class Addressee:
    """The firm's name, where it stands in the head of the letter, and how restricted that is."""

    value: str
    span: Span
    marking: Marking


def addressee(clean: str, read: Sequence[Portion]) -> Addressee | None:
    """The last firm named above the greeting of a letter; None where there is no greeting or no firm."""
    greeting = _GREETING.search(clean)
    if greeting is None:
        return None
    lines = list(_LINE.finditer(clean, 0, greeting.start()))[-MAX_LINES:]
    for line in reversed(lines):
        marking = next((one.marking for one in read if one.start <= line.start() < one.end), None)
        for sentence in sentences(clean, line.start(), line.end()):
            for name in names(sentence, (), Directory()):
                if name.strong and marking is not None and _has_form(sentence, name):
                    return Addressee(name.value, sentence.span(name.first, name.after), marking)
    return None


def _has_form(sentence: Sentence, name: Name) -> bool:
    return any(legal_form(sentence, at) is not None for at in range(name.first + 1, name.after))


def as_you(sentence: Sentence, verbs: Sequence[Verb], to: Addressee) -> list[Name]:
    """The places where "you" or "your company" is a firm that somebody turns to."""
    found = []
    for at in range(len(sentence)):
        after = _addressed(sentence, at)
        if after is None:
            continue
        before = [verb for verb in verbs if verb.after <= at]
        asked = any(
            verb.after == at and verb.kind in ("ask", "seek") and sentence.low(verb.first - 1) not in _SPEAKERS
            for verb in before
        )
        sought = any(verb.kind == "seek" for verb in before)
        governed = sentence.low(at - 1) in ("from", "with", "by", "at") and before
        turned_to = any(
            (verb.kind == "receive" or (verb.kind == "ask" and verb.passive)) and after <= verb.first <= after + 3
            for verb in verbs
        )
        if asked or governed or turned_to or (sought and sentence.low(at - 1) == "to"):
            found.append(Name(at, after, to.value, True, source=to.marking, place=to.span))
    return found


def _addressed(sentence: Sentence, at: int) -> int | None:
    if sentence.low(at) == "you":
        return at + 1
    return at + 2 if sentence.low(at) == "your" and sentence.low(at + 1) in _OWN else None
