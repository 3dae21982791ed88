"""Phrases about a noun: for a firm, for a person, for goods, for a deal; or a place."""

from __future__ import annotations

from functools import cache, lru_cache

from tearline.intake.attempt import lexical
from tearline.intake.attempt.amounts import COUNTED
from tearline.intake.attempt.goods import as_thing, names_goods
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.places import Place, based_in, place_at
from tearline.intake.attempt.rolewords import role_of_words
from tearline.intake.attempt.surroundings import Surroundings
from tearline.intake.attempt.tokens import singular, stop_words
from tearline.intake.attempt.verbgroups import DEALING
from tearline.intake.attempt.vocabulary import PLACE
from tearline.intake.attempt.wording import (
    DETERMINERS,
    DOUBTS,
    PRONOUNS,
    RELATIVES,
    firm_words,
    is_adverb,
    people,
    scope_words,
)
from tearline.intake.lexicon import words

MAX_PHRASE = 12
_ENDS_PHRASE = words("grammar", "ends_phrase")
_NOUNS_TOO = words("grammar", "nouns_too")
"""Forms of verbs on -s that are plurals of nouns as well."""
_STANDING = frozenset({"one", "both", "each", "some", "several", "latter", "former", "all"})
"""Words that count or point, and stand for a noun by themselves."""
_PERHAPS_FIRMS = frozenset({"processor", "man", "people"})


def noun_phrase(around: Surroundings, at: int) -> int | None:
    """The token behind the phrase or the place that begins at a token; None where none does."""
    place = place_at(around.sentence, at) if around.sentence.tokens[at][5] & PLACE else None
    if place is not None and not _qualifies(around, place):
        return _add_place(around, at, place)
    if around.low(at) in ("'s", "'"):
        return around.add("own", at, at + 1)
    end, country = _extent(around, at)
    if end == at:
        return None
    if country is not None and end in around.fixed and _is_all_place(around, at, end):
        around.nodes.append(Node("own", at, end, country=country))
        return end
    return _add_phrase(around, at, end, country)


def _add_place(around: Surroundings, at: int, place: Place) -> int:
    node = Node("place", at, place.after, place=place, country=place.country)
    if around.low(place.after) == "'s":
        node.kind, node.after = "own", place.after + 1
    around.nodes.append(node)
    return node.after


def _extent(around: Surroundings, first: int) -> tuple[int, str | None]:
    """The token behind the phrase that begins at a token, and the country that is named within it."""
    sentence, lows, fixed = around.sentence, around.lows, around.fixed
    end, country = first, None
    last = min(len(lows), first + MAX_PHRASE)
    while end < last and end not in fixed:
        low = lows[end]
        based = based_in(sentence, end) if "-" in low else None
        held = based or (place_at(sentence, end) if sentence.tokens[end][5] & PLACE else None)
        if held is not None:
            if based is None and not _belongs(around, held):
                break
            country, end = held.country, _behind_place(around, held)
        elif low in DETERMINERS or low in scope_words():
            if end > first and low in DETERMINERS and (low == "that" or not _only_counts(around, first, end)):
                break
            end += 1
        elif not _is_part(around, end, first) or (low.isdigit() and not _only_counts(around, first, end)):
            break
        else:
            end += 1
    return end, country


def _behind_place(around: Surroundings, place: Place) -> int:
    """The token behind a place and its possessive ending."""
    return place.after + (around.low(place.after) == "'s")


def _belongs(around: Surroundings, place: Place) -> bool:
    """Whether a place within a phrase says whose its noun is; any other ends the phrase."""
    return place.kind == "adjective" or around.low(place.after) == "'s" or _qualifies(around, place)


def _is_all_place(around: Surroundings, first: int, end: int) -> bool:
    """Whether nothing but a place and its ending stands there: "Iraq's" before a name."""
    at = first
    while at < end:
        held = place_at(around.sentence, at)
        if held is not None:
            at = held.after
        elif around.low(at) in ("'s", "'", "the") or based_in(around.sentence, at) is not None:
            at += 1
        else:
            return False
    return True


