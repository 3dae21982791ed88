"""A list is read whole or refused, with the list, the file and the place named."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tearline import watchlists
from tearline.model.party import Alias, PartyKind
from tearline.model.refusal import Refused
from tearline.watchlists import terms
from tearline.watchlists.reading import countries_of, entry_ids, given_name_first
from tearline.watchlists.terms import KNOWN, parse_terms

ENTRY = {
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "entity_number": None,
    "type": None,
    "programs": [],
    "name": "Quoinstar Aero Components FZE",
    "alt_names": ["Quoinstar Aero Parts", "Quoinstar Aero Parts", "Quoinstar Aero Components FZE"],
    "addresses": [{"address": "Warehouse Q-17", "city": "Sharjah", "country": "AE"}],
    "federal_register_notice": "Fictional notice 8",
    "license_requirement": "For all items.",
    "license_policy": "Presumption of denial.",
}
PERSON = {
    **ENTRY,
    "type": "Individual",
    "entity_number": "F-1",
    "name": "LORKANI, Siavosh",
    "alt_names": ["LORKANI, S."],
}


def csl(*entries: dict[str, Any], **top: Any) -> dict[str, bytes]:
    value = {"generated_at": "2026-09-01T13:15:00+00:00", "results": list(entries), **top}
    return {"csl.json": json.dumps({key: one for key, one in value.items() if one is not None}).encode()}


def test_an_entry_keeps_what_an_officer_cites() -> None:
    version = watchlists.read("us-csl", csl(ENTRY, PERSON))
    firm, person = version.parties
    assert version.date == date(2026, 9, 1)
    assert version.counts == {ENTRY["source"]: 2}
    assert firm.aliases == (Alias("Quoinstar Aero Parts"),)
    assert firm.countries == ("AE",)
    assert firm.addresses == ("Warehouse Q-17, Sharjah, AE",)
    assert (firm.requirement, firm.policy, firm.notice) == (
        "For all items.",
        "Presumption of denial.",
        "Fictional notice 8",
    )
    assert len(firm.entry_id) == 12
    assert (person.entry_id, person.kind) == ("F-1", PartyKind.PERSON)
    assert person.name == "Siavosh LORKANI"
    assert person.aliases == (Alias("S. LORKANI"),)


def test_the_digest_follows_the_bytes_and_nothing_else() -> None:
    once, twice = watchlists.read("us-csl", csl(ENTRY)), watchlists.read("us-csl", csl(ENTRY))
    assert once == twice
    assert once.digest != watchlists.read("us-csl", csl(PERSON)).digest


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no file was given"),
        ({"csl.json": b""}, "empty"),
        ({"csl.json": b"  \n"}, "empty"),
        ({"csl.json": csl(ENTRY)["csl.json"][:200]}, "not JSON at line 1"),
        ({"csl.json": b"\xff\xfe"}, "not UTF-8 at byte 0"),
        ({"csl.json": b"<html>Service unavailable</html>"}, "not JSON"),
        ({"csl.json": b"[" * 100_000}, "nested too deeply"),
        ({"csl.json": b"[]"}, "no 'results'"),
        (csl(ENTRY, generated_at=None), "no 'generated_at'"),
        (csl(ENTRY, generated_at="yesterday"), "'yesterday' is not a date"),
        (csl(), "no party stands"),
        (csl({**ENTRY, "name": " "}), "results[0]: an entry without 'name'"),
        (csl(ENTRY, {**ENTRY, "alt_names": "X"}), "results[1]: 'alt_names' is not a list"),
        (csl({**ENTRY, "alt_names": [1]}), "wrong type"),
        (csl({**ENTRY, "type": "Ghost"}), "'Ghost' is not a type"),
        ({"csl.json": b'{"generated_at": "2026-09-01", "results": [1]}'}, "not an object"),
        ({**csl(ENTRY), "other.json": b"{}"}, "one file is expected, 2 were given"),
    ],
)
def test_a_file_that_is_not_the_whole_list_is_refused_by_name(files: dict[str, bytes], says: str) -> None:
    with pytest.raises(Refused) as refused:
        watchlists.read("us-csl", files)
    assert "us-csl" in refused.value.line()
    assert says in refused.value.line()


def test_a_date_that_contradicts_the_file_is_refused() -> None:
    with pytest.raises(Refused, match="the files say 2026-09-01, --dated says 2026-09-02"):
        watchlists.read("us-csl", csl(ENTRY), dated=date(2026, 9, 2))


@pytest.mark.parametrize("list_id", ["", "Us-CSL", "../x", "alerts", "a" * 50, "-x"])
def test_an_id_that_could_be_a_path_or_is_taken_is_refused(list_id: str) -> None:
    with pytest.raises(Refused, match="cannot be a list's id"):
        watchlists.read(list_id, csl(ENTRY))


def test_equal_entries_have_ids_of_their_own() -> None:
    first, second = watchlists.read("us-csl", csl(ENTRY, ENTRY)).parties
    assert second.entry_id == f"{first.entry_id}-2"
    assert entry_ids([1, 2, 1])[::2] == [entry_ids([1])[0], f"{entry_ids([1])[0]}-2"]


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("LORKANI, Siavosh", "Siavosh LORKANI"),
        ("Siavosh LORKANI", "Siavosh LORKANI"),
        ("A, B, C", "A, B, C"),
        ("LORKANI,", "LORKANI,"),
    ],
)
def test_given_names_are_put_first(written: str, turned: str) -> None:
    assert given_name_first(written) == turned


def test_countries_are_codes_and_what_names_none_is_left_out() -> None:
    assert countries_of(["Iran", "IR", "nowhere", ""]) == ("IR",)


@pytest.mark.parametrize("list_id", KNOWN)
def test_every_known_list_says_what_standing_on_it_means(list_id: str) -> None:
    found = terms(list_id)
    assert found.id == list_id
    assert found.standing("a sublist that nobody has heard of") is found.standings[-1]
    assert all(one.reason and one.citation for one in found.standings)


def test_a_denied_person_is_held_and_an_unverified_one_referred() -> None:
    us = terms("us-csl")
    assert us.standing("Denied Persons List (DPL) - Bureau of Industry and Security").effect == "hold"
    assert us.standing("Unverified List (UVL) - Bureau of Industry and Security").effect == "refer"
    assert terms("my-list").id == "my-list"
    assert terms("my-list").standing("denied").effect == "hold"


LAST = {"sublist": "*", "effect": "refer", "reason": "r", "citation": "c"}
TERMS = {
    **dict.fromkeys(("id", "title", "publisher", "address", "licence", "cadence"), "x"),
    "max_age_days": 30,
    "standings": [LAST],
}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"max_age_days": 0}, "above 0"),
        ({"odd": 1}, "'odd' is missing or unknown"),
        ({"standings": [{**LAST, "sublist": "A"}]}, "the last standing"),
        ({"standings": []}, "the last standing"),
        ({"standings": [{**LAST, "effect": "clear"}]}, "hold or refer"),
        ({"standings": ["*"]}, "a standing has"),
    ],
)
def test_terms_that_leave_a_sublist_open_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says.replace("*", r"\*")):
        parse_terms({**TERMS, **change}, where="list.yaml")


def test_terms_are_names_and_values() -> None:
    with pytest.raises(Refused, match="expected names and values"):
        parse_terms([], where="list.yaml")
