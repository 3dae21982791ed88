"""Reads a CSV file of any shape with a mapping file that says which column is what.

``mapping.yaml``: ``columns`` names for each field of a listed party the column that holds it (``name``
is required), ``separator`` splits columns with several values, ``sublist`` is the sublist of every row
that has no such column (``denied``: dealings are denied), ``kind`` likewise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml
from tearline.watchlists.reading import aliases_of, countries_of, csv_rows, entry_ids, given_name_first, words
from tearline.watchlists.version import Reading

_FIELDS = (
    "entry_id",
    "name",
    "aliases",
    "weak_aliases",
    "kind",
    "country",
    "address",
    "date_of_birth",
    "sublist",
    "programme",
    "requirement",
    "policy",
    "notice",
)
_KEYS = ("columns", "separator", "sublist", "kind", "identifiers")


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The parties of one CSV file as its mapping file reads it; the files never state a date."""
    mappings = [name for name in files if name.endswith((".yaml", ".yml"))]
    tables = [name for name in files if name.endswith(".csv")]
    if len(mappings) != 1 or len(tables) != 1 or len(files) != 2:
        raise Refused(
            "a list that is not built in needs one .csv file and one .yaml mapping file",
            where=list_id,
            todo="see 'a list of your own' in docs/reference/screening.md",
        )
    where = f"{list_id}, {mappings[0]}"
    mapping = _mapping(read_yaml(files[mappings[0]], where=where), where)
    place = f"{list_id}, {tables[0]}"
    rows = list(csv_rows(files[tables[0]], where=place))
    if not rows:
        raise Refused("no row in the file", where=place)
    header = [cell.strip() for cell in rows[0][1]]
    for column in (*mapping["columns"].values(), *mapping["identifiers"].values()):
        if column not in header:
            raise Refused(f"no column '{column}'", where=place, todo=f"the columns are {', '.join(header)}")
    found: list[dict[str, str]] = []
    for line, row in rows[1:]:
        if len(row) != len(header):
            raise Refused(f"{len(row)} fields where the header has {len(header)}", where=f"{place}, line {line}")
        found.append(dict(zip(header, row, strict=True)))
        if not words(found[-1][mapping["columns"]["name"]]):
            raise Refused("a row without a name", where=f"{place}, line {line}")
    ids = entry_ids(sorted(row.items()) for row in found)
    return Reading(tuple(_party(list_id, row, mapping, own, place) for row, own in zip(found, ids, strict=True)), None)


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("columns"), dict):
        raise Refused("'columns' is missing", where=where)
    if odd := [key for key in value if key not in _KEYS]:
        raise Refused(f"unknown key '{odd[0]}'", where=where, todo=f"the keys are {', '.join(_KEYS)}")
    if odd := [key for key in value["columns"] if key not in _FIELDS]:
        raise Refused(f"unknown field '{odd[0]}'", where=f"{where}, columns", todo=f"fields: {', '.join(_FIELDS)}")
    if "name" not in value["columns"]:
        raise Refused("no column for 'name'", where=f"{where}, columns")
    identifiers = value.get("identifiers", {})
    if not isinstance(identifiers, dict):
        raise Refused("'identifiers' names a column for each kind of number", where=where)
    return {"separator": ";", "sublist": "", "kind": "", **value, "identifiers": identifiers}


def _party(list_id: str, row: dict[str, str], mapping: dict[str, Any], own_id: str, where: str) -> ListedParty:
    columns = mapping["columns"]

    def one(field: str) -> str:
        return words(row[columns[field]]) if field in columns else ""

    def many(field: str) -> list[str]:
        return [words(part) for part in one(field).split(mapping["separator"]) if part.strip()]

    said = (one("kind") or str(mapping["kind"])).lower()
    try:
        kind = PartyKind(said) if said else None
    except ValueError:
        raise Refused(f"'{said}' is not a kind: {', '.join(PartyKind)}", where=where) from None
    name = words(given_name_first(one("name"))) if kind is PartyKind.PERSON else one("name")
    return ListedParty(
        list_id=list_id,
        entry_id=one("entry_id") or own_id,
        name=name,
        kind=kind,
        aliases=aliases_of(
            name, [*((text, False) for text in many("aliases")), *((text, True) for text in many("weak_aliases"))]
        ),
        countries=countries_of(many("country")),
        addresses=tuple(many("address")),
        identifiers={key: words(row[column]) for key, column in mapping["identifiers"].items() if row[column].strip()},
        dates_of_birth=tuple(many("date_of_birth")),
        sublist=one("sublist") or str(mapping["sublist"]),
        programme=one("programme"),
        requirement=one("requirement"),
        policy=one("policy"),
        notice=one("notice"),
    )
