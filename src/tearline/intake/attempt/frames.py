"""One statement of a sentence: who wants what from whom, as verbs and prepositions tell it.

Active: the subject of "seek" is the buyer, the firm after "from" the supplier, the one after
"through" an intermediary. Passive and nouns turn that round: "an order was placed by B with S". A firm
on whose behalf somebody acts is the buyer, and who acts for it an intermediary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tearline.intake.attempt.names import Name, firm_nouns
from tearline.intake.attempt.parse import Parsed
from tearline.intake.attempt.places import country_after, country_before, place_at
from tearline.intake.attempt.things import Models, Thing, object_at
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.verbs import Verb, modality_of, noun_role, relation_at
from tearline.intake.lexicon import words

_TRYING = frozenset(
    "to trying tried attempting attempted planning planned plans intends intending intended seeking sought hoping hopes wishes wanting wants"
    " preparing prepared continuing continued continues working looking about considering proposing agreed again".split()
)
ROLES = ("buyers", "intermediaries", "suppliers")
_ROLE_OF = {"buyer": "buyers", "intermediary": "intermediaries", "supplier": "suppliers"}


@dataclass(frozen=True, slots=True)
class Said:
    """A party in a role, as one sentence has it."""

    name: Name
    country: str | None
    modality: str
    rule: str


@dataclass(slots=True)
class Frame:
    """One statement. ``takes_on``: its subject is a pronoun, so that it speaks of the last party in that role."""

    roles: dict[str, list[Said]] = field(default_factory=lambda: {role: [] for role in ROLES})
    things: list[Thing] = field(default_factory=list)
    models: Models | None = None
    seen: str | None = None
    value: str | None = None
    takes_on: str | None = None

    @property
    def denied(self) -> bool:
        said = [one for role in ROLES for one in self.roles[role]]
        return bool(said) and all(one.modality == "denied" for one in said)

    @property
    def says_something(self) -> bool:
        return any(self.roles[role] for role in ROLES) or bool(self.things) or self.models is not None


@dataclass(frozen=True, slots=True)
class _Hung:
    """How a party hangs in the sentence: its relation (None for a subject or object), and the doubt about it."""

    relation: str | None
    start: int
    doubt: tuple[str, ...]


def frames(parsed: Parsed) -> list[Frame]:
    """The statements of a sentence, in order; none where nothing is sought, offered or asked for."""
    if not _spoken_of_now(parsed):
        return []
    hung = _hang(parsed)
    groups = _clauses(parsed, hung)
    found = []
    for position, group in enumerate(groups):
        start = 0 if position == 0 else group[0]
        end = groups[position + 1][0] if position + 1 < len(groups) else len(parsed.sentence)
        frame = _Builder(parsed, hung, start, end, group[1]).frame()
        if frame is not None:
            found.append(frame)
    return found


def _spoken_of_now(parsed: Parsed) -> bool:
    """Whether the sentence has a frame that is neither history nor denied outright."""
    if all(verb.kind == "past" for verb in parsed.verbs):
        return False
    lows = [token.low for token in parsed.sentence.tokens]
    if set(lows) & words("words", "histories"):
        return False
    return True


def _hang(parsed: Parsed) -> dict[int, _Hung]:
    """For each name, by its first token, the preposition that governs it; names joined by "and" share one."""
    found: dict[int, _Hung] = {}
    before: Name | None = None
    for name in parsed.names:
        one = _governed(parsed, name)
        if before is not None and _joined(parsed.sentence, before, name):
            first = found[before.first]
            one = _Hung(first.relation, first.start, one.doubt if one.doubt else first.doubt)
        found[name.first] = one
        before = name
    return found


def _joined(sentence: Sentence, before: Name, name: Name) -> bool:
    """Whether only "and", "or" or a comma (and what is said of a name) stands between two names."""
    start = before.after
    place = country_after(sentence, start)
    if place is not None and place[1] <= name.first:
        start = place[1]
    lows = [sentence.low(at) for at in range(start, name.first)]
    joints = [low for low in lows if low in ("and", "or", "&", ",", "/")]
    rest = [
        low
        for low in lows
        if low not in ("and", "or", "&", ",", "/", "the", "both", "either", "as", "well", ")", "(", '"')
    ]
    loose = (
        firm_nouns()
        | words("organisations", "adjectives")
        | {"its", "possibly", "probably", "perhaps", "'s", "a", "an"}
    )
    return bool(joints) and len(lows) < 9 and all(low in loose or _is_place(sentence, low) for low in rest)


def _is_place(sentence: Sentence, low: str) -> bool:
    return any(place_at(sentence, at) is not None for at in range(len(sentence)) if sentence.low(at) == low)


def _governed(parsed: Parsed, name: Name) -> _Hung:
    """Walks left over what may stand between a preposition and a name: articles, nouns for a firm, places, doubts."""
    sentence, at, doubt = parsed.sentence, name.first - 1, list[str]()
    loose = firm_nouns() | words("organisations", "adjectives") | words("words", "articles") | {'"', "'s", "'", "("}
    nouns_seen = False
    while at >= 0 and name.first - at < 14:
        low = sentence.low(at)
        relation = relation_at(sentence, at)
        if relation is not None and not (relation[0] == "of" and nouns_seen and low in ("of", "in")):
            doubt += _doubts(sentence, relation[1])
            return _Hung(relation[0], relation[1], tuple(doubt))
        if relation is not None or _in_place(sentence, at):
            at -= 1
            continue
        if low in words("words", "suspected") or low in ("may", "be", "is", "to", "what", "appears"):
            if low in ("be", "is", "to") and not doubt:
                break
            doubt.append(low)
        elif low == "," and (sentence.low(at - 1) in firm_nouns() or _in_place(sentence, at - 1)):
            pass
        elif low in firm_nouns():
            nouns_seen = True
        elif low not in loose:
            break
        at -= 1
    return _Hung(None, name.first, tuple(doubt))


def _in_place(sentence: Sentence, at: int) -> bool:
    for first in range(max(0, at - 3), at + 1):
        for place in (place_at(sentence, first), place_at(sentence, first, possessive=True)):
            if place is not None and place.after > at:
                return True
    return False


def _doubts(sentence: Sentence, before: int) -> list[str]:
    """Doubt in the three words before a preposition: "possibly through", "may be acting through"."""
    found = []
    for at in range(before - 1, max(-1, before - 5), -1):
        low = sentence.low(at)
        if low in words("words", "suspected") or low in ("may", "might", "could", "potentially"):
            found.append(low)
        elif low not in words("words", "auxiliaries") and low not in (
            "and",
            "or",
            "acting",
            "working",
            "operating",
            "believe",
            ",",
        ):
            break
    return found


def _clauses(parsed: Parsed, hung: dict[int, _Hung]) -> list[tuple[int, list[Verb]]]:
    """Verbs grouped into statements, each with its first token: a new subject starts a new one."""
    groups: list[tuple[int, list[Verb]]] = []
    for verb in parsed.verbs:
        subject = _own_subject(parsed, hung, verb)
        if groups and (subject is None or subject < _last(groups)):
            groups[-1][1].append(verb)
        else:
            groups.append((subject if subject is not None and groups else 0, [verb]))
    return groups


def _last(groups: list[tuple[int, list[Verb]]]) -> int:
    return groups[-1][1][-1].first


def _own_subject(parsed: Parsed, hung: dict[int, _Hung], verb: Verb) -> int | None:
    """The first token of the name right before a verb that is its subject, with a relative pronoun or without."""
    at = verb.first - 1
    sentence = parsed.sentence
    if verb.noun or sentence.low(verb.first) == "to":
        return None
    while at >= 0 and (
        sentence.low(at) in words("words", "auxiliaries")
        or sentence.low(at) in ("to", "trying", "planning", "attempting")
    ):
        at -= 1
    relative = sentence.low(at) in ("which", "who", "that")
    if relative:
        at -= 2 if sentence.low(at - 1) == "," else 1
    for name in reversed(parsed.names):
        end = name.after
        behind = country_after(sentence, end)
        ends = {end, end + 1 if sentence.low(end) in (",", ")") else end}
        if behind is not None:
            ends |= {behind[1], behind[1] + 1}
        if at + 1 in ends and (relative or hung[name.first].relation in (None, "of")):
            return name.first
    return None


class _Builder:
    """Assigns the names between ``start`` and ``end`` to roles, for the verbs of one statement."""

    def __init__(self, parsed: Parsed, hung: dict[int, _Hung], start: int, end: int, verbs: list[Verb]) -> None:
        self.parsed, self.hung, self.verbs = parsed, hung, [verb for verb in verbs if verb.kind != "past"]
        self.sentence = parsed.sentence
        self.start, self.end = start, end
        self.past = [verb for verb in verbs if verb.kind == "past"]
        self.names = [name for name in parsed.names if start <= name.first < end]
        self.result = Frame()

    def frame(self) -> Frame | None:
        self.verbs = [verb for verb in self.verbs if self._counts(verb)]
        if not self.verbs or self._negated():
            return None
        self.main = self.verbs[0]
        self.kinds = {verb.kind for verb in self.verbs}
        self._objects()
        if self.kinds <= {"ask"} and not (self.result.things or self.result.models):
            return None
        self._subject()
        for name in self.names:
            self._by_relation(name)
        self._principal()
        self._time()
        dated = self.result.seen is not None and any(verb.needs == "paper" for verb in self.verbs)
        return self.result if self.result.says_something or dated else None

    def _counts(self, verb: Verb) -> bool:
        """Whether the verb has the object that it needs: goods, or an order, right behind it or as its subject."""
        if verb.needs == "item":
            ahead = [one.first for one in self.parsed.things if one.first >= verb.after]
            ahead += [one.first for one in self.parsed.models if one.first >= verb.after]
            unknown = object_at(self.sentence, verb.after, set(self.parsed.busy), self.parsed.models)
            ahead += [unknown.first] if unknown is not None else []
            if ahead and min(ahead) - verb.after < 14:
                return True
            return verb.kind == "supply" and any(one.after <= verb.first for one in self.parsed.things)
        if verb.needs == "firm":
            return any(
                self.hung[name.first].relation == "with"
                and verb.after <= self.hung[name.first].start + 1 <= verb.after + 6
                for name in self.names
            ) and bool(self.parsed.things or self.parsed.models)
        if verb.needs == "paper":
            papers = {
                "order",
                "orders",
                "inquiry",
                "enquiry",
                "request",
                "tender",
                "rfq",
                "inquiries",
                "enquiries",
                "bid",
                "quotation",
                "quotations",
                "contract",
                "offer",
                "offers",
            }
            return any(self.sentence.low(at) in papers for at in range(max(0, verb.first - 30), verb.first))
        return True

    def _negated(self) -> bool:
        """ "has not ordered" says nothing was sought; "ensure that it does not ship" says that it may be."""
        lows = [token.low for token in self.sentence.tokens]
        verb = self.verbs[0]
        window = lows[max(self.start, verb.first - 6) : verb.first + 1]
        if not set(window) & words("words", "negations") or set(window) & {"knowledge", "licence", "license"}:
            return False
        return not set(lows) & words("words", "requests")

    # What is sought

    def _objects(self) -> None:
        for verb in self.verbs:
            if self._take_objects(verb):
                break
        if self.result.models is None and not self.result.things:
            listed = [one for one in self.parsed.models if self.start <= one.first < self.end]
            self.result.models = listed[0] if listed else None

    def _take_objects(self, verb: Verb) -> bool:
        goods = [one for one in self.parsed.things if self.start <= one.first < self.end and not self._aside(one)]
        ahead = [one for one in goods if one.first >= verb.after]
        behind = [one for one in goods if one.after <= verb.first]
        if verb.passive:
            chosen = [*behind[-1:], *([] if behind else ahead[:1])]
        elif verb.kind == "supply" and not ahead and not verb.noun:
            chosen = behind[-1:]
        else:
            chosen = ahead[:1]
        near = self._listed_near(verb)
        if near is not None and (not chosen or near.after <= chosen[0].first - 4):
            self.result.models = near
        unknown = (
            None
            if verb.passive or (near is not None)
            else object_at(self.sentence, verb.after, set(self.parsed.busy), self.parsed.models)
        )
        if unknown is not None and (not chosen or unknown.after <= chosen[0].first) and verb.kind in ("seek", "supply"):
            chosen = [unknown]
        if not chosen:
            return self.result.models is not None
        self.result.things = self._with_joined(chosen[0], goods)
        return True

    def _listed_near(self, verb: Verb) -> Models | None:
        """Models right behind the verb, where they stand for the item: "was seeking the BM-40"."""
        for one in self.parsed.models:
            gap = [self.sentence.low(at) for at in range(verb.after, one.first)]
            if verb.after <= one.first and all(
                low in words("words", "articles") | words("words", "item_fillers") for low in gap
            ):
                attached = any(thing.first <= one.first and one.after <= thing.after for thing in self.parsed.things)
                return None if attached else one
        return None

    def _with_joined(self, first: Thing, goods: list[Thing]) -> list[Thing]:
        """``first`` and the items that "and", "or" or a comma joins to it."""
        found = [first]
        filler = words("words", "articles") | words("words", "item_fillers") | words("words", "counting_units")
        for one in goods:
            last = found[-1]
            if one.first < last.after:
                continue
            gap = [self.sentence.low(at) for at in range(last.after, one.first)]
            joints = {"and", "or", ",", "plus", "as", "well", "together", "with", "(", ")", "&", "quantity"}
            if (
                gap
                and gap[0] in joints
                and all(low in joints or low in filler or _counted(low) for low in gap)
                and gap != ["with"]
            ):
                found.append(one)
            else:
                break
        return found

    def _aside(self, thing: Thing) -> bool:
        """Goods that describe a firm or a use: "a maker of lathes", "to produce bearings", "for its furnaces"."""
        before = [self.sentence.low(at) for at in range(max(0, thing.first - 5), thing.first)]
        if (
            before[-1:]
            and before[-1] in ("of", "in")
            and set(before[-4:-1]) & (firm_nouns() | {"dealing", "specializing", "specialising", "deals"})
        ):
            return True
        uses = {
            "produce",
            "make",
            "manufacture",
            "producing",
            "making",
            "manufacturing",
            "build",
            "repair",
            "using",
            "fitted",
            "turn",
            "into",
            "upgrade",
            "machining",
            "use",
            "test",
            "testing",
            "production",
            "maintain",
        }
        applied = "used" in before and bool(set(before) & {"to", "in", "for", "with", "on"}) and before[-1:] != ["used"]
        return applied or bool(set(before[-4:]) & uses)

    # Who

    def _subject(self) -> None:
        verb = self.main
        role = self._subject_role(verb)
        if verb.noun:
            owner = self._owner(verb) or self._planner(verb)
            if owner is not None:
                self._give(owner, "suppliers" if verb.kind == "supply" else "buyers", verb.rule, self._attitude(verb))
            return
        if role is None:
            return
        subject = self._subject_name(verb)
        if subject is None:
            if self._pronoun(verb):
                self.result.takes_on = role
            return
        for name in self._coordinated(subject):
            self._give(name, role, verb.rule, self._attitude(verb))

    def _subject_role(self, verb: Verb) -> str | None:
        if verb.kind in ("seek", "hire"):
            return None if verb.passive else "buyers"
        if verb.kind == "ask":
            return "suppliers" if verb.passive else "buyers"
        if verb.kind == "supply":
            return "buyers" if verb.passive and not self._thing_before(verb) else None if verb.passive else "suppliers"
        return None if verb.passive else "suppliers"

    def _thing_before(self, verb: Verb) -> bool:
        return any(self.start <= one.first and one.after <= verb.first for one in self.parsed.things)

    def _owner(self, verb: Verb) -> Name | None:
        """``Qasrun's attempt``, ``Qasrun's recent order``."""
        for name in self.names:
            if self.sentence.low(name.after) in ("'s", "'") and name.after < verb.first <= name.after + 4:
                return name
        return None

    def _planner(self, verb: Verb) -> Name | None:
        """``Hubei Co. is planning the export of``: the subject of a verb of intent before the noun."""
        at = verb.first - 1
        while self.sentence.low(at) in words("words", "articles") or self.sentence.low(at) in words(
            "words", "item_fillers"
        ):
            at -= 1
        if self.sentence.low(at) not in _TRYING or self.sentence.low(at) == "to":
            return None
        return self._subject_name(verb)

    def _subject_name(self, verb: Verb) -> Name | None:
        before = [name for name in self.names if name.after <= verb.first]
        relative = self._relative(verb)
        for name in reversed(before):
            hung = self.hung[name.first]
            if relative is not None and name.after <= relative and self._ends_at(name, relative):
                return name
            if hung.relation is None or (hung.relation == "of" and self._person_before(hung.start)):
                if self.sentence.low(name.after) in ("'s", "'") and not self._noun_of_firm(name.after + 1):
                    return (
                        name
                        if self.sentence.low(name.after + 1)
                        in ("attempt", "attempts", "effort", "efforts", "plans", "interest", "bid")
                        else None
                    )
                return name
        return None

    def _relative(self, verb: Verb) -> int | None:
        at = verb.first - 1
        while at > self.start and self.sentence.low(at) in words("words", "auxiliaries"):
            at -= 1
        return at if self.sentence.low(at) in ("which", "who") else None

    def _ends_at(self, name: Name, at: int) -> bool:
        behind = country_after(self.sentence, name.after)
        ends = {name.after, name.after + 1} | ({behind[1], behind[1] + 1} if behind else set())
        return at in ends

    def _person_before(self, at: int) -> bool:
        people = {
            "representative",
            "representatives",
            "official",
            "officials",
            "employee",
            "employees",
            "director",
            "manager",
            "agents",
            "delegation",
            "engineers",
            "engineer",
            "head",
            "president",
            "owner",
            "behalf",
            "staff",
            "buyers",
            "member",
            "members",
            "sister",
        }
        return bool({self.sentence.low(at - 1), self.sentence.low(at - 2)} & people)

    def _noun_of_firm(self, at: int) -> bool:
        return self.sentence.low(at) in firm_nouns()

    def _coordinated(self, subject: Name) -> list[Name]:
        found = [subject]
        for name in reversed([one for one in self.names if one.first < subject.first]):
            if _joined(self.sentence, name, found[0]) and self.hung[name.first].relation is None:
                found.insert(0, name)
            else:
                break
        return found

    def _pronoun(self, verb: Verb) -> bool:
        """Whether "it", "they" or "the firm" is the subject."""
        at = verb.first - 1
        while at >= self.start and (
            self.sentence.low(at) in words("words", "auxiliaries") or self.sentence.low(at) in _TRYING
        ):
            at -= 1
        low = self.sentence.low(at)
        if low in ("it", "they", "he", "she", "who", "which"):
            return True
        return low in firm_nouns() and self.sentence.low(at - 1) in (
            "the",
            "this",
            "that",
            "same",
            "latter",
            "trading",
            "these",
        )

    def _by_relation(self, name: Name) -> None:
        if self._given(name):
            return
        hung = self.hung[name.first]
        verb = self._nearest_verb(name)
        role = self._role(name, hung, verb)
        if (
            role is None
            and (noun := self._described(name)) is not None
            and hung.relation in (None, "of", "maker", "through")
        ):
            role = noun
        if role is not None:
            modality = modality_of(hung.doubt) if hung.doubt else self._sentence_doubt()
            self._give(name, role, f"{verb.kind}-{hung.relation or 'object'}", modality)

    def _nearest_verb(self, name: Name) -> Verb:
        before = [verb for verb in self.verbs if verb.first < name.first]
        return before[-1] if before else self.verbs[0]

    def _role(self, name: Name, hung: _Hung, verb: Verb) -> str | None:
        relation, kinds = hung.relation, self.kinds
        takes = frozenset().union(*(one.takes for one in self.verbs if one.first < name.first))
        if relation in ("through",):
            return "intermediaries"
        if relation == "behalf":
            return "principals"
        if relation == "for":
            return "principals" if verb.kind != "ask" else None
        if relation == "maker":
            return None
        if relation == "from":
            paper = verb.noun and "from" in verb.takes and hung.start <= verb.after + 1
            if paper or verb.kind == "receive":
                return "buyers"
            return "suppliers"
        if relation == "by":
            if verb.kind == "past":
                return None
            if verb.passive or verb.noun:
                seller = verb.kind == "supply" or (verb.kind == "receive" and verb.passive)
                return "suppliers" if seller else "buyers"
            return "buyers" if verb.kind == "receive" else None
        if relation in ("with", "to", "at"):
            if verb.kind == "supply" and relation == "to":
                return "buyers"
            if verb.kind == "supply" and relation == "with":
                return None
            return "suppliers" if relation in takes and (verb.noun or name.first > verb.first) else None
        if relation is None:
            return self._object_role(name, verb)
        return None

    def _object_role(self, name: Name, verb: Verb) -> str | None:
        """A name right behind the verb: "approached Perdana", "offered Qasrun two machines"."""
        gap = [self.sentence.low(at) for at in range(verb.after, name.first)]
        loose = firm_nouns() | words("organisations", "adjectives") | words("words", "articles") | {"'s", ","}
        if name.first < verb.after or any(
            low not in loose and not _in_place(self.sentence, verb.after + at) for at, low in enumerate(gap)
        ):
            return None
        if verb.kind == "ask":
            return "buyers" if verb.passive else "suppliers"
        if verb.kind == "hire":
            return "intermediaries"
        return "buyers" if verb.kind == "supply" and not verb.passive and not verb.noun else None

    def _described(self, name: Name) -> str | None:
        """The role that a noun right before or behind a name gives: "the broker Marsad", "Marsad, a broker"."""
        for at in (name.first - 1, name.first - 2):
            if (role := noun_role(self.sentence.low(at))) is not None:
                return _ROLE_OF[role]
        if self.sentence.low(name.after) == "," and self.sentence.low(name.after + 1) in ("a", "an", "the", "its"):
            for at in range(name.after + 2, name.after + 7):
                if (role := noun_role(self.sentence.low(at))) is not None:
                    return _ROLE_OF[role]
                if self.sentence.low(at) in (",", "of", "that", "which"):
                    break
        return None

    def _principal(self) -> None:
        """Who acts for a principal is an intermediary, and the principal is the buyer."""
        principals = self.result.roles.pop("principals", [])
        if not principals:
            return
        roles = self.result.roles
        acting = roles["buyers"]
        roles["buyers"] = list(principals)
        for one in acting:
            if all(one.name.value != other.name.value for other in principals):
                roles["intermediaries"].append(one)

    # How sure, and when

    def _attitude(self, verb: Verb) -> str:
        """The doubt about the subject: in the words around the verb, or in "we suspect that" before it."""
        at = verb.first - 1
        lows = [self.sentence.low(index) for index in range(verb.first, verb.after)]
        while at >= self.start and (
            self.sentence.low(at) in words("words", "auxiliaries")
            or self.sentence.low(at) in ("to", "be", "trying", "attempting", "planning", "acting")
        ):
            lows.append(self.sentence.low(at))
            at -= 1
        own = modality_of(lows)
        return own if own != "stated" else self._sentence_doubt()

    def _sentence_doubt(self) -> str:
        lows = [token.low for token in self.sentence.tokens[: self.main.first]]
        if set(lows) & words("words", "denials"):
            return "denied"
        opening = " ".join(lows)
        for phrase in (
            "we suspect",
            "we believe",
            "it is believed",
            "it is suspected",
            "is believed to",
            "are believed to",
            "is suspected of",
            "suspect that",
            "believe that",
            "is thought to",
            "unconfirmed",
            "we assess",
            "reason to believe",
            "we assume",
            "is suspected to",
            "appears that",
            "seems that",
        ):
            if phrase in opening:
                return "suspected"
        return "stated"

    def _time(self) -> None:
        if set(self.kinds) & {"past"}:
            return
        seen = [one for one in self.parsed.times if not one.deadline and (self.start <= one.first < self.end)]
        before = [one for one in seen if one.after <= self.main.first]
        seen = [one for one in seen if not self._ahead(one.first)]
        before = [one for one in before if one in seen]
        chosen = before[-1] if before else seen[0] if seen else None
        self.result.seen = chosen.iso if chosen else None

    def _ahead(self, at: int) -> bool:
        """Whether a time is one that is still to come: "may take place in July"."""
        return bool(
            {self.sentence.low(k) for k in range(max(0, at - 5), at)}
            & {"will", "scheduled", "expected", "due", "take", "planned"}
        )

    def _given(self, name: Name) -> bool:
        return any(one.name == name for said in self.result.roles.values() for one in said)

    def _give(self, name: Name, role: str, rule: str, modality: str) -> None:
        if not name.strong and not self._believable(name):
            return
        if role == "suppliers" and self.sentence.low(name.first) in ("ministry", "department", "government"):
            return
        country = country_of(self.sentence, name) or self._shared_country(name)
        self.result.roles.setdefault(role, []).append(Said(name, country, modality, rule))

    def _shared_country(self, name: Name) -> str | None:
        """``Two Pakistani firms, A and B``: what is said of the first holds for those joined to it."""
        for before in [one for one in self.parsed.names if one.first < name.first]:
            nouns = {self.sentence.low(at) for at in range(max(0, before.first - 4), before.first)}
            if nouns & {
                "firms",
                "companies",
                "entities",
                "suppliers",
                "manufacturers",
                "buyers",
                "organisations",
                "organizations",
            }:
                middle = [one for one in self.parsed.names if before.first <= one.first <= name.first]
                if all(_joined(self.sentence, one, other) for one, other in zip(middle, middle[1:], strict=False)):
                    return country_before(self.sentence, before.first)
        return None

    def _believable(self, name: Name) -> bool:
        """A run of capitals that no legal form marks counts where a place or a noun for a firm stands with it."""
        if name.qualifier or country_before(self.sentence, name.first) or country_after(self.sentence, name.after):
            return True
        if name.after - name.first == 1 and name.first == 0:
            return False
        near = {self.sentence.low(at) for at in (name.first - 1, name.first - 2, name.first - 3)}
        if near & firm_nouns():
            return True
        return (
            not self.sentence.upper
            and name.after - name.first >= 1
            and len(name.value) > 2
            and not name.value.isupper()
        )


def country_of(sentence: Sentence, name: Name) -> str | None:
    """The country said of a name: before it, behind it, by its legal form, or by the place that it begins with."""
    behind = country_after(sentence, name.after)
    said = (
        name.qualifier or country_before(sentence, name.first) or (behind[0] if behind else None) or name.form_country
    )
    if said is not None:
        return said
    place = place_at(sentence, name.first)
    return place.country if place is not None and place.kind != "adjective" and place.after < name.after else None


def _counted(low: str) -> bool:
    from tearline.intake.attempt.things import number

    return number(low) is not None
