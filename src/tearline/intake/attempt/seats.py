"""Where a party sits, as the words right behind its name say: "of Penang", "based in Iran"."""

from __future__ import annotations

from tearline.intake.attempt.neighbours import kind_at, preposition_at, verb_at
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_SEATED = words("grammar", "seated")
_REGIONS = frozenset({"union", "eu", "europe", "asia", "africa", "gulf", "region", "caucasus", "east", "area"})
"""Heads of places that are no country."""


def seat_behind(nodes: list[Node], at: int, ahead: int) -> int | None:
    """ "in Dubai, UAE", ", Shanghai, China", ", which is registered in Iran (Tehran)": the index behind it.

    None where no place stands at ``ahead``. The party at ``at`` takes the country, unless it has one.
    """
    step = _place_begins(nodes, ahead)
    if step is None:
        return None
    if _is_unlisted_town(nodes, step):
        step += 2
    kind = kind_at(nodes, step)
    if kind in ("thing", "other"):
        described = nodes[step].described
        return step + 1 if described and described[-1] in _REGIONS else None
    if kind != "place" or _is_adjective(nodes[step]):
        return None
    node = nodes[at]
    node.country = node.country or nodes[step].country
    return _place_ends(nodes, step, node.country)


def _place_begins(nodes: list[Node], ahead: int) -> int | None:
    """The index behind the comma, the verb and the preposition that bring in a place; None where none does."""
    comma = kind_at(nodes, ahead) == "comma"
    step = ahead + comma
    if kind_at(nodes, step) == "relative" and verb_at(nodes, step + 1, _SEATED):
        step += 1
    if (
        verb_at(nodes, step, _SEATED)
        and nodes[step].shape in ("ed", "finite", "ing")
        and kind_at(nodes, step + 1) == "prep"
    ):
        if nodes[step].shape == "finite" and not nodes[step].passive:
            return None
        step += 1
    if preposition_at(nodes, step, ("of", "in", "at", "from")):
        return step + 1
    return step if comma else None


def _is_unlisted_town(nodes: list[Node], step: int) -> bool:
    """Whether what looks like a name is a town that is on no list, with its country behind it."""
    return (
        kind_at(nodes, step) == "party"
        and not nodes[step].names[0].strong
        and kind_at(nodes, step + 1) in ("comma", "open")
        and kind_at(nodes, step + 2) == "place"
    )


def _place_ends(nodes: list[Node], step: int, country: str | None) -> int:
    """The index behind a place and the larger ones that follow it: "Dubai, UAE", "Tehran (Iran)"."""
    place = nodes[step].place
    is_country = place is not None and place.kind == "name"
    while (
        kind_at(nodes, step + 1) == "comma"
        and kind_at(nodes, step + 2) == "place"
        and nodes[step + 2].place is not None
        and not _is_adjective(nodes[step + 2])
        and not (is_country and nodes[step + 2].country != country)
    ):
        step += 2
    if (
        kind_at(nodes, step + 1) == "open"
        and kind_at(nodes, step + 2) == "place"
        and kind_at(nodes, step + 3) == "close"
    ):
        step += 3
    return step + 1


def _is_adjective(node: Node) -> bool:
    """Whether a place is only told by an adjective: "Iranian"."""
    return node.place is not None and node.place.kind == "adjective"
