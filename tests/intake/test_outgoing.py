"""Files of alerts to be sent and of partners' profiles: read whole, or refused in one line that names the place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tearline.intake.outgoing import read_outgoing
from tearline.intake.partner import read_partner
from tearline.model.alert import Modality
from tearline.model.marking import NOBODY, Level, Marking
from tearline.model.outgoing import Precedence
from tearline.model.refusal import Refused
from tearline.notation.strict_yaml import read_yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "outgoing"


def parsed(name: str) -> dict[str, Any]:
    value: dict[str, Any] = read_yaml((EXAMPLES / f"{name}.yaml").read_bytes(), where=name)
    return value


def changed(name: str, path: str, value: object) -> bytes:
    """The example with one value put in its place (``None``: taken out)."""
    whole = parsed(name)
    at: Any = whole
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return yaml.safe_dump(whole, sort_keys=False).encode()


def test_slots_take_the_mark_of_the_attempt_or_their_own():
    deal = read_outgoing((EXAMPLES / "rotary-table.yaml").read_bytes(), where="x").deal
    assert deal.buyers[0].marking == Marking(Level.SECRET, frozenset({"SVN"}))
    assert deal.intermediaries[0].marking == Marking(Level.SECRET, NOBODY)
    assert deal.intermediaries[0].modality is Modality.SUSPECTED
    assert deal.items[0].plural == "CNC rotary tables"
    assert deal.concerns[0].marking == Marking(Level.SECRET)


def test_the_header_is_read_as_a_cable_has_it():
    alert = read_outgoing((EXAMPLES / "frequency-converters.yaml").read_bytes(), where="x")
    assert (alert.precedence, alert.info_precedence) == (Precedence.PRIORITY, Precedence.ROUTINE)
    assert alert.sent.isoformat() == "2026-02-12T20:15:00+00:00"
    assert alert.authority is not None
    assert alert.authority.reasons == ("1.4(d)",)


@pytest.mark.parametrize(("word", "sign"), [("FLASH", "Z"), ("IMMEDIATE", "O"), ("PRIORITY", "P"), ("ROUTINE", "R")])
def test_prosigns_are_those_of_the_field(word: str, sign: str):
    assert Precedence(word).prosign == sign


@pytest.mark.parametrize(("name", "plural"), [("battery", "batteries"), ("lathe", "lathes"), ("press", "presses")])
def test_a_plural_is_made_where_none_is_stated(name: str, plural: str):
    alert = read_outgoing(changed("rotary-table", "attempt.items.0.description", name), where="x")
    assert alert.deal.items[0].plural == plural


REFUSED = [
    ("captoins", [], "captoins: no such key; did you mean captions"),
    ("sent", "2026-13-03T16:42Z", "is no moment"),
    ("sent", "yesterday", "is no moment"),
    ("number.serial", None, "number.serial: missing"),
    ("number.year", 2025, "2025 is not the year of the date-time, 2026"),
    ("number.station", "state", "'state' is no station"),
    ("number", None, "number: missing"),
    ("precedence.action", "PRIORTY", "did you mean PRIORITY?"),
    ("precedence.action", None, "precedence: missing"),
    ("from", "Secstate", "is not in capitals"),
    ("to.0.number", "12a", "'12a' is no number"),
    ("captions.0", "SIPDS", "did you mean SIPDIS?"),
    ("captions.0", "", "an empty caption"),
    ("tags.0", "parm", "'parm' is no tag"),
    ("references.0.number", None, "references[0].number: missing"),
    ("recipient", "SI", "not an ISO 3166 alpha-3 code"),
    ("declassify_on", "2051-09-04", "not within 25 years"),
    ("declassify_on", "2026-09-03", "not within 25 years"),
    ("declassify_on", None, "a classified alert states who classified it and until when"),
    ("declassify_on", "50X9-ALL", "declassify_on"),
    ("classified_by", None, "declassify_on says until when"),
    ("derived_from", [{"source": "X", "dated": "2020-01-01"}], "a derivative carries no reasons"),
    ("derived_from", [{"source": "X"}], "derived_from[0].dated: missing"),
    ("derived_from", [{"source": "X", "dated": "2026-09-04"}], "is after the day of sending"),
    ("sent", "1995-10-13T10:00Z", "is before E.O. 12958"),
    ("attempt.items.0.value", {"amount": 5}, "attempt.items[0].value.currency: missing"),
    ("classified_by.reasons", [], "classified_by.reasons: missing"),
    ("classified_by.reasons.0", "1.5(b)", "is no reason of E.O. 13526 on that day; write 1.4(a) to 1.4(h)"),
    ("subject", None, "subject: missing"),
    ("subject.mark", "(Q)", "'(Q)' is no mark"),
    ("subject.mark", None, "subject.mark: missing"),
    ("attempt", None, "attempt: missing"),
    ("attempt.mark", "(S//REL TO USA)", "is no mark"),
    ("attempt.items", [], "attempt.items: missing"),
    ("attempt.items.0.models.0", "BRS 320", "'BRS 320' is no model"),
    ("attempt.items.0.quantity", 1.5, "1.5 is not a whole number"),
    ("attempt.items.0.alternatives", "yes", "expected true or false"),
    ("attempt.buyers.0.modality", "denied", "a part that is denied is no slot"),
    ("attempt.buyers.0.country", None, "state the country of the place"),
    ("attempt.seen", "August", "'August' is no date"),
    ("attempt.concerns.0.name", "cyber", "'cyber' is not a name"),
    ("attempt.regimes.0.name", "Wassenar", "no regime that is known"),
    ("request.by", "2026-09-01", "is not after the day of sending"),
    ("request.by", None, "request.by: missing"),
    ("request.asks", ["arrest"], "request.asks[0]"),
    ("request.asks", [""], "nothing is asked"),
    ("request.asks", ["investigate", "investigate"], "the same is asked twice"),
    ("request", None, "request: missing"),
    ("contact", None, "contact: missing"),
]


@pytest.mark.parametrize(("path", "value", "said"), REFUSED, ids=[f"{path}={value}"[:50] for path, value, _ in REFUSED])
def test_what_a_cable_has_no_place_for_is_refused(path: str, value: object, said: str):
    with pytest.raises(Refused) as refused:
        read_outgoing(changed("rotary-table", path, value), where="alert.yaml")
    assert said in refused.value.line()
    assert refused.value.line().startswith("alert.yaml")
    assert "\n" not in refused.value.line()


def test_nobody_classifies_what_is_not_classified():
    whole = parsed("rotary-table")
    for slot in (whole["subject"], whole["request"], whole["attempt"], *whole["background"]):
        slot["mark"] = "(U)"
    whole["attempt"]["intermediaries"][0]["mark"] = whole["attempt"]["concerns"][0]["mark"] = "(U)"
    with pytest.raises(Refused, match="nothing in the alert is classified"):
        read_outgoing(yaml.safe_dump(whole).encode(), where="x")
    del whole["classified_by"], whole["declassify_on"]
    assert read_outgoing(yaml.safe_dump(whole).encode(), where="x").authority is None
    whole["request"]["mark"] = "(C)"
    with pytest.raises(Refused, match="state who classified it"):
        read_outgoing(yaml.safe_dump(whole).encode(), where="x")


@pytest.mark.parametrize(
    ("sent", "reason", "until", "said"),
    [
        ("2001-05-04", "1.5(b)", "2011-05-04", None),
        ("2001-05-04", "1.5(b)", "2011-05-05", "is not within 10 years of 2001-05-04, as E.O. 12958 has it"),
        ("2001-05-04", "1.4(b)", "2011-05-04", "is no reason of E.O. 12958 on that day; write 1.5(a) to 1.5(g)"),
        ("2001-05-04", "1.5(h)", "2011-05-04", "is no reason of E.O. 12958"),
        ("2003-03-25", "1.4(h)", "2028-03-25", None),
        ("2010-06-26", "1.4(b)", "2035-06-26", None),
        ("2010-06-27", "1.4(b)", "2035-06-28", "as E.O. 13526 has it"),
    ],
)
def test_reasons_and_years_are_those_of_the_order_of_the_day(sent: str, reason: str, until: str, said: str | None):
    whole = parsed("rotary-table")
    whole["sent"], whole["declassify_on"], whole["references"] = f"{sent}T10:00Z", until, []
    whole["classified_by"]["reasons"] = [reason]
    whole["request"]["by"] = f"{int(sent[:4]) + 1}-01-01"
    if said is None:
        assert read_outgoing(yaml.safe_dump(whole).encode(), where="x").authority is not None
        return
    with pytest.raises(Refused) as refused:
        read_outgoing(yaml.safe_dump(whole).encode(), where="x")
    assert said in refused.value.line()


@pytest.mark.parametrize(
    ("stated", "until"),
    [
        ([("2020-01-01", "2040-01-01"), ("2022-01-01", "2035-01-01")], date(2040, 1, 1)),
        ([("2020-01-01", "2040-01-01"), ("2022-06-30", None)], date(2047, 6, 30)),
        ([("2012-02-29", "OADR")], date(2037, 2, 28)),
        ([("2020-01-01", "2060-01-01"), ("2021-01-01", "50X2-WMD")], "50X2-WMD"),
        ([("2002-01-01", "X1"), ("2020-01-01", "2026-12-31")], date(2027, 1, 1)),
    ],
)
def test_a_derivative_ends_with_the_longest_of_its_sources(stated: list[tuple[str, str | None]], until: date | str):
    authority = read_outgoing(derived(stated), where="x").authority
    assert authority is not None
    assert (authority.until, authority.reasons, len(authority.sources)) == (until, (), len(stated))


def test_a_derivative_of_what_is_open_by_now_is_refused():
    with pytest.raises(Refused, match="the last of the sources was to be declassified on 2026-01-01"):
        read_outgoing(derived([("2001-01-01", "OADR")]), where="x")


def derived(stated: list[tuple[str, str | None]]) -> bytes:
    whole = parsed("rotary-table")
    del whole["declassify_on"], whole["classified_by"]["reasons"]
    whole["derived_from"] = [
        {"source": f"Source {place}", "dated": dated, **({"declassify_on": until} if until else {})}
        for place, (dated, until) in enumerate(stated)
    ]
    return yaml.safe_dump(whole, sort_keys=False).encode()


def test_an_exemption_stands_in_place_of_a_day():
    alert = read_outgoing(changed("rotary-table", "declassify_on", "50X2-WMD"), where="x")
    assert alert.authority is not None
    assert alert.authority.until == "50X2-WMD"


def test_the_twenty_five_years_of_a_leap_day_end_on_the_day_before():
    whole = parsed("rotary-table")
    whole["sent"], whole["declassify_on"] = "2028-02-29T10:00Z", "2053-02-28"
    whole["request"]["by"] = "2028-03-10"
    assert read_outgoing(yaml.safe_dump(whole).encode(), where="x").sent.year == 2028


@pytest.mark.parametrize(
    ("name", "path", "value", "said"),
    [
        ("partner-SVN", "relations", "none", "relations: expected true or false"),
        ("partner-SVN", "partner", "Slovenia", "not an ISO 3166 alpha-3 code"),
        ("partner-SVN", "words", None, "words: missing"),
        ("partner-SVN", "words.yuor", "x", "did you mean your?"),
        ("partner-SVN", "offices.0.id", "customs", "two offices have the same id"),
        ("partner-SVN", "offices.0.receives.0", "nonpaper", "did you mean non_paper?"),
        ("partner-SVN", "offices.0.receives.0", "", "use one of non_paper, letter"),
        ("partner-SVN", "offices.0.lines.0", 5, "expected text"),
        ("partner-SVN", "offices.0.lines.0", "x" * 70, "70 characters do not fit on a line of a letter"),
        ("partner-SVN", "cable", None, "cable: missing"),
        ("partner-SVN", "cable.to", "Embassy", "cable.to: 'Embassy' is not in capitals"),
        ("partner-TWN", "words.never", [], "words.never: missing; without diplomatic relations"),
        ("partner-TWN", "words.your", "your Government", "words.your: says 'government'"),
    ],
)
def test_profiles_are_refused_likewise(name: str, path: str, value: object, said: str):
    with pytest.raises(Refused) as refused:
        read_partner(changed(name, path, value), where="file.yaml")
    assert said in refused.value.line()


def test_a_profile_says_who_may_have_what():
    partner = read_partner((EXAMPLES / "partner-TWN.yaml").read_bytes(), where="x")
    assert not partner.relations
    assert "government" in partner.words.never
    assert partner.office("nowhere") is None
    office = partner.office("capital")
    assert office is not None
    assert office.up_to is Level.SECRET
