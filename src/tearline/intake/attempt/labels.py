"""Notes in the form of a list: ``Buyer: …``, ``Supplier: …``, ``Item: …``, one line each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tearline.intake.attempt.frames import Frame, Said
from tearline.intake.attempt.names import Name, names, value_of
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.places import country_after, place_at
from tearline.intake.attempt.things import Thing, money, number, object_at
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.verbs import modality_of
from tearline.intake.lexicon import split, table

_ROLES = {"buyer": "buyers", "intermediary": "intermediaries", "supplier": "suppliers"}


@cache
def _labels() -> dict[tuple[str, ...], str]:
    return {tuple(label.split()): kind for kind, value in table("verbs")["labels"].items() for label in split(value)}


def label(sentence: Sentence) -> tuple[str, int] | None:
    """The label that opens a sentence, as (what it names, the token after its colon)."""
    start = 0
    while start < min(4, len(sentence)) and sentence.low(start) in (
        "-",
        "--",
        "•",
        "*",
        "·",
        "(",
        ")",
        "a",
        "b",
        "c",
        "d",
        "e",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        ".",
    ):
        start += 1
    for colon in range(start + 1, min(start + 6, len(sentence))):
        if sentence.low(colon) == ":":
            words_ = tuple(token.low for token in sentence.tokens[start:colon])
            doubt = (
                words_[:1]
                if words_[:1] and words_[0] in ("possible", "suspected", "probable", "likely", "alleged")
                else ()
            )
            kind = _labels().get(words_[len(doubt) :])
            return None if kind is None else (kind, colon + 1)
    return None


def labelled(parsed: Parsed, kind: str, start: int) -> Frame:
    """What one labelled line says, as a statement; empty where its value cannot be read."""
    frame = Frame()
    sentence = parsed.sentence
    if kind in _ROLES:
        found = [name for name in parsed.names if name.first >= start] or names(sentence, (), _none())
        found = [name for name in found if name.first >= start]
        found = [name for name in found if name.strong] or found[:1]
        if not found and (plain := _plain(sentence, start)) is not None:
            found = [plain]
        for name in found:
            behind = country_after(sentence, name.after)
            country = (
                name.qualifier or (behind[0] if behind else None) or _place(sentence, name.after) or name.form_country
            )
            modality = modality_of(token.low for token in sentence.tokens[: name.first])
            if {"possible", "suspected", "probable", "likely", "alleged"} & {
                token.low for token in sentence.tokens[:start]
            }:
                modality = "suspected"
            frame.roles[_ROLES[kind]].append(Said(name, country, modality, "labelled"))
    elif kind == "item":
        frame.things = [thing for thing in parsed.things if thing.first >= start][:1]
        if not frame.things and (thing := object_at(sentence, start, set(parsed.busy), parsed.models)) is not None:
            frame.things = [thing]
        frame.value = money(sentence)
    elif kind == "model":
        frame.models = next((one for one in parsed.models), None)
    elif kind == "seen":
        frame.seen = parsed.times[0].iso if parsed.times else None
    return frame


def _place(sentence: Sentence, start: int) -> str | None:
    """The last place on the line, behind a name: ``…, Rasht, Iran``."""
    found = [place.country for at in range(start, len(sentence)) if (place := place_at(sentence, at)) is not None]
    return found[-1] if found else None


def quantity(sentence: Sentence, start: int) -> Thing | None:
    """A labelled quantity, as a thing without a name that only says how many."""
    count = number(sentence.low(start))
    return None if count is None else Thing(start, start + 1, "", count)


def _plain(sentence: Sentence, start: int) -> Name | None:
    """A value in capitals without any shape of a firm, up to the first comma or bracket."""
    end = start
    while (
        end < len(sentence)
        and sentence.low(end) not in (",", "(", ".", ";", "-")
        and sentence.tokens[end].text[0].isupper()
    ):
        end += 1
    if end <= start or sentence.low(start) in ("unknown", "not", "n/a", "none", "tbd"):
        return None
    return Name(start, end, value_of(sentence, start, end), strong=True)


def _none():  # type: ignore[no-untyped-def]
    from tearline.intake.attempt.names import Directory

    return Directory()


def with_quantity(thing: Thing, count: Thing) -> Thing:
    return replace(thing, quantity=thing.quantity if thing.quantity is not None else count.quantity)
