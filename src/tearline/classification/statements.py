"""Facts as a judgement can use them: figures in exact base units, each with what it can be compared to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from tearline.model.item import Facet, Fact
from tearline.notation.canonical import plain
from tearline.rulebook.rule import Attribute, Axes
from tearline.rulebook.units import dimension_of, in_base_units, written_unit
from tearline.rulebook.vocabulary import Vocabulary

# Which sense a sum has: the one that promises least.
_WEAKEST_FIRST = (Facet.AS_SHIPPED, Facet.MEASURED, Facet.STATED, Facet.CAPABLE, Facet.DESIGNED)


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact about one attribute.

    A figure lies between ``low`` and ``high`` (base units; None is open), both equal where it is
    stated; a flag stands in ``flag``, chosen values in ``chosen``. ``problem`` says why the value
    cannot be used at all. ``text`` is the fact as a trace shows it.
    """

    attribute: str
    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    dimension: str | None = None
    flag: bool | None = None
    chosen: tuple[str, ...] = ()
    axis: str | None = None
    method: str | None = None
    facet: Facet | None = None
    problem: str | None = None


@dataclass(frozen=True)
class FactSheet:
    """Everything that is stated of one thing, or of the combination of host and item.

    ``lacking``: for an attribute of a combination, what must be asked instead of it. ``unread``:
    attributes that no rule knows.
    """

    statements: tuple[Statement, ...]
    vocabulary: Vocabulary
    lacking: dict[str, tuple[str, ...]]
    unread: tuple[str, ...] = ()

    def of(self, attribute: str) -> tuple[Statement, ...]:
        """What is stated of that attribute, in the order of the facts."""
        return tuple(one for one in self.statements if one.attribute == attribute)

    def measured(self) -> bool:
        """Whether figures or technical flags are stated, which a thing of another kind would not have."""
        return any(one.low is not None or one.flag is not None for one in self.statements)

    def asks(self, attribute: str) -> tuple[str, ...]:
        """The attributes to ask for where ``attribute`` is missing."""
        return self.lacking.get(attribute, (attribute,))

    def counts(self, axes: Axes) -> str:
        """The attribute that gives the number of axes of that kind in all."""
        return next(one.id for one in self.vocabulary.attributes.values() if one.counts == axes)

    def axes_counted(self, axes: Axes) -> int | None:
        """How many axes of that kind there are; None where nothing says so."""
        stated = [one.high for one in self.of(self.counts(axes)) if one.problem is None]
        known = [high for high in stated if high is not None]
        return int(max(known)) if known and len(known) == len(stated) else None


def sheet_of(facts: Iterable[Fact], vocabulary: Vocabulary, implied: dict[str, tuple[str, ...]]) -> FactSheet:
    """The sheet of one thing. ``implied``: choices that its name states, where no fact does."""
    statements: list[Statement] = []
    unread: list[str] = []
    for fact in facts:
        attribute = vocabulary.attribute(fact.attribute)
        if attribute is None:
            unread.append(fact.attribute)
        elif fact.value is not None:
            statements.append(_statement(fact, attribute))
    stated = {one.attribute for one in statements}
    for name, chosen in implied.items():
        if name not in stated:
            statements.append(Statement(name, f"{_words(chosen)} (by its name)", chosen=chosen))
    statements += _added_up(statements, vocabulary)
    statements += _bounded(statements, vocabulary)
    return FactSheet(tuple(statements), vocabulary, {}, tuple(dict.fromkeys(unread)))


def combined(host: FactSheet, item: FactSheet) -> FactSheet:
    """The sheet of the machine that host and item make: the host's facts, with the item's axes added.

    Where one of the two is silent the sum is only a lower bound, and the silent one is asked for.
    """
    statements: list[Statement] = []
    lacking: dict[str, tuple[str, ...]] = {}
    gained = {one.id: one.from_item for one in host.vocabulary.attributes.values() if one.from_item}
    for attribute, source in gained.items():
        base, added = host.of(attribute), item.of(source)
        statements += [_sum(attribute, pair) for pair in product(base, added)]
        if bool(base) != bool(added):
            statements += [_at_least(attribute, one, "host" if base else "item") for one in (*base, *added)]
        missing = (
            *((source,) if not added or _open(added) else ()),
            *((attribute,) if not base or _open(base) else ()),
        )
        if missing:
            lacking[attribute] = tuple(dict.fromkeys(missing))
    statements += [one for one in host.statements if one.attribute not in gained]
    return FactSheet(tuple(statements), host.vocabulary, lacking, host.unread)


def _open(statements: Iterable[Statement]) -> bool:
    return any(one.low != one.high for one in statements)


