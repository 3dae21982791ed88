"""What the assessment's tests share: a clean sale, one alert, and how a written case becomes arguments."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tearline.assessment import Accepted, Resolution, assess
from tearline.intake.sale import read_sale
from tearline.model.alert import Alert, Attempt, Mention, Modality, SoughtItem
from tearline.model.assessment import Assessment, ListVintage
from tearline.model.classification import Classification, EntryResult, ReasonForControl, Status
from tearline.model.finding import Question
from tearline.model.marking import Level, Marking
from tearline.model.match import Match, Screened, Verdict
from tearline.model.truth import Truth
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.law import Law, LawBook, compile_law
from tearline.watchlists import Standing

REGIMES = Path(__file__).resolve().parents[2] / "src" / "tearline" / "regimes"
CASES = Path(__file__).resolve().parent / "cases"
DAY = date(2026, 9, 20)
SECRET = Marking(Level.SECRET, frozenset({"SVN"}))
NOFORN = Marking(Level.SECRET, frozenset())


@cache
def law_book() -> LawBook:
    """The laws that the package ships."""
    return compile_law({path.relative_to(REGIMES).as_posix(): path.read_bytes() for path in REGIMES.rglob("*.yaml")})


@dataclass(frozen=True)
class DayRules:
    """A rulebook of one day, as far as an assessment reads it."""

    law: Law
    digest: str = "f" * 64


CIRCUMSTANCE_WORDS = (
    "cash_payment end_use_refused declines_installation declines_training declines_maintenance "
    "unfamiliar_with_product vague_delivery abnormal_route abnormal_packaging evasive_on_reexport "
    "incompatible_configuration late_route_change letter_of_credit_to_issuing_bank little_web_presence "
    "consignee_is_mail_centre forwarder_is_destination product_unfit_for_business beyond_country_level"
)
CIRCUMSTANCES = CIRCUMSTANCE_WORDS.split()

CLEAN: dict[str, Any] = {
    "reference": "EXP-2026-1000",
    "date": date(2026, 9, 15),
    "transaction": "export",
    "parties": [
        {"role": "exporter", "name": "Lizika Obdelava d.o.o.", "country": "SI"},
        {"role": "purchaser", "name": "Vinterhagl Verksted AS", "country": "NO", "phone": "+47 22 55 50 11"},
        {"role": "ultimate_consignee", "name": "Vinterhagl Verksted AS", "country": "NO"},
        {"role": "end_user", "name": "Vinterhagl Verksted AS", "country": "NO", "business": "furniture fittings"},
    ],
    "items": [
        {
            "description": "coolant pump",
            "maker": "Lizika Obdelava d.o.o.",
            "model": "LOP-12",
            "origin": "SI",
            "us_content_percent": 0,
            "quantity": 1,
        }
    ],
    "destination": "NO",
    "route": ["SI", "AT", "DE", "DK", "SE", "NO"],
    "stated_end_use": "cooling of drilling machines for hinge plates",
    "documents": [
        {"kind": "end_user_statement", "number": "E-1", "valid_to": date(2027, 3, 1), "covers": {"quantity": 1}}
    ],
    "circumstances": dict.fromkeys(CIRCUMSTANCES, False),
}


def open_alert() -> Alert:
    """An alert on a rotary table of the clean sale's exporter, sought from Tehran through Dubai."""

    def mention(value: str, country: str, marking: Marking, at: int, modality: Modality = Modality.STATED) -> Mention:
        return Mention(value, country, ((at, at + len(value)),), marking, modality, "test")

    return Alert(
        id="26STATE100001",
        document="ab" * 32,
        received=date(2026, 9, 1),
        review_by=date(2027, 3, 1),
        attempts=(
            Attempt(
                buyers=(mention("Golbarg Nemuneh Sanat Co.", "IR", SECRET, 100),),
                intermediaries=(mention("Marjan Bahr Trading LLC", "AE", NOFORN, 200, Modality.SUSPECTED),),
                suppliers=(mention("Lizika Obdelava", "SI", SECRET, 300),),
                items=(
                    SoughtItem("CNC rotary table", models=("LRT-320T", "LRT-400T"), alternatives=True, marking=SECRET),
                ),
                seen="2026-08",
                concerns=("ballistic missile",),
            ),
        ),
    )


def same_firm(one: str, other: str) -> Verdict:
    """A comparison that is good enough for these tests: same first word, same firm."""
    first = one.casefold().split()[0], other.casefold().split()[0]
    return Verdict.SAME if first[0] == first[1] else Verdict.DIFFERENT


def standing_of(match: Match) -> Standing:
    """What standing on the fictional sublist means: three of them forbid dealings."""
    denied = match.sublist in ("Denied Persons", "Entity List", "SDN")
    return Standing(match.sublist, "hold" if denied else "refer", "it is listed", "Fictional law 7")


