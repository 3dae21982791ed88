"""The objects of a verb: the goods, parties and nouns that follow it without a preposition."""

from __future__ import annotations

from tearline.intake.attempt.deeds import NOMINAL, Deed, DeedRow


def add_objects(row: DeedRow, deed: Deed) -> None:
    """Fills the ``objects`` of a verb; a passive has some only if it takes two ("Foo was sent an offer")."""
    if deed.node.passive and not deed.is_a("supply", "send", "receive", "approach", "instruct"):
        return
    index: int | None = deed.at + 1
    if deed.node.word == "have" and row.kind(deed.at + 1) == "prep":
        index = deed.at + 3  # "has on its books a request"
    while index is not None and index < len(row.nodes):
        index = _take(row, deed, index)


def _take(row: DeedRow, deed: Deed, index: int) -> int | None:
    """Takes the node at ``index`` as far as it is an object; the place to go on at, or None at the end of them."""
    kind = row.nodes[index].kind
    if kind in NOMINAL:
        return _take_nominal(row, deed, index)
    if kind in ("time", "doubt"):
        return index + 1
    if kind == "other":
        return _take_other(row, deed, index)
    if kind == "own":  # "Foo's order": the owner is no object
        if deed.objects:
            deed.objects.pop()
        return index + 1
    return _past_source(row, deed, index) if kind == "prep" else None


def _take_nominal(row: DeedRow, deed: Deed, index: int) -> int | None:
    node = row.nodes[index]
    if node.kind == "pronoun" and deed.objects:
        return None
    deed.objects.append(node)
    if node.kind in ("thing", "models") or len(deed.objects) > 2:
        return None
    if node.kind == "noun" and row.kind(index + 1) not in ("thing", "party", "firm"):
        return None
    return index + 1


def _take_other(row: DeedRow, deed: Deed, index: int) -> int | None:
    node = row.nodes[index]
    if node.word == "regime":
        return None
    if node.word == '"':
        return index + 1
    deed.objects.append(node)
    ends = deed.node.word != "be" and row.kind(index + 1) in ("party", "firm")
    return None if ends else index + 1


def _past_source(row: DeedRow, deed: Deed, index: int) -> int | None:
    """The goods in "to acquire from your company a press", behind the preposition at ``index``."""
    sourced = not deed.objects and row.nodes[index].word in ("from", "with", "through", "at")
    if not (sourced and deed.is_a("seek", "supply") and row.kind(index + 1) in ("party", "firm", "you")):
        return None
    index += 2
    while row.kind(index) == "comma":
        index += 1
    return index if row.kind(index) in ("thing", "models") else None
