"""Patterns that are tried only at the words they can start with, so that most sentences cost next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tearline.intake.attempt.tokens import Sentence

Anchored = Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]
"""For each word that a pattern may start with: the place of the pattern in its list, and the pattern."""

_last: tuple[Sentence | None, frozenset[str]] = (None, frozenset())


def words_of(sentence: Sentence) -> frozenset[str]:
    """The different words of a sentence; those of the last one asked for are kept."""
    global _last  # one tuple, replaced whole: a race costs time, never a wrong answer
    held, found = _last
    if held is not sentence:
        found = frozenset(sentence.line.split(" "))
        _last = (sentence, found)
    return found


def anchored(data: Sequence[Mapping[str, str]]) -> Anchored:
    """The rows ``{at: words, say: pattern}`` of a lexicon file, each under the words that it starts at."""
    found: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    for place, row in enumerate(data):
        pattern = re.compile(f"(?:{row.get('say', '[^ ]+')})(?= )")
        for word in row["at"].split():
            found.setdefault(word, []).append((place, pattern))
    return found


def matches(sentence: Sentence, table: Anchored, start: int = 0) -> list[tuple[int, int]]:
    """Every place where a row matches, as (first token, token after), in the order of the rows, then of the text."""
    hits = table.keys() & words_of(sentence)
    if not hits:
        return []
    found = [
        (place, first, first + match.group().count(" ") + 1)
        for word in hits
        for first, at in occurrences(sentence, word)
        if first >= start
        for place, pattern in table[word]
        if (match := pattern.match(sentence.line, at)) is not None
    ]
    return [(first, after) for _, first, after in sorted(found)]


def occurrences(sentence: Sentence, word: str) -> Iterator[tuple[int, int]]:
    """Each place of a word in a sentence, as (token, offset in its line)."""
    line, sought = sentence.line, f" {word} "
    at = line.find(sought)
    while at >= 0:
        yield line.count(" ", 0, at), at + 1
        at = line.find(sought, at + 1)
