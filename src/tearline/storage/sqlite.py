"""The default store: one SQLite file in the home, readable by its owner alone."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from tearline.model.refusal import Refused
from tearline.storage.migrations import REVISIONS, statements, upgrade
from tearline.storage.store import SqlStore

FILE = "tearline.db"
BUSY_SECONDS = 10.0

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


class SqliteStore(SqlStore):
    """``desk.ports.Store`` over the file ``tearline.db`` of a home."""

    @classmethod
    def open(cls, home: Path, *, new_salt: Callable[[], bytes]) -> SqliteStore:
        """The store of ``home``, made or brought up to date where needed.

        Refuses a home that cannot be written, a file that is damaged or not ours, and the
        database of a newer Tearline.
        """
        path = home / FILE
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise Refused(
                f"cannot be written: {error.strerror}", where=str(home), todo="choose another with --home"
            ) from None
        connection = SqliteConnection(path)
        try:
            if connection.revision() is None:
                connection.create()
            elif connection.revision() != REVISIONS[-1]:
                with connection.translating():
                    upgrade(path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, new_salt)


class SqliteConnection:
    """``storage.store.Connection`` over one file; threads take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.RLock()
        with self.translating():
            self._raw = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        # A column that no longer holds text is for verifying to find, not for the driver to stumble over.
        self._raw.text_factory = lambda raw: raw.decode(errors="replace")
        try:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
                self.run(f"PRAGMA {setting}", {})
        except Refused:
            self.close()
            raise

    def revision(self) -> str | None:
        """The revision of the database, None where it is empty. Refuses one that is not known here."""
        tables = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise Refused("is the database of another program", where=str(self._path), todo="choose another home")
        (found,) = next(self.rows("SELECT version_num FROM alembic_version"), (None,))
        if found not in REVISIONS:
            raise Refused(
                f"was written by a newer Tearline (revision {found})", where=str(self._path), todo="update Tearline"
            )
        return str(found)

    def create(self) -> None:
        """Makes the tables, unless somebody else has made them meanwhile."""
        with self._transaction("BEGIN EXCLUSIVE"):
            if self.revision() is None:
                for statement in statements():
                    self.run(statement, {})

    def rows(self, statement: str, **values: Any) -> Iterator[Any]:
        """The rows of a query, fetched in portions while it is read."""
        with self._turn, self.translating():
            cursor = self._raw.execute(statement, values)
        while True:
            with self._turn, self.translating():
                portion = cursor.fetchmany(500)
            if not portion:
                return
            yield from portion

    def run(self, statement: str, values: Mapping[str, Any]) -> None:
        """Runs a statement that gives no rows."""
        with self._turn, self.translating():
            self._raw.execute(statement, values).close()

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that takes the write lock at once, so that what it has read stays true."""
        return self._transaction("BEGIN IMMEDIATE")

    def reading(self) -> AbstractContextManager[None]:
        """A transaction that sees one state of the database throughout."""
        return self._transaction("BEGIN")

    def close(self) -> None:
        """Ends the connection."""
        self._raw.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._turn:
            self.run(begin, {})
            try:
                yield
                self.run("COMMIT", {})
            except BaseException:
                with suppress(sqlite3.Error):  # the error that led here is the one to tell
                    self._raw.execute("ROLLBACK")
                raise

    @contextmanager
    def translating(self) -> Iterator[None]:
        """Turns an error of the database into one line for a person; what is left is a defect of ours."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            self._refuse(error)

    def _refuse(self, error: sqlite3.DatabaseError) -> NoReturn:
        where = str(self._path)
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
        if code in _DAMAGED:
            raise Refused("is damaged or no database", where=where, todo="restore it from a copy") from None
        if code in _BUSY:
            raise Refused("is in use by another Tearline", where=where, todo="try again") from None
        if code in _UNWRITABLE:
            raise Refused(f"cannot be written: {error}", where=where, todo="check space and permissions") from None
        raise error
