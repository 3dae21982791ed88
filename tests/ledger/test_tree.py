"""The tree against the published vectors of Certificate Transparency and against RFC 9162's own recursion."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.ledger.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    frontier,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [leaf_hash(data) for data in INPUTS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
H0_2 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
H2_4 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
H4_8 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
H4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
H6_8 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
H4_6 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
H6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"

INCLUSION = [  # index, size, path
    (0, 1, []),
    (0, 8, [H0_2, H2_4, H4_8]),
    (5, 8, [H4, H6_8, ROOTS[4]]),
    (2, 3, [ROOTS[2]]),
    (1, 5, [ROOTS[1], H2_4, H4]),
]
CONSISTENCY = [  # old size, size, path
    (1, 1, []),
    (1, 8, [H0_2, H2_4, H4_8]),
    (6, 8, [H4_6, H6_8, ROOTS[4]]),
    (2, 5, [H2_4, H4]),
    (6, 7, [H4_6, H6, ROOTS[4]]),
]


@pytest.mark.parametrize("size", range(9))
def test_root_of_each_size_is_the_published_one(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_inclusion_proof_is_the_published_one(index: int, size: int, path: list[str]) -> None:
    assert [one.hex() for one in inclusion_proof(LEAVES[:size], index)] == path
    assert verify_inclusion(LEAVES[index], index, size, [bytes.fromhex(one) for one in path], root(LEAVES[:size]))


@pytest.mark.parametrize(("old", "size", "path"), CONSISTENCY)
def test_consistency_proof_is_the_published_one(old: int, size: int, path: list[str]) -> None:
    assert [one.hex() for one in consistency_proof(LEAVES[:size], old)] == path
    proof = [bytes.fromhex(one) for one in path]
    assert verify_consistency(old, size, bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[size]), proof)


# The definitions of RFC 9162 as they are written there, recursion and all.


def mth(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = largest_power_below(len(leaves))
    return node_hash(mth(leaves[:k]), mth(leaves[k:]))


def path_of(m: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = largest_power_below(len(leaves))
    if m < k:
        return [*path_of(m, leaves[:k]), mth(leaves[k:])]
    return [*path_of(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], known: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if known else [mth(leaves)]
    k = largest_power_below(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], known), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def largest_power_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


TREES = st.integers(1, 70).map(lambda size: [leaf_hash(b"%d" % n) for n in range(size)])


@given(TREES, st.data())
def test_roots_and_proofs_are_those_of_the_recursive_definition(leaves: list[bytes], data: st.DataObject) -> None:
    assert root(leaves) == mth(leaves)
    index = data.draw(st.integers(0, len(leaves) - 1))
    assert list(inclusion_proof(leaves, index)) == path_of(index, leaves)
    old = data.draw(st.integers(1, len(leaves)))
    assert list(consistency_proof(leaves, old)) == subproof(old, leaves, True)


@given(TREES, st.data())
def test_every_proof_is_accepted_and_every_bent_one_is_not(leaves: list[bytes], data: st.DataObject) -> None:
    size, top = len(leaves), root(leaves)
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_proof(leaves, index))
    assert verify_inclusion(leaves[index], index, size, path, top)
    assert not verify_inclusion(leaf_hash(b"another"), index, size, path, top)
    assert not verify_inclusion(leaves[index], index, size, [*path, top], top)
    assert not verify_inclusion(leaves[index], index, size, path, leaf_hash(b"another"))
    if path:
        bent = data.draw(st.integers(0, len(path) - 1))
        assert not verify_inclusion(leaves[index], index, size, [*path[:bent], leaf_hash(b"x"), *path[bent + 1 :]], top)
        assert not verify_inclusion(leaves[index], index, size, path[:-1], top)
        other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index))
        assert not verify_inclusion(leaves[index], other, size, path, top)


@given(TREES, st.data())
def test_a_consistency_proof_holds_for_its_two_trees_alone(leaves: list[bytes], data: st.DataObject) -> None:
    size, top = len(leaves), root(leaves)
    old = data.draw(st.integers(0, size))
    path, old_root = list(consistency_proof(leaves, old)), root(leaves[:old])
    assert verify_consistency(old, size, old_root, top, path)
    assert not verify_consistency(old, size, leaf_hash(b"another"), top, path)
    assert not verify_consistency(old, size, old_root, top, [*path, top])
    if 0 < old < size:
        assert not verify_consistency(old, size, old_root, leaf_hash(b"another"), path)
        assert not verify_consistency(old, size, old_root, top, path[:-1])
        rewritten = [leaf_hash(b"rewritten"), *leaves[1:]]
        assert not verify_consistency(old, size, old_root, root(rewritten), consistency_proof(rewritten, old))


@given(TREES)
def test_appending_one_by_one_gives_the_same_tree_and_few_peaks(leaves: list[bytes]) -> None:
    grown = Frontier()
    for count, leaf in enumerate(leaves, 1):
        grown = grown.append(leaf)
        assert grown.root() == mth(leaves[:count])
        assert len(grown.peaks) == bin(count).count("1")
    assert grown == frontier(leaves)


def test_a_node_never_passes_for_a_leaf() -> None:
    assert leaf_hash(LEAVES[0] + LEAVES[1]) != node_hash(LEAVES[0], LEAVES[1])


@pytest.mark.parametrize(
    ("old", "size"),
    [(-1, 8), (9, 8)],
    ids=["negative", "larger_than_the_tree"],
)
def test_sizes_that_no_tree_had_are_refused(old: int, size: int) -> None:
    with pytest.raises(ValueError, match="never had"):
        consistency_proof(LEAVES[:size], old)
    assert not verify_consistency(old, size, EMPTY_ROOT, root(LEAVES), [])


@pytest.mark.parametrize("index", [-1, 8])
def test_leaves_that_the_tree_has_not_are_refused(index: int) -> None:
    with pytest.raises(ValueError, match=f"no leaf {index}"):
        inclusion_proof(LEAVES, index)
    assert not verify_inclusion(LEAVES[0], index, 8, [], root(LEAVES))


def test_the_empty_proof_shows_nothing_between_unequal_trees() -> None:
    assert not verify_consistency(6, 8, root(LEAVES[:6]), root(LEAVES), [])
    assert not verify_consistency(0, 8, leaf_hash(b"x"), root(LEAVES), [])


def test_hashes_of_another_length_are_refused_before_they_can_be_shifted() -> None:
    pair = node_hash(LEAVES[0], LEAVES[1])
    shifted = (LEAVES[0] + LEAVES[1])[:31], (LEAVES[0] + LEAVES[1])[31:]
    assert hashlib.sha256(b"\x01" + b"".join(shifted)).digest() == pair
    assert not verify_inclusion(shifted[0], 0, 2, [shifted[1]], pair)


@pytest.mark.parametrize(
    ("size", "peaks"),
    [(1, ()), (3, (LEAVES[0],)), (-1, (LEAVES[0],)), (1, (b"short",))],
    ids=["no_peak", "a_peak_missing", "negative_size", "a_peak_cut_short"],
)
def test_a_frontier_that_fits_no_tree_is_refused(size: int, peaks: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError, match="peak"):
        Frontier(size, peaks)
