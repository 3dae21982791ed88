"""Where a stream of messages comes from: a file, or every file below a folder, opened one at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from tearline.model.refusal import Refused

Told = Callable[[int], None]
"""What is told how many bytes were read."""


def source(path: Path, told: Told | None = None) -> Iterator[tuple[str, BinaryIO | Refused]]:
    """Name and open file of ``path``, or of each file below it in the order of their names; each is closed
    when the next is asked for.

    Links are not followed, and hidden files are passed over. A file that cannot be opened is given as its refusal.
    Raises Refused for a ``path`` that is not there.
    """
    for file in files_of(path):
        name = str(path) if file == path else f"{path.name}/{file.relative_to(path).as_posix()}"
        try:
            opened = file.open("rb")
        except OSError as error:
            yield name, Refused(f"cannot be read: {error.strerror}", where=name, todo="check the name")
            continue
        with opened:
            if told is None:
                yield name, opened
            else:
                with Watched(opened, told) as watched:
                    yield name, cast(BinaryIO, watched)


def files_of(path: Path) -> Sequence[Path]:
    """``path`` itself, or the files below it where it is a folder. Refuses what is not there."""
    try:
        return [path] if not path.is_dir() else list(_files(path))
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror}", where=str(path), todo="check the name") from None


def size_of(path: Path) -> int:
    """The bytes of ``path`` and of all files below it; 0 for what cannot be asked."""
    total = 0
    for file in files_of(path):
        try:
            total += file.stat().st_size
        except OSError:
            continue
    return total


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


class Watched(io.RawIOBase):
    """An open file that tells how many bytes were read of it, for a bar that shows the progress.

    Parts are read twice, such as the beginning; in the end as much was told as the file has.
    """

    def __init__(self, opened: BinaryIO, told: Told) -> None:
        self._opened, self._told = opened, told
        self._left = opened.seek(0, io.SEEK_END)
        opened.seek(0)

    def read(self, size: int = -1) -> bytes:
        """Bytes of the file, which are counted."""
        found = self._opened.read(size)
        self._count(len(found))
        return found

    def readline(self, size: int | None = -1) -> bytes:
        """A line of the file, which is counted."""
        found = self._opened.readline(-1 if size is None else size)
        self._count(len(found))
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._opened.seek(offset, whence)

    def tell(self) -> int:
        return self._opened.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Leaves the file open, since whoever opened it closes it; what was not read counts as passed over."""
        self._count(self._left)

    def _count(self, bytes_read: int) -> None:
        now = min(bytes_read, self._left)
        self._left -= now
        if now:
            self._told(now)

    def readinto(self, buffer: Any) -> int:
        """Fills ``buffer``; how many bytes."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)
