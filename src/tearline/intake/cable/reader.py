"""A cable, from scrubbed text to its reading, in the order of the rules G1-G26."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tearline.intake.cable.blocks import read_blocks
from tearline.intake.cable.body import read_body
from tearline.intake.cable.checks import diagnose
from tearline.intake.cable.fields import Header, scan
from tearline.intake.cable.header import read_header
from tearline.intake.cable.identity import find_mrn, parse_dtg
from tearline.intake.cable.nodes import cable_nodes
from tearline.intake.cable.scrub import Scrubbed, scrub
from tearline.model.document import Block, Diagnostic, Node, Paragraph

_FIRST_LINES = 2000
_TELLING = frozenset(("eo", "classified_by", "derived"))
_COMMON = frozenset(("from", "to", "info", "tags", "ref", "subject"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message says: header values, paragraphs, blocks, signature, what was odd, and its nodes."""

    header: dict[str, Any]
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    signature: str | None
    diagnostics: tuple[Diagnostic, ...]
    nodes: tuple[Node, ...]


def prepared(text: str) -> tuple[Scrubbed, Header]:
    """Stage 0 and the line scan (G1-G4, G8-G16); the origin of a message number above helps to find stamps."""
    mrn = find_mrn(text[:_FIRST_LINES])
    scrubbed = scrub(text, mrn["station"] if mrn else None)
    return scrubbed, scan(scrubbed.text)


def surely_cable(scrubbed: Scrubbed, header: Header) -> bool:
    """Whether the header has what nothing but a cable has: a date-time group, a message number, an order."""
    if any(field.kind in _TELLING for field in header.fields):
        return True
    dtg = header.content("dtg", scrubbed.text)
    return (dtg is not None and parse_dtg(dtg) is not None) or find_mrn(scrubbed.text[:_FIRST_LINES]) is not None


def looks_like_cable(header: Header) -> bool:
    """Whether the header has TAGS, or two fields that letters and files of other kinds may have as well."""
    kinds = {field.kind for field in header.fields} & _COMMON
    return "tags" in kinds or len(kinds) > 1


def read_cable(text: str, scrubbed: Scrubbed, header: Header) -> Reading:
    """The reading of ``text``, which ``prepared`` has scrubbed and scanned."""
    clean = scrubbed.text
    reading = read_header(clean, header, _first_paragraph(clean, header))
    body = read_body(clean, header.body, reading.marking)
    blocks: list[Block] = []
    diagnostics = [*body.diagnostics]
    for paragraph, content in zip(body.paragraphs, body.contents, strict=True):
        found, odd = read_blocks(clean, paragraph, content, reading.marking)
        blocks += found
        diagnostics += odd
    diagnostics += diagnose(text, scrubbed, header, reading, body)
    return Reading(
        reading.values,
        body.paragraphs,
        tuple(blocks),
        body.signature,
        tuple(sorted(diagnostics, key=_place)),
        cable_nodes(len(text), header, reading.banner, body, scrubbed.artefacts),
    )


def _first_paragraph(text: str, header: Header) -> str:
    """The first lines of the body where they are a Classified By that took a paragraph's number."""
    if header.first("classified_by") is not None:
        return ""
    head = text[header.body : header.body + 600].split("\n\n", 1)[0]
    return head if "classified by" in head[:60].lower() else ""


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    """Of the whole message first, then by paragraph and place."""
    start = diagnostic.span[0] if diagnostic.span else 0
    return (diagnostic.paragraph or 0, start if diagnostic.paragraph else 0, diagnostic.code)
