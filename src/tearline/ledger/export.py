"""The ledger as a file that anybody can check: JSON Lines, needing no server and no secret.

The first line names the format, then one line an entry with its leaf hash and the root that
includes it, then the head. docs/reference/ledger.md has the shapes. The head is what one keeps
elsewhere: a file rewritten from end to end agrees with itself, but not with an older head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tearline.ledger.entry import Entry, read_entry, read_object
from tearline.ledger.tree import EMPTY_ROOT, Frontier, inclusion_proof, leaf_hash, root, verify_inclusion
from tearline.ledger.verify import Checkpoint, Head, StoredEntry, Verification, verify
from tearline.model.refusal import Refused
from tearline.notation.canonical import canonical, plain

FORMAT = "tearline ledger 1"
_FIRST = canonical({"format": FORMAT})


def export(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The lines of an export, each with its newline; ``entries`` from the first on, in order."""
    yield _FIRST + b"\n"
    tree = Frontier()
    for entry in entries:
        leaf = leaf_hash(entry.payload)
        tree = tree.append(leaf)
        yield canonical({"entry": entry, "leaf": leaf.hex(), "root": tree.root().hex()}) + b"\n"
    yield _last_line(tree.size, tree.root().hex()) + b"\n"


def verify_export(raw: bytes, checkpoint: Checkpoint | None = None) -> Verification:
    """Whether an export is whole (steps 1 to 7), and continues ``checkpoint`` where one is given.

    Refuses what is no export at all; whatever else is wrong is the outcome.
    """
    lines = raw.split(b"\n")
    if lines[0] != _FIRST:
        raise Refused("not an export of a ledger", where="line 1", todo=f"the first line is {_FIRST.decode()}")
    reader = _Lines(lines[1:])
    outcome = verify(reader.entries(), reader.heads(), checkpoint=checkpoint)
    if not outcome.ok:
        return outcome
    if reader.rest != [_last_line(outcome.entries, outcome.root), b""]:
        why = "step 6: the file does not end with the head of its entries"
        return Verification(False, outcome.entries, outcome.root, outcome.entries, why)
    return outcome


def read_checkpoint(raw: bytes) -> Checkpoint:
    """The head in ``raw``: the last line of an export, or that line alone."""
    line = raw.rstrip(b"\n").rsplit(b"\n", 1)[-1]
    try:
        head = read_object(line)["head"]
        found = Checkpoint(head["size"], bytes.fromhex(head["root"]))
        if _last_line(found.size, found.root.hex()) == line:
            return found
    except (TypeError, KeyError, ValueError):
        pass
    raise Refused("not the head of a ledger", where="checkpoint", todo="give the last line of an export")


def _last_line(size: int, root: str) -> bytes:
    return canonical({"head": {"root": root, "size": size}})


class _Lines:
    """The entry lines of an export, as the two streams that ``verify`` walks side by side, and what follows them."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        count = next((n for n, line in enumerate(lines) if not line.startswith(b'{"entry":')), len(lines))
        self._read = [_read_line(line) for line in lines[:count]]
        self.rest = list(lines[count:])

    def entries(self) -> Iterator[StoredEntry]:
        for position, (payload, leaf, _) in enumerate(self._read):
            yield StoredEntry(position, payload, leaf)

    def heads(self) -> Iterator[Head]:
        before = EMPTY_ROOT
        for position, (_, _, after) in enumerate(self._read):
            yield Head(position + 1, after, before)
            before = after


def _read_line(line: bytes) -> tuple[bytes, bytes, bytes]:
    """The payload, leaf and root of a line; a line of another shape gives a payload that step 2 refuses."""
    try:
        value = read_object(line)
        if canonical(value) == line and set(value) == {"entry", "leaf", "root"}:
            leaf, after = bytes.fromhex(value["leaf"]), bytes.fromhex(value["root"])
            if (leaf.hex(), after.hex()) == (
                value["leaf"],
                value["root"],
            ):  # capitals are the same bytes, not the same file
                return canonical(value["entry"]), leaf, after
    except (Refused, TypeError, ValueError):
        pass
    return line, b"", b""


@dataclass(frozen=True, slots=True)
class Proof:
    """That one entry is in the ledger whose head is ``size`` and ``root``: the audit path between them."""

    entry: Entry
    size: int
    root: bytes
    path: tuple[bytes, ...]

    def holds(self) -> bool:
        """Whether the path leads from the entry to the root."""
        return verify_inclusion(leaf_hash(self.entry.payload), self.entry.index, self.size, self.path, self.root)

    def to_json(self) -> dict[str, Any]:
        """``{"entry", "index", "leaf", "path", "root", "size"}``, hashes in hexadecimal."""
        return {
            "entry": plain(self.entry),
            "index": self.entry.index,
            "leaf": leaf_hash(self.entry.payload).hex(),
            "path": [one.hex() for one in self.path],
            "root": self.root.hex(),
            "size": self.size,
        }


def prove(entry: Entry, leaves: Sequence[bytes]) -> Proof:
    """The proof that ``entry`` is in the tree over ``leaves`` (hashes). Refuses a number that the tree has not."""
    if entry.index >= len(leaves):
        raise Refused(f"there is no entry {entry.index}", where="ledger", todo=f"the ledger has {len(leaves)} entries")
    return Proof(entry, len(leaves), root(leaves), inclusion_proof(leaves, entry.index))


def read_proof(value: dict[str, Any]) -> Proof:
    """The proof that ``to_json`` wrote. Refuses another shape; whether it holds is another question."""
    try:
        entry = read_entry(canonical(value["entry"]))
        path = tuple(bytes.fromhex(one) for one in value["path"])
        proof = Proof(entry, int(value["size"]), bytes.fromhex(value["root"]), path)
    except (KeyError, TypeError, ValueError):
        raise Refused("not a proof of an entry", where="ledger proof") from None
    if proof.to_json() != value:
        raise Refused("not a proof of an entry", where="ledger proof")
    return proof
