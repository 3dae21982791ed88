"""Firms and persons in a sentence, recognised by shape: a run of names, a legal form, a word for an organisation.

Where a text has no small letters, capitals say nothing: a name then needs a legal form, a word for an
organisation, or a noun such as "the firm" before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tearline.intake.attempt.places import Place, based_in, place_at
from tearline.intake.attempt.tokens import Sentence, singular
from tearline.intake.lexicon import table, words

MAX_RUN = 12
_DOTTED = frozenset("co ltd inc corp sti şti".split())
_SHORT_FORMS = frozenset("as ab ag sa sl spa ao kg ug dd bv nv asa sas co-op".split())
_JOINTS = frozenset("of for de la do da del di und et y e ve the al el and bin ibn".split())
_TITLES = frozenset("mr mrs ms dr eng prof messrs gen col brig".split())


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``after`` are a name. ``strong``: its own shape says so, wherever it stands."""

    first: int
    after: int
    value: str
    strong: bool
    form_country: str | None = None
    qualifier: str | None = None


@dataclass(slots=True)
class Directory:
    """The names that a message uses, so that a short form or an initialism finds its full name."""

    names: dict[str, str] = field(default_factory=dict)
    first_words: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, value: str) -> None:
        """``key`` (small letters, single spaces) stands for ``value``; the longest value holds."""
        held = self.names.get(key)
        if held is None or len(value) > len(held):
            self.names[key] = value
        first = key.split(" ", 1)[0]
        self.first_words[first] = max(self.first_words.get(first, 0), key.count(" ") + 1)

    def at(self, sentence: Sentence, index: int) -> tuple[int, str] | None:
        """The known name that starts at a token, as (token after it, value)."""
        if not (sentence.upper or sentence.tokens[index].text[0].isupper()):
            return None
        longest = min(self.first_words.get(sentence.low(index), 0), len(sentence) - index)
        for count in range(longest, 0, -1):
            value = self.names.get(" ".join(token.low for token in sentence.tokens[index : index + count]))
            if value is not None:
                return index + count, value
        return None


@cache
def _forms() -> Mapping[tuple[str, ...], str | None]:
    return {tuple(row["form"].split()): row.get("country") for row in table("organisations")["legal_forms"]}


@cache
def legal_form_words() -> frozenset[str]:
    """Every single word that legal forms are made of."""
    return frozenset(part for form in _forms() for part in form)


def legal_form(sentence: Sentence, index: int) -> tuple[int, str | None] | None:
    """The legal form that starts at a token, as (token after it, the one country that uses it)."""
    for count in range(min(6, len(sentence) - index), 0, -1):
        norms = tuple(token.norm for token in sentence.tokens[index : index + count])
        if norms not in _forms():
            continue
        token = sentence.tokens[index]
        written = token.text[0].isupper() or "." in token.text.rstrip(".")
        if count == 1 and norms[0] in _SHORT_FORMS:
            written = (
                "." in token.text if sentence.upper and norms[0] == "as" else token.text.isupper() or "." in token.text
            )
        if written:
            return index + count, _forms()[norms]
    return None


def names(sentence: Sentence, taken: Iterable[int], known: Directory) -> list[Name]:
    """The names of a sentence, in order; ``taken`` are tokens that are something else already."""
    busy, found, index = set(taken), list[Name](), 0
    while index < len(sentence):
        end = index + 1
        if index not in busy:
            held = known.at(sentence, index)
            place = place_at(sentence, index)
            if held is not None and _run(sentence, index, busy) <= held[0]:
                found.append(Name(index, held[0], held[1], True, _form_country(sentence, index, held[0])))
                end = held[0]
            elif place is not None and not _name_follows(sentence, place.after, busy):
                end = place.after
            elif _starts(sentence, index) and (end := _run(sentence, index, busy)) > index:
                found.extend(_pieces(sentence, index, end))
            end = max(end, index + 1)
        index = end
    return found


