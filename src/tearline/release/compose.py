"""From an alert to the paragraphs of its cable: what the post reads, and what it may hand over.

The background, the request and the contact speak to the post and bear no release mark, whatever their
slots would allow; what may be handed over stands in one block of points under one mark (G19 in the
reader). Points that nobody has written are drafted from the slots that the recipient may see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tearline.model.access import NO_MEMBERSHIPS, Purpose, Subject, decide
from tearline.model.alert import RequestedAction
from tearline.model.marking import NOBODY, UNCLASSIFIED, Level, Marking, render_portion, roll_up
from tearline.model.outgoing import Addressee, Ask, FearedUse, Firm, NamedRegime, OutgoingAlert, SoughtDeal, WantedItem
from tearline.model.partner import Partner
from tearline.model.refusal import Refused
from tearline.release.sentences import asked, sentences, spoken_day, wished

_Slot = TypeVar("_Slot", Firm, WantedItem, NamedRegime, FearedUse)
CONCERN = "wish to share information about a matter of possible proliferation concern"


@dataclass(frozen=True, slots=True)
class CableParagraph:
    """A paragraph with its portion mark; ``points`` are what may be handed over, all under ``points_marking``."""

    marking: Marking
    text: str
    points: tuple[str, ...] = ()
    points_marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Cable:
    """A composed cable: the alert for its header, the banner's marking, the paragraphs from 1."""

    alert: OutgoingAlert
    banner: Marking
    paragraphs: tuple[CableParagraph, ...]


def compose(
    alert: OutgoingAlert, partner: Partner, *, memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS
) -> Cable:
    """The cable to the post that is to approach ``partner``. ``memberships`` says who belongs to a group.

    Refuses a profile of another partner, a releasable background paragraph, a given point that the
    recipient may not have, too little releasable to draft points of, and words that the profile bars.
    """
    if partner.code != alert.recipient:
        raise Refused(
            f"the alert is for {alert.recipient}, the profile is of {partner.code}", todo="give the right profile"
        )
    alert = addressed(alert, partner)
    background = _background(alert)
    points, marking = _points(alert, partner, memberships)
    action = len(background) + 2
    paragraphs = (
        CableParagraph(UNCLASSIFIED, f"This is an action request: please see paragraph {action}."),
        *background,
        CableParagraph(closed([alert.request.marking]), _request(alert, partner, action + 1)),
        CableParagraph(closed([marking]), "", points, marking),
        CableParagraph(UNCLASSIFIED, _contact(alert)),
    )
    banner = roll_up([closed([alert.subject.marking]), *(one.marking for one in paragraphs)])
    return Cable(alert, banner, paragraphs)


def addressed(alert: OutgoingAlert, partner: Partner) -> OutgoingAlert:
    """``alert`` with what its header leaves to the profile: the post that acts, and the partner's own tags."""
    action = alert.action or (Addressee(partner.address, alert.precedence),)
    tags = (*alert.tags, *(one for one in partner.tags if one not in alert.tags))
    return replace(alert, action=action, tags=tags)


def asked_of(alert: OutgoingAlert) -> tuple[RequestedAction, ...]:
    """What the action paragraph asks, as a reader of alerts names it."""
    return (
        RequestedAction("raise with authorities, non-paper"),
        *(RequestedAction(one.value) for one in alert.request.asks if one is not Ask.SHARE),  # that is the report
        RequestedAction("report the response", alert.request.by.isoformat(), alert.request.report_to),
    )


def visible(deal: SoughtDeal, audience: str, memberships: Mapping[str, frozenset[str]]) -> SoughtDeal:
    """The slots that ``audience`` (alpha-3) may have, by ``decide``, as if there were no others."""

    def may(marking: Marking) -> bool:
        return decide(Subject(audience), marking, Purpose.RELEASE, memberships=memberships).allowed

    def kept(slots: tuple[_Slot, ...]) -> tuple[_Slot, ...]:
        return tuple(slot for slot in slots if may(slot.marking))

    return SoughtDeal(
        buyers=kept(deal.buyers),
        intermediaries=kept(deal.intermediaries),
        suppliers=kept(deal.suppliers),
        items=kept(deal.items),
        seen=deal.seen if deal.seen is not None and may(deal.seen.marking) else None,
        use=deal.use if deal.use is not None and may(deal.use.marking) else None,
        concerns=kept(deal.concerns),
        regimes=kept(deal.regimes),
    )


