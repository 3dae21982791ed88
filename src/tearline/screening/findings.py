"""What screening found → findings of an assessment, by what standing on the list means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tearline.model.citation import Citation
from tearline.model.finding import Effect, Evidence, Finding, FindingKind
from tearline.model.match import Match, Screened, Verdict
from tearline.model.truth import Truth
from tearline.notation.canonical import digest
from tearline.screening.score import RULE
from tearline.watchlists import ListTerms, terms

ALERTS = "alerts"
"""The list id of the open alerts: what they mean is for the assessment to say, beside supplier and item."""


def denies(match: Match, terms_of: Callable[[str], ListTerms] = terms) -> bool:
    """Whether standing on the match's sublist means that dealings are denied."""
    return match.list_id != ALERTS and terms_of(match.list_id).standing(match.sublist).effect == "hold"


def findings(screened: Iterable[Screened], terms_of: Callable[[str], ListTerms] = terms) -> tuple[Finding, ...]:
    """One finding for each match that is ``same`` or ``related``: hold where denied and the same, else refer.

    The id rests on list, entry, name and rule alone, so that an officer's resolution is found again in
    every sale, until one of them changes. Matches against the open alerts give none here.
    """
    return tuple(
        _finding(one, match, terms_of)
        for one in screened
        for match in one.matches
        if match.list_id != ALERTS and match.verdict is not Verdict.DIFFERENT
    )


def _finding(screened: Screened, match: Match, terms_of: Callable[[str], ListTerms]) -> Finding:
    standing = terms_of(match.list_id).standing(match.sublist)
    same = match.verdict is Verdict.SAME
    effect = Effect.HOLD if same and standing.effect == "hold" else Effect.REFER
    stable = (match.list_id, match.sublist, match.entry_id, match.name, match.alias, match.citation)
    cited = "; ".join(part for part in (standing.citation, match.programme, match.citation) if part)
    relation = "is" if same else "may be related to"
    as_alias = "" if match.alias == match.name else f" (as '{match.alias}')"
    return Finding(
        id=f"party-{digest([*stable, ' '.join(screened.name.split()).casefold(), RULE])[:16]}",
        kind=FindingKind.PARTY_MATCH,
        rule=f"screening/{RULE}",
        citation=Citation(cited),
        status=Truth.YES if same else Truth.UNKNOWN,
        effect=effect,
        summary=(
            f"'{screened.name}' {relation} '{match.name}'{as_alias} on {match.sublist or match.list_id}: "
            f"{standing.reason}. {match.why}"
        ),
        subject=screened.subject,
        evidence=(Evidence("list", f"{match.list_id} {match.entry_id}"), Evidence("sale", screened.subject)),
        marking=match.marking,
    )
