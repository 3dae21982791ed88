"""Step 2 of making a release: the passages that one audience may have, by ``decide``, default deny.

The work is linear in the message but for sorting: hostile messages nest ten thousand blocks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tearline.model.access import Purpose, Subject, decide
from tearline.model.alert import Span
from tearline.model.document import Block, BlockKind, Message, Paragraph, Point
from tearline.model.marking import Level, Marking
from tearline.release.passage import BULLET, blanked, clean, contains, lead, merged, outside, overlapping, words

ARTEFACTS = frozenset({"artefact"})
"""Kinds of node that are no words of the author: page and section stamps, end marks."""

TO_THE_POST: frozenset[BlockKind] = frozenset({"note", "comment"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that may go, and where they stood. ``level`` is that of their mark."""

    span: Span
    kind: Literal["paragraph", "point"]
    text: str
    level: Level


def pick(message: Message, audience: str, memberships: Mapping[str, frozenset[str]]) -> list[Passage]:
    """The passages of ``message`` for ``audience``, in their order, each once.

    A mark covers its own passage: a release mark inside a paragraph opens the points of its block
    and nothing else of the paragraph, and a closed block stays closed inside an open one.
    """
    view = _View(message, audience, memberships)
    found: dict[Span, Passage] = {}
    for passage in (*view.points(), *view.open_paragraphs()):
        if passage.text:
            found.setdefault(passage.span, passage)
    return [found[span] for span in sorted(found)]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A block and what was decided on it: ``level`` None where it is closed to the audience.

    ``around_open`` and ``around_level`` sum up its own mark and those of the blocks around it.
    """

    block: Block
    level: Level | None
    around_open: bool
    around_level: Level


class _View:
    """A message as one audience may see it."""

    def __init__(self, message: Message, audience: str, memberships: Mapping[str, frozenset[str]]) -> None:
        self.message = message
        self.subject = Subject(audience)
        self.memberships = memberships
        self.paragraphs = sorted(message.paragraphs, key=lambda paragraph: paragraph.span)
        self.artefacts = merged(node.span for node in message.nodes if node.kind in ARTEFACTS)
        self.blocks = list(self._ruled())
        self.starts = [ruled.block.span[0] for ruled in self.blocks]
        self.reach = self._reach()

    def _open(self, marking: Marking | None) -> bool:
        return decide(self.subject, marking, Purpose.RELEASE, memberships=self.memberships).allowed

    def _paragraph_of(self, span: Span) -> Paragraph | None:
        at = bisect_right(self.paragraphs, span[0], key=lambda paragraph: paragraph.span[0])
        paragraph = self.paragraphs[at - 1] if at else None
        return paragraph if paragraph is not None and contains(paragraph.span, span) else None

    def _ruled(self) -> Iterator[_Ruled]:
        """The blocks from outside in, each with its decision.

        A block without a mark of its own is as open as its paragraph and every block around it; but a
        note or comment speaks to the post, and only a mark of its own opens it. A block that crosses
        the border of another or of its paragraph cannot be placed: it is closed.
        """
        around: list[_Ruled] = []
        for block in sorted(
            self.message.blocks, key=lambda one: (one.span[0], -one.span[1], not self._open(one.marking))
        ):
            while around and around[-1].block.span[1] <= block.span[0]:
                around.pop()
            outer = around[-1] if around else None
            own = self._open(block.marking)
            open_ = (outer is None or outer.around_open) and (block.marking is None or own)
            level = _higher(outer.around_level if outer else Level.UNCLASSIFIED, block.marking)
            placed = outer is None or contains(outer.block.span, block.span)
            paragraph = self._paragraph_of(block.span)
            ruled: Level | None = None
            if placed and paragraph is not None:
                if block.marking is not None:
                    ruled = block.marking.level if own else None
                elif open_ and block.kind not in TO_THE_POST and self._open(paragraph.marking):
                    ruled = _higher(level, paragraph.marking)
            around.append(_Ruled(block, ruled, open_, level))
            yield around[-1]

    def _reach(self) -> list[int]:
        """For each block the end of what begins inside it: its own, or that of a block that crosses out of it."""
        reach = [ruled.block.span[1] for ruled in self.blocks]
        around: list[int] = []
        for at, start in enumerate([*self.starts, len(self.message.text) + 1]):
            while around and self.blocks[around[-1]].block.span[1] <= start:
                inner = around.pop()
                if around:
                    reach[around[-1]] = max(reach[around[-1]], reach[inner])
            around.append(at)
        return reach

    def _inside(self, at: int) -> Iterator[int]:
        """The blocks directly inside the one at that place, in their order."""
        end, inner = self.blocks[at].block.span[1], at + 1
        while inner < len(self.blocks) and self.starts[inner] < end:
            yield inner
            inner = max(inner + 1, bisect_left(self.starts, self.reach[inner]))

    def points(self) -> Iterator[Passage]:
        """The points of open blocks, each of its innermost. One that a closed block cuts in two is one again."""
        for at, ruled in enumerate(self.blocks):
            span = ruled.block.span
            if ruled.level is None or not ruled.block.points:
                continue
            nested = {(self.starts[one], self.reach[one]): self.blocks[one].level for one in self._inside(at)}
            places = list(nested)
            closed = [place for place, level in nested.items() if level is None]
            runs: list[list[Point]] = []
            for point in sorted(ruled.block.points, key=lambda one: one.span):
                if not contains(span, point.span) or overlapping(point.span, places):
                    continue
                if runs and self._continues((runs[-1][-1].span[1], point.span[0]), closed):
                    runs[-1].append(point)
                else:
                    runs.append([point])
            for run in runs:
                text = clean(" ".join(point.text for point in run))
                yield Passage((run[0].span[0], run[-1].span[1]), "point", text, ruled.level)

    def _continues(self, gap: Span, closed: list[Span]) -> bool:
        """Whether the words after ``gap`` go on with those before it, but for something closed between them."""
        if not overlapping(gap, closed):
            return False
        between = "".join(self.message.text[start:end] for start, end in outside(gap, closed))
        return (
            not between.strip("()[] \t\r\n")
            and len(between.splitlines()) < 2
            and not BULLET.match(self.message.text, gap[1])
        )

    def open_paragraphs(self) -> Iterator[Passage]:
        """The open paragraphs, without the blocks that are closed or speak for themselves."""
        spoken = merged(ruled.block.span for ruled in self.blocks if ruled.level is None or ruled.block.points)
        for paragraph in self.paragraphs:
            if paragraph.marking is not None and self._open(paragraph.marking):
                cut = bool(overlapping(paragraph.span, spoken))
                text = self._words(paragraph, spoken) if cut else clean(paragraph.text)
                yield Passage(paragraph.span, "paragraph", text, paragraph.marking.level)

    def _words(self, paragraph: Paragraph, cuts: list[Span]) -> str:
        """The words of a paragraph outside ``cuts``, without its number and mark."""
        start, end = paragraph.span
        shown = blanked(self.message.text, paragraph.span, overlapping(paragraph.span, self.artefacts))
        begin = start + lead(shown, paragraph.number, paragraph.portion)
        pieces = outside((begin, end), cuts)
        return clean(words(" ".join(shown[low - start : high - start] for low, high in pieces)))


def _higher(level: Level, marking: Marking | None) -> Level:
    return level if marking is None else max(level, marking.level, key=lambda one: one.rank)
