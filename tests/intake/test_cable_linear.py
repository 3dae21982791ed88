"""Linear time, shown without a clock: bounded patterns, and work that grows with the size of the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tearline.intake.cable
from tearline.intake.cable import __all__ as VERBS
from tearline.intake.cable.reader import prepared, read_cable

SHORT_TEXTS_ONLY = {
    # matched at one place, or on a line or field of capped length, never searched for in a whole message
    "addresses._POST",
    "banner._CAPTION_LINE",
    "body._SIGNATURE",
    "body._NOT_SIGNATURE",
    "body._AFTER",
    "classified_by._NAME_WORD",
    "declassification._PREFIX",
    "declassification._DECL",
    "fields._LABEL",
    "fields._NUMBERED_REF",
    "fields._RULE_LINE",
    "fields._CODES_ONLY",
    "fields._UPPER",
    "reference_walk._TOKEN",
    "references._NOTHING",
    "subject._RULE",
    "scrub._STAMP",
    "tags._TOKEN",
}
REACH = 3000


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(tearline.intake.cable.__path__):
        loaded = importlib.import_module(f"tearline.intake.cable.{module.name}")
        for name, value in vars(loaded).items():
            for one in value if isinstance(value, list | tuple) else [value]:
                for pattern in one if isinstance(one, tuple) else [one]:
                    if isinstance(pattern, re.Pattern):
                        yield f"{module.name}.{name}", pattern


def test_a_pattern_that_is_searched_for_in_a_message_has_a_bounded_reach() -> None:
    far = {name for name, pattern in patterns() if parser.parse(pattern.pattern, pattern.flags).getwidth()[1] > REACH}
    assert far - SHORT_TEXTS_ONLY == set()
    assert SHORT_TEXTS_ONLY - far == set()


def work(function: Callable[[str], Any], text: str) -> int:
    """How many calls ``function`` makes on ``text``, of Python and of C; what patterns do inside is bounded."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    sys.setprofile(tick)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count


def whole(text: str) -> None:
    scrubbed, header = prepared(text)
    read_cable(text, scrubbed, header)


HEAD = "P 161305Z MAR 10\nFM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nE.O. 12958: N/A\nTAGS: PARM\nSUBJECT: FISH\n\n1. (S) "
REPEATED = [
    "Begin non-paper:\n",
    "Begin points: x End points. ",
    "(S//REL TO USA, NOR)\n",
    "(S//REL TO USA, NOR) ",
    "(",
    "((S)",
    "(NOTE: x END NOTE) ",
    "END NOTE. ",
    "¶1. (S) x\n\n",
    "1. a\n2. b\n",
    "-- x\n",
    "-",
    "PAGE 02 OSLO 001234 161322Z ",
    "PAGE 02 ",
    "OSLO 00001234 001 OF 004 ",
    "00001234  ",
    "REF: A. STATE 1\n",
    "SECRET\n",
    "S E C R E T ",
    "at . ",
    "paragraph 9 ",
    "&#8217;",
    "&",
    "SUMMARY: ",
    "\n",
    " ",
    "x\n\n",
    "ABC\n\n",
    "TAGS: SUBJECT: ",
    "\u202e",
    "\x00",
    "SECRET REL ",
    "A. STATE 1 AND 2 ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_text_is_at_most_about_twice_the_work(piece: str) -> None:
    size = 6_000
    once = work(whole, HEAD + (piece * size)[:size])
    twice = work(whole, HEAD + (piece * size)[: 2 * size])
    assert twice < 2.4 * once + 2_000


NESTED = [
    ("(", ")"),
    ("[(", ")]"),
    ("(S//REL TO USA (", "))"),
    ("(NOTE: ", " END NOTE) "),
    ("BEGIN NON-PAPER:\n", "\nEND NON-PAPER.\n"),
    ("BEGIN POINTS:\nBEGIN NOTE:\n", "\nEND NOTE.\nEND POINTS.\n"),
]


@pytest.mark.parametrize(("opening", "closing"), NESTED)
def test_marks_that_are_nested_twice_as_deep_are_at_most_about_twice_the_work(opening: str, closing: str) -> None:
    depth = 6_000 // len(opening + closing)
    once = work(whole, HEAD + opening * depth + "x" + closing * depth)
    twice = work(whole, HEAD + opening * 2 * depth + "x" + closing * 2 * depth)
    assert twice < 2.4 * once + 2_000


MARKS = st.sampled_from(
    [
        *("(", ")", "[", "]", "(S", "(S) ", "(S//REL TO USA, NOR)", "//", "C - ENTIRE TEXT. ", "x", " ", "\n", "\n\n"),
        *("Begin points:\n", "End points. ", "BEGIN ", "END ", "(NOTE: ", "END NOTE) ", "SUMMARY: ", "COMMENT: "),
        *("-- ", "- ", "1. ", "2. ", "(a) ", "\u00b63. (S) ", "9", "0", "O", "/", ";", ":", "=", "#"),
        *(
            "PAGE 02 OSLO 00123 161305Z ",
            "OSLO 00000123  002 OF 003",
            "NNNN\n",
            "SECRET\n",
            "S E C R E T STATE 012345\n",
        ),
        *(
            "REF: A. ",
            "STATE 1 AND 2 ",
            "TAGS: ",
            "PREL ",
            "SUBJECT: ",
            "Classified By: ",
            "1.4 (b) ",
            "E.O. 12958: DECL: ",
        ),
        *(
            "TO ",
            "INFO ",
            "XMT ",
            "AMEMBASSY OSLO PRIORITY 12\n",
            "FM ",
            "P 161305Z MAR 10\n",
            "DOE\n",
            "&#8217;",
            "\x1f",
        ),
    ]
)


@given(st.lists(MARKS, min_size=1, max_size=5).map("".join), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_marks_repeated_twice_as_often_are_at_most_about_twice_the_work(unit: str, in_body: bool) -> None:
    head, count = HEAD if in_body else "", 3_000 // len(unit)
    once = work(whole, head + unit * count)
    twice = work(whole, head + unit * 2 * count)
    assert twice < 2.6 * once + 4_000


@pytest.mark.parametrize("label", ["REF: ", "TAGS: ", "SUBJECT: ", "Classified By: ", "TO ", "E.O. 12958: "])
@pytest.mark.parametrize("verb", VERBS)
def test_a_field_without_end_is_read_up_to_a_limit(verb: str, label: str) -> None:
    read = getattr(tearline.intake.cable, verb)
    once = work(read, label + "OSLO 12 AND A. PREL (B), " * 1_000)
    twice = work(read, label + "OSLO 12 AND A. PREL (B), " * 2_000)
    assert twice < 2.4 * once + 2_000
