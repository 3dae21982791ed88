"""What a word points back to: the subject to the left of a verb, the party or goods that "which" and "who" mean."""

from __future__ import annotations

from tearline.intake.attempt.deeds import NOMINAL, DeedRow
from tearline.intake.attempt.nodes import Node
from tearline.intake.lexicon import words

_PASSING = words("grammar", "passing")
"""Heads of phrases that only say when or how; no subject."""
PAPERED = words("grammar", "grammar_papered")
"""What is done to an order or an inquiry, not to its goods."""


def left_of(row: DeedRow, index: int) -> Node | None:
    """The subject of a finite verb behind ``index``, found leftwards past what hangs on prepositions and clauses."""
    nodes = row.nodes
    while index >= 0:
        node = nodes[index]
        if node.kind in NOMINAL or (node.kind == "other" and node.word not in _PASSING):
            past = _past_hanging(row, index)
            if past is None:
                return _owner(row, index) or node
            index = past
        elif node.kind == "verb":
            if node.word in ("have", "be", "do") and not row.at[index].objects:
                return row.at[index].subject  # "has over the past weeks been collecting"
            clause = _clause_start(row, index)
            if clause is None:
                return None
            index = clause
        elif node.kind == "that":
            return None
        else:
            prior = row.verb_before(index) if node.kind == "and" else None
            if prior is not None:
                return prior.actor
            index -= 1
    return None


def _past_hanging(row: DeedRow, index: int) -> int | None:
    """Where the search goes on if the noun at ``index`` hangs on what is before it; None if it stands by itself."""
    before = row.kind(index - 1)
    if before == "prep":
        return index - 2
    if before == "doubt" and row.kind(index - 2) == "prep":
        return index - 3
    if before == "and" and row.nodes[index].kind == "noun":
        return index - 2
    if before == "verb" and index >= 2:
        if row.nodes[index - 2].kind == "relative" and index > 2:
            return index - 3  # "the one who is to get the press"
        if row.nodes[index - 1].shape in ("ing", "inf", "ed"):
            return index - 2
    return None


def _owner(row: DeedRow, index: int) -> Node | None:
    """Foo in "Foo's office": the party whose firm or thing stands at ``index``."""
    owned = row.kind(index - 1) == "own" and row.nodes[index].kind in ("firm", "other")
    return row.nodes[index - 2] if owned and row.kind(index - 2) in ("party", "firm") else None


def _clause_start(row: DeedRow, index: int) -> int | None:
    """The node before a relative or participial clause that ends with the verb at ``index``."""
    node = row.nodes[index]
    if node.shape in ("ing", "ed", "en", "inf") and not node.passive:
        return index - 1
    for step in range(index - 1, max(-1, index - 6), -1):
        if row.nodes[step].kind == "relative":
            return step - 1
        if row.nodes[step].kind == "that":
            return None
    return None


def before_insertion(row: DeedRow, comma: int) -> int | None:
    """The node before ", which …,": the place where the clause goes on behind the comma at ``comma``."""
    for step in range(comma - 1, max(0, comma - 22), -1):
        node = row.nodes[step]
        if node.kind == "relative" and row.kind(step - 1) in ("comma", "prep"):
            back = step - 1
            while back > 0 and row.kind(back) in ("comma", "prep", "doubt", "and"):
                back -= 1
            return back
        if node.kind == "that" and node.word in (";", "."):
            return None
    return None


def antecedent(row: DeedRow, relative: int) -> Node | None:
    """What "which" and "who" refer to: the nearest party or goods before them, a noun if it was placed or signed."""
    return _paper_before(row, relative) or _nearest_before(row, relative)


def _paper_before(row: DeedRow, relative: int) -> Node | None:
    """The order in "the order for pumps which was placed": what the passive verb of papers speaks of."""
    if row.kind(relative + 1) != "verb":
        return None
    behind = row.nodes[relative + 1]
    if behind.passive and behind.word in PAPERED:
        return noun_before(row, relative - 1, 7)
    return None


def noun_before(row: DeedRow, index: int, reach: int) -> Node | None:
    """The nearest noun of dealing among ``reach`` nodes that end at ``index``."""
    for step in range(index, max(-1, index - reach), -1):
        if row.nodes[step].kind == "noun":
            return row.nodes[step]
    return None


def _nearest_before(row: DeedRow, relative: int) -> Node | None:
    """The nearest party, or goods; "who" prefers somebody to goods."""
    personal = row.nodes[relative].word == "who"
    first: Node | None = None
    for index in range(relative - 1, max(-1, relative - 10), -1):
        node = row.nodes[index]
        if node.kind in ("party", "firm", "you"):
            return node
        if node.kind in ("thing", "models", "noun"):
            first = first or node
            if not personal:
                return first
        if node.kind in ("verb", "that", "relative"):
            break
    return first
