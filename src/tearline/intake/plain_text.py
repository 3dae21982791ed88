"""Non-papers, letters and notices as plain text: paragraphs with their portion marks, no header."""

from __future__ import annotations

from tearline.intake.cable.banner import Banner, find_plain_banner
from tearline.intake.cable.blocks import read_blocks
from tearline.intake.cable.body import read_body
from tearline.intake.cable.marks import value
from tearline.intake.cable.nodes import partition
from tearline.intake.cable.reader import Reading
from tearline.intake.cable.scrub import Scrubbed
from tearline.model.alert import Span
from tearline.model.document import Block, Diagnostic, Paragraph
from tearline.model.marking import Level, Marking

_BANNER_LINES = 600
_FIELDS = (
    *("mrn", "dtg", "precedence", "from", "to", "info", "captions", "banner", "eo", "tags", "subject"),
    *("references", "classified_by"),
)


def empty_header() -> dict[str, object]:
    """The header of a message that has none: every field of a cable's, absent."""
    absent = dict.fromkeys(
        ("mrn", "dtg", "precedence", "from", "to", "info", "captions", "banner", "eo", "tags", "subject")
    )
    return {**absent, "to": [], "info": [], "captions": [], "tags": [], "references": [], "classified_by": None}


def banner_value(banner: Banner) -> Marking:
    """What a banner that stands alone says; its release list is read as that of any mark."""
    return value(banner.marking.raw, None) if "REL" in banner.marking.raw else banner.marking


def read_plain_text(text: str, scrubbed: Scrubbed, above: Marking | None = None) -> Reading:
    """The reading of ``text`` as paragraphs; a line of secrecy at the top is the banner.

    ``above`` is the mark of the whole where ``text`` is a part of something larger: it holds for the banner.
    """
    clean = scrubbed.text
    head = clean[:_BANNER_LINES]
    banner = find_plain_banner(head)
    marking = above or (banner_value(banner) if banner else None)
    start = banner.span[1] if banner and not head[: banner.span[0]].strip() else 0
    body = read_body(clean, start, marking)
    blocks: list[Block] = []
    diagnostics: list[Diagnostic] = [*body.diagnostics, *unmarked(marking, body.paragraphs)]
    for paragraph, content in zip(body.paragraphs, body.contents, strict=True):
        found, odd = read_blocks(clean, paragraph, content, marking)
        blocks += found
        diagnostics += odd
    if scrubbed.hidden is not None:
        at = scrubbed.hidden
        what = f"a character that does not show (U+{ord(text[at]):04X}) stands in the text; it was read as a blank"
        diagnostics.insert(0, Diagnostic("hidden_character", what, None, (at, at + 1)))
    header = empty_header()
    header["banner"] = marking.to_json() if marking else None
    parts: list[tuple[str, Span]] = [("paragraph", one.span) for one in body.paragraphs]
    parts += [("heading", span) for span in body.headings]
    if start and banner:
        parts.append(("banner", banner.span))
    if body.signature_span:
        parts.append(("signature", body.signature_span))
    nodes = partition(len(text), parts, scrubbed.artefacts)
    return Reading(header, body.paragraphs, tuple(blocks), body.signature, tuple(diagnostics), nodes)


def unmarked(marking: Marking | None, paragraphs: tuple[Paragraph, ...]) -> list[Diagnostic]:
    """A diagnostic for each paragraph without a mark, where the banner ``marking`` is classified."""
    classified = marking is not None and marking.level not in (Level.UNCLASSIFIED, Level.SBU)
    found: list[Diagnostic] = []
    for one in paragraphs:
        if one.marking is None and classified:
            found.append(Diagnostic("paragraph_unmarked", "no portion mark: released to nobody", one.number, one.span))
    return found
