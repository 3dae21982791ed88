"""Attempts in forms: labelled and numbered lines, columns, page stamps, quoted mail."""

from __future__ import annotations

import pytest

from intake.attempt_texts import attempts, countries, goods, message, named, roles, rules
from tearline.intake.attempt.labels import label
from tearline.intake.attempt.rows import row_starts
from tearline.intake.attempt.tokens import same_length, sentences

BOTH = [{"buyer": ["FOO"], "supplier": ["BAR"]}]
PUMPS = [[("pump", "2")]]


@pytest.mark.parametrize(
    "text",
    [
        "Buyer: FOO\nSupplier: BAR\nItem: two pumps",
        "BUYER: FOO\nSELLER: BAR\nGOODS: two pumps",
        "Inquirer: FOO\nFirm asked: BAR\nSubject goods: two pumps",
        "Item: two pumps\nSupplier: BAR\nBuyer: FOO",
        "Buyer:        FOO\nSupplier:     BAR\nItem:         two pumps",
        "Buyer: FOO; Supplier: BAR; Item: two pumps",
        "Buyer: FOO Supplier: BAR Item: two pumps",
        "Buyer: FOO        Supplier: BAR\nItem: two pumps",
        "A) BUYER: FOO B) SELLER: BAR C) GOODS: two pumps",
        "1. Buyer: FOO\n2. Supplier: BAR\n3. Item: two pumps",
        "(1) Buyer: FOO\n(2) Supplier: BAR\n(3) Item: two pumps",
        "1) Who asks: FOO\n2) From whom: BAR\n3) What: two pumps",
        "- Buyer: FOO\n- Supplier: BAR\n- Item: two pumps",
        "Product ........ two pumps\nBuyer ........ FOO\nSupplier ........ BAR",
        "> Buyer: FOO\n> Supplier: BAR\n> Item: two pumps",
        "> FOO was seeking\n> two pumps from BAR.",
        ">> FOO was seeking\n>> two pumps from BAR.",
        "FOO was seeking\ntwo pumps from\nBAR.",
        "FOO was seeking two pumps\n\nPAGE 02 OSLO 001234 161322Z\n\nfrom BAR.",
        "FOO was seeking two pumps\nOSLO 00001234 002 OF 004\nfrom BAR.",
        "FOO was seeking two pu\nPAGE 02 OSLO 001234 161322Z\nmps from BAR.",
        "FOO was seeking two pumps from Barlow\n\nPAGE 02 OSLO 001234 161322Z\n\nMills GmbH.",
    ],
)
def test_a_form_tells_what_a_sentence_tells(text: str) -> None:
    assert (roles(attempts(text)), goods(attempts(text))) == (BOTH, PUMPS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Buyer: FOO\nVia: BAZ\nItem: two pumps", [{"buyer": ["FOO"], "between": ["BAZ"]}]),
        ("Buyer: FOO\nBroker: BAZ\nItem: two pumps", [{"buyer": ["FOO"], "between": ["BAZ"]}]),
        ("Buyer: FOO\nEnd user: QUX\nItem: two pumps", [{"buyer": ["QUX"], "between": ["FOO"]}]),
        ("Buyer: FOO\nEnd user: FOO\nItem: two pumps", [{"buyer": ["FOO"]}]),
        ("End user: QUX\nSupplier: BAR\nGoods: two pumps", [{"buyer": ["QUX"], "supplier": ["BAR"]}]),
        ("Buyer: FOO\nBuyer: QUX\nSupplier: BAR\nItem: two pumps", [{"buyer": ["FOO", "QUX"], "supplier": ["BAR"]}]),
        ("Suspected buyer: FOO\nSupplier: BAR\nItem: two pumps", [{"buyer": ["FOO?"], "supplier": ["BAR"]}]),
        ("Buyer: none\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: None known\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: not known\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: Not known\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: Unknown\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: n/a\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer: TBD\nSupplier: BAR\nItem: two pumps", [{"supplier": ["BAR"]}]),
        ("Buyer's address: FOO\nItem: two pumps", []),
        ("Remarks: FOO\nItem: two pumps", []),
        ("Buyer: FOO", []),
    ],
)
def test_labels_give_the_parts_and_unknown_values_give_none(text: str, wanted: list[dict[str, list[str]]]) -> None:
    assert roles(attempts(text)) == wanted


FIRST = "Buyer: FOO\nSupplier: BAR\nItem: two pumps\n"
SECOND = "Buyer: QUX\nSupplier: BAZ\nItem: three valves\n"
CASES = [
    FIRST + "\n" + SECOND,
    "Case 1:\n" + FIRST + "\nCase 2:\n" + SECOND,
    "CASE 1\n" + FIRST + "CASE 2\n" + SECOND,
    "Item: two pumps\nBuyer: FOO\nSupplier: BAR\n\nItem: three valves\nBuyer: QUX\nSupplier: BAZ\n",
]


