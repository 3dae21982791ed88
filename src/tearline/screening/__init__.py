"""The parties of a sale held against listed parties: verdicts with reasons."""

from __future__ import annotations

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
from tearline.screening.standing import ALERTS, standing_of

__all__ = [
    "ALERTS",
    "FORMAT",
    "RULE",
    "HeldList",
    "Index",
    "JudgedPair",
    "build",
    "index_of",
    "judge_pair",
    "screen",
    "screen_many",
    "screen_name",
    "standing_of",
]
