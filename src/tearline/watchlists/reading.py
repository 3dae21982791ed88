"""What the readers share: finding their file, strict decoding, names and stable entry ids."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from lxml import etree

from tearline.model import country
from tearline.model.party import Alias
from tearline.model.refusal import Refused
from tearline.notation.canonical import digest


def only_file(list_id: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Name and bytes of the one file that the list consists of."""
    if len(files) != 1:
        raise Refused(f"one file is expected, {len(files)} were given", where=list_id)
    return next(iter(files.items()))


def decode(raw: bytes, *, where: str) -> str:
    """``raw`` as UTF-8 text."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            f"not UTF-8 at byte {error.start}", where=where, todo="fetch the publisher's file again"
        ) from None


def read_json(raw: bytes, *, where: str) -> Any:
    """The JSON document in ``raw``."""
    try:
        return json.loads(decode(raw, where=where))
    except json.JSONDecodeError as error:
        raise Refused(
            f"not JSON at line {error.lineno}, column {error.colno}; cut short or another format", where=where
        ) from None
    except RecursionError:
        raise Refused("nested too deeply", where=where) from None


def read_xml(raw: bytes, *, where: str) -> etree._Element:
    """The root of the XML document in ``raw``; entities are not expanded, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(
            f"not XML: {error.msg or 'empty'}; cut short or another format", where=where, todo="fetch it again"
        ) from None


def csv_rows(raw: bytes, *, where: str, encoding: str = "utf-8-sig") -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of each row that is not blank."""
    text = decode(raw, where=where) if encoding == "utf-8-sig" else raw.decode(encoding)
    if "\0" in text:
        raise Refused("not a text file", where=where)
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num, row
    except csv.Error as error:
        raise Refused(f"not CSV: {error}", where=f"{where}, line {rows.line_num}") from None


def words(text: str | None) -> str:
    """``text`` on one line, single spaces; None is the empty string."""
    return " ".join((text or "").split())


def given_name_first(name: str) -> str:
    """``LAST, First`` → ``First LAST``; a name with no comma, or more than one, is left as it stands."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or not first.strip() or not last.strip():
        return name
    return f"{first.strip()} {last.strip()}"


def aliases_of(name: str, others: Iterable[tuple[str, bool]]) -> tuple[Alias, ...]:
    """Aliases in the order given, without blanks, repeats and ``name`` itself; strong beats weak."""
    strength: dict[str, bool] = {}
    for other, weak in others:
        text = words(other).strip(" ;")
        if text and text != name:
            strength[text] = strength.get(text, True) and weak
    return tuple(Alias(text, weak) for text, weak in strength.items())


def entry_ids(keys: Iterable[Any]) -> list[str]:
    """A short stable id for each key: of its content, with a count where contents repeat."""
    seen: dict[str, int] = {}
    ids = []
    for key in keys:
        short = digest(key)[:12]
        seen[short] = seen.get(short, 0) + 1
        ids.append(short if seen[short] == 1 else f"{short}-{seen[short]}")
    return ids


def countries_of(texts: Iterable[str]) -> tuple[str, ...]:
    """ISO 3166 alpha-2 codes of the countries that ``texts`` name, in order; others are left out."""
    codes: dict[str, None] = {}
    for text in texts:
        found = country.find(text) if text.strip() else None
        if found is not None:
            codes[found.alpha2] = None
    return tuple(codes)


_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def iso_day(text: str, *, where: str) -> date:
    """The day at the start of an ISO 8601 date or time."""
    found = _ISO_DAY.match(text)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise Refused(f"'{text[:40]}' is not a date", where=where) from None
