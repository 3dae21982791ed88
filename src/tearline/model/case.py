"""A case: the state that its events add up to. Events are appended, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a case stands, in the order of the process."""

    RECEIVED = "received"
    SCRUTINY = "scrutiny"
    HELD = "held"
    ADVISED = "advised"
    COUNTERSIGNED = "countersigned"
    DECIDED = "decided"
    CLOSED = "closed"


class EventKind(StrEnum):
    """What can happen to a case."""

    OPENED = "opened"
    ASSESSED = "assessed"
    RESOLVED = "resolved"
    ADVISED = "advised"
    COUNTERSIGNED = "countersigned"
    DECIDED = "decided"
    RELEASE_DRAFTED = "release_drafted"
    RELEASE_APPROVED = "release_approved"
    RELEASE_EXPORTED = "release_exported"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that one officer did at one time.

    ``content`` holds what the event says (positions, reasons, references, digests); ``subject`` is
    the digest of what the officer had in front of them, so that a change voids what rests on it.
    """

    kind: EventKind
    by: str
    at: datetime
    content: Mapping[str, object] = field(default_factory=dict)
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case and its whole history; ``id`` is random and says nothing about its content."""

    id: str
    state: State
    events: tuple[Event, ...]
