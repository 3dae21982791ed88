"""An alleged attempt in sentences of our own, one template each, so that no doubt gets lost on the way.

A template says "was seeking", never "bought", and a slot that is suspected is said to be suspected.
Sentences depend on the slots that they are given and on nothing else: whoever hands in a part of an
attempt gets no trace of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tearline.model.alert import Concern, Modality
from tearline.model.country import by_alpha2
from tearline.model.item import Money
from tearline.model.marking import Marking
from tearline.model.outgoing import Ask, FearedUse, Firm, NamedRegime, SoughtDeal, WantedItem

_DOUBT = (Modality.STATED, Modality.SUSPECTED, Modality.POTENTIAL)
_SEEKING = {
    Modality.STATED: ("was seeking to procure", "were seeking to procure"),
    Modality.SUSPECTED: ("was reportedly seeking to procure", "were reportedly seeking to procure"),
    Modality.POTENTIAL: ("may have been seeking to procure", "may have been seeking to procure"),
}
_ALSO = re.compile(r"^(was|were|may)(?= )")
_FROM = {
    Modality.STATED: "from",
    Modality.SUSPECTED: "possibly from",
    Modality.POTENTIAL: "potentially from",
}
_BETWEEN = {
    Modality.STATED: "The intermediary is",
    Modality.SUSPECTED: "The intermediary is believed to be",
    Modality.POTENTIAL: "The intermediary may be",
}
_CONTROLLED = {
    Modality.STATED: "are controlled",
    Modality.SUSPECTED: "are probably controlled",
    Modality.POTENTIAL: "may be controlled",
    Modality.DENIED: "are not controlled",
}
_PROGRAM = {
    Concern.BALLISTIC_MISSILE: "a ballistic missile program",
    Concern.NUCLEAR: "a nuclear weapons program",
    Concern.CHEMICAL: "a chemical weapons program",
    Concern.BIOLOGICAL: "a biological weapons program",
    Concern.CONVENTIONAL: "the production of conventional weapons",
}
_ASKED = {
    Ask.INVESTIGATE: "to investigate the matter",
    Ask.SCRUTINISE: "to scrutinise any proposed sale of such items",
    Ask.STOP: "to stop any transfer of such items to the parties named",
    Ask.SHARE: "to share their findings",
}
_WISHED = {
    Ask.INVESTIGATE: "looked into the matter",
    Ask.SCRUTINISE: "saw to it that any proposed sale of such items, whoever the buyer, is thoroughly scrutinised "
    "before it goes ahead",
    Ask.STOP: "prevented a transfer of such items to the parties named",
    Ask.SHARE: "shared with us what they find",
}
_NUMBERS = (*("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the markings of every slot that it rests on."""

    text: str
    rests_on: tuple[Marking, ...]


def sentences(deal: SoughtDeal) -> tuple[Sentence, ...]:
    """The attempt as sentences: who was seeking what from whom, through whom, controlled how, for what."""
    found: list[Sentence] = []
    for place, items in enumerate(_told_together(deal.items)):
        found.append(_main(replace(deal, items=items), also=place > 0))
    found += [_through(firm) for firm in deal.intermediaries]
    found += [_regime(regime) for regime in deal.regimes]
    if deal.use is not None:
        found.append(Sentence(f"The stated end use is {deal.use.text}.", (deal.use.marking,)))
    if deal.concerns:
        found.append(_feared(deal.concerns))
    return tuple(found)


def as_spoken(deal: SoughtDeal) -> SoughtDeal:
    """``deal`` as its sentences tell it: buyers share a verb and are as doubtful as the most doubtful of them."""
    doubt = most_doubtful(deal.buyers) if deal.buyers else Modality.STATED
    return replace(deal, buyers=tuple(replace(one, modality=doubt) for one in deal.buyers))


