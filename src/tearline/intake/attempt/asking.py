"""What one sentence asks: each verb, or noun, that asks for an act or for word back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.anchors import Anchored, anchored, matches, words_of
from tearline.intake.attempt.offices import office_at
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import places, table, words

REPORT, RAISE, OTHER = "report the response", "raise with authorities", "take action"
MAX_AHEAD = 9
"""How far behind a verb its object is looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """A verb or noun at a token that asks for something."""

    at: int
    what: str


@cache
def _openers() -> Anchored:
    return anchored(table("actions")["openers"])


@cache
def _acts() -> dict[str, str]:
    found: dict[str, str] = {}
    for what, listed in table("actions")["acts"].items():
        for word in listed.split():
            found.setdefault(word, what)
    return found


def heads_of(sentence: Sentence) -> Iterator[Head]:
    """The verbs of a sentence that ask, in its order."""
    starts: list[tuple[int, int, str]] = []
    for first, after in sorted(matches(sentence, _openers())):
        opener = " ".join(sentence.low(at) for at in range(first, after))
        if _addressed(sentence, first, opener) and not (starts and first < starts[-1][1]):
            asks = sentence.low(first - 1) == "to" and sentence.low(first - 2) in ("is", "are") and after == first + 1
            starts.append((first, first if asks else after, opener))
    start = _imperative(sentence)
    if start is not None:
        starts.insert(0, (start, start, ""))
    found: dict[int, str] = {}
    for place, (first, after, opener) in enumerate(starts):
        end = max(starts[place + 1][0], after) if place + 1 < len(starts) else len(sentence)
        found.update(_asked(sentence, first, after, end, opener))
    if REPORT not in found.values():
        found.update(_by_noun(sentence))
    yield from (Head(at, what) for at, what in sorted(found.items()))


def _addressed(sentence: Sentence, first: int, opener: str) -> bool:
    """Whether a request is one: "X should" speaks to a post, a place or "you"; it is we who ask, or would welcome."""
    word = opener.split(" ", 1)[0]
    if word in ("should", "must"):
        if sentence.low(first + 1) == "be":
            return True
        subject = sentence.low(first - 1)
        if (
            subject in words("actions", "posts")
            or sentence.low(first - 2) in words("actions", "posts")
            or sentence.low(first - 3) == "embassy"
        ):
            return True
        return subject in places() or (
            not sentence.upper and sentence.tokens[first - 1].text.isupper() and len(subject) > 1
        )
    if word in words("actions", "wishes"):
        near = {sentence.low(at) for at in range(max(0, first - 5), first)}
        return first < 2 or bool(near & {"would", "is", "are", "shd", "wd", "should", "will", "shall", "we", "i", "be"})
    if word in words("actions", "asking") and not opener.endswith(" :") and sentence.low(first - 1) != "to":
        at = first - 1
        while at > first - 6 and sentence.low(at) in words("actions", "between"):
            at -= 1
        return sentence.low(at) in words("actions", "askers") or (
            word in ("rqst", "request", "requests") and _plain_request(sentence, first)
        )
    return True


def _plain_request(sentence: Sentence, first: int) -> bool:
    """A telex asks without saying who does: "request you …", "rqst answer"."""
    before = sentence.low(first - 1)
    return (first == 0 or not before[-1:].isalpha() or len(before) < 3) and sentence.low(first + 1) in (
        "you", "that", "your", "yr", "post", "embassy", "mission", "answer", "reply", "early", "ur", "action",
    )  # fmt: skip


def _imperative(sentence: Sentence) -> int | None:
    if words("actions", "imperatives").isdisjoint(words_of(sentence)):
        return None
    start = 0
    while start < min(8, len(sentence)) and (
        not sentence.low(start)[0].isalpha() or sentence.low(start) in words("actions", "opening_marks")
    ):
        start += 1
    if start + 1 >= len(sentence) or sentence.low(start) not in words("actions", "imperatives"):
        return None
    if sentence.low(start) == "do" and sentence.low(start + 1) != "not":
        return None
    behind = sentence.low(start + 1)
    noun = sentence.low(start) in words("actions", "nouns") and behind in words("actions", "behind_nouns")
    return None if noun else start


