"""The law files: what compiles, what is refused and where, and what the shipped ones say."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tearline.model.refusal import Refused
from tearline.model.sale import Transaction
from tearline.rulebook.catch_alls import compile_catch_alls, compile_ownership
from tearline.rulebook.destinations import compile_chart, compile_destinations
from tearline.rulebook.jurisdiction import compile_jurisdiction
from tearline.rulebook.law import LawBook, compile_law, is_law_file
from tearline.rulebook.red_flags import compile_red_flags

ROOT = Path(__file__).resolve().parents[2]
REGIMES = ROOT / "src" / "tearline" / "regimes"


@cache
def book() -> LawBook:
    return compile_law({path.relative_to(REGIMES).as_posix(): path.read_bytes() for path in REGIMES.rglob("*.yaml")})


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_chart_is_what_the_data_at_hand_give(shared: Callable[[str], Path]) -> None:
    chart = shared("control_lists/us_country_chart_15cfr738_2026-07.json").read_bytes()
    groups = shared("control_lists/us_country_groups_15cfr740_2026-07.json").read_bytes()
    written = (REGIMES / "us-ear" / "country_chart.yaml").read_text(encoding="utf-8")
    assert tool("encode_country_chart").encode(chart, groups) == written


def test_the_page_on_the_law_says_what_the_rules_say() -> None:
    module = tool("law_reference")
    assert module.page(module.package_rules()) == module.PAGE.read_text(encoding="utf-8"), "run tools/law_reference.py"


@pytest.mark.parametrize(
    ("code", "marked", "unmarked"),
    [
        ("AE", "NS 2", "NP 2"),
        ("SI", "NS 1", "NS 2"),
        ("CA", "FC 1", "NS 1"),
        ("IN", "NP 1", "NP 2"),
        ("MY", "RS 2", "FC 1"),
        ("GB", "CB 1", "NS 1"),
        ("TR", "MT 1", "NS 2"),
        ("HK", "NS 2", "FC 1"),
    ],
)
def test_marks_of_the_chart_on_either_side(code: str, marked: str, unmarked: str) -> None:
    row = book().on(date(2026, 9, 1)).charts["us-ear"].rows[code]
    assert marked in row.columns
    assert unmarked not in row.columns


def test_the_chart_has_every_row_and_those_that_share_one() -> None:
    chart = book().on(date(2026, 9, 1)).charts["us-ear"]
    # 196 graded rows, four that point to part 746, and two territories that the text names.
    assert len(chart.rows) == 196 + 4 + 2
    assert chart.rows["HK"].columns == chart.rows["CN"].columns
    assert "A:1" in chart.groups_of("LI")
    assert chart.groups_of("ZZ") == ()
    for code in ("CU", "IR", "KP", "SY"):
        assert chart.rows[code].pointer
        assert not chart.rows[code].columns
    assert {code for code in chart.rows if "E:1" in chart.groups_of(code)} == {"IR", "KP", "SY"}
    assert {code for code in chart.rows if "E:2" in chart.groups_of(code)} == {"CU"}


def test_no_text_of_one_day_is_used_for_another() -> None:
    early = book().on(date(2026, 7, 22))
    assert "us-ear" not in early.charts
    assert "us-ear" in early.without_text
    assert "us-ear" in book().on(date(2026, 7, 23)).charts


def test_the_union_has_the_members_of_the_day() -> None:
    def members(day: date) -> frozenset[str]:
        return book().on(day).jurisdictions["eu-law"].states_on(day)

    assert "GB" in members(date(2020, 12, 31))
    assert "GB" not in members(date(2021, 1, 1))
    assert "HR" not in members(date(2013, 6, 30))
    assert "HR" in members(date(2013, 7, 1))
    assert len(members(date(2026, 1, 1))) == 27


def test_two_vintages_of_the_union_s_law_meet_without_gap() -> None:
    assert "428/2009" in book().on(date(2021, 9, 8)).jurisdictions["eu-law"].title
    assert "2021/821" in book().on(date(2021, 9, 9)).jurisdictions["eu-law"].title


def test_content_shares_are_ten_and_twenty_five_percent() -> None:
    rule = book().on(date(2026, 9, 1)).jurisdictions["us-ear"].de_minimis
    assert rule is not None
    assert (rule.strict, rule.usual) == (Decimal(10), Decimal(25))
    assert rule.strict_groups == ("E:1", "E:2")


def test_every_transaction_has_a_rule_or_is_an_officers() -> None:
    scope = book().on(date(2026, 9, 1)).jurisdictions["eu-law"]
    assert {one.transaction for one in scope.transactions} == set(Transaction)
    assert book().on(date(2015, 1, 1)).jurisdictions["eu-law"].rule_for(Transaction.TECHNICAL_ASSISTANCE) is None


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2025, 9, 28), False),
        (date(2025, 9, 29), True),
        (date(2025, 11, 9), True),
        (date(2025, 11, 10), False),
        (date(2026, 11, 9), False),
        (date(2026, 11, 10), True),
    ],
)
def test_the_affiliates_rule_was_in_force_suspended_and_is_back(day: date, in_force: bool) -> None:
    (rule,) = [one for one in book().ownership if one.id == "bis-affiliates"]
    assert rule.applies_on(day) is in_force
    (treasury,) = [one for one in book().ownership if one.id == "treasury-50"]
    assert treasury.applies_on(day)


@pytest.mark.parametrize(
    ("law", "day", "effect"),
    [
        ("us-ear", date(2025, 9, 1), "hold"),
        ("us-ear", date(2025, 9, 2), "refer"),
        ("eu-law", date(2025, 9, 2), "refer"),
    ],
)
def test_syria_is_an_officers_since_its_measures_changed(law: str, day: date, effect: str) -> None:
    (one,) = [control for control in book().on(day).controls[law] if "SY" in control.codes]
    assert one.effect == effect


def test_red_flags_cover_every_circumstance_that_a_sale_may_state() -> None:
    from assessment.build import CIRCUMSTANCES

    flags = {flag.id: flag for flag in book().on(date(2026, 9, 1)).red_flags}
    assert set(CIRCUMSTANCES) <= {name for name, flag in flags.items() if flag.seen in ("stated", "stated_or_computed")}
    assert all(flag.inquiry.endswith("?") and flag.version for flag in flags.values())


@pytest.mark.parametrize(
    ("path", "is_law"),
    [
        ("us-ear/country_chart.yaml", True),
        ("eu-law/jurisdiction.2009.yaml", True),
        ("us-ccl/regime.yaml", False),
        ("us-ccl/entries/jurisdiction.yaml", False),
        ("us-ear/red_flags.md", False),
    ],
)
def test_which_files_are_law(path: str, is_law: bool) -> None:
    assert is_law_file(path) is is_law


SCOPE = b"""law: x
title: X
short: the X
reach: state
licence: none
lists: []
valid: {from: 2020-01-01}
source: {cite: X 1, source: primary}
members: [{state: XX, from: 2020-01-01}]
"""
CHART = b"""law: x
text_date: 2020-01-01
valid: {from: 2020-01-01}
source: {cite: X 1, source: primary}
groups_source: {cite: X 2, source: primary}
data_sha256: {}
columns: [NS 1]
footnotes: {}
rows: [{code: XX, name: Ex, columns: [NS 1]}]
"""
CONTROL = b"""law: x
controls:
  - {id: a, title: A, codes: [XX], effect: hold, valid: {from: 2020-01-01}, source: {cite: X 3, source: primary}}
