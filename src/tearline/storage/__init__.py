"""Where things are kept: documents, alerts, sales, cases and the ledger in one database; lists as files.

Statements are plain SQL with named parameters that SQLite and PostgreSQL both read. SQLAlchemy
describes the schema and Alembic migrates it, and both are imported only when a database is made or
brought up to date: importing them takes longer than everything else that opening a home does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearline.desk.ports import Store


def open_store(home: Path, *, new_salt: Callable[[], bytes]) -> Store:
    """The store of ``home``, made where there was none; ``new_salt`` gives 32 random bytes at each call.

    Refuses a home that cannot be written, a damaged database and that of a newer Tearline.
    """
    from tearline.storage.sqlite import SqliteStore

    return SqliteStore.open(home, new_salt=new_salt)