def _statement(fact: Fact, attribute: Attribute) -> Statement:
    base = Statement(attribute.id, _text(fact), axis=fact.axis, method=fact.method, facet=fact.facet)
    value = fact.value
    if attribute.kind == "flag":
        return replace(base, flag=value) if isinstance(value, bool) else replace(base, problem="is not true or false")
    if attribute.kind == "choice":
        if isinstance(value, bool | Decimal) or not value:
            return replace(base, problem="is not one of the choices")
        return replace(base, chosen=tuple(_id(one) for one in ((value,) if isinstance(value, str) else value)))
    if isinstance(value, bool) or not isinstance(value, Decimal):
        return replace(base, problem="is not a figure")
    dimension = dimension_of(fact.unit)
    if dimension not in attribute.dimensions:
        return replace(base, problem="has no unit" if not fact.unit else f"has the unit '{fact.unit}'")
    figure = abs(in_base_units(value, fact.unit))
    return replace(base, low=figure, high=figure, dimension=dimension)


def _id(text: str) -> str:
    return "_".join(text.casefold().replace("-", " ").split())


def _words(chosen: Iterable[str]) -> str:
    return ", ".join(one.replace("_", " ") for one in chosen)


def _text(fact: Fact) -> str:
    """``X: 0.9 µm by ISO230-2:2014 (designed, datasheet, 2026-01-15)``."""
    if isinstance(fact.value, bool):
        value = "yes" if fact.value else "no"
    elif isinstance(fact.value, tuple):
        value = _words(fact.value)
    else:
        value = str(plain(fact.value)).replace("_", " ")
    unit = f" {written_unit(fact.unit)}" if fact.unit else ""
    method = f" by {fact.method}" if fact.method else ""
    notes = [str(one) for one in (fact.facet, fact.source, fact.date) if one]
    return (
        f"{fact.axis + ': ' if fact.axis else ''}{value}{unit}{method}{' (' + ', '.join(notes) + ')' if notes else ''}"
    )


def _added_up(statements: list[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """Sums whose parts are all stated, and how little a stated sum leaves to the part that is not."""
    found: list[Statement] = []

    def of(name: str) -> list[Statement]:
        return [one for one in statements if one.attribute == name and one.low is not None]

    for attribute in vocabulary.attributes.values():
        parts = [of(name) for name in attribute.sum_of]
        silent = [name for name, given in zip(attribute.sum_of, parts, strict=True) if not given]
        if parts and not of(attribute.id) and not silent:
            found += [_sum(attribute.id, together) for together in product(*parts)]
        elif of(attribute.id) and len(silent) == 1:
            rest = [given for given in parts if given]
            limits = of(vocabulary.attributes[silent[0]].at_most or "")
            found += [_rest(silent[0], together, limits) for together in product(of(attribute.id), *rest)]
    return [one for one in found if one.low is not None and one.low >= 0]


def _bounded(statements: list[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """What is not stated but cannot exceed something that is."""
    stated = {one.attribute for one in statements}
    return [
        Statement(attribute.id, f"at most {bound.text}", Decimal(0), bound.high, bound.dimension)
        for attribute in vocabulary.attributes.values()
        if attribute.at_most and attribute.id not in stated
        for bound in statements
        if bound.attribute == attribute.at_most and bound.high is not None
    ]


def _sum(attribute: str, parts: tuple[Statement, ...]) -> Statement:
    low = sum((one.low for one in parts if one.low is not None), Decimal(0))
    highs = [one.high for one in parts if one.high is not None]
    high = sum(highs, Decimal(0)) if len(highs) == len(parts) else None
    return Statement(
        attribute,
        f"{_range(low, high)}, added up of {' and '.join(one.text for one in parts)}",
        low,
        high,
        parts[0].dimension,
        facet=_facet(parts),
        problem=next((one.problem for one in parts if one.problem), None),
    )


def _rest(attribute: str, given: tuple[Statement, ...], limits: list[Statement]) -> Statement:
    """At least what the other parts leave of the total; a control may coordinate any few of many axes."""
    total, *parts = given
    left = (total.low or Decimal(0)) - sum((one.low or Decimal(0) for one in parts), Decimal(0))
    highs = [one.high for one in (total, *limits) if one.high is not None]
    high = max(left, min(highs)) if highs else None
    text = f"{_range(left, high)}, left of {total.text} without {' and '.join(one.text for one in parts)}"
    return Statement(attribute, text, left, high, total.dimension, facet=_facet(given))


def _at_least(attribute: str, one: Statement, whose: str) -> Statement:
    return replace(one, attribute=attribute, high=None, text=f"at least {one.text} of the {whose}, the rest not stated")


def _range(low: Decimal, high: Decimal | None) -> str:
    if low == high:
        return str(plain(low))
    return f"at least {plain(low)}" if high is None else f"{plain(low)} to {plain(high)}"


def _facet(parts: Iterable[Statement]) -> Facet | None:
    senses = {one.facet for one in parts}
    return next((facet for facet in _WEAKEST_FIRST if facet in senses), None)
