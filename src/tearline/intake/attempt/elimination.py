"""The part of a firm that no statement gives one: by where it is, what it is called and what stands around it.

An alert names few firms, and nearly all of them seek, supply or stand between. Where two signs of different
kinds agree and nothing speaks against it, the part is given, under the rule "by-elimination"; one sign is never enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tearline.intake.attempt.cast import Cast
from tearline.intake.attempt.clue import ROLES, Event, Role
from tearline.intake.attempt.countries import OF_CONCERN
from tearline.intake.attempt.directory import form_country, org_words
from tearline.intake.attempt.entities import Entity, Spoken
from tearline.intake.attempt.namesakes import bare
from tearline.intake.attempt.rolewords import is_trader, role_of_words
from tearline.intake.attempt.vocabulary import forms
from tearline.intake.lexicon import words

NEEDED, MARGIN = 2.0, 1.0
"""What the signs for a role must weigh together, and by how much more than those for another."""
_VACANT: tuple[Role, ...] = ("suppliers", "buyers")
NEAR = 2
"""How many sentences away from a deal a firm may be named."""
EXPORTING = words("grammar", "exporting")
"""States that are in a control regime, or adopt its lists, and make such goods: who is warned of a buyer sits there."""
_CARRYING = words("grammar", "carrying")
"""Who carries, clears or pays is of the trade of standing between, whoever else is named."""
_STANDING_BETWEEN = words("grammar", "standing_between")
_OF_A_STATE = words("grammar", "of_a_state")
_MAKING = words("grammar", "making")
_MONEY_AND_WAY = words("grammar", "money_and_way")
_ASIDE = tuple(f" {phrase} " for phrase in sorted(words("grammar", "aside")))
"""What is said of a firm that has no part in the deal."""
_DESKS = words("grammar", "desks")


def by_elimination(cast: Cast, spoken: Sequence[Spoken]) -> None:
    """Gives a part to the firms that have none, where a deal is told close by and the signs agree."""
    deals = {one.number for one in spoken if any(_is_deal(event) for event in one.events)}
    if not deals:  # no verb of a deal: what is called a purchaser purchases
        deals = {number for entity in cast.entities if entity.role == "buyers" for number in entity.seen_in}
    if not deals:
        return
    close = {number for deal in deals for number in range(deal - NEAR, deal + NEAR + 1)}
    passages = _Passages(spoken)
    _vacancies(cast, passages)
    held = {role for entity in cast.entities if (role := entity.role) is not None}
    for entity in cast.entities:
        if entity.role is not None or entity.denied or not entity.strong or entity.scores.get("suppliers", 0.0) < 0:
            continue
        if close.isdisjoint(entity.seen_in) or passages.set_aside(entity) or _is_office(entity):
            continue
        role = _likely(cast, entity, passages.of(entity), held)
        if role is not None:
            _give(entity, role)


class _Passages:
    """The sentences that name a firm."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self._by_number = {one.number: one for one in spoken}

    def of(self, entity: Entity) -> list[Spoken]:
        """The sentences, each once, in order."""
        return [self._by_number[number] for number in dict.fromkeys(entity.seen_in)]

    def set_aside(self, entity: Entity) -> bool:
        """Whether one of them tells of the past, or says that the firm has no part."""
        return any(
            any(event.past for event in one.events) or any(phrase in one.sentence.line for phrase in _ASIDE)
            for one in self.of(entity)
        )


def _is_deal(event: Event) -> bool:
    return event.trade and not event.past and not event.negated


def _give(entity: Entity, role: Role) -> None:
    entity.role = role
    entity.rules[role] = (0.0, "by-elimination")


