"""Whole cables of several decades, wear and tear included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tearline.intake.message import read, to_json
from tearline.model.document import Message

OLD = """CONFIDENTIAL

PAGE 01        OSLO    00905  01 OF 02  060018Z
ACTION EUR-25

INFO  OCT-01  ADS-00  SSO-00  /026 W
                  ------------------062281  060035Z /62
O R 051020Z JUN 79
FM AMEMBASSY OSLO
TO SECSTATE WASHDC IMMEDIATE 1291
INFO AMEMBASSY ROME
C O N F I D E N T I A L SECTION 1 OF 2 OSLO 0905

EXDIS

E.O. 12065: RDS-4 6/5/99 (DOE, JANE H.) OR-M
TAGS: PEPR, NO
SUBJ: FISH
REF: (A) STATE 12 (B) 78 ROME 7

1. C - ENTIRE TEXT.

2. THE MINISTER SAID THAT FISH
CONFIDENTIAL

CONFIDENTIAL

PAGE 02        OSLO    00905  01 OF 02  060018Z

WAS WELL.

CONFIDENTIAL

NNNN

PAGE 01        OSLO    00905  02 OF 02  060045Z
ACTION EUR-25

INFO  OCT-01  ADS-00  SSO-00  /026 W
                  ------------------062300  060055Z /62
O R 051020Z JUN 79
FM AMEMBASSY OSLO
TO SECSTATE WASHDC IMMEDIATE 1292
INFO AMEMBASSY ROME
C O N F I D E N T I A L SECTION 2 OF 2 OSLO 0905

3. THE REST IS SILENCE.

DOE

CONFIDENTIAL

NNNN
"""

OF_1975 = """PAGE 01        ANKARA  02231  171522Z

44
ACTION EUR-12

INFO  OCT-01  ISO-00  SSO-00  /058 W
                        ---------------------     065337
O 171430Z MAR 75
FM AMEMBASSY ANKARA
TO SECSTATE WASHDC NIACT IMMEDIATE 8560
INFO USMISSION NATO PRIORITY
AMEMBASSY ATHENS
S E C R E T SECTION 1 OF 2 ANKARA 2231

EXDIS

E.O. 11652: XGDS-1
TAGS: PFOR, TU, GR
SUBJECT: FISH:  MEETING WITH
          FOREIGN MINISTER

REF: (A) STATE 058813; (B) OSLO 0812 (NOTAL); (C) ATHENS 2000, 2001

1. SUMMARY: I SAW THE FOREIGN MINISTER TODAY. END SUMMARY.

2. HE SAID FISH WAS

SECRET

SECRET

PAGE 02        ANKARA  02231  171522Z

GOOD.
SAMPLE


SECRET

NNN
"""

OF_2009 = """VZCZCXRO1234
PP RUEHDBU
DE RUEHNY #0123/01 0751305
ZNY CCCCC ZZH
P 161305Z MAR 09
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 7654
INFO RUCNMEM/EU MEMBER STATES COLLECTIVE PRIORITY
RUEHMO/AMEMBASSY MOSCOW 0123
C O N F I D E N T I A L SECTION 01 OF 02 OSLO 000123~
~
SIPDIS~
~
DEPT FOR EUR/NB
~
E.O. 12958: DECL: 03/16/2019~
TAGS: PREL PARM NO
SUBJECT: NORWAY: FISH~
AND CHIPS
~
REF: A. STATE 12345
     B. 08 OSLO 667 (NOTAL)
~
Classified By: DCM Jane Doe, reasons 1.4 (b) and (d)~
~
1. (C) SUMMARY: Fish is fish. END SUMMARY.~
~
2. (C) We met the minister. She said (ref B, para 4)~
~
OSLO 00000123  002 OF 002~
~
~
that fish is well. See para 3.
~
--------
COMMENT
--------

3. (C) COMMENT: Fine. END COMMENT.
DOE
""".replace("~", " ")

NEW = """UNCLASSIFIED
SBU

MRN:          23 OSLO 2544
Date/DTG:     Mar 16, 2023 / 161305Z MAR 23
From:         AMEMBASSY OSLO
Action:       WASHDC, SECSTATE ROUTINE
Info:         EUROPEAN POLITICAL COLLECTIVE ROUTINE; ROME, AMEMBASSY PRIORITY
E.O.:         13526
TAGS:         PREL, PARM, NO
Captions:     SENSITIVE, SIPDIS
Reference:    A) 23 STATE 1234
              B) 22 OSLO 77
