"""Step 1: the sale against every open attempt.

A named buyer or intermediary, together with the supplier, an item or the destination, calls for a
hold. The same supplier and model with another buyer is what a front company looks like, and goes to
an officer. The supplier alone is nobody's suspicion and gives nothing at all.

Questions and sentences for the exporter must not show that an alert exists: what is asked here is
worded as for any sale, and only the findings, which carry a marking, speak of the alert.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tearline.assessment.given import Given, Step, finding, lifted
from tearline.assessment.sought_item import same_item
from tearline.model.alert import Alert, Attempt, Mention, Modality
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.marking import Marking, join
from tearline.model.match import Match, Screened, Verdict
from tearline.model.party import Role
from tearline.model.truth import Truth

IS = {Verdict.SAME: "is the same as", Verdict.RELATED: "is related to"}
SLOTS = ("buyers", "intermediaries")
WINDOW_DAYS = 3 * 365
_END_USE = Question("end_user", "Who will use the item in the end, at which address, and for what?", ("diversion",))
_MAKER = Question("maker", "Who made the item, and under which model number?", ("diversion",))


@dataclass(frozen=True, slots=True)
class Held:
    """One attempt held against the sale. ``named``: unlifted matches with buyers or intermediaries."""

    alert: Alert
    number: int
    attempt: Attempt
    supplier: Mention | None
    firm: str
    model: Truth
    words: Truth
    item: int
    why_item: str
    destination: str

    @property
    def rule(self) -> str:
        return f"alert:{self.alert.id}#{self.number}"


def alert_match(given: Given) -> Step:
    """Findings of every attempt of every alert that was open on the day of knowledge."""
    findings: list[Finding] = []
    for alert in sorted(given.alerts, key=lambda alert: alert.id):
        if not alert.open_on(given.known_at):
            continue
        for number, attempt in enumerate(alert.attempts):
            held = _hold_against(given, alert, number, attempt)
            named, touched = _named(given, held)
            findings.extend(named)
            if not touched:
                findings.extend(_front_company(given, held))
    return Step(tuple(findings))


def _hold_against(given: Given, alert: Alert, number: int, attempt: Attempt) -> Held:
    supplier, firm = _supplier(given, attempt)
    model, words, item, why = Truth.NO, Truth.NO, 0, "no item of the sale is one that was sought"
    order = (Truth.NO, Truth.UNKNOWN, Truth.YES)
    for place, sold in enumerate(given.sale.items):
        for sought in attempt.items:
            by_model, by_words, reason = same_item(sold, sought)
            if (order.index(by_model), order.index(by_words)) > (order.index(model), order.index(words)):
                model, words, item, why = by_model, by_words, place, reason
    return Held(alert, number, attempt, supplier, firm, model, words, item, why, _destination(given, attempt))


def _supplier(given: Given, attempt: Attempt) -> tuple[Mention | None, str]:
    """The alert's supplier that this sale comes from, and by which firm of the sale."""
    sale = given.sale
    firms = [party.name for party in sale.parties if party.role in (Role.EXPORTER, Role.SELLER)]
    firms += [item.maker for item in sale.items if item.maker]
    for mention in attempt.suppliers:
        for firm in sorted(set(firms)):
            if given.same_firm(firm, mention.value) is not Verdict.DIFFERENT:
                return mention, firm
    return None, ""


def _destination(given: Given, attempt: Attempt) -> str:
    """A country of the sale's far end that the alert names for a buyer or an intermediary; empty for none."""
    far = {given.sale.destination} | {
        party.country for party in given.sale.parties if party.role not in (Role.EXPORTER, Role.SELLER)
    }
    theirs = {mention.country for mention in (*attempt.buyers, *attempt.intermediaries)}
    return next(iter(sorted(country for country in far & theirs if country)), "")


def _named(given: Given, held: Held) -> tuple[list[Finding], bool]:
    """Findings of parties that bear a name of the alert; whether any stands after the officers' answers."""
    found: list[Finding] = []
    touched = False
    for screened, match, mention in _matches(given, held):
        supports = _supports(held)
        whole = Effect.HOLD if supports else Effect.REFER
        reasons = _for_and_against(given, held)
        one = finding(
            FindingKind.ALERT_MATCH,
            held.rule,
            Truth.YES,
            whole,
            f"{screened.name} {IS[match.verdict]} {mention.value}, named in an open alert "
            f"({mention.modality.value}): {match.why.rstrip('.')}. {reasons}",
            of=[screened.name, mention.value, mention.country, match.entry_id],
            subject=screened.subject,
            evidence=_evidence(held, (mention,), screened.subject),
            questions=(_END_USE,),
            marking=_marking(held),
            anywhere=True,
        )
        answer = lifted(given, one.id)
        if answer is None:
            touched = True
            found.append(one)
        else:
            found.append(
                finding(
                    FindingKind.ALERT_MATCH,
                    held.rule,
                    Truth.NO,
                    Effect.NONE,
                    f"{screened.name} is not {mention.value}: so found by {answer.by}, {answer.reason}",
                    of=[screened.name, mention.value, mention.country, match.entry_id],
                    subject=screened.subject,
                    evidence=_evidence(held, (mention,), screened.subject),
                    marking=_marking(held),
                    anywhere=True,
                )
            )
    return found, touched


def _matches(given: Given, held: Held) -> list[tuple[Screened, Match, Mention]]:
    """Matches with this attempt's buyers and intermediaries; what the alert itself denies is left out."""
    found = []
    for screened in sorted(given.alert_matches, key=lambda one: (one.subject, one.name)):
        for match in sorted(screened.matches, key=lambda one: one.entry_id):
            if match.list_id != "alerts" or match.verdict is Verdict.DIFFERENT:
                continue
            mention = _mention(held, match.entry_id)
            if mention is not None and mention.modality is not Modality.DENIED:
                found.append((screened, match, mention))
    return found


