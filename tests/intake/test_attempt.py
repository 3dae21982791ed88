"""Attempts read from alerts: the slots, their doubt, their markings, and what is left empty."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.alert_score import SLOTS, gold, read, score
from tearline.intake import read as read_message
from tearline.intake import to_json
from tearline.intake.attempt import extract
from tearline.model.alert import Modality
from tearline.model.document import Block, Paragraph
from tearline.model.marking import Level, Marking
from tearline.notation.canonical import canonical, plain

TRIED = ("demarches.yaml", "letters.yaml", "upper_case.yaml", "worn.yaml", "no_attempt.yaml")
"""Alerts that were used while the patterns were written."""
LATER = ("unseen.yaml", "unseen_again.yaml", "unseen_last.yaml")
"""Alerts written after the patterns; each was read once before anything was changed, and then used too."""
FLOORS = {
    "buyers": (0.99, 0.98),
    "intermediaries": (0.99, 0.99),
    "suppliers": (0.99, 0.98),
    "description": (0.98, 0.98),
    "models": (0.99, 0.99),
    "quantity": (0.98, 0.98),
    "value": (0.99, 0.99),
    "regimes": (0.99, 0.99),
    "seen": (0.98, 0.96),
    "use": (0.99, 0.99),
    "concerns": (0.99, 0.99),
    "actions": (0.99, 0.99),
    "contact": (0.99, 0.99),
}
"""Precision and recall of each slot on the alerts that were tried; each is reached with a little to spare."""
LATER_FLOORS = {
    "buyers": (0.92, 0.92),
    "intermediaries": (0.85, 0.75),
    "suppliers": (0.97, 0.94),
    "description": (0.98, 0.98),
}

S = Marking(Level.SECRET)
S_MYS = Marking(Level.SECRET, frozenset({"MYS"}))
U = Marking(Level.UNCLASSIFIED)


@pytest.mark.parametrize("slot", SLOTS)
def test_each_slot_keeps_the_precision_and_recall_that_it_has_reached(slot: str) -> None:
    alerts = [alert for name in TRIED for alert in gold(name)]
    precision, recall, wanted = score(alerts)[slot]
    assert wanted > 0
    assert (precision, recall) >= FLOORS[slot]
    assert recall >= FLOORS[slot][1]


@pytest.mark.parametrize("slot", LATER_FLOORS)
def test_alerts_written_after_the_patterns_keep_what_they_have_reached(slot: str) -> None:
    alerts = [alert for name in LATER for alert in gold(name)]
    precision, recall, _ = score(alerts)[slot]
    assert precision >= LATER_FLOORS[slot][0]
    assert recall >= LATER_FLOORS[slot][1]


def test_there_are_more_than_sixty_alerts_of_our_own() -> None:
    assert sum(len(gold(name)) for name in TRIED + LATER) > 60


@pytest.mark.parametrize("alert", gold("no_attempt.yaml"), ids=lambda alert: alert["name"])
def test_no_attempt_is_found_where_nobody_in_particular_seeks_anything(alert: dict[str, str]) -> None:
    assert read(alert) == ()


def test_the_demarche_of_2010_is_read_exactly(shared: Callable[[str], Path]) -> None:
    wanted = json.loads(shared("cables/demarche_2010.expected.json").read_text("utf-8"))["attempts"]
    found = to_json(read_message(shared("cables/demarche_2010.txt").read_bytes()))["attempts"]
    assert _only(found, wanted) == wanted


def _only(found: object, wanted: object) -> object:
    """``found`` with only the keys that stand in ``wanted``; numbers as numbers."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return {key: _only(found.get(key), value) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(found, list) and len(found) == len(wanted):
        return [_only(one, other) for one, other in zip(found, wanted, strict=True)]
    return int(found) if isinstance(wanted, int) and isinstance(found, str) and found.isdigit() else found


