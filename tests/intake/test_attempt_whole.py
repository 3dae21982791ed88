"""What only a whole message tells: who "it" is, where a firm sits, who is taken out again, which goods are whose."""

from __future__ import annotations

import pytest

from intake.attempt_texts import attempts, countries, goods, message, named, roles, rules
from tearline.model.alert import Modality

BOTH = [{"buyer": ["FOO"], "supplier": ["BAR"]}]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FOO of Dubai contacted us. The Dubai company was seeking two pumps from BAR.", "seek-subject-referred"),
        ("FOO contacted us. The company was seeking two pumps from BAR.", "seek-subject-referred"),
        ("FOO contacted us. It was seeking two pumps from BAR.", "seek-subject-referred"),
        ("FOO (FVT) is known to us. FVT was seeking two pumps from BAR.", "seek-subject"),
        ('FOO ("Foo Vale") is known to us. Foo Vale was seeking two pumps from BAR.', "seek-subject"),
        ("FOO is known to us. Foo Vale Tools was seeking two pumps from BAR.", "seek-subject"),
    ],
)
def test_a_reference_is_the_firm_that_it_stands_for(text: str, rule: str) -> None:
    found = attempts(text)
    assert roles(found) == BOTH
    assert ("FOO", "buyer", rule) in rules(found)


@pytest.mark.parametrize(
    "text",
    [
        "We have a visitor. It was seeking two pumps.",
        "A company was seeking two pumps.",
        "The Dubai company was seeking two pumps.",
    ],
)
def test_a_reference_to_nobody_names_nobody(text: str) -> None:
    assert attempts(text) == ()


ASKED = "Perdana Zelkova Machinery Sdn Bhd was asked by FOO for two pumps."
PERDANA = "Perdana Zelkova Machinery Sdn Bhd"


@pytest.mark.parametrize(
    ("text", "firm", "country"),
    [
        ("The Malaysian firm " + ASKED, PERDANA, "MY"),
        (ASKED, PERDANA, None),
        (ASKED + " Malaysia is asked to look into it.", PERDANA, "MY"),
        (ASKED + " Norway is asked to look into it.", PERDANA, None),
        ("FOO of Cyprus was seeking two pumps from BAR.", "FOO", "CY"),
        ("FOO was seeking two pumps from BAR, a German firm.", "BAR", "DE"),
        ("FOO was seeking two pumps from BAR. The German firm refused.", "BAR", None),
        ("FOO (Nicosia, Cyprus) was seeking two pumps from BAR.", "FOO", "CY"),
        ("QUX, which is a foundry in Karaj, was seeking two pumps from BAR.", "QUX", "IR"),
        ("FOO was seeking two pumps from BAR.", "FOO", None),
    ],
)
def test_a_country_is_that_of_the_text_or_none(text: str, firm: str, country: str | None) -> None:
    assert countries(attempts(text))[firm] == country


@pytest.mark.parametrize(
    ("to", "country"),
    [(["AMEMBASSY KUALA LUMPUR"], "MY"), (["AMEMBASSY OSLO"], None), (["AMEMBASSY OSLO", "AMEMBASSY BERLIN"], None)],
    ids=["the post of the form's country", "another post", "two posts"],
)
def test_the_post_that_is_addressed_says_where_its_firm_sits(to: list[str], country: str | None) -> None:
    header = {"dtg": "2026-06-01T00:00:00Z", "to": [{"name": name} for name in to]}
    assert countries(attempts(ASKED, header))[PERDANA] == country


def test_the_post_alone_gives_its_firm_no_country() -> None:
    header = {"dtg": "2026-06-01T00:00:00Z", "to": [{"name": "AMEMBASSY OSLO"}]}
    assert countries(attempts("FOO of Cyprus was seeking two pumps from BAR.", header))["BAR"] is None


DEAL = "FOO was seeking two pumps from BAR."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (DEAL + "\n\nFOO is not involved.", [{"buyer": ["FOO no"], "supplier": ["BAR"]}]),
        (DEAL + "\n\nBAR was never approached.", [{"buyer": ["FOO"], "supplier": ["BAR no"]}]),
        (
            "FOO was seeking two pumps through BAZ.\n\nBAZ was named in error.",
            [{"buyer": ["FOO"], "between": ["BAZ no"]}],
        ),
        (DEAL + "\n\nQUX is not involved.", BOTH),
        ("FOO may be seeking two pumps from BAR.\n\n" + DEAL, [{"buyer": ["FOO?"], "supplier": ["BAR"]}]),
    ],
)
def test_a_later_paragraph_takes_a_firm_out_again(text: str, wanted: list[dict[str, list[str]]]) -> None:
    assert roles(attempts(text)) == wanted


@pytest.mark.parametrize("name", ["Sandy Reach Trading FZE", "Lorne Vale Freight Forwarding"])
def test_who_is_not_involved_gets_no_part_by_elimination(name: str) -> None:
    found = attempts(f"FOO was seeking two pumps.\n\n{name} is not involved.")
    assert name not in {firm for firm, _, _ in rules(found)}


