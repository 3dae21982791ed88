"""The judgement of one sale on one date, with everything that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tearline.model.finding import Finding, Question


class Recommendation(StrEnum):
    """What Tearline recommends to an officer; it decides nothing and clears nobody."""

    HOLD = "hold"
    CANNOT_JUDGE = "cannot_judge"
    REFER = "refer"
    ASK = "ask"
    NO_CONCERN_FOUND = "no_concern_found"


@dataclass(frozen=True, slots=True)
class ListVintage:
    """Which version of a list was held against the sale.

    ``date`` is the publisher's, None where no version was held; ``problem`` says why the list
    could not be used (missing, stale), None where it could.
    """

    id: str
    date: date | None
    digest: str | None
    age_days: int | None
    entries: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Recommendation first, then every reason.

    ``as_of`` says which law, ``known_at`` which lists and alerts were held.
    ``not_checked`` names, in sentences, what this judgement does not cover.
    """

    sale: str
    recommendation: Recommendation
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    not_checked: tuple[str, ...]
    as_of: date
    known_at: date
    rulebook: str
    lists: tuple[ListVintage, ...]
