"""What sentences without a deal of their own add to the attempts: dates, goods, models, counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from tearline.intake.attempt.assembly import NEAR
from tearline.intake.attempt.drafts import Draft, Item
from tearline.intake.attempt.entities import Spoken
from tearline.intake.attempt.goods import Thing
from tearline.intake.attempt.likeness import goods_words, joined, same_goods
from tearline.intake.attempt.nearest import Nearest
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.when import dating

MAX_DRAFTS = 40
"""In how many attempts of a message goods are looked for, beside the one told nearest."""
LEAST = 1.5
"""What goods that no statement sought must weigh: by a long name in a deal, a count, a model, by being told twice."""


def date(drafts: Sequence[Draft], spoken: Sequence[Spoken]) -> None:
    """Gives an attempt whose own sentences tell no time that of the order, where a sentence near by dates it."""
    undated = [draft for draft in drafts if draft.seen is None]
    if not undated:
        return
    dated = Nearest((iso, [one.number]) for one in spoken if (iso := _dating(one)) is not None)
    for draft in undated:
        nearest = dated.to(draft.told_in)
        draft.seen = None if nearest is None else nearest[0]


def complete(drafts: Sequence[Draft], spoken: Sequence[Spoken]) -> None:
    """Gives an attempt whose goods no statement names those that the text counts or names by model."""
    numbers = [one.number for one in spoken]
    for place, draft in enumerate(drafts):
        if any(item.thing.description for item in draft.items) or not draft.everybody():
            continue
        end = drafts[place + 1].opened if place + 1 < len(drafts) else len(spoken)
        start = draft.opened - NEAR if place else 0
        best = _salient(spoken[bisect_left(numbers, start) : bisect_left(numbers, end)])
        if best is None:
            continue
        thing, where = best
        if draft.items:
            loose = replace(draft.items[0].thing, first=thing.first, after=thing.after)
            draft.items[0].thing = joined(loose, thing)
        else:
            draft.add_item(thing, where.sentence.span(thing.first, thing.after), where.marking)


def enrich(drafts: Sequence[Draft], spoken: Sequence[Spoken]) -> None:
    """Takes models and counts that stand in sentences without a deal to the goods that they are said of."""
    told = Nearest((draft, draft.told_in) for draft in drafts)
    for one in spoken:
        nearest = told.to([one.number])
        if nearest is None or any(event.past for event in one.events):
            continue
        draft, away = nearest
        for node in one.nodes:
            if node.counted is not None and away <= 1:
                _count(node.counted, one, draft)
            for part in (node, *node.linked):
                if part.thing is not None:
                    _enrich(part.thing, one, chain([draft], drafts[:MAX_DRAFTS]))
                elif part.models is not None:
                    span = one.sentence.span(part.models.first, part.models.after)
                    draft.tie_models(part.models, span, one.marking)


def _dating(one: Spoken) -> str | None:
    return dating(one.sentence, [node.time for node in one.nodes if node.time is not None])


def _count(counted: tuple[Decimal | None, str | None], one: Spoken, draft: Draft) -> None:
    """ "The order is for 700 pieces": a count without its goods is that of the one item, where a deal is told."""
    if len(draft.items) == 1 and draft.items[0].uncounted:
        item, (quantity, amount) = draft.items[0], counted
        item.thing = replace(item.thing, quantity=quantity, amount=amount)
        item.markings.append(one.marking)


def _enrich(thing: Thing, one: Spoken, drafts: Iterable[Draft]) -> None:
    """What a passage says of goods goes to the first item that they are, if it says more than that the goods exist."""
    if not (thing.description and thing.sure):
        return
    item = next((item for draft in drafts for item in draft.late_items if _is_item(item, thing)), None)
    if item is None:
        return
    longer = " " not in item.thing.description and 1 < len(thing.description.split()) < 5
    if longer or thing.models or thing.quantity is not None or thing.amount is not None:
        said = joined(item.thing, thing)
        said = replace(said, description=thing.description if longer else item.thing.description)
        item.tell(said, one.sentence.span(thing.first, thing.after), one.marking)


def _is_item(item: Item, thing: Thing) -> bool:
    return bool(item.thing.description) and same_goods(item.thing, thing)


def _salient(spoken: Sequence[Spoken]) -> tuple[Thing, Spoken] | None:
    """The goods that a stretch of text is about: counted, with models, named again and again."""
    heads: dict[str, int] = {}
    found: list[tuple[Thing, Spoken]] = []
    for one in spoken:
        if not any(event.past for event in one.events):
            for thing in _named_things(one.nodes):
                heads[_head(thing)] = heads.get(_head(thing), 0) + 1
                found.append((thing, one))
    weights = [_weight(thing, one) + 0.5 * heads[_head(thing)] for thing, one in found]
    best = max(weights, default=0.0)
    return found[weights.index(best)] if best >= LEAST else None


def _named_things(nodes: Sequence[Node]) -> Iterator[Thing]:
    for node in nodes:
        for part in (node, *node.linked):
            if part.thing is not None and part.thing.sure and part.thing.description:
                yield part.thing


def _head(thing: Thing) -> str:
    return goods_words(thing.description)[-1]


def _weight(thing: Thing, one: Spoken) -> float:
    counted = thing.quantity is not None or thing.amount is not None
    dealt = any(event.trade for event in one.events)
    long_name = len(thing.description.split()) > 1
    return 2.0 * counted + 2.0 * bool(thing.models) + 0.5 * dealt + 0.5 * long_name
