"""The SQLite file itself: refusals, permissions, append-only tables, tampering, and sudden death."""

# ruff: noqa: S608 - the statements are ours, and meant to do harm

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tearline import casework
from tearline.desk.ports import Changes, NewEvents, Note
from tearline.ledger import Entry, leaf_hash
from tearline.model.alert import Alert
from tearline.model.refusal import Refused
from tearline.model.sale import ProposedSale
from tearline.storage import open_store, sqlite
from tearline.storage.sqlite import FILE, SqliteStore

AT = datetime(2011, 3, 2, 9, tzinfo=UTC)
DOCUMENT = b"the words that stay here"


@dataclass(frozen=True)
class Officer:
    id: str = "anna"
    duties: frozenset[str] = frozenset({"analyst"})


def salt() -> bytes:
    return os.urandom(32)


def work(number: int) -> Changes:
    """The changes that open one case, with a document, an alert and a sale: four entries."""
    case = casework.open_case(f"CASE-{number:04}", Officer(), AT, {"alert": f"a-{number}"})
    return Changes(
        AT,
        "anna",
        case.id,
        documents=(DOCUMENT + b" %d" % number,),
        alerts=(Alert(f"a-{number}", "0" * 64, date(2011, 3, 1), ()),),
        sales=(ProposedSale(f"EXP-{number}", date(2011, 3, 2), (), (), "AE"),),
        events=(NewEvents.between(None, case),),
    )


@pytest.fixture(scope="module")
def three_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made") / "home"
    with open_store(made, new_salt=salt) as store:
        for number in range(3):
            store.commit(work(number))
    return made


@pytest.fixture
def home(three_cases: Path, tmp_path: Path) -> Path:
    """A home with three cases: twelve entries."""
    shutil.copytree(three_cases, tmp_path / "home")
    return tmp_path / "home"


def verified(home: Path) -> tuple[bool, int | None, str]:
    with SqliteStore.open(home, new_salt=salt) as store:
        found = store.verify()
    return found.ok, found.first_bad, (found.why or "")[:6]


# Opening


def test_a_home_is_for_its_owner_alone(home: Path) -> None:
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Refused, match="cannot be written: Not a directory; choose another with --home"):
        SqliteStore.open(tmp_path / "file" / "home", new_salt=salt)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(Refused, match="cannot be written: Is a directory"):
        SqliteStore.open(tmp_path, new_salt=salt)


@pytest.mark.parametrize("content", [b"not a database" * 100, os.urandom(5000)], ids=["text", "noise"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(Refused, match="is damaged or no database; restore it from a copy"):
        SqliteStore.open(tmp_path, new_salt=salt)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_database_cut_in_half_is_refused(home: Path) -> None:
    path = home / FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Refused, match="is damaged"), SqliteStore.open(home, new_salt=salt) as store:
        store.verify()


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(Refused, match="is the database of another program"):
        SqliteStore.open(tmp_path, new_salt=salt)
    with closing(sqlite3.connect(tmp_path / FILE)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer Tearline (revision 9999); update Tearline"),
        ("DELETE FROM alembic_version", "newer Tearline (revision None)"),
    ],
    ids=["a_later_revision", "no_revision"],
)
def test_the_database_of_a_newer_version_is_refused(home: Path, statement: str, says: str) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        raw.execute(statement)
        raw.commit()
    with pytest.raises(Refused) as refused:
        SqliteStore.open(home, new_salt=salt)
    assert says in refused.value.line()


def test_a_home_in_use_by_a_writer_is_refused_after_a_while(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as other, open_store(home, new_salt=salt) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="is in use by another Tearline; try again"):
            store.commit(work(9))
        other.execute("ROLLBACK")
        store.commit(work(9))
        assert store.verify().entries == 16


