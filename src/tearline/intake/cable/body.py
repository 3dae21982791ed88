"""The body: numbered paragraphs, what is no paragraph between them, the signature (G17, G21, G22)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tearline.intake.cable.banner import is_caption
from tearline.intake.cable.lines import Line, flow, split_lines
from tearline.intake.cable.marks import Mark, mark_at, skip_blanks, value
from tearline.model.alert import Span
from tearline.model.document import Diagnostic, Paragraph
from tearline.model.marking import Marking

PILCROW = "\u00b6"
_NUMBER = re.compile(
    r"\s{0,60}(?P<before>\([A-Z/]{1,12}\)\s{1,5})?(?P<pilcrow>\u00b6)?\s{0,5}(?P<number>\d{1,3})\s?(?P<close>[.)])(?=\s|\(|$|[A-Z])"
)
_OPENS_LINE = re.compile(r"\n[ \x1f]{0,60}[\u00b6\d(]")
_RULE = re.compile(r"\s{0,60}[-=_*\s]{3,200}$")
_SIGNATURE = re.compile(r"[A-Z][A-Z'\u2019]*(?:[-. /]{1,2}[A-Z][A-Z'\u2019]*){0,3}\.?$")
_MIXED_SIGNATURE = re.compile(r"[A-Z][A-Za-z'\u2019-]{2,20}(?: [A-Z][A-Za-z'\u2019-]{1,20}){0,1}$")
_NOT_SIGNATURE = re.compile(
    r"(?:(?:FM|TO|INFO)\s|.*\b(?:END|BEGIN|SUMMARY|COMMENT|NOTE|TEXT|POINTS|DECLASSIFY|MINIMIZE|CONSIDERED|QUOTE|UNQUOTE|UNCLASSIFIED|CLASSIFIED|REGARDS|DELETED|ATTACHMENT"
    r"|PAPER|CONFIDENTIAL|UNCLAS|OFFICIAL USE)\b|(?:TOP )?SECRET$|[A-Z]$)",
    re.I,
)
_AFTER = re.compile(
    r"(?:MINIMIZE CONSIDERED|\d{1,6}|[-=#*.\s]+|(?:TOP )?SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS"
    r"|LIMITED OFFICIAL USE|UNQUOTE|DECLASSIFIED"
    r"|Sensitive|<{0,3} ?END(?: OF)? (?:MESSAGE|CABLE|DOCUMENT|TELEGRAM) ?>{0,3})\.?$",
    re.I,
)
_LABELLED = re.compile(r"\s{0,40}Signature\s{0,3}:\s{1,40}([A-Z][A-Za-z' -]{1,40}?)\s{0,40}$")
_MAX_GAP = 20
_LAST_LINES = 40
_TAIL = 20_000
_ATTRIBUTE_LINES = 120
_TRAILERS = frozenset(("Message Attributes", "<< END OF DOCUMENT >>"))


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs in their order, headings between them, the signature and where it stands, and what was odd."""

    paragraphs: tuple[Paragraph, ...]
    contents: tuple[int, ...]
    headings: tuple[Span, ...]
    signature: str | None
    signature_span: Span | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Start:
    """A place where a paragraph may begin: its number and mark, and where its words start."""

    at: int
    number: int
    pilcrow: bool
    mark: Mark | None
    content: int
    after_blank: bool