@pytest.mark.parametrize("text", CASES, ids=["a blank line", "numbered", "numbered in capitals", "goods first"])
def test_two_cases_in_a_form_are_two_attempts(text: str) -> None:
    found = attempts(text)
    assert roles(found) == [*BOTH, {"buyer": ["QUX"], "supplier": ["BAZ"]}]
    assert goods(found) == [*PUMPS, [("valve", "3")]]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Item: two pumps", ("pump", "2")),
        ("Item: pumps\nQuantity: 12", ("pump", "12")),
        ("Item: pumps\nQty: twelve", ("pump", "12")),
        ("Item: maraging steel\nQuantity: 500 kilograms", ("maraging steel", "500 kilograms")),
        ("Goods: frobnicators, grade A", ("frobnicator", None)),
    ],
)
def test_the_lines_of_a_form_count_its_goods(lines: str, wanted: tuple[str, str | None]) -> None:
    assert goods(attempts(f"Buyer: FOO\nSupplier: BAR\n{lines}")) == [[wanted]]


@pytest.mark.parametrize("line", ["Item: none", "Item: unknown", "End use: unknown", "Purpose: none"])
def test_what_is_not_known_fills_no_slot(line: str) -> None:
    (attempt,) = attempts(f"Buyer: FOO\nSupplier: BAR\n{line}")
    assert (attempt.items, attempt.intended_use) == ((), None)


@pytest.mark.parametrize("word", ["End-user", "END-USER"])
def test_a_label_may_have_a_hyphen(word: str) -> None:
    assert ("QUX", "buyer", "labelled-end-user") in rules(attempts(f"{word}: QUX\nItem: two pumps"))


@pytest.mark.xfail(strict=True, reason="behind a dash for a colon the count of the goods is lost")
def test_a_dash_leads_to_a_value_as_a_colon_does() -> None:
    found = attempts("SELLER - BAR\nBUYER - FOO\nGOODS - two pumps")
    assert (roles(found), goods(found)) == (BOTH, PUMPS)


def test_the_label_gives_the_rule_and_the_line_gives_the_country() -> None:
    found = attempts("Buyer: FOO, Nicosia, Cyprus\nEnd user: QUX, Rasht, Iran\nItem: two pumps")
    assert countries(found) == {"FOO": "CY", "QUX": "IR"}
    assert {rule for _, _, rule in rules(found)} == {"labelled", "labelled-end-user"}


@pytest.mark.parametrize(
    ("line", "slot", "wanted"),
    [
        ("Model: HL-20", "models", ("HL-20",)),
        ("Value: EUR 20,000", "value", "EUR 20,000"),
    ],
)
def test_a_particular_on_its_own_line_goes_to_the_item(line: str, slot: str, wanted: object) -> None:
    (attempt,) = attempts(f"Buyer: FOO\nItem: pumps\n{line}")
    assert getattr(attempt.items[0], slot) == wanted


@pytest.mark.parametrize(
    ("line", "use"), [("End use: repair of ships", "repair of ships"), ("Purpose: repair of ships", "repair of ships")]
)
def test_the_use_on_a_line_of_its_own_is_the_claimed_use(line: str, use: str) -> None:
    (attempt,) = attempts(f"Buyer: FOO\nItem: pumps\n{line}")
    assert attempt.intended_use == use


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Buyer: FOO", "buyer"),
        ("2. SELLER - BAR", "supplier"),
        ("End user: QUX", "buyer"),
        ("Goods on order: pumps", "item"),
        ("Date: May", "seen"),
        ("The buyer is FOO", None),
        ("Note: FOO", None),
    ],
)
def test_a_label_names_what_its_line_holds(text: str, kind: str | None) -> None:
    clean = same_length(named(text))
    *_, sentence = sentences(clean, 0, len(clean))
    found = label(sentence)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Buyer: A\nItem: B", 1),
        ("one line that goes\non in the next", 0),
        ("- first\n- second", 1),
        ("Above\n\nBelow", 1),
        ("Left        Right", 1),
        ("> quoted text that goes\n> on", 0),
    ],
)
def test_a_row_begins_where_its_line_was_meant(text: str, rows: int) -> None:
    assert len(row_starts(text, 0, len(text))) == rows


@pytest.mark.xfail(strict=True, reason="a table of columns under a heading is not read by its columns")
@pytest.mark.parametrize(
    "text",
    [
        "Buyer            Supplier            Item\nFOO            BAR            two pumps",
        "Name                Country        Role\nFOO                Cyprus        buyer\n"
        "BAR                Germany        supplier\n\nThe goods are two pumps.",
    ],
    ids=["parts as columns", "parts as rows"],
)
def test_a_table_gives_each_firm_the_part_of_its_heading(text: str) -> None:
    assert roles(attempts(text)) == BOTH


def test_a_form_in_a_message_is_read_as_one_by_itself() -> None:
    assert roles(message("Note for file\n\nBuyer: FOO\nSupplier: BAR\nItem: two pumps\n")) == BOTH
