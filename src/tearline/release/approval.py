"""Step 5 of making a release: two different people have approved these very words."""

from __future__ import annotations

from collections.abc import Iterable

APPROVERS_NEEDED = 2


def approvals_complete(digest: str, approvals: Iterable[tuple[str, str]]) -> bool:
    """Whether two different people approved the release of that ``digest``.

    ``approvals``: pairs of approver and the digest that was approved. An approval of anything else,
    of nothing, or by nobody does not count; case and spaces do not make one person two.
    """
    people = {" ".join(by.casefold().split()) for by, approved in approvals if digest and approved == digest}
    return len(people - {""}) >= APPROVERS_NEEDED
