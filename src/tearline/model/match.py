"""A party of a sale held against a listed party, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tearline.model.marking import UNCLASSIFIED, Marking


class Verdict(StrEnum):
    """``related``: a sister, subsidiary, parent or branch of the listed party, or a name close to it."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class AlignedToken:
    """One row of the alignment: what stands on either side and how the two relate, in a word.

    ``relation``: equal, spelling, abbreviation, joined, initial, generic, form, omitted, contradicted, …
    """

    ours: str | None
    theirs: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class Match:
    """One listed party against one name.

    ``name`` is the entry's primary name, ``alias`` the one that matched. ``strength`` (0 to 1) ranks,
    ``completeness`` (0 to 1) says how much there was that could have contradicted. ``why`` is a
    sentence that an officer can quote. ``sublist`` is the part of the list that the entry stands on.
    """

    list_id: str
    entry_id: str
    name: str
    alias: str
    verdict: Verdict
    strength: float
    completeness: float
    why: str
    alignment: tuple[AlignedToken, ...] = ()
    programme: str = ""
    citation: str = ""
    sublist: str = ""
    marking: Marking = UNCLASSIFIED


@dataclass(frozen=True, slots=True)
class Screened:
    """What screening one party gave. ``subject`` is its place in the sale (``parties[1]``).

    ``cannot_judge`` where a mandatory list was missing or stale, with the ``reason``; matches found
    on the lists that were usable still stand.
    """

    subject: str
    name: str
    result: Literal["match", "related", "no_match", "cannot_judge"]
    reason: str | None
    matches: tuple[Match, ...]
