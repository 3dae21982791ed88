"""What a set of changes puts on file, thing by thing, and how the ledger speaks of each.

The content that a ledger entry commits to is the name of the table, the keys and the body: nothing
on file can be altered, or moved to another place, without its entry no longer fitting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tearline.desk.ports import Changes
from tearline.notation.canonical import canonical
from tearline.storage.codec import write


@dataclass(frozen=True, slots=True)
class Thing:
    """One row to be: its table, keys by column and body; and the act that the ledger records."""

    table: str
    keys: dict[str, str | int]
    body: bytes
    kind: str
    subject: str
    at: datetime
    by: str

    def content(self) -> bytes:
        """What the entry of this thing commits to."""
        return content(self.table, list(self.keys.values()), self.body)


def content(table: str, keys: Sequence[str | int], body: bytes) -> bytes:
    """The bytes that stand for a row of ``table`` in its commitment."""
    return canonical([table, *keys]) + b"\n" + body


def documents(changes: Changes) -> Iterator[Thing]:
    """The documents, by the SHA-256 of their bytes."""
    for raw in changes.documents:
        keys: dict[str, str | int] = {"digest": hashlib.sha256(raw).hexdigest()}
        yield Thing("documents", keys, raw, "document.received", changes.subject, changes.at, changes.by)


def alerts_and_sales(changes: Changes) -> Iterator[Thing]:
    """The alerts, then the sales, as they now read."""
    for alert in changes.alerts:
        yield Thing("alerts", {"id": alert.id}, write(alert), "alert.filed", changes.subject, changes.at, changes.by)
    for sale in changes.sales:
        keys: dict[str, str | int] = {"reference": sale.reference}
        yield Thing("sales", keys, write(sale), "sale.filed", changes.subject, changes.at, changes.by)


def events(changes: Changes) -> Iterator[Thing]:
    """The events of each case, numbered on from those that the writer had read."""
    for new in changes.events:
        for seq, event in enumerate(new.events, new.after):
            keys: dict[str, str | int] = {"case_id": new.case, "seq": seq}
            yield Thing("case_events", keys, write(event), f"case.{event.kind}", new.case, event.at, event.by)


def releases(changes: Changes) -> Iterator[Thing]:
    """The drafted releases, by case and digest."""
    for one in changes.releases:
        keys: dict[str, str | int] = {"case_id": one.case, "digest": one.release.digest}
        yield Thing("releases", keys, write(one.release), "release.drafted", one.case, changes.at, changes.by)
