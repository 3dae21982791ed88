"""Who takes part in a sale, and who stands on a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tearline.model.marking import UNCLASSIFIED, Marking


class Role(StrEnum):
    """What a party does in a sale (15 CFR 748.5 and 772.1); one firm may have several roles."""

    EXPORTER = "exporter"
    SELLER = "seller"
    PURCHASER = "purchaser"
    INTERMEDIATE_CONSIGNEE = "intermediate_consignee"
    ULTIMATE_CONSIGNEE = "ultimate_consignee"
    END_USER = "end_user"
    FORWARDER = "forwarder"
    BANK = "bank"
    BROKER = "broker"
    SIGNATORY = "signatory"


class PartyKind(StrEnum):
    """What sort of thing a name names; each kind has its own habits of writing."""

    COMPANY = "company"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


@dataclass(frozen=True, slots=True)
class Owner:
    """A share in a party: ``percent`` of 0 to 100, None where it is not known."""

    name: str
    percent: Decimal | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a proposed sale, as the sale states it. ``country`` is ISO 3166 alpha-2."""

    role: Role
    name: str
    country: str | None = None
    kind: PartyKind | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    founded: int | None = None
    business: str | None = None
    date_of_birth: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    owners: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a listed party; ``weak`` where its publisher calls it low quality."""

    name: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One entry of one version of a list, in the publisher's own words.

    ``entry_id`` is the publisher's number where it gives one, else a stable digest of the entry.
    ``programme``, ``requirement``, ``policy`` and ``notice`` are kept as published: they are what
    an officer cites. An entry of the open alerts carries the marking of the portion behind it.
    """

    list_id: str
    entry_id: str
    name: str
    kind: PartyKind | None = None
    aliases: tuple[Alias, ...] = ()
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    dates_of_birth: tuple[str, ...] = ()
    sublist: str = ""
    programme: str = ""
    requirement: str = ""
    policy: str = ""
    notice: str = ""
    marking: Marking = UNCLASSIFIED
