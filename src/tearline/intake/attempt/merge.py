"""Statements put together into attempts: the same firms and goods, named in several paragraphs, are one attempt.

Every slot keeps the marking of each portion that it came from, joined; a doubt in one place is not
lifted by a plain word in another. Who denies a part in it does not take back what the alert says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tearline.intake.attempt.directory import legal_form_words
from tearline.intake.attempt.frames import ROLES, Frame, Said
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.things import Thing
from tearline.intake.attempt.tokens import Sentence, singular
from tearline.model.alert import Attempt, Mention, Modality, Regime, RequestedAction, SoughtItem, Span
from tearline.model.marking import Marking, join

NEAR = 3
"""How many sentences on a statement that names nobody still speaks of the attempt before it."""
MAX_BACK = 40
"""How many attempts back a statement may belong to, so that a long text is read in linear time."""
Early = TypeVar("Early")
"""What was said before the first attempt, kept for it."""
_DOUBT = (Modality.STATED, Modality.SUSPECTED, Modality.POTENTIAL, Modality.DENIED)


@dataclass(slots=True)
class Party:
    """A firm in one role, as all sentences so far have it."""

    value: str
    country: str | None
    modality: Modality
    rule: str
    spans: list[Span]
    markings: list[Marking]

    def mention(self) -> Mention:
        """The firm as the attempt names it, with every place where it stands."""
        return Mention(
            self.value, self.country, tuple(sorted(set(self.spans))), join(self.markings), self.modality, self.rule
        )


@dataclass(slots=True)
class Goods:
    """One item, as all sentences so far have it."""

    thing: Thing
    spans: list[Span]
    markings: list[Marking]
    regimes: list[Regime] = field(default_factory=list)
    value: str | None = None


@dataclass(slots=True)
class Draft:
    """An attempt in the making."""

    roles: dict[str, list[Party]] = field(default_factory=lambda: {role: [] for role in ROLES})
    goods: list[Goods] = field(default_factory=list)
    seen: str | None = None
    intended_use: str | None = None
    concerns: list[str] = field(default_factory=list)
    touched: int = 0

    def named(self) -> Iterable[Party]:
        """Everybody who has a role so far."""
        for role in ROLES:
            yield from self.roles[role]

    @property
    def stands(self) -> bool:
        """Whether it says enough to be an attempt: a firm and goods, or a buyer and a supplier."""
        buyers, suppliers = self.roles["buyers"], self.roles["suppliers"]
        sure = [party for party in self.named() if party.modality is not Modality.DENIED]
        return bool(sure) and bool(buyers or suppliers) and bool(self.goods or (buyers and suppliers))


def same_name(left: str, right: str) -> bool:
    """Whether two writings are one name: equal words, or one the beginning of the other without its legal form."""
    one, other = _bare(left), _bare(right)
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short and (len(short) > 1 or len(short[0]) > 4)


def _bare(name: str) -> list[str]:
    parts = "".join(
        char if char.isalnum() else " " for char in name.casefold().replace("'", "").replace(".", "")
    ).split()
    while len(parts) > 1 and parts[-1] in legal_form_words():
        parts.pop()
    return parts


def same_goods(left: Thing, right: Thing) -> bool:
    """Whether two descriptions can mean the same goods: one says no more than the other does."""
    if set(left.models) & set(right.models):
        return True
    one, other = left.description.casefold().split(), right.description.casefold().split()
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long) and (short[-1] == long[-1] or short[-1] in long)


class Drafts(Generic[Early]):
    """The attempts of one message, filled statement by statement, in the order of the text."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.sentence = 0
        self.topic: tuple[int, Said] | None = None
        self.early: list[Early] = []
        self.waiting: list[tuple[int, Frame, Sentence, Marking]] = []

    def add(self, frame: Frame, sentence: Sentence, marking: Marking) -> None:
        """Takes one statement in: into an attempt that it fits, else as a new one."""
        if frame.denied and not self.drafts:
            return
        if frame.thin:
            self._contact(frame, sentence, marking)
            return
        draft = self._fitting(frame)
        if draft is None and frame.takes_on and self.topic is not None and self.sentence - self.topic[0] <= 2:
            frame.roles[frame.takes_on].append(self.topic[1])
        if draft is None:
            if frame.denied or not (_opens(frame) or (frame.takes_on == "buyers" and self._awaited())):
                return
            draft = Draft()
            if frame.takes_on and self.drafts:
                draft.roles[frame.takes_on] = [_again(party) for party in self.drafts[-1].roles[frame.takes_on]]
            self.drafts.append(draft)
        self._take_contacts(draft, frame)
        self.fill(draft, frame, sentence, marking)

    def _awaited(self) -> bool:
        """Whether somebody turned to a firm a moment ago, and his wish was still to come."""
        return bool(self.waiting) and self.sentence - self.waiting[-1][0] <= NEAR

    def _contact(self, frame: Frame, sentence: Sentence, marking: Marking) -> None:
        """Who turned to whom, without goods: it belongs to the attempt of the one who asks, or waits for it."""
        for draft in reversed(self.drafts[-MAX_BACK:]):
            near = self.sentence - draft.touched <= NEAR
            shared = _overlap(draft.roles["buyers"], frame.roles["buyers"])
            referred = frame.takes_on == "buyers" and near and draft.roles["buyers"] and not frame.roles["buyers"]
            if shared or referred:
                self.fill(draft, frame, sentence, marking)
                return
        if frame.roles["buyers"]:
            self.waiting = [*self.waiting[-MAX_BACK:], (self.sentence, frame, sentence, marking)]

    def _take_contacts(self, draft: Draft, frame: Frame) -> None:
        """Contacts that were told before the goods: of the same buyer, or of "he" or "the firm" right behind them."""
        for one in list(self.waiting):
            at, contact, sentence, marking = one
            referred = frame.takes_on == "buyers" and self.sentence - at <= NEAR and not draft.roles["buyers"]
            said = [party.name.value for party in contact.roles["buyers"]]
            shared = any(same_name(value, party.name.value) for value in said for party in frame.roles["buyers"])
            if referred or shared:
                _fill(draft, contact, sentence, marking)
                self.waiting.remove(one)

    def fill(self, draft: Draft, frame: Frame, sentence: Sentence, marking: Marking) -> None:
        """Takes one statement into an attempt."""
        draft.touched = self.sentence
        _fill(draft, frame, sentence, marking)

    def _fitting(self, frame: Frame) -> Draft | None:
        for draft in reversed(self.drafts[-MAX_BACK:]):
            if _fits(draft, frame, near=self.sentence - draft.touched <= NEAR):
                return draft
        return None

    def with_party(self, value: str) -> Draft | None:
        """The last attempt that names a firm."""
        for draft in reversed(self.drafts[-MAX_BACK:]):
            if any(same_name(party.value, value) for party in draft.named()):
                return draft
        return None

    def attempts(self, actions: tuple[RequestedAction, ...], contact: str | None) -> tuple[Attempt, ...]:
        """The attempts that say enough to be one."""
        return tuple(
            Attempt(
                buyers=tuple(party.mention() for party in draft.roles["buyers"]),
                intermediaries=tuple(party.mention() for party in draft.roles["intermediaries"]),
                suppliers=tuple(party.mention() for party in draft.roles["suppliers"]),
                items=tuple(_item(goods) for goods in draft.goods if goods.thing.description or goods.thing.models),
                seen=draft.seen,
                intended_use=draft.intended_use,
                concerns=tuple(draft.concerns),
                requested_actions=actions,
                contact=contact,
            )
            for draft in self.drafts
            if draft.stands
        )


