"""The plain ways in which an alert says who wants what from whom: few words each, and always the same answer."""

from __future__ import annotations

import pytest

from tearline.intake.attempt import extract

BUYER, MIDDLEMAN, SUPPLIER = "Pars Tandis Foolad Company", "Copperfinch Commodities FZCO", "Castelbrando S.p.A."
WITHOUT_A_MIDDLEMAN = [
    "{B} of Iran has turned to {S} for two lathes.",
    "{S} has offered two lathes to {B} of Iran.",
    "{B} of Iran expressed interest in two lathes manufactured by {S}.",
    "We understand that {S} is in discussions with {B} of Iran to supply two lathes.",
    "{B} of Iran may be attempting to acquire two lathes produced by {S}.",
    "Information available to us indicates that an Iranian entity, {B}, intends to procure two lathes "
    "from your country's {S}.",
    "It is our understanding that {S} may be about to conclude a contract with {B} of Iran for two lathes.",
    "{S} has signed a contract to provide {B} of Iran with two lathes.",
    "The delivery of two lathes by {S} to {B} of Iran is imminent.",
    "{B} of Iran's efforts to purchase two lathes from {S} continue.",
    "{S} recently shipped two lathes to {B} of Iran and a second shipment is planned.",
    "Iran's {B} issued a tender for two lathes; {S} submitted a bid.",
    "{B} of Iran has requested quotations for two lathes from several suppliers, including {S}.",
    "As of March 2011, {B} of Iran was in the process of acquiring two lathes from the Italian firm {S}.",
    "{B}, an Iranian company, has been attempting since January to purchase two lathes from {S}, Milan.",
    "{S} is considering the sale of two lathes to {B} in Iran.",
    "{S} has agreed to sell two lathes to {B}, an Iranian firm.",
    "We have learned of a possible sale by {S} of two lathes to {B} of Iran.",
    "Iran's {B} remains interested in purchasing two lathes from {S}.",
    "{B} of Iran has entered into negotiations with {S} over two lathes.",
    "{B} of Iran contacted {S} to inquire about two lathes.",
    "{B} of Iran was offered two lathes by {S}.",
    "{S} exhibited at a fair in Tehran, where {B} of Iran asked for two lathes.",
    "{S} applied for a license to export two lathes to {B} of Iran.",
    "{B} OF IRAN IS SEEKING TWO LATHES FROM THE ITALIAN FIRM {S}.",
    "THE ITALIAN FIRM {S} HAS RECEIVED AN ORDER FOR TWO LATHES FROM {B} OF IRAN.",
    "{S} PLANS TO SHIP TWO LATHES TO {B} OF IRAN IN LATE MAY.",
    "TEHRAN-BASED {B} IS TRYING TO PROCURE TWO LATHES FROM {S}.",
    "{B} of Iran concluded a contract with {S} for two lathes.",
    "{S} and {B} of Iran are negotiating a contract for two lathes.",
    "Talks between {S} and {B} of Iran about two lathes are under way.",
    "{B} of Iran sent a purchase order for two lathes to {S}.",
    "{B} of Iran has issued a letter of credit in favor of {S} for two lathes.",
    "A delegation from {B} of Iran visited {S} to discuss the purchase of two lathes.",
    "Engineers of {B} of Iran visited {S} and asked for two lathes.",
    "A representative of {B} of Iran e-mailed {S} asking for a price quote on two lathes.",
    "{B} of Iran requested price quotes from {S} for two lathes.",
    "We are concerned that {S} may supply two lathes to {B} of Iran.",
    "We urge you to prevent {S} from exporting two lathes to {B} of Iran.",
    "We ask that you stop the shipment of two lathes from {S} to {B} of Iran.",
    "{S} is preparing to ship two lathes to {B} of Iran.",
    "A shipment of two lathes from {S} is about to leave for {B} of Iran.",
    "The Italian company {S} is exploring the possibility of selling two lathes to {B} of Iran.",
    "{S} provided a quotation for two lathes to {B} of Iran.",
    "{B} of Iran has been in contact with {S} since May about two lathes.",
    "{B} of Iran corresponded with {S} about buying two lathes.",
    "{B} of Iran intends to place an order with {S} for two lathes.",
    "{B} of Iran recently solicited bids for two lathes, and {S} responded.",
    "Two lathes are wanted by {B} of Iran, which has written to {S}.",
    "{B} of Iran is the end user of two lathes that {S} has been asked to deliver.",
    "The end-user of two lathes ordered from {S} is {B} of Iran.",
    "{S} told us that {B} of Iran had inquired about two lathes.",
]
THROUGH_A_MIDDLEMAN = [
    "{B} of Tehran is trying to buy two lathes from {S} using {I} of Dubai as a front.",
    "{B} of Tehran has asked {S} for two lathes. The machines would be shipped via {I} in Dubai.",
    "{B} of Tehran has ordered two lathes from {S}, with {I} of Dubai serving as the consignee.",
    "{I}, a Dubai-based front company for {B} of Iran, has ordered two lathes from {S}.",
    "Acting as an intermediary, {I} of Dubai asked {S} to quote two lathes for {B} in Iran.",
    "{I} of Dubai, acting as agent for {B} of Iran, sought two lathes from {S}.",
    "We believe {B} of Iran is using {I} in Dubai to procure two lathes from {S}.",
    "{S} received an inquiry for two lathes from {I} of Dubai. The end user is {B} in Iran.",
    "{S} has been approached by {I} of Dubai about two lathes intended for {B} in Iran.",
    "An order for two lathes was placed with {S} by {I} of Dubai, whose customer is {B} of Iran.",
    "{I} of Dubai is negotiating with {S} the purchase of two lathes that are destined for {B} in Iran.",
    "Two lathes made by {S} are being sought by {B}, an Iranian firm, through its agent {I}.",
    "The freight forwarder {I} of Dubai has been engaged by {B} of Iran to move two lathes bought from {S}.",
    "{B} of Iran wants two lathes. {I} of Dubai will handle the shipping. The supplier is {S}.",
    "{B} of Iran has directed {I} of Dubai to obtain two lathes from {S}.",
    "On behalf of {B} of Iran, {I} has contacted {S} regarding two lathes.",
    "{I} informed {S} that the two lathes were for {B} in Iran.",
    "{I} told {S} it was buying two lathes for a customer in Iran, {B}.",
    "{S} plans to sell two lathes to {B} of Iran via {I} in Dubai.",
    "Please be advised that {B}, Tehran, through {I}, Dubai, is in contact with {S} concerning two lathes.",
    "According to the invoice, {S} sold two lathes to {I} of Dubai, which intends to re-export them to {B} in Iran.",
    "{I} of Dubai, a trading company that buys for {B} of Iran, has placed an order for two lathes with {S}.",
    "{I} of Dubai is known to act as a procurement agent for {B} of Iran. In March it ordered two lathes from {S}.",
    "{B} of Iran, working through {I} of Dubai, is in the market for two lathes from {S}.",
    "The Dubai firm {I} is helping {B} of Iran to buy two lathes from {S}.",
    "{B} of Iran asked the Dubai-based broker {I} to find two lathes. {I} then contacted {S}.",
    "{B} of Iran has enlisted {I} of Dubai to obtain two lathes from {S}.",
    "{I} of Dubai requested that {S} quote two lathes for delivery to {B} in Iran.",
    "{I} of Dubai arranged the purchase of two lathes from {S} for {B} of Iran.",
    "{I} of Dubai is the buyer of record of two lathes ordered from {S}; the real customer is {B} of Iran.",
    "{I} of Dubai sent an e-mail to {S} asking for two lathes. It stated that the end user would be {B} of Iran.",
    "{S} was contacted by {I} of Dubai, which wanted two lathes for its Iranian client {B}.",
    "WE HAVE LEARNED THAT {B} OF IRAN HAS APPROACHED {S} OF MILAN FOR TWO LATHES THROUGH {I} OF DUBAI.",
    "{I} of Dubai ordered two lathes from {S}. The goods are ultimately destined for {B} in Iran.",
    "{I} of Dubai bought two lathes from {S} for onward shipment to {B} in Iran.",
    "The buyer, {I} of Dubai, is a front for {B} of Iran. It wants two lathes from {S}.",
    "{B} of Iran is attempting to obtain two lathes. The intermediary is {I} of Dubai, and the supplier is {S}.",
    "{B} of Iran is working with {I} of Dubai to acquire two lathes from {S}.",
    "{I} of Dubai, at the request of {B} of Iran, has asked {S} for two lathes.",
    "{I} of Dubai has been seeking two lathes from {S} for use by {B} of Iran.",
    "{B} of Iran used {I} of Dubai as a cut-out to order two lathes from {S}.",
    "{S} was asked by {I} of Dubai to supply two lathes. The inquiry originated with {B} of Iran.",
    "{I} of Dubai offered to buy two lathes from {S} and to ship them to {B} of Iran.",
    "Documents show that {I} of Dubai, on instructions from {B} of Iran, is purchasing two lathes from {S}.",
]


