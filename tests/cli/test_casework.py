"""A case from the shell: several people, four eyes, a release to one partner, a record that holds."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from cli.conftest import DEMO, Shell

ON = ("--as-of", "2026-09-17")


@pytest.fixture
def case(furnished: Shell) -> str:
    """The case of the demonstration's alert, with the sale that it names judged in it."""
    identity: str = furnished("case", "open", DEMO / "alert.txt", "--by", "a.moreau", *ON, "--json").json["case"]
    furnished("case", "attach", identity, DEMO / "EXP-2026-0042.yaml", "--by", "h.okafor", *ON)
    return identity


def test_an_alert_opens_a_case_and_finds_the_sale_that_was_on_file(furnished: Shell) -> None:
    furnished("case", "open", DEMO / "EXP-2026-0057.yaml", "--by", "h.okafor", *ON)
    shown = furnished("case", "open", DEMO / "alert.txt", "--by", "a.moreau", *ON, "--json").json
    assert [(one["sale"], one["recommendation"]) for one in shown["assessments"]] == [("EXP-2026-0057", "refer")]


def test_a_sale_is_held_against_the_alerts_on_file(furnished: Shell) -> None:
    furnished("alerts", "add", DEMO / "alert.txt", "--by", "a.moreau")
    shown = furnished("case", "open", DEMO / "EXP-2026-0042.yaml", "--by", "h.okafor", *ON, "--json").json
    assert (shown["state"], shown["assessments"][0]["recommendation"]) == ("held", "hold")


def test_a_withdrawn_alert_counts_no_longer(furnished: Shell) -> None:
    identity = furnished("alerts", "add", DEMO / "alert.txt", "--by", "a.moreau", "--json").json["alert"]
    furnished("alerts", "withdraw", identity, "--on", "2026-09-10", "--by", "a.moreau")
    result = furnished("assess", DEMO / "EXP-2026-0057.yaml", "--by", "h.okafor", *ON, "--json").json
    assert not any(one["kind"] == "alert_match" for one in result["findings"])


def test_advice_countersignature_and_decision_by_different_people(furnished: Shell, case: str) -> None:
    why = ("--why", "the buyer is the one that was named")
    assert furnished("case", "advise", case, "--by", "t.lindqvist", "--position", "refuse", *why).status == 0
    assert furnished("case", "countersign", case, "--by", "m.castellan").status == 0
    done = furnished("case", "decide", case, "--by", "h.okafor", "--outcome", "refuse", *why, "--json").json
    assert done["state"] == "decided"
    assert furnished("case", "close", case, "--by", "h.okafor", *why, "--json").json["state"] == "closed"
    assert furnished("case", "reopen", case, "--by", "h.okafor", *why, "--json").json["state"] == "held"


def test_no_decision_without_a_countersignature(furnished: Shell, case: str) -> None:
    line = furnished("case", "decide", case, "--by", "h.okafor", "--outcome", "release", "--why", "x").refused()
    assert "state" in line


def test_a_role_does_only_its_part(furnished: Shell, case: str) -> None:
    line = furnished("case", "advise", case, "--by", "r.abara", "--position", "refuse", "--why", "x").refused()
    assert "may not" in line
    assert "no officer" in furnished("case", "list", "--by", "somebody").refused()


def test_an_officer_without_clearance_sees_no_word_of_the_alert(furnished: Shell, case: str) -> None:
    ran = furnished("case", "show", case, "--by", "auditor")
    assert ran.status == 0
    for hidden in ("open alert", "alert match", "HOLD", "REFER", "Dunelark", "held", "hold"):
        assert hidden not in ran.out
    assert "held" not in furnished("case", "list", "--by", "auditor").out
    assert "open alert" not in furnished("case", "show", case, "--by", "auditor", "--json").out
    shown = furnished("alerts", "show", "26STATE104417", "--by", "auditor")
    assert "Dunelark" not in shown.out
    assert "Brezna" not in shown.out


