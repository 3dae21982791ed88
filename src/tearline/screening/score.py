"""Two names → a verdict, a strength, and the alignment that shows why.

The verdict follows from what contradicts and what is merely missing, never from the strength: that
figure only ranks. It grows with how much agrees and how rare that is, and never reaches 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tearline.model.match import Verdict
from tearline.model.party import PartyKind
from tearline.screening.align import Alignment, Pair, align
from tearline.screening.forms import relation
from tearline.screening.name import Name, Token
from tearline.screening.words import LIGHT_WORDS

Frequency = Callable[[str], int]
"""In how many names of the list a word stands."""


class Weights(dict[Token, float]):
    """How much each word says about who bears the name, 0 to 1, by role and by rarity in one list; worked out once."""

    def __init__(self, frequency: Frequency) -> None:
        super().__init__()
        self.frequency = frequency

    def __missing__(self, token: Token) -> float:
        found = self[token] = weight(token, self.frequency)
        return found


RULE = "name-1"
"""The name of this way of judging, kept with every result so that it can be replayed."""

_ROLE_WEIGHT = {"d": 1.0, "c": 0.5, "g": 0.35, "p": 0.45, "n": 0.5, "i": 0.25, "s": 0.1, "t": 0.1, "w": 0.05}
_PERSON_TYPOS = 0.2
_FIRM_TYPOS = 0.17
"""Differing letters in all letters aligned, above which two spellings are no longer one name."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare; ``forms`` is the relation of their legal forms, "" where neither has one."""

    verdict: Verdict
    strength: float
    alignment: Alignment
    forms: str
    reason: str


def never(word: str) -> int:
    """The frequency of any word where there is no list."""
    return 1


def weight(token: Token, frequency: Frequency) -> float:
    """How much ``token`` says about who bears the name: 0 to 1, by role and by rarity in the list."""
    base = _ROLE_WEIGHT[token.role]
    if token.role in "dc":
        if token.role == "d" and len(token.text) < 3:
            base *= 0.6
        seen = frequency(token.text)
        return base if seen <= 2 else base * max(0.5, 1 / (1 + 0.35 * math.log10(seen / 2)))
    return 0.12 if token.text in LIGHT_WORDS else base


NO_LIST = Weights(never)
"""Weights where there is no list to be rare in."""


_LEAST_LIKENESS = 0.5
_LEAST_WITHOUT_A_WORD = 0.66
"""The share of letters in common, in either order of words, below which no comparison ends in a match: with a
telling word in common, and with none."""


def worth_comparing(ours: Name, theirs: Name) -> bool:
    """A quick look that spares most candidates the full comparison: do the names share enough letters?"""
    apart = ours.has_substance and theirs.has_substance and ours.telling.isdisjoint(theirs.telling)
    least = _LEAST_WITHOUT_A_WORD if apart else _LEAST_LIKENESS
    return (
        Indel.normalized_similarity(ours.plain, theirs.plain, score_cutoff=least) > 0
        or Indel.normalized_similarity(ours.sorted, theirs.sorted, score_cutoff=least) > 0
        or Indel.normalized_similarity(ours.written, theirs.written, score_cutoff=least) > 0
    )


def compare(ours: Name, theirs: Name, weights: Weights = NO_LIST) -> Comparison:
    """The comparison of two names, as firms, persons or vessels as their kinds say."""
    person = PartyKind.PERSON in (ours.kind, theirs.kind)
    found = align(ours, theirs, person=person)
    forms = _forms(ours, theirs)
    if _different_kinds(ours, theirs):
        verdict, reason = Verdict.DIFFERENT, "a firm against a person"
    elif not found.pairs:
        verdict, reason = Verdict.DIFFERENT, "no word agrees"
    elif not (ours.has_substance and theirs.has_substance):
        verdict, reason = _without_substance(found, forms)
    elif person:
        verdict, reason = _persons(found)
    else:
        verdict, reason = _firms(found, forms, ours, theirs, weights)
    if (ours.kind is PartyKind.VESSEL) != (theirs.kind is PartyKind.VESSEL) and ours.kind and theirs.kind:
        # A ship may bear its owner's name, which relates them but makes them no more than related.
        close = verdict is Verdict.SAME
        verdict, reason = (Verdict.RELATED if close else Verdict.DIFFERENT), f"{reason}, but one is a ship"
    strength = _strength(found, forms, weights)
    if not (ours.has_substance and theirs.has_substance):
        strength *= 0.7
    return Comparison(verdict, round(min(strength, 0.999), 4), found, forms, reason)


