"""Items from their files: what is taken, what is refused, and the way back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tearline.intake.item import item_to_plain, read_item
from tearline.model.item import Facet, Fact, Host, Relation
from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml

HOSTILE = Path(__file__).parent / "hostile_items"
REFUSED: dict[str, str] = read_yaml(HOSTILE.with_suffix(".yaml").read_bytes(), where="hostile_items.yaml")

ITEM = b"""
description: CNC rotary table
maker: Brezna Rotary Systems d.o.o.
model: BRS-320T
hs: 846693
us_content_percent: 12.5
facts:
  - attribute: positioning_accuracy
    value: 4
    unit: arcsec
    axis: C
    method: ISO230-2:2014
    facet: designed
    source: datasheet
    date: 2026-01-15
host:
  description: vertical machining centre
  model: VMC 850
  facts: [{attribute: contouring_axes, value: 3}]
  relation: upgrade_feared
"""


def test_an_item_is_read_with_its_facts_and_its_host() -> None:
    item = read_item(ITEM, where="item.yaml")
    assert (item.description, item.model, item.hs) == ("CNC rotary table", "BRS-320T", "846693")
    assert item.us_content_percent == Decimal("12.5")
    assert item.facts == (
        Fact(
            "positioning_accuracy",
            Decimal(4),
            "arcsec",
            "C",
            "ISO230-2:2014",
            Facet.DESIGNED,
            "datasheet",
            date(2026, 1, 15),
        ),
    )
    assert item.host == Host(
        "vertical machining centre",
        "VMC 850",
        None,
        (Fact("contouring_axes", Decimal(3)),),
        Relation.UPGRADE_FEARED,
    )


def test_the_plain_shape_of_an_item_is_that_of_its_file() -> None:
    shape = item_to_plain(read_item(ITEM, where="item.yaml"))
    assert shape["hs"] == "846693"
    assert shape["host"]["relation"] == "upgrade_feared"
    assert shape["facts"][0]["value"] == 4
    assert shape["us_content_percent"] == Decimal("12.5")
    assert "quantity" not in shape


@pytest.mark.parametrize(("name", "line"), REFUSED.items(), ids=list(REFUSED))
def test_an_item_with_a_defect_is_refused_in_one_line_that_names_the_place(name: str, line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_item((HOSTILE / name).read_bytes(), where="item.yaml")
    assert refused.value.line() == line


def test_every_hostile_item_stands_in_the_table() -> None:
    assert sorted(path.name for path in HOSTILE.iterdir()) == sorted(REFUSED)
