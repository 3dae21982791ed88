"""Notes in the form of a list: ``Buyer: …``, ``Supplier: …``, ``Item: …``, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.frames import ROLE_OF, Frame, Said
from tearline.intake.attempt.hanging import country_of
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.things import money, object_at
from tearline.intake.attempt.tokens import Sentence, value_of
from tearline.intake.lexicon import split, table
from tearline.model.alert import Modality

_DOUBTED = frozenset({"possible", "suspected", "probable", "likely", "alleged", "potential"})
_NOT_KNOWN = frozenset({"unknown", "not", "n/a", "none", "tbd", "tbc", "n"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names (buyer, item, seen, …), the token behind its colon, and whether it doubts."""

    kind: str
    start: int
    doubted: bool


@cache
def _labels() -> dict[tuple[str, ...], str]:
    return {tuple(label.split()): kind for kind, value in table("verbs")["labels"].items() for label in split(value)}


def label(sentence: Sentence) -> Label | None:
    """The label that opens a sentence, its bullet or number aside."""
    start = 0
    while start < 4 and (not sentence.low(start).isalpha() or len(sentence.low(start)) == 1) and start < len(sentence):
        start += 1
    for colon in range(start + 1, min(start + 7, len(sentence))):
        if sentence.low(colon) == ":":
            named = tuple(sentence.low(at) for at in range(start, colon))
            doubted = named[0] in _DOUBTED
            kind = _labels().get(named[doubted:])
            return None if kind is None else Label(kind, colon + 1, doubted)
    return None


def labelled(parsed: Parsed, label: Label) -> Frame:
    """What one labelled line says, as a statement; one that says nothing where its value cannot be read."""
    frame = Frame()
    sentence = parsed.sentence
    if label.kind in ROLE_OF:
        modality = Modality.SUSPECTED if label.doubted else Modality.STATED
        for name in _names(parsed, label.start):
            country = country_of(sentence, name) or _last_place(sentence, name.after)
            frame.roles[ROLE_OF[label.kind]].append(Said(name, country, modality, "labelled"))
    elif label.kind == "item":
        unknown = object_at(sentence, label.start, parsed.busy, parsed.models)
        frame.things = tuple(one for one in parsed.things if one.first >= label.start)[:1]
        frame.things = frame.things or ((unknown,) if unknown is not None else ())
        frame.value = money(sentence)
    elif label.kind == "model":
        frame.models = parsed.models[0] if parsed.models else None
    elif label.kind == "seen":
        frame.seen = parsed.times[0].iso if parsed.times else None
    return frame


def _names(parsed: Parsed, start: int) -> list[Name]:
    """The names on a line; where none has the shape of a firm, the capitals up to the first comma are one."""
    found = [name for name in parsed.names if name.first >= start]
    strong = [name for name in found if name.strong]
    if strong or found:
        return strong or found[:1]
    sentence, end = parsed.sentence, start
    while end < len(sentence) and sentence.tokens[end].text[0].isupper() and place_at(sentence, end) is None:
        end += 1
    if end == start or sentence.low(start) in _NOT_KNOWN:
        return []
    return [Name(start, end, value_of(sentence, start, end), strong=True)]


def _last_place(sentence: Sentence, start: int) -> str | None:
    """The last place on the line, behind a name: ``…, Rasht, Iran``."""
    found = [place.country for at in range(start, len(sentence)) if (place := place_at(sentence, at)) is not None]
    return found[-1] if found else None
