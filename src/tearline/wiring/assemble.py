"""The desk and the bench of one home, put together from their parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tearline.desk.bench import Bench
from tearline.model.refusal import Refused
from tearline.storage.lists import ListStore
from tearline.wiring.clock import Clockwork, today
from tearline.wiring.fonts import find_fonts
from tearline.wiring.officials import OfficialFolder
from tearline.wiring.opened import OPENED
from tearline.wiring.regimes import load_rulebook
from tearline.wiring.settings import Profile, home_of, read_profile

if TYPE_CHECKING:
    from tearline.desk.desk import Desk


def bench_at(home: Path | None = None, *, clockwork: Clockwork | None = None, profile: Profile | None = None) -> Bench:
    """What judges in ``home`` and keeps nothing but lists and official texts."""
    folder = home_of(home)
    settings = profile or read_profile(folder)
    officials = OfficialFolder(folder)
    return Bench(
        lists=ListStore(folder),
        rulebook=cache(load_rulebook),
        official=cache(officials.read),
        keep_official=officials.keep,
        today=today if clockwork is None else lambda: clockwork.now().date(),
        mandatory=settings.mandatory_lists,
        max_age_days=settings.max_age_days,
        accepted_superseded={
            name: (one.until, one.by, one.reason) for name, one in settings.accepted_superseded.items()
        },
    )


def desk_if_any(home: Path | None = None) -> Desk | None:
    """The desk of ``home``, None where nothing was ever kept there."""
    from tearline.storage.sqlite import FILE

    return desk_at(home) if (home_of(home) / FILE).exists() else None


def desk_in_use(home: Path | None = None) -> Desk:
    """The desk of a home in which something is kept already; refuses another, which may be a slip of the pen."""
    desk = desk_if_any(home)
    if desk is None:
        raise Refused("nothing is kept here yet", where=str(home_of(home)), todo="check --home, or open a case first")
    return desk


def desk_at(home: Path | None = None, *, clockwork: Clockwork | None = None, profile: Profile | None = None) -> Desk:
    """The desk of ``home``: its store is opened (and made where there was none) until ``OPENED`` is closed."""
    from tearline.desk.desk import Desk
    from tearline.storage.sqlite import SqliteStore

    folder = home_of(home)
    settings = profile or read_profile(folder)
    works = clockwork or Clockwork()
    return Desk(
        bench=bench_at(folder, clockwork=clockwork, profile=settings),
        store=OPENED.enter_context(SqliteStore.open(folder, new_salt=works.new_salt)),
        authority=settings.authority,
        now=works.now,
        new_id=works.new_id,
        fonts=find_fonts,
    )


def verify_export(raw: bytes, checkpoint: bytes | None = None) -> dict[str, Any]:
    """Whether an exported ledger is whole (and continues ``checkpoint``); needs no home."""
    from tearline.desk.tables import verification_json
    from tearline.ledger import read_checkpoint
    from tearline.ledger import verify_export as verify

    return verification_json(verify(raw, None if checkpoint is None else read_checkpoint(checkpoint)))
