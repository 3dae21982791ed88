"""YAML as people mean it: ``NO`` is Norway, a key stands once, and every complaint has a line.

PyYAML reads YAML 1.1, in which ``NO``, ``on`` and ``12:30`` become booleans and numbers. Here only
``true`` and ``false`` are booleans (YAML 1.2 core schema), figures are Decimal and dates are dates.
Aliases are refused: no file that Tearline reads needs them, and they make small files enormous.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import yaml

from tearline.model.refusal import Refused

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40
MAX_BYTES = 5_000_000
MAX_DIGITS = 300


class _Loader(_Base):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolve("bool", r"^(?:true|false)$", "tf")
_resolve("null", r"^(?:null|~|)$", "n~\0")
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])
_resolve("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789")
_resolve(
    "float", r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?$|^[-+]?[1-9][0-9]*[eE][-+]?[0-9]+$", "-+0123456789"
)
_resolve("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789")


def _figure(loader: Any, node: Any) -> Decimal:
    figure = Decimal(loader.construct_scalar(node))
    if abs(figure.adjusted()) > MAX_DIGITS:
        raise yaml.constructor.ConstructorError(None, None, "a figure out of all proportion", node.start_mark)
    return figure


def _whole(loader: Any, node: Any) -> int:
    text = loader.construct_scalar(node)
    if len(text) > MAX_DIGITS:
        raise yaml.constructor.ConstructorError(None, None, "a figure out of all proportion", node.start_mark)
    return int(text)


def _day(loader: Any, node: Any) -> date:
    text = loader.construct_scalar(node)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise yaml.constructor.ConstructorError(
            None, None, f"{text} is not a day of the calendar", node.start_mark
        ) from None


def _mapping(loader: Any, node: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key is one word or text", key_node.start_mark)
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            key = key_node.value
        if key in found:
            raise yaml.constructor.ConstructorError(None, None, f"'{key}' stands twice", key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:int", _whole)
_Loader.add_constructor("tag:yaml.org,2002:float", _figure)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(raw: bytes, *, where: str) -> Any:
    """The one document in ``raw``: dicts, lists, str, int, Decimal, bool, date, None.

    Raises Refused, naming ``where`` and the line, for broken YAML, repeated keys, aliases, tags,
    impossible dates, figures of more than 300 digits, keys that are lists, text that is not UTF-8,
    more than 40 levels, more than 5 MB, or no content.
    """
    if len(raw) > MAX_BYTES:
        raise Refused(f"{len(raw):,} bytes of YAML, at most {MAX_BYTES:,} are read", where=where, todo="split the file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}", where=where, todo="save the file as UTF-8") from None
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                raise Refused(
                    "YAML aliases are not read", where=_place(where, event.start_mark), todo="write the value out"
                )
            if getattr(event, "tag", None) is not None:
                raise Refused(
                    "YAML tags are not read", where=_place(where, event.start_mark), todo="write the value without one"
                )
            depth += isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
            depth -= isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
            if depth > MAX_DEPTH:
                raise Refused(f"nested more than {MAX_DEPTH} deep", where=_place(where, event.start_mark))
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, made stricter
    except yaml.MarkedYAMLError as error:
        problem = error.problem or error.context or "not readable as YAML"
        raise Refused(problem, where=_place(where, error.problem_mark), todo="mend that line") from None
    except yaml.YAMLError as error:
        raise Refused(f"not YAML: {' '.join(str(error).split())}", where=where) from None
    if value is None:
        raise Refused("the file has no content", where=where)
    return value


def _place(where: str, mark: Any) -> str:
    return where if mark is None else f"{where}, line {mark.line + 1}"
