"""A file of one proposed sale: YAML or JSON to ``model.sale.ProposedSale`` and back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from tearline.intake.fields import UNKNOWN, Fields, read_mapping
from tearline.intake.item import figure_to_plain, item_from, item_to_plain, present
from tearline.model.party import Owner, Party, PartyKind, Role
from tearline.model.sale import CIRCUMSTANCES, DocumentKind, ProposedSale, SaleDocument, Transaction
from tearline.model.truth import Truth

SALE_KEYS = (
    "reference", "date", "transaction", "parties", "items", "destination", "route", "installation_site",
    "stated_end_use", "documents", "circumstances",
)  # fmt: skip
PARTY_KEYS = (
    "role", "name", "country", "kind", "address", "phone", "email", "website", "founded", "business",
    "date_of_birth", "identifiers", "owners",
)  # fmt: skip
OWNER_KEYS = ("name", "percent", "from", "to")
DOCUMENT_KEYS = ("kind", "number", "issuer", "valid_to", "covers")


def read_sale(raw: bytes, *, where: str) -> ProposedSale:
    """The sale of a file, in the shape of docs/reference/sale.md.

    A reference, a date, one party and one item must stand there. ``unknown`` and an absent key mean
    the same: not known. Raises Refused, in one line that names the path (``sale.yaml, parties[1].role``),
    for unknown keys, wrong types, roles, circumstances, codes of no country, impossible dates and figures.
    """
    fields = Fields(read_mapping(raw, where=where), "", where=where, known=SALE_KEYS)
    day = fields.day("date")
    if day is None:
        fields.refuse("date", "missing", "state the day as YYYY-MM-DD")
    sale = ProposedSale(
        reference=fields.required("reference"),
        date=day,
        transaction=fields.choice("transaction", Transaction) or Transaction.EXPORT,
        parties=fields.each("parties", lambda value, path: _party(Fields(value, path, where=where, known=PARTY_KEYS))),
        items=fields.each("items", lambda value, path: item_from(value, path, where=where)),
        destination=fields.country("destination"),
        route=_route(fields),
        installation_site=fields.text("installation_site"),
        stated_end_use=fields.text("stated_end_use"),
        documents=fields.each(
            "documents", lambda value, path: _document(Fields(value, path, where=where, known=DOCUMENT_KEYS))
        ),
        circumstances=_circumstances(fields),
    )
    for key, values in (("parties", sale.parties), ("items", sale.items)):
        if not values:
            fields.refuse(key, "a sale needs at least one", "state it")
    return sale


def _party(fields: Fields) -> Party:
    role = fields.choice("role", Role)
    if role is None:
        fields.refuse("role", "missing", f"use one of {', '.join(Role)}")
    return Party(
        role=role,
        name=fields.required("name"),
        country=fields.country("country"),
        kind=fields.choice("kind", PartyKind),
        address=fields.text("address"),
        phone=fields.text("phone"),
        email=fields.text("email"),
        website=fields.text("website"),
        founded=_year(fields),
        business=fields.text("business"),
        date_of_birth=_date_of_birth(fields),
        identifiers=fields.texts("identifiers"),
        owners=fields.each(
            "owners", lambda value, path: _owner(Fields(value, path, where=fields.where, known=OWNER_KEYS))
        ),
    )


def _owner(fields: Fields) -> Owner:
    start, end = fields.day("from"), fields.day("to")
    if start is not None and end is not None and end < start:
        fields.refuse("to", f"{end} is before {start}")
    return Owner(
        name=fields.required("name"), percent=fields.figure("percent", least=0, most=100), start=start, end=end
    )


def _year(fields: Fields) -> int | None:
    value = fields.get("founded")
    if value is None or value == UNKNOWN:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
        fields.refuse("founded", f"{value!s:.40} is not a year", "write four digits")
    return value


def _date_of_birth(fields: Fields) -> str | None:
    """A day, a month or a year of birth, as ISO text: lists of parties often know only the year."""
    value = fields.get("date_of_birth")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == UNKNOWN:
        return None
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value, re.ASCII):
        fields.refuse("date_of_birth", f"{value!s:.40} is not a date of birth", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return fields.day("date_of_birth").isoformat() if len(value) == 10 else value  # type: ignore[union-attr]


def _route(fields: Fields) -> tuple[str, ...]:
    codes = fields.each("route", lambda value, path: fields.code(path, value))
    for place, code in enumerate(codes):
        if code is None:
            fields.refuse(f"route[{place}]", "missing", "name every country of the route, or leave the route out")
    return tuple(code for code in codes if code is not None)


def _document(fields: Fields) -> SaleDocument:
    kind = fields.choice("kind", DocumentKind)
    if kind is None:
        fields.refuse("kind", "missing", f"use one of {', '.join(DocumentKind)}")
    covers = fields.inside("covers", ("quantity",))
    return SaleDocument(
        kind=kind,
        number=fields.text("number"),
        issuer=fields.text("issuer"),
        valid_to=fields.day("valid_to"),
        covers_quantity=None if covers is None else covers.quantity("quantity"),
    )


def _circumstances(fields: Fields) -> dict[str, Truth]:
    """Each stated circumstance as a truth; one that the file does not name is not in the mapping."""
    inner = fields.inside("circumstances", CIRCUMSTANCES)
    found: dict[str, Truth] = {}
    for name in CIRCUMSTANCES if inner is not None else ():
        value = inner.get(name) if inner is not None else None
        if isinstance(value, bool):
            found[name] = Truth.of(value)
        elif value == UNKNOWN:
            found[name] = Truth.UNKNOWN
        elif value is not None and inner is not None:
            inner.refuse(name, "expected true, false or unknown")
    return found


def sale_to_plain(sale: ProposedSale) -> dict[str, Any]:
    """The sale in the shape of its file: str, int, Decimal, bool, date, lists, dicts; absent where not known."""
    return present(
        reference=sale.reference,
        date=sale.date,
        transaction=sale.transaction.value,
        parties=[_party_to_plain(party) for party in sale.parties],
        items=[item_to_plain(item) for item in sale.items],
        destination=sale.destination,
        route=list(sale.route),
        installation_site=sale.installation_site,
        stated_end_use=sale.stated_end_use,
        documents=[_document_to_plain(document) for document in sale.documents],
        circumstances={
            name: UNKNOWN if truth is Truth.UNKNOWN else truth is Truth.YES
            for name, truth in sale.circumstances.items()
        },
    )


def write_sale(sale: ProposedSale) -> bytes:
    """The sale as JSON, which ``read_sale`` reads back into an equal value."""
    return msgspec.json.Encoder(decimal_format="number").encode(sale_to_plain(sale))


def _party_to_plain(party: Party) -> dict[str, Any]:
    return present(
        role=party.role.value,
        name=party.name,
        country=party.country,
        kind=party.kind and party.kind.value,
        address=party.address,
        phone=party.phone,
        email=party.email,
        website=party.website,
        founded=party.founded,
        business=party.business,
        date_of_birth=party.date_of_birth,
        identifiers=dict(party.identifiers),
        owners=[
            present(**{
                "name": owner.name, "percent": figure_to_plain(owner.percent), "from": owner.start, "to": owner.end
            })
            for owner in party.owners
        ],
    )  # fmt: skip


def _document_to_plain(document: SaleDocument) -> dict[str, Any]:
    quantity = figure_to_plain(document.covers_quantity)
    return present(
        kind=document.kind.value,
        number=document.number,
        issuer=document.issuer,
        valid_to=document.valid_to,
        covers=None if quantity is None else {"quantity": quantity},
    )
