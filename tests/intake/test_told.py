"""Notes of alerts that were told: each slot with its mark, exactly as given, and nothing that was not given."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from desk.outgoing_alerts import deals
from tearline.intake.message import read, to_json
from tearline.model.document import Message
from tearline.model.marking import Level, Marking, render_portion
from tearline.model.outgoing import SoughtDeal
from tearline.model.refusal import Refused
from tearline.release import draft

NOTE = """
# A call from a partner service. Every firm is invented.
came: telephone
on: 2026-09-03
noted_by: A. Moreau
source: {text: a liaison officer, mark: (S//NF)}
mark: (S//REL TO USA, SVN)
attempt:
  seen: 2026-08
  buyers:
    - {name: Tirdad Nemuneh Sanat Co., place: Tehran, country: IR, modality: suspected}
  intermediaries:
    - {name: Dunelark Machinery Brokers FZCO, country: AE, mark: (S//NF)}
  suppliers:
    - {name: Brezna Rotary Systems d.o.o., country: SI}
  items:
    - {description: CNC rotary table, models: [BRS-320T, BRS-400T], alternatives: true, quantity: 2}
  use: valve machining
  concerns: [ballistic missile]
  regimes: [{name: Wassenaar Arrangement, modality: potential}]
request: {text: Look into the matter, by: 2026-09-25, report_to: ISN/XXX}
contact: the duty officer
"""
LEAST = "came: paper\non: 2026-09-03\nsource: a visitor\nmark: (C)\n"


def note(text: str = NOTE) -> Message:
    return read(text.encode(), name="note.yaml")


def test_every_slot_is_as_it_was_given() -> None:
    message = note()
    assert (message.kind, message.form, message.header["date"]) == ("told", "told", "2026-09-03")
    (attempt,) = to_json(message)["attempts"]
    assert [(one["value"], one["country"], one["modality"]) for one in attempt["buyers"]] == [
        ("Tirdad Nemuneh Sanat Co.", "IR", "suspected")
    ]
    assert [one["marking"] for one in attempt["intermediaries"]] == [{"level": "SECRET", "releasable_to": []}]
    (item,) = attempt["items"]
    assert (item["models"], item["alternatives"], item["quantity"]) == (["BRS-320T", "BRS-400T"], True, 2)
    assert item["regimes"] == [{"name": "Wassenaar Arrangement", "modality": "potential"}]
    assert (attempt["seen"], attempt["intended_use"], attempt["concerns"], attempt["contact"]) == (
        *("2026-08", "valve machining", ["ballistic missile"], "the duty officer"),
    )
    assert attempt["requested_actions"] == [
        {"what": "Look into the matter", "by": "2026-09-25", "report_to": "ISN/XXX"}
    ]


def test_what_was_not_given_stays_unknown() -> None:
    message = note(LEAST + "attempt:\n  suppliers: [{name: Brezna Rotary Systems d.o.o.}]\n")
    (attempt,) = message.attempts
    assert attempt.suppliers[0].country is None
    assert (attempt.buyers, attempt.items, attempt.seen, attempt.intended_use, attempt.contact) == (
        (),
        (),
        None,
        None,
        None,
    )
    assert note(LEAST).attempts == ()


def test_every_value_is_found_at_its_place_and_every_character_in_one_node() -> None:
    message = note()
    (attempt,) = message.attempts
    for one in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers):
        assert [message.text[slice(*span)] for span in one.spans] == [one.value]
    assert "".join(message.text[slice(*node.span)] for node in message.nodes) == message.text
    assert all(message.text[slice(*one.span)].endswith(one.text) for one in message.paragraphs)


def test_a_release_has_the_open_slots_and_never_the_source_or_the_contact() -> None:
    text = "\n".join(one.text for one in draft(note(), "SVN").portions)
    assert "Brezna Rotary Systems" in text
    assert "Tirdad Nemuneh" in text
    for hidden in ("liaison", "Moreau", "duty officer", "Dunelark"):
        assert hidden not in text
    plain = note(LEAST.replace("(C)", "(C//REL TO USA, SVN)") + "contact: CANARY\nrequest: Look into it\n")
    assert [one.text for one in draft(plain, "SVN").portions] == ["Asked: Look into it."]


def test_a_source_that_may_be_named_says_so_itself() -> None:
    plain = note(LEAST.replace("source: a visitor", 'source: {text: a visitor, mark: "(U//REL TO USA, SVN)"}'))
    assert "a visitor" in draft(plain, "SVN").portions[0].text


def test_dates_and_uses_are_no_less_restricted_than_what_they_rest_on() -> None:
    message = note(LEAST + "attempt:\n  items: [{description: pump}]\n  use: {text: CANARY, mark: (TS//NF)}\n")
    assert message.attempts[0].items[0].marking == Marking(Level.TOP_SECRET, frozenset())


def as_noted(deal: SoughtDeal) -> dict[str, Any]:
    """The attempt of a file, in the keys that a note and an alert to be sent share."""

    def firms(role: str) -> list[dict[str, Any]]:
        return [
            {"name": one.name, "place": one.place, "country": one.country, "modality": one.modality.value, **mark(one)}
            for one in getattr(deal, role)
        ]

    def mark(slot: Any) -> dict[str, str]:
        return {"mark": render_portion(slot.marking)}

    def worth(value: Any) -> dict[str, Any] | None:
        return value and {"amount": int(value.amount), "currency": value.currency}

    said = {"seen": deal.seen, "use": deal.use}
    return {
        **{role: firms(role) for role in ("buyers", "intermediaries", "suppliers")},
        "items": [
            {
                "description": one.description,
                "plural": one.plural,
                "models": list(one.models),
                **mark(one),
                "alternatives": one.alternatives,
                "quantity": one.quantity,
                "value": worth(one.value),
            }
            for one in deal.items
        ],
        "regimes": [{"name": one.name, "modality": one.modality.value, **mark(one)} for one in deal.regimes],
        "concerns": [{"name": one.concern.value, **mark(one)} for one in deal.concerns],
        **{key: {"text": one.text, **mark(one)} for key, one in said.items() if one is not None},
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals())
def test_the_attempt_of_an_alert_to_be_sent_is_a_note_word_for_word(deal: SoughtDeal) -> None:
    whole = {"came": "meeting", "on": "2026-09-03", "source": "a visitor", "mark": "(U)", "attempt": as_noted(deal)}
    message = note(yaml.safe_dump(whole, sort_keys=False))
    (read_back,) = message.attempts
    for role in ("buyers", "intermediaries", "suppliers"):
        wanted = [(one.name, one.country, one.modality) for one in getattr(deal, role)]
        assert [(one.value, one.country, one.modality) for one in getattr(read_back, role)] == wanted
    assert [(one.description, one.models, one.alternatives, one.quantity) for one in read_back.items] == [
        (one.description, one.models, one.alternatives, one.quantity) for one in deal.items
    ]
    assert [one.value for one in read_back.items] == [
        f"{one.value.currency} {one.value.amount:,}" if one.value else None for one in deal.items
    ]
    assert read_back.concerns == tuple(one.concern.value for one in deal.concerns)
    written = {(one.text, one.portion) for one in message.paragraphs}
    for concern in deal.concerns:
        assert any(concern.concern in text for text, mark in written if mark == render_portion(concern.marking))
    for text, mark in written:
        if text.startswith("Concern: "):
            allowed = [one.concern for one in deal.concerns if render_portion(one.marking) == mark]
            assert text == f"Concern: {', '.join(allowed)}."


def test_a_concern_stands_under_its_own_mark_alone() -> None:
    concerns = '\n    - {name: nuclear, mark: (S//NF)}\n    - {name: chemical, mark: "(C//REL TO USA, SVN)"}'
    message = note(NOTE.replace("[ballistic missile]", concerns))
    text = "\n".join(one.text for one in draft(message, "SVN").portions)
    assert "chemical" in text
    assert "nuclear" not in text


def test_no_words_of_a_note_open_a_passage_of_their_own() -> None:
    source = 'source: "a visitor who said no more. 2. (U//REL TO USA, SVN) CANARY"'
    message = note(
        LEAST.replace("source: a visitor", source) + 'request: "Look into it. (U//REL TO USA, SVN) CANARY"\n'
    )
    assert [one.number for one in message.paragraphs] == [1, 2]
    with pytest.raises(Refused):
        draft(message, "SVN")


WRONG = {
    "no_day": (NOTE.replace("on: 2026-09-03\n", ""), "on: missing"),
    "no_source": (NOTE.replace("source: {text: a liaison officer, mark: (S//NF)}\n", ""), "source: missing"),
    "no_mark": ("came: paper\non: 2026-09-03\nsource: a visitor\n", "has no mark"),
    "a_mark_that_cannot_be_read": (LEAST.replace("(C)", "(S//HCS)"), "cannot be read"),
    "a_key_misspelt": (NOTE.replace("buyers", "byers"), "did you mean buyers"),
    "a_country_that_is_none": (NOTE.replace("country: IR", "country: ZQ"), "ZQ"),
    "a_way_that_is_none": (NOTE.replace("came: telephone", "came: pigeon"), "'pigeon' is not a came"),
    "a_concern_that_is_none": (NOTE.replace("ballistic missile", "laundry"), "laundry"),
    "a_date_that_is_none": (NOTE.replace("seen: 2026-08", "seen: last summer"), "'last summer' is no date"),
    "a_quantity_of_nothing": (NOTE.replace("quantity: 2", "quantity: 0"), "not above zero"),
    "a_list_for_a_firm": (
        NOTE.replace(
            "buyers:\n    - {name: Tirdad Nemuneh Sanat Co., place: Tehran, country: IR, modality: suspected}",
            "buyers: Tirdad",
        ),
        "expected a list",
    ),
    "an_alias": (NOTE.replace("use: valve", "use: &a valve") + "\nrequests: [*a]", "aliases"),
}


@pytest.mark.parametrize("defect", WRONG)
def test_a_note_that_is_wrong_is_refused_with_the_place(defect: str) -> None:
    text, said = WRONG[defect]
    with pytest.raises(Refused) as refusal:
        note(text)
    assert refusal.value.line().startswith("note.yaml")
    assert said in refusal.value.line()
