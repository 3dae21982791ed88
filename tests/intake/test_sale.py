"""Sales from their files: what is taken, what is refused and in which words, and the way back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tearline.intake.sale import read_sale, sale_to_plain, write_sale
from tearline.model.country import all_countries
from tearline.model.item import Facet, Fact, Host, Item, Money, Relation
from tearline.model.party import Owner, Party, PartyKind, Role
from tearline.model.refusal import Refused
from tearline.model.sale import CIRCUMSTANCES, DocumentKind, ProposedSale, SaleDocument, Transaction
from tearline.model.truth import Truth
from tearline.notation.strict_yaml import read_yaml

HOSTILE = Path(__file__).parent / "hostile_sales"
REFUSED: dict[str, str] = read_yaml(HOSTILE.with_suffix(".yaml").read_bytes(), where="hostile_sales.yaml")

SALE = """
reference: EXP-2026-0042
date: 2026-09-02
transaction: reexport
parties:
  - role: exporter
    name: Brezna Rotary Systems d.o.o.
    country: si
    kind: company
    founded: 1994
    identifiers: {tax: "0018"}
    owners: [{name: Ingvild Tyttebær, percent: 60.5, from: 2024-01-01, to: null}]
  - {role: end_user, name: Fjellrype Verktøy AS, country: NO, date_of_birth: 1987}
items:
  - description: rotary indexing table
    model: BRI-250
    origin: SI
    us_content_percent: unknown
    quantity: 2
    value: {amount: 9850.50, currency: EUR}
    hs: 8466.93
    facts:
      - {attribute: rotary_axes_count, value: 1, facet: designed}
      - {attribute: machine_process, value: [milling, grinding]}
      - {attribute: slip_rings, value: false, date: 2026-01-15}
      - {attribute: rate_max, value: unknown}
    host: {}
