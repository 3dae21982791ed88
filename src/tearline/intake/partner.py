"""A file of one partner's profile: YAML or JSON to ``model.partner.Partner``."""

from __future__ import annotations

from typing import Any

from tearline.intake.deal import line
from tearline.intake.fields import Fields, read_mapping
from tearline.model.country import by_alpha3
from tearline.model.marking import Level
from tearline.model.partner import Office, Paper, Partner, Words

PARTNER_KEYS = ("partner", "name", "relations", "post", "from_office", "words", "languages", "offices")
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
    return Partner(
        code=code,
        name=line(fields, "name"),
        relations=relations,
        post=line(fields, "post"),
        from_office=line(fields, "from_office"),
        words=_words(fields),
        languages=fields.each("languages", lambda one, path: _text(one, path, where)),
        offices=offices,
    )


def _words(fields: Fields) -> Words:
    one = fields.inside("words", WORD_KEYS)
    if one is None:
        fields.refuse("words", "missing", "state what the texts call people and things")
    never = one.each("never", lambda word, path: _text(word, path, fields.where).casefold())
    return Words(line(one, "your"), line(one, "host"), line(one, "cooperation"), line(one, "closing"), never)


def _office(value: Any, path: str, where: str) -> Office:
    fields = Fields(value, path, where=where, known=OFFICE_KEYS)
    return Office(
        id=line(fields, "id"),
        name=line(fields, "name"),
        lines=fields.each("lines", lambda one, place: _text(one, place, where)),
        salutation=line(fields, "salutation"),
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
