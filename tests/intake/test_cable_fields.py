"""The other verbs, each on fragments: (text, value) pairs."""

from __future__ import annotations

from typing import Any

import pytest

from tearline.intake.cable import (
    read_addressees,
    read_declassification,
    read_dtg,
    read_mrn,
    read_signature,
    read_subject,
    read_summary,
    read_tags,
)

MRNS = [
    ("10STATE027731", ("10STATE027731", 2010, "STATE", 27731)),
    ("10 STATE 27731", ("10 STATE 27731", 2010, "STATE", 27731)),
    ("2010STATE27731", ("2010STATE27731", 2010, "STATE", 27731)),
    ("09KUALALUMPUR1234", ("09KUALALUMPUR1234", 2009, "KUALALUMPUR", 1234)),
    ("09 KUALA LUMPUR 1234", ("09 KUALA LUMPUR 1234", 2009, "KUALALUMPUR", 1234)),
    ("1979RIYADH00905", ("1979RIYADH00905", 1979, "RIYADH", 905)),
    ("79 RIYADH 905", ("79 RIYADH 905", 1979, "RIYADH", 905)),
    ("01STATE176819", ("01STATE176819", 2001, "STATE", 176819)),
    ("66SAIGON12", ("66SAIGON12", 1966, "SAIGON", 12)),
    ("MRN: 23 STATION 2544", ("23 STATION 2544", 2023, "STATION", 2544)),
    ("MRN:   23 OSLO 12\nDate/DTG: Mar 16, 2023 / 161305Z MAR 23", ("23 OSLO 12", 2023, "OSLO", 12)),
    ("75OSLO-A50", ("75OSLO-A50", 1975, "OSLO", 50)),
    ("1974OSLO A-50", ("1974OSLO A-50", 1974, "OSLO", 50)),
    ("08USUNNEWYORK77", ("08USUNNEWYORK77", 2008, "USUNNEWYORK", 77)),
    ("\n\n10STATE027731\n\nTue Mar 16 00:00:00 +0100 2010\nSECRET\n", ("10STATE027731", 2010, "STATE", 27731)),
    ("10 STATE O27731", ("10 STATE O27731", 2010, "STATE", 27731)),
    ("1OSTATE27731", ("1OSTATE27731", 2010, "STATE", 27731)),
    ("Document Number: 1979RIYADH00905", ("1979RIYADH00905", 1979, "RIYADH", 905)),
    ("S E C R E T STATE 027731", ("STATE 027731", None, "STATE", 27731)),
    (
        "R 161305Z MAR 10\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nC O N F I D E N T I A L OSLO 000123",
        ("OSLO 000123", 2010, "OSLO", 123),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MRNS, ids=[text for text, _ in MRNS])
def test_a_message_number_is_year_station_and_serial(text: str, expected: tuple[str, int | None, str, int]) -> None:
    found = read_mrn(text)
    assert found is not None
    assert (found["raw"], found["year"], found["station"], found["number"]) == expected


@pytest.mark.parametrize("text", ["", "12345", "STATE", "65STATE12", "Meeting of 12 May", "1065STATE12", "E.O. 12958"])
def test_what_is_no_message_number_is_none(text: str) -> None:
    assert read_mrn(text) is None


DTGS = [
    ("P 161305Z MAR 10", "2010-03-16T13:05:00Z"),
    ("O R 051020Z JUN 79", "1979-06-05T10:20:00Z"),
    ("161305Z MAR 10", "2010-03-16T13:05:00Z"),
    ("R 221856Z APR 2015", "2015-04-22T18:56:00Z"),
    ("O 010203Z JAN 06 ZDK", "2006-01-01T02:03:00Z"),
    ("161305ZMAR10", "2010-03-16T13:05:00Z"),
    ("P 161305 Z MAR 10", "2010-03-16T13:05:00Z"),
    ("Z 312359Z DEC 99", "1999-12-31T23:59:00Z"),
    ("p 161305z mar 10", "2010-03-16T13:05:00Z"),
    ("R 16O3O5Z MAR O9", "2009-03-16T03:05:00Z"),
    ("R 16 1305Z MAR/10", "2010-03-16T13:05:00Z"),
    ("R 161305Z SEPT 10", "2010-09-16T13:05:00Z"),
    ("Date/DTG: Mar 16, 2023 / 161305Z MAR 23", "2023-03-16T13:05:00Z"),
    ("VZCZC051 UU\nRR RUEHC\nDE RUEHNY 0051 22/1856Z\nZNR UUUUU\nR 221856Z APR 15\nFM X", "2015-04-22T18:56:00Z"),
    ("P 311305Z FEB 10", None),
    ("P 162505Z MAR 10", None),
    ("the 161305th of May", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DTGS, ids=[text for text, _ in DTGS])
def test_a_date_time_group_is_a_moment_in_utc(text: str, expected: str | None) -> None:
    assert read_dtg(text) == expected


TAGS = [
    ("TAGS: PREL, PGOV, IR", ["PREL", "PGOV", "IR"]),
    ("TAGS PREL PGOV IR", ["PREL", "PGOV", "IR"]),
    ("TAGS:  PARM ETTC MTCRE", ["PARM", "ETTC", "MTCRE"]),
    ("Tags: prel, pgov", ["PREL", "PGOV"]),
    ("TAG: PREL", ["PREL"]),
    ("TAGS; PREL, IR", ["PREL", "IR"]),
    ("TGAS: PREL, IR", ["PREL", "IR"]),
    ("TAGE: PREL, IR", ["PREL", "IR"]),
    ("TAFS: PREL, IR", ["PREL", "IR"]),
    ("TAGSS: PREL", ["PREL"]),
    ("TAGS: OVIP (LAST, FIRST), PREL", ["OVIP (LAST, FIRST)", "PREL"]),
    ("TAGS: OVIP(LAST, FIRST) PREL", ["OVIP (LAST, FIRST)", "PREL"]),
    ("TAGS: VTPREL, IR", ["VT", "PREL", "IR"]),
    ("TAGS: PARMPREL", ["PARM", "PREL"]),
    ("TAGS: 0VIP, PREL", ["OVIP", "PREL"]),
    ("TAGS: PREL/PGOV/IR", ["PREL", "PGOV", "IR"]),
    ("TAGS: PREL. PGOV. IR.", ["PREL", "PGOV", "IR"]),
    ("TAGS: PREL, PGOV,\nPARM, IR\nSUBJECT: FISH", ["PREL", "PGOV", "PARM", "IR"]),
    ("TAGS: PREL, PGOV,\n\nPARM, IR\nSUBJECT: FISH", ["PREL", "PGOV", "PARM", "IR"]),
    ("TAGS: PREL PGOV\nKNNP IR\nSUBJECT: FISH", ["PREL", "PGOV", "KNNP", "IR"]),
    ("E.O. 12958: DECL: 03/16/2035 TAGS: PARM, ETTC", ["PARM", "ETTC"]),
    ("E.O. 12958: N/A\nTAGS: PARM SUBJECT: FISH", ["PARM"]),
    ("TAGS: N/A", []),
    ("PARM, ETTC, IR", ["PARM", "ETTC", "IR"]),
    ("TAGS: PREL, XYZQ", ["PREL", "XYZQ"]),
    ("T A G S: PREL, IR", ["PREL", "IR"]),
    ("TAGS - PREL, IR", ["PREL", "IR"]),
    ("E.O. 12958: DECL: 1/1/2011TAGS: PREL, IR", ["PREL", "IR"]),
    ("TAGS: P REL, IR", ["PREL", "IR"]),
    ("TAGS: OVIP (LAST,FIRST)(OTHER, ONE), IR", ["OVIP (LAST, FIRST)", "OVIP (OTHER, ONE)", "IR"]),
    ("TAGS: PREL, ETCONFIDENTIAL\nPAGE 02 OSLO 04021 111200Z\nRD, IR", ["PREL", "ETRD", "IR"]),
    ("SUBJECT: FISH", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TAGS, ids=[text for text, _ in TAGS])
def test_tags_are_codes_in_their_order(text: str, expected: list[str] | None) -> None:
    assert read_tags(text) == expected


SUBJECTS = [
    ("SUBJECT: FISH AND CHIPS", "FISH AND CHIPS"),
    ("SUBJ: FISH", "FISH"),
    ("Subject: Fish", "Fish"),
    ("SUBJECT:FISH", "FISH"),
    ("SUJBECT: FISH", "FISH"),
    ("SUBECT: FISH", "FISH"),
    ("SUBJECT: FISH\nAND CHIPS\n\nREF: OSLO 1", "FISH AND CHIPS"),
    ("SUBJECT: FISH\nAND CHIPS\nREF: OSLO 1", "FISH AND CHIPS"),
    ("SUBJECT: FISH\nAND CHIPS\nClassified By: DCM X", "FISH AND CHIPS"),
    ("SUBJECT: FISH\nAND CHIPS\n1. (U) Text", "FISH AND CHIPS"),
    ("SUBJECT: FISH\n  AND CHIPS\n¶1. Text", "FISH AND CHIPS"),
    ("SUBJECT:\nFISH\n\n1. (C) Text", "FISH"),
    ("SUBJECT: (C) FISH", "FISH"),
    ("SUBJECT: (S/NF) FISH", "FISH"),
    ("SUBJECT: US-\nCHINA FISH", "US-CHINA FISH"),
    ("TAGS: PREL\nSUBJECT: FISH: A VIEW\n", "FISH: A VIEW"),
    ("TAGS: PREL SUBJECT: FISH", "FISH"),
    ("SUBJECT: FISH REF: OSLO 1", "FISH"),
    ("SUBJECT: FISH; REF: OSLO 1", "FISH"),
    ("S U B J E C T: FISH", "FISH"),
    ("TAGS: PREL, NOSUBJECT: FISH", "FISH"),
    ("SUBJECT: FISH\nSUMMARY\n-------\n1. Text", "FISH"),
    ("SUBJECT: FISH\nSIPDIS", "FISH"),
    ("SUBJECT: FISH\n\nSUBJECT: CHIPS", "FISH"),
    ("SUBJECT: FISH\n1 (C) Text", "FISH"),
    ("SUBJECT: RETURN AND BORPAGE 02        OSLO  00612  131502Z\nDER TRADE\nREF: OSLO 1", "RETURN AND BORDER TRADE"),
    ("SUBJECT: FISH (CORRECTED COPY)", "FISH (CORRECTED COPY)"),
    ("SUBJECT: FISH &#8211; CHIPS", "FISH – CHIPS"),
    ("SUBJECT: 1. FISH 2. CHIPS", "1. FISH 2. CHIPS"),
    ("TAGS: PREL\n\n1. (C) Text", None),
    ("SUBJECT:\n\n1. (C) Text", None),
    ("The subject was fish.", None),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS, ids=[text for text, _ in SUBJECTS])
def test_a_subject_is_one_line_and_never_invented(text: str, expected: str | None) -> None:
    assert read_subject(text) == expected


DECLASSIFICATIONS = [
    ("E.O. 12958: DECL: 03/16/2035", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 3/6/35", ("12958", "2035-03-06", None)),
    ("EO 12958 DECL: 12/31/2020", ("12958", "2020-12-31", None)),
    ("E.0. 12958: DECL: 03/16/2035", ("12958", "2035-03-16", None)),
    ("E. O. 12958; DECL 03-16-2035", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 2035/03/16", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 20350316", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 16 MAR 2035", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: MARCH 16, 2035", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 16/03/2035", ("12958", "2035-03-16", None)),
    ("E.O. 12958: DECL: 03/16/2035 TAGS: PARM", ("12958", "2035-03-16", None)),
    ("E.O. 12958: N/A", ("12958", None, "N/A")),
    ("E.O. 12958: DECL: X1", ("12958", None, "X1")),
    ("E.O. 12958: DECL: 1.6X1", ("12958", None, "1.6X1")),
    ("E.O. 12958: DECL: AFTER KOREAN UNIFICATION", ("12958", None, "AFTER KOREAN UNIFICATION")),
    ("E.O. 12356: DECL:OADR", ("12356", None, "OADR")),
    ("E.O. 12065: RDS-4 6/5/99 (DOE, JANE H.) OR-M", ("12065", "1999-06-05", "RDS-4")),
    ("E.O. 12065: GDS 6/5/85 (DOE, JANE)", ("12065", "1985-06-05", "GDS")),
    ("E.O. 11652: GDS", ("11652", None, "GDS")),
    ("E.O. 11652: XGDS-1", ("11652", None, "XGDS-1")),
    ("E.O. 13526: DECL: 25X1", ("13526", None, "25X1")),
    ("E.O. 13526: DECL: 03/16/2035", ("13526", "2035-03-16", None)),
    ("E.O.: 13526", ("13526", None, None)),
    ("E.O. 12958: DECL: 3/16/2O19", ("12958", "2019-03-16", None)),
    ("E.O. 12958: DECL: 02/30/2020", ("12958", None, "02/30/2020")),
    ("DECL: 03/16/2035", (None, "2035-03-16", None)),
    ("DECLASSIFY ON: 20350316", (None, "2035-03-16", None)),
    ("03/16/2035", (None, "2035-03-16", None)),
]


@pytest.mark.parametrize(("text", "expected"), DECLASSIFICATIONS, ids=[text for text, _ in DECLASSIFICATIONS])
def test_an_order_and_a_date_or_an_instruction(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    found = read_declassification(text)
    assert found is not None
    assert (found["order"], found["declassify_on"], found.get("instruction")) == expected


def one(name: str, precedence: str | None = None, number: str | None = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "precedence": precedence, "number": number, **more}


ADDRESSES: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]] = [
    ("TO SECSTATE WASHDC 1234", [one("SECSTATE WASHDC", None, "1234")], []),
    ("TO RUEHC/SECSTATE WASHDC IMMEDIATE 0123", [one("SECSTATE WASHDC", "IMMEDIATE", "0123")], []),
    ("TO RUEHC/ SECSTATE WASHDC PRIORTY 12", [one("SECSTATE WASHDC", "PRIORITY", "12")], []),
    ("TO AMEMBASSY OSLO NIACT IMMEDIATE", [one("AMEMBASSY OSLO", "NIACT IMMEDIATE")], []),
    ("TO AMEMBASSY OSLO FLASH 12", [one("AMEMBASSY OSLO", "FLASH", "12")], []),
    ("TO AMEMBASSY OSLO ROUTNE", [one("AMEMBASSY OSLO", "ROUTINE")], []),
    ("TO AMEMBASSY OSLO\nAMEMBASSY ROME PRIORITY", [one("AMEMBASSY OSLO"), one("AMEMBASSY ROME", "PRIORITY")], []),
    ("TO AMEMBASSY OSLO\nINFO AMEMBASSY ROME", [one("AMEMBASSY OSLO")], [one("AMEMBASSY ROME")]),
    ("TO: AMEMBASSY OSLO\nINFO: AMEMBASSY ROME", [one("AMEMBASSY OSLO")], [one("AMEMBASSY ROME")]),
    ("INFO EUROPEAN POLITICAL COLLECTIVE PRIORITY", [], [one("EUROPEAN POLITICAL COLLECTIVE", "PRIORITY")]),
    (
        "INFO ALL POSTS COLLECTIVE\nXMT AMEMBASSY OSLO\nAMEMBASSY ROME",
        [],
        [one("ALL POSTS COLLECTIVE", **{"except": ["AMEMBASSY OSLO", "AMEMBASSY ROME"]})],
    ),
    ("INFO RUEKJCS/JOINT STAFF WASHINGTON DC//J5//", [], [one("JOINT STAFF WASHINGTON DC//J5//")]),
    ("INFO AMEMBASSY ROME PRIORITYS E C R E T STATE 027731", [], [one("AMEMBASSY ROME", "PRIORITY")]),
    ("TO \nAMEMBASSY OSLO PRIORITY 8121", [one("AMEMBASSY OSLO", "PRIORITY", "8121")], []),
    (
        "Action: OSLO, AMEMBASSY ROUTINE\nInfo: ROME, AMEMBASSY PRIORITY",
        [one("AMEMBASSY OSLO", "ROUTINE")],
        [one("AMEMBASSY ROME", "PRIORITY")],
    ),
    ("TO AMEMBASSY OSLO\n\nSIPDIS\n\nE.O. 12958: N/A", [one("AMEMBASSY OSLO")], []),
    ("AMEMBASSY OSLO PRIORITY 8121", [one("AMEMBASSY OSLO", "PRIORITY", "8121")], []),
    (
        "INFO OECD COLLECTIVE XMT AMEMBASSY OSLO, AMEMBASSY ROME",
        [],
        [one("OECD COLLECTIVE", **{"except": ["AMEMBASSY OSLO", "AMEMBASSY ROME"]})],
    ),
    (
        "TO SECSTATE WASHDC IMMEDIATE 1291 INFO AMEMBASSY OSLO",
        [one("SECSTATE WASHDC", "IMMEDIATE", "1291")],
        [one("AMEMBASSY OSLO")],
    ),
    (
        "TO AMEMBASSY OSLO PRIORITY 1 AMEMBASSY ROME",
        [one("AMEMBASSY OSLO", "PRIORITY", "1"), one("AMEMBASSY ROME")],
        [],
    ),
    ("TO AMEMBASSY OSLO 1234 PRIORITY", [one("AMEMBASSY OSLO", "PRIORITY", "1234")], []),
    ("TO AMEMBASSY OSLO NAICT IMMEDIATE", [one("AMEMBASSY OSLO", "NIACT IMMEDIATE")], []),
    ("INFO SECDEF/JCS", [], [one("SECDEF/JCS")]),
    ("INFO AMEMBASSY ROMES E C R E T STATE 027731", [], [one("AMEMBASSY ROME")]),
    ("INFO AMEMBASSY ROMECONFIDENTIAL OSLO 0012", [], [one("AMEMBASSY ROME")]),
    (
        "INFO EC COLLECTIVE PRIORITYPAGE 02 STATE 012345 161305Z \nAMEMBASSY OSLO",
        [],
        [one("EC COLLECTIVE", "PRIORITY"), one("AMEMBASSY OSLO")],
    ),
    ("TO COMSIXTHFLT AND CTF 63", [one("COMSIXTHFLT AND CTF 63")], []),
]


@pytest.mark.parametrize(("text", "to", "info"), ADDRESSES, ids=[text for text, _, _ in ADDRESSES])
def test_addressees_with_precedence_and_number(text: str, to: list[dict[str, Any]], info: list[dict[str, Any]]) -> None:
    assert read_addressees(text) == {"to": to, "info": info}


@pytest.mark.parametrize(
    "text",
    ["We went to Oslo.", "1. (C) WE WENT TO OSLO.", "TO BE SURE, THE MINISTER WAS IN OSLO.", "10 STATE", "TO: NONE"],
)
def test_prose_has_no_addressees(text: str) -> None:
    assert read_addressees(text) is None


SIGNATURES = [
    ("CLINTON", "CLINTON"),
    ("1. (U) Text.\n\nDOE", "DOE"),
    ("1. (U) Text.\nDOE", "DOE"),
    ("1. (U) Text.\n\nLA SAMPLE\n\nNNNN", "LA SAMPLE"),
    ("Text.\n\nO'EXAMPLE\n", "O'EXAMPLE"),
    ("Text.\n\nDOE-ROE\n#\n", "DOE-ROE"),
    ("Text.\n\nDOE##", "DOE"),
    ("Text.\n\nDOE\nBT\n#0123\nNNNN", "DOE"),
    ("Text.\n\nDOE\n\nMINIMIZE CONSIDERED", "DOE"),
    ("Text.\n\nDOE\n\nSECRET\n\nPAGE 03 STATE 027731 161322Z\n", "DOE"),
    ("Text.\n\nVAN DER DOE", "VAN DER DOE"),
    ("Text.\n\nDoe", "Doe"),
    ("Text.\n\nDOE JR.", "DOE JR."),
    ("Text.\n\nDOE\n\n<< END OF DOCUMENT >>", "DOE"),
    ("Text.\n\nDOE\n\n\nLIMITED OFFICIAL USE", "DOE"),
    ("Text.\n\nDOE\n\nMessage Attributes\n\nCapture Date: 01 JAN 1994", "DOE"),
    ("Text of the last paragraph goes on.", None),
    ("1. TEXT IN UPPER CASE THAT ENDS.\n\n2. WE WILL REPORT.", None),
    ("Text.\n\nEND SUMMARY", None),
    ("FM AMEMBASSY OSLO", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), SIGNATURES, ids=[text for text, _ in SIGNATURES])
def test_the_signature_is_the_last_line(text: str, expected: str | None) -> None:
    assert read_signature(text) == expected


SUMMARIES = [
    ("1. (C) SUMMARY: Fish is well. END SUMMARY.\n\n2. (C) More.", "Fish is well."),
    ("1. (C) Summary. Fish is well. End summary.\n", "Fish is well."),
    ("¶1. (S) Summary: Fish\nis well. End Summary.\n¶2. (S) More", "Fish is well."),
    ("1. (U) BEGIN SUMMARY. FISH IS WELL. END SUMMARY.", "FISH IS WELL."),
    ("SUMMARY\n-------\n\n1. (C) Fish is well.\n\n2. (C) More.", "Fish is well."),
    (
        "-------\nSummary\n-------\n\n¶1. (C) Fish is well.\n\n----------\nBackground\n----------\n\n¶2. (C) More.",
        "Fish is well.",
    ),
    ("1. (C) Summary: Fish is well.\n\n2. (C) Chips too. End Summary.\n\n3. (C) More.", "Fish is well. Chips too."),
    ("1. (SBU) Summary and Comment: Fish is well. End Summary and Comment.", "Fish is well."),
    ("1. (C) SUMMARY: Fish is well.\n\n2. (C) More.", "Fish is well."),
    ("Summary: Fish is well.\n\nMore.", "Fish is well."),
    ("1. (C) (Summary: Fish is well. End summary.)", "Fish is well."),
    ("SUMMARY -- Fish is well. END SUMMARY", "Fish is well."),
    ("1. (C) In summary, fish is well.", None),
    ("1. (C) We met. End summary.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), SUMMARIES, ids=[text for text, _ in SUMMARIES])
def test_the_summary_without_label_numbers_and_marks(text: str, expected: str | None) -> None:
    assert read_summary(text) == expected
