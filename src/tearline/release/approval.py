"""Step 5 of making a release: two different people have approved these very words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

APPROVERS_NEEDED = 2


def approvals_complete(digest: str, approvals: Iterable[tuple[str, str]]) -> bool:
    """Whether two different people approved the release of that ``digest``.

    ``approvals``: pairs of approver and the digest that was approved. An approval of anything else,
    of nothing, or by nobody does not count. Case, spaces and full-width letters make no second person.
    """
    people = {_person(by) for by, approved in approvals if digest and approved == digest}
    return len(people - {""}) >= APPROVERS_NEEDED


def _person(by: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", by).casefold().split())
