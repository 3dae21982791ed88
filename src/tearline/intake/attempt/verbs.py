"""What a sentence says is going on, and how each party hangs on it: lexicon patterns over tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearline.intake.attempt.tokens import Sentence, whole
from tearline.intake.lexicon import split, table, words
from tearline.model.alert import Modality


@dataclass(frozen=True, slots=True)
class Verb:
    """Tokens ``first`` to ``after`` say ``kind`` (seek, ask, hire, supply, receive, past).

    ``takes``: prepositions that mark whom it is said to; ``needs``: what must be its object to count.
    """

    first: int
    after: int
    kind: str
    passive: bool = False
    noun: bool = False
    takes: frozenset[str] = frozenset()
    needs: str | None = None

    @property
    def rule(self) -> str:
        """The name of the rule that a mention cites: ``seek-active``."""
        return f"{self.kind}-{'noun' if self.noun else 'passive' if self.passive else 'active'}"


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    pattern: re.Pattern[str]
    row: Any


@cache
def _patterns() -> tuple[_Pattern, ...]:
    groups: dict[str, str] = {"firm": "[^.;]{1,90} "}
    for name, value in table("verbs")["groups"].items():
        groups[name] = value if name == "quote" else f"(?:{value})"
    found = []
    for kind, rows in table("verbs")["kinds"].items():
        for row in rows:
            found.append(_Pattern(kind, whole(row["say"].format(**groups)), row))
    return tuple(found)


@cache
def _hint() -> re.Pattern[str]:
    """A word that every sentence with a frame has, so that the rest is not looked at twice."""
    return re.compile(
        r"b[uo]y|bought|purchas|procur|acqui|obtain|order|import|sourc|secur|s(?:ee|ou)k|sought|try|tri(?:ed|es)|inquir|enquir|request|plac|sen[dt]|submit"
        r"|contract|negoti|approach|contact|ask|offer|s[eo]l[ld]|suppl|ship|export|deliver|transfer|provid|receiv|interest|look|want|need|desir"
        r"|quot|tender|bid|talk|discuss|sale|accept|destin|bound|intend|solicit|visit|shop|search|pursu|correspond|attempt|effort|wrote|turn|hir|task|instruct|consign|market"
    )


def may_have_verbs(sentence: Sentence) -> bool:
    """Whether any part of a word that carries a frame stands in the sentence."""
    return _hint().search(sentence.line) is not None


def verbs(sentence: Sentence, taken: Iterable[int]) -> list[Verb]:
    """The verbs and nouns of a sentence that carry a frame, in order; where two overlap, the longer holds."""
    if not may_have_verbs(sentence):
        return []
    busy = set(taken)
    found: list[tuple[int, int, int, Verb]] = []
    for order, pattern in enumerate(_patterns()):
        for first, after, _ in sentence.find(pattern.pattern):
            if busy.isdisjoint(range(first, after)):
                row = pattern.row
                verb = Verb(
                    first,
                    after,
                    pattern.kind,
                    bool(row.get("passive")),
                    bool(row.get("noun")),
                    frozenset(row.get("takes", "").split()),
                    row.get("object"),
                )
                found.append((after - first, -order, first, verb))
    kept: list[Verb] = []
    for _, _, _, verb in sorted(found, key=lambda one: (one[3].kind == "past", -one[0], -one[1], one[2])):
        if all(verb.after <= other.first or other.after <= verb.first for other in kept):
            kept.append(verb)
    return sorted(kept, key=lambda verb: verb.first)


@cache
def _relations() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for relation, value in table("verbs")["relations"].items():
        for phrase in split(value):
            parts = tuple(phrase.split())
            by_last.setdefault(parts[-1], []).append((parts, relation))
    for rows in by_last.values():
        rows.sort(key=lambda row: -len(row[0]))
    return by_last


def relation_at(sentence: Sentence, last: int) -> tuple[str, int] | None:
    """The preposition that ends at a token, as (relation, its first token)."""
    for parts, relation in _relations().get(sentence.low(last), ()):
        first = last - len(parts) + 1
        if first >= 0 and all(sentence.low(first + k) == part for k, part in enumerate(parts)):
            return relation, first
    return None


def noun_role(low: str) -> str | None:
    """The role that a noun gives by itself: "the broker Foo"; None for "firm" and the like."""
    nouns = table("organisations")["nouns"]
    return next((role for role in ("supplier", "buyer", "intermediary") if low in nouns[role].split()), None)


def modality_of(lows: Iterable[str]) -> Modality:
    """The strongest doubt among some words; stated where there is none."""
    seen = set(lows)
    if seen & words("words", "denials"):
        return Modality.DENIED
    if seen & {"may", "might", "could", "potentially", "potential"}:
        return Modality.POTENTIAL
    return Modality.SUSPECTED if seen & words("words", "suspected") else Modality.STATED
