"""Text that a machine recognised in a picture: a suggestion, in which no mark is believed.

A letter misread turns ``(S//NF)`` into something else, so every paragraph is unmarked, the whole counts as unreadable,
which ranks above every level, and a person has to confirm the text by saving it as their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tearline.intake.cable.banner import find_plain_banner
from tearline.intake.cable.lines import split_lines
from tearline.intake.cable.marks import mark_at
from tearline.intake.cable.reader import Reading
from tearline.intake.forms.extract import Extract, Part
from tearline.model.alert import Span
from tearline.model.document import Diagnostic, Message, RecognisedWord
from tearline.model.marking import Level, Marking
from tearline.model.refusal import Refused

SURE = 0.9
"""Below this confidence a person looks at a word, whatever it is. Tesseract is often sure of what is wrong, so what
much rests on is looked at in any case."""
_UNCONFIRMED = Diagnostic(
    "ocr_unconfirmed", "recognised by a machine and confirmed by nobody: no mark is believed, released to nobody"
)
_OF_MARKS = frozenset({"paragraph_unmarked", "mark_unreadable"})
_BRACKET = re.compile(r"[(\[]")
_OPENING = re.compile(r"^[ \t]{0,20}(?:[-\u2022*]|\d{1,3}[.)])?[ \t]{0,5}[(\[][^()\[\]\n]{1,120}[)\]]", re.M)
"""What stands in brackets at the beginning of a line may be a mark, misread."""
_IDEOGRAPH = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word on a page, as a machine took it to be; ``confidence`` from 0 to 1, ``before`` what parts it from the last
    one: a blank, a line end, or two, for a paragraph or a page."""

    text: str
    confidence: float
    page: int
    before: str


def suggested(words: Sequence[Recognised], name: str) -> Extract:
    """The extract of what was recognised, in its order. Raises Refused where that is nothing."""
    pieces: list[str] = []
    for word in words:
        last = pieces[-1] if pieces else ""
        close = word.before == " " and last and _IDEOGRAPH.match(last[-1]) and _IDEOGRAPH.match(word.text[0])
        pieces += ["" if not pieces or close else word.before, word.text]
    text = "".join(pieces)
    if not any(char.isalpha() for char in text):
        raise Refused("no words were recognised in the picture", where=name, todo="type its text")
    return Extract("ocr", (Part("flow", tuple(text.split("\n\n"))),), doubt=_UNCONFIRMED)


def without_marks(reading: Reading, doubt: Diagnostic) -> Reading:
    """``reading`` with nothing in it released to anybody, and each paragraph named with the ``doubt``."""
    paragraphs = tuple(replace(one, portion=None, marking=None) for one in reading.paragraphs)
    odd = tuple(replace(doubt, paragraph=one.number, span=one.span) for one in paragraphs) or (doubt,)
    kept = tuple(one for one in reading.diagnostics if one.code not in _OF_MARKS)
    header = {**reading.header, "banner": Marking(Level.UNREADABLE).to_json()}
    blocks = tuple(replace(one, marking=None) for one in reading.blocks)
    return replace(reading, header=header, paragraphs=paragraphs, blocks=blocks, diagnostics=(*kept, *odd))


def placed(words: Sequence[Recognised], message: Message) -> Iterator[RecognisedWord]:
    """Each word with its place in the text of ``message``, and whether a person must look at it."""
    grave = _grave(message)
    at = 0
    for word in words:
        start = message.text.find(word.text, at)
        span = None if start < 0 else (start, start + len(word.text))
        at = span[1] if span else at
        figure = any(char.isdigit() for char in word.text)
        rests = span is not None and any(low < span[1] and span[0] < high for low, high in grave)
        yield RecognisedWord(word.text, word.confidence, word.page, span, figure or rests or word.confidence < SURE)


def _grave(message: Message) -> list[Span]:
    """Where marks seem to stand, lines of secrecy, and what the attempts were read from."""
    text = message.text
    marks = (mark_at(text, found.start()) for found in _BRACKET.finditer(text))
    spans: list[Span] = [(mark.start, mark.end) for mark in marks if mark is not None]
    spans += [found.span() for found in _OPENING.finditer(text)]
    spans += [(line.start, line.end) for line in split_lines(text) if find_plain_banner(line.text) is not None]
    for attempt in message.attempts:
        for group in (attempt.buyers, attempt.intermediaries, attempt.suppliers, attempt.items):
            spans += [span for one in group for span in one.spans]
    return spans
