"""Control regimes of the item, end-use concerns and stated uses: what a sentence ties to what is sought."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from tearline.intake.attempt.tokens import Sentence, value_of, whole
from tearline.intake.attempt.verbs import modality_of
from tearline.intake.lexicon import any_of, split, table, words
from tearline.model.alert import Modality, Regime

_HINTS = (
    *(
        "missile",
        "nuclear",
        "chemical",
        "biological",
        "weapon",
        "mtcr",
        "nsg",
        "wassenaar",
        "australia group",
        "zangger",
    ),
    *(
        "cwc",
        "use",
        "purpose",
        "intended",
        "destined",
        "meant",
        "earmarked",
        "needed",
        "wanted",
        "uranium",
        "plutonium",
    ),
    *("gas", "sarin", "tabun", "soman", "agent", "anthrax", "botulinum", "arms", "artillery", "aircraft", "helicopter"),
    *(
        "vehicle",
        "tank",
        "mines",
        "guns",
        "torpedo",
        "submarine",
        "military",
        "drone",
        "propellant",
        "enrichment",
        "convention",
    ),
    *(
        "told",
        "say",
        "said",
        "claim",
        "state",
        "declare",
        "reprocessing",
        "heavy water",
        "munition",
        "cw ",
        "bw ",
        "pathogen",
        "centrifuge",
    ),
)
"""Parts of the words that the patterns below need: most sentences have none of them."""
CONCERNS = ("ballistic missile", "nuclear", "chemical", "biological", "conventional weapons")


@cache
def _regimes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = table("regimes")["regimes"]
    return tuple((name, whole(any_of(forms) + r"(?:-controlled|-listed)?")) for name, forms in named.items())


def regime_spans(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Where a sentence names a regime, as (first token, token after, the regime's full name)."""
    found = [(first, after, name) for name, pattern in _regimes() for first, after, _ in sentence.find(pattern)]
    return sorted(found)


@cache
def _tie(key: str) -> re.Pattern[str]:
    return re.compile(f"(?<= ){any_of(split(table('regimes')[key]))}(?= )")


def regimes(sentence: Sentence) -> list[Regime]:
    """The regimes under which the sentence says that something is controlled, and how surely."""
    found: list[Regime] = []
    for first, after, name in regime_spans(sentence):
        before = " " + " ".join(token.low for token in sentence.tokens[max(0, first - 25) : first]) + " "
        behind = " " + " ".join(token.low for token in sentence.tokens[after : after + 4]) + " "
        if _tie("forum_after").match(behind, 1) or _tie("forum_before").search(before[-60:]):
            continue
        own = sentence.low(after - 1).endswith(("-controlled", "-listed"))
        if own or _tie("control_before").search(before) or _tie("control_after").match(behind, 1):
            found.append(Regime(name, _regime_modality(sentence, first, own=own)))
    return found


def _regime_modality(sentence: Sentence, first: int, *, own: bool) -> Modality:
    """The doubt in the words before the regime; "possibly controlled" is a possibility, not a suspicion."""
    lows = {token.low for token in sentence.tokens[max(0, first - (4 if own else 22)) : first]}
    if lows & words("words", "negations") or lows & {"below", "uncontrolled", "decontrolled"}:
        return Modality.DENIED
    line = " " + " ".join(token.low for token in sentence.tokens) + " "
    if _condition().search(line):
        return Modality.POTENTIAL
    if lows & words("words", "potential") or lows & {"possibly", "perhaps", "maybe", "possible", "unlikely"}:
        return Modality.POTENTIAL
    if lows & words("words", "probable"):
        return Modality.SUSPECTED
    return Modality(modality_of(lows - words("words", "suspected") - words("words", "denials")))


@cache
def _condition() -> re.Pattern[str]:
    """ "where the thresholds are met", "certain pumps": the control depends on facts that are not said."""
    return whole(
        r"where (?:\S+ ){0,4}(?:thresholds?|parameters?|limits?|values?|criteria|specifications?) (?:\S+ ){0,3}"
        r"(?:met|exceeded|reached)"
        r"|if (?:\S+ ){0,6}(?:met|meets?|exceeds?|exceeded|reach|reached)|depending on|of sufficient \S+"
        r"|(?:certain|some) (?:\S+ ){1,5}(?:is|are|fall|falls|appear|appears)|above (?:a )?certain|unlikely"
    )


@cache
def _concerns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = table("regimes")["concerns"]
    return tuple((name, whole("|".join(split(named[name])))) for name in CONCERNS)


@cache
def _context() -> re.Pattern[str]:
    return whole(any_of(split(table("regimes")["concern_context"])))


def may_circumstance(sentence: Sentence) -> bool:
    """Whether a regime, a concern or a use may stand in the sentence."""
    return any(hint in sentence.line for hint in _HINTS)


def concerns(sentence: Sentence, taken: Set[int]) -> list[str]:
    """The end uses of concern that a sentence speaks of; ``taken`` are names and regimes, whose words do not count."""
    found: list[str] = []
    if not _context().search(sentence.line):
        return found
    for name, pattern in _concerns():
        for first, after, _ in sentence.find(pattern):
            if taken.isdisjoint(range(first, after)) and not _other(sentence, first, name):
                found.append(name)
                break
    return found


def _other(sentence: Sentence, first: int, name: str) -> bool:
    """ "non-nuclear", "not related to", "cruise missile programme"."""
    before = {sentence.low(at) for at in range(max(0, first - 6), first)}
    if before & {"no", "not", "non", "without", "unrelated", "civil", "civilian", "peaceful"}:
        return True
    return name == "ballistic missile" and sentence.low(first - 1) in split(table("regimes")["not_ballistic"])


@cache
def _use_markers() -> re.Pattern[str]:
    return whole("|".join(table("regimes")["use_markers"]))


@cache
def _not_use() -> re.Pattern[str]:
    return re.compile(f" {table('regimes')['use_not_after']} (?:\\S+ ){{0,2}}$")


def intended_use(sentence: Sentence, parties: Set[int]) -> str | None:
    """What the item is said to be for, in the words of the text; "could be used" says nothing of intent.

    A doubt stays: "probably for use in X" is returned with its "probably".
    """
    for first, after, _ in sentence.find(_use_markers()):
        before = " " + " ".join(token.low for token in sentence.tokens[max(0, first - 4) : first]) + " "
        if _not_use().search(before) or after in parties:
            continue
        start = after
        while sentence.low(start) in ("the", "a", "an", ":", '"', "be"):
            start += 1
        end = start
        while end < len(sentence) and not _ends_use(sentence, end):
            end += 1
        if end <= start or (start in parties and start == after) or end - start < 1:
            continue
        doubt = next((sentence.low(at) for at in range(max(0, first - 2), first) if _doubtful(sentence.low(at))), None)
        use = value_of(sentence, start, end).strip('"')
        return f"{doubt} {use}" if doubt else use
    return None


def _doubtful(low: str) -> bool:
    return low in words("words", "suspected") or low in ("may", "might", "could")


def _ends_use(sentence: Sentence, at: int) -> bool:
    low = sentence.low(at)
    if low in (".", ";", "!", "?", ")", '"', "but", "although", "while", "which", "because"):
        return True
    return low == "," and sentence.low(at + 1) not in ("missile", "nuclear", "chemical", "and")
