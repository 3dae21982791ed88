"""Step 0: which law governs the sale, by the exporter's state, and by each item's origin and content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tearline.assessment.given import Given, Step, finding
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.item import Item
from tearline.model.party import Role
from tearline.model.sale import Transaction
from tearline.model.truth import Truth, any_of
from tearline.rulebook.jurisdiction import Jurisdiction

MOVES = frozenset(
    {Transaction.EXPORT, Transaction.REEXPORT, Transaction.TRANSIT, Transaction.TRANSSHIPMENT, Transaction.INTANGIBLE}
)


@dataclass(frozen=True, slots=True)
class Governing:
    """Which laws apply to which item. ``by_item``: law to one Truth an item, in the sale's order."""

    by_item: Mapping[str, tuple[Truth, ...]] = field(default_factory=dict)

    def applies(self, law: str, item: int | None = None) -> Truth:
        """Whether ``law`` applies to that item; without one, whether it applies to any."""
        values = self.by_item.get(law, ())
        if item is None:
            return any_of(values)
        return values[item] if item < len(values) else Truth.NO

    def laws(self) -> tuple[str, ...]:
        """The laws that apply to something or may, in order of their ids."""
        return tuple(law for law in sorted(self.by_item) if self.applies(law) is not Truth.NO)


def govern(given: Given) -> tuple[Governing, Step]:
    """The laws that govern, and what is to be said about that."""
    states = _states(given)
    by_item: dict[str, tuple[Truth, ...]] = {}
    findings: list[Finding] = []
    obstacles: list[str] = []
    not_checked: list[str] = []
    for law, scope in sorted(given.law.jurisdictions.items()):
        answers = tuple(_item(given, scope, states, n, item, findings) for n, item in enumerate(given.sale.items))
        by_item[law] = answers
        if any_of(answers) is Truth.NO and scope.reach != "goods":
            continue
        # Said even where the goods are free of the law by content: a direct product may still be subject.
        not_checked.extend(scope.not_checked)
        if scope.reach != "every_state" and any_of(answers) is Truth.YES:
            findings.extend(_transaction(given, scope))
    governing = Governing(by_item)
    findings.extend(_home(given, states, not_checked))
    _without_text(given, states, findings, obstacles, not_checked)
    findings.extend(_end_user(given))
    return governing, Step(tuple(findings), tuple(obstacles), tuple(not_checked))


def _states(given: Given) -> tuple[str, ...]:
    return tuple(sorted({party.country for party in given.sale.party(Role.EXPORTER) if party.country}))


def _item(
    given: Given, scope: Jurisdiction, states: Iterable[str], number: int, item: Item, findings: list[Finding]
) -> Truth:
    """Whether the law reaches one item; says why where it follows the goods."""
    members = scope.states_on(given.as_of)
    if scope.reach == "every_state" or any(state in members for state in states):
        return Truth.YES
    if scope.reach == "state":
        return Truth.NO
    answer, why, question = _goods(given, scope, members, item, number)
    subject = f"items[{number}]"
    findings.append(
        finding(
            FindingKind.JURISDICTION,
            f"{scope.law}:subject",
            answer,
            Effect.ASK if answer is Truth.UNKNOWN else Effect.NONE,
            f"{scope.title}: {why}",
            of=[item.origin, item.us_content_percent, given.sale.route, given.sale.destination],
            subject=subject,
            citation=scope.de_minimis.citation if scope.de_minimis and "content" in why else scope.origin_citation,
            evidence=(Evidence("sale", subject),),
            questions=() if question is None else (question,),
        )
    )
    return answer


def _goods(
    given: Given, scope: Jurisdiction, members: frozenset[str], item: Item, number: int
) -> tuple[Truth, str, Question | None]:
    """Answer, reason and question for a law that follows goods, 15 CFR 734.3 and 734.4."""
    sale = given.sale
    if item.origin in members:
        return Truth.YES, f"the item's origin is {item.origin}", None
    if crossed := [place for place in sale.route if place in members]:
        return Truth.YES, f"the route goes through {crossed[0]}", None
    if item.us_content_percent is None:
        question = Question(
            "us_content_percent",
            "Which share of the item's value is controlled US-origin content, in percent?",
            (f"{scope.law}:subject",),
            number,
        )
        return Truth.UNKNOWN, "the item's US content is not known, so what follows holds if it is subject", question
    if item.origin is None:
        question = Question("origin", "In which country was the item made?", (f"{scope.law}:subject",), number)
        return Truth.UNKNOWN, "the item's origin is not known", question
    if item.us_content_percent == 0:
        return Truth.NO, "made elsewhere without US content; not subject by content", None
    if scope.de_minimis is None:
        return Truth.UNKNOWN, "no text for the day says which content is small enough", None
    groups = _destination_groups(given, scope)
    strictly = groups is None or set(groups) & set(scope.de_minimis.strict_groups)
    limit = scope.de_minimis.strict if strictly else scope.de_minimis.usual
    if item.us_content_percent <= limit:
        return Truth.NO, f"US content of {item.us_content_percent} % is within the {limit} % for the destination", None
    return (
        Truth.YES,
        f"US content of {item.us_content_percent} % is over the {limit} % for the destination; "
        "all of it is counted as controlled content, since the sale does not divide it",
        None,
    )


