"""Units of the control lists, converted exactly: every factor is a Decimal, so a boundary stays a boundary."""

from __future__ import annotations

from decimal import Decimal

# Each dimension in its base unit: length in µm, angle in seconds of arc, rate in °/s, shares in per cent.
_FACTORS: dict[str, dict[str, Decimal]] = {
    "count": {"": Decimal(1)},
    "length": {
        "nm": Decimal("0.001"),
        "µm": Decimal(1),
        "mm": Decimal(1_000),
        "cm": Decimal(10_000),
        "m": Decimal(1_000_000),
        "in": Decimal(25_400),
    },
    "angle": {"arcsec": Decimal(1), "arcmin": Decimal(60), "°": Decimal(3600)},
    "rate": {"°/s": Decimal(1), "rpm": Decimal(6)},
    "share": {"%": Decimal(1), "ppm": Decimal("0.0001")},
}

# Other spellings, whatever their capitals; the symbols themselves must be written as they are (NM is no nm).
_SPELLINGS = {
    "mm": "mm",
    "rpm": "rpm",
    "arcsec": "arcsec",
    "arcmin": "arcmin",
    "um": "µm",
    "micron": "µm",
    "microns": "µm",
    "micrometre": "µm",
    "micrometer": "µm",
    "millimetre": "mm",
    "millimeter": "mm",
    "metre": "m",
    "meter": "m",
    "inch": "in",
    '"': "arcsec",
    "″": "arcsec",
    "arc-second": "arcsec",
    "arc-seconds": "arcsec",
    "arcsecond": "arcsec",
    "arcseconds": "arcsec",
    "arc second": "arcsec",
    "arc seconds": "arcsec",
    "arc-sec": "arcsec",
    "arc sec": "arcsec",
    "seconds of arc": "arcsec",
    "'": "arcmin",
    "′": "arcmin",
    "arc-minute": "arcmin",
    "arc-minutes": "arcmin",
    "deg": "°",
    "degree": "°",
    "degrees": "°",
    "deg/s": "°/s",
    "deg/sec": "°/s",
    "degree/s": "°/s",
    "degrees/s": "°/s",
    "degrees per second": "°/s",
    "°/sec": "°/s",
    "1/min": "rpm",
    "r/min": "rpm",
    "min-1": "rpm",
    "percent": "%",
    "per cent": "%",
}

DIMENSIONS = tuple(sorted(_FACTORS))


def written_unit(unit: str | None) -> str:
    """The one spelling of ``unit`` that the tables know, or ``unit`` itself, trimmed, where they do not."""
    plain = " ".join((unit or "").replace("μ", "µ").split())
    folded = plain.casefold().replace("μ", "µ")
    return plain if plain in _KNOWN else _SPELLINGS.get(folded, plain)


def dimension_of(unit: str | None) -> str | None:
    """``length``, ``angle``, ``rate``, ``share`` or ``count``; None for a unit that is not known."""
    return _KNOWN.get(written_unit(unit))


def in_base_units(value: Decimal, unit: str | None) -> Decimal:
    """``value`` in the base unit of its dimension, exactly. Raises KeyError for an unknown unit."""
    written = written_unit(unit)
    return value * _FACTORS[_KNOWN[written]][written]


_KNOWN = {unit: dimension for dimension, units in _FACTORS.items() for unit in units}
