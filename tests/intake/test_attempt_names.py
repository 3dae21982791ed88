"""Names, places, sentences and addressees of alerts, each rule in pairs: what is one, and what only looks like one.

All firms and persons are invented.
"""

from __future__ import annotations

import time

import pytest

from tearline.intake.attempt.addressee import addressee
from tearline.intake.attempt.directory import Directory, Name
from tearline.intake.attempt.names import names
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.portions import Portion
from tearline.intake.attempt.tokens import same_length, sentences
from tearline.intake.lexicon import english, places
from tearline.model.marking import Level, Marking


def found(text: str) -> list[Name]:
    clean = same_length(text)
    return [name for one in sentences(clean, 0, len(clean), text) for name in names(one, (), Directory())]


def strong(text: str) -> list[str]:
    return [name.value for name in found(text) if name.strong]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An order came from Bergdal & Quist Vakuumteknik A/S in June.", "Bergdal & Quist Vakuumteknik A/S"),
        (
            "It asked Harrow, Tamsin & Oakley Instruments, Inc. for a price.",
            "Harrow, Tamsin & Oakley Instruments, Inc.",
        ),
        ("A broker, Zarb, Felton & Sons (Shipping) Ltd, helps.", "Zarb, Felton & Sons (Shipping) Ltd"),
        ("The letter names Orvel Brothers & Allied (Pvt.) Ltd., Lahore.", "Orvel Brothers & Allied (Pvt.) Ltd."),
        ('Parts for OOO "TD Kamprivod-Torg" were ordered.', 'OOO "TD Kamprivod-Torg"'),
        ('Asked was DP "Zavod Hiromash im. Slobodenka", Kharkiv.', 'DP "Zavod Hiromash im. Slobodenka"'),
        ("We know Stroji Podbrezje in partnerji d.o.o. well.", "Stroji Podbrezje in partnerji d.o.o."),
        ("Its agent is Dreher- und Apparatebau Molsheim, Rieger u. Partner KG.", None),
        ("The client is Moasseseh-ye Tahghighati-ye Rud-e Sabz in Iran.", "Moasseseh-ye Tahghighati-ye Rud-e Sabz"),
        ("Eight were for Maktab al-Fanniyya wal-Handasiyya, Aleppo.", "Maktab al-Fanniyya wal-Handasiyya"),
        ("It went to Shenyang Metal Research Institute 4099 at once.", "Shenyang Metal Research Institute 4099"),
        ("Case B. Marvelle Test & Measurement LLC reported it.", "Marvelle Test & Measurement LLC"),
        ("The General Organization for Agrochemical Mills wrote.", "General Organization for Agrochemical Mills"),
        ("ACCORDING TO THEM, BANI SAFWAN COMPANY FOR METAL WORKS BOUGHT IT.", "BANI SAFWAN COMPANY FOR METAL WORKS"),
        ("AN ORDER FROM THE SWISS FIRM FEINWERK TOBLACH AG WAS SEEN.", "FEINWERK TOBLACH AG"),
        ("IT WAS APPROACHED BY SINDHU ATOMIC SUPPLIES DIRECTORATE, LAHORE.", "SINDHU ATOMIC SUPPLIES DIRECTORATE"),
        ("ITS OWNERS ARE EMPLOYEES OF THE INSTITUTE OF KINETIC STRUCTURES IN PERM.", "INSTITUTE OF KINETIC STRUCTURES"),
        ("THIS IS ENTREPRISE DES TECHNIQUES AVANCEES DU TELL, SETIF.", "ENTREPRISE DES TECHNIQUES AVANCEES DU TELL"),
        ("The parts go through a Mr Farhan Dehqadi in cash.", "Farhan Dehqadi"),
    ],
)
def test_a_firm_is_found_as_it_is_written(text: str, name: str | None) -> None:
    if name is not None:
        assert name in strong(text)
    else:
        assert strong(text)


@pytest.mark.parametrize(
    "text",
    [
        "That was the question. Questions remain. Against this we can do nothing.",
        "With kind regards. Here it ends. Delivery is free.",
        "THE FOUR COMPRESSORS WERE FOUND INSTALLED AND IN OPERATION.",
        "We sent model GR-1600 and type EV-25 to Hanau in May.",
        "Continued Vigilance Concerning Attempts to Obtain Electronic Components for Russia",
        "Purpose: pressure cookers. Loudspeakers are given as the use.",
    ],
)
def test_what_only_has_capitals_is_no_firm(text: str) -> None:
    assert strong(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Malaysian firm Bukit Serindit Sdn Bhd wrote.", "MY"),
        ("Iran's Tondar Sazeh Co. wrote.", "IR"),
        ("IRANS TONDAR SAZEH CO. WROTE.", "IR"),
        ("Limmat-Welle Motorenbau AG of Dietikon, Switzerland, wrote.", "CH"),
        ("Hefei Yunlang Opto Technology Co., Ltd. wrote.", "CN"),
        ("Lucky Meadow (Wing Tat) Industrial Ltd., Hong Kong, wrote.", "HK"),
        ("FAIRBANK SPINDLE CO LTD HUDDERSFIELD", "GB"),
        ("It offers graphite to an institute in Iran, the Moasseseh-ye Rud-e Sabz.", "IR"),
        ("Maktab al-Fanniyya (MFT; Bureau of Studies), Aleppo, is after it.", "SY"),
        ("An Iranian by the name of Kurosh Niknami-Rad telephoned.", "IR"),
        ("Bin Sufyan, Thomas & Partners General Trading LLC, in Dubai, agreed.", "AE"),
        ("Larkfield Optics Ltd wrote.", None),
    ],
)
def test_the_country_is_what_the_text_says(text: str, country: str | None) -> None:
    assert found(text)[0].qualifier == country


