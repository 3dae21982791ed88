"""Every rule by which a firm gets its part, each in the shortest sentence; then pairs that must differ."""

from __future__ import annotations

import pytest

from intake.attempt_texts import attempts, named, roles, rules
from tearline.intake.attempt.directory import Directory
from tearline.intake.attempt.grammar import deeds
from tearline.intake.attempt.models import models
from tearline.intake.attempt.names import names
from tearline.intake.attempt.phrases import draw_together
from tearline.intake.attempt.scan import Found, scan
from tearline.intake.attempt.tokens import same_length, sentences

BUYERS = [
    ("FOO was seeking two pumps.", "FOO", "seek-subject"),
    ("Two pumps were sought by FOO.", "FOO", "seek-by"),
    ("FOO approached BAR about two pumps.", "FOO", "approach-subject"),
    ("BAR was asked by FOO for two pumps.", "FOO", "approach-by"),
    ("FOO asked whether two pumps could be supplied.", "FOO", "asks-whether"),
    ("FOO told BAR that it wished to buy two pumps.", "FOO", "tells"),
    ("FOO sent BAR an inquiry for two pumps.", "FOO", "order-subject"),
    ("An order for two pumps was placed by FOO with BAR.", "FOO", "order-by"),
    ("The order was sent from FOO to BAR for two pumps.", "FOO", "order-from"),
    ("The order for two pumps is from FOO.", "FOO", "order-is-from"),
    ("An inquiry from FOO to BAR for two pumps was seen.", "FOO", "request-from"),
    ("An inquiry by FOO with BAR for two pumps was seen.", "FOO", "request-by"),
    ("FOO's inquiry to BAR for two pumps was seen.", "FOO", "request-owner"),
    ("FOO's contract with BAR for two pumps was seen.", "FOO", "contract-owner"),
    ("The contract by FOO for two pumps was seen.", "FOO", "contract-by"),
    ("The purchase of two pumps by FOO from BAR is planned.", "FOO", "purchase-by"),
    ("An attempt by FOO to acquire two pumps is known.", "FOO", "attempt-by"),
    ("FOO's interest in two pumps is known.", "FOO", "attempt-by"),
    ("An order for two pumps was received by BAR from FOO.", "FOO", "receive-from"),
    ("FOO received an offer for two pumps from BAR.", "FOO", "receive-offer"),
    ("BAR sent FOO an offer for two pumps.", "FOO", "offer-to"),
    ("BAR would supply two pumps to FOO.", "FOO", "supply-to"),
    ("BAR will deliver FOO two pumps.", "FOO", "supply-object"),
    ("FOO is to be supplied with two pumps by BAR.", "FOO", "supply-patient"),
    ("The sale of two pumps by BAR to FOO is planned.", "FOO", "sale-to"),
    ("The inquiry for two pumps came from FOO.", "FOO", "came-from"),
    ("The inquiry for two pumps came on the letterhead of FOO.", "FOO", "came-on"),
    ("The purchase was passed to FOO for two pumps.", "FOO", "passed-to"),
    ("FOO to BAR: one winding machine", "FOO", "brief"),
    ("FOO is the buyer of two pumps.", "FOO", "is-buyer"),
    ("FOO was seeking two pumps. The end user is QUX.", "QUX", "is-end-user"),
    ("FOO was seeking two pumps and named QUX as the end user.", "QUX", "as-end-user"),
    ("The buyer FOO was mentioned together with two pumps from BAR.", "FOO", "called-buyer"),
    ("Pumps are scarce. The one who wants two pumps is FOO.", "FOO", "the-one-who-wants"),
    ("The firm that wants two pumps is FOO.", "FOO", "seek-subject-equal"),
    ("FOO contacted us. It was seeking two pumps from BAR.", "FOO", "seek-subject-referred"),
    ("Buyer: FOO\nItem: two pumps", "FOO", "labelled"),
    ("End user: QUX\nItem: two pumps", "QUX", "labelled-end-user"),
    ("FOO was seeking two pumps from BAR on behalf of QUX.", "QUX", "on-behalf"),
    ("FOO ordered two pumps from BAR for QUX.", "QUX", "bought-for"),
    ("FOO was seeking two pumps and acts for QUX.", "QUX", "acts-for"),
    ("FOO, a front company for QUX, was seeking two pumps from BAR.", "QUX", "front-for"),
    ("BAZ is the buyer for QUX of two pumps.", "QUX", "arm-of"),
    ("QUX instructed BAZ to order two pumps from BAR.", "QUX", "instructs"),
    ("FOO was seeking two pumps. The pumps are for QUX.", "QUX", "goods-for"),
    ("BAR signed a contract for two pumps with QUX of Iran.", "QUX", "either"),
]
SUPPLIERS = [
    ("FOO was seeking two pumps from BAR.", "BAR", "seek-from"),
    ("FOO wants two pumps at BAR.", "BAR", "seek-at"),
    ("FOO is discussing two pumps with BAR.", "BAR", "seek-with"),
    ("BAR was asked for two pumps.", "BAR", "seek-patient"),
    ("FOO approached BAR about two pumps.", "BAR", "approach-object"),
    ("FOO told BAR that it wished to buy two pumps.", "BAR", "told"),
    ("FOO sent BAR an inquiry for two pumps.", "BAR", "order-object"),
    ("An order for two pumps was placed by FOO with BAR.", "BAR", "order-with"),
    ("An order for two pumps from FOO was sent to BAR.", "BAR", "order-to"),
    ("An inquiry from FOO to BAR for two pumps was seen.", "BAR", "request-to"),
    ("FOO placed an order for two pumps with BAR.", "BAR", "request-with"),
    ("FOO's contract with BAR for two pumps was seen.", "BAR", "contract-with"),
    ("The purchase of two pumps by FOO from BAR is planned.", "BAR", "purchase-from"),
    ("We know of the purchase of two pumps by FOO with BAR.", "BAR", "purchase-with"),
    ("BAR received an order for two pumps from FOO.", "BAR", "receive-subject"),
    ("An order for two pumps was received by BAR from FOO.", "BAR", "receive-by"),
    ("BAR is in receipt of an inquiry for two pumps from FOO.", "BAR", "in-receipt"),
    ("BAR sent FOO an offer for two pumps.", "BAR", "offer-subject"),
    ("An offer for two pumps was sent by BAR to FOO.", "BAR", "offer-by"),
    ("An offer from BAR to FOO for two pumps was seen.", "BAR", "offer-from"),
    ("BAR would supply two pumps to FOO.", "BAR", "supply-subject"),
    ("Two pumps were to be supplied by BAR to FOO.", "BAR", "supply-by"),
    ("Two pumps were supplied from BAR to FOO.", "BAR", "supply-from"),
    ("The sale of two pumps by BAR to FOO is planned.", "BAR", "sale-by"),
    ("The sale of two pumps from BAR to FOO is planned.", "BAR", "sale-from"),
    ("BAR is planning the sale of two pumps.", "BAR", "plans-sale"),
    ("An application by BAR for a licence for two pumps was made.", "BAR", "applies-by"),
    ("A licence application from BAR for two pumps was made.", "BAR", "applies-from"),
    ("The inquiry for two pumps went to BAR.", "BAR", "went-to"),
    ("FOO to BAR: one winding machine", "BAR", "brief"),
    ("FOO was seeking two pumps. BAR is the supplier.", "BAR", "is-supplier"),
    ("FOO was seeking two pumps. BAR is given as the supplier.", "BAR", "as-supplier"),
    ("BAR signed a contract for two pumps with QUX of Iran.", "BAR", "either"),
    ("BAR\n\nDear Sirs,\n\nYour customer FOO was seeking two pumps.", "BAR", "addressee"),
    ("FOO was seeking two pumps. The supplier BAR is known to us.", "BAR", "by-elimination"),
]
DEAL = "FOO was seeking two pumps from BAR. "
BETWEEN = [
    ("FOO ordered two pumps from BAR through BAZ.", "BAZ", "through"),
    ("FOO ordered two pumps from BAR via BAZ.", "BAZ", "through"),
    ("FOO was seeking two pumps from BAR on behalf of QUX.", "FOO", "on-behalf-actor"),
    ("FOO ordered two pumps from BAR for QUX.", "FOO", "bought-for-actor"),
    ("FOO was seeking two pumps and acts for QUX.", "FOO", "acts-for-actor"),
    ("FOO, a front company for QUX, was seeking two pumps.", "FOO", "front-for-actor"),
    ("QUX instructed BAZ to order two pumps from BAR.", "BAZ", "instructed"),
    ("BAZ was hired by QUX. QUX was seeking two pumps from BAR.", "BAZ", "hired-actor"),
    ("BAZ was hired. QUX was seeking two pumps from BAR.", "BAZ", "hired"),
    ("QUX was seeking two pumps from BAR and uses BAZ.", "BAZ", "employed"),
    (DEAL + "BAZ will arrange the transport.", "BAZ", "arranges"),
    (DEAL + "The shipment was arranged by BAZ.", "BAZ", "arranged-by"),
    (DEAL + "Payment will come from BAZ.", "BAZ", "payment-or-freight"),
    (DEAL + "The payment was made by BAZ.", "BAZ", "payment-or-freight"),
    (DEAL + "BAZ is the broker.", "BAZ", "is-intermediary"),
    (DEAL + "BAZ acts as a broker.", "BAZ", "as-intermediary"),
    (DEAL + "The broker BAZ is known to us.", "BAZ", "called-intermediary"),
    ("Buyer: FOO\nBroker: BAZ\nItem: two pumps", "BAZ", "labelled"),
    ("FOO was seeking two pumps. The end user is QUX.", "FOO", "asks-for-another"),
    (DEAL + "Lorne Vale Freight Forwarding Ltd is in the port.", "Lorne Vale Freight Forwarding Ltd", "by-elimination"),
]


