"""The numbers and bullets that Word shows before the paragraphs of a list, and does not store in their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tearline.intake.forms.word_package import w

_DEEPEST = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_SMALL_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    """One level of a list: the form of its figures, its text (``%1.``), the first figure."""

    form: str
    text: str
    start: int


class Numbers:
    """Counts the paragraphs of each list while a document is read from top to bottom."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._shared: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = dict(_style_lists(styles))
        if numbering is None:
            return
        abstract = {
            str(one.get(w("abstractNumId"))): dict(_levels(one)) for one in numbering.iterfind(w("abstractNum"))
        }
        for one in numbering.iterfind(w("num")):
            id_, link = str(one.get(w("numId"))), one.find(w("abstractNumId"))
            shared = str(link.get(w("val"))) if link is not None else ""
            overrides = {
                level: given
                for override in one.iterfind(w("lvlOverride"))
                for level, given in self._override(override, abstract.get(shared, {}))
            }
            self._levels[id_] = {**abstract.get(shared, {}), **overrides}
            self._shared[id_] = id_ if overrides else f"shared {shared}"

    def label(self, paragraph: etree._Element) -> str:
        """``2. `` or ``- `` where the paragraph is of a list, else nothing; counts it."""
        list_, depth = self._list_of(paragraph.find(w("pPr")))
        level = self._levels.get(list_, {}).get(depth) if list_ else None
        if level is None or level.form == "none":
            return ""
        counts = self._counts.setdefault(self._shared[list_], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST):
            counts.pop(deeper, None)
        if level.form == "bullet":
            return "- "
        return f"{_filled(level.text, self._levels[list_], counts)} "

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int]:
        if properties is None:
            return "", 0
        style = properties.find(w("pStyle"))
        list_, depth = self._styles.get(str(style.get(w("val"))), ("", 0)) if style is not None else ("", 0)
        own = properties.find(w("numPr"))
        if own is not None:
            list_, depth = _numbered(own, list_, depth)
        return ("", 0) if list_ == "0" else (list_, depth)

    @staticmethod
    def _override(override: etree._Element, base: dict[int, _Level]) -> Iterator[tuple[int, _Level]]:
        depth = _figure(override.get(w("ilvl")), 0)
        new = override.find(w("lvl"))
        level = _level(new) if new is not None else base.get(depth)
        start = override.find(w("startOverride"))
        if level is not None:
            yield depth, level if start is None else level._replace(start=_figure(start.get(w("val")), level.start))


def _levels(abstract: etree._Element) -> Iterator[tuple[int, _Level]]:
    for one in abstract.iterfind(w("lvl")):
        yield _figure(one.get(w("ilvl")), 0), _level(one)


def _level(one: etree._Element) -> _Level:
    form, text, start = (one.find(w(name)) for name in ("numFmt", "lvlText", "start"))
    return _Level(
        str(form.get(w("val"))) if form is not None else "decimal",
        str(text.get(w("val"), "")) if text is not None else "",
        _figure(start.get(w("val")), 1) if start is not None else 1,
    )


def _style_lists(styles: etree._Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    """The list and level that each paragraph style brings, its own or that of the style it is based on."""
    if styles is None:
        return
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iterfind(w("style")):
        id_ = str(style.get(w("styleId")))
        numbered = style.find(f"{w('pPr')}/{w('numPr')}")
        base = style.find(w("basedOn"))
        if numbered is not None:
            own[id_] = _numbered(numbered, "", 0)
        if base is not None:
            based[id_] = str(base.get(w("val")))
    for id_ in sorted({*own, *based}):
        at, steps = id_, 0
        while at not in own and at in based and steps < 20:
            at, steps = based[at], steps + 1
        if at in own:
            yield id_, own[at]


def _numbered(properties: etree._Element, list_: str, depth: int) -> tuple[str, int]:
    id_, level = properties.find(w("numId")), properties.find(w("ilvl"))
    return (
        str(id_.get(w("val"))) if id_ is not None else list_,
        min(_figure(level.get(w("val")), 0), _DEEPEST) if level is not None else depth,
    )


def _figure(value: str | None, other: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"\d{1,6}", value, re.ASCII) else other


def _filled(text: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    """``%1.%2`` with the figures of each level in its own form."""

    def figure(found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        level = levels.get(depth)
        return _written(counts.get(depth, level.start if level else 1), level.form if level else "decimal")

    return re.sub(r"%([1-9])", figure, text)


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        letters = _roman(number)
        return letters.upper() if form == "upperRoman" else letters
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    rest = number if number < 4000 else 0
    for figure, letters in (*_ROMAN, *_SMALL_ROMAN):
        written += letters * (rest // figure)
        rest %= figure
    return written or str(number)
