"""The E.O. line: which order, and when or on what event the text is declassified (G12, M4)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tearline.intake.cable.identity import MONTHS
from tearline.intake.cable.lines import mended_figures, words

ORDERS = ("11652", "12065", "12356", "12958", "13526")
_ORDER = re.compile(r"(?<!\d)(1[123]\d{3})(?!\d)")
_PREFIX = re.compile(
    r"(?:E\s?\.?\s?[O0]\s?\.?|EXECUTIVE ORDER)\s?[,:;]?\s?(?:1[123]\d{3})?(?:,?\s?AS AMENDED)?[\s,:;.-]*", re.I
)
_DECL = re.compile(
    r"(?:DECLASSIFY\s?ON|DECLAS{1,2}IFY|DECLAS?S?|DEC[LK]?|DELC|DCL)\b\s?[:;.,-]*\s?(?:ON\b\s?[:;]?\s?)?", re.I
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:ST|ND|RD|TH)?[ -]?([A-Z]{3})[A-Z]{0,6}\.?,?[ -]?(\d{4}|\d\d)(?!\d)", re.I)
_MONTH_DAY = re.compile(r"\b([A-Z]{3})[A-Z]{0,6}\.?\s?(\d{1,2})(?:ST|ND|RD|TH)?,?\s(\d{4}|\d\d)(?!\d)", re.I)
_SCHEME = re.compile(r"(?:X?GDS|RDS|XDS|ADS|25X\d|50X\d)(?:-\w{1,4})?", re.I)
_NOTHING = re.compile(r"(?:N\s?[/.]?\s?A|NONE|NOT APPLICABLE)\.?$", re.I)


def parse_declassification(content: str) -> dict[str, Any] | None:
    """``{"order", "declassify_on", "raw"}`` of an E.O. line, label included.

    ``declassify_on`` is an ISO date, None where the line gives none; what it gives instead (an
    event, OADR, X1, 25X1, N/A, RDS-4) then stands as written under ``instruction``. None where the
    text has neither an order nor a word on declassification.
    """
    raw = words(content)
    order = _ORDER.search(raw[:80])
    prefix = _PREFIX.match(raw)
    rest = raw[prefix.end() :] if prefix else raw
    if order is not None and prefix is None:
        rest = raw[order.end() :].lstrip(" :;,.-")
    decl = _DECL.match(rest)
    if decl:
        rest = rest[decl.end() :]
    if order is None and prefix is None and decl is None:
        return None
    year_from = order.group(1) if order else None
    day = parse_date(mended_figures(rest), year_from)
    result: dict[str, Any] = {"order": year_from, "declassify_on": day.isoformat() if day else None, "raw": raw}
    instruction = rest.strip(" .,;:")
    scheme = _SCHEME.match(instruction)
    if day is None and instruction:
        result["instruction"] = "N/A" if _NOTHING.match(instruction) else instruction
    elif scheme:
        result["instruction"] = scheme.group()
    return result


def parse_date(text: str, order: str | None = None) -> date | None:
    """The first date in ``text``, in any of the forms of cables: month before day unless that cannot be.

    The century of a two-digit year is the one that can have been meant under ``order``.
    """
    places: list[tuple[int, date | None]] = []
    found = _COMPACT.search(text)
    if found:
        places.append((found.start(), _day(int(found[1]), int(found[2]), int(found[3]))))
    found = _NUMERIC.search(text)
    if found:
        places.append((found.start(), _numeric(found[1], found[3], found[4], order)))
    for pattern, day_group, month_group in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for found in pattern.finditer(text[:400]):
            month = MONTHS.get(found[month_group].upper())
            if month is not None:
                places.append((found.start(), _day(_century(found[3], order), month, int(found[day_group]))))
                break
    places.sort(key=lambda place: place[0])
    return places[0][1] if places else None


def _numeric(first: str, second: str, third: str, order: str | None) -> date | None:
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    year = _century(third, order)
    month, day = int(first), int(second)
    if month > 12 >= day:
        month, day = day, month
    return _day(year, month, day)


def _century(digits: str, order: str | None) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    turn = 95 if order in ("12958", "13526") else 70
    return year + (1900 if year >= turn else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
