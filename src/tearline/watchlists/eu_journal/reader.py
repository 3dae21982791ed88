"""Reads the annexes of EU regulations, one CSV file a regulation, one row an entry."""

from __future__ import annotations

from collections.abc import Mapping

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, countries_of, csv_rows, entry_ids, words
from tearline.watchlists.version import Reading

_WANTED = ("celex", "recordId", "annex", "measure", "schema", "name", "alias", "weakAlias", "country", "birthDate")
_KINDS = {
    "Person": PartyKind.PERSON,
    "LegalEntity": PartyKind.COMPANY,
    "Company": PartyKind.COMPANY,
    "Organization": PartyKind.COMPANY,
    "Vessel": PartyKind.VESSEL,
}
_NUMBERS = {
    "INN": "innCode",
    "OGRN": "ogrnCode",
    "LEI": "leiCode",
    "IMO": "imoNumber",
    "registration": "registrationNumber",
    "tax": "taxNumber",
    "passport": "passportNumber",
}


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The parties of all files; the files do not state their date. Rows that list goods are passed over."""
    rows: list[dict[str, str]] = []
    goods = 0
    for name, raw in sorted(files.items()):
        where = f"{list_id}, {name}"
        lines = list(csv_rows(raw, where=where))
        header = [cell.strip() for cell in lines[0][1]] if lines else []
        if lost := [column for column in _WANTED if column not in header]:
            raise Refused(f"no column '{lost[0]}': not a table of this list", where=where)
        for line, cells in lines[1:]:
            if len(cells) != len(header):
                raise Refused(f"{len(cells)} fields, {len(header)} are expected", where=f"{where}, line {line}")
            row = dict(zip(header, cells, strict=True))
            if row["schema"] == "Asset":
                goods += 1
                continue
            if row["schema"] not in _KINDS or not words(row["name"]):
                raise Refused("a row without a name or of an unknown schema", where=f"{where}, line {line}")
            rows.append(row)
    ids = entry_ids([row["celex"], row["annex"], row["recordId"], row["name"]] for row in rows)
    unread = (f"{goods} rows list things, not parties",) if goods else ()
    return Reading(tuple(_party(list_id, row, own) for row, own in zip(rows, ids, strict=True)), None, unread)


def _many(row: Mapping[str, str], column: str) -> list[str]:
    return [text for part in row.get(column, "").split(";") if (text := words(part))]


def _party(list_id: str, row: dict[str, str], own_id: str) -> ListedParty:
    name = words(row["name"])
    others = [
        (text, column == "weakAlias")
        for column in ("alias", "previousName", "weakAlias")
        for text in _many(row, column)
    ]
    measure = words(row["measure"])
    return ListedParty(
        list_id=list_id,
        entry_id=own_id,
        name=name,
        kind=_KINDS[row["schema"]],
        aliases=aliases_of(name, others),
        countries=countries_of(
            [
                *(text for column in ("country", "nationality", "flag") for text in _many(row, column)),
                *(address.rpartition(",")[2] for address in _many(row, "address")),
            ]
        ),
        addresses=tuple(_many(row, "address")),
        identifiers={kind: value[0] for kind, column in _NUMBERS.items() if (value := _many(row, column))},
        dates_of_birth=tuple(_many(row, "birthDate")),
        sublist=measure.partition(" point")[0],
        programme=words(row.get("programKey")),
        notice=f"{row['celex']}, Annex {row['annex']}",
    )
