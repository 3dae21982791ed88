"""From a sentence and what was recognised in it to its row of nodes, each token looked at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tearline.intake.attempt import lexical
from tearline.intake.attempt.dates import When
from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.goods import Goods
from tearline.intake.attempt.joints import is_mark, mark, opening, preposition
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.nounphrases import noun_phrase
from tearline.intake.attempt.surroundings import Surroundings
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.verbgroups import may_lead, verb_group
from tearline.intake.attempt.wording import DOUBTS, is_adverb

_MARK, _PREPOSITION, _VERB = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Found:
    """What the recognisers saw in a sentence: it stands, whatever the words around it may be."""

    names: list[Name]
    times: list[When]
    models: list[Models]
    regimes: list[tuple[int, int, str]]


def scan(sentence: Sentence, found: Found) -> list[Node]:
    """The nodes of a sentence in order; words that say nothing of a deal are left out.

    Goes from left to right; each branch returns the token behind what it took.
    """
    around = _surroundings(sentence, found)
    lows, ready = around.lows, around.ready
    at, end = opening(around), len(lows)
    while at < end:
        node = ready.get(at)
        if node is not None:
            around.nodes.append(node)
            at = node.after
        else:
            kinds = _kinds(lows[at])
            at = (
                (kinds & _MARK and mark(around, at))
                or (kinds & _PREPOSITION and preposition(around, at))
                or (kinds & _VERB and verb_group(around, at))
                or noun_phrase(around, at)
                or at + 1
            )
    return around.nodes


def _surroundings(sentence: Sentence, found: Found) -> Surroundings:
    """The sentence before its first word is read; where finds overlap, a name goes before all else."""
    ready: dict[int, Node] = {}
    for when in found.times:
        ready[when.first] = Node("time", when.first, when.after, time=when)
    for first, after, regime in found.regimes:
        ready[first] = Node("other", first, after, word="regime", described=(regime,))
    for name in found.names:
        ready[name.first] = Node("party", name.first, name.after, names=(name,), country=name.qualifier)
    for listed in found.models:
        ready.setdefault(listed.first, Node("models", listed.first, listed.after, models=listed))
    fixed = {at for node in ready.values() for at in range(node.first, node.after)}
    models = {at: listed for listed in found.models for at in range(listed.first, listed.after)}
    return Surroundings(sentence, ready, fixed, Goods(sentence, fixed, models))


@lru_cache(maxsize=16384)
def _kinds(low: str) -> int:
    """What may begin with a word: a mark or joint, a preposition, a verb; anything may begin a phrase."""
    adverb = is_adverb(low) or low in DOUBTS
    return (
        _MARK * (adverb or is_mark(low))
        | _PREPOSITION * (low in lexical.prepositions())
        | _VERB * (adverb or may_lead(low))
    )
