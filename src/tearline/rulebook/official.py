"""The official text of a list, as paragraphs with stable paths, and the rules bound to it by digest.

The text is loaded by the user from the publisher's file and never committed. A rule carries the
SHA-256 of the normalised text that it was read from: when the text changes, the rule says so.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tearline.rulebook.book import Rules
from tearline.rulebook.rule import Rule, within


def normalised(text: str) -> str:
    """``text`` in NFC with every run of white space as one space: what a digest is taken of."""
    return " ".join(unicodedata.normalize("NFC", text).split())


ENTRY_CODE = len("2B008")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or note, in the words of the publisher.

    ``path``: ``2B008.c.1``, or the entry itself for its heading, licence rows and general notes.
    ``kind``: heading, licence, related, items, paragraph, note or technical_note. ``continues`` is
    true for the further lines of a note.
    """

    path: str
    kind: str
    text: str
    continues: bool = False


@dataclass(frozen=True, eq=False)
class OfficialText:
    """One official file, read losslessly: every paragraph of every entry in the order of the file.

    ``list_id`` names the control list, ``sha256`` is the digest of the file's bytes. ``by_entry``:
    the file does not tell paragraphs apart, so that a path stands for the whole of its entry.
    """

    list_id: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    by_entry: bool = False

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The codes of all entries, in the order of the file."""
        return tuple(code for code in self._by_entry if len(code) == ENTRY_CODE)

    @cached_property
    def _by_entry(self) -> dict[str, tuple[Paragraph, ...]]:
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(entry_of(paragraph.path), []).append(paragraph)
        return {entry: tuple(paragraphs) for entry, paragraphs in found.items()}

    def entry(self, code: str) -> tuple[Paragraph, ...]:
        """Every paragraph of one entry; empty where the list has none of that code."""
        return self._by_entry.get(code, ())

    def scope(self, path: str) -> tuple[Paragraph, ...]:
        """What bears on ``path``: its own paragraphs and those below, and all that stands above it.

        Above are the notes of the product group, the entry's heading, licence rows and general
        notes, and the paragraphs (with their notes) that lead down to ``path``.
        """
        entry = entry_of(path)
        return self.entry(entry[:2]) + tuple(
            paragraph for paragraph in self.entry(entry) if within(paragraph.path, path) or within(path, paragraph.path)
        )

    def text_sha256(self, path: str) -> str | None:
        """Digest of the normalised text that bears on ``path``; None where the list lacks that path."""
        path = entry_of(path) if self.by_entry else path
        if not any(within(paragraph.path, path) for paragraph in self.entry(entry_of(path))):
            return None
        text = "\n".join(f"{one.kind}: {normalised(one.text)}" for one in self.scope(path))
        return hashlib.sha256(text.encode()).hexdigest()


def entry_of(path: str) -> str:
    """``2B008`` of ``2B008.c.1``."""
    return path.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether one rule still rests on its text: True, False (the text changed), None (none is loaded).

    None also stands for a rule from a secondary source, which has no text to be bound to.
    """

    rule: Rule
    bound: bool | None
    note: str


def bind(rules: Rules, official: OfficialText | None) -> tuple[Bound, ...]:
    """Every rule of the official text's list on that day (all lists where it is None) with its binding."""
    wanted = [official.list_id] if official else sorted(rules.lists)
    return tuple(bound(rule, official) for list_id in wanted for rule in rules.list(list_id).rules)


def bound(rule: Rule, official: OfficialText | None) -> Bound:
    """The binding of one rule to one text; a text of another list binds nothing."""
    if official is None or official.list_id != rule.list_id:
        return Bound(rule, None, "no official text is loaded")
    if rule.citation.text_sha256 is None:
        return Bound(rule, None, f"read from a secondary source: {rule.derived_from}")
    found = official.text_sha256(rule.path)
    if found is None:
        return Bound(rule, False, f"the text has no {rule.path}, check the rule")
    if found != rule.citation.text_sha256:
        return Bound(rule, False, f"the text of {rule.path} changed, check the rule")
    return Bound(rule, True, "the text is the one that the rule was read from")


WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


def words_of(text: str) -> Iterator[str]:
    """Words of a text for searching: lower case, without marks, plural and singular alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return (singular(word) for word in WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def singular(word: str) -> str:
    """A word without the plural's s, roughly: enough to meet ``table`` in ``tables``."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def joined(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as one text, a line each."""
    return "\n".join(paragraph.text for paragraph in paragraphs)
