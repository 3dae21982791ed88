"""The versions of the database, oldest first, and the way from one to the next (Alembic)."""

from __future__ import annotations

from pathlib import Path

REVISIONS = ("0001",)
"""Every revision that this Tearline knows; a database at any other was written by a newer one."""


def statements() -> tuple[str, ...]:
    """What makes an empty database one of the latest revision, without Alembic, whose import takes longest."""
    text = Path(__file__).with_name("latest.sql").read_text(encoding="utf-8")
    return tuple(text.strip().split("\n\n"))


def upgrade(path: Path) -> None:
    """Brings the SQLite database at ``path`` to the latest revision, in one transaction.

    Whoever comes second waits, and then finds nothing left to do. Raises the driver's own errors.
    """
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import URL, Connection, create_engine, event
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import NullPool

    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _leave_transactions_to_us(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, REVISIONS[-1])
    except DBAPIError as error:
        raise error.orig or error from None
