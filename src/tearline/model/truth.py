"""Strong Kleene logic: the three values in which every rule, exception and finding answers.

Unknown is not false and never becomes so by default; it leaves a result only where the other
operands decide it on their own (``no AND unknown`` is ``no``, ``yes OR unknown`` is ``yes``).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """``yes``, ``no`` or ``unknown``; deliberately without a truth value of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a Truth has three values: compare it with `is Truth.YES`")

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[self]

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """The truth of a Python boolean; None is unknown."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


def all_of(values: Iterable[Truth]) -> Truth:
    """Conjunction: ``no`` if any is ``no``, else ``unknown`` if any is; of nothing, ``yes``."""
    seen = set(values)
    if Truth.NO in seen:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.YES


def any_of(values: Iterable[Truth]) -> Truth:
    """Disjunction: ``yes`` if any is ``yes``, else ``unknown`` if any is; of nothing, ``no``."""
    seen = set(values)
    if Truth.YES in seen:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.NO


def at_least(count: int, values: Iterable[Truth]) -> Truth:
    """``yes`` once ``count`` are ``yes``; ``no`` once so few can still be that it is out of reach."""
    seen = list(values)
    sure = sum(value is Truth.YES for value in seen)
    open_ = sum(value is Truth.UNKNOWN for value in seen)
    if sure >= count:
        return Truth.YES
    return Truth.UNKNOWN if sure + open_ >= count else Truth.NO
