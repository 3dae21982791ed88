"""A shell for tests: one command line in, exit status and both streams out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tearline.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "src" / "tearline" / "demo"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def refused(self, status: int = 2) -> str:
        """The one line of a refusal: nothing on standard output, no traceback, that exit status."""
        assert (self.status, self.out) == (status, "")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err


Shell = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, named by the environment as a user would."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TEARLINE_HOME", str(folder))
    return folder


@pytest.fixture
def shell(home: Path, capfd: pytest.CaptureFixture[str]) -> Shell:
    """``shell("read", path)`` runs ``tearline read path`` in the empty home."""

    def call(*words: object) -> Ran:
        capfd.readouterr()
        status = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return call


@pytest.fixture
def furnished(shell: Shell, home: Path) -> Shell:
    """The same with the bundled list loaded and the demonstration's profile in place."""
    assert shell("lists", "add", "us-csl", DEMO / "lists" / "us_csl_fictional.json").status == 0
    (home / "profile.yaml").write_bytes((DEMO / "profile.yaml").read_bytes())
    return shell
