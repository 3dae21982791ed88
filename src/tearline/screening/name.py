"""A name as written → a name that can be compared: cleaned, in Latin letters, each word with its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tearline.model.party import PartyKind
from tearline.screening.forms import FORM_WORDS, SPELLINGS, find_forms
from tearline.screening.script import latin
from tearline.screening.words import COMMON_NAMES, LEXICON, NUMERALS, PERSON_LEXICON, ROMAN, firm_word

LONGEST = 500
"""Characters beyond which a text is no name; it is not judged, rather than judged in part."""

ROLES = {
    "d": "distinctive",
    "c": "common",
    "g": "business word",
    "p": "place",
    "n": "number",
    "i": "initial",
    "s": "particle",
    "t": "title",
    "w": "part of a legal form",
    "f": "legal form",
}


class Token(NamedTuple):
    """One word: ``text`` for comparing, ``role`` (a letter of ROLES), ``written`` as it stood."""

    text: str
    role: str
    written: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared: its words without legal forms, the codes of its forms, its kind.

    ``has_substance``: whether any word could tell it from others, not only business words, places and
    numbers. ``telling``: the words that could. ``plain``, ``sorted`` and ``written``: its words without
    blanks, as they stand, in order of the alphabet, and before abbreviations were written out.
    """

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    kind: PartyKind | None
    has_substance: bool = field(init=False, compare=False)
    telling: frozenset[str] = field(init=False, compare=False)
    plain: str = field(init=False, compare=False)
    sorted: str = field(init=False, compare=False)
    written: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        bearing = [token.text for token in self.tokens if token.role not in "stw"]
        put = object.__setattr__
        put(self, "telling", frozenset([token.text for token in self.tokens if token.role in "dc"]))
        put(self, "has_substance", bool(self.telling))
        put(self, "plain", "".join(bearing))
        put(self, "sorted", "".join(sorted(bearing)))
        put(self, "written", "".join([token.written for token in self.tokens if token.role not in "stw"]))


_LABEL = re.compile(
    r"^\s*(?:shipper|consignee|notify(?: party)?|exporter|importer|buyer|seller|purchaser|end[ -]?user|supplier|"
    r"sold to|ship to|bill to|beneficiary|applicant|messrs\.?|m/s\.?|to the order of)\s*(?:/\s*\w+\s*)?[:.\s]\s*",
    re.IGNORECASE,
)
_NEEDS_COLON = re.compile(
    r"^\s*(?:shipper|exporter|importer|buyer|seller|supplier|purchaser|beneficiary|applicant|consignee)\s+\w", re.I
)
_SPLIT = re.compile(
    r"[\s,;(\[-]+(?:c/o|care of|t/as?|trading as|d/?b/?a/?|doing business as|a[./]?k[./]?a[./]?s?|also known as|"
    r"f[./]?k[./]?a[./]?|formerly(?: known as)?|ex[-.](?=\s*[A-Za-z])|n[./]k[./]a[./]?|"
    r"o/b/o|on behalf of|attn:?|attention:)[\s:.,-]*(?:the following [a-z]+ alias(?:es)?:)?",
    re.IGNORECASE,
)
_VESSEL = re.compile(r"^\s*(?:m\.?/?[vt]\.?|m/?s|s/?s|f/?v|motor (?:vessel|tanker)|vessel|tanker)[\s.:]+(?=\S)", re.I)
_ADDRESS = re.compile(
    r",\s*(?:p\.?\s?o\.?\s?box|no\.?\s*\d|\d+[\w-]*\s*,?\s+\w+.*(?:st|str|street|rd|road|ave|avenue|blvd|lane|floor|zone)\b|"
    r"(?:room|unit|suite|flat|floor|office|bldg|building|block|plot)\s*\w*\d).*$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z]{1,7})\s*\)")
