"""A listed party in the index: written once, read whole, compared by what was prepared of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from tearline.model.marking import Level, Marking
from tearline.model.party import Alias, ListedParty, PartyKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed party; ``country_set`` its countries as a set."""

    party: ListedParty
    country_set: frozenset[str]


_PLAIN = [
    field.name for field in fields(ListedParty) if field.name not in ("kind", "aliases", "marking", "identifiers")
]
_LISTS = ("countries", "addresses", "dates_of_birth")


def encode_entry(party: ListedParty) -> bytes:
    """``party`` as JSON, without what is empty."""
    value = {name: found for name in _PLAIN if (found := getattr(party, name))}
    if party.kind:
        value["kind"] = party.kind.value
    if party.aliases:
        value["aliases"] = [[one.name, int(one.weak)] for one in party.aliases]
    if party.identifiers:
        value["identifiers"] = dict(sorted(party.identifiers.items()))
    mark = party.marking
    if mark.level is not Level.UNCLASSIFIED or mark.releasable_to is not None or mark.raw:
        audience = None if mark.releasable_to is None else sorted(mark.releasable_to)
        value["marking"] = [mark.level.value, audience, mark.raw]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def decode_entry(raw: bytes) -> Entry:
    """The Entry that ``encode_entry`` wrote."""
    value = json.loads(raw)
    for name in _LISTS:
        if name in value:
            value[name] = tuple(value[name])
    if "kind" in value:
        value["kind"] = PartyKind(value["kind"])
    if "aliases" in value:
        value["aliases"] = tuple(Alias(name, bool(weak)) for name, weak in value["aliases"])
    if "marking" in value:
        level, audience, mark = value["marking"]
        value["marking"] = Marking(Level(level), None if audience is None else frozenset(audience), mark)
    party = ListedParty(**value)
    return Entry(party, frozenset(party.countries))
