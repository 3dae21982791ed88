"""Who numbered the cable and when it was signed off: MRN and DTG (G5, G6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tearline.intake.cable.lines import mended_figures, split_lines, words
from tearline.intake.cable.stations import canonical

FIRST_YEAR = 1966
_LAST_YEAR = 2050
_MONTH_NAMES = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}

_MRN = re.compile(
    r"(?:MRN\s{0,3}:?\s{0,5}|(?:(?:MESSAGE\s)?REFERENCE|CABLE|CANONICAL|DOCUMENT|REF)?"
    r"\s?(?:ID|NO\.?|NUMBER)?\s{0,3}:\s{0,5})?"
    r"(?P<year>\d{4}|'?\d\d)?\s{0,5}(?P<station>[A-Z][A-Z .'/-]{1,38}?)\s{0,20}"
    r"(?P<airgram>-\s?A\s?-?\s?|\sA-\s?)?(?P<number>\d{1,8})(?:_[A-Z])?\s{0,20}[.]?$",
    re.I,
)
_DIGIT = re.compile(r"\d")
_GLUED_YEAR = re.compile(r"(?<![A-Z0-9])(?:O\d|\dO)(?=[A-Z]{3})")
_DTG = re.compile(
    r"(?P<prosigns>(?:\b[ZOPRY]{1,2}\s{1,5}){0,2})(?<!\d)"
    r"(?P<day>\d\d)\s?(?P<hour>\d\d)(?P<minute>\d\d)\s?Z?\s{0,5}"
    r"(?P<month>[A-Z]{3})[A-Z]{0,6}\.?,?[\s/-]{0,5}'?(?P<year>\d{4}|\d\d)(?!\d)",
    re.I,
)

_WORN_DTG = re.compile(r"(?<![A-Z0-9])[O\d]{6}(?=\s?Z)|(?<=[A-Z]{3}\s)(?:O\d|\dO)\b")


@dataclass(frozen=True, slots=True)
class Dtg:
    """The date-time group: when, and how fast for the action and the information addressees."""

    when: datetime | None
    action: str | None
    info: str | None

    def iso(self) -> str | None:
        return None if self.when is None else self.when.strftime("%Y-%m-%dT%H:%M:%SZ")


def full_year(digits: str) -> int:
    """The year that two or four digits mean; two-digit years run on from 1966 (G5)."""
    year = int(digits.strip("'"))
    if year > 99:
        return year
    return year + (1900 if year >= FIRST_YEAR % 100 else 2000)


def plausible_year(year: int) -> bool:
    return FIRST_YEAR <= year <= _LAST_YEAR


def parse_mrn(text: str) -> dict[str, Any] | None:
    """One message number, the whole of ``text``: ``10STATE027731``, ``MRN: 23 STATION 2544``, ``OSLO 000123``.

    ``year`` is None where the text gives none. None where the text is no message number.
    """
    raw = words(text)
    found = _MRN.match(_GLUED_YEAR.sub(_zeros, mended_figures(raw))) if len(raw) < 80 else None
    if found is None:
        return None
    year = full_year(found["year"]) if found["year"] else None
    if year is not None and not plausible_year(year):
        return None
    station = canonical(found["station"])
    if len(station) < 2 or station == "EO":
        return None
    start = found.start("year") if found["year"] else found.start("station")
    return {"raw": raw[start:].rstrip("."), "year": year, "station": station, "number": int(found["number"])}


def find_mrn(text: str) -> dict[str, Any] | None:
    """The first line of ``text`` that is a message number with its year."""
    for line in split_lines(text):
        if not 6 <= len(line.text) <= 80 or not _DIGIT.search(line.text):
            continue
        found = parse_mrn(line.text)
        if found is not None and found["year"] is not None:
            return found
    return None


def parse_dtg(text: str) -> Dtg | None:
    """The first date-time group in ``text``; ``when`` is None where there is no such moment."""
    return _first_dtg(text) or _first_dtg(_WORN_DTG.sub(_zeros, text[:5000]))


def _zeros(found: re.Match[str]) -> str:
    return found.group().replace("O", "0")


def _first_dtg(text: str) -> Dtg | None:
    for found in _DTG.finditer(text):
        month = MONTHS.get(found["month"].upper())
        if month is None:
            continue
        signs = found["prosigns"].upper().split()
        action = signs[0][0] if signs else None
        info = signs[1][0] if len(signs) > 1 else None
        year = full_year(found["year"])
        try:
            when = datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=UTC)
        except ValueError:
            return Dtg(None, action, info)
        return Dtg(when if plausible_year(year) else None, action, info)
    return None
