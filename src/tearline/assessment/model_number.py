"""Whether two model numbers name one model: ``QRT-320``, ``QRT 320``, ``qrt320A``, ``320 series``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tearline.model.match import Verdict

_RUNS = re.compile(r"[A-Z]+|[0-9]+")
_SERIES = frozenset({"SERIES", "MODEL", "MODELS", "TYPE", "VERSION", "RANGE", "FAMILY", "NO", "NR"})
_CANDIDATE = re.compile(
    r"\b[A-Z]{1,5}(?:-[A-Z]{1,3})?[-./ ]?[0-9]{2,6}(?:[-./]?[A-Z0-9]{1,4})?\b|\b[0-9]{2,6}[- ]?[A-Z]{1,4}\b"
)


@dataclass(frozen=True, slots=True)
class _Model:
    prefix: str
    number: str
    suffix: str


def same_model(one: str, other: str) -> Verdict:
    """``same``: equal but for writing, or one is the other's plain form (``320`` against ``320A``, a series
    against its member). ``related``: the family agrees and the variant differs, or only a bare number agrees.
    """
    left, right = _parse(one), _parse(other)
    if left is None or right is None:
        return Verdict.SAME if _plain(one) and _plain(one) == _plain(other) else Verdict.DIFFERENT
    if left.number != right.number:
        # "QRT series" names the whole family of QRT-320.
        series = "" in (left.number, right.number) and left.prefix == right.prefix
        return Verdict.SAME if series and left.prefix else Verdict.DIFFERENT
    if left.prefix and right.prefix and left.prefix != right.prefix:
        return Verdict.DIFFERENT
    if left.prefix != right.prefix:
        # One side is a bare number: enough only where it is written as a series.
        bare = one if not left.prefix else other
        return Verdict.SAME if _is_series(bare) else Verdict.RELATED
    if left.suffix == right.suffix or not left.suffix or not right.suffix:
        return Verdict.SAME
    if left.suffix.startswith(right.suffix) or right.suffix.startswith(left.suffix):
        return Verdict.SAME
    return Verdict.RELATED


def models_in(text: str) -> tuple[str, ...]:
    """What may be a model number in a description, in order; a word before a figure may be taken in as well."""
    return tuple(dict.fromkeys(match.group().strip() for match in _CANDIDATE.finditer(_fold(text))))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().replace("–", "-").replace("‑", "-")


def _plain(text: str) -> str:
    return "".join(_RUNS.findall(_fold(text)))


def _is_series(text: str) -> bool:
    return bool(_SERIES & set(re.findall(r"[A-Z]+", _fold(text))))


def _parse(text: str) -> _Model | None:
    """Letters, first number, the rest; None for what has neither a number nor the word series."""
    runs = [run for run in _RUNS.findall(_fold(text)) if run not in _SERIES]
    first = next((n for n, run in enumerate(runs) if run.isdigit()), None)
    if first is None:
        return _Model("".join(runs), "", "") if runs and _is_series(text) else None
    return _Model("".join(runs[:first]), runs[first], "".join(runs[first + 1 :]))
