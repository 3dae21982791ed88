"""Writes docs/reference/law.md: every citation that the rules use, and whether its text was read.

python tools/law_reference.py [OUTPUT.md]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tearline.model.citation import Citation
from tearline.model.validity import Validity
from tearline.rulebook import RuleBook, compile_rules

ROOT = Path(__file__).resolve().parent.parent
REGIMES = ROOT / "src" / "tearline" / "regimes"
PAGE = ROOT / "docs" / "reference" / "law.md"

HEAD = """# The law that the rules cite

Written by `tools/law_reference.py` from the rules themselves; a test compares the two. Do not edit.

**Read** says what stood before the person who encoded the rule. *Primary*: the official text itself, or an
official file of it. *Secondary*: a parsed copy, a public summary or general knowledge; such a rule awaits
checking against the official text, and every report marks it.

Three things to know about the sources:

- 15 CFR part 744 and the Commerce Control List were read in the eCFR files of 2026. The Country Chart and the
  Country Groups were carried over from a parsed copy of the eCFR of 2026-07-23 (digests in
  `regimes/us-ear/country_chart.yaml`), hence secondary. Parts 734, 740 and 746 were not at hand.
- The articles of the EU regulations were not at hand; only the list that equals Annex I of 2021 was. Annex IV
  is not encoded. Resolutions of the Security Council are cited from general knowledge.
- Syria's measures changed in 2025 in the US and in the EU. The rules only send such a sale to an officer.
"""


def used(book: RuleBook) -> Iterator[tuple[str, str, Validity | None, Citation]]:
    """Law, rule, days and citation of everything that cites."""
    for scope in book.laws.jurisdictions:
        name = "scope"
        yield scope.law, name, scope.valid, scope.citation
        for part, cited in (
            ("licence requirement", scope.licence_citation),
            ("movement within the territory", scope.internal_citation),
            ("goods of its origin", scope.origin_citation),
            ("de minimis content", scope.de_minimis.citation if scope.de_minimis else None),
        ):
            if cited is not None:
                yield scope.law, part, scope.valid, cited
        for one in scope.transactions:
            yield scope.law, f"transaction: {one.transaction.value}", scope.valid, one.citation
    for chart in book.laws.charts:
        yield chart.law, "country chart", chart.valid, chart.citation
        yield chart.law, "country groups", chart.valid, chart.groups_citation
    for places in book.laws.destinations:
        for control in places.controls:
            yield places.law, f"destination: {control.id}", control.valid, control.citation
    for rule in book.laws.catch_alls:
        yield rule.law, f"catch-all: {rule.id}", rule.valid, rule.citation
    for owner in book.laws.ownership:
        yield owner.law or "any", f"ownership: {owner.id}", None, owner.citation
    for file in book.laws.red_flags:
        for flag in file.flags:
            yield "red flags", flag.id, flag.valid, flag.citation
    for entry in book.rules:
        yield entry.list_id, entry.path, entry.valid, entry.citation


def page(book: RuleBook) -> str:
    """The whole page."""
    lines = [HEAD]
    section = ""
    for law, rule, valid, cited in sorted(used(book), key=lambda one: (one[0], one[1], str(one[2]))):
        if law != section:
            section = law
            lines += ["", f"## {law}", "", "| rule | days | citation | read |", "|---|---|---|---|"]
        days = "see the rule" if valid is None else f"{valid.start} to {valid.end or 'further notice'}"
        lines.append(f"| {rule} | {days} | {cited.cite} | {cited.source} |")
    return "\n".join(lines) + "\n"


def package_rules() -> RuleBook:
    """The rules that the package ships."""
    return compile_rules({path.relative_to(REGIMES).as_posix(): path.read_bytes() for path in REGIMES.rglob("*.yaml")})


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(package_rules()), encoding="utf-8")
