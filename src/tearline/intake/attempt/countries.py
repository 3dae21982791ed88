"""In which state a firm is, if not said at its name: seats, nouns, legal forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tearline.intake.attempt.clue import ROLES, Role
from tearline.intake.attempt.directory import form_country
from tearline.intake.attempt.entities import Entity, Register, Spoken
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import places, words
from tearline.model.country import by_alpha3
from tearline.model.marking import Marking

OF_CONCERN = frozenset({"IR", "KP", "SY", "IQ", "LY", "PK", "RU", "BY", "MM", "SD"})
"""States to which such warnings are rarely sent: a firm there is hardly the one that is to be asked not to supply."""
_SITTING = words("grammar", "sitting")
_SEATS = words("grammar", "seats")


@dataclass(slots=True)
class Destination:
    """The states (alpha-2) that a warning goes to."""

    warned: set[str] = field(default_factory=set)

    def read(self, header: dict[str, Any], delivered: Sequence[Marking]) -> None:
        """Takes the states from the posts in the header and from the portions that may be handed over."""
        for post in (*(header.get("to") or ()), *(header.get("info") or ())):
            self.warned |= set(_states(str(post.get("name", ""))))
        for marking in delivered:
            self.warned |= {
                country.alpha2 for code in marking.releasable_to or () if (country := by_alpha3(code)) is not None
            }

    def may_supply(self, country: str | None) -> bool:
        """Whether a firm there is rather the one that would supply."""
        return country in self.warned and country not in OF_CONCERN


def place_firms(register: Register, spoken: Sequence[Spoken], destination: Destination) -> None:
    """Gives firms without a country the one that a noun or their legal form gives; where a cable goes gives none."""
    _called_by_country(register, spoken)
    _by_form(register, spoken, destination)


def seat(register: Register, spoken: Spoken) -> None:
    """ "They are in Tehran", "Foo, whose address in Dubai is a flat": where a firm is, said apart from its name."""
    nodes = spoken.nodes
    for at in range(2, len(nodes)):
        if not _stands_in(nodes, at):
            continue
        if _is_seat(nodes, at - 2):
            owner = _first_named(register, nodes, range(at - 4, max(-1, at - 7), -1))
        else:
            owner = _sitter(register, at, spoken)
        if owner is not None:
            owner.country = owner.country or nodes[at].country


def _states(post: str) -> Iterator[str]:
    parts = post.casefold().split()
    for first in range(len(parts)):
        for after in range(len(parts), first, -1):
            place = places().get(" ".join(parts[first:after]))
            if place is not None:
                yield place[0]


def _stands_in(nodes: list[Node], at: int) -> bool:
    """Whether a place follows "in", "of" or "from"."""
    before = nodes[at - 1]
    return nodes[at].kind == "place" and before.kind == "prep" and before.word in ("in", "of", "from")


def _is_seat(nodes: list[Node], at: int) -> bool:
    """Whether "whose address" or the like stands there, behind at least one node."""
    seat_word = nodes[at].kind == "other" and nodes[at].word in _SEATS
    return seat_word and at > 1 and nodes[at - 1].kind == "relative"


def _first_named(register: Register, nodes: list[Node], steps: range) -> Entity | None:
    return next((register.of[id(nodes[step])] for step in steps if id(nodes[step]) in register.of), None)


def _sitter(register: Register, at: int, spoken: Spoken) -> Entity | None:
    """Who sits in the place ``at``: the party before a verb of sitting."""
    nodes = spoken.nodes
    verb = next((step for step in range(at - 2, max(-1, at - 7), -1) if nodes[step].kind == "verb"), None)
    if verb is None or nodes[verb].word not in _SITTING:
        return None
    for step in range(verb - 1, max(-1, verb - 4), -1):
        if id(nodes[step]) in register.of:
            return register.of[id(nodes[step])]
        if nodes[step].kind == "pronoun" and nodes[step].word in ("it", "they"):
            return _named_last(register, nodes[step], spoken)
    return None


def _named_last(register: Register, node: Node, spoken: Spoken) -> Entity | None:
    """The firm that was named last before a node, in its sentence or the one before."""
    start = spoken.start(node)
    near = register.near(node, spoken, back=1)
    return max(near, key=lambda one: one.last_before(start) or 0, default=None)


def _called_by_country(register: Register, spoken: Sequence[Spoken]) -> None:
    """ "The French firm" where just one supplier is named, and named without its country."""
    for role in ROLES:
        named = [one for one in register.entities if one.role == role]
        if len(named) == 1 and named[0].country is None:
            said = set(_countries_of_nouns(role, spoken))
            if len(said) == 1:
                named[0].country = said.pop()


def _countries_of_nouns(role: Role, spoken: Sequence[Spoken]) -> Iterator[str]:
    for event in (event for one in spoken for event in one.events if not event.past):
        for clue in event.clues:
            if clue.role == role and clue.node.kind == "firm" and clue.node.country:
                yield clue.node.country


def _by_form(register: Register, spoken: Sequence[Spoken], destination: Destination) -> None:
    """A legal form of one country only ("Sdn Bhd"), where the message speaks of that country or goes to it."""
    spoken_of = destination.warned | {node.country for one in spoken for node in one.nodes if node.country}
    for entity in register.entities:
        if entity.country is None and (country := form_country(entity.value)) in spoken_of:
            entity.country = country
