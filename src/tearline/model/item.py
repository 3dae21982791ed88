"""What is sold: an item, its technical facts, and the machine that it turns into something else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Facet(StrEnum):
    """In what sense a fact holds; a rule that asks for one is not answered by another."""

    DESIGNED = "designed"
    CAPABLE = "capable"
    STATED = "stated"
    MEASURED = "measured"
    AS_SHIPPED = "as_shipped"


FactValue = bool | Decimal | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated attribute of an item.

    ``value`` None means that the fact is known to be unknown. ``unit`` is the written unit,
    ``method`` the test standard with its edition (``ISO230-2:2014``), ``axis`` the machine axis.
    ``source`` says who states it: datasheet, makers_letter, measured, assumed.
    """

    attribute: str
    value: FactValue | None
    unit: str | None = None
    axis: str | None = None
    method: str | None = None
    facet: Facet | None = None
    source: str | None = None
    date: date | None = None


class Relation(StrEnum):
    """How an item and its host machine come together."""

    FITTED = "fitted"
    SHIPPED_WITH = "shipped_with"
    UPGRADE_FEARED = "upgrade_feared"


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Host:
    """The machine that an item is for, with its own facts."""

    description: str
    model: str | None = None
    maker: str | None = None
    facts: tuple[Fact, ...] = ()
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item as a datasheet or a sale describes it.

    ``hs`` is a Harmonized System code without dots, a hint and never control status.
    ``origin`` is ISO alpha-2; ``us_content_percent`` None means that it is not known.
    """

    description: str
    maker: str | None = None
    model: str | None = None
    hs: str | None = None
    origin: str | None = None
    us_content_percent: Decimal | None = None
    quantity: Decimal | None = None
    value: Money | None = None
    facts: tuple[Fact, ...] = ()
    host: Host | None = None
