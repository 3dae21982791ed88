"""A stretch of text as sentences of tokens, each token with its offsets into the document.

Patterns run over ``Sentence.line``: the words in small letters with one space between them. So a
line break, a double space or a capital makes no difference to what a pattern finds, and what it
finds still has its place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tearline.intake.lexicon import table, words

MAX_TOKENS = 220
"""Longer "sentences" (tables, text without full stops) are cut, so that reading stays linear."""

_TOKEN = re.compile(
    r"'[sS](?![^\W_])"  # 's
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\W_])|\d+\.\d+(?![^\W_])"  # 41,000  1.5
    r"|[AaPp]/[SsNn](?![^\W_])"  # A/S, P/N
    r"|[^\W\d_]{1,4}(?:\.[^\W\d_]{1,2})+\.?(?![^\W_])"  # U.S.  d.o.o.  S.p.A.
    r"|[^\W_](?:[^\W_]|-(?:[ ]*\n[ ]*)?(?=[^\W_])|'(?![sS](?![^\W_]))(?=[^\W_]))*"
    r"|-{2,}|\S"
)
_SAME_LENGTH = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‑": "-", "–": "-", "‐": "-", "−": "-", "\xa0": " ", "¶": " ", "\t": " ", "\r": " ",
})  # fmt: skip
_BULLET = re.compile(r"\n[ ]*(?:--?|[•*·▪○●◦]|\(?[a-z0-9]{1,2}[.)])[ ]")
_LABEL = re.compile(
    r"\n[ ]*(?!(?i:in|of|from|for|at|to|by|and|with|on|the|a|or|under|via|is|are) )"
    r"[A-Za-z][A-Za-z ./-]{1,28}[ ]*:(?=\s)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_PORTION = re.compile(r"\((?:U|C|S|TS|SBU|R|CUI)(?:/|\))")
_CLOSERS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``low`` is its form for comparing: small letters, no full stop at the end."""

    text: str
    low: str
    start: int
    end: int

    @property
    def norm(self) -> str:
        """The word without any dots: ``d.o.o.`` and ``DOO`` are one."""
        return self.low.replace(".", "") or self.low


@dataclass(slots=True)
class Sentence:
    """Tokens in order. ``upper``: its text knows no small letters, so capitals say nothing."""

    tokens: list[Token]
    upper: bool
    line: str = ""
    _starts: dict[int, int] = field(default_factory=dict)
    _ends: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        at, parts = 1, [""]
        for index, token in enumerate(self.tokens):
            self._starts[at] = index
            at += len(token.low)
            self._ends[at] = index + 1
            at += 1
            parts.append(token.low)
        parts.append("")
        self.line = " ".join(parts)

    def find(self, pattern: re.Pattern[str], start: int = 0) -> Iterator[tuple[int, int, re.Match[str]]]:
        """Every match that covers whole tokens, as (first token, token after the last, match)."""
        for found in pattern.finditer(self.line):
            first, after = found.start(), found.end()
            while first < after and self.line[first] == " ":
                first += 1
            while after > first and self.line[after - 1] == " ":
                after -= 1
            if first in self._starts and after in self._ends and self._starts[first] >= start:
                yield self._starts[first], self._ends[after], found

    def low(self, index: int) -> str:
        """The form for comparing of one token; empty outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def offset(self, index: int) -> int:
        """Where a token starts in ``line``."""
        return 1 + sum(len(token.low) + 1 for token in self.tokens[:index])

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The offsets of a run of tokens in the document."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def __len__(self) -> int:
        return len(self.tokens)


def same_length(text: str) -> str:
    """``text`` with one kind of apostrophe, quotation mark, hyphen and space; no offset moves."""
    return text.translate(_SAME_LENGTH)


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern over ``Sentence.line`` that starts and ends at the edges of words."""
    return re.compile(f"(?<= )(?:{pattern})(?= )")


