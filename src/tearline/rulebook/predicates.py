"""YAML → test trees. What is not known here is refused: a rule that cannot be judged is no rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, cast

from tearline.model.item import Facet
from tearline.rulebook.place import Place
from tearline.rulebook.rule import (
    AllOf,
    AnyOf,
    AtLeast,
    Attribute,
    Choice,
    DefinedTerm,
    Flag,
    HumanJudgement,
    KindOf,
    Not,
    OnAxes,
    Ref,
    Test,
    Threshold,
)
from tearline.rulebook.units import dimension_of
from tearline.rulebook.vocabulary import ITEM_KIND, Vocabulary

_BETTER = {"<=": "lower", "<": "lower", ">=": "higher", ">": "higher"}
_FACETS = tuple(facet.value for facet in Facet)


class TestReader:
    """Reads tests against one vocabulary and the terms that the list defines.

    ``may_be_worse``: in exceptions and conditions a figure may be on the worse side of its value;
    in a test it may not, and a rule that says both ``better: lower`` and ``>=`` is refused.
    """

    __test__ = False

    def __init__(self, vocabulary: Vocabulary, terms: frozenset[str], *, may_be_worse: bool = False) -> None:
        self.vocabulary, self.terms, self.may_be_worse = vocabulary, terms, may_be_worse
        self._readers: dict[str, Callable[[Place, str], Test]] = {
            "all": lambda place, say: AllOf(self._many(place), say),
            "any": lambda place, say: AnyOf(self._many(place), say),
            "at_least": self._at_least,
            "not": lambda place, say: Not(self.read(place), say),
            "any_axis": lambda place, say: self._on_axes("any", place, say),
            "all_axes": lambda place, say: self._on_axes("all", place, say),
            "threshold": self._threshold,
            "enum": self._choice,
            "flag": self._flag,
            "kind": self._kind,
            "defined_term": self._defined_term,
            "human_judgement": self._human_judgement,
            "ref": lambda place, say: Ref(place.text(), say),
        }

    def read(self, place: Place) -> Test:
        """The test at ``place``: one predicate, and optionally ``say``, its words in a trace."""
        if not isinstance(place.value, dict):
            raise place.refuse("a test is a mapping with one predicate")
        names = [key for key in place.value if key != "say"]
        if len(names) != 1:
            raise place.refuse(f"a test has one predicate, not {len(names)}", f"predicates are {self._known()}")
        if names[0] not in self._readers:
            raise place.refuse(f"'{names[0]}' is not a predicate", f"predicates are {self._known()}")
        say = place.get("say")
        return self._readers[names[0]](place.child(names[0]), say.text() if say else "")

    def _known(self) -> str:
        return ", ".join(sorted(self._readers))

    def _many(self, place: Place) -> tuple[Test, ...]:
        tests = tuple(self.read(one) for one in place.items())
        if not tests:
            raise place.refuse("an empty group decides nothing")
        return tests

    def _at_least(self, place: Place, say: str) -> Test:
        place.keys(("count", "of"))
        count, tests = place.child("count").figure(), self._many(place.child("of"))
        if not 1 <= count <= len(tests):
            raise place.refuse(f"at least {count} of {len(tests)} cannot be judged")
        return AtLeast(int(count), tests, say)

    def _on_axes(self, quantifier: Literal["any", "all"], place: Place, say: str) -> Test:
        place.keys(("axes", "test"))
        axes = self._axes(place.child("axes").one_of(("linear", "rotary")), place)
        return OnAxes(quantifier, cast(Any, axes), self.read(place.child("test")), say)

    def _axes(self, kind: str, place: Place) -> str:
        if not any(one.counts == kind for one in self.vocabulary.attributes.values()):
            raise place.refuse(f"no attribute says how many {kind} axes there are", "mark one with 'counts'")
        return kind

    def _attribute(self, place: Place, *kinds: str) -> Attribute:
        name = place.text()
        found = self.vocabulary.attributes.get(name)
        if found is None:
            raise place.refuse(f"'{name}' is not an attribute", "add it to vocabulary/attributes.yaml")
        if found.kind not in kinds:
            raise place.refuse(f"'{name}' is a {found.kind}, not a {' or '.join(kinds)}")
        return found

    def _threshold(self, place: Place, say: str) -> Test:
        optional = ("unit", "better", "over", "axes", "axis", "method", "facet", "condition", "where")
        place.keys(("attribute", "op", "value"), optional)
        attribute = self._attribute(place.child("attribute"), "figure")
        op = place.child("op").one_of(("<=", "<", ">=", ">", "=="))
        unit = found.text() if (found := place.get("unit")) else ""
        if dimension_of(unit) not in attribute.dimensions:
            raise place.refuse(
                f"'{attribute.id}' is not measured in '{unit}'", f"its dimensions are {', '.join(attribute.dimensions)}"
            )
        better = side.one_of(("lower", "higher")) if (side := place.get("better")) else None
        if better and not self.may_be_worse and _BETTER.get(op) != better:
            raise place.refuse(f"'{op}' takes the worse side where {better} is better", "check the sign with the text")
        axis = one.text() if (one := place.get("axis")) else None
        condition = words.text() if (words := place.get("condition")) else ""
        facets = tuple(f.one_of(_FACETS) for f in _listed(place.get("facet")))
        methods = tuple(m.text() for m in _listed(place.get("method")))
        figure = place.child("value").figure()
        threshold: Test = Threshold(
            attribute.id, cast(Any, op), figure, unit, cast(Any, better), methods, facets, axis, condition, say
        )
        over = place.get("over")
        if over is None:
            if place.get("where") or place.get("axes"):
                raise place.refuse("'where' and 'axes' need 'over'", "say any_axis or all_axes")
            return threshold
        quantifier = over.one_of(("any_axis", "all_axes"))
        dimension = dimension_of(unit) or ""
        kind = kinds.one_of(("linear", "rotary")) if (kinds := place.get("axes")) else attribute.axes.get(dimension)
        if kind is None:
            raise place.refuse(f"'{attribute.id}' is not stated by axis")
        self._axes(kind, place)
        if bands := place.get("where"):
            threshold = AllOf((threshold, *(self.read(one) for one in bands.items())))
        return OnAxes("any" if quantifier == "any_axis" else "all", cast(Any, kind), threshold)

    def _choice(self, place: Place, say: str) -> Test:
        place.keys(("attribute", "one_of"), ("only", "mixed", "unclear"))
        attribute = self._attribute(place.child("attribute"), "choice")
        only = flag.flag() if (flag := place.get("only")) else False
        mixed = bool((word := place.get("mixed")) and word.one_of(("unknown",)))
        unclear = self._choices(place.child("unclear"), attribute) if place.get("unclear") else ()
        return Choice(attribute.id, self._choices(place.child("one_of"), attribute), only, mixed, unclear, say)

    def _choices(self, place: Place, attribute: Attribute) -> tuple[str, ...]:
        chosen = place.texts()
        for one in chosen:
            if one not in attribute.choices:
                raise place.refuse(f"'{one}' is not a value of '{attribute.id}'", f"choose of {attribute.choices}")
        return chosen

    def _flag(self, place: Place, say: str) -> Test:
        place.keys(("attribute",), ("is", "facet"))
        expected = place.get("is")
        facets = tuple(f.one_of(_FACETS) for f in _listed(place.get("facet")))
        attribute = self._attribute(place.child("attribute"), "flag")
        return Flag(attribute.id, expected.flag() if expected else True, facets, say)

    def _kind(self, place: Place, say: str) -> Test:
        place.keys(("is",), ("may_be", "beware"))
        if ITEM_KIND not in self.vocabulary.attributes:
            raise place.refuse(f"kinds are asked for by the attribute '{ITEM_KIND}', which is missing")
        may_be = tuple(self._known_kind(one) for one in _listed(place.get("may_be")))
        beware = tuple(one.text().casefold() for one in _listed(place.get("beware")))
        return KindOf(tuple(self._known_kind(one) for one in _listed(place.child("is"))), may_be, beware, say)

    def _known_kind(self, place: Place) -> str:
        return place.one_of(tuple(self.vocabulary.kinds))

    def _defined_term(self, place: Place, say: str) -> Test:
        term = place.text()
        if term not in self.terms:
            raise place.refuse(f"the list does not define '{term}'", "add it to definitions of the regime")
        return DefinedTerm(term, say)

    def _human_judgement(self, place: Place, say: str) -> Test:
        place.keys(("attribute", "one_of"), ("presumed_from",))
        attribute = self._attribute(place.child("attribute"), "choice")
        presumed = self.read(found) if (found := place.get("presumed_from")) else None
        return HumanJudgement(attribute.id, self._choices(place.child("one_of"), attribute), presumed, say)


def _listed(place: Place | None) -> list[Place]:
    if place is None:
        return []
    return list(place.items()) if isinstance(place.value, list) else [place]
