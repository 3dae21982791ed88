"""The parties of a sale held against listed parties: verdicts with reasons, and findings from them."""

from __future__ import annotations

from tearline.screening.findings import ALERTS, denies, findings
from tearline.screening.index import FORMAT, Index, build
from tearline.screening.score import RULE
from tearline.screening.screen import (
    HeldList,
    JudgedPair,
    index_of,
    judge_pair,
    screen,
    screen_many,
    screen_name,
)

__all__ = [
    "ALERTS",
    "FORMAT",
    "RULE",
    "HeldList",
    "Index",
    "JudgedPair",
    "build",
    "denies",
    "findings",
    "index_of",
    "judge_pair",
    "screen",
    "screen_many",
    "screen_name",
]
