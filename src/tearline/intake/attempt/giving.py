"""How a clue is given: to whom, with which doubt, and which goods a deed is about."""

from __future__ import annotations

from collections.abc import Iterable

from tearline.intake.attempt.clue import DECISIVE, STRONG, Clue, Event, Role, doubt_of
from tearline.intake.attempt.goods import Thing
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.vocabulary import is_english
from tearline.intake.lexicon import words

BUYING = words("grammar", "buying")
"""What a middleman is told to do for the buyer; "asked it to reserve" is said to a supplier."""

ORDINALS = frozenset({"first", "second", "third", "other", "one", "former", "latter"})
"""Words that stand for an order told of before."""


def under(deed: Deed, *relations: str) -> list[Node]:
    """What hangs on a deed by some prepositions, one preposition after the other."""
    return [node for relation in relations for node in deed.by.get(relation, ())]


def done_to(deed: Deed) -> list[Node]:
    """The objects of a deed and its patient."""
    return [*deed.objects, *([deed.patient] if deed.patient else [])]


class Giving:
    """What all readers of deeds share: the event that they fill."""

    def __init__(self, event: Event) -> None:
        self.event = event

    def give(self, node: Node | None, role: Role, weight: float, rule: str, doubt: tuple[str, ...] = ()) -> None:
        """Gives a party, and those listed with it, a clue to a role; nobody, and whom one writes to, buys nothing."""
        if node is None or not node.is_party or node.described[:1] == ("no",):
            return
        if role == "buyers" and (node.kind == "you" or (node.names and node.names[0].place is not None)):
            return
        for one in (node, *node.linked):
            if one.is_party:
                self.event.clues.append(Clue(one, role, weight, rule, (*doubt, *one.doubt)))

    def give_all(
        self, nodes: Iterable[Node], role: Role, weight: float, rule: str, doubt: tuple[str, ...] = ()
    ) -> None:
        """Gives each of some nodes the same clue."""
        for node in nodes:
            self.give(node, role, weight, rule, doubt)

    def give_under(
        self, deed: Deed, relations: Iterable[str], role: Role, weight: float, rule: str, doubt: tuple[str, ...] = ()
    ) -> None:
        """Gives what hangs on a deed by each preposition a clue whose rule ends with the preposition."""
        for relation in relations:
            self.give_all(deed.by.get(relation, ()), role, weight, f"{rule}-{relation}", doubt)

    def take(self, nodes: list[Node], *, unsure: bool = False) -> bool:
        """Takes the goods among some nodes; ``unsure``: also those whose head no list has."""
        taken = False
        for node in nodes:
            for one in (node, *node.linked):
                if one.thing is not None and _is_goods(one.thing, unsure=unsure):
                    if all(one.thing.first != held.first for held in self.event.things):
                        self.event.things.append(one.thing)
                    taken = True
                elif one.models is not None:
                    if one.models not in self.event.models:
                        self.event.models.append(one.models)
                    taken = True
        return taken

    def told_to_buy(self, deed: Deed) -> Deed | None:
        """The deed that somebody is told to do for the one who tells: "asked Foo to order"."""
        for other in self.event.deeds:
            told = other.governor is deed and other.subject is not deed.subject
            if told and other.node.shape == "inf" and other.node.word in BUYING:
                return other
        return None

    def sought(self, deed: Deed, weight: float) -> None:
        """Who seeks, and from whom; who is only told to do something else seeks nothing."""
        self.event.trade = True
        doubt = self.of_subject(deed)
        above = deed.governor
        told = above is not None and above.is_a("instruct") and deed.subject is not above.subject
        if told and deed.node.shape == "inf" and deed.node.word not in BUYING:
            return
        self.give(deed.subject, "buyers", weight, "seek-subject", doubt)
        self.give_under(deed, ("by",), "buyers", weight, "seek", doubt)
        self.give_under(deed, ("from", "with", "at", "to"), "suppliers", STRONG, "seek")

    def for_another(self, deed: Deed, principal: Node, weight: float, rule: str) -> None:
        """Who buys, and who only asks for him; where that is merely suspected, both are buyers."""
        doubted = bool(doubt_of(deed))
        self.give(principal, "buyers", weight, rule, ("suspected",) if doubted else ())
        if principal.kind != "party" or (deed.is_a("supply", "sale") and not deed.is_a("seek")):
            return
        if deed.is_a("offer") or (principal.doubt and rule == "bought-for"):
            return
        if doubted:
            self.give(principal, "buyers", 0.0, rule, ("suspected",))
            return
        actor = deed.subject or next(iter(deed.by.get("by", ())), None)
        if actor is not None and actor is not principal:
            self.give(actor, "intermediaries", DECISIVE, f"{rule}-actor")

    def asker(self, deed: Deed) -> Deed:
        """The verb whose subject asks, where a noun has no owner of its own: "collecting offers for Foo"."""
        if deed.subject is not None or deed.node.kind == "verb":
            return deed
        for other in reversed(self.event.deeds):
            asks = other.is_a("seek", "approach") and not other.is_a("supply")
            if other.at < deed.at and asks and other.subject is not None:
                return other
        return deed

    def of_subject(self, deed: Deed) -> tuple[str, ...]:
        """The doubt about who acts; where the doubt is for whom he acts, there is none about him."""
        behalf = any("behalf" in other.by or other.is_a("represent") for other in self.event.deeds)
        return () if behalf else doubt_of(deed)

    def doubt_about(self, deed: Deed) -> tuple[str, ...]:
        """The doubt of a deed, and of the verb that has the noun as its object: "might be routing the purchase"."""
        if deed.node.kind != "noun":
            return deed.node.doubt
        above = [other.node.doubt for other in self.event.deeds if deed.node in other.objects]
        return sum(above, deed.node.doubt)


_LONG = 7
"""A longer word that is none of the language and no name is a substance: "thiodiglycol"."""


def _is_goods(thing: Thing, *, unsure: bool) -> bool:
    if thing.sure or thing.quantity is not None or thing.models:
        return True
    said = thing.description
    return unsure and (" " in said or (len(said) > _LONG and not is_english(said)))
