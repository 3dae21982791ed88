"""Verbs and nouns that tell of a deal, by every form they take: one look-up for each word of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tearline.intake.lexicon import split, table, words

_SPELT = {
    "channelled": "channeled", "travelled": "traveled", "labelled": "labeled", "cancelled": "canceled",
    "fulfilled": "fulfiled", "learnt": "learned", "rumoured": "rumored", "relabelled": "relabeled",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: ``shape`` is base, s, ed (past and participle), en (participle alone), past or ing."""

    lemma: str
    shape: str


def _forms_of(verb: str) -> dict[str, str]:
    """Every form of a verb to its shape; a form that is past and participle is ``ed``."""
    irregular: Mapping[str, str] = table("grammar")["irregular"]
    found = {verb: "base"}
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        found[verb + "es"] = "s"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        found[verb[:-1] + "ies"] = "s"
    else:
        found[verb + "s"] = "s"
    if verb in irregular:
        past, participle, ing = irregular[verb].split()
        found[ing] = "ing"
        if past == participle:
            found[past] = "ed" if past != verb else "base"
        else:
            found[past], found[participle] = "past", "en"
        for long in (past, ing):
            if long in _SPELT:
                found[_SPELT[long]] = found[long]
        return found
    if verb.endswith("e"):
        found[verb + "d"], found[(verb[:-1] if not verb.endswith("ee") else verb) + "ing"] = "ed", "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        found[verb[:-1] + "ied"], found[verb + "ing"] = "ed", "ing"
    else:
        found[verb + "ed"], found[verb + "ing"] = "ed", "ing"
    return found


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Each verb (``look for`` included) to its classes."""
    found: dict[str, set[str]] = {}
    for name, value in table("predicates")["verbs"].items():
        for verb in split(value):
            found.setdefault(verb, set()).add(name)
    return {verb: frozenset(names) for verb, names in found.items()}


@cache
def forms() -> Mapping[str, Form]:
    """Each form of the first word of a verb to the verb and its shape."""
    found: dict[str, Form] = {}
    for verb in sorted({verb.split(" ", 1)[0] for verb in classes()}):
        for form, shape in _forms_of(verb).items():
            held = found.get(form)
            if held is None or (held.shape == "base" and shape != "base" and form != held.lemma):
                found[form] = Form(verb, shape)
    found["found"] = Form("find", "ed")
    found["left"] = Form("leave", "ed")
    found["lay"] = Form("lay", "base")
    found["saw"] = Form("see", "past")
    found["bound"] = Form("bind", "ed")
    return found


@cache
def tails() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Each verb to the words that may stand behind it as part of it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for verb in classes():
        first, *rest = verb.split(" ")
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    return {verb: tuple(sorted(rows, key=lambda row: (-len(row), row))) for verb, rows in found.items()}


@cache
def nouns() -> Mapping[str, str]:
    """Each noun that tells of a deal to its class."""
    return {word: name for name, value in table("predicates")["nouns"].items() for word in value.split()}


@cache
def prepositions() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The first word of each preposition to its words and its relation, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for relation, value in table("predicates")["prepositions"].items():
        for phrase in split(value):
            parts = tuple(phrase.split(" "))
            found.setdefault(parts[0], []).append((parts, relation))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in found.items()}


@cache
def dealing() -> frozenset[str]:
    """Every form of a verb, and every noun, without which a sentence gives nobody a part in a deal."""
    telling = {
        form
        for verb, names in classes().items()
        if names
        & {"seek", "approach", "supply", "represent", "arrange", "destine", "instruct", "use", "move", "receive"}
        for form in _forms_of(verb.split(" ", 1)[0])
        if verb.split(" ", 1)[0] not in _ANY
    }
    prepositions = {"via", "behalf", "through"}
    return frozenset(telling | set(nouns()) | prepositions | {"user", "users", "end-user", "consignee"})


_ANY = words("grammar", "any")
"""Verbs of any text."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re"})
HAVE = frozenset({"has", "have", "had", "having", "'ve"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot"})
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "never", "n't", "neither", "nor", "no", "cannot", "without"})
