"""An alert that was told, by telephone or on paper, as a small marked text that is kept as its document.

One line for each slot, in one paragraph for each mark, so that a reader gets every slot back with the
mark that the officer gave it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearline.model.alert import Modality
from tearline.model.marking import Marking, render_banner, render_portion, roll_up
from tearline.model.outgoing import Firm, SoughtDeal, ToldAlert
from tearline.model.refusal import Refused
from tearline.release.cable_text import wrapped
from tearline.release.sentences import firm_named, goods, sentences, spoken_day

_LABELS = (("Buyer", "buyers"), ("Intermediary", "intermediaries"), ("Supplier", "suppliers"))


def write_told(told: ToldAlert) -> bytes:
    """The note as UTF-8 text with LF line ends: banner, how it came, the slots mark by mark, the request.

    Refuses a doubt that a labelled line has no word for: a party is stated or suspected.
    """
    slots: dict[Marking, list[str]] = {}
    for line, marking in _labelled(told.deal):
        slots.setdefault(marking, []).append(line)
    said: dict[Marking, list[str]] = {}
    for part in _circumstances(told.deal):  # one by one: two in one sentence would share the mark of either
        for one in sentences(part):
            said.setdefault(one.rests_on[0], []).append(one.text)
    came = f"Noted by {told.noted_by} on {spoken_day(told.on.isoformat())}; it came by {told.came.value}."
    paragraphs: list[tuple[Marking, str, list[str]]]
    paragraphs = [(told.source.marking, f"{came} Source: {told.source.text}", [])]
    paragraphs += [(marking, "What was said:", lines) for marking, lines in slots.items()]
    paragraphs += [(marking, " ".join(lines), []) for marking, lines in said.items()]
    if told.request is not None:
        paragraphs.append((told.request.marking, f"Request: {told.request.text}", []))
    banner = render_banner(roll_up(marking for marking, _, _ in paragraphs))
    blocks = [banner]
    for number, (marking, lead, lines) in enumerate(paragraphs, 1):
        first = wrapped(f"{number}. {render_portion(marking)} {lead}")
        blocks.append("\n\n".join([first, *(["\n".join(lines)] if lines else [])]))
    return ("\n\n".join(blocks) + "\n").encode()


def _labelled(deal: SoughtDeal) -> Iterator[tuple[str, Marking]]:
    """Every slot as a labelled line, which is never wrapped: its end is where the value ends."""
    for label, role in _LABELS:
        firms: tuple[Firm, ...] = getattr(deal, role)
        for firm in firms:
            yield f"{_doubted(label, firm)}: {firm_named(firm)}", firm.marking
    for item in deal.items:
        yield f"Item: {goods(item)}", item.marking
    if deal.seen is not None:
        yield f"Seen: as of {spoken_day(deal.seen.text)}", deal.seen.marking
    if deal.use is not None:
        yield f"Use: {deal.use.text}", deal.use.marking


def _circumstances(deal: SoughtDeal) -> Iterator[SoughtDeal]:
    for regime in deal.regimes:
        yield SoughtDeal(regimes=(regime,))
    for feared in deal.concerns:
        yield SoughtDeal(concerns=(feared,))


def _doubted(label: str, firm: Firm) -> str:
    if firm.modality is Modality.STATED:
        return label
    if firm.modality is Modality.SUSPECTED:
        return f"Suspected {label.lower()}"
    raise Refused(f"{firm.name} is {firm.modality.value}", todo="say stated or suspected in a note")
