"""Whether a written cable says to a reader what was composed: word for word, mark for mark, slot for slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tearline.model.alert import Attempt, Mention, Modality, RequestedAction, SoughtItem
from tearline.model.document import Message, Node
from tearline.model.outgoing import Firm, NamedRegime, SoughtDeal, WantedItem
from tearline.model.refusal import Refused
from tearline.release.cable_text import derived_line, expected_header
from tearline.release.compose import Cable
from tearline.release.sentences import as_spoken, sum_of

_RAW = frozenset({"raw"})
_DOUBT = {Modality.STATED: 0, Modality.SUSPECTED: 1, Modality.POTENTIAL: 1, Modality.DENIED: 2}
"""How doubtful a firm's part is. Suspected and potential are one: readers differ in which of the two "may" is."""


def check_cable(cable: Cable, message: Message) -> None:
    """Refuses where ``message``, which is the written cable as read, does not say exactly what was composed.

    Names the field or paragraph at fault; words of the alert that look like a part of a cable
    (a number at the start of a line, a Begin marker) are what usually is.
    """
    for what, wrote, found in _differences(cable, message):
        raise Refused(
            f"{what} would be read as {_short(found)} and not as {_short(wrote)}",
            todo="word it so that no part of it looks like a part of a cable",
        )


def unread_slots(deal: SoughtDeal, attempts: Sequence[Attempt], asked: Sequence[RequestedAction] = ()) -> list[str]:
    """The slots of ``deal`` that a reader of the sentences does not get back as they say them, each in a few words.

    ``asked`` is what the text asks of its addressee.
    The words stand in the text all the same: a person reads them, an automatic match would miss them.
    """
    if len(attempts) != 1:
        return [f"{len(attempts)} attempts instead of one"]
    read, spoken = attempts[0], as_spoken(deal)
    shared = [one.modality for one in (*spoken.buyers, *spoken.suppliers)]
    found: list[str] = []
    for role, firms, mentions, doubts in (
        ("buyer", spoken.buyers, read.buyers, shared),
        ("supplier", spoken.suppliers, read.suppliers, shared),
        ("intermediary", spoken.intermediaries, read.intermediaries, []),
    ):
        names = [one.value for one in mentions]
        for firm in firms:
            heard = [one for one in mentions if one.value == firm.name]
            if len(heard) != 1 or not _is(firm, heard[0], doubts):
                found.append(f"the {role} {firm.name}")
        told = {firm.name for firm in firms}
        found += [f"{name}, who is not the {role}" for name in names if name not in told]
    wanted, sought = [_told_item(one, deal.regimes) for one in deal.items], [_read_item(one) for one in read.items]
    found += [f"the item {one[0]}" for one in wanted if one not in sought]
    found += [f"the item {one[0]}, which nobody named" for one in sought if one not in wanted]
    for what, told_value, read_value in (
        ("the time", deal.seen.text if deal.seen else None, read.seen),
        ("the stated use", deal.use.text if deal.use else None, read.intended_use),
        ("the concerns", sorted(one.concern.value for one in deal.concerns), sorted(read.concerns)),
        ("the requests", _one_by_one(asked), _one_by_one(read.requested_actions) if asked else []),
    ):
        if told_value != read_value:
            found.append(what)
    return found


def _one_by_one(asked: Iterable[RequestedAction]) -> list[tuple[str, str | None, str | None]]:
    """What is asked, by when and to whom the answer goes; one sentence may be read as one request or as several."""
    return [(what, one.by, one.report_to) for one in asked for what in one.what.split(", ")]


def _differences(cable: Cable, message: Message) -> Iterator[tuple[str, Any, Any]]:
    """(what, as composed, as read) of everything that differs, header first."""
    header = expected_header(cable)
    for name, value in header.items():
        found = _bare(message.header.get(name))
        if found != value:
            yield f"the field {name}", value, found
    derived = [" ".join(_words(message, node)) for node in message.nodes if node.kind == "derived"]
    if derived != [line for line in (derived_line(cable.alert),) if line]:
        yield "the sources", derived_line(cable.alert), " ".join(derived)
    if len(message.paragraphs) != len(cable.paragraphs):
        yield "the text", f"{len(cable.paragraphs)} paragraphs", f"{len(message.paragraphs)} paragraphs"
        return
    blocks = []
    for number, (wrote, read) in enumerate(zip(cable.paragraphs, message.paragraphs, strict=True), 1):
        if (read.number, read.marking) != (number, replace(wrote.marking, raw=read.portion or "")):
            yield f"the mark of paragraph {number}", wrote.marking.to_json(), read.marking and read.marking.to_json()
        if wrote.points_marking is None and read.text != wrote.text:
            yield f"paragraph {number}", wrote.text, read.text
        if wrote.points_marking is not None:
            blocks.append((number, wrote.points_marking.to_json(), list(wrote.points)))
    found_blocks = [
        (one.paragraph, one.marking and one.marking.to_json(), [point.text for point in one.points])
        for one in message.blocks
    ]
    if found_blocks != blocks:
        yield "the points", blocks, found_blocks
    if message.signature != cable.alert.signature:
        yield "the signature", cable.alert.signature, message.signature


def _words(message: Message, node: Node) -> list[str]:
    return message.text[node.span[0] : node.span[1]].split()


def _bare(value: Any) -> Any:
    """A header value without the raw texts beside it."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in _RAW}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _short(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) < 90 else f"{text[:86]} …"


def _is(firm: Firm, read: Mention, doubts: Sequence[Modality]) -> bool:
    """Whether a mention is the firm, and no surer; ``doubts`` of its sentence may have spread to it."""
    most = max(_DOUBT[one] for one in (firm.modality, *doubts))
    as_doubtful = _DOUBT[firm.modality] <= _DOUBT[read.modality] <= most
    return firm.country == read.country and as_doubtful


def _told_item(item: WantedItem, regimes: Iterable[NamedRegime]) -> tuple[object, ...]:
    value = None if item.value is None else sum_of(item.value)
    under = frozenset((one.name, one.modality) for one in regimes)
    return (item.description, item.models, item.alternatives, item.quantity, value, under)


def _read_item(item: SoughtItem) -> tuple[object, ...]:
    quantity = int(item.quantity) if isinstance(item.quantity, Decimal) else item.quantity
    under = frozenset((one.name, one.modality) for one in item.regimes)
    return (item.description, item.models, item.alternatives, quantity, item.value, under)
