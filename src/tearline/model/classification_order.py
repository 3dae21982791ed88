"""The executive orders under which text is classified, by date, and until when a text stays so (M3 to M5).

An original decision names a reason of the order and a day within the order's years. A derivative
carries no reason of its own, and takes over the longest of its sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

EXEMPT = ("50X1-HUM", "50X2-WMD")
"""What stands in place of a day: a human source, the design of a weapon of mass destruction (32 CFR 2001.12)."""

UNDATED_YEARS = 25
"""A source that states no day, or OADR or X1 to X8, counts from its own date (32 CFR 2001.22(e))."""


@dataclass(frozen=True, slots=True)
class ClassificationOrder:
    """An order in the wording that held from ``since``: where its reasons stand, and its years for an original."""

    number: str
    since: date
    section: str
    letters: str
    years: int

    def written(self, day: date) -> str:
        """A day of declassification in the order's own form: ``20510903``, before 2010 ``09/03/2034``."""
        return f"{day:%Y%m%d}" if self.number == "13526" else f"{day:%m/%d/%Y}"


ORDERS = (
    ClassificationOrder("12958", date(1995, 10, 14), "1.5", "abcdefg", 10),
    # As amended by E.O. 13292 (68 FR 15315), which moved the reasons and let an original run 25 years.
    ClassificationOrder("12958", date(2003, 3, 25), "1.4", "abcdefgh", 25),
    ClassificationOrder("13526", date(2010, 6, 27), "1.4", "abcdefgh", 25),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a derivative. ``until`` may be an exemption; None: no day, or an older mark such as OADR or X1."""

    title: str
    dated: date
    until: date | str | None

    @property
    def ends(self) -> date | str:
        """The last day of its classification (M5), or the exemption that has none."""
        return self.until or years_after(self.dated, UNDATED_YEARS)


def order_on(day: date) -> ClassificationOrder | None:
    """The order that held on ``day``; None before 14 October 1995."""
    return next((one for one in reversed(ORDERS) if one.since <= day), None)


def longest(sources: Iterable[Source]) -> date | str:
    """Until when a derivative of these sources stays classified; there must be one. An exemption outlasts every day."""
    ends = [one.ends for one in sources]
    exempt = [one for one in EXEMPT if one in ends]
    return exempt[0] if exempt else max(one for one in ends if isinstance(one, date))


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later; of 29 February the day before, where that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
