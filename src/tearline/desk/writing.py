"""Writing alerts: each text is composed, written, read again as anybody would read it, and only then given.

Nothing is kept here. Who may send what, and the record of it, are the desk's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tearline import intake
from tearline.model.access import NO_MEMBERSHIPS
from tearline.model.document import Message
from tearline.model.outgoing import OutgoingAlert, ToldAlert
from tearline.model.partner import Paper, Partner
from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.release import draft
from tearline.release.cable_check import check_cable, unread_slots
from tearline.release.cable_text import write_cable
from tearline.release.compose import compose
from tearline.release.letter import draft_letter, receiver, require_receipt
from tearline.release.told import write_told

_ROLES = ("buyers", "intermediaries", "suppliers")


@dataclass(frozen=True, slots=True)
class WrittenAlert:
    """A cable and the two papers for one office, both still to be approved.

    ``unread`` names the slots that a reader of the cable does not get back as they were given: a
    person reads them in the text, an automatic match would miss them.
    """

    cable: bytes
    message: Message
    non_paper: Release
    letter: Release
    unread: tuple[str, ...]


def write_alert(
    alert: OutgoingAlert,
    partner: Partner,
    *,
    office: str,
    on: date,
    memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS,
) -> WrittenAlert:
    """The cable to the post, and the non-paper and the letter of that day for one office of the partner.

    The non-paper is drafted from the cable as it is read, like any other. Refuses what cannot be
    composed, what would not be read as it was composed, and an office that may not have the papers.
    """
    to = receiver(partner, office)
    cable = compose(alert, partner, memberships=memberships)
    raw = write_cable(cable)
    message = intake.read(raw, name="the cable")
    check_cable(cable, message)
    non_paper = draft(message, partner.code, memberships=memberships)
    if [one.text for one in non_paper.portions] != [point for one in cable.paragraphs for point in one.points]:
        raise Refused("the non-paper would not hold the points and nothing else", todo="see the marks of the alert")
    require_receipt(to, Paper.NON_PAPER, non_paper)
    letter = draft_letter(alert, partner, office, on, memberships=memberships)
    return WrittenAlert(raw, message, non_paper, letter, unread_slots(alert.deal, message.attempts))


def new_alert(told: ToldAlert) -> tuple[bytes, Message]:
    """The document of an alert that was told, and its reading: what is kept, and what is held open.

    Refuses, naming them, slots that would not be read back as they were told.
    """
    raw = write_told(told)
    message = intake.read(raw, name="the note")
    lost = unread_slots(told.deal, message.attempts)
    if lost:
        raise Refused(
            f"not read back as told: {', '.join(lost)}",
            todo="write names in Latin letters with their legal form, and goods by their usual name",
        )
    held = {role: {one.name: one.marking for one in getattr(told.deal, role)} for role in _ROLES}
    read = {role: {one.value: one.marking for one in getattr(message.attempts[0], role)} for role in _ROLES}
    if read != held or message.kind != "text":
        raise Refused("the marks would not be read back as they were given", todo="name each party once")
    return raw, message
