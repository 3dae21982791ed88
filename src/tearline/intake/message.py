"""Any message, from bytes to its reading: which form and kind it is, and the JSON of what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tearline.intake.attempt import MOST_READ
from tearline.intake.attempt import extract as extract_attempts
from tearline.intake.cable.reader import looks_like_cable, prepared, read_cable, surely_cable
from tearline.intake.decode import MAX_BYTES, decode, refuse_other_formats, too_large
from tearline.intake.designations import designations
from tearline.intake.forms.extract import Apart, Extract, here
from tearline.intake.forms.kind import extractor, form_of, refuse_other_containers
from tearline.intake.forms.reading import Whole, read_parts
from tearline.intake.forms.suggestion import Recognised, placed, suggested, without_marks
from tearline.intake.passages import with_passages
from tearline.intake.plain_text import read_plain_text
from tearline.intake.told import is_told, read_told
from tearline.model.document import Block, Diagnostic, Message, RecognisedWord
from tearline.model.marking import Marking
from tearline.model.refusal import Refused
from tearline.notation.canonical import plain


def read(raw: bytes, *, name: str = "message", apart: Apart = here) -> Message:
    """The message in ``raw``: a cable, whole or in part, or a text with paragraphs, in any form that is read.

    The form is found from the bytes (``forms/kind.py``). A plain text encodes to ``raw`` again; of any other form
    ``text`` is what was taken out of it, and what was left there is a diagnostic. The nodes concatenated are the
    text. What is odd is a diagnostic, never an error; ``name`` is what a refusal calls the file. Raises Refused for
    what is no message: empty, binary, over 50 MB, encrypted, harmful, another format. ``apart`` takes the text out of
    any form but plain text, in bounds of time and memory that need a clock.
    """
    if len(raw) > MAX_BYTES:
        raise too_large(len(raw), name)
    form = form_of(raw)
    if form is not None:
        take_out = extractor(form)
        return _from_extract(raw, apart(lambda: take_out(raw, name), name), name)
    refuse_other_containers(raw, name)
    if is_told(raw):
        return read_told(raw, name)
    text, encoding = decode(raw, name)
    scrubbed, header = prepared(text)
    cable = surely_cable(scrubbed, header)
    if not cable:
        refuse_other_formats(text, name)
        cable = looks_like_cable(header)
    reading = read_cable(text, scrubbed, header) if cable else read_plain_text(text, scrubbed)
    return _message(raw, "text", encoding, Whole(text, reading, cable))


def read_suggestion(raw: bytes, recognised: Sequence[Recognised], *, name: str = "message") -> Message:
    """What a machine recognised in the picture ``raw``, as a message in which no mark is believed.

    ``recognised`` has each word with its confidence; nothing of it is released before a person has written the text
    down as their own. Raises Refused where no word was recognised.
    """
    extract = suggested(recognised, name)
    message = _from_extract(raw, extract, name)
    return replace(message, words=tuple(placed(recognised, message)))


def _from_extract(raw: bytes, extract: Extract, name: str) -> Message:
    if not any(char.isalpha() for part in extract.parts for chunk in part.chunks for char in chunk):
        raise Refused("it holds no words", where=name, todo="give a cable, a non-paper or a letter")
    return _message(raw, extract.form, "utf-8", read_parts(extract), extract.doubt)


def _message(raw: bytes, form: str, encoding: str, whole: Whole, doubt: Diagnostic | None = None) -> Message:
    reading = with_passages(whole.text, whole.reading, every=not whole.cable)
    if doubt is not None:
        reading = without_marks(reading, doubt)
    return Message(
        kind="cable" if whole.cable else "text",
        form=form,
        digest=hashlib.sha256(raw).hexdigest(),
        encoding=encoding,
        text=whole.text,
        nodes=reading.nodes,
        header=reading.header,
        paragraphs=reading.paragraphs,
        blocks=reading.blocks,
        signature=reading.signature,
        diagnostics=(*reading.diagnostics, *_attempts_cut(len(whole.text))),
        attempts=extract_attempts(whole.text, reading.paragraphs, reading.blocks, reading.header),
        designations=designations(whole.text, reading.paragraphs, reading.blocks, reading.header),
    )


def _attempts_cut(length: int) -> tuple[Diagnostic, ...]:
    if length <= MOST_READ:
        return ()
    searched = f"only the first {MOST_READ:,} characters were searched for attempts and designations"
    what = f"{searched}; read the rest as a file of its own"
    return (Diagnostic("attempts_cut", what, None, (MOST_READ, length)),)


def to_json(message: Message) -> dict[str, Any]:
    """The reading in the shape of docs/reference/message.md, as JSON types.

    The text itself is not in it, only the texts of paragraphs and points; spans are offsets into it.
    """
    return {
        "kind": message.kind,
        "form": message.form,
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
        "designations": [attempt_json(one) for one in message.designations],
        **({"words": [_word(one) for one in message.words]} if message.words else {}),
    }


def _word(word: RecognisedWord) -> dict[str, Any]:
    return {
        "text": word.text,
        "confidence": word.confidence,
        "page": word.page,
        "span": list(word.span) if word.span else None,
        "matters": word.matters,
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
