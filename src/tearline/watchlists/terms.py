"""``list.yaml`` → ListTerms, checked strictly."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml
from tearline.watchlists.version import ListTerms, Standing

KNOWN = ("us-csl", "us-ofac-sdn", "us-ear-744", "un-sc", "eu-journal", "jp-meti")
"""The lists that have a folder here; any other id needs a mapping file (``custom``)."""

_TEXTS = ("id", "title", "publisher", "address", "licence", "cadence")


@cache
def terms(list_id: str) -> ListTerms:
    """The terms of a known list; of any other id, those of ``custom``, under that id."""
    folder = list_id if list_id in KNOWN else "custom"
    name = f"{folder.replace('-', '_')}/list.yaml"
    raw = (resources.files("tearline.watchlists") / name).read_bytes()
    found = parse_terms(read_yaml(raw, where=f"watchlists/{name}"), where=f"watchlists/{name}")
    if folder == list_id:
        return found
    return ListTerms(
        list_id,
        list_id,
        found.publisher,
        found.address,
        found.licence,
        found.cadence,
        found.max_age_days,
        found.standings,
    )


def parse_terms(value: Any, *, where: str) -> ListTerms:
    """The terms in ``value``; refuses missing or unknown keys, and standings without a last ``*``."""
    if not isinstance(value, dict):
        raise Refused("expected names and values", where=where)
    wanted = {*_TEXTS, "max_age_days", "standings"}
    if odd := sorted(wanted.symmetric_difference(value)):
        raise Refused(f"'{odd[0]}' is missing or unknown", where=where)
    age = value["max_age_days"]
    if not isinstance(age, int) or age < 1:
        raise Refused("max_age_days is a number of days above 0", where=where)
    standings = tuple(_standing(one, f"{where}, standings[{n}]") for n, one in enumerate(value["standings"]))
    if not standings or standings[-1].sublist != "*":
        raise Refused("the last standing must be for '*', every other sublist", where=where)
    identity, title, publisher, address, licence, cadence = (str(value[key]) for key in _TEXTS)
    return ListTerms(identity, title, publisher, address, licence, cadence, age, standings)


def _standing(value: Any, where: str) -> Standing:
    keys = ("sublist", "effect", "reason", "citation")
    if not isinstance(value, dict) or sorted(value) != sorted(keys):
        raise Refused(f"a standing has {', '.join(keys)}", where=where)
    if value["effect"] not in ("hold", "refer"):
        raise Refused("effect is hold or refer", where=where)
    return Standing(value["sublist"], value["effect"], value["reason"], value["citation"])
