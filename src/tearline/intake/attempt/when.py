"""When the buyer was seen seeking: of the times in a sentence, the one that its deed or its order has."""

from __future__ import annotations

from collections.abc import Sequence

from tearline.intake.attempt.clue import Event
from tearline.intake.attempt.dates import When
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import words

MAX_NEAR = 7
"""How many words around a time may say that it is that of something else."""
_STOPS = frozenset({",", ";", ":", "(", ")", "but", "and", "which", "that", "while", "-", "--", "."})


def seen_in(sentence: Sentence, times: Sequence[When], event: Event) -> str | None:
    """The time nearest before the first deed, else the first behind it; none that is still to come.

    A date counts before "yesterday" and the like: what was reported yesterday may have been seen before.
    """
    first = min((deed.node.first for deed in event.deeds), default=0)
    past = [one for one in times if not one.deadline and not apart(sentence, one)]
    past = [one for one in past if not one.relative] or past
    if len(past) > 1 and len({len(one.iso) > 4 for one in past}) > 1:
        past = [one for one in past if len(one.iso) > 4]
    before = [one for one in past if one.after <= first]
    return before[-1].iso if before else past[0].iso if past else None


def dating(sentence: Sentence, times: Sequence[When]) -> str | None:
    """The time that a sentence gives the order, the letter or the inquiry: "The order is dated 18 January"."""
    past = [one for one in times if not one.deadline and not one.relative and not apart(sentence, one)]
    if not past:
        return None
    lows = sentence.line.split(" ")[1:-1]
    papers, dates = words("times", "papers"), words("times", "dating")
    for one in past:
        near = lows[max(0, one.first - 12) : one.after + 8]
        if not papers.isdisjoint(near) and not dates.isdisjoint(lows[max(0, one.first - 4) : one.after + 3]):
            return one.iso
        if lows[0] in ("when", "date", "dated", "asked", "seen", "since", "first") and ":" in lows[: one.first]:
            return one.iso
    return None


def apart(sentence: Sentence, one: When) -> bool:
    """Whether a time is that of something else: of a founding, a past deal, a law, a report, of what is to come."""
    near = _near(sentence, one)
    behind: list[str] = []
    for at in range(one.after, min(one.after + MAX_NEAR, len(sentence))):
        if sentence.low(at) in _STOPS and (behind or sentence.low(at) not in (",", ")")):
            break
        behind.append(sentence.low(at))
    around = {*near, *behind} - ({"earlier"} if "this" in near else set())
    if around & words("times", "history") or around & words("times", "laws") or set(near) & words("times", "ahead"):
        return True
    if set(behind) & {"will", "shall"}:
        return True
    for place, low in enumerate(near):
        if low in ("your", "yr", "our", "my", "their") and words("times", "letters") & set(near[place + 1 : place + 3]):
            return low != "their" or bool({"note", "cable", "report"} & set(near[place + 1 : place + 3]))
    told = {"informed", "learned", "learnt", "told", "spoke"}
    return bool({"we", "us", "i"} & around) and bool(told & around)


def _near(sentence: Sentence, one: When) -> list[str]:
    """The words before a time, back to the joint of its clause; a joint right before it is stepped over."""
    found: list[str] = []
    for at in range(one.first - 1, max(-1, one.first - 1 - MAX_NEAR), -1):
        low = sentence.low(at)
        if low in _STOPS and (found or low not in (",", "(", ":", "-", "--")):
            break
        found.append(low)
    return found[::-1]
