"""The back-ends that every contract test runs over: a new one is one line."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from tearline.desk.ports import Store
from tearline.storage.sqlite import SqliteStore

Open = Callable[[Path], Store]


def numbered_salts() -> Callable[[], bytes]:
    """Salts that differ and that two runs have in common."""
    numbers = itertools.count()
    return lambda: next(numbers).to_bytes(32, "big")


BACKENDS: dict[str, Open] = {
    "sqlite": lambda home: SqliteStore.open(home, new_salt=numbered_salts()),
}
