"""The words that the reading of attempts rests on: data of this folder, read once, when first needed.

Verbs and prepositions, how firms are named, what is sought, regimes, concerns, requests, places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from tearline.model import country
from tearline.notation.strict_yaml import read_yaml


@cache
def table(name: str) -> Mapping[str, Any]:
    """The YAML file ``name`` of this folder."""
    raw = resources.files(__package__).joinpath(f"{name}.yaml").read_bytes()
    found: dict[str, Any] = read_yaml(raw, where=f"lexicon/{name}.yaml")
    return found


@cache
def words(name: str, key: str, under: str | None = None) -> frozenset[str]:
    """The words of one list (``key``, or ``under`` it), which is a YAML list or text with spaces between them."""
    value = table(name)[key] if under is None else table(name)[key][under]
    return frozenset(value if isinstance(value, list) else value.split())


@cache
def phrases(name: str, key: str, under: str) -> tuple[str, ...]:
    """The phrases under ``key: {under: a | b}``, longest first."""
    return split(table(name)[key][under])


def split(value: str) -> tuple[str, ...]:
    """``a | b c | d`` as its parts, longest first, each with single spaces."""
    parts = {" ".join(part.split()) for part in value.split(" | ")}
    return tuple(sorted(parts - {""}, key=lambda part: (-len(part), part)))


def any_of(parts: Iterable[str], *, literal: bool = True) -> str:
    """One group of a regular expression that takes any of ``parts``, the longest first."""
    listed = sorted(set(parts), key=lambda part: (-len(part), part))
    return "(?:" + "|".join(re.escape(part).replace(r"\ ", " ") if literal else part for part in listed) + ")"


@cache
def english() -> frozenset[str]:
    """Common English words in small letters, inflections included."""
    raw = resources.files(__package__).joinpath("english.txt").read_text("utf-8")
    return frozenset(raw[raw.index("\na\n") :].split())


_PLACES = {
    "taiwan": ("TW", "name"), "u.k": ("GB", "name"), "u.k.": ("GB", "name"), "u.a.e": ("AE", "name"),
    "u.s.": ("US", "name"), "u.s": ("US", "name"), "north korean": ("KP", "adjective"),
    "south korean": ("KR", "adjective"), "south korea": ("KR", "name"), "north korea": ("KP", "name"),
    "dprk": ("KP", "name"), "rok": ("KR", "name"), "prc": ("CN", "name"), "hong kong": ("HK", "name"),
    "türkiye": ("TR", "name"), "turkiye": ("TR", "name"), "burma": ("MM", "name"), "burmese": ("MM", "adjective"),
    "scottish": ("GB", "adjective"), "bavarian": ("DE", "adjective"), "flemish": ("BE", "adjective"),
    "catalan": ("ES", "adjective"), "taiwanese": ("TW", "adjective"), "soviet union": ("RU", "name"),
    "ussr": ("RU", "name"), "west germany": ("DE", "name"), "east germany": ("DE", "name"), "frg": ("DE", "name"),
    "gdr": ("DE", "name"), "emirati": ("AE", "adjective"), "democratic people's republic of korea": ("KP", "name"),
}  # fmt: skip


@cache
def places() -> Mapping[str, tuple[str, str]]:
    """Lower-case names of places to (alpha-2, kind); kind is ``name``, ``adjective`` or ``city``."""
    found: dict[str, tuple[str, str]] = {}
    for line in resources.files(__package__).joinpath("cities.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, cities = line.partition("\t")
            found.update(dict.fromkeys(cities.casefold().split("|"), (code, "city")))
    for one in country.all_countries():
        for adjective in one.adjectives:
            found.setdefault(adjective.casefold(), (one.alpha2, "adjective"))
    for one in country.all_countries():
        for name in (one.name, *one.also_known):
            if "(" not in name:
                found[name.casefold()] = (one.alpha2, "name")
    found.update(_PLACES)
    for word in ("car", "manx", "rf", "biot", "cork", "us", "rak"):
        found.pop(word, None)  # in a text without small letters these are words of another meaning
    return found
