"""The facts that can still change an outcome: the smallest set that settles everything first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tearline.classification.evaluate import Judged
from tearline.classification.verdict import Verdict
from tearline.model.finding import Question
from tearline.model.truth import Truth
from tearline.rulebook.vocabulary import ITEM_KIND, Vocabulary

_LARGEST_SET = 3


def questions_of(verdicts: Sequence[Verdict], vocabulary: Vocabulary, item: int | None) -> tuple[Question, ...]:
    """One question for each attribute that an open leaf lacks.

    First the members of the smallest set that can settle every open entry, then the others in the
    order of the registry. ``decides`` names the entries that rest on the answer.
    """
    decides: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for verdict in verdicts:
        for attribute in _lacking(verdict):
            decides.setdefault(attribute, []).append(verdict.rule.path)
            words.setdefault(attribute, verdict.rule.ask.get(attribute, vocabulary.attributes[attribute].ask))
    rank = {attribute: n for n, attribute in enumerate(vocabulary.attributes)}
    asked = sorted(decides, key=lambda attribute: rank[attribute])
    first = smallest_set(verdicts, asked)
    ordered = [*first, *(one for one in asked if one not in first)]
    return tuple(Question(one, words[one], tuple(sorted(set(decides[one]))), item) for one in ordered)


def _lacking(verdict: Verdict) -> list[str]:
    """The attributes of the open leaves; while it is open what kind of thing it is, that one alone."""
    asked = [name for test in verdict.open_tests() for leaf in test.open_leaves() for name in leaf.asks]
    unclear = any(ITEM_KIND in leaf.asks for leaf in verdict.head.open_leaves())
    return [name for name in asked if name == ITEM_KIND or not unclear]


def smallest_set(verdicts: Sequence[Verdict], asked: Sequence[str]) -> tuple[str, ...]:
    """The smallest set of at most three attributes whose answers can settle every open entry, else none."""
    waiting = [verdict for verdict in verdicts if verdict.open_tests()]
    for size in range(1, min(_LARGEST_SET, len(asked)) + 1):
        for together in combinations(asked, size):
            if waiting and all(_can_settle(verdict, frozenset(together)) for verdict in waiting):
                return together
    return ()


def _can_settle(verdict: Verdict, answers: frozenset[str]) -> bool:
    """Some answers take the entry out: its head or test becomes no, or a note becomes yes."""
    if _can_be(verdict.head, Truth.NO, answers) or _can_be(verdict.test, Truth.NO, answers):
        return True
    if any(_can_be(judged, Truth.YES, answers) for _, judged in verdict.notes):
        return True
    positive = (verdict.head, verdict.test)
    return all(_can_be(judged, Truth.YES, answers) for judged in positive) and all(
        _can_be(judged, Truth.NO, answers) for _, judged in verdict.notes
    )


def _can_be(judged: Judged, wanted: Truth, answers: frozenset[str]) -> bool:
    """Whether ``judged`` is ``wanted`` once the attributes in ``answers`` are answered as one would wish."""
    if judged.value is not Truth.UNKNOWN:
        return judged.value is wanted
    if not judged.below:
        return bool(judged.asks) and set(judged.asks) <= answers
    if judged.group == "not":
        return _can_be(judged.below[0], ~wanted, answers)
    needs_all = {"all": Truth.YES, "any": Truth.NO}.get(judged.group, wanted)
    each = [_can_be(one, wanted, answers) for one in judged.below]
    return all(each) if wanted is needs_all else any(each)
