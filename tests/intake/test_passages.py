"""A mark inside a paragraph speaks for what follows it: nothing goes where only the mark above would let it."""

from __future__ import annotations

import pytest

from tearline.intake.cable.lines import flow
from tearline.intake.message import read
from tearline.model.refusal import Refused
from tearline.release import draft

OPEN = "SECRET\n\n1. (S//REL TO USA, SVN) open."
CABLE = (
    "R 031642Z SEP 26\nFM SECSTATE WASHDC\nTO AMEMBASSY LJUBLJANA\nBT\nS E C R E T STATE 104417\n\nSUBJECT: FISH\n\n"
)

INNER = {
    "on_the_next_line": "\n(S//NF) CANARY",
    "after_a_blank_line": "\n\n(S) CANARY",
    "behind_a_bullet": "\n- (S) CANARY",
    "behind_a_letter": "\na. (S) CANARY",
    "on_the_same_line": " (S//NF) CANARY",
    "to_others": "\n(S//REL TO USA, MYS) CANARY",
    "of_no_secrecy": "\n(U) CANARY",
    "that_cannot_be_read": "\n(S//HCS) CANARY",
}


@pytest.mark.parametrize("where", INNER)
@pytest.mark.parametrize("head", ["SECRET\n\n", CABLE])
def test_words_behind_an_inner_mark_are_not_released_by_the_outer_one(where: str, head: str) -> None:
    message = read(f"{head}1. (S//REL TO USA, SVN) open.{INNER[where]}\n\n2. (S) End.\n".encode())
    assert [one.text for one in draft(message, "SVN").portions] == ["open."]
    assert "CANARY" in message.text


def test_each_mark_of_a_text_opens_a_passage_of_its_own() -> None:
    message = read(b"SECRET\n\n1. (U) one.\n\n(S) two.\n\nthree.\n\n(C) four.\n\n2. (U) five.\n")
    assert [(one.number, one.portion, one.text) for one in message.paragraphs] == [
        (1, "(U)", "one."),
        (None, "(S)", "two."),
        (None, None, "three."),
        (None, "(C)", "four."),
        (2, "(U)", "five."),
    ]
    assert all(one.text in message.text[slice(*one.span)] for one in message.paragraphs)


def test_a_mark_that_is_only_spoken_of_closes_rather_than_opens() -> None:
    message = read(f"{OPEN} What follows is (S//REL TO USA, SVN) as well.\n".encode())
    assert [one.text for one in draft(message, "SVN").portions] == [
        "open. What follows is (S//REL TO USA, SVN) as well."
    ]
    closed = read(b"SECRET\n\n1. (S) shut. (S//REL TO USA, SVN) is only spoken of.\n")
    with pytest.raises(Refused, match="nothing in this message"):
        draft(closed, "SVN")


@pytest.mark.parametrize("piece", ["1. (S) x\n\n", "(S//REL TO USA, NOR)\n", "(S) x ", "[U] (NOTE: "])
def test_the_words_of_a_passage_are_taken_once_however_many_marks_follow(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []

    def counted(words: str) -> str:
        taken.append(len(words))
        return flow(words)

    monkeypatch.setattr("tearline.intake.passages.flow", counted)
    text = "SECRET\n\n1. (S//REL TO USA, SVN) open. " + piece * 400
    read(text.encode())
    assert sum(taken) <= 3 * len(text)