@pytest.mark.parametrize(("text", "firm", "rule"), BUYERS)
def test_a_buyer_says_by_which_rule_it_was_found(text: str, firm: str, rule: str) -> None:
    assert (firm, "buyer", rule) in rules(attempts(text))


@pytest.mark.parametrize(("text", "firm", "rule"), SUPPLIERS)
def test_a_supplier_says_by_which_rule_it_was_found(text: str, firm: str, rule: str) -> None:
    assert (firm, "supplier", rule) in rules(attempts(text))


@pytest.mark.parametrize(("text", "firm", "rule"), BETWEEN)
def test_an_intermediary_says_by_which_rule_it_was_found(text: str, firm: str, rule: str) -> None:
    assert (firm, "between", rule) in rules(attempts(text))


@pytest.mark.xfail(
    strict=True,
    reason="a sentence like that of a docstring or of the table of rules gives the firm no part by its rule",
)
@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (DEAL + "The freight is with BAZ.", "BAZ"),
        (DEAL + "The freight lies in the hands of BAZ.", "BAZ"),
        ("BAR received an offer. Two companies signed the request for two pumps: FOO and QUX.", "QUX"),
        ("A company wants two pumps: FOO.", "FOO"),
        ("BAR told us that its sales department was contacted by FOO about two pumps.", "FOO"),
        ("FOO acted as the buyer of two pumps.", "FOO"),
    ],
    ids=["freight-with", "freight in the hands of", "listed", "one behind a colon", "a department", "as a buyer"],
)
def test_a_firm_gets_the_part_that_the_code_and_its_reference_promise(text: str, firm: str) -> None:
    assert firm in {one for one, _, rule in rules(attempts(text)) if rule != "by-elimination"}


