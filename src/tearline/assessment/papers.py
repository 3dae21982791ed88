"""The papers of a sale against the sale: what they cover, until when; and where the goods end up."""

from __future__ import annotations

from decimal import Decimal

from tearline.assessment.given import Given, Step, finding
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.party import Role
from tearline.model.sale import DocumentKind, SaleDocument
from tearline.model.truth import Truth

COVERING = (DocumentKind.END_USER_STATEMENT, DocumentKind.IMPORT_CERTIFICATE, DocumentKind.PERMIT)


def papers(given: Given) -> Step:
    """Findings on documents that cover less than was ordered or have run out, and on a user elsewhere."""
    findings: list[Finding] = []
    not_checked: list[str] = []
    for number, paper in enumerate(given.sale.documents):
        findings.extend(_paper(given, number, paper))
    if not any(paper.kind is DocumentKind.END_USER_STATEMENT for paper in given.sale.documents):
        not_checked.append("An end-user statement: the sale has none.")
    elsewhere = sorted({party.country for party in given.sale.party(Role.END_USER) if party.country})
    if given.sale.destination and elsewhere and given.sale.destination not in elsewhere:
        findings.append(_elsewhere(given, elsewhere))
    return Step(tuple(findings), (), tuple(not_checked))


def _paper(given: Given, number: int, paper: SaleDocument) -> list[Finding]:
    found: list[Finding] = []
    place = f"documents[{number}]"
    name = paper.kind.value.replace("_", " ")
    ordered = [item.quantity for item in given.sale.items if item.quantity is not None]
    total = sum(ordered, Decimal(0))
    if paper.kind in COVERING and paper.covers_quantity is not None and paper.covers_quantity < total:
        found.append(
            finding(
                FindingKind.DOCUMENT,
                "quantity",
                Truth.YES,
                Effect.REFER,
                f"The {name} covers {paper.covers_quantity}, and {total} are ordered",
                of=[paper.kind, paper.number, str(paper.covers_quantity), str(total)],
                subject=place,
                evidence=(Evidence("sale", place),),
            )
        )
    if paper.valid_to is not None and paper.valid_to < given.as_of:
        question = Question(f"{place}.valid_to", f"Is there a valid {name}?", ("document",))
        found.append(
            finding(
                FindingKind.DOCUMENT,
                "validity",
                Truth.YES,
                Effect.ASK,
                f"The {name} was valid to {paper.valid_to}",
                of=[paper.kind, paper.number, paper.valid_to],
                subject=place,
                evidence=(Evidence("sale", place),),
                questions=(question,),
            )
        )
    return found


def _elsewhere(given: Given, countries: list[str]) -> Finding:
    question = Question("installation_site", "At which address will the item stand and be used?", ("diversion",))
    site = "" if given.sale.installation_site is None else f"; stated site: {given.sale.installation_site}"
    return finding(
        FindingKind.DIVERSION,
        "end_user:elsewhere",
        Truth.YES,
        Effect.ASK,
        f"The goods go to {given.sale.destination}, the end user is in {', '.join(countries)}{site}",
        of=[given.sale.destination, countries],
        questions=(question,),
        evidence=(Evidence("sale", "destination"),),
    )
