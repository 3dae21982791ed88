"""A file of keys and values, read one key at a time; every complaint names the place in the file.

YAML and JSON alike. What is not known to the reader of a mapping is refused, never skipped: a
misspelt ``percnt`` that silently meant "not stated" would be a wrong judgement later.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from tearline.model import country
from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import MAX_BYTES, MAX_DEPTH, read_yaml

UNKNOWN = "unknown"
MAX_DIGITS = 30

_Choice = TypeVar("_Choice", bound=StrEnum)
_Read = TypeVar("_Read")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_mapping(raw: bytes, *, where: str) -> dict[str, Any]:
    """The one mapping in ``raw``: JSON where the text is JSON, else strict YAML.

    Figures are int or Decimal, never float. Raises Refused, in one line, for what neither reader takes
    and for a file whose top is not a mapping.
    """
    value = _json(raw, where) if raw.lstrip()[:1] in (b"{", b"[") else None
    value = read_yaml(raw, where=where) if value is None else value
    if not isinstance(value, dict):
        raise Refused(f"expected a mapping of keys to values, found {_named(value)}", where=where)
    return value


def _json(raw: bytes, where: str) -> Any:
    """The JSON value in ``raw``; None where it is not JSON (a YAML flow mapping begins alike)."""
    if len(raw) > MAX_BYTES:
        return None  # the YAML reader says how much is read

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise Refused(f"'{key}' stands twice", where=where, todo="keep one of them")
            found[key] = value
        return found

    def figure(written: str) -> int | Decimal:
        if len(written) > MAX_DIGITS:
            raise Refused(f"a figure of {len(written)} digits", where=where)
        return Decimal(written) if set(written) & set(".eE") else int(written)

    def no_figure(written: str) -> NoReturn:
        raise Refused(f"{written} is not a figure", where=where)

    try:
        value = json.loads(raw, object_pairs_hook=once, parse_float=figure, parse_int=figure, parse_constant=no_figure)
    except RecursionError:
        raise Refused(f"nested more than {MAX_DEPTH} deep", where=where) from None
    except ValueError:
        return None
    return value


class Fields:
    """One mapping of a file. Each reading checks type and range, and raises Refused with the path.

    ``known`` are all the keys that the mapping may have.
    """

    def __init__(self, value: Any, path: str, *, where: str, known: Iterable[str]) -> None:
        self.path, self.where = path, where
        if not isinstance(value, dict):
            self.refuse("", f"expected a mapping of keys to values, found {_named(value)}")
        self._values: dict[str, Any] = value
        names = tuple(known)
        for key in value:
            if key not in names:
                self.refuse(key, "no such key", _nearest(key, names))

    def refuse(self, key: str, what: str, todo: str = "") -> NoReturn:
        """Raises Refused for one key of this mapping (for the mapping itself where ``key`` is empty)."""
        path = f"{self.path}.{key}" if self.path and key else self.path or key
        raise Refused(what, where=f"{self.where}, {path}" if path else self.where, todo=todo)

    def get(self, key: str) -> Any:
        """The value as it was read; None where the key is absent or null."""
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        """Text without outer spaces; None where it is absent, null or empty."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(key, f"expected text, found {_named(value)}", "put it in quotes")
        if _CONTROL.search(value):
            self.refuse(key, "control characters in the text", "remove them")
        return value.strip() or None

    def required(self, key: str) -> str:
        """Text that must stand there."""
        value = self.text(key)
        if value is None:
            self.refuse(key, "missing", "state it")
        return value

    def figure(self, key: str, *, least: int | None = None, most: int | None = None) -> Decimal | None:
        """A figure within ``least`` and ``most`` (both included); None where absent, null or ``unknown``."""
        value = self.get(key)
        if value is None or value == UNKNOWN:
            return None
        number = self._number(key, value)
        if number is None:
            self.refuse(key, f"expected a figure, found {_named(value)}")
        if least is not None and number < least:
            self.refuse(key, f"{value} is less than {least}")
        if most is not None and number > most:
            self.refuse(key, f"{value} is more than {most}")
        return number

    def quantity(self, key: str) -> Decimal | None:
        """A figure above zero; None where absent, null or ``unknown``."""
        number = self.figure(key)
        if number is not None and number <= 0:
            self.refuse(key, f"{self.get(key)} is not above zero")
        return number

    def _number(self, key: str, value: Any) -> Decimal | None:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return None
        number = Decimal(value)
        if abs(number.adjusted()) > MAX_DIGITS or len(number.as_tuple().digits) > MAX_DIGITS:
            self.refuse(key, f"a figure of more than {MAX_DIGITS} digits")
        return number

    def day(self, key: str) -> date | None:
        """A day of the calendar, ``YYYY-MM-DD``; None where absent or null."""
        value = self.get(key)
        if value is None or isinstance(value, date):
            return value
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            self.refuse(key, f"expected a day as YYYY-MM-DD, found {_named(value)}")
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(key, f"{value} is not a day of the calendar")

    def choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """One of the words of ``kind``; None where absent or null."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            self.refuse(key, f"'{value}' is not a {key}", _nearest(value, [one.value for one in kind]))

    def country(self, key: str) -> str | None:
        """An ISO 3166 alpha-2 code in capitals; None where absent, null or ``unknown``."""
        return self.code(key, self.get(key))

    def code(self, key: str, value: Any) -> str | None:
        """``value`` as a country code, complaining under ``key``."""
        if value is None or value == UNKNOWN:
            return None
        if not isinstance(value, str):
            self.refuse(key, f"expected a country code, found {_named(value)}")
        known = country.by_alpha2(value)
        if known is None:
            meant = country.find(value)
            hint = f"for {meant.name} write {meant.alpha2}" if meant else "write two letters, such as SI"
            self.refuse(key, f"'{value}' is not an ISO 3166 alpha-2 country code", hint)
        return known.alpha2

    def each(self, key: str, read: Callable[[Any, str], _Read]) -> tuple[_Read, ...]:
        """``read(value, path)`` of every value of a list; empty where the list is absent, null or empty."""
        values = self.get(key)
        if values is None:
            return ()
        if not isinstance(values, list):
            self.refuse(key, f"expected a list, found {_named(values)}")
        start = f"{self.path}.{key}" if self.path else key
        return tuple(read(value, f"{start}[{place}]") for place, value in enumerate(values))

    def inside(self, key: str, known: Iterable[str]) -> Fields | None:
        """The mapping under ``key``; None where it is absent, null or empty."""
        value = self.get(key)
        if value is None or value == {}:
            return None
        return Fields(value, f"{self.path}.{key}" if self.path else key, where=self.where, known=known)

    def texts(self, key: str) -> dict[str, str]:
        """A mapping of free keys to texts; empty where absent, null or empty."""
        value = self.get(key)
        inner = self.inside(key, value if isinstance(value, Mapping) else ())
        return {} if inner is None else {name: inner.required(name) for name in inner._values}


def _nearest(word: str, known: Iterable[str]) -> str:
    """What to do about a word that is not known: the like of it, or all of them."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else f"use one of {', '.join(names)}"


def _named(value: Any) -> str:
    """What a wrong value is, in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the figure {value}" if len(str(value)) <= MAX_DIGITS else "a long figure"
    if isinstance(value, date):
        return f"the date {value}"
    if isinstance(value, str):
        return f"the text '{value[:40]}'"
    return "a list" if isinstance(value, list) else "a mapping"
