"""Dates in figures, of whatever order, written as year-month-day without moving any offset."""

from __future__ import annotations

import re
from functools import partial

_DATE = re.compile(r"\d\d{0,3}([./-])\s{0,3}(\d{1,2})\1\s{0,3}\d{2,4}")
_SHORT = re.compile(
    r"(?<![\w-])((?:dated|of|on|by|until|till|since|from|before)\s{1,3})([0-3]?\d)\.([0-3]?\d)(?=\.?(?:\s|$)|[,;)])",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?<![\d.])(?:19|20)\d\d([./])\s{0,3}\d{1,2}\1")
_AMERICAN = re.compile(r"SECSTATE|WASHDC|AMEMBASSY|Washington|WASHINGTON")
MAX_BRACE = 3
"""A date takes at most this many signs of space inside it."""


def in_order(text: str) -> str:
    """``text`` with ``04.07.2012``, ``3/10/86`` and ``2016. 5. 20.`` as ``2012-07-04``, ``86-10-3`` and ``2016-5-20``.

    The month stands first where the text shows it: ``02/27/2010`` anywhere, or an American sender. So a
    full stop in a date ends no sentence. The text keeps its length, and each sign outside a date its place.
    """
    month_first: bool | None = None

    def ordered(found: re.Match[str]) -> str:
        nonlocal month_first
        start, end = found.span()
        if (start and (text[start - 1].isalnum() or text[start - 1] in "./-")) or text[end : end + 1].isalnum():
            return found.group()
        if text[end : end + 1] in ("/", "-") or (text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()):
            return found.group()
        parts = re.findall(r"\d+", found.group())
        if month_first is None and found.group(1) == "/":
            month_first = _month_first(text)
        written = _iso(parts, month_first=bool(month_first) and found.group(1) == "/", mark=found.group(1))
        return found.group() if written is None else written + re.sub(r"[\d./-]", "", found.group())

    changed = _DATE.sub(ordered, text)
    if changed != text and _YEAR_FIRST.search(text):
        return _SHORT.sub(partial(_short, month_first=True), changed)
    return _SHORT.sub(partial(_short, month_first=False), changed) if changed != text else text


def _month_first(text: str) -> bool:
    pairs = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])", text)
    if any(int(first) > 12 for first, _ in pairs):
        return False
    return any(int(second) > 12 for _, second in pairs) or _AMERICAN.search(text) is not None


def _iso(parts: list[str], *, month_first: bool, mark: str) -> str | None:
    first, second, third = parts
    if len(first) == 4:
        year, month, day = first, second, third
    elif len(first) <= 2 and len(third) in (2, 4) and not (mark == "-" and len(third) == 2):
        year, month, day = (third, first, second) if month_first else (third, second, first)
    else:
        return None
    if len(day) > 2 or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    if len(year) == 4 and not year.startswith(("19", "20")):
        return None
    return f"{year}-{month}-{day}"


def _short(found: re.Match[str], *, month_first: bool) -> str:
    month, day = (found.group(2), found.group(3)) if month_first else (found.group(3), found.group(2))
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return found.group()
    return f"{found.group(1)}{month}-{day}"
