"""What a description says of the kind of thing: by maker's words and plain words, and never no where it is unclear."""

from __future__ import annotations

from datetime import date

import pytest

from rulebook.fictional import package_book
from tearline.classification import classify
from tearline.classification.kinds import is_kind, recognise
from tearline.model.classification import Status
from tearline.model.item import Item
from tearline.model.truth import Truth
from tearline.rulebook.entries import leaves
from tearline.rulebook.rule import KindOf

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
LISTS = (("us-ccl", date(2026, 11, 23)), ("eu-dual-use", date(2026, 11, 23)), ("eu-dual-use", date(2010, 3, 1)))

# A table that carries the workpiece and turns it, in the words of makers, brokers and cables.
ROTARY_TABLES = [
    "rotary table", "NC rotary table", "CNC rotary tables", "CNC rotary table, tilting", "cnc tilting rotary-table",
    "swivel rotary table", "rotary/tilting table", "rotary-tilting table", "tilt/rotary table", "rotary/tilting unit",
    "tilting rotary unit", "trunnion table", "trunnion unit", "two-axis trunnion for machining centres",
    "dual-axis dividing unit", "fourth-axis rotary unit", "4th axis rotary table", "A/C axis table",
    "compound rotary table", "contouring table", "Rundtisch", "NC-Rundtisch", "Schwenkrundtisch",
    "NC-Dreh-Schwenktisch", "Drehtisch 320 mm", "Teilapparat", "table tournante CN", "plateau diviseur",
    "mesa giratoria CNC", "tavola roto-basculante", "döner tabla", "otočný stůl", "stół obrotowy", "vrtljiva miza",
    "поворотный стол", "rotary table bearing", "rotary table with tailstock and coolant pump",
    "milling machine Rundtisch", "coolant pump rotary table",
]  # fmt: skip

# Words that may mean such a table, or anything else: a person is asked.
UNCLEAR = [
    "trunnion", "4th axis", "5th axis", "4th/5th axis", "4th/5th axis unit for VMC", "A-axis", "B-axis unit",
    "C-axis drive", "rotary axis module", "tilting unit", "swivel unit", "2-axis CNC table, direct drive",
    "direct drive torque table", "cradle table", "indexer", "5C indexer", "turntable", "motorised turntable",
    "faceplate, motorised", "welding positioner", "circular table", "hirth coupling table", "machine accessory",
    "spare parts for machine tools", "attachment for machining centre", "precision equipment", "table", "BRS-320T",
    "A/C axis head", "swivel head", "Schwenkkopf", "goniometer", "two-axis gimbal mount",
    "pallet, two-axis", "pallet with two axes",
    "pallet unit with B-axis", "air-bearing unit, 2-axis", "tilting-rotary pallet", "swivelling vise with cradle",
    "six-axis robot positioner", "conveyor turntable", "indexing chuck", "screws and a rotary table",
    "coffee machine, rotary table", "pump, with table", "machining centre 5th axis", "machining centre with trunnion",
    "数控回转工作台", "pump 回转工作台", "bearing, стол", "μεταφορική τράπεζα", "",
]  # fmt: skip

# Clearly other things.
OTHER_THINGS = [
    "coolant pump", "coolant pump for CNC rotary table", "bearing for rotary table", "vacuum pump, 5 μm filter",
    "chuck", "lathe chuck", "three-jaw chuck", "chuck for rotary table", "magnetic chuck", "industrial robot",
    "six-axis robot", "robot arm", "office chair", "swivel chair", "office chairs", "conveyor", "belt conveyor",
    "chip conveyor", "conference table", "centrifugal pump", "hydraulic press", "rotary kiln", "rotary union",
    "coffee machine", "LED lamps", "Ø 20 mm screws", "laser printer", "machine vice", "rotary encoder",
    "6-axis robot for loading machine tools", "chuck for two-axes tables",
]  # fmt: skip


