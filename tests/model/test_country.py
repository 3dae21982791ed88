"""Countries: complete, consistent, found by every usual spelling, and never guessed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from tearline.model import country
from tearline.model.country import all_countries, by_alpha2, by_alpha3, by_digraph, by_tag, find
from tearline.model.country_tags import DISSOLVED, FIPS, FORMER

BEFORE_GENC, BETWEEN, AFTER = date(2010, 3, 16), date(2014, 6, 1), date(2018, 1, 19)


def alpha2(found: country.Country | None) -> str | None:
    return found.alpha2 if found else None


def test_iso_3166_has_249_countries_and_kosovo_is_the_only_other():
    codes = [one.alpha2 for one in all_countries()]
    assert len(codes) == 250
    assert codes == sorted(set(codes))
    assert "XK" in codes


def test_every_code_has_its_shape_and_stands_once():
    assert all(one.alpha2.isascii() and one.alpha2.isupper() and len(one.alpha2) == 2 for one in all_countries())
    assert all(one.alpha3.isascii() and one.alpha3.isupper() and len(one.alpha3) == 3 for one in all_countries())
    assert len({one.alpha3 for one in all_countries()}) == 250
    assert len({one.name for one in all_countries()}) == 250


def test_no_spelling_belongs_to_two_countries():
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for one in all_countries():
        for name in (one.name, *one.adjectives, *one.also_known):
            owners[country._plain(name)].add(one.alpha2)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_every_spelling_and_code_is_found_as_its_own_country():
    for one in all_countries():
        for text in (one.alpha2, one.alpha3, one.name, one.name.upper(), *one.adjectives, *one.also_known):
            assert find(text) is one, text


def test_no_name_is_read_as_the_code_of_another_country():
    codes = {one.alpha2: one for one in all_countries()} | {one.alpha3: one for one in all_countries()}
    clashes = [
        name
        for one in all_countries()
        for name in (one.name, *one.also_known)
        if codes.get(name.upper(), one) is not one
    ]
    assert clashes == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IRAN (ISLAMIC REPUBLIC OF)", "IR"),
        ("KOREA, NORTH", "KP"),
        ("Korea (Republic of)", "KR"),
        ("DPRK", "KP"),
        ("Russian Federation", "RU"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("Turkey", "TR"),
        ("Côte d'Ivoire", "CI"),
        ("COTE D’IVOIRE", "CI"),
        ("Ivory Coast", "CI"),
        ("the Netherlands", "NL"),
        ("Netherlands (Kingdom of the)", "NL"),
        ("St. Kitts & Nevis", "KN"),
        ("Trinidad & Tobago", "TT"),
        ("P.R. CHINA", "CN"),
        ("Taiwan, Province of China", "TW"),
        ("Republic of China", "TW"),
        ("Viet Nam", "VN"),
        ("  syrian   arab republic ", "SY"),
        ("Syrian", "SY"),
        ("twn", "TW"),
        ("Burma", "MM"),
        ("UK", "GB"),
        ("U.S.", "US"),
        ("Bahamas, The", "BS"),
        ("SAO TOME AND PRINCIPE", "ST"),
        ("Congo (Kinshasa)", "CD"),
        ("XKX", "XK"),
    ],
)
def test_usual_spellings_are_found(text: str, code: str):
    assert alpha2(find(text)) == code


@pytest.mark.parametrize(
    "text", ["", " ", "the", "Congo", "Korea", "Virgin Islands", "Atlantis", "Iran Air", "ZZ", "ZZZ", "()", "東京"]
)
def test_what_names_no_country_or_two_is_none(text: str):
    assert find(text) is None


def test_codes_are_looked_up_by_their_own_length_only():
    assert by_alpha2("TWN") is None
    assert by_alpha3("TW") is None
    assert by_alpha2("") is None
    assert by_alpha2("tw") is by_alpha3("TWN")


def test_tags_are_unique_and_point_at_countries():
    tags = [row[:2] for row in FIPS]
    assert len(tags) == len(set(tags))
    assert all(len(row) == 5 and by_alpha2(row[3:]) for row in FIPS)
    assert all(by_alpha2(code) for _, _, code in FORMER)
    assert not set(DISSOLVED) & set(tags)


def test_nearly_every_country_had_a_tag_of_its_own():
    assert {one.alpha2 for one in all_countries()} - {row[3:] for row in FIPS} == {"AX", "BQ"}


@pytest.mark.parametrize(
    ("tag", "on", "code"),
    [
        ("CH", BEFORE_GENC, "CN"),
        ("CH", AFTER, "CH"),
        ("CH", BETWEEN, None),
        ("TW", BETWEEN, "TW"),
        ("KN", BEFORE_GENC, "KP"),
        ("KS", BEFORE_GENC, "KR"),
        ("KS", BETWEEN, "KR"),
        ("KS", AFTER, None),
        ("KR", BETWEEN, None),
        ("RS", BEFORE_GENC, "RU"),
        ("UR", date(1991, 12, 31), "RU"),
        ("UR", date(1992, 1, 1), None),
        ("GM", BEFORE_GENC, "DE"),
        ("GE", date(1985, 1, 1), "DE"),
        ("GE", BEFORE_GENC, None),
        ("IS", BEFORE_GENC, "IL"),
        ("UK", BEFORE_GENC, "GB"),
        ("IZ", BEFORE_GENC, "IQ"),
        ("IR", BEFORE_GENC, "IR"),
        ("SY", BEFORE_GENC, "SY"),
        ("MY", BEFORE_GENC, "MY"),
        ("my", BEFORE_GENC, "MY"),
        ("AE", BEFORE_GENC, "AE"),
        ("TC", BEFORE_GENC, "AE"),
        ("YU", BEFORE_GENC, None),
        ("CZ", BETWEEN, None),
        ("CZ", AFTER, "CZ"),
        ("PARM", BEFORE_GENC, None),
    ],
)
def test_a_tag_means_what_it_meant_on_that_day(tag: str, on: date, code: str | None):
    assert alpha2(by_tag(tag, on)) == code


@pytest.mark.parametrize(
    ("letters", "code"),
    [("TW", "TW"), ("MY", "MY"), ("UK", "GB"), ("KS", "KR"), ("DE", "DE")]
    + [(letters, None) for letters in ("CH", "IS", "GM", "AU", "CZ", "PG", "GE", "QQ")],
)
def test_two_letters_count_only_where_no_list_gives_them_to_another_country(letters: str, code: str | None):
    assert alpha2(by_digraph(letters)) == code
