"""Which line ends of a text are meant: those of bullets, labels, headings, addresses and tables, not those of wrapping.

A line that ends although the next word would have fitted on it was ended on purpose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tearline.intake.lexicon import words

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(
    r"(?:--?|[•*·▪○●◦]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})?)[.)]|\d{1,2}[ ])[ ]"
    r"|(?i:case|matter|item) [a-z1-9]\b[.:]"
)
_QUOTED = re.compile(r"[ ]*(?:>[ ]?)+")
_LABEL = re.compile(
    r"(?!(?i:in|of|from|for|at|to|by|and|with|on|the|a|or|under|via|is|are) [a-z])"
    r"[^\W\d_][^\n:;,.!?\"()]{0,28}[ ]?:(?=\s|$)"
)
_COLUMN = re.compile(r"(?<=[^\s:.])[ ]{8,}(?=\S)")
_ROOM = 0.72
"""A line this much shorter than the text is wide, its next word included, was ended on purpose."""
_BESIDE = 400
"""How far to either side of a line end its block is looked at."""
_WIDEST, _NARROWEST = 76, 48
_FORMS = re.compile(r"(?:inc|ltd|limited|co|corp|gmbh|ag|llc|plc|s\.?a|b\.?v|n\.?v|kg|pte|pvt)\b\.?", re.IGNORECASE)


def row_starts(text: str, start: int, end: int, raw: str | None = None) -> list[int]:
    """The offsets at which a line begins that goes on with no sentence of the line above it.

    ``raw`` is the text with its page stamps: a line that is blank only without its stamp parts nothing.
    """
    width = _width(text)
    found: list[int] = []
    above = ""
    ended = start
    for match in _LINE.finditer(text, start, end):
        line = match[0]
        said = line.strip()
        if not said:
            continue
        if said[0] == ">":
            said = _QUOTED.sub("", line).strip()
            if not said:
                ended = -1
                continue
        begin = match.end() - len(line.lstrip())
        if above and _begins(above, said, text, raw, ended, match.start(), width):
            found.append(begin)
        if "        " in said and len(said) < 400:
            found += [begin + gap.end() for gap in _COLUMN.finditer(said)] if said == line.strip() else []
        above, ended = said, match.start() + len(line.rstrip())
    return found


def _begins(above: str, line: str, text: str, raw: str | None, ended: int, begin: int, width: int) -> bool:
    """Whether a line is the first of a row; the line above it ended at ``ended`` (-1: quoted and blank)."""
    if ended < 0:
        return True
    if raw is not None and raw[ended:begin].strip():  # a stamp: the page ended, not the line
        return _opens(line)
    return _apart(text, ended, begin) or _meant(above, line, width, text, begin)


def _apart(text: str, ended: int, begin: int) -> bool:
    """Whether a blank line stands between two lines."""
    return "\n" in text[ended : begin - 1].strip(" ")


def _opens(line: str) -> bool:
    """Whether a line begins something of its own, whatever stands above it."""
    return _BULLET.match(line) is not None or _LABEL.match(line) is not None


def _wrapped(text: str, at: int) -> bool:
    """Whether the lines about a place are prose that was wrapped: one of them begins with a small letter."""
    begin, end = max(0, at - _BESIDE), min(len(text), at + _BESIDE)
    above, below = text.rfind("\n\n", begin, at), text.find("\n\n", at, end)
    block = text[max(above, begin) : below if below >= 0 else end]
    return re.search(r"\n[ ]*[a-z]{2,}[ ,]", block) is not None


@lru_cache(maxsize=2)
def _width(text: str) -> int:
    """How wide the text is set: its widest lines, between two bounds."""
    lengths = sorted(len(line.strip()) for line in text[:60000].split("\n") if line.strip())
    widest = lengths[-1 - len(lengths) // 12] if lengths else 0
    return min(max(widest, _NARROWEST), _WIDEST)


def _meant(above: str, line: str, width: int, text: str, at: int) -> bool:
    """Whether the line end between two lines was meant."""
    if _opens(line):
        return True
    first = line.split(" ", 1)[0]
    if len(above) + 1 + len(first) > _ROOM * width or _FORMS.match(first):
        return False
    last = above.rsplit(" ", 1)[-1].casefold()
    if last in words("words", "goes_on") or last[-1] in "-/(&":
        return False
    if above[-1] in ".:;!?":
        return True
    return not first[0].islower() and not _wrapped(text, at)