"""
CATCH = b"""law: x
catch_alls:
  - id: a
    end_use: nuclear
    title: A
    words: [uranium]
    concerns: [nuclear]
    inquiry: What for?
    valid: {from: 2020-01-01}
    source: {cite: X 4, source: primary}
"""
OWNERS = b"""rules:
  - {id: a, title: A, percent: 50, listed_as: [sdn], in_force: [{from: 2020-01-01}], note: n,
     source: {cite: X 5, source: primary}}
"""
FLAGS = b"""flags:
  - {id: a, words: A, seen: stated, inquiry: Why?, version: "1", valid: {from: 2020-01-01},
     source: {cite: X, source: primary}}
dialling_codes: {"99": [XX]}
neutral_domains: [io]
mail_words: [po box]
forwarding_words: [freight]
"""
COMPILERS: dict[str, tuple[Callable[[bytes, str], object], bytes]] = {
    "scope": (compile_jurisdiction, SCOPE),
    "chart": (compile_chart, CHART),
    "control": (compile_destinations, CONTROL),
    "catch": (compile_catch_alls, CATCH),
    "owners": (compile_ownership, OWNERS),
    "flags": (compile_red_flags, FLAGS),
}


@pytest.mark.parametrize("kind", COMPILERS)
def test_the_smallest_file_of_each_kind_compiles(kind: str) -> None:
    compiler, raw = COMPILERS[kind]
    assert compiler(raw, "x/file.yaml")


@pytest.mark.parametrize(
    ("kind", "old", "new", "complaint"),
    [
        ("scope", "reach: state", "reach: moon", "'moon' is not known"),
        ("scope", "source: {cite: X 1, source: primary}", "", "'source' is missing"),
        ("scope", "cite: X 1", "cite: ' '", "an empty citation"),
        ("scope", "source: primary", "source: rumour", "'rumour' is not known"),
        ("scope", "valid: {from: 2020-01-01}", "valid: {from: 2020-01-01, to: 2019-01-01}", "before it starts"),
        ("scope", "valid: {from: 2020-01-01}", "valid: {from: 2020-01-01, to: soon}", "'to' should be a date"),
        ("scope", "valid: {from: 2020-01-01}", "valid: 2020", "'valid' should be a dict"),
        ("scope", "members: [{state: XX, from: 2020-01-01}]", "members: []", "binds nobody"),
        ("scope", "members: [{state: XX, from: 2020-01-01}]", "members: [3]", "expected names and values"),
        ("scope", "state: XX", "state: xx", "not an ISO 3166"),
        ("scope", "licence: none", "licence: annex", "'licence_source' is missing"),
        ("scope", "title: X", "title: X\nmoon: 1", "unknown key 'moon'"),
        (
            "scope",
            "title: X",
            "title: X\nde_minimis: {usual: 5, strict: 10, strict_groups: [], source: {cite: a, source: primary}}",
            "strict <= usual",
        ),
        (
            "scope",
            "title: X",
            "title: X\ntransactions: [{transaction: export, encoded: true, source: {cite: a, source: primary}}, "
            "{transaction: export, encoded: true, source: {cite: a, source: primary}}]",
            "stands twice",
        ),
        ("chart", "columns: [NS 1]}", "columns: [NS 9]}", "no column of this chart"),
        ("chart", "columns: [NS 1]}]", "footnotes: [4]}]", "footnote 4 is not"),
        ("chart", "columns: [NS 1]}]", "follows: YY}]", "which has no row"),
        ("chart", "columns: [NS 1]}]", "columns: [NS 1]}, {code: XX, name: Ex}]", "XX stands twice"),
        ("chart", "columns: [NS 1]\n", "columns: [NS 1, NS 1]\n", "a text stands twice"),
        ("control", "codes: [XX]", "codes: XX", "'codes' should be a list"),
        ("control", "effect: hold", "effect: shrug", "'shrug' is not known"),
        ("control", "controls:\n", "x: 1\ncontrols:\n", "unknown key"),
        ("catch", "end_use: nuclear", "end_use: tea", "'tea' is not known"),
        ("catch", "words: [uranium]", "words: [3]", "expected a list of texts"),
        ("owners", "percent: 50", "percent: 0", "more than 0"),
        ("owners", "percent: 50", "percent: true", "'percent' should be a int"),
        ("flags", '"99": [XX]', '"ab": [XX]', "not a dialling code"),
        ("flags", "seen: stated", "seen: felt", "'felt' is not known"),
        ("flags", "inquiry: Why?, ", "", "'inquiry' is missing"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_its_place(kind: str, old: str, new: str, complaint: str) -> None:
    compiler, raw = COMPILERS[kind]
    text = raw.decode()
    assert old in text
    with pytest.raises(Refused) as refused:
        compiler(text.replace(old, new, 1).encode(), "x/file.yaml")
    assert complaint in refused.value.line()
    assert "x/file.yaml" in refused.value.line()


@pytest.mark.parametrize(
    ("compiler", "raw", "complaint"),
    [
        (compile_destinations, b"law: x\ncontrols: []\n", "controls no destination"),
        (compile_catch_alls, b"law: x\ncatch_alls: []\n", "no catch-all"),
        (compile_ownership, b"rules: []\n", "no ownership rule"),
    ],
)
def test_an_empty_file_is_refused(compiler: Callable[[bytes, str], object], raw: bytes, complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        compiler(raw, "x")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"a/jurisdiction.yaml": SCOPE, "a/jurisdiction.2.yaml": SCOPE}, "two texts hold on 2020-01-01"),
        ({"a/country_chart.yaml": CHART, "b/country_chart.yaml": CHART}, "two texts hold"),
        ({"a/catch_alls.yaml": CATCH, "b/catch_alls.yaml": CATCH}, "'a' stands twice"),
        ({"a/red_flags.yaml": FLAGS, "b/red_flags.yaml": FLAGS}, "'a' stands twice"),
        ({"a/ownership.yaml": OWNERS, "b/ownership.yaml": OWNERS}, "'a' stands twice"),
        ({"a/destinations.yaml": CONTROL, "b/destinations.yaml": CONTROL}, "'x:a' stands twice"),
    ],
)
def test_files_that_contradict_each_other_are_refused(files: dict[str, bytes], complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        compile_law(files)


def test_a_flag_that_stands_twice_in_one_file_is_refused() -> None:
    start, flag, end = FLAGS.decode().partition("  - {id: a")
    first, rest = (flag + end).split("dialling_codes", 1)
    with pytest.raises(Refused, match="a red flag stands twice"):
        compile_red_flags(f"{start}{first}{first}dialling_codes{rest}".encode(), "x")


def test_without_any_file_there_is_no_law() -> None:
    law = compile_law({}).on(date(2026, 1, 1))
    assert not law.jurisdictions
    assert not law.red_flags
