"""The named conditions of the transition table.

A guard says what an event still needs (a few words that complete "it needs …"), None where it has
it. A condition only chooses between two rows of the table and refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tearline.casework import standing
from tearline.casework.standing import Events, person
from tearline.model.assessment import Recommendation
from tearline.model.case import Event
from tearline.model.match import Verdict

POSITIONS = ("approve", "refuse", "proviso", "no_licence_required")
"""What an adviser may hold."""

DECISIONS = ("release", "refuse", "proviso", "inform")
"""What an officer may decide; the last is the letter by which an exporter "is informed"."""

APPROVERS = 2


def _text(event: Event, key: str) -> bool:
    value = event.content.get(key)
    return isinstance(value, str) and bool(value.strip())


def has_reason(events: Events, event: Event) -> str | None:
    """A reason in words."""
    return None if _text(event, "reason") else "a reason"


def names_assessment(events: Events, event: Event) -> str | None:
    """Which assessment, of which sale, recommending what."""
    if not event.subject:
        return "the digest of the assessment"
    if not _text(event, "sale"):
        return "the reference of the sale"
    if event.content.get("recommendation") not in list(Recommendation):
        return f"a recommendation: {', '.join(Recommendation)}"
    return None


def names_finding(events: Events, event: Event) -> str | None:
    """Which finding is resolved, and as what."""
    if not _text(event, "finding"):
        return "the id of the finding"
    if event.content.get("verdict") not in list(Verdict):
        return f"a verdict: {', '.join(Verdict)}"
    return None


def takes_position(events: Events, event: Event) -> str | None:
    """One of ``POSITIONS``."""
    return None if event.content.get("position") in POSITIONS else f"a position: {', '.join(POSITIONS)}"


def takes_decision(events: Events, event: Event) -> str | None:
    """One of ``DECISIONS``."""
    return None if event.content.get("decision") in DECISIONS else f"a decision: {', '.join(DECISIONS)}"


def on_present_basis(events: Events, event: Event) -> str | None:
    """The adviser had in front of them what the case rests on now."""
    if event.subject == standing.basis(events):
        return None
    return "to rest on the present assessment, which is not the one that was in front of the officer"


def on_present_dossier(events: Events, event: Event) -> str | None:
    """The officer had in front of them what the case rests on now, and the advice on it."""
    if event.subject == standing.dossier(events):
        return None
    return "to rest on the present assessment and advice, which are not those that were in front of the officer"


def by_another_than_advisers(events: Events, event: Event) -> str | None:
    """Four eyes: nobody countersigns their own advice."""
    advisers = {person(one.by) for one in standing.advice(events)}
    return "another person than those who advised" if person(event.by) in advisers else None


def countersigned_as_is(events: Events, event: Event) -> str | None:
    """A countersignature that counts now."""
    return None if standing.countersignature(events) else "a countersignature of the present dossier"


def names_release(events: Events, event: Event) -> str | None:
    """Which release, for whom."""
    if not event.subject:
        return "the digest of the release"
    return None if _text(event, "audience") else "the audience of the release"


def of_present_draft(events: Events, event: Event) -> str | None:
    """The release is the one now drafted for its audience, not an older draft."""
    if event.subject in standing.drafts(events).values():
        return None
    return "the digest of a release as it is now drafted"


def first_approval_of_person(events: Events, event: Event) -> str | None:
    """Four eyes: nobody approves a release twice."""
    given = {person(one) for one in standing.approvals(events, str(event.subject))}
    return "another person than the one who approved already" if person(event.by) in given else None


def approved_by_two(events: Events, event: Event) -> str | None:
    """The approvals of two different officers."""
    missing = APPROVERS - len(standing.approvals(events, str(event.subject)))
    return f"{missing} more approval{'s' if missing > 1 else ''} by different officers" if missing > 0 else None


def nothing_of_concern(events: Events, event: Event) -> str | None:
    """Every sale was assessed without concern; all else needs a decision."""
    return None if standing.no_concern_found(events) else "a decision, since not every sale is without a finding"


Guard = Callable[[Events, Event], str | None]
GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard
    for guard in (
        has_reason,
        names_assessment,
        names_finding,
        takes_position,
        takes_decision,
        on_present_basis,
        on_present_dossier,
        by_another_than_advisers,
        countersigned_as_is,
        names_release,
        of_present_draft,
        first_approval_of_person,
        approved_by_two,
        nothing_of_concern,
    )
}


def changes_nothing(events: Events, event: Event) -> bool:
    """The assessment says what was last said of its sale."""
    return standing.repeats(events, event)


def hold_recommended(events: Events, event: Event) -> bool:
    """With this event, a hold is recommended for some sale."""
    return standing.hold_recommended([*events, event])


def assessed(events: Events, event: Event) -> bool:
    """Some sale of the case was assessed."""
    return bool(standing.judged(events))


Condition = Callable[[Events, Event], bool]
CONDITIONS: Mapping[str, Condition] = {one.__name__: one for one in (changes_nothing, hold_recommended, assessed)}
