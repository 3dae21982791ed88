"""Glyphs at places on a page, made into lines; lines into paragraphs; lines that repeat on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tearline.intake.forms.outline import starts_with_mark

_SAME_LINE = 0.4
_PARAGRAPH_GAP = 1.35
_INDENT = 0.9
_LAST = re.compile(r"(?<![a-z-])([a-z]{1,30})[-\u2010\u00ad]$")
_FIRST = re.compile(r"[a-z]{1,30}")
_COMPOUND = re.compile(r"(?<![\w-])[a-z]{1,30}-[a-z]{1,30}(?![\w-])")
_KEEP = frozenset(("dual", "end", "non", "two", "three", "four", "five", "six"))
_COLUMN = 4.0
_SHORT = 0.8
_EDGE = 3
_SAME_HEIGHT = 6.0
_LABEL = re.compile(r"\s{0,20}(?:\d{1,3}[.)]|\(?[a-z][.)]|[\u2022\u25cf\u25aa\u00b7\u2013*-])\s{0,20}")
_OPENS = re.compile(
    r"\s{0,20}(?:\u00b6\s{0,3})?(?:\d{1,3}[.)]|[\u2022\u25cf\u25aa\u00b7*]|[-\u2013\u2014]{1,2}|\(?[a-z][.)])\s"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it stands on its page (``y`` grows upwards), and the size of its letters."""

    text: str
    x: float
    y: float
    size: float
    page_start: bool = False


@dataclass(slots=True)
class Glyphs:
    """Pieces of text with their places, as the walk over a page's content meets them."""

    pieces: list[tuple[str, float, float, float]] = field(default_factory=list)

    def add(self, text: str, matrix: Any, text_matrix: Any, font: Any, size: Any) -> None:
        """Takes a piece of text; the two matrices, one applied to the other, give its place."""
        if not text or not text.strip("\n"):
            return
        a, b, c, d, e, f = (float(one) for one in matrix)
        x, y = float(text_matrix[4]), float(text_matrix[5])
        scale = abs(float(text_matrix[3]) * d) or abs(float(text_matrix[0]) * a) or 1.0
        self.pieces.append((text, a * x + c * y + e, b * x + d * y + f, abs(float(size or 0)) * scale or 10.0))


def lines_of(glyphs: Glyphs) -> list[Line]:
    """The lines of a page in the order in which they are written; a piece with line ends is several.

    A mark in the middle of a line opens a column: it begins a line of its own, but not behind the number or bullet
    of a list.
    """
    lines: list[Line] = []
    for text, x, y, size in glyphs.pieces:
        for number, piece in enumerate(text.strip("\n").split("\n")):
            at = y - number * size * 1.2
            last = lines[-1] if lines else None
            level = last is not None and abs(last.y - at) <= _SAME_LINE * max(size, last.size)
            label = last is not None and _LABEL.fullmatch(last.text) is not None
            if last is not None and level and number == 0 and (label or not starts_with_mark(piece)):
                lines[-1] = Line(
                    last.text + (" " if label else "") + piece,
                    min(last.x, x),
                    last.y,
                    max(size, last.size),
                    last.page_start,
                )
            else:
                lines.append(Line(piece, x, at, size, not lines))
    kept = [Line(" ".join(one.text.split()), one.x, one.y, one.size, one.page_start) for one in lines]
    return [one for one in kept if one.text]


def running_heads(pages: Sequence[Sequence[Line]]) -> dict[tuple[int, int], bool]:
    """Page and place of each line that repeats at one height of most pages, figures aside; True where it has words."""
    if not pages:
        return {}
    edges = [(number, at) for number, page in enumerate(pages) for at in _edge(len(page))]
    shapes = Counter(
        shape for number, page in enumerate(pages) for shape in {_shape(page[at]) for at in _edge(len(page))}
    )
    least = max(2, (len(pages) + 1) // 2)
    return {
        (number, at): any(char.isalpha() for char in pages[number][at].text)
        for number, at in edges
        if shapes[_shape(pages[number][at])] >= least
    }


def _edge(count: int) -> list[int]:
    return sorted({*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)})


def _shape(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.casefold()), round(line.y / _SAME_HEIGHT)


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of ``lines``, each with its line ends; a word that a line end broke is whole again."""
    usual = _usual_gap(lines)
    short = _SHORT * max((len(line.text) for line in lines), default=0)
    compounds = frozenset(word for line in lines for word in _COMPOUND.findall(line.text.lower()))
    current: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and current and _apart(before, line, usual, short):
            yield _mended(current, compounds)
            current = []
        current.append(line.text)
    if current:
        yield _mended(current, compounds)


def _usual_gap(lines: Sequence[Line]) -> float:
    """The distance of two lines of one paragraph: among the plausible ones a small one, since in a document of
    short paragraphs most distances are those between paragraphs."""
    gaps = sorted(
        before.y - line.y
        for before, line in pairwise(lines)
        if not line.page_start and 0.5 * line.size < before.y - line.y < 3 * line.size
    )
    return gaps[len(gaps) // 10] if gaps else 0.0


def _apart(before: Line, line: Line, usual: float, short: float) -> bool:
    """Whether ``line`` begins a paragraph: by a mark, a number, a gap, an indent, another size, after a short line
    that ends a sentence. In doubt it does, so that no mark covers what it does not stand before."""
    if starts_with_mark(line.text) or _OPENS.match(line.text) or abs(before.size - line.size) > 0.15 * before.size:
        return True
    ended = before.text.endswith((".", ":", ";", "?", "!", '"', ")"))
    if line.page_start or (ended and len(before.text) < short):
        return ended
    down = before.y - line.y
    if down <= 0 or (usual and down > _PARAGRAPH_GAP * usual):
        return True
    return not -_COLUMN * line.size < line.x - before.x < _INDENT * line.size


def _mended(lines: Sequence[str], compounds: frozenset[str]) -> str:
    """The lines of a paragraph; a hyphen before a line end goes where a small letter follows.

    A model keeps its hyphen (``CNC-`` and ``4000``), and so does a word that the document writes with one elsewhere.
    """
    text = lines[0]
    for line in lines[1:]:
        first, last = _LAST.search(text), _FIRST.match(line)
        if first is None or last is None:
            text = f"{text}\n{line}"
        elif f"{first[1]}-{last[0]}" in compounds or first[1] in _KEEP:
            text += line
        else:
            text = text[:-1] + line
    return text
