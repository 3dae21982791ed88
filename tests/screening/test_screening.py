"""Parties against lists of invented parties: verdicts, reasons, what fails closed, and what users complain about."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearline import watchlists
from tearline.model.assessment import ListVintage
from tearline.model.marking import Level, Marking
from tearline.model.match import Match, Screened, Verdict
from tearline.model.party import Alias, ListedParty, Owner, Party, PartyKind, Role
from tearline.model.refusal import CannotJudge, Refused
from tearline.screening import (
    HeldList,
    Index,
    build,
    index_of,
    judge_pair,
    screen,
    screen_many,
    screen_name,
    standing_of,
)

FIRM, PERSON, VESSEL = PartyKind.COMPANY, PartyKind.PERSON, PartyKind.VESSEL
DENIED = "Denied Persons List (DPL) - Bureau of Industry and Security"
UNVERIFIED = "Unverified List (UVL) - Bureau of Industry and Security"
DAY = date(2026, 9, 1)


def listed(name: str, kind: PartyKind | None = FIRM, *aliases: str, weak: str = "", **more: object) -> ListedParty:
    others = (*(Alias(one) for one in aliases), *((Alias(weak, True),) if weak else ()))
    return ListedParty("us-csl", f"id {name}", name, kind, others, **{"sublist": DENIED, **more})  # type: ignore[arg-type]


PARTIES = (
    listed("Yunmeng Xinrui Precision Spindle Co., Ltd.", FIRM, "YXPS", countries=("CN",)),
    listed("Guangli Haifeng Communications Group Co., Ltd.", countries=("CN",)),
    listed("Zarnitsyn Optika-Servo JSC", FIRM, "АО Зарницын Оптика-Серво", countries=("RU",)),
    listed("Vostrikov Steel Works No. 3 GmbH", countries=("DE",)),
    listed("Trading Company Limited"),
    listed("11420 CORP.", countries=("CA",)),
    listed("Tennebrook Exports Ltd", identifiers={"LEI": "529900FICTIONAL00001"}, countries=("US",)),
    listed("Gelsomar Freight Forwarding B.V.", countries=("NL",), sublist=UNVERIFIED),
    listed("Li Wu", PERSON),
    listed("Siavosh Bahramzadeh LORKANI", PERSON, weak="Sia Tehrani", dates_of_birth=("1961",)),
    listed("Usama bin Zarnad", PERSON),
    listed("NORTHERN QUILLWORT", VESSEL, identifiers={"IMO": "9000001"}),
    listed("Quillwort Holding", marking=Marking(Level.SECRET, frozenset({"SVN"}), "S//REL TO SVN")),
)
INDEX = index_of(PARTIES)
HELD = [HeldList("us-csl", DAY, "d" * 64, INDEX)]


def best(name: str, kind: PartyKind | None = None, country: str | None = None) -> Match | None:
    matches = screen_name(name, HELD, kind=kind, country=country).matches
    return matches[0] if matches else None


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("YUNMENG XINRUI PRECISION SPINDLE", "Yunmeng Xinrui Precision Spindle Co., Ltd."),
        ("Yunmeng Xinrui Presicion Spindle Ltd", "Yunmeng Xinrui Precision Spindle Co., Ltd."),
        ("Xinrui Yunmeng Spindle Precision Co", "Yunmeng Xinrui Precision Spindle Co., Ltd."),
        ("YunmengXinrui Precision Spindle", "Yunmeng Xinrui Precision Spindle Co., Ltd."),
        ("SHIPPER: Y.X.P.S.", "YXPS"),
        ("GUANGLI HAIFENG COMM GRP", "Guangli Haifeng Communications Group Co., Ltd."),
        ("AO Zarnitsyn Optika Servo", "Zarnitsyn Optika-Servo JSC"),
        ("Зарницын Оптика-Серво", "Zarnitsyn Optika-Servo JSC"),
        ("Zаrnitsyn Оptika-Servo", "Zarnitsyn Optika-Servo JSC"),
        ("Za\u202ernitsyn\u200b Optika-Servo", "Zarnitsyn Optika-Servo JSC"),
        ("Brook Ltd trading as Gelsomar Freight Forwarding", "Gelsomar Freight Forwarding B.V."),
        ("Lorkani, Siavash Bahramzadeh", "Siavosh Bahramzadeh LORKANI"),
        ("S. Lorkani Bahramzadeh", "Siavosh Bahramzadeh LORKANI"),
        ("Osama Zarnad", "Usama bin Zarnad"),
        ("MV Northern Quillwort", "NORTHERN QUILLWORT"),
        ("11420 Corp", "11420 CORP."),
    ],
)
def test_the_same_party_written_otherwise_is_the_same(name: str, alias: str) -> None:
    found = best(name)
    assert found is not None
    assert (found.verdict, found.alias) == (Verdict.SAME, alias)
    assert 0 < found.strength < 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Vostrikov Steel Works No. 8 GmbH", "8 against 3"),
        ("Vostrikov Cement Works No. 3 GmbH", "cement against steel"),
        ("Vostrikov Steel Works No. 3 Sdn Bhd", "legal form sdnbhd against gmbh"),
        ("Tennebrook Imports Ltd", "imports against exports"),
        ("Yunmeng Xinrui Precision Spindle Shanghai Branch Co Ltd", "only the name screened has shanghai, branch"),
    ],
)
def test_what_contradicts_makes_a_relative_not_the_same(name: str, reason: str) -> None:
    found = best(name, FIRM)
    assert found is not None
    assert found.verdict is Verdict.RELATED
    assert reason in found.why


@pytest.mark.parametrize(
    "name",
    [
        "General Trading Company Ltd",
        "Trading Group",
        "Precision Spindle Co., Ltd.",
        "Communications Group",
        "11421 CORP.",
        "Lu Wu",
        "Li Wei",
        "Wu",
        "Siavosh",
        "Brightwater Dental GmbH",
        "Steel Works GmbH",
        "No. 3",
        "Northern Star",
    ],
)
def test_words_that_many_names_share_never_make_a_match(name: str) -> None:
    assert screen_name(name, HELD).result == "no_match"


def test_generic_words_alone_match_only_the_very_same_words_and_weakly() -> None:
    found = screen_name("Trading Company Limited", HELD)
    assert found.result == "match"
    assert found.matches[0].strength < 0.6
    assert found.reason is not None
    assert "only words that many names share" in found.reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "no letter or digit"),
        ("\u200b\u202e \x00", "no letter or digit"),
        ("...", "no letter or digit"),
        ("Ltd.", "only a legal form"),
        ("x" * 10_000, "10,000 characters, at most 500"),
    ],
)
def test_a_text_that_is_no_name_cannot_be_judged(name: str, reason: str) -> None:
    found = screen_name(name, HELD)
    assert (found.result, found.matches) == ("cannot_judge", ())
    assert reason in (found.reason or "")


def test_a_stale_list_cannot_judge_though_what_others_found_still_stands() -> None:
    stale = ListVintage("un-sc", date(2026, 1, 1), "x", 243, 5, "list un-sc of 2026-01-01 is 243 days old")
    found = screen_name("Gelsomar Freight Forwarding BV", HELD, problems=[stale])
    assert (found.result, found.reason) == ("cannot_judge", "list un-sc of 2026-01-01 is 243 days old")
    assert found.matches[0].verdict is Verdict.SAME


def test_no_list_at_all_cannot_judge() -> None:
    assert screen_name("Brightwater Dental GmbH", []).result == "cannot_judge"


def test_an_identifier_decides() -> None:
    lei = {"lei": "5299 00FICTIONAL 00001"}
    (same,) = screen([Party(Role.PURCHASER, "Zedland AG", identifiers=lei)], HELD)
    assert (same.result, same.matches[0].name) == ("match", "Tennebrook Exports Ltd")
    assert "is the listed one" in same.matches[0].why
    (other,) = screen(
        [Party(Role.PURCHASER, "Tennebrook Exports Ltd", identifiers={"lei": "000000000000000000XX"})], HELD
    )
    assert other.result == "related"
    assert screen_name("Northern Quillwort IMO 9999999", HELD, kind=VESSEL).result == "no_match"
    assert screen_name("Renamed IMO 9000001", HELD, kind=VESSEL).result == "match"


def test_country_and_birth_confirm_or_lower() -> None:
    here, there, nowhere = (best("Gelsomar Freight Forwarding BV", FIRM, code) for code in ("NL", "BR", None))
    assert here is not None
    assert there is not None
    assert nowhere is not None
    assert there.strength < nowhere.strength == here.strength
    assert here.completeness > nowhere.completeness
    assert "country BR against NL" in there.why
    born = [
        screen([Party(Role.END_USER, "Siavosh Bahramzadeh Lorkani", kind=PERSON, date_of_birth=day)], HELD)[0].result
        for day in ("1961-03-03", "1990-01-01")
    ]
    assert born == ["match", "related"]


def test_a_weak_alias_is_no_more_than_related() -> None:
    found = best("Sia Tehrani", PERSON)
    assert found is not None
    assert found.verdict is Verdict.RELATED
    assert "weak" in found.why


def test_a_firm_is_no_person_of_the_same_name() -> None:
    assert screen_name("Li Wu Trading Ltd", HELD, kind=FIRM).result == "no_match"


def test_strength_grows_with_what_agrees_and_differs_between_names() -> None:
    names = ("Yunmeng Xinrui Precision Spindle Co., Ltd.", "Gelsomar Freight Forwarding B.V.", "Quillwort Holding")
    strengths = [found.strength for name in names if (found := best(name)) is not None]
    assert strengths == sorted(set(strengths), reverse=True)
    assert len(strengths) == 3


def test_owners_are_screened_under_their_place_in_the_sale() -> None:
    party = Party(Role.END_USER, "Brightwater Dental GmbH", owners=(Owner("Gelsomar Freight Forwarding"),))
    found = screen([party, party], HELD)
    assert [one.subject for one in found] == [
        "parties[0]",
        "parties[0].owners[0]",
        "parties[1]",
        "parties[1].owners[0]",
    ]
    assert [one.result for one in found] == ["no_match", "match", "no_match", "match"]


def test_different_matches_are_told_only_when_asked_for() -> None:
    assert screen_name("Lu Wu", HELD).matches == ()
    told = screen_name("Lu Wu", HELD, every=True)
    assert told.result == "no_match"
    assert {match.verdict for match in told.matches} == {Verdict.DIFFERENT}


def test_a_match_tells_what_it_means_to_stand_there() -> None:
    held, related, unverified = (
        standing_of(screen_name(name, HELD, kind=FIRM).matches[0])
        for name in ("YXPS Ltd", "Vostrikov Cement Works No. 3 GmbH", "Gelsomar Freight Forwarding")
    )
    assert (held.effect, related.effect, unverified.effect) == ("hold", "hold", "refer")
    assert held.citation == "15 CFR 764.3(a)(2)"
    assert held.reason


def test_alerts_are_a_list_whose_meaning_is_for_the_assessment() -> None:
    alerts = [HeldList("alerts", DAY, "", INDEX)]
    found = screen_name("Quillwort Holding", alerts)
    assert found.matches[0].marking == Marking(Level.SECRET, frozenset({"SVN"}), "S//REL TO SVN")


@pytest.mark.parametrize(
    ("schema", "one", "other", "verdict"),
    [
        ("Person", "Orvald Tennebrook", "Tennebrook, Orvald", Verdict.SAME),
        ("Person", "Orvald Tennebrook", "Marlisa Tennebrook", Verdict.DIFFERENT),
        ("Company", "Zarnitsyn GmbH", "Zarnitsyn Sdn Bhd", Verdict.RELATED),
        ("LegalEntity", "Zarnitsyn", "Zarnitsyn Ltd", Verdict.SAME),
        ("Vessel", "Quillwort 3", "Quillwort 8", Verdict.RELATED),
        ("Company", "", "Zarnitsyn", Verdict.DIFFERENT),
        ("Person", "Ivan Zarnov", "Ivana Zarnova", Verdict.DIFFERENT),
        ("Person", "Orvald J. Tennebrook", "Orvald Karl Tennebrook", Verdict.DIFFERENT),
        ("Person", "0rvald Tenn3brook", "Orvald Tennebrook", Verdict.SAME),
    ],
)
def test_pairs_are_judged_without_a_list(schema: str, one: str, other: str, verdict: Verdict) -> None:
    assert judge_pair(schema, one, other).verdict is verdict
    assert judge_pair(schema, other, one).verdict is verdict


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(Refused, match="'Ghost' is not a schema"):
        judge_pair("Ghost", "a", "b")


def test_a_buffer_that_is_no_index_cannot_be_judged_by() -> None:
    good = build(PARTIES)
    for bad in (b"", b"x" * 100, good[:200], good[:5000], good.replace(b'"format": 1', b'"format": 0')):
        with pytest.raises(CannotJudge):
            Index(bad)


def test_an_index_gives_back_every_party_and_is_the_same_bytes_in_every_process() -> None:
    assert tuple(INDEX.parties()) == PARTIES
    script = (
        "import hashlib; from tearline.screening import build; from tearline.model.party import ListedParty;"
        "print(hashlib.sha256(build([ListedParty('l', str(n), f'Zarn {n} Ltd') for n in range(50)])).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_an_empty_list_matches_nobody() -> None:
    assert screen_name("Zarn", [HeldList("mine", DAY, "", index_of([]))]).result == "no_match"


NAMES = st.one_of(
    st.sampled_from([party.name for party in PARTIES]),
    st.text(max_size=40),
    st.sampled_from(["Lu Wu", "Trading Group", "YXPS", "Vostrikov Steel", "Ltd", "Quillwort"]),
)


@settings(max_examples=60)
@given(st.lists(NAMES, max_size=6))
def test_many_at_once_are_judged_as_one_by_one(names: list[str]) -> None:
    parties = [Party(Role.END_USER, name) for name in names]
    assert screen_many(parties, HELD) == [screen_name(name, HELD) for name in names]


def test_strength_stays_below_one_however_much_agrees() -> None:
    name = "0䄪00A:A0¼:00A:Þ㏠00A:0"
    assert judge_pair("Company", name, name).strength < 1


@settings(max_examples=60)
@given(NAMES, NAMES)
def test_judging_is_total_and_names_agree_with_themselves(one: str, other: str) -> None:
    judged = judge_pair("Company", one, other)
    assert 0 <= judged.strength < 1
    assert judged.why.endswith(".")
    itself: Screened = screen_name(one, [HeldList("x", DAY, "", index_of([listed(one, None)]))])
    assert itself.result in ("match", "cannot_judge", "related")


def test_the_bundled_list_is_fictional_and_relates_to_the_demonstration(shared: Callable[[str], Path]) -> None:
    bundled = Path(watchlists.__file__).parent.parent / "demo/lists/us_csl_fictional.json"
    version = watchlists.read("us-csl", {"f.json": bundled.read_bytes()})
    assert version.date == DAY
    demo = [HeldList("us-csl", DAY, version.digest, index_of(version.parties))]
    assert screen_name("Tirdad Nemuneh Sanat Co.", demo, country="IR").result == "related"
    raw = shared("watchlists/us_csl_2026-07-31.json").read_bytes()
    real = [HeldList("us-csl", DAY, "", index_of(watchlists.read("us-csl", {"f.json": raw}).parties))]
    for party in version.parties:
        for name in (party.name, *(alias.name for alias in party.aliases)):
            assert screen_name(name, real, kind=party.kind).matches == (), name
    chance = random.Random(3)
    sample = chance.sample(list(real[0].index.parties()), 200)
    assert all(screen_name(party.name, real, kind=party.kind).result == "match" for party in sample)
