"""From a message to a non-paper: examples written out, and the real reader in front of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tearline.model.document import Block, Message, Node, Paragraph, Point
from tearline.model.marking import Marking, parse_portion, render_banner
from tearline.model.refusal import Refused
from tearline.release import draft, write_text
from tearline.release.draft import release_digest
from tearline.release.passage import clean

DEMARCHE = """\
10STATE054321

P 161305Z MAR 10
FM SECSTATE WASHDC
TO AMEMBASSY KUALA LUMPUR PRIORITY 8121

S E C R E T STATE 054321

E.O. 12958: DECL: 03/16/2035
TAGS: PARM, ETTC, MY

¶1. This is CANARYONE.

¶2. (S) Background: CANARYTWO was trying to buy two dynamic balancing machines.

¶3. (S) Begin non-paper:

(SECRET REL MALAYSIA)

-- We value{one} our cooperation.

-- A firm was trying to buy two machines.{two}

End non-paper.

{three}¶4. (S//REL TO USA, MYS) We would welcome a reply by April.{four}

¶5. (U) Contact is CANARYTHREE (Phone: 202-555-0143).

EXAMPLE
"""
HIDDEN = ("one", "two", "three", "four")


def cable(**hidden: str) -> Message:
    read = pytest.importorskip("tearline.intake").read
    return read(DEMARCHE.format(**{name: hidden.get(name, "") for name in HIDDEN}).encode())


def message(text: str, *paragraphs: tuple[str, str | None], blocks: tuple[Block, ...] = ()) -> Message:
    """A message of paragraphs (words, mark) that are found in ``text`` in their order."""
    found = []
    at = 0
    for number, (words, mark) in enumerate(paragraphs, start=1):
        at = text.index(words, at)
        marking = parse_portion(mark) if mark else None
        found.append(Paragraph(number, None, marking, (at, at + len(words)), words))
    return Message("text", "", "utf-8", text, (), {}, tuple(found), blocks, None, (), ())


def block(text: str, words: str, mark: str | None, *points: str, kind: str = "non_paper") -> Block:
    at = text.index(words)
    places = [(text.index(point, at), point) for point in points]
    return Block(
        kind,
        1,
        (at, at + len(words)),
        parse_portion(mark) if mark else None,
        tuple(Point((start, start + len(point)), point) for start, point in places),
        "end_marker",
    )


def texts(source: Message, audience: str = "MYS") -> list[str]:
    return [portion.text for portion in draft(source, audience).portions]


def test_points_under_a_release_mark_go_and_the_paragraph_around_them_stays():
    text = "1. Background. BEGIN a point. another. END after"
    open_block = block(text, "BEGIN a point. another. END", "(S//REL TO USA, MYS)", "a point.", "another.")
    source = message(text, (text, "(S)"), blocks=(open_block,))
    assert texts(source) == ["a point.", "another."]


def test_each_passage_carries_its_own_level_and_names_the_audience_alone():
    text = "one two three"
    source = message(text, ("one", "(C//REL TO USA, MYS, TWN)"), ("two", "(S//REL TO USA, MYS)"), ("three", "(S)"))
    release = draft(source, "mys")
    assert [render_banner(portion.marking) for portion in release.portions] == [
        "CONFIDENTIAL//REL TO USA, MYS",
        "SECRET//REL TO USA, MYS",
    ]
    assert render_banner(release.banner) == "SECRET//REL TO USA, MYS"
    assert (release.audience, release.kind) == ("MYS", "non_paper")


@pytest.mark.parametrize("mark", [None, "(U)", "(S)", "(S//NF)", "(S//REL TO USA, TWN)", "(S//REL)", "(?)", "(R)"])
def test_what_does_not_name_the_audience_is_refused_in_one_line_that_tells_nothing(mark: str | None):
    with pytest.raises(Refused) as refused:
        draft(message("CANARY", ("CANARY", mark)), "MYS")
    assert refused.value.line() == (
        "nothing in this message is marked for release to MYS; ask the originator, who alone can consent"
    )


@pytest.mark.parametrize("audience", ["ZZZ", "", "MY", "FVEY", "Malaysia"])
def test_an_audience_that_is_no_country_code_is_refused(audience: str):
    with pytest.raises(Refused, match="alpha-3"):
        draft(message("open", ("open", "(S//REL TO USA, MYS)")), audience)


def test_a_group_opens_only_by_the_table_of_its_members():
    source = message("open", ("open", "(S//REL TO USA, FVEY)"))
    with pytest.raises(Refused):
        draft(source, "GBR")
    assert draft(source, "GBR", memberships={"FVEY": frozenset({"GBR"})}).audience == "GBR"


def test_a_note_without_a_mark_stays_even_in_an_open_paragraph_and_a_summary_goes():
    text = "before (NOTE: aside) after SUMMARY: short. end"
    note = block(text, "(NOTE: aside)", None, kind="note")
    summary = block(text, "SUMMARY: short.", None, kind="summary")
    source = message(text, (text, "(S//REL TO USA, MYS)"), blocks=(note, summary))
    number_and_words = Paragraph(1, None, source.paragraphs[0].marking, (0, len(text)), text)
    shown = "1. " + text
    moved = Message("text", "", "utf-8", shown, (), {}, (number_and_words,), source.blocks, None, (), ())
    assert texts(message("plain", ("plain", "(S//REL TO USA, MYS)"))) == ["plain"]
    moved = shifted(moved, 3)
    assert texts(moved) == ["before after SUMMARY: short. end"]


def shifted(source: Message, by: int) -> Message:
    """The message with every block moved to the right, as its number stands before its words."""
    blocks = tuple(
        Block(
            one.kind,
            one.paragraph,
            (one.span[0] + by, one.span[1] + by),
            one.marking,
            tuple(Point((point.span[0] + by, point.span[1] + by), point.text) for point in one.points),
            one.closed_by,
        )
        for one in source.blocks
    )
    first = source.paragraphs[0]
    paragraph = Paragraph(first.number, first.portion, first.marking, (0, len(source.text)), first.text)
    return Message("text", "", "utf-8", source.text, (), {}, (paragraph,), blocks, None, (), ())


def test_a_paragraph_whose_number_cannot_be_told_from_its_words_stays():
    text = "words (NOTE: aside) more"
    note = block(text, "(NOTE: aside)", "(S)", kind="note")
    with pytest.raises(Refused):
        draft(message(text, (text, "(S//REL TO USA, MYS)"), blocks=(note,)), "MYS")


def test_an_unmarked_block_is_as_closed_as_the_blocks_around_it():
    text = "OUTER hidden INNER point OUT"
    outer = block(text, text, "(S//NF)")
    inner = block(text, "INNER point", None, "point")
    with pytest.raises(Refused):
        draft(message(text, (text, "(S//REL TO USA, MYS)"), blocks=(outer, inner)), "MYS")


def test_an_unmarked_block_in_open_surroundings_gives_its_points_at_the_highest_level():
    text = "OUTER first INNER point OUT"
    outer = block(text, text, "(TS//REL TO USA, MYS)", "first")
    inner = block(text, "INNER point", None, "point")
    release = draft(message(text, (text, "(C//REL TO USA, MYS)"), blocks=(outer, inner)), "MYS")
    assert [(one.text, one.marking.level) for one in release.portions] == [
        ("first", "TOP SECRET"),
        ("point", "TOP SECRET"),
    ]


@pytest.mark.parametrize(
    ("open_span", "point", "closed_span"),
    [((6, 22), (8, 11), (10, 30)), ((10, 30), (24, 27), (6, 22)), ((6, 60), (8, 11), (62, 64))],
    ids=["a closed block reaches into its point", "begins in a closed block and leaves it", "leaves its paragraph"],
)
def test_a_block_that_cannot_be_placed_gives_nothing(
    open_span: tuple[int, int], point: tuple[int, int], closed_span: tuple[int, int]
):
    text = "start. one two three four five six. second paragraph here and on."
    given = Point(point, text[slice(*point)])
    block_open = Block("non_paper", 1, open_span, parse_portion("(S//REL TO USA, MYS)"), (given,), "end_marker")
    closed = Block("note", 1, closed_span, parse_portion("(S)"), (), "end_marker")
    first = Paragraph(1, None, parse_portion("(S)"), (0, 35), text[:35])
    source = Message("text", "", "utf-8", text, (), {}, (first,), (block_open, closed), None, (), ())
    with pytest.raises(Refused):
        draft(source, "MYS")


def test_a_point_outside_its_block_or_under_a_closed_one_stays():
    text = "BEGIN in closed END out"
    marking = parse_portion("(S//REL TO USA, MYS)")
    points = tuple(Point((text.index(word), text.index(word) + len(word)), word) for word in ("in", "closed", "out"))
    open_block = Block("non_paper", 1, (0, 19), marking, points, "end_marker")
    closed = Block("note", 1, (8, 16), None, (), "end_marker")
    assert texts(message(text, (text, "(S)"), blocks=(open_block, closed))) == ["in"]


def test_the_same_words_at_the_same_place_go_once():
    text = "BEGIN point END"
    one = block(text, text, "(S//REL TO USA, MYS)", "point")
    assert texts(message(text, (text, "(S)"), blocks=(one, one))) == ["point"]


def test_stamps_of_the_transmission_and_old_escapes_are_no_words():
    text = "1. (S//REL TO USA, MYS) ma PAGE 02 STATE 1 chines &amp; parts\\\n and tools (NOTE: x END NOTE) end"
    stamp = text.index("PAGE"), text.index("PAGE") + len("PAGE 02 STATE 1")
    glued = text.replace("ma PAGE 02 STATE 1 chines", "maPAGE 02 STATE 1chines")
    for source, words in ((text, "ma chines"), (glued, "machines")):
        at = source.index("PAGE")
        note = Block("note", 1, (source.index("(NOTE"), source.index(" end")), None, (), "end_marker")
        paragraph = Paragraph(
            1, "(S//REL TO USA, MYS)", parse_portion("(S//REL TO USA, MYS)"), (0, len(source)), "unused"
        )
        nodes = (Node("artefact", (at, at + stamp[1] - stamp[0])),)
        built = Message("cable", "", "utf-8", source, nodes, {}, (paragraph,), (note,), None, (), ())
        assert texts(built) == [f"{words} & parts and tools end"]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("two\n  lines", "two lines"),
        ("a\x00b\u202ec", "a b c"),
        ("nim\u200cfasele", "nim\u200cfasele"),
        ("with ( ) and [] gone (", "with and gone"),
        ("Begin non-paper:", ""),
        ("END TALKING POINTS.", ""),
        ("-- .", ""),
        ("", ""),
    ],
)
def test_words_are_cleaned_to_one_line(raw: str, line: str):
    assert clean(raw) == line


def test_the_digest_speaks_of_the_words_the_marks_and_the_audience():
    one = draft(message("open", ("open", "(S//REL TO USA, MYS, TWN)")), "MYS")
    same = draft(message("CANARY open CANARY", ("CANARY ", "(S)"), ("open", "(S//REL TO MYS)")), "MYS")
    other_words = draft(message("opens", ("opens", "(S//REL TO USA, MYS)")), "MYS")
    other_level = draft(message("open", ("open", "(C//REL TO USA, MYS)")), "MYS")
    assert one.digest == same.digest == release_digest("MYS", one.portions)
    assert len({one.digest, other_words.digest, other_level.digest, release_digest("TWN", one.portions)}) == 4


def test_a_cable_gives_its_points_and_nothing_else():
    assert texts(cable()) == [
        "We value our cooperation.",
        "A firm was trying to buy two machines.",
        "We would welcome a reply by April.",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        {"one": " (NOTE: CANARY for post. END NOTE)"},
        {"two": " (NOTE: CANARY for post. END NOTE)"},
        {"two": "\n\n(COMMENT: CANARY. END COMMENT)"},
        {"three": "¶4. (S) CANARY, one paragraph more.\n\n"},
        {"four": " (NOTE: CANARY for post. END NOTE)"},
    ],
)
def test_hidden_notes_in_a_cable_change_no_byte(hidden: dict[str, str]):
    assert write_text(draft(cable(**hidden), "MYS")) == write_text(draft(cable(), "MYS"))


def test_the_demarche_goes_to_its_addressee_alone(shared: Callable[[str], Path]):
    from tearline.intake import read

    source = read(shared("cables/demarche_2010.txt").read_bytes())
    raw = write_text(draft(source, "MYS")).decode()
    assert [line[:2] for line in raw.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    page = " ".join(raw.split())
    for words in ("We value our cooperation", "model BM-60K", "is borne out"):
        assert words in page
    for word in (
        "027731",
        "STATE",
        "2035",
        "Marsad",
        "Dubai",
        "Embassy",
        "Sample",
        "555",
        "April",
        "EXAMPLE",
        "Penang",
    ):
        assert word not in page
    with pytest.raises(Refused):
        draft(source, "TWN")


def test_marks_never_carry_the_source_s_own_wording():
    release = draft(message("open", ("open", "(SECRET REL MALAYSIA)")), "MYS")
    assert release.portions[0].marking == Marking(release.banner.level, frozenset({"MYS"}), "")


def test_two_thousand_nested_blocks_give_each_open_point_once():
    count, text = 2000, "x" * 5000
    marks = parse_portion("(S//NF)"), parse_portion("(S//REL TO USA, MYS)")
    blocks = tuple(
        Block("non_paper", 1, (at, 4500 - at), marks[at % 2], (Point((at, at + 1), f"point {at}"),), "end_marker")
        for at in range(count)
    )
    paragraph = Paragraph(1, None, parse_portion("(S)"), (0, 5000), text)
    source = Message("text", "", "utf-8", text, (), {}, (paragraph,), blocks, None, (), ())
    assert texts(source) == [f"point {at}" for at in range(1, count, 2)]
