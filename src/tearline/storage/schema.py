"""The tables, as the latest migration leaves them; tests/storage holds the two together.

``entry`` ties each thing on file to the ledger entry that recorded it. What stands in the other
columns is covered by that entry's commitment, column by column; nothing is kept twice.
Append-only tables (see ``APPEND_ONLY``) also have triggers that abort UPDATE, DELETE and REPLACE.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _entry(*, primary: bool = False) -> Column[int]:
    key = ForeignKey("ledger_entries.position")
    return Column("entry", Integer, key, primary_key=primary, autoincrement=False, unique=not primary, nullable=False)


def _sealed() -> tuple[Column[bytes], Column[bytes]]:
    return Column("salt", LargeBinary, nullable=False), Column("body", LargeBinary, nullable=False)


Table(
    "ledger_entries",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
)
Table(
    "ledger_heads",
    metadata,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("peaks", LargeBinary, nullable=False),
)
Table("documents", metadata, Column("digest", Text, primary_key=True, nullable=False), _entry(), *_sealed())
Table(
    "alerts", metadata, _entry(primary=True), Column("id", Text, nullable=False), *_sealed(), Index("alerts_id", "id")
)
Table(
    "sales",
    metadata,
    _entry(primary=True),
    Column("reference", Text, nullable=False),
    *_sealed(),
    Index("sales_reference", "reference"),
)
Table("cases", metadata, Column("id", Text, primary_key=True, nullable=False))
Table(
    "case_events",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True, nullable=False),
    Column("seq", Integer, primary_key=True, autoincrement=False, nullable=False),
    _entry(),
    *_sealed(),
)
Table(
    "releases",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True, nullable=False),
    Column("digest", Text, primary_key=True, nullable=False),
    _entry(),
    *_sealed(),
)

APPEND_ONLY = ("ledger_entries", "ledger_heads", "case_events")
