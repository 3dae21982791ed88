"""Lines with their places, and how lines become a value: the smallest tools of the cable reader."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

GLUE = "\x1f"
"""Stands where an artefact was cut out of the middle of a word (G1); white space to a pattern, nothing in a value."""

_FIGURE_WITH_O = re.compile(r"(?<![A-Za-z0-9])(?<!E\.)O{0,4}\d[O\d]{0,8}(?![A-Za-z0-9])")
_WORD_WITH_ZERO = re.compile(r"(?<![A-Z0-9])(?=0?[A-Z])(?=[A-Z]{0,20}0)[A-Z0]{3,20}(?![A-Z0-9])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);")


class Line(NamedTuple):
    """One line of the scrubbed text without its line end; ``start`` and ``end`` are offsets into the message."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of ``text[start:end]``, whose line ends are all ``\\n`` after scrubbing."""
    lines: list[Line] = []
    at = start
    for part in text[start:end].split("\n"):
        lines.append(Line(at, at + len(part), part))
        at += len(part) + 1
    return lines


def mended_figures(text: str) -> str:
    """``text`` with a letter O in a figure made a zero, and a zero in a word an O (G26): ``O6 0SLO 17O334``."""
    if "O" in text:
        text = _FIGURE_WITH_O.sub(lambda found: found.group().replace("O", "0"), text)
    return _WORD_WITH_ZERO.sub(lambda found: found.group().replace("0", "O"), text) if "0" in text else text


def words(text: str) -> str:
    """``text`` on one line: white space collapsed, entities decoded, words that were cut in two joined again."""
    if GLUE in text:
        text = re.sub(f"{GLUE}+", "", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    return " ".join(text.split())


def flow(text: str) -> str:
    """Prose with its wrapping undone: lines joined, a blank line kept as one, a bullet on a line of its own."""
    if not _BREAK.search(text):
        return words(text)
    parts: list[str] = []
    current: list[str] = []

    def close() -> None:
        if current:
            parts.append(words("\n".join(current)))
            current.clear()

    out: list[str] = []
    for line in text.split("\n"):
        if not line or line.isspace():
            close()
            if parts:
                out.append("\n".join(parts))
                parts.clear()
            continue
        if _BULLET.match(line):
            close()
        current.append(line)
    close()
    if parts:
        out.append("\n".join(parts))
    return "\n\n".join(part for part in out if part)


_BULLET_TEXT = r"(?:--|[-•*·–—]\s|\(?[0-9]{1,2}[.)]\s|\(?[a-zA-Z][.)]\s)"
_BULLET = re.compile(r"\s{0,40}" + _BULLET_TEXT)
_BREAK = re.compile(rf"\n(?:[^\S\n]{{0,40}}(?:\n|\Z)|\s{{0,40}}{_BULLET_TEXT}|\s{{41}})")
