"""Sentences that give a firm its role without telling of a deed: "the end user is X", "X acts as a broker for Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.directory import Name, firm_nouns
from tearline.intake.attempt.frames import ROLE_OF, Frame, Said
from tearline.intake.attempt.hanging import country_of
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.attempt.verbs import modality_of
from tearline.intake.lexicon import any_of, phrases, words
from tearline.model.alert import Modality

_NEAR = 8
_OF_WHAT = r"(?: (?:of|for|it|he|she|they|whom|that|which) [^.;]{1,80}?)?"


@dataclass(frozen=True, slots=True)
class Statement:
    """``frame`` gives the roles; ``values`` are the names, by which its attempt is found."""

    frame: Frame
    values: tuple[str, ...]


@cache
def _being() -> str:
    """ "is", "is believed to be", "acts": what ties a name to its role."""
    verb = any_of(phrases("verbs", "sets", "being"))
    passing = any_of(words("words", "suspected") | words("verbs", "sets", "passing"))
    return rf"{verb}(?: {passing}){{0,5}}"


@cache
def _role_first() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """ "the end user is …": the role, then the name."""
    return tuple(
        (
            role,
            whole(rf"{any_of(phrases('verbs', 'roles', role))}{_OF_WHAT}(?: ,)? {_being()}(?: as)?"),
        )
        for role in ROLE_OF
    )


@cache
def _name_first() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """ "… is the end user", "… acts as a broker for": the name, then the role."""
    kind = rf"(?:{any_of(words('verbs', 'sets', 'kind'))} ){{0,4}}"
    return tuple(
        (role, whole(rf"{_being()}(?: as)? {kind}{any_of(phrases('verbs', 'roles', role))}")) for role in ROLE_OF
    )


def may_give_role(sentence: Sentence) -> bool:
    """Whether a noun for a role stands in the sentence."""
    return _any_role().search(sentence.line) is not None


@cache
def _any_role() -> re.Pattern[str]:
    return whole(any_of(phrase for role in ROLE_OF for phrase in phrases("verbs", "roles", role)))


def role_statement(parsed: Parsed) -> Statement | None:
    """The role that a sentence states of a firm, with the doubt that it has; None where it states none."""
    return _by_role_first(parsed) or _by_name_first(parsed)


def _by_role_first(parsed: Parsed) -> Statement | None:
    sentence = parsed.sentence
    for role, pattern in _role_first():
        for first, after, _ in sentence.find(pattern):
            for name in parsed.names:
                if after <= name.first <= after + _NEAR and _only_said_of_it(sentence, after, name.first):
                    return _statement(sentence, {role: name}, first, name.first)
    return None


def _by_name_first(parsed: Parsed) -> Statement | None:
    sentence = parsed.sentence
    for role, pattern in _name_first():
        for first, after, _ in sentence.find(pattern):
            before = [one for one in parsed.names if one.after <= first <= one.after + _NEAR]
            if not before:
                continue
            given = {role: before[-1]}
            behind = [one for one in parsed.names if after < one.first <= after + _NEAR]
            if role == "intermediary" and behind and sentence.low(after) in ("for", "of"):
                given["buyer"] = behind[0]
            return _statement(sentence, given, first, after)
    return None


def _only_said_of_it(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only articles, doubts, nouns for a firm and one place stand between a role and its name."""
    loose = (
        words("words", "articles") | words("words", "suspected") | firm_nouns() | words("organisations", "adjectives")
    )
    strange = [
        at for at in range(start, end) if sentence.low(at) not in loose | {"to", "be", '"', ":", ",", "'s", "as"}
    ]
    return len(strange) <= 1 and all(sentence.tokens[at].text[0].isupper() for at in strange)


def _statement(sentence: Sentence, given: dict[str, Name], first: int, after: int) -> Statement:
    lows = [sentence.low(at) for at in range(max(0, first - _NEAR), after)]
    modality = Modality.DENIED if set(lows) & words("words", "negations") else modality_of(lows)
    frame = Frame()
    for role, name in given.items():
        frame.roles[ROLE_OF[role]].append(Said(name, country_of(sentence, name), modality, f"stated-{role}"))
    return Statement(frame, tuple(name.value for name in given.values()))
