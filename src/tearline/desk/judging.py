"""One sale judged: screened, classified, assessed. The steps do not know each other; they meet here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tearline.assessment import Accepted, Resolution, assess
from tearline.classification import classify
from tearline.desk.ports import Held
from tearline.model.alert import Alert, Mention
from tearline.model.assessment import Assessment
from tearline.model.classification import Classification
from tearline.model.match import Screened, Verdict
from tearline.model.party import ListedParty
from tearline.model.sale import ProposedSale
from tearline.rulebook import OfficialText, Rules
from tearline.screening import ALERTS, HeldList, index_of, judge_pair, screen, standing_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """The assessment of one sale, and the screenings and classifications that it was made from."""

    assessment: Assessment
    screened: tuple[Screened, ...]
    alert_matches: tuple[Screened, ...]
    classifications: tuple[Classification, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything that was known on two dates: the law of ``as_of``; lists and alerts of ``known_at``."""

    rules: Rules
    held: Held
    official: Mapping[str, OfficialText]
    alerts: tuple[Alert, ...]
    as_of: date
    known_at: date
    accepted_superseded: Mapping[str, Accepted] = field(default_factory=dict)

    def judge(self, sale: ProposedSale, resolutions: Mapping[str, Resolution] | None = None) -> Judgement:
        """The judgement of ``sale``; ``resolutions`` are officers' answers to earlier findings, by id."""
        screened = screen(sale.parties, self.held.usable, problems=self.held.problems)
        alert_matches = screen(sale.parties, (alerts_as_list(self.alerts, self.known_at),))
        classifications = tuple(
            classify(item, self.rules, name, official=self.official.get(name), subject=f"items[{number}]")
            for number, item in enumerate(sale.items)
            for name in sorted(self.rules.lists)
        )
        assessment = assess(
            sale,
            screened=screened,
            classifications=classifications,
            alerts=self.alerts,
            alert_matches=alert_matches,
            rules=self.rules,
            lists=self.held.vintages,
            mandatory=tuple(one.id for one in self.held.vintages),
            same_firm=_same_firm,
            standing_of=standing_of,
            resolutions=resolutions or {},
            accepted_superseded=self.accepted_superseded,
            as_of=self.as_of,
            known_at=self.known_at,
        )
        return Judgement(assessment, screened, alert_matches, classifications)

    def touched_by(self, alert: Alert, sale: ProposedSale) -> bool:
        """Whether some finding on ``sale`` rests on ``alert``."""
        alone = Judge(self.rules, self.held, self.official, (alert,), self.as_of, self.known_at)
        findings = alone.judge(sale).assessment.findings
        return any(one.kind == "alert_match" and one.status != "no" for one in findings)


def alerts_as_list(alerts: Sequence[Alert], day: date) -> HeldList:
    """Open alerts as one more list. A supplier is a firm that was approached, never a listed party."""
    parties = [
        _listed(alert, f"{number}.{slot}.{place}", mention)
        for alert in alerts
        for number, attempt in enumerate(alert.attempts)
        for slot, mentions in (("buyers", attempt.buyers), ("intermediaries", attempt.intermediaries))
        for place, mention in enumerate(mentions)
    ]
    return HeldList(ALERTS, day, "", index_of(parties))


def _listed(alert: Alert, slot: str, mention: Mention) -> ListedParty:
    return ListedParty(
        list_id=ALERTS,
        entry_id=f"{alert.id}#{slot}",
        name=mention.value,
        countries=() if mention.country is None else (mention.country,),
        marking=mention.marking,
    )


def _same_firm(ours: str, theirs: str) -> Verdict:
    return judge_pair("Company", ours, theirs).verdict
