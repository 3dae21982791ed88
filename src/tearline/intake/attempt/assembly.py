"""Events put together into attempts: the same firms and goods, told in several sentences, are one attempt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tearline.intake.attempt.cast import Cast
from tearline.intake.attempt.clue import ROLES, Event
from tearline.intake.attempt.drafts import Draft, Item, Told, no_parts
from tearline.intake.attempt.entities import Entity, Spoken
from tearline.intake.attempt.models import Models
from tearline.model.alert import Modality

MAX_BACK = 40
"""How many attempts back a statement may belong to, so that a long text is read in linear time."""
NEAR = 4
"""How many sentences on a statement that names nobody still speaks of the attempt before it."""


class Assembly:
    """The attempts of one message (``drafts``), filled event by event, in the order of the text."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.drafts = cast, list[Draft]()

    def told(self, event: Event, spoken: Spoken, *, seen: str | None, value: str | None) -> Told:
        """An event with the firms that its clues name, each in the role that was decided for it.

        In the only event of a sentence that tells of a deal, every party of the sentence has its part.
        """
        roles = no_parts()
        named = [self.cast.of.get(id(clue.node)) for clue in event.clues]
        if event.trade and len(spoken.events) == 1:
            named += self._parties(spoken)
        for entity in named:
            if entity is not None and entity.role is not None:
                roles[entity.role][entity] = None
        return Told(roles, event.things, event.models, seen, value, event.label)

    def add(self, told: Told, spoken: Spoken, *, opens: bool) -> Draft | None:
        """The attempt that took the event in: the one that it fits, else a new one if it may open one."""
        draft = self._fitting(told, spoken)
        if draft is None:
            if not opens or not (told.anybody or any(thing.sure for thing in told.things)):
                return None
            draft = self._opened(told, spoken)
        _fill(draft, told, spoken)
        return draft

    def _parties(self, spoken: Spoken) -> Iterator[Entity | None]:
        for node in spoken.nodes:
            for one in (node, *node.linked):
                if one.kind == "party":
                    yield self.cast.of.get(id(one))

    def _fitting(self, told: Told, spoken: Spoken) -> Draft | None:
        last = self.drafts[-1] if self.drafts else None
        in_form = last is not None and last.label and told.label
        if last is not None and in_form and _is_near(last, spoken):
            return last if last.goes_on(told) else None
        for draft in reversed(self.drafts[-MAX_BACK:]):
            if draft.fits(told, near=_is_near(draft, spoken)):
                return draft
        return None

    def _opened(self, told: Told, spoken: Spoken) -> Draft:
        draft = Draft(opened=spoken.number)
        before = self.drafts[-1] if self.drafts else None
        follows = before is not None and _is_near(before, spoken) and not told.label
        if before is not None and follows and told.roles["buyers"] and not told.roles["suppliers"]:
            _inherit(draft, before, told, spoken)
        self.drafts.append(draft)
        return draft


def _is_near(draft: Draft, spoken: Spoken) -> bool:
    return spoken.number - draft.touched <= NEAR


def _inherit(draft: Draft, before: Draft, told: Told, spoken: Spoken) -> None:
    """ "The second firm wants ten of the QA-33": another buyer of the same maker's goods, a moment later."""
    sellers = before.roles["suppliers"]
    draft.roles["suppliers"] = {one: None for one in sellers if one.modality is not Modality.DENIED}
    if told.models and not told.things and len(before.items) == 1:
        listed = told.models[0]
        named = replace(
            before.items[0].thing,
            models=listed.models,
            alternatives=listed.alternatives,
            quantity=None,
            amount=None,
        )
        draft.items.append(Item(named, [_span(listed, spoken)], [spoken.marking]))


def _fill(draft: Draft, told: Told, spoken: Spoken) -> None:
    """Takes one event into an attempt."""
    draft.touched, draft.label = spoken.number, told.label or draft.label
    draft.told_in.append(spoken.number)
    for role in ROLES:
        draft.roles[role].update(told.roles[role])
    for thing in told.things:
        draft.add_item(thing, spoken.sentence.span(thing.first, thing.after), spoken.marking, told.value)
    for listed in told.models:
        draft.add_models(listed, _span(listed, spoken), spoken.marking)
    if told.seen and (draft.seen is None or _is_finer(told.seen, draft.seen)):
        draft.seen = told.seen


def _is_finer(seen: str, held: str) -> bool:
    """Whether a date says more of the same time: "1992-03" of "1992"."""
    return seen.startswith(held) and len(seen) > len(held)


def _span(listed: Models, spoken: Spoken) -> tuple[int, int]:
    return spoken.sentence.span(listed.first, listed.after)
