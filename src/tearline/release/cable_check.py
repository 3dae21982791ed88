"""Whether a written cable says to a reader what was composed: word for word, mark for mark, slot for slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tearline.model.alert import Attempt, Mention, Modality
from tearline.model.document import Message
from tearline.model.outgoing import Firm, NamedRegime, SoughtDeal, WantedItem
from tearline.model.refusal import Refused
from tearline.release.cable_text import expected_header
from tearline.release.compose import Cable

_RAW = frozenset({"raw", "instruction"})
_DOUBT = (Modality.STATED, Modality.SUSPECTED, Modality.POTENTIAL, Modality.DENIED)


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


def unread_slots(deal: SoughtDeal, attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """The slots of ``deal`` that a reader of the sentences does not get back as they were, each in a few words.

    The words stand in the text all the same: a person reads them, an automatic match would miss them.
    """
    read = attempts[0] if len(attempts) == 1 else Attempt()
    found = [] if len(attempts) == 1 else [f"{len(attempts)} attempts instead of one"]
    roles = (
        ("buyer", deal.buyers, read.buyers),
        ("supplier", deal.suppliers, read.suppliers),
        ("intermediary", deal.intermediaries, read.intermediaries),
    )
    for role, firms, mentions in roles:
        found += [f"{role} {firm.name}" for firm in firms if not any(_is(firm, one) for one in mentions)]
        names = {firm.name for firm in firms}
        found += [f"{role} {one.value}, whom nobody named" for one in mentions if one.value not in names]
    found += [f"item {one.description}" for one in deal.items if not _has_item(one, deal.regimes, read)]
    if (deal.seen.text if deal.seen else None) != read.seen:
        found.append("the time")
    if (deal.use.text if deal.use else None) != read.intended_use:
        found.append("the stated use")
    if sorted(one.concern.value for one in deal.concerns) != sorted(read.concerns):
        found.append("the concerns")
    return tuple(found)


def _differences(cable: Cable, message: Message) -> Iterator[tuple[str, Any, Any]]:
    """(what, as composed, as read) of everything that differs, header first."""
    header = expected_header(cable)
    for name, value in header.items():
        found = _bare(message.header.get(name))
        if found != value:
            yield f"the field {name}", value, found
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


def _bare(value: Any) -> Any:
    """A header value without the raw texts beside it."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in _RAW}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _short(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) < 90 else f"{text[:86]} …"


def _is(firm: Firm, read: Mention) -> bool:
    """Whether a mention is the firm, and no surer: a doubt in one sentence spreads to all whom it names."""
    same = firm.name == read.value and (firm.country is None or firm.country == read.country)
    return same and _DOUBT.index(read.modality) >= _DOUBT.index(firm.modality)


def _has_item(item: WantedItem, regimes: Iterable[NamedRegime], read: Attempt) -> bool:
    wanted = {(one.name, one.modality) for one in regimes}
    return any(
        (one.description, one.models, one.alternatives) == (item.description, item.models, item.alternatives)
        and (None if one.quantity is None else int(one.quantity)) == item.quantity
        and {(regime.name, regime.modality) for regime in one.regimes} == wanted
        for one in read.items
    )
