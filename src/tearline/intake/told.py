"""An alert that was told, by telephone or on paper, as an officer noted it: a small YAML file, slot by slot.

Unlike any other message it says itself which slot is which, so nothing is extracted: what is not given stays
unknown. Its text, as releases quote it, is a numbered and marked paragraph for each slot (docs/reference/told.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from tearline.intake.fields import Fields, read_mapping
from tearline.intake.plain_text import empty_header
from tearline.intake.told_text import NoteText
from tearline.model.alert import Attempt, Mention, Modality, Regime, RequestedAction, SoughtItem, Span
from tearline.model.document import Message
from tearline.model.marking import NOBODY, Level, Marking, join, parse_portion

_FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*(?:came:\s|\{\s*\"?came\"?\s*:)")
_KEYS = ("came", "on", "noted_by", "source", "mark", "attempt", "attempts", "request", "requests", "contact")
_ATTEMPT = ("mark", "buyers", "intermediaries", "suppliers", "items", "regimes", "seen", "use", "concerns")
_FIRM = ("name", "place", "country", "modality", "mark")
_ITEM = ("description", "models", "alternatives", "quantity", "value", "mark")
_REQUEST = ("text", "by", "report_to", "mark")
_NOBODY = Marking(Level.UNREADABLE)
_SEEN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class Came(StrEnum):
    """How an alert that was told came."""

    TELEPHONE = "telephone"
    MEETING = "meeting"
    PAPER = "paper"


class Concern(StrEnum):
    """The end uses of concern, named as in ``Attempt.concerns``."""

    BALLISTIC_MISSILE = "ballistic missile"
    NUCLEAR = "nuclear"
    CHEMICAL = "chemical"
    BIOLOGICAL = "biological"
    CONVENTIONAL = "conventional weapons"


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a slot with their mark."""

    text: str
    marking: Marking


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
    usual = _mark(note, None)
    text = NoteText()
    source = _said(note, "source", _kept(usual))
    if source is None:
        note.refuse("source", "missing", "say who told it, as far as it may be written down")
    noted = note.text("noted_by")
    came_by = {Came.PAPER: "on paper", Came.MEETING: "in a meeting"}.get(came, f"by {came.value}")
    text.paragraph(source.marking, f"Told {came_by} on {on}{f', noted by {noted}' if noted else ''}. Source: ")
    text.value(source.text, end=True)
    given = [note.inside("attempt", _ATTEMPT)] if note.get("attempt") is not None else []
    given += note.each("attempts", lambda value, path: Fields(value, path, where=name, known=_ATTEMPT))
    attempts = [_attempt(one, usual, text) for one in given if one is not None]
    asked = (*_requests(note, "request", usual), *note.each("requests", lambda v, p: _request(v, p, name, usual)))
    contact = _said(note, "contact", _kept(usual))
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
    return _message(raw, on, text, tuple(_covered(one, marks) for one in ended))


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


def _attempt(given: Fields, usual: Marking | None, text: NoteText) -> Attempt:
    usual = _mark(given, usual)

    def firms(role: str, label: str) -> tuple[Mention, ...]:
        return given.each(role, lambda value, path: _firm(value, path, given.where, usual, text, label))

    buyers, through = firms("buyers", "Buyer"), firms("intermediaries", "Intermediary")
    suppliers = firms("suppliers", "Supplier")
    items = given.each("items", lambda value, path: _item(value, path, given.where, usual, text))
    regimes = given.each("regimes", lambda value, path: _regime(value, path, given.where, usual))
    around: list[Marking] = []
    for regime, marking in regimes:
        text.paragraph(marking, "Regime" + ("" if regime.modality is Modality.STATED else f" ({regime.modality})"))
        text.value(f": {regime.name}", end=True)
        around.append(marking)
    circumstances: dict[str, str | None] = {}
    for key, label in (("seen", "Seen"), ("use", "Stated use")):
        said = _said(given, key, usual)
        circumstances[key] = said.text if said else None
        if said is not None:
            if key == "seen" and not _SEEN.fullmatch(said.text):
                given.refuse(key, f"'{said.text}' is no date", "write 2026, 2026-08 or 2026-08-19")
            text.paragraph(said.marking, f"{label}: ")
            text.value(said.text, end=True)
            around.append(said.marking)
    concerns = given.each("concerns", lambda value, path: _concern(value, path, given))
    if concerns:
        around.append(_needed(given, "concerns", usual))
        text.paragraph(around[-1], "Concern: ")
        text.value(", ".join(concerns), end=True)
    named = tuple(regime for regime, _ in regimes)
    items = tuple(replace(one, regimes=named) for one in items)
    attempt = Attempt(buyers, through, suppliers, items, circumstances["seen"], circumstances["use"], concerns)
    return _covered(attempt, around)


