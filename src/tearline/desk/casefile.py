"""A case as one officer may see it: every passage goes through ``decide``, evidence too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tearline.casework import approvals, basis, drafts, subject_for
from tearline.desk.authority import Officer
from tearline.intake import attempt_json
from tearline.model.access import Purpose, decide
from tearline.model.alert import Alert, Attempt
from tearline.model.case import Case, Event, EventKind, State
from tearline.model.marking import Level, Marking, join

NEXT = {
    State.RECEIVED: "assess a sale, or draft the release",
    State.SCRUTINY: "advise",
    State.HELD: "advise, on a recommended hold",
    State.ADVISED: "countersign, by another officer",
    State.COUNTERSIGNED: "decide",
    State.DECIDED: "close",
    State.CLOSED: "nothing; it may be reopened",
}
UNDER_REVIEW = "under_review"
"""What somebody reads for state and recommendation alike who may not see why."""
GRAVEST_FIRST = (UNDER_REVIEW, "hold", "cannot_judge", "refer", "ask", "no_concern_found")
WITHHELD = "Something in this case is not shown to you."
"""One sentence whatever and however much is hidden: a count would tell."""


def may_see(officer: Officer, marking: Marking | None, home_state: str) -> bool:
    """Whether the officer may read a passage of that marking."""
    return decide(officer.subject, marking, Purpose.READ, home_state=home_state).allowed


def marking_from(value: Any) -> Marking | None:
    """The marking that ``Marking.to_json`` wrote; what cannot be read is nobody's."""
    if not isinstance(value, Mapping) or value.get("level") not in list(Level):
        return None
    release = value.get("releasable_to")
    return Marking(Level(value["level"]), None if release is None else frozenset(release))


def visible(assessment: Mapping[str, Any], officer: Officer, home_state: str) -> tuple[dict[str, Any], bool]:
    """The assessment without the findings that the officer may not see, and whether any was left out.

    With any left out, neither recommendation nor questions stand: each could tell what the finding says.
    """
    shown = [one for one in assessment["findings"] if may_see(officer, marking_from(one["marking"]), home_state)]
    if len(shown) == len(assessment["findings"]):
        return dict(assessment), False
    hidden = {"findings": shown, "questions": [], "not_checked": [], "alerts_held": None}
    return {**assessment, **hidden, "recommendation": UNDER_REVIEW}, True


def sees_all(alert: Alert, officer: Officer, home_state: str) -> bool:
    """Whether the officer may read every mark that the attempts of the alert bear."""
    return all(
        one.marking is not None and may_see(officer, one.marking, home_state)
        for attempt in alert.attempts
        for group in (attempt.buyers, attempt.intermediaries, attempt.suppliers, attempt.items)
        for one in group
    )


def attempt_view(attempt: Attempt, officer: Officer, home_state: str) -> dict[str, Any]:
    """The attempt's slots that the officer may see. What bears no mark of its own has the gravest of all."""
    slots = {
        name: [one for one in getattr(attempt, name) if may_see(officer, one.marking, home_state)]
        for name in ("buyers", "intermediaries", "suppliers", "items")
    }
    marked = [
        one.marking
        for group in (attempt.buyers, attempt.intermediaries, attempt.suppliers, attempt.items)
        for one in group
        if one.marking is not None
    ]
    view = attempt_json(attempt)
    view.update({name: [attempt_json(one) for one in found] for name, found in slots.items()})
    if not marked or not may_see(officer, join(marked), home_state):
        view.update(seen=None, intended_use=None, concerns=[], requested_actions=[], contact=None)
    return dict(view)


def case_view(case: Case, officer: Officer, home_state: str) -> dict[str, Any]:
    """State, next step, assessments, releases and history, as far as the officer may see them."""
    latest: dict[str, int] = {
        str(event.content["sale"]): number
        for number, event in enumerate(case.events)
        if event.kind is EventKind.ASSESSED
    }
    assessments, withheld = [], False
    for number, event in enumerate(case.events):
        if event.kind is not EventKind.ASSESSED:
            continue
        shown, hidden = visible(_content(event, "assessment"), officer, home_state)
        withheld |= hidden
        assessments.append({**shown, "digest": event.subject, "current": latest[str(event.content["sale"])] == number})
    return {
        "case": case.id,
        "state": UNDER_REVIEW if withheld else case.state.value,
        "next": "nothing that you could do" if withheld else NEXT[case.state],
        "alert": case.events[0].content.get("alert"),
        "basis": basis(case.events),
        "to_countersign": subject_for(case, EventKind.COUNTERSIGNED),
        "assessments": assessments,
        "releases": [
            {"audience": audience, "digest": digest, "approved_by": list(approvals(case.events, digest))}
            for audience, digest in sorted(drafts(case.events).items())
        ],
        "events": [_event_view(event, withheld) for event in case.events],
        "withheld": WITHHELD if withheld else None,
    }


def _event_view(event: Event, withheld: bool) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "kind": event.kind.value,
        "by": event.by,
        "subject": event.subject,
        "says": "" if withheld else _says(event),
    }


def _says(event: Event) -> str:
    """The event's own words in one line; who and when stand beside it."""
    said = event.content
    match event.kind:
        case EventKind.OPENED:
            return f"alert {said['alert']}" if "alert" in said else f"sale {said['sale']}"
        case EventKind.ASSESSED:
            return f"{said['sale']}: {said['recommendation']}"
        case EventKind.RESOLVED:
            return f"{said['finding']}: {said['verdict']}; {said['reason']}"
        case EventKind.ADVISED:
            return f"{said['position']}: {said['reason']}"
        case EventKind.DECIDED:
            return f"{said['decision']}: {said['reason']}"
        case EventKind.CLOSED | EventKind.REOPENED:
            return str(said["reason"])
        case EventKind.RELEASE_EXPORTED:
            return f"to {said['audience']}, {said['format']}"
        case EventKind.RELEASE_DRAFTED | EventKind.RELEASE_APPROVED:
            return f"to {said['audience']}"
        case EventKind.COUNTERSIGNED:
            return ""


def _content(event: Event, key: str) -> Mapping[str, Any]:
    value = event.content[key]
    if not isinstance(value, Mapping):
        raise TypeError(f"{key} of an event is not a mapping")
    return value
