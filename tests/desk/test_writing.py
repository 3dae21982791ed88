"""A written alert says to a reader what it was composed of, and to the partner what the partner may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.outgoing_alerts import OPEN, PARTNER, SVN, alerts
from tearline import intake
from tearline.desk.writing import Form, write_alert, written_cable
from tearline.intake.outgoing import read_outgoing
from tearline.intake.partner import read_partner
from tearline.model.alert import Concern, Modality
from tearline.model.item import Money
from tearline.model.marking import NOBODY, Level, Marking
from tearline.model.outgoing import FearedUse, Firm, Marked, OutgoingAlert, SoughtDeal, WantedItem
from tearline.model.partner import Partner
from tearline.model.refusal import Refused
from tearline.release import write_docx, write_text
from tearline.release.cable_check import check_cable, unread_slots
from tearline.release.cable_text import expected_header, write_cable
from tearline.release.compose import asked_of, closed, compose
from tearline.release.letter import draft_letter
from tearline.release.text import WIDTH
from tearline.wiring.fonts import find_fonts

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "outgoing"
DAY = date(2026, 9, 7)


def patiently(count: int) -> settings:
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))


def example(name: str) -> OutgoingAlert:
    return read_outgoing((EXAMPLES / f"{name}.yaml").read_bytes(), where=name)


def profile(code: str) -> Partner:
    return read_partner((EXAMPLES / f"partner-{code}.yaml").read_bytes(), where=code)


SECRET = Marking(Level.SECRET)
ALERT = example("rotary-table")


@patiently(40)
@given(alerts())
def test_whatever_is_composed_is_read_back_as_it_was(alert: OutgoingAlert):
    cable = compose(alert, PARTNER)
    message = intake.read(write_cable(cable))
    check_cable(cable, message)
    header = expected_header(cable)
    assert {name: message.header[name] for name in ("dtg", "tags", "subject", "from")} == {
        name: header[name] for name in ("dtg", "tags", "subject", "from")
    }
    assert [one.text for one in message.paragraphs if one.number != len(cable.paragraphs) - 1] == [
        one.text for one in cable.paragraphs if one.points_marking is None
    ]


@patiently(120)
@given(alerts().filter(lambda alert: not alert.points))
def test_the_slots_of_an_alert_of_our_own_sentences_are_read_back(alert: OutgoingAlert):
    """read(write(x)) == x: every slot, hidden or open, and what the post is asked to do."""
    message = intake.read(write_cable(compose(alert, PARTNER)))
    assert unread_slots(alert.deal, message.attempts, asked_of(alert)) == []


@patiently(25)
@given(alerts())
def test_the_capitals_of_older_systems_lose_neither_marks_nor_header(alert: OutgoingAlert):
    cable = compose(alert, PARTNER)
    message = intake.read(write_cable(cable, upper=True))
    header = expected_header(cable)
    for name in ("mrn", "dtg", "precedence", "tags", "captions", "banner"):
        read = message.header[name]
        assert {**read, "raw": 0} == {**header[name], "raw": 0} if name == "mrn" else read == header[name]
    assert [one.marking.level for one in message.paragraphs] == [one.marking.level for one in cable.paragraphs]


@patiently(25)
@given(alerts())
def test_the_banner_is_the_highest_portion_and_lines_are_no_wider_than_a_telegram(alert: OutgoingAlert):
    cable = compose(alert, PARTNER)
    highest = max((one.marking.level for one in cable.paragraphs), key=lambda level: level.rank)
    assert cable.banner.level.rank >= highest.rank
    barred = any(one.marking.releasable_to == NOBODY for one in cable.paragraphs)
    assert not barred or cable.banner.releasable_to == NOBODY
    for line in write_cable(cable).decode().splitlines():
        assert len(line) <= WIDTH or line.count(" ") > WIDTH // 8 or " " not in line.strip(), line


@patiently(25)
@given(alerts(), st.data())
def test_what_the_partner_may_not_have_changes_no_byte_of_what_he_gets(alert: OutgoingAlert, data: st.DataObject):
    hidden = st.sampled_from(
        [Marking(Level.TOP_SECRET, NOBODY), Marking(Level.SECRET), Marking(Level.SECRET, frozenset({"MYS"}))]
    )
    canary = Firm(
        "Canary Trading GmbH",
        "DE",
        None,
        data.draw(st.sampled_from(list(type(ALERT.deal.buyers[0].modality))[:3])),
        data.draw(hidden),
    )
    noisy = replace(
        alert,
        serial=alert.serial % 999_999 + 1,
        background=(*alert.background, Marked("Canary words for the post.", Marking(Level.SECRET, NOBODY))),
        deal=replace(
            alert.deal,
            buyers=(canary, *alert.deal.buyers),
            intermediaries=(*alert.deal.intermediaries, canary),
            items=(
                *alert.deal.items,
                WantedItem("canary pump", "canary pumps", ("CN-77",), False, 7, None, data.draw(hidden)),
            ),
            concerns=(
                *alert.deal.concerns,
                *(FearedUse(one.concern, data.draw(hidden)) for one in alert.deal.concerns),
            ),
        ),
    )
    papers = []
    for one in (alert, noisy):
        cable = compose(one, PARTNER)
        non_paper = [paragraph.points for paragraph in cable.paragraphs if paragraph.points]
        papers.append((non_paper, write_text(draft_letter(one, replace(PARTNER, offices=wide()), "capital", DAY))))
    assert papers[0] == papers[1]
    assert b"anary" not in papers[1][1]


def wide():
    return (replace(PARTNER.offices[0], up_to=Level.TOP_SECRET),)


@pytest.mark.parametrize(("name", "code"), [("rotary-table", "SVN"), ("frequency-converters", "TWN")])
def test_the_examples_are_written_whole(name: str, code: str):
    alert, partner = example(name), profile(code)
    written = written_cable(alert, partner)
    letter = draft_letter(alert, partner, "capital", DAY)
    assert written.unread == ()
    assert written.message.diagnostics == ()
    [attempt] = written.message.attempts
    asked = [(what, one.by, one.report_to) for one in attempt.requested_actions for what in one.what.split(", ")]
    assert asked == [
        ("raise with authorities", None, None),
        ("non-paper", None, None),
        ("investigate", None, None),
        ("scrutinise the sale", None, None),
        ("report the response", alert.request.by.isoformat(), "ISN/XXX"),
    ]
    assert attempt.contact == "Jordan Sample"
    for paper in (written.non_paper, letter):
        assert {one.marking.releasable_to for one in paper.portions} == {frozenset({code})}
        text = write_text(paper).decode()
        assert write_docx(paper) == write_docx(paper)
        for hidden in ("STATE", str(alert.serial), "Dunelark", "ROBIN", "Jordan", "555", "2051", "isn"):
            assert hidden not in text
    assert "7 September 2026" in write_text(letter).decode()


def test_a_partner_without_relations_never_reads_of_a_government():
    alert, partner = example("frequency-converters"), profile("TWN")
    letter = draft_letter(alert, partner, "capital", DAY)
    text = (write_text(written_cable(alert, partner).non_paper) + write_text(letter)).decode().casefold()
    text = " ".join(text.split())
    assert "your authorities" in text
    assert [word for word in profile("TWN").words.never if word in text] == []
    spoken = replace(
        example("frequency-converters"),
        points=(Marked("Your Government may know.", Marking(Level.SECRET, frozenset({"TWN"}))),),
    )
    with pytest.raises(Refused, match="point 1 says 'government', which the profile of TWN bars"):
        compose(spoken, profile("TWN"))


def test_no_sentence_says_more_than_that_something_was_sought():
    for name, code in (("rotary-table", "SVN"), ("frequency-converters", "TWN")):
        text = write_cable(compose(example(name), profile(code))).decode()
        assert "seeking to procure" in text
        assert not {"bought", "purchased", "acquired", "obtained"} & set(text.split())
    assert "reportedly seeking" in text
    assert "may be controlled" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"recipient": "TWN"}, "the alert is for TWN, the profile is of SVN"),
        ({"points": (Marked("Open.", OPEN), Marked("Closed.", Marking(Level.SECRET)))}, r"point 2 is marked \(S\)"),
        ({"points": (Marked("Theirs.", Marking(Level.SECRET, frozenset({"MYS"}))),)}, "does not name SVN"),
        ({"points": (Marked("Your kingdom.", OPEN),)}, "point 1 says 'kingdom'"),
        ({"background": (Marked("Open.", OPEN),)}, "background paragraph 1 is marked"),
        ({"deal": replace(ALERT.deal, items=(replace(ALERT.deal.items[0], marking=SECRET),))}, "too little"),
        ({"deal": SoughtDeal(items=ALERT.deal.items, intermediaries=ALERT.deal.intermediaries)}, "too little"),
        ({"background": (Marked("A (NOTE: left open.", Marking(Level.SECRET)),)}, "would be read"),
        ({"points": (Marked("One. End non-paper. Two.", OPEN),)}, "would be read"),
        ({"subject": Marked("SALE TAGS: XX", Marking(Level.SECRET))}, "would be read"),
        ({"signature": "SECRET"}, "the signature would be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_composed_or_read_is_refused_in_one_line(change, said: str):
    with pytest.raises(Refused, match=said) as refused:
        written_cable(replace(ALERT, **change), PARTNER)
    assert "\n" not in refused.value.line()


def paper(form: str, format: str = "txt", name: str = "rotary-table", code: str = "SVN", **how: Any) -> bytes:
    """One paper of an example, as the command line has it written."""
    if format == "pdf":
        pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    files = [(one, (EXAMPLES / f"{one}.yaml").read_bytes()) for one in (name, f"partner-{code}")]
    return write_alert(files[0], files[1], form=form, format=format, on=DAY, fonts=find_fonts(), **how)[0]


@pytest.mark.parametrize(
    ("form", "how", "said"),
    [
        ("non-paper", {"office": "nobody"}, "has no office 'nobody'; it has capital, customs"),
        ("non-paper", {"office": "customs"}, "the office 'customs' does not receive a non-paper"),
        (
            "letter",
            {"office": "customs"},
            "receives papers up to CONFIDENTIAL, and a letter would be SECRET//REL TO USA",
        ),
        ("note", {}, "'note' is no form; use cable, non-paper, letter"),
        ("cable", {"format": "odt"}, "'odt' is not a format; use txt, docx or pdf"),
        ("letter", {"capitals": True}, "only a cable is written in capitals"),
    ],
)
def test_an_office_gets_what_its_profile_allows_in_a_form_that_there_is(form: str, how: dict[str, Any], said: str):
    with pytest.raises(Refused) as refused:
        paper(form, **how)
    assert said in refused.value.line()


@pytest.mark.parametrize("format", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("form", list(Form))
def test_every_paper_in_every_form_is_written_the_same_way_twice(form: Form, format: str):
    raw = paper(form, format)
    assert raw == paper(form, format)
    assert raw[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF", "txt": raw[:4]}[format]


def test_a_cable_goes_in_capitals_where_that_is_asked_for():
    assert paper("cable", capitals=True) == paper("cable").upper()


def test_a_letter_without_anything_to_name_still_covers_its_non_paper():
    alert = replace(
        ALERT,
        deal=replace(ALERT.deal, items=tuple(replace(one, marking=Marking(Level.SECRET)) for one in ALERT.deal.items)),
        points=(Marked("We would like to talk.", OPEN),),
    )
    letter = draft_letter(alert, PARTNER, "customs", DAY)
    assert letter.banner == Marking(Level.UNCLASSIFIED, SVN)
    assert "rotary" not in write_text(letter).decode()


def test_a_group_that_the_partner_belongs_to_is_narrowed_to_the_partner():
    grouped = Marking(Level.SECRET, frozenset({"FVEY"}))
    alert = replace(ALERT, points=(Marked("We would like to talk.", grouped),))
    members = {"FVEY": SVN}
    written = written_cable(alert, PARTNER, memberships=members)
    assert b"(S//REL TO USA, SVN)" in written.text
    with pytest.raises(Refused, match="does not name SVN"):
        written_cable(alert, PARTNER)


def test_the_background_bears_no_release_mark_whatever_its_slots_allow():
    for marking, written in (
        (OPEN, Marking(Level.SECRET)),
        (Marking(Level.SECRET, NOBODY), Marking(Level.SECRET, NOBODY)),
    ):
        assert closed([marking]) == written
    assert closed([]) == Marking(Level.UNCLASSIFIED)


def test_two_concerns_of_different_marks_never_stand_under_the_lower_one():
    hidden, shown = Marking(Level.SECRET, NOBODY), Marking(Level.CONFIDENTIAL, SVN)
    deal = replace(ALERT.deal, concerns=(FearedUse(Concern.NUCLEAR, hidden), FearedUse(Concern.CHEMICAL, shown)))
    points = [one for one in compose(replace(ALERT, deal=deal), PARTNER).paragraphs if one.points]
    assert "nuclear" not in str(points)
    assert "chemical" in str(points)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"buyers": ()}, "Tirdad Nemuneh Sanat Co., who is not the buyer"),
        ({"buyers": (replace(ALERT.deal.buyers[0], name="Gulvand Tejarat Ltd."),)}, "the buyer Gulvand Tejarat Ltd."),
        ({"buyers": (replace(ALERT.deal.buyers[0], modality=Modality.SUSPECTED),)}, "the buyer Tirdad"),
        ({"buyers": (replace(ALERT.deal.buyers[0], country="AE"),)}, "the buyer Tirdad"),
        ({"items": (replace(ALERT.deal.items[0], quantity=3),)}, "the item CNC rotary table"),
        ({"items": (replace(ALERT.deal.items[0], value=Money(Decimal(9), "EUR")),)}, "the item CNC rotary table"),
        ({"items": ()}, "the item CNC rotary table, which nobody named"),
        ({"regimes": ()}, "the item CNC rotary table"),
        ({"seen": None}, "the time"),
        ({"use": Marked("gear repair", OPEN)}, "the stated use"),
        ({"concerns": ()}, "the concerns"),
    ],
)  # fmt: skip
def test_a_slot_that_is_read_otherwise_is_named(change, said: str):
    read = intake.read(write_cable(compose(ALERT, profile("SVN")))).attempts
    assert unread_slots(ALERT.deal, read, asked_of(ALERT)) == []
    assert said in " ".join(unread_slots(replace(ALERT.deal, **change), read))
    assert unread_slots(ALERT.deal, read, asked_of(ALERT)[:1]) == ["the requests"]
    assert unread_slots(ALERT.deal, ())[0] == "0 attempts instead of one"


def test_a_text_with_more_or_fewer_paragraphs_is_not_the_cable_that_was_composed():
    cable = compose(ALERT, profile("SVN"))
    raw = write_cable(cable)
    for other in (
        raw.replace(b"8. (U)", b"9. (U)"),
        raw.replace(b"5. (S) A rotary", b"A rotary"),
        raw.replace(b"5. (S) A", b"5. (C) A"),
    ):
        with pytest.raises(Refused, match="would be read as"):
            check_cable(cable, intake.read(other))