def read_body(text: str, start: int, banner: Marking | None) -> Body:
    """The body that begins at ``start`` of scrubbed ``text``.

    A paragraph's span runs from its number to its last word. Its marking is its own, or that of a
    ``C - ENTIRE TEXT`` before it; ``contents`` are the offsets at which the words after number and mark begin.
    """
    tail = text.rfind("\n", 0, max(start, len(text.rstrip()) - _TAIL)) + 1
    signature, span = find_signature(split_lines(text, max(start, tail)))
    end = span[0] if span else len(text)
    diagnostics: list[Diagnostic] = []
    starts = _accepted(_candidates(text, start, end), diagnostics)
    chunks = _chunks(text, start, starts[0].at if starts else end)
    paragraphs: list[Paragraph] = []
    contents: list[int] = []
    headings: list[Span] = []
    for begin, stop in chunks:
        if _heading_only(text[begin:stop]):
            headings.append((begin, stop))
            continue
        found = mark_at(text, begin, numbered=True)
        contents.append(skip_blanks(text, found.end) if found else begin)
        paragraphs.append(_paragraph(text, None, found, (begin, stop), contents[-1], banner))
    entire: Marking | None = next(
        (one.marking for one in paragraphs if one.portion and "ENTIRE" in one.portion.upper()), None
    )
    for index, one in enumerate(starts):
        stop = starts[index + 1].at if index + 1 < len(starts) else end
        stop, heading = without_heading(text, one.content, stop)
        if heading:
            headings.append(heading)
        paragraph = _paragraph(text, one.number, one.mark, (one.at, max(stop, one.content)), one.content, banner)
        if one.mark and one.mark.entire:
            entire = paragraph.marking
        elif paragraph.marking is None and entire is not None:
            paragraph = Paragraph(paragraph.number, None, entire, paragraph.span, paragraph.text)
        paragraphs.append(paragraph)
        contents.append(one.content)
    return Body(tuple(paragraphs), tuple(contents), tuple(headings), signature, span, tuple(diagnostics))


def _paragraph(
    text: str, number: int | None, mark: Mark | None, span: Span, content: int, banner: Marking | None
) -> Paragraph:
    return Paragraph(
        number,
        mark.raw if mark else None,
        value(mark, banner) if mark else None,
        span,
        flow(text[content : span[1]]) if content < span[1] else "",
    )


