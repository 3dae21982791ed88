"""The walk through a message: portions, sentences, what each tells, who is who, attempts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from tearline.intake.attempt import labels, requests
from tearline.intake.attempt.addressee import Addressee, addressee
from tearline.intake.attempt.cast import Cast
from tearline.intake.attempt.clues import events
from tearline.intake.attempt.dated import day_of
from tearline.intake.attempt.dates import When, times
from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.elimination import by_elimination
from tearline.intake.attempt.entities import Spoken
from tearline.intake.attempt.figures import in_order
from tearline.intake.attempt.grammar import deeds
from tearline.intake.attempt.models import models
from tearline.intake.attempt.names import names
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.phrases import draw_together
from tearline.intake.attempt.portions import portions
from tearline.intake.attempt.regimes import regime_spans
from tearline.intake.attempt.rendering import attempts
from tearline.intake.attempt.requests import Requests
from tearline.intake.attempt.scan import Found, scan
from tearline.intake.attempt.telling import assembled
from tearline.intake.attempt.tokens import Sentence, same_length, sentences
from tearline.intake.attempt.vocabulary import DEAL, GOODS, LETTER, NOUN
from tearline.intake.cable.scrub import scrub
from tearline.intake.lexicon import places, words
from tearline.model.alert import Attempt
from tearline.model.document import Block, Paragraph
from tearline.model.marking import Marking


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with the marking of its portion."""

    sentence: Sentence
    marking: Marking
    delivered: bool


MOST_READ = 100_000
"""So many characters are searched for attempts: thirty pages. No alert is longer, and a file that is takes seconds."""


def extract(
    text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], header: dict[str, Any]
) -> tuple[Attempt, ...]:
    """The attempts that ``text`` describes, in its order; none where it describes none.

    ``paragraphs`` and ``blocks`` carry the markings, and their spans are offsets into ``text``; ``header`` gives
    the day of sending (``dtg``), from which months without a year are dated, and the banner. Nothing behind
    ``MOST_READ`` characters is searched. Each mention has its spans and the join of the markings of the portions
    it stands in.
    """
    clean = in_order(_LEADERS.sub(_colon, same_length(scrub(text).text)))
    cut = list(takewhile(lambda one: one.start < MOST_READ, portions(text, paragraphs, blocks, header)))
    read = [
        _Read(sentence, portion.marking, portion.delivered)
        for portion in cut
        for whole in sentences(clean, portion.start, min(portion.end, MOST_READ), text)
        for sentence in labels.parted(whole)
        if any(token[5] & LETTER for token in sentence.tokens)  # not the number of a line alone
    ]
    sent = _sent(header) or day_of(clean)
    heard = [_hear(one.sentence, sent) for one in read]
    known = _directory(read, heard)
    to = None if header.get("dtg") or header.get("mrn") else addressee(clean, cut)
    spoken = [_speak(number, one, heard[number], known, to) for number, one in enumerate(read)]
    cast = Cast()
    for said in spoken:
        cast.meet(said)
    _end_users(spoken)
    cast.lean(header, [one.marking for one in read if one.delivered])
    cast.weigh(spoken)
    if to is not None:
        cast.supply(to)
    by_elimination(cast, spoken)
    drafts = assembled(cast, spoken, cast.named(to.value) if to is not None else None)
    asked = Requests([])
    for said in spoken:
        requests.take(asked, said.sentence, sent, delivered=said.delivered)
    return attempts(drafts, asked.result(), asked.contact)


_ACRONYMS = re.compile(r"[A-Z]{2,6}s")
"""``FPGAs``: several things of a kind, and no firm."""
_LEADERS = re.compile(r"(?<=[^\W_])[ \t]*(?:\.[ \t]?){4,}")
"""``Product ........ lathe``: the dots lead from a label to its value, as a colon does."""


def _colon(found: re.Match[str]) -> str:
    return ":" + " " * (len(found.group()) - 1)


def _sent(header: dict[str, Any]) -> date | None:
    dtg = header.get("dtg")
    return date.fromisoformat(dtg[:10]) if isinstance(dtg, str) else None


