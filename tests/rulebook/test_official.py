"""The official text: paths, notes on their scope, digests; and every rule held against the real file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rulebook.fictional import package_book
from tearline.model.refusal import Refused
from tearline.rulebook import OfficialText, bind, read_official
from tearline.rulebook.entries import leaves
from tearline.rulebook.rule import Rule, Threshold

INVENTED = """<?xml version="1.0"?>
<DIV9><HEAD>A list of nothing</HEAD>
<HD1>Category 2—Invented Things</HD1>
<HD1>B. Invented equipment</HD1>
<NOTE><HED><I>Note:</I></HED><P>Counts for the whole group.</P></NOTE>
<FP-2><B>2B901 Invented tables, as follows.</B></FP-2>
<FP-1><E T="04">License Requirements</E></FP-1>
<DIV><TABLE><THEAD><TR><TH>Control(s)</TH></TR></THEAD>
<TBODY><TR><TD>NS applies to   entire entry</TD><TD>NS Column 9</TD></TR></TBODY></TABLE></DIV>
<HD1>List of Items Controlled</HD1>
<FP-1><I>Related Controls:</I> N/A</FP-1>
<FP><I>Items:</I> a. Flat tables;</FP>
<NOTE><HED><I>Note:</I></HED><P>2B901.a does not control picnic tables.</P></NOTE>
<P>b. Round tables having any of the following:</P>
<P>b.1. More than 3<br></br>legs; <I>or</I></P>
<P>b.2. A drawer.</P>
<NOTE><HED><I>Note to 2B901.b:</I></HED><P>A shelf is no drawer.</P></NOTE>
<NOTE><HED><I>Technical Note:</I></HED><P>For the purposes of 2B901, a leg touches the ground.</P></NOTE>
<FP-2><B>2B902</B> <E T="04">Invented chairs</E></FP-2>
<FP><I>Items:</I> The list of items controlled is contained in the heading.</FP>
<FP-2><B>EAR99 Everything else.</B></FP-2>
</DIV9>
"""


def invented(**changes: str) -> OfficialText:
    text = INVENTED
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    return read_official(text.encode(), where="invented.xml")


def test_paragraphs_have_the_paths_of_their_numbers() -> None:
    found = [(one.path, one.kind, one.text) for one in invented().entry("2B901") if one.kind == "paragraph"]
    assert found == [
        ("2B901.a", "paragraph", "a. Flat tables;"),
        ("2B901.b", "paragraph", "b. Round tables having any of the following:"),
        ("2B901.b.1", "paragraph", "b.1. More than 3 legs; or"),
        ("2B901.b.2", "paragraph", "b.2. A drawer."),
    ]


def test_notes_hang_on_the_scope_that_they_name_or_follow() -> None:
    notes = [(one.path, one.kind) for one in invented().entry("2B901") if one.kind.endswith("note")]
    assert notes == [
        ("2B901.a", "note"),
        ("2B901.a", "note"),
        ("2B901.b", "note"),
        ("2B901.b", "note"),
        ("2B901", "technical_note"),
        ("2B901", "technical_note"),
    ]


def test_what_stands_above_a_paragraph_bears_on_it_and_its_siblings_do_not() -> None:
    texts = [one.text for one in invented().scope("2B901.b.1")]
    assert "Counts for the whole group." in texts
    assert "NS applies to entire entry | NS Column 9" in texts
    assert "A shelf is no drawer." in texts
    assert "b.2. A drawer." not in texts
    assert "2B901.a does not control picnic tables." not in texts


def test_a_heading_in_two_parts_is_an_entry_too() -> None:
    assert invented().entries == ("2B901", "2B902")
    assert invented().entry("2B902")[0].text == "2B902 Invented chairs"


def test_white_space_does_not_change_a_digest_and_a_word_does() -> None:
    before = invented().text_sha256("2B901.b")
    assert invented(Round_tables="Round   tables").text_sha256("2B901.b") == before
    assert invented(Round_tables="Oval tables").text_sha256("2B901.b") != before
    assert invented(picnic_tables="garden tables").text_sha256("2B901.b") == before
    assert invented(picnic_tables="garden tables").text_sha256("2B901.a") != invented().text_sha256("2B901.a")


def test_a_path_that_the_text_lacks_has_no_digest() -> None:
    assert invented().text_sha256("2B901.c") is None
    assert invented().text_sha256("9Z999") is None


def test_a_rule_whose_paragraph_is_gone_says_so() -> None:
    bounds = bind(package_book().on(date(2026, 11, 23)), invented())
    assert {one.bound for one in bounds} == {False}
    assert "the text has no 2B008.c, check the rule" in {one.note for one in bounds}


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"<DIV9><P>unclosed", "not readable as XML"),
        (b"<DIV9><P>no entry at all</P></DIV9>", "no entry of the Commerce Control List"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>", "no entry"),
        (b"", "no entry of Annex I"),
        (b"%PDF-1.7 \xff\xfe", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_official_text_is_refused(raw: bytes, complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        read_official(raw, where="file")


ANNEX = """[page 7]
CATEGORY 2 - MATERIALS PROCESSING
7
2B901
Invented tables:
a.
Flat tables.
2B901 continued
2B902
Invented chairs.
2C Materials
None.
"""


def test_the_annex_is_cut_by_entry_and_the_printed_page_is_left_out() -> None:
    text = read_official(ANNEX.encode(), where="annex.txt")
    assert text.entries == ("2B901", "2B902")
    assert [one.text for one in text.entry("2B901")] == ["2B901", "Invented tables:", "a.", "Flat tables."]
    assert text.text_sha256("2B901.a") == text.text_sha256("2B901")
    assert text.text_sha256("2B903") is None


# --- the real files -----------------------------------------------------------------------------------


CCL = "control_lists/us_ccl_15cfr774_supp1_2026-06.xml"
EU = "control_lists/eu_annex1_equivalent_2021_fulltext.txt"


@pytest.mark.parametrize(("name", "list_id", "entries"), [(CCL, "us-ccl", 637), (EU, "eu-dual-use", 366)])
def test_every_rule_is_bound_to_the_text_at_hand(
    name: str, list_id: str, entries: int, shared: Callable[[str], Path]
) -> None:
    path = shared(name)
    official = read_official(path.read_bytes(), where=path.name)
    assert official.list_id == list_id
    assert len(official.entries) == entries
    bounds = bind(package_book().on(date(2026, 11, 23)), official)
    assert [one.rule.path for one in bounds if one.bound is not True] == []
    assert len(bounds) == 9


@pytest.mark.parametrize("name", [CCL, EU])
def test_every_figure_of_every_rule_stands_in_its_official_paragraph(name: str, shared: Callable[[str], Path]) -> None:
    path = shared(name)
    official = read_official(path.read_bytes(), where=path.name)
    checked = 0
    for rule in package_book().on(date(2026, 11, 23)).list(official.list_id).rules:
        text = " ".join(one.text for one in official.scope(rule.entry if official.by_entry else rule.path))
        for threshold in thresholds(rule):
            checked += 1
            assert stands_in(threshold, text), f"{rule.path}: {threshold.op} {threshold.value} {threshold.unit}"
    assert checked >= 38


def thresholds(rule: Rule) -> list[Threshold]:
    notes = [one.when for one in rule.exceptions if one.when]
    conditions = [row.condition for row in rule.reasons if row.condition]
    tests = [rule.test, *notes, *conditions]
    return [leaf for test in tests for leaf in leaves(test) if isinstance(leaf, Threshold)]


def stands_in(threshold: Threshold, text: str) -> bool:
    """The figure with its unit as the text writes it (``0,9 µm``, ``1.0 m``, ``five``)."""
    words = {1: "one|tilting spindle|coordinated", 2: "two", 3: "three", 4: "three linear axes plus one", 5: "five"}
    if not threshold.unit:
        return re.search(words[int(threshold.value)], text, re.IGNORECASE) is not None
    units = {
        "µm": "[µμ]m",
        "m": "(?:m|meters?)",
        "mm": "mm",
        "arcsec": "(?:arc.?second|seconds of arc)",
        "°/s": "degrees/s",
        "%": "%",
    }
    figure = format(threshold.value.normalize(), "f")
    numeral = re.escape(figure).replace(r"\.", "[.,]") + ("" if "." in figure else "(?:[.,]0)?")
    if threshold.value == Decimal(2) and threshold.unit == "m":
        numeral = "(?:2|two)"
    plain = text.replace("arc-second", "arc second")
    return re.search(rf"(?<![\d.,]){numeral}\s?{units[threshold.unit]}(?![a-z])", plain) is not None
