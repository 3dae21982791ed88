"""PDF documents with a text layer: pages in order, lines joined to paragraphs, running heads once.

A PDF stores where glyphs stand and not what a paragraph is, so paragraphs are told apart by spacing; a line that a mark
opens always begins one. What is set not to show (as the text behind a scan is) is a machine's reading: no mark in it
is believed.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tearline.intake.forms.extract import MAX_CHARACTERS, Extract, HoldsNoText, Part
from tearline.intake.forms.kind import NO_TEXT_TODO
from tearline.intake.forms.outline import bears_marks
from tearline.intake.forms.pdf_ink import Ink
from tearline.intake.forms.pdf_lines import Glyphs, Line, lines_of, paragraphs_of, running_heads
from tearline.model.document import Diagnostic
from tearline.model.refusal import Refused

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 2000
MAX_CONTENT = 30_000_000
_DEEPEST_FORM = 10
_LAYERS = "layers that are switched off"
_BEHIND = Diagnostic(
    "text_behind_picture",
    "text lies invisible on a page, as a machine leaves it that reads scans: no mark is believed, released to nobody",
)
_FAINT = Diagnostic("faint_text", "text lies on it that may not show: no mark in it is believed, released to nobody")


def extract_pdf(raw: bytes, name: str) -> Extract:
    """The text of a PDF. Raises Refused for one that is encrypted, broken, too large, or without any text."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    # pypdf's documentation: a broken file may raise other exceptions than its own.
    broken = (PyPdfError, DependencyError, ValueError, TypeError, LookupError, AttributeError, AssertionError)
    worse = (ArithmeticError, RuntimeError, OSError, EOFError, struct.error, zlib.error)
    with _Ear() as ear:
        try:
            reader = PdfReader(io.BytesIO(raw), strict=False)
            if reader.is_encrypted:
                raise Refused("the PDF is encrypted", where=name, todo="save a copy without protection and read that")
            pages = _pages(reader, name)
            holds = _holds(reader)
        except LimitReachedError:
            raise Refused("the PDF unpacks to more than is read", where=name, todo="save its text") from None
        except (*broken, *worse):
            raise Refused("the PDF is broken", where=name, todo="ask for it again, or save its text") from None
    return _extract(pages, holds, name, lost=ear.lost > 0)


