"""Which entries an item may meet by its words: the official text searched, and its tariff code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from tearline.rulebook.official import ENTRY_CODE, OfficialText, entry_of, words_of

# An entry is a candidate where one of its paragraphs holds this share of what the description says,
# weighed by how rare each word is in the list, and at least two of its words.
SCORE = 0.8
_EMPTY = frozenset(
    [
        *("a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its"),
        *("not", "of", "on", "or", "other", "than", "that", "the", "their", "this", "to", "with"),
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that the search came upon. ``score`` from 0 to 1; ``heading`` in the publisher's words."""

    entry: str
    score: float
    heading: str


@dataclass(frozen=True)
class _Index:
    """Words by paragraph, and in how many entries each word stands."""

    paragraphs: tuple[tuple[str, frozenset[str]], ...]
    entries_with: Counter[str]
    entries: int

    def weight(self, word: str) -> float:
        return log(1 + self.entries / self.entries_with[word])


def search(official: OfficialText, description: str) -> tuple[Found, ...]:
    """Entries whose paragraphs say what ``description`` says, best first; words that the list lacks are left out."""
    index = _index(official)
    asked = sorted({word for word in words_of(description) if word not in _EMPTY and index.entries_with[word]})
    total = sum(index.weight(word) for word in asked)
    best: dict[str, float] = {}
    for entry, words in index.paragraphs:
        met = [word for word in asked if word in words]
        if len(met) >= min(2, len(asked)) and met:
            best[entry] = max(best.get(entry, 0.0), sum(index.weight(word) for word in met) / total)
    ranked = sorted(best.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))
    return tuple(Found(entry, round(score, 4), official.entry(entry)[0].text) for entry, score in ranked)


def by_text(official: OfficialText | None, description: str) -> tuple[str, ...]:
    """The entries above the fixed score; none where no official text is loaded or one word alone was met."""
    if official is None:
        return ()
    index = _index(official)
    asked = {word for word in words_of(description) if word not in _EMPTY and index.entries_with[word]}
    if len(asked) < 2:
        return ()
    return tuple(found.entry for found in search(official, description) if found.score >= SCORE)


def by_tariff(table: Mapping[str, tuple[str, ...]], code: str | None) -> tuple[str, ...]:
    """The entries that goods of that Harmonized System code may meet; the longest prefix decides."""
    for length in (6, 4):
        if code is not None and code[:length] in table and len(code) >= length:
            return table[code[:length]]
    return ()


@lru_cache(maxsize=4)
def _index(official: OfficialText) -> _Index:
    paragraphs: list[tuple[str, frozenset[str]]] = []
    entries_with: Counter[str] = Counter()
    for code in official.entries:
        of_entry: set[str] = set()
        for paragraph in official.entry(code):
            if paragraph.kind in ("heading", "paragraph", "note", "technical_note"):
                words = frozenset(words_of(paragraph.text))
                paragraphs.append((entry_of(paragraph.path)[:ENTRY_CODE], words))
                of_entry |= words
        entries_with.update(of_entry)
    return _Index(tuple(paragraphs), entries_with, len(official.entries))
