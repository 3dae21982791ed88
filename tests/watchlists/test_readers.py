"""The readers of other publishers' files, on samples of invented parties, and on real files where at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tearline import watchlists
from tearline.model.party import Alias, PartyKind
from tearline.model.refusal import Refused

DAY = date(2026, 9, 1)
SDN = (
    b'101,"LORKANI, Siavosh","individual","NPWMD] [IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    b"\"DOB 03 Mar 1961; Passport X1234567 (Iran); a.k.a. 'Sia'.\"\r\n"
    b'102,"NORTHERN QUILLWORT","vessel","SHIP",-0- ,"QQ7",-0- ,-0- ,-0- ,"Panama",-0- ,'
    b'"Vessel Registration Identification IMO 9000001"\r\n'
)
OFAC = {
    "sdn.csv": SDN,
    "alt.csv": b'101,1,"aka","LORKANI, Siavash",-0- \r\n\x1a',
    "add.csv": b'101,1,"14 Invented Street","Tehran","Iran",-0- \r\n\x1a',
    "sdn_comments.csv": b'102,"; Linked To: QUILLWORT TIDE."\r\n\x1a',
}
EU_HEAD = "celex,recordId,programKey,annex,measure,schema,name,alias,weakAlias,country,birthDate,innCode,address\n"
EU = (
    EU_HEAD
    + '32099R0001,1,EU-X,I,Asset freeze,Person,Orvald Tennebrook,O. Brook; Ov Brook,Ov,,1960,,"1 Way, Oslo, Norway"\n'
    + "32099R0001,2,EU-X,I,Export control,Asset,things,,,,,,\n"
    + "32099R0001,3,EU-X,IV,Export control,LegalEntity,Zarnitsyn AO,,,Russia,,7700000001,\n"
).encode()
UN = b"""<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
<DATAID>7</DATAID><FIRST_NAME>ORVALD</FIRST_NAME><SECOND_NAME>TENNEBROOK</SECOND_NAME><UN_LIST_TYPE>XX</UN_LIST_TYPE>
<REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><NATIONALITY><VALUE>Norway</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Brook</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>N12345</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>8</DATAID><FIRST_NAME>QUILLWORT FRONT</FIRST_NAME>
<ENTITY_ADDRESS><CITY>Oslo</CITY><COUNTRY>Norway</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""


def table(number: str, width: int, *rows: tuple[str, ...]) -> str:
    body = "".join("<TR>" + "".join(f"<TD>{cell}</TD>" for cell in row) + "</TR>" for row in rows)
    return f'<DIV9 N="Supplement No. {number} to Part 744"><TABLE><TBODY>{body}</TBODY></TABLE></DIV9>'


ENTITIES = (
    (
        "CHINA, PEOPLE'S REPUBLIC OF",
        "Yunmeng Xinrui Co., Ltd., a.k.a., the following two aliases:<br/>—YXPS; "
        '<E T="03">and</E><br/>—Xinrui Spindle.<br/> 5 Way, Wuhan, China',
        "For all items.",
        "Presumption of denial",
        "99 FR 1",
    ),
    (
        " ",
        "Hualiang Furnace, a.k.a. HLF, 1 Road, Beijing, China; and 2 Road, Hong Kong",
        "Some.",
        "Case by case",
        "99 FR 2",
    ),
    (" ", "[Reserved]", "", "", ""),
)
EAR = (
    "<DIV5>"
    + table("4", 5, *ENTITIES)
    + table("6", 3, ("SERBIA", "Ostrovik Dunay d.o.o., 1 Quay, Belgrade, Serbia", "99 FR 3"))
    + table("7", 3, ("BURMA", "Myintzu Thiri Directorate", "99 FR 4"))
    + "</DIV5>"
)
JP = {
    "addresses": ["Islamic Republic of Iran"],
    "aliases": ["PMD"],
    "entity_name": "Parsandeh Mehvar",
    "id": "jp-1",
    "list_id": "jp-end-user-list",
    "reason": "M",
    "source_url": "https://example.org",
}


