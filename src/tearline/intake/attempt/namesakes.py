"""When two writings are one name, and the names that a message has used, found again by another writing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from tearline.intake.attempt.directory import legal_form_words
from tearline.intake.lexicon import places, words

LETTERS = 3
"""A single word tells names apart only if it has more letters than this."""
FEW_WORDS = 2
"""A writing of no more words may stand for a name in whose middle they are."""


def same_name(left: str, right: str) -> bool:
    """Whether two writings are one name: equal words, or one the beginning of the other without its legal form."""
    return _same(bare(left), bare(right))


def bare(name: str) -> list[str]:
    """The words of a name in small letters, without its legal form."""
    flat = name.casefold().replace("'", "").replace(".", "")
    parts = "".join(char if char.isalnum() else " " for char in flat).split()
    while len(parts) > 1 and parts[-1] in legal_form_words():
        parts.pop()
    return parts


class Namesakes:
    """The names of a message under their numbers, in the order in which they came; a name may grow later.

    What is looked up stays in the index under its former words, too, so each find is compared with the name as it is.
    """

    def __init__(self) -> None:
        self._parts: list[list[str]] = []
        self._first_words: list[str] = []
        self._by_all: dict[tuple[str, ...], list[int]] = {}
        self._by_beginning: dict[tuple[str, ...], list[int]] = {}
        self._by_word: dict[str, set[int]] = {}

    def add(self, value: str) -> int:
        """Takes in a name; gives its number."""
        number, parts = len(self._parts), bare(value)
        self._parts.append(parts)
        self._first_words.append(parts[0] if parts else "")
        self._enter(number)
        return number

    def rename(self, number: int, value: str) -> None:
        """A name has a fuller writing from now on."""
        self._parts[number] = bare(value)
        self._enter(number)

    def find(self, value: str) -> int | None:
        """The number of the first name that ``value`` is another writing of.

        Failing that, the only name that has its one or two words anywhere: "Songhwa" for "Korea Songhwa Trading".
        """
        parts = bare(value)
        number = self._alike(parts)
        return number if number is not None else self._within(parts)

    def _enter(self, number: int) -> None:
        parts = tuple(self._parts[number])
        _insert(self._by_all.setdefault(parts, []), number)
        for count in range(1, len(parts)):
            _insert(self._by_beginning.setdefault(parts[:count], []), number)
        for part in parts:
            self._by_word.setdefault(part, set()).add(number)

    def _alike(self, parts: list[str]) -> int | None:
        """The first of the names that are equal to these words, their beginning, or longer by some."""
        shorter: list[Iterable[int]] = [
            self._by_all.get(tuple(parts[:count]), ()) for count in range(1, len(parts) + 1)
        ]
        longer = self._by_beginning.get(tuple(parts), ())
        first = [
            next((number for number in numbers if self._is(number, parts)), None) for numbers in (*shorter, longer)
        ]
        return min((number for number in first if number is not None), default=None)

    def _is(self, number: int, parts: list[str]) -> bool:
        return self._first_words[number] == parts[0] and _same(self._parts[number], parts)

    def _within(self, parts: list[str]) -> int | None:
        telling = [part for part in parts if part not in _plain()]
        if len(parts) > FEW_WORDS or not telling or len(telling[0]) <= LETTERS:
            return None
        rarest = min((self._by_word.get(part, set[int]()) for part in parts), key=len)
        wanted = set(parts)
        found = list(islice((number for number in rarest if wanted <= set(self._parts[number])), 2))
        return found[0] if len(found) == 1 else None


def _insert(numbers: list[int], number: int) -> None:
    """Keeps ``numbers`` in order, each once."""
    place = bisect_left(numbers, number)
    if place == len(numbers) or numbers[place] != number:
        numbers.insert(place, number)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short and (len(short) > 1 or len(short[0]) > LETTERS)


@cache
def _plain() -> frozenset[str]:
    """Words of names that tell nobody apart."""
    return words("organisations", "words") | words("organisations", "generic") | frozenset(places())
