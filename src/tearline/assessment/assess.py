"""The judgement of one sale, read from top to bottom; each step is one module and calls no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tearline.assessment.alert_match import alert_match
from tearline.assessment.catch_all import catch_all
from tearline.assessment.embargo import embargo
from tearline.assessment.given import Accepted, Given, Resolution, Rules, Step
from tearline.assessment.item_control import item_control
from tearline.assessment.jurisdiction import govern
from tearline.assessment.licence import licence
from tearline.assessment.papers import papers
from tearline.assessment.party_match import ownership, party_match
from tearline.assessment.recommend import held_lists, ordered, questions, recommend, uncovered
from tearline.assessment.red_flags import red_flags
from tearline.model.alert import Alert
from tearline.model.assessment import Assessment, ListVintage
from tearline.model.classification import Classification
from tearline.model.match import Match, Screened, Verdict
from tearline.model.sale import ProposedSale
from tearline.watchlists import Standing

NEVER_CHECKED = (
    "Denials notified by partners: no register of them is loaded.",
    "Transshipment points and high-priority tariff codes: no list of them is loaded.",
)


def assess(
    sale: ProposedSale,
    *,
    screened: Sequence[Screened],
    classifications: Sequence[Classification],
    alerts: Sequence[Alert],
    alert_matches: Sequence[Screened],
    rules: Rules,
    lists: Sequence[ListVintage],
    same_firm: Callable[[str, str], Verdict],
    standing_of: Callable[[Match], Standing],
    as_of: date,
    known_at: date,
    resolutions: Mapping[str, Resolution] | None = None,
    accepted_superseded: Mapping[str, Accepted] | None = None,
    mandatory: Sequence[str] = (),
) -> Assessment:
    """What an officer is recommended to do with the sale, and every reason for it.

    ``as_of`` says which law, ``known_at`` which lists and alerts. ``alert_matches`` are the sale's
    parties held against the open alerts (list ``alerts``, entry ``<alert>#<attempt>.<slot>.<n>``).
    ``same_firm`` compares two names, ``standing_of`` says what standing on a list means.
    Pure and deterministic; the order of the sequences does not matter, but for the sale's own.
    """
    given = Given(
        sale=sale,
        law=rules.law,
        as_of=as_of,
        known_at=known_at,
        screened=screened,
        classifications=classifications,
        alerts=alerts,
        alert_matches=alert_matches,
        lists=lists,
        mandatory=mandatory,
        same_firm=same_firm,
        standing_of=standing_of,
        resolutions=resolutions or {},
        accepted_superseded=accepted_superseded or {},
    )
    governing, jurisdiction = govern(given)
    alerted = alert_match(given)
    parties = party_match(given)
    steps = (
        held_lists(given),
        jurisdiction,
        alerted,
        parties,
        ownership(given, governing),
        item_control(given, governing),
        licence(given, governing),
        embargo(given, governing),
        red_flags(given),
        papers(given),
        catch_all(given, governing, (*alerted.findings, *parties.findings)),
        Step(not_checked=NEVER_CHECKED),
    )
    findings = ordered(one for step in steps for one in step.findings)
    obstacles = tuple(sentence for step in steps for sentence in step.obstacles)
    return Assessment(
        sale=sale.reference,
        recommendation=recommend(findings, obstacles),
        findings=findings,
        questions=questions(findings),
        not_checked=uncovered(steps),
        as_of=as_of,
        known_at=known_at,
        rulebook=rules.digest,
        lists=tuple(sorted(lists, key=lambda one: one.id)),
    )
