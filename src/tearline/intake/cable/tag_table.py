"""What a code of the TAGS line stands for on a given day: subject, organisation, programme, person or place.

The codes are data, ``tags.tsv`` beside this module with its sources; countries come from the model. Codes were recoded
over the years, so that the day of the cable decides. An unknown code is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from tearline.model import country

TagKind = Literal["subject", "organisation", "programme", "person", "place"]
_KINDS: Mapping[str, TagKind] = {
    "subject": "subject",
    "organisation": "organisation",
    "programme": "programme",
    "place": "place",
}
_NAMED = re.compile(r"(?P<code>[A-Z0-9-]{2,12}) \((?P<name>[^()]{1,100})\)\Z")
_DATES = (date(1985, 1, 1), date(2010, 1, 1), date(2020, 1, 1))


@dataclass(frozen=True, slots=True)
class Tag:
    """A code and what it stands for. ``meaning`` is None where it is not at hand, ``country`` the alpha-2 code of a
    place that is one; a person's tag has the name as its meaning and ``code`` without it."""

    code: str
    kind: TagKind
    meaning: str | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    tag: Tag
    first: date | None
    last: date | None

    def holds(self, on: date) -> bool:
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def resolve(tag: str, on: date) -> Tag | None:
    """What ``tag``, as the ``tags`` of a message have it, stands for in a cable of the day ``on``; None if unknown.

    Two letters are a country before anything else, under the codes of that day; ``OVIP (LAST, FIRST)`` is a person.
    """
    named = _NAMED.match(tag.upper())
    if named:
        return Tag(named["code"], "person", named["name"])
    code = tag.upper()
    place = country.by_tag(code, on) if len(code) == 2 else None
    if place is not None:
        return Tag(code, "place", place.name, place.alpha2)
    row = _rows().get(code)
    return row.tag if row is not None and row.holds(on) else None


@cache
def known(code: str) -> bool:
    """Whether ``code`` is in the table or a country's tag, on whatever day."""
    return code in _rows() or (len(code) == 2 and any(country.by_tag(code, day) is not None for day in _DATES))


@cache
def _rows() -> Mapping[str, _Row]:
    rows: dict[str, _Row] = {}
    for line in resources.files(__package__).joinpath("tags.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, kind, first, last, meaning = line.split("\t")
        tag = Tag(code, _KINDS[kind], meaning or None)
        rows[code] = _Row(tag, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    return rows
