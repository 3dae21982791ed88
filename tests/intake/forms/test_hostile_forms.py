"""Files made to do harm, each named by its defect: one clear line that says what, where and what to do."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.forms.built import archive, lines, p, pdf, pdf_of, table, word
from tearline.intake.forms.stream import stream
from tearline.intake.message import read
from tearline.model.refusal import Refused

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def packed(content: bytes) -> bytes:
    """A stream object that unpacks to ``content``."""
    small = zlib.compress(content, 9)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(small) + small + b"\nendstream"


def nested_mail(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\n"
    for at in range(depth):
        head += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at)
    return head + b"Content-Type: text/plain\n\n(U) hello\n"


def mail_of(parts: int) -> bytes:
    part = b"--x\nContent-Type: text/plain\n\n(U) hello there\n"
    return b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + part * parts + b"--x--\n"


def lying_archive() -> bytes:
    """An archive whose directory says that an entry is small."""
    raw = archive({"a.txt": b"(U) words " * 400_000})
    size = len(b"(U) words " * 400_000).to_bytes(4, "little")
    return raw.replace(size, (100).to_bytes(4, "little"))


def many_entries() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for at in range(20_001):
            opened.writestr(f"{at}", b"")
    return held.getvalue()


ENTITIES = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "word_bomb": (lambda: word(p("x") + " " * 50_000_000), "more than 200 times its size"),
    "word_with_entities": (lambda: word(p("&b;&c;"), prologue=ENTITIES), "declares a document type"),
    "word_nested_thousands_deep": (
        lambda: word("<w:tbl><w:tr><w:tc>" * 3000 + p("x") + "</w:tc></w:tr></w:tbl>" * 3000),
        "broken or nested too deeply",
    ),
    "word_cut_off": (lambda: word(p("(U) Text"))[:-40], "the archive is broken"),
    "word_with_broken_xml": (lambda: word("<w:p><w:r>"), "broken or nested too deeply"),
    "word_without_words": (lambda: word(p("")), "holds no words"),
    "word_encrypted": (lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "the document is encrypted"),
    "word_of_the_old_format": (lambda: OLD_OFFICE, "an old Word or Outlook file"),
    "a_spreadsheet": (
        lambda: archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "this is a spreadsheet",
    ),
    "an_opendocument_text": (lambda: archive({"mimetype": b"x", "content.xml": b"<x/>"}), "an OpenDocument file"),
    "pdf_bomb": (lambda: pdf_of([ROOT, ONE_PAGE, PAGE, packed(b"q " * 50_000_000)]), "unpacks to more than is read"),
    "pdf_encrypted": (
        lambda: pdf_of(
            [ROOT, ONE_PAGE, PAGE, b"<< /Length 0 >>\nstream\n\nendstream", b"<< /Filter /Standard /V 1 /R 2 /P -4 >>"],
            trailer="/Encrypt 5 0 R",
        ),
        "PDF is",
    ),
    "pdf_cut_off": (lambda: pdf(lines("(U) Text"))[:200], "the PDF is broken"),
    "pdf_whose_pages_go_round": (lambda: pdf(lines("(U) Text"), kids="2 0 R 4 0 R"), "the PDF is broken"),
    "pdf_whose_table_goes_round": (
        lambda: b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF",
        "the PDF is broken",
    ),
    "pdf_of_ten_thousand_pages": (
        lambda: pdf_of([ROOT, b"<< /Type /Pages /Kids [" + b"3 0 R " * 10_000 + b"] /Count 10000 >>", PAGE]),
        "more than 2,000 pages",
    ),
    "pdf_nested_thousands_deep": (lambda: pdf(b"[" * 200_000), "PDF"),
    "page_nested_thousands_deep": (lambda: b"<html>" + b"<div>" * 100_000 + b"words", "nested more than 250 deep"),
    "page_with_one_enormous_piece": (lambda: b"<html><p>" + b"a " * 6_000_000, "more than 10 MB"),
    "mail_of_three_thousand_parts": (lambda: mail_of(3000), "more than 2,000 parts"),
    "mail_nested_a_thousand_deep": (lambda: nested_mail(1000), "groups of parts"),
    "mails_enclosed_in_each_other": (
        lambda: b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 5000 + b"\n(U) hello",
        "nested too deeply",
    ),
    "a_picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a picture and holds no text"),
    "rich_text": (lambda: b"{\\rtf1 words}", "a rich text file"),
    "packed_with_gzip": (lambda: b"\x1f\x8b\x08" + b"\0" * 100, "a compressed file"),
    "fifty_megabytes_of_word": (lambda: b"PK\x03\x04" + b"\0" * 50_000_000, "at most 50,000,000 are read"),
}


@pytest.mark.parametrize("defect", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(defect: str) -> None:
    made, said = HOSTILE[defect]
    with pytest.raises(Refused) as refusal:
        read(made(), name="in.bin")
    line = refusal.value.line()
    assert line.startswith("in.bin: ")
    assert said in line
    assert refusal.value.todo
    assert "\n" not in line


ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip_bomb": (lambda: archive({"a.txt": b"0" * 60_000_000}), "more than 200 times its size"),
    "zip_that_lies_about_a_size": (lying_archive, ""),
    "zip_encrypted": (lambda: archive({"a.txt": b"(U) words"}, encrypted=True), "the archive is encrypted"),
    "zip_cut_off": (lambda: archive({"a.txt": b"(U) words" * 100})[:-30], "the archive is broken"),
    "zip_of_twenty_thousand_entries": (many_entries, "more than 20,000 entries"),
}


@pytest.mark.parametrize("defect", ARCHIVES)
def test_a_hostile_archive_gives_refusals_and_no_error(defect: str) -> None:
    made, said = ARCHIVES[defect]
    found = list(stream([("in.zip", made())], lambda raw, name: read(raw, name=name)))
    assert len(found) == 1
    refused = found[0][1]
    assert isinstance(refused, Refused)
    assert said in refused.line()
    assert refused.todo


READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "mail_of_a_thousand_parts": (lambda: mail_of(1000), 1000),
    "word_of_many_tables": (lambda: word(*(table(["(S) a", "(U) b"]) for _ in range(500))), 1000),
    "pdf_whose_count_lies": (lambda: pdf(lines("(U) Text")).replace(b"/Count 1", b"/Count 999999999"), 1),
    "pdf_that_draws_a_form_inside_itself": (
        lambda: pdf(
            lines("(U) Text"),
            more=[b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 5 >>\nstream\n/X Do\nendstream"],
        ),
        1,
    ),
}


@pytest.mark.parametrize("strange", READ)
def test_a_strange_file_is_read_as_far_as_it_has_text(strange: str) -> None:
    made, paragraphs = READ[strange]
    assert len(read(made()).paragraphs) == paragraphs


def test_nothing_of_an_archive_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    list(stream([("in.zip", archive({"../a.txt": b"(U) words"}))], lambda raw, name: read(raw, name=name)))
    assert list(tmp_path.iterdir()) == []
    assert not (tmp_path.parent / "a.txt").exists()


SEEDS = [
    word(p("SECRET"), p("(S) Text"), table(["(S) a", "(U) b"])),
    pdf(lines("SECRET", "", "(S) Text")),
    b"<html><style>.a{display:none}</style><p>SECRET<p>(S) Text<table><tr><td>(U) a<td>b</table>",
    mail_of(2),
    archive({"a.txt": b"(U) words"}),
]


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8), st.data())
@settings(max_examples=150, deadline=None)
def test_any_damage_is_read_or_refused(seed: bytes, damage: list[tuple[int, int]], data: st.DataObject) -> None:
    raw = bytearray(seed)
    for place, value in damage:
        raw[place % len(raw)] = value
    raw = raw[: data.draw(st.integers(1, len(raw)))]
    for _, found in stream([("in", bytes(raw))], lambda given_, name: read(given_, name=name)):
        if not isinstance(found, Refused):
            assert "".join(found.text[slice(*node.span)] for node in found.nodes) == found.text
