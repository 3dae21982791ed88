"""Reads OFAC's four CSV files: parties, other names, addresses, and remarks that did not fit.

The files have no header, ``-0-`` for nothing, and end with the byte 1A, except the first. Whatever a
file says about a number that is not among the parties shows that the set is cut or mixed: refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, countries_of, csv_rows, given_name_first, words
from tearline.watchlists.version import Reading

_WIDTHS = {"sdn.csv": 12, "alt.csv": 5, "add.csv": 6, "sdn_comments.csv": 2}
_KINDS = {"individual": PartyKind.PERSON, "vessel": PartyKind.VESSEL, "aircraft": PartyKind.AIRCRAFT}
_BORN = re.compile(r"DOB (?:circa )?((?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})")
_WEAK = re.compile(r"a\.k\.a\. '([^']+)'")
_NUMBERS = {
    "IMO": re.compile(r"Vessel Registration Identification IMO (\d{7})"),
    "Passport": re.compile(r"Passport ([A-Z0-9]{5,})"),
    "Tax ID": re.compile(r"Tax ID No\. ([0-9A-Z-]{6,})"),
    "Registration": re.compile(r"Registration (?:ID|Number) ([0-9A-Z-]{5,})"),
}


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The parties of the four files together; the files do not state their date."""
    rows = {_plain(name): _rows(list_id, name, raw) for name, raw in sorted(files.items())}
    if sorted(rows) != sorted(_WIDTHS) or len(files) != len(_WIDTHS):
        raise Refused(f"the list is the files {', '.join(_WIDTHS)}", where=list_id, todo="give all four")
    known = {row[0] for row in rows["sdn.csv"]}
    lost = {row[0] for name in ("alt.csv", "add.csv", "sdn_comments.csv") for row in rows[name]} - known
    if lost:
        raise Refused(
            f"{len(lost):,} numbers in the other files have no party in sdn.csv ({min(lost, key=int)} for one)",
            where=list_id,
            todo="sdn.csv is cut, or the four files are of different days: fetch all four again, together",
        )
    others: dict[str, list[tuple[str, bool]]] = {}
    for number, _, _, name, _ in rows["alt.csv"]:
        others.setdefault(number, []).append((name, False))
    places: dict[str, list[list[str]]] = {}
    for number, _, *parts, _ in rows["add.csv"]:
        places.setdefault(number, []).append(parts)
    remarks: dict[str, str] = {row[0]: row[11] for row in rows["sdn.csv"]}
    for number, more in rows["sdn_comments.csv"]:
        remarks[number] += more
    parties = tuple(
        _party(list_id, row, others.get(row[0], []), places.get(row[0], []), remarks[row[0]]) for row in rows["sdn.csv"]
    )
    return Reading(parties, None)


def _plain(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].lower()


def _rows(list_id: str, name: str, raw: bytes) -> list[list[str]]:
    where = f"{list_id}, {name}"
    width = _WIDTHS.get(_plain(name))
    if width is None:
        raise Refused(f"not one of {', '.join(_WIDTHS)}", where=where)
    if _plain(name) != "sdn.csv" and not raw.rstrip(b"\r\n").endswith(b"\x1a"):
        raise Refused("its end mark is missing: the file is cut short", where=where, todo="fetch it again")
    try:
        raw.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = "latin-1"  # OFAC has used both
    found = []
    for line, row in csv_rows(raw.rstrip(b"\r\n").removesuffix(b"\x1a"), where=where, encoding=encoding):
        if len(row) != width:
            raise Refused(f"{len(row)} fields, {width} are expected", where=f"{where}, line {line}")
        cells = ["" if cell.strip() == "-0-" else words(cell) for cell in row]
        if not cells[0].isdigit():
            raise Refused(f"'{cells[0][:20]}' is not OFAC's number of a party", where=f"{where}, line {line}")
        if width == 12 and not cells[1]:
            raise Refused("a party without a name", where=f"{where}, line {line}")
        found.append(cells)
    return found


def _party(
    list_id: str, row: list[str], others: list[tuple[str, bool]], places: list[list[str]], remarks: str
) -> ListedParty:
    number, name, said, programme, _, call_sign, _, _, _, flag, _, _ = row
    kind = _KINDS.get(said, PartyKind.COMPANY)
    turn = given_name_first if kind is PartyKind.PERSON else words
    name = words(turn(name))
    weak = [(found, True) for found in _WEAK.findall(remarks)]
    identifiers = {kind_of: found[1] for kind_of, pattern in _NUMBERS.items() if (found := pattern.search(remarks))}
    if call_sign:
        identifiers["call sign"] = call_sign
    return ListedParty(
        list_id=list_id,
        entry_id=number,
        name=name,
        kind=kind,
        aliases=aliases_of(name, [(turn(other), low) for other, low in [*others, *weak]]),
        countries=countries_of([*(place[2] for place in places), flag]),
        addresses=tuple(text for place in places if (text := ", ".join(part for part in place if part))),
        identifiers=identifiers,
        dates_of_birth=tuple(_BORN.findall(remarks)),
        sublist="SDN",
        programme=programme.replace("] [", "; ").strip("[]"),
    )
