"""The summary of a cable: inline or under a heading of its own, in one paragraph or more (G20)."""

from __future__ import annotations

import re

from tearline.intake.cable.body import paragraph_starts, without_heading
from tearline.intake.cable.lines import words
from tearline.intake.cable.marks import mark_at

_OPENER = re.compile(
    r"(?:^|(?<=[)\].:\n]))[ \t]{0,20}\(?[ \t]{0,3}(?:BEGIN[ \t]{1,3})?(?:EXECUTIVE |INTRODUCTION AND )?"
    r"(?:SUMMARY|S U M M A R Y)"
    r"(?:[ \t]{0,3}(?:AND|&|/|,)[ \t]{0,3}(?:[A-Z]{1,20}\b[ \t]{0,3}){1,4})?"
    r"(?:[ \t]{0,3}\((?:U|C|S|SBU|S//?NF|C//?NF)\))?[ \t]{0,3}(?:[:.;]{1,4}|-{1,3}(?=[ \t\n])|(?=[ \t]{0,20}(?:\n|$)))",
    re.I | re.M,
)
_END = re.compile(r"[(\[]?[ \t]{0,3}END[ \t\n]{1,4}(?:OF[ \t]{1,3})?(?:EXECUTIVE[ \t]{1,3})?SUMMARY\b", re.I)
_RULE = re.compile(r"[ \t]{0,60}[-=_*]{3,200}[ \t]{0,60}")
_FARTHEST = 60_000


def read_text(text: str) -> str | None:
    """The words of the summary in scrubbed ``text``, on one line, without label, numbers and marks; or None."""
    for found in _OPENER.finditer(text[:_FARTHEST]):
        if _is_end(text, found.start()):
            continue
        begin = found.end()
        end = _END.search(text, begin, begin + _FARTHEST)
        stop = end.start() if end else _paragraph_end(text, begin)
        said = _clean(text[begin:stop])
        if said:
            return said
    return None


def _is_end(text: str, at: int) -> bool:
    return text[max(0, at - 12) : at].rstrip().upper().endswith(("END", "END OF"))


def _paragraph_end(text: str, begin: int) -> int:
    """Without End marker: the end of the paragraph, of the first one after a heading."""
    starts = [at for at, _ in paragraph_starts(text[begin : begin + _FARTHEST])]
    head = text[begin : begin + starts[0]] if starts else ""
    under_heading = bool(starts) and not any(char.isalnum() for char in head)
    later = starts[1:] if under_heading else starts
    stop = begin + later[0] if later else min(len(text), begin + _FARTHEST)
    if not starts:
        blank = _blank_line(text, begin, stop)
        stop = blank if blank is not None else stop
    return without_heading(text, begin, stop)[0]


def _blank_line(text: str, begin: int, stop: int) -> int | None:
    """The first blank line after words have begun."""
    at = begin
    seen = False
    for line in text[begin:stop].split("\n"):
        if line.strip(" -=\x1f"):
            seen = True
        elif seen and not line.strip():
            return at
        at += len(line) + 1
    return None


def _clean(text: str) -> str:
    """The words alone: numbers and marks of paragraphs and ruled lines taken out."""
    text = "\n".join("" if _RULE.fullmatch(line[:210]) else line for line in text.split("\n"))
    starts = paragraph_starts(text)
    pieces: list[str] = []
    at = 0
    for begin, content in starts:
        pieces.append(text[at:begin])
        at = content
    pieces.append(text[at:])
    first = "\n".join(pieces)
    mark = mark_at(first, len(first) - len(first.lstrip()), numbered=True)
    return words(first[mark.end :] if mark else first).strip(" -")
