"""The models that a text names, one or several, in the alternative or together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tearline.intake.attempt.tokens import Sentence, stop_words, value_of
from tearline.intake.lexicon import words

MAX_LENGTH = 24
_MODEL = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*")
_NO_MODEL = re.compile(
    r"\d[A-E]\d{3}|(?:ISO|DIN|AISI|ASTM|UNSCR|EUR?|USD|HS|CAS|EO|RES|E\.O|UN|DTG|ECCN|ML)-?\d.*"
    r"|\d+(?:ST|ND|RD|TH|KG|MM|CM|KM|KW|HZ|V|W|A|M|G|L|T|D|Z|K|X|PC|PCS|AM|PM)|[A-Z]\d?|\d+"
)


_LETTERS = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{1,4})?")
_FIGURES = re.compile(r"\d{2,5}[A-Z]{0,3}|\d{1,3}[.]\d{1,3}")
_TELLING = re.compile(r"\d| part | item | catalogue | catalog ")


@dataclass(frozen=True, slots=True)
class Models:
    """Tokens ``first`` to ``after`` list models; ``keyed``: a word such as "model" introduces them."""

    first: int
    after: int
    models: tuple[str, ...]
    alternatives: bool
    keyed: bool


def models(sentence: Sentence, taken: Iterable[int]) -> list[Models]:
    """The lists of models in a sentence: ``either model BM-40 or model BM-60K``."""
    if not (
        _TELLING.search(sentence.line) or any(token[1] in words("items", "model_keys") for token in sentence.tokens)
    ):
        return []
    busy, found, index = set(taken), list[Models](), 0
    while index < len(sentence):
        start = index
        keyed = sentence.low(index) in words("items", "model_keys") or _part_number(sentence, index)
        if keyed:
            index += 2 if _part_number(sentence, index) else 1
            while sentence.low(index) in (
                ":",
                "no",
                "number",
                "numbers",
                '"',
                "is",
                "was",
                "are",
                "were",
                "the",
                "either",
                "designated",
            ):
                index += 1
        one = (
            _model(sentence, index, keyed=keyed)
            if index < len(sentence) and index not in busy and not _of_a_paper(sentence, start)
            else None
        )
        if one is None:
            index = max(index, start + 1)
            continue
        listed, alternatives, end = [one[1]], sentence.low(start - 1) == "either", one[0]
        while (more := _next_model(sentence, end, busy, keyed=keyed)) is not None:
            listed.append(more[1])
            end, alternatives = more[0], alternatives or more[2]
        if keyed or _plain_model(listed[0]):
            found.append(Models(start, end, tuple(dict.fromkeys(listed)), alternatives and len(listed) > 1, keyed))
        index = max(end, start + 1)
    return found


_PAPERS = words("grammar", "papers")
_NO_SERIES = words("grammar", "no_series")


def _of_a_paper(sentence: Sentence, at: int) -> bool:
    """ "purchase order YQ-2308-117": the number of a paper and no model."""
    if sentence.low(at - 1) in ("reference", "ref") and sentence.low(at - 2) == "your":
        return False  # a maker's own name for its goods
    before = (
        sentence.low(at - 1)
        if sentence.low(at - 1) not in ("(", ":", ".", "no", "number", "nr")
        else sentence.low(at - 2)
    )
    return before in _PAPERS or sentence.low(at - 1) in _PAPERS - {"number", "no", "item"}


def _part_number(sentence: Sentence, index: int) -> bool:
    return sentence.low(index) in ("part", "catalogue", "catalog", "item") and sentence.low(index + 1) in (
        "number",
        "numbers",
        "no",
        "nos",
    )


def _plain_model(text: str) -> bool:
    """Without "model" before it, a model must have letters, figures and some length."""
    return len(text) >= 4 and any(char.isdigit() for char in text) and any(char.isupper() for char in text)


def _model(sentence: Sentence, index: int, *, keyed: bool) -> tuple[int, str] | None:
    """One model that starts at a token, as (token after it, value)."""
    token = sentence.tokens[index]
    if _shaped(token.text):
        after = index + 1
        if after < len(sentence) - 1 and sentence.low(after) in "/." and _glued(sentence, after):
            after += 2
        return after, value_of(sentence, index, after)
    following = sentence.tokens[index + 1].text if index + 1 < len(sentence) else ""
    letters = _LETTERS.fullmatch(token.text) is not None and token.text not in _NO_SERIES
    if letters and (keyed or not sentence.upper) and _FIGURES.fullmatch(following):
        return _series(sentence, index)
    if not keyed:
        return None
    if re.fullmatch(r"[A-Z]{2,4}(?:-[A-Z]{1,4}){1,3}", token.text):
        return index + 1, token.text
    if token.text.isdigit() and 2 <= len(token.text) <= MAX_LENGTH:
        return index + 1, token.text
    word = token.text[0].isupper() and token.text.isalpha() and len(token.text) <= 8 and token.low not in stop_words()
    return (index + 2, value_of(sentence, index, index + 2)) if word and sentence.low(index + 1)[:1].isdigit() else None


def _series(sentence: Sentence, index: int) -> tuple[int, str]:
    """``LE 405``, ``SP 660/5``, ``TV 850 CNC``: letters and figures with a space between them."""
    after = index + 2
    if (
        sentence.low(after) == "/"
        and after + 1 < len(sentence)
        and sentence.tokens[after + 1].text.isdigit()
        and sentence.tokens[after].start == sentence.tokens[after - 1].end
    ):
        after += 2
    return after, value_of(sentence, index, after)


def _shaped(text: str) -> bool:
    """Capitals and figures in one word, as makers name their models; no standard, list entry, date or measure."""
    if len(text) > MAX_LENGTH or not _MODEL.fullmatch(text) or _NO_MODEL.fullmatch(text.upper()):
        return False
    small = sum(char.islower() for char in text)
    return small <= 2 and any(char.isdigit() for char in text) and any(char.isupper() for char in text)


def _glued(sentence: Sentence, slash: int) -> bool:
    """``MDP-50/2``: a slash inside one model, no space beside it and no model by itself behind it."""
    before, mark, behind = sentence.tokens[slash - 1 : slash + 2]
    return before.end == mark.start and mark.end == behind.start and len(behind.text) <= 2


def _next_model(sentence: Sentence, end: int, busy: set[int], *, keyed: bool) -> tuple[int, str, bool] | None:
    at, alternatives, joined = end, False, False
    while sentence.low(at) in (
        ",",
        "or",
        "and",
        "/",
        "&",
        "and/or",
        "alternatively",
        "failing",
        "that",
        "model",
        "models",
        "type",
        "the",
        '"',
        "either",
        "as",
        "well",
    ):
        joined = True
        alternatives = alternatives or sentence.low(at) in ("or", "/", "alternatively")
        at += 1
    if not joined or at >= len(sentence) or at in busy:
        return None
    one = _model(sentence, at, keyed=keyed)
    if (
        one is not None
        and one[1].isdigit()
        and sentence.low(one[0])[:1].isalpha()
        and sentence.low(one[0]) not in stop_words()
    ):
        return None  # "type TX 5533, and 15 capacitors": a count
    return None if one is None else (one[0], one[1], alternatives)
