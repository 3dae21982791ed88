"""What is said of a firm in so many words: that it is the end user, that it acts as a broker; and "through", "for"."""

from __future__ import annotations

from tearline.intake.attempt.clue import FAIR, SINGULAR, STRONG, SURE, TRADE, Role, doubt_of
from tearline.intake.attempt.giving import ORDINALS, Giving, under
from tearline.intake.attempt.grammar import Deed
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.rolewords import role_of_subject
from tearline.intake.lexicon import words

_GOODS_WORDS = words("grammar", "goods_words")
_ABOUT = frozenset({"relate", "relate to", "concern", "cover", "include", "comprise"})
"""What an inquiry does with the goods that it is about."""
_END = words("grammar", "end")
_WAY = words("grammar", "way")
_HELPING = frozenset({"help", "assist", "aid", "enable"})
_NAMING = frozenset({"give", "state", "call", "introduce", "present", "identify", "sign", "describe", "declare"})
_FOR = ("seek", "send", "purchase", "arrange", "sale", "supply", "destine", "request", "offer")
"""Deeds that are done for somebody."""


class Being(Giving):
    """Reads "is", "as", "through" and "on behalf of"."""

    def be(self, deed: Deed) -> None:
        """ "The end user is Foo", "Foo is the broker", "the pumps are for Foo"."""
        subject, told = deed.subject or deed.patient, [node for node in deed.objects if node.kind in ("party", "firm")]
        if subject is None or (deed.node.passive and deed.node.word in ("register", "list")):
            return
        if deed.node.word == "be" and subject.kind == "other" and not ORDINALS.isdisjoint(subject.described[-1:]):
            self.give_all(under(deed, "from"), "buyers", FAIR, "order-is-from", doubt_of(deed))  # "one was from Foo"
        if deed.node.word == "be" and subject.kind in ("thing", "models", "noun"):
            self._goods_are(deed, subject)
        elif deed.node.word == "be" and subject.kind == "pronoun":  # "they are for Foo"
            named = [node for node in under(deed, "for") if node.kind == "party"]
            self.give_all(named, "buyers", STRONG, "goods-for", doubt_of(deed))
        if not _WAY.isdisjoint(subject.described):
            self.give_all(
                under(deed, "in", "with", "by", "to"), "intermediaries", STRONG, "freight-with", doubt_of(deed)
            )
        if not told:
            return
        wanted = any(other.at < deed.at and other.is_a("seek", "receive") for other in self.event.deeds)
        if subject.described[-1:] == ("one",) and wanted:
            self.give(told[0], "buyers", SURE, "the-one-who-wants", doubt_of(deed))
        if subject.kind in ("party", "firm"):
            self._equal(deed, subject, told[0])
            self._is(deed, subject, told[0])
            if told[0].kind == "firm":
                self._is(deed, told[0], subject)

    def _goods_are(self, deed: Deed, subject: Node) -> None:
        """ "The pumps are for Foo", "the inquiry is for three valves", "the object of the inquiry was heavy water"."""
        self.give_all(under(deed, "for"), "buyers", STRONG, "goods-for", doubt_of(deed))
        if not _GOODS_WORDS.isdisjoint(subject.described[-1:]):
            self.event.trade = self.take(deed.objects) or self.event.trade
        if subject.kind == "noun" and subject.word in ("request", "contract"):
            self.give_all(under(deed, "from"), "buyers", STRONG, "order-is-from", doubt_of(deed))
            self.event.trade = self.take(under(deed, "for"), unsure=True) or self.event.trade

    def _is(self, deed: Deed, what: Node, who: Node) -> None:
        """What ``what`` is called, ``who`` is; of two nouns the second is said of the first."""
        first = deed.subject or deed.patient
        if what.kind != "firm" or not (who.kind == "party" or (who.kind == "firm" and who is first)):
            return
        self.give_all(what.beside, "buyers", SURE, "arm-of", doubt_of(deed))
        role = role_of_subject(what.described)
        if role is not None:
            self.event.trade = self.event.trade or (role != "intermediaries" and who.kind == "party")
            self.give(who, role, SURE, f"is-{_named(role, what)}", (*doubt_of(deed), *what.doubt))

    def _equal(self, deed: Deed, left: Node, right: Node) -> None:
        """ "The firm that wants them is Foo": what the statement says of the firm it says of Foo."""
        for one, other in ((left, right), (right, left)):
            if one.kind == "firm" and other.kind == "party" and role_of_subject(one.described) is None:
                for clue in [held for held in self.event.clues if held.node is one]:
                    self.give(other, clue.role, clue.weight, f"{clue.rule}-equal", (*doubt_of(deed), *clue.doubt))

    def common(self, deed: Deed) -> None:
        """As, through, on behalf of, for: the same behind every deed of a deal."""
        for node in under(deed, "as"):
            self._named_as(deed, node)
            if deed.node.word in _NAMING and node.kind == "party" and deed.subject is not None:
                self._equal(deed, deed.subject, node)  # "the customer gave its name as Foo"
                self._is(deed, deed.subject, node)
        if deed.node.word in _ABOUT and (deed.subject is None or deed.subject.kind in ("noun", "pronoun")):
            self.event.trade = self.take([*deed.objects, *under(deed, "to", "for")]) or self.event.trade
        if self.take(under(deed, "wanting"), unsure=True):
            self.sought(deed, STRONG)
        if any(node.kind == "noun" for node in under(deed, "receipt")):
            self.event.trade = True
            self.give(deed.subject, "suppliers", STRONG, "in-receipt")
        what = deed.patient or deed.subject
        if what is not None and not _WAY.isdisjoint(what.described):
            carriers = under(deed, "from", "by", "to")
            self.give_all(carriers, "intermediaries", STRONG, "payment-or-freight", doubt_of(deed))
        trade = deed.is_a(*TRADE, "arrange", "use")
        weight, doubt = STRONG if trade else FAIR, self.doubt_about(deed)
        self.give_all(under(deed, "through"), "intermediaries", weight, "through", doubt)
        if deed.node.word in _HELPING and any(
            other.governor is deed and other.is_a("seek") for other in self.event.deeds
        ):
            for node in deed.objects:
                if node.kind == "party":
                    self.for_another(deed, node, SURE, "acts-for")  # "is helping Foo to buy"
        if trade or deed.node.word in ("do", "act"):  # "it did so at the instruction of Foo"
            self._for_whom(deed)

    def _for_whom(self, deed: Deed) -> None:
        for node in under(deed, "behalf"):
            node.doubt += deed.node.doubt
            self.for_another(deed, node, SURE, "on-behalf")
        if deed.is_a(*_FOR):
            for node in under(deed, "for"):
                if node.is_party:
                    self.for_another(self.asker(deed), node, STRONG + 0.5, "bought-for")

    def _named_as(self, deed: Deed, told: Node) -> None:
        """ "named Foo as the end user", "Foo acts as a broker", "Foo is given as consignee"."""
        role = role_of_subject(told.described) if told.kind in ("firm", "party", "other", "thing") else None
        self.give_all(told.beside, "buyers", SURE, "arm-of", doubt_of(deed))
        itself = any(node.kind == "pronoun" and node.word in ("itself", "themselves") for node in deed.objects)
        if role is None or (itself and role == "suppliers"):
            return
        if role == "buyers":
            self.give_all(told.beside, "buyers", SURE, "buyer-for", doubt_of(deed))
        named = [node for node in deed.objects if node.kind == "party"]
        through = [node for node in under(deed, "through") if node.kind == "party" and node.after <= told.first]
        named = named or through[-1:]  # "is buying it through Foo as a front"
        who = named[0] if named else deed.patient or deed.subject
        self.give(who, role, SURE, f"as-{_named(role, told)}", doubt_of(deed))
        if role == "intermediaries":
            principals = [node for node in under(deed, "for") if node.kind == "party"]
            self.give_all(principals, "buyers", SURE, "broker-for")


def _named(role: Role, what: Node) -> str:
    """The role as a rule names it; who is called end user or principal stands behind who asks."""
    return "end-user" if role == "buyers" and not _END.isdisjoint(what.described) else SINGULAR[role]