def _covered(attempt: Attempt, marks: list[Marking]) -> Attempt:
    """``attempt`` with its items under ``marks`` as well: those of its dates, uses and requests.

    These have no mark of their own in an attempt: whoever may see every firm and item sees them
    (``desk/casefile.py``). So the items, or the firms where there is none, take their marks on.
    """
    if not marks:
        return attempt
    if attempt.items:
        items = (replace(one, marking=join([one.marking or _NOBODY, *marks])) for one in attempt.items)
        return replace(attempt, items=tuple(items))

    def covered(firms: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(replace(one, marking=join([one.marking, *marks])) for one in firms)

    return replace(
        attempt,
        buyers=covered(attempt.buyers),
        intermediaries=covered(attempt.intermediaries),
        suppliers=covered(attempt.suppliers),
    )


def _firm(value: Any, path: str, where: str, usual: Marking | None, text: NoteText, label: str) -> Mention:
    given = Fields(value, path, where=where, known=_FIRM)
    marking = _needed(given, "mark", _mark(given, usual))
    name, place, country = given.required("name"), given.text("place"), given.country("country")
    modality = given.choice("modality", Modality) or Modality.STATED
    text.paragraph(marking, label + ("" if modality is Modality.STATED else f" ({modality.value})") + ": ")
    span = text.value(name)
    text.add(", ".join(["", *(one for one in (place, country) if one)]), end=True)
    return Mention(name, country, (span,), marking, modality, "told")


def _item(value: Any, path: str, where: str, usual: Marking | None, text: NoteText) -> SoughtItem:
    given = Fields(value, path, where=where, known=_ITEM)
    marking = _needed(given, "mark", _mark(given, usual))
    description, quantity, worth = given.required("description"), given.quantity("quantity"), given.text("value")
    models = given.each("models", lambda one, at: _plain(given, one, at))
    either = given.get("alternatives")
    if either is not None and not isinstance(either, bool):
        given.refuse("alternatives", "expected true or false")
    text.paragraph(marking, "Item: ")
    span = text.value(description)
    if models:
        text.add(", ")
        text.value((" or " if either else ", ").join(models))
    text.add((f", quantity {quantity}" if quantity else "") + (f", worth {worth}" if worth else ""), end=True)
    return SoughtItem(description, models, bool(either), quantity, worth, (), (span,), marking, "told")


def _regime(value: Any, path: str, where: str, usual: Marking | None) -> tuple[Regime, Marking]:
    if isinstance(value, str):
        value = {"name": value}
    given = Fields(value, path, where=where, known=("name", "modality", "mark"))
    regime = Regime(given.required("name"), given.choice("modality", Modality) or Modality.STATED)
    return regime, _needed(given, "mark", _mark(given, usual))


def _concern(value: Any, path: str, given: Fields) -> str:
    one = Fields({"concern": value}, path, where=given.where, known=("concern",)).choice("concern", Concern)
    return one.value if one else given.refuse("concerns", "an empty word in the list")


def _requests(note: Fields, key: str, usual: Marking | None) -> Iterator[tuple[RequestedAction, Marking]]:
    if note.get(key) is not None:
        yield _request(note.get(key), key, note.where, usual)


def _request(value: Any, path: str, where: str, usual: Marking | None) -> tuple[RequestedAction, Marking]:
    given = Fields({"text": value} if isinstance(value, str) else value, path, where=where, known=_REQUEST)
    by = given.day("by")
    action = RequestedAction(given.required("text"), by.isoformat() if by else None, given.text("report_to"))
    return action, _needed(given, "mark", _mark(given, usual))


def _action_line(action: RequestedAction) -> str:
    due = f", by {action.by}" if action.by else ""
    return action.what.rstrip(".") + due + (f"; report to {action.report_to}" if action.report_to else "")


def _said(given: Fields, key: str, usual: Marking | None) -> _Said | None:
    """The words under ``key``: a text, or ``{text, mark}``."""
    value = given.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, dict):
        plain = str(value) if isinstance(value, date | int) and not isinstance(value, bool) else given.text(key)
        return _Said(plain, _needed(given, key, usual)) if plain else None
    inner = Fields(value, f"{given.path}.{key}" if given.path else key, where=given.where, known=("text", "mark"))
    written = inner.get("text")
    words = str(written) if isinstance(written, date | int) else inner.required("text")
    return _Said(words, _needed(inner, "mark", _mark(inner, usual)))


def _mark(given: Fields, usual: Marking | None) -> Marking | None:
    """The mark of a mapping, or what is usual around it. Refuses one that cannot be read in full."""
    written = given.text("mark")
    if written is None:
        return usual
    bare = written.strip("()[] ")
    marking = parse_portion(f"({bare})")
    if marking.level is Level.UNREADABLE or marking.problem:
        todo = "write (S), (S//NF), (C//REL TO USA, MYS)"
        given.refuse("mark", f"'{written}' cannot be read: {marking.problem}", todo)
    return marking


def _kept(usual: Marking | None) -> Marking | None:
    """What a source or a contact bears that has no mark of its own: never released, whoever may have the rest (M7)."""
    return None if usual is None else Marking(usual.level, NOBODY)


def _needed(given: Fields, key: str, marking: Marking | None) -> Marking:
    if marking is None:
        given.refuse(key, "has no mark", "give one here, or under mark for the whole note; (U) is one")
    return marking


def _plain(given: Fields, value: Any, path: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return Fields({"model": value}, path, where=given.where, known=("model",)).required("model")


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
