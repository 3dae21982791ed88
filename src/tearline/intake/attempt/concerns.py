"""The end uses of concern that a text speaks of: nuclear, ballistic missile, chemical, biological, conventional."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from tearline.intake.attempt.anchors import occurrences, words_of
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import split, table, words

CONCERNS = ("ballistic missile", "nuclear", "chemical", "biological", "conventional weapons")


@cache
def _concerns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """For each word that a concern may start with: the concerns, and the pattern that goes on from it."""
    data = table("concerns")
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name in CONCERNS:
        pattern = re.compile(f"(?:{'|'.join(split(data['concerns'][name]))})(?= )")
        for word in data["triggers"][name].split():
            found.setdefault(word, []).append((name, pattern))
    return found


def concerns(sentence: Sentence, taken: Set[int]) -> list[str]:
    """The end uses of concern that a sentence speaks of; ``taken`` are names and regimes, whose words do not count."""
    starts = _concerns()
    found: set[str] = set()
    for word in starts.keys() & words_of(sentence):
        for first, at in occurrences(sentence, word):
            for name, pattern in starts[word]:
                if name in found or (match := pattern.match(sentence.line, at)) is None:
                    continue
                after = first + match.group().count(" ") + 1
                if taken.isdisjoint(range(first, after)) and not _other(sentence, first, after, name):
                    found.add(name)
    return [name for name in CONCERNS if name in found]


def _other(sentence: Sentence, first: int, after: int, name: str) -> bool:
    """ "Non-nuclear", "not related to", "cruise missile", "Nuclear Exports Division", "a laboratory centrifuge"."""
    before = [sentence.low(at) for at in range(max(0, first - 6), first)]
    if (set(before[-3:]) & words("concerns", "denied")) or "nothing" in before[-5:]:
        return True
    if (
        {"not", "isn't", "aren't"} & set(before)
        and set(before) & words("concerns", "negated_by")
        and not set(before) & words("concerns", "still")
    ):
        return True
    last = before[-1] if before else ""
    if name == "ballistic missile" and (last in words("concerns", "not_ballistic")):
        return True
    if sentence.low(after) in words("concerns", "not_after", name) if name in table("concerns")["not_after"] else False:
        return True
    if name == "nuclear" and sentence.low(after - 1) in ("centrifuge", "centrifuges") and after - first == 1:
        return last in words("concerns", "centrifuge_others") or last.isdigit()
    return _office(sentence, first, after)


def _office(sentence: Sentence, first: int, after: int) -> bool:
    """Whether the word belongs to the name of an office: capitals on to a word such as Division."""
    if sentence.upper or not sentence.tokens[first].text[0].isupper():
        return False
    for at in range(after, min(after + 4, len(sentence))):
        if not (sentence.tokens[at].text[0].isupper() or sentence.low(at) in ("and", "of", "&")):
            return False
        if sentence.low(at) in words("concerns", "offices"):
            return True
    return False
