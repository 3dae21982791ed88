"""Word documents: paragraphs, lists, tables, text boxes, notes, headers and footers, as a reader sees them.

The file format is ECMA-376, Office Open XML; ``word_package.py`` opens the container, this module walks the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from tearline.intake.forms.extract import Extract, Part
from tearline.intake.forms.outline import Outline, bears_marks, labelled
from tearline.intake.forms.word_numbers import Numbers
from tearline.intake.forms.word_package import WordPackage, open_word, w
from tearline.model.document import Diagnostic

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REMOVED = {w("del"), w("moveFrom"), w("delText"), w("delInstrText")}
_NO_TEXT = {
    w("instrText"),
    w("pPr"),
    w("tblPr"),
    w("tblGrid"),
    w("trPr"),
    w("tcPr"),
    w("sectPr"),
    w("sdtPr"),
    _FALLBACK,
}
_BREAKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_LEFT_OUT = {w("object"): "an embedded object", w("control"): "a control", w("altChunk"): "an embedded document"}
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_CHANGES = {w("ins"), w("del"), w("moveFrom"), w("moveTo")}
_FAINT = Diagnostic(
    "faint_text", "white or tiny letters stand in a table: no mark in it is believed, released to nobody"
)
_TINY = 4
"""Half-points: two points high."""
_OFF = ("0", "false", "off", "none")


def extract_word(raw: bytes, name: str) -> Extract:
    """The text of a Word document, and what was left out of it. Raises Refused as ``open_word`` does."""
    package = open_word(raw, name)
    seen: Counter[str] = Counter()
    numbers = Numbers(package.root("numbering"), package.root("styles"))
    hidden = _hidden_styles(package.root("styles"))
    outline = Outline(name)
    _Walk(outline, numbers, hidden, seen).run(package.document)
    for kind in ("footnotes", "endnotes"):
        root = package.root(kind)
        if root is not None:
            outline.start_aside()
            _Walk(outline, numbers, hidden, seen).run(root)
            outline.end_aside()
    heads = _heads(package, numbers, hidden, seen, name)
    parts = (Part("head", heads), *outline.parts()) if heads else outline.parts()
    odd = list(_left_out(package, seen))
    doubt = None
    if seen["faint"]:
        # As with PDF: what cannot be told from text that does not show releases nothing.
        doubt = _FAINT if bears_marks(parts) else None
        odd += [] if doubt else [replace(_FAINT, message="white or tiny letters stand in a table; they were read")]
    return Extract("docx", parts, tuple(odd), doubt=doubt)


def _heads(
    package: WordPackage, numbers: Numbers, hidden: frozenset[str], seen: Counter[str], name: str
) -> tuple[str, ...]:
    """The lines of all headers and footers, each once, in the order of the document's own list of them."""
    lines: dict[str, None] = {}
    for root in package.heads():
        outline = Outline(name)
        _Walk(outline, numbers, hidden, seen).run(root)
        for part in outline.parts():
            for chunk in part.chunks:
                lines.update((line.strip(), None) for line in chunk.split("\n") if line.strip())
    return tuple(lines)


