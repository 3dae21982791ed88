"""``regime.yaml`` of a control list → ControlList: its vintages, its terms, and what is not encoded."""

from __future__ import annotations

import re
from itertools import pairwise

from tearline.rulebook.place import Place
from tearline.rulebook.predicates import TestReader
from tearline.rulebook.rule import ControlList, Definition, Superseded, Unencoded, Vintage
from tearline.rulebook.source import read_source
from tearline.rulebook.vocabulary import Vocabulary

_KEYS = ("id", "title", "official", "vintages")
_OPTIONAL = ("definitions", "not_encoded", "hs")


def compile_control_list(place: Place, vocabulary: Vocabulary, *, folder: str) -> ControlList:
    """The control list that ``place`` describes; its id is the name of its folder."""
    place.keys(_KEYS, _OPTIONAL)
    list_id = place.child("id").text()
    if list_id != folder:
        raise place.refuse(f"the list is called '{list_id}' and its folder '{folder}'")
    vintages = tuple(_vintage(one) for one in place.child("vintages").items())
    for earlier, later in pairwise(vintages):
        if earlier.valid.end is None or earlier.valid.end >= later.valid.start:
            raise place.refuse(f"vintages '{earlier.id}' and '{later.id}' overlap or stand out of order")
    definitions: dict[str, Definition] = {}
    if given := place.get("definitions"):
        for term, one in given.pairs():
            one.keys(("say", "source", "test"))
            test = TestReader(vocabulary, frozenset(definitions)).read(one.child("test"))
            citation, _ = read_source(one.child("source"))
            definitions[term] = Definition(term, one.child("say").text(), citation, test)
    stubs = place.get("not_encoded")
    reader = TestReader(vocabulary, frozenset(definitions), may_be_worse=True)
    return ControlList(
        id=list_id,
        title=place.child("title").text(),
        official=place.child("official").text(),
        vintages=vintages,
        definitions=definitions,
        unencoded=tuple(_unencoded(one, reader) for one in stubs.items()) if stubs else (),
        hs=_hs(found) if (found := place.get("hs")) else {},
    )


def _vintage(place: Place) -> Vintage:
    place.keys(("id", "valid", "dated", "text", "encoded"), ("superseded", "caveats"))
    superseded = None
    if given := place.get("superseded"):
        given.keys(("by", "from"))
        superseded = Superseded(given.child("by").text(), given.child("from").day())
    return Vintage(
        id=place.child("id").text(),
        valid=place.child("valid").validity(),
        dated=place.child("dated").day(),
        text=place.child("text").text(),
        encoded=place.child("encoded").texts(),
        superseded=superseded,
        caveats=caveats.texts() if (caveats := place.get("caveats")) else (),
    )


def _unencoded(place: Place, reader: TestReader) -> Unencoded:
    place.keys(("path", "valid", "head", "why"), ("residual", "combination"))
    residual = place.get("residual")
    return Unencoded(
        path=place.child("path").text(),
        valid=place.child("valid").validity(),
        head=reader.read(place.child("head")),
        why=place.child("why").text(),
        residual=residual.texts() if residual else (),
        combination=together.flag() if (together := place.get("combination")) else False,
    )


def _hs(place: Place) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for prefix, entries in place.pairs():
        if not re.fullmatch(r"[0-9]{4}(?:[0-9]{2})?", prefix):
            raise place.refuse(f"'{prefix}' is not a heading or subheading of the Harmonized System")
        found[prefix] = entries.texts()
    return found
