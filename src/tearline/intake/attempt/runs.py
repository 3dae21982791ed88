"""How far a run of name words goes: capitals, joints such as "of" and "&", commas and brackets inside a name."""

from __future__ import annotations

import re
from functools import cache

from tearline.intake.attempt.directory import firm_nouns, legal_form, org_words
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.tokens import Sentence, stop_words
from tearline.intake.lexicon import words

MAX_RUN = 12
_PARTICLES = frozenset(["van", "von", "der", "den", "de", "la", "ten", "ter", "zu"])
_ARTICLED = re.compile(r"(?:al|el|ul|as|ad|ar|an|ash|az|at|ol)-[A-Z]")
"""``al-Rimal``: an article in small letters inside a name."""
COMPANY = frozenset(["company", "corporation", "enterprise", "complex", "establishment"])


def _ordinal(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    return low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th") and sentence.low(index + 1) in org_words()


def _nameable(low: str) -> bool:
    """Whether a word of a text without small letters may be part of a name."""
    if low in org_words() or low in words("organisations", "generic"):
        return True
    if low in words("words", "common") or low in function_words():
        return False
    return any(char.isalpha() for char in low)


@cache
def function_words() -> frozenset[str]:
    """Words that no name begins with in a text without small letters: articles, prepositions, "new", "several"."""
    return stop_words() | words("words", "item_fillers")


def run_end(sentence: Sentence, index: int, busy: set[int]) -> int:
    """The token after the run of names that starts at ``index``."""
    end, at = index, index
    while at < len(sentence) and at - index < MAX_RUN and at not in busy:
        token = sentence.tokens[at]
        if sentence.upper and token.low in ("firm", "firms", "companies", "supplier", "manufacturer", "entity"):
            break
        form = legal_form(sentence, at) if at > index else None
        if form is not None:
            end = at = form[0]
            if not _form_follows(sentence, at):
                break
        elif is_name_token(sentence, at, first=at == index):
            end = at = at + 1
        elif at > index and (_second_particle(sentence, at) or _joint(sentence, at, busy)):
            at += 1
        elif token.text == "(" and at > index and (close := _bracketed(sentence, at)):
            end = at = close
        else:
            break
    return end


def _second_particle(sentence: Sentence, at: int) -> bool:
    return sentence.low(at - 1) in _PARTICLES and sentence.low(at) in _PARTICLES


def _joint(sentence: Sentence, at: int, busy: set[int]) -> bool:
    """Whether a token ties two words of a name: "of", "&", a comma inside it."""
    token = sentence.tokens[at]
    if token.text == ",":
        return _comma_joins(sentence, at, busy)
    tie = token.text in ("&", "/", "-", "+") or token.low in words("organisations", "joints")
    if tie and token.low in _PARTICLES and sentence.low(at + 1) in _PARTICLES:
        at += 1
    return tie and _name_ahead(sentence, at + 1, busy)


def _form_follows(sentence: Sentence, at: int) -> bool:
    """Whether another legal form comes: ``Co., Ltd.``"""
    ahead = at + 1 if sentence.low(at) == "," else at
    return ahead < len(sentence) and legal_form(sentence, ahead) is not None


def is_name_token(sentence: Sentence, at: int, *, first: bool) -> bool:
    """Whether a token may be a word of a name; ``first``: its first word, which is no figure but an ordinal."""
    token = sentence.tokens[at]
    if token.text[0].isalpha() and sentence.upper:
        return _nameable(token.low) or (not first and token.low not in function_words() and _form_next(sentence, at))
    if token.text[0].isalpha():
        return token.text[0].isupper() or (not first and _ARTICLED.match(token.text) is not None)
    if first or _ordinal(sentence, at):
        return _ordinal(sentence, at)
    before = sentence.low(at - 1)
    return (
        token.text.isdigit()
        and len(token.text) <= 4
        and before in {"no", "factory", "plant", "institute", "unit", "works", "bureau", "base", "academy"}
    )


def _form_next(sentence: Sentence, at: int) -> bool:
    """Whether a legal form is the very next word: "… CONTROLS LTD" is a name although "controls" is a word."""
    return legal_form(sentence, at + 1) is not None


def _name_ahead(sentence: Sentence, at: int, busy: set[int]) -> bool:
    if sentence.low(at) == "the":
        at += 1
    if at >= len(sentence) or at in busy:
        return False
    return is_name_token(sentence, at, first=False) or legal_form(sentence, at) is not None


def _comma_joins(sentence: Sentence, at: int, busy: set[int]) -> bool:
    """``Foo Co., Ltd.`` and ``Foo, Bar & Baz Ltd.``: a comma inside a name."""
    if legal_form(sentence, at + 1) is not None:
        return True
    if sentence.upper or sentence.low(at - 1) in org_words() or not _name_ahead(sentence, at + 1, busy):
        return False
    if place_at(sentence, at + 1) or place_at(sentence, at - 1):
        return False
    ahead, amp = at + 1, False
    while ahead < len(sentence) and ahead not in busy and ahead - at < 8:
        if legal_form(sentence, ahead) is not None:
            return amp
        amp = amp or sentence.low(ahead) in ("&", "and")
        if not (is_name_token(sentence, ahead, first=False) or sentence.low(ahead) in ("&", "and", ",")):
            return False
        ahead += 1
    return False


def _bracketed(sentence: Sentence, at: int) -> int | None:
    """``Foo (Hong Kong) Ltd``: the token after the bracket, where the name goes on behind it."""
    for close in range(at + 2, min(at + 5, len(sentence) - 1)):
        if sentence.low(close) == ")":
            return close + 1 if legal_form(sentence, close + 1) is not None else None
    return None


def starts_run(sentence: Sentence, index: int) -> bool:
    """Whether a name may begin with a token; "firm" and "company" only stand before one."""
    token = sentence.tokens[index]
    if sentence.upper and token.low in COMPANY | firm_nouns():
        return False
    if not token.text[0].isalpha():
        return _ordinal(sentence, index)
    if not sentence.upper:
        return token.text[0].isupper()
    return _nameable(token.low)


def name_follows(sentence: Sentence, at: int, busy: set[int]) -> bool:
    """Whether a place is the beginning of a name: the very next word goes on with it."""
    return (
        at < len(sentence)
        and at not in busy
        and (
            is_name_token(sentence, at, first=False) or legal_form(sentence, at) is not None or sentence.low(at) == "&"
        )
    )
