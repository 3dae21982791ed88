"""Whose exporters, goods and transactions a law governs: ``jurisdiction.yaml`` of a law's folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from tearline.model.citation import Citation
from tearline.model.refusal import Refused
from tearline.model.sale import Transaction
from tearline.model.validity import Validity
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.fields import choice, citation, codes, fields, texts, validity

Reach = Literal["state", "goods", "every_state"]


@dataclass(frozen=True, slots=True)
class Membership:
    """A state whose exporters the law governs, and over which days."""

    state: str
    valid: Validity


@dataclass(frozen=True, slots=True)
class DeMinimis:
    """The share of the law's own content (percent) up to which a foreign item stays free of it.

    ``strict`` holds for destinations in ``strict_groups`` (country groups), ``usual`` for others.
    """

    usual: Decimal
    strict: Decimal
    strict_groups: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class TransactionRule:
    """Whether a kind of transaction is judged under the law; ``encoded`` False: an officer decides."""

    transaction: Transaction
    encoded: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One vintage of the scope of one law.

    ``short`` is how a sentence names the law. ``reach``: ``state`` governs by the exporter's state
    alone; ``goods`` also follows goods of its origin, through its territory or with its content
    (``de_minimis``); ``every_state`` binds all.
    ``lists`` are the control lists that it applies, ``licence`` how a requirement follows from an
    entry: by ``chart``, by the ``annex`` itself, or ``none``. ``not_checked``: limits, in sentences.
    """

    law: str
    title: str
    short: str
    reach: Reach
    licence: Literal["chart", "annex", "none"]
    lists: tuple[str, ...]
    valid: Validity
    citation: Citation
    members: tuple[Membership, ...] = ()
    licence_citation: Citation | None = None
    internal_citation: Citation | None = None
    origin_citation: Citation | None = None
    de_minimis: DeMinimis | None = None
    transactions: tuple[TransactionRule, ...] = ()
    not_checked: tuple[str, ...] = ()

    def states_on(self, day: date) -> frozenset[str]:
        """The states whose exporters the law governs on ``day``."""
        return frozenset(member.state for member in self.members if member.valid.covers(day))

    def rule_for(self, transaction: Transaction) -> TransactionRule | None:
        """What the law says of that kind of transaction; None where the file says nothing."""
        return next((rule for rule in self.transactions if rule.transaction is transaction), None)


_NEEDED = {
    "law": str,
    "title": str,
    "short": str,
    "reach": str,
    "licence": str,
    "lists": list,
    "valid": dict,
    "source": dict,
}
_OPTIONAL = {
    "members": list,
    "licence_source": dict,
    "internal_source": dict,
    "origin_source": dict,
    "de_minimis": dict,
    "transactions": list,
    "not_checked": list,
}


def compile_jurisdiction(raw: bytes, where: str) -> Jurisdiction:
    """The scope that ``raw`` states. Refuses, naming ``where``, what it cannot judge."""
    given = fields(read_yaml(raw, where=where), _NEEDED, _OPTIONAL, where)
    reach: Reach = choice(given["reach"], ("state", "goods", "every_state"), f"{where}, reach")
    members = tuple(_member(one, f"{where}, members[{n}]") for n, one in enumerate(given.get("members", [])))
    if not members and reach != "every_state":
        raise Refused("a law that binds nobody", where=f"{where}, members", todo="name the states")

    def optional(key: str) -> Citation | None:
        return citation(given[key], f"{where}, {key}") if key in given else None

    transactions = tuple(
        _transaction(one, f"{where}, transactions[{n}]") for n, one in enumerate(given.get("transactions", []))
    )
    if len({rule.transaction for rule in transactions}) < len(transactions):
        raise Refused("a transaction stands twice", where=f"{where}, transactions")
    licence: Literal["chart", "annex", "none"] = choice(
        given["licence"], ("chart", "annex", "none"), f"{where}, licence"
    )
    if licence != "none" and "licence_source" not in given:
        raise Refused("'licence_source' is missing", where=where)
    return Jurisdiction(
        law=given["law"],
        title=given["title"],
        short=given["short"],
        reach=reach,
        licence=licence,
        lists=texts(given["lists"], f"{where}, lists"),
        valid=validity(given["valid"], f"{where}, valid"),
        citation=citation(given["source"], f"{where}, source"),
        members=members,
        licence_citation=optional("licence_source"),
        internal_citation=optional("internal_source"),
        origin_citation=optional("origin_source"),
        de_minimis=_de_minimis(given["de_minimis"], f"{where}, de_minimis") if "de_minimis" in given else None,
        transactions=transactions,
        not_checked=texts(given.get("not_checked", []), f"{where}, not_checked"),
    )


def _member(value: object, where: str) -> Membership:
    given = fields(value, {"state": str, "from": date}, {"to": object}, where)
    (state,) = codes([given["state"]], where)
    span = {key: given[key] for key in ("from", "to") if key in given}
    return Membership(state, validity(span, where))


def _de_minimis(value: object, where: str) -> DeMinimis:
    given = fields(value, {"usual": int, "strict": int, "strict_groups": list, "source": dict}, {}, where)
    usual, strict = Decimal(given["usual"]), Decimal(given["strict"])
    if not 0 <= strict <= usual <= 100:
        raise Refused("expected 0 <= strict <= usual <= 100", where=where)
    return DeMinimis(usual, strict, texts(given["strict_groups"], where), citation(given["source"], where))


def _transaction(value: object, where: str) -> TransactionRule:
    given = fields(value, {"transaction": str, "encoded": bool, "source": dict}, {}, where)
    return TransactionRule(
        choice(given["transaction"], tuple(Transaction), where), given["encoded"], citation(given["source"], where)
    )
