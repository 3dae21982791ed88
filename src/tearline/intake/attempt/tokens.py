"""A stretch of text as sentences of tokens, each token with its offsets into the document.

Patterns run over ``Sentence.line``: the words in small letters with one space between them. So a
line break, a double space or a capital makes no difference to what a pattern finds, and what it
finds still has its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tearline.intake.attempt.rows import row_starts
from tearline.intake.attempt.vocabulary import LETTER, PLACE, form_words, is_english, word
from tearline.intake.lexicon import places, words

if TYPE_CHECKING:
    from tearline.intake.attempt.places import Places

MAX_TOKENS = 220
"""Longer "sentences" (tables, text without full stops) are cut, so that reading stays linear."""

_TOKEN = re.compile(
    r"[AaPp]/[SsNn](?![^\W_])"  # A/S, P/N
    r"|[^\W\d_]+(?![^\W_]|[-'\x1f.])"  # most words
    r"|'[sS](?![^\W_])"  # 's
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\W_])|\d+\.\d+(?![^\W_])"  # 41,000  1.5
    r"|[^\W\d_]{1,4}(?:\.[^\W\d_]{1,2})+\.?(?![^\W_])"  # U.S.  d.o.o.  S.p.A.
    r"|[^\W_]+(?:(?:-(?:[ ]*\n[ ]*)?|'(?![sS](?![^\W_]))|\x1f+)[^\W_]+)*"
    r"|-{2,}|[^\s\x1f]"
)
_SAME_LENGTH = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‑": "-", "–": "-", "‐": "-", "−": "-", "\xa0": " ", "\t": " ", "\r": " ",
})  # fmt: skip
_PORTION = re.compile(r"\((?:U|C|S|TS|SBU|R|CUI)(?:/|\))")
_CAPITAL_BEHIND = re.compile(r"[ \n]([A-Z][\w-]*)")
_CLOSERS = frozenset(".!?;")
_AFTER_CLOSER = frozenset("\"')]")
_IN_BRACKETS = 40
"""So many tokens behind an opening bracket a semicolon ends no sentence: "(MDHT; Bureau of Studies)"."""
_STAMP_GAP = 20
"""So many blanks and a line end between two halves of a word: a page stamp stood there."""


class Token(NamedTuple):
    """One word or mark. ``low`` is its form for comparing: small letters, no full stop at the end.

    ``norm`` is the word without any dots (``d.o.o.`` and ``DOO`` are one), ``bits`` what the vocabulary knows of it.
    """

    text: str
    low: str
    start: int
    end: int
    norm: str = ""
    bits: int = 0


@dataclass(slots=True)
class Sentence:
    """Tokens in order. ``upper``: its text knows no small letters, so capitals say nothing."""

    tokens: list[Token]
    upper: bool
    line: str = ""
    places: Places | None = None
    _starts: dict[int, int] | None = None
    _ends: dict[int, int] | None = None

    def __post_init__(self) -> None:
        self.line = " " + " ".join([token[1] for token in self.tokens]) + " "

    def _index(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where tokens start and end in ``line``; worked out when first asked for."""
        if self._starts is None or self._ends is None:
            at, starts, ends = 1, dict[int, int](), dict[int, int]()
            for index, token in enumerate(self.tokens):
                starts[at] = index
                at += len(token[1])
                ends[at] = index + 1
                at += 1
            self._starts, self._ends = starts, ends
        return self._starts, self._ends

    def find(
        self, pattern: re.Pattern[str], start: int = 0, stop: int | None = None
    ) -> Iterator[tuple[int, int, re.Match[str]]]:
        """Every match of whole tokens from ``start`` to before ``stop``: (first token, token after the last, match)."""
        line, low, high = self.line, 0, len(self.line)
        if start > 0 or stop is not None:
            offsets = list(self._index()[0])
            low = offsets[start] - 1 if 0 < start < len(offsets) else 0
            high = offsets[stop] if stop is not None and stop < len(offsets) else high
        for found in pattern.finditer(line, low, high):
            starts, ends = self._index()
            first, after = found.span()
            while first < after and line[first] == " ":
                first += 1
            while after > first and line[after - 1] == " ":
                after -= 1
            if first in starts and after in ends and starts[first] >= start:
                yield starts[first], ends[after], found

    def low(self, index: int) -> str:
        """The form for comparing of one token; empty outside the sentence."""
        return self.tokens[index][1] if 0 <= index < len(self.tokens) else ""

    def bits(self, index: int) -> int:
        """What the vocabulary knows of one token; nothing outside the sentence."""
        return self.tokens[index][5] if 0 <= index < len(self.tokens) else 0

    def offset(self, index: int) -> int:
        """Where a token starts in ``line``."""
        return 1 + sum(len(token[1]) + 1 for token in self.tokens[:index])

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

    A bullet, a blank line, a label, a heading, a line of an address or of a table and a semicolon end a sentence
    too. ``raw`` is the message as it came; page stamps and the blank lines about them are out of ``text`` already.
    """
    capitals = _all_capitals(text[start : min(end, start + 20000)])
    rows = iter([*row_starts(text, start, end, raw), end + 1])
    row = next(rows)
    current: list[Token] = []
    closed = final = False  # the last token ends a sentence, unless what follows forbids it; its mark stands alone
    opened = -_IN_BRACKETS  # where the last bracket opened
    last: Token | None = None
    for token in _tokens(text, start, end):
        if last is not None:
            if token[2] >= row:
                cut = True
            elif closed:
                cut = len(current) >= MAX_TOKENS or _ends(last, token, capitals, text)
            else:
                cut = len(current) >= MAX_TOKENS
            if cut:
                yield Sentence(current, _upper(current, capitals))
                current, opened = [], -_IN_BRACKETS
        while token[2] >= row:
            row = next(rows)
        current.append(token)
        held = token[0][-1]
        if held == "(":
            opened = len(current)
        elif held == ")":
            opened = -_IN_BRACKETS
        if held in _CLOSERS and not (held == ";" and len(current) - opened < _IN_BRACKETS):
            closed, final = True, token[0] in _CLOSERS
        elif closed:
            closed = final and held in _AFTER_CLOSER and last is not None and last[3] == token[2]
        last = token
    if current:
        yield Sentence(current, _upper(current, capitals))


def _all_capitals(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) > 0.85 * max(1, letters)


def _upper(tokens: list[Token], capitals: bool) -> bool:
    """A heading in capitals, in a text with small letters, is such a text of its own."""
    if capitals:
        return True
    count = 0
    for token in tokens:
        if token[5] & LETTER:
            if not token[0].isupper():
                return False
            count += len(token[0]) > 1
    return count > 2


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    abbreviations = _abbreviations()
    new = tuple.__new__
    before: Token | None = None
    for found in _TOKEN.finditer(text, start, end):
        spelled = found[0]
        first, after = found.span()
        if spelled == "." and before is not None and before[3] == first:
            # a full stop that belongs to the word before it: Co., Ltd., J.
            if before[1] in abbreviations or (len(before[0]) == 1 and before[0].isupper()):
                before = new(Token, (before[0] + ".", before[1], before[2], after, before[4], before[5]))
                continue
        elif "\n" in spelled or "\x1f" in spelled:
            spelled = "".join(spelled.split()).replace("\x1f", "")  # a hyphen at the end of a line, a stamp in a word
        known = word(spelled)
        if before is not None:
            if first - before[3] > _STAMP_GAP and (joined := _torn(text, before, spelled, first, after)) is not None:
                before = joined
                continue
            yield before
        before = new(Token, (spelled, known[0], first, after, known[1], known[2]))
    if before is not None:
        yield before


def _torn(text: str, before: Token, spelled: str, first: int, after: int) -> Token | None:
    """The word of which a page stamp parted the two halves; none where both can stand by themselves."""
    if not (spelled[0].isalpha() and before[0].isalpha() and text[before[3] : first].count("\n") == 1):
        return None
    whole_word = before[0] + spelled
    known = word(whole_word)
    if not is_english(known.low) or (is_english(before[1]) and is_english(spelled.casefold())):
        return None
    return Token(whole_word, known.low, before[2], after, known.norm, known.bits)


@cache
def _abbreviations() -> frozenset[str]:
    return words("words", "abbreviations") | form_words()


def _ends(last: Token, token: Token, capitals: bool, text: str) -> bool:
    """Whether a sentence ends between a token that ends in a closing mark and the one behind it."""
    mark = last[0]
    if last[3] == token[2] and mark[-1] not in "!?":
        return False
    if mark in _CLOSERS or mark in _AFTER_CLOSER:
        return not (mark == "." and token[0][0].islower() and token[0] not in ("a", "the"))
    if _PORTION.match(text, token[2]):
        return True
    if not (len(mark) > 1 and token[0][0].isupper()):
        return False
    if token[1] in words("words", "upper_starters" if capitals else "sentence_starters"):
        return True
    if capitals or last[4] not in form_words() or token[4] in form_words():
        return False
    return not token[5] & PLACE or _begins_a_name(token, text)


def _begins_a_name(token: Token, text: str) -> bool:
    """Whether another word with a capital follows a place, and both are no place: "Foo Inc. Sandy Reach Ltd. is"."""
    behind = _CAPITAL_BEHIND.match(text, token[3])
    return behind is not None and f"{token[1]} {behind[1].casefold()}" not in places()


def singular(word: str) -> str:
    """A noun in the singular: ``tables`` to ``table``, ``batteries`` to ``battery``; ``bellows`` stays."""
    low, heads = word.casefold(), words("items", "heads")
    if (
        low in words("items", "uncountable")
        or low in heads
        or not low.endswith("s")
        or len(low) < 4
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
