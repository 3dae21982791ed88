"""Two different people, these very words."""

from __future__ import annotations

import pytest

from tearline.release import approvals_complete

THIS, OTHER = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("approvals", "complete"),
    [
        ([], False),
        ([("moreau", THIS)], False),
        ([("moreau", THIS), ("moreau", THIS)], False),
        ([("moreau", THIS), ("Moreau ", THIS)], False),
        ([("moreau", THIS), ("ｍｏｒｅａｕ", THIS)], False),
        ([("moreau", THIS), ("", THIS)], False),
        ([("moreau", THIS), ("okafor", OTHER)], False),
        ([("moreau", OTHER), ("okafor", OTHER)], False),
        ([("moreau", THIS), ("okafor", THIS)], True),
        ([("moreau", OTHER), ("moreau", THIS), ("okafor", THIS)], True),
    ],
)
def test_a_release_needs_two_different_approvers_of_the_same_words(approvals: list[tuple[str, str]], complete: bool):
    assert approvals_complete(THIS, approvals) is complete


def test_nobody_can_approve_nothing():
    assert approvals_complete("", [("moreau", ""), ("okafor", "")]) is False
