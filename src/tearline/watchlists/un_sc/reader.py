"""Reads the consolidated list of the UN Security Council in the publisher's XML."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from tearline.model.party import ListedParty, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists.reading import aliases_of, countries_of, iso_day, only_file, read_xml, words
from tearline.watchlists.version import Reading

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


def read(list_id: str, files: Mapping[str, bytes]) -> Reading:
    """Individuals and entities, dated by ``dateGenerated``."""
    name, raw = only_file(list_id, files)
    where = f"{list_id}, {name}"
    root = read_xml(raw, where=where)
    if root.tag != "CONSOLIDATED_LIST" or not root.get("dateGenerated"):
        raise Refused("not the consolidated list: no dated CONSOLIDATED_LIST", where=where)
    parties = [
        *(_party(list_id, one, PartyKind.PERSON, where) for one in root.iterfind("INDIVIDUALS/INDIVIDUAL")),
        *(_party(list_id, one, PartyKind.COMPANY, where) for one in root.iterfind("ENTITIES/ENTITY")),
    ]
    return Reading(tuple(parties), iso_day(str(root.get("dateGenerated")), where=where))


def _party(list_id: str, one: etree._Element, kind: PartyKind, where: str) -> ListedParty:
    number = words(one.findtext("DATAID"))
    name = words(" ".join(one.findtext(part) or "" for part in _NAMES))
    if not number or not name:
        raise Refused("an entry without DATAID or name", where=f"{where}, {number or one.tag}")
    stem = "INDIVIDUAL" if kind is PartyKind.PERSON else "ENTITY"
    others = [
        (alias.findtext("ALIAS_NAME") or "", words(alias.findtext("QUALITY")).lower() == "low")
        for alias in one.iterfind(f"{stem}_ALIAS")
    ]
    original = words(one.findtext("NAME_ORIGINAL_SCRIPT"))
    places = [[words(place.findtext(part)) for part in _PLACE] for place in one.iterfind(f"{stem}_ADDRESS")]
    nationalities = [words(value.text) for value in one.iterfind("NATIONALITY/VALUE")]
    identifiers = {
        words(paper.findtext("TYPE_OF_DOCUMENT")) or "document": words(paper.findtext("NUMBER"))
        for paper in one.iterfind("INDIVIDUAL_DOCUMENT")
        if words(paper.findtext("NUMBER"))
    }
    births = one.iterfind("INDIVIDUAL_DATE_OF_BIRTH")
    born = [words(birth.findtext("DATE") or birth.findtext("YEAR") or birth.findtext("FROM_YEAR")) for birth in births]
    reference = words(one.findtext("REFERENCE_NUMBER"))
    programme = words(one.findtext("UN_LIST_TYPE"))
    return ListedParty(
        list_id=list_id,
        entry_id=reference or number,
        name=name,
        kind=kind,
        aliases=aliases_of(name, [*others, (original, False)]),
        countries=countries_of([*(place[-1] for place in places), *nationalities]),
        addresses=tuple(text for place in places if (text := ", ".join(part for part in place if part))),
        identifiers=identifiers,
        dates_of_birth=tuple(day for day in born if day),
        sublist=programme,
        programme=programme,
        notice=f"{reference}, listed on {words(one.findtext('LISTED_ON'))}",
    )
