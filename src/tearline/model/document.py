"""A message as it came: its bytes, its portions, its reading. Hidden text lives only here.

Importers are few by contract (intake, release, desk, storage): everything else sees references
to a document, never its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from tearline.model.alert import Attempt, Designation, Span
from tearline.model.marking import Marking

BlockKind = Literal["non_paper", "talking_points", "summary", "comment", "note"]


class Node(NamedTuple):
    """A stretch of the text that belongs to one part of the message and to no other."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something odd in a message that a reader should know; codes are documented one by one."""

    code: str
    message: str
    paragraph: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One talking point of a block; ``text`` without its bullet, lines joined."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph. ``portion`` is the mark as written, None where there is none.

    ``marking`` None means unmarked: released to nobody.
    """

    number: int | None
    portion: str | None
    marking: Marking | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A marked stretch inside a paragraph: a non-paper, talking points, a note, a summary.

    ``marking`` is the block's own release mark joined to its paragraph's level; None where the
    block carries no mark of its own, in which case its paragraph's holds.
    """

    kind: BlockKind
    paragraph: int | None
    span: Span
    marking: Marking | None
    points: tuple[Point, ...]
    closed_by: Literal["end_marker", "next_paragraph"]


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word that a machine took a picture to show: how sure it was (0 to 1), on which page, where in the text.

    ``matters``: much rests on it (a mark, a figure, a name of the attempt), or the machine was not sure.
    """

    text: str
    confidence: float
    page: int
    span: Span | None = None
    matters: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message, read. ``header`` holds the header fields in the shapes of docs/reference/message.md.

    ``text`` is the decoded input: its nodes, concatenated, give it back, and encoding it again
    with ``encoding`` gives back the bytes. ``digest`` is the SHA-256 of the bytes. In any other ``form``
    than text, ``text`` is what was taken out of the bytes (docs/reference/forms.md).
    """

    kind: str
    digest: str
    encoding: str
    text: str
    nodes: tuple[Node, ...]
    header: dict[str, Any]
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    signature: str | None
    diagnostics: tuple[Diagnostic, ...]
    attempts: tuple[Attempt, ...]
    form: str = "text"
    words: tuple[RecognisedWord, ...] = ()
    designations: tuple[Designation, ...] = ()
