"""The optional reading of pictures: tesseract and pdftoppm, run as programs of the system where they are installed.

What comes out goes through ``intake.read_suggestion``: nothing of it is released to anybody before a person has
confirmed it. On Debian: tesseract-ocr with tesseract-ocr-eng and tesseract-ocr-chi-tra, and poppler-utils for PDF.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tearline.intake.forms.suggestion import Recognised
from tearline.model.refusal import Refused

LANGUAGES = ("eng", "chi_tra")
MAX_PAGES = 100
_LONGEST_EDGE = "3500"
"""Pixels: 300 dots per inch on A4, and a bound for pages that claim to be kilometres long."""
_SECONDS = 120
_MEMORY = 4_000_000_000
_PACKAGES = {"tesseract": "tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-tra", "pdftoppm": "poppler-utils"}
_WORD = "5"
"""The level of a row of tesseract's table that is a word."""


def recognised(raw: bytes, name: str) -> list[Recognised]:
    """The words of a picture or a PDF as the machine takes them to be, page by page, each with its confidence.

    Raises Refused where a program or a language is missing, and where one of them cannot read the file.
    """
    languages = _languages(name)
    with tempfile.TemporaryDirectory(prefix="tearline-") as folder:
        given = Path(folder) / "given"
        given.write_bytes(raw)
        pages = _pages(given, name) if b"%PDF-" in raw[:1024] else [given]
        words: list[Recognised] = []
        for number, page in enumerate(pages, start=1):
            table = _run(["tesseract", str(page), "-", "-l", languages, "tsv"], name).decode("utf-8", "replace")
            words += _words(table, number)
    return words


def _words(table: str, page: int) -> Iterator[Recognised]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, four of place, confidence, text."""
    before: list[str] | None = None
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != _WORD or not cells[11].strip():
            continue
        place = cells[1:5]
        parted = "\n\n" if before is None or place[:3] != before[:3] else "\n" if place != before else " "
        confidence = round(max(0.0, min(100.0, float(cells[10]))) / 100, 2)
        # A picture of several pages (TIFF) counts them itself.
        yield Recognised(cells[11].strip(), confidence, page + int(cells[1]) - 1, parted)
        before = place


def _languages(name: str) -> str:
    """The languages to recognise. Both are needed: without Chinese its characters would come out as letters."""
    listed = _run(["tesseract", "--list-langs"], name).decode("utf-8", "replace").split()
    missing = [one for one in LANGUAGES if one not in listed]
    if missing:
        what = f"tesseract lacks the language {' and '.join(missing)}"
        raise Refused(what, where=name, todo=f"install {_PACKAGES['tesseract']}")
    return "+".join(LANGUAGES)


def _pages(given: Path, name: str) -> list[Path]:
    """A picture of each page of a PDF, in their order."""
    size, last = ["-scale-to", _LONGEST_EDGE], ["-l", str(MAX_PAGES + 1)]
    _run(["pdftoppm", "-gray", "-png", *size, *last, str(given), str(given.parent / "page")], name)
    pages = sorted(given.parent.glob("page-*.png"))
    if len(pages) > MAX_PAGES:
        raise Refused(f"more than {MAX_PAGES} pages", where=name, todo="split the PDF")
    return pages


def _run(command: list[str], name: str) -> bytes:
    """What a program prints; it has one thread, bounded memory and bounded time, since its input is a stranger's."""
    program = shutil.which(command[0])
    if program is None:
        what = f"pictures are read with {command[0]}, which is not installed"
        raise Refused(what, where=name, todo=f"apt-get install {_PACKAGES[command[0]]}, or type the text")
    try:
        return subprocess.run(
            [program, *command[1:]],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            preexec_fn=_bound if os.name == "posix" else None,
        ).stdout
    except subprocess.CalledProcessError:
        raise Refused(f"{command[0]} cannot read it", where=name, todo="type its text") from None
    except subprocess.TimeoutExpired:
        raise Refused(f"{command[0]} took longer than {_SECONDS} s", where=name, todo="type its text") from None


def _bound() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
