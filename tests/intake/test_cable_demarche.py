"""The real-world shape: a demarche of 2010 with fictional firms, against its expected reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tearline.intake.message import read, to_json


def differences(expected: Any, got: Any, path: str = "") -> list[str]:
    """Where ``got`` differs on the keys that stand in ``expected``; a number for a list is its length."""
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [f"{path}: {got!r} is no mapping"]
        return [line for key in expected for line in differences(expected[key], got.get(key), f"{path}.{key}")]
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return [f"{path}: expected {expected!r}, got {got!r}"]
        return [
            line
            for i, pair in enumerate(zip(expected, got, strict=True))
            for line in differences(*pair, f"{path}[{i}]")
        ]
    if isinstance(expected, int) and not isinstance(expected, bool) and isinstance(got, list):
        got = len(got)
    return [] if expected == got else [f"{path}: expected {expected!r}, got {got!r}"]


def test_the_demarche_reads_as_expected(shared: Callable[[str], Path]) -> None:
    raw = shared("cables/demarche_2010.txt").read_bytes()
    expected = json.loads(shared("cables/demarche_2010.expected.json").read_text("utf-8"))
    del expected["attempts"]
    assert differences(expected, to_json(read(raw))) == []
