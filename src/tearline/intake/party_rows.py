"""Many parties in one file: CSV with a header row, or JSON Lines; and CSV of pairs to be judged."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tearline.model.country import by_alpha2
from tearline.model.party import Party, PartyKind, Role
from tearline.model.refusal import Refused

COLUMNS = ("id", "name", "kind", "country", "address", "date_of_birth", "identifiers")
PAIR_COLUMNS = ("schema", "name1", "name2")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One row to be screened: its own id and the party. Other columns are not read.

    ``note`` says what of the row could not be used: a country code that is none.
    """

    id: str
    party: Party
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair to be judged, and the whole row as it came, so that other columns pass through."""

    schema: str
    name1: str
    name2: str
    row: dict[str, str]


def read_party_rows(raw: bytes, *, where: str) -> tuple[PartyRow, ...]:
    """Every row of a CSV or JSON Lines file. Refuses, naming the line, what lacks an id or a name column."""
    text = _text(raw, where)
    rows = _json_rows(text, where) if text.lstrip().startswith("{") else _csv_rows(text, ("id", "name"), where)
    return tuple(_row(row, place) for place, row in rows)


def read_pairs(raw: bytes, *, where: str) -> tuple[PairRow, ...]:
    """Every row of a CSV with the columns ``schema,name1,name2``; others are kept as they are."""
    rows = _csv_rows(_text(raw, where), PAIR_COLUMNS, where)
    return tuple(PairRow(row["schema"], row["name1"], row["name2"], row) for _, row in rows)


def _text(raw: bytes, where: str) -> str:
    if not raw.strip():
        raise Refused("the file is empty", where=where)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}", where=where, todo="save the file as UTF-8") from None
    if "\0" in text:
        raise Refused("not a text file", where=where, todo="give CSV or JSON Lines")
    return text


def _csv_rows(text: str, needed: tuple[str, ...], where: str) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="\0")
    try:
        header = reader.fieldnames or []
        if missing := [name for name in needed if name not in header]:
            todo = f"the first line must name the columns {','.join(needed)}"
            raise Refused(f"no column '{missing[0]}'", where=f"{where}, line 1", todo=todo)
        for row in reader:
            place = f"{where}, line {reader.line_num}"
            if "\0" in row:
                raise Refused("more cells than columns", where=place, todo="quote cells that hold commas")
            if any(value is None for value in row.values()):
                raise Refused("fewer cells than columns", where=place)
            yield place, row
    except csv.Error as error:
        raise Refused(f"not CSV: {error}", where=f"{where}, line {reader.line_num}") from None


def _json_rows(text: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise Refused("not JSON", where=place, todo="give one JSON object a line") from None
        if not isinstance(row, dict):
            raise Refused("not a JSON object", where=place)
        if missing := [name for name in ("id", "name") if name not in row]:
            raise Refused(f"no '{missing[0]}'", where=place)
        yield place, row


def _row(row: dict[str, Any], place: str) -> PartyRow:
    party = _party(row, place)
    if party.country is None or by_alpha2(party.country) is not None:
        return PartyRow(str(row["id"]), party)
    note = f"'{party.country}' is not an ISO 3166 alpha-2 code; the country was not used"
    return PartyRow(str(row["id"]), replace(party, country=None), note)


def _party(row: dict[str, Any], place: str) -> Party:
    name = row["name"]
    if not isinstance(name, str):
        raise Refused("the name is not a text", where=place)
    kind = row.get("kind") or None
    if kind is not None and kind not in list(PartyKind):
        raise Refused(f"'{kind}' is not a kind", where=place, todo=f"kinds are {', '.join(PartyKind)}")
    country = row.get("country") or None
    return Party(
        role=Role.END_USER,
        name=name,
        country=country.upper() if isinstance(country, str) else None,
        kind=None if kind is None else PartyKind(kind),
        address=row.get("address") or None,
        date_of_birth=row.get("date_of_birth") or None,
        identifiers=_identifiers(row.get("identifiers"), place),
    )


def _identifiers(value: Any, place: str) -> dict[str, str]:
    """A JSON object, or a cell of ``type:number`` pairs between semicolons."""
    if not value:
        return {}
    if isinstance(value, dict):
        return {str(key): str(one) for key, one in value.items()}
    found = {}
    for part in str(value).split(";"):
        if not part.strip():
            continue
        key, colon, number = part.partition(":")
        if not colon:
            raise Refused(f"'{part.strip()[:40]}' is not type:number", where=place)
        found[key.strip()] = number.strip()
    return found
