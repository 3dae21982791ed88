"""Any message, from bytes to its reading: which kind it is, and the JSON of what it says."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from tearline.intake.attempt import extract
from tearline.intake.cable.reader import looks_like_cable, prepared, read_cable, surely_cable
from tearline.intake.decode import decode, refuse_other_formats
from tearline.intake.plain_text import read_plain_text
from tearline.model.document import Block, Message
from tearline.model.marking import Marking
from tearline.notation.canonical import plain


def read(raw: bytes, *, name: str = "message") -> Message:
    """The message in ``raw``: a cable, whole or in part, or a plain text with paragraphs.

    Its text encodes to ``raw`` again, and its nodes concatenated are its text. What is odd in it is a
    diagnostic, never an error; ``name`` is what a refusal calls the file. Raises Refused for what is no
    message: empty, binary, over 50 MB, another format.
    """
    text, encoding = decode(raw, name)
    scrubbed, header = prepared(text)
    cable = surely_cable(scrubbed, header)
    if not cable:
        refuse_other_formats(text, name)
        cable = looks_like_cable(header)
    reading = read_cable(text, scrubbed, header) if cable else read_plain_text(text, scrubbed)
    return Message(
        kind="cable" if cable else "text",
        digest=hashlib.sha256(raw).hexdigest(),
        encoding=encoding,
        text=text,
        nodes=reading.nodes,
        header=reading.header,
        paragraphs=reading.paragraphs,
        blocks=reading.blocks,
        signature=reading.signature,
        diagnostics=reading.diagnostics,
        attempts=extract(text, reading.paragraphs, reading.blocks, reading.header),
    )


def to_json(message: Message) -> dict[str, Any]:
    """The reading in the shape of docs/reference/message.md, as JSON types.

    The text itself is not in it, only the texts of paragraphs and points; spans are offsets into it.
    """
    return {
        "kind": message.kind,
        **message.header,
        "paragraphs": [
            {
                "number": one.number,
                "portion": one.portion,
                "marking": _marking(one.marking),
                "span": list(one.span),
                "text": one.text,
            }
            for one in message.paragraphs
        ],
        "blocks": [_block(one) for one in message.blocks],
        "signature": message.signature,
        "diagnostics": [
            {
                "code": one.code,
                "paragraph": one.paragraph,
                "span": list(one.span) if one.span else None,
                "message": one.message,
            }
            for one in message.diagnostics
        ],
        "attempts": [attempt_json(one) for one in message.attempts],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "paragraph": block.paragraph,
        "span": list(block.span),
        "marking": _marking(block.marking),
        "points": [{"span": list(point.span), "text": point.text} for point in block.points],
        "closed_by": block.closed_by,
    }


def _marking(marking: Marking | None) -> dict[str, object] | None:
    return None if marking is None else marking.to_json()


def attempt_json(value: Any) -> Any:
    """A dataclass of the model as JSON types; markings in their public shape, whole figures as integers."""
    if isinstance(value, Marking):
        return value.to_json()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [attempt_json(one) for one in value]
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        return plain(value)
    return {name: attempt_json(getattr(value, name)) for name in fields}