_IMO = re.compile(r"[\s,(\[]*\bIMO(?: (?:no|number)\.?)?[\s:#.]*(\d{7})\b\)?", re.I)
_WORD = re.compile(r"[a-z0-9]+")
_PHRASES = (
    ("hong kong", "hongkong"),
    ("united arab emirates", "uae"),
    ("united states of america", "usa"),
    ("united states", "usa"),
    ("u.s.", "usa "),
    ("united kingdom", "uk"),
    ("u.k.", "uk "),
    ("sri lanka", "srilanka"),
    ("new york", "newyork"),
    ("new delhi", "newdelhi"),
    ("x'ian", "xian"),
    ("i/e", "import export"),
    ("imp/exp", "import export"),
)
_GLUED = re.compile(r"(?<=[a-z]{3})(?=(?:AG|GmbH|LLC|Ltd|LTD|Inc|INC|SA|AB|BV|NV|Oy|AS|SpA|Srl|SRL|PLC|OOO|JSC)\b)")


def clean(raw: str, kind: PartyKind | None = None) -> tuple[tuple[str, ...], dict[str, str]]:
    """The names that stand in ``raw``, the first one first, and the identifiers that stand beside them.

    Labels of trade documents, addresses and vessel prefixes go; "trading as", "c/o", "formerly" and
    the like divide one text into several names, each of which is screened.
    """
    text = _GLUED.sub(" ", latin(raw))
    identifiers: dict[str, str] = {}
    if found := _IMO.search(text):
        identifiers["imo"] = found[1]
        text = text[: found.start()] + text[found.end() :]
    if ":" in text or "/" in text or "rder" in text or text[:1] in "Mm":
        text = _unlabelled(text)
    parts = _SPLIT.split(text) if _worth_splitting(text) else [text]
    names: dict[str, None] = {}
    for part in parts:
        part = part.strip(" ,;-")
        if part.count(")") != part.count("("):
            part = part.strip("()[] ")
        if kind in (PartyKind.VESSEL, None):
            part = _VESSEL.sub("", part) if part[:1] in "MmSsFfVvTt" else part
        if "," in part:
            part = _ADDRESS.sub("", part)
        if "(" in part and (short := _ACRONYM.search(part)) and _abbreviates(short[1], part[: short.start()]):
            names[" ".join((part[: short.start()] + " " + part[short.end() :]).split())] = None
            names[short[1]] = None
        elif part:
            names[part] = None
    return tuple(names), identifiers


def _unlabelled(text: str) -> str:
    shorter = _LABEL.sub("", text)
    return text if shorter != text and ":" not in text and _NEEDS_COLON.match(text) else shorter


