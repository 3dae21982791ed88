"""The words that designate: what they say of a party, and in which part of the sentence the party stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.designations.measures import Measure, list_pattern, measures
from tearline.intake.lexicon import any_of, split, table, words

_AGO = 5
"""So many words before the words that designate are looked at for a doubt."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``rule`` is said of the parties between ``first`` and ``after``.

    ``backward``: they stand before the words that designate, and are read from their end. ``open``: nothing in the
    sentence ends their place, so that a list may go on in the next. ``one``: the first name alone, its address behind.
    ``said``: the words that designate, which are part of no name.
    """

    rule: str
    first: int
    after: int
    denied: bool = False
    measure: Measure | None = None
    backward: bool = False
    one: bool = False
    open: bool = False
    said: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Pattern:
    rule: str
    pattern: re.Pattern[str]
    kind: str
    """Where the parties stand: ``behind``; ``before``, ``owner`` in front; ``listed`` up to a list, ``entry`` of one;
    ``found`` up to what was found of them; ``order`` in its heading; ``designated`` either way; ``whole`` inside."""
    denied: bool = False


@cache
def _patterns() -> tuple[_Pattern, ...]:
    held = table("designations")
    adverbs = any_of(words("designations", "adverbs"))
    said = {"<acts>": held["acts"], "<sanctions>": held["sanctions"], "<list>": list_pattern()}
    said["<be>"] = rf"{held['be']}(?: {adverbs})*"
    found = []
    for row in held["frames"]:
        pattern = row["pattern"]
        for short, full in said.items():
            pattern = pattern.replace(short, full)
        found.append(_Pattern(row["rule"], whole(pattern), row["kind"], row.get("denied", False)))
    return tuple(found)


@cache
def _to_list() -> re.Pattern[str]:
    return whole(rf"(?:to|on|onto|from|under|in) (?:the |its )?(?:[^ ]+ 's )?(?:bis )?{list_pattern()}")


_FOLLOWING = whole(
    r"following (?:[a-z-]+ ){0,4}?(?:persons?|entit(?:y|ies)|individuals?|companies|firms|parties|vessels)"
)
_COLON = whole(":")


@cache
def _findings() -> re.Pattern[str]:
    return whole(r"(?:, )?" + any_of(split(table("designations")["findings"])))


@cache
def _authorities() -> re.Pattern[str]:
    return whole(any_of(split(table("designations")["authorities"])))


def frames(sentence: Sentence) -> Iterator[Frame]:
    """What a sentence says that designates, in no order; a place may be given twice."""
    under = measures(sentence)
    for one in _patterns():
        for first, after, _ in sentence.find(one.pattern):
            if _unreal(sentence, first, one) or _of_another_kind(sentence, first, after):
                continue
            frame = _placed(sentence, one, first, after)
            if frame is None:
                continue
            if one.kind != "whole":
                frame = replace(frame, said=(first, after))
            yield _with_measure(sentence, frame, under)
            listed = _list_behind(sentence, after)
            if listed is not None:
                yield _with_measure(sentence, Frame(one.rule, listed, len(sentence), one.denied, open=True), under)


def _list_behind(sentence: Sentence, after: int) -> int | None:
    """Where the list begins that "the following foreign persons …:" announces behind a frame."""
    for _, behind, _ in sentence.find(_FOLLOWING):
        return next((end for start, end, _ in sentence.find(_COLON) if start >= max(after, behind)), None)
    ends = len(sentence) - 1
    return len(sentence) if sentence.low(ends) == ":" and ends >= after else None


def _placed(sentence: Sentence, one: _Pattern, first: int, after: int) -> Frame | None:
    """The place that a frame leaves for its parties; None where it is none after all."""
    if one.kind == "before":
        return None if _as_something(sentence, after) else Frame(one.rule, 0, first, one.denied, backward=True)
    if one.kind == "owner":
        return Frame(one.rule, 0, first, one.denied, backward=True)
    if one.kind == "designated":
        return _designated(sentence, first, after)
    if one.kind == "whole":
        start = next(at + 1 for at in range(first, after) if sentence.low(at) == "of")
        return Frame(one.rule, start, _end(sentence, start), one.denied)
    if one.kind == "listed":
        until = next((hit for hit in sentence.find(_to_list(), after)), None)
        if until is None:
            return None
        if until[0] == after:
            end = _end(sentence, until[1])
            return Frame(one.rule, until[1], end, one.denied, Measure(after, until[1], listing=True))
        return Frame(one.rule, after, until[0], one.denied, Measure(until[0], until[1], listing=True))
    if one.kind == "entry":
        listed = any(named.listing for named in measures(sentence))
        return Frame(one.rule, after, _end(sentence, after), one.denied) if listed else None
    if one.kind == "found":
        until = next((hit for hit in sentence.find(_findings(), after)), None)
        said = next(sentence.find(_authorities()), None)
        if until is None or said is None or said[0] > first or _negated(sentence, until[0]):
            return None
        return Frame(one.rule, after, until[0], one.denied)
    if one.kind == "order":
        matter = after
        while matter < len(sentence) and sentence.low(matter) != ":":
            matter += 1
        start = matter + 1 if "in the matter of :" in sentence.line else after
        return Frame(one.rule, start, _end(sentence, start), one.denied, one=True, open=True)
    end = _end(sentence, after)
    return Frame(one.rule, after, end, one.denied, open=end >= len(sentence) - 1)


def _designated(sentence: Sentence, first: int, after: int) -> Frame | None:
    """ "Designated X", or "X, designated under …"."""
    low, before = sentence.low(after), sentence.low(first - 1)
    if before in ("was", "were", "is", "are", "been", "be", "being"):
        return None
    if low in ("under", "pursuant", "by", "for", "in", "on", "as"):
        done = sentence.low(first).endswith("ed") and low != "as" and before != "the"
        return Frame("designated", 0, first, backward=True, one=True) if done else None
    end = _end(sentence, after)
    if before in ("the", "a", "of", "each") or _as_something(sentence, end):
        return None
    return Frame("designated", after, end, open=end >= len(sentence) - 1)


def _as_something(sentence: Sentence, at: int) -> bool:
    """Whether "as" and an office, a port, an agent stand at a token: no measure."""
    if sentence.low(at) != "as":
        return False
    return not any(sentence.low(k) in words("designations", "as_what") for k in range(at + 1, at + 5))


def _end(sentence: Sentence, at: int) -> int:
    """Where the place of the parties ends: at a word that can stand in no list of names."""
    ends, depth = words("designations", "ends"), 0
    while at < len(sentence):
        low, text = sentence.low(at), sentence.tokens[at].text
        depth += (text == "(") - (text == ")")
        if depth <= 0 and low in ends and text[0].islower():
            well = low == "as" and sentence.low(at + 1) == "well"
            again = low in ("on", "against") and sentence.low(at - 1) in ("and", ",")
            seat = low == "in" and sentence.low(at - 1) in ("located", "based", "registered")
            if not (well or again or seat):
                return at
        at += 1
    return at


def _negated(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(k) in ("not", "never", "no") for k in range(max(0, at - 3), at))


def _unreal(sentence: Sentence, first: int, one: _Pattern) -> bool:
    """Whether the text only wishes, doubts, asks for or denies it; "decided to designate" is done."""
    unreal = words("designations", "unreal")
    before = [sentence.low(k) for k in range(max(0, first - _AGO), first)]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in (",", ";", ":", "that", "which"):
            before = before[at + 1 :]
            break
    return bool(unreal.intersection(before)) or (one.kind == "found" and "we" in before)


def _of_another_kind(sentence: Sentence, first: int, after: int) -> bool:
    other = words("designations", "other_measures")
    return any(sentence.low(at) in other for at in range(first, after))


def _with_measure(sentence: Sentence, frame: Frame, under: list[Measure]) -> Frame:
    """A frame with the measure that is nearest behind its parties, or else the first of its sentence."""
    if frame.measure is not None or not under:
        return frame
    orders = [one for one in under if not one.listing] if frame.rule != "listed-under" else under
    chosen = next((one for one in orders if one.first >= frame.after), None) if not frame.backward else None
    return replace(frame, measure=chosen or next(iter(orders or under)))