@dataclass
class Arguments:
    """Everything that ``assess`` takes, ready to be changed by a test."""

    sale: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(CLEAN))
    screened: list[Screened] | None = None
    matches: list[dict[str, Any]] = field(default_factory=list)
    classifications: list[Classification] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    alert_matches: list[Screened] = field(default_factory=list)
    lists: list[ListVintage] = field(default_factory=lambda: [vintage("us-csl"), vintage("un-sc")])
    mandatory: tuple[str, ...] = ("un-sc", "us-csl")
    resolutions: dict[str, Resolution] = field(default_factory=dict)
    accepted: dict[str, Accepted] = field(default_factory=dict)
    law: Law | None = None
    as_of: date = DAY
    known_at: date = DAY

    def judge(self) -> Assessment:
        """The assessment of these arguments."""
        sale = read_sale(_written(self.sale), where="case")
        screened = self.screened if self.screened is not None else screen(sale.parties, self.matches)
        return assess(
            sale,
            screened=screened,
            classifications=self.classifications,
            alerts=self.alerts,
            alert_matches=self.alert_matches,
            rules=DayRules(self.law or law_book().on(self.as_of)),
            lists=self.lists,
            same_firm=same_firm,
            standing_of=standing_of,
            as_of=self.as_of,
            known_at=self.known_at,
            resolutions=self.resolutions,
            accepted_superseded=self.accepted,
            mandatory=self.mandatory,
        )


def _written(sale: dict[str, Any]) -> bytes:
    """The sale as JSON, figures as figures and days as texts."""
    bare = {key: value for key, value in sale.items() if value is not None}
    return json.dumps(bare, default=lambda one: float(one) if isinstance(one, Decimal) else str(one)).encode()


def vintage(list_id: str, problem: str | None = None) -> ListVintage:
    """A fresh list, or one with a problem."""
    return ListVintage(list_id, date(2026, 9, 10), "cd" * 32, 10, 25, problem)


def screen(parties: Any, matches: list[dict[str, Any]]) -> list[Screened]:
    """What screening would say: every party and owner, with the matches that a case lays down."""
    subjects = [(f"parties[{n}]", party.name) for n, party in enumerate(parties)]
    subjects += [
        (f"parties[{n}].owners[{m}]", owner.name)
        for n, party in enumerate(parties)
        for m, owner in enumerate(party.owners)
    ]
    found = []
    for subject, name in subjects:
        mine = tuple(_match(name, one) for one in matches if one["subject"] == subject)
        result: Any = "match" if mine else "no_match"
        found.append(Screened(subject, name, result, None, mine))
    return found


def _match(name: str, given: dict[str, Any]) -> Match:
    return Match(
        list_id=given.get("list", "us-csl"),
        entry_id=given.get("entry", "7"),
        name=given.get("name", name.upper()),
        alias=given.get("name", name.upper()),
        verdict=Verdict(given.get("verdict", "same")),
        strength=0.9,
        completeness=0.5,
        why="the distinctive words agree",
        programme=given.get("programme", ""),
        citation="90 FR 12345",
        sublist=given.get("sublist", "Entity List"),
    )


def classification(given: dict[str, Any]) -> Classification:
    """A classification as a case writes it; ``{list, status, entries: [{entry, status, reasons}]}``."""
    entries = tuple(
        EntryResult(
            entry=one["entry"],
            status=Status(one["status"]),
            trace=(),
            reasons=tuple(
                ReasonForControl(reason["reason"], reason.get("column"), Truth(reason.get("applies", "yes")))
                for reason in one.get("reasons", [])
            ),
            judged=one.get("judged", "item"),
        )
        for one in given.get("entries", [])
    )
    asked = tuple(
        Question(one["attribute"], one["ask"], tuple(one["decides"]), one.get("item"))
        for one in given.get("questions", [])
    )
    return Classification(
        list_id=given["list"],
        list_date=given.get("date", date(2026, 6, 1)),
        superseded=given.get("superseded", False),
        status=Status(given["status"]),
        entries=entries,
        questions=asked,
        not_encoded=tuple(given.get("not_encoded", [])),
        not_checked=(),
        subject=given.get("subject", "items[0]"),
    )


def arguments(case: dict[str, Any]) -> Arguments:
    """The arguments that a written case stands for: the clean sale with what the case changes."""
    made = Arguments(as_of=case.get("as_of", DAY), known_at=case.get("known_at", case.get("as_of", DAY)))
    for path, value in case.get("set", {}).items():
        _put(made.sale, path.split("."), value)
    made.matches = case.get("matches", [])
    lists = case.get("classified", [{"list": "eu-dual-use", "status": "no_entry_found"}])
    made.classifications = [classification(one) for one in lists]
    if case.get("alert"):
        made.alerts = [open_alert()]
    for one in case.get("alert_matches", []):
        match = Match("alerts", one["entry"], one["name"], one["name"], Verdict(one["verdict"]), 0.9, 0.4, "spelling")
        name = made.sale["parties"][int(one["subject"][8:-1])]["name"]
        made.alert_matches.append(Screened(one["subject"], name, "match", None, (match,)))
    for one in case.get("problems", []):
        made.lists = [vintage(old.id, "45 days old, at most 30") if old.id == one else old for old in made.lists]
    for list_id, one in case.get("accepted", {}).items():
        made.accepted[list_id] = Accepted(one["until"], one["by"], one["reason"])
    return made


def _put(place: Any, path: list[str], value: Any) -> None:
    for key in path[:-1]:
        place = place[int(key)] if isinstance(place, list) else place[key]
    last: Any = int(path[-1]) if isinstance(place, list) else path[-1]
    if isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value


def written_cases() -> list[dict[str, Any]]:
    """Every case of every file in cases/, in order."""
    found: list[dict[str, Any]] = []
    for path in sorted(CASES.glob("*.yaml")):
        found.extend(read_yaml(path.read_bytes(), where=path.name))
    return found
