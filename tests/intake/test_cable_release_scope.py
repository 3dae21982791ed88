"""G19, G20: a release mark covers only what follows it inside its paragraph and block. A leak test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearline.intake.message import read
from tearline.model.document import Block, Message

HEAD = "E.O. 13526: DECL: 09/02/2051\nTAGS: PARM\nSUBJECT: FISH\n\n"


def cable(*paragraphs: str) -> Message:
    return read((HEAD + "\n\n".join(paragraphs) + "\n\nSAMPLE\n").encode())


def releasable(message: Message) -> list[Block]:
    return [one for one in message.blocks if one.marking is not None and one.marking.releasable_to]


def points(message: Message) -> list[str]:
    return [point.text for block in releasable(message) for point in block.points]


def kinds(message: Message) -> list[tuple[str, int | None, str]]:
    return [(one.kind, one.paragraph, one.closed_by) for one in message.blocks]


def test_only_the_points_of_the_demarche_are_releasable() -> None:
    message = read((Path(__file__).parent / "fixtures/messages/whole.txt").read_bytes())
    assert points(message) == [
        "We value our cooperation.",
        "A firm named Halvorsby Pumpefabrikk AS has been asked for pumps.",
        "We ask that any sale be scrutinised.",
    ]
    assert kinds(message) == [("talking_points", 4, "end_marker"), ("note", 4, "end_marker")]
    assert "HIDDEN" not in " ".join(points(message))
    for block in releasable(message):
        for point in block.points:
            assert "HIDDEN" not in message.text[slice(*point.span)]


SCOPES = [
    (
        "a mark after the Begin marker, on the next line",
        "4. (S) HIDDEN Begin non-paper:\n(S//REL TO USA, NOR)\n\n-- One.\n\n-- Two.",
        ["One.", "Two."],
    ),
    (
        "a mark after the Begin marker, on its line",
        "4. (S) Begin non-paper: (S//REL TO USA, NOR)\nOne.\n\nTwo.\nEnd non-paper. HIDDEN",
        ["One.", "Two."],
    ),
    ("an old mark with a country's name", "4. (S) Begin points:\n\n(SECRET REL NORWAY)\n-- One.", ["One."]),
    ("a mark whose list wraps", "4. (S) Begin points:\n(SECRET REL\nNORWAY)\n-- One.", ["One."]),
    ("a mark without brackets", "4. (S) Begin points:\nSECRET//REL TO USA, NOR\n-- One.", ["One."]),
    ("a mark on a line of its own without Begin", "4. (S) HIDDEN words.\n\n(S//REL TO USA, NOR)\n\n-- One.", ["One."]),
    ("a mark before Begin", "4. (S) HIDDEN\n(S//REL TO USA, NOR)\nBegin points:\n-- One.\nEnd points.", ["One."]),
    ("what stands before the mark", "4. (S) Begin points:\n-- HIDDEN\n(S//REL TO USA, NOR)\n-- One.", ["One."]),
    (
        "a bullet with a narrower mark, and its second paragraph",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n-- One.\n-- (S//NF) HIDDEN\n\nHIDDEN too\n-- Two.",
        ["One.", "Two."],
    ),
    (
        "a bullet with a mark of its own alone",
        "4. (S) Begin points:\n-- HIDDEN\n-- (S//REL TO USA, NOR) One.\n-- HIDDEN",
        ["One."],
    ),
    (
        "a second mark that takes the first back",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n-- One.\n(S//NF)\n-- HIDDEN\n-- HIDDEN",
        ["One."],
    ),
    (
        "a comment inside",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n-- One.\nBegin comment: HIDDEN End comment.\n-- Two.",
        ["One.", "Two."],
    ),
    (
        "a note that never ends",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n-- One.\n(NOTE: HIDDEN\n-- HIDDEN",
        ["One."],
    ),
    ("a list that is not understood", "4. (S) Begin points:\n(S//REL TO USA, ATLANTIS)\n-- HIDDEN", []),
    ("a mark in the middle of a sentence", "4. (S) The mark (S//REL TO USA, NOR) is HIDDEN.\n-- HIDDEN", []),
    ("a paragraph that nobody may see", "4. (S//NF) Begin points:\n(S//REL TO USA, NOR)\n-- HIDDEN", []),
    (
        "numbered points",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n1. One.\n2. Two.\nEnd points. HIDDEN",
        ["One.", "Two."],
    ),
    ("lettered points", "4. (S) Begin points:\n(S//REL TO USA, NOR)\na. One.\nb. Two.", ["One.", "Two."]),
    (
        "points with a dot",
        "4. (S) Begin points:\n(S//REL TO USA, NOR)\n• One,\n  still one.\n• Two.",
        ["One, still one.", "Two."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [one[1:] for one in SCOPES], ids=[one[0] for one in SCOPES])
def test_what_a_mark_covers(text: str, expected: list[str]) -> None:
    message = cable("1. (U) HIDDEN", text, "5. (S) HIDDEN words of the next paragraph.", "6. HIDDEN and unmarked.")
    assert points(message) == expected


def test_the_next_paragraph_closes_a_block_whose_end_marker_is_missing() -> None:
    message = cable("1. (S) Begin non-paper:\n(S//REL TO USA, NOR)\n-- One.", "2. (S) HIDDEN End non-paper. HIDDEN")
    assert points(message) == ["One."]
    assert kinds(message) == [("non_paper", 1, "next_paragraph")]
    assert [one.code for one in message.diagnostics if one.paragraph] == ["end_marker_missing", "end_marker_unmatched"]


@pytest.mark.parametrize("number", ["2.", "3.", "9.", "¶2.", "2)"])
def test_a_paragraph_out_of_order_ends_a_block_all_the_same(number: str) -> None:
    message = cable(
        f"{'¶' if '¶' in number else ''}1. (S) Begin points:\n(S//REL TO USA, NOR)\n-- One.", f"{number} (S) HIDDEN"
    )
    assert points(message) == ["One."]


def test_numbered_points_do_not_swallow_the_paragraph_after_them() -> None:
    message = cable(
        "1. (S) Begin points:\n(S//REL TO USA, NOR)\n1. One.\n2. HIDDEN: is this a point or the next paragraph?"
    )
    assert points(message) == ["One."]


def test_a_mark_of_a_lower_level_does_not_lower_its_paragraph() -> None:
    message = cable("1. (S) Begin points:\n(C//REL TO USA, NOR)\n-- One.")
    assert [one.marking.level.value for one in releasable(message) if one.marking] == ["SECRET"]


def test_a_bare_release_mark_means_the_banners_list() -> None:
    raw = f"SECRET//REL TO USA, NOR\n{HEAD}1. (S) Begin points:\n(S//REL)\n-- One.\n"
    assert points(read(raw.encode())) == ["One."]


PIECES = st.lists(
    st.sampled_from(
        [
            "Begin points:",
            "End points.",
            "Begin non-paper:",
            "End non-paper.",
            "(NOTE:",
            "END NOTE)",
            "Begin comment:",
            "End comment.",
            "-- x",
            "(S)",
            "(S//NF)",
            "(S//REL TO USA, NOR)",
            "-- (S//REL TO USA, NOR) y",
            "",
            "words",
        ]
    ),
    max_size=14,
)


@given(PIECES, PIECES)
@settings(max_examples=200, deadline=None)
def test_without_a_release_mark_in_its_own_paragraph_nothing_is_releasable(first: list[str], second: list[str]) -> None:
    second = [one for one in second if "REL" not in one]
    message = cable("1. (S) " + "\n".join(first), "2. (S) HIDDEN\n" + "\n".join(second), "3. (S) HIDDEN")
    assert all(one.paragraph == 1 for one in releasable(message))
    assert all("HIDDEN" not in message.text[slice(*one.span)] for one in releasable(message))


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_what_stands_before_the_first_release_mark_is_never_releasable(pieces: list[str]) -> None:
    before = [one for one in pieces if "REL" not in one]
    message = cable("1. (S) " + "\n".join([*before, "-- HIDDEN", "(S//REL TO USA, NOR)", "-- One.", *pieces]))
    assert all("HIDDEN" not in text for text in points(message))
