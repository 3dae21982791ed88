"""Exact conversion: a boundary stays a boundary in every unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tearline.rulebook.units import dimension_of, in_base_units, written_unit


@pytest.mark.parametrize(
    ("value", "unit", "base", "dimension"),
    [
        ("0.0004", "mm", "0.4", "length"),
        ("1", "m", "1000000", "length"),
        ("900", "nm", "0.9", "length"),
        ("1", "inch", "25400", "length"),
        ("0.9", "\u03bcm", "0.9", "length"),
        ("0.9", "\u00b5m", "0.9", "length"),
        ("0.9", "um", "0.9", "length"),
        ("5", '"', "5", "angle"),
        ("5", "arc-seconds", "5", "angle"),
        ("1", "arc-minute", "60", "angle"),
        ("0.001", "degrees", "3.600", "angle"),
        ("66.7", "rpm", "400.2", "rate"),
        ("400", "deg/s", "400", "rate"),
        ("500", "ppm", "0.0500", "share"),
        ("1", "MM", "1000", "length"),
        ("1", "RPM", "6", "rate"),
        ("2", None, "2", "count"),
        ("2", "", "2", "count"),
    ],
)
def test_units_convert_exactly(value: str, unit: str | None, base: str, dimension: str) -> None:
    assert in_base_units(Decimal(value), unit) == Decimal(base)
    assert dimension_of(unit) == dimension


@pytest.mark.parametrize("unit", ["furlong", "M", "Nm", "NM", "µ"])
def test_an_unknown_unit_has_no_dimension(unit: str) -> None:
    assert written_unit(unit) == unit
    assert dimension_of(unit) is None
    with pytest.raises(KeyError):
        in_base_units(Decimal(1), unit)
