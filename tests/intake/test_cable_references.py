"""REF lines as posts write them, and what each refers to: (bullet, kind, year, station, number)."""

from __future__ import annotations

import pytest

from tearline.intake.cable import read_references

YEAR = 2009

CABLES = [
    # one reference
    ("REF: STATE 12345", [(None, 2009, "STATE", 12345)]),
    ("Ref: State 12345", [(None, 2009, "STATE", 12345)]),
    ("REF STATE 12345", [(None, 2009, "STATE", 12345)]),
    ("REFTEL: OSLO 00123", [(None, 2009, "OSLO", 123)]),
    ("REFERENCE: 08 OSLO 123", [(None, 2008, "OSLO", 123)]),
    ("Reference: A) 23 OSLO 12", [("A", 2023, "OSLO", 12)]),
    ("REF: 2008 OSLO 123", [(None, 2008, "OSLO", 123)]),
    ("REF: 08OSLO123", [(None, 2008, "OSLO", 123)]),
    ("REF: 2008OSLO123", [(None, 2008, "OSLO", 123)]),
    ("REF: '08 OSLO 123", [(None, 2008, "OSLO", 123)]),
    ("REF: (08) OSLO 123", [(None, 2008, "OSLO", 123)]),
    ("REF: 98 OSLO 123", [(None, 1998, "OSLO", 123)]),
    ("REF: KUALA LUMPUR 61", [(None, 2009, "KUALALUMPUR", 61)]),
    ("REF: PORT AU PRINCE 61", [(None, 2009, "PORTAUPRINCE", 61)]),
    ("REF: ST. PETERSBURG 61", [(None, 2009, "STPETERSBURG", 61)]),
    ("REF: TEL AVIV 1234", [(None, 2009, "TELAVIV", 1234)]),
    ("REF: N'DJAMENA 61", [(None, 2009, "NDJAMENA", 61)]),
    ("REF: USUN NEW YORK 61", [(None, 2009, "USUNNEWYORK", 61)]),
    ("REF: AMEMBASSY OSLO 61", [(None, 2009, "OSLO", 61)]),
    ("REF: SECSTATE 12345", [(None, 2009, "STATE", 12345)]),
    ("REF: SECSTATE WASHDC 12345", [(None, 2009, "STATE", 12345)]),
    ("REF: OSLO-123", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO NO. 123", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO #123", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO TEL 123", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO 123 (NOTAL)", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO 123 AND PREVIOUS", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO 123 (2006)", [(None, 2006, "OSLO", 123)]),
    ("REF: OSLO 123 OF 12/05/2008", [(None, 2008, "OSLO", 123)]),
    ("REF: OSLO 123 DATED 5 DEC 08", [(None, 2008, "OSLO", 123)]),
    ("REF: STATE 12345 DTG 121530Z JAN 09", [(None, 2009, "STATE", 12345)]),
    ("REF: STATE 12345 (DTG 121530Z DEC 08)", [(None, 2008, "STATE", 12345)]),
    ("REF: OSLO 123, PARA 4", [(None, 2009, "OSLO", 123)]),
    ("REF: OSLO 123 PARAS 3 AND 4", [(None, 2009, "OSLO", 123)]),
    ("REF: THE HAGUE 123", [(None, 2009, "THEHAGUE", 123)]),
    ("REF: DEMARCHE REQUEST STATE 123", [(None, 2009, "STATE", 123)]),
    ("REF: BAGHDAD 08 22", [(None, 2008, "BAGHDAD", 22)]),
    ("REF: STATE 104687/07", [(None, 2007, "STATE", 104687)]),
    ("REF: A. NEW\nDELHI 12", [("A", 2009, "NEWDELHI", 12)]),
    ("REF: OSLO 5 (2008), 6 (2008)", [(None, 2008, "OSLO", 5), (None, 2008, "OSLO", 6)]),
    (
        "REF: 09 STATE 5 / OSLO 6 / ROME A-7",
        [(None, 2009, "STATE", 5), (None, 2009, "OSLO", 6), (None, 2009, "ROME", 7)],
    ),
    ("REF: SEE OSLO 123", [(None, 2009, "OSLO", 123)]),
    ("REF: STATE 12345 - TALKING POINTS ON FISH", [(None, 2009, "STATE", 12345)]),
    ("(REF: OSLO 123)", [(None, 2009, "OSLO", 123)]),
    ("REF: EXAMPLEVILLE 77", [(None, 2009, "EXAMPLEVILLE", 77)]),
    # several numbers of one station
    ("REF: OSLO 61 AND 77", [(None, 2009, "OSLO", 61), (None, 2009, "OSLO", 77)]),
    ("REF: OSLO 61 & 77", [(None, 2009, "OSLO", 61), (None, 2009, "OSLO", 77)]),
    ("REF: OSLO 61/77", [(None, 2009, "OSLO", 61), (None, 2009, "OSLO", 77)]),
    ("REF: OSLO 11/12", [(None, 2009, "OSLO", 11), (None, 2009, "OSLO", 12)]),
    ("REF: OSLO 61, 77, AND 80", [(None, 2009, "OSLO", 61), (None, 2009, "OSLO", 77), (None, 2009, "OSLO", 80)]),
    ("REF: 08 OSLO 61, 77", [(None, 2008, "OSLO", 61), (None, 2008, "OSLO", 77)]),
    ("REF: OSLO 61 (NOTAL) AND 77 (NOTAL)", [(None, 2009, "OSLO", 61), (None, 2009, "OSLO", 77)]),
    # several stations without bullets
    ("REF: OSLO 61, STATE 77", [(None, 2009, "OSLO", 61), (None, 2009, "STATE", 77)]),
    ("REF: OSLO 61; STATE 77", [(None, 2009, "OSLO", 61), (None, 2009, "STATE", 77)]),
    ("REFS: OSLO 61 AND 08 STATE 77", [(None, 2009, "OSLO", 61), (None, 2008, "STATE", 77)]),
    ("REFS: OSLO 61 STATE 77", [(None, 2009, "OSLO", 61), (None, 2009, "STATE", 77)]),
    (
        "REFS: OSLO 61, 08 STATE 77, 78",
        [(None, 2009, "OSLO", 61), (None, 2008, "STATE", 77), (None, 2008, "STATE", 78)],
    ),
    ("REF: OSLO 61\n     STATE 77", [(None, 2009, "OSLO", 61), (None, 2009, "STATE", 77)]),
    # bullets
    ("REF: A. STATE 12345\n     B. OSLO 61", [("A", 2009, "STATE", 12345), ("B", 2009, "OSLO", 61)]),
    ("REF: A. STATE 12345 B. OSLO 61", [("A", 2009, "STATE", 12345), ("B", 2009, "OSLO", 61)]),
    ("REF: A) STATE 127892 B) KUALA LUMPUR 1234", [("A", 2009, "STATE", 127892), ("B", 2009, "KUALALUMPUR", 1234)]),
    ("REF: (A) 08 STATE 123 (B) OSLO 61", [("A", 2008, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: [A] STATE 123 [B] OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: A: STATE 123\nB: OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: A STATE 123 B OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF A: STATE 123\nREF B: OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REFS: (A) STATE 123; (B) OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: A.STATE 123 B.OSLO 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: a. State 123\n     b. Oslo 61", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    (
        "REF: A. STATE 123, B. OSLO 61, AND C. ROME 5",
        [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61), ("C", 2009, "ROME", 5)],
    ),
    ("REF: A. STATE 123 (NOTAL)\n¶B. 08 OSLO 61", [("A", 2009, "STATE", 123), ("B", 2008, "OSLO", 61)]),
    (
        "REF: A. 08 OSLO 61 AND 77\n     B. 08 STATE 5",
        [("A", 2008, "OSLO", 61), ("A", 2008, "OSLO", 77), ("B", 2008, "STATE", 5)],
    ),
    ("REF: 1. STATE 123\n     2. OSLO 61", [("1", 2009, "STATE", 123), ("2", 2009, "OSLO", 61)]),
    ("REF: 1) STATE 123 2) OSLO 61", [("1", 2009, "STATE", 123), ("2", 2009, "OSLO", 61)]),
    ("REF: A. STATE 123\n\n     B. OSLO 61\n\n1. (C) Text.", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 61)]),
    ("REF: A. MOSCOW 123 - FISH\nB. MINSK 3 (EXDIS)", [("A", 2009, "MOSCOW", 123), ("B", 2009, "MINSK", 3)]),
    ("REF: (A) OSLO 61 (NOTAL), (B) ROME 5 (NOTAL)", [("A", 2009, "OSLO", 61), ("B", 2009, "ROME", 5)]),
    (
        "REF: A. STATE 1234, B. BERLIN 234 AND (C) ROME 12",
        [("A", 2009, "STATE", 1234), ("B", 2009, "BERLIN", 234), ("C", 2009, "ROME", 12)],
    ),
    ("REF: A – OSLO 12; B – ROME 13", [("A", 2009, "OSLO", 12), ("B", 2009, "ROME", 13)]),
    ("REF: STATE 12345 (A), OSLO 22 (B)", [("A", 2009, "STATE", 12345), ("B", 2009, "OSLO", 22)]),
    ("REFS: A. OSLO 12 B. 13 C. 14", [("A", 2009, "OSLO", 12), ("B", 2009, "OSLO", 13), ("C", 2009, "OSLO", 14)]),
    ("REF: A. (S) STATE 1 B. (C) OSLO 2", [("A", 2009, "STATE", 1), ("B", 2009, "OSLO", 2)]),
    ("REF: STATE 123 (REF A), OSLO 5 (REF B)", [("A", 2009, "STATE", 123), ("B", 2009, "OSLO", 5)]),
    ("REF: (A STATE 20337) (B OSLO 12)", [("A", 2009, "STATE", 20337), ("B", 2009, "OSLO", 12)]),
    ("REF: A. STATE 1/B. OSLO 2", [("A", 2009, "STATE", 1), ("B", 2009, "OSLO", 2)]),
    ("REF: PARIS 12345/46", [(None, 2009, "PARIS", 12345), (None, 2009, "PARIS", 12346)]),
    ("REF: STATE MESSAGE 123 PP 2-3", [(None, 2009, "STATE", 123)]),
    # wear
    ("REF: A. O6 STATE 17O334", [("A", 2006, "STATE", 170334)]),
    ("REF: A. 0SLO 123", [("A", 2009, "OSLO", 123)]),
    ("REF: PORT OF SPAIN 12", [(None, 2009, "PORTOFSPAIN", 12)]),
    ("REF: STATE/12345", [(None, 2009, "STATE", 12345)]),
    ("REF: OSLO 123/08", [(None, 2008, "OSLO", 123)]),
    ("REF: OSLO 00123/2008", [(None, 2008, "OSLO", 123)]),
    ("REF: ROME 1 THROUGH 3", [(None, 2009, "ROME", 1), (None, 2009, "ROME", 3)]),
    # where the field ends
    ("REF: OSLO 12.  1. (C) SUMMARY: STATE 5 WAS LATE.", [(None, 2009, "OSLO", 12)]),
    ("REF: OSLO 12 REASONS: 1.4 (B)", [(None, 2009, "OSLO", 12)]),
    ("SUBJECT: FISH\n(C) REF: OSLO 12", [(None, 2009, "OSLO", 12)]),
    ("REF: OSLO 61\nClassified By: DCM Jane Doe, reason 1.4 (b)", [(None, 2009, "OSLO", 61)]),
    ("REF: OSLO 61\n\n1. (C) We met STATE 5 people on May 12.", [(None, 2009, "OSLO", 61)]),
    ("TAGS: PREL\nSUBJECT: FISH\nREF: OSLO 61\n", [(None, 2009, "OSLO", 61)]),
    ("SUBJECT: FISH\n\nREF: OSLO 61\n\nSummary\n-------\n\n1. (C) ROME 5 is old.", [(None, 2009, "OSLO", 61)]),
]