DIFFERENT = [
    ("FOO negotiated with BAR for the purchase of two pumps.", [{"buyer": ["FOO"], "supplier": ["BAR"]}]),
    ("FOO negotiated with BAR for the sale of two pumps.", []),
    ("FOO ordered pumps through BAZ.", [{"buyer": ["FOO"], "between": ["BAZ"]}]),
    ("FOO ordered pumps from BAZ.", [{"buyer": ["FOO"], "supplier": ["BAZ"]}]),
    ("FOO sent BAZ an inquiry for two pumps.", [{"buyer": ["FOO"], "supplier": ["BAZ"]}]),
    ("FOO sent BAZ an offer for two pumps.", [{"buyer": ["BAZ"], "supplier": ["FOO"]}]),
    ("FOO received an order for two pumps from BAZ.", [{"buyer": ["BAZ"], "supplier": ["FOO"]}]),
    ("FOO received an offer for two pumps from BAZ.", [{"buyer": ["FOO"], "supplier": ["BAZ"]}]),
    ("FOO was seeking two pumps from BAR.", [{"buyer": ["FOO"], "supplier": ["BAR"]}]),
    ("FOO may be seeking two pumps from BAR.", [{"buyer": ["FOO?"], "supplier": ["BAR"]}]),
    ("FOO is suspected of seeking two pumps from BAR.", [{"buyer": ["FOO?"], "supplier": ["BAR"]}]),
    ("FOO did not order two pumps from BAR.", []),
    ("FOO is the buyer of two pumps.", [{"buyer": ["FOO"]}]),
    ("FOO is possibly the buyer of two pumps.", [{"buyer": ["FOO?"]}]),
    (DEAL + "The broker BAZ is known to us.", [{"buyer": ["FOO"], "between": ["BAZ"], "supplier": ["BAR"]}]),
    (DEAL + "The broker BAZ is not involved.", [{"buyer": ["FOO"], "between": ["BAZ no"], "supplier": ["BAR"]}]),
    (
        "FOO was seeking two pumps from BAR, possibly through BAZ.",
        [{"buyer": ["FOO"], "between": ["BAZ?"], "supplier": ["BAR"]}],
    ),
    ("FOO bought two pumps from BAR in 2003.", []),
    ("Previously, FOO sought pumps from BAR.", []),
    ("The Ministry asked BAR for two pumps.", []),
    ("The Embassy asked the Ministry to obtain two pumps.", []),
    ("FOO has talked with BAR.", []),
]


@pytest.mark.parametrize(("text", "wanted"), DIFFERENT)
def test_near_sentences_give_different_parts(text: str, wanted: list[dict[str, list[str]]]) -> None:
    assert roles(attempts(text)) == wanted


@pytest.mark.parametrize(
    ("text", "subject", "others"),
    [
        ("FOO was seeking two pumps from BAR.", "FOO", {"from": ["BAR"]}),
        ("FOO ordered two pumps through BAZ for QUX.", "FOO", {"through": ["BAZ"], "for": ["QUX"]}),
        ("Two pumps were ordered by FOO.", None, {"by": ["FOO"]}),
    ],
)
def test_a_deed_has_its_subject_and_its_prepositions(
    text: str, subject: str | None, others: dict[str, list[str]]
) -> None:
    clean = same_length(named(text))
    (sentence,) = sentences(clean, 0, len(clean))
    found = Found(names(sentence, (), Directory()), [], models(sentence, ()), [])
    deed = deeds(draw_together(scan(sentence, found), sentence), sentence)[0]
    assert [one.value for one in deed.subject.names] == [named(subject)] if subject and deed.subject else not subject
    for relation, firms in others.items():
        assert [one.names[0].value for one in deed.by[relation]] == [named(firm) for firm in firms]
