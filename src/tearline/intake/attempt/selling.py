"""What the deeds of who has something tell: supplying, offering, receiving orders, contracts with two sides."""

from __future__ import annotations

from tearline.intake.attempt.clue import FAIR, MAKER, SOME, STRONG, SURE, WEAK, Clue, Role, doubt_of
from tearline.intake.attempt.countries import OF_CONCERN
from tearline.intake.attempt.giving import Giving, done_to, under
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_MUTUAL = frozenset(
    {"negotiate", "discuss", "sign", "conclude", "finalise", "finalize", "draft", "prepare", "agree on", "have"}
)
_PLANNING = words("grammar", "planning")


class Selling(Giving):
    """Reads the deeds of suppliers, and those that have two sides."""

    def receive(self, deed: Deed) -> None:
        """ "Bar received an order from Foo", "Foo received an offer from Bar"."""
        kinds = {node.word for node in done_to(deed) if node.kind == "noun"}
        if kinds & {"request", "contract"}:
            self.event.trade = True
            self.give(deed.subject, "suppliers", STRONG, "receive-subject")
            self.give_under(deed, ("from",), "buyers", STRONG, "receive", doubt_of(deed))
            self.give_under(deed, ("by",), "suppliers", STRONG, "receive")
            self.take(under(deed, "for", "about"), unsure=True)
        elif kinds & {"offer", "sale"}:
            self.event.trade = True
            self.give(deed.subject, "buyers", FAIR, "receive-offer", doubt_of(deed))
            self.give_under(deed, ("from",), "suppliers", FAIR, "receive-offer")

    def supply(self, deed: Deed) -> None:
        """ "Bar would supply pumps to Foo", "pumps were sold to Foo by Bar"."""
        others = [other for other in self.event.deeds if other.governor is deed and other.node.shape == "inf"]
        if deed.node.word == "offer" and any(not other.is_a("supply") for other in others):
            return  # "offered to arrange the payment"
        goods = [node for node in deed.objects if node.kind in ("thing", "models")]
        firms = [node for node in deed.objects if node.is_party and node.kind != "pronoun"]
        patient = deed.patient
        if patient is not None and patient.is_party and deed.node.passive:
            self.give(patient, "buyers", STRONG, "supply-patient", doubt_of(deed))
        sold = bool(goods) and any(node.kind == "party" for node in (*under(deed, "to"), *firms))
        if patient is not None and patient.kind in ("thing", "models"):
            goods.append(patient)
        got = self.take(goods, unsure=sold)
        got = self.take(under(deed, "for", "about", "on", "with")) or got
        if not (got or firms or deed.by or any(node.kind in ("noun", "pronoun") for node in deed.objects)):
            return
        self.event.trade = self.event.trade or got or bool(firms) or bool(deed.by.get("to"))
        asked = any(other.is_a("approach", "seek") and other.at < deed.at for other in self.event.deeds)
        self.give(deed.subject, "suppliers", FAIR, "supply-subject", () if asked else doubt_of(deed))
        self.give_all(firms, "buyers", FAIR, "supply-object")
        self.give_under(deed, ("to",), "buyers", FAIR, "supply")
        self.give_under(deed, ("by", "from"), "suppliers", FAIR, "supply")

    def make(self, deed: Deed) -> None:
        """ "Pumps made by Bar": a maker is the supplier where nobody else is; too light a clue to count by itself."""
        if deed.node.passive or deed.node.shape in ("ed", "en"):
            self.give_all(under(deed, "by"), "suppliers", MAKER, "maker")

    def licence(self, deed: Deed) -> None:
        """An application for a licence is made by who would supply."""
        if deed.node.kind != "noun":
            return
        self.give_under(deed, ("from", "by", "of"), "suppliers", FAIR, "applies")
        if self.take(under(deed, "for", "about")):
            self.event.trade = True

    def contract(self, deed: Deed) -> None:
        """ "Foo's contract with Bar for pumps", "talks between Foo and Bar": who buys is not said by the word alone."""
        if deed.node.kind != "noun":
            return
        self.take(under(deed, "for", "about", "of"), unsure=bool(deed.by.get("for")))
        weight = SOME if self.event.things else WEAK
        partners = under(deed, "with")
        self.give(deed.subject, "suppliers", weight - 0.5, "either")
        self.give_all(partners, "buyers", weight - 0.5, "either")
        self.give(deed.subject, "buyers", weight, "contract-owner")
        self.give_under(deed, ("by",), "buyers", weight, "contract")
        self.give_under(deed, ("with",), "suppliers", weight, "contract")
        self.event.trade = self.event.trade or any(node.is_party for node in partners)
        for node in under(deed, "between"):
            self._part_sides(node)
        self.event.trade = self.event.trade or bool(self.event.things)

    def mutual(self, deed: Deed) -> bool:
        """ "Foo and Bar are negotiating a contract": whether two deal with each other, who then have their parts."""
        both = deed.subject is not None and len(deed.subject.linked) == 1 and deed.node.word in _MUTUAL
        papers = any(node.kind == "noun" for node in deed.objects)
        return both and papers and deed.subject is not None and self._part_sides(deed.subject)

    def _part_sides(self, listed: Node) -> bool:
        """Of two that are listed together the one in a state of concern buys; else probably the first."""
        sides = [one for one in (listed, *listed.linked) if one.is_party]
        if len(sides) != 2:
            return False
        self.event.trade = True
        concern = [one for one in sides if one.country in OF_CONCERN]
        weight = SOME if len(concern) == 1 else WEAK
        buyer = concern[0] if len(concern) == 1 else sides[0]
        for one in sides:
            role: Role = "buyers" if one is buyer else "suppliers"
            self.event.clues.append(Clue(one, role, weight, "between", one.doubt))
        return True

    def sale(self, deed: Deed) -> None:
        """The noun: "the sale of pumps by Bar to Foo"."""
        if deed.node.kind != "noun":
            return
        sides = under(deed, "by", "from", "to")
        if self.take(under(deed, "of")) or any(node.is_party for node in sides):
            self.event.trade = True
        self.give_under(deed, ("by", "from"), "suppliers", FAIR, "sale")
        self.give_under(deed, ("to",), "buyers", STRONG, "sale")
        if deed.subject is not None and not any(other.is_a("seek") for other in self.event.deeds):
            self.give(deed.subject, "suppliers", WEAK, "sale-owner")
        self._delivered_for(deed)
        for planner in self.event.deeds:
            if deed.node in planner.objects and planner.node.word in _PLANNING:
                self.give(planner.subject, "suppliers", FAIR, "plans-sale", doubt_of(planner))
                break

    def _delivered_for(self, deed: Deed) -> None:
        """ "The delivery to Foo, which Bar has ordered": Bar orders for Foo."""
        to = [node for node in under(deed, "to") if node.kind == "party"]
        for other in self.event.deeds:
            if other.at > deed.at and other.node.word == "order" and not other.objects and other.node.kind == "verb":
                if to and other.subject is not None and other.subject.kind == "party" and other.subject not in to:
                    self.for_another(other, to[0], SURE, "on-behalf")
                return

    def offer(self, deed: Deed) -> None:
        """The noun: "an offer from Bar to Foo for pumps"."""
        if deed.node.kind != "noun":
            return
        self.take(under(deed, "for", "of", "about", "on"))
        asked = any(other.is_a("seek", "request", "approach") for other in self.event.deeds if other is not deed)
        makers = [*under(deed, "from"), *(node for node in under(deed, "of") if node.kind == "party")]
        self.give_all(makers, "suppliers", STRONG, "offer-from")
        self.give_under(deed, ("by",), "suppliers", STRONG, "offer")
        self.give_under(deed, ("to",), "buyers", WEAK if asked else FAIR, "offer")
        if deed.subject is not None and not asked:
            self.give(deed.subject, "suppliers", WEAK, "offer-owner")
