"""Documents made in code, whole and broken: Word, PDF, archives. Every firm and person in them is invented."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is what stands in its rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*texts: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    inside = "".join(text if text.startswith("<") else run(text) for text in texts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of paragraphs, or of plain texts."""
    cells = ("".join(f"<w:tc>{one if one.startswith('<') else p(one)}</w:tc>" for one in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(
    *body: str,
    roles: Mapping[str, str] | None = None,
    outside: Mapping[str, str] | None = None,
    others: Mapping[str, bytes] | None = None,
    prologue: str = "",
) -> bytes:
    """A Word document. ``roles`` are further parts by role, ``outside`` targets beyond the file by role."""
    relations = []
    files = {"[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode()}
    files["_rels/.rels"] = _relations([("officeDocument", "word/document.xml", False)])
    files["word/document.xml"] = f"{prologue}<w:document {W}><w:body>{''.join(body)}</w:body></w:document>".encode()
    for role, xml in (roles or {}).items():
        files[f"word/{role}.xml"] = xml.encode()
        relations.append((role, f"{role}.xml", False))
    relations += [(role, target, True) for role, target in (outside or {}).items()]
    files["word/_rels/document.xml.rels"] = _relations(relations)
    return archive({**files, **(others or {})})


def _relations(relations: Iterable[tuple[str, str, bool]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{_ROLES}/{role}" Target="{target}"'
        + (' TargetMode="External"/>' if away else "/>")
        for at, (role, target, away) in enumerate(relations)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def archive(files: Mapping[str, bytes], *, encrypted: bool = False) -> bytes:
    """A ZIP archive; ``encrypted`` sets the flag that says so."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    raw = held.getvalue()
    if encrypted:
        raw = raw.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
        raw = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    return raw


def pdf(
    *pages: bytes | str, root: str = "", more: Sequence[bytes] = (), kids: str = "", compressed: bool = False
) -> bytes:
    """A PDF with a page for each content stream. Objects: 1 root, 2 pages, 3 font, then page and stream in turn."""
    listed = kids or " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(),
        f"<< /Type /Pages /Kids [{listed}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        content = page.encode("cp1252") if isinstance(page, str) else page
        packed = zlib.compress(content, 9) if compressed else content
        how = "/Filter /FlateDecode " if compressed else ""
        where = (
            f"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R"
        )
        objects.append(f"<< /Type /Page {where} >>".encode())
        objects.append(f"<< {how}/Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream")
    return pdf_of([*objects, *more])


def pdf_of(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, with its table of places; the first is the root."""
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    closing = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out + closing.encode()


def lines(*texts: str, x: int = 72, y: int = 780, size: int = 11, lead: int = 14, before: str = "") -> str:
    """The content of a page: ``texts`` one below the other, an empty one a gap."""
    shown = ["(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj T*" for text in texts]
    return f"{before} BT /F1 {size} Tf {lead} TL {x} {y} Td\n" + "\n".join(shown) + "\nET\n"
