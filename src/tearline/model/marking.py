"""What a mark on a passage means: a level, and to whom it may be released.

Sources: 32 CFR part 2001; the public ODNI marking manual (2016). The raw mark is kept beside its
value. A mark that cannot be read is releasable to nobody; one without a readable level ranks above
every level. Rules R1 to R6 are those of docs/reference/markings.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from tearline.model import marking_words as words
from tearline.model.country import Country, by_alpha3, by_digraph, find

ORIGINATOR = "USA"
"""Whose marks these are: always among the readers, hence never named in ``releasable_to``."""


class Level(StrEnum):
    """Classification levels, lowest first; ``UNREADABLE`` ranks above all: it fails closed."""

    UNCLASSIFIED = "UNCLASSIFIED"
    SBU = "SBU"
    RESTRICTED = "RESTRICTED"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"
    TOP_SECRET = "TOP SECRET"
    UNREADABLE = "UNREADABLE"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Marking:
    """The value of a mark.

    ``releasable_to``: ISO 3166 alpha-3 codes or group names other than the originator's own
    state; None means no release mark, the empty set means explicitly nobody (NOFORN). Both mean
    nobody. ``raw`` is the mark as written, ``problem`` what could not be read of it, in words.
    """

    level: Level
    releasable_to: frozenset[str] | None = None
    raw: str = ""
    problem: str = field(default="", compare=False)

    def to_json(self) -> dict[str, object]:
        """``{"level", "releasable_to"}``, codes sorted."""
        release = None if self.releasable_to is None else sorted(self.releasable_to)
        return {"level": self.level.value, "releasable_to": release}


UNCLASSIFIED = Marking(Level.UNCLASSIFIED)
"""What public lists, the law and a sale's own words carry. Never permission to release (R4)."""

NOBODY: frozenset[str] = frozenset()


def join(markings: Iterable[Marking]) -> Marking:
    """The least marking that is as restricted as each: highest level, common audience.

    Of nothing: unclassified. A semilattice, for facts and findings that rest on several portions:
    audiences narrow until nobody is left (None), and a NOFORN that somebody wrote stays one (R6).
    A plain unclassified operand restricts the audience here too, unlike in ``roll_up``.
    """
    seen = list(markings)
    if not seen:
        return UNCLASSIFIED
    level = _highest(seen)
    if any(marking.releasable_to == NOBODY for marking in seen):
        return Marking(level, NOBODY)
    return Marking(level, _common(seen) or None)


def roll_up(portions: Iterable[Marking]) -> Marking:
    """The mark of a banner over these portions (R3): highest level, NOFORN as soon as any disagree.

    Plain unclassified portions are passed over (R4): that is labelling, and opens no portion. None
    of the portions marked for release: no release mark. Of nothing: unclassified.
    """
    seen = list(portions)
    if not seen:
        return UNCLASSIFIED
    counted = [one for one in seen if one.level is not Level.UNCLASSIFIED or one.releasable_to is not None]
    if all(one.releasable_to is None for one in counted):
        return Marking(_highest(seen), None)
    return Marking(_highest(seen), _common(counted))


def _highest(markings: list[Marking]) -> Level:
    return max((marking.level for marking in markings), key=lambda level: level.rank)


def _common(markings: list[Marking]) -> frozenset[str]:
    return frozenset.intersection(*(marking.releasable_to or NOBODY for marking in markings))


def render_banner(marking: Marking) -> str:
    """The mark in full, as it stands at the top of a page: ``SECRET//REL TO USA, TWN`` (R1).

    ``UNREADABLE`` is written as that word, which reads back as the same: nobody may see it.
    """
    return marking.level.value + _render_release(marking, "NOFORN")


def render_portion(marking: Marking) -> str:
    """The mark in brackets, as it stands before a passage: ``(S//REL TO USA, TWN)`` (R1)."""
    return f"({words.SHORT.get(marking.level, marking.level.value)}{_render_release(marking, 'NF')})"


def _render_release(marking: Marking, nobody: str) -> str:
    if marking.level is Level.UNREADABLE or marking.releasable_to is None:
        return ""
    if not marking.releasable_to:
        return f"//{nobody}"
    ordered = sorted(marking.releasable_to, key=lambda name: (len(name) != 3, name))
    return f"//REL TO {', '.join([ORIGINATOR, *ordered])}"


