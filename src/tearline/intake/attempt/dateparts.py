"""The pieces that dates are made of: days, months, years, in figures and in words."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tearline.intake.lexicon import table

DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?")
DAYS = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?-[0-3]?\d(?:st|nd|rd|th)?")
ISO = re.compile(r"((?:19|20)?\d\d)-([01]?\d)(?:-([0-3]?\d))?")
MONTH_DAY = re.compile(r"([01]?\d)-([0-3]?\d)")
YEAR = re.compile(r"(?:19[4-9]|20[0-6])\d")
SHORT_YEAR = re.compile(r"'?(\d\d)")
FIGURE = re.compile(r"\d")


@cache
def months() -> dict[str, int]:
    """The names and abbreviations of months, to 1 … 12."""
    names = table("words")["months"]
    found = {name: place + 1 for place, name in enumerate(names)}
    found.update({short: found[next(name for name in names if name[:3] == short[:3])] for short in _short()})
    found.update(
        {f"{part}-{name}": number for name, number in list(found.items()) for part in ("early", "mid", "late")}
    )
    return found


def _short() -> list[str]:
    listed: list[str] = table("words")["month_abbreviations"]
    return listed


@cache
def kinds() -> dict[str, str]:
    """What a word that a time is read from is: a month, a season, or relative to the day of sending."""
    return {
        **dict.fromkeys(relatives(), "relative"),
        **dict.fromkeys(table("times")["seasons"], "season"),
        **dict.fromkeys(months(), "month"),
    }


@cache
def relatives() -> frozenset[str]:
    return frozenset({"yesterday", "today", "month", "week", "ago", "year", *table("times")["weekdays"]})


def day_in(low: str) -> int:
    """The day of the month that a word gives (``3``, ``3rd``); 0 where it gives none."""
    found = DAY.fullmatch(low)
    return int(found.group(1)) if found is not None and int(found.group(1)) <= 31 else 0


def century(short: int) -> int:
    return short + (2000 if short < 60 else 1900)


def months_back(sent: date, count: int) -> str:
    """The month so many months before a day, as ``YYYY-MM``."""
    months = sent.year * 12 + sent.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def checked(iso: str) -> bool:
    """Whether the calendar has such a day."""
    try:
        date.fromisoformat(f"{iso}-01-01"[:10])
    except ValueError:
        return False
    return True