Subject:      Norway on fish

1. (SBU) Summary: Fish. End Summary.

2. (SBU) Background text here.

Signature:    DOE

Drafted By:   OSLO: Roe, Jane
"""

MILITARY = """RR CALLED
DE CALLING 0051 22/1856Z
R 221856Z APR 15
FM CDR SAMPLE
TO CDR EXAMPLE
INFO CTF 63
BT
UNCLAS
THIS IS A TEST MESSAGE.
BT
#0051
NNNN
"""


def cable(text: str) -> Message:
    return read(text.encode())


def codes(message: Message) -> list[str]:
    return [one.code for one in message.diagnostics]


def texts(message: Message) -> list[str]:
    return [one.text for one in message.paragraphs]


def test_a_cable_of_1975_has_its_stamps_taken_out_and_its_last_line_signed() -> None:
    message = cable(OF_1975)
    header = message.header
    assert header["mrn"] == {"raw": "ANKARA 2231", "year": 1975, "station": "ANKARA", "number": 2231}
    assert header["dtg"] == "1975-03-17T14:30:00Z"
    assert header["to"] == [{"name": "SECSTATE WASHDC", "precedence": "NIACT IMMEDIATE", "number": "8560"}]
    assert [one["name"] for one in header["info"]] == ["USMISSION NATO", "AMEMBASSY ATHENS"]
    assert header["subject"] == "FISH: MEETING WITH FOREIGN MINISTER"
    assert [one["number"] for one in header["references"]] == [58813, 812, 2000, 2001]
    assert texts(message)[1] == "HE SAID FISH WAS GOOD."
    assert message.signature == "SAMPLE"


def test_a_cable_of_1979_in_two_sections_is_one_text() -> None:
    message = cable(OLD)
    header = message.header
    assert header["mrn"] == {"raw": "OSLO 0905", "year": 1979, "station": "OSLO", "number": 905}
    assert header["precedence"] == {"action": "O", "info": "R"}
    assert [one["name"] for one in header["to"]] == ["SECSTATE WASHDC"]
    assert [one["name"] for one in header["info"]] == ["AMEMBASSY ROME"]
    assert [(one["year"], one["station"]) for one in header["references"]] == [(1979, "STATE"), (1978, "ROME")]
    assert texts(message)[1:] == ["THE MINISTER SAID THAT FISH WAS WELL.", "THE REST IS SILENCE."]
    assert {one.marking.level.value for one in message.paragraphs if one.marking} == {"CONFIDENTIAL"}
    assert message.signature == "DOE"
    assert codes(message) == []


def test_a_cable_of_2009_with_a_section_stamp_in_a_sentence() -> None:
    message = cable(OF_2009)
    assert message.header["captions"] == ["SIPDIS"]
    assert message.header["subject"] == "NORWAY: FISH AND CHIPS"
    assert message.header["info"][0]["name"] == "EU MEMBER STATES COLLECTIVE"
    assert texts(message)[1] == "We met the minister. She said (ref B, para 4) that fish is well. See para 3."
    assert [one.kind for one in message.blocks] == ["summary", "comment"]
    assert [node.kind for node in message.nodes].count("heading") == 1
    assert codes(message) == []


def test_the_newer_layout_with_labels() -> None:
    message = cable(NEW)
    header = message.header
    assert header["mrn"]["number"] == 2544
    assert header["dtg"] == "2023-03-16T13:05:00Z"
    assert header["precedence"] is None
    assert header["to"] == [{"name": "SECSTATE WASHDC", "precedence": "ROUTINE", "number": None}]
    assert [one["name"] for one in header["info"]] == ["EUROPEAN POLITICAL COLLECTIVE", "AMEMBASSY ROME"]
    assert header["captions"] == ["SENSITIVE", "SIPDIS"]
    assert header["banner"] == {"level": "SBU", "releasable_to": None}
    assert message.signature == "DOE"
    assert codes(message) == []


def test_a_military_message_without_state_fields() -> None:
    message = cable(MILITARY)
    assert message.header["to"][0]["name"] == "CDR EXAMPLE"
    assert message.header["info"][0]["name"] == "CTF 63"
    assert message.header["banner"] == {"level": "UNCLASSIFIED", "releasable_to": None}
    assert texts(message) == ["THIS IS A TEST MESSAGE."]


def test_a_public_header_of_1979_reads_without_its_distribution_lines(shared: Callable[[str], Path]) -> None:
    message = read(shared("texts/nara_1979RIYADH00905_header.txt").read_bytes())
    assert [one["name"] for one in message.header["info"]] == ["AMEMBASSY JIDDA"]
    assert message.header["subject"] == "DISCUSSION WITH PRINCE SAUD ON PEACE NEGOTIATIONS"
    assert message.header["eo"]["declassify_on"] == "1999-06-05"


HEAD = "P 161305Z MAR 10\nFM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nS E C R E T STATE 027731\n"
EO = "E.O. 12958: DECL: 03/16/2035\nTAGS: PARM\n"
SUBJECT = "SUBJECT: FISH\n\nClassified By: DCM Jane Doe, reason 1.4 (b)\n\n"
ODD = [
    ("nothing", HEAD + EO + SUBJECT + "1. (S) Text.\n\nDOE", []),
    ("no subject", HEAD + EO + "\nClassified By: DCM X, reason 1.4 (b)\n\n1. (S) Text.\n\nDOE", ["subject_missing"]),
    ("no reason", HEAD + EO + "SUBJECT: X\n\nClassified By: DCM Jane Doe\n\n1. (S) Text.\n\nDOE", ["reason_missing"]),
    ("nobody classified", HEAD + EO + "SUBJECT: X\n\n1. (S) Text.\n\nDOE", ["classified_by_missing"]),
    ("no DTG", HEAD.split("\n", 1)[1] + EO + SUBJECT + "1. (S) Text.\n\nDOE", ["dtg_missing"]),
    (
        "a DTG that never was",
        HEAD.replace("16", "31").replace("MAR", "FEB") + EO + SUBJECT + "1. (S) A.\n\nDOE",
        ["dtg_invalid"],
    ),
    (
        "no banner, no number",
        HEAD.rsplit("\n", 2)[0] + "\n" + EO + SUBJECT + "1. (S) A.\n\nDOE",
        ["banner_missing", "mrn_missing"],
    ),
    ("another number", "10STATE027732\n\n" + HEAD + EO + SUBJECT + "1. (S) Text.\n\nDOE", ["banner_number_differs"]),
    (
        "an impossible date",
        HEAD + EO.replace("03/16", "02/30") + SUBJECT + "1. (S) A.\n\nDOE",
        ["declassification_invalid"],
    ),
    ("an unmarked paragraph", HEAD + EO + SUBJECT + "1. Text.\n\n2. (S) Text.\n\nDOE", ["paragraph_unmarked"]),
    ("an unreadable mark", HEAD + EO + SUBJECT + "1. (S//REL ATLANTIS) Text.\n\nDOE", ["mark_unreadable"]),
    ("a portion above the banner", HEAD + EO + SUBJECT + "1. (TS) Text.\n\nDOE", ["portion_above_banner"]),
    ("a banner above the portions", HEAD + EO + SUBJECT + "1. (C) Text.\n\nDOE", ["banner_above_portions"]),
    ("a gap in the numbers", HEAD + EO + SUBJECT + "1. (S) Text.\n\n3. (S) Text.\n\nDOE", ["paragraph_gap"]),
    ("a number twice", HEAD + EO + SUBJECT + "1. (S) A.\n\n2. (S) B.\n\n2. (S) C.\n\nDOE", ["paragraph_order"]),
    ("a paragraph that is not there", HEAD + EO + SUBJECT + "1. (S) See paragraph 7.\n\nDOE", ["paragraph_reference"]),
    (
        "a paragraph of another cable",
        HEAD + EO + SUBJECT + "1. (S) See ref A, paragraph 7, and para 8 of reftel.\n\nDOE",
        [],
    ),
    ("a link cut out", HEAD + EO + SUBJECT + "1. (S) It is posted at .\n\nDOE", ["link_missing"]),
    ("an End without Begin", HEAD + EO + SUBJECT + "1. (S) Text. End points.\n\nDOE", ["end_marker_unmatched"]),
    ("no signature", HEAD + EO + SUBJECT + "1. (S) Text.", ["signature_missing"]),
    ("cut off", HEAD + EO + SUBJECT + "1. (S) The text ends in the", ["signature_missing", "text_cut_off"]),
    (
        "a stamp before the DTG",
        HEAD + EO + SUBJECT + "1. (S) A\n\nPAGE 02 STATE 027731 161200Z\n\nb.\n\nDOE",
        ["stamp_before_dtg"],
    ),
    (
        "a stamp after the DTG, next month",
        HEAD.replace("16", "31") + EO + SUBJECT + "1. (S) A\n\nPAGE 02 STATE 027731 010001Z\n\nb.\n\nDOE",
        [],
    ),
    (
        "a mark wider than its paragraph's",
        HEAD + EO + SUBJECT + "1. (S//REL TO USA, NOR) Begin points:\n(S//REL TO USA, SWE)\n-- A.\nEnd points.\n\nDOE",
        ["release_mark_wider"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [one[1:] for one in ODD], ids=[one[0] for one in ODD])
def test_what_is_odd_is_said_and_nothing_else(text: str, expected: list[str]) -> None:
    assert sorted(codes(cable(text))) == expected


def test_a_banner_glued_to_the_last_addressee() -> None:
    text = HEAD.replace("OSLO\nS E", "OSLO PRIORITYS E") + EO + SUBJECT + "1. (S) Text.\n\nDOE"
    message = cable(text)
    assert message.header["to"] == [{"name": "AMEMBASSY OSLO", "precedence": "PRIORITY", "number": None}]
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": None}


@pytest.mark.parametrize(
    ("banner", "level", "audience"),
    [
        ("UNCLAS STATE 027731", "UNCLASSIFIED", None),
        ("UNCLAS SECTION 01 OF 02 STATE 027731\n\nSENSITIVE\nSIPDIS", "SBU", None),
        ("UNCLAS E F T O STATE 027731", "UNCLASSIFIED", None),
        ("C O N F I D E N T I A L STATE 027731 NOFORN", "CONFIDENTIAL", []),
        ("S E C R E T STATE 027731\n\nNOFORN", "SECRET", []),
        ("S E C R E T//REL TO USA, NOR STATE 027731", "SECRET", ["NOR"]),
        ("T O P S E C R E T FINAL SECTION OF 02 STATE 027731", "TOP SECRET", None),
    ],
)
def test_banners(banner: str, level: str, audience: list[str] | None) -> None:
    text = HEAD.replace("S E C R E T STATE 027731", banner) + EO + SUBJECT + "1. (U) Text.\n\nDOE"
    assert cable(text).header["banner"] == {"level": level, "releasable_to": audience}


def test_an_unnumbered_paragraph_before_the_first_has_no_number() -> None:
    message = cable(HEAD + EO + SUBJECT + "(U) This is an action request.\n\n1. (S) Text.\n\nDOE")
    assert [(one.number, one.portion) for one in message.paragraphs] == [(None, "(U)"), (1, "(S)")]


def test_a_classified_by_that_took_the_number_of_a_paragraph() -> None:
    message = cable(
        HEAD + EO + "SUBJECT: X\n\n1. (U) Classified by DCM Jane Doe. Reason 1.5 (b).\n\n2. (S) Text.\n\nDOE"
    )
    assert message.header["classified_by"]["reasons"] == ["1.5(b)"]
    assert message.paragraphs[-1].number == 2


def test_a_non_paper_is_a_plain_text() -> None:
    message = read(b"SECRET//REL TO USA, NOR\n\nNon-Paper\n\n(S//REL TO USA, NOR) One.\n\n(S//REL) Two.\n\nThree.\n")
    assert message.kind == "text"
    assert message.header["banner"] == {"level": "SECRET", "releasable_to": ["NOR"]}
    marks = [one.marking.releasable_to if one.marking else None for one in message.paragraphs]
    assert marks == [None, {"NOR"}, {"NOR"}, None]
    assert codes(message) == ["paragraph_unmarked", "paragraph_unmarked"]


def test_a_letter_without_marks_is_a_plain_text_released_to_nobody() -> None:
    message = read(b"Dear Sir,\n\nPlease look at the pumps.\n\nYours")
    assert {one.marking for one in message.paragraphs} == {None}
    assert to_json(message)["mrn"] is None
