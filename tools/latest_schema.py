"""Writes src/tearline/storage/migrations/latest.sql: what all migrations together make of an empty database."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from tearline.storage.migrations import REVISIONS, upgrade

FILE = Path(__file__).resolve().parent.parent / "src" / "tearline" / "storage" / "migrations" / "latest.sql"


def latest() -> str:
    """The statements, one paragraph each, in an order in which they can be run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "latest.db"
        upgrade(path)
        database = sqlite3.connect(path)
        rows = database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        database.close()
    statements = ["\n".join(line.rstrip() for line in sql.splitlines() if line.strip()) for (sql,) in rows]
    statements.append(f"INSERT INTO alembic_version (version_num) VALUES ('{REVISIONS[-1]}')")  # noqa: S608
    return "\n\n".join(statements) + "\n"


if __name__ == "__main__":
    FILE.write_text(latest(), encoding="utf-8")
