"""Laws of reading attempts, on texts from a grammar and on any: spans, markings, layout, linear work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import cycle, islice, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.attempt_texts import FIRMS
from tearline.intake.attempt import extract
from tearline.model.alert import Attempt, Mention, SoughtItem
from tearline.model.document import Paragraph
from tearline.model.marking import Level, Marking, join

NAMES = [*FIRMS.values(), "Sandy Reach Trading FZE", "Tamsin Mills Inc.", "the company", "it", "the Dubai firm"]
VERBS = ["was seeking", "ordered", "may have asked for", "sent an inquiry for", "did not buy", "offered", "denies"]
GOODS = ["two pumps", "a lathe", "500 kilograms of maraging steel", "model HL-20 or HL-30", "heavy water", "them"]
WAYS = ["from", "through", "to", "on behalf of", "for", "with", "of"]
MARKS = [".", ",", ";", ":", "(", ")", '"', "--", "\n\n", "Buyer:", "Item:", "2."]
NOISE = ["is not involved", "in May 2010", "MTCR", "Iran", "possibly", "end user", "which", "İ", "ß", "\u202e", "1e9"]
PIECES = st.sampled_from([*NAMES, *VERBS, *GOODS, *WAYS, *MARKS, *NOISE])
TOLD = st.builds(
    lambda rows: "\n\n".join(f"{a} {verb} {goods} {way} {b}." for a, verb, goods, way, b in rows),
    st.lists(st.tuples(*map(st.sampled_from, (NAMES, VERBS, GOODS, WAYS, NAMES))), min_size=1, max_size=5),
)
TEXTS = st.one_of(TOLD, st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=300))
LEVELS = (Level.UNCLASSIFIED, Level.CONFIDENTIAL, Level.SECRET)
several = settings(max_examples=120, deadline=None, derandomize=True)


def parties(found: tuple[Attempt, ...]) -> list[Mention]:
    return [one for attempt in found for one in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers)]


def items(found: tuple[Attempt, ...]) -> list[SoughtItem]:
    return [one for attempt in found for one in attempt.items]


def everything(found: tuple[Attempt, ...]) -> list[Mention | SoughtItem]:
    return [*parties(found), *items(found)]


def said(found: tuple[Attempt, ...]) -> list[object]:
    """Everything that is read but where it stands."""
    told = [(one.value, one.country, one.modality, one.rule) for one in parties(found)]
    sought = [(one.description, one.models, one.alternatives, one.quantity, one.regimes) for one in items(found)]
    rest = [(one.seen, one.intended_use, one.concerns, one.requested_actions, one.contact) for one in found]
    return [*told, *sought, *rest]


@several
@given(TEXTS)
def test_any_text_is_read_and_twice_the_same(text: str) -> None:
    assert extract(text, (), (), {}) == extract(text, (), (), {})


@several
@given(TEXTS)
def test_every_span_lies_in_the_text(text: str) -> None:
    found = extract(text, (), (), {})
    for one in everything(found):
        assert one.spans
        assert all(0 <= start < end <= len(text) for start, end in one.spans)
        assert list(one.spans) == sorted(set(one.spans))


@several
@given(TOLD)
def test_the_words_at_a_span_are_the_name_or_a_part_of_it(text: str) -> None:
    for one in parties(extract(text, (), (), {})):
        written = [" ".join(text[start:end].split()) for start, end in one.spans]
        assert one.value in written
        assert all(word.rstrip(".") in one.value for word in written)


@several
@given(TOLD)
def test_doubled_blanks_change_no_value(text: str) -> None:
    assert said(extract(text.replace(" ", "  "), (), (), {})) == said(extract(text, (), (), {}))


@several
@given(TOLD, st.integers(40, 76))
def test_wrapped_lines_change_no_value(text: str, width: int) -> None:
    assert said(extract(wrapped(text, width), (), (), {})) == said(extract(text, (), (), {}))


def wrapped(text: str, width: int) -> str:
    """Every paragraph filled up to ``width``, as a typist would."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        lines = [""]
        for word in paragraph.split(" "):
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


@several
@given(st.lists(st.tuples(st.sampled_from(LEVELS), TOLD), min_size=1, max_size=4))
def test_a_marking_is_never_lower_than_that_of_the_paragraph_it_stands_in(told: list[tuple[Level, str]]) -> None:
    text, paragraphs = "", []
    for number, (level, piece) in enumerate(told, 1):
        start, text = len(text), f"{text}{number}. {piece}\n\n"
        paragraphs.append(Paragraph(number, None, Marking(level), (start, len(text)), ""))
    found = extract(text, paragraphs, (), {})
    for one in everything(found):
        assert one.marking is not None
        for start, end in one.spans:
            for paragraph in paragraphs:
                if start < paragraph.span[1] and paragraph.span[0] < end:
                    assert paragraph.marking is not None
                    assert join([one.marking, paragraph.marking]) == one.marking


# Linear, shown without a clock


def work(text: str) -> int:
    """How many calls reading ``text`` takes."""
    count = 0

    def tick(frame: object, event: str, argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        extract(text, (), (), {})
    finally:
        sys.setprofile(before)
    return count


def names_of(count: int) -> list[str]:
    """Short words with a capital, no two alike."""
    syllables = product("BDFGKLMNPRSTVZ", "aeiou", "bdfgklmnprstvz", "aeiou", "lnrs")
    return ["".join(one) for one in islice(syllables, 0, count * 7, 7)]


MONOTONOUS: dict[str, Callable[[int], str]] = {
    "nested brackets": lambda size: "Foo (" * (size // 10) + ")" * (size // 10),
    "open brackets": lambda size: "( Foo " * (size // 6),
    "short names": lambda size: " ".join(names_of(size // 6)),
    "firms that seek": lambda size: " ".join(f"{one} Tools LLC was seeking a lathe." for one in names_of(size // 40)),
    "firms in a row": lambda size: ", ".join(f"{one} Tools LLC" for one in names_of(size // 16)),
    "legal forms": lambda size: "Co., Ltd. " * (size // 10),
    "letters in a list": lambda size: ", ".join(islice(cycle("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), size // 3)),
    "goods in a list": lambda size: "lathes, pumps, " * (size // 15),
    "labels": lambda size: "Buyer: Foo Vale Tools LLC\n" * (size // 26),
    "columns": lambda size: "Buyer        " * (size // 13),
    "models": lambda size: "HL-20 or " * (size // 9),
    "quotation marks": lambda size: '"' * size,
    "quoted lines": lambda size: "> x\n" * (size // 4),
    "dot leaders": lambda size: "x .... " * (size // 7),
    "prepositions": lambda size: "on behalf of " * (size // 13),
    "clauses": lambda size: "Foo Tools LLC, which " * (size // 21),
    "references": lambda size: "Foo Tools LLC is known. " + "It wants a lathe. " * (size // 18),
    "no full stop": lambda size: "the firm wants some pumps from another firm and " * (size // 48),
}


@pytest.mark.parametrize("kind", MONOTONOUS)
def test_twice_the_text_is_at_most_about_twice_the_work(kind: str) -> None:
    once, twice = work(MONOTONOUS[kind](8_000)), work(MONOTONOUS[kind](16_000))
    assert twice < 2.3 * once + 20_000


def test_a_sentence_of_a_megabyte_is_read_to_its_end() -> None:
    assert extract("the firm wants things from another firm and " * 24_000, (), (), {}) == ()