def paragraph_starts(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Where each numbered paragraph of a fragment begins, and where its words begin after number and mark."""
    return [(one.at, one.content) for one in _accepted(_candidates(text, start, len(text)), [])]


def _candidates(text: str, start: int, end: int) -> list[_Start]:
    result: list[_Start] = []
    begins = [start, *(opening.start() + 1 for opening in _OPENS_LINE.finditer(text, start, end))]
    for begin in begins:
        stop = text.find("\n", begin)
        line = text[begin : stop if stop >= 0 else len(text)]
        found = _NUMBER.match(line)
        if found and (found["pilcrow"] or found["close"] == "." or not found["before"]):
            at = begin + found.start("pilcrow" if found["pilcrow"] else "number")
            if found["before"]:
                at = begin + found.start("before")
                mark = mark_at(text, at, numbered=True)
                content = begin + found.end()
            else:
                mark = mark_at(text, begin + found.end(), numbered=True)
                content = mark.end if mark else begin + found.end()
            above = max(start, text.rfind("\n", start, max(start, begin - 1)) + 1)
            after_blank = not text[above:begin].strip()
            result.append(
                _Start(at, int(found["number"]), bool(found["pilcrow"]), mark, skip_blanks(text, content), after_blank)
            )
    return result


def _accepted(candidates: list[_Start], diagnostics: list[Diagnostic]) -> list[_Start]:
    """Which places begin a paragraph and which a numbered item inside one.

    In doubt it is a paragraph: an item taken for a paragraph ends a releasable block too early,
    the reverse would stretch the block over words that nobody marked for release (G19).
    """
    if any(one.pilcrow for one in candidates):
        candidates = [one for one in candidates if one.pilcrow]
    accepted: list[_Start] = []
    last, item = 0, 0
    for one in candidates:
        if not accepted:
            if one.number == 1 or one.pilcrow or one.mark or (one.after_blank and one.number < 60):
                accepted.append(one)
                last = one.number
            continue
        odd = one.after_blank or one.mark is not None or one.pilcrow
        if one.number == last + 1:
            pass
        elif one.number == 1:
            item = 1
            continue
        elif item and one.number == item + 1:
            item += 1
            continue
        elif not odd or one.number > last + _MAX_GAP:
            continue
        else:
            code, what = (
                ("paragraph_gap", "is missing") if one.number > last else ("paragraph_order", "was expected here")
            )
            diagnostics.append(
                Diagnostic(code, f"paragraph {last + 1} {what}; found {one.number}", one.number, (one.at, one.content))
            )
        accepted.append(one)
        last, item = one.number, 0
    return accepted


def _chunks(text: str, start: int, end: int) -> list[Span]:
    """Stretches of lines of ``text[start:end]`` that blank lines part: paragraphs without a number."""
    result: list[Span] = []
    begin: int | None = None
    stop, at = 0, start
    for line in text[start:end].split("\n"):
        ended = line.rstrip()
        if ended:
            if begin is None:
                begin = at + len(line) - len(line.lstrip())
            stop = at + len(ended)
        elif begin is not None:
            result.append((begin, stop))
            begin = None
        at += len(line) + 1
    if begin is not None:
        result.append((begin, stop))
    return result


def _heading_only(chunk: str) -> bool:
    if chunk.count("\n") > 3:
        return False
    lines = chunk.split("\n")
    if len(lines) == 1 and not chunk.isupper() and not _RULE.match(chunk):
        return False
    ruled = [bool(_RULE.match(line)) for line in lines]
    words = [line.strip() for line, rule in zip(lines, ruled, strict=True) if not rule]
    if not words:
        return True
    short = len(words) == 1 and len(words[0]) < 70 and not words[0].endswith((".", ":", ";", ","))
    return (any(ruled) and len(words) <= 2) or (short and words[0].isupper() and len(words[0].split()) <= 8)


def without_heading(text: str, begin: int, end: int) -> tuple[int, Span | None]:
    """The end of a paragraph's words, and the heading of the next one where it stands between them."""
    stop = begin + len(text[begin:end].rstrip())
    gap = _blank_gap(text, max(begin, stop - 400), stop)
    if gap >= begin and _heading_only(text[gap:stop].strip("\n")):
        start = stop - len(text[gap:stop].lstrip())
        return begin + len(text[begin:gap].rstrip()), (start, stop)
    return stop, None


def _blank_gap(text: str, begin: int, end: int) -> int:
    """The last line end before ``end`` that a line of blanks follows; -1 where there is none."""
    at = end
    while True:
        line_end = text.rfind("\n", begin, at)
        if line_end <= begin:
            return -1
        line_start = text.rfind("\n", begin, line_end)
        if line_start >= 0 and not text[line_start:line_end].strip():
            return line_start
        at = line_end


def find_signature(lines: list[Line]) -> tuple[str | None, Span | None]:
    """The last line, if it is one or two surnames in upper case (G22), and its place; end marks are passed over."""
    labelled = _labelled_signature(lines)
    if labelled is not None:
        return labelled
    index = _last_of_text(lines)
    while index >= 0:
        word = lines[index].text.strip() if len(lines[index].text) < 400 else "?"
        if word and not _AFTER.match(word) and not is_caption(word):
            break
        index -= 1
    if index < 0:
        return None, None
    line = lines[index]
    word = line.text.strip().rstrip("#= ").rstrip() if len(line.text) < 200 else ""
    above = lines[index - 1] if index else None
    alone = above is None or above.blank
    if not word or len(word) > 45 or _NOT_SIGNATURE.match(word):
        return None, None
    upper = bool(_SIGNATURE.match(word)) and len(word) > 1
    ended = above is not None and above.text.rstrip().endswith((".", ")", '"', "'", "-", "=", "#"))
    if (upper and (alone or (ended and " " not in word))) or (alone and _MIXED_SIGNATURE.match(word)):
        start = line.start + len(line.text) - len(line.text.lstrip())
        return word if word.endswith((" JR.", " SR.")) else word.rstrip("."), (start, start + len(word))
    return None, None


def _last_of_text(lines: list[Line]) -> int:
    """The last line before the attributes with which an archive closes a text, else the last line of all."""
    for index in range(len(lines) - 1, max(-1, len(lines) - _ATTRIBUTE_LINES), -1):
        if lines[index].text.strip() in _TRAILERS:
            return index - 1
    return len(lines) - 1


def _labelled_signature(lines: list[Line]) -> tuple[str, Span] | None:
    """The signature of the newer layout, which stands behind a label and above the drafters (G25)."""
    for line in reversed(lines[-_LAST_LINES:]):
        found = _LABELLED.match(line.text) if "Signature" in line.text and len(line.text) < 200 else None
        if found:
            return found.group(1), (line.start, line.end)
    return None
