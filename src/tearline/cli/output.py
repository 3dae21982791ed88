"""What goes where: results on standard output, words to the user on standard error."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tearline.model.refusal import Refused

if TYPE_CHECKING:
    from rich.console import Console

MAX_INPUT = 50_000_000


def emit(text: str) -> None:
    """Writes one line of result."""
    sys.stdout.write(text + "\n")


def emit_json(value: Any, *, lines: bool = False) -> None:
    """Writes a JSON document; with ``lines``, on one line."""
    emit(json.dumps(value, ensure_ascii=False, indent=None if lines else 2))


def say(text: str) -> None:
    """Writes one line to the user, on standard error."""
    sys.stderr.write(text + "\n")


def terminal(width: int | None = None) -> Console:
    """A rich console on standard output; 100 columns where the output is no terminal."""
    from rich.console import Console

    if width is None and not sys.stdout.isatty():
        width = 100
    return Console(width=width, highlight=False, soft_wrap=False)


def read_input(path: Path) -> bytes:
    """The bytes of ``path`` (``-`` is standard input), at most 50 MB. Refuses what cannot be read."""
    if str(path) == "-":
        raw = sys.stdin.buffer.read(MAX_INPUT + 1)
    else:
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_INPUT + 1)
        except OSError as error:
            raise Refused(f"cannot be read: {error.strerror}", where=str(path), todo="check the name") from None
    if len(raw) > MAX_INPUT:
        raise Refused("more than 50 MB", where=str(path), todo="split it")
    return raw


class Paper:
    """A file that is written beside its place first, and then put there: whole or not at all."""

    def __init__(self, path: Path, raw: bytes) -> None:
        """Writes ``raw`` next to ``path``; refuses a place that cannot be written."""
        self._path = path
        self._partial = path.parent / f".{path.name or 'output'}.part"
        if path.is_dir():
            raise Refused("is a folder", where=str(path), todo="name a file")
        try:
            self._partial.write_bytes(raw)
        except OSError as error:
            raise self._unwritable(error) from None

    def hand_out(self) -> None:
        """Puts the file in its place."""
        try:
            self._partial.replace(self._path)
        except OSError as error:
            raise self._unwritable(error) from None

    def discard(self) -> None:
        """Leaves nothing behind."""
        self._partial.unlink(missing_ok=True)

    def _unwritable(self, error: OSError) -> Refused:
        return Refused(f"cannot be written: {error.strerror}", where=str(self._path), todo="choose another place")


def write_output(path: Path, raw: bytes) -> None:
    """Writes ``raw`` to ``path``, whole or not at all."""
    Paper(path, raw).hand_out()
