"""Pictures are read by tesseract, in English and traditional Chinese; without it one line says what to install."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from intake.forms.built import lines, pdf
from tearline.intake import read_suggestion
from tearline.intake.forms.suggestion import Recognised
from tearline.model.refusal import Refused
from tearline.wiring import ocr
from tearline.wiring.ocr import recognised

PICTURES = Path(__file__).parent / "pictures"
PAPER = ("SECRET", "", "(S//NF) A firm was seeking two rotary tables of the model BRS-320T.")

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or shutil.which("pdftoppm") is None,
    reason="tesseract-ocr or poppler-utils is not installed",
)


def picture_of(tmp_path: Path, *texts: str) -> bytes:
    """A scan of a page of ``texts``."""
    (tmp_path / "page.pdf").write_bytes(pdf(lines(*texts, size=14, lead=24)))
    command = ["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "page.pdf", "scan"]
    subprocess.run(command, cwd=tmp_path, check=True)
    return (tmp_path / "scan.png").read_bytes()


@needs_tesseract
def test_a_picture_of_english_words_is_recognised_with_a_confidence_for_each(tmp_path: Path) -> None:
    words = recognised(picture_of(tmp_path, *PAPER), "scan.png")
    text = " ".join(one.text for one in words)
    assert "SECRET" in text
    assert "seeking two rotary tables" in text
    assert all(0 <= one.confidence <= 1 and one.page == 1 for one in words)
    message = read_suggestion(b"scan", words)
    assert message.header["banner"] == {"level": "UNREADABLE", "releasable_to": None}


@needs_tesseract
def test_a_picture_of_traditional_chinese_is_recognised() -> None:
    words = recognised((PICTURES / "chinese.png").read_bytes(), "chinese.png")
    text = read_suggestion(b"scan", words).text
    for expected in ("可疑採購", "斯洛維尼亞", "數控轉台", "BRS-320T"):
        assert expected in text


@needs_tesseract
def test_the_pages_of_a_pdf_of_pictures_are_counted(tmp_path: Path) -> None:
    words = recognised(pdf(lines("First page of it", size=30), lines("Second page of it", size=30)), "scan.pdf")
    assert [(one.page, one.text) for one in words if one.text in ("First", "Second")] == [(1, "First"), (2, "Second")]


@needs_tesseract
@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"%PDF-1.4 broken"])
def test_a_broken_picture_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"scan: (tesseract|pdftoppm) cannot read it; type its text"):
        recognised(raw, "scan")


@pytest.mark.parametrize(("raw", "program"), [(b"\x89PNG", "tesseract")])
def test_without_the_program_one_line_says_what_to_install(
    raw: bytes, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused) as refusal:
        recognised(raw, "scan.png")
    assert refusal.value.line() == (
        f"scan.png: pictures are read with {program}, which is not installed; "
        "apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-tra, or type the text"
    )


def test_without_a_language_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_run", lambda command, name: b"List of available languages (1):\neng\n")
    with pytest.raises(Refused, match="tesseract lacks the language chi_tra; install"):
        recognised(b"\x89PNG", "scan.png")


TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t
5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.5\tFirst
5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t12\tword
5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t95\tline
5\t1\t1\t2\t1\t1\t0\t0\t9\t9\t-1\tparagraph
5\t1\t1\t2\t1\t2\t0\t0\t9\t9\t95\t
5\t2\t1\t1\t1\t1\t0\t0\t9\t9\t95\tpage
"""


def test_the_table_of_tesseract_is_read_word_by_word() -> None:
    assert list(ocr._words(TABLE, 1)) == [
        Recognised("First", 0.96, 1, "\n\n"),
        Recognised("word", 0.12, 1, " "),
        Recognised("line", 0.95, 1, "\n"),
        Recognised("paragraph", 0.0, 1, "\n\n"),
        Recognised("page", 0.95, 2, "\n\n"),
    ]