def _name_follows(sentence: Sentence, at: int, busy: set[int]) -> bool:
    """Whether a place is the beginning of a name: the very next word goes on with it."""
    return (
        at < len(sentence)
        and at not in busy
        and (_name_token(sentence, at, first=False) or legal_form(sentence, at) is not None or sentence.low(at) == "&")
    )


def _starts(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if sentence.upper and token.low in _COMPANY | firm_nouns():
        return False
    if not token.text[0].isalpha():
        return _ordinal(sentence, index)
    if not sentence.upper:
        return token.text[0].isupper()
    return _nameable(token.low)


def _ordinal(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    return low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th") and sentence.low(index + 1) in _org_words()


def _nameable(low: str) -> bool:
    """Whether a word of a text without small letters may be part of a name."""
    if low in _org_words() or low in words("organisations", "generic"):
        return True
    if low in words("words", "common") or low in _function_words():
        return False
    return any(char.isalpha() for char in low)


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(
        *(
            words("words", key)
            for key in (
                "articles",
                "prepositions",
                "conjunctions",
                "pronouns",
                "auxiliaries",
                "negations",
                "item_fillers",
            )
        )
    )


@cache
def firm_nouns() -> frozenset[str]:
    """Every noun for a firm: firm, supplier, broker, end user."""
    return frozenset().union(*(value.split() for value in table("organisations")["nouns"].values()))


@cache
def _org_words() -> frozenset[str]:
    return words("organisations", "words")


def _run(sentence: Sentence, index: int, busy: set[int]) -> int:
    """The token after the run of names that starts at ``index``."""
    end, at = index, index
    while at < len(sentence) and at - index < MAX_RUN and at not in busy:
        token = sentence.tokens[at]
        if sentence.upper and token.low in ("firm", "firms", "companies", "supplier", "manufacturer", "entity"):
            break
        form = legal_form(sentence, at) if at > index else None
        if form is not None:
            end = at = form[0]
            if not _form_follows(sentence, at):
                break
        elif _name_token(sentence, at, first=at == index):
            end = at = at + 1
        elif token.text in ("&", "/", "-", "+") and at > index and _name_ahead(sentence, at + 1, busy):
            at += 1
        elif token.low in _JOINTS and at > index and _name_ahead(sentence, at + 1, busy):
            at += 1
        elif token.text == "," and at > index and _comma_joins(sentence, at, busy):
            at += 1
        elif token.text == "(" and at > index and (close := _bracketed(sentence, at)):
            end = at = close
        else:
            break
    return end


def _form_follows(sentence: Sentence, at: int) -> bool:
    """Whether another legal form comes: ``Co., Ltd.``"""
    ahead = at + 1 if sentence.low(at) == "," else at
    return ahead < len(sentence) and legal_form(sentence, ahead) is not None


def _name_token(sentence: Sentence, at: int, *, first: bool) -> bool:
    token = sentence.tokens[at]
    if token.text[0].isalpha():
        return _nameable(token.low) if sentence.upper else token.text[0].isupper()
    if first or _ordinal(sentence, at):
        return _ordinal(sentence, at)
    before = sentence.low(at - 1)
    return (
        token.text.isdigit()
        and len(token.text) <= 4
        and before in {"no", "factory", "plant", "institute", "unit", "works", "bureau", "base", "academy"}
    )


def _name_ahead(sentence: Sentence, at: int, busy: set[int]) -> bool:
    if sentence.low(at) == "the":
        at += 1
    if at >= len(sentence) or at in busy:
        return False
    return _name_token(sentence, at, first=False) or legal_form(sentence, at) is not None


def _comma_joins(sentence: Sentence, at: int, busy: set[int]) -> bool:
    """``Foo Co., Ltd.`` and ``Foo, Bar & Baz Ltd.``: a comma inside a name."""
    if legal_form(sentence, at + 1) is not None:
        return True
    if sentence.upper or sentence.low(at - 1) in _org_words() or not _name_ahead(sentence, at + 1, busy):
        return False
    if place_at(sentence, at + 1) or place_at(sentence, at - 1):
        return False
    ahead, amp = at + 1, False
    while ahead < len(sentence) and ahead not in busy and ahead - at < 8:
        if legal_form(sentence, ahead) is not None:
            return amp
        amp = amp or sentence.low(ahead) in ("&", "and")
        if not (_name_token(sentence, ahead, first=False) or sentence.low(ahead) in ("&", "and", ",")):
            return False
        ahead += 1
    return False


def _bracketed(sentence: Sentence, at: int) -> int | None:
    """``Foo (Hong Kong) Ltd``: the token after the bracket, where the name goes on behind it."""
    for close in range(at + 2, min(at + 5, len(sentence) - 1)):
        if sentence.low(close) == ")":
            return close + 1 if legal_form(sentence, close + 1) is not None else None
    return None


def _pieces(sentence: Sentence, first: int, after: int) -> list[Name]:
    """A run may hold two names joined by "and", and begin with words that are no part of any."""
    cut = _and(sentence, first, after)
    parts = [(first, after)] if cut is None else [(first, cut), (cut + 1, after)]
    return [name for start, end in parts if (name := _name(sentence, start, end)) is not None]


def _and(sentence: Sentence, first: int, after: int) -> int | None:
    """Where "and" (or a comma) parts two names: what stands before it is a whole organisation by itself."""
    generic = words("organisations", "generic")
    for at in range(first + 1, after - 1):
        if sentence.low(at) not in ("and", "&", ",", "/") or legal_form(sentence, at + 1):
            continue
        left_whole = _ends_in_form(sentence, first, at) or (
            sentence.low(at) != "&"
            and sentence.low(at - 1) in _org_words() - generic
            and at - first > 1
            and _is_organisation(sentence, at + 1, after)
            and not all(
                sentence.low(k) in generic | _org_words() or legal_form(sentence, k) for k in range(at + 1, after)
            )
        )
        if left_whole and _joint_before(sentence, first, at):
            return at
    return None


def _joint_before(sentence: Sentence, first: int, at: int) -> bool:
    """ "Institute of Physics and Technology" is one name: after "of", only a legal form ends it."""
    return _ends_in_form(sentence, first, at) or not any(sentence.low(k) in ("of", "for") for k in range(first, at))


def _ends_in_form(sentence: Sentence, first: int, after: int) -> bool:
    for start in range(max(first + 1, after - 6), after):
        form = legal_form(sentence, start)
        if form is not None and form[0] >= after:
            return True
    return False


def _is_organisation(sentence: Sentence, first: int, after: int) -> bool:
    return any(sentence.low(at) in _org_words() for at in range(first, after)) or _ends_in_form(sentence, first, after)


def _name(sentence: Sentence, first: int, after: int) -> Name | None:
    first, qualifier = _trimmed_front(sentence, first, after)
    after = _place_cut(sentence, first, after)
    while after > first and (sentence.low(after - 1) in _JOINTS or sentence.tokens[after - 1].text in "&/-+,"):
        after -= 1
    if after <= first or _no_party(sentence, first, after):
        return None
    titled = sentence.low(first - 1) in _TITLES
    strong = titled or (after - first > 1 and _is_organisation(sentence, first, after))
    if not strong and not _weak_stands(sentence, first, after, qualifier):
        return None
    return Name(first, after, _value(sentence, first, after), strong, _form_country(sentence, first, after), qualifier)


def _weak_stands(sentence: Sentence, first: int, after: int, qualifier: str | None) -> bool:
    """Whether a run without any shape of a firm may be a name: no goods, and in capitals only right behind "the firm"."""
    if singular(sentence.low(after - 1)) in words("items", "heads"):
        return False
    return not sentence.upper or qualifier is not None or sentence.low(first - 1) in firm_nouns()


def _form_country(sentence: Sentence, first: int, after: int) -> str | None:
    """The country of the legal form that ends a name, where only one country has it."""
    forms = (legal_form(sentence, at) for at in range(first + 1, after))
    return next((form[1] for form in forms if form and form[0] >= after and form[1]), None)


def _value(sentence: Sentence, first: int, after: int) -> str:
    """The name as written; a full stop that only ends the sentence is none of it."""
    value, last = value_of(sentence, first, after), sentence.tokens[after - 1]
    dotted = any("." in token.text for token in sentence.tokens[first : after - 1])
    if (
        after == len(sentence)
        and value.endswith(".")
        and not dotted
        and last.norm not in _DOTTED
        and "." not in last.text[:-1]
    ):
        return value[:-1]
    return value


def value_of(sentence: Sentence, first: int, after: int) -> str:
    """A run of tokens as it is written, with single spaces where the text has any space."""
    value = ""
    for before, token in zip([None, *sentence.tokens[first:after]], sentence.tokens[first:after], strict=False):
        value += (" " if before is not None and before.end < token.start else "") + token.text
    return value


def _trimmed_front(sentence: Sentence, first: int, after: int) -> tuple[int, str | None]:
    """Without words that only open a sentence, titles, and "Syrias" for "Syria's"; the country of the last."""
    qualifier = None
    starters = words("words", "sentence_starters")
    while first < after - 1 or (first < after and sentence.low(first) in starters | _TITLES):
        low = sentence.low(first)
        if low in starters or low in _TITLES or low in _function_words() or sentence.tokens[first].text in "&/-+":
            first += 1
        elif (based := based_in(sentence, first)) is not None:
            qualifier, first = based.country, first + 1
        elif (place := place_at(sentence, first, possessive=True)) is not None and place.after < after:
            qualifier, first = place.country, place.after
        elif _adjective_of_place(sentence, first, after):
            qualifier, first = place_at(sentence, first).country, place_at(sentence, first).after  # type: ignore[union-attr]
        elif low in {
            "firm",
            "company",
            "supplier",
            "manufacturer",
            "entity",
            "entities",
            "firms",
            "broker",
            "trader",
        } and (sentence.upper and after - first > 2):
            first += 1
        else:
            break
    return first, qualifier


def _adjective_of_place(sentence: Sentence, first: int, after: int) -> Place | None:
    """ "Iranian Tirdad Nemuneh": the adjective is said of the firm. In "Chinese Academy" it is the name."""
    place = place_at(sentence, first)
    if place is None or place.kind != "adjective" or place.after >= after:
        return None
    following = sentence.low(place.after)
    plain = _org_words() | words("organisations", "generic") | words("words", "common") | words("items", "heads")
    return None if following in plain or legal_form(sentence, place.after) else place


def _place_cut(sentence: Sentence, first: int, after: int) -> int:
    """``Foo Works of Penang`` ends before "of"; ``University of Tehran`` goes on."""
    heads = words("organisations", "heads")
    for at in range(first + 1, after - 1):
        if sentence.low(at) == "of" and (place := place_at(sentence, at + 1)) is not None:
            opens = sentence.low(first) in heads and at == first + 1 and sentence.low(first) not in _COMPANY
            counted = place.kind == "name" and sentence.low(at - 1) in heads - _COMPANY
            if not (opens or counted):
                return at
    return after


def _in_place(sentence: Sentence, at: int) -> bool:
    return any(
        (place := place_at(sentence, start)) is not None and place.after > at for start in range(max(0, at - 3), at + 1)
    )


_COMPANY = frozenset("company corporation enterprise complex establishment".split())


def _no_party(sentence: Sentence, first: int, after: int) -> bool:
    """Places, months, offices and the like, however capitalised."""
    others = words("organisations", "not_parties")
    plain = firm_nouns() | words("organisations", "generic") | {"and", "of", "co", "co."}
    if all(sentence.low(at) in plain or _in_place(sentence, at) for at in range(first, after)):
        return True
    if _ends_in_form(sentence, first, after) and after - first > 1:
        return False
    if sentence.low(first) in others or sentence.low(after - 1) in {"government", "embassy", "authorities", "ministry"}:
        return True
    place = place_at(sentence, first)
    if place is not None and place.after >= after:
        return True
    if all(_in_place(sentence, at) or sentence.low(at) in ("and", ",", "or", "/", "&") for at in range(first, after)):
        return True
    lows = {sentence.low(at) for at in range(first, after)}
    return lows <= others | words("words", "months") or not any(len(low) > 1 for low in lows)
