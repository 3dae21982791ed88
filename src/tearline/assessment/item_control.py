"""Step 3: what the control lists say of each item, under the laws that govern it."""

from __future__ import annotations

from dataclasses import replace

from tearline.assessment.given import Given, Step, conditional, effect_under, finding
from tearline.assessment.jurisdiction import Governing
from tearline.model.classification import Classification, Status
from tearline.model.finding import Effect, Evidence, Finding, FindingKind
from tearline.model.truth import Truth

STATUS: dict[Status, Truth] = {
    Status.CONTROLLED: Truth.YES,
    Status.CONTROLLED_UNLESS: Truth.UNKNOWN,
    Status.NEEDS_INFORMATION: Truth.UNKNOWN,
    Status.NOT_CONTROLLED: Truth.NO,
    Status.NO_ENTRY_FOUND: Truth.NO,
    Status.NOT_ENCODED: Truth.UNKNOWN,
    Status.CONFLICT: Truth.UNKNOWN,
}
SAYS: dict[Status, str] = {
    Status.CONTROLLED: "controls the item",
    Status.CONTROLLED_UNLESS: "controls the item unless an exception holds that nobody can judge yet",
    Status.NEEDS_INFORMATION: "cannot be decided without further facts",
    Status.NOT_CONTROLLED: "does not control the item",
    Status.NO_ENTRY_FOUND: "has no entry that controls the item",
    Status.NOT_ENCODED: "is a candidate that is not encoded: a person decides",
    Status.CONFLICT: "cannot be decided: two facts contradict each other",
}


def classified(given: Given, list_id: str, item: int) -> Classification | None:
    """The classification of that item under that list; one item alone needs no subject."""
    subject = f"items[{item}]"
    for one in given.classifications:
        if one.list_id == list_id and one.subject == subject:
            return one
    if len(given.sale.items) == 1:
        return next((one for one in given.classifications if one.list_id == list_id and not one.subject), None)
    return None


def item_control(given: Given, governing: Governing) -> Step:
    """One finding for each candidate entry of each governing list; a list that is missing is an obstacle."""
    findings: list[Finding] = []
    obstacles: list[str] = []
    not_checked: list[str] = []
    for law in governing.laws():
        for list_id in given.law.jurisdictions[law].lists:
            for number, _ in enumerate(given.sale.items):
                applies = governing.applies(law, number)
                if applies is Truth.NO:
                    continue
                one = classified(given, list_id, number)
                if one is None or one.list_date is None:
                    sentence = f"No text of {list_id} was held against items[{number}] for {given.as_of}."
                    (obstacles if applies is Truth.YES else not_checked).append(sentence)
                    if applies is Truth.YES:
                        continue
                if one is None:
                    continue
                findings.extend(_entries(given, one, number, applies, law))
                not_checked.extend(one.not_checked)
                if one.superseded:
                    findings.extend(_superseded(given, one, applies, not_checked))
    return Step(tuple(_once(findings)), tuple(obstacles), tuple(not_checked))


def _entries(given: Given, one: Classification, number: int, applies: Truth, law: str) -> list[Finding]:
    subject = f"items[{number}]"
    every = tuple(replace(question, item=number) for question in one.questions)
    prefix = conditional(given, law, applies)
    found: list[Finding] = []
    for entry in sorted(one.entries, key=lambda entry: (entry.entry, entry.judged)):
        combined = " together with its host machine" if entry.judged == "combination" else ""
        asked = tuple(question for question in every if entry.entry in question.decides)
        found.append(
            finding(
                FindingKind.ITEM_CONTROL,
                f"{one.list_id}:{entry.entry}",
                STATUS[entry.status],
                effect_under(applies, _effect(entry.status)),
                f"{prefix}{one.list_id} {entry.entry} {SAYS[entry.status]}{combined}",
                of=[entry.judged, one.list_date],
                subject=subject,
                citation=entry.citation,
                evidence=(Evidence("rule", f"{one.list_id} {entry.entry}"), Evidence("sale", subject)),
                questions=asked,
            )
        )
    named = {entry.entry for entry in one.entries if entry.status is Status.NOT_ENCODED}
    for path in sorted(set(one.not_encoded) - named):
        found.append(
            finding(
                FindingKind.ITEM_CONTROL,
                f"{one.list_id}:{path}",
                Truth.UNKNOWN,
                effect_under(applies, Effect.REFER),
                f"{prefix}{one.list_id} {path} {SAYS[Status.NOT_ENCODED]}",
                of=one.list_date,
                subject=subject,
                evidence=(Evidence("rule", f"{one.list_id} {path}"), Evidence("sale", subject)),
            )
        )
    covered = {question for single in found for question in single.questions}
    left = tuple(question for question in every if question not in covered)
    found.append(
        finding(
            FindingKind.ITEM_CONTROL,
            one.list_id,
            STATUS[one.status],
            effect_under(applies, _effect(one.status)),
            f"{prefix}{one.list_id} of {one.list_date} as a whole {SAYS[one.status]}",
            of=one.list_date,
            subject=subject,
            evidence=(Evidence("rule", one.list_id), Evidence("sale", subject)),
            questions=left,
        )
    )
    return found


def _effect(status: Status) -> Effect:
    """A controlled item is judged by its licence requirement, so it has no effect of its own here."""
    if status is Status.NOT_ENCODED:
        return Effect.REFER
    return Effect.ASK if STATUS[status] is Truth.UNKNOWN else Effect.NONE


def _superseded(given: Given, one: Classification, applies: Truth, not_checked: list[str]) -> list[Finding]:
    """A superseded list needs the authority's word, with a name and an end, or an officer."""
    accepted = given.accepted_superseded.get(one.list_id)
    if accepted is not None and given.known_at <= accepted.until:
        not_checked.append(
            f"{one.list_id} of {one.list_date} is superseded; "
            f"used until {accepted.until} on the word of {accepted.by}: {accepted.reason}"
        )
        return []
    return [
        finding(
            FindingKind.ITEM_CONTROL,
            f"superseded:{one.list_id}",
            Truth.YES,
            effect_under(applies, Effect.REFER),
            f"{one.list_id} of {one.list_date} is superseded, so an officer must hold the item against the new text",
            of=one.list_date,
            evidence=(Evidence("rule", one.list_id),),
        )
    ]


def _once(findings: list[Finding]) -> list[Finding]:
    """Each finding once, in order; several items may rest on one superseded list."""
    return list({one.id: one for one in findings}.values())
