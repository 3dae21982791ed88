"""What the addressee is asked to do, by when, where to report, and whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tearline.intake.attempt.dates import deadlines
from tearline.intake.attempt.tokens import Sentence, value_of, whole
from tearline.intake.lexicon import table
from tearline.model.alert import RequestedAction

REPORT = "report the response"
RAISE = "raise with authorities"


@dataclass(slots=True)
class Requests:
    """The requests of one message so far."""

    actions: list[RequestedAction]
    report_to: str | None = None
    contact: str | None = None

    def result(self) -> tuple[RequestedAction, ...]:
        """The actions, the address to report to standing with the report."""
        return tuple(
            replace(action, report_to=action.report_to or self.report_to) if action.what == REPORT else action
            for action in self.actions
        )


@cache
def _openers() -> re.Pattern[str]:
    rows = table("actions")
    return re.compile(f" (?:{' '.join(rows['openers'].split())}|{' '.join(rows['direct'].split())})(?= )")


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((what, re.compile(f" (?:{pattern})(?= )")) for what, pattern in table("actions")["verbs"].items())


@cache
def _pattern(key: str) -> re.Pattern[str]:
    value = table("actions")[key]
    return re.compile(f" (?:{'|'.join(value) if isinstance(value, list) else value})")


@cache
def _rows(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(whole(row) for row in table("actions")[key])


def take(requests: Requests, sentence: Sentence, sent: date | None, *, delivered: bool) -> None:
    """Adds what a sentence asks of the addressee; words to be delivered to somebody else ask nothing of him."""
    _addresses(requests, sentence)
    if delivered:
        return
    opener = _openers().search(sentence.line)
    if opener is None:
        return
    found: list[tuple[int, RequestedAction]] = []
    for what, pattern in _verbs():
        match = pattern.search(sentence.line, opener.end() - 1) or (
            pattern.search(sentence.line, opener.start()) if what in (REPORT, "do not proceed") else None
        )
        if match is not None and not _pattern("not_action").match(sentence.line[match.start() :]):
            found.append((match.start(), RequestedAction(_what(what, sentence))))
    found.sort(key=lambda one: one[0])
    for when in deadlines(sentence, sent):
        at = sentence.offset(when.first)
        held = [index for index, (start, _) in enumerate(found) if start < at] or list(range(len(found)))[:1]
        if held:
            start, action = found[held[-1]]
            found[held[-1]] = (start, replace(action, by=action.by or when.iso))
    for _, action in found:
        _merge(requests.actions, action)


def _what(what: str, sentence: Sentence) -> str:
    return f"{what}, non-paper" if what == RAISE and _pattern("non_paper").search(sentence.line) else what


def _merge(actions: list[RequestedAction], action: RequestedAction) -> None:
    for place, held in enumerate(actions):
        if held.what.split(",")[0] == action.what.split(",")[0]:
            longer = max(held.what, action.what, key=len)
            actions[place] = replace(held, what=longer, by=held.by or action.by)
            return
    actions.append(action)


def _addresses(requests: Requests, sentence: Sentence) -> None:
    """ "Please slug replies for ISN/XXX", "Department contact is Alex Sample (phone …)"."""
    if requests.report_to is None:
        for place, pattern in enumerate(_rows("report_to")):
            for _, after, _ in sentence.find(pattern):
                value = _office(sentence, after)
                if value and (_is_office(value) or (place == 2 and value[0].isupper())):
                    requests.report_to = value
                    break
            if requests.report_to:
                break
    if requests.contact is None:
        for pattern in _rows("contact"):
            for _, after, _ in sentence.find(pattern):
                value = rest(sentence, after, until=("before", "if", "in", "to", "by", "for"))
                if value and any(char.isupper() for char in value):
                    requests.contact = value
                    return


_OFFICE_WORDS = frozenset({
    "office", "desk", "section", "branch", "unit", "helpdesk", "division", "directorate", "authority", "bureau",
    "department", "service", "centre", "center", "team", "secretariat", "hotline", "agency", "board", "cell", "staff",
})  # fmt: skip


def _is_office(value: str) -> bool:
    """``ISN/XXX`` or words that say that an office is meant."""
    return "/" in value or not _OFFICE_WORDS.isdisjoint(value.casefold().split())


def _office(sentence: Sentence, start: int) -> str | None:
    """An office as it is written: ``ISN/XXX``, ``Export Control Desk``."""
    while sentence.low(start) in ("the", "to", ":"):
        start += 1
    end = start
    while end < len(sentence) and (
        sentence.tokens[end].text[0].isupper()
        or sentence.tokens[end].text in "/-&"
        or (end > start and _goes_on(sentence, end))
    ):
        end += 1
    while end > start and sentence.tokens[end - 1].text in "/-&":
        end -= 1
    if sentence.upper and end - start > 6:
        return None
    return value_of(sentence, start, end) if end > start else None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """``Office of Exporter Guidance``: a joint with a capital behind it."""
    joint = sentence.low(at) in ("of", "for") and not sentence.upper and at + 1 < len(sentence)
    return joint and sentence.tokens[at + 1].text[0].isupper()


def rest(sentence: Sentence, start: int, until: tuple[str, ...] = ()) -> str | None:
    """The words from a token to the end of the sentence, or to one of ``until``, without a full stop."""
    end = start
    while end < len(sentence) and sentence.low(end) not in until:
        end += 1
    while end > start and sentence.tokens[end - 1].text in (".", ";"):
        end -= 1
    return value_of(sentence, start, end).strip(" ,:") or None if end > start else None
