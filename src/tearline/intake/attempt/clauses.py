"""The verbs of a sentence grouped into statements: a new subject starts a new one."""

from __future__ import annotations

from dataclasses import dataclass

from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.hanging import Hung, ends_of
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.verbs import Verb
from tearline.intake.lexicon import words


@dataclass(slots=True)
class Clause:
    """Tokens from ``start`` on, and the verbs said in them."""

    start: int
    verbs: list[Verb]


def clauses(parsed: Parsed, hung: dict[int, Hung]) -> list[Clause]:
    """The statements of a sentence, in order; the first starts with the sentence."""
    found: list[Clause] = []
    for verb in parsed.verbs:
        subject = _own_subject(parsed, hung, verb)
        if found and (subject is None or subject.first < found[-1].verbs[-1].first):
            found[-1].verbs.append(verb)
        else:
            found.append(Clause(subject.first if subject is not None and found else 0, [verb]))
    return found


def before_verb(sentence: Sentence, verb: Verb) -> int:
    """The last token before a verb that is no part of it: behind "was possibly trying to"."""
    at = verb.first - 1
    while at >= 0 and (sentence.low(at) in words("words", "auxiliaries") | words("verbs", "sets", "trying")):
        at -= 1
    return at


def _own_subject(parsed: Parsed, hung: dict[int, Hung], verb: Verb) -> Name | None:
    """The name right before a verb that is its subject, with a relative pronoun or without."""
    sentence = parsed.sentence
    if verb.noun or sentence.low(verb.first) == "to":
        return None
    at = before_verb(sentence, verb)
    if sentence.low(at + 1) == "to" and at + 1 < verb.first:
        return None  # "contacted Perdana to inquire": Perdana is asked, and does not ask
    relative = sentence.low(at) in ("which", "who", "that")
    if relative:
        at -= 1 + (sentence.low(at - 1) == ",")
    for name in reversed(parsed.names):
        governed = hung[name.first].relation not in (None, "of")
        if at + 1 in ends_of(sentence, name) and (relative or not governed):
            return name
    return None
