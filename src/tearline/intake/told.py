"""An alert that was told, by telephone or on paper, as an officer noted it: a small YAML file, slot by slot.

Unlike any other message it says itself which slot is which, so nothing is extracted: what is not given stays
unknown. Its text, as releases quote it, is a numbered and marked paragraph for each slot (docs/reference/told.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from tearline.intake.fields import Fields, read_mapping
from tearline.intake.plain_text import empty_header
from tearline.intake.told_attempt import ATTEMPT_KEYS, attempt_from, covered
from tearline.intake.told_slots import kept, mark_of, needed, said
from tearline.intake.told_text import NoteText
from tearline.model.alert import Attempt, Mention, RequestedAction, Span
from tearline.model.document import Message
from tearline.model.marking import Marking

_FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*(?:came:\s|\{\s*\"?came\"?\s*:)")
_KEYS = ("came", "on", "noted_by", "source", "mark", "attempt", "attempts", "request", "requests", "contact")
_REQUEST = ("text", "by", "report_to", "mark")


class Came(StrEnum):
    """How an alert that was told came."""

    TELEPHONE = "telephone"
    MEETING = "meeting"
    PAPER = "paper"


def is_told(raw: bytes) -> bool:
    """Whether ``raw`` is the note of an alert that was told: its first key is ``came``."""
    return _FIRST_KEY.match(raw[:4000]) is not None


def read_told(raw: bytes, name: str) -> Message:
    """The message that the note ``raw`` makes, its attempts exactly as they were noted.

    Raises Refused, naming the key, for unknown keys, wrong values, a mark that cannot be read, and a note without
    the day, the source or any mark.
    """
    note = Fields(read_mapping(raw, where=name), "", where=name, known=_KEYS)
    came, on = note.choice("came", Came), note.day("on")
    if came is None or on is None:
        note.refuse("came" if came is None else "on", "missing", "say how and on which day the alert was told")
    usual = mark_of(note, None)
    text = NoteText()
    source = said(note, "source", kept(usual))
    if source is None:
        note.refuse("source", "missing", "say who told it, as far as it may be written down")
    noted = note.text("noted_by")
    came_by = {Came.PAPER: "on paper", Came.MEETING: "in a meeting"}.get(came, f"by {came.value}")
    text.paragraph(source.marking, f"Told {came_by} on {on}{f', noted by {noted}' if noted else ''}. Source: ")
    text.value(source.text, end=True)
    given = [note.inside("attempt", ATTEMPT_KEYS)] if note.get("attempt") is not None else []
    given += note.each("attempts", lambda value, path: Fields(value, path, where=name, known=ATTEMPT_KEYS))
    attempts = [attempt_from(one, usual, text) for one in given if one is not None]
    asked = (*_requests(note, "request", usual), *note.each("requests", lambda v, p: _request(v, p, name, usual)))
    contact = said(note, "contact", kept(usual))
    for action, marking in asked:
        text.paragraph(marking, "Asked: ")
        text.value(_action_line(action), end=True)
    if contact is not None:
        text.paragraph(contact.marking, "Contact: ")
        text.value(contact.text, end=True)
    marks = [marking for _, marking in asked]
    if contact is not None:  # what keeps a contact out of releases does not keep officers from the rest
        own = isinstance(note.get("contact"), dict) and note.get("contact").get("mark") is not None
        marks.append(contact.marking if own or usual is None else usual)
    actions = tuple(action for action, _ in asked)
    ended = (replace(one, requested_actions=actions, contact=contact.text if contact else None) for one in attempts)
    return _message(raw, on, text, tuple(covered(one, marks) for one in ended))


def _message(raw: bytes, on: date, text: NoteText, attempts: tuple[Attempt, ...]) -> Message:
    whole, nodes, paragraphs, banner = text.finished()
    return Message(
        kind="told",
        form="told",
        digest=hashlib.sha256(raw).hexdigest(),
        encoding="utf-8",
        text=whole,
        nodes=nodes,
        header={**empty_header(), "banner": banner.to_json(), "date": on.isoformat()},
        paragraphs=paragraphs,
        blocks=(),
        signature=None,
        diagnostics=(),
        attempts=tuple(_moved(one, text.shift) for one in attempts),
    )


def _requests(note: Fields, key: str, usual: Marking | None) -> Iterator[tuple[RequestedAction, Marking]]:
    if note.get(key) is not None:
        yield _request(note.get(key), key, note.where, usual)


def _request(value: Any, path: str, where: str, usual: Marking | None) -> tuple[RequestedAction, Marking]:
    given = Fields({"text": value} if isinstance(value, str) else value, path, where=where, known=_REQUEST)
    by = given.day("by")
    action = RequestedAction(given.required("text"), by.isoformat() if by else None, given.text("report_to"))
    return action, needed(given, "mark", mark_of(given, usual))


def _action_line(action: RequestedAction) -> str:
    due = f", by {action.by}" if action.by else ""
    return action.what.rstrip(".") + due + (f"; report to {action.report_to}" if action.report_to else "")


def _moved(attempt: Attempt, shift: Callable[[Span], Span]) -> Attempt:
    """``attempt`` with its places moved to where the finished text has them."""

    def firms(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(replace(one, spans=tuple(map(shift, one.spans))) for one in found)

    return replace(
        attempt,
        buyers=firms(attempt.buyers),
        intermediaries=firms(attempt.intermediaries),
        suppliers=firms(attempt.suppliers),
        items=tuple(replace(one, spans=tuple(map(shift, one.spans))) for one in attempt.items),
    )