def told(sentence: str) -> tuple[list[str], list[str], list[str], list[tuple[str, object]]]:
    """Buyers, intermediaries and suppliers of the one attempt, and its goods with their count."""
    text = sentence.format(B=BUYER, I=MIDDLEMAN, S=SUPPLIER)
    (attempt,) = extract(text.upper() if sentence.replace("{B}", "").isupper() else text, (), (), {})
    parties = [[one.value.casefold() for one in role] for role in (attempt.buyers, attempt.intermediaries)]
    sellers = [one.value.casefold() for one in attempt.suppliers]
    return parties[0], parties[1], sellers, [(one.description.casefold(), one.quantity) for one in attempt.items]


@pytest.mark.parametrize("sentence", WITHOUT_A_MIDDLEMAN)
def test_who_wants_what_from_whom_is_read_in_many_words(sentence: str) -> None:
    assert told(sentence) == ([BUYER.casefold()], [], [SUPPLIER.casefold()], [("lathe", 2)])


@pytest.mark.parametrize("sentence", THROUGH_A_MIDDLEMAN)
def test_who_stands_between_is_told_apart_in_many_words(sentence: str) -> None:
    assert told(sentence) == ([BUYER.casefold()], [MIDDLEMAN.casefold()], [SUPPLIER.casefold()], [("lathe", 2)])
