"""One item under one list, from top to bottom: subjects, verdicts, candidates, status, questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tearline.classification.candidates import by_tariff, by_text
from tearline.classification.kinds import Recognised, recognise
from tearline.classification.questions import questions_of
from tearline.classification.statements import FactSheet, combined, sheet_of
from tearline.classification.verdict import Bench, Verdict
from tearline.model.classification import Classification, Status
from tearline.model.item import Host, Item
from tearline.model.truth import Truth
from tearline.rulebook.book import ListOnDay, Rules
from tearline.rulebook.official import OfficialText, bound, entry_of
from tearline.rulebook.rule import within
from tearline.rulebook.vocabulary import ITEM_KIND, Vocabulary

# The most restrictive answer first: what one candidate says, the list says too.
_ORDER = (
    Status.CONTROLLED,
    Status.CONFLICT,
    Status.CONTROLLED_UNLESS,
    Status.NEEDS_INFORMATION,
    Status.NOT_ENCODED,
    Status.NOT_CONTROLLED,
)


def classify(
    item: Item, rules: Rules, list_id: str, *, official: OfficialText | None = None, subject: str = ""
) -> Classification:
    """What the list says of ``item`` on the rules' day, by itself and together with its host machine.

    ``official``: the list's official text, searched for further candidates and held against each
    rule's digest. ``subject``: the item's place in a sale (``items[0]``). Refused for a list that
    nobody knows; a list without a text for the day answers ``not_encoded``.
    """
    on_day = rules.list(list_id)
    if on_day.vintage is None:
        return Classification(
            list_id, None, False, Status.NOT_ENCODED, (), not_checked=(on_day.problem or "",), subject=subject
        )
    if official is not None and official.list_id != list_id:
        official = None
    benches = _benches(item, on_day, rules.vocabulary)
    told = {*by_tariff(on_day.control.hs, item.hs), *by_text(official, item.description)}
    verdicts = [
        verdict
        for bench in benches
        for rule in on_day.rules
        if bench.judged == "item" or rule.combination
        for verdict in [bench.verdict(rule)]
        if verdict.head.value is not Truth.NO or (bench.judged == "item" and _named(rule.path, told))
    ]
    verdicts.sort(key=lambda one: (_ORDER.index(one.status), one.rule.path, one.judged))
    not_encoded = _not_encoded(benches, on_day, told)
    status = _status(verdicts, not_encoded)
    return Classification(
        list_id=list_id,
        list_date=on_day.vintage.dated,
        superseded=on_day.superseded,
        status=status,
        entries=tuple(one.result(bound(one.rule, official).bound) for one in verdicts),
        questions=questions_of(verdicts, rules.vocabulary, _place(subject)),
        not_encoded=not_encoded,
        not_checked=_not_checked(on_day, benches, not_encoded, official),
        subject=subject,
    )


def _benches(item: Item, on_day: ListOnDay, vocabulary: Vocabulary) -> tuple[Bench, ...]:
    """The item by itself, and the machine that it makes with its host."""
    sheet, recognised = _subject(item, vocabulary)
    alone = Bench(on_day, sheet, recognised, "item")
    if item.host is None:
        return (alone,)
    host_sheet, host_kind = _subject(item.host, vocabulary)
    return alone, Bench(on_day, combined(host_sheet, sheet), host_kind, "combination")


def _subject(thing: Item | Host, vocabulary: Vocabulary) -> tuple[FactSheet, Recognised]:
    recognised = recognise(thing.description, vocabulary)
    implied: dict[str, tuple[str, ...]] = {}
    for kind in recognised.named:
        for attribute, chosen in vocabulary.kinds[kind].implies.items():
            implied[attribute] = (*implied.get(attribute, ()), *chosen)
    return sheet_of(thing.facts, vocabulary, implied), recognised


def _named(path: str, entries: set[str]) -> bool:
    return any(within(path, entry) for entry in entries)


def _not_encoded(benches: Sequence[Bench], on_day: ListOnDay, told: set[str]) -> tuple[str, ...]:
    """Parts of the list that may apply and that a person must decide.

    Where nothing says what kind of thing the item is, every head is open; that question is asked
    under the encoded entries, and a part that nobody encoded counts only where something names it.
    """
    found: set[str] = set()
    for bench in benches:
        known = bool(bench.subject.recognised.named) or bool(bench.subject.sheet.of(ITEM_KIND))
        for part in on_day.unencoded:
            if bench.judged == "combination" and not part.combination:
                continue
            if (known or _named(part.path, told)) and bench.unencoded(part) is not Truth.NO:
                found.add(part.path)
    parts = {*(entry_of(rule.path) for rule in on_day.rules), *(entry_of(part.path) for part in on_day.unencoded)}
    return tuple(sorted(found | {entry for entry in told if entry_of(entry) not in parts}))


def _status(verdicts: Sequence[Verdict], not_encoded: Sequence[str]) -> Status:
    answers = {verdict.status for verdict in verdicts} | ({Status.NOT_ENCODED} if not_encoded else set())
    worst = min(answers, key=_ORDER.index, default=Status.NOT_CONTROLLED)
    return Status.NO_ENTRY_FOUND if worst is Status.NOT_CONTROLLED else worst


def _not_checked(
    on_day: ListOnDay,
    benches: Sequence[Bench],
    not_encoded: Sequence[str],
    official: OfficialText | None,
) -> tuple[str, ...]:
    """In sentences: what part of the list, and what of the facts, this answer does not cover."""
    vintage = on_day.vintage
    assert vintage is not None  # noqa: S101 - the caller has answered a list without a text already
    name = on_day.control.id
    said = [f"Of {name} only {', '.join(vintage.encoded)} are encoded ({vintage.text}); the rest was not judged."]
    if on_day.superseded and vintage.superseded is not None:
        said.append(
            f"{name} of {vintage.dated} is superseded by {vintage.superseded.by} since {vintage.superseded.start}."
        )
    said += vintage.caveats
    whys = {part.path: part.why for part in on_day.unencoded}
    said += [
        f"{path} ({whys[path]}) is not encoded: a person decides."
        if path in whys
        else f"{path} is not encoded: a person decides."
        for path in not_encoded
    ]
    if official is None:
        said.append(
            f"No official text of {name} is loaded: no entry was searched for by words, no rule held against it."
        )
    for bench in benches:
        said += [f"'{one}' is not a fact that any rule asks for." for one in bench.subject.sheet.unread]
    return tuple(dict.fromkeys(said))


def _place(subject: str) -> int | None:
    found = re.fullmatch(r"items\[([0-9]+)\]", subject)
    return int(found.group(1)) if found else None
