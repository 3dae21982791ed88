"""Step 7: controls of unlisted items by end use. An alert, a listed party or the stated use brings one up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tearline.assessment.given import Given, Step, effect_under, finding
from tearline.assessment.jurisdiction import Governing
from tearline.model.alert import Alert
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.marking import join
from tearline.model.party import Role
from tearline.model.truth import Truth
from tearline.rulebook.catch_alls import CatchAll

RECEIVERS = (Role.PURCHASER, Role.INTERMEDIATE_CONSIGNEE, Role.ULTIMATE_CONSIGNEE, Role.END_USER)


def catch_all(given: Given, governing: Governing, earlier: Sequence[Finding]) -> Step:
    """One finding for each catch-all that something brings up; a question where the end use is not stated.

    ``earlier``: the findings of the steps before, of which alert and party matches count as grounds.
    """
    findings: list[Finding] = []
    reached = [rule for rule in given.law.catch_alls if _reaches(given, governing, rule)]
    for rule in reached:
        findings.extend(_by_alert(given, governing, rule, earlier))
        findings.extend(_by_words(given, governing, rule))
    if not (given.sale.stated_end_use or "").strip():
        findings.append(_not_stated(reached))
    listed = [
        one for one in earlier if one.kind is FindingKind.PARTY_MATCH and one.effect in (Effect.HOLD, Effect.REFER)
    ]
    if listed and reached:
        findings.append(_by_listed_party(reached, listed))
    not_checked = ["Whether the stated end use is true; a denial of military use neither raises nor clears anything."]
    return Step(tuple(findings), (), tuple(not_checked))


def _reaches(given: Given, governing: Governing, rule: CatchAll) -> bool:
    """Whether the law may apply and the destination, or any party's country, is one that the rule reaches."""
    if governing.applies(rule.law) is Truth.NO:
        return False
    # An exception for a destination is for those who receive there, not for a receiver elsewhere or nobody knows where.
    receivers = {given.sale.destination} | {one.country for one in given.sale.parties if one.role in RECEIVERS}
    if rule.except_codes and receivers <= set(rule.except_codes):
        return False
    if not rule.codes and not rule.groups:
        return True
    chart = given.law.charts.get(rule.law)
    places = {given.sale.destination} | {party.country for party in given.sale.parties}
    for place in places - {None}:
        groups = chart.groups_of(place or "") if chart is not None else ()
        if place in rule.codes or set(groups) & set(rule.groups):
            return True
    return False


def _by_alert(given: Given, governing: Governing, rule: CatchAll, earlier: Sequence[Finding]) -> list[Finding]:
    """An alert that the sale matches gives grounds for suspicion where its concern is the rule's."""
    found: list[Finding] = []
    for alert in sorted(given.alerts, key=lambda alert: alert.id):
        for number in range(len(alert.attempts)):
            concerns = sorted(set(alert.attempts[number].concerns) & set(rule.concerns))
            grounds = [one for one in earlier if _rests_on(one, alert, number)]
            if not concerns or not grounds:
                continue
            found.append(
                finding(
                    FindingKind.CATCH_ALL,
                    rule.id,
                    Truth.UNKNOWN,
                    effect_under(governing.applies(rule.law), Effect.REFER),
                    f"{rule.title}: an open alert that the sale matches names {', '.join(concerns)}",
                    of=[alert.id, number, concerns],
                    citation=rule.citation,
                    evidence=(Evidence("alert", alert.document),),
                    marking=join(one.marking for one in grounds),
                )
            )
    return found


def _rests_on(one: Finding, alert: Alert, number: int) -> bool:
    start = f"alert:{alert.id}#{number}"
    return (
        one.kind is FindingKind.ALERT_MATCH
        and one.effect in (Effect.HOLD, Effect.REFER)
        and (one.rule == start or one.rule.startswith(f"{start}:"))
    )


def _by_words(given: Given, governing: Governing, rule: CatchAll) -> list[Finding]:
    """Words of the rule in the stated end use or in a receiver's business; for military use, in its name too.

    Words that are only denied do not count.
    """
    texts = [("stated_end_use", given.sale.stated_end_use)]
    for n, party in enumerate(given.sale.parties):
        if party.role in RECEIVERS:
            texts.append((f"parties[{n}].business", party.business))
            if rule.end_use == "military":
                texts.append((f"parties[{n}].name", party.name))
    for place, text in texts:
        seen = [word for word in rule.words if _says(text or "", word)]
        if seen:
            question = Question("stated_end_use", rule.inquiry, (rule.id,))
            return [
                finding(
                    FindingKind.CATCH_ALL,
                    rule.id,
                    Truth.UNKNOWN,
                    effect_under(governing.applies(rule.law), Effect.REFER),
                    f"{rule.title}: {place} reads '{seen[0]}'",
                    of=[place, seen],
                    citation=rule.citation,
                    evidence=(Evidence("sale", place),),
                    questions=(question,),
                )
            ]
    return []


def _says(text: str, word: str) -> bool:
    """Whether the text says the word, in singular or plural, and not only to deny it."""
    for match in re.finditer(rf"(?<!\w){re.escape(word)}s?(?!\w)", text.casefold()):
        before = text.casefold()[: match.start()]
        if not re.search(r"\b(?:no|not|non|never|without)\b[\s-]*(?:\w+[\s,]+){0,4}$", before):
            return True
    return False


def _by_listed_party(reached: Sequence[CatchAll], listed: Sequence[Finding]) -> Finding:
    subjects = sorted({one.subject for one in listed})
    return finding(
        FindingKind.CATCH_ALL,
        "listed-party",
        Truth.UNKNOWN,
        Effect.REFER,
        f"A party that matches a list ({', '.join(subjects)}) is reason to ask for the end use under "
        f"{', '.join(rule.id for rule in reached)}",
        of=[subjects, [one.id for one in listed]],
        evidence=tuple(Evidence("sale", subject) for subject in subjects),
        marking=join(one.marking for one in listed),
    )


def _not_stated(reached: Sequence[CatchAll]) -> Finding:
    question = Question(
        "stated_end_use",
        "What will the item be used for, and in which product or process?",
        tuple(rule.id for rule in reached) or ("end_use",),
    )
    return finding(
        FindingKind.CATCH_ALL,
        "end_use:missing",
        Truth.UNKNOWN,
        Effect.ASK,
        "The sale states no end use",
        questions=(question,),
        evidence=(Evidence("sale", "stated_end_use"),),
    )
