"""Annex I of the EU's dual-use regulation as plain text → OfficialText, entry by entry.

The publisher's PDF gives lines in which levels of numbering can no longer be told apart, so the
text is cut by entry and a rule is bound to the whole entry that it belongs to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from tearline.model.refusal import Refused
from tearline.rulebook.official import OfficialText, Paragraph, entry_of, normalised

LIST_ID = "eu-dual-use"
_ENTRY = re.compile(r"^([0-9][A-E][0-9]{3})$")
_FURNITURE = re.compile(
    r"^(?:\[page [0-9]+\]|CATEGORY [0-9] [-–] .*|[0-9]{1,3}|[0-9][A-E][0-9]{3}(?:\.[a-z]\.)? continued)$"
)
_END = re.compile(r"^[0-9]{4} UPDATE OF THE EU CONTROL LIST|^[0-9][A-E] [A-Z][a-z]|^[0-9][A-E]$")


def read_official_annex(raw: bytes, *, where: str) -> OfficialText:
    """The entries of the list in ``raw`` (UTF-8 text). Raises Refused where no entry stands in it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}", where=where, todo="extract the list as text") from None
    paragraphs = tuple(_paragraphs(text))
    if not paragraphs:
        raise Refused("no entry of Annex I stands in it", where=where, todo="extract the list as text")
    return OfficialText(LIST_ID, hashlib.sha256(raw).hexdigest(), paragraphs, by_entry=True)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Every line of every entry, without what belongs to the printed page."""
    entry = ""
    for line in text.splitlines():
        plain = normalised(line)
        if code := _ENTRY.match(plain):
            entry = code.group(1)
            yield Paragraph(entry, "heading", entry)
        elif _END.match(plain):
            entry = ""
        elif entry and plain and not _FURNITURE.match(plain):
            yield Paragraph(entry_of(entry), "paragraph", plain)
