"""What a partner may not see has no influence on what he gets: not on one byte, not on an error."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from release.built_messages import HIDDEN, OPEN, Noise, OpenBlock, OpenParagraph, build, skeletons
from tearline.model.refusal import Refused
from tearline.release import draft, write_docx, write_pdf, write_text
from tearline.release.pdf_reading import read_pages
from tearline.wiring.fonts import find_fonts


def examples(count: int) -> settings:
    """That many messages; they are large, and their making must not count against the test."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=count, deadline=None, suppress_health_check=slow)


def everything(raw: bytes) -> bytes:
    """Every part of a Word document, and their names, in one."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist()) + raw


def unpacked(raw: bytes) -> bytes:
    """Every object of a PDF, its streams opened, after the file as it is."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    objects = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    opened = [one.get_data() if hasattr(one, "get_data") else repr(one).encode() for one in objects]
    return b"\n".join([raw, *opened])


@examples(100)
@given(skeletons, st.data())
def test_two_messages_that_differ_in_what_is_hidden_give_the_same_bytes(skeleton, data):
    first, second = draft(build(skeleton, Noise(data.draw)), "MYS"), draft(build(skeleton, Noise(data.draw)), "MYS")
    assert first == second
    assert write_text(first) == write_text(second)


@examples(40)
@given(skeletons, st.data())
def test_a_message_with_hidden_parts_gives_what_one_without_any_gives(skeleton, data):
    bare, noisy = draft(build(skeleton, Noise(None)), "MYS"), draft(build(skeleton, Noise(data.draw)), "MYS")
    assert noisy == bare
    assert write_docx(noisy) == write_docx(bare)


@examples(10)
@given(skeletons, st.data())
def test_a_pdf_is_the_same_byte_for_byte_whatever_is_hidden_and_holds_no_canary(skeleton, data):
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    bare, noisy = draft(build(skeleton, Noise(None)), "MYS"), draft(build(skeleton, Noise(data.draw)), "MYS")
    raw = write_pdf(noisy, find_fonts())
    assert raw == write_pdf(bare, find_fonts())
    said = " ".join(read_pages(raw, spoken=True).paragraphs).encode() + unpacked(raw)
    for word in set(HIDDEN) - {"2010"}:  # four figures may be a place or a width in the file
        assert word.encode() not in said


@examples(40)
@given(skeletons, st.data())
def test_everything_open_is_given_in_its_order_and_no_canary_is(skeleton, data):
    release = draft(build(skeleton, Noise(data.draw)), "MYS")
    given_out = [
        " ".join(" ".join(pieces).split())
        for part in skeleton
        for pieces in (part.points if isinstance(part, OpenBlock) else [part.pieces])
    ]
    assert [portion.text for portion in release.portions] == given_out
    for raw in (write_text(release), everything(write_docx(release))):
        for word in HIDDEN:
            assert word.encode() not in raw


class Loud(Noise):
    """Hides something wherever anything can be hidden, the same each time."""

    def __init__(self) -> None:
        super().__init__(None)

    def texts(self, most: int = 2) -> list[str]:
        return [" ".join(HIDDEN) + "\n"] * most

    def one_of(self, *choices: Any) -> Any:
        return choices[-1]

    def number(self, most: int) -> int:
        return most


@pytest.mark.parametrize("word", HIDDEN)
@pytest.mark.parametrize("shape", [OpenBlock, OpenParagraph])
def test_an_open_word_is_given_though_it_stands_in_what_is_hidden_too(shape: type, word: str):
    text = f"Visible {word}"
    message = build([shape(OPEN[0], [[text]] if shape is OpenBlock else [text])], Loud())
    release = draft(message, "MYS")
    assert message.text.count(word) > 1
    assert [portion.text for portion in release.portions] == [text]
    assert write_text(release).decode().count(word) == 1


@examples(40)
@given(skeletons, st.data())
def test_a_refusal_is_the_same_whatever_is_hidden(skeleton, data):
    lines = set()
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            draft(build(skeleton, Noise(data.draw)), "NOR")
        lines.add(refused.value.line())
    with pytest.raises(Refused) as empty:
        draft(build([], Noise(None)), "NOR")
    assert lines == {empty.value.line()}
    assert "CANARY" not in empty.value.line()


@examples(40)
@given(skeletons, st.data(), st.sampled_from(["TWN", "GBR", "SVN", "AUS"]))
def test_every_mark_on_a_release_names_its_audience_alone(skeleton, data, audience: str):
    try:
        release = draft(build(skeleton, Noise(data.draw)), audience, memberships={"FVEY": frozenset({"AUS", "GBR"})})
    except Refused:
        return
    assert {portion.marking.releasable_to for portion in release.portions} == {frozenset({audience})}
    assert release.banner.releasable_to == frozenset({audience})
