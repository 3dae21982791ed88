"""How text lies on a page of a PDF: invisible, white, or beside pictures within its content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_NEITHER_FILLED_NOR_STROKED = (3, 7)
_WHITE = {b"g": (1.0,), b"rg": (1.0, 1.0, 1.0), b"k": (0.0, 0.0, 0.0, 0.0)}
_COLOURS = (b"sc", b"scn")


@dataclass(slots=True)
class Ink:
    """Follows the operators of a page's content (ISO 32000-1, 8.4 and 9.3) and counts what it is told of."""

    invisible: int = 0
    white: int = 0
    inline: int = 0
    _mode: int = 0
    _is_white: bool = False
    _kept: list[tuple[int, bool]] = field(default_factory=list)

    def take(self, operator: bytes, operands: Any, matrix: Any, text_matrix: Any) -> None:
        """Takes one operator with its operands; the matrices do not matter."""
        if operator == b"q" and len(self._kept) < 1000:
            self._kept.append((self._mode, self._is_white))
        elif operator == b"Q" and self._kept:
            self._mode, self._is_white = self._kept.pop()
        elif operator == b"Tr" and operands:
            self._mode = int(operands[0])
        elif operator in _WHITE:
            self._is_white = _figures(operands) == _WHITE[operator]
        elif operator in _COLOURS:
            self._is_white = _figures(operands) in ((1.0,), (1.0, 1.0, 1.0))
        elif operator in _SHOWS:
            self.invisible += self._mode in _NEITHER_FILLED_NOR_STROKED
            self.white += self._is_white
        elif operator == b"INLINE IMAGE":
            self.inline += 1


def _figures(operands: Any) -> tuple[float, ...]:
    try:
        return tuple(float(one) for one in operands)
    except (TypeError, ValueError):  # a pattern is named, not counted
        return ()