def closed(markings: Iterable[Marking]) -> Marking:
    """The mark of words for the post alone: the highest level, NOFORN where any says so, never a release list."""
    seen = list(markings)
    level = max((one.level for one in seen), key=lambda level: level.rank, default=Level.UNCLASSIFIED)
    return Marking(level, NOBODY if any(one.releasable_to == NOBODY for one in seen) else None)


def released(markings: Iterable[Marking], audience: str) -> Marking:
    """The one mark over points that rest on ``markings``: the highest level, and whom all of them name.

    Each was found open to ``audience``; where only a group that it belongs to is named, the mark
    names the audience itself.
    """
    seen = list(markings)
    level = max((one.level for one in seen), key=lambda level: level.rank, default=Level.UNCLASSIFIED)
    common = frozenset[str].intersection(*(one.releasable_to or NOBODY for one in seen)) if seen else NOBODY
    return Marking(level, common if audience in common else frozenset({audience}))


def refuse_barred(texts: Iterable[str], partner: Partner, what: str) -> None:
    """Refuses texts that hold a word which the partner's profile bars."""
    for number, text in enumerate(texts, 1):
        for word in partner.words.never:
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I):
                raise Refused(
                    f"{what} {number} says '{word}', which the profile of {partner.code} bars",
                    todo=f"use its words, such as '{partner.words.your}'",
                )


def drafted_points(
    alert: OutgoingAlert, partner: Partner, memberships: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], Marking]:
    """Points made of the slots that the partner may have, and the mark over them."""
    seen = visible(alert.deal, partner.code, memberships)
    if not seen.items or not (seen.buyers or seen.suppliers):
        raise Refused(
            f"too little of the attempt is marked for release to {partner.code} to draft points of",
            todo="mark an item and a buyer or supplier for it, or write the points",
        )
    said = sentences(seen)
    points = (
        f"We value {partner.words.cooperation}, and {CONCERN}.",
        " ".join(one.text for one in said),
        f"We would be grateful if {partner.words.your} {wished(alert.request.asks)}.",
        "We would welcome hearing what you find, and are ready to discuss any question that this raises.",
    )
    return points, released((mark for one in said for mark in one.rests_on), partner.code)


def _points(
    alert: OutgoingAlert, partner: Partner, memberships: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], Marking]:
    if not alert.points:
        points, marking = drafted_points(alert, partner, memberships)
    else:
        for number, one in enumerate(alert.points, 1):
            decision = decide(Subject(partner.code), one.marking, Purpose.RELEASE, memberships=memberships)
            if not decision.allowed:
                raise Refused(
                    f"point {number} is marked {render_portion(one.marking)}: {decision.why}",
                    todo="mark it for release, or move it to the background",
                )
        points = tuple(one.text for one in alert.points)
        marking = released((one.marking for one in alert.points), partner.code)
    refuse_barred(points, partner, "point")
    return points, marking


def _background(alert: OutgoingAlert) -> list[CableParagraph]:
    """The attempt in full, sentences of one mark in one paragraph, then the paragraphs that were given."""
    found: list[CableParagraph] = []
    for one in sentences(alert.deal):
        marking = closed(one.rests_on)
        if found and found[-1].marking == marking:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {one.text}")
        else:
            found.append(CableParagraph(marking, one.text))
    for number, given in enumerate(alert.background, 1):
        if given.marking.releasable_to:
            raise Refused(
                f"background paragraph {number} is marked {render_portion(given.marking)}, and none is handed over",
                todo="make it a point, or take the release list off",
            )
        found.append(CableParagraph(closed([given.marking]), given.text))
    return found


def _request(alert: OutgoingAlert, partner: Partner, points: int) -> str:
    return (
        f"Action request: {partner.post} is requested to raise this matter with {partner.words.host}, drawing on the "
        f"points in paragraph {points}, which may be left as a non-paper, to ask them {asked(alert.request.asks)}, and "
        f"to report the response by {spoken_day(alert.request.by.isoformat())}."
    )


def _contact(alert: OutgoingAlert) -> str:
    who = alert.contact
    return (
        f"Department contact is {who.name}, {who.office} (phone {who.phone}). "
        f"Please slug replies for {alert.request.report_to}."
    )