def _different_kinds(ours: Name, theirs: Name) -> bool:
    if ours.kind is None or theirs.kind is None or ours.kind is theirs.kind:
        return False
    return PartyKind.PERSON in (ours.kind, theirs.kind) or PartyKind.AIRCRAFT in (ours.kind, theirs.kind)


def _forms(ours: Name, theirs: Name) -> str:
    if not ours.forms and not theirs.forms:
        return ""
    if not ours.forms or not theirs.forms:
        return "omitted"
    seen = {relation(a, b) for a in ours.forms for b in theirs.forms}
    return "equal" if "equal" in seen else "near" if "near" in seen else "contradicted"


def _without_substance(found: Alignment, forms: str) -> tuple[Verdict, str]:
    """Business words, places and numbers name nobody: only the very same words count, legal form included."""
    exact = all(pair.relation == "equal" for pair in found.pairs) and not found.ours_left and not found.theirs_left
    if exact and forms in ("", "equal", "near"):
        return Verdict.SAME, "the very same words, though none of them is distinctive"
    if not found.ours_left and not found.theirs_left and len(found.pairs) > 1 and _typos(found) <= 0.1:
        return Verdict.RELATED, "the same words, spelled otherwise, though none of them is distinctive"
    return Verdict.DIFFERENT, "only words that many names share agree"


def _persons(found: Alignment) -> tuple[Verdict, str]:
    full = [pair for pair in found.pairs if pair.relation != "initial" and pair.ours[0].role in "dc"]
    initials = len(found.pairs) - len(full)
    ours_left = [token for token in found.ours_left if token.role in "dcin"]
    theirs_left = [token for token in found.theirs_left if token.role in "dcin"]
    typos = _typos(found)
    words = sum(max(len(pair.ours), len(pair.theirs)) for pair in full)
    extra = len(ours_left) + len(theirs_left)
    if ours_left and theirs_left:
        if words >= 3 and min(len(ours_left), len(theirs_left)) == 1 and typos <= _PERSON_TYPOS:
            return Verdict.RELATED, "most names agree, but one contradicts"
        return Verdict.DIFFERENT, "names contradict"
    if typos > _PERSON_TYPOS:
        return (
            (Verdict.RELATED, "the spelling is only near")
            if typos <= 0.25 and words >= 2
            else (
                Verdict.DIFFERENT,
                "the spelling is too far",
            )
        )
    if not extra:
        if words >= 2 or (words == 1 and initials) or (words == 1 and typos <= 0.13):
            return Verdict.SAME, "every name agrees" if not initials else "names and initials agree"
        return Verdict.RELATED, "one name, spelled otherwise"
    if words >= 2 and extra <= words:
        return Verdict.SAME, "one side has more names, none contradicts"
    if words >= 2:
        return Verdict.RELATED, "one side has many more names"
    return Verdict.DIFFERENT, "one name alone agrees"


