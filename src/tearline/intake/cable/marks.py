"""Where a mark stands and what it says: portions before a passage, release marks on a line of their own (G17)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tearline.intake.cable.lines import words
from tearline.model.marking import Marking, parse_portion

_LEVEL = (
    r"(?:TOP\s{0,3}SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|SENSITIVE\sBUT\sUNCLASSIFIED|LIMITED\sOFFICIAL\sUSE"
    r"|RESTRICTED|S\sE\sC\sR\sE\sT|C\sO\sN\sF\sI\sD\sE\sN\sT\sI\sA\sL|(?:NATO|COSMIC|EU|UK)\b[^()\n]{0,40}"
    r"|SBU|FOUO|LOU|TS|U|C|S|R)"
)
_MORE = (
    r"(?:\s{0,3}(?:[/,-]|\bREL\b|\bNF\b|\bNOFORN\b|\bENTIRE\b|\bNOT\b|\bONLY\b|\bAND\b)"
    r"[^()\n]{0,160}(?:\n[^()\n]{0,120})?)?"
)
_BRACKETED = re.compile(
    rf"[(\[]\s{{0,3}}(?P<inside>{_LEVEL}{_MORE}|REL(?:EASABLE)?\s[^()\n]{{1,120}}|NOFORN)\s{{0,3}}[)\]]\.?", re.I
)
_ENTIRE = re.compile(
    rf"[(\[]?\s?{_LEVEL}\s{{0,3}}[-\u2013\u2014/:.,]{{0,2}}\s{{0,3}}ENTIRE\s{{1,3}}(?:TEXT|MESSAGE|CABLE|TELEGRAM)\s?[)\]]?\.?"
    rf"|[(\[]?ENTIRE\s(?:TEXT|MESSAGE)\s{{0,3}}[-\u2013\u2014/:.,]{{0,2}}\s{{0,3}}{_LEVEL}\s?[)\]]?\.?",
    re.I,
)
_BARE_LINE = re.compile(
    r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|S E C R E T|C O N F I D E N T I A L)\s{0,3}"
    r"(?://?\s{0,3}|(?=REL\b))(?:REL|NOFORN|NF)\b[A-Z ,/&'-]{0,160}\.?(?=\s{0,20}(?:\n|$))"
)
_LETTER_MARK = re.compile(r"[(\[](?:[ucs]|ts|sbu)[)\]]")


class Mark(NamedTuple):
    """A mark as found: its place, its words, whether it speaks for the entire text."""

    start: int
    end: int
    raw: str
    entire: bool


def mark_at(text: str, at: int, *, numbered: bool = False) -> Mark | None:
    """The mark that begins at ``at``, spaces skipped. ``numbered``: after a paragraph's number, where
    small letters are a mark and no bullet, and ``C - ENTIRE TEXT`` needs no brackets."""
    at = skip_blanks(text, at)
    if numbered:
        found = _ENTIRE.match(text, at)
        if found:
            return Mark(at, found.end(), words(found.group()).rstrip("."), True)
    found = _BRACKETED.match(text, at)
    if found is None:
        return None
    raw = words(found.group()).rstrip(".")
    if not numbered and _LETTER_MARK.match(raw):
        return None
    return Mark(at, found.end(), raw, "ENTIRE" in raw.upper())


def line_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that fills the line ``text[start:end]`` (or that line and the next, where its list wraps)."""
    found = mark_at(text, start)
    if found is not None:
        return found if only_blanks_until_line_end(text, found.end) else None
    at = skip_blanks(text, start)
    bare = _BARE_LINE.match(text, at, end)
    return Mark(at, bare.end(), words(bare.group()).rstrip("."), False) if bare else None


def value(mark: Mark | str, banner: Marking | None) -> Marking:
    """What a mark says; a bare ``(S//REL)`` takes its list from the banner (R5)."""
    return _parsed(mark if isinstance(mark, str) else mark.raw, banner)


@lru_cache(maxsize=512)
def _parsed(raw: str, banner: Marking | None) -> Marking:
    return parse_portion(raw, banner)


def skip_blanks(text: str, at: int) -> int:
    """The first place from ``at`` on that is no blank, on the same line."""
    size = len(text)
    while at < size and text[at] in " \t\x1f":
        at += 1
    return at


def only_blanks_until_line_end(text: str, at: int) -> bool:
    """Whether nothing but blanks stands between ``at`` and the end of its line."""
    at = skip_blanks(text, at)
    return at >= len(text) or text[at] == "\n"
