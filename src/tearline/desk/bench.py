"""Judging that keeps nothing: read, screen, classify, assess, and the rules themselves.

Each step is a package of its own; this is where they are handed each other's results.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tearline.desk.ports import Held, ListKeeper
from tearline.model.alert import Alert
from tearline.model.refusal import Refused
from tearline.notation.canonical import plain

if TYPE_CHECKING:
    from tearline.desk.judging import Judge
    from tearline.rulebook import OfficialText, RuleBook

View = dict[str, Any]
"""What a door may show: JSON values, already filtered for whoever asked."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The judging of one home. Rulebook and official texts are loaded when first needed."""

    lists: ListKeeper
    rulebook: Callable[[], RuleBook]
    official: Callable[[], Mapping[str, OfficialText]]
    keep_official: Callable[[bytes, str], OfficialText]
    today: Callable[[], date]
    mandatory: tuple[str, ...] | None = None
    max_age_days: Mapping[str, int] = field(default_factory=dict)
    accepted_superseded: Mapping[str, tuple[date, str, str]] = field(default_factory=dict)

    def held(self, day: date | None, *, max_age: int | None = None, only: tuple[str, ...] = ()) -> Held:
        """The lists to judge by on ``day`` (None: today): the mandatory ones, or ``only`` some."""
        limit = self.max_age_days if max_age is None else max_age
        return Held(*self.lists.open_on(day or self.today(), only or self.mandatory, max_age=limit))

    def screen_one(
        self,
        name: str,
        *,
        kind: str | None,
        country: str | None,
        held: Held,
        show_all: bool = False,
    ) -> View:
        """One name against the lists ``held``, as ``screen NAME --json`` prints it."""
        from tearline.desk.tables import screened_json
        from tearline.model.country import by_alpha2
        from tearline.model.party import PartyKind
        from tearline.screening import screen_name

        if kind is not None and kind not in list(PartyKind):
            raise Refused(f"'{kind}' is not a kind of party", where="--kind", todo=f"use {', '.join(PartyKind)}")
        if country is not None and by_alpha2(country) is None:
            raise Refused(f"'{country}' is not an ISO 3166 alpha-2 code", where="--country")
        found = screen_name(
            name,
            held.usable,
            kind=None if kind is None else PartyKind(kind),
            country=None if country is None else country.upper(),
            problems=held.problems,
            every=show_all,
        )
        return {**screened_json("1", found, alignment=True), "lists": [plain(one) for one in held.vintages]}

    def screen_file(
        self,
        raw: bytes,
        *,
        where: str,
        held: Held,
        show_all: bool = False,
    ) -> tuple[str, int]:
        """Every party of a file: JSON Lines, one a row, and how many rows could not be judged."""
        from tearline.desk.tables import screened_json
        from tearline.intake.party_rows import read_party_rows
        from tearline.screening import screen_many

        rows = read_party_rows(raw, where=where)
        found = screen_many([row.party for row in rows], held.usable, problems=held.problems, every=show_all)
        lines = [
            json.dumps(screened_json(row.id, one, note=row.note), ensure_ascii=False)
            for row, one in zip(rows, found, strict=True)
        ]
        return "".join(f"{line}\n" for line in lines), sum(one.result == "cannot_judge" for one in found)

    def judge_pairs(self, raw: bytes, *, where: str) -> bytes:
        """A CSV of pairs with ``verdict,strength,completeness,why`` added; needs no list."""
        from tearline.intake.party_rows import read_pairs
        from tearline.screening import judge_pair

        pairs = read_pairs(raw, where=where)
        added = ("verdict", "strength", "completeness", "why")
        columns = [*(pairs[0].row if pairs else ("schema", "name1", "name2")), *added]
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(dict.fromkeys(columns)), lineterminator="\n")
        writer.writeheader()
        for number, pair in enumerate(pairs, 2):
            try:
                judged = judge_pair(pair.schema, pair.name1, pair.name2)
            except Refused as refused:
                raise Refused(refused.what, where=f"{where}, row {number}", todo=refused.todo) from None
            values = (judged.verdict.value, f"{judged.strength:.4f}", f"{judged.completeness:.4f}", judged.why)
            writer.writerow({**pair.row, **dict(zip(added, values, strict=True))})
        return out.getvalue().encode()

    def classify(self, raw: bytes, *, where: str, as_of: date | None, lists: tuple[str, ...] = ()) -> list[View]:
        """An item under each control list, as ``classify --json`` prints it."""
        from tearline.classification import classify, to_json
        from tearline.intake.item import read_item

        item = read_item(raw, where=where)
        rules = self.rulebook().on(as_of or self.today())
        official = self.official()
        return [
            to_json(classify(item, rules, name, official=official.get(name)))
            for name in lists or tuple(sorted(rules.lists))
        ]

    def judge(
        self,
        *,
        as_of: date | None,
        lists_as_of: date | None,
        max_age: int | None = None,
        alerts: Sequence[Alert] = (),
    ) -> Judge:
        """What judges sales on these dates: law of ``as_of``, lists and alerts of ``lists_as_of``."""
        from tearline.assessment import Accepted
        from tearline.desk.judging import Judge

        day = as_of or self.today()
        known_at = lists_as_of or day
        return Judge(
            rules=self.rulebook().on(day),
            held=self.held(known_at, max_age=max_age),
            official=self.official(),
            alerts=tuple(alert for alert in alerts if alert.open_on(known_at)),
            accepted_superseded={name: Accepted(*one) for name, one in self.accepted_superseded.items()},
            as_of=day,
            known_at=known_at,
        )

    def list_status(self, lists_as_of: date | None, *, max_age: int | None) -> list[View]:
        """Each mandatory list: version, age, digest, and why it cannot be used, if so."""
        limit = self.max_age_days if max_age is None else max_age
        return [plain(one) for one in self.lists.status(lists_as_of or self.today(), self.mandatory, max_age=limit)]

    def add_list(self, list_id: str, files: Mapping[str, bytes], *, dated: date | None, accept_shrink: bool) -> View:
        """Keeps a version of a list, whole or not at all; what was read and what was not."""
        added = self.lists.add(list_id, files, dated=dated, accept_shrink=accept_shrink)
        return {
            "id": added.id,
            "date": added.date.isoformat(),
            "digest": added.digest,
            "parties": added.entries,
            "sublists": dict(added.counts),
            "not_read": list(added.unread),
            "mandatory": self.mandatory is None or added.id in self.mandatory,
        }

    def test_rules(self) -> View:
        """Every case of every rule: how many passed, and each failure."""
        from tearline.classification import run_cases

        results = run_cases(self.rulebook())
        failures = [one for one in results if not one.passed]
        return {
            "cases": len(results),
            "passed": len(results) - len(failures),
            "failed": len(failures),
            "failures": [plain(one) for one in failures],
        }

    def show_rule(self, entry: str, *, list_id: str | None, as_of: date | None) -> View:
        """A rule of every list (or one), beside the official texts that are loaded."""
        from tearline.rulebook.show import show

        rules = self.rulebook().on(as_of or self.today())
        shown = show(rules, entry, None, list_id)
        for number, one in enumerate(shown["lists"]):
            vintages = rules.list(one["list"]).control.vintages
            latest = max(vintages, key=lambda vintage: vintage.valid.start, default=None)
            text = self.official().get(one["list"])
            # The loaded text is that of the latest vintage: it has no place beside a rule of an earlier one.
            if text is not None and rules.list(one["list"]).vintage == latest:
                shown["lists"][number] = show(rules, entry, text, one["list"])["lists"][0]
        return shown

    def diff_rule(self, entry: str, earlier: date, later: date) -> list[View]:
        """What the rules of an entry say differently on two days."""
        from tearline.rulebook.show import diff

        return diff(self.rulebook(), entry, earlier, later)

    def check_rules(self, raw: bytes, *, where: str, as_of: date | None) -> View:
        """Keeps an official text and holds the digest of every rule of its list against it."""
        from tearline.rulebook import bind

        text = self.keep_official(raw, where)
        rules = self.rulebook().on(as_of or self.today())
        return {
            "list": text.list_id,
            "sha256": text.sha256,
            "entries": len(text.entries),
            "paragraphs": len(text.paragraphs),
            "rules": [{"entry": one.rule.path, "bound": one.bound, "note": one.note} for one in bind(rules, text)],
        }
