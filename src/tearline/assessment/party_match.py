"""Step 2: parties, and owners of parties, held against the lists. The one place where a match becomes a finding."""

from __future__ import annotations

import re
from decimal import Decimal

from tearline.assessment.given import Given, Step, effect_under, finding, lifted
from tearline.assessment.jurisdiction import Governing
from tearline.model.citation import Citation
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.match import Match, Screened, Verdict
from tearline.model.party import Owner, Party
from tearline.model.truth import Truth
from tearline.rulebook.catch_alls import OwnershipRule

_OWNER = re.compile(r"parties\[(\d+)\]\.owners\[(\d+)\]")


def party_match(given: Given) -> Step:
    """A finding for each match of a party itself; parties that screening could not judge are obstacles."""
    findings: list[Finding] = []
    obstacles: list[str] = []
    for screened in sorted(given.screened, key=lambda one: (one.subject, one.name)):
        if screened.result == "cannot_judge":
            obstacles.append(f"{screened.subject} could not be screened: {screened.reason or 'no reason given'}.")
        if not _OWNER.fullmatch(screened.subject):
            findings.extend(_match(given, screened, match) for match in _standing(screened))
    return Step(tuple(findings), tuple(obstacles))


def _standing(screened: Screened) -> list[Match]:
    return sorted(
        (match for match in screened.matches if match.verdict is not Verdict.DIFFERENT),
        key=lambda match: (match.list_id, match.entry_id, match.alias),
    )


def _match(given: Given, screened: Screened, match: Match) -> Finding:
    standing = given.standing_of(match)
    denied = match.verdict is Verdict.SAME and standing.effect == "hold"
    of = _identity(screened, match)
    what = "is the same as" if match.verdict is Verdict.SAME else "is related to"
    place = f"{match.list_id} {match.entry_id}"
    text = f"{screened.name} {what} {match.name} ({_listing(match)}): {standing.reason}. {match.why.rstrip('.')}"
    one = finding(
        FindingKind.PARTY_MATCH,
        match.list_id,
        Truth.YES if match.verdict is Verdict.SAME else Truth.UNKNOWN,
        Effect.HOLD if denied else Effect.REFER,
        text,
        of=of,
        subject=screened.subject,
        citation=_cited(given, match),
        evidence=(Evidence("list", place), Evidence("sale", screened.subject)),
        marking=match.marking,
        anywhere=True,
    )
    answer = lifted(given, one.id)
    if answer is None:
        return one
    return finding(
        FindingKind.PARTY_MATCH,
        match.list_id,
        Truth.NO,
        Effect.NONE,
        f"{screened.name} is not {match.name}: so found by {answer.by}, {answer.reason}",
        of=of,
        subject=screened.subject,
        evidence=one.evidence,
        marking=one.marking,
        anywhere=True,
    )


def _cited(given: Given, match: Match) -> Citation:
    """The law of the standing and the notice of the entry; the first is our reading of the list's terms."""
    parts = (given.standing_of(match).citation, match.citation)
    return Citation("; ".join(one for one in parts if one), source="secondary")


def _identity(screened: Screened, match: Match) -> list[object]:
    """What a resolution answers for; it falls when the party, the listed entry or its programme changes."""
    return [
        " ".join(screened.name.split()).casefold(),
        match.list_id,
        match.entry_id,
        match.name,
        match.alias,
        _listing(match),
        match.verdict,
    ]


def _listing(match: Match) -> str:
    """On what part of which list, and under which programme, as an officer would cite it."""
    return ", ".join(dict.fromkeys(one for one in (match.list_id, match.sublist, match.programme) if one))


