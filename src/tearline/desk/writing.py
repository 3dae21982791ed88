"""Writing alerts: each text is composed, written, read again as anybody would read it, and only then given.

Nothing is kept here. Who may send what, and the record of it, are the desk's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tearline import intake
from tearline.desk.bench import View
from tearline.desk.papers import CABLE_FORMATS, FORMATS, require_format
from tearline.intake.outgoing import read_outgoing
from tearline.intake.partner import read_partner
from tearline.model.access import NO_MEMBERSHIPS
from tearline.model.document import Message
from tearline.model.marking import render_banner
from tearline.model.outgoing import OutgoingAlert
from tearline.model.partner import Office, Paper, Partner
from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.release import draft
from tearline.release.cable_check import check_cable, unread_slots
from tearline.release.cable_text import write_cable
from tearline.release.compose import Cable, asked_of, compose
from tearline.release.letter import draft_letter, receiver, require_receipt


class Form(StrEnum):
    """What can be written of an alert."""

    CABLE = "cable"
    NON_PAPER = "non-paper"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class WrittenCable:
    """A cable as composed, as written and as read, and the non-paper that it asks a post to hand over.

    ``unread`` names the slots that a reader of the cable does not get back as they were given: a
    person reads them in the text, an automatic match would miss them.
    """

    cable: Cable
    text: bytes
    message: Message
    non_paper: Release
    unread: tuple[str, ...]


def written_cable(
    alert: OutgoingAlert,
    partner: Partner,
    *,
    despite_unread: bool = False,
    memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS,
) -> WrittenCable:
    """The cable to the post that is to approach the partner, and the non-paper in it.

    The non-paper is drafted from the cable as it is read, like any other. Refuses what cannot be
    composed, what would not be read as it was composed, and, unless ``despite_unread``, a slot that an
    automatic reader would not get back.
    """
    cable = compose(alert, partner, memberships=memberships)
    text = write_cable(cable)
    message = intake.read(text, name="the cable")
    check_cable(cable, message)
    unread = unread_slots(alert.deal, message.attempts, asked_of(alert))
    if unread and not despite_unread:
        raise Refused(
            f"a reader of the cable would not get back {_listed(unread)}",
            todo="word it otherwise (names in Latin letters with their legal form), or write it --despite-unread",
        )
    non_paper = draft(message, partner.code, memberships=memberships)
    if [one.text for one in non_paper.portions] != [point for one in cable.paragraphs for point in one.points]:
        raise Refused("the non-paper would not hold the points and nothing else", todo="see the marks of the alert")
    return WrittenCable(cable, text, message, non_paper, tuple(unread))


def write_alert(
    alert: tuple[str, bytes],
    partner: tuple[str, bytes],
    *,
    form: str,
    format: str,
    on: date,
    office: str | None = None,
    capitals: bool = False,
    despite_unread: bool = False,
    fonts: Sequence[str] = (),
) -> tuple[bytes, View]:
    """One paper of an alert (name and bytes of its file, and of the partner's profile): its bytes, and what it is.

    ``on`` is the day of a letter, ``office`` who gets the non-paper or letter: without it, the first
    that may. The whole is composed and read back whichever paper is asked for.
    """
    require_format(format)
    if form not in list(Form):
        raise Refused(f"'{form}' is no form", where="--form", todo=f"use {', '.join(Form)}")
    if capitals and form != Form.CABLE:
        raise Refused("only a cable is written in capitals", where="--capitals")
    outgoing = read_outgoing(alert[1], where=alert[0])
    profile = read_partner(partner[1], where=partner[0])
    written = written_cable(outgoing, profile, despite_unread=despite_unread)
    about: View = {"form": form, "format": format, "audience": None, "office": None, "digest": None}
    if form == Form.CABLE:
        text = write_cable(written.cable, upper=True) if capitals else written.text
        raw, banner = CABLE_FORMATS[format](text, written.cable.banner, fonts), written.cable.banner
    else:
        paper = Paper.LETTER if form == Form.LETTER else Paper.NON_PAPER
        to = _office(profile, paper, office)
        given = draft_letter(outgoing, profile, to.id, on) if paper is Paper.LETTER else written.non_paper
        require_receipt(to, paper, given)
        raw, banner = FORMATS[format](given, fonts), given.banner
        about |= {"audience": profile.code, "office": to.id, "digest": given.digest}
    return raw, {**about, "banner": render_banner(banner), "bytes": len(raw), "unread": list(written.unread)}


def _office(partner: Partner, paper: Paper, id: str | None) -> Office:
    if id is not None:
        return receiver(partner, id)
    found = next((one for one in partner.offices if paper in one.receives), None)
    if found is None:
        raise Refused(f"no office of {partner.code} receives a {paper.value.replace('_', '-')}", todo="see its profile")
    return found


def _listed(slots: Sequence[str]) -> str:
    shown = ", ".join(slots[:3])
    return shown if len(slots) <= 3 else f"{shown} and {len(slots) - 3} more"
