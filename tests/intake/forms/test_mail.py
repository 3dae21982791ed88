"""E-mail: header, text and what is attached; each attachment is a message of its own."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from intake.forms.built import p, word
from tearline.intake.forms.mail import open_mail
from tearline.intake.message import read
from tearline.model.document import Message
from tearline.model.refusal import Refused

ROOT = Path(__file__).resolve().parents[3]
CABLE = (ROOT / "examples/alerts/rotary-table.txt").read_text("utf-8")


def mail(text: str = "(U) Text of it.\n", **fields: str) -> EmailMessage:
    made = EmailMessage()
    given = {"From": "A. Moreau <a.moreau@office.example>", "To": "Desk <desk@office.example>", **fields}
    for name, value in {"Date": "Thu, 03 Sep 2026 12:00:00 +0200", **given}.items():
        made[name] = value
    made.set_content(text)
    return made


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


def test_the_header_says_who_when_and_what() -> None:
    message = read(mail(Subject="(C) Rotary tables", Cc="Second <b@office.example>").as_bytes())
    assert message.form == "eml"
    header = message.header
    assert (header["from"], header["dtg"]) == ("A. Moreau <a.moreau@office.example>", "2026-09-03T10:00:00Z")
    assert ([one["name"] for one in header["to"]], [one["name"] for one in header["info"]]) == (["Desk"], ["Second"])
    assert (header["subject"], header["subject_portion"]) == ("Rotary tables", "(C)")
    assert [(one.portion, one.text) for one in message.paragraphs] == [("(U)", "Text of it.")]


def test_a_cable_in_the_text_of_a_mail_is_read_as_that_cable() -> None:
    message, plain = read(mail(CABLE, Subject="FW: a cable").as_bytes()), read(CABLE.encode())
    assert message.kind == "cable"
    assert message.header == plain.header
    assert [(one.number, one.portion, one.text) for one in message.paragraphs] == [
        (one.number, one.portion, one.text) for one in plain.paragraphs
    ]


def test_attachments_are_named_and_are_messages_of_their_own() -> None:
    made = mail()
    made.add_attachment(word(p("(U) Attached.")), maintype="application", subtype="octet-stream", filename="a.docx")
    made.add_attachment(mail("(S) Enclosed words.\n"))
    raw = made.as_bytes()
    assert [one.message for one in read(raw).diagnostics if one.code == "attachment_apart"] == [
        "the attachment a.docx is a message of its own and was not read here",
        "the attachment attachment-2.eml is a message of its own and was not read here",
    ]
    (_, document), (_, enclosed) = open_mail(raw, "x").attachments
    assert read(document).paragraphs[0].text == "Attached."
    assert read(enclosed).paragraphs[0].text == "Enclosed words."


def test_of_two_versions_the_plain_one_is_read_and_the_other_is_said() -> None:
    made = mail()
    made.add_alternative("<p>(S//REL TO USA, SVN) CANARY</p>", subtype="html")
    message = read(made.as_bytes())
    assert "CANARY" not in message.text
    assert codes(message) == ["other_version_left_out"]


def test_a_mail_that_is_only_a_page_is_read_as_one() -> None:
    made = mail()
    made.set_content("<p>(U) One.<p>(S) Two.", subtype="html")
    assert [one.portion for one in read(made.as_bytes()).paragraphs] == ["(U)", "(S)"]


def test_where_the_page_of_a_mail_may_hide_text_no_mark_is_believed() -> None:
    made = mail()
    made.set_content(
        "<style>p > b {display:none}</style><p>SECRET<p>(S//REL TO USA, SVN) A sentence <b>CANARY</b> ends.",
        subtype="html",
    )
    message = read(made.as_bytes())
    assert codes(message) == ["hidden_by_style"]
    assert {one.marking for one in message.paragraphs} == {None}
    assert message.header["banner"] == {"level": "UNREADABLE", "releasable_to": None}


def test_a_logo_in_the_text_is_said_and_is_no_message() -> None:
    made = mail()
    made.add_related(b"\x89PNG logo", maintype="image", subtype="png", cid="<logo>")
    raw = made.as_bytes()
    assert codes(read(raw)) == ["picture_left_out"]
    assert open_mail(raw, "x").attachments == ()


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("utf-8", "Zürich words".encode(), "Zürich words"),
        ("iso-8859-1", "Zürich words".encode("latin-1"), "Zürich words"),
        ("big5", "控制 words".encode("big5"), "控制 words"),
        ("utf-8", "Zürich words".encode("latin-1"), "Zürich words"),
        ("no-such-charset", b"plain words", "plain words"),
        ("bz2", b"plain words", "plain words"),
    ],
)
def test_a_charset_is_believed_as_far_as_it_is_true(charset: str, body: bytes, text: str) -> None:
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert read(head.encode() + body).text == text


def test_an_encrypted_mail_is_refused() -> None:
    raw = b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n"
    with pytest.raises(Refused, match="the mail is encrypted"):
        read(raw)


def test_the_name_of_an_attachment_fits_on_a_line_and_leads_nowhere() -> None:
    made = mail()
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="../../etc/a\u202eb.txt")
    ((title, _),) = open_mail(made.as_bytes(), "x").attachments
    assert "/" not in title
    assert "\u202e" not in title
