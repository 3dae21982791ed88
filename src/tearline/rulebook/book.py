"""The rulebook: every rule of every list, its digest, and what of it holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec
from msgspec import Struct

from tearline.model.refusal import Refused
from tearline.notation.canonical import digest
from tearline.rulebook.law import Law, LawBook
from tearline.rulebook.rule import ControlList, Rule, Unencoded, Vintage
from tearline.rulebook.vocabulary import Vocabulary

FORMAT = 1


class RuleBook(Struct, frozen=True):
    """Everything that was compiled, in a fixed order.

    ``digest``: SHA-256 of the canonical content of everything else.
    """

    vocabulary: Vocabulary
    lists: dict[str, ControlList]
    rules: tuple[Rule, ...]
    laws: LawBook
    digest: str = ""

    def on(self, as_of: date) -> Rules:
        """The rules that hold on ``as_of``; a list without a text for that day says so itself."""
        return Rules(self, as_of)


@dataclass(frozen=True)
class ListOnDay:
    """One list on one day. ``vintage`` None: no text at hand covers the day, and nothing is judged."""

    control: ControlList
    vintage: Vintage | None
    rules: tuple[Rule, ...]
    unencoded: tuple[Unencoded, ...]
    superseded: bool

    @property
    def problem(self) -> str | None:
        """Why nothing can be judged on that day, or None."""
        if self.vintage is not None:
            return None
        held = "; ".join(f"{v.valid.start} to {v.valid.end or 'further notice'}" for v in self.control.vintages)
        return f"no text for this date: {self.control.id} is encoded {('for ' + held) if held else 'in no version'}"


@dataclass(frozen=True)
class Rules:
    """A rulebook on one day, as the judging packages take it."""

    book: RuleBook
    as_of: date

    @property
    def digest(self) -> str:
        """Digest of the whole rulebook that these rules belong to."""
        return self.book.digest

    @property
    def vocabulary(self) -> Vocabulary:
        return self.book.vocabulary

    @cached_property
    def lists(self) -> Mapping[str, ListOnDay]:
        """Every list, also those without a text for the day."""
        return {name: self._list(control) for name, control in self.book.lists.items()}

    def list(self, list_id: str) -> ListOnDay:
        """The list of that id; Refused names those that are known."""
        try:
            return self.lists[list_id]
        except KeyError:
            known = ", ".join(sorted(self.lists))
            raise Refused(f"'{list_id}' is not a control list", todo=f"lists are {known}") from None

    def _list(self, control: ControlList) -> ListOnDay:
        vintage = next((v for v in control.vintages if v.valid.covers(self.as_of)), None)
        rules = tuple(r for r in self.book.rules if r.list_id == control.id and r.valid.covers(self.as_of))
        unencoded = tuple(u for u in control.unencoded if u.valid.covers(self.as_of))
        superseded = bool(vintage and vintage.superseded and vintage.superseded.start <= self.as_of)
        return ListOnDay(control, vintage, rules, unencoded, superseded)

    @cached_property
    def law(self) -> Law:
        """The laws around the lists on that day: scope, destinations, catch-alls, owners, red flags."""
        return self.book.laws.on(self.as_of)


def with_digest(book: RuleBook) -> RuleBook:
    """``book`` with the SHA-256 of its canonical content filled in."""
    content = msgspec.to_builtins(msgspec.structs.replace(book, digest=""))
    return msgspec.structs.replace(book, digest=digest(content))


def to_bytes(book: RuleBook) -> bytes:
    """The book in a form that loads fast; only ``from_bytes`` of the same format reads it."""
    return msgspec.msgpack.encode((FORMAT, book))


def from_bytes(raw: bytes) -> RuleBook:
    """The book that ``to_bytes`` wrote. Refused for another format or damaged bytes."""
    try:
        number, book = msgspec.msgpack.decode(raw, type=tuple[int, msgspec.Raw])
        if number != FORMAT:
            raise Refused(f"a rulebook in format {number}, this version reads {FORMAT}", todo="compile it again")
        return msgspec.msgpack.decode(book, type=RuleBook)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refused(f"not a stored rulebook: {error}", todo="compile it again") from None
