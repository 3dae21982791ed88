"""What is known of a single word, wherever it stands: looked up once for each spelling, then asked by bits."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tearline.intake.attempt.lexical import dealing
from tearline.intake.attempt.lexical import forms as verb_forms
from tearline.intake.lexicon import english, places, table, words

CAPITAL = 1 << 0  # begins with a capital
LETTER = 1 << 1  # begins with a letter
PLACE = 1 << 2  # a place may begin with it, a lost apostrophe allowed for
FORM = 1 << 3  # a legal form may begin with it
ORGANISATION = 1 << 4  # a word for an organisation: works, institute
GENERIC = 1 << 5  # of these, one that says little by itself: engineering
ENGLISH = 1 << 6  # a word of the language, and none that a firm made up
PLAIN = 1 << 7  # part of no name in a text without small letters
NOUN = 1 << 8  # what a text calls a firm: supplier, broker
TITLE = 1 << 9  # stands before a person's name
STARTER = 1 << 10  # opens a sentence
OTHER = 1 << 11  # capitalised, and no party: a month, an office, a regime
FUNCTION = 1 << 12  # article, preposition, conjunction, pronoun, auxiliary
JOINT = 1 << 13  # ties two words of a name: of, de, &
CAPITALS = 1 << 14  # all its letters are capitals
HEAD = 1 << 15  # an organisation that may go on with "of": institute, ministry
COINED = 1 << 16  # made up of a trade's syllables: …impex, …technik
OFFICE = 1 << 17  # a word of which public offices' names are made
ROLE = 1 << 18  # what a person is: director, secretary
CALLING = 1 << 19  # what a text calls a firm, and no firm itself
DEAL = 1 << 20  # a verb or a noun that tells of a deal: seeks, ordered, inquiry
GOODS = 1 << 21  # the last word of an item's name

_KEPT = 60_000
"""Spellings that are kept; then the store is emptied, so that hostile texts cannot fill the memory."""
_COINED = (
    "impex", "importex", "exim", "export", "import", "trade", "trest", "prom", "mash", "werk", "werke", "technik",
    "tekhnika", "teknik", "tek", "tech", "servis", "service", "snab", "sbyt", "torg", "invest", "stroy", "stroi",
    "chem", "chemie", "khim", "kimia", "pharma", "tronics", "tronik", "tronic", "metall", "stahl", "bau", "optik",
    "pribor", "zavod", "kombinat", "handel", "handels", "trading", "works", "soft", "plast",
)  # fmt: skip


class Word(NamedTuple):
    """Its form for comparing, that form without any full stop, and what is known of it."""

    low: str
    norm: str
    bits: int


_held: dict[str, Word] = {}


def word(text: str) -> Word:
    """What is known of a word as it is written."""
    found = _held.get(text)
    if found is None:
        if len(_held) >= _KEPT:
            _held.clear()
        found = _held[text] = _look_up(text)
    return found


def _look_up(text: str) -> Word:
    low = text.casefold()
    low = low.rstrip(".") or low
    norm = low.replace(".", "") or low
    first = text[0]
    bits = _kinds().get(low, 0)
    if "-" in low and low.endswith(("-e", "-ye", "-i", "-yi")):
        bits |= _kinds().get(low[: low.rindex("-")], 0) & (ORGANISATION | GENERIC | HEAD)  # Sherkat-e …
    if norm in form_starts():
        bits |= FORM
    if low in place_starts() or (low[-1] == "s" and low[:-1] in place_starts()):
        bits |= PLACE
    if first.isalpha():
        bits |= LETTER
        if first.isupper():
            bits |= CAPITAL
            if text.isupper():
                bits |= CAPITALS
        if is_english(low):
            bits |= ENGLISH
        elif len(low) > 6 and low.endswith(_COINED):
            bits |= COINED
    return Word(low, norm, bits)


def is_english(low: str) -> bool:
    """Whether a word, or each part of a word with hyphens, is one of the language."""
    known = english()
    if low in known or (len(low) > 4 and low[-1] == "s" and low[:-1] in known):
        return True
    if "-" in low:
        return all(part in known or part.isdigit() or not part for part in low.split("-"))
    return False


@cache
def _kinds() -> dict[str, int]:
    found: dict[str, int] = {}
    months = words("words", "months") | words("words", "month_abbreviations")
    function = frozenset[str]().union(*(words("words", key) for key in _FUNCTION), words("words", "item_fillers"))
    for listed, bit in (
        (words("organisations", "words"), ORGANISATION),
        (words("organisations", "generic"), GENERIC),
        (words("organisations", "heads"), HEAD),
        (words("organisations", "titles"), TITLE),
        (words("organisations", "not_parties") | months, OTHER),
        (words("organisations", "offices"), OFFICE),
        (words("organisations", "roles"), ROLE),
        (words("organisations", "callings"), CALLING),
        (words("organisations", "joints") | {"&", "/", "+"}, JOINT),
        (words("words", "common"), PLAIN),
        (frozenset(low for low, form in verb_forms().items() if form.shape in ("ed", "past")), PLAIN),
        (words("words", "sentence_starters"), STARTER),
        (function, FUNCTION | PLAIN),
        (firm_nouns(), NOUN),
        (dealing(), DEAL),
        (words("items", "heads") | {f"{head}s" for head in words("items", "heads")}, GOODS),
    ):
        for low in listed:
            found[low] = found.get(low, 0) | bit
    for low in words("organisations", "words") | words("organisations", "generic"):
        found[low] &= ~PLAIN
    return found


_FUNCTION = ("articles", "prepositions", "conjunctions", "pronouns", "auxiliaries", "negations")


@cache
def firm_nouns() -> frozenset[str]:
    """Every noun for a firm: firm, supplier, broker, end user."""
    return frozenset().union(*(value.split() for value in table("organisations")["nouns"].values()))


@cache
def place_starts() -> dict[str, int]:
    """The first words of places, to the most words that a place so beginning has."""
    found: dict[str, int] = {}
    for name in places():
        first, space, rest = name.partition(" ")
        count = rest.count(" ") + 2 if space else 1
        if count > found.get(first, 0):
            found[first] = count
    return found


@cache
def forms() -> dict[tuple[str, ...], str | None]:
    """The words of each legal form, to the one country that uses it."""
    return {tuple(row["form"].split()): row.get("country") for row in table("organisations")["legal_forms"]}


@cache
def form_starts() -> dict[str, int]:
    """The first words of legal forms, to the most words that a form so beginning has."""
    found: dict[str, int] = {}
    for form in forms():
        found[form[0]] = max(found.get(form[0], 0), len(form))
    return found


@cache
def form_words() -> frozenset[str]:
    """Every single word that legal forms are made of."""
    return frozenset(part for form in forms() for part in form)
