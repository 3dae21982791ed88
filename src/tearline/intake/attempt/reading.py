"""The walk through a message: portions, sentences, statements, attempts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tearline.intake.attempt import labels, requests
from tearline.intake.attempt.frames import frames
from tearline.intake.attempt.merge import Draft, Drafts, add_regimes
from tearline.intake.attempt.names import Directory, names
from tearline.intake.attempt.parse import Parsed, parse
from tearline.intake.attempt.portions import portions
from tearline.intake.attempt.regimes import concerns, intended_use, regime_spans, regimes
from tearline.intake.attempt.requests import Requests
from tearline.intake.attempt.roles import role_statement
from tearline.intake.attempt.things import money
from tearline.intake.attempt.tokens import Sentence, same_length, sentences
from tearline.intake.cable.scrub import scrub
from tearline.model.alert import Attempt
from tearline.model.document import Block, Paragraph
from tearline.model.marking import Marking


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with the marking of its portion."""

    sentence: Sentence
    marking: Marking
    delivered: bool


def extract(
    text: str, paragraphs: Sequence[Paragraph], blocks: Sequence[Block], header: dict[str, Any]
) -> tuple[Attempt, ...]:
    """The attempts that ``text`` describes, in its order; none where it describes none.

    ``paragraphs`` and ``blocks`` carry the markings, and their spans are offsets into ``text``;
    ``header`` gives the day of sending (``dtg``), from which months without a year are dated, and the
    banner. Each mention has its spans and the join of the markings of the portions it stands in.
    """
    clean = same_length(scrub(text).text)
    read = [
        _Read(sentence, portion.marking, portion.delivered)
        for portion in portions(text, paragraphs, blocks, header)
        for sentence in sentences(clean, portion.start, portion.end)
    ]
    sent = _sent(header)
    known = _directory(read)
    asked = Requests([])
    drafts = Drafts()
    for one, parsed in _parsed(read, sent, known):
        _statements(drafts, parsed, one)
        requests.take(asked, one.sentence, sent, delivered=one.delivered)
    return drafts.attempts(asked.result(), asked.contact)


def _sent(header: dict[str, Any]) -> date | None:
    dtg = header.get("dtg")
    return date.fromisoformat(dtg[:10]) if isinstance(dtg, str) else None


def _directory(read: list[_Read]) -> Directory:
    """The full names that the message uses anywhere, and the short forms that it gives them in brackets."""
    known, none = Directory(), Directory()
    for one in read:
        sentence = one.sentence
        fixed = {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
        for name in names(sentence, fixed, none):
            if not name.strong:
                continue
            known.add(" ".join(token.low for token in sentence.tokens[name.first : name.after]), name.value)
            short = _short_form(sentence, name.after)
            if short is not None:
                known.add(short, name.value)
    return known


def _short_form(sentence: Sentence, at: int) -> str | None:
    """``(QIE)``, ``("Qasrun")``, ``(hereafter Qasrun)`` right behind a name."""
    if sentence.low(at) != "(":
        return None
    inner = []
    for index in range(at + 1, min(at + 8, len(sentence))):
        if sentence.low(index) == ")":
            break
        if sentence.low(index) not in (
            '"',
            "'",
            "hereafter",
            "henceforth",
            "or",
            "the",
            "aka",
            "also",
            "known",
            "as",
            "abbreviated",
        ):
            inner.append(sentence.tokens[index])
    if len(inner) != 1 or len(inner[0].text) < 2 or not inner[0].text[0].isupper():
        return None
    return inner[0].low


def _parsed(read: list[_Read], sent: date | None, known: Directory) -> Iterator[tuple[_Read, Parsed]]:
    for one in read:
        yield one, parse(one.sentence, sent, known)


def _statements(drafts: Drafts, parsed: Parsed, one: _Read) -> None:
    """Takes everything that a sentence says of an attempt."""
    labelled = labels.label(parsed.sentence)
    if labelled is not None:
        _labelled(drafts, parsed, one, *labelled)
        return
    before = len(drafts.drafts)
    found = frames(parsed)
    for frame in found:
        frame.value = money(parsed.sentence)
        drafts.add(frame, parsed.sentence, one.marking)
    statement = None if found and len(drafts.drafts) > before else role_statement(parsed)
    if statement is not None and (draft := _spoken_of(drafts, statement.values)) is not None:
        drafts.fill(draft, statement.frame, parsed.sentence, one.marking)
    _circumstances(drafts, parsed, one, framed=bool(found))


def _spoken_of(drafts: Drafts, values: Sequence[str]) -> Draft | None:
    for value in values:
        if (draft := drafts.with_party(value)) is not None:
            return draft
    return drafts.drafts[0] if len(drafts.drafts) == 1 else None


def _circumstances(drafts: Drafts, parsed: Parsed, one: _Read, *, framed: bool) -> None:
    """Regime, concern, use and loose models: said of the attempt that the text is speaking of."""
    if not drafts.drafts:
        return
    draft = drafts.drafts[-1]
    sentence = parsed.sentence
    tied = regimes(sentence)
    if tied:
        add_regimes(draft, tied, one.marking)
    taken = frozenset(
        {index for name in parsed.names if name.strong for index in range(name.first, name.after)}
        | {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
    )
    for concern in concerns(sentence, taken):
        if concern not in draft.concerns:
            draft.concerns.append(concern)
    parties = frozenset(index for name in parsed.names for index in range(name.first, name.after))
    if draft.intended_use is None:
        draft.intended_use = intended_use(sentence, parties)
    if not framed:
        listed = [models for models in parsed.models if models.keyed]
        if listed and len(draft.goods) == 1:
            goods = draft.goods[0]
            names_ = tuple(dict.fromkeys((*goods.thing.models, *listed[0].models)))
            alternatives = (goods.thing.alternatives or listed[0].alternatives) and len(names_) > 1
            goods.thing = replace(goods.thing, models=names_, alternatives=alternatives)
            goods.spans.append(sentence.span(listed[0].first, listed[0].after))
            goods.markings.append(one.marking)


def _labelled(drafts: Drafts, parsed: Parsed, one: _Read, kind: str, start: int) -> None:
    """A line of a list. A second buyer line opens a second attempt."""
    frame = labels.labelled(parsed, kind, start)
    if not drafts.drafts:
        drafts.drafts.append(Draft())
    draft = drafts.drafts[-1]
    if kind == "quantity":
        count = labels.quantity(parsed.sentence, start)
        if count is not None and draft.goods:
            draft.goods[-1].thing = labels.with_quantity(draft.goods[-1].thing, count)
    elif kind == "value":
        if draft.goods and draft.goods[-1].value is None:
            draft.goods[-1].value = money(parsed.sentence)
    elif kind == "use":
        value = requests.rest(parsed.sentence, start)
        draft.intended_use = draft.intended_use or value
    elif kind != "contact":
        drafts.fill(draft, frame, parsed.sentence, one.marking)
    _circumstances(drafts, parsed, one, framed=True)
