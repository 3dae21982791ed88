"""Verbs with all that belongs to them: "was reportedly trying", "to buy", "has been approached", "seeking"."""

from __future__ import annotations

from tearline.intake.attempt import lexical
from tearline.intake.attempt.goods import number
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.surroundings import Surroundings
from tearline.intake.attempt.tokens import stop_words
from tearline.intake.attempt.wording import DETERMINERS, DOUBTS, is_adverb
from tearline.intake.lexicon import words

DEALING = words("grammar", "dealing")
"""Verbs that tell of a deal even where goods follow them: "seeking pumps"."""
_DEALING_STEMS = tuple(DEALING)
_LEADING = lexical.AUXILIARIES | lexical.NEGATIONS | DOUBTS | {"to"}
_EACH = frozenset({"each", "both", "all", "together", "jointly"})
_DOUBTING = DOUBTS | {"may", "might", "could"}
_UNCHANGED = frozenset({"put", "cut", "set", "let", "bid", "cast"})
"""Verbs whose past is their base."""
_BASE_PARTICIPLES = frozenset({"put", "bid", "set", "cut", "let", "become", "come", "run"})
_SUBJECTS = frozenset({"we", "i", "please", "kindly", "they", "who"})
_PLURALS = words("grammar", "plurals")
_BARE_SHAPES = {"base": "base", "s": "finite", "ed": "ed", "past": "finite", "en": "en", "ing": "ing"}


def may_lead(low: str) -> bool:
    """Whether a group of a verb may begin with a word, adverbs aside."""
    return low in _LEADING or low in lexical.forms()


def verb_group(around: Surroundings, at: int) -> int | None:
    """The token behind a verb with its auxiliaries, now a node; None where no verb begins at a token."""
    start = at
    at, seen = _before_verb(around, at)
    form = lexical.forms().get(around.low(at)) if at not in around.fixed else None
    if form is not None and _is_verb(around, at, form, seen):
        return _add_verb(around, start, at, form, seen)
    if not lexical.AUXILIARIES.isdisjoint(seen):
        _add_auxiliary(around, start, at, seen)
        return at
    return None


def _before_verb(around: Surroundings, at: int) -> tuple[int, list[str]]:
    """The token behind the auxiliaries, negations, adverbs and doubts from a token on, and these."""
    seen: list[str] = []
    while (low := around.low(at)) in _LEADING or is_adverb(low) or (seen and low in _EACH):
        if at in around.fixed or _is_no_auxiliary(around, at, low):
            break
        if low == "to" and (not around.infinitive(at + 1) or _takes_no_infinitive(seen)):
            break
        seen.append(low)
        at += 1
    return at, seen


def _is_no_auxiliary(around: Surroundings, at: int, low: str) -> bool:
    """Whether "'s" is a possessive, not "is" as in "it's ordered"; "no" and "without" belong to nouns."""
    if low == "'s":
        return not (_is_participle(around.low(at + 1)) and around.last_kind() == "pronoun")
    return low in ("no", "without")


def _takes_no_infinitive(seen: list[str]) -> bool:
    """Whether "to" starts a group of its own: behind another "to", or behind "do" and modals without "be", "have"."""
    if "to" in seen:
        return True
    return not lexical.AUXILIARIES.isdisjoint(seen) and lexical.BE.isdisjoint(seen) and lexical.HAVE.isdisjoint(seen)


def _is_participle(low: str) -> bool:
    form = lexical.forms().get(low)
    return form is not None and form.shape in ("ed", "en")


def _is_verb(around: Surroundings, at: int, form: lexical.Form, seen: list[str]) -> bool:
    """Whether the word is a verb here and no noun or adjective: by what stands before it."""
    before = around.low(at - 1) if not seen else ""
    if form.shape == "base":
        return _is_base_verb(around, at, form, seen, before)
    if form.shape == "s":
        return _is_present_verb(around, at, before)
    if before in DETERMINERS:
        return False
    if form.shape == "ing":
        return not lexical.BE.isdisjoint(seen) or _is_doing(around, at, form)
    return bool(seen) or not _modifies(around, at)


def _is_base_verb(around: Surroundings, at: int, form: lexical.Form, seen: list[str], before: str) -> bool:
    """Whether a base form is a verb: "would buy", "we order", and no noun as in "the order"."""
    if "to" in seen or not lexical.MODALS.isdisjoint(seen) or not lexical.DO.isdisjoint(seen):
        return True
    if not (lexical.BE.isdisjoint(seen) and lexical.HAVE.isdisjoint(seen)):
        return around.low(at) in _BASE_PARTICIPLES
    if not around.nodes:
        return False
    last = around.nodes[-1]
    if form.lemma in _UNCHANGED and last.kind in ("party", "firm", "relative", "close"):
        return True
    if last.kind in ("pronoun", "you", "relative") or before in _SUBJECTS:
        return True
    if last.kind == "and":
        return around.last_verb_shape() in ("inf", "base") and not around.heads_goods(at)
    many = last.kind in ("party", "firm") and around.low(last.after - 1) in _PLURALS
    return many and not around.heads_goods(at)


