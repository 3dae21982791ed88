"""Model values come back from what is written of them, exactly; everything else is refused."""

from __future__ import annotations

import string
from datetime import UTC, date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.alert import Alert, Attempt, Mention, Modality, Regime, RequestedAction, SoughtItem
from tearline.model.assessment import Assessment
from tearline.model.case import Event, EventKind
from tearline.model.item import Facet, Fact, Host, Item, Money, Relation
from tearline.model.marking import Level, Marking
from tearline.model.party import Owner, Party, PartyKind, Role
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.model.sale import DocumentKind, ProposedSale, SaleDocument, Transaction
from tearline.model.truth import Truth
from tearline.storage.codec import read, write

TEXT = st.text(max_size=12)
MAYBE_TEXT = st.none() | TEXT
DATES = st.dates()
# 28 figures: what notation.canonical writes without rounding.
FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**24), max_value=10**24)
MAYBE_FIGURE = st.none() | FIGURES
SPANS = st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), max_size=2).map(tuple)
MARKINGS = st.builds(
    Marking,
    level=st.sampled_from(Level),
    releasable_to=st.none() | st.frozensets(st.text(string.ascii_uppercase, min_size=3, max_size=4), max_size=3),
    raw=TEXT,
)


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


FACTS = st.builds(
    Fact,
    attribute=TEXT,
    value=st.none() | st.booleans() | FIGURES | TEXT | several(TEXT),
    unit=MAYBE_TEXT,
    axis=MAYBE_TEXT,
    method=MAYBE_TEXT,
    facet=st.none() | st.sampled_from(Facet),
    source=MAYBE_TEXT,
    date=st.none() | DATES,
)
HOSTS = st.builds(Host, description=TEXT, facts=several(FACTS), relation=st.none() | st.sampled_from(Relation))
ITEMS = st.builds(
    Item,
    description=TEXT,
    hs=MAYBE_TEXT,
    us_content_percent=MAYBE_FIGURE,
    quantity=MAYBE_FIGURE,
    value=st.none() | st.builds(Money, amount=FIGURES, currency=TEXT),
    facts=several(FACTS),
    host=st.none() | HOSTS,
)
PARTIES = st.builds(
    Party,
    role=st.sampled_from(Role),
    name=TEXT,
    kind=st.none() | st.sampled_from(PartyKind),
    founded=st.none() | st.integers(1500, 2100),
    identifiers=st.dictionaries(TEXT, TEXT, max_size=2),
    owners=several(st.builds(Owner, name=TEXT, percent=MAYBE_FIGURE, start=st.none() | DATES, end=st.none() | DATES)),
)
SALES = st.builds(
    ProposedSale,
    reference=TEXT,
    date=DATES,
    parties=several(PARTIES),
    items=several(ITEMS),
    destination=MAYBE_TEXT,
    transaction=st.sampled_from(Transaction),
    route=several(TEXT),
    documents=several(
        st.builds(
            SaleDocument,
            kind=st.sampled_from(DocumentKind),
            valid_to=st.none() | DATES,
            covers_quantity=MAYBE_FIGURE,
        )
    ),
    circumstances=st.dictionaries(TEXT, st.sampled_from(Truth), max_size=2),
)
MENTIONS = st.builds(
    Mention,
    value=TEXT,
    country=MAYBE_TEXT,
    spans=SPANS,
    marking=MARKINGS,
    modality=st.sampled_from(Modality),
    rule=TEXT,
)
SOUGHT = st.builds(
    SoughtItem,
    description=TEXT,
    models=several(TEXT),
    alternatives=st.booleans(),
    quantity=MAYBE_FIGURE | st.sampled_from(["500 kilograms", "2.5 t", "SIXTY METRIC TONS"]),
    regimes=several(st.builds(Regime, name=TEXT, modality=st.sampled_from(Modality))),
    spans=SPANS,
    marking=st.none() | MARKINGS,
)
ATTEMPTS = st.builds(
    Attempt,
    buyers=several(MENTIONS),
    suppliers=several(MENTIONS),
    items=several(SOUGHT),
    seen=MAYBE_TEXT,
    concerns=several(TEXT),
    requested_actions=several(st.builds(RequestedAction, what=TEXT, by=MAYBE_TEXT, report_to=MAYBE_TEXT)),
)
ALERTS = st.builds(
    Alert,
    id=TEXT,
    document=TEXT,
    received=DATES,
    attempts=several(ATTEMPTS),
    review_by=st.none() | DATES,
    withdrawn=st.none() | DATES,
)
RELEASES = st.builds(
    Release,
    audience=TEXT,
    kind=st.just("non_paper"),
    portions=several(
        st.builds(ReleasedPortion, kind=st.sampled_from(["heading", "paragraph", "point"]), text=TEXT, marking=MARKINGS)
    ),
    banner=MARKINGS,
    digest=TEXT,
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
EVENTS = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    by=TEXT,
    at=st.datetimes(timezones=st.just(UTC)),
    content=st.dictionaries(TEXT, PLAIN, max_size=3),
    subject=MAYBE_TEXT,
)


