"""Messages built to measure: what a partner may see, and around it whatever he may not.

A ``Skeleton`` is what is open to MYS; ``Noise`` is everything else. One skeleton with any two
noises must give one release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tearline.model.document import Block, Diagnostic, Message, Node, Paragraph, Point
from tearline.model.marking import NOBODY, Level, Marking

OPEN = (
    Marking(Level.SECRET, frozenset({"MYS"}), "(SECRET REL MALAYSIA)"),
    Marking(Level.SECRET, frozenset({"MYS", "TWN", "FVEY"}), "(S//REL TO USA, MYS, TWN, FVEY)"),
    Marking(Level.CONFIDENTIAL, frozenset({"MYS"}), "(C//REL TO USA, MYS)"),
    Marking(Level.UNCLASSIFIED, frozenset({"MYS"}), "(U//REL TO USA, MYS)"),
)
CLOSED = (
    Marking(Level.UNCLASSIFIED, None, "(U)"),
    Marking(Level.SBU, None, "(SBU)"),
    Marking(Level.SECRET, None, "(S)"),
    Marking(Level.SECRET, NOBODY, "(S//NF)"),
    Marking(Level.SECRET, frozenset({"TWN"}), "(S//REL TO USA, TWN)"),
    Marking(Level.SECRET, frozenset({"FVEY"}), "(S//REL TO USA, FVEY)"),
    Marking(Level.TOP_SECRET, frozenset({"SVN", "GBR"}), "(TS//REL TO USA, GBR, SVN)"),
    Marking(Level.UNREADABLE, frozenset({"MYS"}), "(?//REL TO USA, MYS)"),
)

HIDDEN = ("CANARY", "PAGE 02", "STATE", "hidden", "END NOTE", "2010")
"""What stands only in what is hidden, and so on no page that is handed out."""

sentences = (
    st.lists(
        st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x17F), min_size=1, max_size=8),
        min_size=1,
        max_size=6,
    )
    .map(lambda words: " ".join(["Visible", *words]))
    .filter(lambda text: not any(word in text for word in HIDDEN))
)
canaries = st.tuples(st.integers(0, 10**9), st.integers(0, 6)).map(
    lambda pair: f"CANARY{pair[0]} " + "hidden 2010 (odd) -- words\n" * pair[1]
)


@dataclass(frozen=True)
class OpenBlock:
    """A block with a release mark, in a paragraph that has none; each point in one or more pieces."""

    marking: Marking
    points: list[list[str]]


@dataclass(frozen=True)
class OpenParagraph:
    """A paragraph with a release mark, its text in pieces between which others may stand."""

    marking: Marking
    pieces: list[str]


Skeleton = list[OpenBlock | OpenParagraph]

open_blocks = st.builds(
    OpenBlock, st.sampled_from(OPEN), st.lists(st.lists(sentences, min_size=1, max_size=3), min_size=1, max_size=3)
)
open_paragraphs = st.builds(OpenParagraph, st.sampled_from(OPEN), st.lists(sentences, min_size=1, max_size=3))
skeletons = st.lists(open_blocks | open_paragraphs, min_size=1, max_size=4)


class Noise:
    """Draws whatever is hidden, as often as it is asked; silent where it has nothing to draw with."""

    def __init__(self, draw: Callable[..., Any] | None) -> None:
        self.draw, self.silent = draw, draw is None

    def texts(self, most: int = 2) -> list[str]:
        return [] if self.silent else self.draw(st.lists(canaries, max_size=most))

    def one_of(self, *choices: Any) -> Any:
        return choices[0] if self.silent else self.draw(st.sampled_from(choices))

    def number(self, most: int) -> int:
        return 0 if self.silent else self.draw(st.integers(0, most))


@dataclass
class Builder:
    """Writes a message from left to right and notes where everything stands."""

    noise: Noise
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def note(self, *, own_mark: bool, gap: tuple[str, ...] = (" ", "\n\n")) -> bool:
        """Perhaps a hidden note, brackets inside or outside its span; nested ones within. Whether there is one."""
        before = len(self.blocks)
        for words in self.noise.texts():
            marking = self.noise.one_of(*CLOSED) if own_mark else self.noise.one_of(None, *CLOSED)
            inside = self.noise.one_of(True, False)
            self.add(self.noise.one_of(*gap))
            start, _ = self.add("(NOTE: " if inside else "(")
            if not inside:
                start = len(self.text)
            self.add(words)
            point = self.add("-- CANARY in a point")
            if self.noise.one_of(True, False):
                self.blocks.append(Block("comment", 1, (start + 1, len(self.text)), None, (), "end_marker"))
            _, end = self.add(" END NOTE)" if inside else "")
            points = self.noise.one_of((), (Point(point, "CANARY in a point"),))
            self.blocks.append(Block("note", 1, (start, end), marking, points, "end_marker"))
            if not inside:
                self.add(")")
        return len(self.blocks) > before

    def stamp(self) -> None:
        """Perhaps a page stamp, which is no word of the author's."""
        for _ in range(self.noise.number(1)):
            self.nodes.append(Node("artefact", self.add(" PAGE 02 STATE 027731 CANARY 161322Z ")))

    def words(self, start: int, end: int) -> str:
        """What a reader makes of that stretch: one line, without stamps."""
        text = self.text[start:end]
        for node in self.nodes:
            if start <= node.span[0] < end:
                text = text.replace(self.text[slice(*node.span)], " ")
        return " ".join(text.split())

    def paragraph(self, part: OpenBlock | OpenParagraph | None) -> None:
        number = len(self.paragraphs) + 1
        closed = self.noise.one_of(None, *CLOSED)
        marking = part.marking if isinstance(part, OpenParagraph) else closed
        portion = marking.raw if marking is not None else None
        start, _ = self.add(f"¶{number}. {portion + ' ' if portion else ''}")
        body = len(self.text)
        if isinstance(part, OpenParagraph):
            for piece in part.pieces:
                self.note(own_mark=True)
                self.stamp()
                self.add(f" {piece} ")
            self.note(own_mark=True)
        else:
            for words in self.noise.texts():
                self.add(words)
            self.note(own_mark=False)
            if part is not None:
                self.block(part, number)
            self.note(own_mark=False)
            for words in self.noise.texts():
                self.add(words)
        words = self.words(body, len(self.text))
        self.paragraphs.append(Paragraph(number, portion, marking, (start, len(self.text)), words))
        self.add("\n\n")

    def block(self, part: OpenBlock, paragraph: int) -> None:
        start, _ = self.add(f"Begin non-paper:\n\n{part.marking.raw}\n\n")
        points: list[Point] = []
        for pieces in part.points:
            self.note(own_mark=True)
            first, _ = self.add("-- ")
            words = stop = len(self.text)
            for at, piece in enumerate(pieces):
                if at and self.note(own_mark=True, gap=(" ",)):
                    points.append(Point((first, stop), self.words(words, stop)))
                    self.add(" ")
                    first = words = len(self.text)
                elif at:
                    self.add(" ")
                _, stop = self.add(piece)
            points.append(Point((first, stop), self.words(words, stop)))
            self.add("\n\n")
        self.note(own_mark=True)
        _, end = self.add("End non-paper.\n")
        self.blocks.append(Block("non_paper", paragraph, (start, end), part.marking, tuple(points), "end_marker"))


