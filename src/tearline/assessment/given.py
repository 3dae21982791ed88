"""What an assessment is given, the findings' stable ids, and who answered a match before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from tearline.model.alert import Alert
from tearline.model.assessment import ListVintage
from tearline.model.citation import Citation
from tearline.model.classification import Classification
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.marking import UNCLASSIFIED, Marking
from tearline.model.match import Match, Screened, Verdict
from tearline.model.sale import ProposedSale
from tearline.model.truth import Truth
from tearline.notation.canonical import digest
from tearline.rulebook.law import Law
from tearline.watchlists import Standing


class Rules(Protocol):
    """The rulebook on one day, as far as an assessment reads it."""

    @property
    def digest(self) -> str: ...

    @property
    def law(self) -> Law: ...


class Accepted(NamedTuple):
    """A superseded list that the authority goes on using: until when, on whose word and why."""

    until: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """An officer's answer to a match. Only ``different`` lifts what rests on it."""

    verdict: Verdict
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """Everything that one assessment rests on; the steps read it and change nothing."""

    sale: ProposedSale
    law: Law
    as_of: date
    known_at: date
    screened: Sequence[Screened]
    classifications: Sequence[Classification]
    alerts: Sequence[Alert]
    alert_matches: Sequence[Screened]
    lists: Sequence[ListVintage]
    mandatory: Sequence[str]
    same_firm: Callable[[str, str], Verdict]
    standing_of: Callable[[Match], Standing]
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    accepted_superseded: Mapping[str, Accepted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """What one step says: findings, what it could not judge, and what it does not cover.

    ``obstacles`` are sentences, each of which alone makes the sale ``cannot_judge``.
    """

    findings: tuple[Finding, ...] = ()
    obstacles: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()


def finding(
    kind: FindingKind,
    rule: str,
    status: Truth,
    effect: Effect,
    summary: str,
    *,
    of: object = None,
    subject: str = "sale",
    citation: Citation | None = None,
    evidence: Sequence[Evidence] = (),
    questions: Sequence[Question] = (),
    marking: Marking = UNCLASSIFIED,
    anywhere: bool = False,
) -> Finding:
    """A finding whose id is the digest of its kind, rule, subject and ``of`` (what it is about).

    ``anywhere``: the id leaves the subject out, so that one answer holds for a firm in all its roles
    and in every sale.

    The id does not depend on effect or wording, so that an officer's resolution finds it again; it
    does change when ``of`` does: the party, the listed entry, the alert's words.
    """
    return Finding(
        id=digest([kind, rule, None if anywhere else subject, of])[:20],
        kind=kind,
        rule=rule,
        citation=citation,
        status=status,
        effect=effect,
        summary=" ".join(summary.split()),
        subject=subject,
        evidence=tuple(evidence),
        questions=tuple(questions),
        marking=marking,
    )


def lifted(given: Given, finding_id: str) -> Resolution | None:
    """The resolution that lifts that finding: an officer found the two to be different."""
    answer = given.resolutions.get(finding_id)
    return answer if answer is not None and answer.verdict is Verdict.DIFFERENT else None


def conditional(given: Given, law: str, applies: Truth) -> str:
    """How a sentence on a law begins that only perhaps applies; empty where it does."""
    return "" if applies is Truth.YES else f"If subject to {given.law.jurisdictions[law].short}: "


def effect_under(applies: Truth, effect: Effect) -> Effect:
    """``effect`` of a law that applies; only ``ask`` where that is unknown, nothing where it does not."""
    if applies is Truth.NO:
        return Effect.NONE
    if applies is Truth.UNKNOWN and effect in (Effect.HOLD, Effect.REFER):
        return Effect.ASK
    return effect
