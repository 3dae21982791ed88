"""Regimes with their doubt, concerns, and the use that is claimed."""

from __future__ import annotations

import pytest

from tearline.intake.attempt.concerns import concerns
from tearline.intake.attempt.regimes import regimes
from tearline.intake.attempt.tokens import Sentence, same_length, sentences
from tearline.intake.attempt.uses import intended_use

NSG, MTCR = "Nuclear Suppliers Group", "Missile Technology Control Regime"
WA, AG, CWC = "Wassenaar Arrangement", "Australia Group", "Chemical Weapons Convention"


def _sentences(text: str) -> list[Sentence]:
    clean = same_length(text)
    return list(sentences(clean, 0, len(clean)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pumps are controlled by the NSG.", [(NSG, "stated")]),
        ("The item falls within Category I of the MTCR.", [(MTCR, "stated")]),
        ("They do not fall under the Wassenaar Arrangement.", [(WA, "denied")]),
        ("The valves might well be caught by Australia Group controls.", [(AG, "potential")]),
        ("We judge the furnace to be covered by the NSG.", [(NSG, "suspected")]),
        ("Norway is a member of the MTCR.", []),
        ("MTCR partners have been informed.", []),
        ("This was raised at the Wassenaar plenary.", []),
        ("The chemical is scheduled under the CWC.", [(CWC, "stated")]),
        ("MTCR-controlled accelerometers were sought.", [(MTCR, "stated")]),
        ("The steel is probably on the NSG list.", [(NSG, "suspected")]),
        ("Neither the MTCR nor the NSG controls it.", [(MTCR, "denied"), (NSG, "denied")]),
        (
            "The goods are not subject to control under the Australia Group, but are listed by Wassenaar.",
            [(AG, "denied"), (WA, "stated")],
        ),
        ("If the pressure exceeds the limit, the press is an MTCR item.", [(MTCR, "potential")]),
        ("It is unclear whether the lathe is on the Wassenaar list.", [(WA, "potential")]),
        ("THE ETCHER IS ON THE COCOM INDUSTRIAL LIST.", [("COCOM", "stated")]),
        ("The tubes appear to meet the NSG parameters.", [(NSG, "suspected")]),
        ("The tube is a Trigger List item.", [(NSG, "stated")]),
        ("Consistent with its NSG commitments, Spain should deny the export.", []),
        ("As an Australia Group participant, Korea will understand.", []),
        ("The item is uncontrolled by the MTCR.", [(MTCR, "denied")]),
        ("Foo Bar AG of Zug was asked for a price list.", []),
        ("The powder is possibly an MTCR Annex item.", [(MTCR, "potential")]),
        ("Listed under: Wassenaar", [(WA, "stated")]),
    ],
)
def test_a_regime_is_as_sure_as_its_clause(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(one.name, one.modality.value) for sentence in _sentences(text) for one in regimes(sentence)]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It could help the nuclear programme.", ["nuclear"]),
        ("The firm works for the army's missile programme.", ["ballistic missile"]),
        ("The cruise missile programme is at issue.", []),
        ("Civil nuclear use only.", []),
        ("We cannot exclude a nuclear end use.", ["nuclear"]),
        ("There is no nuclear connection.", []),
        ("It has nothing to do with chemical weapons.", []),
        ("They fear it would go to a CW programme or to BW work.", ["chemical", "biological"]),
        ("Two laboratory centrifuges were ordered.", []),
        ("It is suited to gas centrifuge rotors.", ["nuclear"]),
        ("The Nuclear Exports Division thanks the Ministry.", []),
        ("Tank farm pumps were ordered.", []),
        ("They make battle tanks and rifles.", ["conventional weapons"]),
        ("Nerve agents could be made with it.", ["chemical"]),
        ("Uranium enrichment is the worry.", ["nuclear"]),
        ("The anti-tank missile is made there.", ["conventional weapons"]),
        ("Rocket motors need such powder.", ["ballistic missile"]),
        ("Storage tanks for chemicals", []),
        ("biological safety cabinets", []),
        ("nuclear magnetic resonance spectrometer", []),
    ],
)
def test_a_concern_is_what_the_text_speaks_of(text: str, wanted: list[str]) -> None:
    assert [one for sentence in _sentences(text) for one in concerns(sentence, frozenset())] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The declared end use is irrigation of farmland.", "irrigation of farmland"),
        ("The buyer maintains that the pumps are meant for a brewery.", "brewery"),
        ("According to the customer the valves will be installed in a dairy.", "dairy"),
        ("The machine could be used for missile parts.", None),
        ("Such valves may be used in enrichment plants.", None),
        ("End-use: paint production", "paint production"),
        ("It claimed to need the furnace for making dental crowns.", "dental crowns"),
        ("THE STATED END USE WAS OIL EXPLORATION.", "OIL EXPLORATION"),
        ("The customer gave water treatment as the end use.", "water treatment"),
        ("We believe the steel is intended for Iran's missile programme.", "Iran's missile programme"),
        ("The lathe is suitable for use in the production of rotors.", None),
        ("The material, it says, is for bicycle frames.", "bicycle frames"),
        ('The order form lists "cheese dairy" as end use.', "cheese dairy"),
        ("As end use the buyer indicated medical imaging.", "medical imaging"),
        ("The firm explained that it wanted the cameras for wildlife observation.", "wildlife observation"),
        ("The oscilloscopes were ordered for teaching purposes.", "teaching purposes"),
        ("The order was for three pumps.", None),
        ("He asked for a price for two lathes.", None),
        ("Purpose of the purchase: repair of turbines.", "repair of turbines"),
        ("The equipment is said to be intended for a cement factory.", "cement factory"),
        ("The alleged purpose, glass cutting, is not credible.", "glass cutting"),
        ("The consignee stated the goods would be used in a hospital laboratory.", "hospital laboratory"),
        ("No end use was stated.", None),
        ("The end use is unknown.", None),
        ("The end use was not given.", None),
        ("The end user is Foo Works.", None),
        ("They pretend it is for the textile industry.", "textile industry"),
        ("It was ordered ostensibly for a fertilizer plant.", "fertilizer plant"),
        ("The firm said nothing of the use.", None),
        ("The use of a front company is typical.", None),
        ("For use in agriculture, the letter says.", "agriculture"),
    ],
)
def test_a_use_is_claimed_or_asserted(text: str, wanted: str | None) -> None:
    uses = [use for sentence in _sentences(text) if (use := intended_use(sentence, frozenset())) is not None]
    assert (uses or [None])[0] == wanted
