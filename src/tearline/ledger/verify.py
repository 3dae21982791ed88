"""Checking a ledger from its first entry to its last, in the steps of docs/reference/ledger.md.

What the numbers 1 to 9 mean there, they mean here. The check stops at the first thing that is
wrong, says which entry it is, and never repairs anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tearline.ledger.entry import SALT_BYTES, Entry, commitment, read_entry
from tearline.ledger.tree import HASH_BYTES, Frontier, leaf_hash
from tearline.model.refusal import Refused

FILED = frozenset({"document", "alert", "sale", "case", "release"})
"""First words of the kinds whose content must be on file; other entries stand for themselves."""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it lies in a store: its place, the payload, and the leaf hash kept with it."""

    position: int
    payload: bytes
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The tree after ``size`` entries: its root, the root before, and the peaks for the next append.

    ``peaks`` None in an export, which carries the roots alone.
    """

    size: int
    root: bytes
    previous: bytes
    peaks: tuple[bytes, ...] | None = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head that somebody wrote down elsewhere: the only thing that shows a wholly rewritten ledger.

    Raises ValueError for a size or root that no tree has.
    """

    size: int
    root: bytes

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.root) != HASH_BYTES:
            raise ValueError(f"no tree has size {self.size} and a root of {len(self.root)} bytes")


@dataclass(frozen=True, slots=True)
class Kept:
    """Content on file and the salt of its commitment, beside the entry at ``position``."""

    position: int
    salt: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome. ``entries`` were found good; ``root`` is the tree over them, in hexadecimal.

    ``first_bad`` numbers the first entry that is wrong or missing, ``why`` says how; both None where
    all is well. ``first_bad`` alone is None where a checkpoint differs, which tells no single entry.
    """

    ok: bool
    entries: int
    root: str
    first_bad: int | None = None
    why: str | None = None


def verify(
    entries: Iterable[StoredEntry],
    heads: Iterable[Head],
    *,
    kept: Iterable[Kept] | None = None,
    checkpoint: Checkpoint | None = None,
) -> Verification:
    """Whether a ledger is whole. All arguments in ascending order; one pass, constant memory.

    ``kept`` is what lies on file; without it (an export) steps 8 and 9 are not taken.
    """
    tree = Frontier()
    files = None if kept is None else _Files(iter(kept))
    pairs: Iterator[tuple[StoredEntry | None, Head | None]] = zip_longest(entries, heads)
    for stored, head in pairs:
        if why := _at_checkpoint(tree, checkpoint):
            return _bad(tree, None, why)
        try:
            entry, grown = _take(tree, stored, head)
            if files is not None:
                files.check(entry)
        except _Wrong as wrong:
            return _bad(tree, wrong.index, wrong.why)
        tree = grown
    if why := _at_checkpoint(tree, checkpoint):
        return _bad(tree, None, why)
    if checkpoint is not None and checkpoint.size > tree.size:
        return _bad(tree, tree.size, f"step 7: entry {tree.size} is missing, the checkpoint counts {checkpoint.size}")
    if files is not None and (stray := files.next) is not None:
        why = "twice" if stray.position < tree.size else "but the entry is missing"
        return _bad(tree, stray.position, f"step 8: entry {stray.position} has content on file, {why}")
    return Verification(True, tree.size, tree.root().hex())


class _Wrong(Exception):
    def __init__(self, index: int, why: str) -> None:
        self.index, self.why = index, why


def _take(tree: Frontier, stored: StoredEntry | None, head: Head | None) -> tuple[Entry, Frontier]:
    """The next entry and the tree with it; raises ``_Wrong`` at the first step that fails."""
    index = tree.size
    # Step 6 (heads beyond the last entry): the end was cut off.
    if stored is None:
        raise _Wrong(index, f"step 6: entry {index} is missing, and a tree head counts it")
    # Step 1: the entries are numbered 0, 1, 2, … without a gap.
    if stored.position != index:
        raise _Wrong(index, f"step 1: entry {index} is missing, {stored.position} stands in its place")
    # Step 2: the payload is the one canonical form of an entry, and bears its number.
    try:
        entry = read_entry(stored.payload)
    except Refused as refused:
        raise _Wrong(index, f"step 2: entry {index}: {refused.what}") from None
    if entry.index != index:
        raise _Wrong(index, f"step 2: entry {index} says that it is number {entry.index}")
    # Step 3: the leaf hash kept with it is the hash of the payload.
    leaf = leaf_hash(stored.payload)
    if leaf != stored.leaf:
        raise _Wrong(index, f"step 3: entry {index} does not have the hash that was recorded for it")
    # Step 4: a head was recorded for this size, and names the root before it.
    if head is None or head.size != index + 1:
        raise _Wrong(index, f"step 4: the tree head after entry {index} is missing")
    if head.previous != tree.root():
        raise _Wrong(index, f"step 4: the tree head after entry {index} does not follow the one before")
    # Step 5: the root over all entries so far, and the peaks for the next append, are the recorded ones.
    grown = tree.append(leaf)
    if head.root != grown.root() or (head.peaks is not None and head.peaks != grown.peaks):
        raise _Wrong(index, f"step 5: the tree with entry {index} does not have the root that was recorded for it")
    return entry, grown


def _at_checkpoint(tree: Frontier, checkpoint: Checkpoint | None) -> str | None:
    # Step 7: the tree of the checkpoint's size has the checkpoint's root.
    if checkpoint is None or checkpoint.size != tree.size or checkpoint.root == tree.root():
        return None
    return f"step 7: the first {tree.size} entries are not those of the checkpoint"


class _Files:
    """The content on file, walked beside the entries."""

    def __init__(self, kept: Iterator[Kept]) -> None:
        self._kept = kept
        self.next = next(kept, None)

    def check(self, entry: Entry) -> None:
        """Takes steps 8 and 9 for one entry; raises ``_Wrong``."""
        here = f"entry {entry.index} ({entry.kind})"
        if self.next is not None and self.next.position < entry.index:
            raise _Wrong(self.next.position, f"step 8: entry {self.next.position} has content on file, twice")
        if self.next is None or self.next.position != entry.index:
            # Step 9: what an entry says was filed is on file.
            if entry.kind.split(".")[0] in FILED:
                raise _Wrong(entry.index, f"step 9: what {here} recorded is no longer on file")
            return
        # Step 8: content on file opens the commitment of its entry.
        salt, content = self.next.salt, self.next.content
        if len(salt) != SALT_BYTES or commitment(salt, content) != entry.commitment:
            raise _Wrong(entry.index, f"step 8: what is on file is not what {here} recorded")
        self.next = next(self._kept, None)


def _bad(tree: Frontier, first_bad: int | None, why: str) -> Verification:
    return Verification(False, tree.size, tree.root().hex(), first_bad, why)
