"""The first tables: the ledger, what it records, and the triggers that keep records from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of an empty database."""
    op.create_table(
        "ledger_entries",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "ledger_heads",
        sa.Column("size", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("peaks", sa.LargeBinary, nullable=False),
    )
    op.create_table("documents", sa.Column("digest", sa.Text, primary_key=True, nullable=False), _entry(), *_sealed())
    for table, key in (("alerts", "id"), ("sales", "reference")):
        op.create_table(table, _entry(primary=True), sa.Column(key, sa.Text, nullable=False), *_sealed())
        op.create_index(f"{table}_{key}", table, [key])
    op.create_table("cases", sa.Column("id", sa.Text, primary_key=True, nullable=False))
    op.create_table(
        "case_events",
        sa.Column("case_id", sa.Text, sa.ForeignKey("cases.id"), primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False, nullable=False),
        _entry(),
        *_sealed(),
    )
    op.create_table(
        "releases",
        sa.Column("case_id", sa.Text, sa.ForeignKey("cases.id"), primary_key=True, nullable=False),
        sa.Column("digest", sa.Text, primary_key=True, nullable=False),
        _entry(),
        *_sealed(),
    )
    _append_only("ledger_entries", "position = NEW.position")
    _append_only("ledger_heads", "size = NEW.size")
    _append_only("case_events", "case_id = NEW.case_id AND seq = NEW.seq")


def _entry(*, primary: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("ledger_entries.position")
    return sa.Column(
        "entry", sa.Integer, key, primary_key=primary, autoincrement=False, unique=not primary, nullable=False
    )


def _sealed() -> tuple[sa.Column[bytes], sa.Column[bytes]]:
    return sa.Column("salt", sa.LargeBinary, nullable=False), sa.Column("body", sa.LargeBinary, nullable=False)


def _append_only(table: str, same: str) -> None:
    stop = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {stop}")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {stop}")
    # INSERT OR REPLACE deletes without asking the trigger above.
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of this file alone
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists} {stop}")
