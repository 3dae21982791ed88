"""Word documents: what a reader sees is read, passage by passage; what does not show is left out and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.forms.built import W, p, run, table, word
from tearline.intake.message import read
from tearline.model.document import Message
from tearline.release import draft

ROOT = Path(__file__).resolve().parents[3]
CABLE = (ROOT / "examples/alerts/rotary-table.txt").read_text("utf-8")
SECRET = p("SECRET//NOFORN")


def portions(message: Message) -> list[tuple[str | None, str]]:
    return [(one.portion, one.text) for one in message.paragraphs]


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


def released(message: Message, audience: str = "SVN") -> list[str]:
    return [one.text for one in draft(message, audience).portions]


def test_paragraphs_keep_their_own_marks_and_an_unmarked_one_has_none() -> None:
    message = read(word(SECRET, p("(U) A heading"), p("(S//REL TO USA, SVN) To be told."), p("Nobody marked this.")))
    assert (message.kind, message.form) == ("text", "docx")
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": []}
    assert portions(message) == [
        ("(U)", "A heading"),
        ("(S//REL TO USA, SVN)", "To be told."),
        (None, "Nobody marked this."),
    ]
    assert codes(message) == ["paragraph_unmarked"]
    assert released(message) == ["To be told."]


def test_a_mark_in_a_cell_holds_for_its_cell_alone() -> None:
    message = read(word(SECRET, table(["(S//REL TO USA, SVN) open", "(S//NF) shut"], ["Item", "no mark at all"])))
    assert portions(message) == [
        ("(S//REL TO USA, SVN)", "open"),
        ("(S//NF)", "shut"),
        (None, "Item | no mark at all"),
    ]
    assert released(message) == ["open"]


def test_a_mark_in_front_of_a_row_holds_for_the_row() -> None:
    message = read(word(SECRET, table(["(S//REL TO USA, SVN)", "BRS-320T", "two"], ["(S//NF)", "BRS-400T", "one"])))
    assert portions(message) == [("(S//REL TO USA, SVN)", "BRS-320T | two"), ("(S//NF)", "BRS-400T | one")]


def test_a_table_inside_a_cell_of_a_table_is_read() -> None:
    inner = table(["(S//NF) inner left", "(U) inner right"])
    message = read(word(SECRET, table([inner + p("(U) below"), "(S) beside"])))
    assert [portion for portion, _ in portions(message)] == ["(S//NF)", "(U)", "(U)", "(S)"]


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.", [(1, "(S//NF)", "one"), (2, "(U)", "two")]),
        ("bullet", "•", [(None, "(S//NF)", "one"), (None, "(U)", "two")]),
        ("lowerLetter", "(%1)", [(None, "(S//NF)", "(a) one"), (None, "(U)", "(b) two")]),
        ("lowerRoman", "%1)", [(None, "(S//NF)", "i) one"), (None, "(U)", "ii) two")]),
    ],
)
def test_the_marks_of_a_list_are_found_behind_its_numbers_and_bullets(
    form: str, text: str, expected: list[tuple[int | None, str, str]]
) -> None:
    roles = {"numbering": NUMBERING.format(form=form, text=text)}
    items = [p("(S//NF) one", properties=LISTED), p("(U) two", properties=LISTED)]
    message = read(word(SECRET, *items, roles=roles))
    assert [(one.number, one.portion, one.text) for one in message.paragraphs] == expected


def test_text_boxes_and_footnotes_are_passages_under_their_own_marks() -> None:
    box = f"<w:r><w:txbxContent>{p('(S//NF) in the box')}</w:txbxContent></w:r>"
    notes = {
        "footnotes": f'<w:footnotes {W}><w:footnote w:id="2">{p("a note without mark")}</w:footnote></w:footnotes>'
    }
    message = read(word(SECRET, p("(S//REL TO USA, SVN) before ", box, run("after")), roles=notes))
    assert portions(message) == [
        ("(S//REL TO USA, SVN)", "before after"),
        ("(S//NF)", "in the box"),
        (None, "a note without mark"),
    ]
    assert released(message) == ["before after"]


def test_a_header_that_states_the_secrecy_is_the_banner() -> None:
    header = {"header": f"<w:hdr {W}>{p('CONFIDENTIAL')}</w:hdr>"}
    message = read(word(p("(C) Text of it."), roles=header))
    assert message.header["banner"] == {"level": "CONFIDENTIAL", "releasable_to": None}


def test_where_header_and_text_differ_what_both_allow_holds() -> None:
    header = {"header": f"<w:hdr {W}>{p('SECRET//NOFORN')}</w:hdr>"}
    message = read(word(p("UNCLASSIFIED"), p("(U) Text of it."), roles=header))
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": []}
    assert codes(message) == ["banners_differ"]


@pytest.mark.parametrize("cut", ["\n", "\n\n"])
def test_a_cable_pasted_into_word_is_read_as_that_cable(cut: str) -> None:
    message, plain = read(word(*(p(one.replace("&", "&amp;")) for one in CABLE.split(cut)))), read(CABLE.encode())
    assert (message.kind, message.form) == ("cable", "docx")
    assert message.header == plain.header
    assert portions(message) == portions(plain)
    assert [(one.kind, one.marking, [point.text for point in one.points]) for one in message.blocks] == [
        (one.kind, one.marking, [point.text for point in one.points]) for one in plain.blocks
    ]
    assert released(message) == released(plain)


REL = "(S//REL TO USA, SVN) Shown"
HIDDEN = {
    "a_hidden_run": (p(REL, run(" CANARY", "<w:vanish/>")), "hidden_text_left_out"),
    "a_hidden_style": (p(REL, run(" CANARY", '<w:rStyle w:val="Ghost"/>')), "hidden_text_left_out"),
    "white_letters": (p(REL, run(" CANARY", '<w:color w:val="FFFFFF"/>')), "hidden_text_left_out"),
    "letters_of_one_point": (p(REL, run(" CANARY", '<w:sz w:val="2"/>')), "hidden_text_left_out"),
    "a_deletion_on_record": (
        p(REL, "<w:del w:id='1'><w:r><w:delText> CANARY</w:delText></w:r></w:del>"),
        "changes_not_accepted",
    ),
    "a_row_that_was_deleted": (
        p(REL)
        + "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
        + p("(S//REL TO USA, SVN) CANARY")
        + "</w:tc></w:tr></w:tbl>",
        "changes_not_accepted",
    ),
    "text_that_was_moved_away": (p(REL, f"<w:moveFrom w:id='1'>{run(' CANARY')}</w:moveFrom>"), "changes_not_accepted"),
    "the_code_of_a_field": (p(REL, "<w:r><w:instrText> CANARY</w:instrText></w:r>"), None),
    "an_embedded_object": (p(REL, f"<w:r><w:object>{run(' CANARY')}</w:object></w:r>"), "embedded_left_out"),
    "an_embedded_page": (p(REL) + "<w:altChunk>CANARY</w:altChunk>", "embedded_left_out"),
}
STYLES = f'<w:styles {W}><w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'


@pytest.mark.parametrize("defect", HIDDEN)
def test_what_does_not_show_is_left_out_and_said_and_never_released(defect: str) -> None:
    body, code = HIDDEN[defect]
    message = read(word(SECRET, body, roles={"styles": STYLES}))
    assert "CANARY" not in message.text
    assert (code is None and codes(message) == []) or code in codes(message)
    assert released(message) == ["Shown"]


def test_inserted_text_that_nobody_accepted_is_read_and_said() -> None:
    message = read(word(SECRET, p(REL, f"<w:ins w:id='1'>{run(' more')}</w:ins>")))
    assert released(message) == ["Shown more"]
    assert codes(message) == ["changes_not_accepted"]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    dark = run(" on black", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')
    assert released(read(word(SECRET, p(REL, dark)))) == ["Shown on black"]


def test_white_letters_in_a_table_may_stand_on_a_dark_cell_and_then_no_mark_is_believed() -> None:
    white = run("heading", '<w:color w:val="FFFFFF"/>')
    marked = read(word(SECRET, table([p(white), "(S//REL TO USA, SVN) open"])))
    assert "faint_text" in codes(marked)
    assert {one.marking for one in marked.paragraphs} == {None}
    plain = read(word(p("A notice."), table([p(white), "words"])))
    assert (codes(plain), plain.header["banner"]) == (["faint_text"], None)


def test_macros_embedded_files_comments_and_links_are_not_touched_and_each_is_said() -> None:
    raw = word(
        SECRET,
        p("(U) Text of it."),
        roles={"comments": f"<w:comments {W}>{p('CANARY')}</w:comments>"},
        outside={"attachedTemplate": "http://evil.example/a.dotm", "hyperlink": "http://link.example/"},
        others={"word/vbaProject.bin": b"CANARY", "word/embeddings/oleObject1.bin": b"CANARY"},
    )
    message = read(raw)
    assert "CANARY" not in message.text
    assert sorted(codes(message)) == ["comments_left_out", "embedded_left_out", "embedded_left_out", "linked_left_out"]


def test_a_picture_is_left_out_and_said() -> None:
    blip = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
    assert codes(read(word(p("Text of it.", blip)))) == ["picture_left_out"]


def test_every_character_of_the_text_lies_in_one_node() -> None:
    message = read(word(SECRET, p("(U) One"), table(["(S) a", "(U) b"]), p("end")))
    assert "".join(message.text[slice(*node.span)] for node in message.nodes) == message.text
    assert all(message.text[slice(*one.span)].endswith(one.text) for one in message.paragraphs)
