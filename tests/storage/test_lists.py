"""Versions of lists in a home: whole, side by side, by date; damage and age are errors that name the list."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from tearline.model.refusal import CannotJudge, Refused
from tearline.screening import screen_name
from tearline.storage import lists
from tearline.storage.lists import ListStore

OLD, NEW = date(2026, 8, 1), date(2026, 9, 1)


def csl(day: date, count: int) -> dict[str, bytes]:
    entries = [{"name": f"Zarnitsyn Works {n} Ltd", "source": "Entity List", "type": "Entity"} for n in range(count)]
    return {"csl.json": json.dumps({"generated_at": day.isoformat(), "results": entries}).encode()}


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "home")


def test_versions_stand_side_by_side_and_the_date_chooses(store: ListStore) -> None:
    store.add("us-csl", csl(OLD, 4))
    store.add("us-csl", csl(NEW, 6))
    assert [one.entries for one in store.versions("us-csl")] == [4, 6]
    assert store.held_on(date(2026, 8, 31))["us-csl"].date == OLD
    assert store.held_on(NEW)["us-csl"].date == NEW
    assert store.held_on(date(2026, 7, 1)) == {}
    assert store.ids() == ("us-csl",)


def test_the_same_files_again_change_nothing(store: ListStore) -> None:
    first = store.add("us-csl", csl(OLD, 4))
    assert store.add("us-csl", csl(OLD, 4)) == first
    assert len(store.versions("us-csl")) == 1


def test_of_two_versions_of_one_day_the_later_added_counts(store: ListStore) -> None:
    store.add("us-csl", csl(OLD, 4))
    store.add("us-csl", csl(OLD, 5))
    assert store.held_on(OLD)["us-csl"].entries == 5


def test_originals_and_parties_come_back_as_they_were(store: ListStore) -> None:
    version = store.add("us-csl", csl(OLD, 4))
    assert store.originals(version) == csl(OLD, 4)
    assert [party.name for party in store.parties(version)] == [f"Zarnitsyn Works {n} Ltd" for n in range(4)]


def test_a_version_that_shrank_by_half_is_refused_unless_accepted(store: ListStore) -> None:
    store.add("us-csl", csl(OLD, 10))
    with pytest.raises(Refused, match="us-csl: 4 parties, where the version of 2026-08-01 has 10"):
        store.add("us-csl", csl(NEW, 4))
    assert store.add("us-csl", csl(NEW, 4), accept_shrink=True).entries == 4


def test_a_refused_file_leaves_nothing_behind(store: ListStore) -> None:
    with pytest.raises(Refused):
        store.add("us-csl", {"csl.json": b"{"})
    assert store.ids() == ()


@pytest.mark.parametrize(
    ("day", "wanted", "problem"),
    [
        (NEW, ["us-csl"], "list us-csl of 2026-08-01 is 31 days old on 2026-09-01, at most 30 are allowed"),
        (date(2026, 7, 31), ["us-csl"], "list us-csl has no version by 2026-07-31; the earliest is of 2026-08-01"),
        (NEW, ["un-sc"], "list un-sc is not held"),
        (date(2026, 8, 31), ["us-csl"], None),
    ],
)
def test_a_list_that_is_missing_or_old_is_a_problem_by_name(
    store: ListStore, day: date, wanted: list[str], problem: str | None
) -> None:
    store.add("us-csl", csl(OLD, 4))
    (vintage,) = store.status(day, wanted)
    assert vintage.problem == problem


def test_another_limit_can_be_given_for_all_or_for_one(store: ListStore) -> None:
    store.add("us-csl", csl(OLD, 4))
    for limit, fresh in ((40, True), (5, False), ({"us-csl": 40}, True), ({"un-sc": 1}, False)):
        (vintage,) = store.status(NEW, max_age=limit)
        assert (vintage.problem is None) is fresh
        assert vintage.age_days == 31


def test_an_old_list_is_opened_with_its_problem(store: ListStore) -> None:
    store.add("us-csl", csl(OLD, 4))
    held, (vintage,) = store.open_on(date(2026, 12, 1))
    assert vintage.problem is not None
    found = screen_name("Zarnitsyn Works 2", held, problems=[vintage])
    assert found.result == "cannot_judge"
    assert found.matches[0].alias == "Zarnitsyn Works 2 Ltd"


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("index.bin", lambda raw: raw[: len(raw) // 2], "its index was cut or changed"),
        ("index.bin", lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), "its index was cut or changed"),
        ("index.bin", lambda raw: b"", "its index cannot be opened"),
        ("version.json", lambda raw: raw[:40], "version.json cannot be read"),
        ("version.json", lambda raw: raw.replace(b'"us-csl"', b'"un-sc"'), "does not belong to its folder"),
        ("version.json", lambda raw: b"{}", "version.json cannot be read"),
    ],
)
def test_damage_is_an_error_that_names_the_list_never_an_empty_list(
    store: ListStore, name: str, change: object, says: str
) -> None:
    version = store.add("us-csl", csl(OLD, 4))
    path = version.folder / name
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    held, (vintage,) = store.open_on(OLD)
    assert held == ()
    assert vintage.problem is not None
    assert "list us-csl: the version of 2026-08-01 is damaged" in vintage.problem
    assert says in vintage.problem


def test_a_half_written_version_is_not_a_version(store: ListStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, raw: bytes) -> None:
        if path.name == "version.json":
            raise OSError(28, "No space left on device")
        path.write_bytes(raw)

    monkeypatch.setattr(lists, "_write", full)
    with pytest.raises(Refused, match="cannot be written: No space left on device"):
        store.add("us-csl", csl(OLD, 4))
    assert store.versions("us-csl") == ()
    assert list((store.root / "us-csl").iterdir()) == []


@pytest.mark.parametrize("raw", [b"", b"not gzip"])
def test_an_original_that_was_changed_is_an_error(store: ListStore, raw: bytes) -> None:
    version = store.add("us-csl", csl(OLD, 4))
    (version.folder / "original-0.gz").write_bytes(raw)
    with pytest.raises(CannotJudge, match=r"us-csl.*damaged"):
        store.originals(version)


def test_an_index_of_an_older_format_is_built_anew(store: ListStore) -> None:
    version = store.add("us-csl", csl(OLD, 4))
    path = version.folder / "version.json"
    path.write_bytes(path.read_bytes().replace(b'"format": ', b'"format": 9'))
    (version.folder / "index.bin").unlink()
    (again,) = store.versions("us-csl")
    assert store.open_index(again).entries == 4


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(Refused, match="cannot be read: Not a directory"):
        ListStore(tmp_path / "home").add("us-csl", csl(OLD, 4))
    with pytest.raises(Refused, match="cannot be read"):
        ListStore(tmp_path / "home").ids()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "us-csl").write_text("")
    (vintage,) = ListStore(tmp_path).status(OLD, ["us-csl"])
    assert "cannot be read" in (vintage.problem or "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_without_permission_is_refused(store: ListStore) -> None:
    store.root.parent.mkdir(mode=0o500)
    with pytest.raises(Refused, match="cannot be written: Permission denied"):
        store.add("us-csl", csl(OLD, 4))
