"""A release as a Word document: banner in header and footer, real styles, real numbering.

The document says nothing but the release: no author, dates, template, revision marks or preview
picture, and the same release gives the same bytes. Word's library is loaded when first needed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from tearline.model.marking import render_banner
from tearline.model.release import Release
from tearline.release.languages import language_of, region_of
from tearline.release.passage import runs_right_to_left
from tearline.release.reread import UNMARKED, Written, WrittenPortion, broken, check, expected
from tearline.release.word_blank import BLANK

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can name; stands in every entry in place of a date."""

_WORDS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
"""The parts that say something; all others describe how it looks."""

_STYLES = {"heading": "Heading 1", "line": "Letter Line", "address": "Letter Address", "plain": "Letter Plain"}


_OPEN = frozenset(_STYLES[kind] for kind in UNMARKED)


def write_docx(release: Release) -> bytes:
    """The release as a Word document (Office Open XML), after reading it back (step 4).

    Refuses a release whose text would not read back as it was drafted.
    """
    page = expected(release)
    document = blank(render_banner(release.banner))
    document.add_paragraph(page.title, style="Title")
    for source, portion in zip(release.portions, page.portions, strict=True):
        line = document.add_paragraph(style=_STYLES.get(source.kind, "Numbered Passage"))
        if portion.mark:
            line.add_run(portion.mark, style="Portion Mark")
        _say(line, f" {portion.text}" if portion.mark else portion.text, release.audience)
    raw = saved(document)
    check(release, read_docx(raw))
    return raw


def blank(banner: str) -> Any:
    """An empty document with the banner on every page."""
    from docx import Document

    document = Document(io.BytesIO(_packed({name: part.encode() for name, part in BLANK.items()})))
    section = document.sections[0]
    for edge in (section.header, section.footer):
        edge.paragraphs[-1].add_run(banner)
    return document


def saved(document: Any) -> bytes:
    """The document as a file that tells nothing of when and where it was saved."""
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        return _packed({entry.filename: archive.read(entry) for entry in archive.infolist()})


def _say(line: Any, text: str, audience: str) -> None:
    """Adds the words in their language; where they are written from right to left, the whole line runs so."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = line.add_run(text)
    turned, language = runs_right_to_left(text), language_of(text)
    if turned:
        line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    if language != "en":
        region = region_of(language, audience)
        named = OxmlElement("w:lang")
        kind = "w:bidi" if turned else "w:eastAsia" if language in ("zh", "ja", "ko") else "w:val"
        named.set(qn(kind), f"{language}-{region}" if region else language)
        run._r.get_or_add_rPr().append(named)


def read_docx(raw: bytes) -> Written:
    """What such a document says; refuses one with any other part, or with words anywhere else."""
    banners, (title, *passages) = read_lines(raw)
    if _style(title) != "Title":
        raise broken()
    return Written(banners, title.text, tuple(_passages(passages)))


def read_lines(raw: bytes) -> tuple[tuple[str, ...], list[Any]]:
    """The banners and paragraphs of such a document; refuses any other part, and words anywhere else."""
    from docx import Document

    document = Document(io.BytesIO(raw))
    section = document.sections[0]
    lines = [*section.header.paragraphs, *section.footer.paragraphs, *document.paragraphs]
    if _all_words(raw) != sorted(word for line in lines for word in line.text.split()) or not document.paragraphs:
        raise broken()
    edges = (section.header.paragraphs[-1].text, section.footer.paragraphs[-1].text)
    return edges, document.paragraphs


def _passages(lines: Iterable[Any]) -> list[WrittenPortion]:
    """The passages, with the numbers that Word will show: it counts those of the one style from 1."""
    found: list[WrittenPortion] = []
    number = 0
    for line in lines:
        numbered = _style(line) == "Numbered Passage"
        number += numbered
        words = [run.text for run in line.runs]
        mark = "" if _style(line) in _OPEN else words.pop(0)
        text = "".join(words)
        found.append(WrittenPortion(number if numbered else None, mark, text[1:] if mark else text))
    return found


def _style(line: Any) -> str:
    return str(line.style.name)


def _all_words(raw: bytes) -> list[str]:
    """Every word in every part, sorted; refuses a part too many, too few, or with words where none belong."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    said = {name: " ".join(map(str, root.itertext())).split() for name, root in parts.items()}
    if parts.keys() != BLANK.keys() or any(said[name] for name in said if name not in _WORDS):
        raise broken()
    return sorted(word for name in _WORDS for word in said[name])


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of the parts in their order, without dates, owners or anything of the machine.

    Nothing is compressed: the bytes of a compressed part depend on the compressor's version, and
    two people on two machines approve one digest.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            archive.writestr(entry, part)
    return packed.getvalue()
