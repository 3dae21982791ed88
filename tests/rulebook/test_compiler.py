# ruff: noqa: E501 - one defect, one line
"""What the compiler refuses, one defect at a time; and that it takes what is whole."""

from __future__ import annotations

import pytest

from rulebook.fictional import ENTRY, REGIME, borduria, package_book, package_files
from tearline.model.refusal import Refused
from tearline.rulebook import compile_rules

DEFECTS = {
    "unknown predicate": ("flag: {attribute: whistles}", "hunch: {attribute: whistles}", "'hunch' is not a predicate"),
    "two predicates in one test": (
        "flag: {attribute: whistles}",
        "flag: {attribute: whistles}\n          enum: {attribute: made_for, one_of: [tea]}",
        "one predicate, not 2",
    ),
    "unknown attribute": ("flag: {attribute: whistles}", "flag: {attribute: sings}", "'sings' is not an attribute"),
    "attribute of another kind": ("flag: {attribute: whistles}", "flag: {attribute: spouts}", "'spouts' is a figure"),
    "unknown kind of thing": ("is: [kettle]", "is: [samovar]", "'samovar' is not known here"),
    "unknown choice": ("one_of: [coffee]", "one_of: [cocoa]", "'cocoa' is not a value of 'made_for'"),
    "term that nobody defines": ("defined_term: large", "defined_term: huge", "does not define 'huge'"),
    "missing citation": (
        '    source: {cite: "article 2 (1990)", kind: secondary, derived_from: a summary}\n',
        "",
        "'source' is missing",
    ),
    "primary source without digest": (
        '{cite: "article 2 (1990)", kind: secondary, derived_from: a summary}',
        '{cite: "article 2 (1990)"}',
        "without text_sha256",
    ),
    "secondary source of nothing": (
        '{cite: "article 2 (1990)", kind: secondary, derived_from: a summary}',
        '{cite: "article 2 (1990)", kind: secondary}',
        "without derived_from",
    ),
    "digest that is none": (
        '{cite: "article 2 (1990)", kind: secondary, derived_from: a summary}',
        '{cite: "article 2 (1990)", text_sha256: abc}',
        "not a SHA-256",
    ),
    "missing validity": ("    valid: {from: 1990-01-01, to: 1999-12-31}\n", "", "'valid' is missing"),
    "validity that ends before it starts": ("to: 1999-12-31", "to: 1980-12-31", "ends 1980-12-31 before it starts"),
    "validity outside every text": ("{from: 2001-01-01}", "{from: 2000-06-01}", "lies outside every text"),
    "two rules on one day": ("{from: 2001-01-01}", "{from: 1999-01-01, to: 1999-06-30}", "two rules for 1K001 hold"),
    "threshold on the worse side": ('op: ">=", value: 3', 'op: "<=", value: 3', "takes the worse side"),
    "formula as a value": ('op: ">=", value: 3', 'op: ">=", value: 1.7 + L', "a figure is expected here"),
    "unit of another dimension": ("value: 3, better", "value: 3, unit: mm, better", "is not measured in 'mm'"),
    "empty group": ("all:\n        - flag: {attribute: whistles}\n        - defined_term: large", "all: []", "empty group"),
    "exception without a test": ("        if:\n          enum: {attribute: made_for, one_of: [coffee]}\n", "", "without 'if'"),
    "redirect to nothing": ("redirect: [1K009]", "redirect: [1K077]", "refers to 1K077"),
    "reason whose note has no condition": ("column: 1}", "column: 1, note: sometimes}", "belong together"),
    "case that proves nothing": ("expect: not_controlled\n        facts: [{whistles: true}, {spouts: 2}]", "expect: controlled", "no case is not_controlled"),
    "two cases of one name": ("one spout is free", "two whistling spouts are controlled", "two cases are called"),
    "case with an unknown fact": ("facts: [{spouts: 1}]", "facts: [{handles: 1}]", "'handles' is not an attribute"),
    "case with two facts in one": ("facts: [{spouts: 1}]", "facts: [{spouts: 1, whistles: true}]", "a fact is one attribute"),
    "unknown key in a rule": ("    subject: kettles\n", "    subject: kettles\n    mood: fine\n", "'mood' is not a key here"),
    "rule of a list that is not there": ("list: borduria", "list: syldavia", "'syldavia' is not known here"),
    "rule that comes before itself": ("    reasons: [", "    residual: [1K001]\n    reasons: [", "comes before itself"),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_rule_that_cannot_be_judged_is_refused_by_name(defect: str) -> None:
    good, bad, complaint = DEFECTS[defect]
    assert good in ENTRY
    with pytest.raises(Refused) as refused:
        compile_rules(borduria(entry=ENTRY.replace(good, bad)))
    assert complaint in refused.value.line()
    assert "borduria" in refused.value.where


REGIME_DEFECTS = {
    "list under another name": ("id: borduria", "id: syldavia", "its folder 'borduria'"),
    "vintages that overlap": ("to: 1999-12-31", "to: 2001-01-01", "overlap or stand out of order"),
    "tariff code that is none": ('"7323"', '"73"', "not a heading or subheading"),
    "tariff code that leads nowhere": ('"7323": [1K001]', '"7323": [1K044]', "leads to 1K044"),
    "definition without its source": (
        "    source: {cite: article 1, kind: secondary, derived_from: a summary}\n",
        "",
        "'source' is missing",
    ),
}


@pytest.mark.parametrize("defect", REGIME_DEFECTS)
def test_a_list_that_contradicts_itself_is_refused(defect: str) -> None:
    good, bad, complaint = REGIME_DEFECTS[defect]
    assert good in REGIME
    with pytest.raises(Refused) as refused:
        compile_rules(borduria(regime=REGIME.replace(good, bad)))
    assert complaint in refused.value.line()


VOCABULARY_DEFECTS = [
    ("attributes", "kind: flag", "kind: mood", "'mood' is not known here"),
    ("attributes", "dimensions: [count]", "dimensions: [smell]", "'smell' is not a dimension"),
    ("attributes", "kind: figure, dimensions: [count], ask", "kind: figure, ask", "a figure has dimensions"),
    ("attributes", "aliases: [whistling]", "aliases: [spouts]", "both an attribute and an alias"),
    ("attributes", "counts: linear", "sum_of: [cups]", "rests on 'cups'"),
    ("kinds", "phrases: [teapot]", "phrases: [kettle]", "already names the kind"),
    ("kinds", "made_for: [tea]", "made_for: [water]", "which the registry does not know"),
    ("attributes", "choices: [kettle, teapot, other]", "choices: [kettle, urn]", "which are not kinds"),
]


@pytest.mark.parametrize(("which", "good", "bad", "complaint"), VOCABULARY_DEFECTS)
def test_a_vocabulary_that_contradicts_itself_is_refused(which: str, good: str, bad: str, complaint: str) -> None:
    path = f"vocabulary/{which}.yaml"
    files = borduria()
    assert good in files[path].decode()
    files[path] = files[path].decode().replace(good, bad).encode()
    with pytest.raises(Refused, match=complaint):
        compile_rules(files)


def test_rules_without_a_vocabulary_are_refused() -> None:
    files = borduria()
    del files["vocabulary/kinds.yaml"]
    with pytest.raises(Refused, match="vocabulary is missing"):
        compile_rules(files)


def test_a_file_that_no_compiler_reads_is_refused() -> None:
    with pytest.raises(Refused, match="no compiler reads"):
        compile_rules({**borduria(), "borduria/entires/1K002.yaml": b"list: borduria"})


def test_a_broken_file_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match=r"1K001\.yaml, line \d+"):
        compile_rules(borduria(entry=ENTRY + "\n  - [unclosed"))


def test_a_folder_of_laws_without_entries_is_no_control_list() -> None:
    files = {**borduria(), **{n: raw for n, raw in package_files().items() if n.startswith("us-ear/")}}
    assert set(compile_rules(files).lists) == {"borduria"}


def test_the_rules_that_come_with_tearline_compile() -> None:
    book = package_book()
    assert {"us-ccl", "eu-dual-use"} <= set(book.lists)
    assert {rule.path for rule in book.rules if rule.list_id == "us-ccl"} == {
        "2B001.b.1", "2B001.b.2", "2B001.b.3", "2B001.b.4", "2B008.c", "2B008.d", "2B120", "2B121", "2B201.b",
    }  # fmt: skip
