"""The main job on the bundled example: an alert, three sales, a case, the non-paper, the ledger.

Everything goes through the same desk as real work. Only time, chance and the lists are fixed, so that
two runs give the same bytes; the alert, the firms and the lists are invented.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from tearline.desk.desk import Desk
from tearline.desk.ports import Paper
from tearline.desk.reading import read_message
from tearline.model.refusal import Refused
from tearline.storage.sqlite import FILE
from tearline.wiring.assemble import desk_at
from tearline.wiring.clock import Clockwork

AS_OF = date(2026, 9, 17)
SALES = ("EXP-2026-0042", "EXP-2026-0057", "EXP-2026-0063")
AUDIENCE = "SVN"
ANALYST, OFFICER, APPROVERS = "a.moreau", "h.okafor", ("r.abara", "j.quill")


@dataclass
class FixedWorks:
    """A clock that ticks once a minute, and chance that is none."""

    ticks: int = 0
    drawn: int = 0
    start: datetime = field(default=datetime(2026, 9, 17, 8, 0, tzinfo=UTC))

    def now(self) -> datetime:
        """One minute later than the last time."""
        self.ticks += 1
        return self.start + timedelta(minutes=self.ticks)

    def new_id(self) -> str:
        """The next of the fixed identifiers."""
        self.drawn += 1
        return f"DEMO-{self.drawn:04d}"

    def new_salt(self) -> bytes:
        """The next of the fixed salts."""
        self.drawn += 1
        return hashlib.sha256(f"demonstration {self.drawn}".encode()).digest()

    def clockwork(self) -> Clockwork:
        return Clockwork(now=self.now, new_id=self.new_id, new_salt=self.new_salt)


def demonstrate(home: Path | None, stage: Callable[[str, bytes], Paper]) -> dict[str, Any]:
    """Runs the example in ``home`` (a passing one where None): what each step gave, as JSON values.

    ``stage`` lays each document of the release ready, under the name that it is given.
    """
    with _fresh(home) as folder:
        _furnish(folder)
        works = FixedWorks()
        desk = desk_at(folder, clockwork=works.clockwork())
        with desk.store:
            return _walk(desk, stage)


def _walk(desk: Desk, stage: Callable[[str, bytes], Paper]) -> dict[str, Any]:
    desk.bench.add_list(
        "us-csl", {"us_csl_fictional.json": _bundled("lists/us_csl_fictional.json")}, dated=None, accept_shrink=False
    )
    alert = _bundled("alert.txt")
    message = read_message(alert, name="alert.txt")
    case = desk.receive(alert, name="alert.txt", by=ANALYST, as_of=AS_OF, lists_as_of=AS_OF)
    assessments, sales = [], {}
    for name in SALES:
        raw = _bundled(f"{name}.yaml")
        sales[name] = desk.describe_sale(raw, where=f"{name}.yaml")
        judged = desk.assess(
            raw, where=f"{name}.yaml", alerts=[], as_of=AS_OF, lists_as_of=AS_OF, max_age=None, by=OFFICER
        )
        assessments.append(judged)
        if judged["recommendation"] != "no_concern_found":
            desk.attach(case, raw, name=f"{name}.yaml", by=OFFICER, as_of=AS_OF, lists_as_of=AS_OF)
    drafted = desk.draft_release(case, to=AUDIENCE, by=ANALYST)
    for approver in APPROVERS:
        desk.approve_release(case, to=AUDIENCE, by=approver, digest=drafted["digest"])
    files: list[str] = []
    for kind in ("txt", "docx"):
        name = f"non-paper-{AUDIENCE}.{kind}"
        desk.export_release(case, to=AUDIENCE, by=APPROVERS[0], format=kind, stage=partial(stage, name))
        files.append(name)
    return {
        "message": message,
        "sales": sales,
        "assessments": assessments,
        "case": case,
        "casefile": desk.case(case, by=OFFICER),
        "release": {"audience": AUDIENCE, "digest": drafted["digest"], "text": drafted["text"], "files": files},
        "ledger": desk.verify_ledger(),
    }


@contextmanager
def _fresh(home: Path | None) -> Iterator[Path]:
    if home is None:
        with tempfile.TemporaryDirectory(prefix="tearline-demo-") as folder:
            yield Path(folder)
        return
    if (home / FILE).exists():
        raise Refused("this home is in use", where=str(home), todo="name a new folder for the demonstration")
    yield home


def _furnish(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profile.yaml").write_bytes(_bundled("profile.yaml"))
    except OSError as error:
        raise Refused(f"cannot be written: {error.strerror}", where=str(folder), todo="name another home") from None


def _bundled(name: str) -> bytes:
    return (resources.files("tearline") / "demo" / name).read_bytes()
