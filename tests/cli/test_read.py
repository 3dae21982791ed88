"""``tearline read`` on every form, on streams of them, and on pictures."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from cli.conftest import DEMO, Shell
from intake.forms.built import archive, lines, p, pdf, table, word
from tearline.cli import read as command

CABLE = DEMO / "alert.txt"
PICTURE = Path(__file__).resolve().parents[1] / "wiring" / "pictures" / "chinese.png"
BAD = b""
PAPER = word(p("SECRET//NOFORN"), p("(S//NF) A firm was seeking a lathe."), table(["(U) a", "(S) b"]))
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract-ocr is not installed")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    box = tmp_path / "inbox"
    box.mkdir()
    (box / "1.docx").write_bytes(PAPER)
    (box / "2.txt").write_bytes(BAD)
    (box / "3.pdf").write_bytes(pdf(lines("(U) Text of it.")))
    shutil.copy(CABLE, box / "4.txt")
    return box


def test_one_document_is_one_json_document_that_says_its_form(shell: Shell, inbox: Path) -> None:
    message = shell("read", inbox / "1.docx", "--json").json
    assert (message["kind"], message["form"]) == ("text", "docx")
    assert [one["portion"] for one in message["paragraphs"]] == ["(S//NF)", "(U)", "(S)"]


def test_a_report_for_people_says_what_it_came_as_and_counts_what_repeats(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(word(p("SECRET"), p("One passage here."), p("Another passage here.")))
    ran = shell("read", file)
    assert ran.status == 0
    assert "a Word document" in ran.out
    assert "paragraph_unmarked: no portion mark: released to nobody (2 times)" in " ".join(ran.out.split())


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("json_", [False, True])
def test_a_folder_and_an_archive_are_json_lines_and_a_bad_one_has_its_line(
    shell: Shell, inbox: Path, tmp_path: Path, packed: bool, json_: bool
) -> None:
    given = inbox
    if packed:
        given = tmp_path / "inbox.zip"
        given.write_bytes(archive({path.name: path.read_bytes() for path in sorted(inbox.iterdir())}))
    ran = shell("read", given, *(["--json"] if json_ else []))
    assert ran.status == 2
    found = [json.loads(line) for line in ran.out.splitlines()]
    start = str(given) if packed else "inbox"
    assert [one["name"] for one in found] == [f"{start}/{name}" for name in ("1.docx", "2.txt", "3.pdf", "4.txt")]
    assert [one.get("form") for one in found] == ["docx", None, "pdf", "text"]
    assert found[1]["refused"]["what"] == "the file is empty"
    assert ran.err == f"tearline: {found[1]['refused']['line']}\n"


def test_a_mail_with_attachments_is_several_messages(shell: Shell, tmp_path: Path) -> None:
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"] = "a@office.example"
    made.set_content("(U) See the attachment.\n")
    made.add_attachment(PAPER, maintype="application", subtype="octet-stream", filename="a.docx")
    file = tmp_path / "m.eml"
    file.write_bytes(made.as_bytes())
    ran = shell("read", file, "--json")
    assert [json.loads(line)["name"] for line in ran.out.splitlines()] == [str(file), f"{file}/a.docx"]


def test_an_empty_folder_says_so(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    ran = shell("read", tmp_path / "none")
    assert (ran.status, ran.out, ran.err) == (0, "", "tearline: nothing to read there\n")


def test_standard_input_may_be_of_any_form(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAPER)))
    assert shell("read", "-", "--json").json["form"] == "docx"


def test_a_file_that_is_too_large_is_refused_in_one_line(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as opened:
        opened.write(b"PK\x03\x04")
        opened.truncate(50_000_001)
    shell("read", file).refused()
    text = tmp_path / "large.txt"
    with text.open("wb") as opened:
        opened.write(b"words")
        opened.truncate(60_000_000)
    assert "at most 50,000,000 are read" in shell("read", text).refused()


def test_at_a_terminal_a_stream_is_a_line_each_and_a_bar(
    shell: Shell, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = shell("read", inbox)
    assert "reading" in ran.err
    assert "inbox/1.docx  docx  text  SECRET" in ran.out + ran.err
    assert "{" not in ran.out


def test_a_picture_says_what_it_is_and_what_to_do(shell: Shell) -> None:
    line = shell("read", PICTURE).refused()
    assert (
        "this is a picture and holds no text; type its text, or let tesseract suggest it: tearline read --ocr" in line
    )


@needs_tesseract
def test_with_ocr_a_picture_is_read_as_suggestions(shell: Shell) -> None:
    message = shell("read", PICTURE, "--ocr", "--json").json
    assert (message["form"], message["banner"]["level"]) == ("ocr", "UNREADABLE")
    assert all(0 <= one["confidence"] <= 1 for one in message["words"])


@needs_tesseract
def test_a_picture_cannot_be_filed_as_an_alert_before_its_text_is_confirmed(furnished: Shell) -> None:
    assert "holds no text" in furnished("alerts", "add", PICTURE, "--by", "a.moreau").refused()


@needs_tesseract
def test_confirming_asks_about_what_matters_and_writes_what_was_confirmed(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shell("read", PICTURE, "--ocr", "--json").json["words"]
    asked = [one for one in words if one["matters"]]
    answers = ["" for _ in asked]
    answers[-1] = "BRS-999X。"
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    target = tmp_path / "confirmed.txt"
    ran = shell("read", PICTURE, "--ocr", "--confirm", target)
    assert ran.status == 0, ran.err
    text = target.read_text(encoding="utf-8")
    assert "BRS-999X" in text
    assert "BRS-320T" not in text
    assert shell("read", target, "--json").json["form"] == "text"
    assert "is there already" in shell("read", PICTURE, "--ocr", "--confirm", target).refused()


def test_confirming_a_text_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert "nothing is to be recognised" in shell("read", CABLE, "--ocr", "--confirm", tmp_path / "x.txt").refused()


def test_a_word_document_with_a_case_of_its_own_is_released_passage_by_passage(
    furnished: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(word(p("SECRET"), p("(S//REL TO USA, SVN) To be told."), p("(S//NF) Not to be told.")))
    case = furnished("case", "open", file, "--by", "a.moreau", "--json").json["case"]
    text = furnished("release", "draft", case, "--to", "SVN", "--by", "a.moreau").out
    assert "To be told." in text.replace("Not to be told.", "")
    assert "Not to be told" not in text


def test_the_bar_is_told_of_bytes_and_not_drawn_for_each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 1000)
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with command._progress([file], shown=True) as told:
        assert told is not None
        for _ in range(1000):
            told(1)
    with command._progress([file], shown=False) as told:
        assert told is None
