"""What the desk needs of a store, and what it hands over to be kept: the contract of every back-end.

``storage/sqlite.py`` is one such store. tests/contract holds each of them to the same behaviour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from tearline.ledger import Checkpoint, Entry, Proof, Verification
from tearline.model.alert import Alert
from tearline.model.case import Case, Event
from tearline.model.release import Release
from tearline.model.sale import ProposedSale

if TYPE_CHECKING:
    from tearline.model.assessment import ListVintage
    from tearline.screening import HeldList


@dataclass(frozen=True, slots=True)
class NewEvents:
    """Events added to a case of which the writer had read the first ``after`` events."""

    case: str
    after: int
    events: tuple[Event, ...]

    @classmethod
    def between(cls, before: Case | None, now: Case) -> NewEvents:
        """What ``now`` has and ``before`` had not; None before a case was opened."""
        known = 0 if before is None else len(before.events)
        return cls(now.id, known, now.events[known:])


@dataclass(frozen=True, slots=True)
class CaseRelease:
    """A release and the case that it was drafted in."""

    case: str
    release: Release


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the record alone: ``kind`` as ``list.added``, of what, and a digest that may be public.

    ``digest`` goes into the ledger as it is; never give one of hidden text.
    """

    kind: str
    subject: str
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is kept together or not at all, by one officer at one time.

    ``subject`` is the random identifier under which the ledger speaks of the documents, alerts and
    sales (a case's id, or a new one); events and releases are spoken of under their case's id. The
    ledger entries follow from the content and are written by the store, in this order of fields.
    Events bear their own officer and time.
    """

    at: datetime
    by: str
    subject: str
    documents: tuple[bytes, ...] = ()
    alerts: tuple[Alert, ...] = ()
    sales: tuple[ProposedSale, ...] = ()
    events: tuple[NewEvents, ...] = ()
    releases: tuple[CaseRelease, ...] = ()
    notes: tuple[Note, ...] = ()


class Store(Protocol):
    """Where documents, alerts, sales, cases and the ledger are kept. Absent things are None.

    Whatever cannot be read or written, in any method, is a ``Refused`` of one line.
    """

    def commit(self, changes: Changes) -> None:
        """Keeps all of ``changes`` with their ledger entries, or nothing.

        Refuses where a case has had other events meanwhile. A document or release that is on file,
        and an alert or sale that stands there in these very words, is not filed again.
        """

    def document(self, digest: str) -> bytes | None:
        """The bytes whose SHA-256 this is."""

    def alert(self, id: str) -> Alert | None:
        """The alert as it was last filed."""

    def alerts(self) -> tuple[Alert, ...]:
        """Every alert as it was last filed, in the order of their first filing; withdrawn ones too."""

    def alerts_open_on(self, day: date) -> tuple[Alert, ...]:
        """Those that were held and not withdrawn on ``day``."""

    def sale(self, reference: str) -> ProposedSale | None:
        """The sale as it was last filed."""

    def sales(self) -> tuple[ProposedSale, ...]:
        """Every sale as it was last filed, in the order of their first filing."""

    def case(self, id: str) -> Case | None:
        """The case, replayed from its events."""

    def cases(self) -> tuple[Case, ...]:
        """Every case, in the order of their opening."""

    def releases(self, case: str) -> tuple[Release, ...]:
        """The releases drafted in a case, in the order of their first draft."""

    def ledger(self) -> Iterator[Entry]:
        """The entries of the ledger from the first on. Refuses one that cannot be read."""

    def checkpoint(self) -> Checkpoint:
        """The size and root of the ledger now."""

    def verify(self, checkpoint: Checkpoint | None = None) -> Verification:
        """Steps 1 to 9 of docs/reference/ledger.md, over the ledger and everything on file."""

    def export(self) -> Iterator[bytes]:
        """The lines of an export that ``ledger.verify_export`` checks without this store."""

    def prove(self, index: int) -> Proof:
        """The proof that entry ``index`` is in the ledger. Refuses a number that it has not."""

    def close(self) -> None:
        """Lets go of the store; nothing unkept is left."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Held:
    """The lists to judge by on one day: those that can be searched, and how each mandatory one stands."""

    usable: tuple[HeldList, ...]
    vintages: tuple[ListVintage, ...]

    @property
    def problems(self) -> tuple[ListVintage, ...]:
        """The mandatory lists that cannot be relied on, each with its problem."""
        return tuple(one for one in self.vintages if one.problem is not None)


class Paper(Protocol):
    """A document that lies ready where it is to be handed out."""

    def hand_out(self) -> None:
        """Puts it in its place."""

    def discard(self) -> None:
        """Leaves nothing behind."""


class KeptVersion(Protocol):
    """What keeping a version of a list tells."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> date: ...
    @property
    def digest(self) -> str: ...
    @property
    def entries(self) -> int: ...
    @property
    def counts(self) -> Mapping[str, int]: ...
    @property
    def unread(self) -> tuple[str, ...]: ...


class ListKeeper(Protocol):
    """Where the versions of watchlists are kept."""

    def add(
        self, list_id: str, files: Mapping[str, bytes], *, dated: date | None = None, accept_shrink: bool = False
    ) -> KeptVersion:
        """Keeps a version of a list, whole or not at all."""

    def status(
        self, day: date, mandatory: Iterable[str] | None = None, *, max_age: int | Mapping[str, int] | None = None
    ) -> tuple[ListVintage, ...]:
        """How each mandatory list (None: all that were ever added) stood on ``day``."""

    def open_on(
        self, day: date, mandatory: Iterable[str] | None = None, *, max_age: int | Mapping[str, int] | None = None
    ) -> tuple[tuple[HeldList, ...], tuple[ListVintage, ...]]:
        """What to screen against on ``day``, and how each mandatory list stood."""
