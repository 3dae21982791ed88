"""Control regimes of the item: which ones a sentence ties to what is sought, and how surely."""

from __future__ import annotations

import re
from functools import cache

from tearline.intake.attempt.anchors import occurrences, words_of
from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.lexicon import any_of, split, table, words
from tearline.model.alert import Modality, Regime

MAX_BACK = 30
"""How many words before a regime may belong to its clause."""
_STOPS = words("grammar", "stops")
_APPLY = words("grammar", "apply")
_MAY = frozenset({"may", "might", "could", "can", "would"})


@cache
def _named() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """For each word that the name of a regime may start with: the pattern of all names, and their full forms."""
    forms = {form: name for name, value in table("regimes")["regimes"].items() for form in split(value)}
    pattern = re.compile(f"({any_of(forms)})(?P<own>-controlled|-listed|-scheduled|-class|-annex)?(?= )")
    ends = ("", "-controlled", "-listed", "-scheduled", "-class", "-annex")
    return {form.split()[0] + end: (pattern, forms) for form in forms for end in ends}


def regime_spans(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Where a sentence names a regime, as (first token, token after, the regime's full name)."""
    starts = _named()
    lows = words_of(sentence)
    hits = starts.keys() & lows
    if not hits:
        return []
    found: list[tuple[int, int, str]] = []
    for first, at, low in sorted((*place, word) for word in hits for place in occurrences(sentence, word)):
        if found and first < found[-1][1]:
            continue
        pattern, forms = starts[low]
        match = pattern.match(sentence.line, at)
        if match is None:
            continue
        form, after = match.group(1), first + match.group().count(" ") + 1
        if (
            form == "ag"
            and match.group("own") is None
            and not (
                sentence.low(after) in words("regimes", "short_after")
                and sentence.low(first - 1) in ("the", "an", "under", "by", "on", "in")
            )
        ):
            continue  # the legal form of a firm
        if form == "trigger list" and lows & {"zangger", "nsg", "suppliers"}:
            continue  # whose list it is has been said
        found.append((first, after, forms[form]))
    return found


def regimes(sentence: Sentence) -> list[Regime]:
    """The regimes under which the sentence says that something is controlled, and how surely."""
    found: list[Regime] = []
    spans = regime_spans(sentence)
    for place, (first, after, name) in enumerate(spans):
        if _forum(sentence, first, after):
            continue
        own = sentence.low(after - 1).endswith(("-controlled", "-listed", "-scheduled", "-class"))
        until = spans[place + 1][0] if place + 1 < len(spans) else after + 8
        until = after + 8 if until - after < 4 else until  # "neither the MTCR nor the NSG controls it"
        clause = _clause(sentence, first)
        behind = {sentence.low(at) for at in range(after, min(until, after + 8))}
        if own or _tied(sentence, first, {*clause, *behind}):
            found.append(Regime(name, _modality(sentence, first, after, clause)))
    return found


def _forum(sentence: Sentence, first: int, after: int) -> bool:
    """Whether the name means those who meet in it: "MTCR partners", "a member of the Australia Group"."""
    if sentence.low(after) in words("regimes", "forum_after"):
        return True
    before = " " + " ".join(sentence.low(at) for at in range(max(0, first - 6), first)) + " "
    return _forums().search(before) is not None and not (words("regimes", "control") & set(before.split()[-2:]))


@cache
def _forums() -> re.Pattern[str]:
    return re.compile(f" {any_of(split(table('regimes')['forum_before']))} ")


def _tied(sentence: Sentence, first: int, lows: set[str]) -> bool:
    if lows & words("regimes", "control"):
        return True
    at = first - 1
    while sentence.low(at) in ("the", "an", "a", ",", "of"):
        at -= 1
    return sentence.low(at) in words("regimes", "copula") or (at < 0 and len(sentence) < 10)


def _clause(sentence: Sentence, first: int) -> list[str]:
    """The words of the regime's clause that stand before it."""
    at = first - 1
    finite = words("regimes", "finite")
    while at >= 0 and at > first - MAX_BACK:
        low = sentence.low(at)
        if low in _STOPS:
            break
        if low == "and" and sentence.low(at + 1) in finite and at + 1 < first:
            break
        if low == "that" and sentence.low(at - 1) not in words("regimes", "probable") and sentence.low(at - 1) != "is":
            break
        at -= 1
    return [sentence.low(place) for place in range(at + 1, first)]


def _modality(sentence: Sentence, first: int, after: int, clause: list[str]) -> Modality:
    """The doubt in the regime's clause; "possibly controlled" is a possibility, not a suspicion."""
    behind = [sentence.low(at) for at in range(after, min(after + 6, len(sentence)))]
    if "stop" in behind:
        behind = behind[: behind.index("stop")]
    lows = set(clause)
    if _condition().search(sentence.line) or lows & words("regimes", "potential") or _could(behind):
        return Modality.POTENTIAL
    if lows & words("regimes", "denied") and not {"only", "member"} & lows:
        return Modality.DENIED
    if any(low in ("not", "doesn't", "don't") and _APPLY & set(behind[place:]) for place, low in enumerate(behind)):
        return Modality.DENIED
    if lows & words("regimes", "probable") or _seeming(clause):
        return Modality.SUSPECTED
    return Modality.STATED


def _could(behind: list[str]) -> bool:
    """ "The MTCR may apply", "which the Australia Group may control"."""
    for place, low in enumerate(behind):
        if low in (",", ";", ".", "and", "which", "but", "that", "stop"):
            return False
        if low in _MAY:
            return bool(_APPLY & set(behind[place : place + 3]))
    return False


def _seeming(clause: list[str]) -> bool:
    """ "Appears to be on the list" doubts; "appears on the list" does not."""
    return any(
        low in ("appear", "appears") and clause[place + 1 : place + 2] == ["to"] for place, low in enumerate(clause)
    )


@cache
def _condition() -> re.Pattern[str]:
    """ "where the thresholds are met", "certain pumps": the control depends on facts that are not said."""
    return whole(
        r"where (?:\S+ ){0,4}(?:thresholds?|parameters?|limits?|values?|criteria|specifications?) (?:\S+ ){0,3}"
        r"(?:met|exceeded|reached)"
        r"|(?:if|when|provided|should) (?:\S+ ){0,6}(?:met|meets?|exceeds?|exceeded|reach|reached|would)"
        r"|depend(?:s|ing)? on|of sufficient \S+"
        r"|(?:certain|some) (?:\S+ ){1,5}(?:is|are|fall|falls|appear|appears|come)"
        r"|above (?:a )?certain|unlikely|subject to (?:its|their) \S+ \S+"
    )