def _qualifies(around: Surroundings, place: Place) -> bool:
    """Whether a place stands before the noun that it belongs to: "the Dubai firm", "Iran's"."""
    if place.kind == "adjective" or around.low(place.after) == "'s":
        return around.low(_behind_place(around, place))[:1].isalnum()
    sentence = around.sentence
    for step in range(place.after, min(place.after + 4, len(around.lows))):
        low = around.lows[step]
        if low in firm_words() or low in people():
            return True
        if step in around.fixed or not low.isalpha() or low in stop_words():
            return False
        if sentence.tokens[step].text[0].isupper() != sentence.upper:
            return False
    return False


@lru_cache(maxsize=16384)
def _ends_phrase(low: str) -> bool:
    """Whether no phrase goes on with a word, wherever it stands."""
    return (
        low in stop_words()
        or low in lexical.AUXILIARIES
        or low in RELATIVES
        or low in PRONOUNS
        or low in DOUBTS
        or low in _ENDS_PHRASE
        or any(len(parts) == 1 for parts, _ in lexical.prepositions().get(low, ()))
    )


def _is_part(around: Surroundings, at: int, first: int) -> bool:
    """Whether the phrase that begins at ``first`` goes on with a word."""
    low = around.lows[at]
    if not around.sentence.tokens[at].text[0].isalnum() or _ends_phrase(low):
        return False
    form = lexical.forms().get(low)
    if form is None:
        return not is_adverb(low) or around.leads_participle(at)
    if form.shape == "base":
        return True
    bare = _only_counts(around, first, at)
    if form.shape == "s":
        return bare or _is_plural(around, at)
    if form.shape == "ing":
        return bare or (not _is_of_firms(around.lows[at - 1]) and form.lemma not in DEALING)
    if at == first:
        return around.behind_regime(at)
    return bare or (at == first + 1 and is_adverb(around.lows[first]))


def _is_plural(around: Surroundings, at: int) -> bool:
    """Whether a form of a verb on -s is a noun here: "pressure tests", and no verb as in "the firm tests"."""
    low = around.lows[at]
    behind = around.ready.get(at + 1)
    if behind is not None and behind.kind == "party" and not names_goods(low):
        return False
    noun_too = low in _NOUNS_TOO or names_goods(low)
    return (noun_too and not _is_of_firms(around.lows[at - 1])) or low in lexical.nouns()


def _is_of_firms(low: str) -> bool:
    return low in firm_words() or low in people()


def _only_counts(around: Surroundings, first: int, at: int) -> bool:
    """Whether nothing but articles, counts and places stands from ``first`` to a token."""
    return at == first or all(
        low in DETERMINERS or low in scope_words() or low[0].isdigit() or _is_place(around, first + step)
        for step, low in enumerate(around.lows[first:at])
    )


def _is_place(around: Surroundings, at: int) -> bool:
    return bool(around.sentence.tokens[at][5] & PLACE) and place_at(around.sentence, at) is not None


@cache
def _countable() -> frozenset[str]:
    return words("words", "counting_units") | COUNTED


def _add_phrase(around: Surroundings, first: int, end: int, country: str | None) -> int:
    """The token behind a phrase, which is now a node; its last noun says of what kind."""
    lows = tuple(around.lows[first:end])
    head = lows[-1]
    if head not in _STANDING and all(low in DETERMINERS or low in scope_words() for low in lows):
        if head in _countable():
            around.nodes.append(Node("other", first, end, word=head, described=lows))
        return end
    node = Node("other", first, end, word=head, country=country, described=lows)
    if head in ("representative", "representatives"):
        node.kind, node.word = "firm", "person"
    elif _is_firm(head, lows):
        node.kind = "firm"
    elif head in people():
        node.kind, node.word = "firm", "person"
    elif head in lexical.nouns() and not around.goods.surely(first, end):
        node.kind, node.word = "noun", lexical.nouns()[head]
    else:
        _take_goods(around, node)
    around.nodes.append(node)
    return node.after


def _is_firm(head: str, lows: tuple[str, ...]) -> bool:
    if head in firm_words() or singular(head) in firm_words():
        return True
    return head in _PERHAPS_FIRMS and role_of_words(lows) == "intermediaries"


def _take_goods(around: Surroundings, node: Node) -> None:
    """Makes a node one for goods, where its words name any."""
    thing = as_thing(around.goods, node.first, node.after)
    if thing is not None:
        node.kind, node.thing = "thing", thing
        node.first, node.after = min(node.first, thing.first), max(node.after, thing.after)
