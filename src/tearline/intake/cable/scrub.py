"""Stage 0: what transmission left in the text is blanked, and no offset moves (G1, G2, G4).

The scrubbed text has the length of the message. Line ends of every kind become one ``\\n`` each, and
what is not part of the author's words becomes spaces; the places of these artefacts are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tearline.intake.cable.fields import label_of
from tearline.intake.cable.lines import GLUE
from tearline.intake.cable.stations import canonical, known_suffix
from tearline.model.alert import Span

_OF_SECTIONS = re.compile(r"OF\s{1,10}\d{3}(?!\d)")
_SERIAL_SECTION = re.compile(r"(?<!\d)\d{5,8}\s{1,40}\d{3}(?:\.\d)?\s{1,10}\Z")
_PAGE = re.compile(
    r"PAGE[ \t]{1,40}\d{2,3}(?:[ \t]{1,40}OF[ \t]{1,10}\d{2,3})?\s{1,40}"
    r"[A-Z][A-Z.'/ \t]{1,40}?[ \t]{1,40}\d{4,6}"
    r"(?:[ \t]{1,40}\d{1,3}[ \t]{1,10}OF[ \t]{1,10}\d{1,3})?(?:[ \t]{1,40}\d{6}Z)?"
)
_HEADER = 4000
_DTG = re.compile(r"[ZOPR](?: [ZOPR])? \d{6}Z [A-Z]{3} \d\d")
_SECTION_BANNER = re.compile(r"SECTION {1,3}(\d{1,2}) OF {1,3}\d{1,2} [A-Z][A-Z ]{1,30} \d{3,6}[ \t]{0,20}(?=\n)")
_BANNER_BEFORE = re.compile(r"\n[A-Z][A-Z ]{5,50}\Z")
_GAP = 2000
_CLOSING = frozenset(".!?:;)\"'")
_LAST_WORDS = re.compile(r"[A-Z][A-Z.' \t]{0,39}$")
_WORD = (
    r"(?:TOP ?SECRET|T O P {1,3}S E C R E T|SECRET|S E C R E T|CONFIDENTIAL|C O N F I D E N T I A L|UNCLASSIFIED|UNCLAS"
    r"|U N C L A S(?: S I F I E D)?|LIMITED OFFICIAL USE)"
)
_BANNER_WORD = re.compile(_WORD + r"\Z")
_GLUED_BANNER = re.compile(r"(?<=[A-Za-z])" + _WORD + r"\s{0,4}\Z")
_WHOLE_WORD = re.compile(r"(?:PRIORITY|IMMEDIATE|ROUTINE|FLASH|COLLECTIVE)\Z")
_BLANKS_BEFORE_LETTER = re.compile(r"\s{1,8}(?=[A-Za-z])(?!AMEMB|AMCON|USMISSION|SECSTATE|SECDEF|R[UH][A-Z]{3,6}/)")
_STAMP = re.compile(
    r"(?:RELEASED IN (?:FULL|PART).{0,40}"
    r"|UNCLASSIFIED +U\.S\. Department of State Case No\..{0,120}|=+ ?CABLE ENDS ?=+|End Cable Text"
    r"|-{8,}\d{5,6} +\d{6}Z.{0,20}"
    r"|NNNN?|BT|#\d{0,5})\Z"
)
_RELEASED = re.compile(r".{0,80}Declassified/Released US Department of State.{0,80}\Z")
_STAMPS_BEGIN = frozenset("RU=E-NB#")
_BANNERS_BEGIN = frozenset("TSCUL")
_HIDDEN = dict.fromkeys(
    (
        *(*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0), 0xAD),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB),
    ),
    " ",
)
_LINE_ENDS = {0x0D: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_BLANKS = {0x09: " ", 0xA0: " ", 0x202F: " ", 0x3000: " "} | dict.fromkeys(range(0x2000, 0x200B), " ")
_TABLE = _HIDDEN | _LINE_ENDS | _BLANKS
_HIDDEN_SET = frozenset(chr(code) for code in _HIDDEN)
_SPACE_ENTITY = re.compile(r"&(?:#(?:9|10|13|32|160|[xX]0{0,4}(?:9|[aAdD]|20|[aA]0))|nbsp);")


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """``text`` with the message's length, the ``artefacts`` cut from it, and the first hidden character."""

    text: str
    artefacts: tuple[Span, ...]
    hidden: int | None


def plain_text(text: str) -> tuple[str, int | None]:
    """``text`` with one kind of line end and none of the characters that do not show, same length.

    Also the offset of the first control, zero-width or direction character, which a reader must know of.
    """
    hidden = None
    if not text.isascii() or any(char in text for char in _HIDDEN_SET if char < "\x80"):
        hidden = next((at for at, char in enumerate(text) if char in _HIDDEN_SET and at), None)
    return text.replace("\r\n", " \n").translate(_TABLE), hidden


def scrub(text: str, origin: str | None = None) -> Scrubbed:
    """The cable ``text`` without artefacts; ``origin`` is its station in canonical form, where known."""
    clean, hidden = plain_text(text)
    clean = _SPACE_ENTITY.sub(lambda found: " " * len(found.group()), clean)
    clean = clean.replace("\\\n", " \n")
    spans = _pages(clean) + _sections(clean, origin) + _repeated_headers(clean)
    spans = _merged([_widened(clean, span) for span in _merged(spans)])
    clean = _blank(clean, spans)
    worn = _worn_lines(clean, spans)
    clean = _blank(clean, worn)
    artefacts = _merged(spans + worn)
    return Scrubbed(_closed(clean, artefacts), tuple(artefacts), hidden)


def _pages(text: str) -> list[Span]:
    """G1: page stamps. The origin may be cut to six letters, so that the pattern asks only for letters."""
    if "PAGE" not in text:
        return []
    return [found.span() for found in _PAGE.finditer(text)]


