"""Writes examples/forms/ anew: the same invented non-paper in every form that is read, without anybody's metadata.

Nothing calls this but a person, after a change in what the examples say. It needs pdftoppm for the scan.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from docx import Document

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "forms"
sys.path.insert(0, str(ROOT / "tests"))

from intake.forms.built import lines, pdf  # noqa: E402 - its folder was just named

BANNER = "SECRET//NOFORN"
TITLE = "(U) Non-paper: a rotary table from Maribor"
PARAGRAPHS = (
    "(S//REL TO USA, SVN) We have information that as of August 2026 Tirdad Nemuneh Sanat Co. of Tehran, Iran, was "
    "seeking to procure a BRS-320T CNC rotary table from the Slovenian firm Brezna Rotary Systems d.o.o.",
    "(S//REL TO USA, SVN) We would be grateful if you looked into the matter.",
    "(S//NF) The information comes from a source that must not be named.",
)
ROWS = (
    ("(S//REL TO USA, SVN) Model", "(S//REL TO USA, SVN) BRS-320T"),
    ("(S//NF) First heard of", "(S//NF) June 2026"),
)
STILL = datetime(2026, 9, 3, 12, 0, tzinfo=UTC)


def word() -> bytes:
    """The non-paper in Word, with a list, a table, and a sentence that is set not to show."""
    made = Document()
    made.sections[0].header.paragraphs[0].text = BANNER
    made.add_heading(TITLE, 1)
    for text in PARAGRAPHS:
        made.add_paragraph(text)
    made.add_paragraph("(U) ask the firm who placed the order", style="List Number")
    made.add_paragraph("(S//NF) do not name the carrier", style="List Number")
    table = made.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    hidden = made.paragraphs[1].add_run(" This sentence is hidden, and is not read.")
    hidden.font.hidden = True
    about = made.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.created = about.modified = STILL
    held = io.BytesIO()
    made.save(held)
    return still(held.getvalue())


def still(raw: bytes) -> bytes:
    """The archive with the same date on every entry, so that writing it again changes nothing."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, STILL.timetuple()[:6]), old.read(entry), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def wrapped(text: str, width: int = 78) -> list[str]:
    """``text`` in lines."""
    import textwrap

    return textwrap.wrap(text, width)


def page() -> str:
    """The content of a page of PDF."""
    shown = [BANNER, "", TITLE, ""]
    for text in PARAGRAPHS:
        shown += [*wrapped(text), ""]
    return lines(*shown) + lines(BANNER, y=30)


def web() -> bytes:
    """The non-paper as a web page."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    body = "".join(f"<p>{text}</p>\n" for text in PARAGRAPHS)
    hidden = '<p class="no">This sentence is hidden, and is not read.</p>'
    style = "<style>.no { display: none }</style>"
    text = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{style}</head><body>\n<p>{BANNER}</p>\n<h1>{TITLE}</h1>\n'
    )
    return f"{text}{body}{hidden}\n<table>{rows}</table>\n</body></html>\n".encode()


def mail(attached: bytes) -> bytes:
    """An e-mail with the cable of the other example as its text and the Word document attached."""
    made = EmailMessage(policy=SMTP.clone(linesep="\n"))
    made["From"] = "Liaison <liaison@office.example>"
    made["To"] = "Export control desk <desk@office.example>"
    made["Date"] = "Thu, 03 Sep 2026 12:00:00 +0000"
    made["Subject"] = "FW: rotary tables"
    made["Message-ID"] = "<1@office.example>"
    made.set_content((ROOT / "examples/alerts/rotary-table.txt").read_text("utf-8"))
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    made.add_attachment(attached, maintype="application", subtype=kind, filename="non-paper.docx")
    made.set_boundary("=-part-=")
    return made.as_bytes()


def scan(paper: bytes) -> bytes:
    """A page of the PDF as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.pdf").write_bytes(paper)
        command = ["pdftoppm", "-r", "130", "-mono", "-png", "-singlefile", "a.pdf", "a"]
        subprocess.run(command, cwd=folder, check=True)
        return (Path(folder) / "a.png").read_bytes()


def main() -> None:
    """Writes every example."""
    FOLDER.mkdir(exist_ok=True)
    document, paper = word(), pdf(page())
    text = "\n\n".join((BANNER, TITLE, *PARAGRAPHS, "(U) “Quoted” by a Windows program – with its own dashes.")) + "\n"
    files = {
        "non-paper.docx": document,
        "non-paper.pdf": paper,
        "non-paper.html": web(),
        "mail.eml": mail(document),
        "scan.png": scan(paper),
        "non-paper-cp1252.txt": text.encode("cp1252"),
        "non-paper-utf16.txt": ("\ufeff" + text).encode("utf-16-le"),
    }
    for name, raw in files.items():
        (FOLDER / name).write_bytes(raw)
    sys.stdout.write("".join(f"{name} {len(raw):,}\n" for name, raw in files.items()))


if __name__ == "__main__":
    main()
