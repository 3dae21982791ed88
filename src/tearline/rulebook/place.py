"""A value of a rule file together with where it stands, so that every complaint says where."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tearline.model.refusal import Refused
from tearline.model.validity import Validity


class Place:
    """One value read from YAML, and its address: the file and the path of keys (``…: rules[0].test``)."""

    def __init__(self, value: Any, file: str, path: str = "") -> None:
        self.value, self.file, self.path = value, file, path

    def refuse(self, what: str, todo: str = "") -> Refused:
        """The complaint about this place, to be raised."""
        return Refused(what, where=f"{self.file}, {self.path}" if self.path else self.file, todo=todo)

    def child(self, key: str | int) -> Place:
        """The value under ``key`` (which must exist)."""
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.path else key
        return Place(self.value[key], self.file, f"{self.path}{step}")

    def keys(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Place:
        """Itself, once it is known to be a mapping with these keys and no others."""
        if not isinstance(self.value, dict):
            raise self.refuse("a mapping is expected here")
        for key in required:
            if key not in self.value:
                raise self.refuse(f"'{key}' is missing", f"a rule cannot be judged without its {key}")
        for key in self.value:
            if key not in required and key not in optional:
                raise self.refuse(f"'{key}' is not a key here", f"keys are {', '.join((*required, *optional))}")
        return self

    def get(self, key: str) -> Place | None:
        """The value under ``key``, or None where it is absent or null."""
        return self.child(key) if self.value.get(key) is not None else None

    def items(self) -> Iterator[Place]:
        """Each member of a list."""
        if not isinstance(self.value, list):
            raise self.refuse("a list is expected here")
        return (self.child(n) for n in range(len(self.value)))

    def pairs(self) -> Iterator[tuple[str, Place]]:
        """Each key of a mapping with its value."""
        if not isinstance(self.value, dict):
            raise self.refuse("a mapping is expected here")
        return ((key, self.child(key)) for key in self.value)

    def text(self) -> str:
        """The text here, white space folded; refuses anything else."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.refuse("a text is expected here")
        return " ".join(self.value.split())

    def texts(self) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        return (self.text(),) if isinstance(self.value, str) else tuple(one.text() for one in self.items())

    def one_of(self, choices: tuple[str, ...]) -> str:
        """The text here, which must be one of ``choices``."""
        text = self.text()
        if text not in choices:
            raise self.refuse(f"'{text}' is not known here", f"choose of {', '.join(choices)}")
        return text

    def flag(self) -> bool:
        """True or false; refuses anything else."""
        if not isinstance(self.value, bool):
            raise self.refuse("true or false is expected here")
        return self.value

    def figure(self) -> Decimal:
        """The figure here, exactly as written; refuses anything else."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal):
            raise self.refuse("a figure is expected here", "formulas and words are not judged")
        return Decimal(self.value)

    def day(self) -> datetime.date:
        """The day here; refuses anything else."""
        if not isinstance(self.value, datetime.date):
            raise self.refuse("a day is expected here", "write it as 2026-06-30")
        return self.value

    def validity(self) -> Validity:
        """``{from: day, to: day}``; without ``to`` it is open."""
        self.keys(("from",), ("to",))
        end = self.get("to")
        try:
            return Validity(self.child("from").day(), end.day() if end else None)
        except ValueError as error:
            raise self.refuse(str(error)) from None
