"""An exported ledger is checked by anybody, offline; a proof of one entry likewise."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.ledger import (
    Checkpoint,
    Entry,
    commitment,
    export,
    leaf_hash,
    prove,
    read_checkpoint,
    read_proof,
    verify_export,
)
from tearline.model.refusal import Refused


def entries(count: int, by: str = "a.moreau") -> list[Entry]:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return [Entry(n, at, by, "case.advised", "K7Q2-M4XD", commitment(bytes(32), b"%d" % n)) for n in range(count)]


def exported(count: int = 10, by: str = "a.moreau") -> bytes:
    return b"".join(export(entries(count, by)))


def lines_of(raw: bytes) -> list[bytes]:
    return raw.split(b"\n")


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_an_export_verifies(count: int) -> None:
    found = verify_export(exported(count))
    assert (found.ok, found.entries, found.first_bad) == (True, count, None)


def test_an_export_names_its_format_and_ends_with_the_head() -> None:
    first, *middle, last, empty = lines_of(exported(3))
    assert first == b'{"format":"tearline ledger 1"}'
    assert [json.loads(line)["entry"]["index"] for line in middle] == [0, 1, 2]
    assert json.loads(last)["head"] == {"size": 3, "root": verify_export(exported(3)).root}
    assert empty == b""


def without(line: int) -> bytes:
    lines = lines_of(exported())
    return b"\n".join(lines[:line] + lines[line + 1 :])


def swapped() -> bytes:
    lines = lines_of(exported())
    lines[5], lines[6] = lines[6], lines[5]
    return b"\n".join(lines)


def replaced(old: bytes, new: bytes) -> bytes:
    lines = lines_of(exported())
    assert old in lines[5]
    lines[5] = lines[5].replace(old, new, 1)
    return b"\n".join(lines)


@pytest.mark.parametrize(
    ("raw", "first_bad"),
    [
        pytest.param(without(5), 4, id="entry_dropped"),
        pytest.param(without(10), 9, id="last_entry_dropped"),
        pytest.param(without(11), 10, id="head_dropped"),
        pytest.param(swapped(), 4, id="entries_swapped"),
        pytest.param(replaced(b"a.moreau", b"b.moreau"), 4, id="officer_changed"),
        pytest.param(replaced(b'{"entry":{', b'{"entry": {'), 4, id="space_put_in"),
        pytest.param(replaced(b'"leaf":"', b'"leaf":"z'), 4, id="leaf_no_hexadecimal"),
        pytest.param(replaced(b'"leaf":', b'"leaves":'), 4, id="leaf_renamed"),
        pytest.param(replaced(b'{"entry"', b'{"entre"'), 4, id="line_renamed"),
        pytest.param(replaced(b'{"entry":{', b'{"entry":['), 4, id="line_no_json"),
        pytest.param(replaced(b'"entry":{"at"', b'"entry":7,"x":{"at"'), 4, id="entry_no_object"),
        pytest.param(exported()[:-1], 10, id="last_newline_cut"),
        pytest.param(exported() + b"more", 10, id="something_after_the_head"),
        pytest.param(exported().replace(b'"size":10', b'"size":11'), 10, id="head_changed"),
        pytest.param(exported().replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", 1), 0, id="line_ends_changed"),
    ],
)
def test_a_bent_export_is_found_at_its_first_bad_entry(raw: bytes, first_bad: int) -> None:
    found = verify_export(raw)
    assert (found.ok, found.first_bad) == (False, first_bad)
    assert found.entries == first_bad


@pytest.mark.parametrize("raw", [b"", b"{}", b"PK\x03\x04", b'{"format":"tearline ledger 2"}\n'])
def test_what_is_no_export_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match="line 1: not an export of a ledger"):
        verify_export(raw)


@pytest.mark.parametrize("key", ["leaf", "root"])
def test_a_hash_in_capitals_is_another_file(key: str) -> None:
    lines = lines_of(exported(5))
    written = json.loads(lines[3])[key].encode()
    lines[3] = lines[3].replace(written, written.upper())
    assert (verify_export(b"\n".join(lines)).ok, verify_export(exported(5)).ok) == (False, True)


@given(st.data())
def test_any_changed_byte_after_the_first_line_is_found(data: st.DataObject) -> None:
    raw = exported(5)
    at = data.draw(st.integers(raw.index(b"\n") + 1, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != raw[at]))
    assert not verify_export(raw[:at] + bytes([byte]) + raw[at + 1 :]).ok


def test_an_export_rewritten_from_end_to_end_is_shown_by_a_checkpoint() -> None:
    held = read_checkpoint(exported(6))
    assert verify_export(exported(10), held).ok
    assert verify_export(exported(10, by="b.moreau")).ok
    assert not verify_export(exported(10, by="b.moreau"), held).ok
    cut = verify_export(exported(4), held)
    assert (cut.ok, cut.first_bad) == (False, 4)


def test_a_checkpoint_is_read_from_an_export_or_its_last_line() -> None:
    raw = exported(6)
    assert read_checkpoint(raw) == read_checkpoint(lines_of(raw)[-2])
    assert read_checkpoint(raw) == Checkpoint(6, bytes.fromhex(verify_export(raw).root))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"head":7}',
        b'{"head":{"size":1}}',
        b'{"head":{"root":"00","size":1}}',
        b'{"head":{"root":"' + b"00" * 32 + b'","size":-1}}',
        b'{"head":{"root":"' + b"00" * 32 + b'","size":"1"}}',
        b'{"head":{"root":"' + b"00" * 32 + b'","size":1 }}',
        exported(3)[:-30],
    ],
)
def test_what_is_no_checkpoint_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_checkpoint(raw)


def test_a_proof_of_each_entry_holds_and_is_read_back() -> None:
    all_entries = entries(11)
    leaves = [leaf_hash(entry.payload) for entry in all_entries]
    for entry in all_entries:
        proof = prove(entry, leaves)
        assert proof.holds()
        assert read_proof(json.loads(json.dumps(proof.to_json()))) == proof


def test_a_proof_of_another_entry_does_not_hold() -> None:
    all_entries = entries(11)
    value = prove(all_entries[3], [leaf_hash(entry.payload) for entry in all_entries]).to_json()
    forged = Entry(3, all_entries[3].at, "intruder", "case.advised", "K7Q2-M4XD", "00" * 32)
    value["entry"] = json.loads(forged.payload)
    value["leaf"] = leaf_hash(forged.payload).hex()
    assert not read_proof(value).holds()


@pytest.mark.parametrize(
    "change",
    [{"leaf": "00" * 32}, {"index": 0}, {"size": "11"}, {"path": 7}, {"root": "zz"}, {"entry": 7}, {"more": 1}],
    ids=str,
)
def test_what_is_no_proof_is_refused(change: dict[str, object]) -> None:
    all_entries = entries(2)
    value = prove(all_entries[1], [leaf_hash(entry.payload) for entry in all_entries]).to_json()
    with pytest.raises(Refused):
        read_proof({**value, **change})


def test_an_entry_that_the_ledger_has_not_is_refused() -> None:
    with pytest.raises(Refused, match="there is no entry 5; the ledger has 2 entries"):
        prove(entries(6)[5], [leaf_hash(entry.payload) for entry in entries(2)])
