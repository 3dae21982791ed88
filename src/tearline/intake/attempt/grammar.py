"""Who does what in a sentence: each verb and each noun of dealing with its subject, its objects, its prepositions."""

from __future__ import annotations

from tearline.intake.attempt.deeds import Deed, DeedRow
from tearline.intake.attempt.government import give_prepositions
from tearline.intake.attempt.holders import set_holder
from tearline.intake.attempt.nodes import Node
from tearline.intake.attempt.objects import add_objects
from tearline.intake.attempt.statements import number_groups, spread_doubt
from tearline.intake.attempt.subjects import set_subject
from tearline.intake.attempt.tokens import Sentence

__all__ = ["Deed", "deeds"]


def deeds(nodes: list[Node], sentence: Sentence) -> list[Deed]:
    """The deeds of a sentence in order, with everything that hangs on each.

    The nodes themselves change in two ways: a verb in two parts gets its whole ``word`` ("look for"), and what is
    only believed gets its ``doubt``.
    """
    row = DeedRow(nodes)
    for deed in row.deeds:  # in order: a verb may take over the subject and ask for the objects of one before it
        if deed.node.kind == "verb":
            set_subject(row, deed)
            add_objects(row, deed)
    for deed in row.deeds:
        if deed.node.kind == "noun":
            set_holder(row, deed)
    give_prepositions(row)
    spread_doubt(row)
    number_groups(row)
    return row.deeds