class _Ear(logging.Handler):
    """Hears what pypdf warns of, and keeps it from the user's terminal; ``lost``: parts of pages that it gave up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lost = 0
        self._logger = logging.getLogger("pypdf")

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one warning."""
        self.lost += "Impossible to decode" in str(record.msg)

    def __enter__(self) -> _Ear:
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._logger.removeHandler(self)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page shows: its lines from top to bottom; what else it holds, counted."""

    lines: list[Line]
    behind: bool
    faint: bool
    pictures: int
    notes: int


def _pages(reader: PdfReader, name: str) -> list[_Page]:
    if len(reader.pages) > MAX_PAGES:
        raise Refused(f"the PDF has more than {MAX_PAGES:,} pages", where=name, todo="split it")
    pages: list[_Page] = []
    content = characters = 0
    for page in reader.pages:
        stream = page.get_contents()
        content += len(stream.get_data()) if stream is not None else 0
        if content > MAX_CONTENT:
            what = f"the pages unpack to more than {MAX_CONTENT:,} bytes"
            raise Refused(what, where=name, todo="split the PDF, or save its text")
        pages.append(_page(page))
        characters += sum(len(line.text) for line in pages[-1].lines)
        if characters > MAX_CHARACTERS:
            raise Refused(f"more than {MAX_CHARACTERS:,} characters of text", where=name, todo="split the PDF")
    return pages


def _page(page: PageObject) -> _Page:
    glyphs = Glyphs()
    ink = Ink()
    page.extract_text(visitor_operand_before=ink.take, visitor_text=glyphs.add)
    annotations = page.get("/Annots")
    notes = [one.get_object() for one in annotations.get_object()] if annotations is not None else []
    shown = [one for one in notes if hasattr(one, "get") and one.get("/Subtype") not in ("/Link", "/Popup")]
    box = [float(one) for one in page.mediabox]
    outside = any(not (box[0] <= x <= box[2] and box[1] <= y <= box[3]) for _, x, y, _ in glyphs.pieces)
    pictures = ink.inline + _pictures(page.get("/Resources"), set(), 0)
    return _Page(lines_of(glyphs), ink.invisible > 0, ink.white > 0 or outside, pictures, len(shown))


def _pictures(resources: Any, seen: set[int], depth: int) -> int:
    """How many pictures a page, and the forms drawn on it, may draw."""
    named = resources.get_object().get("/XObject") if resources is not None else None
    if named is None or depth > _DEEPEST_FORM:
        return 0
    count = 0
    for reference in named.get_object().values():
        one = reference.get_object()
        if id(one) in seen or not hasattr(one, "get"):
            continue
        seen.add(id(one))
        form = one.get("/Subtype") == "/Form"
        count += _pictures(one.get("/Resources"), seen, depth + 1) if form else one.get("/Subtype") == "/Image"
    return count


def _holds(reader: PdfReader) -> list[str]:
    """What the PDF holds beside pages."""
    root: Any = reader.root_object
    names: Any = root.get("/Names")
    names = names.get_object() if names is not None else {}
    found = []
    opening: Any = root.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    # Most programs set the place at which a document opens; that is no action that anybody must know of.
    acts = hasattr(opening, "get") and opening.get("/S") != "/GoTo"
    if acts or "/AA" in root or "/JavaScript" in names:
        found.append("actions or scripts")
    if "/EmbeddedFiles" in names or "/AF" in root:
        found.append("embedded files")
    layers: Any = root.get("/OCProperties")
    layers = layers.get_object().get("/D") if layers is not None else None
    if layers is not None and layers.get_object().get("/OFF"):
        found.append(_LAYERS)
    if "/AcroForm" in root:
        found.append("form fields")
    return found


def _extract(pages: list[_Page], holds: list[str], name: str, *, lost: bool) -> Extract:
    if not any(char.isalpha() for page in pages for line in page.lines for char in line.text):
        raise HoldsNoText("the PDF holds pictures of pages and no text", where=name, todo=NO_TEXT_TODO)
    heads = running_heads([page.lines for page in pages])
    first: dict[str, None] = {}
    later: list[str] = []
    body: list[Line] = []
    for number, page in enumerate(pages):
        for at, line in enumerate(page.lines):
            if (number, at) not in heads:
                body.append(line)
            elif line.text not in first and heads[number, at]:
                first[line.text] = None
            else:
                later.append(line.text)
    parts = [Part("head", tuple(first)), Part("flow", tuple(paragraphs_of(body))), Part("artefact", tuple(later))]
    odd = list(_odd(pages, holds))
    if lost:
        odd.append(Diagnostic("part_unread", "parts of the pages are damaged and were not read: text may be missing"))
    kept = tuple(part for part in parts if part.chunks)
    doubt = _BEHIND if any(page.behind for page in pages) else None
    if doubt is None and (_LAYERS in holds or any(page.faint for page in pages)):
        # As with web pages: what cannot be told from text that does not show releases nothing.
        doubt = _FAINT if bears_marks(kept) else None
        odd += [] if doubt else [replace(_FAINT, message="text lies on it that may not show; it was read as text")]
    return Extract("pdf", kept, tuple(odd), doubt=doubt)


def _odd(pages: list[_Page], holds: list[str]) -> Iterator[Diagnostic]:
    yield Diagnostic("layout_judged", "a PDF does not say where a paragraph ends: spacing was taken for it")
    empty = [str(at) for at, page in enumerate(pages, start=1) if not page.lines]
    if empty:
        listed = ", ".join(empty[:20]) + (" and more" if len(empty) > 20 else "")
        yield Diagnostic("page_without_text", f"no text on page {listed}: a picture there was not read")
    pictures = sum(page.pictures for page in pages)
    if pictures:
        yield Diagnostic("picture_left_out", f"{pictures} pictures were left out; what is written in them was not read")
    if any(page.notes for page in pages):
        yield Diagnostic("comments_left_out", "notes and stamps laid over the pages were left out")
    if holds:
        yield Diagnostic("embedded_left_out", f"left out, since it is not text of a page: {', '.join(holds)}")
