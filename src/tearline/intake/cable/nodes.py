"""G24: every character of the message belongs to exactly one node, and the nodes give the message back."""

from __future__ import annotations

from tearline.intake.cable.banner import Banner
from tearline.intake.cable.body import Body
from tearline.intake.cable.fields import Header
from tearline.model.alert import Span
from tearline.model.document import Node


def partition(
    size: int, parts: list[tuple[str, Span]], artefacts: tuple[Span, ...], rest: str = "space"
) -> tuple[Node, ...]:
    """Nodes that cover ``0..size``: ``parts``, which must not overlap, less artefacts, and ``rest`` between them."""
    nodes: list[Node] = []
    at = 0
    for kind, span in sorted(parts, key=lambda part: part[1]):
        start, end = span
        if end <= max(start, at):
            continue
        if start > at:
            nodes.append(Node(rest, (at, start)))
        nodes.append(Node(kind, span if start >= at else (at, end)))
        at = end
    if at < size:
        nodes.append(Node(rest, (at, size)))
    return tuple(_cut(nodes, artefacts))


def cable_nodes(
    size: int, header: Header, banner: Banner | None, body: Body, artefacts: tuple[Span, ...]
) -> tuple[Node, ...]:
    """The nodes of a cable: envelope, fields, banner, captions, paragraphs, headings, signature, artefacts, space."""
    parts: list[tuple[str, Span]] = []
    first = header.fields[0].start if header.fields else header.body
    for field in header.fields:
        parts.append((field.kind, (field.start, min(field.end, header.body))))
    for line in header.loose:
        if line.end <= header.body:
            kind = "envelope" if line.start < first else "header"
            parts.append((kind, (line.start, line.end)))
    parts += [("paragraph", paragraph.span) for paragraph in body.paragraphs]
    parts += [("heading", span) for span in body.headings]
    if body.signature_span:
        parts += [("signature", body.signature_span), ("trailer", (body.signature_span[1], size))]
    nodes = partition(size, parts, artefacts)
    return tuple(_cut(list(nodes), (banner.span,), "banner")) if banner and banner.span[1] <= header.body else nodes


def _cut(nodes: list[Node], spans: tuple[Span, ...], kind: str = "artefact") -> list[Node]:
    """The nodes with ``spans`` (sorted, apart from each other) made nodes of their own."""
    if not spans:
        return nodes
    result: list[Node] = []
    waiting = list(reversed(spans))
    for node in nodes:
        start, end = node.span
        while waiting and waiting[-1][0] < end:
            cut_start, cut_end = waiting[-1]
            if cut_start > start:
                result.append(Node(node.kind, (start, cut_start)))
            low, high = max(cut_start, start), min(cut_end, end)
            if high > low:
                result.append(Node(kind, (low, high)))
            start = max(start, high)
            if cut_end > end:
                break
            waiting.pop()
        if start == node.span[0]:
            result.append(node)
        elif start < end:
            result.append(Node(node.kind, (start, end)))
    return result
