"""Every encoded rule was read twice: its row in docs/reference/checked.md stands, and says the rule's own figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rulebook.fictional import package_book
from tearline.rulebook.entries import leaves
from tearline.rulebook.rule import Rule, Test, Threshold

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "checked.md"
SIGNS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "==": "="}


def tables() -> dict[str, list[dict[str, str]]]:
    """The rows of every table of the page, by the heading of its section."""
    found: dict[str, list[dict[str, str]]] = {}
    section, names = "", []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section, names = line[3:], []
        elif line.startswith("|") and not line.startswith("|---"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if names:
                found.setdefault(section, []).append(dict(zip(names, cells, strict=True)))
            else:
                names = cells
    return found


def figures(tests: Iterator[Test]) -> set[str]:
    """Every limit of these tests, as the page writes it: ``linear_travel > 2 m on X``."""
    found = set()
    for test in tests:
        for leaf in leaves(test):
            if isinstance(leaf, Threshold):
                unit = f" {leaf.unit}" if leaf.unit else ""
                method = f" ({' or '.join(leaf.methods)})" if leaf.methods else ""
                axis = f" on {leaf.axis}" if leaf.axis else ""
                found.add(f"{leaf.attribute} {SIGNS[leaf.op]} {leaf.value.normalize():f}{unit}{method}{axis}")
    return found


def parts_of(rule: Rule) -> Iterator[Test]:
    yield from (rule.head, rule.test)
    yield from (note.when for note in rule.exceptions if note.when is not None)
    yield from (row.condition for row in rule.reasons if row.condition is not None)


def written(row: dict[str, str]) -> set[str]:
    return set() if row["Figures"] == "no figure" else {one.strip() for one in row["Figures"].split(";")}


RULES = {(f"{rule.list_id} {rule.path}", rule.valid.start.isoformat()): rule for rule in package_book().rules}
ROWS = {(row["Rule"], row["Valid from"]): row for row in tables()["Rules"]}


def test_every_rule_has_one_row_and_every_row_a_rule() -> None:
    assert ROWS.keys() == RULES.keys()
    assert len(tables()["Rules"]) == len(RULES)


@pytest.mark.parametrize("key", sorted(RULES), ids=" ".join)
def test_the_figures_of_the_row_are_those_of_the_rule(key: tuple[str, str]) -> None:
    assert written(ROWS[key]) == figures(parts_of(RULES[key]))


@pytest.mark.parametrize("key", sorted(RULES), ids=" ".join)
def test_a_row_says_when_and_with_what_result_it_was_read(key: tuple[str, str]) -> None:
    row = ROWS[key]
    assert date.fromisoformat(row["First encoded"]) <= date.fromisoformat(row["Read again"])
    assert "agree" in row["Second reading"] or "→" in row["Second reading"]
    assert all(row.values())


def test_every_definition_has_its_row_with_its_figures() -> None:
    rows = {row["Term"]: row for row in tables()["Definitions"]}
    terms = {
        f"{control.id} {term.term}": term
        for control in package_book().lists.values()
        for term in control.definitions.values()
    }
    assert rows.keys() == terms.keys()
    assert {name: written(row) for name, row in rows.items()} == {
        name: figures(iter([term.test])) for name, term in terms.items()
    }


def test_every_part_that_is_not_encoded_is_on_the_page() -> None:
    named = {
        (row["List"], path.strip())
        for row in tables()["Parts that are named and not encoded"]
        for path in row["Parts"].split(",")
    }
    assert named == {(control.id, part.path) for control in package_book().lists.values() for part in control.unencoded}
