"""What the deeds of a sentence say of its parties: one event for each statement, with its clues."""

from __future__ import annotations

import re
from dataclasses import replace

from tearline.intake.attempt.being import Being
from tearline.intake.attempt.between import Between
from tearline.intake.attempt.buying import Buying
from tearline.intake.attempt.clue import DECISIVE, FAIR, STRONG, SURE, Clue, Event
from tearline.intake.attempt.directory import legal_form
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.rolewords import role_of_subject
from tearline.intake.attempt.selling import Selling
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.wording import OFFICIALS
from tearline.intake.lexicon import phrases, words


def events(deeds: list[Deed], nodes: list[Node], sentence: Sentence) -> list[Event]:
    """One event for each statement of a sentence, in order; what lies long back is marked ``past``."""
    found: dict[int, Event] = {}
    past = any(phrase in sentence.line for phrase in _HISTORY)
    for deed in deeds:
        event = found.setdefault(deed.group, Event())
        event.deeds.append(deed)
    if not found and (brief := _brief(nodes)) is not None:
        return [brief]
    directive = _is_directive(sentence)
    _behind_colon(nodes, list(found.values()))
    if found:
        _beside(nodes, found[min(found)])
        _loose_models(nodes, list(found.values()))
    unconfirmed = any(phrase in sentence.line for phrase in _UNCONFIRMED)
    for event in found.values():
        event.past = past or _done_long_ago(event, nodes)
        _Reader(event).read()
        if unconfirmed:
            for clue in event.clues:
                clue.doubt += ("suspected",)
        if directive:
            event.clues = [clue for clue in event.clues if not _to_an_office(clue) or _has_form(clue.node, sentence)]
    return list(found.values())


def _to_an_office(clue: Clue) -> bool:
    """Whether, in a sentence that asks its reader to do something, who is told may be an office: "pass it on"."""
    return clue.role == "suppliers" or clue.rule in ("supply-to", "supply-object", "passed-to", "offer-to")


def _is_directive(sentence: Sentence) -> bool:
    """Whether the sentence asks its reader to do something: who is to be told then is an office, no supplier."""
    return _DIRECTIVE.search(sentence.line) is not None


def _behind_colon(nodes: list[Node], found: list[Event]) -> None:
    """ "Two companies signed the request: Foo and Bar": the names behind the colon are those of the noun before it."""
    colon = next((at for at, node in enumerate(nodes) if node.kind == "colon"), None)
    if colon is None:
        return
    named = [node for node in nodes[colon + 1 :] if node.kind == "party"]
    for event in found:
        for clue in list(event.clues):
            said = clue.node.described
            if clue.node.kind != "firm" or not said or clue.node.after > nodes[colon].first:
                continue
            if said[0] in ("a", "an") and len(named) == 1:
                event.clues.append(replace(clue, node=named[0], rule=f"{clue.rule}-listed"))
            elif said[0] in _SEVERAL and said[-1].endswith("s"):
                for one in (one for node in named for one in (node, *node.linked)):
                    event.clues.append(
                        replace(clue, node=one, rule=f"{clue.rule}-listed", doubt=(*clue.doubt, *one.doubt))
                    )


def _loose_models(nodes: list[Node], found: list[Event]) -> None:
    """ "four lenses from Foo, model IRL-75": models that a word introduces belong to the deal of their sentence."""
    if len(found) == 1:
        found[0].models += [node.models for node in nodes if node.models is not None and node.models.keyed]


def _beside(nodes: list[Node], event: Event) -> None:
    """ "Foo, a front company for Bar,": what is said of a name gives Bar its part, too."""
    for node in nodes:
        for one in (node, *node.linked):
            if one.beside and role_of_subject(one.described) == "intermediaries":
                for principal in one.beside:
                    event.clues.append(Clue(principal, "buyers", SURE, "front-for", principal.doubt))
                event.clues.append(Clue(one, "intermediaries", DECISIVE, "front-for-actor", one.doubt))


def _done_long_ago(event: Event, nodes: list[Node]) -> bool:
    """ "Foo bought a lathe from Bar in 2003": a deal that was done in some year is no attempt to make one."""
    times = [node.time.iso for node in nodes if node.time is not None]
    if not times or any(len(iso) > 4 for iso in times):
        return False
    deals = [
        deed.node
        for deed in event.deeds
        if deed.node.kind == "verb" and deed.is_a("seek", "approach", "supply", "send", "receive")
    ]
    return bool(deals) and all(
        node.word in ("buy", "purchase", "sell", "supply", "deliver") and node.shape == "ed" for node in deals
    )


def _has_form(node: Node, sentence: Sentence) -> bool:
    return any(
        legal_form(sentence, at) is not None
        for name in node.names
        for at in range(name.first + 1, min(name.after, len(sentence)))
    )


