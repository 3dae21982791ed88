"""What a machine recognises in a picture is a suggestion: no mark in it is believed; what matters is asked about."""

from __future__ import annotations

import pytest

from tearline.intake.forms.suggestion import Recognised
from tearline.intake.message import read_suggestion, to_json
from tearline.model.marking import Level
from tearline.model.refusal import Refused
from tearline.release import draft


def page(text: str, confidence: float = 0.97) -> list[Recognised]:
    """The words of ``text`` as if recognised: blank lines part paragraphs."""
    words = []
    for paragraph in text.split("\n\n"):
        for at, line in enumerate(paragraph.split("\n")):
            for number, word in enumerate(line.split()):
                words.append(Recognised(word, confidence, 1, " " if number else "\n" if at else "\n\n"))
    return words


TEXT = (
    "SECRET//REL TO USA, SVN\n\n(S//REL TO USA, SVN) Tirdad Nemuneh Sanat Co. of Iran was seeking to\n"
    "procure a BRS-320T rotary table.\n\n(U) Nothing else."
)


def test_no_mark_is_believed_and_nothing_is_released() -> None:
    message = read_suggestion(b"picture", page(TEXT))
    assert (message.form, message.header["banner"]) == ("ocr", {"level": "UNREADABLE", "releasable_to": None})
    assert {one.marking for one in message.paragraphs} == {None}
    assert {one.code for one in message.diagnostics} == {"ocr_unconfirmed"}
    assert all(one.marking.level is Level.UNREADABLE for attempt in message.attempts for one in attempt.buyers)
    with pytest.raises(Refused, match="nothing in this message is marked"):
        draft(message, "SVN")


def test_every_word_has_its_confidence_and_its_place() -> None:
    message = read_suggestion(b"picture", page(TEXT))
    words = to_json(message)["words"]
    assert [message.text[slice(*one["span"])] for one in words] == TEXT.split()
    assert {one["confidence"] for one in words} == {0.97}


def test_marks_figures_and_the_words_of_the_attempt_matter_and_plain_words_do_not() -> None:
    matters = {one.text: one.matters for one in read_suggestion(b"picture", page(TEXT)).words}
    assert [word for word in ("SECRET//REL", "(S//REL", "(U)", "BRS-320T", "Tirdad", "Co.") if not matters[word]] == []
    assert [word for word in ("seeking", "Nothing", "else.") if matters[word]] == []


def test_a_mark_that_was_misread_matters_as_well() -> None:
    words = read_suggestion(b"picture", page("(SHREL TO USA, SVN) Plain words (in brackets) only.")).words
    assert [one.text for one in words if one.matters] == ["(SHREL", "TO", "USA,", "SVN)"]


def test_a_word_that_the_machine_is_not_sure_of_matters() -> None:
    assert all(one.matters for one in read_suggestion(b"picture", page("Plain words only.", 0.6)).words)


def test_ideographs_stand_without_blanks_between_them() -> None:
    message = read_suggestion(b"picture", page("可 疑 採購 BRS-320T 轉 台"))
    assert message.text == "可疑採購 BRS-320T 轉台"
    assert all(one.span for one in message.words)


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(Refused, match="no words were recognised"):
        read_suggestion(b"picture", [])
