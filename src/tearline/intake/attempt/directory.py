"""What a name is in this reading, the legal forms, and the names that a message has used so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import table, words
from tearline.model.alert import Span
from tearline.model.marking import Marking


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``after`` are a name. ``strong``: its own shape says so, wherever it stands.

    ``place``: where the name itself stands, if the tokens are only a word for it ("you").
    """

    first: int
    after: int
    value: str
    strong: bool
    qualifier: str | None = None
    source: Marking | None = None
    place: Span | None = None


@dataclass(slots=True)
class Directory:
    """The names that a message uses, so that an initialism finds its full name.

    A full name taken from another passage brings that passage's marking along.
    """

    names: dict[str, tuple[str, Marking | None]] = field(default_factory=dict)
    first_words: dict[str, int] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)

    def add(self, key: str, value: str, source: Marking | None = None) -> None:
        """``key`` (small letters, single spaces) stands for ``value``; the longest value holds.

        ``source`` is the marking of the passage that gave an initialism its full name.
        """
        held = self.names.get(key)
        if held is None or len(value) > len(held[0]):
            self.names[key] = value, source
        first = key.split(" ", 1)[0]
        self.first_words[first] = max(self.first_words.get(first, 0), key.count(" ") + 1)
        parts = key.split(" ")
        self.beginnings |= {" ".join(parts[:count]) for count in range(1, len(parts))}

    def at(self, sentence: Sentence, index: int) -> tuple[int, str, Marking | None] | None:
        """The known name that starts at a token, as (token after it, value, marking that came with it)."""
        if not (sentence.upper or sentence.tokens[index].text[0].isupper()):
            return None
        longest = min(self.first_words.get(sentence.low(index), 0), len(sentence) - index)
        for count in range(longest, 0, -1):
            found = self.names.get(" ".join(token.low for token in sentence.tokens[index : index + count]))
            if found is not None:
                return index + count, *found
        return None


@cache
def _forms() -> Mapping[tuple[str, ...], str | None]:
    return {tuple(row["form"].split()): row.get("country") for row in table("organisations")["legal_forms"]}


@cache
def _first_words() -> Mapping[str, int]:
    """The first words of legal forms, to the most words that one has."""
    found: dict[str, int] = {}
    for form in _forms():
        found[form[0]] = max(found.get(form[0], 0), len(form))
    return found


@cache
def legal_form_words() -> frozenset[str]:
    """Every single word that legal forms are made of."""
    return frozenset(part for form in _forms() for part in form)


def has_organisation(sentence: Sentence) -> bool:
    """Whether any word of a legal form or for an organisation stands in the sentence."""
    return any(token.norm in _marks() for token in sentence.tokens)


@cache
def _marks() -> frozenset[str]:
    return legal_form_words() | org_words()


def legal_form(sentence: Sentence, index: int) -> tuple[int, str | None] | None:
    """The legal form that starts at a token, as (token after it, the one country that uses it)."""
    longest = _first_words().get(sentence.tokens[index].norm, 0) if index < len(sentence) else 0
    for count in range(min(longest, len(sentence) - index), 0, -1):
        norms = tuple(token.norm for token in sentence.tokens[index : index + count])
        if norms not in _forms():
            continue
        token = sentence.tokens[index]
        written = token.text[0].isupper() or "." in token.text.rstrip(".")
        if count == 1 and norms[0] in words("organisations", "short_forms"):
            written = (
                "." in token.text if sentence.upper and norms[0] == "as" else token.text.isupper() or "." in token.text
            )
        if written:
            return index + count, _forms()[norms]
    return None


@cache
def firm_nouns() -> frozenset[str]:
    """Every noun for a firm: firm, supplier, broker, end user."""
    return frozenset().union(*(value.split() for value in table("organisations")["nouns"].values()))


@cache
def org_words() -> frozenset[str]:
    """Words that say that a name is that of an organisation: Works, Institute, Trading."""
    return words("organisations", "words")