def _firms(found: Alignment, forms: str, ours: Name, theirs: Name, weights: Weights) -> tuple[Verdict, str]:
    ours_heavy = [token for token in found.ours_left if token.text not in LIGHT_WORDS]
    theirs_heavy = [token for token in found.theirs_left if token.text not in LIGHT_WORDS]
    typos = _typos(found)
    matched = [pair for pair in found.pairs if any(t.role in "dc" for t in (*pair.ours, *pair.theirs))]
    ours_share, theirs_share = _shares(found, weights)
    if not matched:
        return Verdict.DIFFERENT, "only words that many names share agree"
    letters = max(len(token.written) for pair in matched for token in (*pair.ours, *pair.theirs))
    if letters <= 4 and any(pair.relation in ("spelling", "sound") for pair in matched):
        return Verdict.DIFFERENT, "the only telling words are short and spelled otherwise"
    if typos <= _FIRM_TYPOS and not ours_heavy and not theirs_heavy:
        if forms == "contradicted":
            return Verdict.RELATED, "the same name with another legal form"
        return Verdict.SAME, "the same name" if typos == 0 else "the same name, spelled otherwise"
    if typos <= _FIRM_TYPOS and bool(ours_heavy) != bool(theirs_heavy) and min(ours_share, theirs_share) >= 0.86:
        return Verdict.SAME, "the same name but for a word that one side leaves out"
    evidence = sum(weights[pair.theirs[0]] * pair.similarity for pair in matched)
    least = min(ours_share, theirs_share)
    distinctive_left = [[t for t in side if t.role == "d"] for side in (ours_heavy, theirs_heavy)]
    if typos > _FIRM_TYPOS:
        letters = sum(len(token.written) for pair in found.pairs for token in pair.theirs)
        if typos <= 0.25 and letters >= 8 and not ours_heavy and not theirs_heavy:
            return Verdict.RELATED, "the spelling is only near"
        return Verdict.DIFFERENT, "the spelling is too far"
    if all(distinctive_left):
        if least >= 0.6 and len(matched) >= 2:
            return Verdict.RELATED, "most words agree, but distinctive ones contradict"
        return Verdict.DIFFERENT, "distinctive words contradict"
    if ours.kind is PartyKind.VESSEL and all(token.role == "n" for token in (*ours_heavy, *theirs_heavy)):
        return Verdict.RELATED, "the same ship's name with another number"
    if ours_heavy and theirs_heavy:
        if least >= 0.5 and (evidence >= 1.2 or _telling(matched, weights)):
            return Verdict.RELATED, "the same distinctive words, another business, place or number"
        return Verdict.DIFFERENT, "the rest of the name contradicts"
    if any(distinctive_left):
        if least >= 0.6 or (least >= 0.5 and _telling(matched, weights)):
            return Verdict.RELATED, "one side has a further distinctive word"
        return Verdict.DIFFERENT, "too little of the name agrees"
    if least >= 0.5 and (evidence >= 0.8 or _telling(matched, weights)):
        return Verdict.RELATED, "one side leaves words out"
    return Verdict.DIFFERENT, "too little of the name agrees"


def _telling(matched: list[Pair], weights: Weights) -> bool:
    """Whether a word agrees that is distinctive, long, and rare in the list."""
    return any(
        pair.similarity >= 0.97
        and pair.theirs[0].role == "d"
        and sum(len(token.text) for token in pair.theirs) >= 6
        and weights.frequency(pair.theirs[0].text) <= 40
        for pair in matched
    )


def _typos(found: Alignment) -> float:
    edits = sum(pair.edits for pair in found.pairs)
    if not edits:
        return 0.0
    letters = sum(
        max(sum(len(token.written) for token in pair.ours), sum(len(token.written) for token in pair.theirs))
        for pair in found.pairs
        if pair.relation != "initial"
    )
    return edits / letters


def _shares(found: Alignment, weights: Weights) -> tuple[float, float]:
    """Which part of either name's weight agrees."""
    ours = theirs = 0.0
    for pair in found.pairs:
        ours += pair.similarity * sum(weights[token] for token in pair.ours)
        theirs += pair.similarity * sum(weights[token] for token in pair.theirs)
    ours_left = sum(weights[token] for token in found.ours_left)
    theirs_left = sum(weights[token] for token in found.theirs_left)
    ours_all = sum(weights[token] for pair in found.pairs for token in pair.ours) + ours_left
    theirs_all = sum(weights[token] for pair in found.pairs for token in pair.theirs) + theirs_left
    return ours / ours_all if ours_all else 0.0, theirs / theirs_all if theirs_all else 0.0


def _strength(found: Alignment, forms: str, weights: Weights) -> float:
    if not found.pairs:
        return 0.0
    ours, theirs = _shares(found, weights)
    agreement = 2 * ours * theirs / (ours + theirs) if ours + theirs else 0.0
    both_left = bool(found.ours_left) and bool(found.theirs_left)
    said = sum(weights[pair.theirs[0]] * pair.similarity for pair in found.pairs)
    factor = {"contradicted": 0.9, "omitted": 0.99, "near": 0.99}.get(forms, 1.0) * (0.92 if both_left else 1.0)
    return agreement * factor * (1 - 0.35 * math.exp(-said / 0.9))