def test_ofac_remarks_give_birth_numbers_and_weak_names() -> None:
    person, ship = watchlists.read("us-ofac-sdn", OFAC, dated=DAY).parties
    assert (person.name, person.kind, person.programme) == ("Siavosh LORKANI", PartyKind.PERSON, "NPWMD; IRAN")
    assert person.aliases == (Alias("Siavash LORKANI"), Alias("Sia", weak=True))
    assert person.dates_of_birth == ("03 Mar 1961",)
    assert person.identifiers == {"Passport": "X1234567"}
    assert person.addresses == ("14 Invented Street, Tehran, Iran",)
    assert person.countries == ("IR",)
    assert (ship.kind, ship.countries) == (PartyKind.VESSEL, ("PA",))
    assert ship.identifiers == {"IMO": "9000001", "call sign": "QQ7"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"alt.csv": None}, "give all four"),
        ({"alt.csv": b'101,1,"aka","X",-0- \r\n'}, "end mark is missing"),
        ({"alt.csv": b'999,1,"aka","X",-0- \r\n\x1a'}, "1 numbers in the other files have no party in sdn.csv"),
        ({"sdn.csv": SDN[:80]}, "line 1"),
        ({"sdn.csv": SDN.replace(b'"LORKANI, Siavosh"', b"-0-")}, "a party without a name"),
        ({"sdn.csv": SDN.replace(b"101,", b"abc,")}, "not OFAC's number"),
        ({"sdn.csv": b"a\0b"}, "not a text file"),
        ({"other.csv": b"1"}, "not one of"),
    ],
)
def test_an_ofac_set_that_is_cut_or_mixed_is_refused(change: dict[str, bytes | None], says: str) -> None:
    files = {name: raw for name, raw in {**OFAC, **change}.items() if raw is not None}
    with pytest.raises(Refused, match="us-ofac-sdn") as refused:
        watchlists.read("us-ofac-sdn", files, dated=DAY)
    assert says in refused.value.line()


def test_part_744_rows_are_parted_into_name_aliases_and_address() -> None:
    version = watchlists.read("us-ear-744", {"p.xml": EAR.encode()}, dated=DAY)
    first, second, unverified, military = version.parties
    assert first.name == "Yunmeng Xinrui Co., Ltd"
    assert [one.name for one in first.aliases] == ["YXPS", "Xinrui Spindle"]
    assert (first.countries, first.addresses) == (("CN",), ("5 Way, Wuhan, China",))
    assert (first.requirement, first.policy, first.notice) == ("For all items.", "Presumption of denial", "99 FR 1")
    assert (second.name, second.aliases) == ("Hualiang Furnace", (Alias("HLF"),))
    assert second.countries == ("CN", "HK")
    assert (unverified.name, unverified.sublist, unverified.notice) == (
        "Ostrovik Dunay d.o.o",
        "Unverified List",
        "99 FR 3",
    )
    assert (military.name, military.countries) == ("Myintzu Thiri Directorate", ("MM",))
    assert version.unread == ("1 rows of the tables name nobody (reserved, headings, references)",)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (EAR[:300].encode(), "not XML"),
        (b"<DIV5/>", "Supplement No. 4: the supplement or its table is missing"),
        (EAR.replace("<TD>99 FR 1</TD>", "").encode(), "row 1: 4 cells, 5 are expected"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><DIV5>&x;</DIV5>', "missing"),
    ],
)
def test_part_744_cut_or_changed_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        watchlists.read("us-ear-744", {"p.xml": raw}, dated=DAY)
    assert says in refused.value.line()


def test_un_entries_keep_reference_and_alias_quality() -> None:
    version = watchlists.read("un-sc", {"un.xml": UN})
    person, entity = version.parties
    assert version.date == date(2026, 2, 27)
    assert (person.entry_id, person.name, person.countries) == ("XXi.001", "ORVALD TENNEBROOK", ("NO",))
    assert person.aliases == (Alias("The Brook", weak=True),)
    assert (person.dates_of_birth, person.identifiers) == (("1971",), {"Passport": "N12345"})
    assert (entity.entry_id, entity.kind, entity.addresses) == ("8", PartyKind.COMPANY, ("Oslo, Norway",))


@pytest.mark.parametrize(
    "raw", [UN[:500], b"<OTHER/>", UN.replace(b"<FIRST_NAME>ORVALD", b"<X>").replace(b"ORVALD", b"")]
)
def test_a_un_file_that_is_cut_or_another_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"un-sc, un\.xml"):
        watchlists.read("un-sc", {"un.xml": raw})


def test_eu_rows_keep_measure_and_annex_and_pass_over_goods() -> None:
    version = watchlists.read("eu-journal", {"32099R0001.csv": EU}, dated=DAY)
    person, firm = version.parties
    assert version.counts == {"Asset freeze": 1, "Export control": 1}
    assert person.aliases == (Alias("O. Brook"), Alias("Ov Brook"), Alias("Ov", weak=True))
    assert (person.countries, person.notice) == (("NO",), "32099R0001, Annex I")
    assert (firm.identifiers, firm.countries) == ({"INN": "7700000001"}, ("RU",))
    assert version.unread == ("1 rows list things, not parties",)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (EU[:-40], "fields"),
        (b"a,b\n1,2\n", "no column 'celex'"),
        (EU.replace(b"Zarnitsyn AO", b""), "line 4: a row without a name"),
        (EU_HEAD.encode() + b'"open', "not CSV"),
    ],
)
def test_an_eu_table_that_is_cut_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        watchlists.read("eu-journal", {"e.csv": raw}, dated=DAY)
    assert says in refused.value.line()


def test_a_list_without_a_date_of_its_own_asks_for_one() -> None:
    with pytest.raises(Refused, match="the files do not say their date; add --dated"):
        watchlists.read("eu-journal", {"e.csv": EU})


