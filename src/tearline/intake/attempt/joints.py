"""The small words that join or stand by themselves: marks, pronouns, "that", "you", prepositions."""

from __future__ import annotations

from tearline.intake.attempt import lexical
from tearline.intake.attempt.nodes import Kind
from tearline.intake.attempt.surroundings import Surroundings
from tearline.intake.attempt.wording import DOUBTS, PRONOUNS, RELATIVES, THATS, firm_words, is_adverb, people
from tearline.intake.lexicon import words

_MARKS: dict[str, Kind] = {
    ",": "comma", "and": "and", "or": "and", "&": "and", "(": "open", ")": "close", ":": "colon", "--": "comma",
    "-": "comma", "—": "comma", "[": "open", "]": "close", "/": "and", "but": "that",
}  # fmt: skip
_OWN_BRANCH = frozenset({"you", "your", "yourselves", "that", '"'})
_YOURS = words("grammar", "yours")
_BULLETS = frozenset({"-", "--", "*", "•", "·", ".", ">"})
_LEVELS = words("grammar", "levels")
_DESCRIBABLE = frozenset({"party", "firm", "thing", "models", "noun", "close", "place"})
"""What a clause with "that" may describe."""
_PARTICIPLES = frozenset({"using", "following", "covering", "pending", "including"})
"""Prepositions that are verbs behind "is"."""


def is_mark(low: str) -> bool:
    """Whether ``mark`` may take a word, adverbs and doubts aside."""
    return low in _MARKS or low in PRONOUNS or low in RELATIVES or low in THATS or low in _OWN_BRANCH


def opening(around: Surroundings) -> int:
    """The token behind a portion mark that opens the sentence, and behind a bullet or a number."""
    at = 0
    while at < 3 and _is_bullet(around, at):
        at += 1
    return _behind_portion(around, at) if around.low(at) == "(" else at


def _is_bullet(around: Surroundings, at: int) -> bool:
    low = around.low(at)
    return low in _BULLETS or (low.isdigit() and around.low(at + 1) == ".")


def _behind_portion(around: Surroundings, at: int) -> int:
    """The token behind "(S/NF)"; the bracket itself where it holds anything else."""
    for close in range(at + 2, min(at + 12, len(around.lows))):
        if around.lows[close] == ")":
            inner = around.sentence.tokens[at + 1 : close]
            capitals = all(token.text.isupper() or not token.text[0].isalpha() for token in inner)
            return close + 1 if inner[0].low in _LEVELS and capitals else at
    return at


def mark(around: Surroundings, at: int) -> int | None:
    """The token behind a mark, a joint, a pronoun, "you", a doubt or an adverb; None where the word is none here."""
    low = around.lows[at]
    simple = _MARKS.get(low)
    if simple is not None:
        return around.add(simple, at, at + 1, low)
    if low in ("you", "yourselves"):
        return around.add("you", at, at + 1)
    if low == "your" and around.low(at + 1) in _YOURS and at + 2 not in around.ready:
        return around.add("you", at, at + 2)
    if low in PRONOUNS:
        return around.add("pronoun", at, at + 1, low)
    if low in RELATIVES:
        return around.add("relative", at, at + 1, low)
    if low == "that":
        return _that(around, at)
    if low in THATS:
        return around.add("that", at, at + 1, low)
    if low in DOUBTS:
        return around.add("doubt", at, at + 1, low)
    if low == '"':
        return at + 1
    return at + 1 if is_adverb(low) and not around.leads_participle(at) else None


def _that(around: Surroundings, at: int) -> int | None:
    """ "That" as a relative ("the firm that sells") or as a conjunction; None where it is an article."""
    if around.last_kind() in _DESCRIBABLE and _verbal(around, at + 1):
        return around.add("relative", at, at + 1, "that")
    governed = around.last_kind() == "prep" and around.nodes[-1].after == at
    return None if governed or _nominal(around.low(at + 1)) else around.add("that", at, at + 1, "that")


def _nominal(low: str) -> bool:
    """Whether "that" is an article before a word: "that company", "that order"."""
    return low in firm_words() or low in lexical.nouns() or low in people()


def _verbal(around: Surroundings, at: int) -> bool:
    """Whether a verb begins at a token, adverbs aside."""
    while is_adverb(around.low(at)) or around.low(at) in DOUBTS:
        at += 1
    low = around.low(at)
    form = lexical.forms().get(low)
    return low in lexical.AUXILIARIES or (form is not None and form.shape != "ing" and at not in around.fixed)


def preposition(around: Surroundings, at: int) -> int | None:
    """The token behind the longest preposition that begins at a token; None where none does."""
    for parts, relation in lexical.prepositions().get(around.lows[at], ()):
        if all(around.low(at + step) == part for step, part in enumerate(parts)):
            if parts == ("to",) and around.infinitive(at + 1):
                return None
            if not (parts[-1] in _PARTICIPLES and around.low(at - 1) in lexical.BE):
                return around.add("prep", at, at + len(parts), relation)
    return None
