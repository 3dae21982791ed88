"""An attempt in a note of what was told: its firms, items, regimes and circumstances, as they were noted.

It takes every key that the attempt of an alert to be sent has (``intake/deal.py``), so that one can be copied into the
other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tearline.intake.deal import SEEN
from tearline.intake.fields import Fields
from tearline.intake.item import money
from tearline.intake.told_slots import mark_of, needed, said
from tearline.intake.told_text import NoteText
from tearline.model.alert import Attempt, Concern, Mention, Modality, Regime, SoughtItem
from tearline.model.marking import Level, Marking, join

ATTEMPT_KEYS = ("mark", "buyers", "intermediaries", "suppliers", "items", "regimes", "seen", "use", "concerns")
_FIRM = ("name", "place", "country", "modality", "mark")
_ITEM = ("description", "plural", "models", "alternatives", "quantity", "value", "mark")
_NOBODY = Marking(Level.UNREADABLE)


def attempt_from(given: Fields, usual: Marking | None, text: NoteText) -> Attempt:
    """The attempt as it was noted; each slot becomes a paragraph of ``text``, where its place is counted from.

    ``usual`` is the mark of what bears none of its own. Raises Refused, naming the key.
    """
    usual = mark_of(given, usual)

    def firms(role: str, label: str) -> tuple[Mention, ...]:
        return given.each(role, lambda value, path: _firm(value, path, given.where, usual, text, label))

    buyers, through = firms("buyers", "Buyer"), firms("intermediaries", "Intermediary")
    suppliers = firms("suppliers", "Supplier")
    items = given.each("items", lambda value, path: _item(value, path, given.where, usual, text))
    regimes = given.each("regimes", lambda value, path: _regime(value, path, given.where, usual))
    around: list[Marking] = []
    for regime, marking in regimes:
        text.paragraph(marking, "Regime" + ("" if regime.modality is Modality.STATED else f" ({regime.modality})"))
        text.value(f": {regime.name}", end=True)
        around.append(marking)
    circumstances: dict[str, str | None] = {}
    for key, label in (("seen", "Seen"), ("use", "Stated use")):
        noted = said(given, key, usual)
        circumstances[key] = noted.text if noted else None
        if noted is not None:
            if key == "seen" and not SEEN.fullmatch(noted.text):
                given.refuse(key, f"'{noted.text}' is no date", "write 2026, 2026-08 or 2026-08-19")
            text.paragraph(noted.marking, f"{label}: ")
            text.value(noted.text, end=True)
            around.append(noted.marking)
    feared = given.each("concerns", lambda value, path: _concern(value, path, given, usual))
    for marking in dict.fromkeys(marking for _, marking in feared):
        text.paragraph(marking, "Concern: ")
        text.value(", ".join(concern for concern, one in feared if one == marking), end=True)
        around.append(marking)
    named = tuple(regime for regime, _ in regimes)
    items = tuple(replace(one, regimes=named) for one in items)
    concerns = tuple(concern.value for concern, _ in feared)
    attempt = Attempt(buyers, through, suppliers, items, circumstances["seen"], circumstances["use"], concerns)
    return covered(attempt, around)


def covered(attempt: Attempt, marks: list[Marking]) -> Attempt:
    """``attempt`` with its items under ``marks`` as well: those of its dates, uses and requests.

    These have no mark of their own in an attempt: whoever may see every firm and item sees them
    (``desk/casefile.py``). So the items, or the firms where there is none, take their marks on.
    """
    if not marks:
        return attempt
    if attempt.items:
        items = (replace(one, marking=join([one.marking or _NOBODY, *marks])) for one in attempt.items)
        return replace(attempt, items=tuple(items))

    def firms(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(replace(one, marking=join([one.marking, *marks])) for one in found)

    return replace(
        attempt,
        buyers=firms(attempt.buyers),
        intermediaries=firms(attempt.intermediaries),
        suppliers=firms(attempt.suppliers),
    )


def _firm(value: Any, path: str, where: str, usual: Marking | None, text: NoteText, label: str) -> Mention:
    given = Fields(value, path, where=where, known=_FIRM)
    marking = needed(given, "mark", mark_of(given, usual))
    name, place, country = given.required("name"), given.text("place"), given.country("country")
    modality = given.choice("modality", Modality) or Modality.STATED
    text.paragraph(marking, label + ("" if modality is Modality.STATED else f" ({modality.value})") + ": ")
    span = text.value(name)
    text.add(", ".join(["", *(one for one in (place, country) if one)]), end=True)
    return Mention(name, country, (span,), marking, modality, "told")


def _item(value: Any, path: str, where: str, usual: Marking | None, text: NoteText) -> SoughtItem:
    given = Fields(value, path, where=where, known=_ITEM)
    marking = needed(given, "mark", mark_of(given, usual))
    description, quantity, worth = given.required("description"), given.quantity("quantity"), _worth(given)
    given.text("plural")  # which an alert to be sent needs for its sentences; a note has none
    models = given.each("models", lambda one, at: _plain(given, one, at))
    either = given.get("alternatives")
    if either is not None and not isinstance(either, bool):
        given.refuse("alternatives", "expected true or false")
    text.paragraph(marking, "Item: ")
    span = text.value(description)
    if models:
        text.add(", ")
        text.value((" or " if either else ", ").join(models))
    text.add((f", quantity {quantity}" if quantity else "") + (f", worth {worth}" if worth else ""), end=True)
    return SoughtItem(description, models, bool(either), quantity, worth, (), (span,), marking, "told")


def _regime(value: Any, path: str, where: str, usual: Marking | None) -> tuple[Regime, Marking]:
    if isinstance(value, str):
        value = {"name": value}
    given = Fields(value, path, where=where, known=("name", "modality", "mark"))
    regime = Regime(given.required("name"), given.choice("modality", Modality) or Modality.STATED)
    return regime, needed(given, "mark", mark_of(given, usual))


def _worth(given: Fields) -> str | None:
    """What an item is worth: in the words of the note, or from an amount and a currency."""
    if not isinstance(given.get("value"), dict):
        return given.text("value")
    sum_ = money(given)
    return f"{sum_.currency} {sum_.amount:,}" if sum_ else None


def _concern(value: Any, path: str, around: Fields, usual: Marking | None) -> tuple[Concern, Marking]:
    given = Fields(
        value if isinstance(value, dict) else {"name": value}, path, where=around.where, known=("name", "mark")
    )
    concern = given.choice("name", Concern)
    if concern is None:
        around.refuse("concerns", "an empty word in the list")
    return concern, needed(around, "concerns", mark_of(given, usual))


def _plain(given: Fields, value: Any, path: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return Fields({"model": value}, path, where=given.where, known=("model",)).required("model")
