"""Names as they are written → names that can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.model.party import PartyKind
from tearline.screening.forms import find_forms, relation
from tearline.screening.name import Name, analyse, clean, pack, unpack
from tearline.screening.script import latin
from tearline.screening.sound import skeleton

FIRM, PERSON, VESSEL = PartyKind.COMPANY, PartyKind.PERSON, PartyKind.VESSEL


def words(text: str, kind: PartyKind | None = FIRM) -> list[str]:
    return [token.text for token in analyse(clean(text, kind)[0][0], kind).tokens]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("SHIPPER: Zarn Trading L.L.C., P.O. Box 12, Dubai", ("Zarn Trading L.L.C.",)),
        ("Consignee: Zarn Ltd", ("Zarn Ltd",)),
        ("Supplier Zarn Ltd", ("Supplier Zarn Ltd",)),
        ("Notify party: Zarn Ltd c/o Brook Lines", ("Zarn Ltd", "Brook Lines")),
        ("Zarn GmbH trading as Brook Ltd", ("Zarn GmbH", "Brook Ltd")),
        ("Zarn Ltd (formerly Brook AG)", ("Zarn Ltd", "Brook AG")),
        ("M/V NORTHERN QUILLWORT (ex-SABLE)", ("NORTHERN QUILLWORT", "SABLE")),
        ("Zarn Ltd, Unit 5, Invented Park", ("Zarn Ltd",)),
        ("ZarnAG", ("Zarn AG",)),
        ("Hualiang Vacuum Institute (HVI)", ("Hualiang Vacuum Institute", "HVI")),
        ("Zarn (Shanghai) Ltd", ("Zarn (Shanghai) Ltd",)),
        ("", ()),
        (" .,- ", ()),
    ],
)
def test_what_trade_documents_add_is_taken_off(written: str, names: tuple[str, ...]) -> None:
    found = tuple(name for name in clean(written)[0] if any(c.isalnum() for c in name))
    assert found == names


def test_an_imo_number_beside_a_name_is_an_identifier() -> None:
    assert clean("NORTHERN QUILLWORT IMO 9000001") == (("NORTHERN QUILLWORT",), {"imo": "9000001"})


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Zаrn", "Zarn"),  # a Cyrillic letter among Latin ones
        ("Ζarn", "Zarn"),  # a Greek one
        ("Za\u202ern\u200b", "Zarn"),
        ("Zarn\x00\x07Ltd", "Zarn  Ltd"),
        ("Ｚａｒｎ", "Zarn"),
        ("Société Zärn", "Societe Zarn"),
        ("Востриков", "Vostrikov"),
        ("김", "Gim"),
    ],
)
def test_scripts_look_alikes_and_the_invisible_become_plain_letters(written: str, plain: str) -> None:
    assert latin(written) == plain


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("GUANGZHOU HAIGE COMM GRP", ["guangzhou", "haige", "communications", "group"]),
        ("Zarn Energy Tech & Srvces", ["zarn", "energy", "technology", "and", "services"]),
        ("A.B.C. Zarn", ["abc", "zarn"]),
        ("First Zarn", ["1", "zarn"]),
        ("Zarn Fund VII", ["zarn", "foundation", "7"]),
        ("LIMITEDLIABILITY COMPANY ZARN", ["zarn"]),
        ("JSC558 Zarn", ["558", "zarn"]),
        ("Zarn Hong Kong", ["zarn", "hongkong"]),
    ],
)
def test_abbreviations_numbers_and_glued_words_are_written_out(written: str, texts: list[str]) -> None:
    name = analyse(written, FIRM)
    assert [token.text for token in name.tokens if token.role != "w"] == texts


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Zarn Co., Ltd.", ("ltd",)),
        ("Zarn Sp. z o.o.", ("spzoo",)),
        ("OOO Zarn", ("ooo",)),
        ("ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ Зарн", ("ooo",)),
        ("Zarn Sdn Bhd", ("sdnbhd",)),
        ("Zarn S.A. de C.V.", ("sacv",)),
        ("Zarn SA Shipping", ()),
        ("Zarn", ()),
    ],
)
def test_legal_forms_are_known_by_their_code(written: str, codes: tuple[str, ...]) -> None:
    assert analyse(latin(written), FIRM).forms == codes


@pytest.mark.parametrize(
    ("ours", "theirs", "how"),
    [
        ("gmbh", "gmbh", "equal"),
        ("gmbh", "sdnbhd", "contradicted"),
        ("gmbh", "ag", "contradicted"),
        ("ltd", "llc", "near"),
        ("ltd", "inc", "near"),
        ("ooo", "llc", "near"),
        ("ano", "llc", "contradicted"),
        ("lp", "inc", "contradicted"),
        ("jsc", "ag", "near"),
        ("se", "sa", "near"),
    ],
)
def test_forms_that_no_country_shares_contradict(ours: str, theirs: str, how: str) -> None:
    assert relation(ours, theirs) == how
    assert relation(theirs, ours) == how


def test_a_person_has_titles_and_initials_but_no_legal_form() -> None:
    name = analyse("Mr. J. R. Zarn SA", PERSON)
    assert [(token.text, token.role) for token in name.tokens] == [
        ("mr", "t"),
        ("j", "i"),
        ("r", "i"),
        ("zarn", "d"),
        ("sa", "d"),
    ]
    assert name.forms == ()


def test_kinds_are_guessed_only_from_what_is_certain() -> None:
    assert analyse("Zarn Ltd").kind is FIRM
    assert analyse("Zarn Trading").kind is FIRM
    assert analyse("Orvald Tennebrook").kind is None
    assert analyse("EX-77Q41", PartyKind.AIRCRAFT).tokens[0].text == "ex77q41"


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhammad"), ("rouhani", "rohani"), ("usama", "osama"), ("yusuf", "youssef"), ("zhukov", "jukov")],
)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_that_sound_otherwise_stay_apart() -> None:
    assert skeleton("marcos") != skeleton("mercado")


def test_form_words_out_of_order_are_not_mistaken_for_a_name() -> None:
    assert not analyse("STOCK COMPANY JOINT", FIRM).has_substance


def test_forms_are_found_from_left_to_right() -> None:
    assert find_forms(["ooo", "zarn", "co", "ltd"]) == [(0, 1, "ooo"), (2, 4, "ltd")]


@given(st.text(max_size=60), st.sampled_from([None, *PartyKind]))
def test_any_text_can_be_analysed_packed_and_unpacked(text: str, kind: PartyKind | None) -> None:
    for part in clean(text, kind)[0]:
        name = analyse(part, kind)
        line = pack(name)
        assert line.isascii()
        assert unpack(line) == Name(name.tokens, name.forms, name.kind)
