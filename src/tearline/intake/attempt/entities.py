"""The firms and persons of a message, each once, with all that the message says of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from tearline.intake.attempt.addressee import Addressee
from tearline.intake.attempt.clue import Clue, Event, Role
from tearline.intake.attempt.directory import Name
from tearline.intake.attempt.namesakes import Namesakes
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.lexicon import words
from tearline.model.alert import Modality, Span
from tearline.model.marking import Marking

DOUBT = (Modality.STATED, Modality.SUSPECTED, Modality.POTENTIAL, Modality.DENIED)
"""The kinds of doubt, the least first."""


@dataclass(slots=True)
class Spoken:
    """One sentence, read: its place in the message, its nodes, its events, the marking of its portion."""

    number: int
    sentence: Sentence
    nodes: list[Node]
    events: list[Event]
    marking: Marking
    delivered: bool = False

    def start(self, node: Node) -> int:
        """Where a node starts in the document."""
        return self.sentence.tokens[node.first].start


@dataclass(slots=True, eq=False)
class Entity:
    """One firm or person with all that the message says of it; equal to nothing but itself.

    ``starts``: where its spans start, in the order of the text.
    """

    value: str
    country: str | None = None
    strong: bool = False
    scores: dict[Role, float] = field(default_factory=dict)
    rules: dict[Role, tuple[float, str]] = field(default_factory=dict)
    doubts: dict[Role, Modality] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    markings: list[Marking] = field(default_factory=list)
    seen_in: list[int] = field(default_factory=list)
    described: set[str] = field(default_factory=set)
    role: Role | None = None
    denied: bool = False
    """The text says that it has no part; it then gets none by elimination."""

    @property
    def modality(self) -> Modality:
        """The doubt about the role that was decided."""
        return Modality.STATED if self.role is None else self.doubts.get(self.role, Modality.STATED)

    def stand(self, span: Span) -> None:
        """It is named there, too."""
        self.spans.append(span)
        insort(self.starts, span[0])

    def last_before(self, offset: int) -> int | None:
        """Where it is named last before an offset; None where it is not."""
        place = bisect_left(self.starts, offset)
        return self.starts[place - 1] if place else None

    def weigh(self, clue: Clue, weight: float) -> None:
        """Adds a clue to its role: the heaviest one gives the rule, the most doubtful one the doubt."""
        role = clue.role
        self.scores[role] = self.scores.get(role, 0.0) + weight
        held = self.rules.get(role)
        if held is None or weight > held[0]:
            self.rules[role] = (weight, clue.rule)
        before = self.doubts.get(role, Modality.STATED)
        self.doubts[role] = max(modality_of(clue.doubt), before, key=DOUBT.index)


class Register:
    """The firms and persons found so far, in the order in which they are first named.

    ``of``: whom a node names or stands for, by the node's ``id``.
    """

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self._names = Namesakes()
        self._seen_in: dict[int, list[int]] = {}

    def meet(self, spoken: Spoken) -> None:
        """Takes in every named party of a sentence."""
        for node in spoken.nodes:
            for one in (node, *node.linked):
                for named in (one, *one.beside):
                    if named.kind == "party":
                        for name in named.names:
                            self._mention(name, named, spoken)

    def named(self, value: str) -> Entity | None:
        """The firm of that name, or of a name that this one is short for."""
        number = self._names.find(value)
        return None if number is None else self.entities[number]

    def addressed(self, to: Addressee) -> Entity:
        """The firm that a letter is written to, entered if no sentence names it."""
        entity = self.named(to.value)
        if entity is None:
            entity = self.entities[self._enter(to.value)]
            entity.strong = True
            entity.markings.append(to.marking)
            entity.stand(to.span)
        entity.country = entity.country or to.country
        return entity

    def near(self, node: Node, spoken: Spoken, *, back: int) -> list[Entity]:
        """Who is named before a node, in its sentence or up to ``back`` earlier ones, in the order of ``entities``."""
        seen = {
            number
            for sentence in range(spoken.number - back, spoken.number + 1)
            for number in self._seen_in.get(sentence, ())
        }
        start = spoken.start(node)
        ordered = [self.entities[number] for number in sorted(seen)]
        return [entity for entity in ordered if entity.last_before(start) is not None]

    def _mention(self, name: Name, node: Node, spoken: Spoken) -> None:
        number = self._names.find(name.value)
        if number is None:
            number = self._enter(name.value)
        entity = self.entities[number]
        if len(name.value) > len(entity.value):
            entity.value = name.value
            self._names.rename(number, name.value)
        entity.strong = entity.strong or name.strong
        entity.country = entity.country or node.country
        entity.described |= set(node.described)
        entity.stand(name.place if name.place is not None else _span(name, spoken.sentence))
        entity.markings += [spoken.marking] if name.source is None else [spoken.marking, name.source]
        entity.seen_in.append(spoken.number)
        self._seen_in.setdefault(spoken.number, []).append(number)
        self.of[id(node)] = entity

    def _enter(self, value: str) -> int:
        self.entities.append(Entity(value))
        return self._names.add(value)


def modality_of(lows: Iterable[str]) -> Modality:
    """The doubt that some words put on a party; stated where there is none."""
    seen = set(lows)
    if seen & words("words", "denials") or "not" in seen:
        return Modality.DENIED
    doubtful = seen & words("words", "suspected") or seen & words("grammar", "hedges")
    return Modality.SUSPECTED if doubtful else Modality.STATED


def _span(name: Name, sentence: Sentence) -> Span:
    """Where a name stands, without a full stop that only ends its sentence."""
    start, end = sentence.span(name.first, name.after)
    last = sentence.tokens[name.after - 1]
    stop = name.after == len(sentence) and last.text.endswith(".") and not name.value.endswith(".")
    return start, end - stop
