"""The attempt in a file of an outgoing alert: firms, items, uses and regimes, each with its mark."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tearline.intake.fields import Fields
from tearline.intake.item import money
from tearline.intake.lexicon import table
from tearline.model.alert import Concern, Modality
from tearline.model.marking import Level, Marking, parse_portion
from tearline.model.outgoing import FearedUse, Firm, Marked, NamedRegime, SoughtDeal, WantedItem

DEAL_KEYS = ("mark", "buyers", "intermediaries", "suppliers", "items", "seen", "use", "concerns", "regimes")
SEEN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
"""When an attempt was seen: a year, a month or a day."""
_CAPITALS = re.compile(r"[A-Z][A-Z0-9 /.'-]*[A-Z0-9]")
_LEVELS = (Level.UNCLASSIFIED, Level.SBU, Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET)


def deal_from(parent: Fields, key: str) -> SoughtDeal:
    """The attempt under ``key``. ``mark`` holds for every slot that states none of its own."""
    fields = parent.inside(key, DEAL_KEYS)
    if fields is None:
        parent.refuse(key, "missing", "state who seeks what from whom")
    slot = _Slots(fields, fields.text("mark"))
    deal = SoughtDeal(
        buyers=fields.each("buyers", slot.firm),
        intermediaries=fields.each("intermediaries", slot.firm),
        suppliers=fields.each("suppliers", slot.firm),
        items=fields.each("items", slot.item),
        seen=slot.seen(),
        use=slot.said("use"),
        concerns=fields.each("concerns", slot.concern),
        regimes=fields.each("regimes", slot.regime),
    )
    if not deal.items:
        fields.refuse("items", "missing", "state what is sought")
    if not (deal.buyers or deal.suppliers):
        fields.refuse("buyers", "missing", "state who seeks it, or from whom")
    return deal


def marking_of(fields: Fields, text: str) -> Marking:
    """The value of a mark; refuses one of which any part is not understood."""
    value = parse_portion(text)
    if value.problem or value.level not in _LEVELS:
        fields.refuse("mark", f"'{text}' is no mark: {value.problem or 'no such level'}", "write (S//REL TO USA, SVN)")
    return Marking(value.level, value.releasable_to)


def marked(value: Any, path: str, *, where: str, mark: str | None = None) -> Marked:
    """``{text: …, mark: …}``; ``mark`` is what holds where it states none."""
    fields = Fields(value, path, where=where, known=("text", "mark"))
    return Marked(line(fields, "text"), marking_of(fields, fields.text("mark") or mark or fields.required("mark")))


def line(fields: Fields, key: str) -> str:
    """Required text with its white space made single blanks: a paragraph of a cable has no lines of its own."""
    return " ".join(fields.required(key).split())


def capitals(fields: Fields, key: str) -> str:
    """Required text in capitals, as the line of a cable has it."""
    value = line(fields, key)
    if not _CAPITALS.fullmatch(value):
        fields.refuse(key, f"'{value[:40]}' is not in capitals", "write it as the line of a cable has it")
    return value


def tag(value: Any, path: str, where: str) -> str:
    """A code that cables are filed under."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z][A-Z0-9]{1,5}", value):
        fields = Fields({}, path, where=where, known=())
        fields.refuse("", f"'{value}' is no tag", "write two to six capitals, such as PARM")
    return value


@cache
def regime_names() -> tuple[str, ...]:
    """The regimes that a reader of alerts knows by name."""
    return tuple(table("regimes")["regimes"])


class _Slots:
    """Reads the slots of one attempt, each with its own mark or that of the attempt."""

    def __init__(self, fields: Fields, mark: str | None) -> None:
        self.fields, self.mark = fields, mark

    def _inside(self, value: Any, path: str, known: tuple[str, ...]) -> tuple[Fields, Marking]:
        fields = Fields(value, path, where=self.fields.where, known=(*known, "mark"))
        return fields, marking_of(fields, fields.text("mark") or self.mark or fields.required("mark"))

    def firm(self, value: Any, path: str) -> Firm:
        fields, marking = self._inside(value, path, ("name", "country", "place", "modality"))
        place = line(fields, "place") if fields.text("place") else None
        if place is not None and fields.country("country") is None:
            fields.refuse("country", "missing", "state the country of the place")
        return Firm(line(fields, "name"), fields.country("country"), place, self._doubt(fields), marking)

    def item(self, value: Any, path: str) -> WantedItem:
        known = ("description", "plural", "models", "alternatives", "quantity", "value")
        fields, marking = self._inside(value, path, known)
        models = fields.each("models", lambda one, place: _model(one, place, self.fields.where))
        alternatives = fields.get("alternatives")
        if alternatives not in (None, True, False):
            fields.refuse("alternatives", "expected true or false")
        quantity = fields.figure("quantity", least=1, most=999_999)
        if quantity is not None and quantity != int(quantity):
            fields.refuse("quantity", f"{quantity} is not a whole number")
        name = line(fields, "description")
        return WantedItem(
            name,
            line(fields, "plural") if fields.text("plural") else _plural(name),
            models,
            bool(alternatives) and len(models) > 1,
            None if quantity is None else int(quantity),
            money(fields),
            marking,
        )

    def seen(self) -> Marked | None:
        """A year, a month or a day; a bare year or day of YAML is taken as what it shows."""
        value = self.fields.get("seen")
        if value is None:
            return None
        inner = value if isinstance(value, dict) else {"text": value}
        inner = {**inner, "text": str(inner.get("text"))}
        said = marked(inner, f"{self.fields.path}.seen", where=self.fields.where, mark=self.mark)
        if not SEEN.fullmatch(said.text):
            self.fields.refuse("seen", f"'{said.text}' is no date", "write 2026, 2026-08 or 2026-08-19")
        return said

    def said(self, key: str) -> Marked | None:
        value = self.fields.get(key)
        if value is None:
            return None
        inner = value if isinstance(value, dict) else {"text": value}
        return marked(inner, f"{self.fields.path}.{key}", where=self.fields.where, mark=self.mark)

    def concern(self, value: Any, path: str) -> FearedUse:
        inner = value if isinstance(value, dict) else {"name": value}
        fields, marking = self._inside(inner, path, ("name",))
        concern = fields.choice("name", Concern)
        if concern is None:
            fields.refuse("name", "missing", f"use one of {', '.join(Concern)}")
        return FearedUse(concern, marking)

    def regime(self, value: Any, path: str) -> NamedRegime:
        fields, marking = self._inside(value, path, ("name", "modality"))
        name = line(fields, "name")
        if name not in regime_names():
            fields.refuse("name", f"'{name}' is no regime that is known", f"use one of {', '.join(regime_names())}")
        return NamedRegime(name, fields.choice("modality", Modality) or Modality.STATED, marking)

    def _doubt(self, fields: Fields) -> Modality:
        doubt = fields.choice("modality", Modality) or Modality.STATED
        if doubt is Modality.DENIED:
            fields.refuse("modality", "a part that is denied is no slot", "write it as a background paragraph")
        return doubt


def _model(value: Any, path: str, where: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*", value):
        fields = Fields({}, path, where=where, known=())
        fields.refuse("", f"'{value}' is no model", "write one, in quotes, without spaces")
    return value


def _plural(name: str) -> str:
    """The plural of an English description by its last letters; what it misses, ``plural`` states."""
    if re.search(r"(?:[^aeiou]y)$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:s|x|z|ch|sh)$", name) else f"{name}s"