def test_the_public_texts_hold_no_attempt(shared: Callable[[str], Path]) -> None:
    folder = shared("texts/federal_register_summaries.jsonl").parent
    rows = [json.loads(line) for line in (folder / "federal_register_summaries.jsonl").read_text("utf-8").splitlines()]
    texts = [f"{row['title']}\n\n{row['summary']}" for row in rows]
    texts += [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    assert len(texts) > 100
    assert [text[:80] for text in texts if extract(text, (), (), {})] == []


# Markings

CABLE = (
    "2. (S) Background: As of May 2026, Syria's Qasrun Industrial Establishment was seeking two balancing machines "
    "from Perdana Zelkova Machinery Sdn Bhd, possibly through Marsad General Trading FZE of Dubai.\n\n"
    "3. (S) Begin points: Syria's Qasrun Industrial Establishment was seeking model BM-40 balancing machines from "
    "Perdana Zelkova Machinery Sdn Bhd. End points.\n\n"
    "4. (U) In April 2026 Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc.\n"
)


def _cable(block: Marking | None = S_MYS) -> tuple[str, tuple[Paragraph, ...], tuple[Block, ...]]:
    starts = [CABLE.index("2. ("), CABLE.index("3. ("), CABLE.index("4. ("), len(CABLE)]
    marks = [S, S, U]
    paragraphs = tuple(
        Paragraph(number + 2, None, marks[number], (starts[number], starts[number + 1]), "") for number in range(3)
    )
    points = (CABLE.index("Begin"), CABLE.index("End points."))
    return CABLE, paragraphs, (Block("talking_points", 3, points, block, (), "end_marker"),)


def test_a_slot_is_as_restricted_as_every_portion_that_it_came_from() -> None:
    first, second = extract(*_cable(), {"dtg": "2026-06-01T00:00:00Z"})
    assert first.buyers[0].marking == S  # said in (S) and in (S REL MYS): releasable to nobody
    assert first.intermediaries[0].marking == S
    assert first.items[0].models == ("BM-40",)
    assert first.items[0].marking == S
    assert second.buyers[0].marking.level is Level.UNCLASSIFIED


def test_what_stands_only_in_a_releasable_block_carries_its_marking() -> None:
    text, paragraphs, blocks = _cable()
    hidden = (Paragraph(1, None, S, (0, 1), ""), paragraphs[1])
    (attempt,) = extract(text, hidden, blocks, {"dtg": "2026-06-01T00:00:00Z"})
    assert attempt.buyers[0].marking == S_MYS
    assert attempt.items[0].marking == S_MYS


def test_a_block_without_a_mark_has_that_of_its_paragraph() -> None:
    text, paragraphs, blocks = _cable(block=None)
    (attempt,) = extract(text, paragraphs[1:2], blocks, {})
    assert attempt.suppliers[0].marking == S


def test_the_innermost_of_nested_blocks_marks_what_it_covers() -> None:
    text, paragraphs, (points,) = _cable()
    inner = Block("note", 3, points.span, U, (), "end_marker")
    (attempt,) = extract(text, paragraphs[1:2], (points, inner), {})
    assert attempt.suppliers[0].marking.level is Level.UNCLASSIFIED


def test_a_full_name_that_another_passage_gives_to_initials_brings_its_marking_along() -> None:
    hidden = "1. (S) We know Qasrun Industrial Establishment (QIE).\n\n"
    text = hidden + "2. (U) QIE was seeking a lathe from Barlow Mills Inc.\n"
    paragraphs = (
        Paragraph(1, "(S)", S, (0, len(hidden)), ""),
        Paragraph(2, "(U)", U, (len(hidden), len(text)), ""),
    )
    (attempt,) = extract(text, paragraphs, (), {})
    assert attempt.buyers[0].value == "Qasrun Industrial Establishment"
    assert attempt.buyers[0].marking.level is Level.SECRET
    assert attempt.suppliers[0].marking.level is Level.UNCLASSIFIED


@pytest.mark.parametrize(
    ("header", "level"),
    [
        ({"banner": {"level": "CONFIDENTIAL", "releasable_to": None}}, Level.CONFIDENTIAL),
        ({"eo": {"order": "13526"}}, Level.UNREADABLE),
        ({}, Level.UNCLASSIFIED),
    ],
    ids=["the banner's level", "a classified message without a banner", "no trace of a classification"],
)
def test_an_unmarked_passage_is_released_to_nobody(header: dict[str, object], level: Level) -> None:
    text = "Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc."
    paragraph = Paragraph(1, None, None, (0, len(text)), text)
    (attempt,) = extract(text, (paragraph,), (), header)
    assert attempt.buyers[0].marking.level is level
    assert attempt.buyers[0].marking.releasable_to is None


def test_an_unmarked_passage_beside_a_secret_one_fails_closed() -> None:
    text = "Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc."
    paragraphs = (Paragraph(1, None, None, (0, len(text)), text), Paragraph(2, "(S)", S, (len(text), len(text)), ""))
    (attempt,) = extract(text, paragraphs, (), {})
    assert attempt.buyers[0].marking.level is Level.UNREADABLE


def test_every_span_points_at_the_words_of_its_mention() -> None:
    for attempt in extract(*_cable(), {}):
        for mention in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers):
            assert [CABLE[start:end].replace("\n", " ") for start, end in mention.spans] == [mention.value] * len(
                mention.spans
            )


# What is asked of the addressee

