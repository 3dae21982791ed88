"""What a telegram looks like: its lines in order, its marks, its width, and the order that it is classified under."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from desk.outgoing_alerts import PARTNER, alerts
from desk.test_writing import ALERT, OPEN, SECRET, example, profile
from tearline import intake
from tearline.desk.writing import written_cable
from tearline.model.classification_order import Source
from tearline.model.marking import NOBODY, Level, Marking
from tearline.model.outgoing import Authority, Marked, OutgoingAlert
from tearline.model.refusal import Refused
from tearline.release.cable_check import check_cable
from tearline.release.cable_page import cable_docx, cable_pdf
from tearline.release.cable_text import write_cable
from tearline.release.compose import compose
from tearline.release.text import WIDTH

HEADER = (
    r"26[A-Z]+\d{6}",
    r"[ZOPR]( [ZOPR])? \d{6}Z [A-Z]{3} 26",
    r"FM SECSTATE WASHDC",
    r"TO [A-Z ]+( (FLASH|IMMEDIATE|PRIORITY|ROUTINE))?( \d{4})?",
    r"INFO .+",
    r"(UNCLAS|C O N F I D E N T I A L|S E C R E T|T O P S E C R E T)( NOFORN)? [A-Z]+ \d{6}",
    r"SIPDIS",
    r"E\.O\. 13526: DECL: \d{8}",
    r"TAGS: .+",
    r"SUBJECT: \([UCST]{1,2}(//NF)?\) .+",
    r"REF: .+",
    r"Classified By: .+",
    r"1\. \(U\) .+",
)
"""How the lines begin, from the message number to the first paragraph."""

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def lines(alert: OutgoingAlert) -> list[str]:
    return write_cable(compose(alert, PARTNER)).decode().splitlines()


@pytest.mark.parametrize("name", ["rotary-table", "frequency-converters"])
def test_the_lines_of_a_header_stand_in_the_order_of_the_field(name: str):
    written = (
        write_cable(compose(example(name), profile({"rotary-table": "SVN"}.get(name, "TWN")))).decode().splitlines()
    )
    places = [next((at for at, line in enumerate(written) if re.fullmatch(pattern, line)), None) for pattern in HEADER]
    found = [at for at in places if at is not None]
    assert all(before < after for before, after in pairwise(found))
    assert len(found) >= len(HEADER) - 2  # INFO and REF are not in every cable


@quick
@given(alerts())
def test_paragraphs_are_numbered_without_a_gap_and_each_bears_its_mark(alert: OutgoingAlert):
    opened = [found for line in lines(alert) if (found := re.match(r"(\d+)\. (\((?:U|C|S|TS)(?://NF)?\)) ", line))]
    assert [int(one[1]) for one in opened] == list(range(1, len(opened) + 1))
    assert len(opened) == len(compose(alert, PARTNER).paragraphs)


@quick
@given(alerts())
def test_a_release_mark_stands_over_the_points_and_nowhere_else(alert: OutgoingAlert):
    written = "\n".join(lines(alert))
    before, points = written.split("Begin non-paper:")
    points, after = points.split("End non-paper.")
    assert "REL" not in before.split("Classified By")[1] + after
    assert re.match(r"\n\n\((?:C|S|TS)//REL TO USA, [A-Z, \n]+\)\n\n-- ", points)
    assert points.count("REL TO") == 1


def test_no_line_is_longer_than_a_teletypewriter_holds():
    for name, code in (("rotary-table", "SVN"), ("frequency-converters", "TWN")):
        assert max(map(len, write_cable(compose(example(name), profile(code))).decode().splitlines())) <= WIDTH == 69


@pytest.mark.parametrize(
    ("sent", "until", "reason", "line"),
    [
        (datetime(2001, 5, 4, 10, tzinfo=UTC), date(2011, 5, 4), "1.5(b)", "E.O. 12958: DECL: 05/04/2011"),
        (datetime(2010, 6, 26, 10, tzinfo=UTC), date(2035, 6, 26), "1.4(b)", "E.O. 12958: DECL: 06/26/2035"),
        (datetime(2010, 6, 27, 10, tzinfo=UTC), date(2035, 6, 26), "1.4(b)", "E.O. 13526: DECL: 20350626"),
        (datetime(2026, 9, 3, 10, tzinfo=UTC), "50X2-WMD", "1.4(h)", "E.O. 13526: DECL: 50X2-WMD"),
    ],
)
def test_the_order_of_the_day_is_named_and_its_date_written_as_it_wants(sent, until, reason: str, line: str):
    who = Authority("ISN/XXX", "DIRECTOR", "ROBIN EXAMPLE", (reason,), until)
    asked = replace(ALERT.request, by=date(sent.year + 1, 1, 1))
    deal = replace(ALERT.deal, seen=Marked(str(sent.year), OPEN))
    alert = replace(ALERT, sent=sent, authority=who, references=(), deal=deal, request=asked)
    written = written_cable(alert, PARTNER)
    assert line in written.text.decode().splitlines()
    assert f"REASON {reason[:3]} ({reason[4].upper()})." in written.text.decode()
    assert written.message.diagnostics == ()


def test_a_derivative_names_its_sources_and_no_reason():
    sources = (
        Source("25 STATE 98120", date(2025, 3, 2), date(2040, 3, 2)),
        Source("Security Guide SG-1 (fictional)", date(2019, 5, 1), None),
    )
    who = Authority("ISN/XXX", "DIRECTOR", "ROBIN EXAMPLE", (), date(2044, 5, 1), sources)
    written = written_cable(replace(ALERT, authority=who), PARTNER)
    text = " ".join(written.text.decode().split())
    assert "E.O. 13526: DECL: 20440501 " in text
    assert (
        "Classified By: ISN/XXX DIRECTOR ROBIN EXAMPLE. Derived From: 25 STATE 98120 (2 March 2025); Security" in text
    )
    assert "Guide SG-1 (fictional) (1 May 2019). 1. (U)" in text
    assert "REASON" not in text
    assert written.message.diagnostics == ()
    with pytest.raises(Refused, match="the sources would be read as"):
        check_cable(written.cable, intake.read(written.text.replace(b"SG-1", b"SG-2")))


def test_what_the_header_leaves_out_the_profile_says():
    written = written_cable(replace(ALERT, action=(), tags=("PARM",)), profile("SVN"))
    assert b"\nTO AMEMBASSY LJUBLJANA PRIORITY\n" in written.text
    assert b"\nTAGS: PARM, SI\n" in written.text
    assert b"Embassy Ljubljana is requested to raise" in written.text


def test_a_slot_that_no_reader_would_get_back_is_refused_unless_an_officer_wants_it_all_the_same():
    buyer = replace(ALERT.deal.buyers[0], name="the pump works")
    alert = replace(ALERT, deal=replace(ALERT.deal, buyers=(buyer,)))
    with pytest.raises(Refused, match="a reader of the cable would not get back the buyer the pump works") as refused:
        written_cable(alert, PARTNER)
    assert "\n" not in refused.value.line()
    written = written_cable(alert, PARTNER, despite_unread=True)
    assert "the buyer the pump works" in written.unread
    assert b"the pump works" in written.text


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(alerts())
def test_a_page_of_a_cable_says_its_lines_and_its_banner(alert: OutgoingAlert):
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    cable = compose(alert, PARTNER)
    text = write_cable(cable)
    assert cable_docx(text, cable.banner) == cable_docx(text, cable.banner)
    assert cable_pdf(text, cable.banner, ()) == cable_pdf(text, cable.banner, ())


def test_a_character_that_the_page_of_a_cable_cannot_show_is_named():
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    with pytest.raises(Refused, match="install Debian's fonts-noto-cjk"):
        cable_pdf("26STATE000001\n\n1. (U) 上海\n".encode(), Marking(Level.UNCLASSIFIED), ())


def test_the_background_keeps_the_highest_mark_of_its_slots():
    deal = replace(ALERT.deal, use=Marked("valve machining", Marking(Level.SECRET, NOBODY)))
    text = " ".join(
        write_cable(compose(replace(ALERT, deal=deal, background=(Marked("More.", SECRET),)), PARTNER)).decode().split()
    )
    assert "(S//NF) The stated end use is valve machining. " in text
    assert text.count("valve machining") == 1