def _destination_groups(given: Given, scope: Jurisdiction) -> tuple[str, ...] | None:
    """The destination's country groups; None where the chart or its row is not there."""
    chart = given.law.charts.get(scope.law)
    row = chart.rows.get(given.sale.destination or "") if chart is not None else None
    return None if row is None else row.groups


def _transaction(given: Given, scope: Jurisdiction) -> tuple[Finding, ...]:
    """A kind of transaction that the law controls and nobody encoded is an officer's to judge."""
    rule = scope.rule_for(given.sale.transaction)
    if rule is not None and rule.encoded:
        return ()
    what = given.sale.transaction.value.replace("_", " ")
    return (
        finding(
            FindingKind.JURISDICTION,
            f"{scope.law}:{given.sale.transaction.value}",
            Truth.UNKNOWN,
            Effect.REFER,
            f"{scope.title}: {what} has rules of its own, which are not encoded; an officer must decide",
            of=given.sale.transaction,
            citation=rule.citation if rule else scope.citation,
        ),
    )


def _home(given: Given, states: tuple[str, ...], not_checked: list[str]) -> tuple[Finding, ...]:
    """The exporter's own law: known and encoded, known and not encoded, or not known at all."""
    if not states or any(party.country is None for party in given.sale.party(Role.EXPORTER)):
        question = Question("exporter", "Who exports the goods, and from which state?", ("jurisdiction",))
        return (
            finding(
                FindingKind.JURISDICTION,
                "home:unknown",
                Truth.UNKNOWN,
                Effect.ASK,
                "The exporter or its state is not named, so the law that governs is not known",
                questions=(question,),
            ),
        )
    found: list[Finding] = []
    for state in states:
        home = [
            scope
            for _, scope in sorted(given.law.jurisdictions.items())
            if scope.reach != "every_state" and state in scope.states_on(given.as_of)
        ]
        if home:
            found.append(_governed(given, home[0], state))
            found.extend(_starts_elsewhere(given, home[0], state))
        elif not _other_day(given, state):
            not_checked.append(f"The export law of {state}: it governs this sale and is not encoded.")
            found.append(
                finding(
                    FindingKind.JURISDICTION,
                    f"home:{state}",
                    Truth.YES,
                    Effect.REFER,
                    f"The law of {state} governs; it is not encoded here, so an officer must decide",
                    of=state,
                    evidence=(Evidence("sale", "parties"),),
                )
            )
    return tuple(found)


def _other_day(given: Given, state: str) -> bool:
    return any(
        scope.reach != "every_state" and state in scope.states_on(given.as_of)
        for scope in given.law.without_text.values()
    )


def _governed(given: Given, scope: Jurisdiction, state: str) -> Finding:
    within = given.sale.destination in scope.states_on(given.as_of)
    tail = "; the goods stay within its territory" if within else ""
    return finding(
        FindingKind.JURISDICTION,
        f"home:{state}",
        Truth.YES,
        Effect.NONE,
        f"{scope.title} governs, since the exporter is in {state}{tail}",
        of=[scope.law, state],
        citation=scope.citation,
        evidence=(Evidence("sale", "parties"),),
    )


def _starts_elsewhere(given: Given, scope: Jurisdiction, state: str) -> tuple[Finding, ...]:
    """Goods that start outside the law's territory may make the exporter a broker."""
    route = given.sale.route
    if not route or given.sale.transaction not in MOVES or route[0] in scope.states_on(given.as_of):
        return ()
    question = Question(
        "goods_location", f"Where are the goods now, and does the firm in {state} export or broker them?", ("home",)
    )
    return (
        finding(
            FindingKind.JURISDICTION,
            f"{scope.law}:place",
            Truth.UNKNOWN,
            Effect.ASK,
            f"The route starts in {route[0]}, outside the territory of the exporter's law",
            of=route,
            citation=scope.citation,
            questions=(question,),
        ),
    )


def _without_text(
    given: Given, states: tuple[str, ...], findings: list[Finding], obstacles: list[str], not_checked: list[str]
) -> None:
    """Laws that are encoded, but for other days: never judged by another day's text."""
    for _, other in sorted(given.law.without_text.items()):
        scope = replace(other, de_minimis=None)
        if other.reach == "every_state":
            not_checked.append(f"{other.title}: no text is loaded for {given.as_of}.")
            continue
        answers = [_item(given, scope, states, n, item, findings) for n, item in enumerate(given.sale.items)]
        if any_of(answers) is Truth.YES:
            obstacles.append(f"{other.title} governs, and no text of it is loaded for {given.as_of}.")
        elif any_of(answers) is Truth.UNKNOWN:
            not_checked.append(f"{other.title} may apply; no text of it is loaded for {given.as_of}.")


def _end_user(given: Given) -> tuple[Finding, ...]:
    """A sale without a named end user cannot be without concern."""
    users = given.sale.party(Role.END_USER)
    if users and all(party.name.strip() for party in users):
        return ()
    question = Question("end_user", "Who will use the item, at which address?", ("end_user",))
    return (
        finding(
            FindingKind.DIVERSION,
            "end_user:missing",
            Truth.YES,
            Effect.ASK,
            "The sale names no end user",
            questions=(question,),
            evidence=(Evidence("sale", "parties"),),
        ),
    )
