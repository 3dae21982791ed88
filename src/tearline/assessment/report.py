"""The assessment as JSON, in the shape of docs/reference/assessment.md."""

from __future__ import annotations

from typing import Any

from tearline.model.assessment import Assessment
from tearline.model.finding import Finding, Question
from tearline.notation.canonical import plain


def to_json(assessment: Assessment) -> dict[str, Any]:
    """JSON types only; the same assessment always gives the same value."""
    return {
        "sale": assessment.sale,
        "recommendation": assessment.recommendation.value,
        "findings": [_finding(one) for one in assessment.findings],
        "questions": [_question(one) for one in assessment.questions],
        "not_checked": list(assessment.not_checked),
        "as_of": assessment.as_of.isoformat(),
        "known_at": assessment.known_at.isoformat(),
        "rulebook": assessment.rulebook,
        "lists": [
            {"id": one.id, "date": plain(one.date), "digest": one.digest, "age_days": one.age_days}
            for one in assessment.lists
        ],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "rule": one.rule,
        "citation": None if one.citation is None else one.citation.cite,
        "source": None if one.citation is None else one.citation.source,
        "status": one.status.value,
        "effect": one.effect.value,
        "summary": one.summary,
        "subject": one.subject,
        "evidence": [
            {"source": place.source, "ref": place.ref, "span": None if place.span is None else list(place.span)}
            for place in one.evidence
        ],
        "marking": one.marking.to_json(),
    }


def _question(one: Question) -> dict[str, Any]:
    return {"attribute": one.attribute, "ask": one.ask, "decides": list(one.decides), "item": one.item}
