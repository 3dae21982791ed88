"""Sentences that give a firm its role without telling of a deed: "the end user is X", "X acts as a broker for Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.frames import Frame, Said, country_of
from tearline.intake.attempt.names import Name, firm_nouns
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.attempt.verbs import modality_of
from tearline.intake.lexicon import any_of, phrases, words

_ROLES = {"buyer": "buyers", "intermediary": "intermediaries", "supplier": "suppliers"}
_BE = (
    r"(?:(?:is|was|are|were|be|been|may be|might be|could be|appears to be|seems to be|acts|acted|acting|serves|served|serving|operates|"
    r"operated|functions|works|worked|listed|named|given|described|identified)(?: (?:believed|thought|suspected|reported|said|known|likely|probably|possibly|apparently|"
    r"presumably|reportedly|also|in fact|actually|not|to be|to act|in turn|listed|given|stated))*)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """``frame`` gives the roles; ``values`` are the names, by which its attempt is found."""

    frame: Frame
    values: tuple[str, ...]


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """ "the end user is …": the role, then the name."""
    return tuple(
        (role, whole(rf"{any_of(phrases('verbs', 'roles', role))}(?: (?:of|for) the \w+)?(?: ,)? {_BE}(?: as| to be)?"))
        for role in _ROLES
    )


@cache
def _behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """ "… is the end user", "… acts as a broker for": the name, then the role."""
    kind = r"(?:(?:a|an|the|its|their|suspected|likely|probable|possible|known|ultimate|real|actual|sole|local|alleged|true) ){0,4}"
    return tuple((role, whole(rf"{_BE}(?: as)? {kind}{any_of(phrases('verbs', 'roles', role))}")) for role in _ROLES)


def role_statement(parsed: Parsed) -> Statement | None:
    """The role that a sentence states of a firm, with the doubt that it has; None where it states none."""
    sentence = parsed.sentence
    for role, pattern in _before():
        for first, after, _ in sentence.find(pattern):
            name = next(
                (one for one in parsed.names if after <= one.first <= after + 8 and _clear(sentence, after, one.first)),
                None,
            )
            if name is not None:
                return _statement(sentence, {role: name}, first, name.first)
    for role, pattern in _behind():
        for first, after, _ in sentence.find(pattern):
            name = next((one for one in reversed(parsed.names) if one.after <= first and first - one.after <= 12), None)
            if name is None:
                continue
            given = {role: name}
            other = next((one for one in parsed.names if after < one.first <= after + 6), None)
            if role == "intermediary" and other is not None and sentence.low(after) in ("for", "of"):
                given["buyer"] = other
            return _statement(sentence, given, name.after, after)
    return None


def _clear(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only articles, doubts, nouns for a firm and places stand between a role and its name."""
    loose = (
        words("words", "articles") | words("words", "suspected") | firm_nouns() | words("organisations", "adjectives")
    )
    strange = [
        at for at in range(start, end) if sentence.low(at) not in loose | {"to", "be", '"', ":", ",", "'s", "as"}
    ]
    return len(strange) <= 1 and all(sentence.tokens[at].text[0].isupper() for at in strange)


def _statement(sentence: Sentence, given: dict[str, Name], first: int, after: int) -> Statement:
    lows = [token.low for token in sentence.tokens[max(0, first - 8) : after]]
    modality = "denied" if set(lows) & words("words", "negations") else modality_of(lows)
    frame = Frame()
    for role, name in given.items():
        frame.roles[_ROLES[role]].append(Said(name, country_of(sentence, name), modality, f"stated-{role}"))
    return Statement(frame, tuple(name.value for name in given.values()))
