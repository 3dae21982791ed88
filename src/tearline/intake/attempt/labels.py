"""Notes in the form of a list: ``Buyer: …``, ``Supplier: …``, ``Item: …``, one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tearline.intake.attempt.clue import SURE, Clue, Event, Role
from tearline.intake.attempt.dates import When
from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.goods import Thing, money, number
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.phrases import draw_together
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.scan import Found, scan
from tearline.intake.attempt.tokens import Sentence, singular, value_of
from tearline.intake.attempt.wording import DETERMINERS
from tearline.intake.lexicon import split, table, words

ROLE_OF: dict[str, Role] = {"buyer": "buyers", "intermediary": "intermediaries", "supplier": "suppliers"}
_DOUBTED = frozenset({"possible", "suspected", "probable", "likely", "alleged", "potential"})
_FINAL = frozenset({"user", "final", "ultimate", "demander", "end-user", "users", "for", "behalf"})
"""Words of a label for the one who is to have the goods in the end."""
_DASHES = frozenset({"-", "--", "="})
_ENDING = words("grammar", "ending")
_NOT_KNOWN = frozenset({"unknown", "not", "n/a", "none", "tbd", "tbc", "n", "nil", "same", "see"})
_NO_LABEL = words("grammar", "no_label")
_ELSE = words("grammar", "else")
"""Words that make a label one of something else: "asking date", "buyer's address"."""
_KINDS = ("intermediary", "buyer", "supplier", "item", "model", "quantity", "use", "value")
_WORDS = {kind: words("grammar", "label_words", kind) for kind in _KINDS}
"""The words by which an unknown label tells what it names; the first kind that is told counts."""
_BEFORE_COUNT = frozenset({":", ",", "(", "quantity", "qty", "x", "of", "-"})
_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names (buyer, item, seen, …), the token behind its colon, and whether it doubts.

    ``final``: it names who is to have the goods in the end.
    """

    kind: str
    start: int
    doubted: bool
    final: bool = False


@cache
def _labels() -> dict[tuple[str, ...], str]:
    return {tuple(label.split()): kind for kind, value in table("labels")["labels"].items() for label in split(value)}


def _by_word(named: tuple[str, ...]) -> str | None:
    """What an unknown label of few words names, by the one word in it that tells: "who asks", "from whom"."""
    if len(named) > 4 or not _ELSE.isdisjoint(named) or (named[0] in _NO_LABEL and named != ("from", "whom")):
        return None
    if named == ("by", "whom"):
        return "buyer"
    found = [kind for kind, telling in _WORDS.items() if not telling.isdisjoint(named)]
    if "who" in named and len(found) > 1:
        found.remove("buyer")
    return found[0] if found else None


def label(sentence: Sentence) -> Label | None:
    """The label that opens a sentence, its bullet or number aside; None where it opens with none that is known."""
    start = 0
    while start < min(4, len(sentence)) and not _is_word(sentence.low(start)):
        start += 1
    for colon in range(start + 1, min(start + 7, len(sentence))):
        mark = sentence.low(colon)
        if mark != ":" and mark not in _DASHES:
            continue
        named = tuple(sentence.low(at) for at in range(start, colon))
        if mark == ":" or _stands_before_dash(named):
            doubted = named[0] in _DOUBTED
            kind = _labels().get(named[doubted:]) or _by_word(named)
            return None if kind is None else Label(kind, colon + 1, doubted, not _FINAL.isdisjoint(named))
    return None


def _is_word(low: str) -> bool:
    return len(low) > 1 and low.replace("-", "").isalpha()


def _stands_before_dash(named: tuple[str, ...]) -> bool:
    """Whether words before a dash are a label: few, and known as one."""
    return len(named) < 4 and (named in _labels() or named[0] == "wanted")


def parted(sentence: Sentence) -> list[Sentence]:
    """A line of several labels ("A) BUYER: … B) SELLER: …") as one sentence for each; any other as it is."""
    lows = [token.low for token in sentence.tokens]
    if lows.count(":") < 2:
        return [sentence]
    cuts = [0]
    for colon, low in enumerate(lows):
        start = _label_start(lows, colon) if low == ":" else None
        if start is not None and (at := _with_bullet(lows, start)) > cuts[-1] + 2:
            cuts.append(at)
    if len(cuts) < 2:
        return [sentence]
    return [
        Sentence(sentence.tokens[start:end], sentence.upper)
        for start, end in zip(cuts, [*cuts[1:], len(lows)], strict=True)
    ]


def _label_start(lows: list[str], colon: int) -> int | None:
    """Where the longest known label before a colon begins; None where there is none."""
    for start in range(max(1, colon - 4), colon):
        named = tuple(lows[start:colon])
        if named in _labels() or (named[0] in _DOUBTED and named[1:] in _labels()):
            return start
    return None


def _with_bullet(lows: list[str], start: int) -> int:
    """Where the bullet or number before a label begins: "B)"."""
    while start > 1 and (
        lows[start - 1] in (")", "(", ".", ",", ";", "-") or (len(lows[start - 1]) == 1 and lows[start] in (")", "."))
    ):
        start -= 1
    return start


