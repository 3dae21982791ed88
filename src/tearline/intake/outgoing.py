"""A file of an alert to be sent: YAML or JSON to ``model.outgoing``.

Every slot of the attempt states its own mark, or takes the ``mark`` of the attempt. What a cable
could not carry (a wrong station, a date beyond the years of the order, a mark that says nothing) is refused here.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any, NoReturn

from tearline.intake.classification_block import authority
from tearline.intake.deal import capitals, deal_from, line, marked, marking_of, tag
from tearline.intake.fields import Fields, read_mapping
from tearline.model.country import by_alpha3
from tearline.model.marking import Level, Marking
from tearline.model.outgoing import (
    Addressee,
    Ask,
    CableReference,
    Caption,
    Contact,
    Marked,
    OutgoingAlert,
    Precedence,
    Request,
)

ALERT_KEYS = (
    "number", "sent", "precedence", "from", "to", "info", "captions", "classified_by", "declassify_on", "derived_from",
    "tags", "subject", "references", "recipient", "attempt", "background", "points", "request", "contact", "signature",
)  # fmt: skip

_SENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?Z")
_CLASSIFIED = (Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET)


def read_outgoing(raw: bytes, *, where: str) -> OutgoingAlert:
    """The alert of a file, in the shape of docs/reference/writing.md.

    Raises Refused, in one line that names the path, for unknown keys, marks that cannot be read, codes
    of no country, and whatever a cable has no place for.
    """
    value = read_mapping(raw, where=where)
    fields = Fields(value, "", where=where, known=ALERT_KEYS)
    sent = _sent(fields)
    station, serial = _number(fields, sent)
    deal = deal_from(fields, "attempt")
    precedence, info_precedence = _precedence(fields)
    alert = OutgoingAlert(
        station=station,
        serial=serial,
        sent=sent,
        precedence=precedence,
        info_precedence=info_precedence,
        sender=capitals(fields, "from"),
        action=fields.each("to", lambda one, path: _addressee(one, path, where)),
        info=fields.each("info", lambda one, path: _addressee(one, path, where)),
        captions=fields.each("captions", lambda one, path: _caption(one, path, where)),
        authority=authority(fields, sent.date()),
        tags=fields.each("tags", lambda one, path: tag(one, path, where)),
        subject=_required(fields, "subject"),
        references=fields.each("references", lambda one, path: _reference(one, path, where, sent.year)),
        recipient=_recipient(fields),
        deal=deal,
        background=fields.each("background", lambda one, path: marked(one, path, where=where)),
        points=fields.each("points", lambda one, path: marked(one, path, where=where)),
        request=_request(fields, sent.date()),
        contact=_contact(fields),
        signature=capitals(fields, "signature"),
    )
    _check_authority(fields, alert)
    return alert


def _required(fields: Fields, key: str) -> Marked:
    if fields.get(key) is None:
        fields.refuse(key, "missing", "write {text: …, mark: …}")
    return marked(fields.get(key), f"{fields.path}.{key}" if fields.path else key, where=fields.where)


def _sent(fields: Fields) -> datetime:
    value = fields.required("sent")
    found = _SENT.fullmatch(value)
    try:
        sent = None if found is None else datetime.fromisoformat(f"{found[1]}T{found[2]}").replace(tzinfo=UTC)
    except ValueError:
        sent = None
    if sent is None:
        fields.refuse("sent", f"'{value}' is no moment", "write UTC to the minute, such as 2026-09-03T16:42Z")
    return sent


def _number(fields: Fields, sent: datetime) -> tuple[str, int]:
    number = fields.inside("number", ("station", "serial", "year"))
    if number is None:
        fields.refuse("number", "missing", "state station and serial")
    station = _station(number)
    serial = number.figure("serial", least=1, most=999_999)
    if serial is None:
        number.refuse("serial", "missing", "state it")
    year = number.figure("year")
    if year is not None and year != sent.year:
        number.refuse("year", f"{year} is not the year of the date-time, {sent.year}")
    return station, int(serial)


def _station(fields: Fields) -> str:
    """The station as message numbers write it, letters only."""
    name = fields.required("station")
    letters = name.replace(" ", "")
    if not (letters.isascii() and letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 30):
        fields.refuse("station", f"'{name}' is no station", "write capitals, such as STATE or KUALA LUMPUR")
    return letters


def _precedence(fields: Fields) -> tuple[Precedence, Precedence | None]:
    one = fields.inside("precedence", ("action", "info"))
    action = one.choice("action", Precedence) if one else None
    if one is None or action is None:
        fields.refuse("precedence", "missing", "state {action: PRIORITY, info: ROUTINE}")
    return action, one.choice("info", Precedence)


def _caption(value: Any, path: str, where: str) -> Caption:
    caption = Fields({"caption": value}, path, where=where, known=("caption",)).choice("caption", Caption)
    if caption is None:
        _refuse(path, where, "an empty caption", f"use one of {', '.join(Caption)}")
    return caption


def _refuse(path: str, where: str, what: str, todo: str) -> NoReturn:
    Fields({}, path, where=where, known=()).refuse("", what, todo)


def _addressee(value: Any, path: str, where: str) -> Addressee:
    fields = Fields(value, path, where=where, known=("name", "precedence", "number"))
    number = fields.text("number")
    if number is not None and not re.fullmatch(r"\d{1,6}", number, re.ASCII):
        fields.refuse("number", f"'{number[:20]}' is no number", "write up to six digits, in quotes")
    return Addressee(
        capitals(fields, "name"),
        fields.choice("precedence", Precedence),
        number,
    )


def _reference(value: Any, path: str, where: str, year: int) -> CableReference:
    fields = Fields(value, path, where=where, known=("station", "number", "year"))
    number = fields.figure("number", least=1, most=999_999)
    if number is None:
        fields.refuse("number", "missing", "state it")
    of = fields.figure("year", least=1966, most=year)
    return CableReference(year if of is None else int(of), _station(fields), int(number))


def _recipient(fields: Fields) -> str:
    value = fields.required("recipient")
    country = by_alpha3(value)
    if country is None or country.alpha3 != value:
        fields.refuse("recipient", f"'{value}' is not an ISO 3166 alpha-3 code", "name one state, such as MYS")
    return value


def _check_authority(fields: Fields, alert: OutgoingAlert) -> None:
    marks = [alert.subject.marking, alert.request.marking, *alert.deal.markings()]
    marks += [one.marking for one in (*alert.background, *alert.points)]
    classified = any(one.level in _CLASSIFIED for one in marks)
    if classified and alert.authority is None:
        fields.refuse("classified_by", "missing", "a part of the alert is classified: state who classified it")
    if not classified and alert.authority is not None:
        fields.refuse("classified_by", "nothing in the alert is classified", "leave it out, and declassify_on")


def _request(fields: Fields, sent: date) -> Request:
    one = fields.inside("request", ("asks", "by", "report_to", "mark"))
    if one is None:
        fields.refuse("request", "missing", "state {by: …, report_to: …, mark: …}")
    by = one.day("by")
    if by is None:
        one.refuse("by", "missing", "state the day by which the post is to report")
    if by <= sent:
        one.refuse("by", f"{by} is not after the day of sending, {sent}")
    asks = one.each("asks", lambda value, path: _ask(value, path, fields.where)) or (Ask.INVESTIGATE, Ask.SCRUTINISE)
    if len(set(asks)) != len(asks):
        one.refuse("asks", "the same is asked twice")
    return Request(asks, by, capitals(one, "report_to"), _marking(one))


def _ask(value: Any, path: str, where: str) -> Ask:
    ask = Fields({"asks": value}, path, where=where, known=("asks",)).choice("asks", Ask)
    if ask is None:
        _refuse(path, where, "nothing is asked", f"use one of {', '.join(Ask)}")
    return ask


def _marking(fields: Fields) -> Marking:
    return marking_of(fields, fields.required("mark"))


def _contact(fields: Fields) -> Contact:
    one = fields.inside("contact", ("name", "office", "phone"))
    if one is None:
        fields.refuse("contact", "missing", "state {name: …, office: …, phone: …}")
    return Contact(line(one, "name"), capitals(one, "office"), line(one, "phone"))
