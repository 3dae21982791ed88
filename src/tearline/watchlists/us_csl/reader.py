"""Reads the Consolidated Screening List: one JSON object with ``results`` and ``generated_at``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, entry_ids, given_name_first, iso_day, only_file, read_json, words
from tearline.watchlists.version import Reading

_KINDS = {
    "Entity": PartyKind.COMPANY,
    "Individual": PartyKind.PERSON,
    "Vessel": PartyKind.VESSEL,
    "Aircraft": PartyKind.AIRCRAFT,
}
_CODE = re.compile(r"[A-Z]{2}")
_ADDRESS = ("address", "city", "state", "postal_code", "country")


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The parties of the one file, with the day on which the publisher generated it."""
    name, raw = only_file(list_id, files)
    where = f"{list_id}, {name}"
    value = read_json(raw, where=where)
    if not isinstance(value, dict) or not isinstance(value.get("results"), list):
        raise Refused("no 'results': not the Consolidated Screening List", where=where)
    if not isinstance(value.get("generated_at"), str):
        raise Refused("no 'generated_at': not the publisher's whole file", where=where)
    entries = [_checked(entry, f"{where}, results[{n}]") for n, entry in enumerate(value["results"])]
    own_ids = entry_ids(
        [e["source"], e["name"], [a.get("country") for a in e["addresses"]], e.get("federal_register_notice")]
        for e in entries
    )
    parties = tuple(_party(list_id, entry, own_id) for entry, own_id in zip(entries, own_ids, strict=True))
    stated = iso_day(value["generated_at"], where=f"{where}, generated_at")
    nameless = sum(party.kind is None for party in parties)
    unread = (f"{nameless} entries do not say whether they are firms or persons",) if nameless else ()
    return Reading(parties, stated, unread)


def _checked(entry: Any, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise Refused("an entry is not an object", where=where)
    for key in ("name", "source"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise Refused(f"an entry without '{key}'", where=where)
    found = dict(entry)
    for key in ("alt_names", "addresses", "programs", "ids", "dates_of_birth"):
        found[key] = [] if entry.get(key) is None else entry[key]
        if not isinstance(found[key], list):
            raise Refused(f"'{key}' is not a list", where=where)
    wrong = (
        [one for one in (*found["alt_names"], *found["programs"]) if not isinstance(one, str)],
        [one for one in (*found["addresses"], *found["ids"]) if not isinstance(one, dict)],
    )
    if any(wrong):
        raise Refused("a name, programme, address or id of the wrong type", where=where)
    if entry.get("type") is not None and entry["type"] not in _KINDS:
        raise Refused(f"'{entry['type']}' is not a type of party", where=where)
    return found


def _party(list_id: str, entry: dict[str, Any], own_id: str) -> ListedParty:
    kind = _KINDS.get(entry["type"]) if entry.get("type") else None
    turn = given_name_first if kind is PartyKind.PERSON else words
    name = words(turn(words(entry["name"])))
    weak = set(entry.get("weak_alt_names") or ())
    aliases = aliases_of(name, ((turn(words(one)), one in weak) for one in entry["alt_names"]))
    codes = dict.fromkeys(
        code
        for code in (
            *(address.get("country") for address in entry["addresses"]),
            entry.get("country"),
            entry.get("vessel_flag"),
        )
        if isinstance(code, str) and _CODE.fullmatch(code)
    )
    addresses = dict.fromkeys(
        ", ".join(words(str(address[part])) for part in _ADDRESS if address.get(part)) for address in entry["addresses"]
    )
    return ListedParty(
        list_id=list_id,
        entry_id=words(str(entry["entity_number"])) if entry.get("entity_number") else own_id,
        name=name,
        kind=kind,
        aliases=aliases,
        countries=tuple(codes),
        addresses=tuple(text for text in addresses if len(text) > 2),
        identifiers=_identifiers(entry),
        dates_of_birth=tuple(words(str(day)) for day in entry["dates_of_birth"]),
        sublist=words(entry["source"]),
        programme="; ".join(words(one) for one in entry["programs"]),
        requirement=words(entry.get("license_requirement")),
        policy=words(entry.get("license_policy")),
        notice=words(entry.get("federal_register_notice")),
    )


def _identifiers(entry: dict[str, Any]) -> dict[str, str]:
    found = {words(str(one.get("type"))): words(str(one.get("number"))) for one in entry["ids"] if one.get("number")}
    if entry.get("call_sign"):
        found["call sign"] = words(str(entry["call_sign"]))
    return found