@pytest.mark.parametrize(("text", "expected"), CABLES, ids=[text for text, _ in CABLES])
def test_cables_are_found_with_bullet_year_station_and_number(
    text: str, expected: list[tuple[str | None, int, str, int]]
) -> None:
    found = read_references(text, YEAR) or []
    assert [(one["bullet"], one["year"], one["station"], one["number"]) for one in found] == expected
    assert {one["kind"] for one in found} == {"cable"}


OTHERS = [
    ("REF: DEPARTMENT E-MAIL OF 03/02/2009", [(None, "email", "DEPARTMENT E-MAIL OF 03/02/2009")]),
    (
        "REF: A. STATE 5\n     B. DOE-SAMPLE EMAIL OF MARCH 2, 2009",
        [("A", "cable", "STATE 5"), ("B", "email", "DOE-SAMPLE EMAIL OF MARCH 2, 2009")],
    ),
    (
        "REF: A. DOE/SAMPLE E-MAILS 3/2/09 B. STATE 5",
        [("A", "email", "DOE/SAMPLE E-MAILS 3/2/09"), ("B", "cable", "STATE 5")],
    ),
    ("REF: DOE/SAMPLE TELCON OF 3/2/09", [(None, "telcon", "DOE/SAMPLE TELCON OF 3/2/09")]),
    (
        "REF: A. DOE-SAMPLE TELECON 12 MAY\n     B. OSLO 61",
        [("A", "telcon", "DOE-SAMPLE TELECON 12 MAY"), ("B", "cable", "OSLO 61")],
    ),
    ("REF: 7 FAM 1234", [(None, "manual", "7 FAM 1234")]),
    ("REF: A. 9 FAM 41.31 N3 B. STATE 5", [("A", "manual", "9 FAM 41.31 N3"), ("B", "cable", "STATE 5")]),
    ("REF: 22 CFR 126.1", [(None, "manual", "22 CFR 126.1")]),
    ("REF: DOE MEMO OF 5/6/09", [(None, "memorandum", "DOE MEMO OF 5/6/09")]),
    ("REF: UNSCR 1737", [(None, "report", "UNSCR 1737")]),
    ("REF: STATE 5, DOE-SAMPLE EMAIL OF 5/4", [(None, "cable", "STATE 5"), (None, "email", "DOE-SAMPLE EMAIL OF 5/4")]),
    (
        "REF: DOE-SAMPLE EMAIL OF 5/4/09 AND STATE 5",
        [(None, "email", "DOE-SAMPLE EMAIL OF 5/4/09"), (None, "cable", "STATE 5")],
    ),
    ("REF: A. FBIS ABC200905 B. OSLO 5", [("A", "report", "FBIS ABC200905"), ("B", "cable", "OSLO 5")]),
    ("REF: IIR 6 123 4567 09", [(None, "report", "IIR 6 123 4567 09")]),
    ("REF: OUR MEETING OF MAY 12", [(None, "meeting", "OUR MEETING OF MAY 12")]),
    ("REF: YOUR NOTE", [(None, "other", "YOUR NOTE")]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS, ids=[text for text, _ in OTHERS])
def test_what_is_no_cable_is_kept_as_such(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = read_references(text, YEAR) or []
    assert [(one["bullet"], one["kind"], one["raw"]) for one in found] == expected
    assert all(one["number"] is None and one["station"] is None for one in found if one["kind"] != "cable")


@pytest.mark.parametrize("text", ["REF: NONE", "REF: N/A", "REF:"])
def test_a_ref_line_that_names_nothing_gives_no_reference(text: str) -> None:
    assert not read_references(text, YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1. (C) REF A SAYS THAT STATE 5 IS OLD.",
        "1. (C) The minister said 12 ships left OSLO in 2008.",
        "TAGS: PREL, NO\nSUBJECT: OSLO 2012 GAMES",
    ],
)
def test_a_text_without_ref_line_gives_none(text: str) -> None:
    assert read_references(text, YEAR) is None


def test_without_the_cables_year_only_a_written_year_is_known() -> None:
    found = read_references("REF: A. OSLO 61 B. 08 ROME 5", None) or []
    assert [one["year"] for one in found] == [None, 2008]


def test_a_bare_list_needs_no_label() -> None:
    found = read_references("A. OSLO 61\nB. ROME 5", YEAR) or []
    assert [(one["bullet"], one["station"]) for one in found] == [("A", "OSLO"), ("B", "ROME")]