def _asked(sentence: Sentence, first: int, start: int, end: int, opener: str) -> dict[int, str]:
    """What one opener asks: each verb behind it that stands where a verb of a request stands."""
    found: dict[int, str] = {}
    at = start
    while sentence.low(at) in words("actions", "skipped") and at < end:
        at += 1
    wish = opener.split(" ", 1)[0] in words("actions", "wishes") or opener.startswith("forward")
    negative = any(sentence.low(place) == "not" for place in range(start, at))
    if wish:
        return _wished(sentence, first, start, end)
    if opener.startswith(("let ", "greatly")):
        return {start - 1: REPORT}
    handled = False
    for place in range(at, end):
        low = sentence.low(place)
        if place > at and sentence.low(place - 1) not in words("actions", "heads"):
            continue
        if low == "contact" and (
            sentence.low(place + 1) in ("us", "this") or office_at(sentence, place + 1) is not None
        ):
            found[place] = REPORT
            continue
        if low in words("actions", "not_action"):
            handled = handled or place == at
            continue
        what = _what(sentence, place, end)
        if what == REPORT and "not" in (sentence.low(place - 1), sentence.low(place - 2)):
            what = "do not proceed"  # "not to respond to the inquiry"
        if what is not None:
            found[place] = what
        elif low in ("do", "don't") and place == at and sentence.low(place + (low == "do")) in ("not", "so", "don't"):
            found[place] = OTHER if sentence.low(place + 1) == "so" else "do not proceed"
    if negative and opener.endswith(("should", "must")):
        return {place: what for place, what in found.items() if what in (REPORT, "do not proceed")}
    if at not in found and not handled and at < end and _clear(sentence, at, end):
        named = next(
            (what for place in range(at, end) if (what := _acts().get(sentence.low(place))) is not None), OTHER
        )
        found[at] = named
    return found


def _clear(sentence: Sentence, at: int, end: int) -> bool:
    """Whether something that can be asked follows: "please, sir" asks nothing."""
    low = sentence.low(at)
    return (
        end - at > 1
        and low[0].isalpha()
        and low not in ("informed", "aware", "advised", "attached", "be", "treat", "what", "careful")
    )


def _wished(sentence: Sentence, first: int, at: int, end: int) -> dict[int, str]:
    """ "We would be grateful for a reply", "an early report would be appreciated", "if you would prevent this"."""
    near = range(at, min(at + MAX_AHEAD, end))
    modal = next((place for place in near if sentence.low(place) in ("would", "could", "might", "can", "will")), None)
    said = [
        place for place in near if sentence.low(place) in words("actions", "report_nouns") | words("actions", "reports")
    ]
    if modal is not None and not (said and said[0] < modal):
        verb = modal + 1
        while sentence.low(verb) in ("please", "kindly", "not", "also", "have", "be"):
            verb += 1
        negative = "not" in {sentence.low(place) for place in range(modal, verb)}
        found = {verb: "do not proceed" if negative else _what(sentence, verb, end) or OTHER}
        for place in range(verb + 1, end):
            if (
                sentence.low(place - 1) in words("actions", "heads") | {"would"}
                and (what := _what(sentence, place, end)) == REPORT
            ):
                found[place] = what
        return found
    condition = next((place for place in near if sentence.low(place) in ("if", "that")), None)
    if condition is not None and not (said and said[0] < condition):
        for place in range(condition + 1, end):
            if (what := _what(sentence, place, end)) is not None:
                return {place: what}
    if said or any(sentence.low(place) in words("actions", "report_nouns") for place in range(first)):
        return {said[0] if said else max(0, first - 1): REPORT}
    if condition is not None or any(sentence.low(place) in words("actions", "helps") for place in near):
        return {at: OTHER}
    return {}


