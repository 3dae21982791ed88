"""Once more through the sentences, now that every firm has its part: what each adds to which attempt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tearline.intake.attempt.allotment import adopt, part_principals, supply_to_all
from tearline.intake.attempt.assembly import Assembly
from tearline.intake.attempt.cast import Cast
from tearline.intake.attempt.clue import Event
from tearline.intake.attempt.concerns import concerns
from tearline.intake.attempt.drafts import Draft
from tearline.intake.attempt.enrichment import complete, date, enrich
from tearline.intake.attempt.entities import Entity, Spoken
from tearline.intake.attempt.goods import money
from tearline.intake.attempt.regimes import regime_spans, regimes
from tearline.intake.attempt.tokens import Sentence, singular
from tearline.intake.attempt.uses import intended_use
from tearline.intake.attempt.when import seen_in
from tearline.intake.lexicon import words

_OF_ALL = frozenset({"both", "either", "each", "all", "these", "every"})


def assembled(cast: Cast, spoken: Sequence[Spoken], addressee: Entity | None) -> list[Draft]:
    """The attempts of a message: first who sought what from whom, then what else is said of each.

    ``addressee`` is the firm that a letter is written to.
    """
    assembly = Assembly(cast)
    for one in spoken:
        for event in one.events:
            _deal(assembly, event, one)
    drafts = assembly.drafts
    adopt(drafts, cast.entities, spoken)
    part_principals(drafts)
    date(drafts, spoken)
    complete(drafts, spoken)
    enrich(drafts, spoken)
    subjects = _Subjects(cast, drafts)
    for one in spoken:
        _circumstances(subjects.of(one), one)
    if addressee is not None:
        supply_to_all(drafts, addressee)
    return drafts


def _deal(assembly: Assembly, event: Event, spoken: Spoken) -> None:
    """Takes a statement into the attempt that it speaks of; one that may open an attempt opens it."""
    if not (event.trade or event.clues) or event.past:
        return
    if event.negated and not _is_request(spoken.sentence):
        return
    when = [node.time for node in spoken.nodes if node.time is not None]
    seen = seen_in(spoken.sentence, when, event)
    told = assembly.told(event, spoken, seen=seen, value=event.price or money(spoken.sentence))
    if not event.trade and not told.anybody:
        return
    if event.label and not told.anything:
        _particulars(assembly, event)
        return
    opens = event.trade and bool(told.roles["buyers"] or told.roles["suppliers"] or event.label)
    draft = assembly.add(told, spoken, opens=opens)
    if draft is not None and event.label:
        _particulars(assembly, event)


def _particulars(assembly: Assembly, event: Event) -> None:
    """A line of a form that only counts, prices or says what for: of the attempt that the form tells."""
    if not assembly.drafts:
        return
    draft = assembly.drafts[-1]
    if event.use:
        draft.intended_use = draft.intended_use or event.use
    if draft.items:
        draft.items[-1].count(event)


def _is_request(sentence: Sentence) -> bool:
    return bool({token.low for token in sentence.tokens} & words("words", "requests"))


class _Subjects:
    """Of which attempts each sentence speaks; ``drafts`` stand in the order in which they are first told."""

    def __init__(self, cast: Cast, drafts: list[Draft]) -> None:
        self._cast, self._drafts = cast, drafts
        self._first_told = [min(draft.told_in, default=0) for draft in drafts]
        self._with: dict[Entity, list[int]] = {}
        for place, draft in enumerate(drafts):
            for one in dict.fromkeys(draft.everybody()):
                self._with.setdefault(one, []).append(place)

    def of(self, spoken: Spoken) -> list[Draft]:
        """The attempts of the firms that a sentence names, else the one told last before it."""
        drafts = self._drafts
        if len(drafts) < 2:
            return drafts
        listed = [self._with[one] for one in self._named(spoken) if one in self._with]
        if not listed:
            told = bisect_right(self._first_told, spoken.number)
            if told == len(drafts) and _is_of_all(spoken.sentence):
                return drafts
            return [drafts[max(0, told - 1)]]
        if all(places == listed[0][:1] for places in listed):
            return [drafts[listed[0][0]]]
        told = bisect_right(self._first_told, spoken.number)
        before = [places[at - 1] for places in listed if (at := bisect_left(places, told))]
        return [drafts[max(before, default=0)]]

    def _named(self, spoken: Spoken) -> list[Entity]:
        of = self._cast.of
        return [of[id(one)] for node in spoken.nodes for one in (node, *node.linked) if id(one) in of]


def _is_of_all(sentence: Sentence) -> bool:
    """Whether a sentence begins with "both firms" or the like."""
    return not _OF_ALL.isdisjoint(token.low for token in sentence.tokens[:6])


def _circumstances(drafts: Sequence[Draft], spoken: Spoken) -> None:
    """Regime, concern and use, as a sentence ties them to the attempts that it speaks of."""
    if not drafts:
        return
    sentence = spoken.sentence
    tied = regimes(sentence)
    lows = frozenset(singular(token.low) for token in sentence.tokens) if tied else frozenset[str]()
    parties = [name for node in spoken.nodes if node.kind == "party" for name in node.names]
    named = {index for name in parties if name.strong for index in range(name.first, name.after)}
    named |= {index for first, after, _ in regime_spans(sentence) for index in range(first, after)}
    raised = concerns(sentence, named)
    past = any(event.past for event in spoken.events)
    for draft in drafts:
        if tied:
            draft.add_regimes(tied, spoken.marking, lows)
        draft.concerns += [concern for concern in raised if concern not in draft.concerns]
        if draft.intended_use is None and not past:
            taken = {index for name in parties for index in range(name.first, name.after)}
            draft.intended_use = intended_use(sentence, taken)
