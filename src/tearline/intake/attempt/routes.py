"""Sentences about the way of the goods or of the money: who stands on it is an intermediary."""

from __future__ import annotations

from functools import cache
from re import Pattern

from tearline.intake.attempt.frames import Frame, Said
from tearline.intake.attempt.hanging import country_of, hang
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.tokens import whole
from tearline.intake.attempt.verbs import modality_of
from tearline.model.alert import Modality


@cache
def _deal() -> Pattern[str]:
    return whole(
        r"payments?|deal|goods|shipments?|consignment|cargo|transaction|order|requests?|inquiry|enquiry|equipment|items?"
        r"|machines?|material|delivery|transport|letter of credit|funds|money|freight|purchase|contract|offer|parcel"
    )


@cache
def _arranged() -> Pattern[str]:
    return whole(
        r"(?:arranged|handled|paid|made|forwarded|financed|collected|guaranteed|transferred|settled|shipped|consolidated"
        r"|cleared|opened|moved|carried) by"
    )


@cache
def _offers() -> Pattern[str]:
    """What an agent does: "offered to take delivery", "was to arrange the payment"."""
    return whole(
        r"(?:offered|offers|agreed|is|was|were|would|will|has been|had been|undertook|undertakes)"
        r"(?: asked| instructed)?(?: to)?"
        r" (?:take delivery|arrange|handle|forward|collect|pay|consolidate|clear|open a letter of credit|act"
        r"|arranging|handling|forwarding|acting|paying)(?! for)"
    )


def route(parsed: Parsed) -> Frame | None:
    """The firms through which goods, papers or money go; None where the sentence tells of none."""
    sentence, frame = parsed.sentence, Frame()
    offers = [first for first, _, _ in sentence.find(_offers())]
    if not offers and not _deal().search(sentence.line):
        return None
    hung = hang(sentence, parsed.names, set())
    arranged = {after - 1 for _, after, _ in sentence.find(_arranged())}
    for name in parsed.names:
        one = hung[name.first]
        through = one.relation == "through" or (one.relation == "by" and one.start in arranged)
        does = one.relation is None and any(name.after <= first <= name.after + 8 for first in offers)
        if not (through or does) or not (name.strong or name.after - name.first > 1):
            continue
        doubt = modality_of(one.doubt) if one.doubt else _hedge(parsed)
        frame.roles["intermediaries"].append(Said(name, country_of(sentence, name), doubt, "route"))
    return frame if frame.parties else None


def _hedge(parsed: Parsed) -> Modality:
    """A doubt anywhere in so short a statement is a doubt about its firm."""
    lows = {token.low for token in parsed.sentence.tokens}
    doubt = modality_of(lows)
    return Modality.SUSPECTED if doubt is Modality.POTENTIAL else doubt


def subject_of(parsed: Parsed) -> Said | None:
    """The firm that a sentence is about, to which "the firm" may refer next."""
    hung = hang(parsed.sentence, parsed.names, set())
    for name in parsed.names:
        if name.strong and hung[name.first].relation is None:
            return Said(name, country_of(parsed.sentence, name), Modality.STATED, "topic")
    return None
