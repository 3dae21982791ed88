"""A file of one partner's profile: YAML or JSON to ``model.partner.Partner``."""

from __future__ import annotations

import re
from typing import Any

from tearline.intake.deal import capitals, line, tag
from tearline.intake.fields import Fields, read_mapping
from tearline.model.country import by_alpha3
from tearline.model.marking import Level
from tearline.model.partner import Office, Paper, Partner, Words

PARTNER_KEYS = ("partner", "name", "relations", "post", "cable", "from_office", "words", "offices")
LETTER_WIDTH = 69
WORD_KEYS = ("your", "host", "cooperation", "closing", "never")
OFFICE_KEYS = ("id", "name", "lines", "salutation", "up_to", "receives")


def read_partner(raw: bytes, *, where: str) -> Partner:
    """The profile of a file, in the shape of docs/reference/writing.md; refuses what it does not know."""
    fields = Fields(read_mapping(raw, where=where), "", where=where, known=PARTNER_KEYS)
    code = fields.required("partner")
    if (country := by_alpha3(code)) is None or country.alpha3 != code:
        fields.refuse("partner", f"'{code}' is not an ISO 3166 alpha-3 code", "name one state, such as SVN")
    relations = fields.get("relations")
    if not isinstance(relations, bool):
        fields.refuse("relations", "expected true or false", "say whether there are diplomatic relations")
    offices = fields.each("offices", lambda one, path: _office(one, path, where))
    if len({one.id for one in offices}) != len(offices):
        fields.refuse("offices", "two offices have the same id")
    cable = fields.inside("cable", ("to", "tags"))
    if cable is None:
        fields.refuse("cable", "missing", "state {to: AMEMBASSY LJUBLJANA, tags: [SI]}")
    return Partner(
        code=code,
        name=line(fields, "name"),
        relations=relations,
        post=line(fields, "post"),
        address=capitals(cable, "to"),
        tags=cable.each("tags", lambda one, path: tag(one, path, where)),
        from_office=_short(fields, "from_office"),
        words=_words(fields, relations),
        offices=offices,
    )


def _words(fields: Fields, relations: bool) -> Words:
    one = fields.inside("words", WORD_KEYS)
    if one is None:
        fields.refuse("words", "missing", "state what the texts call people and things")
    never = one.each("never", lambda word, path: _text(word, path, fields.where).casefold())
    if not relations and not never:
        one.refuse(
            "never", "missing", "without diplomatic relations, state the words that no text may hold: government"
        )
    said = {key: line(one, key) for key in ("your", "host", "cooperation")} | {"closing": _short(one, "closing")}
    for key, text in said.items():
        if barred := next((word for word in never if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I)), None):
            one.refuse(key, f"says '{barred}', which stands under never", "say authorities, or another word")
    return Words(said["your"], said["host"], said["cooperation"], said["closing"], never)


def _office(value: Any, path: str, where: str) -> Office:
    fields = Fields(value, path, where=where, known=OFFICE_KEYS)
    return Office(
        id=line(fields, "id"),
        name=_short(fields, "name"),
        lines=fields.each("lines", lambda one, place: _short(Fields({"": one}, place, where=where, known=("",)), "")),
        salutation=_short(fields, "salutation"),
        up_to=fields.choice("up_to", Level) or Level.UNCLASSIFIED,
        receives=fields.each("receives", lambda one, place: _paper(one, place, where)),
    )


def _paper(value: Any, path: str, where: str) -> Paper:
    fields = Fields({"receives": value}, path, where=where, known=("receives",))
    paper = fields.choice("receives", Paper)
    if paper is None:
        fields.refuse("", "missing", f"use one of {', '.join(Paper)}")
    return paper


def _text(value: Any, path: str, where: str) -> str:
    return line(Fields({"": value}, path, where=where, known=("",)), "")


def _short(fields: Fields, key: str) -> str:
    """A line of a letter that is never wrapped: an address, a salutation, a closing."""
    value = line(fields, key)
    if len(value) > LETTER_WIDTH:
        fields.refuse(key, f"{len(value)} characters do not fit on a line of a letter", f"use at most {LETTER_WIDTH}")
    return value
