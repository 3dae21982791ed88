"""The text cut into stretches of one marking each, before anybody asks what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tearline.model.document import Block, Paragraph
from tearline.model.marking import Level, Marking, join

DELIVERED = ("non_paper", "talking_points")


@dataclass(frozen=True, slots=True)
class Portion:
    """``text[start:end]`` has this marking; ``delivered``: these are words meant for somebody else's ears."""

    start: int
    end: int
    marking: Marking
    delivered: bool


def portions(
    text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], header: dict[str, Any]
) -> Iterator[Portion]:
    """The paragraphs without their blocks, and the blocks, in the order of the text.

    A block without a mark of its own has its paragraph's. Text before the first paragraph of a cable is header
    and is left out; in a letter it is the address and the first words. A text without paragraphs is one portion.
    """
    missing = _unmarked(paragraphs, blocks, header)
    marked = any(one.marking for one in paragraphs)
    if (
        paragraphs
        and not marked
        and not any(header.get(field) for field in ("dtg", "mrn", "tags", "eo", "classified_by"))
    ):
        yield Portion(0, min(one.span[0] for one in paragraphs), missing, delivered=False)
    if not paragraphs:
        yield Portion(0, len(text), missing, delivered=False)
    waiting = sorted(blocks, key=lambda one: (one.span[0], -one.span[1]))
    starts = [block.span[0] for block in waiting]
    for paragraph in sorted(paragraphs, key=lambda one: one.span):
        start, end = paragraph.span
        inside = waiting[bisect_left(starts, start) : bisect_left(starts, end)]
        yield from _cut(start, end, paragraph.marking or missing, inside)


def _cut(start: int, end: int, marking: Marking, blocks: Sequence[Block]) -> Iterator[Portion]:
    """Blocks nest: the innermost that covers a place gives it its marking."""
    open_: list[tuple[int, Marking, bool]] = [(end, marking, False)]
    at = start
    for block in blocks:
        while open_[-1][0] <= block.span[0]:
            yield from _piece(at, open_[-1][0], open_[-1])
            at = max(at, open_.pop()[0])
        yield from _piece(at, block.span[0], open_[-1])
        at = max(at, block.span[0])
        delivered = open_[-1][2] or block.kind in DELIVERED
        open_.append((min(block.span[1], open_[-1][0]), block.marking or open_[-1][1], delivered))
    while open_:
        yield from _piece(at, open_[-1][0], open_[-1])
        at = max(at, open_.pop()[0])


def _piece(start: int, end: int, owner: tuple[int, Marking, bool]) -> Iterator[Portion]:
    if start < end:
        yield Portion(start, end, owner[1], owner[2])


def _unmarked(paragraphs: Sequence[Paragraph], blocks: Sequence[Block], header: dict[str, Any]) -> Marking:
    """What a passage without a mark counts as: the banner's level, released to nobody (R6).

    A message that shows a classification in any other place, and no banner, fails closed. Only one
    without any trace of a classification (a public letter) is unclassified.
    """
    banner = header.get("banner") or {}
    if banner.get("level"):
        return Marking(Level(banner["level"]))
    marked = [mark for mark in (*(one.marking for one in paragraphs), *(one.marking for one in blocks)) if mark]
    if any(mark.level is not Level.UNCLASSIFIED for mark in marked) or header.get("eo") or header.get("classified_by"):
        return Marking(Level.UNREADABLE)
    return Marking(join(marked).level)