def sentences(text: str, start: int, end: int, raw: str | None = None) -> Iterator[Sentence]:
    """The sentences of ``text[start:end]``; ``text`` went through ``same_length``.

    A bullet, a blank line, a label at the start of a line and a semicolon end a sentence too. ``raw``
    is the text before page stamps were blanked, since a stamp parts no sentence.
    """
    letters = [char for char in text[start:end][:20000] if char.isalpha()]
    upper = sum(char.isupper() for char in letters) > 0.85 * max(1, len(letters))
    breaks = sorted(found.start() for pattern in (_BULLET, _LABEL) for found in pattern.finditer(text, start, end))
    current: list[Token] = []
    for token in _tokens(text, start, end):
        if current and _breaks(text if raw is None else raw, current, token, breaks, upper):
            yield Sentence(current, upper)
            current = []
        current.append(token)
    if current:
        yield Sentence(current, upper)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    abbreviations = words("words", "abbreviations") | _form_words()
    before: Token | None = None
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        if word == "." and before and before.end == found.start() and _abbreviated(before, abbreviations):
            before = Token(before.text + ".", before.low, before.start, found.end())
            continue
        if before is not None:
            yield before
        flat = "".join(word.split()) if "\n" in word else word  # a hyphen at the end of a line
        low = flat.casefold()
        before = Token(flat, low.rstrip(".") or low, found.start(), found.end())
    if before is not None:
        yield before


def _abbreviated(token: Token, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop right behind the token belongs to it: ``Co.``, ``Ltd.``, ``J.``"""
    return token.low in abbreviations or (len(token.text) == 1 and token.text.isupper())


def _breaks(raw: str, current: list[Token], token: Token, breaks: list[int], upper: bool) -> bool:
    last = current[-1]
    between = raw[last.end : token.start].replace("\r\n", " \n").replace("\r", "\n")
    if len(current) >= MAX_TOKENS:
        return True
    if "\n" in between:
        if _BLANK_LINE.search(between):
            return True
        ahead = bisect_left(breaks, last.end)
        if ahead < len(breaks) and breaks[ahead] < token.start:
            return True
    if last.text in _CLOSERS:
        return not (last.text == "." and token.text[0].islower() and token.text not in ("a", "the"))
    if not between:
        return False
    if last.text.endswith(".") and _PORTION.match(raw, token.start):
        return True
    if not (last.text.endswith(".") and len(last.text) > 1 and token.text[0].isupper()):
        return False
    if token.low in words("words", "upper_starters" if upper else "sentence_starters"):
        return True
    return not upper and last.norm in _form_words() and token.norm not in _form_words()


@cache
def _form_words() -> frozenset[str]:
    """Every single word that legal forms are made of."""
    return frozenset(part for row in table("organisations")["legal_forms"] for part in row["form"].split())


def singular(word: str) -> str:
    """A noun in the singular: ``tables`` to ``table``, ``batteries`` to ``battery``; ``bellows`` stays."""
    low, heads = word.casefold(), words("items", "heads")
    if (
        low in words("items", "uncountable")
        or low in heads
        or not low.endswith("s")
        or low.endswith(("ss", "us", "is"))
    ):
        return word
    if low.endswith("es") and low[:-2] in heads and low[:-1] not in heads:
        return word[:-2]
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + ("Y" if word.isupper() else "y")
    if low.endswith(("ches", "shes", "xes", "sses", "zes")) and low[:-1] not in heads:
        return word[:-2]
    return word[:-1]


def value_of(sentence: Sentence, first: int, after: int) -> str:
    """A run of tokens as it is written, with single spaces where the text has any space."""
    value = ""
    for before, token in zip([None, *sentence.tokens[first:after]], sentence.tokens[first:after], strict=False):
        value += (" " if before is not None and before.end < token.start else "") + token.text
    return value


@cache
def stop_words() -> frozenset[str]:
    """Words that are no part of any description: articles, prepositions, conjunctions, pronouns, auxiliaries."""
    keys = ("articles", "prepositions", "conjunctions", "pronouns", "auxiliaries", "negations")
    return frozenset().union(*(words("words", key) for key in keys))
