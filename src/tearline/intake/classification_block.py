"""Who classified an alert that is to be sent, why and until when, by the order that holds on its day (M3 to M5)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tearline.intake.deal import capitals, line
from tearline.intake.fields import Fields
from tearline.model.classification_order import EXEMPT, ClassificationOrder, Source, longest, order_on, years_after
from tearline.model.outgoing import Authority

_REASON = re.compile(r"(1\.[45])\s?\(([a-hA-H])\)")


def authority(fields: Fields, sent: date) -> Authority | None:
    """Who classified the text: an original with its reasons and day, or a derivative with its sources (M3 to M5)."""
    order = order_on(sent)
    if order is None:
        fields.refuse("sent", f"{sent} is before E.O. 12958", "earlier orders are read, but not written")
    by = fields.inside("classified_by", ("office", "title", "name", "reasons"))
    sources = fields.each("derived_from", lambda one, path: _source(one, path, fields.where, sent))
    if by is None:
        for key in ("declassify_on", "derived_from"):
            if fields.get(key) is not None:
                fields.refuse("classified_by", "missing", f"{key} says until when: state who classified it, too")
        return None
    if sources:
        return _derivative(fields, by, sources, sent)
    until = _until(fields, order, sent)
    reasons = by.each("reasons", lambda one, path: _reason(one, path, fields.where, order))
    if not reasons:
        by.refuse("reasons", "missing", f"name at least one, such as {order.section}(b)")
    return Authority(capitals(by, "office"), capitals(by, "title"), capitals(by, "name"), reasons, until)


def _derivative(fields: Fields, by: Fields, sources: tuple[Source, ...], sent: date) -> Authority:
    if by.get("reasons") is not None:
        by.refuse("reasons", "a derivative carries no reasons (32 CFR 2001.22)", "leave them out, or the sources")
    if fields.get("declassify_on") is not None:
        fields.refuse("declassify_on", "the sources say until when", "leave it out")
    until = longest(sources)
    if isinstance(until, date) and until <= sent:
        fields.refuse("derived_from", f"the last of the sources was to be declassified on {until}")
    return Authority(capitals(by, "office"), capitals(by, "title"), capitals(by, "name"), (), until, sources)


def _until(fields: Fields, order: ClassificationOrder, sent: date) -> date | str:
    """The day on which an original ends, within the years of the order; or an exemption, which has no day (M4)."""
    if (stated := fields.get("declassify_on")) in EXEMPT:
        return str(stated)
    until = fields.day("declassify_on")
    if until is None:
        fields.refuse("declassify_on", "missing", "a classified alert states who classified it and until when")
    if not sent < until <= years_after(sent, order.years):
        fields.refuse(
            "declassify_on", f"{until} is not within {order.years} years of {sent}, as E.O. {order.number} has it"
        )
    return until


def _source(value: Any, path: str, where: str, sent: date) -> Source:
    fields = Fields(value, path, where=where, known=("source", "dated", "declassify_on"))
    dated = fields.day("dated")
    if dated is None:
        fields.refuse("dated", "missing", "state the day of the source")
    if dated > sent:
        fields.refuse("dated", f"{dated} is after the day of sending, {sent}")
    stated = fields.get("declassify_on")
    if stated in EXEMPT:
        return Source(line(fields, "source"), dated, str(stated))
    undated = stated is None or (isinstance(stated, str) and re.fullmatch(r"OADR|X[1-8]", stated))
    return Source(line(fields, "source"), dated, None if undated else fields.day("declassify_on"))


def _reason(value: Any, path: str, where: str, order: ClassificationOrder) -> str:
    found = _REASON.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[1] != order.section or found[2].lower() not in order.letters:
        first, last = order.letters[0], order.letters[-1]
        todo = f"write {order.section}({first}) to {order.section}({last})"
        Fields({}, path, where=where, known=()).refuse(
            "", f"'{value}' is no reason of E.O. {order.number} on that day", todo
        )
    return f"{found[1]}({found[2].lower()})"
