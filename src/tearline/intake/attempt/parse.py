"""One sentence with everything in it that a frame may use, each token used once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tearline.intake.attempt.addressee import Addressee, as_you
from tearline.intake.attempt.dates import When, times
from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.models import Models, models
from tearline.intake.attempt.names import names
from tearline.intake.attempt.regimes import regime_spans
from tearline.intake.attempt.things import Thing, things
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.verbs import Verb, verbs


@dataclass(frozen=True, slots=True)
class Parsed:
    """What stands in a sentence; ``busy`` are the tokens that any of it takes."""

    sentence: Sentence
    times: list[When]
    names: list[Name]
    models: list[Models]
    things: list[Thing]
    verbs: list[Verb]
    busy: frozenset[int]


def parse(sentence: Sentence, sent: date | None, known: Directory, to: Addressee | None = None) -> Parsed:
    """Times and regimes first, then names, models, verbs and things: the surer before the vaguer."""
    when = times(sentence, sent)
    fixed = {index for one in when for index in range(one.first, one.after)}
    fixed |= {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
    parties = names(sentence, fixed, known)
    named = {index for one in parties for index in range(one.first, one.after)}
    listed = models(sentence, fixed | {index for one in parties if one.strong for index in range(one.first, one.after)})
    at_models = {index for one in listed for index in range(one.first, one.after)}
    parties = [one for one in parties if one.strong or at_models.isdisjoint(range(one.first, one.after))]
    named = {index for one in parties for index in range(one.first, one.after)}
    spoken = verbs(sentence, fixed | {index for one in parties if one.strong for index in range(one.first, one.after)})
    if to is not None:
        parties = sorted([*parties, *as_you(sentence, spoken, to)], key=lambda one: one.first)
        named = {index for one in parties for index in range(one.first, one.after)}
    said = {index for one in spoken if one.kind != "past" for index in range(one.first, one.after)}
    goods = things(sentence, fixed | named | said, listed)
    busy = fixed | named | said | at_models | {index for one in goods for index in range(one.first, one.after)}
    return Parsed(sentence, when, parties, listed, goods, spoken, frozenset(busy))
