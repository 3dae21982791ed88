"""The rules' own cases, run: every boundary that a rule claims is proved by an item on each side of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from tearline.classification.classify import classify
from tearline.model.classification import Classification, EntryResult, Status
from tearline.model.item import Facet, Fact, FactValue, Host, Item
from tearline.model.truth import Truth
from tearline.rulebook.book import RuleBook
from tearline.rulebook.rule import Case, CaseFact, Rule
from tearline.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case, run. ``got`` is the rule's status; ``problem`` is empty where the case holds."""

    list_id: str
    path: str
    valid_from: str
    case: str
    expected: str
    got: str
    problem: str = ""

    @property
    def passed(self) -> bool:
        return not self.problem


def run_cases(book: RuleBook, list_id: str | None = None) -> tuple[CaseResult, ...]:
    """Every case of every rule (of one list, where it is named), in the order of the book."""
    chosen = [rule for rule in book.rules if list_id in (None, rule.list_id)]
    return tuple(_run(book, rule, case) for rule in chosen for case in rule.cases)


def case_item(case: Case, vocabulary: Vocabulary) -> Item:
    """The item that a case describes."""
    host = Host(case.host, facts=_facts(case.host_facts, vocabulary)) if case.host is not None else None
    return Item(case.description, facts=_facts(case.facts, vocabulary), host=host)


def judge_case(book: RuleBook, rule: Rule, item: Item, case: Case) -> tuple[Classification, EntryResult | None]:
    """The item under the rule's list on the case's day, and what the rule itself says (None: no candidate)."""
    found = classify(item, book.on(case.on or rule.valid.start), rule.list_id)
    entries = [one for one in found.entries if one.entry == rule.path and one.judged == case.judged]
    return found, entries[0] if entries else None


def _run(book: RuleBook, rule: Rule, case: Case) -> CaseResult:
    found, entry = judge_case(book, rule, case_item(case, book.vocabulary), case)
    got = entry.status if entry else Status.NOT_CONTROLLED
    problems = []
    if got.value != case.expect:
        problems.append(f"expected {case.expect}, got {got.value}")
    asked = {question.attribute for question in found.questions if rule.path in question.decides}
    problems += [f"does not ask for {name}" for name in case.asks if name not in asked]
    if case.reasons is not None:
        reasons = tuple(one.reason for one in entry.reasons if one.applies is Truth.YES) if entry else ()
        if reasons != case.reasons:
            problems.append(f"expected the reasons {', '.join(case.reasons)}, got {', '.join(reasons) or 'none'}")
    return CaseResult(
        rule.list_id, rule.path, rule.valid.start.isoformat(), case.name, case.expect, got.value, "; ".join(problems)
    )


def _facts(facts: Iterable[CaseFact], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    return tuple(_fact(fact, vocabulary) for fact in facts)


def _fact(fact: CaseFact, vocabulary: Vocabulary) -> Fact:
    value: FactValue | None = fact.value
    if isinstance(value, str) and vocabulary.attributes[fact.attribute].kind == "figure":
        value = Decimal(value)
    facet = Facet(fact.facet) if fact.facet else None
    plain = Fact(fact.attribute, value, fact.unit, fact.axis, fact.method, facet, fact.source)
    return replace(plain, date=fact.date)
