"""An alert that is about to be sent: who writes to whom, and the alleged attempt, slot by slot.

Each slot has a marking of its own, so that every sentence made of it is marked by what it rests on.
What it says is an allegation, as in ``model.alert``: a doubt stays with its slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tearline.model.alert import Concern, Modality
from tearline.model.classification_order import Source
from tearline.model.item import Money
from tearline.model.marking import Marking


class Precedence(StrEnum):
    """How fast a cable goes."""

    FLASH = "FLASH"
    IMMEDIATE = "IMMEDIATE"
    PRIORITY = "PRIORITY"
    ROUTINE = "ROUTINE"

    @property
    def prosign(self) -> str:
        """The letter before the date-time group: Z, O, P or R."""
        return {"FLASH": "Z", "IMMEDIATE": "O"}.get(self.value, self.value[0])


class Caption(StrEnum):
    """A distribution caption, on a line of its own under the banner."""

    SIPDIS = "SIPDIS"
    NODIS = "NODIS"
    EXDIS = "EXDIS"
    STADIS = "STADIS"
    LIMDIS = "LIMDIS"


class Ask(StrEnum):
    """What the partner is asked to do, named as in ``RequestedAction.what``."""

    INVESTIGATE = "investigate"
    SCRUTINISE = "scrutinise the sale"
    STOP = "stop the transfer"
    SHARE = "share findings"


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm in one role. ``country`` is ISO 3166 alpha-2, ``place`` a town; ``modality`` is how sure its part is."""

    name: str
    country: str | None
    place: str | None
    modality: Modality
    marking: Marking


@dataclass(frozen=True, slots=True)
class WantedItem:
    """What is sought. ``description`` is in the singular; ``alternatives``: one of the models, not all of them."""

    description: str
    plural: str
    models: tuple[str, ...]
    alternatives: bool
    quantity: int | None
    value: Money | None
    marking: Marking


@dataclass(frozen=True, slots=True)
class NamedRegime:
    """A regime under which the items are, or may be, controlled."""

    name: str
    modality: Modality
    marking: Marking


@dataclass(frozen=True, slots=True)
class FearedUse:
    """An end use that the items could contribute to."""

    concern: Concern
    marking: Marking


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with their mark: a date, a stated use, a subject, a paragraph, a point."""

    text: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class SoughtDeal:
    """The alleged attempt. ``seen`` is ``2026``, ``2026-08`` or ``2026-08-19``; ``use`` is the end use as stated."""

    buyers: tuple[Firm, ...] = ()
    intermediaries: tuple[Firm, ...] = ()
    suppliers: tuple[Firm, ...] = ()
    items: tuple[WantedItem, ...] = ()
    seen: Marked | None = None
    use: Marked | None = None
    concerns: tuple[FearedUse, ...] = ()
    regimes: tuple[NamedRegime, ...] = ()

    def markings(self) -> Iterator[Marking]:
        """The marking of every slot that is filled."""
        for firm in (*self.buyers, *self.intermediaries, *self.suppliers):
            yield firm.marking
        for item in self.items:
            yield item.marking
        for said in (self.seen, self.use):
            if said is not None:
                yield said.marking
        yield from (feared.marking for feared in self.concerns)
        yield from (regime.marking for regime in self.regimes)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A post or office on a TO or INFO line. ``number`` is the addressee's own count, digits with their zeros."""

    name: str
    precedence: Precedence | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """Who classified the text, for which reasons of the order, and until when (32 CFR 2001.21 and 2001.22).

    ``until`` is a day or one of the exemptions that stand in its place. A derivative names its
    ``sources`` and no reasons, an original its reasons and no sources.
    """

    office: str
    title: str
    name: str
    reasons: tuple[str, ...]
    until: date | str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class CableReference:
    """An earlier cable that this one refers to."""

    year: int
    station: str
    number: int


@dataclass(frozen=True, slots=True)
class Request:
    """What the post is asked: to raise the matter, to ask the partner for ``asks``, and to report to ``report_to``."""

    asks: tuple[Ask, ...]
    by: date
    report_to: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the post may ask."""

    name: str
    office: str
    phone: str


@dataclass(frozen=True, slots=True)
class OutgoingAlert:
    """Everything that the cable to one recipient is composed of. ``sent`` is in UTC, to the minute.

    ``recipient`` is ISO 3166 alpha-3. ``authority`` is None
    where nothing is classified. ``points`` empty: they are drafted from the slots that may be released.
    """

    station: str
    serial: int
    sent: datetime
    precedence: Precedence
    info_precedence: Precedence | None
    sender: str
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    captions: tuple[Caption, ...]
    authority: Authority | None
    tags: tuple[str, ...]
    subject: Marked
    references: tuple[CableReference, ...]
    recipient: str
    deal: SoughtDeal
    background: tuple[Marked, ...]
    points: tuple[Marked, ...]
    request: Request
    contact: Contact
    signature: str
