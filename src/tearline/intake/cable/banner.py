"""The banner line and the captions under it (G10, G11).

The banner is anchored on its letters, spaced out or not, and on what follows them: section, origin,
serial. So it is found even where a lost line end glued it to the last addressee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tearline.intake.cable.lines import split_lines, words
from tearline.intake.cable.stations import canonical, known_suffix
from tearline.model.alert import Span
from tearline.model.marking import Level, Marking


def _spaced(word: str) -> str:
    return r" {0,2}".join(word)


_LEVELS = {
    "TOPSECRET": Level.TOP_SECRET,
    "SECRET": Level.SECRET,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "UNCLAS": Level.UNCLASSIFIED,
    "SENSITIVEBUTUNCLASSIFIED": Level.SBU,
    "SBU": Level.SBU,
    "LIMITEDOFFICIALUSE": Level.SBU,
    "RESTRICTED": Level.RESTRICTED,
}
_CLASS = "|".join(_spaced(word) for word in _LEVELS)
_CLASS_WORD = re.compile(_CLASS)
_TAIL = re.compile(
    r"(?P<between>[A-Z ,/.'&-]{0,100}(?:\d{1,2}[A-Z *]{1,60}){0,2}?)\s"
    r"(?P<serial>\d{3,8})(?!\d)(?P<rest>[^\n]{0,200})"
)
_SECTION = re.compile(r"\s(?:FINAL\s{1,5})?SECTION\s{1,5}(?:\d{1,2}\s{1,5})?OF\s{1,5}(?:\d{1,2}|\*)\s")
_ALONE = re.compile(
    r"\s{0,60}(?:CLASSIFICATION\s{0,3}:\s{0,5})?(?P<level>" + _CLASS + r")(?P<marks>[ /A-Z,-]{0,100})\s{0,60}$"
)
_CAPTION = re.compile(
    r"(?:SENSITIVE|SIPDIS|NODIS|EXDIS|STADIS|LIMDIS|NO ?FORN|EFTO|E F T O|TERREP|NOCONTRACT|CHEROKEE"
    r"|ROGER CHANNEL|DS CHANNEL|AIDAC|CORRECTED COPY|C O R R E C T E D {1,3}C O P Y|CONDIS|MEDICAL CHANNEL"
    r"|EYES ONLY|HANDLE AS NODIS)"
)
_CAPTION_LINE = re.compile(rf"[\s,;/()*.-]*(?:{_CAPTION.pattern}[\s,;/()*.-]*)+$")
_GLUED = re.compile(r"(?:PRIORITY|ROUTINE|IMMEDIATE|FLASH|COLLECTIVE|\d)\Z")
_NOFORN = re.compile(r"NO ?FORN|\bNF\b")


@dataclass(frozen=True, slots=True)
class Banner:
    """The banner line: what it says of secrecy, where it stands, whose it is."""

    marking: Marking
    span: Span
    origin: str | None
    serial: int | None
    number: str
    rest: str


def find_banner(text: str, mrn: dict[str, Any] | None) -> Banner | None:
    """The banner in the header ``text``. Origin and serial must be the MRN's, where that is known (G10)."""
    for found in _CLASS_WORD.finditer(text):
        tail = _TAIL.match(text, found.end())
        if tail is None:
            continue
        serial = int(tail["serial"])
        if mrn is not None and serial != mrn["number"]:
            continue
        between = _SECTION.sub(" ", f" {tail['between']} ").split()
        count = _station_words(between, mrn["station"] if mrn else None)
        if not count or (mrn is None and not _stands_free(text, found, between, tail["serial"])):
            continue
        marks = " ".join(between[:-count])
        raw = words(f"{found.group()}{'' if marks.startswith('/') else ' '}{marks}")
        marking = _marking(found.group(), f"{marks} {tail['rest']}", raw)
        origin = canonical(" ".join(between[-count:]))
        number = f"{' '.join(between[-count:])} {tail['serial']}"
        return Banner(marking, (found.start(), tail.end()), origin, serial, number, f"{marks} {tail['rest']}")
    return None


