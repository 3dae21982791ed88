"""The desk: the walk from a warning to a scrutinised sale. Every public step is on the record.

Each method reads from top to bottom: who may, what is read, what is judged, what is kept. What is
kept (document, alert, sale, case, ledger) is kept in one transaction or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tearline import casework, intake, release
from tearline.assessment import Resolution
from tearline.desk.authority import Act, Authority, Officer
from tearline.desk.bench import Bench, View
from tearline.desk.casefile import GRAVEST_FIRST, attempt_view, case_view, sees_all, visible
from tearline.desk.judging import Judge, alerts_as_list
from tearline.desk.papers import FORMATS, require_format
from tearline.desk.ports import CaseRelease, Changes, Held, NewEvents, Paper, Store
from tearline.desk.tables import judgement_json, verification_json
from tearline.intake.sale import read_sale
from tearline.ledger import read_checkpoint
from tearline.model.alert import Alert
from tearline.model.case import Case, Event, EventKind
from tearline.model.document import Message
from tearline.model.match import Verdict
from tearline.model.party import Role
from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.model.sale import ProposedSale
from tearline.notation.canonical import digest


@dataclass(frozen=True, slots=True)
class Desk:
    """Casework over one store. Officers are named by their ids; times and new ids are handed in."""

    bench: Bench
    store: Store
    authority: Authority
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    fonts: Callable[[], tuple[str, ...]] = tuple

    # Alerts

    def add_alert(self, raw: bytes, *, name: str, by: str) -> str:
        """Holds an alert open without opening a case; its id."""
        officer = self._officer(by, Act.KEEP_ALERTS)
        alert = self._alert(intake.read(raw, name=name))
        self.store.commit(Changes(self.now(), officer.id, self.new_id(), documents=(raw,), alerts=(alert,)))
        return alert.id

    def alerts(self, *, on: date | None) -> View:
        """The alerts open on a day: their ids and dates, nothing of their content."""
        rows = self.store.alerts_open_on(on or self.bench.today())
        return {"alerts": [{"id": one.id, "received": one.received.isoformat()} for one in rows]}

    def alert(self, id: str, *, by: str) -> View:
        """The attempts of one alert, without the mentions that the officer may not see."""
        officer = self._officer(by, Act.SEE)
        alert = self._known_alert(id)
        shown = [attempt_view(one, officer, self.authority.home_state) for one in alert.attempts]
        return {"id": alert.id, "received": alert.received.isoformat(), "attempts": shown}

    def withdraw_alert(self, id: str, *, on: date | None, by: str) -> str:
        """Withdraws an alert on its originator's word; its id. Assessments already made stay on the record."""
        officer = self._officer(by, Act.KEEP_ALERTS)
        alert = replace(self._known_alert(id), withdrawn=on or self.bench.today())
        self.store.commit(Changes(self.now(), officer.id, self.new_id(), alerts=(alert,)))
        return alert.id

    # Cases

    def receive(self, raw: bytes, *, name: str, by: str, as_of: date | None, lists_as_of: date | None) -> str:
        """Opens the case of an incoming alert, with every sale on file that it touches; the case's id."""
        officer = self.authority.officer(by)
        alert = self._alert(intake.read(raw, name=name))
        content = {"alert": alert.id, "document": alert.document}
        case = casework.open_case(self.new_id(), officer, self.now(), content)
        judge = self._judge(as_of, lists_as_of, alert)
        for sale in self.store.sales():
            if judge.touched_by(alert, sale):
                case = self._assessed(case, sale, judge, officer)
        self._commit(case, None, officer, documents=(raw,), alerts=(alert,))
        return case.id

    def propose(self, raw: bytes, *, name: str, by: str, as_of: date | None, lists_as_of: date | None) -> str:
        """Opens the case of a proposed sale, judged against every list and open alert; the case's id."""
        officer = self.authority.officer(by)
        sale = read_sale(raw, where=name)
        case = casework.open_case(self.new_id(), officer, self.now(), {"sale": sale.reference})
        case = self._assessed(case, sale, self._judge(as_of, lists_as_of), officer)
        self._commit(case, None, officer, documents=(raw,), sales=(sale,))
        return case.id

    def attach(self, id: str, raw: bytes, *, name: str, by: str, as_of: date | None, lists_as_of: date | None) -> str:
        """Judges a proposed sale within a case that is open; the sale's reference."""
        officer = self.authority.officer(by)
        before = self._known_case(id)
        sale = read_sale(raw, where=name)
        case = self._assessed(before, sale, self._judge(as_of, lists_as_of), officer)
        self._commit(case, before, officer, documents=(raw,), sales=(sale,))
        return sale.reference

    def cases(self, *, by: str) -> View:
        """Every case: id, state, next step, and the gravest recommendation that the officer may see."""
        officer = self._officer(by, Act.SEE)
        return {"cases": [self._row(case, officer) for case in self.store.cases()]}

    def case(self, id: str, *, by: str) -> View:
        """One case as the officer may see it."""
        officer = self._officer(by, Act.SEE)
        return case_view(self._known_case(id), officer, self.authority.home_state)

    def assess(
        self,
        raw: bytes,
        *,
        where: str,
        alerts: list[tuple[str, bytes]],
        as_of: date | None,
        lists_as_of: date | None,
        max_age: int | None,
        by: str | None = None,
    ) -> View:
        """A proposed sale against everything on file and the alerts given, as ``by`` may see it; nothing is kept.

        Where officers are on file one must be named: the alerts on file are not for everybody.
        """
        if by is None and self.authority.officers:
            raise Refused("who asks is not named, and the alerts on file are not for everybody", where="--by")
        officer = None if by is None else self._officer(by, Act.SEE)
        sale = read_sale(raw, where=where)
        given = [self._alert(intake.read(content, name=name)) for name, content in alerts]
        held = [one for one in self.store.alerts() if one.id not in {alert.id for alert in given}]
        judge = self.bench.judge(as_of=as_of, lists_as_of=lists_as_of, max_age=max_age, alerts=[*held, *given])
        late = [alert.id for alert in given if alert not in judge.alerts]
        result = judgement_json(judge, judge.judge(sale))
        result["not_checked"] += [
            f"Alert {one} is not counted: it was received after {judge.known_at} or is withdrawn." for one in late
        ]
        return result if officer is None else visible(result, officer, self.authority.home_state)[0]

    def describe_sale(self, raw: bytes, *, where: str) -> View:
        """What a sale is about in three words: reference, first item, who gets it."""
        sale = read_sale(raw, where=where)
        item, users = sale.items[0], sale.party(Role.END_USER) or sale.party(Role.PURCHASER)
        to = f"{users[0].name}, {users[0].country or '?'}" if users else "nobody named"
        return {"reference": sale.reference, "item": item.model or item.description, "to": to}

    def advise(self, id: str, *, by: str, position: str, why: str, seen: str | None) -> str:
        """Adds an agency's position on the assessment that the adviser saw; the case's id."""
        return self._act(id, by, EventKind.ADVISED, {"position": position, "reason": why}, seen)

    def countersign(self, id: str, *, by: str, seen: str | None) -> str:
        """Countersigns the assessment and the advice on it; the case's id."""
        return self._act(id, by, EventKind.COUNTERSIGNED, {}, seen)

    def decide(self, id: str, *, by: str, outcome: str, why: str, seen: str | None) -> str:
        """Decides a countersigned case; its id."""
        return self._act(id, by, EventKind.DECIDED, {"decision": outcome, "reason": why}, seen)

    def close(self, id: str, *, by: str, why: str) -> str:
        """Closes a case; its id."""
        return self._act(id, by, EventKind.CLOSED, {"reason": why}, None)

    def reopen(self, id: str, *, by: str, why: str) -> str:
        """Reopens a decided or closed case; its id."""
        return self._act(id, by, EventKind.REOPENED, {"reason": why}, None)

    def resolve(self, id: str, finding: str, *, by: str, verdict: str, why: str) -> str:
        """Says of a match what it really is, and judges its sale again at once; the case's id."""
        officer = self.authority.officer(by)
        before = self._known_case(id)
        judged = [event for event in before.events if event.kind is EventKind.ASSESSED and _has(event, finding)]
        if not judged:
            raise Refused(f"no finding '{finding}' in it", where=f"case {id}", todo=f"see tearline case show {id}")
        content = {"finding": finding, "verdict": verdict, "reason": why}
        case = casework.apply(before, Event(EventKind.RESOLVED, officer.id, self.now(), content), officer)
        last = judged[-1].content
        sale = self.store.sale(str(last["sale"]))
        if sale is None:
            raise Refused(f"sale {last['sale']} is not on file", where=f"case {id}")
        days = {name: date.fromisoformat(str(last[name])) for name in ("as_of", "known_at")}
        judge = self._judge(days["as_of"], days["known_at"])
        self._commit(self._assessed(case, sale, judge, officer), before, officer)
        return case.id

    # Releases

    def draft_release(self, id: str, *, to: str, by: str) -> View:
        """Builds the non-paper for one partner and files the draft: its digest and its text."""
        officer = self.authority.officer(by)
        before = self._known_case(id)
        drafted = release.draft(self._message(before), to)
        event = Event(EventKind.RELEASE_DRAFTED, officer.id, self.now(), {"audience": drafted.audience}, drafted.digest)
        case = casework.apply(before, event, officer)
        self._commit(case, before, officer, releases=(CaseRelease(id, drafted),))
        return self._release_view(case, drafted)

    def approve_release(self, id: str, *, to: str, by: str, digest: str | None) -> View:
        """Approves the draft of that digest (the latest where none is given): who has approved it so far."""
        officer = self.authority.officer(by)
        before = self._known_case(id)
        drafted = self._drafted(before, to)
        content = {"audience": drafted.audience}
        event = Event(EventKind.RELEASE_APPROVED, officer.id, self.now(), content, digest or drafted.digest)
        case = casework.apply(before, event, officer)
        self._commit(case, before, officer)
        return self._release_view(case, drafted)

    def export_release(self, id: str, *, to: str, by: str, format: str, stage: Callable[[bytes], Paper]) -> View:
        """Records the hand-out of an approved release, then hands it out. Refuses before both approvals.

        ``stage`` lays the bytes ready: a place that cannot be written is refused before anything is recorded.
        """
        officer = self.authority.officer(by)
        require_format(format)
        before = self._known_case(id)
        drafted = self._drafted(before, to)
        raw = FORMATS[format](drafted, self.fonts())
        content = {"audience": drafted.audience, "format": format, "sha256": hashlib.sha256(raw).hexdigest()}
        event = Event(EventKind.RELEASE_EXPORTED, officer.id, self.now(), content, drafted.digest)
        case = casework.apply(before, event, officer)
        paper = stage(raw)
        try:
            self._commit(case, before, officer)
        except Refused:
            paper.discard()
            raise
        paper.hand_out()  # step 6: record, then hand out
        return {"audience": drafted.audience, "digest": drafted.digest, "format": format, "bytes": len(raw)}

    # The record

    def verify_ledger(self, checkpoint: bytes | None = None) -> View:
        """Whether the record is whole (and continues ``checkpoint``); the first entry that is not, and why."""
        return verification_json(self.store.verify(None if checkpoint is None else read_checkpoint(checkpoint)))

    def prove_entry(self, index: int) -> View:
        """The inclusion proof of one entry."""
        return self.store.prove(index).to_json()

    def export_ledger(self) -> bytes:
        """The whole ledger as a file that is verified without this home."""
        return b"".join(self.store.export())

    # Within

    def _officer(self, by: str, act: Act) -> Officer:
        officer = self.authority.officer(by)
        self.authority.require(officer, act)
        return officer

    def _alert(self, message: Message) -> Alert:
        sent = message.header.get("dtg") or message.header.get("date")
        received = date.fromisoformat(sent[:10]) if sent else self.bench.today()
        number = (message.header.get("mrn") or {}).get("raw")
        identity = number or f"message-{message.digest[:12]}"
        return Alert(identity, message.digest, received, message.attempts)

    def _known_alert(self, id: str) -> Alert:
        if (alert := self.store.alert(id)) is None:
            raise Refused("no such alert on file", where=id, todo="see tearline alerts list")
        return alert

    def _known_case(self, id: str) -> Case:
        if (case := self.store.case(id)) is None:
            raise Refused("no such case", where=id, todo="see tearline case list")
        return case

    def _judge(self, as_of: date | None, lists_as_of: date | None, *more: Alert) -> Judge:
        held = [one for one in self.store.alerts() if one.id not in {alert.id for alert in more}]
        return self.bench.judge(as_of=as_of, lists_as_of=lists_as_of, alerts=[*held, *more])

    def _assessed(self, case: Case, sale: ProposedSale, judge: Judge, officer: Officer) -> Case:
        """The case with the sale judged in it, in the light of every resolution that it holds."""
        resolutions = {
            str(event.content["finding"]): Resolution(
                Verdict(str(event.content["verdict"])), event.by, str(event.content["reason"])
            )
            for event in case.events
            if event.kind is EventKind.RESOLVED
        }
        result = judgement_json(judge, judge.judge(sale, resolutions))
        content = {
            "sale": sale.reference,
            "recommendation": result["recommendation"],
            "as_of": result["as_of"],
            "known_at": result["known_at"],
            "assessment": result,
        }
        event = Event(EventKind.ASSESSED, officer.id, self.now(), content, digest(result))
        return casework.apply(case, event, officer)

    def _act(self, id: str, by: str, kind: EventKind, content: dict[str, object], seen: str | None) -> str:
        officer = self.authority.officer(by)
        before = self._known_case(id)
        subject = seen or casework.subject_for(before, kind)
        case = casework.apply(before, Event(kind, officer.id, self.now(), content, subject), officer)
        self._commit(case, before, officer)
        return id

    def _commit(self, case: Case, before: Case | None, officer: Officer, **kept: Any) -> None:
        events = (NewEvents.between(before, case),)
        self.store.commit(Changes(self.now(), officer.id, case.id, events=events, **kept))

    def _row(self, case: Case, officer: Officer) -> View:
        shown = case_view(case, officer, self.authority.home_state)
        current = {one["recommendation"] for one in shown["assessments"] if one["current"]}
        gravest = next((one for one in GRAVEST_FIRST if one in current), None)
        return {"case": case.id, "state": shown["state"], "next": shown["next"], "recommendation": gravest}

    def _message(self, case: Case) -> Message:
        named = case.events[0].content.get("document")
        raw = None if named is None else self.store.document(str(named))
        if raw is None:
            raise Refused("this case rests on no message that could be released", where=f"case {case.id}")
        return intake.read(raw, name=f"case {case.id}")

    def _drafted(self, case: Case, to: str) -> Release:
        now = casework.drafts(case.events).get(to.upper())
        for drafted in self.store.releases(case.id):
            if drafted.digest == now:
                return drafted
        todo = f"tearline release draft {case.id} --to {to}"
        raise Refused(f"no release to {to} is drafted", where=f"case {case.id}", todo=todo)

    def _release_view(self, case: Case, drafted: Release) -> View:
        by = casework.approvals(case.events, drafted.digest)
        return {
            "audience": drafted.audience,
            "digest": drafted.digest,
            "approved_by": list(by),
            "complete": len(by) >= casework.APPROVERS,
            "text": release.write_text(drafted).decode(),
        }


def _assessment(event: Event) -> Mapping[str, Any]:
    value = event.content["assessment"]
    if not isinstance(value, Mapping):
        raise TypeError("the assessment of an event is not a mapping")
    return value


def _has(event: Event, finding: str) -> bool:
    return any(one["id"] == finding for one in _assessment(event)["findings"])


def held_with_alerts(desk: Desk, held: Held, *, by: str | None, on: date | None) -> Held:
    """``held`` and, as one list more, the alerts open on that day of which ``by`` may see every mention.

    Where officers are on file and nobody is named, ``held`` as it is.
    """
    authority = desk.authority
    if by is None and authority.officers:
        return held
    officer = authority.officer(by or "anybody")
    authority.require(officer, Act.SEE)
    day = on or desk.bench.today()
    seen = [one for one in desk.store.alerts_open_on(day) if sees_all(one, officer, authority.home_state)]
    return Held((*held.usable, alerts_as_list(seen, day)), held.vintages) if seen else held
