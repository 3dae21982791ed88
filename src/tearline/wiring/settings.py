"""The profile of an authority: ``profile.yaml`` in the home. Absent, sober defaults hold."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tearline.desk.authority import Authority, Duty, Officer
from tearline.model import country
from tearline.model.marking import Level
from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml


@dataclass(frozen=True, slots=True)
class AcceptedList:
    """A superseded control list that the authority goes on using, until when, on whose word and why."""

    until: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What an authority has set for itself. ``mandatory_lists`` None: all that were ever added."""

    authority: Authority
    mandatory_lists: tuple[str, ...] | None = None
    max_age_days: Mapping[str, int] = field(default_factory=dict)
    accepted_superseded: Mapping[str, AcceptedList] = field(default_factory=dict)


_KEYS = {
    "state": str,
    "mandatory_lists": list,
    "max_age_days": dict,
    "accept_superseded": list,
    "officers": list,
}
_OFFICER_KEYS = {"id": str, "name": str, "duties": list, "clearance": str, "nationality": str, "groups": list}
_ACCEPT_KEYS = {"list": str, "until": date, "by": str, "reason": str}


def home_of(option: Path | None) -> Path:
    """The home that a command works in: ``--home``, else ``$TEARLINE_HOME``, else the user's data folder."""
    if option is not None:
        return option
    if named := os.environ.get("TEARLINE_HOME"):
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "tearline"


def read_profile(home: Path) -> Profile:
    """The profile of ``home``, or the defaults where it has none. Refuses unknown keys and wrong types."""
    path = home / "profile.yaml"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Profile(Authority("USA"))
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror}", where=str(path)) from None
    return profile_from(raw, where=str(path))


def profile_from(raw: bytes, *, where: str) -> Profile:
    """The profile that ``raw`` states."""
    value = _fields(read_yaml(raw, where=where), _KEYS, where)
    officers = [
        _officer(_fields(one, _OFFICER_KEYS, f"{where}, officers[{n}]"), f"{where}, officers[{n}]")
        for n, one in enumerate(value.get("officers", []))
    ]
    accepted = {}
    for n, one in enumerate(value.get("accept_superseded", [])):
        place = f"{where}, accept_superseded[{n}]"
        given = _fields(one, _ACCEPT_KEYS, place, required=True)
        accepted[given["list"]] = AcceptedList(given["until"], given["by"], given["reason"])
    for name, days in value.get("max_age_days", {}).items():
        if not isinstance(days, int) or isinstance(days, bool) or days < 0:
            raise Refused(f"'{days}' is not a number of days", where=f"{where}, max_age_days.{name}")
    lists = value.get("mandatory_lists")
    if lists is not None and not all(isinstance(one, str) for one in lists):
        raise Refused("list ids are texts", where=f"{where}, mandatory_lists")
    if lists is not None and not lists:
        raise Refused(
            "an empty list would switch screening off",
            where=f"{where}, mandatory_lists",
            todo="name the lists, or leave the key out",
        )
    return Profile(
        authority=Authority(_state(value.get("state", "USA"), f"{where}, state"), {one.id: one for one in officers}),
        mandatory_lists=None if lists is None else tuple(lists),
        max_age_days=dict(value.get("max_age_days", {})),
        accepted_superseded=accepted,
    )


def _officer(given: dict[str, Any], place: str) -> Officer:
    if "id" not in given or not given["id"].strip():
        raise Refused("an officer needs an id", where=place)
    try:
        duties = frozenset(Duty(one) for one in given.get("duties", []))
        clearance = Level(given.get("clearance", "UNCLASSIFIED").upper())
    except ValueError as error:
        raise Refused(str(error), where=place, todo=f"duties are {', '.join(Duty)}") from None
    if clearance is Level.UNREADABLE:
        raise Refused("UNREADABLE is not a clearance", where=place)
    nationality = _state(given.get("nationality", ""), f"{place}.nationality")
    groups = frozenset(str(one) for one in given.get("groups", []))
    return Officer(given["id"], given.get("name", given["id"]), duties, clearance, nationality, groups)


def _state(code: str, place: str) -> str:
    found = country.by_alpha3(code) or country.by_alpha2(code)
    if found is None:
        raise Refused(f"'{code}' is not an ISO 3166 country code", where=place)
    return found.alpha3


def _fields(value: Any, keys: Mapping[str, type], place: str, *, required: bool = False) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refused("expected names and values here", where=place)
    for key, one in value.items():
        if key not in keys:
            raise Refused(f"unknown key '{key}'", where=place, todo=f"the keys are {', '.join(keys)}")
        if not isinstance(one, keys[key]):
            raise Refused(f"'{key}' should be a {keys[key].__name__}", where=place)
    if required and (missing := [key for key in keys if key not in value]):
        raise Refused(f"'{missing[0]}' is missing", where=place)
    return value
