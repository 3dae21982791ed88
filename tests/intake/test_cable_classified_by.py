"""Classified By lines: (text, name, title, office, reasons)."""

from __future__ import annotations

import pytest

from tearline.intake.cable import read_classified_by

BD = ["1.4(b)", "1.4(d)"]
PAIRS = [
    (
        "Classified By: ISN/XXX DIRECTOR JORDAN EXAMPLE REASONS 1.4 (B) AND (D).",
        "JORDAN EXAMPLE",
        "DIRECTOR",
        "ISN/XXX",
        BD,
    ),
    ("Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).", "Jane Doe", "Ambassador", None, BD),
    ("CLASSIFIED BY: DCM JOHN EXAMPLE, REASONS 1.4 (B,D)", "JOHN EXAMPLE", "DCM", None, BD),
    ("CLASSIFIED BY DCM JOHN EXAMPLE, REASON 1.4 B AND D.", "JOHN EXAMPLE", "DCM", None, BD),
    ("(U) Classified by PolCouns Jane Doe. Reason: 1.5 (b/d).", "Jane Doe", "PolCouns", None, ["1.5(b)", "1.5(d)"]),
    ("Classified By: Pol/Econ Chief Jane Doe for reasons 1.4(b), (d)", "Jane Doe", "Pol/Econ Chief", None, BD),
    (
        "Classified By: Jane Q. Doe, Political Counselor, Embassy Oslo, State. REASON: 1.4 (b), (d)",
        "Jane Q. Doe",
        "Political Counselor",
        "Embassy Oslo, State",
        BD,
    ),
    (
        "CLASSIFIED BY: A. B. Doe, Acting Consul General, U.S. Consulate General Shenyang.\nREASON: 1.4 (b), (d)",
        "A. B. Doe",
        "Acting Consul General",
        "U.S. Consulate General Shenyang",
        BD,
    ),
    (
        "CLASSIFIED BY: John Doe, Chief of Mission, EXEC, DOS.\nREASON: 1.4 (b), (d)",
        "John Doe",
        "Chief of Mission",
        "EXEC, DOS",
        BD,
    ),
    ("Classified By: The Ambassador, reasons 1.4(b) and (d)", None, "Ambassador", None, BD),
    ("Classified By: Ambassador, reasons 1.4(b) and (d)", None, "Ambassador", None, BD),
    (
        "Classified By: Charge d'Affaires, a.i. John Doe for Reasons 1.4 (a), (b), and (d)",
        "John Doe",
        "Charge d'Affaires, a.i.",
        None,
        ["1.4(a)", "1.4(b)", "1.4(d)"],
    ),
    ("Classified By: CDA John Doe, per 1.4 (b) and (d)", "John Doe", "CDA", None, BD),
    ("Classified By: Amb. Doe per 1.4 (b) and (d)", "Doe", "Amb.", None, BD),
    (
        "Classified By: Ambassador John F. Doe, Jr. for reasons 1.4(b) and (d)",
        "John F. Doe, Jr.",
        "Ambassador",
        None,
        BD,
    ),
    (
        "CLASSIFIED BY AMBASSADOR X. Y. SAMPLE; REASONS 1.5 (B) AND (D).",
        "X. Y. SAMPLE",
        "AMBASSADOR",
        None,
        ["1.5(b)", "1.5(d)"],
    ),
    (
        "Classified By: DEPUTY CHIEF OF MISSION JOHN DOE, REASONS 1.4 B, D",
        "JOHN DOE",
        "DEPUTY CHIEF OF MISSION",
        None,
        BD,
    ),
    ("Classified By: Classified by Ambassador Jane Doe, reasons 1.4 b and d.", "Jane Doe", "Ambassador", None, BD),
    (
        "Classified By: Deputy Assistant Secretary John Doe, EAP, 1.4 (b,d)",
        "John Doe",
        "Deputy Assistant Secretary",
        "EAP",
        BD,
    ),
    ("Classified By: EUR A/S John Doe, reasons 1.4 (b), (d)", "John Doe", "A/S", "EUR", BD),
    (
        "Classified By: Minister-Counselor for Political Affairs John Doe. Reasons: 1.4 (b) and (d)",
        "John Doe",
        "Minister-Counselor for Political Affairs",
        None,
        BD,
    ),
    (
        "Classified By: Economic Officer Jane Doe-Smith, E.O. 12958, Reasons 1.4 (b) and (d)",
        "Jane Doe-Smith",
        "Economic Officer",
        None,
        BD,
    ),
    ("Classified By: JOHN DOE, DCM. REASON 1.4 (D)", "JOHN DOE", "DCM", None, ["1.4(d)"]),
    ("Classified By: Refugee Coordinator Jane Doe", "Jane Doe", "Refugee Coordinator", None, []),
    ("Classified By: Jane Doe", "Jane Doe", None, None, []),
    ("Classified By: P/E Chief Jane Doe. Reason: E.O. 12958 1.4 (b,d)", "Jane Doe", "P/E Chief", None, BD),
    (
        "CLASSIFIED BY: CONSUL GENERAL JANE VAN DER BERG FOR REASONS 1.4 (B) AND (D)",
        "JANE VAN DER BERG",
        "CONSUL GENERAL",
        None,
        BD,
    ),
    ("Classified By: Acting DCM John O'Example - reasons 1.4 (b/d)", "John O'Example", "Acting DCM", None, BD),
    (
        "Classified By: Embassy Oslo Economic Counselor John Doe, reasons 1.4 (b), (d) and (e)",
        "John Doe",
        "Economic Counselor",
        "Embassy Oslo",
        [*BD, "1.4(e)"],
    ),
    (
        "Classified By: John Doe Political Counselor, reason 1.4 (b)",
        "John Doe",
        "Political Counselor",
        None,
        ["1.4(b)"],
    ),
    ("Classified By: Director John Doe, AIT Taipei, Reasons 1.4 (b/d)", "John Doe", "Director", "AIT Taipei", BD),
    (
        "Classified By: Under Secretary for Arms Control John Doe, for reasons 1.4 (b) and (d)",
        "John Doe",
        "Under Secretary for Arms Control",
        None,
        BD,
    ),
    ("Classified By: Ambassador to Norway Jane Doe; reasons 1.4 b,d", "Jane Doe", "Ambassador to Norway", None, BD),
    (
        "Classified By: NP Acting Assistant Secretary John Doe, Reasons: 1.5 (B) and (D)",
        "John Doe",
        "Acting Assistant Secretary",
        "NP",
        ["1.5(b)", "1.5(d)"],
    ),
    ("Classified by Econoff J. Doe for reasons 1.5 b and d", "J. Doe", "Econoff", None, ["1.5(b)", "1.5(d)"]),
    (
        "CLASSIFIED BY: JANE DOE, A/DCM, STATE. REASON: 1.4 (B), (C), (D)",
        "JANE DOE",
        "A/DCM",
        "STATE",
        ["1.4(b)", "1.4(c)", "1.4(d)"],
    ),
    (
        "Classified By: Chargé d'Affaires Jane Doe. Reasons: E.O. 12958, 1.4 (b), (d).",
        "Jane Doe",
        "Chargé d'Affaires",
        None,
        BD,
    ),
    (
        "Classified By: DIRECTOR, ISN/MTR, JANE DOE, REASONS 1.4 (B), (D), AND (H)",
        "JANE DOE",
        "DIRECTOR",
        "ISN/MTR",
        [*BD, "1.4(h)"],
    ),
    ("Classified By: PRT Team Leader John Doe for reasons 1.4 (b) and (d)", "John Doe", "PRT Team Leader", None, BD),
    (
        "Classified By: USNATO Deputy Permanent Representative John Doe, reasons 1.4 (b/d)",
        "John Doe",
        "Deputy Permanent Representative",
        "USNATO",
        BD,
    ),
    (
        "Classified By: Dr. Jane Doe, Counselor for Science, 1.4(c)",
        "Jane Doe",
        "Counselor for Science",
        None,
        ["1.4(c)"],
    ),
    ("Classified By: Consul General Jane Doe. 1.4 (b), (d).", "Jane Doe", "Consul General", None, BD),
    ("Classified By: POL Jane Doe for reasons 1.4(b) & (d)", "Jane Doe", "POL", None, BD),
    ("Classified By: DCM Jane Doe,\nreasons 1.4 (b)\nand (d).", "Jane Doe", "DCM", None, BD),
    ("Classified By: DCM Jane Doe for reason 1.4(b)(d)", "Jane Doe", "DCM", None, BD),
    ("Classified By: DCM Jane Doe for reasons 1.4 b/d", "Jane Doe", "DCM", None, BD),
    ("Classified By: DCM Jane Doe, reasons 1.4. (b) and (d)", "Jane Doe", "DCM", None, BD),
    ("Classified By: DCM Jane Doe, E.O. 13526, Sections 1.4 (b) and 1.4 (d)", "Jane Doe", "DCM", None, BD),
    ("Classified By: DCM Jane Doe, reasons 1.4 (b) and 1.5 (d)", "Jane Doe", "DCM", None, ["1.4(b)", "1.5(d)"]),
    ("1. (C) CLASSIFIED BY DCM JANE DOE. REASON: 1.5 (D).", "JANE DOE", "DCM", None, ["1.5(d)"]),
    ("CLASIFIED BY: DCM JANE DOE, REASON 1.4 (B)", "JANE DOE", "DCM", None, ["1.4(b)"]),
    (
        "Classified By: Labor Attache Jane Doe. Reasons 1.4 (b) and (d). This cable is long.",
        "Jane Doe",
        "Labor Attache",
        None,
        BD,
    ),
    (
        "Classified By: ISN - Jane Doe, Acting Assistant Secretary, Reason 1.4 (D)",
        "Jane Doe",
        "Acting Assistant Secretary",
        "ISN",
        ["1.4(d)"],
    ),
    ("Classified By: NEA/IR Jane Doe, 1.4 b,d", "Jane Doe", None, "NEA/IR", BD),
    ("Classified By: DCM Jane Doe for reasons 1.4(b+d)", "Jane Doe", "DCM", None, BD),
    (
        "Classified By: U.S. Ambassador to the EU Jane Doe for 1.4 (b/d)",
        "Jane Doe",
        "U.S. Ambassador to the EU",
        None,
        BD,
    ),
    ("Classified By: EMBASSY OSLO CHARGE JANE DOE, REASON 1.4 (B)", "JANE DOE", "CHARGE", "EMBASSY OSLO", ["1.4(b)"]),
    ("Classified By: (U) Classified by DCM Jane Doe", "Jane Doe", "DCM", None, []),
    (
        "Classified By: DEPUTY DIRECTOR OF ISN/XXX JANE DOE, REASONS 1.4 (B)",
        "JANE DOE",
        "DEPUTY DIRECTOR OF ISN/XXX",
        None,
        ["1.4(b)"],
    ),
    ("Classified By: IO PDAS Jane Doe, reasons (b) and (d)", "Jane Doe", "PDAS", "IO", ["(b)", "(d)"]),
    ("Classified By: DCM Jane Doe, reason 1.4", "Jane Doe", "DCM", None, ["1.4"]),
    ("Classified By: DCM Jane Doe, reasons 1.4 (bd)", "Jane Doe", "DCM", None, BD),
    ("For reasons 1.4 (b) and (d), classified by Ambassador Jane Doe.", "Jane Doe", "Ambassador", None, BD),
    ("CALSSIFIED BY: DCM JANE DOE, REASON 1.4 9B) AND (D)", "JANE DOE", "DCM", None, BD),
    ("CLASSIFIEDBY: DCM JANE DOE, REASON l.4 (B0 ADN (D)", "JANE DOE", "DCM", None, BD),
    ("Classified By: (U) DCM Jane Doe, 1.4 (b), (d).", "Jane Doe", "DCM", None, BD),
    (
        "Classified By: DCM Jane Doe, 1.4 (b) through (d)",
        "Jane Doe",
        "DCM",
        None,
        ["1.4(b)", "1.4(c)", "1.4(d)"],
    ),
    (
        "Classified By: DCM Jane Doe, 1.4 (b) (foreign government information) and (d)",
        "Jane Doe",
        "DCM",
        None,
        BD,
    ),
    ("Classified By: DCM Jane Doe, reason 1.4(b), E.O. 12958", "Jane Doe", "DCM", None, ["1.4(b)"]),
    ("Classified By: Jane Doe, U.S. Ambassador", "Jane Doe", "U.S. Ambassador", None, []),
    ("Classified By: DCM Jane (Jo) Doe, reason 1.4 (b)", "Jane (Jo) Doe", "DCM", None, ["1.4(b)"]),
    ("Classified By: DCM (Acting) Jane Doe, reason 1.4 (b)", "Jane Doe", "DCM, Acting", None, ["1.4(b)"]),
    ("Classified By: Jane Doe, DCM, Acting", "Jane Doe", "DCM, Acting", None, []),
    ("Classified By: Poleconoff Jane Doe", "Jane Doe", "Poleconoff", None, []),
    (
        "Classified By: Head of the Export Control Unit Jane Doe",
        "Jane Doe",
        "Head of the Export Control Unit",
        None,
        [],
    ),
    (
        "CLASSIFIED BY: AMBASSADOR JANE LAVEPAGE 02        RIGA    00412  141455Z \nRDOE, REASON 1.5 (D)",
        "JANE LAVERDOE",
        "AMBASSADOR",
        None,
        ["1.5(d)"],
    ),
]


@pytest.mark.parametrize(("text", "name", "title", "office", "reasons"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_who_classified_and_why(
    text: str, name: str | None, title: str | None, office: str | None, reasons: list[str]
) -> None:
    assert read_classified_by(text) == {"name": name, "title": title, "office": office, "reasons": reasons}


def test_the_field_is_found_among_others() -> None:
    text = (
        "SUBJECT: FISH\n\nREF: OSLO 61\n\nClassified By: DCM Jane Doe, reason 1.4 (b)\n\n1. (C) Ambassador Roe said no."
    )
    assert (read_classified_by(text) or {})["name"] == "Jane Doe"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SUBJECT: WHO CLASSIFIED WHAT",
        "Classified By:",
        "We met Jane Doe.",
        "1. (U) On May 5, we met the Ambassador.",
    ],
)
def test_where_nobody_is_said_to_have_classified_it_is_none(text: str) -> None:
    assert read_classified_by(text) is None
