"""A classification in the shape that ``classify --json`` prints."""

from __future__ import annotations

from typing import Any

from tearline.model.classification import Classification, EntryResult
from tearline.model.truth import Truth
from tearline.notation.canonical import plain


def to_json(classification: Classification) -> dict[str, Any]:
    """The classification as JSON types: status, list, entries with trace and reasons, questions."""
    return {
        "status": classification.status.value,
        "list": classification.list_id,
        "list_date": plain(classification.list_date),
        "superseded": classification.superseded,
        "subject": classification.subject,
        "entries": [_entry(entry) for entry in classification.entries],
        "questions": [
            {"attribute": one.attribute, "ask": one.ask, "decides": list(one.decides)}
            for one in classification.questions
        ],
        "not_encoded": list(classification.not_encoded),
        "not_checked": list(classification.not_checked),
    }


def _entry(entry: EntryResult) -> dict[str, Any]:
    return {
        "entry": entry.entry,
        "judged": entry.judged,
        "status": entry.status.value,
        "trace": [
            {"test": step.test, "value": step.value.value, "fact": step.fact, "depth": step.depth}
            for step in entry.trace
        ],
        "exceptions": list(entry.exceptions),
        "reasons_for_control": [one.reason for one in entry.reasons if one.applies is not Truth.NO],
        "reasons": [plain(one) for one in entry.reasons],
        "citation": plain(entry.citation),
        "official_text_bound": entry.official_text_bound,
    }