def spoken_day(iso: str) -> str:
    """``2026-08`` as "August 2026", ``2026-08-19`` as "19 August 2026"; a month stays a month."""
    year, *rest = iso.split("-")
    words = [_MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def goods(item: WantedItem) -> str:
    """``two CNC rotary tables (either model A or model B) valued at EUR 41,000``; without a number in the plural."""
    count = item.quantity
    said = "" if count is None else f"{_NUMBERS[count] if count < len(_NUMBERS) else count} "
    name = f"{said}{item.description if count == 1 else item.plural}"
    if item.models and item.alternatives:
        either = "either " if len(item.models) == 2 else ""
        name += f" ({either}{listed([f'model {one}' for one in item.models], 'or')})"
    elif item.models:
        name += f" ({'model' if len(item.models) == 1 else 'models'} {listed(item.models)})"
    return name if item.value is None else f"{name} valued at {sum_of(item.value)}"


def sum_of(value: Money) -> str:
    """``EUR 41,000``."""
    return f"{value.currency} {value.amount:,}"


def firm_named(firm: Firm) -> str:
    """``Tirdad Nemuneh Sanat Co. (Tehran, Iran)``."""
    country = by_alpha2(firm.country) if firm.country else None
    where = [one for one in (firm.place, country.name if country else None) if one]
    return f"{firm.name} ({', '.join(where)})" if where else firm.name


def asked(asks: Sequence[Ask]) -> str:
    """What a post is to ask for: ``to investigate the matter and to share their findings``."""
    return listed([_ASKED[one] for one in asks])


def wished(asks: Sequence[Ask]) -> str:
    """What a partner reads of the same: ``looked into the matter and shared with us what they find``."""
    return listed([_WISHED[one] for one in asks])


def most_doubtful(parts: Iterable[Firm]) -> Modality:
    """The doubt that holds for all of them: joined in one sentence, nobody is said to be surer than he is."""
    return max((one.modality for one in parts), key=_DOUBT.index)


def _told_together(items: tuple[WantedItem, ...]) -> list[tuple[WantedItem, ...]]:
    """The items by sentence: those without a value share one, any other has its own, so that a sum is of one thing."""
    plain = tuple(one for one in items if one.value is None)
    return [*([plain] if plain else []), *((one,) for one in items if one.value is not None)]


def _main(deal: SoughtDeal, *, also: bool) -> Sentence:
    when = "" if deal.seen is None or also else f"As of {spoken_day(deal.seen.text)}, "
    what = listed([goods(one) for one in deal.items])
    if deal.buyers:
        said = _SEEKING[most_doubtful(deal.buyers)][len(deal.buyers) > 1]
        said = _ALSO.sub(r"\1 also", said) if also else said
        text = f"{when}{listed([firm_named(one) for one in deal.buyers])} {said} {what}"
    else:
        text = f"{when}there was {'also ' if also else ''}an attempt to procure {what}"
    if deal.suppliers:
        text += _from(deal.suppliers)
    used = [firm.marking for firm in (*deal.buyers, *deal.suppliers)]
    used += [item.marking for item in deal.items]
    used += [deal.seen.marking] if deal.seen is not None and not also else []
    return Sentence(f"{text[0].upper()}{text[1:]}.", tuple(used))


def _from(suppliers: Sequence[Firm]) -> str:
    """``from A and B``; where one of them is doubtful, each with its own word: ``from A and possibly from B``."""
    if all(one.modality is Modality.STATED for one in suppliers):
        return f" from {listed([firm_named(one) for one in suppliers])}"
    said = listed([f"{_FROM[one.modality]} {firm_named(one)}" for one in suppliers])
    return f" {said}" if suppliers[0].modality is Modality.STATED else f", {said}"


def _through(firm: Firm) -> Sentence:
    return Sentence(f"{_BETWEEN[firm.modality]} {firm_named(firm)}.", (firm.marking,))


def _regime(regime: NamedRegime) -> Sentence:
    return Sentence(f"Such items {_CONTROLLED[regime.modality]} under the {regime.name}.", (regime.marking,))


def _feared(concerns: Sequence[FearedUse]) -> Sentence:
    programs = listed([_PROGRAM[one.concern] for one in concerns], "or")
    return Sentence(f"They could contribute to {programs}.", tuple(one.marking for one in concerns))
