"""How each name hangs in its sentence: the preposition that governs it, the doubt about it, its country."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from tearline.intake.attempt.directory import Name, firm_nouns
from tearline.intake.attempt.places import country_after, country_before, in_place, place_at
from tearline.intake.attempt.tokens import Sentence, stop_words
from tearline.intake.attempt.verbs import relation_at
from tearline.intake.lexicon import words

_DOUBT = frozenset({"may", "might", "could", "potentially"})
_JOINTS = frozenset({"and", "or", "&", ",", "/"})
_MAX_WALK = 14
_APPOSING = frozenset([",", "(", "-", "--", "named", "called", "styled", "by", "trading", "known", "calling"])


@dataclass(frozen=True, slots=True)
class Hung:
    """``relation`` of a name (from, through, by, …; None for a subject or object), its first token, the doubt."""

    relation: str | None
    start: int
    doubt: tuple[str, ...]


def hang(sentence: Sentence, names: Sequence[Name], said: Set[int]) -> dict[int, Hung]:
    """For each name, by its first token, how it hangs; names joined by "and" share one preposition.

    ``said`` are the tokens of verbs: the "to" of "turned to" is none of a preposition.
    """
    linked = links(sentence, names)
    found: dict[int, Hung] = {}
    for place, name in enumerate(names):
        one = _governed(sentence, name, said)
        if name.first in linked:
            first = found[names[place - 1].first]
            one = Hung(first.relation, first.start, one.doubt or first.doubt)
        found[name.first] = one
    return found


def links(sentence: Sentence, names: Sequence[Name]) -> set[int]:
    """The first tokens of the names that are joined to the one before: "A and B", "A, B and C".

    A comma alone joins only in a list that ends in "and" or "or"; elsewhere it opens an apposition.
    """
    linked: set[int] = set()
    for before, name in reversed(list(pairwise(names))):
        between = _between(sentence, before, name)
        if between is None:
            continue
        tied = any(sentence.low(at) in ("and", "or", "&", "/") for at in between)
        if tied or any(one.first in linked for one in names if one.first > name.first):
            linked.add(name.first)
    return linked


def _between(sentence: Sentence, before: Name, name: Name) -> range | None:
    """The tokens between two names where they are only joints and what is said of a name; else None."""
    start = before.after
    place = country_after(sentence, start)
    if place is not None and place[1] <= name.first:
        start = place[1]
    between = range(start, name.first)
    if len(between) > 8 or not any(sentence.low(at) in _JOINTS for at in between):
        return None
    loose = firm_nouns() | words("organisations", "adjectives") | _JOINTS | words("words", "articles")
    loose |= {"both", "either", "as", "well", ")", "(", '"', "possibly", "probably", "perhaps", "'s"}
    return between if all(sentence.low(at) in loose or in_place(sentence, at) for at in between) else None


def _governed(sentence: Sentence, name: Name, said: Set[int]) -> Hung:
    """Walks left over what may stand between a preposition and a name: articles, nouns for a firm, places, doubts.

    "that" opens a clause and ends the walk: in "we have reason to believe that Foo" nothing governs Foo.
    """
    loose = firm_nouns() | words("organisations", "adjectives") | (words("words", "articles") - {"that"})
    loose |= {'"', "'s", "'", "("}
    at, doubt, noun, strange = name.first - 1, list[str](), False, 0
    while at >= 0 and name.first - at < _MAX_WALK:
        low = sentence.low(at)
        if at in said:
            break
        relation = relation_at(sentence, at)
        if relation is not None and (passed := _past_locative(sentence, at, relation, name)) is not None:
            at, noun = passed, True
            continue
        if relation is not None and relation[0] in ("from", "at") and _people_before(sentence, relation[1]):
            outer = _governed(sentence, replace(name, first=relation[1] - 1), said)
            return outer if outer.relation is not None else Hung("of", relation[1], tuple(doubt))
        if relation is not None and not (relation[0] == "of" and noun and relation[1] - 1 not in said):
            doubt += _doubts(sentence, relation[1])
            return Hung(relation[0], relation[1], tuple(doubt))
        if low in words("words", "suspected") or (doubt and low in ("be", "is", "to", "what", "may")):
            doubt.append(low)
        elif low in (":", "--") and sentence.low(at - 1) in words("verbs", "sets", "plurals"):
            pass
        elif low == ",":
            if sentence.low(at - 1) not in firm_nouns() and not in_place(sentence, at - 1):
                break
        elif relation is None and low not in loose and not in_place(sentence, at):
            strange += 1  # "the Polish shipyard Foo": at most two words that no list has, in small letters
            if strange > 2 or sentence.upper or not low.isalpha() or low in stop_words() or not _small(sentence, at):
                break
        noun = noun or low in firm_nouns()
        at -= 1
    return Hung(None, name.first, tuple(doubt))


def _past_locative(sentence: Sentence, at: int, relation: tuple[str, int], name: Name) -> int | None:
    """``a trader from Karachi named Foo``, ``a firm in India, Foo``: the token before what says only the place."""
    if relation[0] not in ("from", "of", "at") or sentence.low(relation[1] - 1) not in firm_nouns() | _people():
        return None
    place = place_at(sentence, at + 1) or (place_at(sentence, at + 2) if sentence.low(at + 1) == "the" else None)
    if place is None or place.after >= name.first or sentence.low(place.after) not in _APPOSING:
        return None
    return relation[1] - 1


def _people_before(sentence: Sentence, at: int) -> bool:
    """ "a buyer from Foo": the person is of the firm, and what governs the person governs it."""
    return sentence.low(at - 1) in _people()


def _people() -> frozenset[str]:
    return words("verbs", "sets", "people")


def _small(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].text.islower()


def _doubts(sentence: Sentence, before: int) -> list[str]:
    """Doubt in the four words before a preposition: "possibly through", "may be acting through"."""
    passing = words("words", "auxiliaries") | {"and", "or", ",", "acting", "working", "operating"}
    found = []
    for at in range(before - 1, max(-1, before - 5), -1):
        low = sentence.low(at)
        if low in words("words", "suspected") | _DOUBT:
            found.append(low)
        elif low not in passing:
            break
    return found


def ends_of(sentence: Sentence, name: Name) -> set[int]:
    """The tokens at which a name ends, with and without its comma and what is said of its place."""
    ends = {name.after, name.after + (sentence.low(name.after) in (",", ")", '"'))}
    behind = country_after(sentence, name.after)
    if behind is not None:
        ends |= {behind[1], behind[1] + 1}
    return ends


def country_of(sentence: Sentence, name: Name) -> str | None:
    """The country said of a name: before it, behind it, or by the place that it begins with."""
    behind = country_after(sentence, name.after)
    said = name.qualifier or country_before(sentence, name.first) or (behind[0] if behind else None)
    if said is not None:
        return said
    inside = (place_at(sentence, at) for at in range(name.first, name.after))
    return next((place.country for place in inside if place is not None and place.kind != "adjective"), None)


def shared_country(sentence: Sentence, names: Sequence[Name], name: Name) -> str | None:
    """``Two Pakistani firms, A and B``: what is said of the first holds for those joined to it."""
    plurals = words("verbs", "sets", "plurals")
    for place, before in enumerate(names):
        if before.first >= name.first:
            return None
        if not any(sentence.low(at) in plurals for at in range(max(0, before.first - 4), before.first)):
            continue
        linked = links(sentence, names)
        if all(one.first in linked for one in names[place + 1 :] if one.first <= name.first):
            return country_before(sentence, before.first)
    return None
