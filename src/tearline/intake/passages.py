"""Marks inside a paragraph: what stands behind one is a passage of its own, and never under the mark above it.

A numbered paragraph runs to the next number, whatever marks stand between them. Without this step words behind
``(S//NF)`` would go where the ``(S//REL TO USA, SVN)`` of their paragraph allows it (M2: each portion is marked).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from tearline.intake.cable.lines import flow
from tearline.intake.cable.marks import Mark, mark_at, skip_blanks, value
from tearline.intake.cable.reader import Reading
from tearline.model.alert import Span
from tearline.model.document import Paragraph
from tearline.model.marking import NOBODY, Level, Marking

_BRACKET = re.compile(r"[(\[]")
_BLANK = re.compile(r"\n[ \t\r\x1f]*\n")
_LONGEST_BEFORE = 79
_BEFORE = re.compile(r"[ \t\x1f]{0,60}(?:(?:[-*o>\u2022\u00b7\u2013\u2014]{1,2}|\(?[a-z0-9]{1,3}[.)])[ \t]{1,10})?")


class _Spans:
    """Stretches of a text, which may lie in each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in one of them."""
        before = bisect_right(self._starts, place)
        return before > 0 and place < self._furthest[before - 1]


def with_passages(text: str, reading: Reading, *, every: bool) -> Reading:
    """``reading`` with its paragraphs cut where a mark inside them speaks for what follows.

    Cut is before a mark that releases to fewer than its paragraph does, wherever it stands; with ``every`` before each
    mark that opens a line, too. What lies inside a block is left: a block has its own marks.
    """
    banner = _banner(reading.header.get("banner"))
    blocks = _Spans(block.span for block in reading.blocks)
    paragraphs = [piece for one in reading.paragraphs for piece in _pieces(text, one, blocks, banner, every)]
    return replace(reading, paragraphs=tuple(paragraphs))


def _pieces(
    text: str, paragraph: Paragraph, blocks: _Spans, banner: Marking | None, every: bool
) -> Iterator[Paragraph]:
    current = paragraph
    for mark, begin, opens in _inner_marks(text, paragraph, blocks):
        says = value(mark, banner)
        if not (every and opens) and not _narrower(says, current.marking):
            continue
        yield from _ended(text, current, begin, paragraph, every)
        # Its words are taken when its end is known: taken here, up to the end of the paragraph, they cost its square.
        current = Paragraph(None, mark.raw, says, (mark.start, paragraph.span[1]), "")
    yield from _ended(text, current, paragraph.span[1], paragraph, every)


def _inner_marks(text: str, paragraph: Paragraph, blocks: _Spans) -> Iterator[tuple[Mark, int, bool]]:
    """Each mark inside the paragraph but its own and those of blocks; where it begins; whether it opens a line."""
    start, end = paragraph.span
    own = paragraph.portion is not None and paragraph.portion[:1] in ("(", "[")
    at = start
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() < at:
            continue
        line = _line_opened(text, start, bracket.start())
        mark = mark_at(text, bracket.start(), numbered=line is not None)
        if mark is None or mark.end > end:
            continue
        at = mark.end
        if own:
            own = False
        elif not blocks.hold(mark.start):
            yield mark, mark.start if line is None else line, line is not None


def _ended(text: str, current: Paragraph, stop: int, whole: Paragraph, every: bool) -> Iterator[Paragraph]:
    """``current`` up to ``stop``. A passage without a number ends at a blank line, and what follows is unmarked."""
    start = current.span[0]
    gap = _BLANK.search(text, start, stop) if every and current is not whole else None
    end = start + len(text[start : gap.start() if gap else stop].rstrip())
    if current is whole and end >= whole.span[1]:
        yield current
    elif end > start:
        skip = start
        if current.portion is not None and current is not whole:
            found = mark_at(text, start, numbered=True)
            skip = skip_blanks(text, found.end) if found else start
            yield replace(current, span=(start, end), text=flow(text[skip:end]))
        else:
            yield replace(current, span=(start, end), text=_shortened(text, current, end))
    if gap is not None and text[gap.end() : stop].strip():
        begin = gap.end() + len(text[gap.end() : stop]) - len(text[gap.end() : stop].lstrip())
        last = begin + len(text[begin:stop].rstrip())
        yield Paragraph(None, None, None, (begin, last), flow(text[begin:last]))


def _shortened(text: str, paragraph: Paragraph, end: int) -> str:
    """The words of a paragraph without those that stand behind ``end``."""
    lost = flow(text[end : paragraph.span[1]].strip())
    return paragraph.text.removesuffix(lost).rstrip() if lost else paragraph.text


def _narrower(says: Marking, above: Marking | None) -> bool:
    """Whether somebody may have what ``above`` covers and not what ``says`` covers."""
    readers = (above.releasable_to if above is not None else None) or NOBODY
    return not readers <= (says.releasable_to or NOBODY)


def _line_opened(text: str, start: int, at: int) -> int | None:
    """Where the line begins that ``at`` opens, behind nothing but a bullet or a number; None where it opens none."""
    low = max(start, at - _LONGEST_BEFORE)
    line = text.rfind("\n", low, at) + 1 or low
    if line == low > start and text[low - 1] != "\n":
        return None
    return line if _BEFORE.fullmatch(text, line, at) else None


def _banner(value: dict[str, Any] | None) -> Marking | None:
    if not value:
        return None
    release = value["releasable_to"]
    return Marking(Level(value["level"]), None if release is None else frozenset(release))