def _worth_splitting(text: str) -> bool:
    low = text.lower()
    return "/" in low or any(
        mark in low
        for mark in (
            "trading as",
            "k.a",
            "aka",
            "dba",
            "formerly",
            "ex-",
            "care of",
            "known as",
            "attn",
            "ex.",
            "behalf",
            "doing",
            "attention",
        )
    )


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters of ``short`` are, in order, first letters of words of ``full``, or all but one are."""
    if sum(c.isupper() for c in short) < 2:
        return False
    initials = [word[0] for word in _WORD.findall(full.lower())]
    at = hits = 0
    for letter in short.lower():
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return hits >= len(short) - 1


def analyse(text: str, kind: PartyKind | None = None) -> Name:
    """``text``, one name already cleaned, as a Name; ``kind`` where it is known, else guessed from the words."""
    words = _split(text, kind)
    person = kind is PartyKind.PERSON
    if kind is PartyKind.AIRCRAFT:
        joined = "".join(words)
        return Name((Token(joined, "d", joined),) if joined else (), (), kind)
    forms: list[str] = []
    if not person:
        spans = find_forms(words)
        if spans and kind is not PartyKind.VESSEL:
            kept: list[str] = []
            at = 0
            for start, end, code in spans:
                kept += words[at:start]
                forms.append(code)
                at = end
            words = kept + words[at:]
    tokens = _person_tokens(words) if person else _firm_tokens(words, kind)
    if kind is None:
        kind = _guess(tokens, forms)
    return Name(tuple(tokens), tuple(dict.fromkeys(forms)), kind)


def _split(text: str, kind: PartyKind | None) -> list[str]:
    low = text.lower()
    for long, short in _PHRASES:
        if long in low:
            low = low.replace(long, short)
    low = low.replace("'", "")
    if "&" in low:
        low = low.replace("&", " and ")
    if "+" in low:
        low = low.replace("+", " plus ")
    words = _WORD.findall(low)
    if kind is PartyKind.PERSON:
        return words
    joined: list[str] = []
    single = False
    for word in _unglued(words):
        alone = len(word) == 1 and word.isalpha()
        if alone and single:
            joined[-1] += word
        else:
            joined.append(word)
        single = alone
    return joined


def _unglued(words: list[str]) -> Iterator[str]:
    """``words``, with legal forms taken off that a missing blank has glued to their neighbours."""
    for word in words:
        if len(word) > 9 and word not in FORM_WORDS and (cut := _seam(word)):
            yield word[:cut]
            yield word[cut:]
        elif (found := _FORM_AND_NUMBER.fullmatch(word)) and found[1] in SPELLINGS:
            yield found[1]
            yield found[2]
        else:
            yield word


def _seam(word: str) -> int:
    """Where a word of a legal form begins or ends inside ``word``; 0 where none does."""
    if not _ANY_LONG_FORM.search(word):
        return 0
    for length in range(6, len(word) - 1):
        if word[:length] in _LONG_FORMS:
            return length
        if word[-length:] in _LONG_FORMS:
            return len(word) - length
    return 0


_LONG_FORMS = frozenset(word for word in FORM_WORDS | SPELLINGS if len(word) > 5)
_ANY_LONG_FORM = re.compile("^(?:" + "|".join(sorted(_LONG_FORMS)) + ")|(?:" + "|".join(sorted(_LONG_FORMS)) + ")$")
_FORM_AND_NUMBER = re.compile(r"([a-z]+)(\d+)")


def _firm_tokens(words: list[str], kind: PartyKind | None) -> list[Token]:
    tokens: list[Token] = []
    last = len(words) - 1
    vessel = kind is PartyKind.VESSEL
    for at, word in enumerate(words):
        if word in NUMERALS:
            tokens.append(Token(NUMERALS[word], "n", word))
        elif word.isdigit() or (word[-1].isdigit() and word[0].isdigit()):
            tokens.append(Token(word.lstrip("0") or "0", "n", word))
        elif at == last and at and word in ("i", "v", "x"):
            tokens.append(Token({"i": "1", "v": "5", "x": "10"}[word], "n", word))
        elif word in ROMAN and at:
            tokens.append(Token(ROMAN[word], "n", word))
        elif len(word) == 1 and len(words) > 1:
            tokens.append(Token(word, "i" if not vessel else "d", word))
        elif vessel:
            tokens.append(Token(word, "c" if word in LEXICON else "d", word))
        else:
            text, role = firm_word(word)
            tokens.append(Token(text, role, word))
    return tokens


def _person_tokens(words: list[str]) -> list[Token]:
    tokens: list[Token] = []
    for word in words:
        if len(word) == 1:
            tokens.append(Token(word, "i", word))
        else:
            text, role = PERSON_LEXICON.get(word, (word, "c" if word in COMMON_NAMES else "d"))
            tokens.append(Token(text, role, word))
    return tokens


def _guess(tokens: list[Token], forms: list[str]) -> PartyKind | None:
    """A legal form or a business word makes a firm; nothing makes a person for certain."""
    return PartyKind.COMPANY if forms or any(token.role == "g" for token in tokens) else None


def pack(name: Name) -> str:
    """``name`` as one line of text, for the index; ``unpack`` reads it back."""
    parts = [
        f"{token.role}{token.text}" if token.text == token.written else f"{token.role}{token.text}={token.written}"
        for token in name.tokens
    ]
    parts += [f"f{code}" for code in name.forms]
    return " ".join([name.kind.value if name.kind else "-", *parts])


def unpack(line: str) -> Name:
    """The Name that ``pack`` wrote."""
    kind, *parts = line.split(" ")
    tokens = []
    forms = []
    for part in parts:
        role, text = part[0], part[1:]
        if role == "f":
            forms.append(text)
        else:
            text, _, written = text.partition("=")
            tokens.append(Token(text, role, written or text))
    return Name(tuple(tokens), tuple(forms), None if kind == "-" else PartyKind(kind))
