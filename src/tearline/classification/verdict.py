"""One rule on one subject: head and test and no note, with the entries that come before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tearline.classification.evaluate import Judged, Subject
from tearline.classification.kinds import Recognised
from tearline.classification.statements import FactSheet
from tearline.model.classification import EntryResult, ReasonForControl, Status, TraceStep
from tearline.model.truth import Truth, any_of
from tearline.rulebook.book import ListOnDay
from tearline.rulebook.rule import Exemption, Rule, Unencoded, within

# The answers that are final; the others are unknown.
CONTROLLED = {Status.CONTROLLED: Truth.YES, Status.NOT_CONTROLLED: Truth.NO}


@dataclass(frozen=True)
class Verdict:
    """A judged rule. ``notes`` are its exceptions with their tests, ``before`` the entries that rank first."""

    rule: Rule
    judged: Literal["item", "combination"]
    status: Status
    head: Judged
    test: Judged
    notes: tuple[tuple[Exemption, Judged], ...]
    before: tuple[tuple[str, Truth], ...]
    reasons: tuple[ReasonForControl, ...]

    def open_tests(self) -> tuple[Judged, ...]:
        """The tests whose unknown leaves can still change the status; none once it is decided."""
        if self.status in CONTROLLED:
            return ()
        return (self.head, self.test, *(judged for _, judged in self.notes))

    def result(self, bound: bool | None) -> EntryResult:
        """The verdict as others read it."""
        return EntryResult(
            entry=self.rule.path,
            status=self.status,
            trace=tuple(self._trace()),
            exceptions=self._exceptions(),
            reasons=self.reasons,
            citation=self.rule.citation,
            official_text_bound=bound,
            judged=self.judged,
        )

    def _exceptions(self) -> tuple[str, ...]:
        open_before = [entry for entry, value in self.before if value is Truth.UNKNOWN]
        if self.status is Status.NOT_CONTROLLED:
            taken = [note.note for note, judged in self.notes if judged.value is Truth.YES]
            return (*taken, *(f"{entry} controls it instead" for entry, value in self.before if value is Truth.YES))
        notes = [f"unless it is one of the {n.note}" for n, judged in self.notes if judged.value is Truth.UNKNOWN]
        if self.status is Status.CONTROLLED:
            return tuple(f"controlled either way: here, or under {entry}" for entry in open_before)
        return (*notes, *(f"unless {entry} controls it instead" for entry in open_before))

    def _trace(self) -> list[TraceStep]:
        who = "the host and the item together" if self.judged == "combination" else "the item"
        steps = [TraceStep(f"{self.rule.path} speaks of {self.rule.subject}: is {who} that?", self.head.value)]
        steps += _steps(self.head, 1)
        if self.head.value is Truth.NO:
            return steps
        steps.append(TraceStep(f"does it meet the tests of {self.rule.path}?", self.test.value))
        steps += _steps(self.test, 1)
        for note, judged in self.notes:
            steps.append(TraceStep(f"does a note take it out: {note.note}?", judged.value))
            steps += _steps(judged, 1)
        steps += [TraceStep(f"does {entry}, which comes first, control it?", value) for entry, value in self.before]
        return steps


def _steps(judged: Judged, depth: int) -> list[TraceStep]:
    """The test and all below it; a group without words of its own leaves its place to its members."""
    steps = [TraceStep(judged.say, judged.value, judged.fact, depth)] if judged.say else []
    for one in judged.below:
        steps += _steps(one, depth + bool(judged.say))
    return steps


class Bench:
    """Judges the rules of one list on one subject; each rule once, and each before those that name it."""

    def __init__(
        self, on_day: ListOnDay, sheet: FactSheet, recognised: Recognised, judged: Literal["item", "combination"]
    ) -> None:
        self.on_day, self.judged = on_day, judged
        self.subject = Subject(sheet, recognised, on_day.control.definitions, self.controlled)
        self._verdicts: dict[str, Verdict] = {}
        self._open: dict[str, Truth] = {}

    def verdict(self, rule: Rule) -> Verdict:
        """The verdict on ``rule``."""
        if rule.path not in self._verdicts:
            self._verdicts[rule.path] = self._judge(rule)
        return self._verdicts[rule.path]

    def unencoded(self, part: Unencoded) -> Truth:
        """Whether a part that nobody encoded may apply: no, or unknown; never yes without a person."""
        if part.path not in self._open:
            head = self.subject.judge(part.head).value
            before = any_of(self.controlled(entry) for entry in part.residual)
            ruled_out = head is Truth.NO or before is Truth.YES
            self._open[part.path] = Truth.NO if ruled_out else Truth.UNKNOWN
        return self._open[part.path]

    def controlled(self, entry: str) -> Truth:
        """Whether ``entry``, with everything below it, controls the subject."""
        rules = [self.verdict(rule) for rule in self.on_day.rules if within(rule.path, entry)]
        parts = [self.unencoded(part) for part in self.on_day.unencoded if within(part.path, entry)]
        return any_of([*(CONTROLLED.get(one.status, Truth.UNKNOWN) for one in rules), *parts])

    def _judge(self, rule: Rule) -> Verdict:
        head, test = self.subject.judge(rule.head), self.subject.judge(rule.test)
        notes = tuple(
            (note, self.subject.judge(note.when))
            for note in rule.exceptions
            if note.effect == "does_not_control" and note.when is not None
        )
        # What is clearly something else need not be held against the entries that come first.
        before = () if head.value is Truth.NO else tuple((entry, self.controlled(entry)) for entry in rule.residual)
        status = _status(head, test, [judged for _, judged in notes], [value for _, value in before])
        reasons = () if status is Status.NOT_CONTROLLED else tuple(self._reasons(rule))
        return Verdict(rule, self.judged, status, head, test, notes, before, reasons)

    def _reasons(self, rule: Rule) -> list[ReasonForControl]:
        return [
            ReasonForControl(
                row.reason,
                row.column,
                Truth.YES if row.condition is None else self.subject.judge(row.condition).value,
                row.note,
            )
            for row in rule.reasons
        ]


def _status(head: Judged, test: Judged, notes: list[Judged], before: list[Truth]) -> Status:
    """controlled = head and test, and no note takes it out, and no entry that comes first controls it.

    Where only an entry that comes first is open, the item is controlled either way.
    """
    exempt = any_of(judged.value for judged in notes)
    if Truth.NO in (head.value, test.value) or exempt is Truth.YES or Truth.YES in before:
        return Status.NOT_CONTROLLED
    if Truth.UNKNOWN not in (head.value, test.value, exempt):
        return Status.CONTROLLED
    if any(leaf.conflict for judged in (head, test, *notes) for leaf in judged.open_leaves()):
        return Status.CONFLICT
    if exempt is Truth.UNKNOWN and head.value is Truth.YES and test.value is Truth.YES:
        return Status.CONTROLLED_UNLESS
    return Status.NEEDS_INFORMATION
