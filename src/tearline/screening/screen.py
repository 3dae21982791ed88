"""Parties against the lists that are held: every name of every party, owners too, on every list.

A mandatory list that is missing or stale makes the result ``cannot_judge``; what the other lists
gave is still told. Nothing found on lists that could all be judged is ``no_match``, never "clear".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from tearline.model.assessment import ListVintage
from tearline.model.match import Match, Screened, Verdict
from tearline.model.party import ListedParty, Party, PartyKind, Role
from tearline.model.refusal import Refused
from tearline.screening.context import Context, weigh_context
from tearline.screening.explain import alignment, why
from tearline.screening.index import Index, build
from tearline.screening.name import LONGEST, Name, analyse, clean
from tearline.screening.score import Comparison, compare, worth_comparing

MOST_MATCHES = 50
_RANK = {Verdict.SAME: 0, Verdict.RELATED: 1, Verdict.DIFFERENT: 2}
_SCHEMAS = {
    "person": PartyKind.PERSON,
    "company": PartyKind.COMPANY,
    "organization": PartyKind.COMPANY,
    "publicbody": PartyKind.COMPANY,
    "legalentity": None,
    "": None,
    "vessel": PartyKind.VESSEL,
    "airplane": PartyKind.AIRCRAFT,
    "aircraft": PartyKind.AIRCRAFT,
}


@dataclass(frozen=True, slots=True)
class HeldList:
    """One version of a list, ready to be screened against: its id, the publisher's date, its digest."""

    id: str
    date: date
    digest: str
    index: Index


class JudgedPair(NamedTuple):
    """What judging two names gave: as in Match."""

    verdict: Verdict
    strength: float
    completeness: float
    why: str


@dataclass(frozen=True, slots=True)
class _Query:
    """A party's names, ready; ``unfit`` says why it cannot be judged."""

    variants: tuple[tuple[Name, Name], ...]
    context: Context
    unfit: str | None = None
    note: str | None = None


@dataclass(slots=True)
class _Best:
    """The nearest name of one entry so far."""

    order: tuple[int, float, int]
    comparison: Comparison
    ours: Name
    theirs: Name
    alias: int


def index_of(parties: Iterable[ListedParty]) -> Index:
    """An index over a few parties, in memory: the open alerts, a test, a list of an afternoon."""
    return Index(build(tuple(parties)))


def screen(
    parties: Sequence[Party], held: Sequence[HeldList], *, problems: Sequence[ListVintage] = (), every: bool = False
) -> tuple[Screened, ...]:
    """One result for each party and each owner of one, in order: ``parties[1]``, ``parties[1].owners[0]``.

    ``problems`` are the mandatory lists that cannot be used. ``every`` keeps matches that are
    ``different`` too.
    """
    subjects = list(_subjects(parties))
    found = screen_many([party for _, party in subjects], held, problems=problems, every=every)
    return tuple(
        Screened(subject, one.name, one.result, one.reason, one.matches)
        for (subject, _), one in zip(subjects, found, strict=True)
    )


def screen_name(
    name: str,
    held: Sequence[HeldList],
    *,
    kind: PartyKind | None = None,
    country: str | None = None,
    problems: Sequence[ListVintage] = (),
    every: bool = False,
) -> Screened:
    """One name; its subject is ``name``."""
    party = Party(Role.END_USER, name, country=country, kind=kind)
    return screen_many([party], held, problems=problems, every=every)[0]


def screen_many(
    parties: Iterable[Party], held: Sequence[HeldList], *, problems: Sequence[ListVintage] = (), every: bool = False
) -> list[Screened]:
    """One result for each party, in order; what is asked twice is judged once. Subjects are ``name``."""
    known: dict[tuple[object, ...], Screened] = {}
    results = []
    for party in parties:
        key = (
            party.name,
            party.kind,
            party.country,
            party.address,
            party.date_of_birth,
            tuple(sorted(party.identifiers.items())),
        )
        found = known.get(key)
        if found is None:
            found = known[key] = _screen_one(party, held, problems, every)
        results.append(found)
    return results


def judge_pair(schema: str, name1: str, name2: str) -> JudgedPair:
    """Two names held against each other without any list; ``schema`` is Person, Company, Vessel and so on.

    Refuses an unknown schema. A name that cannot be judged is ``different`` from every other.
    """
    bare = schema.strip().lower()
    if bare not in _SCHEMAS:
        raise Refused(f"'{schema[:40]}' is not a schema", todo="use Person, Company, Organization, LegalEntity, Vessel")
    kind = _SCHEMAS[bare]
    ours = _prepare(Party(Role.END_USER, name1, kind=kind))
    theirs = _prepare(Party(Role.END_USER, name2, kind=kind))
    best: tuple[tuple[int, float], Comparison, Name, Name] | None = None
    for one, _ in ours.variants:
        for other, _ in theirs.variants:
            found = compare(one, other)
            order = (_RANK[found.verdict], -found.strength)
            if best is None or order < best[0]:
                best = (order, found, one, other)
    if best is None:
        return JudgedPair(Verdict.DIFFERENT, 0.0, 0.0, f"Cannot be judged: {ours.unfit or theirs.unfit}.")
    _, found, one, other = best
    return JudgedPair(found.verdict, found.strength, 0.4, why(found, alignment(found, one, other), ()))


