"""What must hold of every reading, whatever the bytes; each broken invariant raises ``Broken``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from tearline.intake import cable
from tearline.intake.message import read, to_json
from tearline.model.document import Message
from tearline.model.refusal import Declined

# Generous: a megabyte is read in two seconds, and instrumented code runs several times slower.
BOUND_SECONDS = 5.0
VERBS: tuple[Callable[..., object], ...] = tuple(getattr(cable, name) for name in cable.__all__)


class Broken(AssertionError):
    """An invariant that did not hold."""


def check_message(raw: bytes) -> None:
    """Reads ``raw`` twice: declined in one line, or read so that every invariant holds."""
    started = time.process_time()
    try:
        message = read(raw)
    except Declined as refusal:
        hold("\n" not in str(refusal), "a refusal has one line")
        return
    first = json.dumps(to_json(message), ensure_ascii=True, allow_nan=False)
    hold(time.process_time() - started < BOUND_SECONDS, f"{len(raw)} bytes take at most {BOUND_SECONDS:g} s")
    if message.form == "text":  # what is taken out of a page or a note is another text
        hold(message.text.encode(message.encoding, "surrogatepass") == raw, "the text encodes to the bytes again")
    check_nodes(message)
    for span in spans(json.loads(first)):
        hold(0 <= span[0] <= span[1] <= len(message.text), f"the span {span} lies in the text")
    again = json.dumps(to_json(read(raw)), ensure_ascii=True, allow_nan=False)
    hold(first == again, "a second reading gives the same bytes")


def check_nodes(message: Message) -> None:
    """Every character lies in exactly one node, in order."""
    at = 0
    for node in message.nodes:
        hold(node.span[0] == at < node.span[1], f"the node {node} begins where the one before ended")
        at = node.span[1]
    hold(at == len(message.text), "the nodes reach the end")


def check_fields(text: str) -> None:
    """Every verb for one field gives a JSON value or None, the same one twice."""
    for verb in VERBS:
        started = time.process_time()
        value = verb(text)
        hold(time.process_time() - started < BOUND_SECONDS, f"{verb.__name__} is done in {BOUND_SECONDS:g} s")
        hold(json.dumps(value, allow_nan=False) == json.dumps(verb(text)), f"{verb.__name__} gives the same twice")
    for one in cable.read_references(text, 2009) or []:
        hold((one["kind"] == "cable") == (one["number"] is not None), "a cable has a number, nothing else has one")
        hold(one["year"] is None or 1900 < one["year"] < 2100, f"the year {one['year']} is one of cables")


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every pair under a key ``span`` or ``spans`` of a JSON value."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "span" and one:
                yield (one[0], one[1])
            elif key == "spans":
                yield from ((pair[0], pair[1]) for pair in one)
            else:
                yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def hold(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)
