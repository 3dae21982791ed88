"""From when to when a rule, a list or an ownership share holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Validity:
    """A span of days, both ends included; an ``end`` of None is still open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"validity ends {self.end} before it starts {self.start}")

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies within the span."""
        return self.start <= day and (self.end is None or day <= self.end)
