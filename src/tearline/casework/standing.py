"""What the events of a case add up to: what is judged, advised, countersigned and approved *now*.

Everything is derived from the events alone. An approval is bound to the digest of what its giver
had in front of them; when that changes, the approval no longer counts and nobody need withdraw it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tearline.model.assessment import Recommendation
from tearline.model.case import Case, Event, EventKind
from tearline.notation.canonical import digest

Events = Sequence[Event]


def person(by: str) -> str:
    """The form of an officer's id in which two writings of one person are equal.

    Four eyes must not be had by writing one name in two ways.
    """
    return " ".join(unicodedata.normalize("NFKC", by).casefold().split())


def judged(events: Events) -> dict[str, Event]:
    """The latest assessment of each sale, by the sale's reference."""
    return {str(event.content["sale"]): event for event in events if event.kind is EventKind.ASSESSED}


def hold_recommended(events: Events) -> bool:
    """Whether the latest assessment of any sale recommends a hold."""
    return any(event.content["recommendation"] == Recommendation.HOLD for event in judged(events).values())


def no_concern_found(events: Events) -> bool:
    """Whether sales were assessed and nothing of concern was found in any of them."""
    latest = judged(events).values()
    return bool(latest) and all(event.content["recommendation"] == Recommendation.NO_CONCERN_FOUND for event in latest)


def repeats(events: Events, event: Event) -> bool:
    """Whether an assessment says, digest for digest, what was last said of its sale."""
    last = judged(events).get(str(event.content["sale"]))
    return last is not None and last.subject == event.subject


def basis(events: Events) -> str:
    """The digest that advice is bound to: every assessment that changed something, resolution and reopening.

    Their order counts too, so that going back to an earlier assessment does not revive old advice.
    """
    grounds: list[object] = []
    last: dict[str, str | None] = {}
    for event in events:
        if event.kind is EventKind.ASSESSED:
            sale = str(event.content["sale"])
            if sale not in last or last[sale] != event.subject:
                grounds.append([sale, event.subject, event.content["recommendation"]])
            last[sale] = event.subject
        elif event.kind in (EventKind.RESOLVED, EventKind.REOPENED):
            grounds.append(event)
    return digest(grounds)


def advice(events: Events) -> tuple[Event, ...]:
    """The advice that counts: given on the present basis, the latest of each adviser."""
    now = basis(events)
    latest = {person(event.by): event for event in events if event.kind is EventKind.ADVISED and event.subject == now}
    return tuple(event for event in events if any(event is one for one in latest.values()))


def dossier(events: Events) -> str:
    """The digest that a countersignature and a decision are bound to: the basis and the advice on it."""
    return digest({"advice": advice(events), "basis": basis(events)})


def countersignature(events: Events) -> Event | None:
    """The countersignature that counts: the latest, if it was given on the present dossier."""
    given = [event for event in events if event.kind is EventKind.COUNTERSIGNED]
    return given[-1] if given and given[-1].subject == dossier(events) else None


def drafts(events: Events) -> dict[str, str]:
    """The digest of the release that is now drafted for each audience (ISO 3166 alpha-3)."""
    return {
        str(event.content["audience"]): str(event.subject)
        for event in events
        if event.kind is EventKind.RELEASE_DRAFTED
    }


def approvals(events: Events, release: str) -> tuple[str, ...]:
    """The different officers who approved the release of this digest, in order."""
    given = [event.by for event in events if event.kind is EventKind.RELEASE_APPROVED and event.subject == release]
    return tuple({person(by): by for by in reversed(given)}.values())[::-1]


def subject_for(case: Case, kind: EventKind) -> str | None:
    """The digest that an officer must have in front of them to do this now; None where none is asked for.

    For an assessment or a release it is that paper's own digest, which the case cannot know.
    """
    if kind is EventKind.ADVISED:
        return basis(case.events)
    if kind in (EventKind.COUNTERSIGNED, EventKind.DECIDED):
        return dossier(case.events)
    return None
