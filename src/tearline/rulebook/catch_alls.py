"""Controls of unlisted items by end use or end user, and the rules on listed owners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tearline.model.citation import Citation
from tearline.model.refusal import Refused
from tearline.model.validity import Validity
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.fields import choice, citation, codes, fields, texts, validity

EndUse = Literal["nuclear", "missile", "chemical_biological", "military", "any_weapon"]


@dataclass(frozen=True, slots=True)
class CatchAll:
    """One control by end use.

    ``words`` in a stated end use, or ``concerns`` of an alert that the sale matches, bring it up.
    It reaches ``groups`` (country groups) and ``codes``; both empty: every destination.
    ``except_codes`` are destinations that it leaves out.
    """

    id: str
    law: str
    end_use: EndUse
    title: str
    words: tuple[str, ...]
    concerns: tuple[str, ...]
    inquiry: str
    valid: Validity
    citation: Citation
    groups: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    except_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """From which share (percent) owners on the named lists make a firm count as listed.

    ``listed_as`` are words of the match's programme; ``in_force`` the spans of days in which the
    rule applied. ``law`` empty: it binds whatever law governs the goods.
    """

    id: str
    title: str
    law: str
    percent: int
    listed_as: tuple[str, ...]
    in_force: tuple[Validity, ...]
    citation: Citation
    note: str

    def applies_on(self, day: date) -> bool:
        """Whether the rule was in force on ``day``."""
        return any(span.covers(day) for span in self.in_force)


def compile_catch_alls(raw: bytes, where: str) -> tuple[CatchAll, ...]:
    """The catch-all controls that ``raw`` states."""
    given = fields(read_yaml(raw, where=where), {"law": str, "catch_alls": list}, {}, where)
    found = tuple(
        _catch_all(one, given["law"], f"{where}, catch_alls[{n}]") for n, one in enumerate(given["catch_alls"])
    )
    if not found:
        raise Refused("the file has no catch-all", where=where)
    return found


def _catch_all(value: object, law: str, where: str) -> CatchAll:
    given = fields(
        value,
        {
            "id": str,
            "end_use": str,
            "title": str,
            "words": list,
            "concerns": list,
            "inquiry": str,
            "valid": dict,
            "source": dict,
        },
        {"groups": list, "codes": list, "except_codes": list},
        where,
    )
    return CatchAll(
        id=given["id"],
        law=law,
        end_use=choice(
            given["end_use"],
            ("nuclear", "missile", "chemical_biological", "military", "any_weapon"),
            f"{where}.end_use",
        ),
        title=given["title"],
        words=texts(given["words"], f"{where}.words"),
        concerns=texts(given["concerns"], f"{where}.concerns"),
        inquiry=given["inquiry"],
        valid=validity(given["valid"], f"{where}.valid"),
        citation=citation(given["source"], f"{where}.source"),
        groups=texts(given.get("groups", []), f"{where}.groups"),
        codes=codes(given.get("codes", []), f"{where}.codes"),
        except_codes=codes(given.get("except_codes", []), f"{where}.except_codes"),
    )


def compile_ownership(raw: bytes, where: str) -> tuple[OwnershipRule, ...]:
    """The ownership rules that ``raw`` states."""
    given = fields(read_yaml(raw, where=where), {"rules": list}, {}, where)
    found = tuple(_ownership(one, f"{where}, rules[{n}]") for n, one in enumerate(given["rules"]))
    if not found:
        raise Refused("the file has no ownership rule", where=where)
    return found


def _ownership(value: object, where: str) -> OwnershipRule:
    given = fields(
        value,
        {"id": str, "title": str, "percent": int, "listed_as": list, "in_force": list, "source": dict, "note": str},
        {"law": str},
        where,
    )
    if not 0 < given["percent"] <= 100:
        raise Refused("a share is more than 0 and at most 100 percent", where=where)
    return OwnershipRule(
        id=given["id"],
        title=given["title"],
        law=given.get("law", ""),
        percent=given["percent"],
        listed_as=texts(given["listed_as"], f"{where}.listed_as"),
        in_force=tuple(validity(one, f"{where}.in_force[{n}]") for n, one in enumerate(given["in_force"])),
        citation=citation(given["source"], f"{where}.source"),
        note=given["note"],
    )
