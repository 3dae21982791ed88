"""Whom a notice names under a measure: fictional firms in sentences of public notices, and the real ones counted."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tearline.intake.message import read, to_json
from tearline.model.alert import Designation


def found(text: str) -> tuple[Designation, ...]:
    return read(text.encode()).designations


def named(text: str) -> list[str]:
    """The values, those that are released with a minus before them."""
    return [("-" if one.modality == "denied" else "") + one.value for one in found(text)]


NAMING = {
    "determined": (
        "The State Department, in consultation with the Secretary of the Treasury and the Attorney General, has"
        " determined that Kelvane Dynamics FZE and Orrin Baltasar engaged, or attempted to engage, in activities that"
        " have materially contributed to the proliferation of weapons, pursuant to Executive Order 13382.",
        [("Kelvane Dynamics FZE", None, "Executive Order 13382"), ("Orrin Baltasar", None, "Executive Order 13382")],
    ),
    "designated": (
        "On March 3, OFAC designated Zelmira Shipping Ltd., a Malta-based company, and its director, Tovan Eskari,"
        " pursuant to E.O. 13382.",
        [("Zelmira Shipping Ltd.", "MT", "E.O. 13382"), ("Tovan Eskari", None, "E.O. 13382")],
    ),
    "listed-under": (
        "BIS is adding Dunelark Machinery Brokers FZCO (United Arab Emirates) and Yunqing Optics Co., Ltd. (China) to"
        " the Entity List.",
        [("Dunelark Machinery Brokers FZCO", "AE", "Entity List"), ("Yunqing Optics Co., Ltd.", "CN", "Entity List")],
    ),
    "sanctioned": (
        "The United States imposes sanctions on Brasko Metals GmbH of Austria and on Tarn Valley Instruments Ltd for"
        " transfers to Iran.",
        [("Brasko Metals GmbH", "AT", None), ("Tarn Valley Instruments Ltd", None, None)],
    ),
    "denied-privileges": (
        "The Assistant Secretary issued an order denying the export privileges of Marlowe Avionics Inc., 12 Harbor"
        " Road, Newtown, for ten years.",
        [("Marlowe Avionics Inc.", None, "export privileges")],
    ),
    "blocked": (
        "The order is blocking the property of Zelmira Shipping Ltd. under Executive Order 13382.",
        [("Zelmira Shipping Ltd.", None, "Executive Order 13382")],
    ),
    "removed": (
        "In this rule, BIS removes Osterby Optik AB (Sweden) from the Entity List.",
        [("Osterby Optik AB", "SE", "Entity List")],
    ),
}


@pytest.mark.parametrize("rule", NAMING)
def test_each_rule_gives_party_country_and_measure(rule: str) -> None:
    text, expected = NAMING[rule]
    designations = found(text)
    assert [(one.value, one.country, one.measure) for one in designations] == expected
    assert {one.rule for one in designations} == {rule}
    assert {one.modality for one in designations} == {"denied" if rule == "removed" else "stated"}
    assert read(text.encode()).attempts == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Designation of Kelvane Dynamics FZE Pursuant to Executive Order 13382", ["Kelvane Dynamics FZE"]),
        (
            "Order Denying Export Privileges; In the Matter of: Orrin Baltasar, Inmate Number: 12345-678, Box 1, Texas",
            ["Orrin Baltasar"],
        ),
        (
            "Order Denying Export Privileges; In the Matter of: Ye Lan “Ivy” Moru, 9 Red Road, Tucson",
            ["Ye Lan “Ivy” Moru"],
        ),
        (
            "Order Temporarily Denying Export Privileges; Zelmira Air JSC, Long Lane 1, Perm, Russia",
            ["Zelmira Air JSC"],
        ),
        (
            "In the Matter of: Marlowe Avionics Inc., 12 Harbor Road, Newtown; Order Denying Export Privileges",
            ["Marlowe Avionics Inc."],
        ),
        ("Order Renewing Temporary Denial of Export Privileges of Zelmira Air JSC", ["Zelmira Air JSC"]),
        (
            "Waiver of Missile Proliferation Sanctions Against Tarn Valley Instruments Ltd",
            ["-Tarn Valley Instruments Ltd"],
        ),
        ("Removal of Osterby Optik AB From the Entity List", ["-Osterby Optik AB"]),
    ],
)
def test_headings_name_parties(text: str, parties: list[str]) -> None:
    assert named(text) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Sunda Alloys Sdn Bhd was designated under UN Security Council resolution 1737.", ["Sunda Alloys Sdn Bhd"]),
        ("OFAC acted to designate Quillan Marine Pte Ltd under Executive Order 13382.", ["Quillan Marine Pte Ltd"]),
        (
            "The committee removed Orrin Baltasar and Sunda Alloys Sdn Bhd from the 1737 List.",
            ["-Orrin Baltasar", "-Sunda Alloys Sdn Bhd"],
        ),
        (
            "It adds to the Entity List Yunqing Optics Co., Ltd., located in China, and Anadol Pompa A.S. of Turkey.",
            ["Yunqing Optics Co., Ltd.", "Anadol Pompa A.S."],
        ),
        ("All property of Kelvane Dynamics FZE in the United States is blocked.", ["Kelvane Dynamics FZE"]),
        ("Kelvane Dynamics FZE is on the Entity List.", ["Kelvane Dynamics FZE"]),
        ("Zelmira Air JSC was denied all export privileges.", ["Zelmira Air JSC"]),
        (
            "Among those sanctioned today are Zelmira Shipping Ltd. and Borrowdale Trading LLC.",
            ["Zelmira Shipping Ltd.", "Borrowdale Trading LLC"],
        ),
        ("The Committee added to the 1737 List the Iranian firm Tirdad Nemuneh Sanat.", ["Tirdad Nemuneh Sanat"]),
        ("OFAC DESIGNATED ZELMIRA SHIPPING LTD. PURSUANT TO E.O. 13382.", ["ZELMIRA SHIPPING LTD."]),
        ("The Department rescinded the designation of Kelvane Dynamics FZE.", ["-Kelvane Dynamics FZE"]),
        ("Quillan Marine Pte Ltd was taken off the Entity List in May.", ["-Quillan Marine Pte Ltd"]),
    ],
)
def test_parties_stand_before_and_behind(text: str, parties: list[str]) -> None:
    assert named(text) == parties


@pytest.mark.parametrize(
    "text",
    [
        "The buyer designated Quillan Bank Ltd as its paying bank.",
        "Post recommends that Washington consider whether to designate Quillan Marine Pte Ltd.",
        "The Department has not designated Quillan Marine Pte Ltd.",
        "The Committee may designate Quillan Marine Pte Ltd, or add Brasko Metals GmbH to the 1737 List.",
        "We have determined that Quillan Marine Pte Ltd is a trading firm in Singapore.",
        "The firm added Quillan Marine Pte Ltd to the list of bidders.",
        "Customs imposed a fine on Quillan Marine Pte Ltd for late papers.",
        "The Commission imposed anti-dumping measures on Brasko Metals GmbH.",
        "The customs authority determined that Brezna Rotary Systems d.o.o. transferred lathes to Iran.",
        "The bank blocked the payment of Quillan Marine Pte Ltd.",
        "In this rule, the Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) by"
        " adding 13 entities to the Entity List under the destinations of Russia (12), and Uzbekistan (1).",
        "Termination of Iran, North Korea, and Syria Nonproliferation Act Measures Against an Indian Entity",
        "Imposition of Missile Proliferation Sanctions on Three Entities in the People's Republic of China (PRC)",
        "The Department of the Treasury is amending the Weapons of Mass Destruction Proliferators Sanctions Rules.",
    ],
)
def test_wishes_opinions_authorities_and_numbers_name_nobody(text: str) -> None:
    assert named(text) == []


def test_a_list_goes_on_over_its_items() -> None:
    text = (
        "The measures authorized in Section 3 of the Iran, North Korea, and Syria Nonproliferation Act shall apply to"
        " the following foreign persons identified in the report:\n\n"
        "Xinmar Tech Co., Ltd. (China) and any successor, sub-unit, or subsidiary thereof;\n"
        "Emil Liora (Chinese individual);\n"
        "Sunda Alloys Sdn Bhd (Malaysia) and any successor.\n\n"
        "Borrowdale Trading LLC (Oman) printed the notice."
    )
    designations = found(text)
    assert [(one.value, one.country) for one in designations] == [
        ("Xinmar Tech Co., Ltd.", "CN"),
        ("Emil Liora", "CN"),
        ("Sunda Alloys Sdn Bhd", "MY"),
    ]
    assert {one.measure for one in designations} == {"Iran, North Korea, and Syria Nonproliferation Act"}


def test_numbered_items_behind_a_colon_and_their_aliases() -> None:
    text = (
        "The following entities are added to the Entity List: (1) Lorn Pumps Trading LLC, a.k.a., LPT (Oman); (2)"
        " Quillan Marine Pte Ltd (Singapore); and (3) Rasmin Khodari (Iran)."
    )
    assert [(one.value, one.country) for one in found(text)] == [
        ("Lorn Pumps Trading LLC", "OM"),
        ("Quillan Marine Pte Ltd", "SG"),
        ("Rasmin Khodari", "IR"),
    ]


def test_a_short_form_is_its_party_and_who_is_described_is_not_its_owner() -> None:
    text = (
        "Pursuant to Executive Order 13382, the Secretary of State designated the Northfell Aerospace Research"
        " Institute (NARI) and the head of NARI, Rasmin Khodari. NARI was later added to the Entity List."
    )
    assert [(one.value, one.measure) for one in found(text)] == [
        ("Northfell Aerospace Research Institute", "Executive Order 13382"),
        ("Rasmin Khodari", "Executive Order 13382"),
        ("Northfell Aerospace Research Institute", "Entity List"),
    ]


def test_the_heading_says_the_country() -> None:
    text = "Designation of Iranian Individuals\n\nThe Treasury has determined that Rasmin Khodari engaged in such acts."
    assert [(one.value, one.country) for one in found(text)] == [("Rasmin Khodari", "IR")]


def test_spans_are_places_of_the_text_and_markings_those_of_the_passage() -> None:
    text = (
        "S E C R E T\n\n1. (U) The Treasury designated Zelmira Shipping Ltd. in May.\n\n"
        "2. (S//REL TO USA, SVN) OFAC designated Zelmira Shipping Ltd. and Borrowdale Trading LLC under E.O. 13382.\n"
    )
    message = read(text.encode())
    both, second = message.designations
    assert [message.text[start:end] for start, end in both.spans] == ["Zelmira Shipping Ltd.", "Zelmira Shipping Ltd."]
    assert (both.marking.level, second.marking.level) == ("SECRET", "SECRET")
    assert second.marking.to_json()["releasable_to"] == ["SVN"]


def test_the_json_has_the_key_always() -> None:
    assert to_json(read(b"1. Nobody is named here.\n"))["designations"] == []
    (one,) = to_json(read(b"OFAC designated Zelmira Shipping Ltd. under E.O. 13382."))["designations"]
    assert list(one) == ["value", "country", "spans", "marking", "modality", "rule", "measure"]


@pytest.mark.parametrize(
    "piece",
    [
        "designated ",
        "Foo Ltd, designated, ",
        "adding A to the Entity List ",
        "determined , ",
        "( ",
        "the following persons: A Ltd; ",
    ],
)
def test_reading_time_grows_with_the_length(piece: str) -> None:
    from tearline.intake.designations import designations

    def seconds(times: int) -> float:
        start = time.perf_counter()
        designations(piece * times, (), (), {})
        return time.perf_counter() - start

    seconds(200)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)


_ORDER = re.compile(r"; (?:In the Matter of: )?(?P<name>[^,;]+),")


def test_every_real_notice_that_names_parties_gives_them(shared: Callable[[str], Path]) -> None:
    rows = [
        json.loads(line) for line in shared("texts/federal_register_summaries.jsonl").read_text("utf-8").splitlines()
    ]
    readings = [read(f"{row['title']}\n\n{row['summary']}".encode()) for row in rows]
    assert [row["title"] for row, message in zip(rows, readings, strict=True) if message.attempts] == []
    orders = 0
    for row, message in zip(rows, readings, strict=True):
        order = _ORDER.search(row["title"]) if "Denying Export Privileges;" in row["title"] else None
        if order is not None:
            orders += 1
            assert [one.value for one in message.designations] == [order["name"]]
    assert orders == 24
    assert sum(len(message.designations) for message in readings) == 36
    assert sum(bool(message.designations) for message in readings) == 29
    alone = [read(row["summary"].encode()) for row in rows]
    assert sum(len(message.designations) for message in alone) == 12
    assert sum(bool(message.designations) for message in alone) == 5
