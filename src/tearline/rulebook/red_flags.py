"""Red flags as data: what calls for an inquiry, who says so, and who or what can see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tearline.model.citation import Citation
from tearline.model.refusal import Refused
from tearline.model.validity import Validity
from tearline.notation.strict_yaml import read_yaml
from tearline.rulebook.fields import choice, citation, codes, fields, texts, validity

Seen = Literal["stated", "computed", "stated_or_computed", "person"]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One abnormal circumstance. Not proof; and unknown is not absent.

    ``seen`` says by what: ``stated`` in the sale's circumstances, ``computed`` from its other
    fields, either, or by a ``person`` only. ``inquiry`` is the question that would settle it,
    ``version`` the edition of the source that it was written after.
    """

    id: str
    words: str
    seen: Seen
    inquiry: str
    citation: Citation
    version: str
    valid: Validity


@dataclass(frozen=True, slots=True)
class RedFlags:
    """All red flags of one file, and the tables that the computed ones look up.

    ``dialling_codes``: digits after ``+`` to the countries that share them. ``neutral_domains``:
    country domains that anybody registers, so that they say nothing of a place. ``mail_words`` and
    ``forwarding_words`` are looked for in addresses and in a firm's stated business.
    """

    flags: tuple[RedFlag, ...]
    dialling_codes: Mapping[str, tuple[str, ...]]
    neutral_domains: tuple[str, ...]
    mail_words: tuple[str, ...]
    forwarding_words: tuple[str, ...]


def compile_red_flags(raw: bytes, where: str) -> RedFlags:
    """The red flags that ``raw`` states. Refuses one without source, version or inquiry."""
    given = fields(
        read_yaml(raw, where=where),
        {
            "flags": list,
            "dialling_codes": dict,
            "neutral_domains": list,
            "mail_words": list,
            "forwarding_words": list,
        },
        {},
        where,
    )
    flags = tuple(_flag(one, f"{where}, flags[{n}]") for n, one in enumerate(given["flags"]))
    if len({flag.id for flag in flags}) < len(flags):
        raise Refused("a red flag stands twice", where=f"{where}, flags")
    dialling: dict[str, tuple[str, ...]] = {}
    for code, countries in given["dialling_codes"].items():
        if not str(code).isdigit():
            raise Refused(f"'{code}' is not a dialling code", where=f"{where}, dialling_codes")
        dialling[str(code)] = codes(countries, f"{where}, dialling_codes.{code}")
    return RedFlags(
        flags=flags,
        dialling_codes=dialling,
        neutral_domains=texts(given["neutral_domains"], f"{where}, neutral_domains"),
        mail_words=texts(given["mail_words"], f"{where}, mail_words"),
        forwarding_words=texts(given["forwarding_words"], f"{where}, forwarding_words"),
    )


def _flag(value: object, where: str) -> RedFlag:
    given = fields(
        value,
        {"id": str, "words": str, "seen": str, "inquiry": str, "version": str, "source": dict, "valid": dict},
        {},
        where,
    )
    return RedFlag(
        id=given["id"],
        words=given["words"],
        seen=choice(given["seen"], ("stated", "computed", "stated_or_computed", "person"), f"{where}.seen"),
        inquiry=given["inquiry"],
        citation=citation(given["source"], f"{where}.source"),
        version=given["version"],
        valid=validity(given["valid"], f"{where}.valid"),
    )
