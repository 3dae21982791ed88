"""What the entries of one control list say of one item, on one date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from tearline.model.citation import Citation
from tearline.model.finding import Question
from tearline.model.truth import Truth


class Status(StrEnum):
    """Answer of one entry, or of a whole list (where ``not_controlled`` reads ``no_entry_found``)."""

    CONTROLLED = "controlled"
    CONTROLLED_UNLESS = "controlled_unless"
    NEEDS_INFORMATION = "needs_information"
    NOT_CONTROLLED = "not_controlled"
    NO_ENTRY_FOUND = "no_entry_found"
    NOT_ENCODED = "not_encoded"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One test of a rule, as judged. ``depth`` is its place in the tree, ``fact`` what decided it."""

    test: str
    value: Truth
    fact: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ReasonForControl:
    """Why an entry is controlled: ``NS``, ``NP``, …, and the column of the Commerce Country Chart.

    ``column`` is 1, 2 or 3, None where the row is prose. ``applies`` is the row's own condition
    judged on the item's facts; ``note`` is that condition in our words, empty for a whole entry.
    """

    reason: str
    column: int | None
    applies: Truth = Truth.YES
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryResult:
    """One entry, judged. ``entry`` is its path (``2B008.c``).

    ``judged``: the item by itself, or the ``combination`` of host machine and item.
    ``official_text_bound``: True where the loaded official text has the digest that the rule was
    read from, False where the text changed, None where no official text is loaded.
    """

    entry: str
    status: Status
    trace: tuple[TraceStep, ...]
    exceptions: tuple[str, ...] = ()
    reasons: tuple[ReasonForControl, ...] = ()
    citation: Citation | None = None
    official_text_bound: bool | None = None
    judged: Literal["item", "combination"] = "item"


@dataclass(frozen=True, slots=True)
class Classification:
    """One item under one list. ``entries`` are the candidates, most restrictive answer first.

    ``subject`` is the item's place in a sale (``items[0]``), empty when judged alone.
    ``not_encoded`` are the candidate entries that a person must decide; ``not_checked`` says in
    sentences what part of the list stands unencoded or unread.
    """

    list_id: str
    list_date: date | None
    superseded: bool
    status: Status
    entries: tuple[EntryResult, ...]
    questions: tuple[Question, ...] = ()
    not_encoded: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    subject: str = ""
