"""Step 8: one recommendation out of all findings, the few questions that matter, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tearline.assessment.given import Given, Step
from tearline.model.assessment import Recommendation
from tearline.model.finding import Effect, Finding, FindingKind, Question

RANK = (Effect.HOLD, Effect.CANNOT_JUDGE, Effect.REFER, Effect.ASK, Effect.NONE)
KINDS = tuple(FindingKind)
CIRCUMSTANCE = "circumstances."


def recommend(findings: Iterable[Finding], obstacles: Sequence[str]) -> Recommendation:
    """The highest that applies: hold, cannot judge, refer, ask; only without any of them, no concern found."""
    effects = {one.effect for one in findings}
    if Effect.HOLD in effects:
        return Recommendation.HOLD
    if obstacles or Effect.CANNOT_JUDGE in effects:
        return Recommendation.CANNOT_JUDGE
    if Effect.REFER in effects:
        return Recommendation.REFER
    return Recommendation.ASK if Effect.ASK in effects else Recommendation.NO_CONCERN_FOUND


def held_lists(given: Given) -> Step:
    """Mandatory lists that are missing, stale or unusable; any of them makes the sale ``cannot_judge``."""
    vintages = sorted(given.lists, key=lambda one: one.id)
    obstacles = [f"List {one.id}: {one.problem}." for one in vintages if one.problem is not None]
    held = {one.id for one in given.lists}
    if not given.sale.items:
        obstacles.append("The sale names no item.")
    obstacles += [f"List {one}: no version of it is held." for one in sorted(set(given.mandatory) - held)]
    if not given.lists and not given.mandatory:
        obstacles.append("No list of parties is held at all.")
    if not given.screened and given.sale.parties:
        obstacles.append("The parties of the sale were not screened.")
    missing = sorted(
        {f"parties[{n}]" for n, _ in enumerate(given.sale.parties)} - {one.subject for one in given.screened}
    )
    if missing and given.screened:
        obstacles.append(f"Not screened: {', '.join(missing)}.")
    return Step((), tuple(obstacles))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, gravest first, then by kind, rule, subject and id: whatever order they came in.

    A firm in several roles gives one finding, at its first place, with the evidence of all of them.
    """
    unique: dict[str, Finding] = {}
    for one in sorted(findings, key=lambda one: (RANK.index(one.effect), one.subject)):
        first = unique.setdefault(one.id, one)
        unique[one.id] = replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *one.evidence))))
    return tuple(
        sorted(
            unique.values(),
            key=lambda one: (
                RANK.index(one.effect),
                KINDS.index(one.kind),
                one.rule,
                one.subject,
                one.id,
            ),
        )
    )


def questions(findings: Sequence[Finding]) -> tuple[Question, ...]:
    """What to ask: one question for each attribute and item, those that decide most first.

    Inquiries into red flags follow, since their answers are weighed, not counted. Circumstances left
    open are one question together; each stays visible as a finding of its own.
    """
    merged: dict[tuple[str, int | None], Question] = {}
    weight: dict[tuple[str, int | None], int] = {}
    open_: list[Question] = []
    for one in findings:
        for question in one.questions:
            if question.attribute.startswith(CIRCUMSTANCE) and one.effect is Effect.ASK:
                open_.append(question)
                continue
            key = (question.attribute, question.item)
            before = merged.get(key)
            decides = sorted({*(before.decides if before else ()), *question.decides})
            merged[key] = Question(key[0], before.ask if before else question.ask, tuple(decides), key[1])
            weight[key] = min(weight.get(key, len(RANK)), RANK.index(one.effect))
    found = sorted(
        merged,
        key=lambda key: (
            key[0].startswith(CIRCUMSTANCE),
            weight[key],
            -len(merged[key].decides),
            key[0],
            -1 if key[1] is None else key[1],
        ),
    )
    result = [merged[key] for key in found]
    if open_:
        names = sorted({question.attribute.removeprefix(CIRCUMSTANCE) for question in open_})
        ask = f"Which of these hold for the sale, yes or no: {', '.join(name.replace('_', ' ') for name in names)}?"
        result.append(Question("circumstances", ask, tuple(names)))
    return tuple(result)


def uncovered(steps: Sequence[Step]) -> tuple[str, ...]:
    """Obstacles first, then every sentence on what was not checked, each once, in the order of the steps."""
    obstacles = [f"Cannot judge: {sentence}" for step in steps for sentence in step.obstacles]
    rest = [sentence for step in steps for sentence in step.not_checked]
    return tuple(dict.fromkeys([*obstacles, *rest]))
