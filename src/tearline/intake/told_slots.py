"""The slots of a note of what was told: words, and the mark that each of them bears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tearline.intake.fields import Fields
from tearline.model.marking import NOBODY, Level, Marking, parse_portion


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a slot with their mark."""

    text: str
    marking: Marking


def said(given: Fields, key: str, usual: Marking | None) -> Said | None:
    """The words under ``key``: a text, or ``{text, mark}``."""
    value = given.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, dict):
        plain = str(value) if isinstance(value, date | int) and not isinstance(value, bool) else given.text(key)
        return Said(plain, needed(given, key, usual)) if plain else None
    inner = Fields(value, f"{given.path}.{key}" if given.path else key, where=given.where, known=("text", "mark"))
    written = inner.get("text")
    words = str(written) if isinstance(written, date | int) else inner.required("text")
    return Said(words, needed(inner, "mark", mark_of(inner, usual)))


def mark_of(given: Fields, usual: Marking | None) -> Marking | None:
    """The mark of a mapping, or what is usual around it. Refuses one that cannot be read in full."""
    written = given.text("mark")
    if written is None:
        return usual
    bare = written.strip("()[] ")
    marking = parse_portion(f"({bare})")
    if marking.level is Level.UNREADABLE or marking.problem:
        todo = "write (S), (S//NF), (C//REL TO USA, MYS)"
        given.refuse("mark", f"'{written}' cannot be read: {marking.problem}", todo)
    return marking


def kept(usual: Marking | None) -> Marking | None:
    """What a source or a contact bears that has no mark of its own: never released, whoever may have the rest (M7)."""
    return None if usual is None else Marking(usual.level, NOBODY)


def needed(given: Fields, key: str, marking: Marking | None) -> Marking:
    """``marking``; refuses a slot that would have none."""
    if marking is None:
        given.refuse(key, "has no mark", "give one here, or under mark for the whole note; (U) is one")
    return marking
