"""Reads the tables of supplements 4, 6 and 7 to 15 CFR part 744 in the XML of the eCFR."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from tearline.model.party import ListedParty
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, countries_of, entry_ids, only_file, read_xml, words
from tearline.watchlists.version import Reading

_SUPPLEMENTS = {"4": ("Entity List", 5), "6": ("Unverified List", 3), "7": ("Military End User List", 3)}
_AKA = re.compile(r",?\s*a\.?k\.?a\.?,?\s*", re.I)
_SUFFIX = re.compile(
    r"\s*(?:co|ltd|inc|llc|l\.l\.c|corp|limited|incorporated|gmbh|s\.?a|s\.?r\.?l|b\.?v|n\.?v|jsc|fze|fzco|plc|pte|pvt|"
    r"company|lda|s\.?p\.?a|d\.o\.o|sdn\.? bhd|a\.?[sş]|oao|ooo|zao|ao|kg|ag|oy|ab|sti|"
    r"ltd\.? sti)\b\.?(?:\s*,?\s*(?:ltd|limited)\.?)?\s*$",
    re.I,
)
_NOBODY = re.compile(r"^(?:\[reserved\]|the following|subordinate institution|see |\(?see alternate)", re.I)


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """The listed parties of the three tables; the XML does not state its date."""
    name, raw = only_file(list_id, files)
    where = f"{list_id}, {name}"
    root = read_xml(raw, where=where)
    rows: list[tuple[str, str, list[str], list[str]]] = []
    passed = 0
    for number, (sublist, width) in _SUPPLEMENTS.items():
        place = f"{where}, Supplement No. {number}"
        found = [one for one in root.iter("DIV9") if one.get("N") == f"Supplement No. {number} to Part 744"]
        table = found[0].find(".//TBODY") if found else None
        if table is None:
            raise Refused("the supplement or its table is missing: not part 744", where=place)
        country = ""
        for at, row in enumerate(table.iter("TR"), start=1):
            cells = [_lines(cell) for cell in row.iter("TD")]
            if len(cells) != width:
                raise Refused(f"{len(cells)} cells, {width} are expected", where=f"{place}, row {at}")
            country = " ".join(cells[0]).strip() or country
            if not cells[1] or _NOBODY.match(cells[1][0]):
                passed += 1
                continue
            rows.append((sublist, country, cells[1], [" ".join(cell) for cell in cells[2:]]))
    ids = entry_ids([sublist, country, entity] for sublist, country, entity, _ in rows)
    parties = tuple(_party(list_id, row, own) for row, own in zip(rows, ids, strict=True))
    unread = (f"{passed} rows of the tables name nobody (reserved, headings, references)",) if passed else ()
    return Reading(parties, None, unread)


def _lines(cell: etree._Element) -> list[str]:
    """The lines of a cell: ``br`` ends one."""
    parts = [cell.text or ""]
    for child in cell.iter():
        if child is cell:
            continue
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return [line for part in "".join(parts).split("\n") if (line := words(part))]


def _party(list_id: str, row: tuple[str, str, list[str], list[str]], own_id: str) -> ListedParty:
    sublist, country, lines, rest = row
    head = lines[0]
    aliases: list[tuple[str, bool]] = []
    address = ""
    before, *after = _AKA.split(head, maxsplit=1)
    if after and after[0].lower().startswith("the following"):
        name = before
        listed = [line for line in lines[1:] if line[:1] in "—–-"]
        aliases = [(re.sub(r"(?i);?\s*and$", "", line.lstrip("—–- ")).strip(" ;."), False) for line in listed]
        address = " ".join(line for line in lines[1:] if line[:1] not in "—–-")
    elif after:
        name = before
        alias, address = _name_and_address(after[0])
        aliases = [(alias, False)]
    else:
        name, address = _name_and_address(" ".join(lines))
    requirement, policy, notice = rest if len(rest) == 3 else ("", "", rest[0])
    last = words(address.rpartition(",")[2]).strip(" .")
    return ListedParty(
        list_id=list_id,
        entry_id=own_id,
        name=name.strip(" ,;."),
        aliases=aliases_of(name.strip(" ,;."), aliases),
        countries=countries_of([_turned(country), last]),
        addresses=tuple(text for part in address.split(";") if (text := re.sub(r"^and ", "", part.strip(" .")))),
        sublist=sublist,
        requirement=requirement,
        policy=policy,
        notice=notice,
    )


def _name_and_address(text: str) -> tuple[str, str]:
    """``Acme Co., Ltd., 5 High Street`` → the name with its legal form, and the rest."""
    parts = text.split(",")
    name = parts[0]
    at = 1
    while at < len(parts) and _SUFFIX.fullmatch(parts[at]):
        name += f",{parts[at]}"
        at += 1
    return name, ",".join(parts[at:]).strip()


def _turned(country: str) -> str:
    """``CHINA, PEOPLE'S REPUBLIC OF`` → ``China``."""
    return country.partition(",")[0]
