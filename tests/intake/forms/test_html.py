"""Web pages: what shows is read, block by block; what a page hides, runs or fetches is left out and said."""

from __future__ import annotations

import pytest

from tearline.intake.message import read
from tearline.model.document import Message
from tearline.model.refusal import Refused
from tearline.release import draft


def page(body: str, head: str = "") -> Message:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def portions(message: Message) -> list[tuple[int | None, str | None, str]]:
    return [(one.number, one.portion, one.text) for one in message.paragraphs]


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


def test_paragraphs_lists_and_tables_keep_their_own_marks() -> None:
    message = page(
        "<p>SECRET//NOFORN</p><p>(S//REL TO USA, SVN) To <b>be</b> told.<p>no mark"
        "<ol><li>(S//NF) one<li>(U) two</ol><ul><li>(U) a<li>(S) b</ul>"
        "<table><tr><td>(S//NF) shut<td>(U) open<tr><th>Item<td>table</table>"
    )
    assert message.form == "html"
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": []}
    assert portions(message) == [
        (None, "(S//REL TO USA, SVN)", "To be told."),
        (None, None, "no mark"),
        (1, "(S//NF)", "one"),
        (2, "(U)", "two"),
        (None, "(U)", "a"),
        (None, "(S)", "b"),
        (None, "(S//NF)", "shut"),
        (None, "(U)", "open"),
        (None, None, "Item | table"),
    ]
    assert [one.text for one in draft(message, "SVN").portions] == ["To be told."]


def test_a_table_that_is_there_for_the_looks_is_text() -> None:
    message = page("<table><tr><td><p>(U) One.</p><p>(S) Two.</p></td></tr></table>")
    assert portions(message) == [(None, "(U)", "One."), (None, "(S)", "Two.")]


HIDDEN = {
    "by_its_style": ("<p style='display: none'>(S//REL TO USA, SVN) CANARY</p>", ""),
    "by_visibility": ("<p style='visibility:hidden'>CANARY words</p>", ""),
    "by_no_opacity": ("<p style='opacity: 0'>CANARY words</p>", ""),
    "by_letters_of_no_size": ("<p style='font-size:0px'>CANARY words</p>", ""),
    "by_an_attribute": ("<p hidden>CANARY words</p>", ""),
    "by_a_class": ("<p class='big x'>CANARY words</p>", "<style>.y, .x { color: red; display:none }</style>"),
    "by_an_id": ("<p id=x>CANARY words</p>", "<style>/* so */ p#x{display:none !important}</style>"),
    "by_its_element": ("<aside>CANARY words</aside>", "<style>aside{display:none}</style>"),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_is_left_out_and_said(how: str) -> None:
    body, head = HIDDEN[how]
    message = page(f"<p>SECRET</p><p>(S//REL TO USA, SVN) Shown.</p>{body}", head)
    assert "CANARY" not in message.text
    assert "hidden_text_left_out" in codes(message)
    assert [one.text for one in draft(message, "SVN").portions] == ["Shown."]


UNDECIDED = {
    "under_a_condition": "<style>@media print { .x { display: none } }</style>",
    "by_where_it_stands": "<style>div > p:first-child { display: none }</style>",
    "by_a_sheet_elsewhere": "<link rel=stylesheet href='http://far.example/a.css'>",
}


@pytest.mark.parametrize("how", UNDECIDED)
def test_where_a_style_sheet_may_hide_text_no_mark_is_believed(how: str) -> None:
    message = page("<p>SECRET</p><p>(S//REL TO USA, SVN) Shown, or not.</p>", UNDECIDED[how])
    assert codes(message) == ["hidden_by_style"]
    with pytest.raises(Refused, match="nothing in this message is marked"):
        draft(message, "SVN")


def test_on_a_page_without_marks_a_style_sheet_is_only_said() -> None:
    message = page("<p>A public notice.</p>", UNDECIDED["by_a_sheet_elsewhere"])
    assert codes(message) == ["hidden_by_style"]
    assert message.header["banner"] is None


def test_scripts_frames_pictures_and_comments_are_left_out_and_said() -> None:
    message = page("<p>Text of it.</p><script>CANARY()</script><iframe src=x></iframe><img src=y><!-- CANARY -->")
    assert "CANARY" not in message.text
    assert sorted(codes(message)) == ["comments_left_out", "embedded_left_out", "linked_left_out", "picture_left_out"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("<html><p>Müller & Söhne".encode("latin-1"), "Müller & Söhne"),
        ("<html><meta charset=big5><p>控制 of exports".encode("big5"), "控制 of exports"),
        ("<html><p>“Werkzeug”".encode("cp1252"), "“Werkzeug”"),
        ("\ufeff<html><p>Čapek & řeka".encode("utf-16-le"), "Čapek & řeka"),
        ("<html><meta charset=utf-8><p>Söhne alone".encode("latin-1"), "Söhne alone"),
        (b"<html><meta charset=no-such-thing><p>plain words", "plain words"),
    ],
)
def test_a_page_is_decoded_by_what_it_is_and_not_only_by_what_it_says(raw: bytes, word: str) -> None:
    assert read(raw).text == word
