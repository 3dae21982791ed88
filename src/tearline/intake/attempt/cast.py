"""Who is who in a whole message: mentions of one firm together, "the company" resolved, a role decided for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tearline.intake.attempt.addressee import Addressee
from tearline.intake.attempt.clue import DECISIVE, ROLES, SINGULAR, STRONG, Clue, Event, Role
from tearline.intake.attempt.countries import OF_CONCERN, Destination, place_firms, seat
from tearline.intake.attempt.denials import deny
from tearline.intake.attempt.entities import Entity, Register, Spoken
from tearline.intake.attempt.namesakes import same_name
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.references import References
from tearline.intake.attempt.rolewords import is_trader, role_of_words
from tearline.model.alert import Modality
from tearline.model.marking import Marking

ENOUGH = 2.0
"""The weight that a role needs at least; a firm that no statement gives a part stays out."""
LEANING = 1.5
"""What the way of the warning adds."""
REFERRED = 0.75
"""What a clue at a noun or a pronoun weighs, of one at a name."""
_CALLED: dict[Role, float] = {"buyers": STRONG, "intermediaries": STRONG, "suppliers": 1.5}
_STILL_SO = ("is-", "as-", "called-")
"""Rules of clues that hold of a firm even if what the sentence tells lies long back."""


class Cast:
    """The firms of a message, found sentence by sentence, their roles decided at the end.

    ``entities`` are in the order in which they are first named; ``of`` gives whom a node names, by its ``id``;
    ``warned`` are the states that the warning goes to.
    """

    def __init__(self) -> None:
        self._register = Register()
        self._references = References(self._register)
        self._destination = Destination()
        self.entities: list[Entity] = self._register.entities
        self.of: dict[int, Entity] = self._register.of

    @property
    def warned(self) -> set[str]:
        """The states (alpha-2) that the warning goes to."""
        return self._destination.warned

    def named(self, value: str) -> Entity | None:
        """The firm of that name, or of a name that this one is short for."""
        return self._register.named(value)

    def meet(self, spoken: Spoken) -> None:
        """Takes in every named party of a sentence."""
        self._register.meet(spoken)

    def lean(self, header: dict[str, Any], delivered: Sequence[Marking]) -> None:
        """Learns where the warning goes: a firm in a state that is warned is rather the one that would supply."""
        self._destination.read(header, delivered)

    def weigh(self, spoken: Sequence[Spoken]) -> None:
        """Adds up the clues at names, then those at nouns and pronouns that refer to them, and decides the roles."""
        for one in spoken:
            self._weigh_names(one)
        self._decide()
        for one in spoken:
            self._weigh_references(one)
        self._decide()
        for event in (event for one in spoken for event in one.events):
            self._part_sides(event)
        for one in spoken:
            deny(self._register, one, self._destination)
            seat(self._register, one)
        place_firms(self._register, spoken, self._destination)

    def supply(self, to: Addressee) -> None:
        """The firm that a letter is written to supplies, unless the text gives it another part."""
        entity = self._register.addressed(to)
        entity.scores["suppliers"] = entity.scores.get("suppliers", 0.0) + DECISIVE
        entity.rules.setdefault("suppliers", (ENOUGH, "addressee"))
        if entity.doubts.get("suppliers") is not Modality.DENIED:
            entity.doubts["suppliers"] = Modality.STATED  # no doubt of the text is about to whom it is written
        self._decide()

    # Clues

    def _weigh_names(self, spoken: Spoken) -> None:
        for event in spoken.events:
            for clue in event.clues:
                if not event.past or clue.rule.startswith(_STILL_SO):
                    _add(self.of.get(id(clue.node)), clue, trade=event.trade)
        for node in spoken.nodes:
            for party in (node, *node.linked):
                if party.kind == "party" and party.described:
                    self._weigh_description(party)

    def _weigh_description(self, node: Node) -> None:
        """What a firm is called: "the purchaser Foo", "a trading company"."""
        entity, role = self.of.get(id(node)), role_of_words(node.described)
        if role is not None:
            _add(entity, Clue(node, role, _CALLED[role], f"called-{SINGULAR[role]}", node.doubt))
        elif is_trader(node.described):
            _add(entity, Clue(node, "intermediaries", 0.5, "called-trader"))

    def _weigh_references(self, spoken: Spoken) -> None:
        for event in (event for event in spoken.events if not event.past):
            for clue in event.clues:
                if clue.node.kind in ("firm", "pronoun") and id(clue.node) not in self.of:
                    self._refer(clue, event, spoken)
        for node in spoken.nodes:  # "the Dubai company gave an assurance": who it is, though it tells of no deal
            if node.kind == "firm" and node.country and id(node) not in self.of:
                entity = self._references.meant(node, None, spoken)
                if entity is not None:
                    self.of[id(node)] = entity
        self._references.remember(spoken)

    def _refer(self, clue: Clue, event: Event, spoken: Spoken) -> None:
        entity = self._references.meant(clue.node, clue.role, spoken, acting=clue.rule.endswith("-actor"))
        if entity is None:
            return
        entity.country = entity.country or clue.node.country
        self.of[id(clue.node)] = entity
        referred = Clue(clue.node, clue.role, clue.weight * REFERRED, f"{clue.rule}-referred", clue.doubt)
        _add(entity, referred, trade=event.trade)

    # Roles

    def _decide(self) -> None:
        for entity in self.entities:
            scores = {role: entity.scores.get(role, 0.0) + self._leaning(entity, role) for role in ROLES}
            best = max(ROLES, key=lambda role: scores[role])
            others = max(scores[role] for role in ROLES if role != best)
            sure = scores[best] >= _needed(entity, best) and scores[best] > others
            entity.role = best if sure and not _is_word_alone(entity) else None

    def _leaning(self, entity: Entity, role: Role) -> float:
        """Less than any clue: it only decides between two roles that the text itself suggests."""
        if entity.country is None or not entity.scores.get(role):
            return 0.0
        supplies = role == "suppliers" and self._destination.may_supply(entity.country)
        buys = role == "buyers" and entity.country in OF_CONCERN
        return LEANING if supplies or buys else 0.0

    def _part_sides(self, event: Event) -> None:
        """Of two that deal with each other one buys: where both are taken for buyers, the less likely one supplies."""
        found = [self.of.get(id(clue.node)) for clue in event.clues if clue.rule == "either"]
        pair = list(dict.fromkeys(one for one in found if one is not None))
        if len(pair) == 2 and all(one.role == "buyers" for one in pair):
            buys, sells = sorted(pair, key=lambda one: one.country not in OF_CONCERN)
            if buys.country in OF_CONCERN and sells.country not in OF_CONCERN:
                sells.role = "suppliers"


def _add(entity: Entity | None, clue: Clue, *, trade: bool = True) -> None:
    """A clue counts in full in a deal; elsewhere a supply, a use or an approach counts half."""
    if entity is not None:
        in_full = trade or not clue.rule.startswith(("supply", "use", "approach"))
        entity.weigh(clue, clue.weight if in_full else clue.weight / 2)


def _needed(entity: Entity, role: Role) -> float:
    """The weight from which on a role is given: a person, for whom a noun or a pronoun alone speaks, needs most."""
    if entity.strong:
        return ENOUGH
    return 2 * DECISIVE if entity.rules.get(role, (0.0, ""))[1].endswith("-referred") else ENOUGH + 0.5


def _is_word_alone(entity: Entity) -> bool:
    """Whether a name is a single word of which nothing else is known."""
    return not (entity.strong or " " in entity.value or entity.described or entity.country is not None)


__all__ = ["Cast", "Entity", "Spoken", "same_name"]
