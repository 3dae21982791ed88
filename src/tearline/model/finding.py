"""What a judgement says, one reason at a time, each with its rule, law, evidence and marking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tearline.model.alert import Span
from tearline.model.citation import Citation
from tearline.model.marking import UNCLASSIFIED, Marking
from tearline.model.truth import Truth


class FindingKind(StrEnum):
    JURISDICTION = "jurisdiction"
    ALERT_MATCH = "alert_match"
    PARTY_MATCH = "party_match"
    ITEM_CONTROL = "item_control"
    LICENCE_REQUIREMENT = "licence_requirement"
    CATCH_ALL = "catch_all"
    RED_FLAG = "red_flag"
    DENIAL = "denial"
    DIVERSION = "diversion"
    DOCUMENT = "document"
    OWNERSHIP = "ownership"


class Effect(StrEnum):
    """What a finding asks for. ``cannot_judge`` outranks ``refer`` because silence is not safety."""

    HOLD = "hold"
    CANNOT_JUDGE = "cannot_judge"
    REFER = "refer"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a reader finds what a finding rests on: a place, never the quoted text.

    ``source``: ``sale``, ``alert``, ``list``, ``rule`` or ``fact``; ``ref`` names it (the digest of a
    document, ``us-csl 15268``, ``items[0].facts[2]``); ``span`` points into a document's text.
    """

    source: str
    ref: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A missing fact that could change the outcome, in the words of a datasheet."""

    attribute: str
    ask: str
    decides: tuple[str, ...]
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason. ``summary`` is a sentence that an officer may quote.

    ``id`` is stable for the same sale, rule and evidence, so that a person's resolution of it can
    be found again. ``subject`` points into the sale (``parties[1]``, ``items[0]``).
    """

    id: str
    kind: FindingKind
    rule: str
    citation: Citation | None
    status: Truth
    effect: Effect
    summary: str
    subject: str = "sale"
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()
    marking: Marking = UNCLASSIFIED