ASKING = (
    "1. As of May 2026 Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc.\n\n"
    "2. Begin points: We would ask you to investigate this matter and to stop the transfer. End points.\n\n"
    "3. Post is asked to raise this with the authorities and to report the response by June 9.\n"
)


def test_words_to_be_delivered_ask_nothing_of_the_addressee() -> None:
    starts = [ASKING.index(f"{number}. ") for number in (1, 2, 3)] + [len(ASKING)]
    paragraphs = tuple(Paragraph(n, None, S, (starts[n - 1], starts[n]), "") for n in (1, 2, 3))
    block = Block("non_paper", 2, (ASKING.index("Begin"), ASKING.index("End points.")), S_MYS, (), "end_marker")
    (attempt,) = extract(ASKING, paragraphs, (block,), {"dtg": "2026-05-20T00:00:00Z"})
    assert [(one.what, one.by) for one in attempt.requested_actions] == [
        ("raise with authorities", None),
        ("report the response", "2026-06-09"),
    ]
    (without,) = extract(ASKING, paragraphs, (), {"dtg": "2026-05-20T00:00:00Z"})
    assert "stop the transfer" in without.requested_actions[0].what.split(", ")


# Single points, each an (input, expected) pair

SEEN = [
    ("In February 2010", "2010-03-16", "2010-02"),
    ("As of late February", "2010-03-16", "2010-02"),
    ("In December", "2010-03-16", "2009-12"),
    ("On 26 February 2010", "2011-03-16", "2010-02-26"),
    ("On February 26", "2010-03-16", "2010-02-26"),
    ("Early in 2010", "2010-03-16", "2010"),
    ("As of 2010-02-26", "2010-03-16", "2010-02-26"),
    ("Last month", "2010-01-16", "2009-12"),
    ("In May", None, None),
    ("On February 30", "2010-03-16", None),
    ("Again", "2010-03-16", None),
]


@pytest.mark.parametrize(("when", "sent", "iso"), SEEN)
def test_a_time_has_the_precision_of_the_text(when: str, sent: str | None, iso: str | None) -> None:
    text = f"{when}, Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc."
    (attempt,) = extract(text, (), (), {"dtg": f"{sent}T00:00:00Z"} if sent else {})
    assert attempt.seen == iso


DOUBT = [
    ("was seeking a lathe", Modality.STATED),
    ("may be seeking a lathe", Modality.SUSPECTED),
    ("is probably seeking a lathe", Modality.SUSPECTED),
    ("reportedly tried to buy a lathe", Modality.SUSPECTED),
]


@pytest.mark.parametrize(("words", "modality"), DOUBT)
def test_a_doubt_about_the_buyer_stays_a_doubt(words: str, modality: Modality) -> None:
    (attempt,) = extract(f"Foo Vale Tools Ltd. of Cyprus {words} from Barlow Mills Inc.", (), (), {})
    assert attempt.buyers[0].modality is modality


def test_a_doubt_in_one_paragraph_is_not_lifted_by_a_plain_word_in_another() -> None:
    text = (
        "Foo Vale Tools Ltd. of Cyprus may be seeking a lathe from Barlow Mills Inc.\n\n"
        "Foo Vale Tools Ltd. was seeking a lathe from Barlow Mills Inc."
    )
    (attempt,) = extract(text, (), (), {})
    assert attempt.buyers[0].modality is Modality.SUSPECTED
    assert len(attempt.buyers[0].spans) == 2


REGIMES = [
    ("The lathe may be controlled under the MTCR.", ("Missile Technology Control Regime", "potential")),
    ("The lathe is controlled by the Nuclear Suppliers Group.", ("Nuclear Suppliers Group", "stated")),
    ("The lathe is probably covered by the Wassenaar Arrangement.", ("Wassenaar Arrangement", "suspected")),
    ("The lathe is not controlled by the Australia Group.", ("Australia Group", "denied")),
    ("Cyprus is a member of the Nuclear Suppliers Group.", None),
    ("INFO MISSILE TECHNOLOGY CONTROL REGIME COLLECTIVE", None),
    ("We will raise this at the next plenary of the Wassenaar Arrangement.", None),
]


@pytest.mark.parametrize(("sentence", "regime"), REGIMES)
def test_a_regime_counts_only_where_the_text_ties_it_to_the_item(sentence: str, regime: tuple[str, str] | None) -> None:
    text = f"Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc. {sentence}"
    (attempt,) = extract(text, (), (), {})
    assert [(one.name, one.modality.value) for one in attempt.items[0].regimes] == ([regime] if regime else [])