destination: NO
route: [SI, AT, NO]
documents: [{kind: end_user_statement, valid_to: 2026-12-31, covers: {quantity: 1}}]
circumstances: {cash_payment: true, abnormal_route: false, vague_delivery: unknown}
"""


def test_a_sale_is_read_with_every_field_in_its_place() -> None:
    sale = read_sale(SALE.encode(), where="sale.yaml")
    assert sale.reference == "EXP-2026-0042"
    assert sale.date == date(2026, 9, 2)
    assert sale.transaction is Transaction.REEXPORT
    assert sale.destination == "NO"
    assert sale.route == ("SI", "AT", "NO")
    exporter, user = sale.parties
    assert exporter.country == "SI"
    assert exporter.owners == (Owner("Ingvild Tyttebær", Decimal("60.5"), date(2024, 1, 1), None),)
    assert exporter.identifiers == {"tax": "0018"}
    assert (user.role, user.country, user.date_of_birth) == (Role.END_USER, "NO", "1987")
    (item,) = sale.items
    assert item.us_content_percent is None
    assert item.value == Money(Decimal("9850.50"), "EUR")
    assert item.hs == "846693"
    assert item.host is None
    assert [fact.value for fact in item.facts] == [Decimal(1), ("milling", "grinding"), False, None]
    assert sale.documents == (
        SaleDocument(DocumentKind.END_USER_STATEMENT, None, None, date(2026, 12, 31), Decimal(1)),
    )
    assert sale.circumstances == {
        "cash_payment": Truth.YES,
        "abnormal_route": Truth.NO,
        "vague_delivery": Truth.UNKNOWN,
    }


def test_norway_is_a_country_and_no_boolean() -> None:
    assert read_sale(SALE.encode(), where="sale.yaml").party(Role.END_USER)[0].country == "NO"


def test_the_same_sale_is_read_from_json() -> None:
    sale = read_sale(SALE.encode(), where="sale.yaml")
    assert read_sale(write_sale(sale), where="sale.json") == sale
    assert write_sale(sale).lstrip().startswith(b"{")


def test_a_yaml_flow_mapping_is_no_broken_json() -> None:
    text = "{reference: EXP-1, date: 2026-09-02, parties: [{role: seller, name: Foo}], items: [{description: lathe}]}"
    assert read_sale(text.encode(), where="sale.yaml").reference == "EXP-1"


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_sale(b"\xef\xbb\xbf" + SALE.lstrip().encode(), where="sale.yaml").reference == "EXP-2026-0042"


def test_what_is_not_stated_is_not_known() -> None:
    text = b"{reference: EXP-1, date: 2026-09-02, parties: [{role: seller, name: Foo}], items: [{description: lathe}]}"
    sale = read_sale(text, where="sale.yaml")
    assert sale.destination is None
    assert sale.circumstances == {}
    assert sale.items[0].us_content_percent is None
    assert sale.transaction is Transaction.EXPORT


@pytest.mark.parametrize(("name", "line"), REFUSED.items(), ids=list(REFUSED))
def test_a_sale_with_a_defect_is_refused_in_one_line_that_names_the_place(name: str, line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sale((HOSTILE / name).read_bytes(), where="sale.yaml")
    assert refused.value.line() == line
    assert "\n" not in line


def test_every_hostile_sale_stands_in_the_table() -> None:
    assert sorted(path.name for path in HOSTILE.iterdir()) == sorted(REFUSED)


def test_more_than_five_megabytes_are_refused() -> None:
    with pytest.raises(Refused, match="at most"):
        read_sale(b'{"reference": "' + b"x" * 5_000_001 + b'"}', where="sale.json")


def test_a_plain_sale_names_only_what_is_known() -> None:
    sale = read_sale(SALE.encode(), where="sale.yaml")
    shape = sale_to_plain(sale)
    assert shape["circumstances"] == {"cash_payment": True, "abnormal_route": False, "vague_delivery": "unknown"}
    assert shape["documents"] == [
        {"kind": "end_user_statement", "valid_to": date(2026, 12, 31), "covers": {"quantity": 1}}
    ]
    assert "us_content_percent" not in shape["items"][0]
    assert shape["items"][0]["facts"][3] == {"attribute": "rate_max", "value": "unknown"}


TEXT = (
    st.text("abcÅšž李 -'&.,/7", min_size=1, max_size=12).map(str.strip).filter(lambda text: text not in ("", "unknown"))
)
MAYBE_TEXT = st.none() | TEXT
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
FIGURES = st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False)
COUNTS = st.integers(1, 10**9).map(Decimal) | st.decimals("0.01", 1000, places=2)
CODES = st.sampled_from([country.alpha2 for country in all_countries()])
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
FACTS = st.builds(
    Fact,
    attribute=NAMES,
    value=st.none() | st.booleans() | FIGURES | TEXT | st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    unit=MAYBE_TEXT,
    axis=MAYBE_TEXT,
    method=MAYBE_TEXT,
    facet=st.none() | st.sampled_from(Facet),
    source=MAYBE_TEXT,
    date=st.none() | DAYS,
)
FACT_LISTS = st.lists(FACTS, max_size=3).map(tuple)
HOSTS = st.builds(
    Host,
    description=TEXT,
    model=MAYBE_TEXT,
    maker=MAYBE_TEXT,
    facts=FACT_LISTS,
    relation=st.none() | st.sampled_from(Relation),
)
ITEMS = st.builds(
    Item,
    description=TEXT,
    maker=MAYBE_TEXT,
    model=MAYBE_TEXT,
    hs=st.none() | st.from_regex(r"[0-9]{4,12}", fullmatch=True),
    origin=st.none() | CODES,
    us_content_percent=st.none() | FIGURES,
    quantity=st.none() | COUNTS,
    value=st.none() | st.builds(Money, FIGURES, st.sampled_from(["EUR", "USD", "JPY"])),
    facts=FACT_LISTS,
    host=st.none() | HOSTS,
)
OWNERS = st.builds(
    Owner, name=TEXT, percent=st.none() | FIGURES, start=st.none() | st.just(date(2020, 1, 1)), end=st.none() | DAYS
).filter(lambda owner: owner.start is None or owner.end is None or owner.start <= owner.end)
PARTIES = st.builds(
    Party,
    role=st.sampled_from(Role),
    name=TEXT,
    country=st.none() | CODES,
    kind=st.none() | st.sampled_from(PartyKind),
    address=MAYBE_TEXT,
    phone=MAYBE_TEXT,
    email=MAYBE_TEXT,
    website=MAYBE_TEXT,
    founded=st.none() | st.integers(1000, 9999),
    business=MAYBE_TEXT,
    date_of_birth=st.none() | st.sampled_from(["1970", "1970-02", "1970-02-28"]),
    identifiers=st.dictionaries(NAMES, TEXT, max_size=2),
    owners=st.lists(OWNERS, max_size=2).map(tuple),
)
SALES = st.builds(
    ProposedSale,
    reference=TEXT,
    date=DAYS,
    parties=st.lists(PARTIES, min_size=1, max_size=3).map(tuple),
    items=st.lists(ITEMS, min_size=1, max_size=3).map(tuple),
    destination=st.none() | CODES,
    transaction=st.sampled_from(Transaction),
    route=st.lists(CODES, max_size=3).map(tuple),
    installation_site=MAYBE_TEXT,
    stated_end_use=MAYBE_TEXT,
    documents=st.lists(
        st.builds(
            SaleDocument,
            kind=st.sampled_from(DocumentKind),
            number=MAYBE_TEXT,
            issuer=MAYBE_TEXT,
            valid_to=st.none() | DAYS,
            covers_quantity=st.none() | COUNTS,
        ),
        max_size=2,
    ).map(tuple),
    circumstances=st.dictionaries(st.sampled_from(CIRCUMSTANCES), st.sampled_from(Truth)),
)


@settings(max_examples=60, deadline=None)
@given(SALES)
def test_reading_what_was_written_gives_the_same_sale(sale: ProposedSale) -> None:
    assert read_sale(write_sale(sale), where="sale.json") == sale


@settings(max_examples=40, deadline=None)
@given(SALES)
def test_the_plain_shape_written_as_yaml_reads_back_too(sale: ProposedSale) -> None:
    text = yaml.dump(_quoted(sale_to_plain(sale)), Dumper=_Dumper, allow_unicode=True)
    assert read_sale(text.encode(), where="sale.yaml") == sale


@settings(max_examples=60, deadline=None)
@given(SALES, st.data())
def test_one_key_too_many_is_refused_wherever_it_stands(sale: ProposedSale, data: st.DataObject) -> None:
    shape = json.loads(write_sale(sale))
    places = [shape, shape["parties"][0], shape["items"][0]]
    data.draw(st.sampled_from(places))["colour"] = "green"
    with pytest.raises(Refused, match="colour: no such key"):
        read_sale(json.dumps(shape).encode(), where="sale.json")


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Text(str):
    """Text that YAML must not take for anything else."""


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))
_Dumper.add_representer(_Text, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"'))


def _quoted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _quoted(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_quoted(one) for one in value]
    return _Text(value) if isinstance(value, str) else value
