"""The container of a Word document: its parts by their role, and what it holds beside text."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tearline.intake.forms.container import entry_bytes, open_container
from tearline.intake.forms.safe_xml import parse_xml
from tearline.model.refusal import Refused

MAX_PART = 40_000_000
MAX_WHOLE = 120_000_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHERS = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("content.xml", "an OpenDocument file"),
)
_TODO = "save it as a Word document or as plain text and read that"


def w(local: str) -> str:
    """The full name of an element of WordprocessingML."""
    return f"{{{_WORD}}}{local}"


@dataclass(slots=True)
class WordPackage:
    """An opened document: ``targets`` are role and path of each part, ``holds`` what is not text."""

    name: str
    archive: zipfile.ZipFile
    document: etree._Element
    targets: list[tuple[str, str]]
    holds: frozenset[str]
    left: int

    def root(self, role: str) -> etree._Element | None:
        """The root of the first part with ``role``, as ``numbering``; None where the document has none."""
        return next((self._read(path) for kind, path in self.targets if kind == role), None)

    def heads(self) -> Iterator[etree._Element]:
        """The roots of all headers, then of all footers."""
        for role in ("header", "footer"):
            for kind, path in self.targets:
                if kind == role:
                    yield self._read(path)

    def _read(self, path: str) -> etree._Element:
        root, size = _root(self.archive, path, self.name, self.left)
        self.left -= size
        return root


def open_word(raw: bytes, name: str) -> WordPackage:
    """The Word document in ``raw``. Raises Refused for other containers, broken, encrypted and harmful ones."""
    archive = open_container(io.BytesIO(raw), name)
    names = frozenset(archive.namelist())
    whole = sum(entry.file_size for entry in archive.infolist())
    if whole > MAX_WHOLE:
        what = f"the document unpacks to {whole:,} bytes, at most {MAX_WHOLE:,} are read"
        raise Refused(what, where=name, todo="save its text as plain text")
    if "[Content_Types].xml" not in names or not any(one.startswith("word/") for one in names):
        raise Refused(f"this is {_other(names)}, not a message", where=name, todo=_TODO)
    path = next((target for role, target in _targets(archive, "", name) if role == "officeDocument"), None)
    document, size = _root(archive, path or "word/document.xml", name, MAX_WHOLE)
    if document.tag == f"{{{_STRICT}}}document":
        document, size = _transitional(archive, path or "word/document.xml", name), size
    if document.tag != w("document"):
        raise Refused("the document holds no Word text", where=name, todo=_TODO)
    targets = list(_targets(archive, path or "word/document.xml", name))
    return WordPackage(name, archive, document, targets, _holds(archive, names, targets, name, path), MAX_WHOLE - size)


def _other(names: frozenset[str]) -> str:
    for start, what in _OTHERS:
        if any(one.startswith(start) for one in names):
            return what
    return "an archive of another kind"


def _targets(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[tuple[str, str]]:
    """Role and path of what a part relates to, what lies outside of the file aside."""
    for role, target, outside in _relations(archive, path, name):
        if not outside:
            yield role, target


def _relations(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[tuple[str, str, bool]]:
    folder, file = posixpath.split(path)
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    if listing not in archive.namelist():
        return
    for relation in _root(archive, listing, name, MAX_PART)[0].iter(_RELATION):
        role = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        target = str(relation.get("Target", ""))
        outside = relation.get("TargetMode") == "External"
        yield role, target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), outside


def _holds(
    archive: zipfile.ZipFile, names: frozenset[str], targets: list[tuple[str, str]], name: str, path: str | None
) -> frozenset[str]:
    roles = {role for role, _ in targets}
    holds = {"comments"} & roles
    if any(one.lower().endswith("vbaproject.bin") for one in names):
        holds.add("macros")
    if any("/embeddings/" in one or "/activeX/" in one for one in names):
        holds.add("embedded")
    away = {role for role, _, outside in _relations(archive, path or "word/document.xml", name) if outside}
    if away - {"hyperlink"}:
        holds.add("linked")
    return frozenset(holds)


def _root(archive: zipfile.ZipFile, path: str, name: str, left: int) -> tuple[etree._Element, int]:
    try:
        entry = archive.getinfo(path)
    except KeyError:
        raise Refused(f"the document has no part {path}", where=name, todo="save the document again") from None
    raw = entry_bytes(archive, entry, name, most=min(MAX_PART, left))
    return parse_xml(raw, name), len(raw)


def _transitional(archive: zipfile.ZipFile, path: str, name: str) -> etree._Element:
    """A document of the strict variant of the format, with its names as the common variant has them."""
    raw = entry_bytes(archive, archive.getinfo(path), name, most=MAX_PART)
    return parse_xml(raw.replace(_STRICT.encode(), _WORD.encode()), name)