def _mention(held: Held, entry_id: str) -> Mention | None:
    """The mention behind ``<alert>#<attempt>.<slot>.<n>``; None for another attempt's."""
    start = f"{held.alert.id}#{held.number}."
    if not entry_id.startswith(start):
        return None
    slot, _, place = entry_id.removeprefix(start).partition(".")
    if slot not in SLOTS or not place.isdigit():
        return None
    mentions: Sequence[Mention] = getattr(held.attempt, slot)
    return mentions[int(place)] if int(place) < len(mentions) else None


def _supports(held: Held) -> bool:
    """What makes of a name a case: the supplier, an item or model, or the destination."""
    same_item = held.model is Truth.YES or (held.model is Truth.UNKNOWN and held.words is Truth.YES)
    return held.supplier is not None or same_item or bool(held.destination)


def _front_company(given: Given, held: Held) -> tuple[Finding, ...]:
    """Another buyer for what the alert's supplier was asked for; nothing without supplier or model."""
    fits = held.model is Truth.YES or (held.model is Truth.UNKNOWN and held.words is Truth.YES)
    if held.supplier is None:
        if not fits or _made_elsewhere(given, held):
            return ()
        # Nobody says who made it: it may be the supplier's, sold on.
        return (_other_buyer(given, held, Truth.UNKNOWN, Effect.ASK, (_MAKER,)),)
    if held.model is Truth.YES:
        return (_other_buyer(given, held, Truth.YES, Effect.REFER, (_END_USE,)),)
    if fits:
        # No model to go by, or only its family: the region makes it an officer's question.
        effect = Effect.REFER if held.destination else Effect.ASK
        return (_other_buyer(given, held, Truth.UNKNOWN, effect, (_MAKER, _END_USE)),)
    return ()


def _made_elsewhere(given: Given, held: Held) -> bool:
    """Whether the item has a maker of its own, who is not the alert's supplier."""
    return bool(given.sale.items[held.item].maker) or not held.attempt.suppliers


def _other_buyer(given: Given, held: Held, status: Truth, effect: Effect, questions: tuple[Question, ...]) -> Finding:
    subject = f"items[{held.item}]"
    item = given.sale.items[held.item]
    buyers = sorted(party.name for party in given.sale.parties if party.role in (Role.PURCHASER, Role.END_USER))
    of = [held.alert.id, item.model, item.description, buyers, held.why_item, held.firm]
    asked = f" from {held.firm}" if held.supplier else ""
    one = finding(
        FindingKind.ALERT_MATCH,
        f"{held.rule}:other-buyer",
        status,
        effect,
        f"Another buyer for what an open alert says was sought{asked}. {_for_and_against(given, held)}",
        of=of,
        subject=subject,
        evidence=_evidence(held, (held.supplier,) if held.supplier else (), subject),
        questions=questions,
        marking=_marking(held),
    )
    answer = lifted(given, one.id)
    if answer is None:
        return one
    return finding(
        FindingKind.ALERT_MATCH,
        f"{held.rule}:other-buyer",
        Truth.NO,
        Effect.NONE,
        f"Not the attempt of the alert: so found by {answer.by}, {answer.reason}",
        of=of,
        subject=subject,
        evidence=one.evidence,
        marking=one.marking,
    )


def _for_and_against(given: Given, held: Held) -> str:
    """What speaks for the match and what against it, in two sentences."""
    supplier = f"{held.firm} is the supplier that was approached"
    pro: list[str] = []
    con: list[str] = []
    (pro if held.supplier else con).append(supplier if held.supplier else "the supplier is another firm")
    (con if held.model is Truth.NO and held.words is not Truth.YES else pro).append(held.why_item)
    if held.words is Truth.YES:
        pro.append("the description fits")
    (pro if held.destination else con).append(
        f"{held.destination} is named in the alert" if held.destination else "the destination is another country"
    )
    window = _in_window(given.sale.date, held.attempt.seen)
    if window is not Truth.UNKNOWN:
        when = f"the attempt was seen in {held.attempt.seen}"
        (pro if window is Truth.YES else con).append(when)
    review = held.alert.review_by
    if review is not None and review < given.known_at:
        con.append(f"the alert was to be reviewed by {review}")
    return f"For: {'; '.join(pro) or 'nothing more'}. Against: {'; '.join(con) or 'nothing'}."


def _in_window(day: date, seen: str | None) -> Truth:
    """Whether the sale falls within three years of the attempt; a month or year is taken at its start."""
    if not seen:
        return Truth.UNKNOWN
    parts = [int(part) for part in seen.split("-") if part.isdigit()]
    try:
        start = date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return Truth.UNKNOWN
    return Truth.of(-366 <= (day - start).days <= WINDOW_DAYS)


def _marking(held: Held) -> Marking:
    """As restricted as everything that the attempt says; an item without a mark takes the mentions' join.

    The reasons speak of time, items and places, whose own passages are not all known, so the whole
    attempt counts. There is always a mention: without a name and without a supplier nothing is found.
    """
    attempt = held.attempt
    marks = [mention.marking for mention in (*attempt.buyers, *attempt.intermediaries, *attempt.suppliers)]
    marks += [item.marking for item in attempt.items if item.marking is not None]
    return join(marks)


def _evidence(held: Held, mentions: Sequence[Mention], subject: str) -> tuple[Evidence, ...]:
    places = [
        Evidence("alert", held.alert.document, span)
        for mention in (*mentions, *((held.supplier,) if held.supplier else ()))
        for span in mention.spans
    ]
    return (*dict.fromkeys(places), Evidence("sale", subject))
