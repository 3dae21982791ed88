"""The store of desk/ports.py over any SQL database: a back-end brings the connection, this the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from types import TracebackType
from typing import Any, Protocol, Self

from tearline import casework
from tearline.desk.ports import Changes, NewEvents
from tearline.ledger import (
    Checkpoint,
    Entry,
    Frontier,
    Head,
    Kept,
    Proof,
    StoredEntry,
    Verification,
    commitment,
    export,
    leaf_hash,
    prove,
    read_entry,
    verify,
)
from tearline.ledger.tree import HASH_BYTES
from tearline.model.alert import Alert
from tearline.model.case import Case, Event
from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.model.sale import ProposedSale
from tearline.storage import filing
from tearline.storage.codec import read
from tearline.storage.filing import Thing

_BATCH = 1000

_KEPT = """
    SELECT entry, 'documents', digest, NULL, salt, body FROM documents
    UNION ALL SELECT entry, 'alerts', id, NULL, salt, body FROM alerts
    UNION ALL SELECT entry, 'sales', reference, NULL, salt, body FROM sales
    UNION ALL SELECT entry, 'case_events', case_id, seq, salt, body FROM case_events
    UNION ALL SELECT entry, 'releases', case_id, digest, salt, body FROM releases
    ORDER BY 1
"""


class Connection(Protocol):
    """What a back-end must bring: statements with ``:name`` parameters, and transactions."""

    def rows(self, statement: str, **values: Any) -> Iterator[Any]:
        """The rows of a query, as tuples."""

    def run(self, statement: str, values: Mapping[str, Any]) -> None:
        """Runs a statement that gives no rows."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction in which nobody else writes; undone when an error leaves it."""

    def reading(self) -> AbstractContextManager[None]:
        """A transaction that sees one state of the database throughout."""

    def close(self) -> None:
        """Ends the connection."""


