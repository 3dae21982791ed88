"""Steps 1 to 3 of making a release: from a message to the non-paper for one partner.

The numbers are those of docs/reference/markings.md. Nothing is redacted: what may go is gathered,
and the rest takes no part. Which passages a message hides, how many and how long they are, its
number and its date have no influence on a single byte of the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tearline.model.access import NO_MEMBERSHIPS
from tearline.model.country import by_alpha3
from tearline.model.document import Message
from tearline.model.marking import Marking, roll_up
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.notation.canonical import digest
from tearline.release.pick import pick


def draft(message: Message, audience: str, *, memberships: Mapping[str, frozenset[str]] = NO_MEMBERSHIPS) -> Release:
    """The non-paper for one partner, of those passages alone that ``message`` marks for it.

    ``audience`` is ISO 3166 alpha-3; ``memberships`` says which states belong to a group. Refuses an
    unknown country, and a message of which nothing may go, in words that tell nothing of the rest.
    """
    # 1. The message was parsed by intake; a passage without a mark takes no part from here on.
    country = by_alpha3(audience)
    if country is None:
        raise Refused(f"'{audience}' is no ISO 3166 alpha-3 code", where="audience", todo="name one state, such as MYS")
    state = country.alpha3
    # 2. Pick by decision.
    picked = pick(message, state, memberships)
    if not picked:
        raise Refused(
            f"nothing in this message is marked for release to {state}",
            todo="ask the originator, who alone can consent",
        )
    # 3. Build a new document. Its marks name this audience alone, whoever else the source names.
    portions = tuple(
        ReleasedPortion(passage.kind, passage.text, Marking(passage.level, frozenset({state}))) for passage in picked
    )
    banner = roll_up(portion.marking for portion in portions)
    return Release(state, "non_paper", portions, banner, release_digest(state, portions))


def release_digest(audience: str, portions: Iterable[ReleasedPortion], kind: str = "non_paper") -> str:
    """SHA-256 of the audience, the kind and the portions in canonical form: what approvers approve."""
    return digest(
        {
            "audience": audience,
            "kind": kind,
            "portions": [
                {"kind": portion.kind, "text": portion.text, "marking": portion.marking.to_json()}
                for portion in portions
            ],
        }
    )