def test_a_full_disk_is_refused_and_leaves_everything_as_it_was(home: Path) -> None:
    with SqliteStore.open(home, new_salt=salt) as store:
        pages = next(store._connection.rows("PRAGMA page_count"))[0]
        store._connection.run(f"PRAGMA max_page_count = {pages}", {})
        with pytest.raises(Refused, match="cannot be written: database or disk is full"):
            store.commit(Changes(AT, "anna", "x", documents=(os.urandom(100_000),)))
        assert store.verify().entries == 12


def test_a_file_that_may_only_be_read_is_refused(home: Path) -> None:
    with SqliteStore.open(home, new_salt=salt) as store:
        store._connection.run("PRAGMA query_only = ON", {})
        with pytest.raises(Refused, match="cannot be written: attempt to write a readonly database"):
            store.commit(work(9))


def test_a_defect_of_ours_is_not_dressed_up_as_a_refusal(home: Path) -> None:
    with SqliteStore.open(home, new_salt=salt) as store, pytest.raises(sqlite3.OperationalError, match="no such table"):
        store._connection.run("INSERT INTO nowhere VALUES (1)", {})


# Append-only tables


@pytest.mark.parametrize("table", ["ledger_entries", "ledger_heads", "case_events"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
    ids=["update", "delete", "replace"],
)
def test_what_is_on_the_record_cannot_be_changed_by_a_statement(home: Path, table: str, statement: str) -> None:
    column = {"ledger_entries": "payload", "ledger_heads": "root", "case_events": "body"}[table]
    with closing(sqlite3.connect(home / FILE)) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(statement.format(table, column))


def test_a_case_event_needs_its_case_and_its_entry(home: Path) -> None:
    insert = "INSERT INTO case_events (case_id, seq, entry, salt, body) VALUES (?, 0, ?, x'00', x'00')"
    with closing(sqlite3.connect(home / FILE)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        for case, entry in (("no case", 0), ("CASE-0000", 99)):
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(insert, (case, entry))


# Tampering, with the triggers out of the way


def drop_triggers(raw: sqlite3.Connection) -> None:
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")


FLIP = "CAST(substr({0}, 1, 5) || x'21' || substr({0}, 7) AS BLOB)"

TAMPERED = [
    pytest.param(f"UPDATE ledger_entries SET payload = {FLIP.format('payload')} WHERE position = 5", 5, "step 2"),
    pytest.param(f"UPDATE ledger_entries SET leaf = {FLIP.format('leaf')} WHERE position = 5", 5, "step 3"),
    pytest.param(f"UPDATE ledger_heads SET root = {FLIP.format('root')} WHERE size = 6", 5, "step 5"),
    pytest.param(f"UPDATE ledger_heads SET peaks = {FLIP.format('peaks')} WHERE size = 6", 5, "step 5"),
    pytest.param(f"UPDATE ledger_heads SET previous = {FLIP.format('previous')} WHERE size = 6", 5, "step 4"),
    pytest.param("UPDATE ledger_heads SET peaks = x'00' WHERE size = 6", 5, "step 5"),
    pytest.param("DELETE FROM ledger_entries WHERE position = 5", 5, "step 1"),
    pytest.param("DELETE FROM ledger_entries WHERE position >= 5", 5, "step 6"),
    pytest.param("DELETE FROM ledger_heads WHERE size >= 6", 5, "step 4"),
    pytest.param(
        "UPDATE ledger_entries SET position = CASE position WHEN 5 THEN -9 ELSE 5 END WHERE position IN (5, 9)",
        0,
        "step 1",
    ),
    pytest.param(
        "UPDATE case_events SET body = CAST(replace(body, 'anna', 'otto') AS BLOB) WHERE entry = 3", 3, "step 8"
    ),
    # A column may come to hold another type than it was made for.
    *(
        pytest.param(f"UPDATE {table} SET {column} = {value} WHERE {place}", first_bad, step)
        for value in ("CAST(x'fffe' AS TEXT)", "'text'", "7", "0.5")
        for table, column, place, first_bad, step in (
            ("ledger_entries", "payload", "position = 5", 5, "step 2"),
            ("ledger_entries", "leaf", "position = 5", 5, "step 3"),
            ("ledger_heads", "root", "size = 6", 5, "step 5"),
            ("ledger_heads", "previous", "size = 6", 5, "step 4"),
            ("ledger_heads", "peaks", "size = 6", 5, "step 5"),
            ("case_events", "body", "entry = 3", 3, "step 8"),
            ("case_events", "salt", "entry = 3", 3, "step 8"),
            ("case_events", "seq", "entry = 3", 3, "step 8"),
            ("documents", "digest", "entry = 4", 4, "step 8"),
            ("alerts", "id", "entry = 5", 5, "step 8"),
        )
    ),
    pytest.param("UPDATE documents SET entry = 'four' WHERE entry = 4", 4, "step 9"),
    pytest.param("UPDATE documents SET entry = 4.5 WHERE entry = 4", 4, "step 9"),
    pytest.param("UPDATE case_events SET seq = 7 WHERE entry = 3", 3, "step 8"),
    pytest.param("UPDATE case_events SET salt = zeroblob(32) WHERE entry = 3", 3, "step 8"),
    pytest.param("DELETE FROM case_events WHERE entry = 7", 7, "step 9"),
    pytest.param("UPDATE documents SET body = x'00' WHERE entry = 4", 4, "step 8"),
    pytest.param("UPDATE alerts SET id = 'a-2' WHERE entry = 5", 5, "step 8"),
    pytest.param("UPDATE alerts SET entry = 11 WHERE entry = 9", 9, "step 9"),
    pytest.param("UPDATE sales SET reference = 'EXP-9' WHERE entry = 6", 6, "step 8"),
    pytest.param("DELETE FROM sales WHERE entry = 6", 6, "step 9"),
]


@pytest.mark.parametrize(("statement", "first_bad", "step"), TAMPERED)
def test_what_was_done_behind_our_back_is_found(home: Path, statement: str, first_bad: int, step: str) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        drop_triggers(raw)
        assert raw.execute(statement).rowcount > 0
        raw.commit()
    assert verified(home) == (False, first_bad, step)


def test_an_entry_rewritten_with_hash_and_root_is_found(home: Path) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        drop_triggers(raw)
        (payload,) = raw.execute("SELECT payload FROM ledger_entries WHERE position = 11").fetchone()
        forged = payload.replace(b'"by":"anna"', b'"by":"otto"')
        raw.execute("UPDATE ledger_entries SET payload = ?, leaf = ? WHERE position = 11", (forged, leaf_hash(forged)))
        raw.commit()
    assert verified(home) == (False, 11, "step 5")


def test_an_entry_put_at_the_end_is_found(home: Path) -> None:
    forged = Entry(12, AT, "otto", "list.added", "x", "0" * 64).payload
    with closing(sqlite3.connect(home / FILE)) as raw:
        raw.execute("INSERT INTO ledger_entries VALUES (12, ?, ?)", (forged, leaf_hash(forged)))
        raw.commit()
    assert verified(home) == (False, 12, "step 4")


@pytest.mark.parametrize("position", range(12))
def test_one_byte_changed_in_the_file_is_found_at_its_entry(home: Path, position: int) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        (payload,) = raw.execute("SELECT payload FROM ledger_entries WHERE position = ?", (position,)).fetchone()
    path = home / FILE
    content = bytearray(path.read_bytes())
    at = content.find(payload)
    assert at >= 0
    assert content.find(payload, at + 1) < 0
    content[at + payload.index(b'"by":"anna"') + 6] = ord("A")
    path.write_bytes(bytes(content))
    assert verified(home) == (False, position, "step 3")


def test_a_document_changed_in_the_file_is_not_handed_out(home: Path) -> None:
    with SqliteStore.open(home, new_salt=salt) as store:
        digest = next(store._connection.rows("SELECT digest FROM documents ORDER BY entry"))[0]
    path = home / FILE
    path.write_bytes(path.read_bytes().replace(DOCUMENT + b" 0", DOCUMENT.upper() + b" 0"))
    with SqliteStore.open(home, new_salt=salt) as store, pytest.raises(Refused, match="is not what was filed"):
        store.document(digest)
    assert verified(home) == (False, 0, "step 8")


def test_a_home_put_back_to_an_older_copy_is_shown_by_a_checkpoint(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path / "copy")
    with SqliteStore.open(home, new_salt=salt) as store:
        store.commit(work(3))
        held = store.checkpoint()
    with SqliteStore.open(tmp_path / "copy", new_salt=salt) as store:
        assert store.verify().ok
        found = store.verify(held)
    assert (found.ok, found.first_bad) == (False, 12)


def test_a_proof_from_a_bent_ledger_is_refused(home: Path) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        drop_triggers(raw)
        raw.execute(
            "UPDATE ledger_entries SET payload = CAST(replace(payload, 'anna', 'otto') AS BLOB) WHERE position = 5"
        )
        raw.commit()
    with open_store(home, new_salt=salt) as store, pytest.raises(Refused, match="does not have the root"):
        store.prove(2)


def test_nothing_is_added_after_a_damaged_head(home: Path) -> None:
    with closing(sqlite3.connect(home / FILE)) as raw:
        drop_triggers(raw)
        raw.execute("UPDATE ledger_heads SET peaks = x'00' WHERE size = 12")
        raw.commit()
    with (
        SqliteStore.open(home, new_salt=salt) as store,
        pytest.raises(Refused, match="ledger: the last head is damaged"),
    ):
        store.commit(work(9))


# Sudden death

KILLED = """
import os, signal, sys
from pathlib import Path
from tearline.storage.sqlite import SqliteStore
sys.path.insert(0, sys.argv[1])
from test_sqlite import salt, work

def write_and_die(home, last):
    store, seen = SqliteStore.open(home, new_salt=salt), 0
    def count(statement):
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
    store._connection._raw.set_trace_callback(count)
    store.commit(work(9))
    os._exit(0)

for last, home in enumerate(sys.argv[2:], 1):
    child = os.fork()
    if not child:
        write_and_die(Path(home), last)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_writer_killed_between_any_two_statements_leaves_all_or_nothing(home: Path, tmp_path: Path) -> None:
    copies = [tmp_path / f"copy-{number}" for number in range(30)]
    for copy in copies:
        shutil.copytree(home, copy)
    program = [sys.executable, "-c", KILLED, str(Path(__file__).parent), *map(str, copies)]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    killed = [int(line) == -signal.SIGKILL for line in done.stdout.split()]
    # One statement more each time, until the last one (the commit) is passed and everything is kept.
    statements = killed.index(False)
    assert statements > 15
    for copy, died in zip(copies, killed, strict=True):
        with SqliteStore.open(copy, new_salt=salt) as store:
            found = store.verify()
            kept = {
                store.case("CASE-0009") is not None,
                store.alert("a-9") is not None,
                store.sale("EXP-9") is not None,
                len(list(store.ledger())) == 16,
            }
            assert found.ok, found.why
            assert kept == {not died}
            store.commit(work(10))
            assert store.verify().entries == found.entries + 4


# Speed that follows from the shape, not from the clock


def test_adding_an_entry_reads_one_head_however_long_the_ledger(home: Path) -> None:
    def statements(store: SqliteStore) -> int:
        seen: list[str] = []
        trace: Callable[[str], None] = seen.append
        store._connection._raw.set_trace_callback(trace)  # type: ignore[attr-defined]
        store.commit(Changes(AT, "anna", "x", notes=(Note("list.added", "x", "0" * 64),)))
        return len(seen)

    with SqliteStore.open(home, new_salt=salt) as store:
        before = statements(store)
        store.commit(Changes(AT, "anna", "x", notes=tuple(Note("list.added", "x", "0" * 64) for _ in range(300))))
        assert statements(store) == before
