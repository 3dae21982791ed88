"""Whom "the company", "it" and "the Dubai firm" mean: a party that the message named shortly before."""

from __future__ import annotations

from tearline.intake.attempt.clue import Role
from tearline.intake.attempt.entities import Entity, Register, Spoken
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.rolewords import role_of_words

BACK = 6
"""How many sentences back "the company" may mean a firm."""
_POINTING = frozenset({"the", "this", "that", "its", "said", "same", "these", "those", "both", "such"})
_NEW = frozenset({"a", "an", "another", "several", "two", "some"})
_SPEAKERS = frozenset({"we", "i", "us"})


class References:
    """Finds the parties behind nouns and pronouns, sentence by sentence, and keeps who was spoken of last."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._last: Entity | None = None

    def meant(self, node: Node, role: Role | None, spoken: Spoken, *, acting: bool = False) -> Entity | None:
        """The named party that a noun or a pronoun stands for; None where none surely is.

        ``acting``: the statement tells for whom it acts, so that it may well have been taken for the buyer so far.
        """
        near = self._register.near(node, spoken, back=BACK)
        if not near:
            return None
        if node.kind == "pronoun":
            return self._by_pronoun(node, role, spoken, near, acting=acting)
        points = node.described and (node.described[0] in _POINTING or node.country)
        if not points or node.described[0] in _NEW:
            return None
        if node.country is not None:
            return _by_country(node.country, role, near)
        return self._by_noun(node, role, near)

    def remember(self, spoken: Spoken) -> None:
        """Keeps the party that a sentence is about, to which "it" may refer next."""
        about = self._topic(spoken) or self._doer(spoken)
        if about is not None:
            self._last = about

    def _by_pronoun(
        self, node: Node, role: Role | None, spoken: Spoken, near: list[Entity], *, acting: bool
    ) -> Entity | None:
        if node.word in _SPEAKERS:
            return None
        inside = self._inside(node, spoken)
        if inside is not None and (inside.role in (role, None) or (acting and inside.role != "suppliers")):
            return inside
        last = self._last if self._last in near else None
        if last is not None and (last.role in (role, None) or (acting and last.role != "suppliers")):
            return last
        fitting = [one for one in near if one.role == role]
        return fitting[-1] if len(fitting) == 1 else None

    def _by_noun(self, node: Node, role: Role | None, near: list[Entity]) -> Entity | None:
        named = role_of_words(node.described)
        if named is not None:
            return _latest(named, near)
        shared = [one for one in near if node.word in one.described]
        if len(shared) == 1:
            return shared[0]
        fitting = _latest(role, near)
        if fitting is not None:
            return fitting
        last = self._last if self._last in near else None
        return last if last is not None and last.role is None else None

    def _inside(self, node: Node, spoken: Spoken) -> Entity | None:
        """ "Foo told Bar that it wished": the pronoun is the subject of the verb before it."""
        found: Entity | None = None
        for deed in _deeds(spoken):
            if deed.node.first >= node.first:
                break
            who = deed.subject or deed.patient
            if who is not None and who is not node:
                found = self._register.of.get(id(who), found)
        return found

    def _topic(self, spoken: Spoken) -> Entity | None:
        """The first party of a sentence, before any preposition."""
        for node in spoken.nodes:
            if node.kind == "prep":
                return None
            if node.kind in ("party", "firm", "pronoun") and id(node) in self._register.of:
                return self._register.of[id(node)]
        return None

    def _doer(self, spoken: Spoken) -> Entity | None:
        """Who does the first deed that somebody does; "The invitation was extended by Foo" tells it behind."""
        of = self._register.of
        for deed in _deeds(spoken):
            who = deed.subject or deed.patient
            if who is not None and id(who) in of:
                return of[id(who)]
            done = next((node for node in deed.by.get("by", []) if id(node) in of), None)
            if deed.node.passive and done is not None:
                return of[id(done)]
        return None


def _deeds(spoken: Spoken) -> list[Deed]:
    return [deed for event in spoken.events for deed in event.deeds]


def _latest(role: Role | None, near: list[Entity]) -> Entity | None:
    return next((one for one in reversed(near) if one.role == role), None)


def _by_country(country: str, role: Role | None, near: list[Entity]) -> Entity | None:
    there = [one for one in near if one.country == country]
    return there[0] if len(there) == 1 else _latest(role, there)
