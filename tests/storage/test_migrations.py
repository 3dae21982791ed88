"""The migrations lead to the tables that schema.py describes, and to triggers that hold."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tearline.storage import migrations
from tearline.storage.schema import APPEND_ONLY, metadata
from tearline.storage.sqlite import FILE, SqliteStore

SALT = bytes(32)


def test_the_known_revisions_are_those_of_the_folder_in_their_order() -> None:
    folder = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert [one.revision for one in folder.walk_revisions()][::-1] == list(migrations.REVISIONS)


def test_a_migrated_database_has_the_tables_of_the_schema_and_no_others(tmp_path: Path) -> None:
    migrations.upgrade(tmp_path / "x.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
    engine.dispose()


def test_every_append_only_table_has_its_three_triggers(tmp_path: Path) -> None:
    migrations.upgrade(tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as raw:
        found = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert found == {f"{table}_no_{act}" for table in APPEND_ONLY for act in ("update", "delete", "replace")}


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    migrations.upgrade(tmp_path / "x.db")
    before = (tmp_path / "x.db").read_bytes()
    migrations.upgrade(tmp_path / "x.db")
    assert (tmp_path / "x.db").read_bytes() == before


def test_what_the_driver_cannot_do_is_its_own_error(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database" * 100)
    with pytest.raises(sqlite3.DatabaseError, match="file is not a database"):
        migrations.upgrade(tmp_path / "x.db")


def test_a_path_with_odd_letters_is_migrated_too(tmp_path: Path) -> None:
    home = tmp_path / "a home, 100% % ours?#é"
    SqliteStore.open(home, new_salt=lambda: SALT).close()
    assert (home / FILE).stat().st_size > 0


def test_several_who_open_a_new_home_at_once_all_get_it(tmp_path: Path) -> None:
    def open_it(_: int) -> str:
        with SqliteStore.open(tmp_path, new_salt=lambda: SALT) as store:
            return store.checkpoint().root.hex()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(open_it, range(4)))) == 1


def test_a_database_that_is_up_to_date_is_opened_without_sqlalchemy_and_alembic(tmp_path: Path) -> None:
    SqliteStore.open(tmp_path, new_salt=lambda: SALT).close()
    program = (
        "import sys; from pathlib import Path; from tearline.storage import open_store;"
        "open_store(Path(sys.argv[1]), new_salt=lambda: bytes(32)).close();"
        "print([name for name in ('sqlalchemy', 'alembic', 'numpy', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, env=dict(os.environ), check=True
    )
    assert done.stdout.strip() == "[]"


def _schema(path: Path) -> set[tuple[str, ...]]:
    database = sqlite3.connect(path)
    rows = database.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    version = database.execute("SELECT version_num FROM alembic_version").fetchall()
    database.close()
    return {tuple(" ".join(str(cell).split()) for cell in row) for row in [*rows, *version]}


def test_a_new_home_has_the_schema_that_all_migrations_together_make(tmp_path: Path) -> None:
    """Made at once, without Alembic; run tools/latest_schema.py after a new migration."""
    SqliteStore.open(tmp_path / "home", new_salt=lambda: bytes(32)).close()
    migrated = tmp_path / "migrated.db"
    migrations.upgrade(migrated)
    assert _schema(tmp_path / "home" / "tearline.db") == _schema(migrated)
