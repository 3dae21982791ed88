"""When something was seen, in the precision that the text has: a month stays a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.lexicon import any_of, table


@dataclass(frozen=True, slots=True)
class When:
    """Tokens ``first`` to ``after`` name the time ``iso``: ``2010``, ``2010-02`` or ``2010-02-26``.

    ``deadline``: "by 9 April", "no later than": a time ahead, never one at which something was seen.
    """

    first: int
    after: int
    iso: str
    deadline: bool


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = any_of([*table("words")["months"], *table("words")["month_abbreviations"]])
    lead = (
        r"(?:(?P<deadline>by|no later than|not later than|before|due|until)|as of|as late as|as recently as|since"
        r"|during|around|about|in|on|from|of|dated|through|between)? ?(?:about |around |approximately |the )?"
    )
    part = (
        r"(?:early|mid|late|mid-|middle of|end of|beginning of|first half of|second half of|start of"
        r"|(?:first|second|third|last) (?:week|days|fortnight|quarter|third|part) of)?(?: to | and |/)?"
    )
    part = rf"(?:{part} ?{part} )?"
    ordinal = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    mid = rf"(?:(?:early|mid|late)-)?(?P<month>{months})"
    return tuple(
        whole(pattern)
        for pattern in (
            rf"{lead}{ordinal} (?:of )?{mid}(?: ,)?(?: {year})?",
            rf"{lead}{mid} {ordinal}(?: ,)?(?: {year})?",
            rf"{lead}(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)",
            r"(?:on |of |dated |yesterday |today )?(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>(?:19|20)\d\d)",
            rf"{lead}{part}{mid}(?: ,| of)?(?: {year})?",
            rf"(?:as of|in|during|since|around) (?:the )?{part}"
            rf"(?:(?:spring|summer|autumn|fall|winter|(?:first|second|third|fourth|last) quarter) (?:of )?)?{year}",
            r"(?:as of )?(?P<last>last month|this month|the past month)",
        )
    )


def times(sentence: Sentence, sent: date | None) -> list[When]:
    """The times that a sentence names; a month without a year is the last such month before ``sent``."""
    found: list[When] = []
    taken: set[int] = set()
    for pattern in _patterns():
        for first, after, match in sentence.find(pattern):
            if not taken.isdisjoint(range(first, after)):
                continue
            named = match.groupdict()
            iso = _iso(named, sent, ahead=bool(named.get("deadline")))
            if named.get("day"):
                taken.update(range(first, after))  # 30 February is no time, and not a February either
            if iso is not None and not _modal_may(sentence, first, after, named):
                taken.update(range(first, after))
                found.append(When(first, after, iso, bool(named.get("deadline"))))
    return sorted(found, key=lambda one: one.first)


def _modal_may(sentence: Sentence, first: int, after: int, named: dict[str, str | None]) -> bool:
    """ "may" alone is a verb unless a preposition or a figure stands with it; so is "march"."""
    return named.get("month") in ("may", "march", "mar", "sep", "dec") and after - first == 1 and not named.get("year")


def _iso(named: dict[str, str | None], sent: date | None, *, ahead: bool) -> str | None:
    if named.get("iso"):
        return _checked(str(named["iso"]))
    if named.get("last"):
        return None if sent is None else _month_back(sent, 0 if named["last"] == "this month" else 1)
    if named.get("number"):
        return _checked(f"{named['year']}-{int(str(named['number'])):02}-{int(str(named['day'])):02}")
    if not named.get("month"):
        return named.get("year")
    month = _month(str(named["month"]))
    day = int(str(named["day"])) if named.get("day") else None
    year = int(str(named["year"])) if named.get("year") else _year(month, day, sent, ahead=ahead)
    if year is None:
        return None
    return _checked(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))


def _year(month: int, day: int | None, sent: date | None, *, ahead: bool) -> int | None:
    """The year that a date without one is in, seen from the day on which the text was sent."""
    if sent is None:
        return None
    this = (month, day if day is not None else sent.day)
    if ahead:
        return sent.year if this >= (sent.month, sent.day) else sent.year + 1
    return sent.year if this <= (sent.month, sent.day) else sent.year - 1


def _month(word: str) -> int:
    return [name[:3] for name in table("words")["months"]].index(word[:3]) + 1


def _month_back(sent: date, count: int) -> str:
    months = sent.year * 12 + sent.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _checked(iso: str) -> str | None:
    """``iso`` where the calendar has such a day."""
    try:
        date.fromisoformat(iso if len(iso) == 10 else f"{iso}-01")
    except ValueError:
        return None
    return iso


def deadlines(sentence: Sentence, sent: date | None) -> Iterator[When]:
    """The times by which something is due."""
    for one in times(sentence, sent):
        if one.deadline:
            yield one
