"""What stands beside a name: country, address, date of birth, identifiers. It confirms or contradicts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tearline.model.match import Verdict
from tearline.model.party import Party, PartyKind
from tearline.screening.entry import Entry
from tearline.screening.index import bare_identifier
from tearline.screening.score import Comparison

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_KINDS = (
    ("imo", ("imo",)),
    ("lei", ("lei",)),
    ("inn", ("inn", "tax", "vat")),
    ("registration", ("ogrn", "registration", "uscc", "unified social")),
    ("passport", ("passport",)),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a party states beside its name; empty where it states nothing."""

    country: str | None = None
    address: str | None = None
    years: frozenset[int] = frozenset()
    identifiers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, party: Party, found: Mapping[str, str]) -> Context:
        """The context of ``party``; ``found`` are identifiers that stood in its name."""
        years = frozenset(int(year) for year in _YEAR.findall(party.date_of_birth or ""))
        country = party.country.upper() if party.country else None
        return cls(country, party.address, years, {**found, **party.identifiers})


@dataclass(frozen=True, slots=True)
class Weighed:
    """The comparison after the context spoke; ``notes`` are for the sentence."""

    comparison: Comparison
    completeness: float
    notes: tuple[str, ...]


def weigh_context(found: Comparison, ours: Context, entry: Entry, *, weak: bool) -> Weighed:
    """The verdict in the light of what stands beside the names.

    An identifier that agrees makes ``same``; one of the same kind that differs unmakes it. A year of
    birth that contradicts lowers the verdict by one step. Another country lowers the strength, and
    ends a relation that rests on little. An alias that its publisher calls weak gives ``related`` at most.
    """
    party = entry.party
    verdict, strength, reason = found.verdict, found.strength, found.reason
    notes: list[str] = []
    complete = 0.4
    if weak and verdict is Verdict.SAME:
        verdict, reason = Verdict.RELATED, f"{reason}, but its publisher calls the alias weak"
        strength *= 0.9
    if ours.country and entry.country_set:
        complete += 0.2
        if ours.country in entry.country_set:
            notes.append(f"country {ours.country} agrees")
        else:
            notes.append(f"country {ours.country} against {', '.join(party.countries)}")
            strength *= 0.92
            if verdict is Verdict.RELATED and strength < 0.6:
                verdict = Verdict.DIFFERENT
    if ours.address and any(len(address) > 2 for address in party.addresses):
        complete += 0.1
    listed_years = {int(year) for text in party.dates_of_birth for year in _YEAR.findall(text)}
    if ours.years and listed_years:
        complete += 0.1
        if min(abs(a - b) for a in ours.years for b in listed_years) > 1:
            notes.append("year of birth contradicts")
            strength *= 0.7
            verdict = Verdict.RELATED if verdict is Verdict.SAME else Verdict.DIFFERENT
        else:
            notes.append("year of birth agrees")
    if ours.identifiers and party.identifiers:
        complete += 0.2
        verdict, strength, reason = _identifiers(ours, entry, verdict, strength, reason, notes)
    strength = round(min(strength, 0.999), 4)
    return Weighed(
        replace(found, verdict=verdict, strength=strength, reason=reason), round(min(complete, 1.0), 2), tuple(notes)
    )


def _identifiers(
    ours: Context, entry: Entry, verdict: Verdict, strength: float, reason: str, notes: list[str]
) -> tuple[Verdict, float, str]:
    theirs = entry.party.identifiers
    listed = {bare_identifier(value) for value in theirs.values()}
    for kind, value in sorted(ours.identifiers.items()):
        if len(bare_identifier(value)) > 4 and bare_identifier(value) in listed:
            notes.append(f"{kind} {value} is the listed one")
            return Verdict.SAME, max(strength, 0.98), "the identifier is the same"
    known = {found: bare_identifier(value) for kind, value in theirs.items() if (found := _kind(kind))}
    for kind, value in sorted(ours.identifiers.items()):
        found = _kind(kind)
        if found in known and verdict is not Verdict.DIFFERENT:
            notes.append(f"{kind} {value} against {known[found]}")
            vessel = entry.party.kind is PartyKind.VESSEL
            return (Verdict.DIFFERENT if vessel else Verdict.RELATED), strength * 0.8, f"{reason}, but another {kind}"
    return verdict, strength, reason


def _kind(label: str) -> str | None:
    low = label.lower()
    return next((kind for kind, marks in _KINDS if any(mark in low for mark in marks)), None)
