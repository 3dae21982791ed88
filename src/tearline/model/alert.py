"""An incoming warning of a possible transfer, and the procurement attempts that it alleges.

Everything here is an allegation: ``was seeking`` never becomes ``bought``, and the supplier is a
firm that was approached, not a suspect.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tearline.model.marking import Marking


class Modality(StrEnum):
    """How sure the text is; a hedge stays a hedge. Order: stated, suspected, potential, denied."""

    STATED = "stated"
    SUSPECTED = "suspected"
    POTENTIAL = "potential"
    DENIED = "denied"


class Concern(StrEnum):
    """The end uses of concern, named as in ``Attempt.concerns``."""

    BALLISTIC_MISSILE = "ballistic missile"
    NUCLEAR = "nuclear"
    CHEMICAL = "chemical"
    BIOLOGICAL = "biological"
    CONVENTIONAL = "conventional weapons"


Span = tuple[int, int]
"""Start (included) and end (excluded), as offsets into the decoded text of the document."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A firm or person as an alert names it: value, where it stands, and how restricted that is.

    ``marking`` is the most restrictive of the portions that the value was taken from, ``rule``
    the pattern that found it. ``country`` is ISO 3166 alpha-2, None where the text names none.
    """

    value: str
    country: str | None
    spans: tuple[Span, ...]
    marking: Marking
    modality: Modality
    rule: str


@dataclass(frozen=True, slots=True)
class Designation:
    """A firm or person whom an authority names under a measure; an announcement, and no attempt.

    ``modality`` is ``stated``, or ``denied`` where the text takes the party off a list, rescinds or waives.
    ``measure`` is in the words of the text (``Executive Order 13382``), None where it gives none.
    """

    value: str
    country: str | None
    spans: tuple[Span, ...]
    marking: Marking
    modality: Modality
    rule: str
    measure: str | None


@dataclass(frozen=True, slots=True)
class Regime:
    """A control regime that the alert names; not a list entry. "Potentially" stays potential."""

    name: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class SoughtItem:
    """What was sought. ``alternatives`` True: one of the models, not all of them.

    ``quantity`` is a count of pieces, or a weight or measure in the words of the text (``500 kilograms``).
    """

    description: str
    models: tuple[str, ...] = ()
    alternatives: bool = False
    quantity: Decimal | str | None = None
    value: str | None = None
    regimes: tuple[Regime, ...] = ()
    spans: tuple[Span, ...] = ()
    marking: Marking | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class RequestedAction:
    what: str
    by: str | None = None
    report_to: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One alleged procurement attempt: who was seeking what from whom, when, for what.

    ``seen`` is an ISO date of the precision that the text has: ``2010``, ``2010-02``, ``2010-02-26``.
    """

    buyers: tuple[Mention, ...] = ()
    intermediaries: tuple[Mention, ...] = ()
    suppliers: tuple[Mention, ...] = ()
    items: tuple[SoughtItem, ...] = ()
    seen: str | None = None
    intended_use: str | None = None
    concerns: tuple[str, ...] = ()
    requested_actions: tuple[RequestedAction, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that is open from ``received`` until it is withdrawn.

    ``id`` is the message's own reference (``10STATE012345``) or a digest of its bytes;
    ``document`` is the SHA-256 of those bytes. ``review_by`` is when somebody must look again.
    """

    id: str
    document: str
    received: date
    attempts: tuple[Attempt, ...]
    review_by: date | None = None
    withdrawn: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether the alert was held and not withdrawn on ``day``."""
        return self.received <= day and (self.withdrawn is None or day < self.withdrawn)
