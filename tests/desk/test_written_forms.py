"""What is written as Word or PDF and comes in again has the same words under the same marks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tearline import intake
from tearline.desk.writing import write_alert
from tearline.model.document import Message
from tearline.model.marking import Marking
from tearline.wiring.fonts import find_fonts

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "outgoing"
PAIRS = [("rotary-table", "partner-SVN"), ("frequency-converters", "partner-TWN")]


def written(form: str, format: str, alert: str, partner: str) -> Message:
    """One paper of an example as a stranger would read it."""
    if format == "pdf":
        pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    files = [(name, (EXAMPLES / f"{name}.yaml").read_bytes()) for name in (alert, partner)]
    raw, _ = write_alert(
        files[0], files[1], form=form, format=format, on=date(2026, 9, 7), fonts=find_fonts(), despite_unread=True
    )
    return intake.read(raw, name=f"{form}.{format}")


def said(message: Message) -> list[tuple[Marking | None, str]]:
    """Marks and words; a page has other lines than a text."""
    return [(one.marking, " ".join(one.text.split())) for one in message.paragraphs]


def points(message: Message) -> list[tuple[Marking | None, str]]:
    """Marks and words of what may be handed over; where a page ends, a reader takes a new point to begin."""
    return [(one.marking, " ".join(point.text for point in one.points)) for one in message.blocks]


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize(("alert", "partner"), PAIRS)
def test_a_cable_in_another_form_is_the_same_cable(format: str, alert: str, partner: str) -> None:
    plain, read = written("cable", "txt", alert, partner), written("cable", format, alert, partner)
    assert (read.kind, read.form) == ("cable", format)
    assert read.header == plain.header
    assert said(read) == said(plain)
    assert points(read) == points(plain)


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize(("alert", "partner"), PAIRS)
def test_a_non_paper_in_another_form_has_the_same_marked_words(format: str, alert: str, partner: str) -> None:
    plain, read = written("non-paper", "txt", alert, partner), written("non-paper", format, alert, partner)
    assert read.header["banner"] == plain.header["banner"]
    words = said(read)
    if format == "pdf":  # the number of the page stands below the last of them
        words[-1] = (words[-1][0], words[-1][1].removesuffix(" 1"))
    assert words == said(plain)
