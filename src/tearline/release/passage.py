"""Stretches of a message and the words in them: what is left of a passage once others are cut out."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from tearline.model.alert import Span

_JOINERS = {"\u200c", "\u200d"}
"""Invisible, but letters of some scripts take another shape without them."""

_LEFT_OVER = re.compile(r"[(\[]\s*[)\]]|[(\[](?=\s|$)")
_MARKER = re.compile(r"(?i)(?:begin|end) [\w /-]{1,40}[:.]?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);")
_GLUE = "\x1f"
"""Stands where a page stamp was cut out of a word."""

BULLET = re.compile(r"\s*(?:-{1,3}|[-•*·–—>]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s")


def clean(text: str) -> str:
    """``text`` on one line, without control and direction characters, and without empty brackets.

    What a hidden note was cut out of must not show by the brackets that stood around it. Empty where
    no letter or figure is left, or only the words that open or end a block.
    """
    shown = "".join(char if char in _JOINERS or unicodedata.category(char)[0] != "C" else " " for char in text)
    line = " ".join(_LEFT_OVER.sub(" ", shown).split())
    return "" if _MARKER.fullmatch(line) or not any(char.isalnum() for char in line) else line


def blanked(text: str, span: Span, artefacts: Iterable[Span]) -> str:
    """``text`` within ``span``, its length kept, with stamps of the transmission made blank."""
    pieces: list[str] = []
    at, end = span
    for low, high in artefacts:
        low, high = max(low, at), min(high, end)
        inside = "\n" not in text[low:high] and text[low - 1 : low].isalpha() and text[high : high + 1].isalpha()
        pieces += [text[at:low], (_GLUE if inside else " ") * (high - low)]
        at = high
    return "".join([*pieces, text[at:end]])


def lead(shown: str, number: int | None, mark: str | None) -> int:
    """How many characters of a paragraph stand before its words: its number and mark, in either order.

    All of them where they are not found: a number would tell how many paragraphs went before.
    """
    figure = "" if number is None else rf"\s*¶?\s*0*{number}\s?[.)]"
    written = r"\s*".join(map(re.escape, "".join((mark or "").split())))
    found = re.match(rf"(?:\s*{written}{figure}|{figure}\s*{written})\s*", shown)
    return found.end() if found else len(shown)


def words(shown: str) -> str:
    """Words that a stamp cut in two joined again, and the escapes of old systems undone."""
    whole = re.sub(f"{_GLUE}+", "", shown).replace("\\\n", "\n").replace("\\\r\n", "\n")
    return _ENTITY.sub(lambda found: html.unescape(found[0]), whole)


def contains(outer: Span, inner: Span) -> bool:
    """Whether ``inner`` lies in ``outer``; a span contains itself."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, with those that touch or overlap made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return result


def overlapping(span: Span, cuts: Sequence[Span]) -> Sequence[Span]:
    """Those of ``cuts`` (as ``merged`` gives them) that have a character in common with ``span``."""
    first = bisect_right(cuts, span[0], key=lambda cut: cut[1])
    return cuts[first : bisect_left(cuts, span[1], key=lambda cut: cut[0])]


def outside(span: Span, cuts: Sequence[Span]) -> list[Span]:
    """What remains of ``span`` once all of ``cuts`` (merged) are taken out, in order."""
    left: list[Span] = []
    at, end = span
    for start, stop in overlapping(span, cuts):
        if start > at:
            left.append((at, start))
        at = stop
    return [*left, (at, end)] if at < end else left


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is one of a script that is written from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