def _vacancies(cast: Cast, passages: _Passages) -> None:
    """An alert without a buyer or without a supplier, and one firm left over from where such firms are: that firm."""
    for role in _VACANT:
        if any(entity.role == role for entity in cast.entities):
            continue
        free = [one for one in cast.entities if one.role is None and one.strong and not one.denied and _is_firm(one)]
        free = [one for one in free if not _is_office(one)]
        makers = [one for one in free if one.rules.get(role, (0.0, ""))[1] == "maker"]
        free = [one for one in free if not passages.set_aside(one)]
        fitting = makers if len(makers) == 1 else [one for one in free if _is_placed_for(role, one, cast)]
        if not fitting and len(free) == 1 and any(entity.role is not None for entity in cast.entities):
            fitting = [one for one in free if _is_left_for(role, one, cast)]
        if len(fitting) == 1:
            _give(fitting[0], role)


def _is_placed_for(role: Role, entity: Entity, cast: Cast) -> bool:
    """Whether firms with that role are where this one is."""
    place = _place(entity)
    if role == "buyers":
        return place in OF_CONCERN
    return place in EXPORTING or (place in cast.warned and place not in OF_CONCERN)


def _is_left_for(role: Role, entity: Entity, cast: Cast) -> bool:
    """Whether a firm may have a role for which nobody else is left."""
    place = _place(entity)
    if role == "suppliers":
        return place not in OF_CONCERN and _is_formed(entity)
    return place is not None and place not in EXPORTING and place not in cast.warned


def _place(entity: Entity) -> str | None:
    return entity.country or form_country(entity.value)


def _is_firm(entity: Entity) -> bool:
    """Whether the name has a legal form, or a word of which the names of firms and institutes are made."""
    return _is_formed(entity) or bool(set(bare(entity.value)) & (org_words() | _OF_A_STATE))


def _is_formed(entity: Entity) -> bool:
    """Whether the name ends in a legal form."""
    parts = entity.value.casefold().replace(".", "").replace(",", " ").split()
    return any(tuple(parts[first:]) in forms() for first in range(max(1, len(parts) - 4), len(parts)))


def _likely(cast: Cast, entity: Entity, where: Sequence[Spoken], held: Iterable[Role]) -> Role | None:
    signs = {role: _signs(cast, entity, where, role) for role in ROLES}
    total = {role: sum(signs[role]) + 0.5 * (role not in held) for role in ROLES}
    best = max(ROLES, key=lambda role: total[role])
    others = [total[role] for role in ROLES if role != best]
    several = sum(sign > 0 for sign in signs[best]) > 1 or max(signs[best]) >= NEEDED
    return best if several and total[best] >= NEEDED and total[best] - max(others) >= MARGIN else None


def _signs(cast: Cast, entity: Entity, where: Sequence[Spoken], role: Role) -> list[float]:
    """What speaks for one role: the place, the name, what it is called, the words around, what a statement hinted."""
    name, described = set(bare(entity.value)), tuple(sorted(entity.described))
    place = _place(entity)
    around = {token.low for one in where for token in one.sentence.tokens}
    called = role_of_words(described)
    hinted = min(1.0, entity.scores.get(role, 0.0))
    if role == "suppliers":
        return [
            1.5 if place in cast.warned and place not in OF_CONCERN else 1.0 * (place in EXPORTING),
            0.75 * bool(name & _MAKING),
            1.0 * (called == role),
            hinted,
            0.0,
        ]
    if role == "buyers":
        return [1.5 * (place in OF_CONCERN), 0.75 * bool(name & _OF_A_STATE), 1.5 * (called == role), hinted, 0.0]
    between = place is not None and place not in OF_CONCERN and place not in cast.warned
    return [
        (0.5 + 0.5 * (place not in EXPORTING)) * between,
        2.0 if name & _CARRYING else 1.0 * bool(name & _STANDING_BETWEEN),
        1.0 * (called == role or is_trader(described)),
        hinted,
        0.75 * bool(around & _MONEY_AND_WAY),
    ]


def _is_office(entity: Entity) -> bool:
    lows = set(bare(entity.value))
    return lows <= _offices() or not lows.isdisjoint(_DESKS)


@cache
def _offices() -> frozenset[str]:
    return words("organisations", "offices") | {"of", "and", "for", "the"}
