"""One body of tests for every back-end: what ``desk.ports.Store`` promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from contract.backends import BACKENDS, Open
from tearline import casework
from tearline.desk.ports import CaseRelease, Changes, NewEvents, Note, Store
from tearline.ledger import read_checkpoint, verify_export
from tearline.model.alert import Alert, Attempt, Mention, Modality
from tearline.model.case import Case, Event, EventKind
from tearline.model.item import Fact, Item
from tearline.model.marking import Level, Marking
from tearline.model.party import Party, Role
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.model.sale import ProposedSale

START = datetime(2011, 3, 2, 9, tzinfo=UTC)
SECRET = Marking(Level.SECRET, frozenset({"TWN"}), "(S//REL TO USA, TWN)")
DOCUMENT = b"SECRET\r\nthe words that stay here \xe9\x00"
ALERT = Alert(
    "11STATE012345",
    hashlib.sha256(DOCUMENT).hexdigest(),
    date(2011, 3, 1),
    (Attempt(buyers=(Mention("Tirdad Nemuneh", "IR", ((3, 17),), SECRET, Modality.STATED, "sought_by"),)),),
)
SALE = ProposedSale(
    "EXP-2011-0042",
    date(2011, 3, 2),
    (Party(Role.END_USER, "Tirdad Nemuneh", "AE"),),
    (Item("CNC rotary table", facts=(Fact("rotary_axes_count", Decimal(2)), Fact("designed_for", "machine_tool"))),),
    "AE",
)
RELEASE = Release(
    "TWN", "non_paper", (ReleasedPortion("point", "We would like to raise a matter.", SECRET),), SECRET, "d" * 64
)


@dataclass(frozen=True)
class Officer:
    id: str
    duties: frozenset[str] = frozenset({"analyst", "licensing_officer"})


ANNA = Officer("anna")


@pytest.fixture(params=BACKENDS.values(), ids=BACKENDS)
def open_home(request: pytest.FixtureRequest) -> Open:
    opened: Open = request.param
    return opened


@pytest.fixture
def store(open_home: Open, tmp_path: Path) -> Iterator[Store]:
    with open_home(tmp_path / "home") as opened:
        yield opened


def opened_case(id: str = "K7Q2-M4XD") -> Case:
    return casework.open_case(id, ANNA, START, {"alert": ALERT.id})


def closed(case: Case) -> Case:
    event = Event(EventKind.CLOSED, ANNA.id, START + timedelta(hours=1), {"reason": "no sale is touched"})
    return casework.apply(case, event, ANNA)


def changes(case: Case | None = None, before: Case | None = None, **kept: object) -> Changes:
    events = () if case is None else (NewEvents.between(before, case),)
    return Changes(START, "anna", "K7Q2-M4XD", events=events, **kept)  # type: ignore[arg-type]


EVERYTHING = {
    "documents": (DOCUMENT,),
    "alerts": (ALERT,),
    "sales": (SALE,),
    "releases": (CaseRelease("K7Q2-M4XD", RELEASE),),
    "notes": (Note("list.added", "us-csl", "e" * 64),),
}


def test_a_new_store_is_empty_and_whole(store: Store) -> None:
    assert (store.alerts(), store.sales(), store.cases(), list(store.ledger())) == ((), (), (), [])
    found = store.verify()
    assert (found.ok, found.entries) == (True, 0)
    assert found.root == store.checkpoint().root.hex()


def test_what_is_kept_is_read_back(store: Store) -> None:
    case = opened_case()
    store.commit(changes(case, **EVERYTHING))
    assert store.document(ALERT.document) == DOCUMENT
    assert (store.alert(ALERT.id), store.alerts()) == (ALERT, (ALERT,))
    assert (store.sale(SALE.reference), store.sales()) == (SALE, (SALE,))
    assert (store.case(case.id), store.cases()) == (case, (case,))
    assert store.releases(case.id) == (RELEASE,)


def test_what_is_kept_is_there_when_the_store_is_opened_again(open_home: Open, tmp_path: Path) -> None:
    case = opened_case()
    with open_home(tmp_path) as first:
        first.commit(changes(case, **EVERYTHING))
        head = first.checkpoint()
    with open_home(tmp_path) as second:
        assert second.case(case.id) == case
        assert second.checkpoint() == head
        assert second.verify(head).ok


def test_what_was_never_kept_is_none(store: Store) -> None:
    assert store.document("0" * 64) is None
    assert store.alert("x") is None
    assert store.sale("x") is None
    assert store.case("x") is None
    assert store.releases("x") == ()


def test_the_ledger_tells_every_act_in_order_and_no_words(store: Store) -> None:
    store.commit(changes(opened_case(), **EVERYTHING))
    entries = list(store.ledger())
    assert [(entry.kind, entry.by, entry.subject) for entry in entries] == [
        ("document.received", "anna", "K7Q2-M4XD"),
        ("alert.filed", "anna", "K7Q2-M4XD"),
        ("sale.filed", "anna", "K7Q2-M4XD"),
        ("case.opened", "anna", "K7Q2-M4XD"),
        ("release.drafted", "anna", "K7Q2-M4XD"),
        ("list.added", "anna", "us-csl"),
    ]
    exported = b"".join(store.export())
    for word in (b"Tirdad", b"STATE", b"EXP-2011", b"words", ALERT.document.encode(), RELEASE.digest.encode()):
        assert word not in exported


def test_two_equal_texts_have_commitments_that_cannot_be_compared(store: Store) -> None:
    store.commit(changes(sales=(SALE,)))
    store.commit(changes(sales=(replace(SALE, destination=None),)))
    store.commit(changes(sales=(SALE,)))
    commitments = [entry.commitment for entry in store.ledger()]
    assert len(set(commitments)) == 3


def test_the_ledger_verifies_here_and_as_a_file(store: Store) -> None:
    store.commit(changes(opened_case(), **EVERYTHING))
    held = store.checkpoint()
    store.commit(changes(notes=(Note("list.added", "un-sc", "f" * 64),)))
    exported = b"".join(store.export())
    assert store.verify(held).ok
    found = verify_export(exported, held)
    assert (found.ok, found.entries, found.root) == (True, 7, store.checkpoint().root.hex())
    assert read_checkpoint(exported) == store.checkpoint()


def test_every_entry_has_a_proof(store: Store) -> None:
    store.commit(changes(opened_case(), **EVERYTHING))
    for entry in store.ledger():
        proof = store.prove(entry.index)
        assert (proof.entry, proof.root, proof.holds()) == (entry, store.checkpoint().root, True)


def test_a_proof_of_an_entry_beyond_the_end_is_refused(store: Store) -> None:
    store.commit(changes(opened_case()))
    with pytest.raises(Refused, match="ledger: there is no entry 1; it has 1 entries"):
        store.prove(1)


def test_events_are_added_to_a_case(store: Store) -> None:
    before = opened_case()
    store.commit(changes(before))
    after = closed(before)
    store.commit(changes(after, before))
    assert store.case(before.id) == after


def test_a_lost_race_is_refused_and_nothing_of_it_is_kept(store: Store) -> None:
    before = opened_case()
    store.commit(changes(before))
    store.commit(changes(closed(before), before))
    late = changes(closed(before), before, documents=(DOCUMENT,), sales=(SALE,))
    head = store.checkpoint()
    with pytest.raises(Refused, match="case K7Q2-M4XD: changed meanwhile; look again"):
        store.commit(late)
    assert store.checkpoint() == head
    assert store.document(ALERT.document) is None
    assert store.sale(SALE.reference) is None
    assert store.verify().ok


@pytest.mark.parametrize("after", [1, 2], ids=["no_case_yet", "events_left_out"])
def test_events_of_a_case_that_is_not_as_read_are_refused(store: Store, after: int) -> None:
    if after == 2:
        store.commit(changes(opened_case()))
    late = NewEvents("K7Q2-M4XD", after, closed(opened_case()).events[1:])
    with pytest.raises(Refused, match="changed meanwhile"):
        store.commit(Changes(START, "anna", "K7Q2-M4XD", events=(late,)))


def test_an_id_that_is_taken_opens_no_second_case(store: Store) -> None:
    store.commit(changes(opened_case()))
    with pytest.raises(Refused, match="changed meanwhile"):
        store.commit(changes(opened_case()))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(Changes(START, "", "K7Q2-M4XD", documents=(DOCUMENT,)), id="nobody"),
        pytest.param(Changes(START, "anna", "Tirdad Nemuneh", documents=(DOCUMENT,)), id="a_name_for_a_subject"),
        pytest.param(Changes(START, "anna", "x", notes=(Note("list.added", "x", "no digest"),)), id="a_note_in_words"),
        pytest.param(Changes(START, "anna", "x", notes=(Note("List added", "x", "e" * 64),)), id="a_kind_in_words"),
        pytest.param(Changes(datetime(2011, 3, 2), "anna", "x", documents=(DOCUMENT,)), id="no_time_zone"),  # noqa: DTZ001
    ],
)
def test_what_the_ledger_cannot_say_is_refused_with_all_that_came_along(store: Store, wrong: Changes) -> None:
    with pytest.raises(Refused, match="ledger entry"):
        store.commit(replace(wrong, sales=(SALE,)))
    assert store.sales() == ()
    assert list(store.ledger()) == []
    store.commit(changes(sales=(SALE,)))
    assert store.verify().ok


def test_what_is_on_file_in_these_very_words_is_not_filed_again(store: Store) -> None:
    case = opened_case()
    store.commit(changes(case, **EVERYTHING))
    head = store.checkpoint()
    store.commit(changes(**{name: kept for name, kept in EVERYTHING.items() if name != "notes"}))
    assert store.checkpoint() == head
    assert store.verify().ok


def test_one_release_may_be_drafted_in_two_cases(store: Store) -> None:
    store.commit(changes(opened_case(), releases=(CaseRelease("K7Q2-M4XD", RELEASE),)))
    store.commit(changes(opened_case("M3XD-90TF"), releases=(CaseRelease("M3XD-90TF", RELEASE),)))
    assert store.releases("K7Q2-M4XD") == store.releases("M3XD-90TF") == (RELEASE,)
    assert store.verify().ok


def test_a_withdrawn_alert_is_open_before_that_day_only(store: Store) -> None:
    store.commit(changes(alerts=(ALERT, replace(ALERT, id="11STATE000001", received=date(2011, 2, 1)))))
    withdrawn = replace(ALERT, withdrawn=date(2011, 3, 10))
    store.commit(changes(alerts=(withdrawn,)))
    assert store.alert(ALERT.id) == withdrawn
    assert [alert.id for alert in store.alerts()] == ["11STATE012345", "11STATE000001"]
    open_on = {day: [alert.id for alert in store.alerts_open_on(date(2011, 3, day))] for day in (1, 9, 10)}
    assert open_on == {
        1: ["11STATE012345", "11STATE000001"],
        9: ["11STATE012345", "11STATE000001"],
        10: ["11STATE000001"],
    }
    assert [alert.id for alert in store.alerts_open_on(date(2011, 2, 28))] == ["11STATE000001"]


def test_a_sale_that_is_filed_anew_is_read_as_it_now_stands(store: Store) -> None:
    store.commit(changes(sales=(SALE,)))
    corrected = replace(SALE, destination="IR")
    store.commit(changes(sales=(corrected, replace(SALE, reference="EXP-2"))))
    assert store.sale(SALE.reference) == corrected
    assert [sale.reference for sale in store.sales()] == ["EXP-2011-0042", "EXP-2"]


def test_cases_come_in_the_order_of_their_opening(store: Store) -> None:
    ids = ["ZZZZ-ZZZZ", "AAAA-AAAA", "MMMM-MMMM"]
    for id in ids:
        store.commit(changes(opened_case(id)))
    assert [case.id for case in store.cases()] == ids


def test_two_stores_of_one_home_see_each_other(open_home: Open, tmp_path: Path) -> None:
    with open_home(tmp_path) as one, open_home(tmp_path) as other:
        before = opened_case()
        one.commit(changes(before))
        assert other.case(before.id) == before
        other.commit(changes(closed(before), before))
        with pytest.raises(Refused, match="changed meanwhile"):
            one.commit(changes(closed(before), before))
        assert one.verify().ok


def test_a_ledger_longer_than_one_portion_is_read_whole(store: Store) -> None:
    store.commit(changes(notes=tuple(Note("list.added", f"list-{n}", "e" * 64) for n in range(1203))))
    assert [entry.index for entry in store.ledger()] == list(range(1203))
    assert (store.verify().ok, store.verify().entries) == (True, 1203)