def test_a_match_that_an_officer_finds_different_lifts_what_rested_on_it(furnished: Shell, case: str) -> None:
    before = furnished("case", "show", case, "--by", "h.okafor", "--json").json["assessments"][-1]
    for one in before["findings"]:
        if one["kind"] == "alert_match" and one["effect"] == "hold":
            words = ("--finding", one["id"], "--verdict", "different", "--why", "another firm, by its register entry")
            assert furnished("case", "resolve", case, "--by", "h.okafor", *words).status == 0
    after = furnished("case", "show", case, "--by", "h.okafor", "--json").json["assessments"][-1]
    assert (before["recommendation"], after["current"]) == ("hold", True)
    assert after["recommendation"] != "hold"


def test_a_release_needs_two_different_approvers_and_holds_no_hidden_word(
    furnished: Shell, case: str, tmp_path: Path
) -> None:
    export = ("release", "export", case, "--to", "SVN", "--by", "r.abara", "--output")
    furnished("release", "draft", case, "--to", "SVN", "--by", "a.moreau")
    assert "approval" in furnished(*export, tmp_path / "early.txt").refused()
    furnished("release", "approve", case, "--to", "SVN", "--by", "r.abara")
    assert "another person" in furnished("release", "approve", case, "--to", "SVN", "--by", "r.abara").refused()
    assert "approval" in furnished(*export, tmp_path / "early.txt").refused()
    assert not (tmp_path / "early.txt").exists()
    assert furnished("release", "approve", case, "--to", "SVN", "--by", "j.quill", "--json").json["complete"] is True
    for kind in ("txt", "docx", "pdf"):
        assert furnished(*export, tmp_path / f"paper.{kind}", "--format", kind).status == 0
    with zipfile.ZipFile(tmp_path / "paper.docx") as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    for released in ((tmp_path / "paper.txt").read_bytes(), parts):
        assert b"Brezna" in released
        for hidden in (b"Dunelark", b"104417", b"Isfahan", b"Sample", b"ISN"):
            assert hidden not in released


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_recorded(
    furnished: Shell, case: str, tmp_path: Path
) -> None:
    furnished("release", "draft", case, "--to", "SVN", "--by", "a.moreau")
    for officer in ("r.abara", "j.quill"):
        furnished("release", "approve", case, "--to", "SVN", "--by", officer)
    for place in (tmp_path / "nowhere" / "paper.txt", tmp_path):
        furnished("release", "export", case, "--to", "SVN", "--by", "r.abara", "--output", place).refused()
    kinds = [one["kind"] for one in furnished("case", "show", case, "--by", "h.okafor", "--json").json["events"]]
    assert "release_exported" not in kinds


def test_a_mistyped_home_is_not_made(furnished: Shell, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for words in (("case", "list", "--by", "x"), ("ledger", "verify"), ("alerts", "list")):
        assert "nothing is kept here yet" in furnished(*words, "--home", elsewhere).refused()
    assert not elsewhere.exists()


def test_nothing_goes_to_a_partner_for_whom_nothing_is_marked(furnished: Shell, case: str) -> None:
    line = furnished("release", "draft", case, "--to", "HUN", "--by", "a.moreau").refused()
    assert "Brezna" not in line


def test_the_record_verifies_and_one_changed_byte_is_found(furnished: Shell, case: str, home: Path) -> None:
    good = furnished("ledger", "verify", "--json")
    assert (good.status, good.json["verified"]) == (0, True)
    database = sqlite3.connect(home / "tearline.db")
    with database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        (payload,) = database.execute("SELECT payload FROM ledger_entries WHERE position = 1").fetchone()
        changed = payload.replace(b"a.moreau", b"b.moreau")
        assert changed != payload
        database.execute("UPDATE ledger_entries SET payload = ? WHERE position = 1", (changed,))
    database.close()
    bad = furnished("ledger", "verify")
    assert bad.status == 1
    assert "NOT VERIFIED" in bad.out


def test_an_exported_ledger_is_verified_without_the_home(furnished: Shell, case: str, tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    assert furnished("ledger", "export", "--output", file).status == 0
    assert furnished("ledger", "verify", file, "--json").json["verified"] is True
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"a.moreau", b"b.moreau", 1))
    assert furnished("ledger", "verify", file).status == 1
    assert furnished("ledger", "proof", 0, "--json").json["entry"]["index"] == 0
