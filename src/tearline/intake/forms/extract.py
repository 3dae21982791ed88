"""What a form gives of a file: parts of text, and what was left out of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tearline.model.document import Diagnostic
from tearline.model.refusal import Refused

MAX_CHARACTERS = 20_000_000
MAX_PARAGRAPHS = 500_000


class HoldsNoText(Refused):
    """The refusal of a picture, or of a PDF made of pictures: a machine may suggest what is written there."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document that is read by itself, so that no mark in it reaches into another.

    ``flow``: running text, whose numbered paragraphs go on over several chunks. ``table``, ``aside`` (text boxes,
    footnotes): each chunk a passage of its own. ``head``: letterhead, header and footer, each once. ``envelope``:
    the header of an e-mail. ``artefact``: running heads that repeat what was read. A chunk is a paragraph, a row or
    a cell; it may have several lines.
    """

    kind: Literal["flow", "table", "aside", "head", "envelope", "artefact"]
    chunks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file: ``form`` is how it was obtained, ``header`` what its envelope states.

    ``doubt`` says why no mark in it is believed, where that is so: a machine may have recognised the letters in a
    picture, or a style sheet may hide some of them.
    """

    form: str
    parts: tuple[Part, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    header: dict[str, Any] = field(default_factory=dict)
    doubt: Diagnostic | None = None


Apart = Callable[[Callable[[], Extract], str], Extract]
"""What runs an extraction, under the name of its file, where it can do no harm."""


def here(take_out: Callable[[], Extract], name: str) -> Extract:
    """The extraction, run where it is."""
    return take_out()


Extractor = Callable[[bytes, str], Extract]
"""From the bytes and the name of a file to its text; raises Refused."""
