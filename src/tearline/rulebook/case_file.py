"""Cases as YAML states them: a named item that every case varies by what it adds, changes or leaves out."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast

from tearline.model.classification import Status
from tearline.model.item import Facet
from tearline.rulebook.place import Place
from tearline.rulebook.rule import Case, CaseFact
from tearline.rulebook.units import dimension_of
from tearline.rulebook.vocabulary import Vocabulary

_FACT_KEYS = ("unit", "axis", "method", "facet", "source", "date")
_ITEM_KEYS = ("description", "facts", "host")
_CASE_KEYS = ("description", "facts", "but", "without", "host", "judged", "asks", "on", "reasons")
_EXPECTED = tuple(status.value for status in Status if status not in (Status.NO_ENTRY_FOUND, Status.NOT_ENCODED))


def read_cases(place: Place, item: Place | None, vocabulary: Vocabulary) -> tuple[Case, ...]:
    """The cases at ``place``: ``but`` changes facts of ``item``, ``without`` drops them, ``facts`` replaces all."""
    base = _Item(item.keys((), _ITEM_KEYS), vocabulary) if item else None
    return tuple(_case(one, base, vocabulary) for one in place.items())


class _Item:
    def __init__(self, place: Place, vocabulary: Vocabulary) -> None:
        self.description = found.text() if (found := place.get("description")) else ""
        self.facts = _facts(place.get("facts"), vocabulary)
        host = place.get("host")
        if host:
            host.keys(("description",), ("facts",))
        self.host = host.child("description").text() if host else None
        self.host_facts = _facts(host.get("facts"), vocabulary) if host else ()


def _case(place: Place, base: _Item | None, vocabulary: Vocabulary) -> Case:
    place.keys(("name", "expect"), _CASE_KEYS)
    own = _Item(Place({k: v for k, v in place.value.items() if k in _ITEM_KEYS}, place.file, place.path), vocabulary)
    facts = own.facts if base is None or place.get("facts") else base.facts
    dropped = names.texts() if (names := place.get("without")) else ()
    for name in dropped:
        if not any(name in (fact.attribute, f"{fact.attribute} {fact.axis}") for fact in facts):
            raise place.refuse(f"'{name}' is left out of an item that does not have it")
    facts = tuple(f for f in facts if f.attribute not in dropped and f"{f.attribute} {f.axis}" not in dropped)
    changed = _facts(place.get("but"), vocabulary)
    replaced = {(fact.attribute, fact.axis) for fact in changed}
    facts = (*(f for f in facts if (f.attribute, f.axis) not in replaced), *changed)
    description = own.description or (base.description if base else "")
    if not description:
        raise place.refuse("a case needs a description of its item")
    asks = found.texts() if (found := place.get("asks")) else ()
    for name in asks:
        if name not in vocabulary.attributes:
            raise place.refuse(f"'{name}' is not an attribute")
    judged = where.one_of(("item", "combination")) if (where := place.get("judged")) else "item"
    with_host = own if own.host is not None or base is None else base
    day = place.get("on")
    return Case(
        name=place.child("name").text(),
        description=description,
        expect=place.child("expect").one_of(_EXPECTED),
        facts=facts,
        host=with_host.host,
        host_facts=with_host.host_facts,
        judged=cast(Literal["item", "combination"], judged),
        asks=asks,
        on=day.day() if day else None,
        reasons=given.texts() if (given := place.get("reasons")) else None,
    )


def _facts(place: Place | None, vocabulary: Vocabulary) -> tuple[CaseFact, ...]:
    return tuple(_fact(one, vocabulary) for one in place.items()) if place else ()


def _fact(place: Place, vocabulary: Vocabulary) -> CaseFact:
    names = [key for key in place.value if key not in _FACT_KEYS] if isinstance(place.value, dict) else []
    if len(names) != 1:
        raise place.refuse("a fact is one attribute with its value, and its unit, axis, method, facet, source or date")
    attribute = vocabulary.attributes.get(names[0])
    if attribute is None:
        raise place.refuse(f"'{names[0]}' is not an attribute", "add it to vocabulary/attributes.yaml")
    given = place.child(names[0])
    value: bool | str | tuple[str, ...] | None
    if given.value is None:
        value = None
    elif attribute.kind == "figure":
        value = _plain(given.figure())
    elif attribute.kind == "flag":
        value = given.flag()
    else:
        value = given.texts()
        for one in value:
            if one not in attribute.choices:
                raise given.refuse(f"'{one}' is not a value of '{attribute.id}'")
    unit = found.text() if (found := place.get("unit")) else None
    if attribute.kind == "figure" and value is not None and dimension_of(unit) not in attribute.dimensions:
        raise place.refuse(f"'{attribute.id}' is not measured in '{unit or ''}'")

    def text(key: str) -> str | None:
        return found.text() if (found := place.get(key)) else None

    facet = sense.one_of(tuple(f.value for f in Facet)) if (sense := place.get("facet")) else None
    day = place.get("date")
    return CaseFact(
        attribute.id, value, unit, text("axis"), text("method"), facet, text("source"), day.day() if day else None
    )


def _plain(figure: Decimal) -> str:
    return format(figure, "f")