def labelled(
    sentence: Sentence, label: Label, parties: list[Name], listed: list[Models], when: list[When]
) -> tuple[list[Node], list[Event]]:
    """The nodes of a labelled line, and the one event that it tells."""
    role = ROLE_OF.get(label.kind)
    if role is not None:
        parties = _names(sentence, label.start, parties)
    else:
        parties = [one for one in parties if one.first >= label.start]
    nodes = [node for node in scan(sentence, Found(parties, when, listed, [])) if node.after > label.start]
    nodes = draw_together(nodes, sentence)
    told = [one for node in nodes for one in (node, *node.linked)]
    event = Event(trade=True, label="end user" if label.final and label.kind == "buyer" else label.kind)
    if role is not None:
        event.clues += _parts(sentence, label, role, told)
    elif label.kind in ("item", "model"):
        _take_goods(sentence, label, event, told)
    _particulars(sentence, label, event)
    return nodes, [event]


def _parts(sentence: Sentence, label: Label, role: Role, told: list[Node]) -> Iterator[Clue]:
    """The parties of a line, each in the part that its label names, in the country that stands behind it."""
    rule = "labelled-end-user" if label.final else "labelled"
    doubt = ("suspected",) if label.doubted else ()
    for one in told:
        if one.kind == "party":
            one.country = one.country or _last_place(sentence, one.after)
            yield Clue(one, role, SURE, rule, (*doubt, *one.doubt))


def _take_goods(sentence: Sentence, label: Label, event: Event, told: list[Node]) -> None:
    """Gives an event the goods, the models and the price of a line."""
    goods = label.kind == "item" and sentence.low(label.start) not in _NOT_KNOWN
    for one in told:
        if goods and one.thing is not None and (one.thing.sure or not event.things):
            event.things.append(one.thing)
        elif one.models is not None:
            event.models.append(one.models)
    if goods and not any(thing.sure for thing in event.things):
        named = _named_goods(sentence, label.start)
        event.things = event.things if named is None else [named]
    event.price = money(sentence)


def _named_goods(sentence: Sentence, start: int) -> Thing | None:
    """The words behind "Goods:" up to a comma, a bracket or a figure: what stands there is the item, whatever it is."""
    end = start
    while (
        end < len(sentence)
        and end - start < 7
        and sentence.tokens[end].text[0].isalpha()
        and sentence.low(end) not in _ENDING
    ):
        end += 1
    first = start
    while first < end and (sentence.low(first) in DETERMINERS or number(sentence.low(first)) is not None):
        first += 1
    if first == start and sentence.low(start)[:1].isdigit() and number(sentence.low(start)) is not None:
        return _named_goods(sentence, start + 1)
    if end == first or sentence.low(first) in _NOT_KNOWN:
        return None
    parts = [sentence.tokens[at].text for at in range(first, end)]
    parts[-1] = singular(parts[-1])
    return Thing(
        first, end, " ".join(part.casefold() if part[1:].islower() or sentence.upper else part for part in parts)
    )


def _rest(sentence: Sentence, start: int) -> str | None:
    """The words of a line from a token on, without an article, a full stop and what a bracket adds."""
    while sentence.low(start) in ("the", "a", "an", '"'):
        start += 1
    end = start
    while end < len(sentence) and sentence.low(end) not in ("(", ";", "."):
        end += 1
    found = value_of(sentence, start, end).strip(' ,:"') if end > start else ""
    return found if found and sentence.low(start) not in _NOT_KNOWN else None


def _particulars(sentence: Sentence, label: Label, event: Event) -> None:
    """Quantity, price and use, each on a line of its own or behind the goods."""
    if label.kind == "value":
        event.price = money(sentence)
    elif label.kind == "use":
        event.use = _rest(sentence, label.start)
    elif label.kind == "quantity" or (label.kind == "item" and not any(map(_is_counted, event.things))):
        _take_count(sentence, label, event)


def _is_counted(thing: Thing) -> bool:
    return thing.quantity is not None or thing.amount is not None


def _take_count(sentence: Sentence, label: Label, event: Event) -> None:
    """Gives an event the first weight, measure or count of a line; in words only behind a label for it."""
    for at in range(label.start, len(sentence)):
        low = sentence.low(at)
        count = number(low)
        if not (_FIGURE.fullmatch(low) or (count is not None and label.kind == "quantity")):
            continue
        if sentence.low(at + 1) in words("words", "measuring_units"):
            event.amount = value_of(sentence, at, at + 2)
            return
        if count is not None and sentence.low(at - 1) in _BEFORE_COUNT:
            event.count = count
            return


def _names(sentence: Sentence, start: int, parties: list[Name]) -> list[Name]:
    """The names on a line; where none has the shape of a firm, the capitals up to the first comma are one."""
    found = [name for name in parties if name.first >= start]
    if found:
        return [name for name in found if name.strong] or [replace(found[0], strong=True)]
    end = start
    while end < len(sentence) and sentence.tokens[end].text[0].isupper() and place_at(sentence, end) is None:
        end += 1
    if end == start or sentence.low(start) in _NOT_KNOWN:
        return []
    return [Name(start, end, value_of(sentence, start, end), strong=True)]


def _last_place(sentence: Sentence, start: int) -> str | None:
    """The last place on the line, behind a name: ``…, Rasht, Iran``."""
    found = [place.country for at in range(start, len(sentence)) if (place := place_at(sentence, at)) is not None]
    return found[-1] if found else None
