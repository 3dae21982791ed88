"""PDF with a text layer: lines become paragraphs, in doubt rather too many, so that no mark covers too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.forms.built import lines, pdf, pdf_of
from tearline.intake.forms.extract import HoldsNoText
from tearline.intake.message import read
from tearline.model.document import Message
from tearline.model.refusal import Refused
from tearline.release import draft

ROOT = Path(__file__).resolve().parents[3]
CABLE = (ROOT / "examples/alerts/rotary-table.txt").read_text("utf-8")
PAPER = (
    "SECRET//REL TO USA, SVN",
    "",
    "(U) Non-paper",
    "",
    "(S//REL TO USA, SVN) A firm was seeking to procure a rotary table of the model",
    "BRS-320T, which we would like you to look into.",
    "",
    "(S//NF) This is for nobody else.",
)


def portions(message: Message) -> list[tuple[str | None, str]]:
    return [(one.portion, one.text) for one in message.paragraphs]


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


@pytest.mark.parametrize("compressed", [False, True])
def test_wrapped_lines_are_one_paragraph_and_each_mark_begins_one(compressed: bool) -> None:
    message = read(pdf(lines(*PAPER), compressed=compressed))
    assert message.form == "pdf"
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": ["SVN"]}
    assert portions(message) == [
        ("(U)", "Non-paper"),
        (
            "(S//REL TO USA, SVN)",
            "A firm was seeking to procure a rotary table of the model BRS-320T, which we would like you to look into.",
        ),
        ("(S//NF)", "This is for nobody else."),
    ]
    assert codes(message) == ["layout_judged"]
    assert "".join(message.text[slice(*node.span)] for node in message.nodes) == message.text


def test_a_cable_over_several_pages_is_read_as_that_cable() -> None:
    rows = CABLE.split("\n")
    message, plain = read(pdf(*(lines(*rows[at : at + 45]) for at in range(0, len(rows), 45)))), read(CABLE.encode())
    assert message.kind == "cable"
    assert message.header == plain.header
    assert portions(message) == portions(plain)


def test_running_heads_are_the_banner_once_and_no_paragraphs() -> None:
    def page(*texts: str) -> str:
        return lines("SECRET//NOFORN", y=820) + lines(*texts) + lines("SECRET//NOFORN", y=20)

    message = read(pdf(page("(S//NF) On the first page."), page("(U) On the second page."), page("(U) On the third.")))
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": []}
    assert [portion for portion, _ in portions(message)] == ["(S//NF)", "(U)", "(U)"]


def test_text_of_a_form_that_is_drawn_on_a_page_is_read() -> None:
    inner = lines("(U) Inside the form.", y=600).encode()
    drawn = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>"
    raw = pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /XObject << /X 6 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
            drawn % len(inner) + b"\nstream\n" + inner + b"\nendstream",
        ]
    )
    message = read(raw)
    assert portions(message) == [("(U)", "Inside the form.")]
    assert "picture_left_out" not in codes(message)


UNSEEN = {
    "text_behind_a_scan": (lines(*PAPER, before="3 Tr"), "text_behind_picture"),
    "white_letters": (lines(*PAPER) + lines("(S//REL TO USA, SVN) CANARY", y=200, before="1 g"), "faint_text"),
    "white_by_red_green_and_blue": (lines(*PAPER) + lines("CANARY", y=200, before="1 1 1 rg"), "faint_text"),
    "letters_off_the_page": (lines(*PAPER) + lines("CANARY", x=2000, y=200), "faint_text"),
}


@pytest.mark.parametrize("defect", UNSEEN)
def test_where_letters_may_not_show_no_mark_is_believed(defect: str) -> None:
    page, code = UNSEEN[defect]
    message = read(pdf(page))
    assert code in codes(message)
    assert {one.marking for one in message.paragraphs} == {None}
    assert message.header["banner"] == {"level": "UNREADABLE", "releasable_to": None}
    with pytest.raises(Refused, match="nothing in this message is marked"):
        draft(message, "SVN")


def test_where_nothing_is_marked_letters_that_may_not_show_are_only_said() -> None:
    message = read(pdf(lines("A public notice about rotary tables.") + lines("small print", y=200, before="1 g")))
    assert codes(message) == ["layout_judged", "faint_text"]
    assert message.header["banner"] is None


HOLDS = {
    "a_script": ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "actions or scripts"),
    "a_script_by_name": ("/Names << /JavaScript << /Names [] >> >>", "actions or scripts"),
    "an_embedded_file": ("/Names << /EmbeddedFiles << /Names [] >> >>", "embedded files"),
    "form_fields": ("/AcroForm << /Fields [] >>", "form fields"),
}


@pytest.mark.parametrize("defect", HOLDS)
def test_what_a_pdf_holds_beside_text_is_not_run_and_said(defect: str) -> None:
    root, said = HOLDS[defect]
    message = read(pdf(lines(*PAPER), root=root))
    assert [one.message for one in message.diagnostics if one.code == "embedded_left_out"] == [
        f"left out, since it is not text of a page: {said}"
    ]


@pytest.mark.parametrize("root", ["/OpenAction [4 0 R /Fit]", "/OpenAction << /S /GoTo /D [4 0 R /Fit] >>"])
def test_the_place_at_which_a_document_opens_is_no_action(root: str) -> None:
    assert codes(read(pdf(lines(*PAPER), root=root))) == ["layout_judged"]


@pytest.mark.parametrize(("label", "number"), [("1.", 1), ("\u2022", None)])
def test_the_number_or_bullet_of_a_list_stands_before_its_mark_wherever_it_was_drawn(
    label: str, number: int | None
) -> None:
    page = lines("SECRET", "") + lines(label, y=700) + lines("(S//NF) one item of a list.", x=90, y=700)
    message = read(pdf(page))
    assert [(one.number, one.portion, one.text) for one in message.paragraphs if one.portion] == [
        (number, "(S//NF)", "one item of a list.")
    ]


def test_a_page_without_text_is_named() -> None:
    message = read(pdf(lines("(U) Text of it."), "", lines("(U) More of it.")))
    assert [one.message for one in message.diagnostics if one.code == "page_without_text"] == [
        "no text on page 2: a picture there was not read"
    ]


def test_a_pdf_of_pictures_says_so_and_what_to_do() -> None:
    with pytest.raises(HoldsNoText, match=r"scan.pdf: the PDF holds pictures of pages and no text; .*--ocr"):
        read(pdf(""), name="scan.pdf")
