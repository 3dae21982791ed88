"""Tags that say their words themselves, for lines in which some words run from right to left (ISO 32000-1, 14.9.4).

Such words lie on the page in the order of the eye, and a joiner that does not show is lost with its
letters' shapes. A voice, and whoever copies by tags, gets them in the order of the tongue. The tags are
replaced in an update at the end of the file (7.5.6); no byte before it is touched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from tearline.release.pdf_reading import elements
from tearline.release.reread import broken

_END = re.compile(rb"trailer\s*<<(?P<entries>.*)>>\s*startxref\s+(?P<table>\d+)\s+%%EOF\s*\Z", re.DOTALL)


def with_spoken(raw: bytes, texts: Sequence[str | None]) -> bytes:
    """``raw`` with each of ``texts`` said by the tag of its line; the first line, the title, has none.

    None leaves a line as it is. Refuses a file that has other lines.
    """
    if not any(texts):
        return raw
    from pypdf import PdfReader

    reader: Any = PdfReader(io.BytesIO(raw))
    _, *lines = elements(reader.trailer["/Root"]["/StructTreeRoot"])
    if len(lines) != len(texts):
        raise broken()
    changed = {}
    for line, text in zip(lines, texts, strict=True):
        if text is not None:
            number = _body(line).indirect_reference.idnum
            changed[number] = _saying(_object(raw, reader.xref[0][number], number), text)
    return raw + _update(raw, changed)


def _body(line: Any) -> Any:
    """The element that holds the words of a line: of a list item its body, not its number."""
    if line["/S"] != "/LI":
        return line
    return next(one.get_object() for one in line["/K"] if one.get_object()["/S"] == "/LBody")


def _object(raw: bytes, start: int, number: int) -> bytes:
    """The dictionary of an object as it is written."""
    head = b"%d 0 obj\n" % number
    end = raw.find(b"\nendobj", start)
    if not raw.startswith(head + b"<</Type/StructElem", start) or end < 0:
        raise broken()
    return raw[start + len(head) : end]


def _saying(element: bytes, text: str) -> bytes:
    spoken = b"\xfe\xff" + text.encode("utf-16-be")
    return (
        b"<</Type/StructElem/ActualText<" + spoken.hex().upper().encode() + b">" + element[len(b"<</Type/StructElem") :]
    )


def _update(raw: bytes, changed: dict[int, bytes]) -> bytes:
    """The objects, where each begins, and a trailer that points back to the one before."""
    end = _END.search(raw, raw.rfind(b"trailer"))
    if end is None:
        raise broken()
    body, table = b"", b"xref\n"
    for number, written in sorted(changed.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(raw) + len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    at = len(raw) + len(body)
    entries = end["entries"] + b"/Prev %d" % int(end["table"])
    return body + table + b"trailer\n<<" + entries + b">>\nstartxref\n%d\n%%%%EOF\n" % at