@pytest.mark.parametrize(
    ("kind", "values"),
    [(ProposedSale, SALES), (Alert, ALERTS), (Release, RELEASES), (Event, EVENTS)],
    ids=["sale", "alert", "release", "event"],
)
@given(data=st.data())
def test_a_value_is_read_back_as_it_was_written(
    kind: type[Any], values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    raw = write(value)
    again = read(kind, raw)
    assert again == value
    assert write(again) == raw


@pytest.mark.parametrize("value", [None, True, False, Decimal(2), "2", "true", Decimal("0.6"), ("turning", "milling")])
def test_a_fact_keeps_the_type_of_its_value(value: object) -> None:
    fact = Fact("x", value)  # type: ignore[arg-type]
    again = read(Fact, write(fact))
    assert again == fact
    assert type(again.value) is type(value)


@pytest.mark.parametrize("quantity", [None, Decimal(2), Decimal("2.5"), "500 kilograms"])
def test_a_quantity_stays_a_count_or_a_measure(quantity: Decimal | str | None) -> None:
    item = SoughtItem("powder", quantity=quantity)
    again = read(SoughtItem, write(item)).quantity
    assert again == quantity
    assert type(again) is type(quantity)


def test_two_facts_that_differ_in_type_alone_are_written_differently() -> None:
    assert write(Fact("x", Decimal(2))) != write(Fact("x", "2"))


def test_an_assessment_can_be_kept_too() -> None:
    assert (
        read(
            Assessment,
            b'{"as_of":"2011-03-02","findings":[],"known_at":"2011-03-02","lists":[],"not_checked":[],'
            b'"questions":[],"recommendation":"ask","rulebook":"9c1e","sale":"EXP-1"}',
        ).recommendation
        == "ask"
    )


OWNER = write(Owner("A", Decimal(60), date(2020, 1, 1)))


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        pytest.param(Owner, b"", id="nothing"),
        pytest.param(Owner, b"[]", id="a_list"),
        pytest.param(Owner, b"[" * 100_000, id="nested_too_deep"),
        pytest.param(Owner, b"\xff", id="no_utf8"),
        pytest.param(Owner, OWNER[:-1], id="cut"),
        pytest.param(Owner, OWNER.replace(b'"60"', b"60"), id="a_number_for_a_figure"),
        pytest.param(Owner, OWNER.replace(b'"60"', b'"sixty"'), id="a_word_for_a_figure"),
        pytest.param(Owner, OWNER.replace(b"2020-01-01", b"2020-13-01"), id="a_day_that_never_was"),
        pytest.param(Owner, OWNER.replace(b'"name"', b'"nom"'), id="a_field_of_another_name"),
        pytest.param(Owner, b"{}", id="a_field_missing"),
        pytest.param(Mention, b'{"spans":[[1,2,3]]}', id="a_span_with_three_ends"),
        pytest.param(Party, b'{"role":"friend","name":"A"}', id="a_role_of_no_kind"),
        pytest.param(Fact, b'{"attribute":"x","value":{"number":"2"}}', id="a_figure_marked_otherwise"),
        pytest.param(Fact, b'{"attribute":"x","value":2}', id="a_bare_number"),
        pytest.param(Release, b'{"kind":"letter"}', id="a_kind_of_release_that_is_none"),
        pytest.param(ProposedSale, b'{"circumstances":[]}', id="a_list_for_names_and_values"),
    ],
)
def test_what_is_no_such_value_is_refused_in_one_line(kind: type[Any], raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(kind, raw)
    assert refused.value.line().startswith(f"store: what is on file is no {kind.__name__}: ")
