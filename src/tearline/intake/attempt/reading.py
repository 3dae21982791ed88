"""The walk through a message: portions, sentences, statements, attempts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tearline.intake.attempt import labels, requests
from tearline.intake.attempt.addressee import addressee
from tearline.intake.attempt.dated import day_of
from tearline.intake.attempt.directory import Directory, Name, has_organisation
from tearline.intake.attempt.frames import frames
from tearline.intake.attempt.labels import Label
from tearline.intake.attempt.merge import Draft, Drafts, add_models, add_regimes
from tearline.intake.attempt.models import may_name_model
from tearline.intake.attempt.names import names
from tearline.intake.attempt.parse import Parsed, parse
from tearline.intake.attempt.portions import portions
from tearline.intake.attempt.regimes import concerns, intended_use, may_circumstance, regime_spans, regimes
from tearline.intake.attempt.requests import Requests
from tearline.intake.attempt.roles import may_give_role, role_statement
from tearline.intake.attempt.routes import route, subject_of
from tearline.intake.attempt.things import money, number
from tearline.intake.attempt.tokens import Sentence, same_length, sentences, singular
from tearline.intake.attempt.verbs import may_have_verbs
from tearline.intake.cable.scrub import scrub
from tearline.intake.lexicon import places
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
    cut = list(portions(text, paragraphs, blocks, header))
    read = [
        _Read(sentence, portion.marking, portion.delivered)
        for portion in cut
        for sentence in sentences(clean, portion.start, portion.end, text)
    ]
    sent = _sent(header) or day_of(clean)
    known = _directory(read)
    to = addressee(clean, cut)
    asked = Requests([])
    drafts = Drafts[tuple[Parsed, _Read]]()
    for drafts.sentence, one in enumerate(read):
        if _worth_parsing(one.sentence, drafts):
            _statements(drafts, parse(one.sentence, sent, known, to), one)
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
        bracketed = any(token.text == "(" for token in sentence.tokens)
        if not (has_organisation(sentence) or bracketed):
            continue
        fixed = {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
        for name in names(sentence, fixed, none):
            short = _short_form(sentence, name.after)
            if not (name.strong or (short is not None and short == _initials(sentence, name))):
                continue
            known.add(" ".join(token.low for token in sentence.tokens[name.first : name.after]), name.value)
            if short is not None:
                known.add(short, name.value, one.marking)
    return known


def _initials(sentence: Sentence, name: Name) -> str:
    return "".join(token.low[0] for token in sentence.tokens[name.first : name.after])


def _short_form(sentence: Sentence, at: int) -> str | None:
    """``(QIE)``, ``("Qasrun")``, ``(hereafter Qasrun)`` right behind a name; ``(Iran)`` says where it is."""
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
    if len(inner) != 1 or len(inner[0].text) < 2 or not inner[0].text[0].isupper() or inner[0].low in places():
        return None
    return inner[0].low


def _worth_parsing(sentence: Sentence, drafts: Drafts[tuple[Parsed, _Read]]) -> bool:
    """Whether a sentence has a word that a statement needs; most sentences of a long text have none."""
    if len(sentence) < 3:
        return False
    if may_have_verbs(sentence) or labels.label(sentence) is not None:
        return True
    return (
        may_circumstance(sentence)
        or has_organisation(sentence)
        or (bool(drafts.drafts) and (may_give_role(sentence) or may_name_model(sentence)))
    )


def _statements(drafts: Drafts[tuple[Parsed, _Read]], parsed: Parsed, one: _Read) -> None:
    """Takes everything that a sentence says of an attempt."""
    labelled = labels.label(parsed.sentence)
    if labelled is not None:
        _labelled(drafts, parsed, one, labelled)
        return
    found = frames(parsed)
    for frame in found:
        frame.value = money(parsed.sentence)
        drafts.add(frame, parsed.sentence, one.marking)
    statement = role_statement(parsed)
    if statement is not None:
        draft = _spoken_of(drafts, statement.values)
        if draft is None and not drafts.drafts:
            draft = Draft()
            drafts.drafts.append(draft)
        if draft is not None:
            drafts.fill(draft, statement.frame, parsed.sentence, one.marking)
    elif not found and (way := route(parsed)) is not None and drafts.drafts:
        drafts.fill(drafts.drafts[-1], way, parsed.sentence, one.marking)
    elif not found and (topic := subject_of(parsed)) is not None:
        drafts.topic = drafts.sentence, topic
    _circumstances(drafts, parsed, one, framed=bool(found))


def _spoken_of(drafts: Drafts[tuple[Parsed, _Read]], values: Sequence[str]) -> Draft | None:
    """The attempt that names one of the firms; with only one attempt in the text, that one."""
    for value in values:
        if (draft := drafts.with_party(value)) is not None:
            return draft
    return drafts.drafts[0] if len(drafts.drafts) == 1 else None


def _circumstances(drafts: Drafts[tuple[Parsed, _Read]], parsed: Parsed, one: _Read, *, framed: bool) -> None:
    """Regime, concern, use and loose models: said of the attempt that the text is speaking of."""
    if not drafts.drafts:
        drafts.early.append((parsed, one))
        return
    while drafts.early:
        parsed_before, before = drafts.early.pop(0)
        _circumstances(drafts, parsed_before, before, framed=True)
    draft, sentence = drafts.drafts[-1], parsed.sentence
    tied = regimes(sentence)
    if tied:
        add_regimes(draft, tied, one.marking, frozenset(singular(token.low) for token in sentence.tokens))
    named = {index for name in parsed.names if name.strong for index in range(name.first, name.after)}
    named |= {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
    draft.concerns += [concern for concern in concerns(sentence, named) if concern not in draft.concerns]
    if draft.intended_use is None:
        parties = {index for name in parsed.names for index in range(name.first, name.after)}
        draft.intended_use = intended_use(sentence, parties)
    keyed = [] if framed else [listed for listed in parsed.models if listed.keyed]
    for listed in keyed[:1]:
        add_models(draft, listed, sentence.span(listed.first, listed.after), one.marking)


def _labelled(drafts: Drafts[tuple[Parsed, _Read]], parsed: Parsed, one: _Read, label: Label) -> None:
    """A line of a list; all lines of it are one attempt."""
    if not drafts.drafts:
        drafts.drafts.append(Draft())
    draft, sentence = drafts.drafts[-1], parsed.sentence
    last = draft.goods[-1] if draft.goods else None
    if label.kind == "quantity" and last is not None:
        count = number(sentence.low(label.start))
        last.thing = replace(last.thing, quantity=last.thing.quantity if last.thing.quantity is not None else count)
    elif label.kind == "value" and last is not None:
        last.value = last.value or money(sentence)
    elif label.kind == "use":
        draft.intended_use = draft.intended_use or requests.rest(sentence, label.start)
    else:
        drafts.fill(draft, labels.labelled(parsed, label), sentence, one.marking)
    _circumstances(drafts, parsed, one, framed=True)