def head_of(path: str, list_id: str, day: date) -> KindOf:
    """The kind that the rule's head asks for first."""
    (rule,) = (one for one in package_book().on(day).list(list_id).rules if one.path == path)
    return next(leaf for leaf in leaves(rule.head) if isinstance(leaf, KindOf))


def answers(description: str, path: str) -> set[Truth]:
    """What the heads of that entry say of ``description``, under every list and vintage that has it."""
    found = recognise(description, package_book().vocabulary)
    return {is_kind(found, head_of(path, list_id, day)) for list_id, day in LISTS}


@pytest.mark.parametrize("path", ["2B008.c", "2B120", "2B121"])
@pytest.mark.parametrize(
    ("description", "value"),
    [
        *((one, YES) for one in ROTARY_TABLES),
        *((one, UNKNOWN) for one in UNCLEAR),
        *((one, NO) for one in OTHER_THINGS),
    ],
)
def test_a_rotary_table_by_any_name_is_seen_or_asked_about(description: str, value: Truth, path: str) -> None:
    assert answers(description, path) == {value}


@pytest.mark.parametrize(
    ("description", "value"),
    [
        *((one, YES) for one in ("tilting spindle", "fork milling head", "A/C axis milling head")),
        *((one, YES) for one in ("universal milling head", "swivelling milling head", "bi-rotary heads")),
        *((one, UNKNOWN) for one in ("A/C axis head", "swivel head", "motor spindle", "milling head", "Gabelkopf")),
        *((one, UNKNOWN) for one in ("machining centre with swivel head", "spindle, tilting", "BSK-2")),
        *((one, NO) for one in ("rotary table", "coolant pump", "tool holder", "3-axis machining centre")),
    ],
)  # fmt: skip
def test_a_tilting_spindle_by_any_name_is_seen_or_asked_about(description: str, value: Truth) -> None:
    (rule,) = (one for one in package_book().on(LISTS[0][1]).list("us-ccl").rules if one.path == "2B008.d")
    kind = next(leaf for leaf in leaves(rule.head) if isinstance(leaf, KindOf))
    assert is_kind(recognise(description, package_book().vocabulary), kind) is value


@pytest.mark.parametrize(
    ("description", "value"),
    [
        *((one, YES) for one in ("5-axis gantry milling machine", "six axis milling machine", "lathe with C-axis")),
        *((one, YES) for one in ("vertical machining centre", "horizontal boring mill", "jig borer")),
        *((one, UNKNOWN) for one in ("VMC", "VMC 850", "drilling centre with pump", "hybrid additive machine")),
        *((one, UNKNOWN) for one in ("die-sinking EDM", "laser cutting machine", "Fräsmaschine", "screw machine")),
        *((one, NO) for one in ("rotary table", "coolant pump", "rotary table for milling machine", "wood lathe")),
    ],
)  # fmt: skip
def test_a_machine_tool_by_any_name_is_seen_or_asked_about(description: str, value: Truth) -> None:
    book = package_book()
    for list_id in ("us-ccl", "eu-dual-use"):
        kind = next(
            leaf for leaf in leaves(book.lists[list_id].definitions["nc_machine_tool"].test) if type(leaf) is KindOf
        )
        assert is_kind(recognise(description, book.vocabulary), kind) is value


@pytest.mark.parametrize("description", ["5-axis gantry milling machine", "3-axis vertical machining centre"])
def test_the_number_of_axes_before_a_machine_is_part_of_its_name(description: str) -> None:
    assert answers(description, "2B008.c") == {NO}


@pytest.mark.parametrize("description", UNCLEAR)
def test_an_unclear_description_never_ends_as_no_entry_found(description: str) -> None:
    for list_id, day in LISTS:
        assert classify(Item(description), package_book().on(day), list_id).status is Status.NEEDS_INFORMATION


def test_there_are_many_descriptions_on_every_side() -> None:
    assert min(map(len, (ROTARY_TABLES, UNCLEAR, OTHER_THINGS))) >= 30
