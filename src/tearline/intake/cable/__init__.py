"""Cables: a whole one is read by ``tearline.intake.read``; here is one verb for each field, for a fragment alone.

Each verb takes a piece of text, with or without its label and whatever stands around it, and gives the
JSON value of that name (docs/reference/message.md), or None where the fragment does not hold it.
"""

from __future__ import annotations

import re
from typing import Any

from tearline.intake.cable import header as _header
from tearline.intake.cable.addresses import read_block, surely_addressee
from tearline.intake.cable.banner import find_banner, is_caption
from tearline.intake.cable.body import find_signature
from tearline.intake.cable.classified_by import parse_classified_by
from tearline.intake.cable.declassification import parse_date, parse_declassification
from tearline.intake.cable.identity import parse_dtg, parse_mrn
from tearline.intake.cable.lines import split_lines, words
from tearline.intake.cable.reader import prepared
from tearline.intake.cable.references import parse_references
from tearline.intake.cable.subject import parse_subject
from tearline.intake.cable.summary import read_text
from tearline.intake.cable.tags import only_codes, parse_tags

__all__ = [
    "read_addressees",
    "read_classified_by",
    "read_declassification",
    "read_dtg",
    "read_mrn",
    "read_references",
    "read_signature",
    "read_subject",
    "read_summary",
    "read_tags",
]

_PARAGRAPH = re.compile(r"\s{0,60}\u00b6?\s?\d{1,3}\s?\.\s{0,5}\(")


def read_mrn(text: str) -> dict[str, Any] | None:
    """``{"raw", "year", "station", "number"}``; year None where only a banner names the cable."""
    alone = parse_mrn(text)
    if alone is not None and alone["year"] is not None:
        return alone
    scrubbed, header = prepared(text)
    head = scrubbed.text[: header.body]
    dtg = parse_dtg(header.content("dtg", scrubbed.text) or "")
    return _header.read_identity(head, header, scrubbed.text, dtg)[0] or alone


def read_dtg(text: str) -> str | None:
    """The date-time group as ``2010-02-16T13:05:00Z``."""
    scrubbed, header = prepared(text)
    found = parse_dtg(header.content("dtg", scrubbed.text) or scrubbed.text[:5000])
    return found.iso() if found else None


def read_tags(text: str) -> list[str] | None:
    """The tags in their order: ``["PARM", "OVIP (LAST, FIRST)", "IR"]``."""
    scrubbed, header = prepared(text)
    content = header.content("tags", scrubbed.text)
    if content is not None:
        return parse_tags(content)
    return parse_tags(text) if only_codes(text) else None


def read_references(text: str, year: int | None = None) -> list[dict[str, Any]] | None:
    """``[{"bullet", "kind", "year", "station", "number", "raw"}]``; ``year`` is the cable's own."""
    scrubbed, header = prepared(text)
    content = header.content("ref", scrubbed.text)
    if content is not None:
        return parse_references(content, year)
    if header.fields:
        return None
    if len(text) > 5000 or _PARAGRAPH.match(scrubbed.text):
        return None
    found = parse_references(scrubbed.text, year)
    return found if any(one["kind"] == "cable" for one in found) else None


def read_classified_by(text: str) -> dict[str, Any] | None:
    """``{"name", "title", "office", "reasons"}``, reasons as ``1.4(b)``."""
    scrubbed, header = prepared(text)
    found = _header.classified_by(header, scrubbed.text)
    if found is not None or header.fields or len(text) > 1000:
        return found
    # Without its label only what says a function or a reason is such a line; anything else would be invented.
    alone = parse_classified_by(scrubbed.text) if not scrubbed.text.lstrip()[:1].isdigit() else None
    return alone if alone is not None and (alone["title"] or alone["reasons"]) else None


def read_addressees(text: str) -> dict[str, list[dict[str, Any]]] | None:
    """``{"to": [...], "info": [...]}`` of ``{"name", "precedence", "number"}``; lines without label are TO."""
    scrubbed, header = prepared(text)
    clean = scrubbed.text
    banner = find_banner(clean[: header.body], None)
    if any(field.kind in ("to", "info") for field in header.fields):
        dtg = parse_dtg(header.content("dtg", clean) or "")
        banner = _header.read_identity(clean[: header.body], header, clean, dtg)[1]
        stop = banner.span[0] if banner and banner.origin else None
        to, info = _header.read_addresses(clean, header, stop)
        return {"to": to, "info": info} if to or info else None
    if header.fields or len(text) > 20_000:
        return None
    to = []
    lines = [line.text for line in split_lines(clean) if not is_caption(line.text)]
    if all(line == line.upper() for line in lines) and any(surely_addressee(line) for line in lines):
        read_block(lines, to)
    return {"to": to, "info": []} if to else None


def read_subject(text: str) -> str | None:
    """The subject on one line, without its portion mark."""
    scrubbed, header = prepared(text)
    return parse_subject(_header.subject_line(header, scrubbed.text))[0]


def read_declassification(text: str) -> dict[str, Any] | None:
    """``{"order", "declassify_on", "raw"}``, the date in ISO form; ``instruction`` where there is none."""
    scrubbed, header = prepared(text)
    found = _header.eo(header, scrubbed.text)
    if found is not None or header.fields:
        return found
    alone = parse_declassification(scrubbed.text[:1000])
    if alone is not None:
        return alone
    day = parse_date(scrubbed.text) if len(words(text)) < 30 else None
    return {"order": None, "declassify_on": day.isoformat(), "raw": words(text)} if day else None


def read_signature(text: str) -> str | None:
    """The surname or surnames on the last line."""
    scrubbed, _ = prepared(text)
    return find_signature(split_lines(scrubbed.text))[0]


def read_summary(text: str) -> str | None:
    """The summary's words on one line, without label, paragraph numbers and marks."""
    scrubbed, _ = prepared(text)
    return read_text(scrubbed.text)
