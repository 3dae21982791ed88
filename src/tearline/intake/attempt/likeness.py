"""When two descriptions mean the same goods, and what both of them say together."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tearline.intake.attempt.goods import Thing, names_goods
from tearline.intake.attempt.tokens import singular
from tearline.intake.lexicon import words

REMEMBERED = 4096
"""How many descriptions are kept in single words."""


def same_goods(left: Thing, right: Thing) -> bool:
    """Whether two descriptions can mean the same goods: one says no more than the other does."""
    if not set(left.models).isdisjoint(right.models):
        return True
    one, other = goods_words(left.description), goods_words(right.description)
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long) or (len(short) == 1 and _names_any(short[0]))


def joined(one: Thing, other: Thing) -> Thing:
    """The first description unless it has none or says less, the models of both in order, the first quantity."""
    longer = len(other.description.split()) > len(one.description.split())
    fuller = other if not one.description or (longer and other.sure) else one
    named = tuple(dict.fromkeys((*one.models, *other.models)))
    return replace(
        one,
        description=fuller.description,
        quantity=one.quantity if one.quantity is not None else other.quantity,
        models=named,
        alternatives=(one.alternatives or other.alternatives) and len(named) > 1,
        sure=one.sure or other.sure,
        amount=one.amount or other.amount,
    )


@lru_cache(maxsize=REMEMBERED)
def goods_words(description: str) -> tuple[str, ...]:
    """The words of a description for comparing: small letters, singular, one spelling."""
    flat = description.casefold().replace("fiber", "fibre").replace("-", " ")
    return tuple(singular(part) for part in flat.split())


def _names_any(word: str) -> bool:
    """Whether a word such as "machine" may mean any goods."""
    return word in words("grammar", "any_goods") and names_goods(word)
