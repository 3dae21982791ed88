"""Reads the fields of a law file: exact keys, exact types, and one line that says where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from tearline.model.citation import Citation
from tearline.model.refusal import Refused
from tearline.model.validity import Validity

T = TypeVar("T")


def fields(value: Any, needed: Mapping[str, type], optional: Mapping[str, type], where: str) -> dict[str, Any]:
    """``value`` as names and values; refuses an unknown key, a missing one and a wrong type."""
    if not isinstance(value, dict):
        raise Refused("expected names and values here", where=where)
    known = {**needed, **optional}
    for key, one in value.items():
        if key not in known:
            raise Refused(f"unknown key '{key}'", where=where, todo=f"the keys are {', '.join(known)}")
        if not isinstance(one, known[key]) or (isinstance(one, bool) and known[key] is not bool):
            raise Refused(f"'{key}' should be a {known[key].__name__}", where=where)
    if missing := [key for key in needed if key not in value]:
        raise Refused(f"'{missing[0]}' is missing", where=where)
    return value


def texts(value: Any, where: str) -> tuple[str, ...]:
    """A list of texts as a tuple, none empty, none twice."""
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise Refused("expected a list of texts", where=where)
    if len(set(value)) < len(value):
        raise Refused("a text stands twice in the list", where=where)
    return tuple(value)


def codes(value: Any, where: str) -> tuple[str, ...]:
    """A list of ISO 3166 alpha-2 codes in alphabetical order."""
    found = texts(value, where)
    for code in found:
        if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
            raise Refused(f"'{code}' is not an ISO 3166 alpha-2 code", where=where)
    return tuple(sorted(found))


def choice(value: str, allowed: tuple[T, ...], where: str) -> T:
    """``value`` where it is one of ``allowed``."""
    for one in allowed:
        if one == value:
            return one
    raise Refused(f"'{value}' is not known here", where=where, todo=f"choose of {', '.join(map(str, allowed))}")


def validity(value: Any, where: str) -> Validity:
    """``{from, to}`` as a Validity; ``to`` may be left out or null."""
    given = fields(value, {"from": date}, {"to": object}, where)
    end = given.get("to")
    if end is not None and not isinstance(end, date):
        raise Refused("'to' should be a date", where=where)
    if end is not None and end < given["from"]:
        raise Refused(f"ends {end} before it starts {given['from']}", where=where)
    return Validity(given["from"], end)


def citation(value: Any, where: str) -> Citation:
    """``{cite, source}`` as a Citation; a rule without one is refused by ``fields``."""
    given = fields(value, {"cite": str, "source": str}, {}, where)
    if not given["cite"].strip():
        raise Refused("an empty citation cites nothing", where=where)
    return Citation(given["cite"], choice(given["source"], ("primary", "secondary"), f"{where}.source"))
