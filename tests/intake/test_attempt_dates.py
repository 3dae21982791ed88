"""The times that a sentence names, and the day that a text without a header is of."""

from __future__ import annotations

from datetime import date

import pytest

from tearline.intake.attempt.dated import day_of
from tearline.intake.attempt.dates import deadlines, times
from tearline.intake.attempt.figures import in_order
from tearline.intake.attempt.tokens import Sentence, same_length, sentences
from tearline.intake.attempt.when import apart, dating

SENT = date(2012, 6, 15)


def _sentence(text: str) -> Sentence:
    clean = in_order(same_length(text))
    (sentence,) = sentences(clean, 0, len(clean))
    return sentence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on 4 May", ["2012-05-04"]),
        ("in late October", ["2011-10"]),
        ("in the spring of 2011", ["2011"]),
        ("In July it asked", ["2011-07"]),
        ("dated 12 MAR 94", ["1994-03-12"]),
        ("the second week of March", ["2012-03"]),
        ("in the course of 1993", ["1993"]),
        ("last month", ["2012-05"]),
        ("yesterday", ["2012-06-14"]),
        ("two weeks ago", ["2012-06"]),
        ("July 4th, 2011", ["2011-07-04"]),
        ("2012/05/04", ["2012-05-04"]),
        ("It may order more.", []),
        ("May 2 was the day", ["2012-05-02"]),
        ("In May, they ordered", ["2012-05"]),
        ("first half of 2011", ["2011"]),
        ("the third quarter of 2011", ["2011"]),
        ("as of mid-June", ["2012-06"]),
        ("on the 4th of June", ["2012-06-04"]),
        ("between 3 and 7 June", ["2012-06"]),
        ("04.05.2012", ["2012-05-04"]),
        ("part number 2009 was", []),
        ("on 30 February 2012", []),
        ("Monday, 4 June", ["2012-06-04"]),
        ("in early 2012", ["2012"]),
        ("Since 2009 it has", ["2009"]),
        ("on or about 22 November", ["2011-11-22"]),
        ("model 1998 lathe", []),
        ("at the beginning of this month", ["2012-06"]),
        ("in June last year", ["2011-06"]),
        ("in December 2011 and January 2012", ["2011-12", "2012-01"]),
    ],
)
def test_a_time_has_the_precision_of_the_text(text: str, wanted: list[str]) -> None:
    assert [one.iso for one in times(_sentence(text), SENT)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Reply by close of business Friday 22 June.", ["2012-06-22"]),
        ("Reply not later than July 3", ["2012-07-03"]),
        ("Reply NLT 3 July", ["2012-07-03"]),
        ("Reply before 12 May", ["2013-05-12"]),
        ("Reply until 10.07.2012", ["2012-07-10"]),
        ("Reply by the end of July", []),
        ("Reply within 30 days", []),
        ("It was ordered on 3 June", []),
    ],
)
def test_a_deadline_is_a_day_ahead(text: str, wanted: list[str]) -> None:
    assert [one.iso for one in deadlines(_sentence(text), SENT)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The firm was founded in 1998.",
        "It is licensed under Regulation 428 of 2009.",
        "Thank you for your letter of 3 May.",
        "We were informed of this on 3 May.",
        "The shipment is planned for 5 June.",
        "The firm had previously bought lathes in 2003.",
    ],
)
def test_a_time_of_something_else_is_apart(text: str) -> None:
    sentence = _sentence(text)
    assert all(apart(sentence, one) for one in times(sentence, SENT))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The order is dated 18 January.", "2012-01-18"),
        ("The enquiry, which bears the date 18 January, is for a dozen valves.", "2012-01-18"),
        ("Date of information: mid-February 1998", "1998-02"),
        ("Letter date is June 2.", "2012-06-02"),
        ("The request dates from May 19 and comes from Homs.", "2012-05-19"),
        ("The weather was fine on 18 January.", None),
    ],
)
def test_a_sentence_may_only_date_the_order(text: str, wanted: str | None) -> None:
    sentence = _sentence(text)
    assert dating(sentence, times(sentence, SENT)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kronberg, 04.07.2012", "Kronberg, 2012-07-04"),
        ("on 11.05.\n2012 they", "on 2012-05-11\n they"),
        ("2016. 5. 20. (by e-mail)", "2016-5-20  . (by e-mail)"),
        ("PARIS LE 3/10/86", "PARIS LE 86-10-3"),
        ("FM SECSTATE 03/02/2010", "FM SECSTATE 2010-03-02"),
        ("ratio 1.2.3.4 and 202.555.0177", "ratio 1.2.3.4 and 202.555.0177"),
        ("31.13.2010", "31.13.2010"),
    ],
)
def test_dates_in_figures_are_put_in_order_at_the_same_length(text: str, wanted: str) -> None:
    assert in_order(text) == wanted
    assert len(wanted) == len(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Office\n\n14 September 2016\n\nDear Sirs,\nin June 2015 it wrote.", date(2016, 9, 14)),
        ("Thu Nov 06 00:00:00 +0000 2003\nSecretary", date(2003, 11, 6)),
        ("TLX NR 2281 12.03.87 1405\nTEXT", date(1987, 3, 12)),
        ("Your letter of 3 June 2021\nDate: 1 July 2021\n", date(2021, 7, 1)),
        ("The firm wrote on 21 August 2006 and again in May.", date(2006, 8, 21)),
        ("No day at all.", None),
    ],
)
def test_a_text_without_a_header_has_the_day_of_its_date_line(text: str, wanted: date | None) -> None:
    assert day_of(in_order(text)) == wanted


def test_putting_dates_in_order_takes_time_in_proportion() -> None:
    assert in_order("1." * 20_000)
    assert in_order("1/1" * 20_000)
