"""Reading messages for whoever brings them: nothing is kept and nobody's clearance is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from tearline import intake
from tearline.intake.forms.extract import Apart, HoldsNoText, here
from tearline.intake.forms.stream import is_many as is_many
from tearline.intake.forms.stream import stream
from tearline.intake.forms.suggestion import Recognised
from tearline.model.document import Message
from tearline.model.refusal import Refused

Recognise = Callable[[bytes, str], Sequence[Recognised]]
"""What reads the words of a picture, by its bytes and its name."""


def read_message(raw: bytes, *, name: str, recognise: Recognise | None = None) -> dict[str, Any]:
    """The message as ``read --json`` prints it (docs/reference/message.md)."""
    return intake.to_json(_read(raw, name, recognise, here))


def read_messages(
    source: Iterable[tuple[str, bytes | BinaryIO | Refused]],
    *,
    recognise: Recognise | None = None,
    apart: Apart = here,
) -> Iterator[dict[str, Any]]:
    """Each message of ``source``, with its ``name`` first; of one that is refused, ``{"name", "refused"}``."""

    def reader(raw: bytes, name: str) -> Message:
        return _read(raw, name, recognise, apart)

    for name, found in stream(source, reader):
        if isinstance(found, Refused):
            yield {"name": name, "refused": refusal(found)}
        else:
            yield {"name": name, **intake.to_json(found)}


def refusal(refused: Refused) -> dict[str, Any]:
    """What is wrong, what to do, and the line that says it."""
    return {"what": refused.what, "todo": refused.todo or None, "line": refused.line()}


def checked(raw: bytes, *, name: str, apart: Apart) -> bytes:
    """``raw``, a message of which it is known that it can be read, since it was, ``apart``."""
    _read(raw, name, None, apart)
    return raw


def suggested_text(raw: bytes, *, name: str, recognise: Recognise, apart: Apart) -> dict[str, Any]:
    """What a machine recognised in a picture, for a person to confirm: ``{"text", "words"}`` with their places."""
    message = _read(raw, name, recognise, apart)
    if not message.words:
        raise Refused("it holds its text, and nothing is to be recognised", where=name, todo="read it without --ocr")
    return {"text": message.text, "words": intake.to_json(message)["words"]}


def _read(raw: bytes, name: str, recognise: Recognise | None, apart: Apart) -> Message:
    try:
        return intake.read(raw, name=name, apart=apart)
    except HoldsNoText:
        if recognise is None:
            raise
    return intake.read_suggestion(raw, recognise(raw, name), name=name)