def _brief(nodes: list[Node]) -> Event | None:
    """ "Foo to Bar: one winding machine": a line of a list, without any verb."""
    kept = [node for node in nodes if node.kind not in ("open", "close", "comma", "other", "time")]
    for at in range(len(kept) - 3):
        buyer, way, supplier = kept[at : at + 3]
        if (buyer.kind, way.kind, supplier.kind) != ("party", "prep", "party") or way.word not in ("to", "from"):
            continue
        goods = [node for node in kept[at + 3 :] if node.kind in ("thing", "models")]
        if any(node.kind == "thing" for node in goods):
            event = Event(trade=True)
            reader = _Reader(event)
            reader.give(buyer, "buyers", STRONG, "brief")
            reader.give(supplier, "suppliers", STRONG if way.word == "to" else FAIR, "brief")
            reader.take(goods[:1])
            return event
    return None


_SEVERAL = frozenset({"two", "three", "four", "several", "both", "these", "the"})
_UNCONFIRMED = tuple(f" {phrase} " for phrase in phrases("grammar", "phrases", "unconfirmed"))
_HISTORY = tuple(f" {phrase} " for phrase in phrases("grammar", "phrases", "history"))
_DIRECTIVE = re.compile(
    r" (?:please|pls|kindly|you are (?:therefore |hereby |kindly )?(?:requested|asked|invited|required|instructed)"
    r"|we (?:request|ask|urge|would ask|would request|would be grateful|should be grateful|would appreciate|encourage"
    r"|invite)|(?:post|posts|embassy|embassies|mission|missions|addressees?|exporters|members|recipients|banks"
    r"|customs) (?:\S+ ){0,3}(?:is|are|should|may wish|shall|must|will)"
    r" |(?:is|are) (?:therefore |hereby |kindly )?(?:requested|instructed|asked) to"
    r"|should (?:report|raise|approach|inform|contact|deliver|convey|share|draw|tell)"
    r"|request (?:post|embassy|that)|grateful (?:for|if)|could you|would you|report to|reports to) "
)


class _Reader(Buying, Selling, Between, Being):
    """Reads every deed of an event."""

    def read(self) -> None:
        """Fills the event from its deeds, in their order."""
        for deed in self.event.deeds:
            if _official(deed):
                continue
            if self.mutual(deed):
                continue
            for name, reader in _READERS:
                if deed.is_a(name):
                    reader(self, deed)
            above = deed.governor
            wishes = above is not None and above.node.word in _WANTING
            if wishes and deed.node.word in _HAVING and self.take(deed.objects, unsure=True):
                self.sought(deed, STRONG)  # "would like to have two pumps"
            self.common(deed)
        self.event.negated = any(
            (deed.node.negated and deed.is_a("seek", "approach", "send"))
            or (deed.node.word == "deny" and not deed.node.negated)
            for deed in self.event.deeds
        )


_READERS = (
    ("seek", _Reader.seek),
    ("approach", _Reader.approach),
    ("send", _Reader.send),
    ("receive", _Reader.receive),
    ("supply", _Reader.supply),
    ("request", _Reader.request),
    ("licence", _Reader.licence),
    ("make", _Reader.make),
    ("contract", _Reader.contract),
    ("purchase", _Reader.purchase),
    ("sale", _Reader.sale),
    ("offer", _Reader.offer),
    ("interest", _Reader.interest),
    ("instruct", _Reader.instruct),
    ("use", _Reader.use),
    ("arrange", _Reader.arrange),
    ("represent", _Reader.represent),
    ("destine", _Reader.destine),
    ("move", _Reader.move),
    ("tell", _Reader.tell),
    ("be", _Reader.be),
)


def _official(deed: Deed) -> bool:
    """Whether a state or its people do it: a post that seeks an appointment buys nothing."""
    who = deed.subject or deed.patient or (deed.governor.patient if deed.governor is not None else None)
    if who is None or who.kind == "party":
        return False
    anybody = who.kind == "firm" and not _ANYBODY.isdisjoint(who.described[-1:]) and who.country is None
    if anybody and who.described[0] not in _TOLD_OF:
        return True
    return (
        who.word in OFFICIALS
        or not OFFICIALS.isdisjoint(who.described[-1:])
        or not OFFICIALS.isdisjoint(who.described[:1])
    )


_ANYBODY = words("grammar", "anybody")
_TOLD_OF = frozenset({"the", "these", "those", "both", "two", "three", "several", "its", "their"})
_WANTING = frozenset({"want", "wish", "like", "would like", "desire", "hope", "need", "intend", "ask"})
_HAVING = frozenset({"have", "take", "receive", "get"})
