"""The examples of other forms say what the plain ones say, and bear nobody's name as their author."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tearline.intake.forms.stream import stream
from tearline.intake.message import read
from tearline.model.document import Message
from tearline.release import draft

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
FORMS = EXAMPLES / "forms"
PAPERS = ["docx", "pdf", "html", "cp1252", "utf16"]


def paper(form: str) -> Message:
    (path,) = [one for one in FORMS.glob("non-paper*") if form in one.name]
    return read(path.read_bytes(), name=path.name)


@pytest.mark.parametrize("form", PAPERS)
def test_each_form_of_the_non_paper_says_and_releases_the_same(form: str) -> None:
    message = paper(form)
    (attempt,) = message.attempts
    assert [(one.value, one.country) for one in attempt.buyers] == [("Tirdad Nemuneh Sanat Co.", "IR")]
    assert [one.models for one in attempt.items] == [("BRS-320T",)]
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": []}
    released = [one.text for one in draft(message, "SVN").portions]
    assert released[1] == "We would be grateful if you looked into the matter."
    assert not any("source" in text or "hidden" in text or "carrier" in text for text in released)


def test_the_mail_is_the_cable_with_the_document_attached() -> None:
    found = list(stream([("mail", (FORMS / "mail.eml").read_bytes())], lambda raw, name: read(raw, name=name)))
    assert [(name, one.kind) for name, one in found if isinstance(one, Message)] == [
        ("mail", "cable"),
        ("mail/non-paper.docx", "text"),
    ]


def test_the_told_example_reads() -> None:
    (attempt,) = read((FORMS / "told-by-telephone.yaml").read_bytes()).attempts
    assert attempt.buyers
    assert attempt.items


def test_the_word_example_names_no_author() -> None:
    about = zipfile.ZipFile(io.BytesIO((FORMS / "non-paper.docx").read_bytes())).read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in about or "<dc:creator/>" in about


def test_every_example_of_a_form_is_explained() -> None:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    assert [path.name for path in FORMS.iterdir() if f"forms/{path.name}" not in text] == []
