"""The attribute registry and the kinds of things: the words in which rules and datasheets meet."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct

from tearline.rulebook.place import Place
from tearline.rulebook.rule import Attribute, Axes, Kind
from tearline.rulebook.units import DIMENSIONS

ITEM_KIND = "item_kind"


class Vocabulary(Struct, frozen=True):
    """Attributes in the order in which a person would ask for them, and kinds of things."""

    attributes: dict[str, Attribute]
    kinds: dict[str, Kind]

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that id or alias."""
        if name in self.attributes:
            return self.attributes[name]
        return next((one for one in self.attributes.values() if name in one.aliases), None)


def compile_attributes(place: Place) -> dict[str, Attribute]:
    """``attributes:`` of vocabulary/attributes.yaml."""
    found: dict[str, Attribute] = {}
    for name, one in place.keys(("attributes",)).child("attributes").pairs():
        found[name] = _attribute(name, one)
    for attribute in found.values():
        for other in (*attribute.sum_of, attribute.at_most, attribute.from_item):
            if other is not None and other not in found:
                raise place.refuse(f"attribute '{attribute.id}' rests on '{other}', which is not an attribute")
        for alias in attribute.aliases:
            if alias in found:
                raise place.refuse(f"'{alias}' is both an attribute and an alias of '{attribute.id}'")
    return found


def _attribute(name: str, one: Place) -> Attribute:
    optional = (
        "dimensions",
        "axes",
        "choices",
        "own_method",
        "counts",
        "sum_of",
        "at_most",
        "from_item",
        "synonyms",
        "aliases",
    )
    one.keys(("name", "kind", "ask"), optional)
    kind = one.child("kind").one_of(("figure", "flag", "choice"))

    def texts(key: str) -> tuple[str, ...]:
        return found.texts() if (found := one.get(key)) else ()

    dimensions = texts("dimensions")
    for dimension in dimensions:
        if dimension not in DIMENSIONS:
            raise one.refuse(f"'{dimension}' is not a dimension", f"choose of {', '.join(DIMENSIONS)}")
    if (kind == "figure") != bool(dimensions):
        raise one.refuse("a figure has dimensions, and nothing else has")
    axes: dict[str, Axes] = {}
    if given := one.get("axes"):
        for dimension, what in given.pairs():
            axes[dimension] = cast(Axes, what.one_of(("linear", "rotary")))
    return Attribute(
        id=name,
        name=one.child("name").text(),
        kind=cast(Literal["figure", "flag", "choice"], kind),
        ask=one.child("ask").text(),
        dimensions=dimensions,
        axes=axes,
        choices=texts("choices"),
        own_method=method.text() if (method := one.get("own_method")) else None,
        counts=cast(Axes, of.one_of(("linear", "rotary"))) if (of := one.get("counts")) else None,
        sum_of=texts("sum_of"),
        at_most=bound.text() if (bound := one.get("at_most")) else None,
        from_item=source.text() if (source := one.get("from_item")) else None,
        synonyms=texts("synonyms"),
        aliases=texts("aliases"),
    )


def compile_kinds(place: Place) -> dict[str, Kind]:
    """``kinds:`` of vocabulary/kinds.yaml. A phrase names one kind only."""
    found: dict[str, Kind] = {}
    named: dict[str, str] = {}
    for name, one in place.keys(("kinds",)).child("kinds").pairs():
        one.keys(("phrases",), ("implies",))
        phrases = one.child("phrases").texts()
        for phrase in phrases:
            if phrase in named:
                raise one.refuse(f"'{phrase}' already names the kind '{named[phrase]}'")
            named[phrase] = name
        implied = one.get("implies")
        implies = {key: value.texts() for key, value in implied.pairs()} if implied else {}
        found[name] = Kind(name, phrases, implies)
    return found
