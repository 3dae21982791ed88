"""``entries/*.yaml`` → rules with their cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, cast

from tearline.model.classification import Status
from tearline.rulebook.case_file import read_cases
from tearline.rulebook.place import Place
from tearline.rulebook.predicates import TestReader
from tearline.rulebook.rule import (
    AllOf,
    AnyOf,
    AtLeast,
    Case,
    ControlList,
    Exemption,
    HumanJudgement,
    Not,
    OnAxes,
    ReasonRow,
    Ref,
    Rule,
    Test,
)
from tearline.rulebook.source import read_source
from tearline.rulebook.vocabulary import Vocabulary

_REQUIRED = ("path", "valid", "source", "subject", "head", "test", "cases")
_OPTIONAL = ("exceptions", "residual", "reasons", "ask", "combination", "item")
_EFFECTS = ("does_not_control", "includes", "evaluate_against")


def compile_entry_file(place: Place, vocabulary: Vocabulary, lists: Mapping[str, ControlList]) -> Iterator[Rule]:
    """The rules of one file, each refused by name where it cannot be judged."""
    place.keys(("list", "rules"))
    list_id = place.child("list").one_of(tuple(sorted(lists)) or ("(none: no regime.yaml was read)",))
    if not place.file.startswith(f"{list_id}/"):
        raise place.refuse(f"a rule of {list_id} in the folder of another list")
    for one in place.child("rules").items():
        yield _rule(one, vocabulary, lists[list_id])


def _rule(place: Place, vocabulary: Vocabulary, control: ControlList) -> Rule:
    place.keys(_REQUIRED, _OPTIONAL)
    terms = frozenset(control.definitions)
    strict = TestReader(vocabulary, terms)
    loose = TestReader(vocabulary, terms, may_be_worse=True)
    citation, derived_from = read_source(place.child("source"))
    valid = place.child("valid").validity()
    if not any(_within(valid.start, valid.end, v.valid.start, v.valid.end) for v in control.vintages):
        raise place.child("valid").refuse(
            f"{valid.start} to {valid.end or 'further notice'} lies outside every text of {control.id}"
        )
    exceptions = place.get("exceptions")
    reasons = place.get("reasons")
    residual = place.get("residual")
    ask = place.get("ask")
    combination = place.get("combination")
    rule = Rule(
        list_id=control.id,
        path=place.child("path").text(),
        valid=valid,
        citation=citation,
        derived_from=derived_from,
        subject=place.child("subject").text(),
        head=strict.read(place.child("head")),
        test=strict.read(place.child("test")),
        cases=read_cases(place.child("cases"), place.get("item"), vocabulary),
        exceptions=tuple(_exemption(one, loose) for one in exceptions.items()) if exceptions else (),
        residual=residual.texts() if residual else (),
        reasons=tuple(_reason(one, loose) for one in reasons.items()) if reasons else (),
        ask=dict(_ask(ask, vocabulary)) if ask else {},
        combination=combination.flag() if combination else False,
    )
    _check_cases(place.child("cases"), rule.cases)
    return rule


def _within(start: Any, end: Any, outer_start: Any, outer_end: Any) -> bool:
    return outer_start <= start and (outer_end is None or (end is not None and end <= outer_end))


def _check_cases(place: Place, cases: tuple[Case, ...]) -> None:
    answers = {case.expect for case in cases}
    for needed in (Status.CONTROLLED, Status.NOT_CONTROLLED):
        if needed.value not in answers:
            raise place.refuse(f"no case is {needed.value}", "prove the rule on both sides of its boundary")
    names = [case.name for case in cases]
    for name in names:
        if names.count(name) > 1:
            raise place.refuse(f"two cases are called '{name}'")


def _exemption(place: Place, reader: TestReader) -> Exemption:
    place.keys(("note", "effect", "scope"), ("if", "redirect"))
    effect = place.child("effect").one_of(_EFFECTS)
    when = reader.read(found) if (found := place.get("if")) else None
    if effect == "does_not_control" and when is None:
        raise place.refuse("an exception without 'if' cannot be judged")
    redirect = place.get("redirect")
    return Exemption(
        note=place.child("note").text(),
        effect=cast(Literal["does_not_control", "includes", "evaluate_against"], effect),
        scope=place.child("scope").text(),
        when=when,
        redirect=redirect.texts() if redirect else (),
    )


def _reason(place: Place, reader: TestReader) -> ReasonRow:
    place.keys(("reason",), ("column", "if", "note"))
    column = place.get("column")
    condition = reader.read(found) if (found := place.get("if")) else None
    note = words.text() if (words := place.get("note")) else ""
    if (condition is None) != (not note):
        raise place.refuse("a condition and its note belong together", "say in a note what the condition means")
    return ReasonRow(place.child("reason").text(), int(column.figure()) if column else None, condition, note)


def _ask(place: Place, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for name, words in place.pairs():
        if name not in vocabulary.attributes:
            raise place.refuse(f"'{name}' is not an attribute")
        yield name, words.text()


def references_of(rule: Rule) -> tuple[str, ...]:
    """The entries of the same list that the rule names: residuals, redirects and refs in its tests."""
    redirects = [target for exemption in rule.exceptions for target in exemption.redirect]
    return tuple(sorted({*rule.residual, *redirects, *refs_of(rule)}))


def refs_of(rule: Rule) -> tuple[str, ...]:
    """The entries whose answer the rule's own tests rest on."""
    tests = [rule.head, rule.test, *(e.when for e in rule.exceptions if e.when)]
    return tuple(leaf.entry for test in tests for leaf in leaves(test) if isinstance(leaf, Ref))


def leaves(test: Test) -> Iterator[Test]:
    """Every predicate of a tree that asks for a fact, a term or another entry, from left to right."""
    match test:
        case AllOf() | AnyOf() | AtLeast():
            for one in test.tests:
                yield from leaves(one)
        case Not() | OnAxes():
            yield from leaves(test.test)
        case HumanJudgement(presumed_from=presumed):
            yield test
            if presumed is not None:
                yield from leaves(presumed)
        case _:
            yield test