def find_plain_banner(text: str) -> Banner | None:
    """A line of ``text`` that holds nothing but a classification, as an envelope or a newer layout has it."""
    for line in split_lines(text):
        found = _ALONE.match(line.text) if 2 < len(line.text) < 200 else None
        if found is not None and _is_alone(found["marks"]):
            marking = _marking(found["level"], found["marks"], words(line.text))
            return Banner(marking, (line.start, line.end), None, None, "", "")
    return None


def find_captions(text: str) -> list[tuple[str, Span]]:
    """Captions that fill a line of the header ``text`` (G11), in their order, each once."""
    result: list[tuple[str, Span]] = []
    seen: set[str] = set()
    for line in split_lines(text):
        if not 3 < len(line.text) < 200 or not _CAPTION_LINE.match(line.text):
            continue
        for found in _CAPTION.finditer(line.text):
            name = _caption_name(found.group())
            if name not in seen:
                seen.add(name)
                result.append((name, (line.start + found.start(), line.start + found.end())))
    return result


def ends_addresses(line: str) -> bool:
    """Whether ``line`` is a banner, or has one glued to its end: no addressee comes after it."""
    if len(line) > 400:
        return False
    return find_banner(line, None) is not None or find_plain_banner(line) is not None


def is_caption(line: str) -> bool:
    return len(line) < 200 and bool(_CAPTION_LINE.match(line))


def overall(banner: Banner | None, captions: list[str]) -> Marking | None:
    """The marking of the whole message: the banner's, and what captions add to it.

    UNCLAS with the caption SENSITIVE is SBU; NOFORN, or a distribution caption that forbids further
    passing, leaves nobody to release to.
    """
    if banner is None:
        return None
    marking = banner.marking
    level, audience = marking.level, marking.releasable_to
    if "SENSITIVE" in captions and level is Level.UNCLASSIFIED:
        level = Level.SBU
    if "NOFORN" in captions:
        audience = frozenset()
    return Marking(level, audience, marking.raw)


def _marking(word: str, marks: str, raw: str) -> Marking:
    level = _LEVELS[word.replace(" ", "")]
    if _NOFORN.search(marks):
        return Marking(level, frozenset(), raw)
    if "//" in marks or "REL" in marks.split():
        from tearline.model.marking import parse_banner

        return parse_banner(raw)
    return Marking(level, None, raw)


def _is_alone(marks: str) -> bool:
    rest = marks.strip()
    return not rest or rest.startswith("/") or bool(_CAPTION_LINE.match(rest))


def _caption_name(raw: str) -> str:
    name = " ".join(raw.split())
    if " " in name and all(len(part) == 1 for part in name.split()):
        joined = name.replace(" ", "")
        return "CORRECTED COPY" if joined == "CORRECTEDCOPY" else joined
    return "NOFORN" if name == "NO FORN" else name


def _station_words(between: list[str], station: str | None) -> int:
    """How many of the last words before the serial name the station; 0 where they do not.

    Banners cut long names as page stamps do: the beginning of the station is enough.
    """
    for count in range(1, min(5, len(between)) + 1):
        origin = canonical(" ".join(between[-count:]))
        if station is not None and (origin == station or (len(origin) >= 4 and station.startswith(origin))):
            return count
    if station is not None:
        return 0
    plain = not any(char in word for word in between for char in ",/")
    return known_suffix(between) or (len(between) if plain and len(between) < 5 else 0)


def _stands_free(text: str, found: re.Match[str], between: list[str], serial: str) -> bool:
    """Whether the word opens a line, or a lost line end glued it to an addressee (G10): behind a precedence or a
    number, or unmistakably, with its letters spaced out or before a post and a long serial."""
    at = found.start()
    if _starts_line(text, at) or _GLUED.search(text, max(0, at - 12), at):
        return True
    return bool(known_suffix(between)) and (" " in found.group()[:2] or len(serial) > 3)


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at]
    return not before[before.rfind("\n") + 1 :].strip()
