"""The attempts that stand, as objects of the model."""

from __future__ import annotations

from collections.abc import Iterable

from tearline.intake.attempt.clue import Role
from tearline.intake.attempt.drafts import Draft, Item
from tearline.intake.attempt.entities import Entity
from tearline.model.alert import Attempt, Mention, RequestedAction, SoughtItem, Span
from tearline.model.marking import Marking, join


def attempts(drafts: Iterable[Draft], actions: tuple[RequestedAction, ...], contact: str | None) -> tuple[Attempt, ...]:
    """The attempts that say enough to be one, in the order of the text; all with the same requests and contact."""
    passages = _Passages()
    return tuple(
        Attempt(
            buyers=_mentions(draft, "buyers", passages),
            intermediaries=_mentions(draft, "intermediaries", passages),
            suppliers=_mentions(draft, "suppliers", passages),
            items=tuple(_sought(one) for one in draft.items if one.thing.description or one.thing.models),
            seen=draft.seen,
            intended_use=draft.intended_use,
            concerns=tuple(draft.concerns),
            requested_actions=actions,
            contact=contact,
        )
        for draft in drafts
        if draft.stands
    )


class _Passages:
    """Where firms are named and how restricted that is; worked out once for each firm, not for each attempt."""

    def __init__(self) -> None:
        self._known: dict[Entity, tuple[tuple[Span, ...], Marking]] = {}

    def of(self, entity: Entity) -> tuple[tuple[Span, ...], Marking]:
        if entity not in self._known:
            self._known[entity] = tuple(sorted(set(entity.spans))), join(entity.markings)
        return self._known[entity]


def _mentions(draft: Draft, role: Role, passages: _Passages) -> tuple[Mention, ...]:
    found = []
    for one in draft.roles[role]:
        rule = one.rules.get(role, (0.0, role))[1]
        spans, marking = passages.of(one)
        found.append(Mention(one.value, one.country, spans, marking, one.modality, rule))
    return tuple(found)


def _sought(item: Item) -> SoughtItem:
    thing = item.thing
    return SoughtItem(
        description=thing.description,
        models=thing.models,
        alternatives=thing.alternatives,
        quantity=thing.quantity if thing.quantity is not None else thing.amount,
        value=item.value,
        regimes=tuple(item.regimes),
        spans=tuple(sorted(set(item.spans))),
        marking=join(item.markings),
        rule="noun-phrase" if thing.sure else "object-of-verb",
    )
