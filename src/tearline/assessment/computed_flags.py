"""Red flags that can be computed from the sale itself: three values, and what was seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tearline.assessment.given import Given
from tearline.model.match import Verdict
from tearline.model.party import Party, Role
from tearline.model.truth import Truth, any_of

Seen = tuple[Truth, str]
RECEIVERS = (Role.ULTIMATE_CONSIGNEE, Role.END_USER)


def forwarder_is_destination(given: Given) -> Seen:
    """Whether a forwarder is also the last consignee, or stands alone at the far end."""
    forwarders = given.sale.party(Role.FORWARDER)
    receivers = [party for role in RECEIVERS for party in given.sale.party(role)]
    if not forwarders:
        return Truth.UNKNOWN, "no forwarder is named"
    for one in forwarders:
        for other in receivers:
            if given.same_firm(one.name, other.name) is Verdict.SAME:
                return Truth.YES, f"the forwarder {one.name} is also {other.role.value.replace('_', ' ')}"
    if not receivers:
        return Truth.UNKNOWN, "no consignee or end user is named beside the forwarder"
    return Truth.NO, "the consignee is another firm than the forwarder"


def abnormal_route(given: Given) -> Seen:
    """Whether the route fails to end at the destination, or passes a place twice; the rest is judgement."""
    route, destination = given.sale.route, given.sale.destination
    if route and destination and route[-1] != destination:
        return Truth.YES, f"the route ends in {route[-1]}, the destination is {destination}"
    if any(route[n] in route[n + 2 :] for n in range(len(route) - 2)):
        return Truth.YES, "the route comes back to a country that it had left"
    return Truth.UNKNOWN, "the route alone does not show it"


def consignee_is_mail_centre(given: Given) -> Seen:
    """Whether a receiver's address or stated business is that of a mail centre, trader or forwarder."""
    tables = given.law.tables
    for party in (one for role in RECEIVERS for one in given.sale.party(role)):
        if word := _word(party.address, tables.mail_words):
            return Truth.YES, f"the address of {party.name} reads '{word}'"
        if word := _word(party.business, tables.forwarding_words):
            return Truth.YES, f"the business of {party.name} is '{word}'"
    return Truth.UNKNOWN, "addresses and stated business do not show it"


def contact_elsewhere(given: Given) -> Seen:
    """Whether a telephone code or a country domain belongs to another country than the party states."""
    answers = [_contact(given, party) for party in given.sale.parties]
    truth = any_of(answer for answer, _ in answers)
    said = [why for answer, why in answers if answer is truth and why]
    return truth, "; ".join(said) or "no party states a telephone, e-mail or web address"


def denied_likeness(given: Given) -> Seen:
    """Whether screening found a listed firm by name or address that is not the party itself."""
    near = [
        screened.subject
        for screened in given.screened
        for match in screened.matches
        if match.verdict is Verdict.RELATED
    ]
    if near:
        return Truth.YES, f"see the party match of {', '.join(sorted(set(near)))}"
    if not given.screened or any(screened.result == "cannot_judge" for screened in given.screened):
        return Truth.UNKNOWN, "not every party could be screened"
    return Truth.NO, "no party resembles a listed one"


COMPUTED: Mapping[str, Callable[[Given], Seen]] = {
    "forwarder_is_destination": forwarder_is_destination,
    "abnormal_route": abnormal_route,
    "consignee_is_mail_centre": consignee_is_mail_centre,
    "contact_elsewhere": contact_elsewhere,
    "denied_likeness": denied_likeness,
}


def _contact(given: Given, party: Party) -> Seen:
    if party.country is None or not (party.phone or party.email or party.website):
        return Truth.NO, ""
    places: list[tuple[str, tuple[str, ...]]] = []
    if party.phone and (owners := _dialled(given, party.phone)):
        places.append((party.phone, owners))
    for address in (party.email, party.website):
        if address and (country := _domain_country(given, address)):
            places.append((address, (country,)))
    for shown, countries in places:
        if party.country not in countries:
            return Truth.YES, f"{party.name} states {party.country}, {shown} belongs to {' or '.join(countries)}"
    return Truth.NO, f"the contact data of {party.name} contradict nothing"


def _dialled(given: Given, phone: str) -> tuple[str, ...]:
    """The countries of an international number, longest code first; none for a local one."""
    digits = re.sub(r"\D", "", phone)
    if phone.strip().startswith("00"):
        digits = digits[2:]
    elif not phone.strip().startswith("+"):
        return ()
    for length in (3, 2, 1):
        if found := given.law.tables.dialling_codes.get(digits[:length]):
            return found
    return ()


def _domain_country(given: Given, address: str) -> str:
    """The country of a two-letter domain; none for a generic one or one that is sold to anybody."""
    host = re.split(r"[/?#:]", address.strip().split("@")[-1].removeprefix("https://").removeprefix("http://"))[0]
    last = host.rstrip(".").rsplit(".", 1)[-1].lower()
    if len(last) != 2 or not last.isalpha() or last == "eu" or last in given.law.tables.neutral_domains:
        return ""
    return "GB" if last == "uk" else last.upper()


def _word(text: str | None, words: tuple[str, ...]) -> str:
    lower = (text or "").casefold()
    return next((word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lower)), "")
