"""ZIP containers, opened with limits: nothing in them is trusted, least of all the sizes that they state."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from tearline.model.refusal import Refused

MAX_ENTRIES = 20_000
MAX_DIRECTORY = 4_000_000
MAX_RATIO = 200
_SMALL = 1_000_000
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_TAIL = 66_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, struct.error, LookupError)
"""What Python's reader raises on a file that is no sound archive."""


def open_container(source: BinaryIO, name: str) -> zipfile.ZipFile:
    """The archive in ``source``. Raises Refused for a broken one, and for one with more than 20,000 entries.

    The directory is measured before it is read, since each entry costs memory.
    """
    if _directory_size(source) > MAX_DIRECTORY:
        raise Refused(_too_many(), where=name, todo="split the archive")
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN:
        raise Refused("the archive is broken", where=name, todo="ask for it again") from None
    if len(archive.infolist()) > MAX_ENTRIES:
        raise Refused(_too_many(), where=name, todo="split the archive")
    return archive


def entry_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, *, most: int) -> bytes:
    """The content of ``entry``, at most ``most`` bytes. Raises Refused: encrypted, a bomb, too large, broken."""
    if entry.flag_bits & 0x1:
        raise Refused("the archive is encrypted", where=name, todo="unpack it with its password and read the files")
    if entry.compress_type not in _METHODS:
        raise Refused("it is packed by a method that is not read", where=name, todo="pack it as plain ZIP")
    if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        what = f"it unpacks to more than {MAX_RATIO} times its size, as archives do that are made to do harm"
        raise Refused(what, where=name, todo="read the text by itself")
    if entry.file_size > most:
        raise Refused(f"{entry.file_size:,} bytes unpacked, at most {most:,} are read", where=name, todo="split it")
    try:
        with archive.open(entry) as opened:
            return opened.read(most)
    except BROKEN:
        raise Refused("the archive is broken", where=name, todo="ask for it again") from None


def _too_many() -> str:
    return f"the archive has more than {MAX_ENTRIES:,} entries"


def _directory_size(source: BinaryIO) -> int:
    """The size of the archive's directory, as its last record states it; 0 where there is no such record."""
    size = source.seek(0, 2)
    source.seek(max(0, size - _TAIL))
    tail = source.read(_TAIL)
    source.seek(0)
    at = tail.rfind(_END)
    if at < 0 or at + 16 > len(tail):
        return 0
    stated: int = struct.unpack_from("<I", tail, at + 12)[0]
    large = tail.rfind(_END_64, 0, at)
    if stated == 0xFFFFFFFF and 0 <= large <= at - 48:
        stated = struct.unpack_from("<Q", tail, large + 40)[0]
    return stated