def _again(party: Party) -> Party:
    return Party(party.value, party.country, party.modality, party.rule, list(party.spans), list(party.markings))


def _opens(frame: Frame) -> bool:
    """Whether a statement may begin an attempt: a firm, and goods or another firm; or a firm that is surely one."""
    sides = sum(bool(frame.roles[role]) for role in ROLES) + (frame.takes_on is not None)
    sure = any(one.name.strong for one in frame.parties)
    return sides > 1 or (sides == 1 and (sure or bool(frame.things or frame.models)))


def _fits(draft: Draft, frame: Frame, *, near: bool) -> bool:
    """Whether a statement speaks of an attempt: nothing in it contradicts, and something of it is shared.

    Another buyer is another attempt. Another supplier is one too, unless buyer and goods are the same.
    Without anything shared, only what follows closely and names at most an intermediary belongs to it.
    """
    shared = {role: _overlap(draft.roles[role], frame.roles[role]) for role in ROLES}
    other = {role: bool(frame.roles[role]) and bool(draft.roles[role]) and not shared[role] for role in ROLES}
    goods = [thing for thing in frame.things if any(same_goods(thing, one.thing) for one in draft.goods)]
    models = frame.models is not None and any(set(frame.models.models) & set(one.thing.models) for one in draft.goods)
    new_goods = bool(frame.things) and not goods and bool(draft.goods)
    anyone = any(_overlap(draft.named(), frame.roles[role]) for role in ROLES)
    if other["buyers"] and not _overlap(draft.named(), frame.roles["buyers"]):
        onward = all(one.rule == "supply-for" for one in frame.roles["buyers"])
        return near and onward and bool(goods) and not frame.roles["suppliers"]
    if other["suppliers"]:
        return bool(goods or models) and (shared["buyers"] or not frame.roles["buyers"]) and not new_goods
    if new_goods:
        whole = shared["buyers"] or (not frame.roles["buyers"] and shared["suppliers"]) or frame.takes_on == "buyers"
        return whole and (shared["suppliers"] or not frame.roles["suppliers"] or not draft.roles["suppliers"])
    if anyone or goods or models:
        return True
    if not near or not (draft.stands or frame.takes_on):
        return False
    named = bool(frame.roles["buyers"] or frame.roles["suppliers"])
    return bool(frame.takes_on) or not named


