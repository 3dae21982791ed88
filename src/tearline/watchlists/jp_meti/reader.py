"""Reads Japan's Foreign End User List from JSON: one object an entry, with the type of concern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, countries_of, only_file, read_json, words
from tearline.watchlists.version import Reading


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The entries of the one file, which does not state the publisher's date."""
    name, raw = only_file(list_id, files)
    where = f"{list_id}, {name}"
    value = read_json(raw, where=where)
    if not isinstance(value, list):
        raise Refused("expected a list of entries", where=where)
    parties = tuple(_party(list_id, one, f"{where}, [{at}]") for at, one in enumerate(value))
    nameless = sum(not words(one["entity_name"]) for one in value)
    unread = (
        (f"{nameless} entries have their name behind the country in the address; it was taken from there",)
        if nameless
        else ()
    )
    return Reading(parties, None, unread)


def _party(list_id: str, entry: Any, where: str) -> ListedParty:
    if not isinstance(entry, dict) or entry.get("list_id") != "jp-end-user-list":
        raise Refused("not an entry of the Foreign End User List", where=where)
    name, number = entry.get("entity_name"), entry.get("id")
    addresses, others = entry.get("addresses"), entry.get("aliases")
    if not isinstance(name, str) or not isinstance(number, str):
        raise Refused("an entry without a name or number", where=where)
    if not isinstance(addresses, list) or not isinstance(others, list):
        raise Refused("addresses and aliases are lists", where=where)
    places = [words(str(address)) for address in addresses]
    name = words(name)
    if not name:
        name, places = _after_country(places)
    if not name:
        raise Refused("an entry without any name", where=where)
    return ListedParty(
        list_id=list_id,
        entry_id=number,
        name=name,
        kind=PartyKind.COMPANY,
        aliases=aliases_of(name, ((str(other), False) for other in others)),
        countries=countries_of(places),
        addresses=tuple(places),
        sublist="Foreign End User List",
        programme=words(str(entry.get("reason") or "")),
        notice=words(str(entry.get("source_url") or "")),
    )


def _after_country(places: list[str]) -> tuple[str, list[str]]:
    """``People's Republic of China Acme Ltd`` → ``Acme Ltd`` and the country; no name where none follows one."""
    for place in places:
        parts = place.split()
        for end in range(len(parts) - 1, 0, -1):
            if countries_of([" ".join(parts[:end])]):
                return " ".join(parts[end:]), [" ".join(parts[:end])]
    return "", places
