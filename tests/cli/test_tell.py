"""``tearline alerts new``: what was told by telephone or on paper, by questions, by options, or from a file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Shell

ME = ("--by", "a.moreau")
FULL = (
    *("--source", "a liaison officer", "--mark", "(S//REL TO USA, SVN)", "--on", "2026-09-03", "--came", "paper"),
    *("--buyer", "Tirdad Nemuneh Sanat Co., Iran, suspected", "--intermediary", "(S//NF) Dunelark FZCO, AE"),
    *("--supplier", "Brezna Rotary Systems d.o.o., SI", "--item", "CNC rotary table", "--model", "BRS-320T"),
    *("--model", "BRS-400T", "--quantity", "2", "--seen", "2026-08", "--use", "valve machining"),
    *("--concern", "nuclear", "--ask", "look into it", "--due", "2026-09-25", "--report-to", "ISN/XXX"),
    *("--contact", "the duty officer"),
)


def shown(shell: Shell, alert: str) -> dict[str, Any]:
    found: dict[str, Any] = shell("alerts", "show", alert, *ME, "--json").json
    return found["attempts"][0] if found["attempts"] else found


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """A terminal at which somebody types ``answers``."""
    typed = io.StringIO("\n".join(answers) + "\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)


@pytest.mark.parametrize("group", ["alert", "alerts"])
def test_from_options_every_slot_is_on_file(furnished: Shell, group: str) -> None:
    ran = furnished(group, "new", *FULL, *ME, "--json")
    assert ran.status == 0, ran.err
    attempt = shown(furnished, ran.json["alert"])
    (buyer,), (supplier,), (item,) = attempt["buyers"], attempt["suppliers"], attempt["items"]
    assert (buyer["value"], buyer["country"], buyer["modality"]) == ("Tirdad Nemuneh Sanat Co.", "IR", "suspected")
    assert supplier["marking"] == {"level": "SECRET", "releasable_to": ["SVN"]}
    assert attempt["intermediaries"][0]["marking"] == {"level": "SECRET", "releasable_to": []}
    assert (item["models"], item["alternatives"], item["quantity"]) == (["BRS-320T", "BRS-400T"], True, 2)
    assert (attempt["seen"], attempt["concerns"], attempt["contact"]) == ("2026-08", ["nuclear"], "the duty officer")
    assert attempt["requested_actions"] == [{"what": "look into it", "by": "2026-09-25", "report_to": "ISN/XXX"}]
    (row,) = furnished("alerts", "list", "--json").json["alerts"]
    assert row == {"id": ran.json["alert"], "received": "2026-09-03"}


def test_what_is_left_out_stays_unknown(furnished: Shell) -> None:
    alert = furnished("alerts", "new", "--source", "x", "--mark", "(C)", "--buyer", "Some Firm", *ME, "--json").json
    attempt = shown(furnished, alert["alert"])
    assert attempt["buyers"][0]["country"] is None
    assert (attempt["items"], attempt["seen"], attempt["intended_use"]) == ([], None, None)


def test_without_a_terminal_nothing_is_asked_and_what_is_missing_is_named(furnished: Shell) -> None:
    line = furnished("alerts", "new", *ME).refused()
    assert "--source and --mark missing; give them, or --from FILE" in line


def test_at_a_terminal_each_slot_is_asked_for_and_an_answer_that_cannot_be_read_is_asked_again(
    furnished: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(
        monkeypatch,
        *("", "not a day", "2026-09-03", "", "a liaison officer", "(S//HCS)", "(S//NF)"),
        *("Tirdad Nemuneh Sanat Co., Iran, suspected", "", "", "Brezna d.o.o., SI", "", "CNC rotary table"),
        *("BRS-320T, BRS-400T", "two", "2", "2026-08", "", "laundry", "nuclear", "look into it; report back"),
        *("", "", "(S//NF) the duty officer", "y"),
    )
    note = tmp_path / "note.yaml"
    ran = furnished("alerts", "new", *ME, "--output", note, "--json")
    assert ran.status == 0, ran.err
    for said in ("'not a day' is not a day", "this is needed", "not understood", "'two' is not a number", "'laundry'"):
        assert said in ran.err
    attempt = shown(furnished, ran.json["alert"])
    assert attempt["buyers"][0]["value"] == "Tirdad Nemuneh Sanat Co."
    assert (attempt["intermediaries"], attempt["intended_use"]) == ([], None)
    assert [one["what"] for one in attempt["requested_actions"]] == ["look into it", "report back"]
    assert furnished("read", note, "--json").json["kind"] == "told"


def test_whoever_says_no_at_the_end_has_kept_nothing(furnished: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "n")
    ran = furnished("alerts", "new", *FULL, "--intermediary", "x", *ME)
    assert ran.status == 130
    assert "nothing was kept" in ran.err
    assert furnished("alerts", "list", "--json").json == {"alerts": []}


def test_a_note_in_a_file_is_filed_read_and_opened_as_a_case_in_the_same_words(
    furnished: Shell, tmp_path: Path
) -> None:
    note = tmp_path / "note.yaml"
    first = furnished("alerts", "new", *FULL, *ME, "--output", note, "--json").json
    assert furnished("alerts", "new", "--from", note, *ME, "--json").json == first
    assert furnished("alerts", "add", note, *ME, "--json").json == first
    case = furnished("case", "open", note, *ME, "--json").json
    text = furnished("release", "draft", case["case"], "--to", "SVN", *ME).out
    assert "Brezna Rotary Systems" in text
    assert "liaison" not in text
    assert "Dunelark" not in text


WRONG = {
    "a_mark_that_cannot_be_read": (("--mark", "(S//HCS)"), "cannot be read"),
    "models_of_nothing": (("--item", "", "--model", "X"), "nothing that they are of"),
    "a_date_for_nothing_asked": (("--ask", "", "--due", "2026-01-01"), ""),
    "a_day_that_is_none": (("--due", "2026-02-30"), "is not a day"),
    "a_concern_that_is_none": (("--concern", "laundry"), "laundry"),
    "a_way_that_is_none": (("--came", "pigeon"), "pigeon"),
}


@pytest.mark.parametrize("defect", WRONG)
def test_what_cannot_be_filed_is_refused_in_one_line(furnished: Shell, defect: str) -> None:
    words, said = WRONG[defect]
    given = ["--source", "x", "--mark", "(C)", *words] if "--mark" not in words else ["--source", "x", *words]
    assert said in furnished("alerts", "new", *given, *ME).refused()
    ran = furnished("alerts", "list", "--json")
    assert ran.status == 2 or ran.json == {"alerts": []}


def test_a_file_and_options_exclude_each_other_and_a_file_must_be_a_note(furnished: Shell, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("(U) A letter about rotary tables.\n", encoding="utf-8")
    assert "goes without" in furnished("alerts", "new", "--from", file, "--source", "x", *ME).refused()
    assert "no note of an alert that was told" in furnished("alerts", "new", "--from", file, *ME).refused()


def test_whoever_may_not_keep_alerts_may_not_enter_one(furnished: Shell) -> None:
    furnished("alerts", "new", "--source", "x", "--mark", "(C)", "--by", "auditor").refused()
