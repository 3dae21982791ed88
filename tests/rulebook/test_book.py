"""Digest, storage and vintages of a rulebook."""

from __future__ import annotations

from datetime import date

import pytest

from rulebook.fictional import ENTRY, borduria, package_book
from tearline.model.refusal import Refused
from tearline.rulebook import bind, compile_rules, diff, from_bytes, show, to_bytes


def test_the_digest_does_not_depend_on_the_order_of_the_files() -> None:
    files = borduria()
    assert compile_rules(files).digest == compile_rules(dict(reversed(files.items()))).digest


def test_the_digest_changes_with_one_figure() -> None:
    changed = ENTRY.replace("value: 3, better", "value: 2.9, better")
    assert compile_rules(borduria()).digest != compile_rules(borduria(entry=changed)).digest


def test_comments_and_spaces_do_not_change_the_digest() -> None:
    assert compile_rules(borduria()).digest == compile_rules(borduria(entry="# a comment\n" + ENTRY)).digest


def test_a_stored_book_is_the_same_book() -> None:
    book = package_book()
    again = from_bytes(to_bytes(book))
    assert again == book
    assert again.digest == book.digest
    assert to_bytes(again) == to_bytes(book)


@pytest.mark.parametrize("raw", [b"", b"{}", b"\x92\x01", b"\x92\x63\xc0", to_bytes(compile_rules(borduria()))[:-9]])
def test_damaged_or_foreign_bytes_are_no_stored_book(raw: bytes) -> None:
    with pytest.raises(Refused):
        from_bytes(raw)


@pytest.mark.parametrize(
    ("day", "cite", "superseded"),
    [
        ("1990-01-01", "article 2 (1990)", False),
        ("1999-12-31", "article 2 (1990)", False),
        ("2001-01-01", "article 2 (2001)", False),
        ("2009-12-31", "article 2 (2001)", False),
        ("2010-01-01", "article 2 (2001)", True),
    ],
)
def test_each_day_has_its_own_vintage(day: str, cite: str, superseded: bool) -> None:
    on_day = compile_rules(borduria()).on(date.fromisoformat(day)).list("borduria")
    assert [rule.citation.cite for rule in on_day.rules] == [cite]
    assert on_day.superseded is superseded
    assert on_day.problem is None


@pytest.mark.parametrize("day", ["1989-12-31", "2000-01-01", "2000-12-31"])
def test_a_day_without_a_text_has_no_rules_and_says_so(day: str) -> None:
    on_day = compile_rules(borduria()).on(date.fromisoformat(day)).list("borduria")
    assert on_day.rules == ()
    assert on_day.problem is not None
    assert on_day.problem.startswith("no text for this date")
    assert "1990-01-01 to 1999-12-31; 2001-01-01 to further notice" in on_day.problem


def test_an_unknown_list_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="lists are borduria"):
        compile_rules(borduria()).on(date(2005, 1, 1)).list("syldavia")


@pytest.mark.parametrize(
    ("list_id", "day", "expected"),
    [
        ("us-ccl", "2026-06-29", None),
        ("us-ccl", "2026-06-30", False),
        ("eu-dual-use", "2009-08-26", None),
        ("eu-dual-use", "2009-08-27", False),
        ("eu-dual-use", "2012-06-14", False),
        ("eu-dual-use", "2012-06-15", None),
        ("eu-dual-use", "2021-09-08", None),
        ("eu-dual-use", "2021-09-09", False),
        ("eu-dual-use", "2025-11-14", False),
        ("eu-dual-use", "2025-11-15", True),
        ("tw-shtc", "2026-11-23", None),
    ],
)
def test_the_real_lists_answer_only_for_days_that_a_text_supports(
    list_id: str, day: str, expected: bool | None
) -> None:
    on_day = package_book().on(date.fromisoformat(day)).list(list_id)
    assert (on_day.superseded if on_day.problem is None else None) is expected


def test_a_rule_is_shown_with_terms_cases_and_binding() -> None:
    shown = show(compile_rules(borduria()).on(date(2005, 1, 1)), "1K001")
    (one,) = shown["lists"]
    (rule,) = one["rules"]
    assert [term["term"] for term in rule["definitions"]] == ["large"]
    assert rule["official_text_bound"] is None
    assert [case["name"] for case in rule["cases"]] == ["two whistling spouts are controlled", "one spout is free"]
    assert show(compile_rules(borduria()).on(date(2005, 1, 1)), "1K009")["lists"][0]["not_encoded"] == [
        {"path": "1K009", "why": "teapots"}
    ]


def test_an_entry_that_no_list_has_is_refused() -> None:
    rules = compile_rules(borduria()).on(date(2005, 1, 1))
    with pytest.raises(Refused, match="'9Z999'"):
        show(rules, "9Z999")
    with pytest.raises(Refused, match="'9Z999'"):
        diff(rules.book, "9Z999", date(1995, 1, 1), date(2005, 1, 1))


def test_two_days_differ_by_what_changed_between_them() -> None:
    book = compile_rules(borduria())
    (change,) = diff(book, "1K001", date(1995, 1, 1), date(2005, 1, 1))
    assert change["change"] == "changed"
    assert change["before"]["citation"]["cite"] == "article 2 (1990)"
    assert change["after"]["citation"]["cite"] == "article 2 (2001)"
    assert diff(book, "1K001", date(2001, 1, 1), date(2020, 1, 1)) == []


def test_a_day_without_text_is_not_a_rule_that_was_dropped() -> None:
    (change,) = diff(compile_rules(borduria()), "1K001", date(1995, 1, 1), date(2000, 6, 1))
    assert change["change"] == "no_text"


def test_the_tilting_spindle_has_a_paragraph_of_its_own_since_2021() -> None:
    changes = diff(package_book(), "2B008", date(2010, 1, 1), date(2022, 1, 1))
    assert [(one["list"], one["path"], one["change"]) for one in changes] == [
        ("eu-dual-use", "2B008.c", "changed"),
        ("eu-dual-use", "2B008.d", "added"),
    ]


def test_without_an_official_text_no_rule_is_called_bound() -> None:
    bounds = bind(package_book().on(date(2026, 11, 23)), None)
    assert len(bounds) == 18
    assert {one.bound for one in bounds} == {None}
