"""The measures that a sentence names: executive orders, statutes, resolutions, public lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from re import Pattern

from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.attempt.vocabulary import CAPITAL
from tearline.intake.lexicon import any_of, split, table, words

_COUNCIL = (
    r"council (?:implementing )?(?:regulation|decision) (?:\( [a-z]+ \) )?(?:no\.? )?\d[^ ]*(?: / \d+)?(?: / [a-z]+)?"
)
_ORDER = whole(
    r"(?:executive order|e\.o|eo)(?: \( e\.o \))?(?: no\.?)? \d{5}|executive order(?: , \" (?:[^\" ]+ ){1,20}\")?"
    r"|(?:un |u\.n |united nations )?(?:security council )?resolutions? \d{3,4}|" + _COUNCIL
)
_ACT = whole("act")
_INSIDE = frozenset(["and", "of", "for", ",", "-"])
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Measure:
    """Tokens ``first`` to ``after`` name a measure; ``listing``: it is a public list."""

    first: int
    after: int
    listing: bool = False


@cache
def list_pattern() -> str:
    """What takes any of the public lists in a line of small letters, with its short form in brackets."""
    public = any_of(split(table("designations")["lists"]))
    return rf"(?:{public} lists?(?: \( [a-z]+ \))?|annex [ivx\d]+ (?:to|of) {_COUNCIL})"


@cache
def _lists() -> Pattern[str]:
    return whole(list_pattern())


@cache
def _statutes() -> Pattern[str]:
    return whole(any_of(words("designations", "statutes")))


def measures(sentence: Sentence) -> list[Measure]:
    """The measures of a sentence, in its order."""
    found = [Measure(first, _closed(sentence, first, after)) for first, after, _ in sentence.find(_ORDER)]
    found += [Measure(first, after, listing=True) for first, after, _ in sentence.find(_lists())]
    found += [
        Measure(first, after)
        for first, after, _ in sentence.find(_statutes())
        if sentence.tokens[first].text.isupper() and sentence.low(first - 1) != "("
    ]
    for first, after, _ in sentence.find(_ACT):
        begin = _act(sentence, first)
        if begin < first:
            year = sentence.low(after) == "of" and sentence.low(after + 1).isdigit()
            found.append(Measure(begin, after + 2 * year))
    return sorted(found, key=lambda one: one.first)


def _act(sentence: Sentence, last: int) -> int:
    """Where the title of a statute begins whose last word is "Act"."""
    begin = at = last
    if not sentence.bits(last) & CAPITAL:
        return last
    while at > 0 and last - at < _LONGEST:
        at -= 1
        if sentence.bits(at) & CAPITAL:
            begin = at
        elif sentence.low(at) not in _INSIDE:
            break
    return begin if sentence.low(begin) not in ("the", "this", "section") else begin + 1


def _closed(sentence: Sentence, first: int, after: int) -> int:
    """Without a comma and the quotation mark behind it, which close the title of an order in American print."""
    if sentence.low(after - 1) == '"' and sentence.low(after - 2) == ",":
        return after - 2
    return after
