"""The TAGS line: codes of subject, place, organisation and programme (G13)."""

from __future__ import annotations

import re

from tearline.intake.cable.lines import words
from tearline.intake.cable.tag_table import known

_TOKEN = re.compile(r"\((?P<name>[^()]{1,100})\)?|(?P<code>[A-Z0-9][A-Z0-9&]*(?:-[A-Z0-9]+)*)|(?P<other>\S)")
_NOT_TAGS = frozenset(("AND", "NA", "N", "A", "NONE", "TAGS", "TAG", "OF", "THE"))
_LONGEST = 24


def parse_tags(content: str) -> list[str]:
    """The codes in the order of the line, each once; a person's tag with the name: ``OVIP (LAST, FIRST)``.

    Codes that a cut-out page stamp glued together are parted (G3), a code that a blank broke in two is joined
    and a zero for the letter O is mended (G26); unknown codes are kept, since the table does not hold every code
    that was ever in use.
    """
    result: list[str] = []
    for found in _TOKEN.finditer(words(content).upper()):
        if found["name"]:
            name = ", ".join(part for part in (" ".join(part.split()) for part in found["name"].split(",")) if part)
            if result and name:
                code = result[-1].partition(" (")[0]
                named = f"{code} ({name})"
                result[-1:] = [named] if code == result[-1] else [result[-1], named]
        elif found["code"]:
            codes = [code for code in _codes(found["code"]) if code not in _NOT_TAGS]
            broken = len(codes) == 1 and result and not known(codes[0]) and not known(result[-1])
            if broken and known(result[-1] + codes[0]):
                codes = [result.pop() + codes[0]]
            result += codes
    return list(dict.fromkeys(result))


def only_codes(line: str) -> bool:
    """Whether every code of ``line`` is a known tag: then it may stand without its label."""
    codes = [found["code"] for found in _TOKEN.finditer(words(line).upper()) if found["code"]]
    names = sum(1 for found in _TOKEN.finditer(words(line)) if found["other"] and found["other"] not in ",;/.")
    return bool(codes) and not names and all(known(part) for code in codes for part in _codes(code))


def _codes(token: str) -> list[str]:
    if not any(char.isalpha() for char in token):
        return []
    if known(token):
        return [token]
    mended = token.replace("0", "O")
    if mended != token and known(mended):
        return [mended]
    if 5 < len(token) <= _LONGEST:
        parts = _parted(mended)
        if parts:
            return parts
    return [token]


def _parted(token: str) -> list[str]:
    """``token`` as the fewest known codes end to end; empty where it is not such a row."""
    best: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for size in (4, 5, 3, 2, 6):
            before = best[end - size] if end >= size else None
            piece = token[end - size : end] if end >= size else ""
            if before is None or not known(piece):
                continue
            kept = best[end]
            if kept is None or len(before) + 1 < len(kept):
                best[end] = [*before, piece]
    return best[-1] or []
