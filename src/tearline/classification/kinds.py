"""What kind of thing a description names: the phrases of the vocabulary, longest first, and what is left over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tearline.model.truth import Truth
from tearline.rulebook.rule import KindOf
from tearline.rulebook.vocabulary import Vocabulary

# Latin words and numbers, marks that begin an addition, and runs of other scripts (a single Greek
# letter is a sign of measurement). Hyphens and slashes part words: "rotary/tilting", "B-axis".
_WORD = re.compile(r"[a-z0-9]+|[,;+]|[\u0370-\u03ff]{2,}|[^\W\d_a-z\u0370-\u03ff]+")
_LATIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_PURPOSE = {"for"}
_ADDITION = {"with", "including", "incl", "and", "plus", "+", ",", ";", "incorporating", "having"}
_HOW_MANY = {"single", "one", "two", "dual", "three", "four", "five", "six", "multi", *"123456789"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """``named``: kinds of the leading phrase; ``beside``: kinds named elsewhere, except as a purpose.

    ``left``: words that belong to no phrase and to no purpose (the number of axes before a phrase
    belongs to it). ``words``: what was recognised. A description that names nothing has no kinds.
    """

    named: tuple[str, ...]
    beside: tuple[str, ...]
    left: frozenset[str]
    words: str = ""


def recognise(description: str, vocabulary: Vocabulary) -> Recognised:
    """The kinds that ``description`` names.

    The thing itself comes first; after ``with`` or a comma come additions, which may be things too;
    after ``for``, up to the next addition, comes the purpose, which says nothing about the thing.
    """
    phrases, longest = _phrases(vocabulary_key(vocabulary))
    words = [_singular(word) for word in _WORD.findall(_plain(description))]
    named: list[str] = []
    beside: list[str] = []
    left: list[str] = []
    seen: list[str] = []
    part, at = "thing", 0
    while at < len(words):
        kind, taken = _longest_at(words, at, phrases, longest)
        if kind is not None:
            if part == "thing":
                named.append(kind)
                seen.append(" ".join(words[at : at + taken]))
            elif part == "addition":
                beside.append(kind)
            at += taken
            continue
        word = words[at]
        counted = word in _HOW_MANY and words[at + 1 : at + 2] == ["axis"]
        if counted and _longest_at(words, at + 2, phrases, longest)[0] is not None:
            at += 2
            continue
        if word in _PURPOSE:
            part = "purpose"
        elif word in _ADDITION:
            part = "addition"
        elif part != "purpose":
            left.append(word)
        at += 1
    return Recognised(tuple(dict.fromkeys(named)), tuple(dict.fromkeys(beside)), frozenset(left), ", ".join(seen))


def is_kind(found: Recognised, test: KindOf) -> Truth:
    """Whether what was recognised is one of the test's kinds; no only where it is clearly another.

    Words in a script that the phrases do not know may say anything: they forbid the answer no.
    """
    wanted = {*test.kinds, *test.may_be}
    if set(found.named) & set(test.kinds):
        return Truth.YES
    unread = any(not word.isascii() for word in found.left)
    if not found.named or unread or wanted & {*found.named, *found.beside} or found.left & set(test.beware):
        return Truth.UNKNOWN
    return Truth.NO


def vocabulary_key(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Every phrase with its kind, in a form that can be kept."""
    return tuple((phrase, kind.id) for kind in vocabulary.kinds.values() for phrase in kind.phrases)


@lru_cache(maxsize=8)
def _phrases(pairs: tuple[tuple[str, str], ...]) -> tuple[dict[tuple[str, ...], str], int]:
    found = {tuple(_singular(word) for word in _WORD.findall(_plain(phrase))): kind for phrase, kind in pairs}
    return found, max((len(words) for words in found), default=0)


def _longest_at(words: list[str], at: int, phrases: dict[tuple[str, ...], str], longest: int) -> tuple[str | None, int]:
    for length in range(min(longest, len(words) - at), 0, -1):
        kind = phrases.get(tuple(words[at : at + length]))
        if kind is not None:
            return kind, length
    return None, 0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _singular(word: str) -> str:
    if word == "axes":
        return "axis"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
