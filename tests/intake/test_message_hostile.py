"""Messages that are broken, each named by its defect: read as far as they go, or refused in one line."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearline.intake.cable.scrub import scrub
from tearline.intake.message import read, to_json
from tearline.model.document import Message
from tearline.model.refusal import Refused

MESSAGES = Path(__file__).parent / "fixtures" / "messages"
REFUSED = {
    "empty.txt": "is empty",
    "binary.bin": "binary",
    "xml.txt": "XML",
    "json.txt": "JSON",
    "table.csv": "table",
    "yaml.txt": "YAML",
    "pdf.txt": "PDF is broken",
    "zip.txt": "broken",
    "blanks_only.txt": "no words",
    "no_words.txt": "no words",
    "utf16_cut_in_a_character.txt": "UTF-16",
}
ENCODINGS = {
    "wrong_encoding_latin1.txt": "latin-1",
    "windows_1252.txt": "cp1252",
    "utf8_with_byte_order_mark.txt": "utf-8-sig",
    "utf16_little_endian.txt": "utf-16-le",
    "utf16_big_endian.txt": "utf-16-be",
    "utf16_without_mark.txt": "utf-16-le",
}
SAME_READING = [
    "utf8_with_byte_order_mark.txt",
    "utf16_little_endian.txt",
    "utf16_big_endian.txt",
    "utf16_without_mark.txt",
    "carriage_returns_only.txt",
    "mixed_line_ends.txt",
]


def load(name: str) -> Message:
    return read((MESSAGES / name).read_bytes(), name=name)


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


def whole(message: Message) -> str:
    return "".join(message.text[slice(*node.span)] for node in message.nodes)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_message_is_refused_in_one_line_that_names_it(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        load(name)
    line = str(refusal.value)
    assert line.startswith(f"{name}: ")
    assert REFUSED[name] in line
    assert "\n" not in line


@pytest.mark.parametrize("path", sorted(set(MESSAGES.iterdir())), ids=lambda path: path.name)
def test_every_byte_is_kept(path: Path) -> None:
    raw = path.read_bytes()
    if path.name in REFUSED:
        return
    message = read(raw)
    assert message.form != "text" or message.text.encode(message.encoding) == raw
    assert whole(message) == message.text


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_the_encoding_is_found_and_remembered(name: str) -> None:
    assert load(name).encoding == ENCODINGS[name]


@pytest.mark.parametrize("name", SAME_READING)
def test_encoding_and_line_ends_do_not_change_the_reading(name: str) -> None:
    def reading(message: Message) -> tuple[object, ...]:
        return (
            message.header,
            [(one.number, one.portion, one.text) for one in message.paragraphs],
            [(one.kind, one.marking, [point.text for point in one.points]) for one in message.blocks],
            message.signature,
            codes(message),
        )

    assert reading(load(name)) == reading(load("whole.txt"))


def test_a_whole_cable_has_nothing_odd() -> None:
    message = load("whole.txt")
    assert codes(message) == []
    assert [one.number for one in message.paragraphs] == [1, 2, 3, 4, 5]
    assert message.header["info"] == [
        {
            "name": "EUROPEAN NONPROLIFERATION COLLECTIVE",
            "precedence": None,
            "number": None,
            "except": ["AMEMBASSY REYKJAVIK"],
        }
    ]
    assert message.header["subject"] == "FOLLOWING UP ON PUMPS FROM HALVORSBY"
    assert message.header["subject_portion"] == "(S)"


def test_a_cable_cut_in_half_is_read_as_far_as_it_goes() -> None:
    message = load("cut_in_half.txt")
    assert message.header == load("whole.txt").header
    assert [one.number for one in message.paragraphs] == [1, 2, 3, 4]
    assert codes(message) == ["signature_missing", "text_cut_off", "end_marker_missing"]


def test_a_cable_cut_inside_its_header_invents_nothing() -> None:
    message = load("cut_inside_the_header.txt")
    assert message.paragraphs == ()
    assert message.header["mrn"]["number"] == 104999
    assert message.header["subject"] is None
    assert message.header["banner"] is None
    assert {"banner_missing", "subject_missing", "body_missing"} <= set(codes(message))


def test_a_header_alone_has_no_body() -> None:
    message = load("header_only.txt")
    assert codes(message) == ["body_missing"]
    assert message.signature is None


def test_a_text_without_numbers_is_one_paragraph_without_number() -> None:
    message = load("no_paragraph_numbers.txt")
    assert [(one.number, one.portion) for one in message.paragraphs] == [(None, "(S)")]
    assert message.signature == "SAMPLE"


def test_a_nul_reads_as_a_blank_and_is_reported() -> None:
    message = load("nuls.txt")
    assert message.header["from"] == "SECSTATE WASHDC"
    assert codes(message) == ["hidden_character"]


def test_a_mark_with_characters_that_do_not_show_is_released_to_nobody() -> None:
    message = load("control_and_bidi_characters.txt")
    assert "hidden_character" in codes(message)
    assert not any(one.marking and one.marking.releasable_to for one in message.blocks)
    assert not any("\u202e" in point.text for one in message.blocks for point in one.points)


def test_ten_thousand_nested_begin_markers_are_ten_thousand_blocks() -> None:
    message = read(b"E.O. 12958: N/A\n\n1. (S) " + b"Begin non-paper:\n" * 10_000 + b"HIDDEN words.\n")
    assert len(message.blocks) == 10_000
    assert codes(message).count("end_marker_missing") == 10_000
    assert {one.marking for one in message.blocks} == {None}


def test_a_million_spaces_are_no_message_and_no_harm() -> None:
    with pytest.raises(Refused, match="no words"):
        read(b" " * 1_000_000)
    assert read(b"SUBJECT: FISH\nTO AMEMBASSY OSLO\n" + b" " * 1_000_000 + b"\nEnd.").text.endswith("End.")


def test_more_than_fifty_megabytes_are_refused() -> None:
    with pytest.raises(Refused, match="at most 50,000,000"):
        read(b"a" * 50_000_001)


def test_a_field_of_absurd_length_is_read_in_part_and_reported() -> None:
    message = read(b"TAGS: " + b"PREL, " * 10_000 + b"\nSUBJECT: FISH\n\n1. (U) Text.\n\nDOE")
    assert "field_cut" in codes(message)
    assert message.header["tags"] == ["PREL"]


def test_the_json_is_json() -> None:
    assert json.loads(json.dumps(to_json(load("whole.txt"))))["kind"] == "cable"


LINES = st.sampled_from(
    [
        *(MESSAGES / "whole.txt").read_text("utf-8").splitlines(),
        "",
        "(",
        "¶7. (S) x",
        "BEGIN NON-PAPER:",
        "REF:",
        "TAGS",
        "\u202e",
        "&#1",
    ]
)
WORN = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40).map("\n".join)


@given(WORN)
@settings(max_examples=150, deadline=None)
def test_any_shuffle_of_a_cable_keeps_every_byte(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    try:
        message = read(raw)
    except Refused:
        return
    assert message.form != "text" or message.text.encode(message.encoding) == raw
    assert whole(message) == message.text
    assert all(message.text[slice(*one.span)] for one in message.paragraphs)
    starts = [one.span for one in message.paragraphs]
    assert all(before[1] <= after[0] for before, after in pairwise(starts))


STAMPS = [
    "PAGE 02        OSLO   104999  021422Z",
    "OSLO 00001234  001 OF 004",
    "SECRET",
    "NNNN",
    "BT",
    "OSLO",
    "fish",
    " ",
    "",
]


@given(st.lists(st.tuples(st.sampled_from(STAMPS), st.sampled_from(["\n", "\r\n", " ", ""])), max_size=25))
@settings(max_examples=300, deadline=None)
def test_scrubbing_moves_nothing(pieces: list[tuple[str, str]]) -> None:
    text = "R 021405Z SEP 26\n" + "".join(one for piece in pieces for one in piece)
    scrubbed = scrub(text)
    assert len(scrubbed.text) == len(text)
    kept = [(at, char) for at, char in enumerate(scrubbed.text) if not char.isspace()]
    assert all(text[at] == char for at, char in kept)
    cut = {at for start, end in scrubbed.artefacts for at in range(start, end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} == {at for at, _ in kept} | {
        at for at in cut if not text[at].isspace()
    }


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        message = read(raw)
    except Refused:
        return
    assert message.form != "text" or message.text.encode(message.encoding) == raw
    assert whole(message) == message.text
