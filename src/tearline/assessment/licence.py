"""Step 4: whether a controlled item needs a licence to go where it goes; no exception is assumed."""

from __future__ import annotations

from tearline.assessment.given import Given, Step, conditional, effect_under, finding
from tearline.assessment.item_control import STATUS, classified
from tearline.assessment.jurisdiction import Governing
from tearline.model.classification import Classification, EntryResult, ReasonForControl
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.truth import Truth, all_of, any_of
from tearline.rulebook.destinations import ChartRow, CountryChart
from tearline.rulebook.jurisdiction import Jurisdiction


def licence(given: Given, governing: Governing) -> Step:
    """One finding for each entry that controls an item or may, under each law that governs or may."""
    findings: list[Finding] = []
    obstacles: list[str] = []
    if given.sale.destination is None:
        return Step((_no_destination(),))
    for law in governing.laws():
        scope = given.law.jurisdictions[law]
        for list_id in scope.lists:
            for number, _ in enumerate(given.sale.items):
                applies = governing.applies(law, number)
                one = classified(given, list_id, number)
                if applies is Truth.NO or one is None:
                    continue
                for entry in sorted(one.entries, key=lambda entry: (entry.entry, entry.judged)):
                    if STATUS[entry.status] is not Truth.NO:
                        findings.extend(_entry(given, scope, one, entry, number, applies, obstacles))
    return Step(tuple(findings), tuple(dict.fromkeys(obstacles)))


def _entry(
    given: Given,
    scope: Jurisdiction,
    one: Classification,
    entry: EntryResult,
    number: int,
    applies: Truth,
    obstacles: list[str],
) -> list[Finding]:
    destination = given.sale.destination or ""
    if scope.licence == "chart":
        chart = given.law.charts.get(scope.law)
        if chart is None:
            if applies is Truth.YES:
                obstacles.append(f"No country chart of {scope.law} is loaded for {given.as_of}.")
            return []
        needed, effect, why = _by_chart(scope, chart, entry, destination, given)
    else:
        needed, effect, why = _by_annex(scope, destination, given)
    status = all_of((STATUS[entry.status], needed))
    if status is Truth.UNKNOWN and effect is Effect.REFER and STATUS[entry.status] is Truth.UNKNOWN:
        effect = Effect.ASK
    prefix = conditional(given, scope.law, applies)
    unless = "" if STATUS[entry.status] is Truth.YES else ", where the entry controls the item"
    within = scope.internal_citation if destination in scope.states_on(given.as_of) else None
    return [
        finding(
            FindingKind.LICENCE_REQUIREMENT,
            f"{scope.law}:{entry.entry}",
            status,
            effect_under(applies, effect),
            f"{prefix}{one.list_id} {entry.entry} to {destination}: {why}{unless}",
            of=[entry.judged, destination, one.list_date],
            subject=f"items[{number}]",
            citation=within or scope.licence_citation,
            evidence=(Evidence("rule", f"{one.list_id} {entry.entry}"), Evidence("sale", "destination")),
        )
    ]


def _by_annex(scope: Jurisdiction, destination: str, given: Given) -> tuple[Truth, Effect, str]:
    """Every entry of the annex needs an authorisation to leave; within, only those of another annex."""
    if destination not in scope.states_on(given.as_of):
        return Truth.YES, Effect.REFER, "an export authorisation is required"
    return (
        Truth.UNKNOWN,
        Effect.REFER,
        "a transfer within the territory, free unless the entry stands in Annex IV, which is not encoded",
    )


def _by_chart(
    scope: Jurisdiction, chart: CountryChart, entry: EntryResult, destination: str, given: Given
) -> tuple[Truth, Effect, str]:
    """The reasons for control against the destination's row, 15 CFR 738.4(a)(2)."""
    if destination in scope.states_on(given.as_of):
        return Truth.NO, Effect.NONE, "no export from the law's territory ends there"
    row = chart.rows.get(destination)
    if row is None:
        return Truth.UNKNOWN, Effect.REFER, "the chart has no row for the destination, which permits nothing"
    if row.pointer:
        return Truth.YES, Effect.REFER, f"the chart sends the reader to {row.pointer} of 15 CFR; a licence is required"
    judged = [(_reason(reason, row), reason) for reason in entry.reasons]
    needed = any_of(truth for truth, _ in judged)
    if not judged:
        needed = Truth.UNKNOWN
    named = [_name(reason) for truth, reason in judged if truth is Truth.YES]
    open_ = [_name(reason) for truth, reason in judged if truth is Truth.UNKNOWN]
    notes = "".join(f"; footnote {note}: {chart.footnotes[str(note)]}" for note in row.footnotes)
    if needed is Truth.YES:
        return needed, Effect.REFER, f"a licence is required for {', '.join(named)}{notes}"
    if needed is Truth.UNKNOWN:
        which = f" ({', '.join(open_)})" if open_ else ""
        return needed, Effect.REFER, f"a reason for control must be read by a person{which}{notes}"
    if row.footnotes:
        # 738.4(a)(2)(ii)(B) and the footnotes: an empty cell alone is not the whole answer.
        return needed, Effect.NONE, f"no mark in the chart{notes}"
    return needed, Effect.NONE, "no mark in the chart for any of its reasons"


def _reason(reason: ReasonForControl, row: ChartRow) -> Truth:
    if reason.column is None:
        return all_of((reason.applies, Truth.UNKNOWN))
    return all_of((reason.applies, Truth.of(f"{reason.reason} {reason.column}" in row.columns)))


def _name(reason: ReasonForControl) -> str:
    return reason.reason if reason.column is None else f"{reason.reason} column {reason.column}"


def _no_destination() -> Finding:
    question = Question("destination", "To which country do the goods go in the end?", ("licence",))
    return finding(
        FindingKind.LICENCE_REQUIREMENT,
        "destination:missing",
        Truth.UNKNOWN,
        Effect.ASK,
        "The destination is not named",
        questions=(question,),
        evidence=(Evidence("sale", "destination"),),
    )
