"""What takes a firm out again that the text, or another text, had drawn in."""

from __future__ import annotations

from functools import cache

from tearline.intake.attempt.clue import Role
from tearline.intake.attempt.countries import Destination
from tearline.intake.attempt.entities import Entity, Register, Spoken
from tearline.intake.attempt.rolewords import role_of_words
from tearline.intake.lexicon import words
from tearline.model.alert import Modality


def deny(register: Register, spoken: Spoken, destination: Destination) -> None:
    """ "Foo is not involved": the part that the text gave it, or that a noun beside it names, is denied."""
    if not any(phrase in spoken.sentence.line for phrase in _denials()):
        return
    entity = next(
        (register.of[id(node)] for node in spoken.nodes if node.kind == "party" and id(node) in register.of), None
    )
    if entity is None:
        return
    entity.denied = True
    role = _part(entity, destination)
    if role is not None:
        entity.role = role
        entity.doubts[role] = Modality.DENIED
        entity.rules.setdefault(role, (0.0, "denied"))


def _part(entity: Entity, destination: Destination) -> Role | None:
    role = entity.role or role_of_words(tuple(sorted(entity.described)))
    if role is None and destination.may_supply(entity.country):
        return "suppliers"
    return role


@cache
def _denials() -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in sorted(words("grammar", "not_involved")))
