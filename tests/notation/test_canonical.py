"""One value, one sequence of bytes, in every process."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.marking import Level, Marking
from tearline.notation.canonical import canonical, digest, plain


@dataclass(frozen=True)
class Shipment:
    b: int
    a: tuple[str, ...]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (12, "12"),
        ('é\n"', '"é\\n\\""'),
        ({"b": 1, "a": [2, 3]}, '{"a":[2,3],"b":1}'),
        ({"B": 1, "a": 2, "é": 3}, '{"B":1,"a":2,"é":3}'),
        (MappingProxyType({"x": OrderedDict(y=1)}), '{"x":{"y":1}}'),
        (Decimal("2.50"), '"2.5"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("0.00"), '"0"'),
        (Decimal("-0.0"), '"0"'),
        (Decimal("-10.10"), '"-10.1"'),
        (Decimal("100"), '"100"'),
        (Decimal("1234567890123456789012345678901.5"), '"1234567890123456789012345678901.5"'),
        (date(2010, 2, 16), '"2010-02-16"'),
        (datetime(2010, 2, 16, 13, 5, tzinfo=UTC), '"2010-02-16T13:05:00+00:00"'),
        ({"MYS", "AUS"}, '["AUS","MYS"]'),
        (frozenset(), "[]"),
        (Level.TOP_SECRET, '"TOP SECRET"'),
        (Shipment(1, ("x",)), '{"a":["x"],"b":1}'),
        ({Level.SECRET: 1, date(2010, 1, 1): 2}, '{"2010-01-01":2,"SECRET":1}'),
        (
            Marking(Level.SECRET, frozenset({"TWN", "MYS"}), "(S)"),
            '{"level":"SECRET","problem":"","raw":"(S)","releasable_to":["MYS","TWN"]}',
        ),
    ],
)
def test_a_value_has_one_canonical_text(value: Any, text: str):
    assert canonical(value) == text.encode()
    assert digest(value) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), Decimal("NaN"), Decimal("Infinity"), object(), b"bytes", [1, 2.0], Shipment],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_canonical_form_is_a_mistake_of_the_caller(value: Any):
    with pytest.raises(TypeError, match="no canonical form"):
        canonical(value)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abé\U0001f600", max_size=3), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(values)
def test_the_canonical_text_is_json_that_reads_back_the_same_value(value: Any):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_in_which_a_mapping_was_filled_does_not_matter(value: dict[str, int], random):
    items = list(value.items())
    random.shuffle(items)
    try:
        expected = canonical(value)
    except UnicodeEncodeError:
        return
    assert canonical(dict(items)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_figures_of_one_value_have_one_text_however_they_were_written(figure: Decimal):
    assert canonical(figure) == canonical(figure.quantize(Decimal("1.000000"))) == canonical(Decimal(f"{figure}0"))
    assert Decimal(plain(figure)) == figure


def test_sets_come_out_alike_in_processes_that_hash_differently():
    code = "from tearline.notation.canonical import digest; print(digest({str(n) for n in range(50)}))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {digest({str(n) for n in range(50)}) + "\n"}
