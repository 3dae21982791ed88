"""What codes of the TAGS line stand for, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from tearline.intake.cable.tag_table import Tag, _rows, resolve

IN_1975, IN_1985, IN_2005, IN_2020 = (date(year, 6, 1) for year in (1975, 1985, 2005, 2020))
MEANINGS = [
    ("PARM", IN_2005, "subject", "arms control and disarmament"),
    ("ETTC", IN_2005, "subject", "controls on trade and technology"),
    ("MTCRE", IN_2005, "organisation", "Missile Technology Control Regime"),
    ("NATO", IN_1975, "organisation", "North Atlantic Treaty Organization"),
    ("KNNP", IN_2005, "programme", "non-proliferation of nuclear weapons"),
    ("KSTC", IN_2005, "programme", "controls on strategic trade"),
    ("OVIP (LAST, FIRST)", IN_1975, "person", "LAST, FIRST"),
    ("OTRA (SAMPLE)", IN_2005, "person", "SAMPLE"),
    ("NO", IN_2005, "place", "Norway"),
    ("XA", IN_2005, "place", "a region or a group of countries"),
    ("prel", IN_2005, "subject", "external relations"),
]


@pytest.mark.parametrize(("tag", "on", "kind", "meaning"), MEANINGS, ids=[one[0] for one in MEANINGS])
def test_a_code_is_a_subject_an_organisation_a_programme_a_person_or_a_place(
    tag: str, on: date, kind: str, meaning: str
) -> None:
    found = resolve(tag, on)
    assert found is not None
    assert (found.kind, found.meaning) == (kind, meaning)


RECODED = [
    ("CH", IN_2005, "CN"),
    ("CH", IN_2020, "CH"),
    ("IS", IN_2005, "IL"),
    ("IS", IN_2020, "IS"),
    ("KN", IN_2005, "KP"),
    ("KN", IN_2020, "KN"),
    ("GM", IN_2005, "DE"),
    ("RS", IN_2005, "RU"),
    ("RS", IN_2020, "RS"),
    ("UR", IN_1985, "RU"),
    ("UR", IN_2005, None),
    ("VS", IN_1975, "VN"),
    ("RH", IN_1975, "ZW"),
    ("GC", IN_1985, "DE"),
    ("GC", IN_2005, None),
    ("DM", IN_1975, "BJ"),
]


@pytest.mark.parametrize(("tag", "on", "alpha2"), RECODED, ids=[f"{tag} in {on.year}" for tag, on, _ in RECODED])
def test_the_day_of_the_cable_decides_which_country_a_code_is(tag: str, on: date, alpha2: str | None) -> None:
    found = resolve(tag, on)
    assert (found.country if found else None) == alpha2


BEGUN_OR_ENDED = [
    ("CSCE", IN_1985, IN_2005),
    ("COCOM", IN_1985, IN_2005),
    ("GATT", IN_1975, IN_2005),
    ("OAU", IN_1985, IN_2005),
    ("EEC", IN_1985, IN_2005),
]


@pytest.mark.parametrize(("tag", "within", "after"), BEGUN_OR_ENDED)
def test_a_body_that_has_ended_is_not_meant_any_more(tag: str, within: date, after: date) -> None:
    assert resolve(tag, within) is not None
    assert resolve(tag, after) is None


@pytest.mark.parametrize("tag", ["OSCE", "WTRO", "OPCW", "EUN", "UNHRC", "PSI"])
def test_a_body_is_not_meant_before_it_began(tag: str) -> None:
    assert resolve(tag, IN_1985) is None
    assert resolve(tag, date(2010, 6, 1)) is not None


def test_an_unknown_code_is_none_and_an_unknown_meaning_stays_unknown() -> None:
    assert resolve("XYZQ", IN_2005) is None
    assert resolve("KZAT", IN_2005) == Tag("KZAT", "programme", None)


def test_the_table_names_every_code_once_and_no_country() -> None:
    rows = _rows()
    assert len(rows) > 450
    assert {one.tag.kind for one in rows.values()} == {"subject", "organisation", "programme", "place"}
    assert all(code == one.tag.code and code == code.upper() for code, one in rows.items())
    assert not [code for code in rows if len(code) == 2 and (resolve(code, IN_2005) or rows[code].tag).country]
    assert all(one.first is None or one.last is None or one.first < one.last for one in rows.values())
