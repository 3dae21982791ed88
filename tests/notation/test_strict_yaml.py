"""YAML as people mean it, and every way of not meaning it, refused with its line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.refusal import Refused
from tearline.notation import strict_yaml
from tearline.notation.strict_yaml import read_yaml

HOSTILE = Path(__file__).parent / "hostile"

COMPLAINTS = {
    "alias": "alias.yaml, line 2: YAML aliases are not read",
    "billion_laughs": "billion_laughs.yaml, line 2: YAML aliases are not read",
    "binary_tag": "binary_tag.yaml, line 1: YAML tags are not read",
    "bracket_left_open": "bracket_left_open.yaml, line 2: ",
    "day_that_is_not": "day_that_is_not.yaml, line 1: 2026-02-30 is not a day of the calendar",
    "empty": "empty.yaml: the file has no content",
    "figure_of_5000_digits": "figure_of_5000_digits.yaml, line 1: a figure out of all proportion",
    "figure_that_fills_the_memory": "figure_that_fills_the_memory.yaml, line 1: a figure out of all proportion",
    "indent_that_shifts": "indent_that_shifts.yaml, line 2: ",
    "key_twice": "key_twice.yaml, line 3: 'a' stands twice",
    "key_twice_inside": "key_twice_inside.yaml, line 3: 'x' stands twice",
    "latin_1": "latin_1.yaml: not UTF-8 at byte 6",
    "list_as_key": "list_as_key.yaml, line 1: a key is one word or text",
    "merge_key": "merge_key.yaml, line 3: YAML aliases are not read",
    "nested_41_deep": "nested_41_deep.yaml, line 1: nested more than 40 deep",
    "nul": "nul.yaml: not YAML: ",
    "only_a_comment": "only_a_comment.yaml: the file has no content",
    "only_null": "only_null.yaml: the file has no content",
    "python_tag": "python_tag.yaml, line 1: YAML tags are not read",
    "quote_left_open": "quote_left_open.yaml, line 2: ",
    "reserved_sign": "reserved_sign.yaml, line 1: ",
    "tab_as_indent": "tab_as_indent.yaml, line 2: ",
    "tag_that_lies": "tag_that_lies.yaml, line 1: YAML tags are not read",
    "two_documents": "two_documents.yaml, line 2: ",
    "unknown_tag": "unknown_tag.yaml, line 1: YAML tags are not read",
    "utf_16": "utf_16.yaml: not UTF-8 at byte 0",
}


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.stem)
def test_a_defect_is_refused_in_one_line_that_names_its_place(path: Path):
    with pytest.raises(Refused) as refused:
        read_yaml(path.read_bytes(), where=path.name)
    line = refused.value.line()
    assert line.startswith(COMPLAINTS[path.stem])
    assert "\n" not in line
    assert refused.value.exit_status == 2


def test_every_complaint_has_its_defect():
    assert sorted(COMPLAINTS) == sorted(path.stem for path in HOSTILE.iterdir())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("y", "y"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("0755", "0755"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("846693", 846693),
        ("-3", -3),
        ("+3", 3),
        ("0", 0),
        ("2.50", Decimal("2.50")),
        ("-0.5", Decimal("-0.5")),
        ("1e3", Decimal("1e3")),
        ("1.5e-3", Decimal("0.0015")),
        (".5", ".5"),
        ("1.", "1."),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2010-02-16", date(2010, 2, 16)),
        ("2010-2-16", "2010-2-16"),
        ("2010-02-16 10:00:00", "2010-02-16 10:00:00"),
        ("'846693'", "846693"),
        ('"true"', "true"),
        ("=", "="),
    ],
)
def test_values_are_what_they_look_like_to_a_person(text: str, value: Any):
    read = read_yaml(f"a: {text}\n".encode(), where="x")["a"]
    assert read == value
    assert type(read) is type(value)


def test_a_key_is_text_whatever_it_looks_like():
    assert read_yaml(b"NO: 1\n2026: 2\ntrue: 3\n2010-02-16: 4\n", where="x") == {
        "NO": 1,
        "2026": 2,
        "true": 3,
        "2010-02-16": 4,
    }


def test_keys_that_look_alike_to_a_person_are_one_key():
    with pytest.raises(Refused, match="'1' stands twice"):
        read_yaml(b"1: a\n'1': b\n", where="x")


def test_the_order_of_keys_is_kept():
    assert list(read_yaml(b"z: 1\na: 2\nm: 3\n", where="x")) == ["z", "a", "m"]


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", where="x") == {"a": 1}


def test_forty_levels_are_read():
    value = read_yaml(("[" * 40 + "]" * 40).encode(), where="x")
    depth = 0
    while value is not None:
        value, depth = (value[0] if value else None), depth + 1
    assert depth == 40


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="5,000,001 bytes"):
        read_yaml(b"#" * 5_000_001, where="x")


@pytest.mark.parametrize("text", [b"[]", b"{}", b"0", b"false", b"text"])
def test_a_value_that_python_takes_for_nothing_is_content(text: bytes):
    assert read_yaml(text, where="x") is not None


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=["C", "Z"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcdeNO0123", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(plain_values.filter(lambda value: value is not None))
def test_what_a_careful_writer_wrote_is_read_as_it_was_meant(value: Any):
    quoted = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    tagless = quoted.replace("!!null ", "").replace("!!bool ", "").replace("!!int ", "")

    def as_text(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: as_text(inner) for key, inner in part.items()}
        if isinstance(part, list):
            return [as_text(inner) for inner in part]
        return (
            {None: "null", True: "true", False: "false"}[part]
            if part is None or part is True or part is False
            else str(part)
        )

    assert read_yaml(tagless.encode(), where="x") == as_text(value)


@given(st.binary(max_size=200) | st.text("abc:-[]{}!&*#?|>'\"%@\n \t0123.e", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_and_never_fail_otherwise(raw: bytes):
    try:
        outcome = read_yaml(raw, where="x")
    except Refused as refused:
        outcome = refused.line()
    assert outcome is not None


def test_the_strict_reader_leaves_the_ordinary_one_as_it_was():
    assert yaml.safe_load("a: on") == {"a": True}
    assert strict_yaml.MAX_DEPTH == 40
