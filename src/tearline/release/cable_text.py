"""A composed cable as the lines of a telegram, and what a reader must find in them.

69 columns, which is what a teletypewriter line holds (ACP 127) and what gateways that break at 80
still leave whole. A line never begins with what would open a paragraph, a point or a block, however the
words fall: such a word takes the one before it along to the next line.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

from tearline.model.classification_order import ORDERS, ClassificationOrder, order_on
from tearline.model.marking import NOBODY, Level, Marking, render_portion
from tearline.model.outgoing import Addressee, Authority, CableReference, OutgoingAlert
from tearline.release.compose import Cable, CableParagraph
from tearline.release.sentences import spoken_day
from tearline.release.text import WIDTH

_BANNER = {
    Level.UNCLASSIFIED: "UNCLAS",
    Level.SBU: "UNCLAS",
    Level.CONFIDENTIAL: "C O N F I D E N T I A L",
    Level.SECRET: "S E C R E T",
    Level.TOP_SECRET: "T O P S E C R E T",
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_TIED = "\x00"
"""Stands for a blank at which no line may end."""

_OPENS_A_LINE = re.compile(
    r" (?=¶|[(\[]\s?(?:[A-Z]{1,3}(?!\w)|[A-Z]{4}|\w[.)\]])|\d{1,6}Z?(?!\w)|[a-zA-Z][.)\]:]|[-•·*–—>=_#]"
    r"|o(?!\w)|[A-Za-z/-]{1,30}:|(?:PAGE|REF|TAGS?|SUBJ|FM|TO|INFO|XMT|NNNN|BT|SECRET|CONFIDENTIAL|UNCLAS|UNCLASSIFIED|SENSITIVE)(?!\w))"
)


def write_cable(cable: Cable, *, upper: bool = False) -> bytes:
    """The cable as UTF-8 text with LF line ends; ``upper``: in capitals throughout, as older systems send it."""
    alert = cable.alert
    blocks = [
        f"{mrn(alert)}",
        "\n".join(_heading(cable)),
        *(["\n".join(_captions(cable))] if _captions(cable) else []),
        "\n".join(_file_lines(alert)),
        *(["\n".join(_references(alert.references))] if alert.references else []),
        *([wrapped(f"Classified By: {_authority(alert.authority)}")] if alert.authority else []),
        *([wrapped(derived_line(alert))] if alert.authority and alert.authority.sources else []),
        *(_paragraph(number, one) for number, one in enumerate(cable.paragraphs, 1)),
        alert.signature,
    ]
    text = "\n\n".join(blocks) + "\n"
    return (text.upper() if upper else text).encode()


def mrn(alert: OutgoingAlert) -> str:
    """The message number: ``26STATE104417``."""
    return f"{alert.sent.year % 100:02}{alert.station}{alert.serial:06}"


def expected_header(cable: Cable) -> dict[str, Any]:
    """The header as a reader must give it back, in the shapes of docs/reference/message.md, raw texts left out."""
    alert, who = cable.alert, cable.alert.authority
    return {
        "mrn": {"year": alert.sent.year, "station": alert.station, "number": alert.serial},
        "dtg": alert.sent.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "precedence": {
            "action": alert.precedence.prosign,
            "info": alert.info_precedence.prosign if alert.info_precedence else None,
        },
        "from": alert.sender,
        "to": [_read_addressee(one) for one in alert.action],
        "info": [_read_addressee(one) for one in alert.info],
        "captions": [*_captions(cable), *(["NOFORN"] if cable.banner.releasable_to == NOBODY else [])],
        "banner": cable.banner.to_json(),
        "eo": _read_order(alert),
        "tags": list(alert.tags),
        "subject": alert.subject.text,
        "subject_portion": render_portion(alert.subject.marking),
        "references": [
            {"bullet": bullet, "kind": "cable", "year": one.year, "station": one.station, "number": one.number}
            for bullet, one in _lettered(alert.references)
        ],
        "classified_by": None
        if who is None
        else {"name": who.name, "title": who.title, "office": who.office, "reasons": list(who.reasons)},
    }


def _heading(cable: Cable) -> Iterable[str]:
    alert = cable.alert
    signs = [alert.precedence.prosign, *([alert.info_precedence.prosign] if alert.info_precedence else [])]
    yield f"{' '.join(signs)} {alert.sent:%d%H%M}Z {_MONTHS[alert.sent.month - 1]} {alert.sent:%y}"
    yield f"FM {alert.sender}"
    for label, posts in (("TO", alert.action), ("INFO", alert.info)):
        for place, post in enumerate(posts):
            yield f"{label} {_addressee(post)}" if place == 0 else _addressee(post)
    nobody = " NOFORN" if cable.banner.releasable_to == NOBODY else ""
    yield f"{_BANNER[cable.banner.level]}{nobody} {alert.station} {alert.serial:06}"


def _addressee(post: Addressee) -> str:
    return " ".join(part for part in (post.name, post.precedence, post.number) if part)


def _read_addressee(post: Addressee) -> dict[str, Any]:
    return {"name": post.name, "precedence": post.precedence and post.precedence.value, "number": post.number}


def _captions(cable: Cable) -> list[str]:
    """SENSITIVE is what makes an unclassified cable sensitive: its banner has no word for it."""
    sensitive = ["SENSITIVE"] if cable.banner.level is Level.SBU else []
    return [*sensitive, *(one.value for one in cable.alert.captions)]


def _file_lines(alert: OutgoingAlert) -> Iterable[str]:
    """M4: the date in the form of the order. The subject bears its own mark (M2)."""
    yield f"E.O. {_order(alert).number}: {_until(alert)}"
    yield wrapped(f"TAGS: {', '.join(alert.tags)}")
    yield wrapped(f"SUBJECT: {render_portion(alert.subject.marking)} {alert.subject.text}")


def _order(alert: OutgoingAlert) -> ClassificationOrder:
    return order_on(alert.sent.date()) or ORDERS[0]


def _until(alert: OutgoingAlert) -> str:
    """What follows the order: a day, an exemption, or that nothing is classified."""
    if alert.authority is None:
        return "N/A"
    until = alert.authority.until
    return f"DECL: {until if isinstance(until, str) else _order(alert).written(until)}"


def _read_order(alert: OutgoingAlert) -> dict[str, Any]:
    """The E.O. line as a reader has it: a day, or what stands in its place."""
    until = "N/A" if alert.authority is None else alert.authority.until
    if isinstance(until, str):
        return {"order": _order(alert).number, "declassify_on": None, "instruction": until}
    return {"order": _order(alert).number, "declassify_on": until.isoformat()}


def _lettered(references: tuple[CableReference, ...]) -> list[tuple[str | None, CableReference]]:
    if len(references) == 1:
        return [(None, references[0])]
    return [(chr(ord("A") + place), one) for place, one in enumerate(references)]


def _references(references: tuple[CableReference, ...]) -> Iterable[str]:
    for place, (bullet, one) in enumerate(_lettered(references)):
        lead = "REF: " if place == 0 else " " * 5
        yield f"{lead}{f'{bullet}. ' if bullet else ''}{one.year % 100:02} {one.station} {one.number}"


def _authority(who: Authority) -> str:
    """Reasons as ``1.4 (B) AND (D)``, which is how posts write them; a derivative has none (M3)."""
    lead = f"{who.office} {who.title} {who.name}"
    if not who.reasons:
        return f"{lead}."
    letters = [f"({one[-2].upper()})" for one in who.reasons]
    joined = letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} AND {letters[-1]}"
    return f"{lead}, {'REASON' if len(letters) == 1 else 'REASONS'} {who.reasons[0][:3]} {joined}."


def derived_line(alert: OutgoingAlert) -> str:
    """The sources of a derivative with their days, empty where it has none."""
    sources = alert.authority.sources if alert.authority else ()
    said = [f"{one.title} ({spoken_day(one.dated.isoformat())})" for one in sources]
    return f"Derived From: {'; '.join(said)}." if said else ""


def _paragraph(number: int, one: CableParagraph) -> str:
    lead = f"{number}. {render_portion(one.marking)} "
    if one.points_marking is None:
        return wrapped(lead + one.text)
    points = [wrapped(f"-- {point}") for point in one.points]
    return "\n\n".join([f"{lead}Begin non-paper:", mark_line(one.points_marking), *points, "End non-paper."])


def mark_line(marking: Marking) -> str:
    """A release mark that stands alone; a long list of states is wrapped inside its bracket."""
    return textwrap.fill(render_portion(marking), WIDTH, break_long_words=False, break_on_hyphens=False)


def wrapped(text: str) -> str:
    """``text`` in lines of 69 columns; a longer word stands out rather than being broken."""
    tied = _OPENS_A_LINE.sub(_TIED, text)
    lines = textwrap.wrap(tied, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(_TIED, " ")
