"""What a name is in this reading, the legal forms, and the names that a message has used so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.vocabulary import FORM, ORGANISATION, firm_nouns, form_starts, form_words, forms
from tearline.intake.lexicon import words
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


def legal_form_words() -> frozenset[str]:
    """Every single word that legal forms are made of."""
    return form_words()


def has_organisation(sentence: Sentence) -> bool:
    """Whether any word of a legal form or for an organisation stands in the sentence."""
    return any(token[5] & (FORM | ORGANISATION) for token in sentence.tokens)


def legal_form(sentence: Sentence, index: int) -> tuple[int, str | None] | None:
    """The legal form that starts at a token, as (token after it, the one country that uses it)."""
    tokens = sentence.tokens
    if not 0 <= index < len(tokens) or not tokens[index][5] & FORM:
        return None
    known = forms()
    for count in range(min(form_starts()[tokens[index][4]], len(tokens) - index), 0, -1):
        norms = tuple([token[4] for token in tokens[index : index + count]])
        if norms in known and _written_as_form(sentence, index, count):
            return index + count, known[norms]
    return None


def form_country(value: str) -> str | None:
    """The country whose law alone knows the legal form at the end of a name (``Sdn Bhd``: Malaysia); else None."""
    parts = value.casefold().replace(".", "").replace(",", " ").split()
    for count in range(min(5, len(parts) - 1), 0, -1):
        form = tuple(parts[-count:])
        if form in forms():
            return forms()[form]
    return None


def ends_in_form(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a run of tokens has more than a legal form, and ends in one."""
    for start in range(max(first + 1, after - 6), after):
        if sentence.bits(start) & FORM:
            form = legal_form(sentence, start)
            if form is not None and form[0] >= after:
                return True
    return False


def _written_as_form(sentence: Sentence, index: int, count: int) -> bool:
    """Whether the letters and full stops are those of a legal form, and no word of the language."""
    token = sentence.tokens[index]
    if count == 1 and token[4] in words("organisations", "short_forms"):
        dotted = "." in token.text.rstrip(".") or (token.text[-1] == "." and token[4] not in ("as", "in"))
        if dotted or not token.text.isupper() or token[4] not in words("organisations", "rare_forms"):
            return dotted or token.text.isupper()
        before = sentence.tokens[index - 1].text if index else ""
        return not sentence.upper and not (before == "," or (before.isupper() and len(before) < 5))
    if token.text[0].isupper() or "." in token.text.rstrip("."):
        return True
    if token[4] in words("organisations", "small_forms"):
        return index > 0 and sentence.tokens[index - 1].text[0].isupper()
    return False


@cache
def org_words() -> frozenset[str]:
    """Words that say that a name is that of an organisation: Works, Institute, Trading."""
    return words("organisations", "words")


__all__ = [
    "Directory",
    "Name",
    "ends_in_form",
    "firm_nouns",
    "form_country",
    "has_organisation",
    "legal_form",
    "legal_form_words",
    "org_words",
]
