"""The examples: they read, and none of their firms resembles a listed party."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
from lxml import etree
from rapidfuzz import fuzz, process, utils

from intake.alert_score import ALERTS, gold
from intake.alert_slots import HALVES, ROLES, parties
from tearline.intake import read
from tearline.intake.item import read_item
from tearline.intake.sale import read_sale

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DEMO = ROOT / "src" / "tearline" / "demo"
NEAR = 88
"""From this likeness on (equal words in any order count as 100) two names might be taken for each other."""


def paths(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).iterdir())


@pytest.mark.parametrize("path", paths("alerts"), ids=lambda path: path.name)
def test_every_example_alert_tells_of_one_attempt_with_a_buyer_and_an_item(path: Path) -> None:
    (attempt,) = read(path.read_bytes()).attempts
    assert attempt.buyers
    assert attempt.items


@pytest.mark.parametrize("path", paths("sales"), ids=lambda path: path.name)
def test_every_example_sale_reads(path: Path) -> None:
    sale = read_sale(path.read_bytes(), where=path.name)
    assert sale.reference == path.stem


@pytest.mark.parametrize("path", paths("items"), ids=lambda path: path.name)
def test_every_example_item_reads_and_states_facts(path: Path) -> None:
    assert read_item(path.read_bytes(), where=path.name).facts


def test_the_examples_are_all_explained() -> None:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    files = [f"{folder}/{path.name}" for folder in ("alerts", "sales", "items") for path in paths(folder)]
    assert [name for name in files if name not in text] == []


def names() -> set[str]:
    """Every firm and person of the examples, the demonstration and the test alerts."""
    found: set[str] = set()
    for path in paths("alerts"):
        for attempt in read(path.read_bytes()).attempts:
            found |= {one.value for one in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers)}
    for path in paths("sales"):
        for party in read_sale(path.read_bytes(), where=path.name).parties:
            found |= {party.name, *(owner.name for owner in party.owners)}
    for path in paths("items"):
        found |= {read_item(path.read_bytes(), where=path.name).maker or ""}
    for path in ALERTS.glob("*.yaml"):
        for alert in gold(path.name):
            for attempt in alert["attempts"]:
                for role in ROLES:
                    found |= {text.split("|")[0].strip() for text in attempt.get(role, [])}
    for half in HALVES:
        found |= parties(half)
    return found - {""}


def listed(shared: Callable[[str], Path]) -> set[str]:
    """Every name and alias of the lists at hand."""
    found: set[str] = set()
    for row in json.loads(shared("watchlists/us_csl_2026-07-31.json").read_text("utf-8"))["results"]:
        found |= {row["name"], *(row.get("alt_names") or [])}
    for row in json.loads(shared("watchlists/jp_meti_end_user_2025-09-29.json").read_text("utf-8")):
        found |= {row["entity_name"], *row["aliases"]}
    found |= set(_un(shared("watchlists/un_sc_consolidated_2026-02-27.xml")))
    found |= set(_csv(shared("watchlists/eu_journal"), "*.csv"))
    found |= set(_csv(shared("watchlists/ofac_2019"), "*.csv"))
    found |= set(_entity_list(shared("watchlists/us_ear_part744_2026-07.xml")))
    return {name for name in found if name and len(name) > 3}


def _un(path: Path) -> Iterator[str]:
    tree = etree.parse(str(path))
    for entry in tree.iter("INDIVIDUAL", "ENTITY"):
        yield " ".join(filter(None, (entry.findtext(f"{place}_NAME") for place in ("FIRST", "SECOND", "THIRD"))))
    yield from (alias.text or "" for alias in tree.iter("ALIAS_NAME"))


def _csv(folder: Path, pattern: str) -> Iterator[str]:
    """Every cell that could be a name; more than names does no harm here."""
    for path in sorted(folder.glob(pattern)):
        for row in csv.reader(path.read_text("utf-8", errors="replace").splitlines()):
            for cell in row:
                yield from (part.strip() for part in cell.split(";") if 3 < len(part) < 120)


def _entity_list(path: Path) -> Iterator[str]:
    for cell in etree.parse(str(path)).iter("TD"):
        text = " ".join("".join(cell.itertext()).split())
        yield re.split(r", a\.k\.a\.|[,;] the following|—", text)[0].strip(" .,")[:120]


def test_no_firm_of_the_examples_resembles_a_listed_party(shared: Callable[[str], Path]) -> None:
    theirs = sorted({utils.default_process(name) for name in listed(shared)} - {""})
    assert len(theirs) > 40_000
    ours = sorted({utils.default_process(name) for name in names()})
    assert len(ours) > 100
    likeness = process.cdist(ours, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, dtype=numpy.uint8)
    near = [(ours[row], theirs[column]) for row, column in zip(*likeness.nonzero(), strict=True)]
    assert near == []
