"""Step 4 of making a release: what was written is read again and held against what was drafted.

Every mark is decided on once more, from the written words alone: a fault anywhere between the
message and the page stops the release instead of leaving the building.
"""

from __future__ import annotations

from dataclasses import dataclass

from tearline.model.access import Purpose, Subject, decide
from tearline.model.marking import parse_banner, parse_portion, render_banner
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.release.draft import release_digest
from tearline.release.passage import clean

TITLES = {"non_paper": "(U) NON-PAPER", "letter": "(U) LETTER"}
"""The title of a release by its kind, the same for everybody; a title is marked like any passage (M2)."""

UNMARKED = frozenset({"address", "plain"})
"""What stands around the lines of a letter: our own words and the profile's, nothing of the alert."""

_UNNUMBERED = frozenset({"heading", "line"}) | UNMARKED


@dataclass(frozen=True, slots=True)
class WrittenPortion:
    """A passage as it stands on the page; ``number`` is None for a heading or a line of a letter.

    ``mark`` is empty for what stands around the lines of a letter.
    """

    number: int | None
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A whole page as read back: its banners from top to bottom, title and passages, and nothing else."""

    banners: tuple[str, ...]
    title: str
    portions: tuple[WrittenPortion, ...]


def may_be_unmarked(title: str) -> bool:
    """Whether a page of that title may have words without a mark: a letter alone, around its lines."""
    return title == TITLES["letter"]


def full_mark(portion: ReleasedPortion) -> str:
    """The portion's mark, spelt out for a reader who does not know the abbreviations."""
    return f"({render_banner(portion.marking)})"


def expected(release: Release) -> Written:
    """What a page of this release must say: two banners, the title, passages numbered from 1.

    Refuses passages whose words are not on one clean line: no page would give them back as they were.
    """
    if any(not portion.text or clean(portion.text) != portion.text for portion in release.portions):
        raise broken()
    banner = render_banner(release.banner)
    portions: list[WrittenPortion] = []
    for portion in release.portions:
        number = None if portion.kind in _UNNUMBERED else 1 + sum(one.number is not None for one in portions)
        mark = "" if portion.kind in UNMARKED else full_mark(portion)
        portions.append(WrittenPortion(number, mark, portion.text))
    return Written((banner, banner), TITLES[release.kind], tuple(portions))


def check(release: Release, written: Written) -> None:
    """Refuses unless the page says exactly what was drafted, and each mark on it names the audience."""
    if written != expected(release) or release.digest != release_digest(
        release.audience, release.portions, release.kind
    ):
        raise broken()
    if release.kind != "letter" and any(portion.kind in UNMARKED for portion in release.portions):
        raise broken()
    audience = Subject(release.audience)
    marked = [parse_portion(portion.mark) for portion in written.portions if portion.mark]
    marks = [*map(parse_banner, written.banners), *marked]
    if not marked or not all(decide(audience, mark, Purpose.RELEASE).allowed for mark in marks):
        raise broken()


def broken() -> Refused:
    """The refusal of a page that is not what was drafted; it quotes nothing."""
    return Refused("the release does not read back as it was drafted; nothing was handed out", todo="draft it again")
