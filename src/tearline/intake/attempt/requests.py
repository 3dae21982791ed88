"""What the addressee is asked to do, by when, where to report, and whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from tearline.intake.attempt.anchors import words_of
from tearline.intake.attempt.asking import OTHER, RAISE, REPORT, heads_of, office_of
from tearline.intake.attempt.dates import deadlines, times
from tearline.intake.attempt.offices import person
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import table, words
from tearline.model.alert import RequestedAction


@dataclass(slots=True)
class Requests:
    """The requests of one message so far; ``delivered`` are those in words meant for somebody else."""

    actions: list[RequestedAction]
    report_to: str | None = None
    contact: str | None = None
    delivered: list[RequestedAction] = field(default_factory=list)
    before: Sentence | None = None

    def result(self) -> tuple[RequestedAction, ...]:
        """One action for acting and one for reporting, the address to report to standing with the report.

        Talking points repeat what the post is told; they count where the message asks nothing else.
        """
        asked = self.actions or self.delivered
        return tuple(
            replace(action, report_to=action.report_to or self.report_to) if action.what == REPORT else action
            for action in asked
        )


@cache
def _non_paper() -> re.Pattern[str]:
    return re.compile(f" (?:{table('actions')['non_paper']})")


def take(requests: Requests, sentence: Sentence, sent: date | None, *, delivered: bool) -> None:
    """Adds what a sentence asks of the addressee."""
    before, requests.before = requests.before, sentence
    if requests.contact is None:
        requests.contact = person(sentence)
    if words("actions", "triggers").isdisjoint(words_of(sentence)):
        return
    heads = list(heads_of(sentence))
    reports = [head for head in heads if head.what == REPORT]
    if requests.report_to is None and (reports or " slug" in sentence.line):
        requests.report_to = office_of(sentence, reports[0].at if reports else 0)
    if not heads:
        return
    due: dict[int, str] = {}
    for when in deadlines(sentence, sent, due=" due " in sentence.line):
        held = [index for index, head in enumerate(heads) if head.at < when.first] or [0]
        due.setdefault(held[-1], when.iso)
    if not due and " by then " in sentence.line and before is not None:
        ahead = [one.iso for one in times(before, sent) if len(one.iso) == 10 and one.deadline]
        if ahead:
            due[len(heads) - 1] = ahead[-1]
    target = requests.delivered if delivered else requests.actions
    for index, head in enumerate(heads):
        what = f"{head.what}, non-paper" if head.what == RAISE and _non_paper().search(sentence.line) else head.what
        _merge(target, RequestedAction(what, by=due.get(index)))


def _merge(actions: list[RequestedAction], action: RequestedAction) -> None:
    """Adds an action to the one for acting, or to the one for reporting."""
    reporting = action.what == REPORT
    for place, held in enumerate(actions):
        if (held.what == REPORT) == reporting:
            parts = list(dict.fromkeys([*held.what.split(", "), *action.what.split(", ")]))
            named = [part for part in parts if part != OTHER] or [OTHER]
            actions[place] = replace(held, what=", ".join(named), by=held.by or action.by)
            return
    actions.append(action)