def _what(sentence: Sentence, at: int, end: int) -> str | None:
    """What the verb at a token asks for; None where it is no verb of a request."""
    low = sentence.low(at)
    ahead = [sentence.low(place) for place in range(at + 1, min(at + MAX_AHEAD, end))]
    if low in words("actions", "reports"):
        if (
            low in ("told", "informed", "hear", "learn", "know")
            and "of" not in ahead
            and "what" not in ahead
            and low in ("told", "informed")
        ):
            return None
        named = office_at(sentence, at + 1) is not None or "authority" in ahead
        if (
            low in ("notify", "notified", "cable")
            and not named
            and not words("actions", "third_parties").isdisjoint(ahead[:4])
        ):
            return RAISE
        return REPORT
    if low in words("actions", "tells"):
        return _told(sentence, at, end, ahead)
    return _acts().get(low)


def _told(sentence: Sentence, at: int, end: int, ahead: list[str]) -> str | None:
    """ "Tell us", "send your findings to …", "let NP/NE know" ask for word back; "tell host authorities" for an act."""
    for place in range(at + 1, min(at + MAX_AHEAD, end)):
        low = sentence.low(place)
        if low == "this" and sentence.low(place + 1) in words("actions", "office_words"):
            return REPORT
        if low in words("actions", "third_parties"):
            break
        if low in words("actions", "to_us") or (
            office_at(sentence, place) is not None and sentence.low(place) not in ("the", "to")
        ):
            return REPORT
        if low in words("actions", "report_nouns") and sentence.low(at) not in (
            "share",
            "pass",
            "have",
            "copy",
            "make",
        ):
            return REPORT
        if low in ("what", "whether", "if") and place == at + 1:
            return REPORT
        if low in ("and", ",") and place > at + 2:
            break
    low = sentence.low(at)
    if low == "advise" and words("actions", "third_parties").isdisjoint(ahead):
        return REPORT
    if low in ("send", "fax", "return", "submit", "forward") and (
        re.search(r" to (?:us|me) ", sentence.line) or office_of(sentence, at)
    ):
        return REPORT
    if low in ("have", "copy", "slug", "give", "say", "make"):
        return _acts().get(low)
    return _acts().get(low, OTHER)


def _by_noun(sentence: Sentence) -> dict[int, str]:
    """ "Responses, if any, to ISN/CATR by October 29", "a short reply will suffice"."""
    if words("actions", "bare_nouns").isdisjoint(words_of(sentence)):
        return {}
    for at, token in enumerate(sentence.tokens):
        if token.low not in words("actions", "bare_nouns"):
            continue
        if sentence.low(at - 1) in ("no", "their", "its", "his", "the") or sentence.low(at - 2) == "no":
            continue
        behind = {sentence.low(place) for place in range(at + 1, min(at + 16, len(sentence)))}
        if behind & {"due", "slugged", "suffice", "slug", "oblige", "appreciated", "welcome"} or (
            behind & {"should", "by", "before", "requested", "expected", "required", "to"} and office_of(sentence, at)
        ):
            return {at: REPORT}
        if (
            {"should", "reach"} <= behind
            or {"by", "please"} <= behind
            or {"requested"} & behind
            or {"must", "reach"} <= behind
        ):
            return {at: REPORT}
    return {}


def office_of(sentence: Sentence, start: int) -> str | None:
    """The first office behind a token, else the one that the sentence is about."""
    for at in range(start, len(sentence)):
        before = sentence.low(at - 1)
        if at > 0 and sentence.low(at) in ("the", "to"):
            continue
        if (at == 0 and start > 0) or before in words("actions", "before_office"):
            found = office_at(sentence, at)
            if found is not None:
                return found[0]
    for at in range(start):
        if (at == 0 or sentence.low(at - 1) in ("the", "'s", "embassys")) and (
            found := office_at(sentence, at)
        ) is not None:
            return found[0]
    return None
