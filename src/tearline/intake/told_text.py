"""The text of an alert that was told: a banner, and a numbered and marked paragraph for each slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from tearline.model.alert import Span
from tearline.model.document import Node, Paragraph
from tearline.model.marking import Marking, render_banner, render_portion, roll_up

_GAP = "\n\n"


@dataclass(slots=True)
class _Open:
    start: int
    content: int
    marking: Marking


@dataclass(slots=True)
class NoteText:
    """Grows paragraph by paragraph; ``shift`` turns a place in it into one of the finished text."""

    _pieces: list[str] = field(default_factory=list)
    _size: int = 0
    _open: list[_Open] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _banner: str = ""

    def paragraph(self, marking: Marking, lead: str) -> None:
        """Begins a paragraph under ``marking`` with the words ``lead``."""
        if self._open:
            self._ends.append(self._size)
            self._put(_GAP)
        start = self._size
        self._put(f"{len(self._open) + 1}. {render_portion(marking)} ")
        self._open.append(_Open(start, self._size, marking))
        self._put(lead)

    def value(self, text: str, *, end: bool = False) -> Span:
        """Adds the value of a slot on one line, and with ``end`` a full stop; the place of the value."""
        start = self._size
        self._put(" ".join(text.split()))
        span = (start, self._size)
        if end:
            self.add("", end=True)
        return span

    def add(self, text: str, *, end: bool = False) -> None:
        """Adds words between values, and with ``end`` a full stop where none stands."""
        self._put(text)
        if end and not self._pieces_end_with_stop():
            self._put(".")

    def shift(self, span: Span) -> Span:
        """Where ``span`` lies in the finished text, below its banner."""
        by = len(self._banner) + len(_GAP)
        return span[0] + by, span[1] + by

    def finished(self) -> tuple[str, tuple[Node, ...], tuple[Paragraph, ...], Marking]:
        """The text with its banner, its nodes, its paragraphs, and the mark of the whole."""
        whole = roll_up(one.marking for one in self._open)
        self._banner = render_banner(whole)
        body = "".join(self._pieces)
        nodes = [Node("banner", (0, len(self._banner))), Node("space", self.shift((-len(_GAP), 0)))]
        paragraphs: list[Paragraph] = []
        for number, (one, end) in enumerate(zip(self._open, [*self._ends, self._size], strict=True), start=1):
            span = self.shift((one.start, end))
            words = body[one.content : end]
            paragraphs.append(Paragraph(number, render_portion(one.marking), one.marking, span, words))
            nodes.append(Node("paragraph", span))
            if number <= len(self._ends):
                nodes.append(Node("space", (span[1], span[1] + len(_GAP))))
        return self._banner + _GAP + body, tuple(nodes), tuple(paragraphs), whole

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)

    def _pieces_end_with_stop(self) -> bool:
        return next((piece for piece in reversed(self._pieces) if piece), "").endswith((".", "?", "!"))
