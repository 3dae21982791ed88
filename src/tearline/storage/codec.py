"""Model values as canonical JSON and back, without loss.

Canonical JSON writes a Decimal as a string. Where the value of a fact may be either, the Decimal is written
``{"decimal": "2"}``, so that figure and word stay apart; a quantity that is sought is either a count or a measure in
words (``500 kilograms``), and no measure is a bare figure.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from tearline.model.item import Fact
from tearline.model.refusal import Refused
from tearline.notation.canonical import canonical

T = TypeVar("T")
Reader = Callable[[Any], Any]


def write(value: object) -> bytes:
    """The canonical JSON of a model value."""
    return canonical(_marked(value))


def read(kind: type[T], raw: bytes) -> T:
    """The value of type ``kind`` that ``write`` wrote. Refuses whatever is not one."""
    try:
        value: T = _reader(cast(Hashable, kind))(json.loads(raw))
    except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError) as error:
        raise Refused(f"what is on file is no {kind.__name__}: {error}", where="store") from None
    return value


def _marked(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_marked(one) for one in value]
    if dataclasses.is_dataclass(value):
        marked = {field.name: _marked(getattr(value, field.name)) for field in dataclasses.fields(value)}
        if isinstance(value, Fact) and isinstance(value.value, Decimal):
            marked["value"] = {"decimal": value.value}
        return marked
    return value


@cache
def _reader(kind: Any) -> Reader:
    """What turns JSON into a value of type ``kind``; built once for each type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is frozenset:
        element = _reader(arguments[0])
        return lambda value: frozenset(element(one) for one in _expect(value, list))
    if origin in (Mapping, dict):
        return _mapping(arguments)
    if origin is Literal:
        return lambda value: _one_of(value, arguments)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if kind in (object, Any):
        return lambda value: value
    if issubclass(kind, Enum):
        return lambda value: kind(value)
    if issubclass(kind, date):
        return lambda value: kind.fromisoformat(_expect(value, str))
    if kind is Decimal:
        return lambda value: Decimal(_expect(value, str))
    return lambda value: _expect(value, kind)


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return value


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise ValueError(f"one of {', '.join(choices)} expected")
    return value


def _union(arguments: tuple[Any, ...]) -> Reader:
    # The union of a fact's value has several members, that of a quantity two; all other unions are "or None".
    if set(arguments) == {Decimal, str, types.NoneType}:
        return _quantity
    if Decimal in arguments and str in arguments:
        return _fact_value
    (kind,) = (one for one in arguments if one is not types.NoneType)
    inner = _reader(kind)
    return lambda value: None if value is None else inner(value)


def _quantity(value: Any) -> Decimal | str | None:
    """A count of pieces, or a measure in the words of its text."""
    if value is None:
        return None
    try:
        return Decimal(_expect(value, str))
    except InvalidOperation:
        return cast(str, value)


def _fact_value(value: Any) -> Any:
    if isinstance(value, dict):
        return Decimal(_expect(value["decimal"], str))
    if isinstance(value, list):
        return tuple(_expect(one, str) for one in value)
    return value if value is None or isinstance(value, bool) else _expect(value, str)


def _tuple(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        element = _reader(arguments[0])
        return lambda value: tuple(element(one) for one in _expect(value, list))
    readers = tuple(_reader(one) for one in arguments)
    return lambda value: tuple(read(one) for read, one in zip(readers, _expect(value, list), strict=True))


def _mapping(arguments: tuple[Any, ...]) -> Reader:
    key, item = _reader(arguments[0]), _reader(arguments[1])
    return lambda value: {key(one): item(other) for one, other in _expect(value, dict).items()}


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}

    def read_fields(value: Any) -> Any:
        given = _expect(value, dict)
        if unknown := sorted(set(given) - set(readers)):
            raise ValueError(f"unknown field '{unknown[0]}'")
        return kind(**{name: readers[name](one) for name, one in given.items()})

    return read_fields
