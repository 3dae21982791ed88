"""One door for every list: checks that the files are there, dispatches, and dates the result."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from importlib import import_module

from tearline.model.refusal import Refused
from tearline.watchlists.terms import KNOWN
from tearline.watchlists.version import ListVersion, Reading

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
RESERVED = ("alerts",)
"""Ids that name something other than a publisher's list: the open alerts are screened as one."""


def read(list_id: str, files: Mapping[str, bytes], *, dated: date | None = None) -> ListVersion:
    """The version of ``list_id`` that ``files`` (name → bytes) hold, whole.

    ``dated`` is the publisher's date where the files state none. Raises Refused, naming list, file
    and place, for files that are cut, empty, of another format or another list, for a date that is
    missing, and for one that contradicts the files. Nothing is ever read in part.
    """
    check_id(list_id)
    if not files:
        raise Refused("no file was given", where=list_id)
    for name, raw in sorted(files.items()):
        if not raw.strip():
            raise Refused("the file is empty", where=f"{list_id}, {name}", todo="fetch it again")
    folder = list_id.replace("-", "_") if list_id in KNOWN else "custom"
    reading: Reading = import_module(f"tearline.watchlists.{folder}.reader").read(list_id, files)
    if not reading.parties:
        raise Refused("no party stands in these files", where=list_id, todo="check that this is the list")
    day = reading.stated or dated
    if day is None:
        raise Refused("the files do not say their date", where=list_id, todo="add --dated with the publisher's date")
    if reading.stated and dated and reading.stated != dated:
        raise Refused(f"the files say {reading.stated}, --dated says {dated}", where=list_id, todo="leave --dated out")
    counts = Counter(party.sublist for party in reading.parties)
    return ListVersion(
        list_id, day, digest_of(files), reading.parties, {key: counts[key] for key in sorted(counts)}, reading.unread
    )


def check_id(list_id: str) -> None:
    """Refuses an id that is not lower-case letters, digits and hyphens, or that is taken."""
    if not _ID.fullmatch(list_id) or list_id in RESERVED:
        raise Refused(f"'{list_id[:60]}' cannot be a list's id", todo="use lower-case letters, digits and hyphens")


def digest_of(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the names, lengths and bytes of ``files``, in the order of their names."""
    hashed = hashlib.sha256()
    for name in sorted(files):
        hashed.update(f"{name}\0{len(files[name])}\0".encode())
        hashed.update(files[name])
    return hashed.hexdigest()
