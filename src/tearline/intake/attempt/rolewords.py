"""The role that a noun gives by itself: end user, broker, supplier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from tearline.intake.lexicon import table, words

Role = Literal["buyers", "intermediaries", "suppliers"]
_MIDDLE = words("grammar", "middle")
_FIRM = words("grammar", "firm")
_TRADERS = frozenset({"trading", "trader", "traders", "reseller", "resellers"})


@cache
def _nouns() -> dict[str, Role]:
    rows = table("organisations")["nouns"]
    found: dict[str, Role] = {}
    for key, role in (("supplier", "suppliers"), ("buyer", "buyers"), ("intermediary", "intermediaries")):
        for word in rows[key].split():
            found[word] = role  # type: ignore[assignment]
    return found


_SENDING = frozenset({"exporter", "shipper", "consignor", "offeror"})


def role_of_subject(described: Sequence[str]) -> Role | None:
    """The role that a noun gives to the firm that is said to be it: "exporter is Foo", "consignee is Bar"."""
    if "consignee" in described and "intermediate" not in described:
        return "buyers"
    return "suppliers" if not _SENDING.isdisjoint(described) else role_of_words(described)


def role_of_words(described: Sequence[str]) -> Role | None:
    """The role that the words said of a firm give it; None where they give none."""
    for at, low in enumerate(described):
        if low in ("user", "users") and at > 0 and described[at - 1] in ("end", "ultimate", "final", "actual", "real"):
            return "buyers"
        if low in ("consignee", "consignees"):
            return "buyers" if {"ultimate", "final", "end"} & set(described) else "intermediaries"
        if low in _MIDDLE and at + 1 < len(described) and described[at + 1] in _FIRM:
            return "intermediaries"
        role = "suppliers" if low == "consignor" else _nouns().get(low)
        if role is not None:
            return role
    return None


def is_trader(described: Sequence[str]) -> bool:
    """Whether a firm is called one that trades: a slight sign that it stands between."""
    return not _TRADERS.isdisjoint(described)
