"""Step 5: embargoes and like controls of whole destinations, by destination, route and every party."""

from __future__ import annotations

import re

from tearline.assessment.given import Given, Step, conditional, effect_under, finding
from tearline.assessment.jurisdiction import Governing
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.party import Role
from tearline.model.truth import Truth
from tearline.rulebook.destinations import DestinationControl


def embargo(given: Given, governing: Governing) -> Step:
    """One finding for each control that the sale touches, naming every place by which it does."""
    findings: list[Finding] = []
    for law in governing.laws():
        applies = governing.applies(law)
        for control in given.law.controls.get(law, ()):
            touched = _touched(given, control)
            if not touched:
                continue
            prefix = conditional(given, law, applies)
            note = f". {control.note}" if control.note else ""
            findings.append(
                finding(
                    FindingKind.LICENCE_REQUIREMENT,
                    f"{law}:embargo:{control.id}",
                    applies,
                    effect_under(applies, Effect(control.effect)),
                    f"{prefix}{control.title}: touched by {', '.join(touched)}{note}",
                    of=touched,
                    citation=control.citation,
                    evidence=tuple(Evidence("sale", place) for place in touched),
                )
            )
    not_checked = () if given.sale.route else ("The route of the goods: the sale states none.",)
    return Step((*findings, *_nowhere(given)), (), not_checked)


def _nowhere(given: Given) -> tuple[Finding, ...]:
    """A party without a country might sit in an embargoed one, so that is asked."""
    found = []
    for number, party in enumerate(given.sale.parties):
        if party.country is None and party.role is not Role.EXPORTER:
            subject = f"parties[{number}]"
            role = party.role.value.replace("_", " ")
            question = Question(f"{subject}.country", f"In which country is {party.name} ({role})?", ("embargo",))
            found.append(
                finding(
                    FindingKind.DIVERSION,
                    "country:missing",
                    Truth.UNKNOWN,
                    Effect.ASK,
                    f"The country of {party.name} ({role}) is not stated, so no embargo could be ruled out",
                    of=party.name,
                    subject=subject,
                    evidence=(Evidence("sale", subject),),
                    questions=(question,),
                )
            )
    return tuple(found)


def _touched(given: Given, control: DestinationControl) -> tuple[str, ...]:
    """The fields of the sale that lead there; a control of regions needs the region's name as well."""
    sale = given.sale
    if control.places:
        parties = [
            (f"parties[{n}].address", party.country, f"{party.name} {party.address or ''}")
            for n, party in enumerate(sale.parties)
        ]
        site = ("installation_site", sale.destination, sale.installation_site or "")
        return tuple(
            sorted(
                place
                for place, country, text in (*parties, site)
                if country in control.codes and _names(text, control.places)
            )
        )
    countries = [("destination", sale.destination)]
    countries += [(f"route[{n}]", place) for n, place in enumerate(sale.route)]
    countries += [(f"parties[{n}].country", party.country) for n, party in enumerate(sale.parties)]
    return tuple(sorted(place for place, country in countries if country in control.codes))


def _names(text: str, words: tuple[str, ...]) -> bool:
    lower = text.casefold()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lower) for word in words)
