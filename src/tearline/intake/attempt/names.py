"""Firms and persons in a sentence, recognised by shape: a run of names, a legal form, a word for an organisation.

Where a text has no small letters, capitals say nothing: a name then needs a legal form, a word for an
organisation, or a noun such as "the firm" before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tearline.intake.attempt.directory import Directory, Name, firm_nouns, legal_form, org_words
from tearline.intake.attempt.places import Place, based_in, in_place, place_at
from tearline.intake.attempt.runs import COMPANY, function_words, name_follows, run_end, starts_run
from tearline.intake.attempt.tokens import Sentence, singular, stop_words, value_of
from tearline.intake.lexicon import words

_DOTTED = frozenset(["co", "est", "ltd", "inc", "corp", "sti", "şti"])

MAX_WEAK = 8


def names(sentence: Sentence, taken: Iterable[int], known: Directory) -> list[Name]:
    """The names of a sentence, in order; ``taken`` are tokens that are something else already."""
    busy, found, index = set(taken), list[Name](), 0
    while index < len(sentence):
        end = index + 1
        if index not in busy:
            held = known.at(sentence, index)
            place = place_at(sentence, index)
            if held is not None and run_end(sentence, index, busy) <= held[0]:
                end, value, source = held
                found.append(Name(index, end, value, True, source=source))
            elif place is not None and not name_follows(sentence, place.after, busy):
                end = place.after
            elif starts_run(sentence, index) and (end := run_end(sentence, index, busy)) > index:
                found.extend(_pieces(sentence, index, end))
            end = max(end, index + 1)
        index = end
    found = [_known_by_its_beginning(sentence, name, known) for name in found]
    return [
        name for place, name in enumerate(found) if place == 0 or not _bracketed_alias(sentence, found[place - 1], name)
    ]


def _known_by_its_beginning(sentence: Sentence, name: Name, known: Directory) -> Name:
    """``Tirdad`` alone is surely a name where the text has ``Tirdad Nemuneh Sanat Co.``"""
    lows = " ".join(sentence.low(at) for at in range(name.first, name.after))
    return name if name.strong or lows not in known.beginnings else replace(name, strong=True)


def _bracketed_alias(sentence: Sentence, before: Name, name: Name) -> bool:
    """``Qasrun Establishment (QE)``: the second is the first again."""
    between = [sentence.low(at) for at in range(before.after, name.first)]
    if set(between) & words("organisations", "also") and set(between) <= words("organisations", "also") | {
        ",",
        "(",
        '"',
        "also",
        "known",
        "as",
        "formerly",
        "or",
        "the",
    }:
        return True
    if between == ["("] and not name.strong:
        return True
    opens = name.first - 1 - (sentence.low(name.first - 1) in ('"', "'"))
    return sentence.low(opens) == "(" and before.after == opens and sentence.low(name.after) in (")", '"', "'")


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
        left_whole = (
            (sentence.low(at) == "and" and at - first > 1 and _of_several(sentence, first))
            or _ends_in_form(sentence, first, at)
            or (
                sentence.low(at) != "&"
                and sentence.low(at - 1) in org_words() - generic
                and at - first > 1
                and _is_organisation(sentence, at + 1, after)
                and not all(
                    sentence.low(k) in generic | org_words() or legal_form(sentence, k) for k in range(at + 1, after)
                )
            )
        )
        if left_whole and (_of_several(sentence, first) or _joint_before(sentence, first, at)):
            return at
    return None


def _of_several(sentence: Sentence, first: int) -> bool:
    """ "two Iranian firms, Foo Bar and Baz Qux": what follows is a list of names."""
    plurals = words("verbs", "sets", "plurals")
    return any(sentence.low(at) in plurals for at in range(max(0, first - 3), first))


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
    return any(sentence.low(at) in org_words() for at in range(first, after)) or _ends_in_form(sentence, first, after)


def _name(sentence: Sentence, first: int, after: int) -> Name | None:
    first, qualifier = _trimmed_front(sentence, _past_branch(sentence, first, after), after)
    after = _place_cut(sentence, first, after)
    while after > first and (
        sentence.low(after - 1) in words("organisations", "joints") or sentence.tokens[after - 1].text in "&/-+,"
    ):
        after -= 1
    if after <= first or _no_party(sentence, first, after):
        return None
    titled = sentence.low(first - 1) in words("organisations", "titles")
    strong = titled or (after - first > 1 and _is_organisation(sentence, first, after))
    if not strong and not _weak_stands(sentence, first, after, qualifier):
        return None
    return Name(first, after, _value(sentence, first, after), strong, qualifier)


def _past_branch(sentence: Sentence, first: int, after: int) -> int:
    """Behind ``Physics Department of``: the university is the party, and not one of its departments."""
    for at in range(first, min(first + 4, after - 3)):
        if sentence.low(at) in ("department", "faculty", "division") and sentence.low(at + 1) == "of" and at > first:
            return at + 2 if _is_organisation(sentence, at + 2, after) else first
    return first


def _weak_stands(sentence: Sentence, first: int, after: int, qualifier: str | None) -> bool:
    """Whether a run without any shape of a firm may be a name: no goods; in capitals only right behind "the firm"."""
    goods = singular(sentence.low(after - 1)) in words("items", "heads")
    own = after - first > 1 and not _plain_word(sentence.low(first)) and not sentence.upper
    if (goods and not own) or after - first > MAX_WEAK:
        return False
    if not sentence.upper or qualifier is not None or sentence.low(first - 1) in firm_nouns():
        return True
    return _apposed(sentence, first) or (after - first > 1 and _in_a_place(sentence, after))


@cache
def _offices() -> frozenset[str]:
    """Words of which only the names of public offices are made: "National Authority", "Export Controls Desk"."""
    return words("organisations", "offices") | words("organisations", "not_parties") | {"of", "and", "for"}


def _plain_word(low: str) -> bool:
    """Whether a word is one of the language or of goods, and none that a firm made up."""
    plain = words("words", "common") | words("items", "heads") | stop_words() | words("organisations", "generic")
    return low in plain or singular(low) in plain or low.endswith(("ing", "ed", "al", "ic"))


def _apposed(sentence: Sentence, first: int) -> bool:
    """ "A TRADING COMPANY IN INDIA, FOO BAR": a noun for a firm stands before, with its place or a comma between."""
    if sentence.low(first - 1) not in (",", "--", "-", "named", "called"):
        return False
    at = first - 2
    while (
        at >= 0 and first - at < 7 and (in_place(sentence, at) or sentence.low(at) in ("in", "of", "from", ",", "the"))
    ):
        at -= 1
    return sentence.low(at) in firm_nouns()


def _in_a_place(sentence: Sentence, after: int) -> bool:
    """ "FOO BAR, TRIPOLI, LIBYA" and "FOO BAR (PAKISTAN)": a place said behind it by name."""
    if sentence.low(after) not in (",", "("):
        return False
    place = place_at(sentence, after + 1)
    return place is not None and place.kind != "adjective"


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


def _trimmed_front(sentence: Sentence, first: int, after: int) -> tuple[int, str | None]:
    """Without words that only open a sentence, titles, and "Syrias" for "Syria's"; the country of the last."""
    qualifier = None
    while first < after:
        low = sentence.low(first)
        if _opens_only(sentence, first) and (first < after - 1 or low in words("words", "sentence_starters")):
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
            "shipper",
            "addressee",
            "consignee",
            "buyer",
            "seller",
            "vendor",
            "agent",
            "importer",
            "exporter",
            "forwarder",
            "customer",
            "purchaser",
        } and (sentence.upper and after - first > 2):
            first += 1
        else:
            break
    return first, qualifier


def _opens_only(sentence: Sentence, at: int) -> bool:
    """Whether a word at the front of a run is none of the name: an article, a title, a word that opens a sentence."""
    low = sentence.low(at)
    if low in words("organisations", "titles") or low in ("the", "a", "an") or sentence.tokens[at].text in "&/-+":
        return True
    if sentence.upper:
        return low in words("words", "sentence_starters") or low in function_words()
    if any(
        token.text[0].isalnum()
        for token in sentence.tokens[:at]
        if token.low not in words("words", "sentence_starters")
    ):
        return False
    return low in words("words", "sentence_starters") or low in stop_words() or low.endswith("ly")


def _adjective_of_place(sentence: Sentence, first: int, after: int) -> Place | None:
    """ "Iranian Tirdad Nemuneh": the adjective is said of the firm. In "Chinese Academy" it is the name."""
    place = place_at(sentence, first)
    if place is None or place.kind != "adjective" or place.after >= after:
        return None
    following = sentence.low(place.after)
    plain = org_words() | words("organisations", "generic") | words("words", "common") | words("items", "heads")
    return None if following in plain or legal_form(sentence, place.after) else place


def _place_cut(sentence: Sentence, first: int, after: int) -> int:
    """``Foo Works of Penang`` ends before "of"; ``University of Tehran`` goes on."""
    heads = words("organisations", "heads")
    for at in range(first + 1, after - 1):
        if sentence.low(at) == "of" and (place := place_at(sentence, at + 1)) is not None:
            opens = sentence.low(first) in heads and at == first + 1 and sentence.low(first) not in COMPANY
            counted = place.kind == "name" and sentence.low(at - 1) in heads - COMPANY
            if not (opens or counted):
                return at
    return after


def _no_party(sentence: Sentence, first: int, after: int) -> bool:
    """Places, months, offices and the like, however capitalised."""
    others = words("organisations", "not_parties")
    plain = firm_nouns() | words("organisations", "generic") | {"and", "of", "co", "co."}
    if sentence.low(after - 1) in words("organisations", "streets") or (
        sentence.low(first) == "no" and sentence.low(first + 1).isdigit()
    ):
        return True
    if all(sentence.low(at) in plain or in_place(sentence, at) for at in range(first, after)):
        return True
    if _ends_in_form(sentence, first, after) and after - first > 1:
        return False
    if sentence.low(first) in others or sentence.low(after - 1) in {"government", "embassy", "authorities", "ministry"}:
        return True
    place = place_at(sentence, first)
    if place is not None and place.after >= after:
        return True
    if all(in_place(sentence, at) or sentence.low(at) in ("and", ",", "or", "/", "&") for at in range(first, after)):
        return True
    lows = {sentence.low(at) for at in range(first, after)}
    if lows <= _offices():
        return True
    return lows <= others | words("words", "months") or not any(len(low) > 1 for low in lows)
