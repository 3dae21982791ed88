"""Folders, archives and mailboxes as a stream: everything is read or refused by name, and nothing stops the rest."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from intake.forms.built import archive, lines, p, pdf, word
from tearline.intake.forms import stream as streams
from tearline.intake.forms.stream import is_many, stream
from tearline.intake.message import read
from tearline.model.document import Message
from tearline.model.refusal import Refused


def named(raw: bytes, name: str = "in") -> list[tuple[str, str]]:
    """Name, and kind of form or the refusal's first words, of everything in ``raw``."""
    found = stream([(name, raw)], lambda given, at: read(given, name=at))
    return [(at, one.form if isinstance(one, Message) else one.what) for at, one in found]


def mail(text: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "a@office.example"
    made.set_content(text)
    return made


def mailbox(*texts: str) -> bytes:
    return b"".join(
        b"From a@office.example Thu Sep  3 12:00:00 2026\n" + mail(text).as_bytes() + b"\n" for text in texts
    )


TEXT = b"(U) A plain text about rotary tables.\n"


def test_an_archive_is_read_entry_by_entry_and_a_bad_one_does_not_stop_the_rest() -> None:
    raw = archive({"a.txt": TEXT, "b/empty.txt": b"", "c.doc": word(p("(U) Text")), "d.dat": pdf(lines("(U) Text"))})
    assert named(raw) == [
        ("in/a.txt", "text"),
        ("in/b/empty.txt", "the file is empty"),
        ("in/c.doc", "docx"),
        ("in/d.dat", "pdf"),
    ]


def test_the_form_is_found_from_the_bytes_and_not_from_the_name() -> None:
    assert named(word(p("(U) Text")), "picture.png") == [("picture.png", "docx")]
    assert named(TEXT, "document.docx") == [("document.docx", "text")]


def test_archives_in_archives_are_read_to_a_depth() -> None:
    raw = archive({"a.txt": TEXT})
    for _ in range(3):
        raw = archive({"x.zip": raw})
    assert named(raw) == [("in/x.zip/x.zip/x.zip/a.txt", "text")]
    for _ in range(5):
        raw = archive({"x.zip": raw})
    ((_, what),) = named(raw)
    assert what == "nested more than 4 deep"


def test_a_mailbox_is_read_mail_by_mail_with_lines_that_begin_with_from() -> None:
    raw = mailbox("(U) One.\n", "(U) Two.\n\n>From here on.\n", "(U) Three.\n")
    assert named(raw) == [("in/1", "eml"), ("in/2", "eml"), ("in/3", "eml")]
    second = list(stream([("in", raw)], lambda given, at: read(given, name=at)))[1][1]
    assert isinstance(second, Message)
    assert "\nFrom here on." in second.text


def test_the_attachments_of_a_mail_follow_it() -> None:
    made = mail("(U) See the attachments.\n")
    made.add_attachment(word(p("(U) Text")), maintype="application", subtype="octet-stream", filename="a.docx")
    made.add_attachment(archive({"b.txt": TEXT}), maintype="application", subtype="zip", filename="b.zip")
    assert named(made.as_bytes()) == [("in", "eml"), ("in/a.docx", "docx"), ("in/b.zip/b.txt", "text")]


def test_hidden_files_of_an_archive_are_passed_over() -> None:
    assert named(archive({".DS_Store": b"x", "__MACOSX/._a": b"x", "a.txt": TEXT})) == [("in/a.txt", "text")]


def test_a_path_that_leads_out_of_the_archive_is_only_a_name() -> None:
    assert named(archive({"../../etc/passwd": TEXT, "/srv/root.txt": TEXT, "a\x1b[2J.txt": TEXT})) == [
        ("in/../../etc/passwd", "text"),
        ("in//srv/root.txt", "text"),
        ("in/a_[2J.txt", "text"),
    ]


def test_an_archive_that_unpacks_to_more_than_the_limit_stops_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 100)
    found = named(archive({f"{at}.txt": TEXT for at in range(9)}))
    assert found[:2] == [("in/0.txt", "text"), ("in/1.txt", "text")]
    assert found[2:] == [("in", "the archive unpacks to more than 100 bytes")]


def test_a_mail_of_a_mailbox_that_is_too_large_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_BYTES", 1000)
    assert named(mailbox("(U) One.\n", "x" * 2000, "(U) Three.\n")) == [
        ("in/1", "eml"),
        ("in/2", "more than 1,000 bytes"),
        ("in/3", "eml"),
    ]


def test_what_could_not_be_opened_is_given_as_its_refusal() -> None:
    refused = Refused("cannot be read", where="x")
    assert list(stream([("x", refused)], lambda given, at: read(given, name=at))) == [("x", refused)]


def test_only_an_archive_of_files_and_a_mailbox_are_many() -> None:
    many = [archive({"a.txt": TEXT}), mailbox("(U) One.\n")]
    one = [word(p("(U) Text")), TEXT, mail("(U) One.\n").as_bytes(), b"PK\x03\x04 broken"]
    assert [is_many(io.BytesIO(raw)) for raw in (*many, *one)] == [True, True, False, False, False, False]


def test_an_entry_packed_by_a_rare_method_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as opened:
        opened.writestr("a.txt", TEXT)
    assert named(held.getvalue()) == [("in/a.txt", "it is packed by a method that is not read")]
