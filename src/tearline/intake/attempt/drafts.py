"""An attempt in the making: who has which part, the goods, where it is told; and whether an event speaks of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tearline.intake.attempt.clue import ROLES, Event, Role
from tearline.intake.attempt.entities import DOUBT, Entity
from tearline.intake.attempt.goods import Thing
from tearline.intake.attempt.likeness import joined, same_goods
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.tokens import singular
from tearline.model.alert import Modality, Regime, Span
from tearline.model.marking import Marking

MAX_ITEMS = 100
"""How many items back goods are looked for, so that a list of a thousand goods is read in linear time."""
Parts = dict[Role, dict[Entity, None]]
"""Who has which part, each once, in the order of the text."""


def no_parts() -> Parts:
    """Nobody in any part."""
    return {role: {} for role in ROLES}


@dataclass(slots=True)
class Item:
    """One item, as all sentences so far have it."""

    thing: Thing
    spans: list[Span]
    markings: list[Marking]
    regimes: list[Regime] = field(default_factory=list)
    value: str | None = None

    @property
    def uncounted(self) -> bool:
        """Whether nothing says yet how many, or how much."""
        return self.thing.quantity is None and self.thing.amount is None

    def count(self, event: Event) -> None:
        """Takes the quantity and the price that a line of a form gives."""
        if self.uncounted:
            self.thing = replace(self.thing, quantity=event.count, amount=event.amount)
        self.value = self.value or event.price

    def tell(self, thing: Thing, span: Span, marking: Marking) -> None:
        """Takes what a passage says of the item."""
        self.thing = thing
        self.spans.append(span)
        self.markings.append(marking)

    def control(self, regime: Regime) -> None:
        """Takes a regime; of two writings of one regime the more doubtful holds."""
        held = next((place for place, one in enumerate(self.regimes) if one.name == regime.name), None)
        if held is None:
            self.regimes.append(regime)
        elif DOUBT.index(regime.modality) > DOUBT.index(self.regimes[held].modality):
            self.regimes[held] = regime

    def is_named_by(self, lows: frozenset[str]) -> bool:
        """Whether a sentence with these words names the item: by its head, or by all words before that."""
        parts = [singular(part) for part in self.thing.description.casefold().split()]
        return bool(parts) and (parts[-1] in lows or (len(parts) > 1 and set(parts[:-1]) <= lows))


@dataclass(slots=True)
class Told:
    """What one event adds: who in which role, goods, models, when."""

    roles: Parts
    things: list[Thing]
    models: list[Models]
    seen: str | None
    value: str | None
    label: str = ""

    @property
    def anybody(self) -> bool:
        """Whether somebody has a part in it."""
        return any(self.roles.values())

    @property
    def anything(self) -> bool:
        """Whether it says who, what or when."""
        return bool(self.anybody or self.things or self.models or self.seen)


@dataclass(slots=True)
class Draft:
    """An attempt in the making. ``opened``, ``touched``, ``told_in``: the numbers of the sentences that tell of it.

    ``label``: what the last line of a form named, where a form tells of it.
    """

    roles: Parts = field(default_factory=no_parts)
    items: list[Item] = field(default_factory=list)
    seen: str | None = None
    intended_use: str | None = None
    concerns: list[str] = field(default_factory=list)
    touched: int = 0
    opened: int = 0
    told_in: list[int] = field(default_factory=list)
    label: str = ""

    def everybody(self) -> list[Entity]:
        """Everybody who has a part so far."""
        return [one for role in ROLES for one in self.roles[role]]

    @property
    def stands(self) -> bool:
        """Whether it says enough to be an attempt: a buyer or a supplier by name, and goods or the other one."""
        sure = any(one.modality is not Modality.DENIED for one in self.everybody())
        return sure and bool(self.items or (self.roles["buyers"] and self.roles["suppliers"]))

    @property
    def late_items(self) -> list[Item]:
        """The items that were told last: of those of whom more may be said."""
        return self.items[-MAX_ITEMS:]

    def add_item(self, thing: Thing, span: Span, marking: Marking, value: str | None = None) -> None:
        """Takes goods to the item that they are, else as a new one."""
        for held in self.late_items:
            if same_goods(held.thing, thing):
                held.tell(joined(held.thing, thing), span, marking)
                held.value = held.value or value
                return
        self.items.append(Item(thing, [span], [marking], value=value))

    def add_models(self, listed: Models, span: Span, marking: Marking) -> None:
        """Models that stand without their item belong to the one item of the attempt; of several, to none."""
        if self.items:
            self.tie_models(listed, span, marking)
        else:
            bare = Thing(listed.first, listed.after, "", None, listed.models, listed.alternatives)
            self.items.append(Item(bare, [span], [marking]))

    def tie_models(self, listed: Models, span: Span, marking: Marking) -> None:
        """Ties loose models to the item that has one of them, else to the one item that has room for them."""
        target = next((one for one in self.late_items if not set(one.thing.models).isdisjoint(listed.models)), None)
        if target is None:
            free = self.items if len(self.items) == 1 else [one for one in self.late_items if not one.thing.models]
            target = free[0] if len(free) == 1 else None
        if target is not None and not set(listed.models) <= set(target.thing.models):
            bare = Thing(0, 0, "", None, listed.models, listed.alternatives)
            target.tell(joined(target.thing, bare), span, marking)

    def add_regimes(self, found: list[Regime], marking: Marking, lows: frozenset[str]) -> None:
        """Ties regimes to the items that a sentence (``lows``: its words) names, else to every item of the attempt."""
        named = [item for item in self.late_items if item.is_named_by(lows)]
        for item in named or self.late_items:
            for regime in found:
                item.control(regime)
                item.markings.append(marking)

    def fits(self, told: Told, *, near: bool) -> bool:
        """Whether an event speaks of the attempt: nothing in it contradicts, and something of it is shared.

        Another buyer is another attempt. Another supplier is one too, unless buyer or goods are the same.
        Without anything shared, only what follows closely and names no other buyer or supplier belongs to it.
        """
        shared = {role: any(one in self.roles[role] for one in told.roles[role]) for role in ROLES}
        other = {role: bool(told.roles[role] and self.roles[role]) and not shared[role] for role in ROLES}
        if other["buyers"]:
            return near and not (told.roles["suppliers"] or told.things or told.models)
        goods = self._has_goods_of(told)
        new_goods = bool(told.things and self.items) and not goods
        if other["suppliers"]:
            same = goods or self._has_models_of(told) or not told.things
            return not new_goods and (shared["buyers"] or (same and near and not told.roles["buyers"]))
        if new_goods:
            sold = shared["suppliers"] and not told.roles["buyers"]
            return shared["buyers"] or sold or (near and not told.anybody)
        # Whoever else buys or supplies was seen above: what is told here of buyers and suppliers is shared or new.
        return near or any(shared.values()) or goods or self._has_models_of(told)

    def goes_on(self, told: Told) -> bool:
        """Whether the next line of a form is of the same case.

        It then fills what is empty, or goes on with what the last line named.
        """
        filled = any(self.roles[role] for role in ROLES if told.roles[role]) or bool(told.things and self.items)
        return not filled or told.label in (self.label, "end user", "intermediary")

    def _has_goods_of(self, told: Told) -> bool:
        return any(same_goods(thing, one.thing) for thing in told.things for one in self.late_items)

    def _has_models_of(self, told: Told) -> bool:
        return any(
            not set(listed.models).isdisjoint(one.thing.models) for listed in told.models for one in self.late_items
        )