def parse_portion(text: str, banner: Marking | None = None) -> Marking:
    """The value of a portion mark, modern or old; never raises.

    ``(S//REL TO USA, TWN)``, ``(SECRET REL MALAYSIA)``, ``(S/REL TW)``, ``(C-NF)``, ``C - ENTIRE
    TEXT``. A bare ``(S//REL)`` means the list of ``banner`` (R5). A release list that is not understood
    or contradicts itself leaves the level and nobody to release it to; any other word that is not
    understood could be a compartment, so the level is ``UNREADABLE``. ``problem`` says which.
    """
    bare = _normalised(text)
    if words.OTHER_SCHEME.match(_before_release(bare)):
        return Marking(Level.UNREADABLE, NOBODY, text, "a mark of another scheme, of which no equivalent is configured")
    found = words.LEVEL.match(bare)
    if found is None:
        return Marking(Level.UNREADABLE, NOBODY, text, "no level can be read")
    level = Level(str(found.lastgroup).replace("_", " "))
    if level is Level.RESTRICTED:
        return Marking(level, NOBODY, text, "RESTRICTED is a level of other schemes, of which none is configured")
    if text.count("(") != text.count(")"):
        return Marking(level, NOBODY, text, "a bracket is missing")
    controls = _Controls.read(words.ENTIRE_TEXT.sub("", bare[found.end() :]))
    if controls.unknown:
        return Marking(Level.UNREADABLE, NOBODY, text, "a part of the mark is not understood")
    if controls.sensitive and level is Level.UNCLASSIFIED:
        level = Level.SBU
    release, problem = controls.release(banner)
    return Marking(level, release, text, problem)


def parse_banner(text: str) -> Marking:
    """The value of a banner line: ``SECRET//REL TO USA, MYS``, ``S E C R E T STATE 012345``; never raises.

    The section, origin and number that share a cable's banner line are passed over.
    """
    bare = _normalised(text)
    if not words.RELEASE.search(bare):
        bare = words.ADDRESS.sub("", bare)
    read = parse_portion(bare)
    return Marking(read.level, read.releasable_to, text, read.problem)


def _normalised(text: str) -> str:
    """``text`` in upper case with single spaces, outer brackets off, spaced-out words closed up."""
    bare = " ".join(text.upper().translate(str.maketrans("[]{}", "()()")).split())
    bare = bare.removeprefix("(")
    if bare.count(")") > bare.count("("):
        bare = bare.removesuffix(")")
    return words.SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), bare.strip())


def _before_release(bare: str) -> str:
    return re.split(r"\bREL(?:EASABLE)?\b", bare, maxsplit=1)[0]


@dataclass(slots=True)
class _Controls:
    """What follows the level of a mark, as far as it was understood."""

    lists: list[tuple[bool, str]] = field(default_factory=list)
    """Release lists: whether ``TO`` stood there, and the names."""
    no_foreign: bool = False
    held_close: bool = False
    sensitive: bool = False
    unknown: bool = False

    @classmethod
    def read(cls, text: str) -> _Controls:
        controls = cls()
        for segment in text.split("/"):
            rest = segment.strip(" -–—,;")
            while rest:
                if listed := words.RELEASE.match(rest):
                    controls.lists.append((bool(listed["to"]), rest[listed.end() :]))
                    break
                if known := words.NO_FOREIGN.match(rest):
                    controls.no_foreign = True
                elif known := words.HELD_CLOSE.match(rest):
                    controls.held_close = True
                elif known := words.SENSITIVE.match(rest):
                    controls.sensitive = True
                else:
                    controls.unknown = True
                    break
                rest = rest[known.end() :].lstrip(" -–—,;")
        return controls

    def release(self, banner: Marking | None) -> tuple[frozenset[str] | None, str]:
        """To whom, and what is wrong with the mark: anything wrong means nobody."""
        if self.no_foreign:
            return NOBODY, "REL TO and NOFORN exclude each other" if self.lists else ""
        if not self.lists:
            return None, ""
        if self.held_close:
            return NOBODY, "the originator keeps each passing on to itself"
        if len(self.lists) > 1:
            return NOBODY, "two release lists"
        to, names = self.lists[0]
        if not names and not to:
            if banner is not None and banner.releasable_to and not banner.problem:
                return banner.releasable_to, ""
            return NOBODY, "REL without a list, and no list in the banner"
        named = _audience(names)
        if named is None:
            return NOBODY, "the release list names what is no known country or group, or could be two"
        return (named, "") if named else (NOBODY, f"REL TO {ORIGINATOR} alone names nobody")


def _audience(names: str) -> frozenset[str] | None:
    """The codes and groups of a release list less the originator's; None where any name is not understood."""
    whole = _code(names)
    if whole is not None:
        return frozenset({whole}) - {ORIGINATOR}
    codes: set[str | None] = set()
    for piece in re.split(r"[,;]", names):
        one = _code(piece.strip())
        if one is not None:
            codes.add(one)
        else:
            codes |= {_code(part.strip()) for part in re.split(r" AND |&| (?=[A-Z]{3,4}(?: |$))", piece)}
    return frozenset(code for code in codes if code and code != ORIGINATOR) if None not in codes else None


def _code(name: str) -> str | None:
    """The alpha-3 code of a country, or the name of a group; None where it is neither or could be two."""
    if name in words.GROUPS:
        return name
    country: Country | None
    if re.fullmatch(r"[A-Z]{2}", name):
        country = by_digraph(name)
    elif re.fullmatch(r"[A-Z]{3}", name):
        country = by_alpha3(name) or find(name)
    else:
        country = find(name)
    return country.alpha3 if country else None
