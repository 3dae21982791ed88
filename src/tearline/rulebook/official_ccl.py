"""The Commerce Control List as the eCFR's XML has it → OfficialText with stable paragraph paths.

The XML is flat: an entry begins with a bold heading, then follow licence rows, related controls and
items as siblings. Paths come from the numbering in the text itself (``c.1.`` under 2B008), and a
note hangs on the paragraph that it follows, or on the entry where it stands before the first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from tearline.model.refusal import Refused
from tearline.rulebook.official import OfficialText, Paragraph, normalised

LIST_ID = "us-ccl"
_CODE = re.compile(r"^([0-9][A-E][0-9]{3})\b")
_NUMBER = re.compile(r"^([a-z](?:\.[0-9a-z]+)*)\.\s*(?=\S)")
_SECTIONS = {"license requirements", "list of items controlled"}


def read_official_ccl(raw: bytes, *, where: str) -> OfficialText:
    """The text of Supplement No. 1 to Part 774 in ``raw``. Raises Refused for anything else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(f"not readable as XML: {error.msg}", where=where, todo="fetch the file again") from None
    official = OfficialText(LIST_ID, hashlib.sha256(raw).hexdigest(), tuple(_paragraphs(root)))
    if not official.entries:
        raise Refused("no entry of the Commerce Control List stands in it", where=where)
    return official


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Every paragraph, under its entry, or under its group (``2B``, ``2``) where it stands before the first entry."""
    group, entry, path, kind = "", "", "", "heading"
    for element in root.iterchildren():
        text = _text(element)
        if not text:
            continue
        if element.tag == "FP-2":
            code = _CODE.match(text)
            entry = path = code.group(1) if code else group
            kind = "heading"
            yield Paragraph(entry, "heading", text)
            continue
        if element.tag in ("HD1", "HD2", "HD3"):
            if not _stray_heading(text):
                entry = path = group = _group_of(text, group)
            yield Paragraph(entry, "related", text)
            continue
        if element.tag == "DIV":
            yield from (Paragraph(entry, "licence", row) for row in _rows(element))
        elif element.tag == "NOTE":
            yield from _note(element, entry, path)
        else:
            if element.tag in ("FP", "P") and text.startswith("Items:"):
                kind = "paragraph"
                text = text.removeprefix("Items:").strip()
            elif kind == "heading" or element.tag == "FP-1":
                yield Paragraph(entry, "related", text)
                continue
            if text:
                number = _NUMBER.match(text)
                path = f"{entry}.{number.group(1)}" if number else path
                yield Paragraph(path, "paragraph", text)


def _group_of(text: str, group: str) -> str:
    """``2`` of a category's title, ``2B`` of the title of its product group; else the group as it was."""
    if category := re.match(r"Category ([0-9])\b", text):
        return category.group(1)
    letter = re.match(r"([A-E])\. ", text)
    return f"{group[:1]}{letter.group(1)}" if letter else group


def _stray_heading(text: str) -> bool:
    """Some entries carry their section titles as headings of the whole list; those end nothing."""
    return text.casefold() in _SECTIONS or text.casefold().startswith("list based license exceptions")


def _note(element: etree._Element, entry: str, path: str) -> Iterator[Paragraph]:
    lines = [text for child in element.iterchildren() if (text := _text(child))]
    head = lines[0] if lines else ""
    kind = "technical_note" if head.casefold().startswith("technical") else "note"
    scope = _named_scope(head, "".join(lines[1:2]), entry) or path
    for n, line in enumerate(lines):
        yield Paragraph(scope, kind, line, continues=n > 0)


def _named_scope(head: str, first: str, entry: str) -> str | None:
    """The paragraph that a note names as its own scope: in its title, or as its first words."""
    path = rf"{entry}(?:\.[a-z0-9]+)*"
    found = re.match(rf"Note(?: \d+)? to ({path})", head) or re.match(rf"(?:For the purposes of )?({path})\b", first)
    return found.group(1) if found else None


def _rows(element: etree._Element) -> Iterator[str]:
    for row in element.iter("TR"):
        cells = [text for cell in row.iterchildren() if (text := _text(cell))]
        if cells and all(cell.tag == "TD" for cell in row.iterchildren()):
            yield " | ".join(cells)


def _text(element: etree._Element) -> str:
    return normalised("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.tag == "br":
        yield " "
    if element.text and isinstance(element.tag, str):  # comments and entities are no text of the law
        yield element.text
    for child in element.iterchildren():
        yield from _pieces(child)
        if child.tail:
            yield child.tail