def test_two_firms_of_one_country() -> None:
    text = (
        "In May two Iranian organizations, Hadid Tavan Group and the Sepehr Vand Laboratory, were in contact with it."
    )
    assert [(name.value, name.qualifier) for name in found(text)] == [
        ("Hadid Tavan Group", "IR"),
        ("Sepehr Vand Laboratory", "IR"),
    ]


def lines(text: str) -> list[str]:
    clean = same_length(text)
    return [" ".join(token.text for token in one.tokens) for one in sentences(clean, 0, len(clean), text)]


def test_no_sentence_ends_inside_a_name_a_date_or_a_number() -> None:
    text = (
        "On 11.05.2012 Foo Qar Co. Ltd. and Dr. Vell of Lanz S.p.A. asked for approx. 50 pumps, model No. 4, in the "
        "U.S. market."
    )
    assert len(lines(text)) == 1
    assert len(lines("The firm is Qasr Ltd. The order came in May. It was refused.")) == 3


def test_lines_of_an_address_and_of_a_list_are_sentences_and_wrapped_lines_are_none() -> None:
    text = (
        "The Export Manager\nBrackendale Pumps & Valves plc\nTodmorden\n\nGoods: one lathe\nBuyer: Qasr Trading LLC\n"
        "- first point\n- second point\n\nThis is a paragraph that was wrapped at a width of some seventy letters and\n"
        "goes on here, so that both lines are one sentence."
    )
    read = lines(text)
    assert read[:3] == ["The Export Manager", "Brackendale Pumps & Valves plc", "Todmorden"]
    assert read[3:5] == ["Goods : one lathe", "Buyer : Qasr Trading LLC"]
    assert len(read) == 8


def test_a_stamp_in_the_middle_of_a_word_is_bridged() -> None:
    text = "PARTS OF GAS CENTRIFU" + " " * 30 + "\n" + " " * 10 + "GES ARE MEANT"
    assert "CENTRIFUGES" in lines(text)[0].split()


def to(text: str) -> tuple[str, str | None] | None:
    clean = same_length(text)
    one = addressee(clean, [Portion(0, len(clean), Marking(Level.UNCLASSIFIED), delivered=False)])
    if one is not None:
        assert clean[one.span[0] : one.span[1]].startswith(one.value[:5])
    return None if one is None else (one.value, one.country)


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (
            "6 May 2019\n\nBrackendale Pumps plc\nSheffield\n\nDear Sir or Madam\n\nYou rang us.",
            "Brackendale Pumps plc",
        ),
        ("Spektro Ledna, s.r.o.\nBrno\n\n6 May 2019\n\nYour order of pumps is known to us.", "Spektro Ledna, s.r.o."),
        ("To: Seilmann GmbH, attn. Mr X\nFrom: Export Office\n\nYou asked about a lathe.", "Seilmann GmbH"),
        (
            "TO : NIHON SEIKI KAKUDA K.K., KAWASAKI\nFM : CONTROL OFFICE\n\nDEAR SIRS,\nTHANK YOU.",
            "NIHON SEIKI KAKUDA K.K.",
        ),
        ("Messrs Quill & Vane Ltd\nLeeds\n\nGentlemen:\n\nYour enquiry.", "Quill & Vane Ltd"),
        ("Ministry of Economy\n\nDear colleague,\n\nYou asked about Quill & Vane Ltd.", None),
        ("To: Licensing Officer, Export Control Division\n\nDear Sir\n\nQuill & Vane Ltd visited us.", None),
        ("To the Embassy of Sweden\n\nExcellency,\n\nI write about Quill & Vane Ltd.", None),
    ],
)
def test_the_firm_that_a_letter_is_written_to(text: str, firm: str | None) -> None:
    read = to(text)
    assert (read and read[0]) == firm


def test_the_town_below_the_firm_says_its_country() -> None:
    assert to("Hochdruck Ollmann GmbH & Co. KG\nHanau\n\nDear Sirs,\n\nyou are notified.") == (
        "Hochdruck Ollmann GmbH & Co. KG",
        "DE",
    )


def test_words_and_persons_are_no_cities_and_spellings_of_cities_are() -> None:
    held = places()
    assert all(name not in held for name in ("best", "split", "nice", "reading", "victoria", "mobile"))
    assert held["esfahan"][0] == held["isfahan"][0] == "IR"
    assert held["muenchen" if "muenchen" in held else "munich"][0] == "DE"
    assert {"order", "procure", "valves"} <= english()
    (one,) = sentences("It is in Winterthur.", 0, 20)
    place = place_at(one, 3)
    assert place is not None
    assert place.country == "CH"


@pytest.mark.parametrize(
    "piece", ["ABCDE FGH ", "(", "Ab ( ", "Abc, ", "Abc & ", "Co., Ltd. ", '"Abc" ', "\nAbc: ", "A.B."]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        found(text)
        return time.process_time() - start

    spent(1000)
    assert spent(160_000) < 10 * max(spent(40_000), 0.02)
