"""What is told nearest to a sentence, found without looking at everything that is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Nearest(Generic[T]):
    """Things in their order, each with the numbers of the sentences that tell of it."""

    def __init__(self, told: Iterable[tuple[T, Iterable[int]]]) -> None:
        self._things: list[T] = []
        self._first: dict[int, int] = {}
        for place, (thing, numbers) in enumerate(told):
            self._things.append(thing)
            for number in numbers:
                self._first.setdefault(number, place)
        self._numbers = sorted(self._first)

    def to(self, numbers: Iterable[int]) -> tuple[T, int] | None:
        """The thing told nearest to any of the sentences, and how many sentences away; of equals the first.

        None where nothing is told.
        """
        best = min((row for number in numbers for row in self._beside(number)), default=None)
        return None if best is None else (self._things[best[1]], best[0])

    def _beside(self, number: int) -> list[tuple[int, int]]:
        """The distances to the last sentence before a number and the first from it on, with what they tell of."""
        place = bisect_left(self._numbers, number)
        return [(abs(told - number), self._first[told]) for told in self._numbers[max(0, place - 1) : place + 1]]