def build(skeleton: Skeleton, noise: Noise) -> Message:
    """The message of that skeleton amid that noise: other header, number, date, paragraphs and order of blocks."""
    builder = Builder(noise)
    for words in noise.texts():
        builder.add(words)
    for part in skeleton:
        for _ in range(noise.number(2)):
            builder.paragraph(None)
        builder.paragraph(part)
    for _ in range(noise.number(2)):
        builder.paragraph(None)
    builder.nodes.append(Node("signature", builder.add(noise.one_of("EXAMPLE", "CANARY SIGNATURE"))))
    header = {"mrn": {"raw": f"10STATE{noise.number(999_999):06}"}, "dtg": noise.one_of(None, "2010-03-16T13:05:00Z")}
    return Message(
        kind=noise.one_of("cable", "text"),
        digest=hashlib.sha256(builder.text.encode()).hexdigest(),
        encoding=noise.one_of("utf-8", "cp1252"),
        text=builder.text,
        nodes=tuple(builder.nodes),
        header=header,
        paragraphs=tuple(builder.paragraphs),
        blocks=tuple(builder.blocks),
        signature=noise.one_of(None, "CANARY SIGNATURE"),
        diagnostics=tuple(Diagnostic("odd", words) for words in noise.texts()),
        attempts=(),
    )
