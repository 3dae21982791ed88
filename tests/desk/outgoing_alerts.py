"""Alerts to be sent, made at random: every firm, person and number is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tearline.model.alert import Concern, Modality
from tearline.model.item import Money
from tearline.model.marking import NOBODY, Level, Marking
from tearline.model.outgoing import (
    Addressee,
    Ask,
    Authority,
    CableReference,
    Caption,
    Contact,
    FearedUse,
    Firm,
    Marked,
    NamedRegime,
    OutgoingAlert,
    Precedence,
    Request,
    SoughtDeal,
    WantedItem,
)
from tearline.model.partner import Office, Paper, Partner, Words

SVN = frozenset({"SVN"})
OPEN = Marking(Level.SECRET, SVN)

PARTNER = Partner(
    code="SVN",
    name="Slovenia",
    relations=True,
    post="Embassy Ljubljana",
    address="AMEMBASSY LJUBLJANA",
    tags=("SI",),
    from_office="Office of Trade Controls, Embassy Ljubljana",
    words=Words(
        "your authorities",
        "the appropriate authorities",
        "your cooperation on strategic trade controls",
        "With best regards.",
        ("kingdom",),
    ),
    offices=(
        Office("capital", "Export Desk", ("Sample Street 1",), "Dear colleagues,", Level.SECRET, tuple(Paper)),
        Office("customs", "Customs Desk", (), "Dear colleagues,", Level.CONFIDENTIAL, (Paper.LETTER,)),
        Office("port", "Port Desk", (), "Dear colleagues,", Level.UNCLASSIFIED, (Paper.NON_PAPER, Paper.LETTER)),
    ),
)

levels = st.sampled_from([Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET])
audiences = st.sampled_from([SVN, SVN | {"MYS"}, frozenset({"MYS"}), None, NOBODY])
marks = st.builds(Marking, levels, audiences)
shown = st.builds(Marking, levels, st.sampled_from([SVN, SVN | {"MYS", "TWN"}]))
closed_marks = st.builds(Marking, levels, st.sampled_from([None, NOBODY]))
doubts = st.sampled_from([Modality.STATED, Modality.SUSPECTED, Modality.POTENTIAL])

_FIRMS = (
    *("Tirdad Nemuneh Sanat Co.", "Gulvand Tejarat Ltd.", "Ravensmoor Instruments PLC", "Quellbach Antriebe GmbH"),
    *("Dunelark Machinery Brokers FZCO", "Hanvole Trading LLC", "Brezna Rotary Systems d.o.o.", "Ostrowin Sp. z o.o."),
    *("Lumidra Technologies Sdn Bhd", "Vardemere Pumps Inc."),
)
_PLACES = (("IR", "Tehran"), ("IR", None), ("AE", "Dubai"), ("SI", "Maribor"), ("DE", None), ("MY", None))
_ITEMS = (
    *(("CNC rotary table", "CNC rotary tables"), ("vacuum pump", "vacuum pumps"), ("lathe", "lathes")),
    *(("frequency converter", "frequency converters"), ("carbon fiber winder", "carbon fiber winders")),
)
_models = st.from_regex(r"(?:BRS|VKL|QZ)-[1-9][0-9]{1,2}[A-Z]?", fullmatch=True)


def _firm(name: str, mark: st.SearchStrategy[Marking]) -> st.SearchStrategy[Firm]:
    return st.builds(
        lambda place, doubt, marking: Firm(name, place[0], place[1], doubt, marking),
        st.sampled_from(_PLACES),
        doubts,
        mark,
    )


_values = st.builds(Money, st.integers(1, 99_000_000).map(Decimal), st.sampled_from(["EUR", "USD", "GBP", "CHF"]))
_days = st.dates(date(2019, 1, 1), date(2026, 8, 28)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)
_USES = ("valve machining", "waterworks pumps", "gear repair", "oil field equipment")
_REGIMES = (
    *("Wassenaar Arrangement", "Nuclear Suppliers Group", "Missile Technology Control Regime"),
    *("Australia Group", "Chemical Weapons Convention"),
)


@st.composite
def deals(draw: st.DrawFn, mark: st.SearchStrategy[Marking] = marks, *, drafted: bool = False) -> SoughtDeal:
    """Attempts: up to three firms in each role, up to three items with models, number and value, and what is said.

    ``drafted``: the first item and the first buyer or supplier are open, so that points can be drafted.
    """
    first = shown if drafted else mark
    names = iter(draw(st.permutations(_FIRMS)))

    def firms(least: int, most: int) -> tuple[Firm, ...]:
        count = draw(st.integers(least, most))
        return tuple(draw(_firm(next(names), first if place == 0 else mark)) for place in range(count))

    buyers = firms(0, 3)
    suppliers = firms(0 if buyers else 1, 2)
    through = tuple(draw(_firm(next(names), mark)) for _ in range(draw(st.integers(0, 2))))
    items: list[WantedItem] = []
    seen: set[str] = set()
    for name, plural in draw(st.lists(st.sampled_from(_ITEMS), min_size=1, max_size=3, unique=True)):
        models = tuple(one for one in draw(st.lists(_models, max_size=3, unique=True)) if one not in seen)
        seen |= set(models)
        either = draw(st.booleans()) and len(models) > 1
        count, value = draw(st.none() | st.integers(1, 40)), draw(st.none() | _values)
        items.append(WantedItem(name, plural, models, either, count, value, draw(mark if items else first)))
    feared = draw(st.lists(st.sampled_from(list(Concern)), max_size=3, unique=True))
    regimes = draw(st.lists(st.sampled_from(_REGIMES), max_size=2, unique=True))
    when, use = draw(st.none() | _days), draw(st.none() | st.sampled_from(_USES))
    return SoughtDeal(
        buyers,
        through,
        suppliers,
        tuple(items),
        None if when is None else Marked(when, draw(mark)),
        None if use is None else Marked(use, draw(mark)),
        tuple(FearedUse(one, draw(mark)) for one in feared),
        tuple(NamedRegime(one, draw(doubts), draw(mark)) for one in regimes),
    )


_words = st.sampled_from(
    ["matter", "thing", "some", "there", "2.", "3)", "--", "(S)", "a.", "(a)", "REF", "TO", "still", "4"]
)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """A sentence of words that look like parts of a cable as soon as a line begins with them."""
    return f"We hold that {' '.join(draw(st.lists(_words, min_size=1, max_size=30)))} is of interest."


_posts = st.builds(
    Addressee,
    st.sampled_from(["AMEMBASSY LJUBLJANA", "AMEMBASSY ABU DHABI", "AMCONSUL DUBAI", "AIT TAIPEI", "USMISSION UNVIE"]),
    st.none() | st.sampled_from(list(Precedence)),
    st.none() | st.from_regex(r"[0-9]{4}", fullmatch=True),
)
_references = st.builds(
    CableReference,
    st.integers(2005, 2026),
    st.sampled_from(["STATE", "LJUBLJANA", "ABUDHABI", "TAIPEI"]),
    st.integers(1, 999_999),
)
_authorities = st.builds(
    Authority,
    st.sampled_from(["ISN/XXX", "EUR/YYY"]),
    st.sampled_from(["DIRECTOR", "DEPUTY DIRECTOR"]),
    st.sampled_from(["ROBIN EXAMPLE", "ALEX Q. SAMPLE"]),
    st.lists(st.sampled_from(["1.4(b)", "1.4(c)", "1.4(d)"]), min_size=1, unique=True).map(tuple),
    st.dates(date(2027, 1, 1), date(2050, 1, 1)),
)


@st.composite
def alerts(draw: st.DrawFn) -> OutgoingAlert:
    """Alerts of which points can be drafted or are given, with all that a cable's header may hold."""
    sent = datetime(2026, 9, 3, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 100_000)))
    given_points = draw(st.booleans())
    points = draw(st.lists(st.builds(Marked, prose(), shown), min_size=1, max_size=3)) if given_points else []
    return OutgoingAlert(
        station=draw(st.sampled_from(["STATE", "KUALALUMPUR"])),
        serial=draw(st.integers(1, 999_999)),
        sent=sent,
        precedence=draw(st.sampled_from(list(Precedence))),
        info_precedence=draw(st.none() | st.sampled_from(list(Precedence))),
        sender="SECSTATE WASHDC",
        action=tuple(draw(st.lists(_posts, min_size=1, max_size=2))),
        info=tuple(draw(st.lists(_posts, max_size=3))),
        captions=tuple(draw(st.lists(st.sampled_from(list(Caption)), max_size=2, unique=True))),
        authority=draw(_authorities),
        tags=tuple(draw(st.lists(st.sampled_from(["PARM", "ETTC", "MNUC", "SI", "IR"]), min_size=1, unique=True))),
        subject=Marked("SCRUTINY OF A POSSIBLE SALE OF MACHINES BY A FIRM IN MARIBOR", draw(closed_marks)),
        references=tuple(draw(st.lists(_references, max_size=3))),
        recipient="SVN",
        deal=draw(deals(drafted=not given_points)),
        background=tuple(draw(st.lists(st.builds(Marked, prose(), closed_marks), max_size=2))),
        points=tuple(points),
        request=Request(
            tuple(draw(st.lists(st.sampled_from(list(Ask)), min_size=1, unique=True))),
            sent.date() + timedelta(days=draw(st.integers(1, 60))),
            "ISN/XXX",
            draw(closed_marks),
        ),
        contact=Contact("Jordan Sample", "ISN/XXX", "202-555-0117"),
        signature="EXAMPLE",
    )
