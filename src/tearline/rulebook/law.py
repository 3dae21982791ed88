"""The laws around the control lists: scope, destinations, catch-alls, owners, red flags, by date.

A folder of ``regimes/`` may hold any of the files named in ``KINDS``; a further vintage of the same
kind takes a word between: ``jurisdiction.2009.yaml``. The file kind decides who compiles it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tearline.model.refusal import Refused
from tearline.rulebook.catch_alls import CatchAll, OwnershipRule, compile_catch_alls, compile_ownership
from tearline.rulebook.destinations import (
    CountryChart,
    DestinationControl,
    Destinations,
    compile_chart,
    compile_destinations,
)
from tearline.rulebook.jurisdiction import Jurisdiction, compile_jurisdiction
from tearline.rulebook.red_flags import RedFlag, RedFlags, compile_red_flags

KINDS: Mapping[str, Callable[[bytes, str], Any]] = {
    "jurisdiction": compile_jurisdiction,
    "country_chart": compile_chart,
    "destinations": compile_destinations,
    "catch_alls": compile_catch_alls,
    "ownership": compile_ownership,
    "red_flags": compile_red_flags,
}


@dataclass(frozen=True, slots=True)
class Law:
    """What the laws say on one day.

    ``jurisdictions`` and ``charts`` by law. A law without a text for the day is in ``without_text``
    with its nearest vintage, which only serves to see whom it would bind.
    """

    as_of: date
    jurisdictions: Mapping[str, Jurisdiction]
    without_text: Mapping[str, Jurisdiction]
    charts: Mapping[str, CountryChart]
    controls: Mapping[str, tuple[DestinationControl, ...]]
    catch_alls: tuple[CatchAll, ...]
    ownership: tuple[OwnershipRule, ...]
    red_flags: tuple[RedFlag, ...]
    tables: RedFlags


@dataclass(frozen=True, slots=True)
class LawBook:
    """Every vintage of every law file, compiled. Plain frozen values: any serialiser can keep them."""

    jurisdictions: tuple[Jurisdiction, ...] = ()
    charts: tuple[CountryChart, ...] = ()
    destinations: tuple[Destinations, ...] = ()
    catch_alls: tuple[CatchAll, ...] = ()
    ownership: tuple[OwnershipRule, ...] = ()
    red_flags: tuple[RedFlags, ...] = ()

    def on(self, day: date) -> Law:
        """What held on ``day``; what has no text for it is named, never replaced by another day's."""
        current = {one.law: one for one in self.jurisdictions if one.valid.covers(day)}
        return Law(
            as_of=day,
            jurisdictions=current,
            without_text={
                one.law: one
                for one in sorted(self.jurisdictions, key=lambda one: abs(one.valid.start - day), reverse=True)
                if one.law not in current
            },
            charts={one.law: one for one in self.charts if one.valid.covers(day)},
            controls={one.law: one.on(day) for one in self.destinations},
            catch_alls=tuple(one for one in self.catch_alls if one.valid.covers(day)),
            ownership=self.ownership,
            red_flags=tuple(flag for file in self.red_flags for flag in file.flags if flag.valid.covers(day)),
            tables=_merged(self.red_flags),
        )


def is_law_file(path: str) -> bool:
    """Whether a path under ``regimes/`` (``us-ear/country_chart.yaml``) is compiled here."""
    return path.count("/") == 1 and path.endswith(".yaml") and _kind(path) in KINDS


def compile_law(files: Mapping[str, bytes]) -> LawBook:
    """The book of all law files in ``files`` (path under ``regimes/`` to bytes); others are left alone."""
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for path in sorted(filter(is_law_file, files)):
        found[_kind(path)].append(KINDS[_kind(path)](files[path], path))
    book = LawBook(
        jurisdictions=tuple(found["jurisdiction"]),
        charts=tuple(found["country_chart"]),
        destinations=tuple(found["destinations"]),
        catch_alls=tuple(one for file in found["catch_alls"] for one in file),
        ownership=tuple(one for file in found["ownership"] for one in file),
        red_flags=tuple(found["red_flags"]),
    )
    _refuse_overlaps(book)
    _refuse_repeats(book)
    return book


def _kind(path: str) -> str:
    return path.rsplit("/", 1)[-1].split(".", 1)[0]


def _refuse_overlaps(book: LawBook) -> None:
    scopes = [("jurisdiction", one.law, one.valid) for one in book.jurisdictions]
    charts = [("country_chart", one.law, one.valid) for one in book.charts]
    for one, after in pairwise(sorted(scopes + charts, key=lambda one: (*one[:2], one[2].start))):
        if one[:2] == after[:2] and (one[2].end is None or after[2].start <= one[2].end):
            raise Refused(
                f"two texts hold on {after[2].start}", where=f"{one[1]} {one[0]}", todo="end the first before"
            )


def _refuse_repeats(book: LawBook) -> None:
    flags = [flag.id for file in book.red_flags for flag in file.flags]
    controls = [f"{law.law}:{one.id}" for law in book.destinations for one in law.controls]
    for ids in (flags, controls, [one.id for one in book.catch_alls], [one.id for one in book.ownership]):
        if repeated := sorted({one for one in ids if ids.count(one) > 1}):
            raise Refused(f"'{repeated[0]}' stands twice", where="regimes", todo="give each rule its own id")


def _merged(files: tuple[RedFlags, ...]) -> RedFlags:
    dialling: dict[str, tuple[str, ...]] = {}
    for file in files:
        dialling.update(file.dialling_codes)
    return RedFlags(
        flags=(),
        dialling_codes=dialling,
        neutral_domains=tuple(sorted({one for file in files for one in file.neutral_domains})),
        mail_words=tuple(sorted({one for file in files for one in file.mail_words})),
        forwarding_words=tuple(sorted({one for file in files for one in file.forwarding_words})),
    )