class _Walk:
    """One walk over a part of the document; iterative, since hostile documents nest thousands deep."""

    def __init__(self, outline: Outline, numbers: Numbers, hidden: frozenset[str], seen: Counter[str]) -> None:
        self.outline, self.numbers, self.hidden, self.seen = outline, numbers, hidden, seen
        self.open: list[list[str]] = []

    def run(self, root: etree._Element) -> None:
        """Gives the outline every paragraph, table and text box below ``root``, in reading order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                if self._is_left_out(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(element)
            elif element is skipped:
                skipped = None
            else:
                self._end(element)

    def _is_left_out(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _CHANGES:
            self.seen["changes"] += 1
        if tag in _NO_TEXT or tag in _REMOVED:
            return True
        if tag in _LEFT_OUT:
            self.seen[_LEFT_OUT[str(tag)]] += 1
            return True
        if tag == w("tr"):
            deleted = element.find(f"{w('trPr')}/{w('del')}") is not None
            self.seen["changes"] += deleted
            return deleted
        if tag == w("r") and self._is_hidden(element.find(w("rPr")), w("rStyle")):
            self.seen["hidden"] += 1
            return True
        if tag == w("r") and self._is_unseen(element):
            if element.getparent() is None or next(element.iterancestors(w("tc")), None) is None:
                self.seen["hidden"] += 1
                return True
            self.seen["faint"] += 1  # white letters in a table may stand on a dark cell
        if tag == w("p") and self._is_hidden(element.find(w("pPr")), w("pStyle")):
            self.seen["hidden"] += 1
            return True
        return False

    def _is_hidden(self, properties: etree._Element | None, styled: str) -> bool:
        """Whether these properties, or else the style that they name, keep text from showing."""
        if properties is None:
            return False
        vanish = properties.find(w("vanish"))
        if vanish is not None:
            return vanish.get(w("val"), "1") not in _OFF
        style = properties.find(styled)
        return style is not None and style.get(w("val")) in self.hidden

    @staticmethod
    def _is_unseen(run: etree._Element) -> bool:
        """Whether a run is white on nothing dark, or too small to be read."""
        properties = run.find(w("rPr"))
        if properties is None:
            return False
        size = properties.find(w("sz"))
        if size is not None and size.get(w("val"), "").isdecimal() and int(size.get(w("val"), "")[:9]) <= _TINY:
            return True
        colour = properties.find(w("color"))
        if colour is None or colour.get(w("val"), "").upper() != "FFFFFF":
            return False
        shaded = [properties, *run.iterancestors(w("p"))]
        return not any(
            one.find(path) is not None
            for one in shaded
            for path in (w("shd"), w("highlight"), f"{w('pPr')}/{w('shd')}")
        )

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == w("p"):
            self.open.append([self.numbers.label(element)])
        elif tag in (w("t"), _MATH) and self.open:
            self.open[-1].append(element.text or "")
        elif tag in _BREAKS and self.open:
            self.open[-1].append(_BREAKS[tag])
        elif tag == w("sym") and self.open:
            self.open[-1].append(_symbol(element.get(w("char"), "")))
        elif tag == w("tbl"):
            self.outline.start_table()
        elif tag == w("tr"):
            self.outline.start_row()
        elif tag == w("tc"):
            self.outline.start_cell()
        elif tag == w("txbxContent"):
            self.outline.start_aside()
        elif tag in _PICTURES:
            self.seen["picture"] += 1

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == w("p") and self.open:
            label, *texts = self.open.pop()
            self.outline.paragraph(labelled(label, "".join(texts)))
        elif tag == w("tc"):
            self.outline.end_cell()
        elif tag == w("tbl"):
            self.outline.end_table()
        elif tag == w("txbxContent"):
            self.outline.end_aside()


def _symbol(code: str) -> str:
    """A symbol by its code; those of symbol fonts have private codes, which say nothing without the font."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= point <= 0xF8FF or point > 0xFFFF or 0xD800 <= point < 0xE000 else chr(point)


def _hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles of characters and paragraphs whose text is hidden."""
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.iterfind(w("style")):
        vanish = style.find(f"{w('rPr')}/{w('vanish')}")
        if vanish is not None and vanish.get(w("val"), "1") not in _OFF:
            found.add(style.get(w("styleId"), ""))
    return frozenset(found)


def _left_out(package: WordPackage, seen: Counter[str]) -> Iterator[Diagnostic]:
    if seen["changes"]:
        what = "changes are on record that nobody accepted: deleted text was left out, inserted text was read"
        yield Diagnostic("changes_not_accepted", what)
    if seen["hidden"]:
        yield Diagnostic("hidden_text_left_out", "text that is set not to show was left out")
    objects = [what for what in _LEFT_OUT.values() if seen[what]]
    if objects:
        yield Diagnostic("embedded_left_out", f"left out, since it is not text: {', '.join(objects)}")
    if seen["picture"]:
        yield Diagnostic(
            "picture_left_out", f"{seen['picture']} pictures were left out; what is written in them was not read"
        )
    if "macros" in package.holds:
        yield Diagnostic("embedded_left_out", "the document holds macros; they were not run and not read")
    if "embedded" in package.holds:
        yield Diagnostic("embedded_left_out", "the document holds embedded files; they were not read")
    if "comments" in package.holds:
        yield Diagnostic("comments_left_out", "comments in the margin were left out")
    if "linked" in package.holds:
        yield Diagnostic("linked_left_out", "parts that lie elsewhere were not fetched")
