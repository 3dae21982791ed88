"""What tells of somebody in between, and of orders and goods on their way."""

from __future__ import annotations

from tearline.intake.attempt.clue import DECISIVE, FAIR, STRONG, SURE, WEAK, doubt_of
from tearline.intake.attempt.giving import Giving, under
from tearline.intake.attempt.grammar import Deed

_HIRING = frozenset({"engage", "hire", "retain", "employ", "enlist", "recruit", "appoint"})
_PAYING = frozenset({"pay", "finance", "fund", "advance"})


def _is_for_somebody(deed: Deed) -> bool:
    """ "The pumps are for Foo"."""
    goods = deed.subject is not None and deed.subject.kind in ("thing", "models", "noun")
    return goods and any(node.kind == "party" for node in under(deed, "for"))


class Between(Giving):
    """Reads the deeds of middlemen, and what goes from hand to hand."""

    def instruct(self, deed: Deed) -> None:
        """ "Foo instructed Baz to order pumps"."""
        told = self.told_to_buy(deed)
        if told is None:
            return
        self.give(told.subject, "intermediaries", DECISIVE, "instructed", told.node.doubt)
        self.give(deed.subject, "buyers", SURE, "instructs", doubt_of(deed))
        self.give_all(under(deed, "by"), "buyers", SURE, "instructs", doubt_of(deed))
        self.event.trade = True

    def use(self, deed: Deed) -> None:
        """ "Foo used Baz", "Baz was engaged by Foo"; a person who is employed is no firm in between."""
        if not (deed.node.passive or deed.node.shape in ("ed", "en")):
            employed = [node for node in deed.objects if node.kind == "party"]
            self.give_all(employed, "intermediaries", FAIR, "employed", doubt_of(deed))
            self.give(deed.subject, "buyers", WEAK, "uses")
        elif deed.node.word in _HIRING and deed.patient is not None and deed.patient.word != "person":
            sure = any(node.kind == "party" for node in under(deed, "by"))
            weight, rule = (DECISIVE, "hired-actor") if sure else (FAIR, "hired")
            self.give(deed.patient, "intermediaries", weight, rule, doubt_of(deed))
            self.give_all(under(deed, "by"), "buyers", FAIR, "hires", doubt_of(deed))

    def arrange(self, deed: Deed) -> None:
        """ "Baz arranges the shipment", "the deposit is paid by Baz"."""
        goods = any(node.kind in ("thing", "noun", "models", "other") for node in deed.objects)
        goods = goods or (deed.patient is not None and not deed.patient.is_party)
        paying = deed.node.word in _PAYING and any(node.is_party for node in deed.objects)
        if deed.node.kind != "verb" or not (goods or paying):
            return
        named = deed.subject is not None and deed.subject.kind == "party"
        self.give(deed.subject, "intermediaries", FAIR if named else WEAK, "arranges", doubt_of(deed))
        self.give_under(deed, ("by",), "intermediaries", STRONG, "arranged", doubt_of(deed))

    def represent(self, deed: Deed) -> None:
        """ "Baz acts for Foo"."""
        for node in [*deed.objects, *under(deed, "for")]:
            if node.kind == "party":
                self.for_another(deed, node, SURE, "acts-for")

    def destine(self, deed: Deed) -> None:
        """ "pumps destined for Foo"."""
        if deed.node.passive or deed.node.shape in ("ed", "en"):
            self.give_all(under(deed, "for", "to"), "buyers", STRONG, "destined-for", doubt_of(deed))

    def move(self, deed: Deed) -> None:
        """ "The inquiry came from Foo", "it reached Bar": an order on its way."""
        what = deed.subject or deed.patient
        paper = what is not None and what.kind == "noun" and what.word in ("request", "contract")
        if what is None or not (paper or what.kind == "pronoun"):
            return
        weight = STRONG if paper else FAIR
        sources = under(deed, "from", *(("with",) if deed.node.word in ("originate", "stem", "lie") else ()))
        self.give_all(sources, "buyers", weight, "came-from", doubt_of(deed))
        self.give_all(under(deed, "on"), "buyers", FAIR, "came-on", doubt_of(deed))  # "on the letterhead of Foo"
        reached = [*(deed.objects if deed.node.word == "reach" else []), *under(deed, "to", "at")]
        self.give_all(reached, "suppliers", weight, "went-to")
        if paper and (sources or any(node.is_party for node in reached)):
            self.event.trade = True

    def tell(self, deed: Deed) -> None:
        """ "told Foo that it wished to buy": who is told is the one whom something is wanted of."""
        later = [other for other in self.event.deeds if other.at > deed.at]
        wanted = any(other.is_a("seek") and not other.is_a("tell") for other in later)
        wanted = wanted or any(other.node.word == "be" and _is_for_somebody(other) for other in later)
        if deed.node.kind != "verb" or not wanted or deed.node.passive:
            return
        for node in [*deed.objects, *under(deed, "to")]:
            if node.kind in ("party", "firm"):
                self.event.trade = True
                self.give(node, "suppliers", FAIR, "told")
                self.give(deed.subject, "buyers", FAIR, "tells", doubt_of(deed))
