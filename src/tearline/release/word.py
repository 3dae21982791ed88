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
from tearline.release.passage import runs_right_to_left
from tearline.release.reread import Written, WrittenPortion, broken, check, expected
from tearline.release.word_blank import BLANK

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can name; stands in every entry in place of a date."""

_WORDS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
"""The parts that say something; all others describe how it looks."""

_STYLES = {"heading": "Heading 1", "line": "Letter Line"}


def write_docx(release: Release) -> bytes:
    """The release as a Word document (Office Open XML), after reading it back (step 4).

    Refuses a release whose text would not read back as it was drafted.
    """
    from docx import Document

    page = expected(release)
    document = Document(io.BytesIO(_packed({name: part.encode() for name, part in BLANK.items()})))
    section = document.sections[0]
    for edge in (section.header, section.footer):
        edge.paragraphs[-1].add_run(render_banner(release.banner))
    document.add_paragraph(page.title, style="Title")
    for source, portion in zip(release.portions, page.portions, strict=True):
        line = document.add_paragraph(style=_STYLES.get(source.kind, "Numbered Passage"))
        line.add_run(portion.mark, style="Portion Mark")
        _say(line, f" {portion.text}")
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        raw = _packed({entry.filename: archive.read(entry) for entry in archive.infolist()})
    check(release, read_docx(raw))
    return raw


def _say(line: Any, text: str) -> None:
    """Adds the words; where they are written from right to left, the whole line runs so, as Word wants it told."""
    from docx.oxml import OxmlElement

    run = line.add_run(text)
    if runs_right_to_left(text):
        line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def read_docx(raw: bytes) -> Written:
    """What such a document says; refuses one with any other part, or with words anywhere else."""
    from docx import Document

    document = Document(io.BytesIO(raw))
    section = document.sections[0]
    lines = [*section.header.paragraphs, *section.footer.paragraphs, *document.paragraphs]
    if _all_words(raw) != sorted(word for line in lines for word in line.text.split()):
        raise broken()
    title, *passages = document.paragraphs
    if _style(title) != "Title":
        raise broken()
    edges = [line.text for line in (section.header.paragraphs[-1], section.footer.paragraphs[-1])]
    return Written(tuple(edges), title.text, tuple(_passages(passages)))


def _passages(lines: Iterable[Any]) -> list[WrittenPortion]:
    """The passages, with the numbers that Word will show: it counts those of the one style from 1."""
    found: list[WrittenPortion] = []
    number = 0
    for line in lines:
        numbered = _style(line) == "Numbered Passage"
        number += numbered
        mark, *rest = line.runs
        found.append(WrittenPortion(number if numbered else None, mark.text, "".join(run.text for run in rest)[1:]))
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