def _sections(text: str, origin: str | None) -> list[Span]:
    """G2: section stamps, found by their figures; the origin is what stands before them."""
    spans: list[Span] = []
    for count_of in _OF_SECTIONS.finditer(text):
        found = _SERIAL_SECTION.search(text, max(0, count_of.start() - 66), count_of.start())
        if found is None:
            continue
        before = text[max(0, found.start() - 60) : found.start()]
        kept = before.rstrip()
        line = kept[kept.rfind("\n") + 1 :]
        name = _LAST_WORDS.search(line[-40:])
        if name is None:
            continue
        parts = name.group().split()
        count = known_suffix(parts)
        if not count and origin is not None:
            count = next((n for n in range(1, min(4, len(parts)) + 1) if canonical(" ".join(parts[-n:])) == origin), 0)
        if not count and line.strip() == name.group().strip():
            count = len(parts)
        if count:
            start = found.start() - len(before) + len(kept) - _width(line, count)
            spans.append((start, count_of.end()))
    return spans


def _repeated_headers(text: str) -> list[Span]:
    """The header that each further section of an older cable repeats, from its DTG to its banner."""
    first = _DTG.search(text, 0, _HEADER)
    if first is None:
        return []
    spans: list[Span] = []
    for found in _SECTION_BANNER.finditer(text, first.end()):
        if int(found.group(1)) < 2 or not _BANNER_BEFORE.search(text, max(0, found.start() - 60), found.start()):
            continue
        start = text.rfind(first.group(), max(first.end(), found.start() - _HEADER), found.start())
        if start < 0:
            continue
        above = text.rfind("\nACTION ", max(first.end(), start - 400), start)
        spans.append((above + 1 if above >= 0 else start, found.end()))
    return spans


def _width(line: str, count: int) -> int:
    """The length of the last ``count`` words of ``line``, the spaces between them included."""
    pieces = line.rsplit(None, count)
    start = len(pieces[0]) if len(pieces) > count else 0
    return len(line[start:].lstrip())


def _worn_lines(text: str, artefacts: list[Span]) -> list[Span]:
    """G4: end marks and stamps that fill a line, and banner words: beside a page stamp (G1), and in the body
    of a text that has such stamps."""
    beside = _beside(text, artefacts)
    signed = _DTG.search(text, 0, _HEADER)
    paged = signed.end() if signed and artefacts else len(text)
    released = "Declassified/Released" in text
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        word = line.strip() if len(line) < 400 else ""
        first = word[:1]
        if (first in _STAMPS_BEGIN and _STAMP.match(word)) or (released and _RELEASED.match(word)):
            stamped = bool(word)
        else:
            stamped = first in _BANNERS_BEGIN and (at in beside or at > paged) and bool(_BANNER_WORD.match(word))
        if stamped:
            start = at + line.index(first)
            end = start + len(word)
            if spans and first in "NB#" and text[spans[-1][1] : start].isspace():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        elif len(word) > 1 and word[-1] == "#" and at + len(line) + 200 > len(text):
            start = at + line.rindex("#")
            spans.append((start, start + 1))
        at += len(line) + 1
    return spans


def _beside(text: str, artefacts: list[Span]) -> set[int]:
    """Where the nearest lines before and after each artefact start, blank lines skipped, within 200 characters."""
    starts: set[int] = set()
    for start, end in artefacts:
        window = max(0, start - 200)
        starts.add(window + text[window:start].rstrip().rfind("\n") + 1)
        below = text[end : end + 200]
        skipped = len(below) - len(below.lstrip())
        starts.add(end + below.rfind("\n", 0, skipped) + 1)
    return starts


def _widened(text: str, span: Span) -> Span:
    """The artefact with a banner word that is glued to the text before it, and, where it cut a word in two, the
    blanks up to the rest of that word; not up to the label of a field."""
    start, end = span
    word = _GLUED_BANNER.search(text, max(0, start - 60), start)
    if word:
        start = word.start()
    if text[start - 1 : start].isalpha():
        rest = (
            _BLANKS_BEFORE_LETTER.match(text, end) if not _WHOLE_WORD.search(text, max(0, start - 12), start) else None
        )
        if rest and label_of(text[rest.end() : rest.end() + 80].partition("\n")[0]) is None:
            end = rest.end()
    return start, end


def _blank(text: str, spans: list[Span]) -> str:
    """``text`` with each span blanked, line ends kept; glue where a word was cut in two."""
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        cut = text[start:end]
        if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
            filler = GLUE * len(cut)
        else:
            filler = "\n".join(" " * len(part) for part in cut.split("\n"))
        pieces += [text[at:start], filler]
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _closed(text: str, artefacts: list[Span]) -> str:
    """``text`` with the gap that an artefact tore into a sentence narrowed to one line end, same length.

    A sentence goes on where nothing closes it before the artefact.
    """
    pieces: list[str] = []
    at = 0
    for start, end in artefacts:
        if start < at:
            continue
        before = text[max(at, start - _GAP) : start]
        low = start - len(before) + len(before.rstrip())
        after = text[end : end + _GAP]
        high = end + len(after) - len(after.lstrip())
        gap = text[low:high]
        closed = low == at or (text[low - 1] in _CLOSING and not after.lstrip()[:1].islower())
        if closed or gap.count("\n") < 2 or high >= len(text):
            continue
        last = gap.rindex("\n")
        pieces += [text[at:low], gap[:last].replace("\n", " "), gap[last:]]
        at = high
    pieces.append(text[at:])
    return "".join(pieces)


def _merged(spans: list[Span]) -> list[Span]:
    """The spans sorted, overlaps united."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result
