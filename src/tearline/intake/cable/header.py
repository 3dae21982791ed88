"""From fields to values: each header field in the shape of docs/reference/message.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tearline.intake.cable.addresses import addressee, read_block
from tearline.intake.cable.banner import Banner, find_banner, find_captions, find_plain_banner, is_caption, overall
from tearline.intake.cable.classified_by import parse_classified_by
from tearline.intake.cable.declassification import parse_declassification
from tearline.intake.cable.fields import Header
from tearline.intake.cable.identity import Dtg, find_mrn, parse_dtg, parse_mrn
from tearline.intake.cable.lines import words
from tearline.intake.cable.references import parse_references
from tearline.intake.cable.subject import parse_subject
from tearline.intake.cable.tags import parse_tags
from tearline.model.alert import Span
from tearline.model.marking import Marking


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header's values, its marking, and the places that its diagnostics point at."""

    values: dict[str, Any]
    marking: Marking | None
    banner: Banner | None
    dtg: Dtg | None
    captions: tuple[Span, ...]


def read_header(text: str, header: Header, body: str = "") -> HeaderReading:
    """The values of ``header``, which was scanned from scrubbed ``text``; ``body`` may hold a Classified By."""
    head = text[: header.body]
    dtg = parse_dtg(header.content("dtg", text) or "")
    mrn, banner = read_identity(head, header, text, dtg)
    captions = find_captions(head[_address_start(header) :])
    names = [name for name, _ in captions]
    if banner is not None:
        names += [name for name, _ in find_captions(banner.rest) if name not in names]
    for field in header.all("captions"):
        names += [name for name, _ in find_captions(field.content(text).replace(",", "\n")) if name not in names]
    marking = overall(banner, names)
    to, info = read_addresses(text, header, banner.span[0] if banner and banner.origin else None)
    year = mrn["year"] if mrn and mrn["year"] else dtg.when.year if dtg and dtg.when else None
    subject, subject_portion = parse_subject(subject_line(header, text))
    tags = header.content("tags", text)
    references = header.content("ref", text)
    values: dict[str, Any] = {
        "mrn": mrn,
        "dtg": dtg.iso() if dtg else None,
        "precedence": {"action": dtg.action, "info": dtg.info} if dtg and dtg.action else None,
        "from": originator(header, text),
        "to": to,
        "info": info,
        "captions": names,
        "banner": marking.to_json() if marking else None,
        "eo": eo(header, text),
        "tags": parse_tags(tags) if tags else [],
        "subject": subject,
        "references": parse_references(references, year) if references else [],
        "classified_by": classified_by(header, text, body),
    }
    if subject_portion:
        values["subject_portion"] = subject_portion
    return HeaderReading(values, marking, banner, dtg, tuple(span for _, span in captions))


def read_identity(head: str, header: Header, text: str, dtg: Dtg | None) -> tuple[dict[str, Any] | None, Banner | None]:
    """The message number and the banner, each of which helps to find the other (G5, G10)."""
    field = header.first("mrn")
    mrn = parse_mrn(field.content(text)) if field else find_mrn(head)
    banner = find_banner(head, mrn) or find_banner(head, None)
    if mrn is None and banner is not None and banner.origin and banner.serial is not None:
        year = dtg.when.year if dtg and dtg.when else None
        mrn = {"raw": words(banner.number), "year": year, "station": banner.origin, "number": banner.serial}
    return mrn, banner or find_plain_banner(head)


def read_addresses(text: str, header: Header, stop: int | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The addressees of TO and of INFO, up to ``stop``, where the banner begins."""
    to: list[dict[str, Any]] = []
    info: list[dict[str, Any]] = []
    current = to
    for field in header.fields:
        if field.kind not in ("to", "info", "xmt"):
            continue
        current = to if field.kind == "to" else info if field.kind == "info" else current
        lines = [
            text[start : min(end, stop)] if stop is not None else text[start:end]
            for start, end in field.pieces
            if stop is None or start < stop
        ]
        clean: list[str] = []
        for line in lines:
            if is_caption(line) and line.strip():
                break
            clean.append(line)
        read_block(clean, current, exempt=field.kind == "xmt")
    return to, info


def subject_line(header: Header, text: str) -> str:
    """What stands behind the first SUBJECT that has anything behind it."""
    said = (field.content(text) for field in header.all("subject"))
    return next((content for content in said if content.strip()), "")


def originator(header: Header, text: str) -> str | None:
    """Who sent it: the plain-language name after FM, without routing indicator."""
    field = header.first("from")
    if field is None:
        return None
    one = addressee(field.content(text))
    if one is None:
        return None
    parts = [one["name"], one["precedence"], one["number"]]
    return " ".join(part for part in parts if part)


def eo(header: Header, text: str) -> dict[str, Any] | None:
    """The E.O. line; where it only names the order, a DECLASSIFY ON further down gives the date."""
    field = header.first("eo")
    result = parse_declassification(field.content(text)) if field else None
    later = header.first("decl")
    if later is not None and (result is None or (result["declassify_on"] is None and "instruction" not in result)):
        second = parse_declassification(text[later.start : later.end])
        if second is not None and result is not None:
            result = {**second, "order": result["order"], "raw": f"{result['raw']} {second['raw']}"}
        else:
            result = second
    return result


def classified_by(header: Header, text: str, body: str = "") -> dict[str, Any] | None:
    """Who classified, with the reasons of a REASON line that follows; else a first paragraph that says so."""
    field = header.first("classified_by")
    if field is None:
        return parse_classified_by(body) if body else None
    content = field.content(text)
    for reason in header.all("reason"):
        content += "\n" + text[reason.start : reason.end]
    return parse_classified_by(content)


def _address_start(header: Header) -> int:
    """Captions stand under the addresses: the envelope above them has none."""
    return next((field.start for field in header.fields if field.kind in ("dtg", "from", "to", "mrn", "banner")), 0)
