"""Paragraphs, tables and text boxes as they open and close in a document, made into parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tearline.intake.cable.banner import find_plain_banner
from tearline.intake.cable.marks import mark_at
from tearline.intake.forms.extract import MAX_CHARACTERS, MAX_PARAGRAPHS, Part
from tearline.model.refusal import Refused

Cell = list[str]
_LABEL = 40
_NUMBER = re.compile(r"\d{1,3}[.)] ?")
_BRACKET = re.compile(r"[(\[]")
_BARE = re.compile(r"(?:TS|S|C|U|SBU)(?://?[A-Z ,/]{1,100})?")


@dataclass(slots=True)
class _Table:
    """A table under construction. ``layout``: it may be there for the looks alone, as on web pages."""

    layout: bool
    rows: list[list[Cell]] = field(default_factory=list)


class Outline:
    """Collects what a walk over a document meets; ``parts`` gives it in order, text boxes and notes last."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[Part] = []
        self._flow: list[str] = []
        self._sinks: list[list[str]] = [self._flow]
        self._tables: list[_Table] = []
        self._asides: list[str] = []
        self._size = 0
        self._count = 0

    def paragraph(self, text: str) -> None:
        """Adds a paragraph to the text, or to the cell or the text box that is open; a blank one counts in text."""
        self._size += len(text)
        self._count += 1
        if self._size > MAX_CHARACTERS or self._count > MAX_PARAGRAPHS:
            what = f"more than {MAX_CHARACTERS:,} characters or {MAX_PARAGRAPHS:,} paragraphs of text"
            raise Refused(what, where=self.name, todo="split the document")
        self._sinks[-1].append(text)

    def start_table(self, *, layout: bool = False) -> None:
        self._tables.append(_Table(layout))

    def start_row(self) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def start_cell(self) -> None:
        """Opens a cell, and a row where none is open; a cell outside of any table is text where it stands."""
        if not self._tables:
            self._sinks.append(self._sinks[-1])
            return
        cell: Cell = []
        self._sinks.append(cell)
        if not self._tables[-1].rows:
            self._tables[-1].rows.append([])
        self._tables[-1].rows[-1].append(cell)

    def end_cell(self) -> None:
        if len(self._sinks) > 1:
            self._sinks.pop()

    def end_table(self) -> None:
        """Closes the innermost table; inside a cell or a text box its rows are paragraphs of that."""
        if not self._tables:
            return
        table = self._tables.pop()
        rows = [[[text for text in cell if text.strip()] for cell in row] for row in table.rows]
        filled = [[cell for cell in row if cell] for row in rows]
        if table.layout and all(len(row) <= 1 for row in filled):
            self._sinks[-1].extend(text for row in filled for cell in row for text in cell)
            return
        chunks = table_chunks([row for row in filled if row])
        if self._sinks[-1] is not self._flow:
            self._sinks[-1].extend(chunks)
        elif chunks:
            self._cut()
            self._parts.append(Part("table", tuple(chunks)))

    def start_aside(self) -> None:
        self._sinks.append(self._asides)

    def end_aside(self) -> None:
        if len(self._sinks) > 1:
            self._sinks.pop()

    def parts(self) -> tuple[Part, ...]:
        """Text and tables in their order, then what stood beside them."""
        self._cut()
        asides = tuple(text for text in self._asides if text.strip())
        return (*self._parts, Part("aside", asides)) if asides else tuple(self._parts)

    def _cut(self) -> None:
        if any(text.strip() for text in self._flow):
            self._parts.append(Part("flow", tuple(self._flow)))
        self._flow.clear()


def table_chunks(rows: list[list[Cell]]) -> list[str]:
    """The rows of a table as passages, so that a mark in it holds for its own cell or row and for nothing else.

    Without any mark the table is one passage, a line for each row. A row whose only mark opens it is one
    passage; in any other row with marks each paragraph of a cell is. Two columns are label and value.
    """
    marks = [[_marks(text) for cell in row for text in cell] for row in rows]
    pairs = len(rows) > 0 and all(len(row) == 2 for row in rows)
    if not any(any(row) for row in marks):
        return ["\n".join(_line(row, pairs) for row in rows)] if rows else []
    chunks: list[str] = []
    for row, marked in zip(rows, marks, strict=True):
        if any(marked[1:]) or (marked[0] and not starts_with_mark(row[0][0])) or marked[0] > 1:
            chunks += [text for cell in row for text in cell]
        else:
            chunks.append(_line(row, pairs=False))
    return chunks


def starts_with_mark(text: str) -> bool:
    """Whether a portion mark opens ``text``."""
    return mark_at(text.lstrip(), 0, numbered=True) is not None


def labelled(label: str, text: str) -> str:
    """A paragraph of a list with the bullet or number that is shown before it.

    Where a mark opens the paragraph the bullet goes, and a letter stands behind the mark: a mark is looked for at the
    beginning, or behind a number.
    """
    if not label or _NUMBER.fullmatch(label) or not starts_with_mark(text):
        return label + text
    if not any(char.isalnum() for char in label):
        return text
    mark = mark_at(text, 0, numbered=True)
    return f"{text[: mark.end]} {label}{text[mark.end :].lstrip()}" if mark else label + text


def bears_marks(parts: Sequence[Part]) -> bool:
    """Whether a mark, or a line that states the secrecy of the whole, stands anywhere in ``parts``."""
    return any(
        _marks(chunk) or find_plain_banner(chunk) is not None for part in parts for chunk in part.chunks if chunk
    )


def _marks(text: str) -> int:
    """How many marks stand anywhere in ``text``; a mark behind the words, or without brackets, counts as well."""
    found = sum(mark_at(text, at.start()) is not None for at in _BRACKET.finditer(text))
    return found or int(starts_with_mark(text) or _BARE.fullmatch(text.strip()) is not None)


def _line(row: list[Cell], pairs: bool) -> str:
    cells = [" ".join(" ".join(cell).split()) for cell in row]
    if pairs and len(cells[0]) <= _LABEL and cells[0][:1].isalpha() and not cells[0].endswith((":", ".")):
        return f"{cells[0]}: {cells[1]}"
    if cells and starts_with_mark(cells[0]) and len(cells) > 1:
        return f"{cells[0]} {' | '.join(cells[1:])}"
    return " | ".join(cells)
