"""A file of one item, as a datasheet describes it: YAML or JSON to ``model.item.Item`` and back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tearline.intake.fields import UNKNOWN, Fields, read_mapping
from tearline.model.item import Facet, Fact, FactValue, Host, Item, Money, Relation

ITEM_KEYS = (
    "description", "maker", "model", "hs", "origin", "us_content_percent", "quantity", "value", "facts", "host",
)  # fmt: skip
FACT_KEYS = ("attribute", "value", "unit", "axis", "method", "facet", "source", "date")
HOST_KEYS = ("description", "model", "maker", "facts", "relation")


def read_item(raw: bytes, *, where: str) -> Item:
    """The item of a file, in the shape of docs/reference/item.md.

    ``unknown`` and an absent key mean the same: not known. Raises Refused, in one line that names the
    path, for unknown keys, wrong types, impossible dates and percentages, and codes of no country.
    """
    return item_from(read_mapping(raw, where=where), "", where=where)


def item_from(value: Any, path: str, *, where: str) -> Item:
    """The item in an already parsed mapping, which stands at ``path`` of the file."""
    fields = Fields(value, path, where=where, known=ITEM_KEYS)
    host = fields.inside("host", HOST_KEYS)
    return Item(
        description=fields.required("description"),
        maker=fields.text("maker"),
        model=fields.text("model"),
        hs=_tariff_code(fields),
        origin=fields.country("origin"),
        us_content_percent=fields.figure("us_content_percent", least=0, most=100),
        quantity=fields.quantity("quantity"),
        value=money(fields),
        facts=_facts(fields),
        host=None if host is None else _host(host),
    )


def _host(fields: Fields) -> Host:
    return Host(
        description=fields.required("description"),
        model=fields.text("model"),
        maker=fields.text("maker"),
        facts=_facts(fields),
        relation=fields.choice("relation", Relation),
    )


def _tariff_code(fields: Fields) -> str | None:
    """Digits of a Harmonized System code; dots are dropped, and an unquoted figure is taken as its digits."""
    value = fields.get("hs")
    if value is None or value == UNKNOWN:
        return None
    digits = str(value).replace(".", "").replace(" ", "")
    if isinstance(value, bool) or not re.fullmatch(r"\d{4,12}", digits, re.ASCII):
        fields.refuse("hs", f"{value!s:.40} is not a tariff code", "write 4 to 12 digits, in quotes")
    return digits


def money(fields: Fields) -> Money | None:
    """The value under ``value``, with its currency."""
    inner = fields.inside("value", ("amount", "currency"))
    if inner is None:
        return None
    amount, currency = inner.figure("amount", least=0), inner.required("currency")
    if amount is None:
        inner.refuse("amount", "missing", "state it, or leave the value out")
    if not re.fullmatch(r"[A-Z]{3}", currency):
        inner.refuse("currency", f"'{currency}' is not a currency code", "write three capitals, such as EUR")
    return Money(amount, currency)


def _facts(fields: Fields) -> tuple[Fact, ...]:
    def fact(value: Any, path: str) -> Fact:
        return _fact(Fields(value, path, where=fields.where, known=FACT_KEYS))

    return fields.each("facts", fact)


def _fact(fields: Fields) -> Fact:
    attribute = fields.required("attribute")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", attribute):
        fields.refuse("attribute", f"'{attribute}' is not the name of an attribute", "write it like rotary_axes_count")
    return Fact(
        attribute=attribute,
        value=_fact_value(fields),
        unit=fields.text("unit"),
        axis=fields.text("axis"),
        method=fields.text("method"),
        facet=fields.choice("facet", Facet),
        source=fields.text("source"),
        date=fields.day("date"),
    )


def _fact_value(fields: Fields) -> FactValue | None:
    """true, false, a figure, text, or a list of texts; ``unknown``, null and no value are None."""
    value = fields.get("value")
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return fields.figure("value")
    if isinstance(value, list):
        for place, one in enumerate(value):
            if not isinstance(one, str) or not one.strip():
                fields.refuse(f"value[{place}]", "expected text")
        return tuple(one.strip() for one in value)
    if isinstance(value, date | dict):
        fields.refuse("value", "expected true, false, a figure, text or a list of texts", "put a date in quotes")
    return None if value == UNKNOWN else fields.text("value")


def item_to_plain(item: Item) -> dict[str, Any]:
    """The item in the shape of its file: str, int, Decimal, bool, date, lists, dicts; absent where not known."""
    return present(
        description=item.description,
        maker=item.maker,
        model=item.model,
        hs=item.hs,
        origin=item.origin,
        us_content_percent=figure_to_plain(item.us_content_percent),
        quantity=figure_to_plain(item.quantity),
        value=item.value and {"amount": figure_to_plain(item.value.amount), "currency": item.value.currency},
        facts=[_fact_to_plain(fact) for fact in item.facts],
        host=item.host and _host_to_plain(item.host),
    )


def _host_to_plain(host: Host) -> dict[str, Any]:
    return present(
        description=host.description,
        model=host.model,
        maker=host.maker,
        facts=[_fact_to_plain(fact) for fact in host.facts],
        relation=host.relation and host.relation.value,
    )


def _fact_to_plain(fact: Fact) -> dict[str, Any]:
    value: Any = fact.value
    if isinstance(value, Decimal):
        value = figure_to_plain(value)
    elif isinstance(value, tuple):
        value = list(value)
    shape = present(
        attribute=fact.attribute,
        unit=fact.unit,
        axis=fact.axis,
        method=fact.method,
        facet=fact.facet and fact.facet.value,
        source=fact.source,
        date=fact.date,
    )
    return {**shape, "value": UNKNOWN if value is None else value}


def figure_to_plain(number: Decimal | None) -> int | Decimal | None:
    """Whole figures as int, as people write them; others as Decimal."""
    return int(number) if number is not None and number == number.to_integral_value() else number


def present(**values: Any) -> dict[str, Any]:
    """The values that are there: neither None nor an empty list or mapping."""
    return {key: value for key, value in values.items() if value is not None and value not in ([], {})}
