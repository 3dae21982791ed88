"""What a law says of destinations: a country chart with its groups, and embargoes with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tearline.model.citation import Citation
from tearline.model.refusal import Refused
from tearline.model.validity import Validity
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.fields import choice, citation, codes, fields, texts, validity


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One destination of a country chart.

    ``columns`` are the marked ones (``NS 2``). ``pointer`` stands where the chart has no marks but
    sends the reader elsewhere: absence of a mark then permits nothing. ``follows`` is the code of
    the destination whose row it shares. ``groups`` are country groups (``D:4``).
    """

    code: str
    name: str
    columns: tuple[str, ...] = ()
    footnotes: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    pointer: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class CountryChart:
    """One vintage of a country chart and of the country groups beside it.

    ``data_sha256`` are the digests of the files that it was encoded from, by name.
    """

    law: str
    text_date: date
    valid: Validity
    citation: Citation
    groups_citation: Citation
    columns: tuple[str, ...]
    rows: Mapping[str, ChartRow]
    footnotes: Mapping[str, str]
    data_sha256: Mapping[str, str]

    def groups_of(self, code: str) -> tuple[str, ...]:
        """The country groups of a destination; of one without a row, none."""
        row = self.rows.get(code)
        return row.groups if row else ()


@dataclass(frozen=True, slots=True)
class DestinationControl:
    """An embargo or other control of a whole destination, over some days.

    ``places`` narrows it to regions: words that a place of the sale must name. ``effect``: ``hold``
    for an embargo, ``refer`` where an officer must read the rule first.
    """

    id: str
    title: str
    codes: tuple[str, ...]
    effect: Literal["hold", "refer"]
    valid: Validity
    citation: Citation
    note: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Destinations:
    """Every control of whole destinations under one law, of all dates."""

    law: str
    controls: tuple[DestinationControl, ...]

    def on(self, day: date) -> tuple[DestinationControl, ...]:
        """The controls in force on ``day``."""
        return tuple(control for control in self.controls if control.valid.covers(day))


def compile_destinations(raw: bytes, where: str) -> Destinations:
    """The embargoes and like controls that ``raw`` states."""
    given = fields(read_yaml(raw, where=where), {"law": str, "controls": list}, {}, where)
    controls = tuple(_control(one, f"{where}, controls[{n}]") for n, one in enumerate(given["controls"]))
    if not controls:
        raise Refused("the file controls no destination", where=where)
    return Destinations(given["law"], controls)


def _control(value: object, where: str) -> DestinationControl:
    given = fields(
        value,
        {"id": str, "title": str, "codes": list, "effect": str, "valid": dict, "source": dict},
        {"note": str, "places": list},
        where,
    )
    return DestinationControl(
        id=given["id"],
        title=given["title"],
        codes=codes(given["codes"], f"{where}.codes"),
        effect=choice(given["effect"], ("hold", "refer"), f"{where}.effect"),
        valid=validity(given["valid"], f"{where}.valid"),
        citation=citation(given["source"], f"{where}.source"),
        note=given.get("note", ""),
        places=texts(given.get("places", []), f"{where}.places"),
    )


def compile_chart(raw: bytes, where: str) -> CountryChart:
    """The country chart that ``raw`` states; refuses a column, footnote or row that is not there."""
    given = fields(
        read_yaml(raw, where=where),
        {
            "law": str,
            "text_date": date,
            "valid": dict,
            "source": dict,
            "groups_source": dict,
            "data_sha256": dict,
            "columns": list,
            "footnotes": dict,
            "rows": list,
        },
        {},
        where,
    )
    columns = texts(given["columns"], f"{where}, columns")
    rows: dict[str, ChartRow] = {}
    for n, one in enumerate(given["rows"]):
        row = _row(one, columns, given["footnotes"], f"{where}, rows[{n}]")
        if row.code in rows:
            raise Refused(f"{row.code} stands twice", where=f"{where}, rows[{n}]")
        rows[row.code] = row
    for row in rows.values():
        if row.follows and row.follows not in rows:
            raise Refused(f"{row.code} follows {row.follows}, which has no row", where=where)
    return CountryChart(
        law=given["law"],
        text_date=given["text_date"],
        valid=validity(given["valid"], f"{where}, valid"),
        citation=citation(given["source"], f"{where}, source"),
        groups_citation=citation(given["groups_source"], f"{where}, groups_source"),
        columns=columns,
        rows=rows,
        footnotes=dict(given["footnotes"]),
        data_sha256=dict(given["data_sha256"]),
    )


def _row(value: object, columns: tuple[str, ...], notes: Mapping[str, str], where: str) -> ChartRow:
    given = fields(
        value,
        {"code": str, "name": str},
        {"columns": list, "footnotes": list, "groups": list, "pointer": str, "follows": str},
        where,
    )
    (code,) = codes([given["code"]], where)
    marked = texts(given.get("columns", []), f"{where}.columns")
    if strange := [column for column in marked if column not in columns]:
        raise Refused(f"'{strange[0]}' is no column of this chart", where=where)
    footnotes = given.get("footnotes", [])
    if strange := [note for note in footnotes if str(note) not in notes]:
        raise Refused(f"footnote {strange[0]} is not in this file", where=where)
    return ChartRow(
        code=code,
        name=given["name"],
        columns=marked,
        footnotes=tuple(footnotes),
        groups=texts(given.get("groups", []), f"{where}.groups"),
        pointer=given.get("pointer", ""),
        follows=given.get("follows", ""),
    )