def _subjects(parties: Sequence[Party]) -> Iterator[tuple[str, Party]]:
    for at, party in enumerate(parties):
        yield f"parties[{at}]", party
        for owner_at, owner in enumerate(party.owners):
            yield f"parties[{at}].owners[{owner_at}]", Party(party.role, owner.name)


def _screen_one(party: Party, held: Sequence[HeldList], problems: Sequence[ListVintage], every: bool) -> Screened:
    query = _prepare(party)
    reasons = [one.problem for one in problems if one.problem]
    if not held and not reasons:
        reasons = ["no list is held; add one with 'tearline lists add'"]
    if query.unfit:
        reasons.insert(0, query.unfit)
    matches: list[Match] = []
    if not query.unfit:
        for one in held:
            matches += _on_list(query, one, every)
    matches.sort(key=lambda one: (_RANK[one.verdict], -one.strength, one.list_id, one.entry_id, one.sublist))
    return Screened(
        "name", party.name, _result(reasons, matches), "; ".join(reasons) or query.note, tuple(matches[:MOST_MATCHES])
    )


def _result(reasons: list[str], matches: list[Match]) -> Literal["match", "related", "no_match", "cannot_judge"]:
    if reasons:
        return "cannot_judge"
    if matches and matches[0].verdict is Verdict.SAME:
        return "match"
    return "related" if matches and matches[0].verdict is Verdict.RELATED else "no_match"


def _prepare(party: Party) -> _Query:
    if len(party.name) > LONGEST:
        return _Query((), Context(), f"the name has {len(party.name):,} characters, at most {LONGEST} are judged")
    names, identifiers = clean(party.name, party.kind)
    variants = []
    for text in names:
        name = analyse(text, party.kind)
        if name.tokens:
            as_person = name if party.kind else analyse(text, PartyKind.PERSON)
            variants.append((name, as_person if as_person.tokens else name))
    context = Context.of(party, identifiers)
    if not variants:
        letters = any(character.isalnum() for text in names for character in text)
        nothing = "the name is only a legal form" if letters else "the name has no letter or digit"
        return _Query((), context, f"{nothing}; there is nothing to judge")
    note = None
    if not any(name.has_substance for name, _ in variants):
        note = "only words that many names share: a match needs the very same words"
    return _Query(tuple(variants), context, None, note)


def _on_list(query: _Query, held: HeldList, every: bool) -> list[Match]:
    index = held.index
    best: dict[int, _Best] = {}
    for name, as_person in query.variants:
        for number in index.candidates(name):
            theirs = index.name(number)
            ours = as_person if theirs.kind is PartyKind.PERSON else name
            if not every and not worth_comparing(ours, theirs):
                continue
            found = compare(ours, theirs, index.weights)
            if found.verdict is Verdict.DIFFERENT and not every:
                continue
            for entry, alias in index.uses(number):
                order = (_RANK[found.verdict], -found.strength, alias)
                if entry not in best or order < best[entry].order:
                    best[entry] = _Best(order, found, ours, theirs, alias)
    for value in query.context.identifiers.values():
        for entry in index.with_identifier(value):
            if entry not in best:
                name = query.variants[0][0]
                theirs = analyse(index.entry(entry).party.name, index.entry(entry).party.kind)
                best[entry] = _Best((2, 0.0, -1), compare(name, theirs, index.weights), name, theirs, -1)
    return [match for entry, one in best.items() if (match := _match(query, held, entry, one, every)) is not None]


def _match(query: _Query, held: HeldList, number: int, best: _Best, every: bool) -> Match | None:
    entry = held.index.entry(number)
    party = entry.party
    alias = None if best.alias < 0 else party.aliases[best.alias]
    judged = weigh_context(best.comparison, query.context, entry, weak=alias is not None and alias.weak)
    if judged.comparison.verdict is Verdict.DIFFERENT and not every:
        return None
    rows = alignment(judged.comparison, best.ours, best.theirs)
    return Match(
        list_id=held.id,
        entry_id=party.entry_id,
        name=party.name,
        alias=party.name if alias is None else alias.name,
        verdict=judged.comparison.verdict,
        strength=judged.comparison.strength,
        completeness=judged.completeness,
        why=why(judged.comparison, rows, judged.notes),
        alignment=rows,
        programme=party.programme,
        citation=party.notice or party.requirement,
        sublist=party.sublist,
        marking=party.marking,
    )
