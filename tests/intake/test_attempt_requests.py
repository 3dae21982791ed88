"""What a sentence asks of the addressee, by when, where to report, and whom to ask."""

from __future__ import annotations

from datetime import date

import pytest

from tearline.intake.attempt.figures import in_order
from tearline.intake.attempt.requests import Requests, take
from tearline.intake.attempt.tokens import same_length, sentences

SENT = date(2012, 6, 15)
REPORT = "report the response"


def _read(text: str, *, delivered: bool = False) -> Requests:
    clean, requests = in_order(same_length(text)), Requests([])
    for sentence in sentences(clean, 0, len(clean)):
        take(requests, sentence, SENT, delivered=delivered)
    return requests


def _asked(text: str) -> list[tuple[str, str | None, str | None]]:
    return [("report" if one.what == REPORT else "act", one.by, one.report_to) for one in _read(text).result()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mission is asked to make contact with customs at the port.", [("act", None, None)]),
        (
            "Embassy Oslo is instructed to take this up with the Norwegian authorities and to inform "
            "the Department of their answer NLT June 30.",
            [("act", None, None), ("report", "2012-06-30", None)],
        ),
        ("We would be obliged if the matter could be looked into.", [("act", None, None)]),
        (
            "We should appreciate an indication of what has been done, if possible before 1 July.",
            [("report", "2012-07-01", None)],
        ),
        ("Your comments are requested by July 3.", [("report", "2012-07-03", None)]),
        (
            "KINDLY HOLD THE CONSIGNMENT AND CABLE RESULTS BY 20 JUNE.",
            [("act", None, None), ("report", "2012-06-20", None)],
        ),
        ("PLS ADVISE SOONEST.", [("report", None, None)]),
        (
            "You are asked not to respond to the enquiry and to contact this office immediately.",
            [("act", None, None), ("report", None, None)],
        ),
        ("Please stop the goods at the border.", [("act", None, None)]),
        (
            "May we ask you to have the firm visited, and to let us know what comes of it by the end of June?",
            [("act", None, None), ("report", None, None)],
        ),
        ("A licence is required for any export.", []),
        ("You must apply for a licence before you export.", []),
        ("Exports without a licence are prohibited.", []),
        ("Please find attached a copy of the order.", []),
        ("Please see paragraph 4.", []),
        ("This is for your information only; no action is needed.", []),
        ("Nothing needs to be done on your side.", []),
        ("The customer asked the firm to report the price by 30 June.", []),
        ("The firm was asked to quote by 30 June.", []),
        (
            "Posts should deliver the points to the appropriate officials no later than 22 June and "
            "report back to EUR/ABC.",
            [("act", "2012-06-22", None), ("report", None, "EUR/ABC")],
        ),
        (
            "Please direct your reply to the Export Control Division by 2 July 2012.",
            [("report", "2012-07-02", "Export Control Division")],
        ),
        ("We look forward to receiving your reply.", [("report", None, None)]),
        ("We look forward to further cooperation.", []),
        ("Action addressees are requested to urge host governments to deny the licence.", [("act", None, None)]),
        (
            "Exporters who are contacted by the firm are requested to notify the Licensing Office by 1 August 2012.",
            [("report", "2012-08-01", "Licensing Office")],
        ),
        ("Any information that your services hold on the firm would be welcome.", [("report", None, None)]),
        ("We would be interested to learn your view.", [("report", None, None)]),
        ("It would be appreciated if the shipment were halted.", [("act", None, None)]),
        ("Request you investigate and revert by 25 June.", [("act", None, None), ("report", "2012-06-25", None)]),
        (
            "REQUEST EMBASSY APPROACH MFA. REPLY BY COB FRIDAY JUNE 22 TO NP/ECC.",
            [("act", None, None), ("report", "2012-06-22", "NP/ECC")],
        ),
        (
            "Do not accept the order. Inform the Compliance Unit within ten days.",
            [("act", None, None), ("report", None, "Compliance Unit")],
        ),
        (
            "We kindly request to check the said company and answer us until 10.07.2012.",
            [("act", None, None), ("report", "2012-07-10", None)],
        ),
        ("Could your colleagues have a look at the papers?", [("act", None, None)]),
        ("Washington would appreciate post's views.", [("report", None, None)]),
        (
            "The Ministry would be grateful for the assistance of the Embassy in preventing the delivery.",
            [("act", None, None)],
        ),
        (
            "Department requests that Embassy seek assurances that the sale will not go ahead. Embassy "
            "should report any response by June 29, attention ISN/ABC.",
            [("act", None, None), ("report", "2012-06-29", "ISN/ABC")],
        ),
        ("I would ask you to treat this in confidence.", []),
        ("Please treat the source with care.", []),
        ("Please acknowledge receipt to the Risk Analysis Centre.", [("report", None, "Risk Analysis Centre")]),
        ("We hope that your authorities will prevent the transaction.", [("act", None, None)]),
        ("Feedback is welcome.", [("report", None, None)]),
        ("Your early reply will oblige.", [("report", None, None)]),
        ("Please respond by 30 June 2012 to the Secretariat.", [("report", "2012-06-30", "Secretariat")]),
    ],
)
def test_acting_and_reporting_are_one_request_each(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert _asked(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Department contact is Robin Sample.", "Robin Sample"),
        ("For questions, please contact Ms. Jane Placeholder at 555-0100.", "Jane Placeholder"),
        ("POC: Dr. Alex Example, tel. 555-0101", "Alex Example"),
        ("Questions may be addressed to the Export Control Desk.", None),
        ("Please contact the Licensing Office with any questions.", None),
        ("The action officer is Kim Sample, ISN/XXX (202-555-0100).", "Kim Sample"),
        ("POINT OF CONTACT FOR THIS CABLE IS LEE SAMPLE, PM/XXX.", "LEE SAMPLE"),
        ("Queries to Pat Example (pat@t.example).", "Pat Example"),
        ("Your contact in this office is Mr. van der Example.", "van der Example"),
        ("If you have questions, call Chris Placeholder on 555-0103.", "Chris Placeholder"),
        ("The company's contact is in Dubai.", None),
        ("He made contact with Ali Example Trading.", None),
        ("Kindly ask for Mrs Sample.", "Sample"),
        ("For further details you may reach Jo Specimen in the Secretariat.", "Jo Specimen"),
        ("Contact began in May.", None),
        ("Case officer: Inspector Max Muster", "Max Muster"),
    ],
)
def test_the_contact_is_a_person_without_title_and_office(text: str, wanted: str | None) -> None:
    assert _read(text).contact == wanted


def test_the_verbs_of_one_act_stand_in_its_label() -> None:
    (act, report) = _read(
        "Embassy is requested to raise this case with the authorities, leaving a non-paper, to "
        "urge them to investigate, "
        "and to report the response."
    ).result()
    assert act.what == "raise with authorities, non-paper, investigate"
    assert report.what == REPORT


def test_talking_points_repeat_what_the_post_was_asked() -> None:
    requests = _read("Post is requested to deliver the points below.")
    clean = "We ask that you stop the shipment and let us know by 1 July."
    for sentence in sentences(clean, 0, len(clean)):
        take(requests, sentence, SENT, delivered=True)
    assert [one.what for one in requests.result()] == ["raise with authorities"]


def test_where_nothing_else_asks_the_words_to_be_delivered_do() -> None:
    requests = _read("We ask that you stop the shipment.", delivered=True)
    assert [one.what for one in requests.result()] == ["stop the transfer"]


def test_by_then_is_the_day_of_the_sentence_before() -> None:
    asked = _asked("The container stays here till Friday 22 June at noon. Tell us by then if you take it over.")
    assert asked == [("report", "2012-06-22", None)]
