"""The walk through a message for designations: passages, telling sentences, lists that go on, one entry a party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from tearline.intake.attempt import MOST_READ
from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.places import sentence_places
from tearline.intake.attempt.portions import portions
from tearline.intake.attempt.tokens import Sentence, same_length, sentences, value_of
from tearline.intake.cable.scrub import scrub
from tearline.intake.designations.frames import Frame, frames
from tearline.intake.designations.measures import measures
from tearline.intake.designations.parties import Party, parties, recognised
from tearline.intake.lexicon import places, split, table
from tearline.model.alert import Designation, Modality, Span
from tearline.model.document import Block, Paragraph
from tearline.model.marking import Marking, join

_HEADING = 24
_MATTER = " in the matter of :"
_MOST_FRAMES = 24
"""No sentence says more; one that seems to is read so far, so that reading stays linear."""
_BEHIND_AN_ITEM = frozenset(["", "(", ",", ";", ".", ":", "and", "a.k.a", "aka", "-", "--", '"'])


@cache
def _telling() -> re.Pattern[str]:
    return re.compile("|".join(table("designations")["telling"].split()), re.IGNORECASE)


def _is_of_measures(text: str) -> bool:
    """Whether a message speaks of any measure; a quick look, since most speak of none."""
    flat = " ".join(text.casefold().split())
    return any(word in flat for word in split(table("designations")["measured"]))


@dataclass(slots=True)
class _Entry:
    """One party, gathered over the message."""

    value: str
    rule: str
    denied: bool
    country: str | None = None
    measure: str | None = None
    places: dict[Span, Marking] = field(default_factory=dict)


def designations(
    text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], header: dict[str, Any]
) -> tuple[Designation, ...]:
    """Whom ``text`` names under a measure, each party once a measure, in the order of the text.

    The arguments are those of ``attempt.extract``. A sentence without a telling word is not looked at.
    """
    if not _is_of_measures(text):
        return ()
    walk = _Walk(text)
    clean = same_length(scrub(text).text)
    for portion in portions(text, paragraphs, blocks, header):
        end = min(portion.end, MOST_READ)
        if portion.start >= MOST_READ:
            break
        if not _telling().search(clean, portion.start, end) and walk.goes_on is None:
            walk.before = None
            continue
        for sentence in sentences(clean, portion.start, end, text):
            walk.read(sentence, portion.marking)
    return walk.result()


def _nation(sentence: Sentence, told: Sequence[Frame]) -> str | None:
    """The country of which a heading says that one or several of its persons are designated."""
    if not any(frame.rule == "designated" and not frame.backward for frame in told) or len(sentence) > _HEADING:
        return None
    found = {one.country for one in sentence_places(sentence).at.values() if one.kind == "adjective"}
    return found.pop() if len(found) == 1 else None


class _Walk:
    """What is carried from one sentence to the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = Directory()
        self.goes_on: tuple[Frame, str | None] | None = None
        self.before: str | None = None
        self.nation: str | None = None
        self.matter: tuple[Sentence, Marking] | None = None
        self.entries: dict[tuple[str, bool], dict[str | None, _Entry]] = {}

    def read(self, sentence: Sentence, marking: Marking) -> None:
        """Takes the designations of one sentence."""
        went_on, self.goes_on = self.goes_on, None
        first, after = sentence.tokens[0].start, sentence.tokens[-1].end
        told = list(islice(frames(sentence), _MOST_FRAMES)) if _telling().search(self.text, first, after) else []
        if sentence.line.startswith(_MATTER) and went_on is None:
            self.matter = sentence, marking
        if not told and went_on is None:
            self.before = self.nation = None
            return
        found = recognised(sentence, told, self.known)
        self._short_forms(sentence, found)
        if went_on is not None and self._item(sentence, found, went_on, marking):
            return
        under = measures(sentence)
        taken: set[int] = set()
        for frame in sorted(told, key=lambda one: (not one.denied, one.backward)):
            measure = self._measure(sentence, frame)
            named = [one for one in parties(sentence, frame, found, self.text) if one.first not in taken]
            taken.update(one.first for one in named)
            for party in named:
                self._add(sentence, party, frame, measure, marking)
            if frame.open and self.goes_on is None and sentence.tokens[-1].text in (":", ";"):
                self.goes_on = frame, measure
        order = next((one for one in told if one.one and not one.backward), None)
        if order is not None and self.matter is not None and not taken:
            held, its_marking = self.matter
            went_on = order, self._measure(sentence, order)
            if self._item(held, recognised(held, (), self.known), went_on, its_marking):
                self.goes_on = None
            self.matter = None
        self.nation = self.nation if taken else _nation(sentence, told)
        self.before = value_of(sentence, under[0].first, under[0].after) if under else None

    def _item(self, sentence: Sentence, found: list[Name], went_on: tuple[Frame, str | None], marking: Marking) -> bool:
        """Whether a sentence is an item of a list that an earlier one began."""
        frame, measure = went_on
        start = next((at + 1 for at in range(len(sentence)) if sentence.low(at) == ":"), 0)
        start = start if sentence.line.startswith(_MATTER) else 0
        place = Frame(frame.rule, start, len(sentence), frame.denied, one=True)
        named = parties(sentence, place, found, self.text)
        if not named or sentence.low(named[0].after) not in _BEHIND_AN_ITEM:
            return False
        for party in named:
            self._add(sentence, party, frame, measure, marking)
        if sentence.tokens[-1].text == ";" or (sentence.tokens[-1].text != "." and not frame.one):
            self.goes_on = went_on
        return True

    def _measure(self, sentence: Sentence, frame: Frame) -> str | None:
        if frame.measure is not None:
            first = frame.measure.first
            while sentence.low(first) in ("to", "on", "onto", "from", "under", "in", "the", "its"):
                first += 1
            return value_of(sentence, first, frame.measure.after)
        if frame.rule == "denied-privileges":
            at = next((k for k in range(len(sentence)) if sentence.low(k) == "privileges"), None)
            return None if at is None else value_of(sentence, at - 1, at + 1)
        return self.before

    def _short_forms(self, sentence: Sentence, found: list[Name]) -> None:
        """``Foo Works (FW)``: FW is the same party further on."""
        for name in found:
            at = name.after + 1
            at += sentence.low(at) == '"'
            if not name.value or sentence.low(name.after) != "(" or sentence.low(2 * at - name.after) != ")":
                continue
            short = sentence.tokens[at]
            if short.text.isupper() and len(short.text) > 1 and short.low not in places():
                self.known.add(short.low, name.value)

    def _add(self, sentence: Sentence, party: Party, frame: Frame, measure: str | None, marking: Marking) -> None:
        entries = self.entries.setdefault((party.value.casefold(), frame.denied), {})
        if measure is None and entries:
            measure = next(iter(entries))
        entry = entries.get(measure) or entries.pop(None, None) or _Entry(party.value, frame.rule, frame.denied)
        entries[measure] = entry
        entry.measure = measure
        entry.country = entry.country or party.country or self.nation
        entry.places[sentence.span(party.first, party.after)] = marking

    def result(self) -> tuple[Designation, ...]:
        """The designations, in the order of their first places in the text."""
        every = [one for entries in self.entries.values() for one in entries.values()]
        return tuple(
            Designation(
                one.value,
                one.country,
                tuple(sorted(one.places)),
                join(one.places.values()),
                Modality.DENIED if one.denied else Modality.STATED,
                one.rule,
                one.measure,
            )
            for one in sorted(every, key=lambda one: min(one.places))
        )
