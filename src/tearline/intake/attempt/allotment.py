"""Parts in attempts that no single event settles: firms told of by the way, buyers who ask for another, addressees."""

from __future__ import annotations

from collections.abc import Sequence

from tearline.intake.attempt.clue import PRINCIPAL, Event
from tearline.intake.attempt.countries import OF_CONCERN
from tearline.intake.attempt.drafts import Draft
from tearline.intake.attempt.entities import Entity, Spoken
from tearline.intake.attempt.nearest import Nearest
from tearline.model.alert import Modality

_NO_ASKER = ("", "by-elimination")


def adopt(drafts: list[Draft], entities: Sequence[Entity], spoken: Sequence[Spoken]) -> None:
    """Gives firms that have a part but that no event names to the attempt that is told nearest to them.

    Where there is no attempt, they make up one, if the message tells of a deal at all.
    """
    placed = {one for draft in drafts for one in draft.everybody()}
    left = [one for one in entities if one.role is not None and one.seen_in and one not in placed]
    if left and not drafts and _make_an_attempt(left, spoken):
        drafts.append(Draft(opened=left[0].seen_in[0], told_in=[left[0].seen_in[0]]))
    told = Nearest((draft, draft.told_in) for draft in drafts)
    for entity in left:
        nearest = told.to(entity.seen_in)
        if nearest is not None and entity.role is not None:
            nearest[0].roles[entity.role][entity] = None


def part_principals(drafts: Sequence[Draft]) -> None:
    """Who asks where another is plainly the one who will have the goods buys for that one."""
    for draft in drafts:
        sure = [one for one in draft.roles["buyers"] if one.role == "buyers" and one.modality is Modality.STATED]
        behind = [one for one in sure if _rule(one) in PRINCIPAL]
        askers = [one for one in sure if _rule(one) not in PRINCIPAL and _rule(one) not in _NO_ASKER]
        if not behind:
            behind = [one for one in askers if one.country in OF_CONCERN]
            askers = [one for one in askers if one.country not in (None, *OF_CONCERN)]
        if behind and len(askers) == 1 and _asks_for(askers[0], behind):
            _put_between(askers[0], draft)


def supply_to_all(drafts: Sequence[Draft], addressee: Entity) -> None:
    """A letter to a firm about its own customer: where nobody else is its supplier, the firm is."""
    if addressee.role == "suppliers":
        for draft in drafts:
            if not draft.roles["suppliers"]:
                draft.roles["suppliers"][addressee] = None


def _make_an_attempt(left: Sequence[Entity], spoken: Sequence[Spoken]) -> bool:
    """Whether firms that no event names are in a deal together, or one of them has its part by a statement."""
    sides = {one.role for one in left}
    happened: list[Event] = [event for one in spoken for event in one.events]
    undone = any(event.past or event.negated for event in happened)
    dealt = any(event.trade and not event.past and not event.negated for event in happened)
    if not dealt and (undone or not {"buyers", "suppliers"} <= sides):
        return False
    return len(sides) > 1 or any(_told_of(one) for one in left)


def _told_of(entity: Entity) -> bool:
    """Whether a statement, and not only a noun beside its name, makes a firm a buyer or a supplier."""
    rule = entity.rules.get(entity.role, (0.0, ""))[1] if entity.role in ("buyers", "suppliers") else ""
    return bool(rule) and not rule.startswith(("called-", "by-elimination", "denied"))


def _asks_for(asker: Entity, behind: Sequence[Entity]) -> bool:
    """Whether it is likely: not if the asker alone is in a state of concern, nor if one word names both."""
    likely = asker.country not in OF_CONCERN or any(one.country in OF_CONCERN for one in behind)
    return likely and not _listed(behind[0], asker)


def _put_between(asker: Entity, draft: Draft) -> None:
    asker.role = "intermediaries"
    asker.rules.setdefault("intermediaries", (0.0, "asks-for-another"))
    del draft.roles["buyers"][asker]
    draft.roles["intermediaries"][asker] = None


def _rule(entity: Entity) -> str:
    """The rule that made it a buyer, whether at its name or at a noun that stands for it."""
    return entity.rules.get("buyers", (0.0, ""))[1].removesuffix("-referred")


def _listed(one: Entity, other: Entity) -> bool:
    """Whether two firms have their part by one and the same word, as in "Foo and Bar seek"."""
    if _rule(one) != _rule(other):
        return False
    together = one.scores.get("buyers") == other.scores.get("buyers") and not set(one.seen_in).isdisjoint(other.seen_in)
    return together or _rule(one) in ("labelled", "seek-subject")
