"""The parts of a document as one reading: each part read by itself, so that no mark reaches out of it.

Parts stand in the text one after another. A cable is read from its running text alone; a table inside its body,
a text box or a footnote is not under the mark of the paragraph beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tearline.intake.cable.banner import find_plain_banner
from tearline.intake.cable.lines import flow
from tearline.intake.cable.marks import mark_at, skip_blanks, value
from tearline.intake.cable.reader import Reading, looks_like_cable, prepared, read_cable, surely_cable
from tearline.intake.forms.extract import Extract, Part
from tearline.intake.forms.outline import starts_with_mark
from tearline.intake.plain_text import banner_value, empty_header, read_plain_text, unmarked
from tearline.model.alert import Span
from tearline.model.document import Diagnostic, Node, Paragraph
from tearline.model.marking import Level, Marking, join

_GAP = "\n\n"
_WRAPPED, _LONGEST = 55, 100
_OPENS = re.compile(r"\s*(?:[\u00b6\u2022*·-]|\([A-Za-z\d]{1,3}\)|\d{1,3}[.)])")
_BULLET = re.compile(r"\s{0,20}[\u2022\u25cf\u25aa\u00b7\u2013*-]{1,2}[ \t]{1,8}")
_FIRST = re.compile(r"^[ \t]{0,60}\u00b6?1\s?[.)]", re.M)
_MARKED_LINE = re.compile(r"(?<!\n)\n(?=[ \t]{0,20}(?:(?:[-\u2022*·o>]|\d{1,3}[.)]|[a-z][.)])[ \t]{1,8})?[(\[])")


@dataclass(frozen=True, slots=True)
class Whole:
    """The text of a document and its reading; ``cable`` says which kind it is."""

    text: str
    reading: Reading
    cable: bool


def read_parts(extract: Extract) -> Whole:
    """The reading of ``extract``: a cable where its running text is one, else paragraphs with their marks."""
    parts = list(extract.parts)
    body = _leading_text(parts)
    lines = _lines(body)
    scrubbed, header = prepared(lines)
    cable = surely_cable(scrubbed, header) or (not extract.header and looks_like_cable(header))
    pieces: list[tuple[str, Reading]] = []
    banners = list(_banners(parts, cable))
    above = join(banners) if banners else None
    if cable:
        lines = _cable_text(body, header.body)
        pieces.append((lines, _cable(lines)))
        parts = [part for part in parts if not any(part is one for one in body)]
        parts.sort(key=lambda part: part.kind in ("head", "artefact"))
    last = next((part for part in reversed(parts) if part.kind == "flow"), None)
    pieces += [_read(part, above, closing=part is last and not cable) for part in parts]
    text, reading = _joined(pieces)
    values = {**(pieces[0][1].header if cable else empty_header()), **({} if cable else extract.header)}
    own = values["banner"]
    if above is not None:
        if cable and own:
            release = own["releasable_to"]
            banners.append(Marking(Level(own["level"]), None if release is None else frozenset(release)))
        values["banner"] = join(banners).to_json()
    odd = [*extract.diagnostics, *_differing(banners), *reading.diagnostics]
    return Whole(text, replace(reading, header=values, diagnostics=tuple(odd)), cable)


def _leading_text(parts: Sequence[Part]) -> list[Part]:
    """The running text, with the tables before its first numbered paragraph: headers are laid out in tables."""
    numbered = next(
        (
            at
            for at, part in enumerate(parts)
            if part.kind == "flow" and any(_FIRST.search(chunk) for chunk in part.chunks)
        ),
        len(parts),
    )
    return [
        part
        for at, part in enumerate(parts)
        if part.kind == "flow"
        or (part.kind == "table" and at < numbered and not any(map(starts_with_mark, part.chunks)))
    ]


def _lines(parts: Sequence[Part]) -> str:
    return "\n".join(chunk for part in parts for chunk in part.chunks)


def _cable_text(parts: Sequence[Part], body: int) -> str:
    """The text of a cable: header lines as lines; paragraphs apart from each other, wrapped lines together."""
    chunks = [chunk for part in parts for chunk in part.chunks]
    head: list[str] = []
    at = 0
    while chunks and at + len(chunks[0]) < body:
        at += len(chunks[0]) + 1
        head.append(chunks.pop(0))
    return "\n".join([*head, _paragraphs(chunks)])


def _paragraphs(chunks: Sequence[str]) -> str:
    """Chunks as paragraphs; where each is one line of a text that was wrapped by hand, as lines of paragraphs."""
    by_hand = any(not one.strip() for one in chunks) and all(len(one) <= _LONGEST for one in chunks)
    pieces: list[str] = []
    before = ""
    for chunk in chunks:
        if pieces:
            goes_on = len(before) >= _WRAPPED and chunk.strip() and not _OPENS.match(chunk)
            pieces.append("\n" if by_hand and goes_on else _GAP)
        pieces.append(chunk)
        before = chunk
    kept: list[str] = []
    for line in "".join(pieces).split("\n"):
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line if line.strip() else "")
    text = "\n".join(kept)
    return _MARKED_LINE.sub(lambda found: _apart(text, found), text).strip("\n")


def _apart(text: str, found: re.Match[str]) -> str:
    """A line that a mark opens is a paragraph of its own: the mark above must not cover it."""
    opening = text[found.end() : found.end() + 400]
    bare = re.sub(r"^[ \t]*(?:(?:[-\u2022*·o>]|\d{1,3}[.)]|[a-z][.)])[ \t]+)?", "", opening)
    return _GAP if starts_with_mark(bare) else "\n"


def _cable(text: str) -> Reading:
    scrubbed, header = prepared(text)
    return read_cable(text, scrubbed, header)


def _banners(parts: Sequence[Part], cable: bool) -> Iterator[Marking]:
    """What each line says that states the secrecy of the whole: of page heads, and above running text."""
    for part in parts:
        if part.kind in ("head", "artefact"):
            for line in "\n".join(part.chunks).split("\n"):
                found = find_plain_banner(line)
                if found is not None:
                    yield banner_value(found)
        elif part.kind == "flow" and not cable:
            found = find_plain_banner(_paragraphs(part.chunks)[:600])
            if found is not None:
                yield banner_value(found)


def _differing(banners: Sequence[Marking]) -> list[Diagnostic]:
    if len({(one.level, one.releasable_to) for one in banners}) < 2:
        return []
    said = "; ".join(dict.fromkeys(one.raw or one.level.value for one in banners))
    return [Diagnostic("banners_differ", f"more than one classification of the whole ({said}): what all allow holds")]


def _read(part: Part, above: Marking | None, *, closing: bool) -> tuple[str, Reading]:
    """One part, read: running text as a plain text is, anything else passage by passage."""
    if part.kind == "flow":
        text = _paragraphs([_unbulleted(chunk) for chunk in part.chunks])
        scrubbed, _ = prepared(text)
        reading = read_plain_text(text, scrubbed, above)
        return text, reading if closing else _unsigned(reading, text, above)
    text = _GAP.join(part.chunks)
    if part.kind in ("envelope", "artefact"):
        return text, _nothing((Node(part.kind, (0, len(text))),))
    return text, _passages(part, text, above)


def _unbulleted(chunk: str) -> str:
    """``chunk`` without the bullet that somebody typed before its mark."""
    bullet = _BULLET.match(chunk)
    return chunk[bullet.end() :] if bullet and starts_with_mark(chunk[bullet.end() :]) else chunk


def _passages(part: Part, text: str, above: Marking | None) -> Reading:
    """Each chunk a paragraph under its own mark or none; a line of a page head that is a banner is no paragraph."""
    scrubbed, _ = prepared(text)
    clean = scrubbed.text
    paragraphs: list[Paragraph] = []
    nodes: list[Node] = []
    at = 0
    for chunk in part.chunks:
        start, at = at, at + len(chunk)
        if part.kind == "head" and find_plain_banner(chunk) is not None:
            nodes.append(Node("banner", (start, at)))
        else:
            paragraphs.append(_passage(clean, (start, at), above))
            nodes.append(Node("paragraph", (start, at)))
        if at < len(text):
            nodes.append(Node("space", (at, at + len(_GAP))))
            at += len(_GAP)
    return replace(
        _nothing(tuple(node for node in nodes if node.span[1] > node.span[0])),
        paragraphs=tuple(paragraphs),
        diagnostics=tuple(unmarked(above, tuple(paragraphs))),
    )


def _passage(clean: str, span: Span, above: Marking | None) -> Paragraph:
    found = mark_at(clean, span[0], numbered=True)
    if found is None or found.end > span[1]:
        return Paragraph(None, None, None, span, flow(clean[slice(*span)]))
    words = flow(clean[skip_blanks(clean, found.end) : span[1]])
    return Paragraph(None, found.raw, value(found, above), span, words)


def _unsigned(reading: Reading, text: str, above: Marking | None) -> Reading:
    """A part that does not end the document: its last line is no signature but a paragraph without mark."""
    nodes = tuple(node._replace(kind="paragraph") if node.kind == "signature" else node for node in reading.nodes)
    spans = [node.span for node in reading.nodes if node.kind == "signature"]
    more = tuple(_passage(text, span, above) for span in spans)
    return replace(reading, paragraphs=(*reading.paragraphs, *more), signature=None, nodes=nodes)


def _nothing(nodes: tuple[Node, ...]) -> Reading:
    return Reading(empty_header(), (), (), None, (), nodes)


def _joined(pieces: Sequence[tuple[str, Reading]]) -> tuple[str, Reading]:
    """The texts one after another, and their readings with every span moved to its place."""
    pieces = [(piece, reading) for piece, reading in pieces if piece]
    text = _GAP.join(piece for piece, _ in pieces)
    whole = _nothing(())
    at = 0
    for number, (piece, reading) in enumerate(pieces):
        if number:
            whole = replace(whole, nodes=(*whole.nodes, Node("space", (at, at + len(_GAP)))))
            at += len(_GAP)
        whole = _with(whole, reading, at)
        at += len(piece)
    return text, whole


def _with(whole: Reading, more: Reading, by: int) -> Reading:
    def moved(span: Span) -> Span:
        return span[0] + by, span[1] + by

    return Reading(
        whole.header,
        (*whole.paragraphs, *(replace(one, span=moved(one.span)) for one in more.paragraphs)),
        (
            *whole.blocks,
            *(
                replace(
                    one,
                    span=moved(one.span),
                    points=tuple(replace(point, span=moved(point.span)) for point in one.points),
                )
                for one in more.blocks
            ),
        ),
        more.signature or whole.signature,
        (*whole.diagnostics, *(replace(one, span=one.span and moved(one.span)) for one in more.diagnostics)),
        (*whole.nodes, *(one._replace(span=moved(one.span)) for one in more.nodes)),
    )
