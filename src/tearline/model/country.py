"""Countries and territories: their codes, their names, and what a cable's tags call them.

Codes and names are facts of daily use, not a position on anybody's status. Nothing is guessed: a
name or code that could be two countries is no country.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1 (and Kosovo, XK/XKX, a user-assigned code)."""

    alpha2: str
    alpha3: str
    name: str
    adjectives: tuple[str, ...]
    also_known: tuple[str, ...]


@cache
def all_countries() -> tuple[Country, ...]:
    """Every country and territory, in the order of alpha-2."""
    from tearline.model.country_names import ALSO_KNOWN
    from tearline.model.country_table import COUNTRIES

    return tuple(
        Country(alpha2, alpha3, name, adjectives, ALSO_KNOWN.get(alpha2, ()))
        for alpha2, alpha3, name, adjectives in COUNTRIES
    )


def by_alpha2(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-2 code, in either case; None where there is none."""
    return _alpha2().get(code.upper())


def by_alpha3(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-3 code, in either case; None where there is none."""
    return _alpha3().get(code.upper())


def find(text: str) -> Country | None:
    """The country that the whole of ``text`` names: an ISO code, a name, a usual variant, an adjective.

    Case, accents, punctuation and spaces do not matter. None where the text names none, or might
    name two ("Congo", "Korea").
    """
    bare = text.strip()
    return by_alpha2(bare) or by_alpha3(bare) or _names().get(_plain(text))


def by_tag(code: str, on: date) -> Country | None:
    """The country that a geographic tag of a US cable of that day stands for; None where none or unsure.

    Between GENC's first edition and the end of the older list a tag counts only where both agree,
    since no public record says on which day the cables changed over.
    """
    from tearline.model import country_tags

    tag = code.upper()
    old = _fips().get(tag) or next(
        (alpha2 for former, last, alpha2 in country_tags.FORMER if former == tag and (last is None or on <= last)), None
    )
    new = tag if tag in _alpha2() else None
    if on < country_tags.GENC_PUBLISHED:
        chosen = old
    elif on > country_tags.GEC_RETIRED:
        chosen = new
    elif tag in country_tags.DISSOLVED or (old and new and old != new):
        chosen = None
    else:
        chosen = old or new
    return None if chosen is None else _alpha2()[chosen]


def by_digraph(code: str) -> Country | None:
    """The country of two letters that may be ISO 3166 or FIPS 10-4, of whatever year, where all agree.

    For release marks, which do not say which list they follow: a code that the lists give to two
    countries is no country (``CH``, ``IS``), one that they share or that only one of them has is.
    """
    from tearline.model import country_tags

    tag = code.upper()
    if tag in country_tags.DISSOLVED:
        return None
    meant = {alpha2 for former, _, alpha2 in country_tags.FORMER if former == tag}
    meant |= {alpha2 for alpha2 in (_fips().get(tag),) if alpha2}
    meant |= {tag} & _alpha2().keys()
    return _alpha2()[meant.pop()] if len(meant) == 1 else None


@cache
def _alpha2() -> Mapping[str, Country]:
    return {country.alpha2: country for country in all_countries()}


@cache
def _alpha3() -> Mapping[str, Country]:
    return {country.alpha3: country for country in all_countries()}


@cache
def _fips() -> Mapping[str, str]:
    from tearline.model.country_tags import FIPS

    return {row[:2]: row[3:] for row in FIPS}


@cache
def _names() -> Mapping[str, Country]:
    return {
        _plain(name): country
        for country in all_countries()
        for name in (country.name, *country.adjectives, *country.also_known)
    }


def _plain(text: str) -> str:
    """``text`` without case, accents, punctuation, a leading article or a short form of Saint."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    letters = re.sub(r"[.'’‘`]", "", letters).replace("&", " and ").replace("ı", "i")
    words = re.sub(r"[^\w]+", " ", letters).split()
    words = ["saint" if word in {"st", "ste"} else word for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
