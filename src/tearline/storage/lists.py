"""The versions of lists that a home holds: files side by side, each whole, none ever changed.

``lists/<id>/<date>-<digest>/`` holds the publisher's files, compressed (``original-N.gz``), the index
(``index.bin``, which holds every party too) and ``version.json``, written last before the folder gets
its name. Reading checks the index against the digest in ``version.json``: what was cut, changed or
half-written is an error that names the list, never an empty list.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mmap
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tearline.model.assessment import ListVintage
from tearline.model.party import ListedParty
from tearline.model.refusal import CannotJudge, Declined, Refused
from tearline.screening import FORMAT, HeldList, Index, build
from tearline.watchlists import ListVersion, read, terms

SMALLEST_SHARE = 0.5
"""The share of the last version's parties below which a new version is taken for a broken one."""

_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as the home holds it. ``number`` counts the versions of the list in the order of adding."""

    id: str
    date: date
    digest: str
    number: int
    entries: int
    counts: Mapping[str, int]
    unread: tuple[str, ...]
    folder: Path
    index_digest: str
    index_format: int
    files: tuple[tuple[str, str], ...]


class ListStore:
    """The lists under ``home``; nothing is read or made before it is asked for."""

    def __init__(self, home: Path) -> None:
        self.root = home / "lists"

    def add(
        self,
        list_id: str,
        files: Mapping[str, bytes],
        *,
        dated: date | None = None,
        accept_shrink: bool = False,
    ) -> StoredVersion:
        """Reads ``files`` as a version of ``list_id`` and keeps it, whole or not at all; the version.

        The same files again give the version that is already held. Raises Refused for what the reader
        refuses, for a version with fewer than half the parties of the one before it (unless
        ``accept_shrink``), and where the home cannot be written.
        """
        version = read(list_id, files, dated=dated)
        held = self.versions(list_id)
        for one in held:
            if one.digest == version.digest and one.date == version.date:
                return one
        before = max((one for one in held if one.date <= version.date), key=_age, default=None)
        if before is not None and len(version.parties) < before.entries * SMALLEST_SHARE and not accept_shrink:
            raise Refused(
                f"{len(version.parties):,} parties, where the version of {before.date} has {before.entries:,}",
                where=list_id,
                todo="fetch the file again; if it is right, add it with --accept-shrink",
            )
        return self._keep(version, files, number=max((one.number for one in held), default=0) + 1)

    def ids(self) -> tuple[str, ...]:
        """The ids of all lists that were ever added, sorted."""
        try:
            return tuple(sorted(one.name for one in self.root.iterdir() if one.is_dir() and one.name[:1] != "."))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Refused(f"cannot be read: {error.strerror}", where=str(self.root)) from None

    def versions(self, list_id: str) -> tuple[StoredVersion, ...]:
        """The versions of a list, oldest first. Raises CannotJudge where one of them cannot be read."""
        folder = self.root / list_id
        try:
            found = [one for one in folder.iterdir() if _FOLDER.fullmatch(one.name)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Refused(f"cannot be read: {error.strerror}", where=str(folder)) from None
        return tuple(sorted((_read_version(list_id, one) for one in found), key=_age))

    def held_on(self, day: date, ids: Iterable[str] | None = None) -> dict[str, StoredVersion]:
        """For each list the latest version that its publisher had dated by ``day``; lists without one left out."""
        found = {}
        for list_id in sorted(self.ids() if ids is None else ids):
            known = [one for one in self.versions(list_id) if one.date <= day]
            if known:
                found[list_id] = known[-1]
        return found

    def status(
        self,
        day: date,
        mandatory: Iterable[str] | None = None,
        *,
        max_age: int | Mapping[str, int] | None = None,
    ) -> tuple[ListVintage, ...]:
        """Each mandatory list (None: all that were ever added) as it stood on ``day``, sorted by id.

        ``problem`` says why a list cannot be used: never added, no version by then, too old (over
        ``max_age`` days for all or by id, else the list's own ``max_age_days``), or damaged.
        """
        wanted = self.ids() if mandatory is None else tuple(dict.fromkeys(mandatory))
        return tuple(self._vintage(one, day, max_age) for one in sorted(wanted))

    def open_on(
        self,
        day: date,
        mandatory: Iterable[str] | None = None,
        *,
        max_age: int | Mapping[str, int] | None = None,
    ) -> tuple[tuple[HeldList, ...], tuple[ListVintage, ...]]:
        """What to screen against on ``day``: the lists that can be used, and the vintage of each that should.

        A list that is too old is opened all the same, since what it finds still stands; its vintage carries
        the problem. A list whose files are damaged is not opened, and its vintage says so.
        """
        wanted = tuple(sorted(self.ids() if mandatory is None else dict.fromkeys(mandatory)))
        held, vintages = [], []
        for list_id in wanted:
            vintage = self._vintage(list_id, day, max_age)
            if vintage.digest is not None:
                try:
                    version = self.held_on(day, [list_id])[list_id]
                    held.append(HeldList(list_id, version.date, version.digest, self.open_index(version)))
                except Declined as declined:
                    vintage = ListVintage(list_id, vintage.date, vintage.digest, None, None, declined.line())
            vintages.append(vintage)
        return tuple(held), tuple(vintages)

    def open_index(self, version: StoredVersion) -> Index:
        """The index of ``version``, mapped from its file after its digest was checked.

        An index of an older format is built anew from the publisher's files. Raises CannotJudge, naming
        the list, for an index that is missing, cut or changed.
        """
        if version.index_format != FORMAT:
            return Index(build(read(version.id, self.originals(version), dated=version.date).parties))
        path = version.folder / "index.bin"
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise _damaged(version.id, version.date, f"its index cannot be opened ({error})") from None
        if hashlib.sha256(mapped).hexdigest() != version.index_digest:
            raise _damaged(version.id, version.date, "its index was cut or changed")
        return Index(mapped)

    def originals(self, version: StoredVersion) -> dict[str, bytes]:
        """The publisher's files of ``version``, name → bytes, each checked against its digest."""
        found = {}
        for number, (name, digest) in enumerate(version.files):
            try:
                raw = gzip.decompress((version.folder / f"original-{number}.gz").read_bytes())
            except (OSError, EOFError, zlib.error) as error:
                raise _damaged(version.id, version.date, f"{name} cannot be read ({error})") from None
            if hashlib.sha256(raw).hexdigest() != digest:
                raise _damaged(version.id, version.date, f"{name} was changed")
            found[name] = raw
        return found

    def parties(self, version: StoredVersion) -> tuple[ListedParty, ...]:
        """Every listed party of ``version``, in the publisher's order."""
        return tuple(self.open_index(version).parties())

    def _vintage(self, list_id: str, day: date, max_age: int | Mapping[str, int] | None) -> ListVintage:
        try:
            known = self.versions(list_id)
        except Declined as declined:
            return ListVintage(list_id, None, None, None, None, declined.line())
        if not known:
            return ListVintage(list_id, None, None, None, None, f"list {list_id} is not held")
        usable = [one for one in known if one.date <= day]
        if not usable:
            earliest = f"the earliest is of {known[0].date}"
            return ListVintage(list_id, None, None, None, None, f"list {list_id} has no version by {day}; {earliest}")
        version = usable[-1]
        age = (day - version.date).days
        limit = max_age.get(list_id) if isinstance(max_age, Mapping) else max_age
        if limit is None:
            limit = terms(list_id).max_age_days
        problem = None
        if age > limit:
            problem = f"list {list_id} of {version.date} is {age} days old on {day}, at most {limit} are allowed"
        return ListVintage(list_id, version.date, version.digest, age, version.entries, problem)

    def _keep(self, version: ListVersion, files: Mapping[str, bytes], *, number: int) -> StoredVersion:
        folder = self.root / version.id
        final = folder / f"{version.date.isoformat()}-{version.digest[:12]}"
        index = build(version.parties)
        names = sorted(files)
        described: dict[str, Any] = {
            "id": version.id,
            "date": version.date.isoformat(),
            "digest": version.digest,
            "number": number,
            "entries": len(version.parties),
            "counts": dict(version.counts),
            "unread": list(version.unread),
            "index": {"sha256": hashlib.sha256(index).hexdigest(), "format": FORMAT},
            "files": [[name, hashlib.sha256(files[name]).hexdigest()] for name in names],
        }
        try:
            folder.mkdir(parents=True, exist_ok=True)
            partial = Path(tempfile.mkdtemp(prefix=".adding-", dir=folder))
            try:
                for at, name in enumerate(names):
                    _write(partial / f"original-{at}.gz", gzip.compress(files[name], compresslevel=6, mtime=0))
                _write(partial / "index.bin", index)
                _write(partial / "version.json", json.dumps(described, indent=1, ensure_ascii=False).encode())
                partial.rename(final)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
        except OSError as error:
            raise Refused(
                f"cannot be written: {error.strerror or error}", where=str(folder), todo="choose a home with --home"
            ) from None
        return _read_version(version.id, final)


def _write(path: Path, raw: bytes) -> None:
    """Writes ``raw`` so that it is on the disk before the folder gets its name."""
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _read_version(list_id: str, folder: Path) -> StoredVersion:
    day, short = folder.name[:10], folder.name[11:]
    try:
        value = json.loads((folder / "version.json").read_bytes())
        found = StoredVersion(
            id=value["id"],
            date=date.fromisoformat(value["date"]),
            digest=value["digest"],
            number=value["number"],
            entries=value["entries"],
            counts=value["counts"],
            unread=tuple(value["unread"]),
            folder=folder,
            index_digest=value["index"]["sha256"],
            index_format=value["index"]["format"],
            files=tuple((name, digest) for name, digest in value["files"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(list_id, day, f"version.json cannot be read ({type(error).__name__})") from None
    if found.id != list_id or found.date.isoformat() != day or not found.digest.startswith(short):
        raise _damaged(list_id, day, "version.json does not belong to its folder")
    return found


def _damaged(list_id: str, day: date | str, what: str) -> CannotJudge:
    return CannotJudge(
        f"the version of {day} is damaged: {what}",
        where=f"list {list_id}",
        todo="remove its folder and add the publisher's file again",
    )


def _age(version: StoredVersion) -> tuple[date, int]:
    return version.date, version.number
