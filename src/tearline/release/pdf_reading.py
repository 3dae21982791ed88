"""The words of a tagged PDF that this package wrote, in the order of its tags (ISO 32000-1, 14.7 and 14.8).

Only what our own layout makes is understood: two-byte glyph numbers with a table of their characters,
marked content on every page. Anything else is refused rather than guessed at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tearline.release.reread import broken

_ROW = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
_LINES = frozenset({"/P", "/H1", "/H2", "/LI", "/Title"})
"""Tags whose content is one line of the page, whatever is tagged inside them."""

BIDI = dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069))
"""Signs of direction, which have no words of their own."""


@dataclass(frozen=True, slots=True)
class Pages:
    """``banners``: that of the header and that of the footer, the same on every page; then each line in order."""

    banners: tuple[str, str]
    paragraphs: tuple[str, ...]


def read_pages(raw: bytes, *, spoken: bool) -> Pages:
    """Banners and lines of the PDF; refuses one of another shape.

    ``spoken``: where a tag says its words itself, those count and not what is drawn under it.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader: Any = PdfReader(io.BytesIO(raw))
        pages = [_read_page(page, reader) for page in reader.pages]
        tree = reader.trailer["/Root"]["/StructTreeRoot"]
        where = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
        lines = tuple(_words(line, pages, where, spoken) for line in elements(tree))
    except (PyPdfError, KeyError, TypeError, AttributeError, ValueError):
        raise broken() from None
    return Pages(_banners(pages), tuple(line for line in lines if line))


@dataclass(slots=True)
class _Page:
    """The words of each piece of marked content by its number, and of header and footer."""

    marked: dict[int, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)


def _read_page(page: Any, reader: Any) -> _Page:
    from pypdf.generic import ContentStream

    fonts = {name: _characters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found, font, open_ = _Page(), "", list[_Piece]()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"Tf":
                font = operands[0]
            case b"BDC" | b"BMC":
                open_.append(_Piece.of(operands))
            case b"EMC":
                _close(open_, found)
            case b"Tj" | b"TJ":
                text = operands[0] if operator == b"TJ" else [operands[0]]
                _show(open_, _decoded(text, fonts[font]))
    return found


@dataclass(slots=True)
class _Piece:
    """A stretch of marked content: its number or its edge of the page, and how its words are to be taken."""

    number: int | None = None
    edge: str | None = None
    instead: str | None = None
    turned: bool = False
    text: str = ""

    @classmethod
    def of(cls, operands: Any) -> _Piece:
        """The piece that such a mark opens; ActualText stands in place of its glyphs."""
        says = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
        instead = says.get("/ActualText")
        if isinstance(instead, bytes):
            instead = (
                instead.decode("utf-16") if instead[:2] in (b"\xfe\xff", b"\xff\xfe") else instead.decode("latin-1")
            )
        edge = str(says.get("/Subtype")) if operands[0] == "/Artifact" else None
        return cls(says.get("/MCID"), edge, instead, operands[0] == "/ReversedChars")


def _close(open_: list[_Piece], found: _Page) -> None:
    """Hands the words of a piece to the one around it, or to the page."""
    piece = open_.pop()
    text = piece.text if piece.instead is None else piece.instead.translate(BIDI)
    text = text[::-1] if piece.turned else text
    if piece.edge is not None:
        found.edges[piece.edge] = found.edges.get(piece.edge, "") + text
    elif piece.number is not None:
        found.marked[piece.number] = text
    elif open_:
        open_[-1].text += text


def _show(open_: list[_Piece], text: str) -> None:
    if not open_:
        raise broken()
    open_[-1].text += text


def _decoded(pieces: Any, characters: dict[int, str]) -> str:
    """The characters of a row of glyphs; refuses glyph 0, the box that a font draws for what it lacks."""
    text = ""
    for piece in pieces:
        raw = piece if isinstance(piece, bytes) else getattr(piece, "original_bytes", b"")  # else a distance
        for at in range(0, len(raw), 2):
            number = int.from_bytes(raw[at : at + 2])
            said = characters.get(number)
            if number == 0 or said is None:
                raise broken()
            text += said
    return text


def _characters(font: Any) -> dict[int, str]:
    """The table of a font from glyph numbers to characters (ISO 32000-1, 9.10.3)."""
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    return {
        int(glyph, 16): bytes.fromhex(text).decode("utf-16-be")
        for rows in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for glyph, text in _ROW.findall(rows)
    }


def elements(held: Any) -> Iterator[Any]:
    """The elements of the tree that are a line, in order."""
    node: Any = held.get_object()
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif isinstance(node, dict):
        if node.get("/S") in _LINES:
            yield node
        elif "/K" in node:
            yield from elements(node["/K"])


def _words(element: Any, pages: list[_Page], where: dict[int, int], spoken: bool) -> str:
    """The words under an element: its numbered pieces of content in their order, page by page."""
    return " ".join("".join(_content(element, None, pages, where, spoken)).split())


def _content(held: Any, page: int | None, pages: list[_Page], where: dict[int, int], spoken: bool) -> Iterator[str]:
    from pypdf.generic import DictionaryObject

    node: Any = held.get_object()
    if isinstance(node, int):
        if page is None:
            raise broken()
        yield pages[page].marked[node]
    elif isinstance(node, list):
        for one in node:
            yield from _content(one, page, pages, where, spoken)
    elif isinstance(node, DictionaryObject):
        if "/Pg" in node:
            page = where[node.raw_get("/Pg").idnum]
        if spoken and "/ActualText" in node:
            yield str(node["/ActualText"])
        elif "/MCID" in node:
            yield from _content(node["/MCID"], page, pages, where, spoken)
        elif "/K" in node:
            yield from _content(node["/K"], page, pages, where, spoken)
            if node.get("/S") in ("/Lbl", "/P"):
                yield " "
    else:
        raise TypeError(type(node).__name__)


def _banners(pages: list[_Page]) -> tuple[str, str]:
    """Header and footer, which bear the same words on every page; the footer has the page's number before them."""
    heads = {page.edges.get("/Header", "") for page in pages}
    feet = {page.edges.get("/Footer", "").removeprefix(str(number)) for number, page in enumerate(pages, 1)}
    if len(heads) != 1 or len(feet) != 1:
        raise broken()
    return " ".join(heads.pop().split()), " ".join(feet.pop().split())
