"""The firm that a letter is written to: whom "you" and "your company" mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tearline.intake.attempt.directory import Directory, Name, legal_form
from tearline.intake.attempt.names import names
from tearline.intake.attempt.places import sentence_places
from tearline.intake.attempt.portions import Portion
from tearline.intake.attempt.tokens import Sentence, sentences
from tearline.intake.attempt.vocabulary import COINED, FORM, OFFICE, ORGANISATION, OTHER
from tearline.model.alert import Span
from tearline.model.marking import Marking

_GREETING = re.compile(
    r"^[ ]*(?:dear\b|dears\b|gentlemen\b|messieurs\b|ladies and gentlemen|sirs?\b|madam\b|to whom it may\b|"
    r"sehr geehrte|"
    r"hello\b|excellency\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TO = re.compile(
    r"[ ]*(?:to|an|a|an/to|recipients?|addressee|for the attention of|attn|attention|att|messrs|para|destinataire|"
    r"for)\b(?:[ ]?[.:]|[ ]{2,}|(?<=messrs))",
    re.IGNORECASE,
)
_NOT_TO = re.compile(
    r"[ ]*(?:from|fm|von|de|da|cc|bcc|copy|copies|duplicate|re|ref|reference|our ref|subject|subj|betreff|betreft|here|"
    r"via|sender|info|title)\b[ ]?[./:]",
    re.IGNORECASE,
)
_OWN = re.compile(r"[ ]*(?:\d{1,2}[.)]?[ ]+)?your (?:firm|company)\b[ ]*:?[ ]*$", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yr)\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
MAX_LINES = 40
"""How many lines of a letter's head are looked at."""
_HEAD = 6000
_LONG = 100
"""A longer line is prose, and no part of an address."""
_BLOCK = 5
"""So many lines below the firm's own may say where it is."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """The firm's name, where it stands in the head of the letter, how restricted that is, and the firm's country."""

    value: str
    span: Span
    marking: Marking
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A firm on a line of the head. ``formed``: it has a legal form; ``said``: the letter goes there."""

    sentence: Sentence
    name: Name
    line: int
    formed: bool
    said: bool


def addressee(clean: str, read: Sequence[Portion]) -> Addressee | None:
    """The firm that a letter's head addresses: on its "To" line, or the last above the greeting; None for an office.

    Without a greeting and without such a line, a firm that fills a line of the head by itself, where the text speaks
    to somebody.
    """
    greeting = _GREETING.search(clean, 0, _HEAD)
    lines = list(_head(clean, greeting.start() if greeting else None))
    found = list(_firms(clean, lines))
    said = [one for one in found if one.said]
    if said or any(_TO.match(line[0]) and not _names_person(line[0]) for line in lines):
        found = said
    elif greeting is None:
        found = (
            [one for one in found if one.formed and _fills(one, lines[one.line])]
            if _YOU.search(clean, 0, _HEAD)
            else []
        )
    chosen = next((one for one in reversed(found) if one.formed), found[-1] if found and greeting else None)
    if chosen is None:
        return None
    span = chosen.sentence.span(chosen.name.first, chosen.name.after)
    marking = next((one.marking for one in read if one.start <= span[0] < one.end), None)
    if marking is None:
        return None
    return Addressee(chosen.name.value, span, marking, chosen.name.qualifier or _country(clean, lines, chosen))


def _head(clean: str, end: int | None) -> Iterator[re.Match[str]]:
    """The lines above the greeting; without one, those above the first line of prose."""
    count = 0
    for line in _LINE.finditer(clean, 0, _HEAD if end is None else end):
        text = line[0].strip()
        if not text:
            continue
        count += 1
        if end is None and (count > MAX_LINES or (len(text) > _LONG and not _TO.match(text))):
            return
        if len(text) <= _LONG * 2:
            yield line


def _firms(clean: str, lines: Sequence[re.Match[str]]) -> Iterator[_Found]:
    asked = False  # the line above asks for the writer's own firm
    for number, line in list(enumerate(lines))[-MAX_LINES:]:
        said = asked or _TO.match(line[0]) is not None
        asked = _OWN.match(line[0]) is not None
        if _NOT_TO.match(line[0]):
            continue
        for sentence in sentences(clean, line.start(), line.end()):
            for name in names(sentence, (), Directory()):
                formed = _has_form(sentence, name)
                if name.strong and (formed or not _is_office(sentence, name)) and not _is_person(sentence, name):
                    yield _Found(sentence, name, number, formed, said)


def _names_person(line: str) -> bool:
    """``Attn. Mr X``: the firm stands on another line."""
    return re.match(r"[ ]*att", line, re.IGNORECASE) is not None


def _has_form(sentence: Sentence, name: Name) -> bool:
    return any(legal_form(sentence, at) is not None for at in range(name.first, name.after))


def _is_office(sentence: Sentence, name: Name) -> bool:
    return any(sentence.bits(at) & (OFFICE | OTHER) for at in range(name.first, name.after))


def _is_person(sentence: Sentence, name: Name) -> bool:
    """Without any word for an organisation, a name on a line of an address is that of a person."""
    return not any(sentence.bits(at) & (ORGANISATION | FORM | COINED) for at in range(name.first, name.after))


def _fills(one: _Found, line: re.Match[str]) -> bool:
    """Whether a firm is all that its line says, a town behind it aside."""
    start, end = one.sentence.span(one.name.first, one.name.after)
    before, behind = line[0][: start - line.start()], line[0][end - line.start() :]
    return not before.strip(" -*") and len(behind.split()) < 4 and "." not in behind


def _country(clean: str, lines: Sequence[re.Match[str]], chosen: _Found) -> str | None:
    """The country of a place on the firm's line or on the lines of the address below it."""
    for line in lines[chosen.line : chosen.line + _BLOCK]:
        if line.start() > chosen.sentence.tokens[-1].end and (_NOT_TO.match(line[0]) or ":" in line[0]):
            break
        for sentence in sentences(clean, line.start(), line.end()):
            found = [place.country for place in sentence_places(sentence).at.values()]
            if found:
                return found[-1]
    return None