def test_a_japanese_name_that_slipped_behind_the_country_is_found_there() -> None:
    slipped = {**JP, "id": "jp-2", "entity_name": "", "addresses": ["Islamic Republic of Iran Zed Works"]}
    raw = json.dumps([JP, slipped]).encode()
    version = watchlists.read("jp-meti", {"jp.json": raw}, dated=DAY)
    assert [one.name for one in version.parties] == ["Parsandeh Mehvar", "Zed Works"]
    assert [one.countries for one in version.parties] == [("IR",), ("IR",)]
    assert version.unread == ("1 entries have their name behind the country in the address; it was taken from there",)


@pytest.mark.parametrize(
    "value", [{}, [{}], [{**JP, "id": 1}], [{**JP, "aliases": None}], [{**JP, "entity_name": "", "aliases": []}]]
)
def test_a_japanese_file_of_another_shape_is_refused(value: object) -> None:
    with pytest.raises(Refused, match="jp-meti"):
        watchlists.read("jp-meti", {"jp.json": json.dumps(value).encode()}, dated=DAY)


MAPPING = b"columns: {name: Firm, aliases: Also, kind: What, country: Land}\nsublist: denied\nidentifiers: {tax: Tax}\n"
OWN = {
    "map.yaml": MAPPING,
    "own.csv": b'Firm,Also,What,Land,Tax\nZarn Ltd,Zed; Zet,company,Norway,12345\n"Brook, O",,person,,\n',
}


def test_a_list_of_ones_own_is_read_by_its_mapping_file() -> None:
    firm, person = watchlists.read("my-list", OWN, dated=DAY).parties
    assert (firm.name, firm.sublist, firm.countries, firm.identifiers) == (
        "Zarn Ltd",
        "denied",
        ("NO",),
        {"tax": "12345"},
    )
    assert firm.aliases == (Alias("Zed"), Alias("Zet"))
    assert (person.name, person.kind) == ("O Brook", PartyKind.PERSON)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"map.yaml": None}, "one .csv file and one .yaml mapping file"),
        ({"map.yaml": b"columns: {aliases: Also}"}, "no column for 'name'"),
        ({"map.yaml": b"columns: {name: Nobody}"}, "no column 'Nobody'; the columns are Firm"),
        ({"map.yaml": b"columns: {name: Firm, shoe: Also}"}, "unknown field 'shoe'"),
        ({"map.yaml": b"columns: {name: Firm}\nodd: 1"}, "unknown key 'odd'"),
        ({"map.yaml": b"name: Firm"}, "'columns' is missing"),
        ({"map.yaml": b"columns: {name: Firm}\nidentifiers: [1]"}, "'identifiers' names a column"),
        ({"own.csv": b"Firm,Also,What,Land,Tax\nZarn\n"}, "line 2: 1 fields"),
        ({"own.csv": b"Firm,Also,What,Land,Tax\n,x,,,\n"}, "line 2: a row without a name"),
        ({"own.csv": b"Firm,Also,What,Land,Tax\nZ,,ghost,,\n"}, "'ghost' is not a kind"),
    ],
)
def test_a_list_of_ones_own_with_a_slip_is_refused(change: dict[str, bytes | None], says: str) -> None:
    files = {name: raw for name, raw in {**OWN, **change}.items() if raw is not None}
    with pytest.raises(Refused, match="my-list") as refused:
        watchlists.read("my-list", files, dated=DAY)
    assert says in refused.value.line()


@pytest.mark.parametrize(
    ("list_id", "names", "dated", "parties"),
    [
        ("us-csl", ["us_csl_2026-07-31.json"], None, 25_921),
        ("us-ear-744", ["us_ear_part744_2026-07.xml"], DAY, 3_675),
        ("un-sc", ["un_sc_consolidated_2026-02-27.xml"], None, 1_003),
        ("eu-journal", [f"eu_journal/3201{n}.csv" for n in ("2R0267", "4R0269", "4R0833", "7R1509")], DAY, 5_185),
        ("jp-meti", ["jp_meti_end_user_2025-09-29.json"], DAY, 835),
    ],
)
def test_the_publishers_own_files_are_read_whole(
    shared: Callable[[str], Path], list_id: str, names: list[str], dated: date | None, parties: int
) -> None:
    files = {Path(name).name: shared(f"watchlists/{name}").read_bytes() for name in names}
    assert len(watchlists.read(list_id, files, dated=dated).parties) == parties


def test_ofac_files_of_different_days_are_told_apart(shared: Callable[[str], Path]) -> None:
    files = {name: shared(f"watchlists/ofac_2019/{name}").read_bytes() for name in OFAC}
    with pytest.raises(Refused, match="7,469 numbers in the other files have no party"):
        watchlists.read("us-ofac-sdn", files, dated=DAY)
