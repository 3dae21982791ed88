"""The times that a sentence names, in the precision that the text has: a month stays a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tearline.intake.attempt.anchors import words_of
from tearline.intake.attempt.dateparts import (
    DAY,
    DAYS,
    FIGURE,
    ISO,
    MONTH_DAY,
    SHORT_YEAR,
    YEAR,
    century,
    checked,
    day_in,
    kinds,
    months,
    months_back,
)
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import table, words


@dataclass(frozen=True, slots=True)
class When:
    """Tokens ``first`` to ``after`` name the time ``iso``: ``2010``, ``2010-02`` or ``2010-02-26``.

    ``deadline``: "by 9 April", "until 2010": no time at which something was seen. ``relative``: "yesterday".
    """

    first: int
    after: int
    iso: str
    deadline: bool
    relative: bool = False


def times(sentence: Sentence, sent: date | None) -> list[When]:
    """The times that a sentence names, in order; a date without a year is the last such before ``sent``."""
    if not FIGURE.search(sentence.line) and kinds().keys().isdisjoint(words_of(sentence)):
        return []
    return _Reader(sentence, sent).read()


def deadlines(sentence: Sentence, sent: date | None, *, due: bool = False) -> Iterator[When]:
    """The days by which something is due; a month or a season is no such day.

    ``due``: the sentence says of itself that something is due, so each day that is still to come is one.
    """
    for one in times(sentence, sent):
        if len(one.iso) == 10 and (one.deadline or (due and sent is not None and one.iso >= sent.isoformat())):
            yield one


MAX_LEFT = 8
"""How many words before a date are looked at: "no later than close of business on Friday"."""


class _Reader:
    """Goes once through the tokens of a sentence."""

    def __init__(self, sentence: Sentence, sent: date | None) -> None:
        self.sentence, self.sent = sentence, sent
        self.lows = sentence.line.split(" ")[1:-1]
        self.found: list[When] = []

    def low(self, at: int) -> str:
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def read(self) -> list[When]:
        known, at = kinds(), 0
        for place, low in enumerate(self.lows):
            kind = known.get(low)
            if place < at or (kind is None and low[0] not in "0123456789'"):
                continue
            if kind == "month":
                at = self._month(place, months()[low])
            elif kind == "relative":
                at = self._relative(place, low)
            elif kind == "season":
                at = self._season(place, table("times")["seasons"][low])
            else:
                at = self._figures(place, low)
        return self.found

    # The kinds of dates

    def _month(self, at: int, month: int) -> int:
        first, after, day, year = at, at + 1, 0, 0
        before = self.low(at - 1)
        if before == "of" and DAY.fullmatch(self.low(at - 2)):
            first, day = at - 2, day_in(self.low(at - 2))
        elif DAY.fullmatch(before) and day_in(before) and not self._amount(at - 1):
            first, day = at - 1, day_in(before)
        elif DAYS.fullmatch(before):
            first, day = at - 1, -1
        elif YEAR.fullmatch(before):
            first, year = at - 1, int(before)
        if day > 0 and self.low(first - 1) in ("and", "to", "or", "-", "&", "/") and DAY.fullmatch(self.low(first - 2)):
            first, day = first - 2, -1  # "between 6 and 10 October": the month is sure, the day is not
        if not day:
            day, after = self._day_behind(after, year=year)
        if not year:
            year, after = self._year_behind(after, day=day)
        if not year and not day and self._no_month(at, first):
            return after
        self._add(first, after, year, month, max(day, 0))
        return after

    def _day_behind(self, after: int, *, year: int) -> tuple[int, int]:
        start = after
        while self.low(after) in (",", "the") and after < start + 2:
            after += 1
        low = self.low(after)
        if (after > start and not year) or not low or not low[0].isdigit():
            return 0, start
        if DAYS.fullmatch(low):
            return -1, after + 1
        if not DAY.fullmatch(low) or not day_in(low):
            return 0, start
        if low.isdigit() and self.low(start - 2) == "in" and self.low(after + 1).isalpha():
            return 0, start  # "in March 25 pumps were sought"
        if self.low(after + 1) in ("and", "to", "-", "or") and DAY.fullmatch(self.low(after + 2)):
            return -1, after + 3
        return day_in(low), after + 1

    def _year_behind(self, after: int, *, day: int) -> tuple[int, int]:
        at = after
        while self.low(at) in (",", "of", "in", "(", "this", "year", ".") and at < after + 4:
            at += 1
        low = self.low(at)
        if YEAR.fullmatch(low):
            return int(low), at + 1
        if at == after + 2 and self.low(after) == "this" and self.sent is not None:
            return self.sent.year, at
        if self.low(after) == "last" and self.low(after + 1) == "year" and self.sent is not None:
            return self.sent.year - 1, after + 2
        short = SHORT_YEAR.fullmatch(self.low(after)) if after < len(self.lows) else None
        if short and (day or int(short.group(1)) > 31) and not self.low(after + 1).isalpha():
            return century(int(short.group(1))), after + 1
        if short and (day or int(short.group(1)) > 31) and (self.low(after).startswith("'") or self.sentence.upper):
            return century(int(short.group(1))), after + 1
        return 0, after

    def _amount(self, at: int) -> bool:
        """ "Version 3 May apply" has no day; a figure that a word counts or numbers is none."""
        return self.low(at + 1) in ("may", "march") and self.low(at + 2) in ("be", "have", "not", "apply", "also")

    def _no_month(self, at: int, first: int) -> bool:
        """ "may" alone is a verb unless a preposition stands before it; so are "march" and "mar"."""
        if self.lows[at] not in ("may", "march", "mar", "sep", "dec", "jan", "jun"):
            return False
        before = self.low(first - 1)
        if before == "the":
            before = self.low(first - 2)
        return before not in words("times", "months_follow") or (
            before in ("and", "this", "that", "last") and self.low(at + 1) in ("be", "have", "not", "also", "well")
        )

    def _figures(self, at: int, low: str) -> int:
        iso, before = ISO.fullmatch(low), self.low(at - 1)
        if iso is not None and (iso.group(3) or len(iso.group(1)) == 4):
            year = int(iso.group(1)) if len(iso.group(1)) == 4 else century(int(iso.group(1)))
            self._add(at, at + 1, year, int(iso.group(2)), int(iso.group(3) or 0))
            return at + 1
        named = MONTH_DAY.fullmatch(low)
        if named is not None and before in words("times", "lead") and not self.low(at + 1).isalpha():
            self._add(at, at + 1, 0, int(named.group(1)), int(named.group(2)))
            return at + 1
        if YEAR.fullmatch(low):
            return self._year(at, before, int(low))
        return 0

    def _year(self, at: int, before: str, year: int) -> int:
        following = self.low(at + 1)
        if following in months():
            return 0  # "2019 august"
        if before in words("times", "laws") or following in ("/", "-"):
            return 0
        first = self._left(at)
        own = (
            before in words("times", "lead")
            or first < at
            or before in table("times")["seasons"]
            or before in (":", "early", "late")
        )
        if before == "of" and self.low(at - 2) in words("times", "spans"):
            first = self._left(at - 2)
        if own and not (
            following.isalpha() and before in ("of", "for", "to", "by", "than") and following.endswith("s")
        ):
            self._add(first, at + 1, year, 0, 0)
            return at + 1
        return 0

    def _season(self, at: int, start: int) -> int:
        year, after = self._year_behind(at + 1, day=0)
        before = self.low(at - 1) if self.low(at - 1) != "the" else self.low(at - 2)
        if year:
            self._add(at, after, year, 0, 0)
            return after
        if self.sent is not None and before in ("in", "during", "last", "since", "early", "late"):
            self._add(at, at + 1, self.sent.year if self.sent.month >= start + 1 else self.sent.year - 1, 0, 0)
        return at + 1

    def _relative(self, at: int, low: str) -> int:
        if self.sent is None:
            return 0
        before, iso = self.low(at - 1), ""
        if low in ("yesterday", "today"):
            iso = (self.sent - timedelta(days=low == "yesterday")).isoformat()
        elif low == "ago":
            return self._ago(at)
        elif low in table("times")["weekdays"]:
            if before == "last":
                back = (self.sent.weekday() - table("times")["weekdays"].index(low)) % 7 or 7
                iso = (self.sent - timedelta(days=back)).isoformat()
        elif low == "month" and self.low(at + 1) == "before" and self.low(at + 2) == "this":
            iso = months_back(self.sent, 1)
        elif before in ("last", "past", "previous", "this"):
            back = int(before != "this")
            if low == "month":
                iso = months_back(self.sent, back)
            elif low == "week":
                iso = (self.sent - timedelta(days=7 * back)).isoformat()[:7]
            elif low == "year":
                iso = str(self.sent.year - back)
        if iso:
            first = at - 1 if before in ("last", "past", "previous", "this") else at
            after = at + 4 if self.low(at + 1) == "before" and low == "month" else at + 1
            self._put(When(first, min(after, len(self.lows)), iso, self._due(first), relative=True))
        return at + 1

    def _ago(self, at: int) -> int:
        numbers = table("words")["numbers"]
        count, unit = self.low(at - 2), self.low(at - 1)
        number = (
            int(count) if count.isdigit() and len(count) < 3 else 1 if count in ("a", "one") else numbers.get(count)
        )
        if number is None or self.sent is None:
            return at + 1
        if unit in ("day", "days"):
            iso = (self.sent - timedelta(days=number)).isoformat()
        elif unit in ("week", "weeks"):
            iso = (self.sent - timedelta(days=7 * number)).isoformat()[:7]
        elif unit in ("month", "months"):
            iso = months_back(self.sent, number)
        else:
            return at + 1
        self._put(When(at - 2, at + 1, iso, False, relative=True))
        return at + 1

    # Keeping one

    def _add(self, first: int, after: int, year: int, month: int, day: int) -> None:
        start = self._left(first)
        due = self._due(start)
        if not year:
            year = self._last_year(month, day, ahead=due)
        if not year:
            return
        iso = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
        if checked(iso):
            self._put(When(start, after, iso, due))

    def _put(self, one: When) -> None:
        if not self.found or self.found[-1].after <= one.first:
            self.found.append(one)
        elif self.found[-1].after < one.after:
            self.found.append(When(self.found[-1].after, one.after, one.iso, one.deadline, one.relative))

    def _left(self, first: int) -> int:
        """Where a date starts with its part and its weekday: "the first week of", "close of business Friday"."""
        at, parts, joined = first, words("times", "parts"), words("times", "joined_parts")
        while at > 0 and first - at < MAX_LEFT:
            before = self.lows[at - 1]
            if (
                before in parts
                or (before == "of" and self.low(at - 2) in joined)
                or (before in ("the", ",", "on", "at", "to", "and", "or") and at < first and self.low(at - 2) in parts)
            ):
                at -= 1
            else:
                break
        return at

    def _due(self, start: int) -> bool:
        at = start - 1
        while at > start - 4 and self.low(at) in ("the", "on", "of", "at", ",", "about"):
            at -= 1
        low = self.low(at)
        if low == "than":
            return self.low(at - 1) in ("later", "after")
        if low == "before":
            return self.low(at - 1) not in ("month", "week", "day", "as", "year")
        return low in words("times", "deadline")

    def _last_year(self, month: int, day: int, *, ahead: bool) -> int:
        """The year that a date without one is in, seen from the day on which the text was sent."""
        if self.sent is None:
            return 0
        this, that = (month, day or self.sent.day), (self.sent.month, self.sent.day)
        if ahead:
            return self.sent.year + (this < that)
        return self.sent.year - (this > that)
