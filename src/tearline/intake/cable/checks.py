"""What a reader should know of a message: diagnostics that need header and body together.

G7, G14, G16-G18, G21, G26. Codes are documented one by one in docs/reference/message.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from tearline.intake.cable.body import Body
from tearline.intake.cable.fields import MAX_FIELD, Header
from tearline.intake.cable.header import HeaderReading
from tearline.intake.cable.scrub import Scrubbed
from tearline.model.alert import Span
from tearline.model.document import Diagnostic, Paragraph
from tearline.model.marking import Level, Marking

_LOOSE_POINT = re.compile(r"[.,;)](?<=\s[.,;)])(?=\s|$)")
_LINK_WORD = re.compile(r"\b(?:at|on|from|via|visit|see|website|site|page|link)[:,]?\s{1,10}\Z", re.I)
_SEE = re.compile(
    r"[Pp](?<!\w[Pp])[Aa][Rr][Aa](?:[Gg][Rr][Aa][Pp][Hh])?[Ss]?\.?\s{1,5}(\d{1,2})(?!\d|\.\d|\s?\([A-Za-z]\))"
)
_ELSEWHERE = re.compile(r"\s{0,5}(?:,?\s?(?:of|in)\b|(?:of\s)?ref)", re.I)
_REF_BEFORE = re.compile(
    r"(?:ref(?:tel|s)?\s?\(?[a-z]?\)?|tel|cable|resolution|unscr\s?\d{0,4}|\d{3,6})[,:]?\s{0,3}$", re.I
)
_STAMP_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)Z\Z")
_CLASSIFIED = (Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET, Level.RESTRICTED)
_MODERN_ORDERS = ("12958", "13526")
_SENTENCE_ENDS = tuple(".!?\"')]:;-#*_=\u201d\u2019>")


def diagnose(text: str, scrubbed: Scrubbed, header: Header, reading: HeaderReading, body: Body) -> Iterator[Diagnostic]:
    """Every diagnostic of the message but those of its blocks and of the numbering."""
    if scrubbed.hidden is not None:
        at = scrubbed.hidden
        what = f"a character that does not show (U+{ord(text[at]):04X}) stands in the text; it was read as a blank"
        yield Diagnostic("hidden_character", what, None, (at, at + 1))
    yield from _of_header(text, scrubbed, header, reading)
    yield from _of_marks(reading.marking, body)
    numbers = frozenset(one.number for one in body.paragraphs if one.number is not None)
    for paragraph in body.paragraphs:
        yield from _of_paragraph(scrubbed.text, paragraph, numbers)
    yield from _of_end(scrubbed.text, header, body)


def _of_header(text: str, scrubbed: Scrubbed, header: Header, reading: HeaderReading) -> Iterator[Diagnostic]:
    values = reading.values
    if values["mrn"] is None:
        yield Diagnostic("mrn_missing", "no message number was found")
    banner = reading.banner
    if banner is None:
        yield Diagnostic("banner_missing", "no line states the classification of the whole message")
    elif values["mrn"] and banner.serial is not None and banner.serial != values["mrn"]["number"]:
        yield Diagnostic("banner_number_differs", "the banner bears another number than the message", None, banner.span)
    dtg = header.first("dtg")
    if dtg is None:
        yield Diagnostic("dtg_missing", "no date-time group was found")
    elif reading.dtg is None or reading.dtg.when is None:
        yield Diagnostic("dtg_invalid", "the date-time group is no moment of the calendar", None, (dtg.start, dtg.end))
    else:
        yield from _stamps(text, scrubbed, reading.dtg.when)
    if values["subject"] is None:
        yield Diagnostic("subject_missing", "the message has no subject line")
    for field in header.fields:
        if field.size > MAX_FIELD:
            what = f"the field {field.kind} is longer than {MAX_FIELD:,} characters; only so much of it was read"
            yield Diagnostic("field_cut", what, None, (field.start, field.end))
    order = values["eo"]
    if order and order["declassify_on"] is None and re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", order["raw"]):
        yield Diagnostic("declassification_invalid", f"no date of the calendar: {order['raw']}")
    classifier = values["classified_by"]
    # A derivative carries no reason of its own (32 CFR 2001.22): its sources stand on a line of their own.
    if classifier is not None and not classifier["reasons"] and header.first("derived") is None:
        yield Diagnostic("reason_missing", "Classified By gives no reason")
    secret = reading.marking is not None and reading.marking.level in _CLASSIFIED
    if classifier is None and secret and order and order["order"] in _MODERN_ORDERS:
        yield Diagnostic("classified_by_missing", "a classified message under this order names who classified it")


def _stamps(text: str, scrubbed: Scrubbed, signed: datetime) -> Iterator[Diagnostic]:
    """G7: a page stamp bears the time of transmission, which cannot be before the DTG."""
    for start, end in scrubbed.artefacts:
        found = _STAMP_TIME.search(text[start:end].rstrip())
        if found is None:
            continue
        day, hour, minute = (int(part) for part in found.groups())
        if day > 31 or hour > 23 or minute > 59:
            continue
        apart = (day - signed.day) * 1440 + (hour - signed.hour) * 60 + minute - signed.minute
        if -15 * 1440 < apart < 0:
            earlier = timedelta(minutes=-apart)
            yield Diagnostic(
                "stamp_before_dtg", f"a page was stamped {earlier} before the date-time group", None, (start, end)
            )
            return


def _of_marks(overall: Marking | None, body: Body) -> Iterator[Diagnostic]:
    """G17, G18: unmarked and unreadable portions; the highest portion against the banner."""
    marked = [one for one in body.paragraphs if one.marking is not None]
    secret = (overall is not None and overall.level in _CLASSIFIED) or any(
        one.marking and one.marking.level in _CLASSIFIED for one in marked
    )
    for one in body.paragraphs:
        if one.marking is None and secret and one.number is not None:
            yield Diagnostic("paragraph_unmarked", "no portion mark: released to nobody", one.number, one.span)
        elif one.marking is not None and one.portion and one.marking.problem:
            message = f"the mark {one.portion} is released to nobody: {one.marking.problem}"
            yield Diagnostic("mark_unreadable", message, one.number, one.span)
    if overall is None or not marked:
        return
    highest = max((one.marking for one in marked if one.marking), key=lambda marking: marking.level.rank)
    if highest.level.rank > overall.level.rank:
        yield Diagnostic("portion_above_banner", f"a portion is {highest.level}, the banner only {overall.level}")
    elif highest.level.rank < overall.level.rank and len(marked) == len(body.paragraphs):
        yield Diagnostic("banner_above_portions", f"the banner is {overall.level}, the highest portion {highest.level}")


def _of_paragraph(text: str, paragraph: Paragraph, numbers: frozenset[int]) -> Iterator[Diagnostic]:
    start, end = paragraph.span
    for point in _LOOSE_POINT.finditer(text, start, end):
        word = _LINK_WORD.search(text, max(start, point.start() - 19), point.start())
        if word:
            span = (word.start(), point.end())
            yield Diagnostic("link_missing", "an address seems to be cut out here", paragraph.number, span)
    if not numbers:
        return
    for found in _SEE.finditer(text, start, end):
        if int(found.group(1)) in numbers or _points_elsewhere(text, found.span()):
            continue
        message = f"paragraph {int(found.group(1))} is referred to, and there is none"
        yield Diagnostic("paragraph_reference", message, paragraph.number, found.span())


def _points_elsewhere(text: str, span: Span) -> bool:
    """Whether "paragraph 3" is one of another cable: ``para 3 of reftel``, ``ref A, para 3``."""
    before, after = text[max(0, span[0] - 24) : span[0]], text[span[1] : span[1] + 24]
    return bool(_ELSEWHERE.match(after)) or bool(_REF_BEFORE.search(before))


def _of_end(text: str, header: Header, body: Body) -> Iterator[Diagnostic]:
    if not body.paragraphs:
        yield Diagnostic("body_missing", "the message has a header and no text")
        return
    if body.signature is not None:
        return
    yield Diagnostic("signature_missing", "no signature closes the message")
    last = body.paragraphs[-1]
    if last.text and not last.text.endswith(_SENTENCE_ENDS):
        yield Diagnostic("text_cut_off", "the text ends in the middle of a sentence", last.number, last.span)