def _speak(number: int, one: _Read, heard: _Heard, known: Directory, to: Addressee | None) -> Spoken:
    """One sentence read by itself; one that neither names anybody nor tells of a deal stays unread."""
    sentence = one.sentence
    parties = _names(sentence, heard, known)
    parties = [name for name in parties if name.strong or not _ACRONYMS.fullmatch(name.value)]
    taken = heard.fixed | {index for name in parties if name.strong for index in range(name.first, name.after)}
    listed = models(sentence, taken)
    if listed:
        at_models = {index for listing in listed for index in range(listing.first, listing.after)}
        parties = [name for name in parties if name.strong or at_models.isdisjoint(range(name.first, name.after))]
    label = labels.label(sentence)
    if label is not None:
        nodes, told = labels.labelled(sentence, label, parties, listed, heard.times)
        return Spoken(number, sentence, nodes, told, one.marking, one.delivered)
    deals = heard.bits & DEAL
    if not (parties or deals or listed or heard.bits & (GOODS | NOUN)):
        return Spoken(number, sentence, _timed(heard.times), [], one.marking, one.delivered)
    nodes = draw_together(scan(sentence, Found(parties, heard.times, listed, heard.regimes)), sentence)
    if to is not None:
        _address(nodes, to)
    told = events(deeds(nodes, sentence), nodes, sentence) if parties or deals or heard.bits & NOUN else []
    return Spoken(number, sentence, nodes, told, one.marking, one.delivered)


def _timed(times: list[When]) -> list[Node]:
    return [Node("time", when.first, when.after, time=when) for when in times]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is seen of a sentence before the whole message is known; ``bits``: all that its words are known for."""

    times: list[When]
    regimes: list[tuple[int, int, str]]
    fixed: set[int]
    names: list[Name]
    bits: int


def _hear(sentence: Sentence, sent: date | None) -> _Heard:
    when = times(sentence, sent)
    controlled = regime_spans(sentence)
    fixed = {index for moment in when for index in range(moment.first, moment.after)}
    fixed |= {index for first, after, _ in controlled for index in range(first, after)}
    bits = 0
    for token in sentence.tokens:
        bits |= token[5]
    return _Heard(when, controlled, fixed, names(sentence, fixed, Directory()), bits)


def _names(sentence: Sentence, heard: _Heard, known: Directory) -> list[Name]:
    """The names of a sentence, seen once more where a name that the message uses elsewhere may begin."""
    weak = known.beginnings and any(not name.strong for name in heard.names)
    if weak or any(token[1] in known.first_words for token in sentence.tokens):
        return names(sentence, heard.fixed, known)
    return heard.names


def _end_users(spoken: list[Spoken]) -> None:
    """Where a form names a purchaser and another as end user, the purchaser buys for that one."""
    clues = [
        clue for heard in spoken for event in heard.events for clue in event.clues if clue.rule.startswith("labelled")
    ]
    final = [clue.node.names[0].value for clue in clues if clue.rule == "labelled-end-user" and clue.node.names]
    for clue in clues:
        if (
            final
            and clue.rule == "labelled"
            and clue.role == "buyers"
            and clue.node.names
            and clue.node.names[0].value not in final
        ):
            clue.role = "intermediaries"


def _address(nodes: list[Node], to: Addressee) -> None:
    """ "You" and "your company" in a letter are the firm that it is written to."""
    for node in nodes:
        for one in (node, *node.linked):
            if one.kind == "you":
                one.kind = "party"
                one.names = (Name(one.first, one.after, to.value, strong=True, source=to.marking, place=to.span),)
                one.country = one.country or to.country


def _directory(read: list[_Read], heard: list[_Heard]) -> Directory:
    """The full names that the message uses anywhere, and the short forms that it gives them in brackets."""
    known = Directory()
    for one, seen in zip(read, heard, strict=True):
        sentence = one.sentence
        for name in seen.names:
            short = _short_form(sentence, name.after)
            if not (name.strong or (short is not None and short == _initials(sentence, name))):
                continue
            known.add(" ".join(token.low for token in sentence.tokens[name.first : name.after]), name.value)
            if short is not None:
                known.add(short, name.value, one.marking)
    return known


def _initials(sentence: Sentence, name: Name) -> str:
    return "".join(token.low[0] for token in sentence.tokens[name.first : name.after])


_SAYING = words("grammar", "saying")


def _short_form(sentence: Sentence, at: int) -> str | None:
    """``(QIE)``, ``("Qasrun")``, ``(hereafter Qasrun)`` right behind a name; ``(Iran)`` says where it is."""
    if sentence.low(at) != "(":
        return None
    inner = []
    for index in range(at + 1, min(at + 8, len(sentence))):
        if sentence.low(index) == ")":
            break
        if sentence.low(index) not in _SAYING:
            inner.append(sentence.tokens[index])
    if len(inner) != 1 or len(inner[0].text) < 2 or not inner[0].text[0].isupper() or inner[0].low in places():
        return None
    return inner[0].low


__all__ = ["MOST_READ", "extract"]
