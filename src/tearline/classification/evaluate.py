"""A test tree judged on a fact sheet, in three values, with the fact behind every answer."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tearline.classification.kinds import Recognised, is_kind
from tearline.classification.statements import FactSheet, Statement
from tearline.model.item import Facet
from tearline.model.truth import Truth, all_of, any_of, at_least
from tearline.rulebook.rule import (
    AllOf,
    AnyOf,
    AtLeast,
    Choice,
    DefinedTerm,
    Definition,
    Flag,
    HumanJudgement,
    KindOf,
    Not,
    OnAxes,
    Ref,
    Test,
    Threshold,
)
from tearline.rulebook.units import dimension_of, in_base_units
from tearline.rulebook.vocabulary import ITEM_KIND

_SIGNS = {"<=": "at most", "<": "below", ">=": "at least", ">": "above", "==": "exactly"}
_OPERATORS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
_QUANTIFIERS = {"any": "any", "all": "every"}
_EVERY = "the other axes"


@dataclass(frozen=True, slots=True)
class Judged:
    """One test, judged. A leaf that is unknown names the attributes to ask for in ``asks``.

    ``say`` is empty for a group that says nothing by itself.
    ``group``: how the values below decide this one (``all``, ``any``, ``not`` or, for a leaf, empty).
    ``conflict``: stated facts disagree across the limit.
    """

    say: str
    value: Truth
    group: str = ""
    below: tuple[Judged, ...] = ()
    fact: str | None = None
    asks: tuple[str, ...] = ()
    conflict: bool = False

    def open_leaves(self) -> Iterator[Judged]:
        """The unknown leaves that can still change this answer: those under no decided branch."""
        if self.value is not Truth.UNKNOWN:
            return
        if not self.below:
            yield self
        for one in self.below:
            yield from one.open_leaves()


@dataclass(frozen=True)
class Subject:
    """What is judged: its facts, the kind that its description names, and the list's own terms.

    ``controlled`` answers whether another entry of the list controls the same thing.
    """

    sheet: FactSheet
    recognised: Recognised
    definitions: Mapping[str, Definition]
    controlled: Callable[[str], Truth] = field(compare=False)

    def judge(self, test: Test, axis: str | None = None) -> Judged:
        """``test`` judged; within ``axis`` only what is stated of that axis, or of the whole item, counts."""
        match test:
            case AllOf():
                below = tuple(self.judge(one, axis) for one in test.tests)
                return Judged(test.say, all_of(b.value for b in below), "all", below)
            case AnyOf():
                below = tuple(self.judge(one, axis) for one in test.tests)
                return Judged(test.say or "any of", any_of(b.value for b in below), "any", below)
            case AtLeast():
                below = tuple(self.judge(one, axis) for one in test.tests)
                say = test.say or f"at least {test.count} of"
                return Judged(say, at_least(test.count, (b.value for b in below)), "some", below)
            case Not():
                inner = self.judge(test.test, axis)
                return Judged(test.say or "not", ~inner.value, "not", (inner,))
            case OnAxes():
                return self._on_axes(test)
            case Threshold():
                return self._threshold(test, test.axis or axis)
            case Flag():
                return self._flag(test)
            case Choice():
                return self._choice(test)
            case KindOf():
                return self._kind(test)
            case DefinedTerm():
                definition = self.definitions[test.term]
                inner = self.judge(definition.test, axis)
                return replace(inner, say=test.say or definition.say)
            case HumanJudgement():
                return self._human_judgement(test, axis)
            case Ref():
                return Judged(test.say or f"controlled by {test.entry}", self.controlled(test.entry))

    # --- leaves ---------------------------------------------------------------------------------

    def _threshold(self, test: Threshold, axis: str | None) -> Judged:
        attribute = self.sheet.vocabulary.attributes[test.attribute]
        limit = f"{_SIGNS[test.op]} {test.value.normalize():f}{' ' + test.unit if test.unit else ''}"
        method = f" by {' or '.join(test.methods)}" if test.methods else ""
        say = test.say or f"{attribute.name} {limit}{method}"
        dimension = dimension_of(test.unit)
        about = [
            one
            for one in _on_axis(self.sheet.of(test.attribute), axis)
            if one.problem is not None or one.dimension == dimension
        ]
        value = in_base_units(test.value, test.unit)

        def holds(one: Statement) -> Truth:
            return _compare(one, test.op, value)

        def obstacle(one: Statement) -> str | None:
            why = _incomparable(one, test.facets, test.methods, attribute.own_method)
            if why is None and test.methods and one.method is None and holds(one) is Truth.NO:
                return _no_edition(test.methods)  # taken as the list's own edition towards control only
            return why

        return self._decide(say, test.attribute, about, holds, obstacle)

    def _flag(self, test: Flag) -> Judged:
        attribute = self.sheet.vocabulary.attributes[test.attribute]
        say = test.say or f"{'' if test.expected else 'not '}{attribute.name}"

        def holds(one: Statement) -> Truth:
            return Truth.of(one.flag is test.expected)

        def obstacle(one: Statement) -> str | None:
            return _incomparable(one, test.facets, (), None)

        return self._decide(say, test.attribute, list(self.sheet.of(test.attribute)), holds, obstacle)

    def _choice(self, test: Choice | HumanJudgement) -> Judged:
        attribute = self.sheet.vocabulary.attributes[test.attribute]
        names = " or ".join(one.replace("_", " ") for one in test.one_of)
        wanted, known = set(test.one_of), set(attribute.choices)
        only = isinstance(test, Choice) and test.only
        mixed = isinstance(test, Choice) and test.mixed
        unclear = set(test.unclear) if isinstance(test, Choice) else set()

        def holds(one: Statement) -> Truth:
            chosen, strange = set(one.chosen), bool(set(one.chosen) - known)
            others = chosen - wanted
            if chosen & wanted and (not others or not (only or mixed)):
                return Truth.YES
            if chosen & (wanted if mixed else unclear):
                return Truth.UNKNOWN
            if only and others & known:
                return Truth.NO
            return Truth.UNKNOWN if strange else Truth.NO

        say = test.say or f"{attribute.name}: {'only ' if only else ''}{names}"
        return self._decide(say, test.attribute, list(self.sheet.of(test.attribute)), holds, lambda one: one.problem)

    def _kind(self, test: KindOf) -> Judged:
        say = test.say or f"it is a {' or '.join(one.replace('_', ' ') for one in test.kinds)}"
        stated = self.sheet.of(ITEM_KIND)
        if stated:
            chosen = {one for statement in stated for one in statement.chosen}
            text = "; ".join(one.text for one in stated)
            if chosen & set(test.kinds):
                return Judged(say, Truth.YES, fact=text)
            if chosen and not chosen & set(test.may_be) and chosen <= set(self.sheet.vocabulary.kinds):
                return Judged(say, Truth.NO, fact=text)
            return Judged(say, Truth.UNKNOWN, fact=text, asks=(ITEM_KIND,))
        value = is_kind(self.recognised, test)
        if value is Truth.NO and self.recognised.named == ("other",) and self.sheet.measured():
            value = Truth.UNKNOWN
        text = f"described as {self.recognised.words}" if self.recognised.words else "the description names no kind"
        return Judged(say, value, fact=text, asks=(ITEM_KIND,) if value is Truth.UNKNOWN else ())

    def _human_judgement(self, test: HumanJudgement, axis: str | None) -> Judged:
        found = self._choice(test)
        if found.fact is not None or test.presumed_from is None:
            return found
        presumed = self.judge(test.presumed_from, axis)
        if presumed.value is Truth.UNKNOWN and not presumed.below and ITEM_KIND not in presumed.asks and presumed.fact:
            return replace(found, say=f"{found.say} (nobody has judged it)", fact=presumed.fact)
        note = "presumed until a person judges it" if presumed.value is not Truth.UNKNOWN else "nobody has judged it"
        return Judged(f"{found.say} ({note})", presumed.value, "all", (presumed,))

    def _decide(
        self,
        say: str,
        attribute: str,
        about: list[Statement],
        holds: Callable[[Statement], Truth],
        obstacle: Callable[[Statement], str | None],
    ) -> Judged:
        """One leaf: every comparable statement must give the same answer, else the facts are in conflict."""
        comparable = [one for one in about if obstacle(one) is None]
        asks = self.sheet.asks(attribute)
        if not comparable:
            notes = [f"{one.text} ({why})" for one in about if (why := obstacle(one))]
            return Judged(say, Truth.UNKNOWN, fact="; ".join(notes) or None, asks=asks)
        answers = {holds(one) for one in comparable}
        texts = " against ".join(dict.fromkeys(one.text for one in comparable))
        if len(answers) == 1:
            value = answers.pop()
            return Judged(say, value, fact=texts, asks=asks if value is Truth.UNKNOWN else ())
        return Judged(say, Truth.UNKNOWN, fact=texts, asks=asks, conflict={Truth.YES, Truth.NO} <= answers)

    # --- axes -----------------------------------------------------------------------------------

    def _on_axes(self, test: OnAxes) -> Judged:
        """Each named axis by itself, and the rest of them unless all are named."""
        thresholds = list(_thresholds(test.test))
        named: list[str] = []
        for threshold in thresholds:
            dimension = dimension_of(threshold.unit)
            for one in self.sheet.of(threshold.attribute):
                if one.axis is not None and one.dimension == dimension:
                    named.append(one.axis)
        axes = sorted(set(named))
        below = [_labelled(self.judge(test.test, name), f"axis {name}") for name in axes]
        counted = self.sheet.axes_counted(test.axes)
        if not axes:
            below.append(self.judge(test.test, _EVERY))
        elif counted is None or len(axes) < counted:
            below.append(self._rest(test, counted is not None))
        values = [one.value for one in below]
        value = any_of(values) if test.quantifier == "any" else all_of(values)
        say = test.say or ("" if len(below) == 1 else f"on {_QUANTIFIERS[test.quantifier]} {test.axes} axis")
        return Judged(say, value, test.quantifier, tuple(below))

    def _rest(self, test: OnAxes, counted: bool) -> Judged:
        """The axes that are not named, if there are any: unknown where nothing says how many there are."""
        exist = Judged(
            f"there are further {test.axes} axes",
            Truth.YES if counted else Truth.UNKNOWN,
            asks=() if counted else (self.sheet.counts(test.axes),),
        )
        rest = self.judge(test.test, _EVERY)
        if test.quantifier == "any":
            return Judged(_EVERY, all_of((exist.value, rest.value)), "all", (exist, rest))
        absent = replace(exist, say=f"there are no further {test.axes} axes", value=~exist.value)
        return Judged(_EVERY, any_of((absent.value, rest.value)), "any", (absent, rest))


def _labelled(judged: Judged, axis: str) -> Judged:
    return replace(judged, say=f"{axis}: {judged.say}" if judged.say else axis)


def _thresholds(test: Test) -> Iterator[Threshold]:
    match test:
        case Threshold():
            yield test
        case AllOf() | AnyOf() | AtLeast():
            for one in test.tests:
                yield from _thresholds(one)
        case Not():
            yield from _thresholds(test.test)
        case _:
            return


def _on_axis(statements: tuple[Statement, ...], axis: str | None) -> tuple[Statement, ...]:
    """What counts for ``axis``: its own statements, else those of the whole item; without axis, all."""
    if axis is None:
        return statements
    return tuple(one for one in statements if one.axis == axis) or tuple(one for one in statements if one.axis is None)


def _incomparable(
    one: Statement, facets: tuple[str, ...], methods: tuple[str, ...], own_method: str | None
) -> str | None:
    """Why a statement does not answer the test, or None where it does."""
    if one.problem is not None:
        return one.problem
    if facets and one.facet is not None and Facet(one.facet).value not in facets:
        return f"stated as {one.facet.value.replace('_', ' ')}, the rule asks for {' or '.join(facets)}"
    if methods:
        method = one.method or own_method
        if method is None:
            return _no_edition(methods)
        if _edition(method) not in {_edition(wanted) for wanted in methods}:
            return f"not comparable, the rule asks for {' or '.join(methods)}"
    return None


def _no_edition(methods: tuple[str, ...]) -> str:
    return f"test standard not stated, the rule asks for {' or '.join(methods)}"


def _edition(method: str) -> str:
    """``ISO230-2:2014`` of ``ISO 230/2 (2014)`` and the like."""
    plain = method.upper().replace(" ", "").replace("/", "-").replace("(", ":").replace(")", "")
    return plain.replace("::", ":")


def _compare(one: Statement, op: str, limit: Decimal) -> Truth:
    """An interval against a limit; open ends decide only where they cannot matter."""
    if one.low is None:
        return Truth.UNKNOWN
    low, high = one.low, one.high
    if op == "==":
        if low == high:
            return Truth.of(low == limit)
        return Truth.UNKNOWN if low <= limit and (high is None or limit <= high) else Truth.NO
    holds = _OPERATORS[op]
    at_low = holds(low, limit)
    at_high = holds(high, limit) if high is not None else op in (">=", ">")
    return Truth.UNKNOWN if at_low is not at_high else Truth.of(at_low)
