"""Whatever is done to a stored ledger is found, and the first bad entry is named with its step."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.ledger import (
    Checkpoint,
    Entry,
    Frontier,
    Head,
    Kept,
    StoredEntry,
    Verification,
    commitment,
    leaf_hash,
    verify,
)

AT = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass
class Stored:
    entries: list[StoredEntry]
    heads: list[Head]
    kept: list[Kept]

    def verify(self, checkpoint: Checkpoint | None = None) -> Verification:
        return verify(self.entries, self.heads, kept=self.kept, checkpoint=checkpoint)

    def checkpoint(self) -> Checkpoint:
        return Checkpoint(self.heads[-1].size, self.heads[-1].root)


def entry(index: int, *, by: str = "a.moreau", kind: str | None = None) -> Entry:
    # Every third entry is a note, which has nothing on file.
    kind = kind or ("list.added" if index % 3 == 2 else "case.advised")
    return Entry(index, AT, by, kind, "K7Q2-M4XD", commitment(bytes(32), b"%d" % index))


def stored(entries: list[Entry]) -> Stored:
    result, tree = Stored([], [], []), Frontier()
    for position, one in enumerate(entries):
        leaf, before = leaf_hash(one.payload), tree.root()
        tree = tree.append(leaf)
        result.entries.append(StoredEntry(position, one.payload, leaf))
        result.heads.append(Head(tree.size, tree.root(), before, tree.peaks))
        if one.kind == "case.advised":
            result.kept.append(Kept(position, bytes(32), b"%d" % position))
    return result


def ledger(size: int) -> Stored:
    return stored([entry(index) for index in range(size)])


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 9, 50])
def test_a_whole_ledger_verifies(size: int) -> None:
    whole = ledger(size)
    root = whole.heads[-1].root if size else Frontier().root()
    assert whole.verify() == Verification(True, size, root.hex())
    assert whole.verify(Checkpoint(size, root)).ok


def change_payload(one: Stored) -> None:
    payload = one.entries[4].payload.replace(b"a.moreau", b"b.moreau")
    one.entries[4] = replace(one.entries[4], payload=payload)


def change_payload_and_leaf(one: Stored) -> None:
    change_payload(one)
    one.entries[4] = replace(one.entries[4], leaf=leaf_hash(one.entries[4].payload))


def change_payload_leaf_and_root(one: Stored) -> None:
    change_payload_and_leaf(one)
    tree = Frontier()
    for stored_entry in one.entries[:5]:
        tree = tree.append(stored_entry.leaf)
    one.heads[4] = replace(one.heads[4], root=tree.root(), peaks=tree.peaks)


def rewrite_from_there(one: Stored) -> None:
    again = stored([entry(index, by="b.moreau" if index == 4 else "a.moreau") for index in range(10)])
    one.entries, one.heads = again.entries, again.heads


def swap_payloads(one: Stored) -> None:
    a, b = one.entries[4], one.entries[7]
    one.entries[4], one.entries[7] = replace(b, position=4), replace(a, position=7)


def swap_rows(one: Stored) -> None:
    one.entries[4], one.entries[7] = one.entries[7], one.entries[4]


def drop(one: Stored) -> None:
    del one.entries[4]


def drop_and_renumber(one: Stored) -> None:
    del one.entries[4]
    one.entries = [replace(each, position=position) for position, each in enumerate(one.entries)]


def insert(one: Stored) -> None:
    forged = entry(4, by="intruder").payload
    one.entries.insert(4, StoredEntry(4, forged, leaf_hash(forged)))


def double(one: Stored) -> None:
    one.entries.insert(4, one.entries[3])


def cut_entries(one: Stored) -> None:
    del one.entries[4:]
    del one.kept[3:]


def cut_heads(one: Stored) -> None:
    del one.heads[4:]


def drop_head(one: Stored) -> None:
    del one.heads[4]


def change_root(one: Stored) -> None:
    one.heads[4] = replace(one.heads[4], root=leaf_hash(b"x"))


def change_previous(one: Stored) -> None:
    one.heads[4] = replace(one.heads[4], previous=leaf_hash(b"x"))


def change_peaks(one: Stored) -> None:
    one.heads[4] = replace(one.heads[4], peaks=(leaf_hash(b"x"), leaf_hash(b"y")))


def change_leaf(one: Stored) -> None:
    one.entries[4] = replace(one.entries[4], leaf=leaf_hash(b"x"))


def not_canonical(one: Stored) -> None:
    payload = one.entries[4].payload + b" "
    one.entries[4] = StoredEntry(4, payload, leaf_hash(payload))


def change_content(one: Stored) -> None:
    one.kept[3] = replace(one.kept[3], content=b"another")


def change_salt(one: Stored) -> None:
    one.kept[3] = replace(one.kept[3], salt=bytes(31) + b"\x01")


def cut_salt(one: Stored) -> None:
    one.kept[3] = replace(one.kept[3], salt=b"")


def drop_content(one: Stored) -> None:
    del one.kept[3]


def double_content(one: Stored) -> None:
    one.kept.insert(3, one.kept[2])


BENT: list[tuple[Callable[[Stored], None], int, str]] = [
    (change_payload, 4, "step 3"),
    (change_payload_and_leaf, 4, "step 5"),
    (change_payload_leaf_and_root, 5, "step 4"),
    (swap_payloads, 4, "step 2"),
    (swap_rows, 4, "step 1"),
    (drop, 4, "step 1"),
    (drop_and_renumber, 4, "step 2"),
    (insert, 4, "step 5"),
    (double, 4, "step 1"),
    (cut_entries, 4, "step 6"),
    (cut_heads, 4, "step 4"),
    (drop_head, 4, "step 4"),
    (change_root, 4, "step 5"),
    (change_previous, 4, "step 4"),
    (change_peaks, 4, "step 5"),
    (change_leaf, 4, "step 3"),
    (not_canonical, 4, "step 2"),
    (change_content, 4, "step 8"),
    (change_salt, 4, "step 8"),
    (cut_salt, 4, "step 8"),
    (drop_content, 4, "step 9"),
    (double_content, 3, "step 8"),
]


@pytest.mark.parametrize(("bend", "first_bad", "step"), BENT, ids=[bend.__name__ for bend, _, _ in BENT])
def test_what_was_done_to_it_is_found(bend: Callable[[Stored], None], first_bad: int, step: str) -> None:
    one = ledger(10)
    bend(one)
    found = one.verify()
    assert (found.ok, found.first_bad) == (False, first_bad)
    assert found.why is not None
    assert found.why.startswith(step)
    # All entries before the first bad one are good, save where content was found twice in hindsight.
    assert found.entries == (4 if bend is double_content else first_bad)


def test_the_root_of_a_bent_ledger_is_that_of_its_good_entries() -> None:
    one = ledger(10)
    change_payload(one)
    assert one.verify().root == ledger(4).heads[-1].root.hex()


def test_content_for_entries_beyond_the_end_is_found() -> None:
    one = ledger(10)
    one.kept.append(Kept(12, bytes(32), b"12"))
    assert one.verify().first_bad == 12


def test_content_twice_for_the_last_entry_is_found() -> None:
    one = ledger(10)
    one.kept.append(one.kept[-1])
    found = one.verify()
    assert (found.ok, found.first_bad) == (False, 9)
    assert found.why == "step 8: entry 9 has content on file, twice"


def test_a_ledger_rewritten_from_end_to_end_is_shown_only_by_a_checkpoint() -> None:
    one = ledger(10)
    held = one.checkpoint()
    rewrite_from_there(one)
    assert one.verify().ok
    found = one.verify(held)
    assert (found.ok, found.first_bad) == (False, None)
    assert found.why == "step 7: the first 10 entries are not those of the checkpoint"


def test_an_older_checkpoint_is_compared_at_its_own_size() -> None:
    one = ledger(10)
    held = Checkpoint(6, one.heads[5].root)
    assert one.verify(held).ok
    rewrite_from_there(one)
    assert not one.verify(held).ok
    assert one.verify(Checkpoint(4, one.heads[3].root)).ok


def test_a_ledger_cut_together_with_its_heads_is_shown_by_a_checkpoint() -> None:
    one = ledger(10)
    held = one.checkpoint()
    shorter = ledger(6)
    assert shorter.verify().ok
    found = shorter.verify(held)
    assert (found.ok, found.first_bad, found.entries) == (False, 6, 6)
    assert found.why is not None
    assert found.why.startswith("step 7")


@pytest.mark.parametrize(("size", "root"), [(-1, bytes(32)), (3, b"short")])
def test_a_checkpoint_of_no_tree_is_an_error(size: int, root: bytes) -> None:
    with pytest.raises(ValueError, match="no tree"):
        Checkpoint(size, root)


@given(st.integers(1, 20), st.data())
def test_any_changed_byte_of_any_row_is_found_at_that_entry(size: int, data: st.DataObject) -> None:
    one = ledger(size)
    at = data.draw(st.integers(0, size - 1))
    place = data.draw(st.sampled_from(["payload", "leaf", "root", "previous", "peak"]))

    def flip(raw: bytes) -> bytes:
        byte = data.draw(st.integers(0, len(raw) - 1))
        return raw[:byte] + bytes([raw[byte] ^ (1 << data.draw(st.integers(0, 7)))]) + raw[byte + 1 :]

    if place in ("payload", "leaf"):
        one.entries[at] = replace(one.entries[at], **{place: flip(getattr(one.entries[at], place))})
    elif place == "peak":
        peaks = one.heads[at].peaks
        assert peaks is not None
        one.heads[at] = replace(one.heads[at], peaks=(flip(peaks[0]), *peaks[1:]))
    else:
        one.heads[at] = replace(one.heads[at], **{place: flip(getattr(one.heads[at], place))})
    found = one.verify()
    assert (found.ok, found.first_bad, found.entries) == (False, at, at)


@given(st.integers(2, 20), st.data())
def test_any_two_entries_swapped_are_found_at_the_first(size: int, data: st.DataObject) -> None:
    one = ledger(size)
    first = data.draw(st.integers(0, size - 2))
    second = data.draw(st.integers(first + 1, size - 1))
    a, b = one.entries[first], one.entries[second]
    one.entries[first], one.entries[second] = replace(b, position=first), replace(a, position=second)
    assert one.verify().first_bad == first


def test_the_steps_of_the_code_are_those_of_the_reference_page() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "reference" / "ledger.md").read_text(encoding="utf-8")
    listed = re.findall(r"^(\d)\. ", page.split("## What verifying does")[1].split("## ")[0], re.MULTILINE)
    code = (root / "src" / "tearline" / "ledger" / "verify.py").read_text(encoding="utf-8")
    assert listed == sorted(set(re.findall(r"# Step (\d)", code))) == list("123456789")