class SqlStore:
    """Implements ``desk.ports.Store``; ``new_salt`` gives 32 random bytes at each call."""

    def __init__(self, connection: Connection, new_salt: Callable[[], bytes]) -> None:
        self._connection = connection
        self._new_salt = new_salt

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._connection.close()

    # Writing

    def commit(self, changes: Changes) -> None:
        """Keeps all of ``changes`` with their ledger entries in one transaction, or nothing of them."""
        with self._connection.writing():
            record = _Record(self._connection)
            for thing in filing.documents(changes):
                if not self._first("SELECT 1 FROM documents WHERE digest = :digest", **thing.keys):
                    self._file(thing, record)
            for thing in filing.alerts_and_sales(changes):
                if self._latest(thing.table, *thing.keys.items()) != thing.body:
                    self._file(thing, record)
            for new in changes.events:
                self._expect(new)
            for thing in filing.events(changes):
                self._file(thing, record)
            for thing in filing.releases(changes):
                known = "SELECT 1 FROM releases WHERE case_id = :case_id AND digest = :digest"
                if not self._first(known, **thing.keys):
                    self._file(thing, record)
            for note in changes.notes:
                record.add(changes.at, changes.by, note.kind, note.subject, note.digest)

    def _file(self, thing: Thing, record: _Record) -> None:
        salt = self._new_salt()
        entry = record.add(thing.at, thing.by, thing.kind, thing.subject, commitment(salt, thing.content()))
        columns = {**thing.keys, "entry": entry.index, "salt": salt, "body": thing.body}
        names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        self._connection.run(f"INSERT INTO {thing.table} ({names}) VALUES ({places})", columns)  # noqa: S608

    def _expect(self, new: NewEvents) -> None:
        """Refuses unless the case is as the writer of the new events had read it."""
        (known,) = self._first("SELECT count(*) FROM case_events WHERE case_id = :case", case=new.case)
        if known != new.after:
            raise Refused("changed meanwhile", where=f"case {new.case}", todo="look again")
        if not known:
            self._connection.run("INSERT INTO cases (id) VALUES (:id)", {"id": new.case})

    # Reading

    def document(self, digest: str) -> bytes | None:
        """The bytes whose SHA-256 this is."""
        row = self._first("SELECT body FROM documents WHERE digest = :digest", digest=digest)
        if row is None:
            return None
        body = _bytes(row[0])
        if hashlib.sha256(body).hexdigest() != digest:
            raise Refused("is not what was filed", where=f"document {digest[:16]}", todo="verify the ledger")
        return body

    def alert(self, id: str) -> Alert | None:
        """The alert as it was last filed."""
        body = self._latest("alerts", ("id", id))
        return None if body is None else read(Alert, body)

    def alerts(self) -> tuple[Alert, ...]:
        """Every alert as it was last filed, in the order of their first filing."""
        latest = dict(self._connection.rows("SELECT id, body FROM alerts ORDER BY entry"))
        return tuple(read(Alert, body) for body in latest.values())

    def alerts_open_on(self, day: date) -> tuple[Alert, ...]:
        """Those that were held and not withdrawn on ``day``."""
        return tuple(alert for alert in self.alerts() if alert.open_on(day))

    def sale(self, reference: str) -> ProposedSale | None:
        """The sale as it was last filed."""
        body = self._latest("sales", ("reference", reference))
        return None if body is None else read(ProposedSale, body)

    def sales(self) -> tuple[ProposedSale, ...]:
        """Every sale as it was last filed, in the order of their first filing."""
        latest = dict(self._connection.rows("SELECT reference, body FROM sales ORDER BY entry"))
        return tuple(read(ProposedSale, body) for body in latest.values())

    def case(self, id: str) -> Case | None:
        """The case, replayed from its events."""
        rows = self._connection.rows("SELECT body FROM case_events WHERE case_id = :id ORDER BY seq", id=id)
        events = [read(Event, body) for (body,) in rows]
        return casework.replay(id, events) if events else None

    def cases(self) -> tuple[Case, ...]:
        """Every case, in the order of their opening."""
        histories: dict[str, list[Event]] = {}
        for id, body in self._connection.rows("SELECT case_id, body FROM case_events ORDER BY entry"):
            histories.setdefault(id, []).append(read(Event, body))
        return tuple(casework.replay(id, events) for id, events in histories.items())

    def releases(self, case: str) -> tuple[Release, ...]:
        """The releases drafted in a case, in the order of their first draft."""
        rows = self._connection.rows("SELECT body FROM releases WHERE case_id = :case ORDER BY entry", case=case)
        return tuple(read(Release, body) for (body,) in rows)

    def _latest(self, table: str, *keys: tuple[str, str | int]) -> bytes | None:
        ((column, value),) = keys
        query = f"SELECT body FROM {table} WHERE {column} = :value ORDER BY entry DESC LIMIT 1"  # noqa: S608
        row = self._first(query, value=value)
        return row[0] if row else None

    def _first(self, query: str, **values: Any) -> Any:
        return next(self._connection.rows(query, **values), None)

    # The ledger

    def ledger(self) -> Iterator[Entry]:
        """The entries of the ledger from the first to the one that is last now."""
        end, start = self.checkpoint().size, 0
        query = "SELECT payload FROM ledger_entries WHERE position >= :start AND position < :end ORDER BY position"
        while start < end:
            stop = min(end, start + _BATCH)
            for (payload,) in self._connection.rows(query, start=start, end=stop):
                yield read_entry(_bytes(payload))
            start = stop

    def checkpoint(self) -> Checkpoint:
        """The size and root of the ledger now."""
        record = _Record(self._connection)
        return Checkpoint(record.tree.size, record.tree.root())

    def export(self) -> Iterator[bytes]:
        """The lines of an export that ``ledger.verify_export`` checks without this store."""
        return export(self.ledger())

    def verify(self, checkpoint: Checkpoint | None = None) -> Verification:
        """Steps 1 to 9 of docs/reference/ledger.md, over the ledger and everything on file."""
        with self._connection.reading():
            return verify(self._entries(), self._heads(), kept=self._kept(), checkpoint=checkpoint)

    def _entries(self) -> Iterator[StoredEntry]:
        query = "SELECT position, payload, leaf FROM ledger_entries ORDER BY position"
        for position, payload, leaf in self._connection.rows(query):
            yield StoredEntry(position, _bytes(payload), _bytes(leaf))

    def _heads(self) -> Iterator[Head]:
        query = "SELECT size, root, previous, peaks FROM ledger_heads ORDER BY size"
        for size, root, previous, peaks in self._connection.rows(query):
            yield Head(size, _bytes(root), _bytes(previous), _split(peaks))

    def _kept(self) -> Iterator[Kept]:
        for entry, table, key, other, salt, body in self._connection.rows(_KEPT):
            if isinstance(entry, int):  # of an entry that is none, step 9 tells
                keys = [one if isinstance(one, int | str) else repr(one) for one in (key, other) if one is not None]
                yield Kept(entry, _bytes(salt), filing.content(table, keys, _bytes(body)))

    def prove(self, index: int) -> Proof:
        """The proof that entry ``index`` is in the ledger. Refuses a number that it has not."""
        with self._connection.reading():
            payloads = [stored.payload for stored in self._entries()]
            root = self.checkpoint().root
        if not 0 <= index < len(payloads):
            raise Refused(f"there is no entry {index}", where="ledger", todo=f"it has {len(payloads)} entries")
        proof = prove(read_entry(payloads[index]), [leaf_hash(payload) for payload in payloads])
        if proof.root != root or not proof.holds():
            raise Refused("does not have the root that was recorded for it", where="ledger", todo="verify it")
        return proof


class _Record:
    """The end of the ledger, where entries are added one by one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = next(connection.rows("SELECT size, peaks FROM ledger_heads ORDER BY size DESC LIMIT 1"), (0, b""))
        try:
            self.tree = Frontier(last[0], _split(last[1]))
        except ValueError as error:
            raise Refused(f"the last head is damaged: {error}", where="ledger", todo="verify it") from None

    def add(self, at: datetime, by: str, kind: str, subject: str, commitment: str) -> Entry:
        """Writes the next entry and the head that includes it; refuses an entry of the wrong shape."""
        entry = Entry(self.tree.size, at, by, kind, subject, commitment)
        leaf, previous = leaf_hash(entry.payload), self.tree.root()
        self.tree = self.tree.append(leaf)
        self._connection.run(
            "INSERT INTO ledger_entries (position, payload, leaf) VALUES (:position, :payload, :leaf)",
            {"position": entry.index, "payload": entry.payload, "leaf": leaf},
        )
        self._connection.run(
            "INSERT INTO ledger_heads (size, root, previous, peaks) VALUES (:size, :root, :previous, :peaks)",
            {
                "size": self.tree.size,
                "root": self.tree.root(),
                "previous": previous,
                "peaks": b"".join(self.tree.peaks),
            },
        )
        return entry


def _split(peaks: Any) -> tuple[bytes, ...]:
    raw = _bytes(peaks)
    return tuple(raw[start : start + HASH_BYTES] for start in range(0, len(raw), HASH_BYTES))


def _bytes(value: Any) -> bytes:
    """A value that ought to be bytes. A tampered SQLite file may hold any other type, which then fits no hash."""
    return value if isinstance(value, bytes) else repr(value).encode()
