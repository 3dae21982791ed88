"""Many messages from files, archives and mailboxes, one after another; a bad one never stops the rest.

Only one message is held at a time, and of an archive its directory: memory does not grow with what is read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from tearline.intake.decode import MAX_BYTES
from tearline.intake.forms.container import entry_bytes, open_container
from tearline.intake.forms.kind import form_of
from tearline.intake.forms.mail import open_mail
from tearline.model.document import Message
from tearline.model.refusal import Refused

MAX_DEPTH = 4
MAX_UNPACKED = 4_000_000_000
_SNIFFED = 16_000
_DOCUMENT = frozenset(("[Content_Types].xml", "mimetype"))
"""Entries by which the archive is a document of Word or of another program."""
_LINE = 1_000_000
_SEPARATOR = b"From "
_QUOTED = re.compile(rb">+From ")
_BAD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

Read = tuple[str, Message | Refused]
Reader = Callable[[bytes, str], Message]
"""What reads the bytes of one message under a name; raises Refused."""


def stream(source: Iterable[tuple[str, bytes | BinaryIO | Refused]], reader: Reader) -> Iterator[Read]:
    """Each message of ``source`` by name, or the line in which it was refused.

    ``source`` gives names with bytes, with open files that can be sought in, or with what kept one from opening. A ZIP
    archive and a mailbox are read entry by entry, an attachment after its mail; their names are joined with a slash:
    ``alerts.zip/3.eml/list.pdf``. Hidden files of an archive are passed over, as those of a folder are.
    """
    for name, given in source:
        if isinstance(given, Refused):
            yield name, given
            continue
        opened = io.BytesIO(given) if isinstance(given, bytes) else given
        yield from _Reading(reader).of(_BAD.sub("_", name), opened, 0)


class _Reading:
    """One thing of the source; counts what its archives unpack to."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.unpacked = 0

    def of(self, name: str, opened: BinaryIO, depth: int) -> Iterator[Read]:
        head = opened.read(_SNIFFED)
        opened.seek(0)
        form = form_of(head)
        if depth > MAX_DEPTH and form in ("docx", "mbox", "eml"):
            yield name, Refused(f"nested more than {MAX_DEPTH} deep", where=name, todo="unpack it and read the files")
        elif form == "mbox":
            yield from self._mailbox(name, opened, depth)
        elif form == "docx":
            yield from self._container(name, opened, depth)
        else:
            yield from self._one(name, opened.read(MAX_BYTES + 1), form, depth)

    def _one(self, name: str, raw: bytes, form: str | None, depth: int) -> Iterator[Read]:
        try:
            yield name, self.reader(raw, name)
        except Refused as refused:
            yield name, refused
        if form != "eml" or len(raw) > MAX_BYTES:
            return
        try:
            attachments = open_mail(raw, name).attachments
        except Refused:  # the same refusal has been given above
            return
        for title, content in attachments:
            yield from self.of(f"{name}/{title}", io.BytesIO(content), depth + 1)

    def _container(self, name: str, opened: BinaryIO, depth: int) -> Iterator[Read]:
        """A document where the container is one, else every file in it."""
        try:
            archive = open_container(opened, name)
        except Refused as refused:
            yield name, refused
            return
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry.filename)]
        if any(entry.filename in _DOCUMENT for entry in entries):
            opened.seek(0)
            yield from self._one(name, opened.read(MAX_BYTES + 1), "docx", depth)
            return
        for entry in entries:
            inner = f"{name}/{_BAD.sub('_', entry.filename)}"
            try:
                content = entry_bytes(archive, entry, inner, most=MAX_BYTES)
            except Refused as refused:
                yield inner, refused
                continue
            self.unpacked += len(content)
            if self.unpacked > MAX_UNPACKED:
                what = f"the archive unpacks to more than {MAX_UNPACKED:,} bytes"
                yield name, Refused(what, where=name, todo="split it; what came before was read")
                return
            yield from self.of(inner, io.BytesIO(content), depth + 1)

    def _mailbox(self, name: str, opened: BinaryIO, depth: int) -> Iterator[Read]:
        for number, raw in enumerate(_mails(opened), start=1):
            inner = f"{name}/{number}"
            if raw is None:
                yield inner, Refused(f"more than {MAX_BYTES:,} bytes", where=inner, todo="save its text")
            else:
                yield from self._one(inner, raw, "eml", depth + 1)


def _is_hidden(path: str) -> bool:
    """Whether a file or a folder on the way to it is hidden, or was put there by the packing program."""
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    return any(step.startswith(".") or step == "__MACOSX" for step in steps)


def is_many(opened: BinaryIO) -> bool:
    """Whether a file holds many messages: an archive that is no document, or a mailbox."""
    form = form_of(opened.read(_SNIFFED))
    opened.seek(0)
    if form != "docx":
        return form == "mbox"
    try:
        names = {entry.filename for entry in open_container(opened, "archive").infolist()}
    except Refused:
        return False
    finally:
        opened.seek(0)
    return names.isdisjoint(_DOCUMENT)


def _mails(opened: BinaryIO) -> Iterator[bytes | None]:
    """The mails of a mailbox (the mboxrd form: a line ``From `` between them); None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    blank = True
    started = False
    while line := opened.readline(_LINE):
        if blank and line.startswith(_SEPARATOR):
            if started:
                yield b"".join(lines) if size <= MAX_BYTES else None
            lines, size, started, blank = [], 0, True, False
            continue
        size += len(line)
        if size <= MAX_BYTES:
            lines.append(line[1:] if _QUOTED.match(line) else line)
        else:
            lines.clear()
        blank = not line.strip()
    if started:
        yield b"".join(lines) if size <= MAX_BYTES else None
