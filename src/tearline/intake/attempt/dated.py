"""The day of a text that has no header of its own: the date line of a letter, a note or a telex."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tearline.intake.lexicon import any_of, table

MAX_LINES = 25
"""How many lines at the head of a text, and a few at its end, are looked at."""
_AT_END = 4
MAX_LENGTH = 100
_FIGURE = re.compile(r"\d")
_MONTH = re.compile(r"[JFMASONDjfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)")
_LINE = re.compile(r"[^\n]+")
MAX_OTHER = 7
"""More words than these beside the date, and the line is a sentence."""
MAX_DATES = 200
"""Of a text without a date line, this many dates are compared to find the last."""
_INSIDE = (" by", " in", " on", " of", " until", " till", " before", " dated", " since", " from", "'s", " than", " due")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    ordinal = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d|'?\d\d)(?![\d:])"
    return tuple(
        re.compile(rf"(?<![\w/]){form}", re.IGNORECASE)
        for form in (
            rf"(?P<month>{_months()}) (?P<day>[0-3]?\d) \d\d:\d\d(?::\d\d)?(?: [+-]\d{{4}}| [A-Z]{{3,4}})?"
            r" (?P<year>(?:19|20)\d\d)(?!\d)",
            rf"{ordinal}[ -](?:of )?(?P<month>{_months()})\.?,?[ -]{year}",
            rf"(?P<month>{_months()})\.? {ordinal},? (?:[^()\n]{{0,30}}\()?{year}",
            r"(?P<year>(?:19|20)?\d\d)-(?P<number>[01]?\d)-(?P<day>[0-3]?\d)(?!\d)",
        )
    )


@cache
def _months() -> str:
    return any_of([*table("words")["months"], *table("words")["month_abbreviations"]])


def day_of(text: str) -> date | None:
    """The day that a line near the head or at the end of the text gives, else the last that it names at all.

    None where it names none. Dates in figures went through ``figures.in_order``.
    """
    lines = [found.group() for found in _LINE.finditer(text)] if text.count("\n") < 5000 else []
    for line in [*lines[:MAX_LINES], *lines[MAX_LINES:][-_AT_END:]]:
        if len(line) > MAX_LENGTH or _FIGURE.search(line) is None:
            continue
        dated, named = _forms()[-1:], _MONTH.search(line) is not None
        for form in _forms() if named else dated if "-" in line else ():
            found = form.search(line)
            if found is not None and _alone(line, found) and (day := _date(found)) is not None:
                return day
    return max(_named(text), default=None)


@cache
def _any_date() -> re.Pattern[str]:
    months = _months()
    return re.compile(
        rf"(?:\b(?P<first>[0-3]?\d)(?:st|nd|rd|th)? )?\b(?P<month>{months})\.?(?: (?P<day>[0-3]?\d)(?:st|nd|rd|th)?)?,?"
        r" (?P<year>(?:19|20)\d\d)\b"
        r"|\b(?P<iso>(?:19|20)\d\d)-(?P<number>[01]?\d)-(?P<of>[0-3]?\d)\b",
        re.IGNORECASE,
    )


def _named(text: str) -> Iterator[date]:
    """The days that a text writes with their years; a month counts as its last day."""
    for count, found in enumerate(_any_date().finditer(" ".join(text[:100_000].split()))):
        if count > MAX_DATES:
            return
        month = _number(found.group("month")) if found.group("month") else int(found.group("number"))
        year, day = int(found.group("year") or found.group("iso")), found.group("first") or found.group("day")
        day = day or found.group("of")
        if 1 <= month <= 12:
            last = calendar.monthrange(year, month)[1]
            yield date(year, month, min(int(day) or last, last) if day else last)


def _alone(line: str, found: re.Match[str]) -> bool:
    """Whether nothing of a sentence stands with the date on its line."""
    before = line[: found.start()]
    others = re.findall(r"[^\W\d_]+", f"{before} {line[found.end() :]}")
    small = sum(word.islower() for word in others)
    if len(others) > MAX_OTHER or small > 4:
        return False
    return not before.rstrip().lower().endswith(_INSIDE) or before.strip().lower() in ("version of", "as of", "date of")


def _number(month: str) -> int:
    return [name[:3] for name in table("words")["months"]].index(month.casefold()[:3]) + 1


def _date(found: re.Match[str]) -> date | None:
    named = found.groupdict()
    month = _number(named["month"]) if named.get("month") else int(named["number"])
    written = named["year"].lstrip("'")
    year = int(written) if len(written) == 4 else 1900 + int(written) + (100 if int(written) < 60 else 0)
    try:
        return date(year, month, int(named["day"]))
    except ValueError:
        return None