def ownership(given: Given, governing: Governing) -> Step:
    """Listed owners: a firm that they own to the rule's share counts as listed; less, or unknown, is an officer's."""
    findings: list[Finding] = []
    not_checked: list[str] = []
    by_party: dict[int, list[tuple[Screened, Match, Owner]]] = {}
    for screened in sorted(given.screened, key=lambda one: (one.subject, one.name)):
        place = _OWNER.fullmatch(screened.subject)
        if place is None:
            continue
        party = int(place[1])
        owner = given.sale.parties[party].owners[int(place[2])]
        if not _owns_on(owner, given):
            continue
        for match in _standing(screened):
            single = _owner_match(given, screened, match)
            findings.append(single)
            if single.status is not Truth.NO and match.verdict is Verdict.SAME:
                by_party.setdefault(party, []).append((screened, match, owner))
    for number, owned in sorted(by_party.items()):
        for rule in given.law.ownership:
            matching = [one for one in owned if _listed_as(one[1], rule)]
            if matching:
                findings.append(_by_rule(given, governing, number, rule, matching))
    if not all(party.owners for party in given.sale.parties):
        not_checked.append("Who owns the parties, where the sale does not say it.")
    return Step(tuple(findings), (), tuple(not_checked))


def _owns_on(owner: Owner, given: Given) -> bool:
    return (owner.start is None or owner.start <= given.as_of) and (owner.end is None or given.as_of <= owner.end)


def _listed_as(match: Match, rule: OwnershipRule) -> bool:
    text = f"{match.list_id} {match.sublist} {match.programme}".casefold()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in rule.listed_as)


def _owner_match(given: Given, screened: Screened, match: Match) -> Finding:
    """A listed owner is at least a red flag (number 29 of 15 CFR 732 supp. 3), whatever the share."""
    of = _identity(screened, match)
    what = "is the same as" if match.verdict is Verdict.SAME else "is related to"
    one = finding(
        FindingKind.OWNERSHIP,
        f"owner:{match.list_id}",
        Truth.YES if match.verdict is Verdict.SAME else Truth.UNKNOWN,
        Effect.REFER,
        f"The owner {screened.name} {what} {match.name} ({_listing(match)}): {match.why.rstrip('.')}",
        of=of,
        subject=screened.subject,
        citation=_cited(given, match),
        evidence=(Evidence("list", f"{match.list_id} {match.entry_id}"), Evidence("sale", screened.subject)),
        marking=match.marking,
        anywhere=True,
    )
    answer = lifted(given, one.id)
    if answer is None:
        return one
    return finding(
        FindingKind.OWNERSHIP,
        f"owner:{match.list_id}",
        Truth.NO,
        Effect.NONE,
        f"The owner {screened.name} is not {match.name}: so found by {answer.by}, {answer.reason}",
        of=of,
        subject=screened.subject,
        evidence=one.evidence,
        marking=one.marking,
        anywhere=True,
    )


def _by_rule(
    given: Given,
    governing: Governing,
    number: int,
    rule: OwnershipRule,
    owned: list[tuple[Screened, Match, Owner]],
) -> Finding:
    """The shares of listed owners, added up once for each owner, against the rule's."""
    party: Party = given.sale.parties[number]
    shares = {screened.subject: owner.percent for screened, _, owner in owned}
    known = sum((share for share in shares.values() if share is not None), Decimal(0))
    reached = Truth.YES if known >= rule.percent else Truth.UNKNOWN if None in shares.values() else Truth.NO
    applies = governing.applies(rule.law) if rule.law else Truth.YES
    in_force = rule.applies_on(given.as_of)
    if not in_force:
        effect, status = Effect.NONE, Truth.NO
        say = f"the rule was not in force on {given.as_of}"
    elif reached is Truth.NO:
        effect, status = Effect.NONE, Truth.NO
        say = f"{known} % is less than {rule.percent} %"
    elif reached is Truth.UNKNOWN:
        effect, status = effect_under(applies, Effect.REFER), Truth.UNKNOWN
        say = f"the share is not known, and {rule.percent} % makes the firm count as listed"
    else:
        effect, status = effect_under(applies, Effect.HOLD), applies
        say = f"{known} % or more is held by listed owners, so the firm counts as listed"
    question = Question("owners", f"Which shares in {party.name} do its owners hold, in percent?", (rule.id,))
    return finding(
        FindingKind.OWNERSHIP,
        rule.id,
        status,
        effect,
        f"{party.name}: {say}. {rule.title}. {rule.note}",
        of=[party.name, sorted((subject, str(share)) for subject, share in shares.items())],
        subject=f"parties[{number}]",
        citation=rule.citation,
        evidence=tuple(Evidence("sale", subject) for subject in sorted(shares)),
        questions=(question,) if reached is Truth.UNKNOWN and effect is not Effect.NONE else (),
    )