CONCERNS = [
    ("It could be used in a nuclear weapons program.", ("nuclear",)),
    ("It could be used to make cruise missiles.", ()),
    ("It is meant for a civil nuclear reactor, not for a missile program.", ()),
    ("It would support work on chemical weapons.", ("chemical",)),
    ("The firm supports Iran's ballistic missile program.", ("ballistic missile",)),
    ("It could be used to produce biological weapons and artillery shells.", ("biological", "conventional weapons")),
    ("Please contact the Office of Missile, Biological and Chemical Nonproliferation.", ()),
]


@pytest.mark.parametrize(("sentence", "concerns"), CONCERNS)
def test_a_concern_is_an_end_use_that_the_text_speaks_of(sentence: str, concerns: tuple[str, ...]) -> None:
    text = f"Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc. {sentence}"
    (attempt,) = extract(text, (), (), {})
    assert attempt.concerns == concerns


USES = [
    ("The lathe is intended for use in the production of valves.", "production of valves"),
    ("The stated end use is repair of ships.", "repair of ships"),
    ("The lathe is probably for use in a shipyard.", "shipyard"),
    ("The lathe could be used in a shipyard.", None),
]


@pytest.mark.parametrize(("sentence", "use"), USES)
def test_a_capability_is_no_intended_use(sentence: str, use: str | None) -> None:
    text = f"Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc. {sentence}"
    (attempt,) = extract(text, (), (), {})
    assert attempt.intended_use == use


NOT_AN_ATTEMPT = [
    "Foo Vale Tools Ltd. of Cyprus has not ordered any lathe from Barlow Mills Inc.",
    "Previously, Foo Vale Tools Ltd. of Cyprus sought lathes from Barlow Mills Inc.",
    "Foo Vale Tools Ltd. of Cyprus bought a lathe from Barlow Mills Inc. in 2003.",
    "Foo Vale Tools Ltd. denies that it has ordered a lathe.",
    "The Embassy asked the Ministry of Trade to obtain a licence.",
    "",
    "....",
]


@pytest.mark.parametrize("text", NOT_AN_ATTEMPT)
def test_what_was_not_sought_now_is_no_attempt(text: str) -> None:
    assert extract(text, (), (), {}) == ()


def test_a_model_may_follow_in_a_sentence_of_its_own() -> None:
    text = (
        "Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc. "
        "The model in question is either model HL-20 or model HL-30."
    )
    (attempt,) = extract(text, (), (), {})
    assert (attempt.items[0].models, attempt.items[0].alternatives) == (("HL-20", "HL-30"), True)


def test_another_buyer_for_the_same_goods_is_another_attempt() -> None:
    text = (
        "Foo Vale Tools Ltd. of Cyprus was seeking a lathe from Barlow Mills Inc. "
        "Later Sandy Reach Trading FZE of Dubai tried to buy the lathe from Barlow Mills Inc."
    )
    assert [attempt.buyers[0].value for attempt in extract(text, (), (), {})] == [
        "Foo Vale Tools Ltd.",
        "Sandy Reach Trading FZE",
    ]


# Whatever comes in

WORDS = st.sampled_from(
    [
        *[
            "Iran's",
            "Foo",
            "Vale",
            "Ltd.",
            "of",
            "Dubai",
            "was",
            "seeking",
            "to",
            "buy",
            "two",
            "lathes",
            "model",
            "BM-40",
            "or",
            "from",
            "through",
            "on",
            "behalf",
            "by",
        ],
        *[
            "MTCR",
            "controlled",
            "not",
            "may",
            "2010",
            "February",
            "order",
            "for",
            "--",
            "Buyer:",
            "Item:",
            "&",
            "and",
            "“",
            "”",
            "’s",
            "SYRIAS",
            "an",
            "An",
            "1e9",
            "İ",
            "ß",
        ],
        *[",", ".", "(", ")", "\n", "\n\n", "\u202e"],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_give_attempts_whose_spans_lie_in_the_text_and_the_same_bytes_twice(text: str) -> None:
    first = extract(text, (), (), {"dtg": "2026-01-01T00:00:00Z"})
    for attempt in first:
        for mention in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers, *attempt.items):
            assert all(0 <= start < end <= len(text) for start, end in mention.spans)
    assert canonical(plain(first)) == canonical(plain(extract(text, (), (), {"dtg": "2026-01-01T00:00:00Z"})))


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "A-" * 50_000,
        "( " * 50_000,
        "Foo Ltd. " * 5_000,
        "\n" * 100_000,
        "was seeking to buy " * 5_000,
        " " * 300_000 + "-",
        "1.2.3." * 20_000,
    ],
    ids=["one word", "hyphens", "brackets", "names", "line ends", "verbs", "spaces", "figures"],
)
def test_monotonous_text_is_read_to_its_end(text: str) -> None:
    assert extract(text, (), (), {}) == ()
