"""One statement of a sentence: who wants what from whom, as verbs and prepositions tell it.

Active: the subject of "seek" is the buyer, the firm after "from" the supplier, the one after
"through" an intermediary. Passive and nouns turn that round: "an order was placed by B with S". A firm
on whose behalf somebody acts is the buyer, and who acts for it an intermediary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tearline.intake.attempt.clauses import Clause, before_verb, clauses
from tearline.intake.attempt.directory import Name, firm_nouns
from tearline.intake.attempt.hanging import Hung, country_of, ends_of, hang, links, shared_country
from tearline.intake.attempt.models import Models
from tearline.intake.attempt.objects import has_object, objects
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.places import country_after, country_before, in_place
from tearline.intake.attempt.things import Thing
from tearline.intake.attempt.verbs import Verb, modality_of, noun_role
from tearline.intake.lexicon import phrases, words
from tearline.model.alert import Modality

ROLES = ("buyers", "intermediaries", "suppliers")
ROLE_OF = {"buyer": "buyers", "intermediary": "intermediaries", "supplier": "suppliers"}
_PRINCIPALS = "principals"
_STAFF = ("purchasing", "procurement", "buying", "sales", "director", "manager", "representative", "agent", "engineer")


@dataclass(frozen=True, slots=True)
class Said:
    """A party in a role, as one sentence has it."""

    name: Name
    country: str | None
    modality: Modality
    rule: str


@dataclass(slots=True)
class Frame:
    """One statement. ``takes_on``: its subject is a pronoun, so that it speaks of the last party in that role.

    ``thin``: somebody only turned to somebody, so that it opens no attempt.
    """

    roles: dict[str, list[Said]] = field(default_factory=lambda: {role: [] for role in ROLES})
    things: tuple[Thing, ...] = ()
    models: Models | None = None
    seen: str | None = None
    value: str | None = None
    takes_on: str | None = None
    thin: bool = False

    @property
    def parties(self) -> list[Said]:
        """Everybody whom it gives a role."""
        return [one for role in ROLES for one in self.roles[role]]

    @property
    def denied(self) -> bool:
        """Whether all that it says of anybody is denied."""
        return bool(self.parties) and all(one.modality is Modality.DENIED for one in self.parties)


def frames(parsed: Parsed) -> list[Frame]:
    """The statements of a sentence, in order; none where nothing is sought, offered or asked for.

    A sentence about earlier times ("in the past", "previously") says nothing of an attempt.
    """
    lows = {token.low for token in parsed.sentence.tokens}
    if all(verb.kind == "past" for verb in parsed.verbs) or lows & words("words", "histories"):
        return []
    said = {at for verb in parsed.verbs if verb.kind != "past" for at in range(verb.first, verb.after)}
    hung = hang(parsed.sentence, parsed.names, said)
    groups = clauses(parsed, hung)
    found: list[Frame] = []
    start = 0
    for position, clause in enumerate(groups):
        end = groups[position + 1].start if position + 1 < len(groups) else len(parsed.sentence)
        frame = _Statement(parsed, hung, Clause(start, clause.verbs), end).frame()
        if frame is not None:
            found.append(frame)
            start = end  # else what stands here ("we have received information that as of May") belongs to the next
    return found


class _Statement:
    """Assigns the names of one clause to roles."""

    def __init__(self, parsed: Parsed, hung: dict[int, Hung], clause: Clause, end: int) -> None:
        self.parsed, self.sentence, self.hung = parsed, parsed.sentence, hung
        self.start, self.end = clause.start, end
        self.names = [name for name in parsed.names if clause.start <= name.first < end]
        self.thin = False
        self.verbs = [verb for verb in clause.verbs if verb.kind != "past" and self._counts(verb)]
        self.roles: dict[str, list[Said]] = {role: [] for role in (*ROLES, _PRINCIPALS)}

    def frame(self) -> Frame | None:
        """The statement; None where its verbs lack their object, or it says that nothing was done."""
        if not self.verbs or self._negated():
            return None
        sought = objects(self.parsed, self.verbs, self.start, self.end)
        thin = self.thin or ({verb.kind for verb in self.verbs} == {"ask"} and not (sought.things or sought.models))
        takes_on = self._subject(self.verbs[0])
        for name in self.names:
            self._by_relation(name)
        self._principals()
        dated = self._seen()
        result = Frame(self.roles, sought.things, sought.models, dated, takes_on=takes_on, thin=thin)
        papers = dated is not None and any(verb.needs == "paper" for verb in self.verbs)
        return result if papers or result.parties or sought.things or sought.models else None

    def _counts(self, verb: Verb) -> bool:
        """Whether the verb has the object that it needs: goods, a firm, or an order as its subject."""
        if verb.needs == "item":
            return has_object(self.parsed, verb)
        if verb.needs == "firm":
            traded = words("verbs", "sets", "traded")
            goods = bool(self.parsed.things or self.parsed.models) or any(
                token.low in traded for token in self.sentence.tokens
            )
            near = range(verb.after - 1, verb.after + 6)
            hung = [self._hung(name) for name in self.names]
            met = any(one.relation == "with" and one.start in near for one in hung)
            self.thin = self.thin or (met and not goods)
            return met
        if verb.needs == "name":
            return any(verb.after < name.first <= verb.after + 8 for name in self.names)
        if verb.needs == "paper":
            papers = words("verbs", "sets", "papers")
            return any(self.sentence.low(at) in papers for at in range(max(0, verb.first - 30), verb.first))
        return True

    def _hung(self, name: Name) -> Hung:
        return self.hung[name.first]

    def _negated(self) -> bool:
        """ "has not ordered" says that nothing was sought; "ensure that it does not ship" says that it may be."""
        verb = self.verbs[0]
        lows = [token.low for token in self.sentence.tokens]
        window = set(lows[max(self.start, verb.first - 6) : verb.first + 1])
        if not window & words("words", "negations") or window & {"knowledge", "licence", "license"}:
            return False
        return not set(lows) & words("words", "requests")

    # The subject

    def _subject(self, verb: Verb) -> str | None:
        """Gives the subject its role; where it is a pronoun, the role that it takes on."""
        if verb.noun:
            owner = self._owner(verb) or self._planner(verb)
            if owner is not None:
                self._give(owner, "suppliers" if verb.kind == "supply" else "buyers", verb.rule, self._attitude(verb))
            return None
        role = self._subject_role(verb)
        if role is None:
            return None
        subject = self._subject_name(verb) or self._listed_behind(verb)
        if subject is None:
            return role if self._pronoun(verb) else None
        behind = subject.first > verb.first
        for name in self._listed(subject) if behind else self._coordinated(subject):
            self._give(name, role, verb.rule, self._attitude(verb))
        return None

    def _subject_role(self, verb: Verb) -> str | None:
        """What the subject of a verb is; None where it is the goods."""
        if verb.kind == "ask":
            return "suppliers" if verb.passive else "buyers"
        if verb.kind == "supply" and verb.passive:
            goods_before = any(self.start <= one.first and one.after <= verb.first for one in self.parsed.things)
            return None if goods_before else "buyers"  # "Foo was offered three presses"
        if verb.passive:
            return None
        return "suppliers" if verb.kind in ("supply", "receive") else "buyers"

    def _owner(self, verb: Verb) -> Name | None:
        """``Qasrun's attempt``, ``Qasrun's recent order``."""
        for name in self.names:
            if self.sentence.low(name.after) in ("'s", "'") and name.after < verb.first <= name.after + 4:
                return name
        return None

    def _planner(self, verb: Verb) -> Name | None:
        """``Hubei Co. is planning the export of``: the subject of a verb of intent before the noun."""
        at = verb.first - 1
        while self.sentence.low(at) in words("words", "articles") | words("words", "item_fillers"):
            at -= 1
        low = self.sentence.low(at)
        return self._subject_name(verb) if low != "to" and low in words("verbs", "sets", "trying") else None

    def _subject_name(self, verb: Verb) -> Name | None:
        """The last name before a verb that no preposition governs, or the one that its "which" refers to."""
        at = before_verb(self.sentence, verb)
        relative = at if self.sentence.low(at) in ("which", "who") else None
        for name in reversed([one for one in self.names if one.after <= verb.first]):
            if relative is not None and relative in ends_of(self.sentence, name):
                return name
            hung = self._hung(name)
            if hung.relation is None or (hung.relation == "of" and self._person_before(hung.start)):
                return name if self._is_whole(name) else None
        return None

    def _listed_behind(self, verb: Verb) -> Name | None:
        """ "Three buyers have been in touch with Foo: …": the first name behind the colon."""
        plurals = words("verbs", "sets", "plurals")
        if not any(self.sentence.low(at) in plurals for at in range(max(self.start, verb.first - 5), verb.first)):
            return None
        colon = next((at for at in range(verb.after, self.end) if self.sentence.low(at) == ":"), None)
        if colon is None:
            return None
        return next((name for name in self.names if name.first > colon), None)

    def _listed(self, first: Name) -> list[Name]:
        return [name for name in self.names if name.first >= first.first]

    def _is_whole(self, name: Name) -> bool:
        """Whether the name itself acts, and not something of its: "Qasrun's lawyer has ordered"."""
        if self.sentence.low(name.after) not in ("'s", "'"):
            return True
        return self.sentence.low(name.after + 1) in firm_nouns() | {
            "attempt",
            "attempts",
            "effort",
            "efforts",
            "plans",
            *_STAFF,
        }

    def _person_before(self, at: int) -> bool:
        people = words("verbs", "sets", "people")
        return self.sentence.low(at - 1) in people or self.sentence.low(at - 2) in people

    def _coordinated(self, subject: Name) -> list[Name]:
        """The subject, the names that "and" joins to it, and the person in "Dr. Foo, an employee of Bar"."""
        linked, found = links(self.sentence, self.names), [subject]
        for name in reversed([one for one in self.names if one.first < subject.first]):
            apposed = self._person_before(self._hung(subject).start) and self._hung(name).relation is None
            if found[0].first not in linked and not apposed:
                break
            found.insert(0, name)
        return found

    def _pronoun(self, verb: Verb) -> bool:
        """Whether "it", "they" or "the firm" is the subject."""
        at = before_verb(self.sentence, verb)
        low, before = self.sentence.low(at), self.sentence.low(at - 1)
        if at < self.start:
            return False
        return low in ("it", "they", "he", "she", "who", "which", "latter") or (
            low in firm_nouns() and before in ("the", "this", "that", "same", "latter", "trading", "these")
        )

    # Everybody else

    def _by_relation(self, name: Name) -> None:
        """Gives a name the role that its preposition, its place behind the verb or a noun beside it says."""
        if any(one.name == name for said in self.roles.values() for one in said):
            return
        hung = self._hung(name)
        before = [verb for verb in self.verbs if verb.first < name.first]
        verb = before[-1] if before else self.verbs[0]
        role = self._role(name, hung, verb)
        if role is None and hung.relation in (None, "of", "maker"):
            role = self._described(name)
        if role is not None:
            doubt = modality_of(hung.doubt) if hung.doubt else self._belief()
            self._give(name, role, f"{verb.kind}-{hung.relation or 'object'}", doubt)

    def _role(self, name: Name, hung: Hung, verb: Verb) -> str | None:
        match hung.relation:
            case "through":
                return "intermediaries"
            case "behalf":
                return _PRINCIPALS
            case "for":
                return None if verb.kind == "ask" else _PRINCIPALS
            case "from":
                paper = verb.noun and "from" in verb.takes and hung.start <= verb.after + 1
                return "buyers" if paper or verb.kind == "receive" else "suppliers"
            case "by":
                if not (verb.passive or verb.noun):
                    return "buyers" if verb.kind == "receive" else None
                return "suppliers" if verb.kind in ("supply", "receive") else "buyers"
            case "with" | "to" | "at":
                return self._addressed(name, hung, verb)
            case "of":
                own = verb.noun and verb.kind == "seek" and hung.start == verb.after
                return "buyers" if own else None
            case None:
                return self._object_role(name, verb)
        return None

    def _addressed(self, name: Name, hung: Hung, verb: Verb) -> str | None:
        """Who is sold to, ordered with, inquired of."""
        if verb.kind == "supply":
            return "buyers" if hung.relation == "to" else None
        takes = {word for one in self.verbs if one.first < name.first for word in one.takes}
        return "suppliers" if hung.relation in takes else None

    def _object_role(self, name: Name, verb: Verb) -> str | None:
        """A name right behind the verb: "approached Perdana", "offered Qasrun two machines"."""
        loose = firm_nouns() | words("organisations", "adjectives") | words("words", "articles") | {"'s", ","}
        gap = range(verb.after, name.first)
        clear = all(self.sentence.low(at) in loose or in_place(self.sentence, at) for at in gap)
        if name.first < verb.after or not clear:
            return None
        if verb.kind == "ask":
            return "buyers" if verb.passive else "suppliers"
        if verb.kind == "hire":
            return "intermediaries"
        return "buyers" if verb.kind == "supply" and not verb.passive and not verb.noun else None

    def _described(self, name: Name) -> str | None:
        """The role that a noun beside a name gives: "the broker Marsad", "Marsad, a broker in Dubai"."""
        beside = [name.first - 1, name.first - 2]
        if self.sentence.low(name.after) == "," and self.sentence.low(name.after + 1) in ("a", "an", "the", "its"):
            beside += range(name.after + 2, name.after + 7)
        for at in beside:
            role = noun_role(self.sentence.low(at))
            if role is not None:
                return ROLE_OF[role]
            if at > name.after and self.sentence.low(at) in (",", "of", "that", "which"):
                return None
        return None

    def _principals(self) -> None:
        """Who acts for a principal is an intermediary, and the principal is the buyer."""
        principals = self.roles.pop(_PRINCIPALS)
        if principals:
            values = {one.name.value for one in principals}
            self.roles["intermediaries"] += [one for one in self.roles["buyers"] if one.name.value not in values]
            self.roles["buyers"] = principals

    # How sure, and when

    def _attitude(self, verb: Verb) -> Modality:
        """The doubt about the subject: in the words before the verb, or in "we suspect that"."""
        first = max(self.start, before_verb(self.sentence, verb) + 1)
        own = modality_of(self.sentence.low(at) for at in range(first, verb.after))
        return own if own is not Modality.STATED else self._belief()

    def _belief(self) -> Modality:
        """The doubt that the opening of the sentence puts on all of it; "denies that" denies it."""
        opening = [self.sentence.low(at) for at in range(self.verbs[0].first)]
        if set(opening) & words("words", "denials"):
            return Modality.DENIED
        line = f" {' '.join(opening)} "
        doubted = any(f" {phrase} " in line for phrase in phrases("verbs", "sets", "belief"))
        return Modality.SUSPECTED if doubted else Modality.STATED

    def _seen(self) -> str | None:
        """The time nearest before the verb, else the first behind it; none that is still to come."""
        past = [one for one in self.parsed.times if not one.deadline and self.start <= one.first < self.end]
        past = [one for one in past if not self._still_ahead(one.first) and not self._of_history(one.first)]
        past = [one for one in past if not self._of_telling(one.after)]
        before = [one for one in past if one.after <= self.verbs[0].first]
        return before[-1].iso if before else past[0].iso if past else None

    def _still_ahead(self, at: int) -> bool:
        """ "may take place in July"."""
        ahead = words("verbs", "sets", "ahead")
        return any(self.sentence.low(before) in ahead for before in range(max(0, at - 5), at))

    def _of_telling(self, after: int) -> bool:
        """ "On 20 July we were informed that": the day of the report."""
        lows = {self.sentence.low(at) for at in range(after, after + 6)}
        return bool(lows & {"we", "us", "our"}) and bool(lows & {"informed", "learned", "learnt", "told", "received"})

    def _of_history(self, at: int) -> bool:
        """ "registered in Minsk in June 2022"."""
        founded = words("verbs", "sets", "founded")
        return any(self.sentence.low(before) in founded for before in range(max(0, at - 5), at))

    # Giving

    def _give(self, name: Name, role: str, rule: str, modality: Modality) -> None:
        if not name.strong and not self._believable(name):
            return
        if role == "suppliers" and self.sentence.low(name.first) in ("ministry", "department", "government"):
            return
        country = country_of(self.sentence, name) or shared_country(self.sentence, self.names, name)
        self.roles[role].append(Said(name, country, modality, rule))

    def _believable(self, name: Name) -> bool:
        """Whether capitals without a legal form may be a firm: of some place, called a firm, or several words."""
        if name.qualifier or country_before(self.sentence, name.first) or country_after(self.sentence, name.after):
            return name.first > 0 or name.after - name.first > 1
        if any(self.sentence.low(at) in firm_nouns() for at in range(max(0, name.first - 3), name.first)):
            return True
        return name.after - name.first > 1 and not self.sentence.upper
