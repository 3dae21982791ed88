"""What a statement says is sought: the goods right behind its verb, or before it in the passive voice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tearline.intake.attempt.directory import firm_nouns
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.things import Thing, number, object_at
from tearline.intake.attempt.verbs import Verb
from tearline.intake.lexicon import words

_NEAR, _FAR = 14, 30
_JOINTS = frozenset({"and", "or", ",", "plus", "as", "well", "together", "with", "(", ")", "&", "quantity"})


@dataclass(frozen=True, slots=True)
class Objects:
    """The goods of one statement; ``models`` where only models are named."""

    things: tuple[Thing, ...] = ()
    models: Models | None = None


def objects(parsed: Parsed, verbs: list[Verb], start: int, end: int) -> Objects:
    """The goods that the verbs between two tokens speak of; the first verb that has any decides."""
    said = {at for verb in verbs for at in range(verb.first, verb.after)}
    goods = [one for one in parsed.things if start <= one.first < end and not _aside(parsed, one, said)]
    for verb in verbs:
        found = _of_verb(parsed, verb, goods)
        if found.things or found.models:
            return _with_models(parsed, found, start, end)
    listed = [one for one in parsed.models if start <= one.first < end]
    return Objects(models=listed[0] if listed else None)


def _with_models(parsed: Parsed, found: Objects, start: int, end: int) -> Objects:
    """``four lenses from Carpolent S.R.L., model IRL-75``: models said apart from the only item belong to it."""
    if len(found.things) != 1 or found.things[0].models or found.models:
        return found
    keyed = [one for one in parsed.models if one.keyed and start <= one.first < end]
    if not keyed:
        return found
    thing = replace(found.things[0], models=keyed[0].models, alternatives=keyed[0].alternatives)
    return Objects((thing,))


def has_object(parsed: Parsed, verb: Verb) -> bool:
    """Whether goods stand close behind a verb, or before one that tells what is done with them."""
    starts = [*(one.first for one in parsed.things), *(one.first for one in parsed.models)]
    ahead = [first for first in starts if first >= verb.after]
    unknown = object_at(parsed.sentence, verb.after, parsed.busy, parsed.models)
    if unknown is not None:
        ahead.append(unknown.first)
    if ahead and min(ahead) - verb.after < _NEAR:
        return True
    return verb.kind == "supply" and verb.passive and any(one.after <= verb.first for one in parsed.things)


def _of_verb(parsed: Parsed, verb: Verb, goods: list[Thing]) -> Objects:
    ahead = [one for one in goods if verb.after <= one.first < verb.after + _FAR]
    behind = [one for one in goods if one.after <= verb.first]
    backwards = verb.passive or (verb.kind == "supply" and not ahead and not verb.noun)
    chosen = (behind[-1:] or (ahead[:1] if verb.passive else [])) if backwards else ahead[:1]
    listed = _models_behind(parsed, verb)
    if listed is None and not verb.passive and verb.kind in ("seek", "supply"):
        unknown = object_at(parsed.sentence, verb.after, parsed.busy, parsed.models)
        if unknown is not None and (not chosen or unknown.after <= chosen[0].first):
            chosen = [unknown]
    models = listed if listed is not None and (not chosen or listed.after <= chosen[0].first - 4) else None
    return Objects(tuple(_with_joined(parsed, chosen[0], goods)) if chosen else (), models)


def _models_behind(parsed: Parsed, verb: Verb) -> Models | None:
    """Models right behind the verb that stand for the item: "was seeking the BM-40"."""
    loose = words("words", "articles") | words("words", "item_fillers")
    for one in parsed.models:
        if one.first < verb.after or not all(parsed.sentence.low(at) in loose for at in range(verb.after, one.first)):
            continue
        attached = any(thing.first <= one.first and one.after <= thing.after for thing in parsed.things)
        return None if attached else one
    return None


def _with_joined(parsed: Parsed, first: Thing, goods: list[Thing]) -> list[Thing]:
    """``first`` and the items that "and", "or" or a comma joins to it."""
    filler = words("words", "articles") | words("words", "item_fillers") | words("words", "counting_units") | _JOINTS
    found = [first]
    for one in goods:
        gap = [parsed.sentence.low(at) for at in range(found[-1].after, one.first)]
        if one.first < found[-1].after:
            continue
        if not gap or gap[0] not in _JOINTS or gap == ["with"]:
            break
        if not all(low in filler or number(low) is not None for low in gap):
            break
        found.append(one)
    return found


def _aside(parsed: Parsed, thing: Thing, said: set[int]) -> bool:
    """Goods that describe a firm or a use: "a maker of lathes", "to produce bearings", "for its furnaces"."""
    near = range(max(0, thing.first - 5), thing.first)
    before = [parsed.sentence.low(at) for at in near if at not in said]
    dealing = firm_nouns() | words("verbs", "sets", "dealing")
    if before and before[-1] in ("of", "in") and set(before[-4:-1]) & dealing:
        return True
    applied = "used" in before[:-1] and bool(set(before) & {"to", "in", "for", "with", "on"})
    return applied or bool(set(before[-4:]) & words("verbs", "sets", "uses"))
