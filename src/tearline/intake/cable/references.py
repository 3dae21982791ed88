"""The REF line (G15): cables with the year and station that each inherits, and references that are no cables.

In numbered steps: 1. the content is cut at its bullets; 2. each entry becomes tokens, in which dates,
paragraph numbers and notes such as NOTAL can no longer be taken for message numbers; 3. a walk over
the tokens finds cables; 4. what is left of an entry and names an e-mail, a call, a manual is kept as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tearline.intake.cable.lines import GLUE, mended_figures, words
from tearline.intake.cable.reference_walk import STOP_WORDS, Walk

_BULLET = re.compile(
    r"(?:(?P<ref>\bREF(?:TEL|ERENCE)?S?)\s{0,5})?[(\[]?(?:(?<=[(\[])REF\s{1,3})?(?<![A-Za-z.&'])(?<![A-Za-z]/)(?P<mark>[A-Za-z]|\d)\s?"
    r"(?P<close>[.)\]:]{1,2}|[-\u2013](?=\s))(?=\s|$|[\w(\[#',;])"
)
_BARE_BULLET = re.compile(r"(?<![^\s(])(?P<mark>[A-Z])\s{1,10}(?='?(?:\d{2,4}\s{0,3})?[A-Z]{2})")
_KINDS = (
    ("email", r"E-?\s?MAILS?|EMAILS?|E-?MSG"),
    (
        "telcon",
        r"TEL\s?CONS?|TELCONF?S?|PHONCONS?|FONECONS?|TELECONS?|TELECOMS?|TELECONFERENCES?|TELEPHONE"
        r"|PHONE\s?CONS?|PHONE\s?CALLS?|PHONECONS?|CONVERSATIONS?"
        r"|CONVS?|PHONE|CALLS?|VTC|SVTC|DVC",
    ),
    ("manual", r"FAM|FAH|CFR|DFAM|MANUALS?|HANDBOOKS?|U\.?S\.?C\.?|USC|INA|FAR|DIRECTIVES?|REGULATIONS?|ALDACS?\sON"),
    ("memorandum", r"MEMOS?|MEMORANDUMS?|MEMORANDA|MEMCONS?|AIDE.?MEMOIRES?|NSPD|PDD"),
    (
        "letter",
        r"LETTERS?|LTRS?|FAX|FAXES|FACSIMILE|TELEFAX|DIP(?:LOMATIC)?\s?NOTES?|NOTES?\sVERBALES?"
        r"|(?:EMBASSY|MFA)\sNOTES?|COURIER|POUCH",
    ),
    ("meeting", r"MEETINGS?|MTGS?|DISCUSSIONS?|BRIEFINGS?|DEMARCHES?"),
    (
        "report",
        r"IIRS?|FBIS|TDX?|TD-?\d{3}|INTELLIGENCE|REPORTS?|ARTICLES?|PRESS|GUIDANCE|NOTICES?|MESSAGES?|MSG|UNSCRS?|RESOLUTIONS?"
        r"|NOTIFICATIONS?|WEBSITES?|WEB|SITE|CLASSNET|SIPRNET|INTERNET|OPENNET|TREATY|AGREEMENT|ACT|CHANNEL",
    ),
)
_MARKERS = [(kind, re.compile(rf"(?<![A-Z0-9])(?:{pattern})(?![A-Z0-9])", re.I)) for kind, pattern in _KINDS]
_BODY = re.compile(r"\s\u00b6?1\s?\.\s{0,5}\((?:U|C|S|SBU|TS|[CS]//?NF)\)\s")
_NUMBER_ALONE = re.compile(r"\d{2,7}(?:\s?\(NOTAL\))?[.,;]?\Z")
_NOTHING = re.compile(r"\W{0,3}(?:NONE|N/?A|NIL|NO REFS?|NOTAL|NULL)?\W*$", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    bullet: str | None
    text: str


def parse_references(content: str, year: int | None) -> list[dict[str, Any]]:
    """``[{"bullet", "kind", "year", "station", "number", "raw"}]`` of the content of a REF field.

    ``year`` is the cable's own, the default of a reference that gives none. ``kind`` is ``cable``, or
    ``email``, ``telcon``, ``manual``, ``memorandum``, ``letter``, ``meeting``, ``report``, ``other``, whose
    year, station and number are None.
    """
    result: list[dict[str, Any]] = []
    for entry in _entries(content):
        result += _read_entry(_with_station(entry, result), year)
    return result


def _with_station(entry: _Entry, before: list[dict[str, Any]]) -> _Entry:
    """An entry that is a number alone, as ``B. 13``, with the station of the entry before it."""
    if not _NUMBER_ALONE.match(entry.text) or not before or before[-1]["kind"] != "cable":
        return entry
    return _Entry(entry.bullet, f"{before[-1]['station']} {entry.text}")


def _entries(content: str) -> list[_Entry]:
    """Step 1: the content at its bullets, which must come in their order: A, B, C or 1, 2, 3."""
    text = mended_figures(_BODY.split(content, maxsplit=1)[0].replace("\u00b6", " ").replace(GLUE, ""))
    cuts: list[tuple[int, int, str]] = []
    expected = ""
    position = 0
    while True:
        found = _next_bullet(text, position, expected)
        if found is None:
            break
        start, end, mark = found
        cuts.append((start, end, mark))
        expected, position = _after(mark), end
    if not cuts:
        return [_Entry(None, words(text))]
    if _bullets_follow(text, cuts):
        starts = [0] + [end for _, end, _ in cuts[:-1]]
        return [
            _Entry(mark, words(text[at:start]).strip(" ,;")) for at, (start, _, mark) in zip(starts, cuts, strict=True)
        ]
    lead = words(text[: cuts[0][0]])
    entries = [] if _NOTHING.match(lead) or _only_labels(lead) else [_Entry(None, lead)]
    for index, (_, end, mark) in enumerate(cuts):
        stop = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        entries.append(_Entry(mark, words(text[end:stop])))
    return entries


def _bullets_follow(text: str, cuts: list[tuple[int, int, str]]) -> bool:
    """Whether each bullet stands behind its reference, as in ``STATE 12345 (A), OSLO 22 (B)``."""
    before = text[: cuts[0][0]].rstrip()
    return before[-1:].isdigit() and not any(char.isalnum() for char in text[cuts[-1][1] :])


def _next_bullet(text: str, position: int, expected: str) -> tuple[int, int, str] | None:
    """The next bullet from ``position``: the expected one anywhere, a later one where it opens a line."""
    for found in _BULLET.finditer(text, position):
        mark = found["mark"].upper()
        if (
            mark in "CSU"
            and found["close"] == ")"
            and found.group()[0] == "("
            and not text[position : found.start()].strip()
        ):
            continue  # a portion mark before the first reference or behind a bullet
        opens = _opens_line(text, found.start())
        if not expected:
            fits = mark in ("A", "1") or (opens and mark.isalpha() and found["close"] != "." and mark <= "E")
        else:
            fits = mark == expected or (
                opens and mark.isalpha() == expected.isalpha() and expected < mark <= _later(expected)
            )
        if fits and not (mark.isdigit() and not _digit_bullet(text, found, opens)):
            bare = _bare(text, position, expected)
            return bare if bare and bare[0] < found.start() else (found.start(), found.end(), mark)
    return _bare(text, position, expected)


def _bare(text: str, position: int, expected: str) -> tuple[int, int, str] | None:
    """A bullet without its point: ``A STATE 12 B OSLO 5``."""
    for found in _BARE_BULLET.finditer(text, position):
        mark = found["mark"]
        before = text[: found.start()].rstrip(" \n(")
        if (mark == "A" and not expected and (not before or _only_labels(before[-12:]))) or (
            mark == expected and (before[-1:].isdigit() or before[-1:] in ";,)." or _opens_line(text, found.start()))
        ):
            return found.start(), found.end(), mark
    return None


def _digit_bullet(text: str, found: re.Match[str], opens: bool) -> bool:
    after = text[found.end() : found.end() + 1]
    return (opens or text[: found.start()].strip() == "" or found["mark"] != "1") and not after.isdigit()


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _only_labels(text: str) -> bool:
    return all(word in STOP_WORDS for word in re.findall(r"[A-Z]+", text.upper()))


def _after(mark: str) -> str:
    return "" if mark in ("Z", "9") else chr(ord(mark) + 1)


def _later(mark: str) -> str:
    return chr(min(ord(mark) + 3, ord("Z")))


def _read_entry(entry: _Entry, year: int | None) -> list[dict[str, Any]]:
    """Steps 2 to 4 for one entry."""
    text = entry.text.strip(" ,;")
    if _NOTHING.match(text):
        return []
    walk = Walk(text, year, strict=_kind_of(text) not in (None, "meeting"))
    found: list[tuple[int, dict[str, Any]]] = [
        (one.start, _reference(entry.bullet, "cable", one.raw, one.year, one.station, one.number))
        for one in walk.cables
    ]
    for start, end in walk.leftovers():
        piece = _trimmed(text[start:end])
        kind = _kind_of(piece)
        empty = not any(char.isalnum() for char in piece) or _only_labels(piece)
        if kind in (None, "meeting") and (walk.cables or empty):
            continue
        found.append((start, _reference(entry.bullet, kind or "other", piece)))
    found.sort(key=lambda one: one[0])
    return [reference for _, reference in found]


def _reference(
    bullet: str | None,
    kind: str,
    raw: str,
    year: int | None = None,
    station: str | None = None,
    number: int | None = None,
) -> dict[str, Any]:
    return {"bullet": bullet, "kind": kind, "year": year, "station": station, "number": number, "raw": raw}


def _kind_of(text: str) -> str | None:
    return next((kind for kind, marker in _MARKERS if marker.search(text)), None)


def _trimmed(text: str) -> str:
    """A leftover without the separators and joining words at its ends."""
    piece = text.strip(" ,;:/&+-")
    while True:
        first, _, rest = piece.partition(" ")
        if first.upper() in ("AND", "&", "ALSO", "SEE") and rest:
            piece = rest.lstrip(" ,;:/&+-")
            continue
        if piece.upper().endswith(" AND"):
            piece = piece[:-4].rstrip(" ,;:/&+-")
            continue
        break
    if piece.endswith(".") and not re.search(r"\b[A-Z]\.$", piece):
        piece = piece[:-1]
    return piece[1:-1].strip() if piece.startswith("(") and piece.endswith(")") and piece.count("(") == 1 else piece
