"""What one version of a list is, and what its publisher's terms say about standing on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tearline.model.party import ListedParty


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of one list, read whole.

    ``date`` is the publisher's; ``digest`` the SHA-256 over the names and bytes of the files;
    ``counts`` parties by sublist; ``unread`` says, in sentences, what in the files was passed over.
    """

    id: str
    date: date
    digest: str
    parties: tuple[ListedParty, ...]
    counts: Mapping[str, int]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: parties, the date that the files state (None: none), what it passed over."""

    parties: tuple[ListedParty, ...]
    stated: date | None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What it means to stand on a sublist: ``hold`` where dealings are denied, else ``refer``; and why."""

    sublist: str
    effect: Literal["hold", "refer"]
    reason: str
    citation: str


@dataclass(frozen=True, slots=True)
class ListTerms:
    """What ``list.yaml`` says of a list: who publishes it, under which licence, how often, and its standings.

    ``max_age_days``: how old a version may be before it cannot be judged by. The last of ``standings``
    has the sublist ``*`` and holds for every sublist that is not named.
    """

    id: str
    title: str
    publisher: str
    address: str
    licence: str
    cadence: str
    max_age_days: int
    standings: tuple[Standing, ...]

    def standing(self, sublist: str) -> Standing:
        """The standing of ``sublist``."""
        for one in self.standings:
            if one.sublist in (sublist, "*"):
                return one
        raise LookupError(sublist)  # unreachable: the last is "*", which parsing makes sure of
