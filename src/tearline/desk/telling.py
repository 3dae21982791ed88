"""A note of an alert that was told, made of an officer's answers; what was not answered is not in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from tearline import intake
from tearline.intake.told import Came as Came
from tearline.intake.told import is_told as is_told
from tearline.model import country
from tearline.model.alert import Modality
from tearline.model.refusal import Refused

FIRMS = "name, country, and suspected, potential or denied where it is not stated"
_MARKED = re.compile(r"\s*(?P<mark>\([^()]{1,80}\))\s+(?P<rest>\S.*)", re.S)


def told_note(answers: Mapping[str, Any]) -> bytes:
    """The note as YAML, in the order of ``answers``, which have the keys of docs/reference/told.md."""
    text: str = yaml.safe_dump(dict(answers), allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def told_view(raw: bytes, *, name: str) -> dict[str, Any]:
    """The note as ``tearline read`` shows it. Raises Refused, naming the key, for a note that cannot be filed."""
    if not is_told(raw):
        what = "this is no note of an alert that was told"
        raise Refused(what, where=name, todo="begin it with 'came: telephone', or file a message with alerts add")
    return intake.to_json(intake.read(raw, name=name))


def firm(written: str) -> dict[str, Any]:
    """``(S//NF) Tirdad Co., IR, suspected`` as a firm: mark, name, country and doubt, as far as they stand there.

    A country may be written out. What follows the last comma and is neither belongs to the name.
    """
    given, rest = _marked(written)
    pieces = [piece.strip() for piece in rest.split(",")]
    while len(pieces) > 1:
        last = pieces[-1]
        known = country.by_alpha2(last.upper()) if len(last) == 2 else country.find(last)
        if last.lower() in list(Modality) and "modality" not in given:
            given["modality"] = last.lower()
        elif known is not None and "country" not in given:
            given["country"] = known.alpha2
        else:
            break
        pieces.pop()
    return {"name": ", ".join(pieces), **given}


def said(written: str) -> str | dict[str, Any]:
    """Words, with the mark that may stand before them."""
    given, rest = _marked(written)
    return {"text": rest, **given} if given else rest


def item(written: str) -> dict[str, Any]:
    """``(S) CNC rotary table`` as an item: mark and description."""
    given, rest = _marked(written)
    return {"description": rest, **given}


def _marked(written: str) -> tuple[dict[str, Any], str]:
    found = _MARKED.fullmatch(written)
    return ({"mark": found["mark"]}, found["rest"].strip()) if found else ({}, written.strip())