def test_a_denial_behind_a_legal_form_takes_out_the_firm_that_it_names() -> None:
    found = attempts("FOO was seeking two pumps from Tamsin Mills Inc. Sandy Reach Trading FZE is not involved.")
    assert "FOO no" not in roles(found)[0]["buyer"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (DEAL + " The pumps are for QUX of Iran.", [{"buyer": ["QUX"], "between": ["FOO"], "supplier": ["BAR"]}]),
        (DEAL + " The end user is QUX.", [{"buyer": ["QUX"], "between": ["FOO"], "supplier": ["BAR"]}]),
        (DEAL + " The end user is possibly QUX.", [{"buyer": ["FOO", "QUX?"], "supplier": ["BAR"]}]),
        ("FOO and QUX were seeking two pumps from BAR.", [{"buyer": ["FOO", "QUX"], "supplier": ["BAR"]}]),
    ],
)
def test_who_asks_for_another_stands_between(text: str, wanted: list[dict[str, list[str]]]) -> None:
    assert roles(attempts(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (DEAL + " " + DEAL, BOTH),
        (DEAL + "\n\nFOO was also seeking three valves from BAR.", BOTH),
        (DEAL + " QUX was seeking three valves from BAZ.", [*BOTH, {"buyer": ["QUX"], "supplier": ["BAZ"]}]),
        (DEAL + "\n\nLater QUX tried to buy the pumps from BAR.", [*BOTH, {"buyer": ["QUX"], "supplier": ["BAR"]}]),
    ],
    ids=["told twice", "more goods", "another deal", "another buyer"],
)
def test_another_buyer_is_another_attempt_and_the_same_one_is_not(
    text: str, wanted: list[dict[str, list[str]]]
) -> None:
    assert roles(attempts(text)) == wanted


@pytest.mark.parametrize(
    ("sought", "wanted"),
    [
        ("two pumps", ("pump", "2")),
        ("a pump", ("pump", None)),
        ("pumps", ("pump", None)),
        ("a dozen pumps", ("pump", "12")),
        ("twelve lathes", ("lathe", "12")),
        ("1,200 valves", ("valve", "1200")),
        ("500 kilograms of maraging steel", ("maraging steel", "500 kilograms")),
        ("two drums of maraging steel", ("maraging steel", "two drums")),
    ],
)
def test_pieces_are_a_number_and_measures_are_text(sought: str, wanted: tuple[str, str | None]) -> None:
    assert goods(attempts(f"FOO was seeking {sought} from BAR.")) == [[wanted]]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("FOO was seeking pumps from BAR. The order is for 700 pieces.", "700"),
        ("FOO was seeking pumps from BAR. The order is for 500 kilograms.", "500 kilograms"),
        ("FOO was seeking two pumps from BAR. The order is for 700 pieces.", "2"),
        ("FOO was seeking pumps from BAR. In 2003 it bought 700 pieces.", None),
    ],
)
def test_a_count_from_another_sentence_goes_to_the_one_item(text: str, quantity: str | None) -> None:
    ((item,),) = goods(attempts(text))
    assert item == ("pump", quantity)


@pytest.mark.parametrize(
    ("text", "models", "alternatives"),
    [
        (DEAL + " The pumps are model HL-20.", ("HL-20",), False),
        (DEAL + " The pumps are either model HL-20 or model HL-30.", ("HL-20", "HL-30"), True),
        (DEAL + " The pumps are models HL-20 and HL-30.", ("HL-20", "HL-30"), False),
        ("FOO was seeking two pumps, model HL-20, from BAR. The HL-20 is new.", ("HL-20",), False),
        (DEAL, (), False),
    ],
)
def test_a_model_from_another_sentence_goes_to_the_one_item(
    text: str, models: tuple[str, ...], alternatives: bool
) -> None:
    (attempt,) = attempts(text)
    assert (attempt.items[0].models, attempt.items[0].alternatives) == (models, alternatives)


@pytest.mark.xfail(
    strict=True, reason='"several firms want pumps" is taken for a noun phrase, and the verb for its part'
)
def test_goods_hold_no_verb() -> None:
    assert goods(attempts("Several firms want pumps. The one who wants two pumps is FOO.")) == [[("pump", "2")]]


HEAD = "BAZ\nHarbour Road 1\nLeeds, United Kingdom\n\nDear Sirs,\n\n"


@pytest.mark.parametrize(
    ("text", "rule", "country"),
    [
        (HEAD + "FOO was seeking two pumps from your company.", "seek-from", "GB"),
        (HEAD + "We understand that you received an order for two pumps from FOO.", "receive-subject", "GB"),
        (HEAD + "Your customer FOO was seeking two pumps.", "addressee", "GB"),
        ("BAZ\n\nDear Sirs,\n\nFOO was seeking two pumps from you.", "seek-from", None),
    ],
)
def test_your_company_in_a_letter_is_the_firm_that_it_is_written_to(text: str, rule: str, country: str | None) -> None:
    for found in (attempts(text), message(text)):
        assert roles(found) == [{"buyer": ["FOO"], "supplier": ["BAZ"]}]
        assert ("BAZ", "supplier", rule) in rules(found)
        assert countries(found)["BAZ"] == country


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Licensing Office\nLeeds, United Kingdom\n\nDear Sirs,\n\nFOO was seeking two pumps.", [{"buyer": ["FOO"]}]),
        (HEAD + "We thank you for your letter.", []),
        pytest.param(
            HEAD + "FOO was seeking two pumps from BAR.",
            BOTH,
            marks=pytest.mark.xfail(strict=True, reason="the addressee joins the supplier whom the text names"),
        ),
    ],
    ids=["to an office", "about nothing", "another supplier is named"],
)
def test_an_addressee_supplies_only_what_nobody_else_does(text: str, wanted: list[dict[str, list[str]]]) -> None:
    assert roles(attempts(text)) == wanted


def test_the_span_of_a_reference_by_address_is_that_of_the_address() -> None:
    text = named(HEAD + "FOO was seeking two pumps from your company.")
    (attempt,) = attempts(text)
    assert {text[start:end] for start, end in attempt.suppliers[0].spans} == {named("BAZ")}


def test_no_doubt_of_the_text_is_about_to_whom_a_letter_is_written() -> None:
    text = "To: BAR\n\nDear Sirs,\n\nYou may not export two pumps to FOO of Cyprus without a licence."
    (attempt,) = attempts(text)
    assert [one.modality for one in attempt.suppliers] == [Modality.STATED]
