"""The letter that covers a non-paper: to one office of a partner, in the words of the partner's profile.

It is a release like any other. Its words are the profile's and ours; of the alert it holds what the
audience may see and nothing else, and the same audience gets the same bytes whatever the rest says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from tearline.model.access import NO_MEMBERSHIPS
from tearline.model.marking import UNCLASSIFIED, Level, Marking, render_banner, roll_up
from tearline.model.outgoing import OutgoingAlert
from tearline.model.partner import Office, Paper, Partner
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.release.compose import CONCERN, refuse_barred, released, visible
from tearline.release.draft import release_digest
from tearline.release.sentences import goods, listed, spoken_day

_Kind = Literal["line", "address", "plain"]


def draft_letter(
    alert: OutgoingAlert,
    partner: Partner,
    office: str,
    on: date,
    *,
    memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS,
) -> Release:
    """The letter of that day to that office, which covers the non-paper of ``alert``.

    Refuses an office that the profile does not name or that may not be given a letter of this level.
    """
    to = receiver(partner, office)
    state = frozenset({partner.code})
    portions = tuple(
        ReleasedPortion(kind, text, Marking(marking.level, state))
        for kind, text, marking in _lines(alert, partner, to, on, memberships)
    )
    # An office's own name and address are what they are: "Ministry" is barred in our words, not in theirs.
    refuse_barred([portion.text for portion in portions if portion.kind != "address"], partner, "line")
    banner = roll_up(portion.marking for portion in portions)
    drafted = Release(partner.code, "letter", portions, banner, release_digest(partner.code, portions, "letter"))
    require_receipt(to, Paper.LETTER, drafted)
    return drafted


def receiver(partner: Partner, office: str) -> Office:
    """The office of that id; refuses one that the profile does not name."""
    found = partner.office(office)
    if found is None:
        names = ", ".join(one.id for one in partner.offices) or "none"
        raise Refused(f"the profile of {partner.code} has no office '{office}'", todo=f"it has {names}")
    return found


def require_receipt(office: Office, paper: Paper, release: Release) -> None:
    """Refuses where the profile does not let the office have such a paper, or one of that level."""
    what = "a non-paper" if paper is Paper.NON_PAPER else "a letter"
    if paper not in office.receives:
        raise Refused(f"the office '{office.id}' does not receive {what}", todo="address one that does")
    if release.banner.level.rank > office.up_to.rank or release.banner.level is Level.UNREADABLE:
        raise Refused(
            f"the office '{office.id}' receives papers up to {office.up_to.value}, and {what} would be "
            f"{render_banner(release.banner)}",
            todo="address another office",
        )


def _lines(
    alert: OutgoingAlert, partner: Partner, office: Office, on: date, memberships: Mapping[str, frozenset[str]]
) -> Iterator[tuple[_Kind, str, Marking]]:
    """Each line with the marking that it rests on, from the office that writes to its name at the foot."""
    yield "address", partner.from_office, UNCLASSIFIED
    yield "plain", spoken_day(on.isoformat()), UNCLASSIFIED
    for line in (office.name, *office.lines):
        yield "address", line, UNCLASSIFIED
    yield "plain", office.salutation, UNCLASSIFIED
    yield "line", f"We value {partner.words.cooperation}, and {CONCERN}.", UNCLASSIFIED
    yield "line", *_enclosed(alert, partner, memberships)
    asked = f"We would be grateful if {partner.words.your} looked into the matter, and welcome any question."
    yield "line", asked, UNCLASSIFIED
    yield "plain", partner.words.closing, UNCLASSIFIED
    yield "plain", partner.from_office, UNCLASSIFIED


def _enclosed(alert: OutgoingAlert, partner: Partner, memberships: Mapping[str, frozenset[str]]) -> tuple[str, Marking]:
    """What the non-paper is about, by the items that the audience may know of; else that there is one."""
    items = visible(alert.deal, partner.code, memberships).items
    if not items:
        return "A non-paper with what we are able to share is enclosed.", UNCLASSIFIED
    what = listed([goods(item) for item in items])
    marking = released((item.marking for item in items), partner.code)
    return f"A non-paper on a possible sale of {what} is enclosed.", marking
