"""The day of a text that has no header of its own: the date line of a letter, a note or a telex."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tearline.intake.lexicon import any_of, table

MAX_LINES = 25
"""How many lines at the head of a text, and a few at its end, are looked at."""
_AT_END = 4
MAX_LENGTH = 72
_LINE = re.compile(r"[^\n]+")
MAX_OTHER = 7
"""More words than these beside the date, and the line is a sentence."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    months = any_of([*table("words")["months"], *table("words")["month_abbreviations"]])
    ordinal = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d|'?\d\d)(?!\d)"
    return tuple(
        re.compile(rf"(?<![\w/]){form}", re.IGNORECASE)
        for form in (
            rf"{ordinal}[ -](?:of )?(?P<month>{months})\.?,?[ -]{year}",
            rf"(?P<month>{months})\.? {ordinal},? {year}",
            r"(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
            r"(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?!\d)",
        )
    )


def day_of(text: str) -> date | None:
    """The day that a line near the head or at the end of the text gives; None where none does."""
    lines = [found.group() for found in _LINE.finditer(text)] if text.count("\n") < 5000 else []
    for line in [*lines[:MAX_LINES], *lines[MAX_LINES:][-_AT_END:]]:
        if len(line) > MAX_LENGTH:
            continue
        for form in _forms():
            found = form.search(line)
            if found is not None and _alone(line, found) and (day := _date(found)) is not None:
                return day
    return None


def _alone(line: str, found: re.Match[str]) -> bool:
    """Whether nothing of a sentence stands with the date on its line."""
    others = re.findall(r"[^\W\d_]+", line[: found.start()] + " " + line[found.end() :])
    small = sum(word.islower() for word in others)
    return (
        len(others) <= MAX_OTHER
        and small <= 4
        and not line[: found.start()]
        .rstrip()
        .lower()
        .endswith((" by", " in", " on", " of", " until", " before", " dated"))
    )


def _date(found: re.Match[str]) -> date | None:
    named = found.groupdict()
    if named.get("month"):
        month = [name[:3] for name in table("words")["months"]].index(named["month"].casefold()[:3]) + 1
    else:
        month = int(named["number"])
    written = named["year"].lstrip("'")
    year = int(written) if len(written) == 4 else 1900 + int(written) + (100 if int(written) < 60 else 0)
    try:
        return date(year, month, int(named["day"]))
    except ValueError:
        return None
