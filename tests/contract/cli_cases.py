"""One run of every command that speaks JSON, in one home and in the order of a real case.

Time stands still and chance counts, so that two runs give the same; what is left that moves with the
rules is put away by ``as_golden``, and nowhere else. ``tools/write_goldens.py`` writes contracts/ from this.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from tearline.cli.main import run
from tearline.wiring.clock import Clockwork

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / "contracts"
DEMO = ROOT / "src" / "tearline" / "demo"
OUTGOING = ROOT / "examples" / "outgoing"
ON = "--as-of 2026-09-17"


@dataclass(frozen=True)
class Case:
    """One command line and the golden that it is held to.

    ``contract`` names schema and golden (``case show`` is ``case-show``), ``variant`` tells several
    goldens of one contract apart. ``{case}`` and ``{finding}`` stand for what earlier commands gave.
    Of lists under the keys ``abridged`` the golden shows the first two elements; JSON ``lines``
    are shown as one document each, of which the golden has the first.
    """

    contract: str
    words: str
    status: int = 0
    variant: str = ""
    abridged: frozenset[str] = frozenset()
    lines: bool = False

    @property
    def name(self) -> str:
        """What the test and the golden are called."""
        return f"{self.contract}.{self.variant}" if self.variant else self.contract

    @property
    def golden(self) -> Path:
        """The golden file."""
        return CONTRACTS / f"{self.name}.golden.json"


LONG = frozenset({"findings", "questions", "not_checked", "screened"})
"""The long lists of an assessment. They stand whole in assess.golden.json, and begun elsewhere."""

WORDY = frozenset({"cases", "beware", "kinds", "one_of", "tests"})
"""The long lists of a rule, which grow as the law is encoded."""

CASES = (
    Case("read", "read alert.txt"),
    Case("read", "read non-paper.txt", variant="text"),
    Case("read", "read note.yaml", variant="told"),
    Case("read-stream", "read inbox", status=2, lines=True),
    Case("lists-add", "lists add us-csl us_csl_fictional.json"),
    Case("lists-status", "lists status --lists-as-of 2026-09-17"),
    Case("lists-status", "lists status --lists-as-of 2026-11-20", status=3, variant="stale"),
    Case("screen", f"screen 'Tirdad Nemuneh Sanat Co.' {ON}"),
    Case("screen", f"screen 'Fjellrype Verktøy AS' {ON}", variant="no-match"),
    Case("screen", "screen 'Fjellrype Verktøy AS' --as-of 2026-11-20", status=3, variant="cannot-judge"),
    Case("screen-input", f"screen --input parties.csv {ON}", lines=True),
    Case("classify", f"classify item.yaml --list us-ccl {ON}"),
    Case("classify", f"classify item.yaml {ON}", variant="several-lists", abridged=frozenset({"entries", "trace"})),
    Case("rules-test", "rules test"),
    Case("rules-show", f"rules show 2B121 --list us-ccl {ON}", abridged=WORDY),
    Case("rules-diff", "rules diff 2B121 2009-10-01 2026-09-17", abridged=WORDY),
    Case("rules-check", "rules check invented_ccl.xml", status=1),
    Case("assess", f"assess EXP-2026-0042.yaml --alert alert.txt --by h.okafor {ON}", status=1),
    Case("alerts-add", "alerts add alert.txt --by a.moreau"),
    Case("alerts-list", f"alerts list {ON}"),
    Case("alerts-show", "alerts show 26STATE104417 --by a.moreau"),
    Case("case-open", f"case open alert.txt --by a.moreau {ON}"),
    Case("case-attach", f"case attach {{case}} EXP-2026-0042.yaml --by h.okafor {ON}", abridged=LONG),
    Case("case-list", "case list --by h.okafor"),
    Case("case-show", "case show {case} --by h.okafor", abridged=LONG),
    Case("case-show", "case show {case} --by auditor", variant="withheld", abridged=LONG),
    Case(
        "case-resolve",
        "case resolve {case} --by h.okafor --finding {finding} --verdict different --why 'Another firm.'",
        abridged=LONG,
    ),
    Case("case-advise", "case advise {case} --by t.lindqvist --position refuse --why 'See the alert.'", abridged=LONG),
    Case("case-countersign", "case countersign {case} --by m.castellan", abridged=LONG),
    Case(
        "case-decide",
        "case decide {case} --by h.okafor --outcome refuse --why 'The end use is not known.'",
        abridged=LONG,
    ),
    Case("release-draft", "release draft {case} --to SVN --by a.moreau"),
    Case("release-approve", "release approve {case} --to SVN --by r.abara"),
    Case("release-approve", "release approve {case} --to SVN --by j.quill", variant="complete"),
    Case("release-export", "release export {case} --to SVN --by r.abara --output non-paper-SVN.txt"),
    Case("case-close", "case close {case} --by h.okafor --why 'The exporter was told.'", abridged=LONG),
    Case("case-reopen", "case reopen {case} --by h.okafor --why 'The exporter objects.'", abridged=LONG),
    Case("ledger-verify", "ledger verify"),
    Case("ledger-proof", "ledger proof 2"),
    Case("ledger-export", "ledger export --output ledger.jsonl"),
    Case("ledger-verify", "ledger verify cut.jsonl", status=1, variant="not-verified"),
    Case("alerts-withdraw", "alerts withdraw 26STATE104417 --by a.moreau --on 2026-09-20"),
    Case("alerts-new", "alerts new --from note.yaml --by a.moreau"),
    Case("alerts-write", "alerts write rotary-table.yaml --partner partner-SVN.yaml"),
    Case(
        "alerts-write",
        "alerts write rotary-table.yaml --partner partner-SVN.yaml --form letter --format docx --on 2026-09-07"
        " --output letter.docx",
        variant="letter",
    ),
    Case("demo", "demo --output out", abridged=LONG),
)

FILES = {
    "note.yaml": (
        "came: telephone\non: 2026-09-10\nsource: a visitor\nmark: (C)\n"
        "attempt:\n  suppliers: [{name: Brezna Rotary Systems d.o.o., country: SI}]\n  items: [{description: pump}]\n"
    ),
    "inbox/empty.txt": "",
    "inbox/letter.txt": "(U) A letter about rotary tables.\n",
    "non-paper.txt": "NON-PAPER\n\nWe understand that a firm in Iran was seeking to procure a lathe.\n",
    "parties.csv": "id,name,country\nP-1,Tirdad Nemuneh Sanat Co.,IR\nP-2,Fjellrype Verktøy AS,NO\n",
    "item.yaml": (
        "description: CNC rotary table\n"
        "facts:\n"
        "  - {attribute: rotary_axes_count, value: 2, facet: designed, source: datasheet}\n"
        "  - {attribute: rotary_axes_nonparallel, value: true, facet: designed, source: datasheet}\n"
    ),
    "invented_ccl.xml": (
        "<DIV9><HEAD>A list of nothing</HEAD><HD1>Category 2—Invented Things</HD1><HD1>B. Invented equipment</HD1>"
        "<FP-2><B>2B901 Invented tables, as follows.</B></FP-2><FP><I>Items:</I> a. Flat tables;</FP></DIV9>"
    ),
}


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    case: Case
    status: int
    out: str
    err: str

    @property
    def documents(self) -> list[Any]:
        """The JSON documents on standard output: one, or one a line."""
        return [json.loads(line) for line in self.out.splitlines()] if self.case.lines else [json.loads(self.out)]


def run_all(work: Path) -> dict[str, Ran]:
    """Runs every case in the empty folder ``work``; what each gave, by its name."""
    given: dict[str, str] = {}
    ran = {}
    with _at_work(work):
        for case in CASES:
            one = _run(case, given)
            ran[case.name] = one
            if case.name == "case-open":
                given["case"] = one.documents[0]["case"]
            if case.name == "case-show":
                findings = one.documents[0]["assessments"][0]["findings"]
                given["finding"] = next(found["id"] for found in findings if found["kind"] == "alert_match")
            if case.name == "ledger-export":
                lines = Path("ledger.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
                Path("cut.jsonl").write_text("".join(lines[:3] + lines[4:]), encoding="utf-8")
    return ran


def as_golden(ran: Ran) -> Any:
    """The first document of ``ran`` without what moves whenever a rule is added or reworded.

    1. A SHA-256 becomes its number in the document, so that equal ones stay recognisable.
    2. How many cases the rules have, and how many bytes an export has, becomes 0.
    3. Lists named in ``abridged`` keep two elements.
    """
    numbers: dict[str, str] = {}

    def settled(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: settled(name, one) for name, one in value.items()}
        if isinstance(value, list):
            kept = value[:2] if key in ran.case.abridged else value
            return [settled(key, one) for one in kept]
        if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value):
            return numbers.setdefault(value, f"{len(numbers) + 1:064d}")
        if ran.case.contract == "rules-test" and key in ("cases", "passed"):
            return 0
        if ran.case.contract == "ledger-export" and key == "bytes":
            return 0
        return value

    return settled("", ran.documents[0])


def golden_text(ran: Ran) -> str:
    """The golden file of ``ran``."""
    return json.dumps(as_golden(ran), ensure_ascii=False, indent=2) + "\n"


def _run(case: Case, given: dict[str, str]) -> Ran:
    words = shlex.split(case.words.format(**given))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([*words, "--json"] if not case.lines else words)
    return Ran(case, status, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _at_work(work: Path) -> Iterator[None]:
    """In ``work``, with the files of the example, a home beside them, a clock that stands and chance that counts."""
    home = work / "home"
    home.mkdir()
    shutil.copy(DEMO / "profile.yaml", home)
    for path in (*DEMO.glob("*.yaml"), DEMO / "alert.txt", *(DEMO / "lists").glob("*.json"), *OUTGOING.glob("*.yaml")):
        shutil.copy(path, work)
    for name, text in FILES.items():
        (work / name).parent.mkdir(exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    drawn = iter(range(1, 10_000))
    still = Clockwork(
        now=lambda: datetime(2026, 9, 17, 8, 0, tzinfo=UTC),
        new_id=lambda: f"EXAMPLE-{next(drawn):04d}",
        new_salt=lambda: next(drawn).to_bytes(32, "big"),
    )
    with (
        contextlib.chdir(work),
        mock.patch.dict(os.environ, {"TEARLINE_HOME": str(home)}),
        mock.patch("tearline.wiring.assemble.Clockwork", return_value=still),
    ):
        yield
