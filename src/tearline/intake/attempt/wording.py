"""Closed classes of words that the grammar of a sentence rests on."""

from __future__ import annotations

from functools import cache, lru_cache

from tearline.intake.attempt.directory import firm_nouns
from tearline.intake.lexicon import table, words

DETERMINERS = words("grammar", "determiners")
PRONOUNS = words("grammar", "pronouns")
RELATIVES = frozenset({"which", "who", "whom", "whose"})
THATS = words("grammar", "thats")
DOUBTS = words("grammar", "doubts")
_ADVERBS = words("grammar", "adverbs")
_NO_ADVERBS = words("grammar", "no_adverbs")


@lru_cache(maxsize=8192)
def is_adverb(low: str) -> bool:
    """Whether a word only says how or when; "early" and "supply" are none."""
    if low in DOUBTS:
        return False
    if low in ("first", "last", "about", "since", "further", "well", "back", "very"):
        return False
    return low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


@cache
def firm_words() -> frozenset[str]:
    """Nouns for a firm, whatever its role."""
    return firm_nouns() | words("grammar", "more_firms")


@cache
def people() -> frozenset[str]:
    """Nouns for persons who act for a firm."""
    return words("grammar", "people") - words("grammar", "no_people")


@cache
def scope_words() -> frozenset[str]:
    """Words at the front of a phrase that count or order: "two", "nearly", "further"."""
    counting = words("words", "item_fillers") | frozenset(table("words")["numbers"])
    return counting - words("grammar", "scope_joints")


OFFICIALS = words("grammar", "officials")
"""Who acts for a state: what such people seek or ask for is no deal."""
