"""Marks: every form that is read, every form that is refused, and the laws of the lattice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.country import all_countries
from tearline.model.marking import (
    NOBODY,
    UNCLASSIFIED,
    Level,
    Marking,
    join,
    parse_banner,
    parse_portion,
    render_banner,
    render_portion,
    roll_up,
)
from tearline.model.marking_words import GROUPS

US_LEVELS = (Level.UNCLASSIFIED, Level.SBU, Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET)
NAMES = sorted({one.alpha3 for one in all_countries()} - {"USA"} | GROUPS)

audiences = st.none() | st.frozensets(st.sampled_from(NAMES), max_size=4)
few_audiences = st.none() | st.frozensets(st.sampled_from(["MYS", "TWN", "SVN", "FVEY"]))
marks = st.builds(Marking, st.sampled_from(list(Level)), few_audiences)
readable = st.builds(Marking, st.sampled_from(US_LEVELS), audiences)


def readers(marking: Marking) -> frozenset[str]:
    """The audience that a mark leaves: both None and NOFORN mean nobody."""
    return marking.releasable_to or NOBODY


@pytest.mark.parametrize(
    ("text", "level", "releasable_to"),
    [
        ("(U)", "UNCLASSIFIED", None),
        ("U", "UNCLASSIFIED", None),
        ("(UNCLAS)", "UNCLASSIFIED", None),
        ("(SBU)", "SBU", None),
        ("(SBU/NF)", "SBU", []),
        ("(U//FOUO)", "SBU", None),
        ("(U//SBU)", "SBU", None),
        ("(LOU)", "SBU", None),
        ("UNCLAS SENSITIVE", "SBU", None),
        ("SENSITIVE BUT UNCLASSIFIED", "SBU", None),
        ("(C)", "CONFIDENTIAL", None),
        ("(C-NF)", "CONFIDENTIAL", []),
        ("C - ENTIRE TEXT", "CONFIDENTIAL", None),
        ("(C-ENTIRE TEXT)", "CONFIDENTIAL", None),
        ("S/NF - ENTIRE TEXT.", "SECRET", []),
        ("S/NF ENTIRE TEXT", "SECRET", []),
        ("(S)", "SECRET", None),
        ("[S]", "SECRET", None),
        ("(s)", "SECRET", None),
        ("( S )", "SECRET", None),
        ("(TS)", "TOP SECRET", None),
        ("T O P  S E C R E T", "TOP SECRET", None),
        ("(S//NF)", "SECRET", []),
        ("(S/NOFORN)", "SECRET", []),
        ("S E C R E T NOFORN", "SECRET", []),
        ("S E C R E T N O F O R N", "SECRET", []),
        ("(S//NODIS)", "SECRET", None),
        ("(S//OC/NF)", "SECRET", []),
        ("(S//REL TO USA, TWN)", "SECRET", ["TWN"]),
        ("(S//REL TO TWN, USA)", "SECRET", ["TWN"]),
        ("(S/REL TW)", "SECRET", ["TWN"]),
        ("(S//REL TO USA, UK)", "SECRET", ["GBR"]),
        ("(S//REL TO USA AND TWN)", "SECRET", ["TWN"]),
        ("(S//REL USA AUS CAN)", "SECRET", ["AUS", "CAN"]),
        ("(S//REL TO USA, FVEY)", "SECRET", ["FVEY"]),
        ("(S//REL TO USA, SVN, ACGU)", "SECRET", ["ACGU", "SVN"]),
        ("(C//REL TO USA, NATO)", "CONFIDENTIAL", ["NATO"]),
        ("(SECRET REL MALAYSIA)", "SECRET", ["MYS"]),
        ("(SECRET RELEASABLE TO MALAYSIA)", "SECRET", ["MYS"]),
        ("(S REL TO KOREA, SOUTH)", "SECRET", ["KOR"]),
        ("(S//REL TO USA, KOREA (SOUTH))", "SECRET", ["KOR"]),
        ("(C//REL TO USA, TRINIDAD AND TOBAGO, UAE)", "CONFIDENTIAL", ["ARE", "TTO"]),
        ("(C//REL TO USA, CÔTE D'IVOIRE)", "CONFIDENTIAL", ["CIV"]),
        ("(U//REL TO USA, MYS)", "UNCLASSIFIED", ["MYS"]),
        ("(U//FOUO//REL TO USA, MYS)", "SBU", ["MYS"]),
    ],
)
def test_old_and_new_portion_marks_are_read(text: str, level: str, releasable_to: list[str] | None):
    mark = parse_portion(text)
    assert mark.to_json() == {"level": level, "releasable_to": releasable_to}
    assert mark.raw == text
    assert bool(mark.problem) == (level == "UNREADABLE")


@pytest.mark.parametrize(
    ("text", "level", "problem"),
    [
        ("(S//REL TO USA)", "SECRET", "alone"),
        ("(S//REL TO USA, MYS//NF)", "SECRET", "exclude each other"),
        ("(S//NF//REL TO USA, MYS)", "SECRET", "exclude each other"),
        ("(S//REL TO USA, MYS NOFORN)", "SECRET", "release list"),
        ("(S//REL TO USA, MYS//REL TO USA, TWN)", "SECRET", "two release lists"),
        ("(S//ORCON//REL TO USA, MYS)", "SECRET", "originator"),
        ("(S//REL TO USA, CH)", "SECRET", "could be two"),
        ("(S//REL IS)", "SECRET", "could be two"),
        ("(S//REL CONGO)", "SECRET", "could be two"),
        ("(S//REL TO USA, MYS, ATLANTIS)", "SECRET", "no known country"),
        ("(S//REL TO USA, MYS, QQQQ)", "SECRET", "no known country"),
        ("(S//REL TO USA,, MYS)", "SECRET", "no known country"),
        ("(S//REL TO)", "SECRET", "no known country"),
        ("(S//REL)", "SECRET", "no list in the banner"),
        ("(S//REL TO USA, MYS", "SECRET", "bracket"),
        ("S)", "SECRET", "bracket"),
        ("(R)", "RESTRICTED", "other schemes"),
        ("RESTRICTED", "RESTRICTED", "other schemes"),
        ("(S//REL TO USA/MYS)", "UNREADABLE", "not understood"),
        ("(S//SI//REL TO USA, MYS)", "UNREADABLE", "not understood"),
        ("(U//XYZ)", "UNREADABLE", "not understood"),
        ("(S)(NF)", "UNREADABLE", "no level"),
        ("(REL TW)", "UNREADABLE", "no level"),
        ("(NF)", "UNREADABLE", "no level"),
        ("(X)", "UNREADABLE", "no level"),
        ("(SYRIA)", "UNREADABLE", "no level"),
        ("(С)", "UNREADABLE", "no level"),  # a Cyrillic letter
        ("((S))", "UNREADABLE", "no level"),
        ("()", "UNREADABLE", "no level"),
        ("", "UNREADABLE", "no level"),
        ("NATO SECRET", "UNREADABLE", "another scheme"),
        ("//NS", "UNREADABLE", "another scheme"),
        ("COSMIC TOP SECRET", "UNREADABLE", "another scheme"),
        ("CONFIDENTIEL UE", "UNREADABLE", "another scheme"),
        ("CONFIDENTIEL UE/EU CONFIDENTIAL", "UNREADABLE", "another scheme"),
        ("RESTREINT UE/EU RESTRICTED", "UNREADABLE", "another scheme"),
        ("SECRET UE/EU SECRET", "UNREADABLE", "another scheme"),
        ("TRÈS SECRET UE/EU TOP SECRET", "UNREADABLE", "another scheme"),
        ("UK SECRET", "UNREADABLE", "another scheme"),
        ("OFFICIAL-SENSITIVE", "UNREADABLE", "another scheme"),
        ("//GBR SECRET//REL TO USA, MYS", "UNREADABLE", "another scheme"),
    ],
)
def test_what_is_not_understood_is_for_nobody_and_says_why(text: str, level: str, problem: str):
    mark = parse_portion(text)
    assert (mark.level, mark.releasable_to) == (Level(level), NOBODY)
    assert problem in mark.problem


def test_a_bare_rel_takes_the_list_of_the_banner_and_writes_it_out():
    banner = parse_banner("SECRET//REL TO USA, MYS, TWN")
    mark = parse_portion("(S//REL)", banner)
    assert mark.releasable_to == frozenset({"MYS", "TWN"})
    assert render_portion(mark) == "(S//REL TO USA, MYS, TWN)"


@pytest.mark.parametrize("banner", ["SECRET", "SECRET//NOFORN", "SECRET//REL TO USA", "SECRET//REL TO USA, ATLANTIS"])
def test_a_bare_rel_under_a_banner_without_a_list_is_for_nobody(banner: str):
    assert readers(parse_portion("(S//REL)", parse_banner(banner))) == NOBODY


def test_the_banner_never_lends_its_list_to_a_mark_that_did_not_ask():
    banner = parse_banner("SECRET//REL TO USA, MYS")
    for text in ("(S)", "(U)", "(S//NF)", "(S//REL TO)", "(S//REL TO USA)"):
        assert readers(parse_portion(text, banner)) == NOBODY


@pytest.mark.parametrize(
    ("line", "level", "releasable_to"),
    [
        ("SECRET//REL TO USA, MYS", "SECRET", ["MYS"]),
        ("SECRET//NOFORN", "SECRET", []),
        ("S E C R E T STATE 027731", "SECRET", None),
        ("S E C R E T SECTION 01 OF 02 KUALA LUMPUR 000123", "SECRET", None),
        ("C O N F I D E N T I A L SECTION 01 OF 03 TAIPEI 001234 NOFORN", "CONFIDENTIAL", []),
        ("SECRET NOFORN STATE 027731", "SECRET", []),
        ("SECRET//NOFORN STATE 027731", "SECRET", []),
        ("U N C L A S S I F I E D", "UNCLASSIFIED", None),
        ("U N C L A S SECTION 01 OF 02 PORT OF SPAIN 000321", "UNCLASSIFIED", None),
        ("UNCLAS STATE 012345", "UNCLASSIFIED", None),
        ("UNCLASSIFIED//FOUO", "SBU", None),
        ("SECRET SI STATE 012345", "UNREADABLE", []),
        ("SECRET//REL TO USA, MYS STATE 012345", "SECRET", []),
        ("STATE 012345", "UNREADABLE", []),
    ],
)
def test_banner_lines_are_read_beside_origin_and_section(line: str, level: str, releasable_to: list[str] | None):
    mark = parse_banner(line)
    assert mark.to_json() == {"level": level, "releasable_to": releasable_to}
    assert mark.raw == line


def test_release_lists_are_written_home_state_first_then_trigraphs_then_groups():
    mark = Marking(Level.SECRET, frozenset({"TWN", "FVEY", "ACGU", "AUS", "NATO"}))
    assert render_banner(mark) == "SECRET//REL TO USA, AUS, TWN, ACGU, FVEY, NATO"
    assert render_portion(mark) == "(S//REL TO USA, AUS, TWN, ACGU, FVEY, NATO)"


@pytest.mark.parametrize(
    ("level", "releasable_to", "portion", "banner"),
    [
        (Level.UNCLASSIFIED, None, "(U)", "UNCLASSIFIED"),
        (Level.SBU, NOBODY, "(SBU//NF)", "SBU//NOFORN"),
        (Level.TOP_SECRET, None, "(TS)", "TOP SECRET"),
        (Level.UNREADABLE, NOBODY, "(UNREADABLE)", "UNREADABLE"),
        (Level.UNREADABLE, frozenset({"MYS"}), "(UNREADABLE)", "UNREADABLE"),
    ],
)
def test_marks_are_written(level: Level, releasable_to: frozenset[str] | None, portion: str, banner: str):
    assert (render_portion(Marking(level, releasable_to)), render_banner(Marking(level, releasable_to))) == (
        portion,
        banner,
    )


@given(readable)
def test_what_is_written_is_read_back_the_same(mark: Marking):
    for read in (parse_portion(render_portion(mark)), parse_banner(render_banner(mark))):
        assert (read.level, read.releasable_to, read.problem) == (mark.level, mark.releasable_to, "")


@given(st.text() | st.text(alphabet="STCURELNFO /,-()USAMY", max_size=30))
def test_no_text_makes_the_reader_fail_and_problems_are_for_nobody(text: str):
    for mark in (parse_portion(text), parse_banner(text)):
        assert mark.raw == text
        assert not mark.problem or mark.releasable_to == NOBODY
        assert mark.level is not Level.UNREADABLE or mark.problem


@given(marks)
def test_joining_a_mark_with_itself_changes_nothing(mark: Marking):
    assert join([mark, mark]) == join([mark]) == mark


@given(marks, marks)
def test_joining_does_not_mind_the_order(one: Marking, other: Marking):
    assert join([one, other]) == join([other, one])


@given(marks, marks, marks)
def test_joining_does_not_mind_the_grouping(one: Marking, other: Marking, third: Marking):
    assert join([join([one, other]), third]) == join([one, join([other, third])]) == join([one, other, third])


@given(st.lists(marks, min_size=1), marks)
def test_a_further_portion_never_lowers_the_level_or_widens_the_audience(portions: list[Marking], more: Marking):
    before, after = join(portions), join([*portions, more])
    assert after.level.rank >= before.level.rank
    assert readers(after) <= readers(before)


def test_a_join_of_nothing_is_unclassified_and_disjoint_lists_leave_nobody_without_inventing_noforn():
    assert join([]) == UNCLASSIFIED
    secret = [Marking(Level.SECRET, frozenset({code})) for code in ("MYS", "TWN")]
    assert join(secret) == Marking(Level.SECRET, None)
    assert join([*secret, Marking(Level.SECRET, NOBODY)]) == Marking(Level.SECRET, NOBODY)


@pytest.mark.parametrize(
    ("portions", "banner"),
    [
        ([], "UNCLASSIFIED"),
        (["(U)", "(U)"], "UNCLASSIFIED"),
        (["(U)", "(C)", "(S)"], "SECRET"),
        (["(S//NF)", "(S//REL TO USA, MYS)"], "SECRET//NOFORN"),
        (["(S//NF)", "(S)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, MYS, TWN)", "(C//REL TO USA, TWN, SVN)"], "SECRET//REL TO USA, TWN"),
        (["(S//REL TO USA, MYS)", "(S//REL TO USA, TWN)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, MYS)", "(C)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, MYS)", "(SBU)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, MYS)", "(U)"], "SECRET//REL TO USA, MYS"),
        (["(SBU)", "(X)"], "UNREADABLE"),
    ],
)
def test_a_banner_rolls_up_its_portions(portions: list[str], banner: str):
    assert render_banner(roll_up(parse_portion(text) for text in portions)) == banner


@given(st.lists(marks), marks)
def test_a_further_portion_never_widens_a_banner_beyond_its_own_audience(portions: list[Marking], more: Marking):
    before, after = roll_up(portions), roll_up([*portions, more])
    assert after.level.rank >= before.level.rank or not portions
    if any(one.level is not Level.UNCLASSIFIED or one.releasable_to is not None for one in portions):
        assert readers(after) <= readers(before)
    else:
        assert readers(after) <= readers(more)


def test_levels_rank_from_unclassified_to_unreadable():
    assert [level.rank for level in Level] == list(range(7))