def _is_present_verb(around: Surroundings, at: int, before: str) -> bool:
    """Whether a form on -s is a verb: "Foo offers", and no noun as in "the offers"."""
    if not around.nodes or (before in DETERMINERS and around.nodes[-1].kind != "relative"):
        return False
    last = around.nodes[-1]
    if last.kind == "comma" and len(around.nodes) > 1:
        last = around.nodes[-2]
    following = around.low(at + 1)
    if last.kind in ("noun", "other", "thing") and last.after == at:  # "the order lists Foo as agent"
        return at + 1 in around.ready or following in DETERMINERS or following in ("that", "to", "him", "them")
    if following == "of":
        return False
    if last.kind == "and":
        return around.last_verb_shape() == "finite"
    return last.kind in ("party", "firm", "pronoun", "relative", "close", "place", "time")


def _is_doing(around: Surroundings, at: int, form: lexical.Form) -> bool:
    """Whether a form on -ing without "be" is a verb: "seeking pumps", and no noun as in "milling machines"."""
    if form.lemma not in DEALING and around.heads_goods(at):
        return False
    return around.low(at + 1) != "of" or around.last_kind() != "noun"


def _modifies(around: Surroundings, at: int) -> bool:
    """A participle at the front of a phrase: "for controlled goods", "of used machines"."""
    last = around.last_kind()
    if not (last in (None, "prep", "verb", "and", "comma", "open") or around.behind_regime(at)):
        return False
    if number(around.low(at + 1)) is not None or (last == "comma" and _deals_behind_comma(around, at)):
        return False
    return _may_be_modified(around, at + 1) and (last not in ("and", "comma") or around.last_verb_shape() == "")


def _deals_behind_comma(around: Surroundings, at: int) -> bool:
    """ "Foo, a front for Bar, ordered twenty pumps"."""
    return around.lows[at].startswith(_DEALING_STEMS) and any(node.kind == "party" for node in around.nodes)


def _may_be_modified(around: Surroundings, at: int) -> bool:
    low = around.low(at)
    return (
        low[:1].isalpha()
        and low not in stop_words()
        and low not in DETERMINERS
        and not is_adverb(low)
        and at not in around.fixed
        and low not in lexical.prepositions()
    )


def _add_verb(around: Surroundings, start: int, at: int, form: lexical.Form, seen: list[str]) -> int:
    passive = form.shape in ("ed", "en") and not lexical.BE.isdisjoint(seen) and form.lemma != "interest"
    lemma, after = _with_tail(around, at + 1, form.lemma)
    node = Node("verb", start, after, word=lemma, shape=_shape(form, seen), passive=passive)
    modal = not (lexical.MODALS.isdisjoint(seen) and lexical.DO.isdisjoint(seen))
    node.described = ("modal",) if modal else ()
    _add_with_doubts(around, node, seen)
    return after


def _add_auxiliary(around: Surroundings, start: int, at: int, seen: list[str]) -> None:
    """Adds a verb that is auxiliaries alone: "is", "has", "does"."""
    word = "be" if not lexical.BE.isdisjoint(seen) else "have" if not lexical.HAVE.isdisjoint(seen) else "do"
    shape = "inf" if seen[0] == "to" else "finite"
    _add_with_doubts(around, Node("verb", start, at, word=word, shape=shape), seen)


def _add_with_doubts(around: Surroundings, node: Node, seen: list[str]) -> None:
    node.negated = not lexical.NEGATIONS.isdisjoint(seen)
    node.doubt = tuple(low for low in seen if low in _DOUBTING)
    around.nodes.append(node)


def _shape(form: lexical.Form, seen: list[str]) -> str:
    """The shape of a whole group: inf, ing or finite, and that of its verb where no auxiliary stands before it."""
    if "to" not in seen and lexical.AUXILIARIES.isdisjoint(seen):
        return _BARE_SHAPES[form.shape]
    if "to" in seen and seen[0] not in lexical.BE and seen[0] not in lexical.HAVE:
        return "inf"
    return "ing" if form.shape == "ing" and lexical.BE.isdisjoint(seen) else "finite"


def _with_tail(around: Surroundings, after: int, lemma: str) -> tuple[str, int]:
    """A verb with the words behind it that are part of it ("look for"), and the token behind these."""
    tails = lexical.tails().get(lemma)
    if tails is not None:
        start = around.behind_adverbs(after)
        for tail in tails:
            if all(around.low(start + step) == word for step, word in enumerate(tail)) and not (
                tail[-1] == "to" and around.infinitive(start + len(tail))
            ):
                return f"{lemma} {' '.join(tail)}", start + len(tail)
    return lemma, after
