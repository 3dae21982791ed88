"""How a partner is addressed: its words, its offices, and what each office may be given.

With some partners there are no diplomatic relations: then a text says "authorities", offices have
names of their own, and some words must not be used at all. A profile holds them; code holds none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tearline.model.marking import Level


class Paper(StrEnum):
    """What an office may receive."""

    NON_PAPER = "non_paper"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the partner. ``lines`` are its address, ``up_to`` the highest level that it may be handed."""

    id: str
    name: str
    lines: tuple[str, ...]
    salutation: str
    up_to: Level
    receives: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a text calls people and things: ``your`` ("your authorities"), ``host`` ("the appropriate authorities").

    ``never`` are words that no text for this partner may hold, small letters. Where there are no
    relations there is at least one.
    """

    your: str
    host: str
    cooperation: str
    closing: str
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner's profile. ``code`` is ISO 3166 alpha-3, ``post`` who delivers, ``from_office`` who writes.

    ``address`` is the post on the TO line of a cable that names none, ``tags`` what every cable on this
    partner is filed under.
    """

    code: str
    name: str
    relations: bool
    post: str
    address: str
    tags: tuple[str, ...]
    from_office: str
    words: Words
    offices: tuple[Office, ...]

    def office(self, id: str) -> Office | None:
        """The office of that id."""
        return next((one for one in self.offices if one.id == id), None)
