"""What the deeds of who wants something tell: seeking, approaching, ordering, being interested."""

from __future__ import annotations

from tearline.intake.attempt.clue import FAIR, SOME, STRONG, SURE, WEAK, doubt_of
from tearline.intake.attempt.giving import ORDINALS, Giving, done_to, under
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_EITHER = words("grammar", "either")
"""Either side of a deal may be the subject of these."""
_SELLING = words("grammar", "selling")
_PAPERED = words("grammar", "papered")
_NEEDING = words("grammar", "needing")
_LICENCES = words("grammar", "licences")
_SHOWING = frozenset({"express", "show", "indicate", "voice", "signal", "convey", "have", "declare"})
"""What one does with an interest."""


class Buying(Giving):
    """Reads the deeds of buyers."""

    def seek(self, deed: Deed) -> None:
        """ "Foo seeks pumps from Bar", "pumps are sought", "Bar was asked by Foo for pumps"."""
        goods = [node for node in deed.objects if node.kind in ("thing", "models")]
        dealing = {node.word for node in deed.objects if node.kind == "noun"}
        said = goods or under(deed, "about", "for", "of")
        firms = [node for node in deed.objects if node.is_party]
        if deed.is_a("receive") and dealing & {"request", "contract", "offer", "sale"}:
            return
        made = [node for node in firms if node.thing is not None]
        if made and self.take(made):  # "is looking for a supplier of engines"
            self.sought(deed, STRONG)
        elif deed.patient is not None and deed.patient.is_party and deed.node.passive:
            self.event.trade = True
            self.take(said, unsure=True)
            self.give(deed.patient, "suppliers", STRONG, "seek-patient")
            self.give_under(deed, ("by",), "buyers", STRONG, "seek", doubt_of(deed))
        elif deed.patient is not None and deed.patient.kind in ("thing", "models"):
            self.take([deed.patient], unsure=True)
            self.sought(deed, STRONG)
        elif any(not _LICENCES.isdisjoint(node.described) for node in deed.objects):
            self.event.trade = self.take(said) or self.event.trade  # "you need a licence for three reactors"
        else:
            self._seek_what(deed, said, firms, purchase=bool(dealing & {"purchase", "sale", "offer", "request"}))

    def _seek_what(self, deed: Deed, said: list[Node], firms: list[Node], *, purchase: bool) -> None:
        """The weight depends on whether it is goods that are sought; "needs" and its like may need anything."""
        plain = deed.node.word not in _NEEDING
        got = self.take(said, unsure=plain and not firms) or purchase
        if got or (plain and any(node.kind == "pronoun" for node in deed.objects)):
            self.sought(deed, STRONG if got else FAIR)
        elif plain and not firms and not deed.objects:
            self.sought(deed, FAIR)
        elif any(node.is_party for node in under(deed, "from", "at")):
            told = [*deed.objects, *under(deed, "about", "for")]  # "wants it from Foo"
            if any(node.kind in ("pronoun", "other") for node in told):
                self.sought(deed, FAIR)

    def approach(self, deed: Deed) -> None:
        """ "Foo approached Bar", "Bar was approached by Foo", "Foo is negotiating with Bar"."""
        if deed.is_a("send") and deed.patient is not None and deed.patient.word == "offer":
            return  # "the quotation is addressed to Foo"
        targets = [node for node in deed.objects if node.is_party and node.kind != "pronoun"]
        targets += under(deed, "from", "with", "to", "at", "of")
        if deed.patient is not None and deed.patient.is_party:
            targets = [deed.patient]
            self.give_under(deed, ("by",), "buyers", STRONG, "approach", doubt_of(deed))
        if deed.is_a("instruct") and self.told_to_buy(deed) is not None:
            return
        if deed.node.passive and targets != [deed.patient] and not deed.is_a("know"):
            for node in under(deed, "by"):  # "its sales department was contacted by Foo"
                if node.kind == "party":
                    self.event.trade = True
                    self.give(node, "buyers", FAIR, "approach-by", doubt_of(deed))
        if deed.node.word == "apply to" and not (deed.subject is not None and deed.subject.is_party):
            return  # "the provisions that apply to these entities"
        helped = deed.node.word == "work with" and any(
            other.governor is deed and other.is_a("seek") and other.by.get("from") for other in self.event.deeds
        )
        if helped:  # "is working with Baz to buy pumps from Bar"
            self.give_all(targets, "intermediaries", FAIR, "works-with", doubt_of(deed))
        elif not any(node.is_party for node in targets):
            self._ask_whether(deed)
        elif deed.subject is None or deed.subject.kind != "pronoun" or deed.subject.word not in ("we", "i"):
            self._approach_whom(deed, targets)

    def _ask_whether(self, deed: Deed) -> None:
        """ "Foo asked whether it could supply": nobody is named who is asked."""
        later = any(other.at > deed.at and other.is_a("supply", "seek") for other in self.event.deeds)
        if deed.node.word == "ask" and deed.subject is not None and deed.subject.is_party and later:
            self.event.trade = True
            self.give(deed.subject, "buyers", FAIR, "asks-whether", doubt_of(deed))

    def _approach_whom(self, deed: Deed, targets: list[Node]) -> None:
        got = self.take([*under(deed, "about", "for"), *targets], unsure=True)
        self.event.trade = True
        weight = STRONG
        if deed.node.word in _EITHER:
            selling = self._selling()
            weight = WEAK if selling or not (got or self._wanting(deed)) else FAIR
            if not selling and any(other.is_a("purchase") for other in self.event.deeds):
                weight = SURE  # "is negotiating with Foo for the purchase of": who negotiates buys
            else:
                self.give(deed.subject, "suppliers", weight - 0.5, "either")
                self.give_all(targets, "buyers", weight - 0.5, "either")
        self.give(deed.subject, "buyers", weight, "approach-subject", doubt_of(deed))
        self.give_all(targets, "suppliers", weight, "approach-object")

    def _selling(self) -> bool:
        """Whether something is offered or sold in the same statement."""
        return any(
            other.is_a("supply", "offer") or (other.is_a("sale") and not _SELLING.isdisjoint(other.node.described[-1:]))
            for other in self.event.deeds
        )

    def _wanting(self, deed: Deed) -> bool:
        """Whether goods, or a deed of wanting, stand in the same statement."""
        return bool(self.event.things) or any(
            other.is_a("purchase")
            or (other.is_a("seek") and other.node.kind == "verb" and other is not deed)
            or (other.is_a("sale") and bool(other.by.get("of")))
            for other in self.event.deeds
        )

    def send(self, deed: Deed) -> None:
        """ "Foo sent an inquiry to Bar", "an order was placed by Foo": what the paper is decides who buys."""
        papers = [node for node in done_to(deed) if node.kind == "noun"]
        papers = [one for node in papers for one in (node, *node.linked)]
        kinds = {node.word for node in papers}
        if kinds == {"purchase"} and deed.node.word in ("pass", "make", "prepare"):
            self.give_all(under(deed, "to"), "buyers", FAIR, "passed-to", doubt_of(deed))
            kinds = kinds if deed.node.word == "make" else set()
        self._sent_it(deed)
        if kinds & {"request", "contract", "purchase"}:
            self._sent_order(deed, papers, kinds)
        elif kinds & {"offer", "sale"}:
            self.event.trade = True
            self.give(deed.subject, "suppliers", STRONG, "offer-subject", doubt_of(deed))
            reached = [*under(deed, "to"), *(node for node in done_to(deed) if node.is_party)]
            self.give_all(reached, "buyers", STRONG, "offer-to")
            self.give_under(deed, ("by",), "suppliers", STRONG, "offer")
            self.take(under(deed, "for", "about"))

    def _sent_it(self, deed: Deed) -> None:
        """ "It was placed by Foo", "the second was sent to Bar": an order told of before."""
        what = deed.patient
        if what is None or not deed.node.passive or deed.node.word not in _PAPERED:
            return
        if what.kind == "pronoun" or (what.kind == "other" and not ORDINALS.isdisjoint(what.described[-1:])):
            self.event.trade = self.event.trade or any(node.kind == "party" for node in under(deed, "by"))
            self.give_under(deed, ("by",), "buyers", FAIR, "order", doubt_of(deed))
            self.give_under(deed, ("to", "with"), "suppliers", FAIR, "order")

    def _sent_order(self, deed: Deed, papers: list[Node], kinds: set[str]) -> None:
        self.event.trade = True
        weight = STRONG if "contract" not in kinds else WEAK
        of_papers = [node for one in self.event.deeds if one.node in papers for node in under(one, "for", "about")]
        if self.take([*under(deed, "for", "about"), *of_papers]):
            weight = max(weight, SOME)
        self.give(deed.subject, "buyers", weight, "order-subject", self.of_subject(deed))
        if kinds == {"contract"}:
            self.give(deed.subject, "suppliers", weight - 0.5, "either")
        self.give_under(deed, ("by",), "buyers", weight, "order", doubt_of(deed))
        self.give_under(deed, ("to", "with", "at"), "suppliers", weight, "order")
        self.give_under(deed, ("from",), "buyers", FAIR, "order")
        self.give_all([node for node in done_to(deed) if node.is_party], "suppliers", weight, "order-object")
        self.take(under(deed, "for", "about"), unsure=True)

    def request(self, deed: Deed) -> None:
        """The noun: "an inquiry from Foo to Bar for pumps"."""
        if deed.node.kind != "noun":
            return
        self.take(under(deed, "for", "about", "of"), unsure=bool(deed.by.get("for")))
        made_by = any(node.is_party for node in under(deed, "by"))
        if under(deed, "from", "by", "to", "with", "at") or self.event.things:
            self.event.trade = True
        self.give_under(deed, ("from",), "suppliers" if made_by else "buyers", STRONG, "request")
        self.give_under(deed, ("by",), "buyers", STRONG, "request")
        self.give(deed.subject, "buyers", FAIR, "request-owner")
        self.give_under(deed, ("to", "with", "at"), "suppliers", STRONG, "request")

    def purchase(self, deed: Deed) -> None:
        """The noun: "the purchase of pumps by Foo from Bar"."""
        if deed.node.kind != "noun":
            return
        if self.take(under(deed, "of", "for"), unsure=True):
            self.event.trade = True
        self.give_all(under(deed, "by"), "buyers", STRONG, "purchase-by", doubt_of(deed))
        self.give(deed.subject, "buyers", STRONG, "purchase-by", doubt_of(deed))
        self.give_under(deed, ("from",), "suppliers", STRONG, "purchase")
        self.give_under(deed, ("with",), "suppliers", FAIR, "purchase")

    def interest(self, deed: Deed) -> None:
        """The noun: "Foo's interest in pumps", "an attempt by Foo"."""
        if deed.node.kind != "noun":
            return
        self.take(under(deed, "in", "of"), unsure=True)
        self.give_all(under(deed, "by", "of"), "buyers", STRONG, "attempt-by", doubt_of(deed))
        for other in self.event.deeds:
            shown = other.node.word in _SHOWING and deed.node in other.objects
            if deed.subject is None and shown:
                self.give(other.subject, "buyers", STRONG, "attempt-by", doubt_of(other))
        self.give(deed.subject, "buyers", STRONG, "attempt-by", doubt_of(deed))
        self.event.trade = self.event.trade or bool(self.event.things)