def _overlap(held: Iterable[Party], said: Iterable[Said]) -> bool:
    values = [one.name.value for one in said]
    return any(same_name(party.value, value) for party in held for value in values)


def _fill(draft: Draft, frame: Frame, sentence: Sentence, marking: Marking) -> None:
    for role in ROLES:
        for said in frame.roles[role]:
            _name(draft, role, said, sentence, marking)
    listed = frame.models
    if listed is not None and not frame.things:
        span = sentence.span(listed.first, listed.after)
        thing = Thing(listed.first, listed.after, "", None, listed.models, listed.alternatives)
        _goods(draft, thing, span, marking, None)
    for thing in frame.things:
        _goods(draft, thing, sentence.span(thing.first, thing.after), marking, frame.value)
    if frame.seen and (draft.seen is None or frame.seen.startswith(draft.seen)):
        draft.seen = frame.seen


def _name(draft: Draft, role: str, said: Said, sentence: Sentence, marking: Marking) -> None:
    span = _span(sentence, said)
    markings = [marking] if said.name.source is None else [marking, said.name.source]
    for held_role in ROLES:
        for party in draft.roles[held_role]:
            if not same_name(party.value, said.name.value):
                continue
            if held_role != role and said.modality is Modality.DENIED:
                return
            party.spans.append(span)
            party.markings += markings
            party.country = party.country or said.country
            if held_role == role and said.modality is not Modality.DENIED:
                party.modality = max(party.modality, said.modality, key=_DOUBT.index)
            if len(said.name.value) > len(party.value):
                party.value = said.name.value
            return
    draft.roles[role].append(Party(said.name.value, said.country, said.modality, said.rule, [span], markings))


def _span(sentence: Sentence, said: Said) -> Span:
    """Where a name stands, without a full stop that only ends its sentence."""
    if said.name.place is not None:
        return said.name.place
    start, end = sentence.span(said.name.first, said.name.after)
    last = sentence.tokens[said.name.after - 1]
    stop = said.name.after == len(sentence) and last.text.endswith(".") and not said.name.value.endswith(".")
    return start, end - stop


def _goods(draft: Draft, thing: Thing, span: Span, marking: Marking, value: str | None) -> None:
    for goods in draft.goods:
        if same_goods(goods.thing, thing):
            goods.thing = _joined(goods.thing, thing)
            goods.spans.append(span)
            goods.markings.append(marking)
            goods.value = goods.value or value
            return
    draft.goods.append(Goods(thing, [span], [marking], value=value))


def _joined(one: Thing, other: Thing) -> Thing:
    """The fuller description, the models of both in order, the first quantity."""
    fuller = other if len(other.description.split()) > len(one.description.split()) else one
    named = tuple(dict.fromkeys((*one.models, *other.models)))
    quantity = one.quantity if one.quantity is not None else other.quantity
    alternatives = (one.alternatives or other.alternatives) and len(named) > 1
    return Thing(one.first, one.after, fuller.description, quantity, named, alternatives, one.sure or other.sure)


def _item(goods: Goods) -> SoughtItem:
    thing = goods.thing
    return SoughtItem(
        description=thing.description,
        models=thing.models,
        alternatives=thing.alternatives,
        quantity=thing.quantity,
        value=goods.value,
        regimes=tuple(goods.regimes),
        spans=tuple(sorted(set(goods.spans))),
        marking=join(goods.markings),
        rule="noun-phrase" if thing.sure else "object-of-verb",
    )


def add_models(draft: Draft, listed: Models, span: Span, marking: Marking) -> None:
    """Models that stand without their item belong to the one item of the attempt; of several, to none."""
    if len(draft.goods) == 1:
        goods = draft.goods[0]
        goods.thing = _joined(goods.thing, Thing(0, 0, "", None, listed.models, listed.alternatives))
        goods.spans.append(span)
        goods.markings.append(marking)


def _said_of(goods: Goods, lows: frozenset[str]) -> bool:
    parts = [singular(part) for part in goods.thing.description.casefold().split()]
    return bool(parts) and (parts[-1] in lows or (len(parts) > 1 and set(parts[:-1]) <= lows))


def add_regimes(draft: Draft, found: list[Regime], marking: Marking, lows: frozenset[str] = frozenset()) -> None:
    """Ties regimes to the items that a sentence (``lows``: its words) names, else to every item of the attempt.

    Of two writings the more doubtful holds.
    """
    named = [goods for goods in draft.goods if _said_of(goods, lows)]
    for goods in named or draft.goods:
        for regime in found:
            held = next((one for one in goods.regimes if one.name == regime.name), None)
            if held is None:
                goods.regimes.append(regime)
            elif _DOUBT.index(regime.modality) > _DOUBT.index(held.modality):
                goods.regimes[goods.regimes.index(held)] = regime
            goods.markings.append(marking)
