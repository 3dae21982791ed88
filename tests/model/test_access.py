"""Who may see a passage: nobody, unless its mark says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.access import Decision, Purpose, Subject, decide
from tearline.model.marking import NOBODY, UNCLASSIFIED, Level, Marking, join

FIVE = {"FVEY": frozenset({"AUS", "CAN", "GBR", "NZL", "USA"})}
STATES = ["MYS", "TWN", "GBR", "USA", "ZZZ", ""]

read_marks = st.builds(
    Marking, st.sampled_from(list(Level)), st.none() | st.frozensets(st.sampled_from(["MYS", "TWN", "FVEY", "ZZZ", ""]))
)
marks = st.none() | read_marks
subjects = st.builds(
    Subject,
    st.sampled_from(STATES),
    st.sampled_from(list(Level)),
    st.frozensets(st.sampled_from(["FVEY", "NATO", "MYS"])),
    st.frozensets(st.sampled_from(["administrator", "release_officer"])),
)
tables = st.sampled_from([{}, FIVE, {"FVEY": NOBODY}])
purposes = st.sampled_from(list(Purpose))
homes = st.sampled_from([None, "USA", "MYS", "ZZZ", ""])


def mark(level: Level, *audience: str) -> Marking:
    return Marking(level, frozenset(audience) if audience else None)


@pytest.mark.parametrize(
    ("marking", "audience", "allowed"),
    [
        (mark(Level.SECRET, "MYS"), "MYS", True),
        (mark(Level.SECRET, "MYS"), "mys", True),
        (mark(Level.SECRET, "MYS"), "TWN", False),
        (mark(Level.SECRET, "FVEY"), "GBR", True),
        (mark(Level.SECRET, "FVEY"), "MYS", False),
        (mark(Level.SECRET, "NATO"), "GBR", False),
        (mark(Level.SECRET, "FVEY"), "FVEY", False),
        (mark(Level.UNCLASSIFIED, "MYS"), "MYS", True),
        (UNCLASSIFIED, "MYS", False),
        (mark(Level.SECRET), "MYS", False),
        (Marking(Level.SECRET, NOBODY), "MYS", False),
        (mark(Level.UNREADABLE, "MYS"), "MYS", False),
        (mark(Level.SECRET, "ZZZ"), "ZZZ", False),
        (mark(Level.SECRET, ""), "", False),
        (None, "MYS", False),
    ],
)
def test_a_release_needs_a_mark_that_names_the_audience(marking: Marking | None, audience: str, allowed: bool):
    assert decide(Subject(audience), marking, Purpose.RELEASE, memberships=FIVE).allowed is allowed


@pytest.mark.parametrize(
    ("subject", "marking", "allowed"),
    [
        (Subject("USA", Level.SECRET), mark(Level.SECRET), True),
        (Subject("USA", Level.SECRET), Marking(Level.SECRET, NOBODY), True),
        (Subject("USA", Level.CONFIDENTIAL), mark(Level.SECRET, "MYS"), False),
        (Subject("USA", Level.TOP_SECRET), mark(Level.UNREADABLE), False),
        (Subject("USA", Level.UNREADABLE), mark(Level.SECRET), False),
        (Subject("USA", Level.SECRET), None, False),
        (Subject("MYS", Level.SECRET), mark(Level.SECRET, "MYS"), True),
        (Subject("MYS", Level.SECRET), mark(Level.SECRET), False),
        (Subject("MYS", Level.SECRET), UNCLASSIFIED, False),
        (Subject("GBR", Level.SECRET), mark(Level.SECRET, "FVEY"), False),
        (Subject("GBR", Level.SECRET, groups=frozenset({"FVEY"})), mark(Level.SECRET, "FVEY"), True),
        (Subject("MYS", Level.SECRET, groups=frozenset({"FVEY"})), mark(Level.SECRET, "FVEY"), False),
        (Subject("ZZZ", Level.SECRET), mark(Level.SECRET, "ZZZ"), False),
    ],
)
def test_an_officer_reads_up_to_clearance_and_as_a_foreigner_only_what_names_him(
    subject: Subject, marking: Marking | None, allowed: bool
):
    assert decide(subject, marking, Purpose.READ, home_state="USA", memberships=FIVE).allowed is allowed


def test_an_unknown_home_state_is_nobodys_home():
    assert not decide(Subject("ZZZ", Level.SECRET), mark(Level.SECRET), Purpose.READ, home_state="ZZZ").allowed


@given(subjects, marks, purposes, homes, tables)
def test_no_role_ever_opens_a_mark(subject, marking, purpose, home, table):
    bare = Subject(subject.nationality, subject.clearance, subject.groups)
    assert decide(subject, marking, purpose, home_state=home, memberships=table) == decide(
        bare, marking, purpose, home_state=home, memberships=table
    )


@given(subjects, marks, homes, tables)
def test_taking_clearance_or_groups_away_never_opens_anything(subject, marking, home, table):
    less = Subject(subject.nationality)
    if decide(less, marking, Purpose.READ, home_state=home, memberships=table).allowed and subject.clearance in (
        Level.UNCLASSIFIED,
        Level.SECRET,
    ):
        assert decide(subject, marking, Purpose.READ, home_state=home, memberships=table).allowed


@given(subjects, st.lists(read_marks, min_size=1), read_marks, purposes, homes, tables)
def test_a_fact_that_rests_on_more_portions_is_never_seen_by_more(subject, portions, more, purpose, home, table):
    after = decide(subject, join([*portions, more]), purpose, home_state=home, memberships=table)
    before = decide(subject, join(portions), purpose, home_state=home, memberships=table)
    assert before.allowed or not after.allowed


@given(subjects, marks, purposes, homes, tables)
def test_everything_unknown_is_denied_with_a_reason(subject, marking, purpose, home, table):
    decision = decide(subject, marking, purpose, home_state=home, memberships=table)
    assert isinstance(decision, Decision)
    assert decision.why
    if marking is None or marking.level is Level.UNREADABLE or subject.nationality in ("ZZZ", ""):
        assert not decision.allowed
    if purpose is Purpose.RELEASE and decision.allowed:
        assert marking.releasable_to
