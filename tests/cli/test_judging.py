"""Reading, screening, classifying and assessing from the shell: answers and exit statuses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import DEMO, Shell
from tearline import __version__

ON = ("--as-of", "2026-09-17")
ME = ("--by", "h.okafor")


def test_an_alert_is_read_as_one_json_document(shell: Shell) -> None:
    ran = shell("read", DEMO / "alert.txt", "--json")
    assert ran.status == 0
    assert ran.json["mrn"]["number"] == 104417
    assert [one["value"] for one in ran.json["attempts"][0]["suppliers"]] == ["Brezna Rotary Systems d.o.o."]


def test_several_alerts_are_read_as_json_lines_and_one_bad_file_does_not_stop_the_rest(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = shell("read", DEMO / "alert.txt", tmp_path / "empty.txt", DEMO / "alert.txt", "--json")
    assert ran.status == 2
    assert [json.loads(line)["mrn"]["number"] for line in ran.out.splitlines()] == [104417, 104417]
    assert "empty" in ran.err


def test_a_message_is_shown_with_its_attempt_hedges_kept(shell: Shell) -> None:
    out = shell("read", DEMO / "alert.txt").out
    assert "26STATE104417" in out
    assert "(approached, not suspected)" in out
    assert "(suspected)" in out


@pytest.mark.parametrize(
    ("sale", "recommendation", "status"),
    [("EXP-2026-0042", "hold", 1), ("EXP-2026-0057", "refer", 1), ("EXP-2026-0063", "no_concern_found", 0)],
)
def test_the_three_example_sales_are_judged_with_the_alert(
    furnished: Shell, sale: str, recommendation: str, status: int
) -> None:
    ran = furnished("assess", DEMO / f"{sale}.yaml", "--alert", DEMO / "alert.txt", *ME, *ON, "--json")
    assert (ran.json["recommendation"], ran.status) == (recommendation, status)
    assert ran.json["as_of"] == ran.json["known_at"] == "2026-09-17"


def test_an_assessment_is_the_same_bytes_each_time(furnished: Shell) -> None:
    words = ("assess", DEMO / "EXP-2026-0057.yaml", "--alert", DEMO / "alert.txt", *ME, *ON, "--json")
    assert furnished(*words).out == furnished(*words).out


def test_without_the_alert_the_other_buyer_is_no_longer_a_front(furnished: Shell) -> None:
    kinds = {
        one["kind"] for one in furnished("assess", DEMO / "EXP-2026-0057.yaml", *ME, *ON, "--json").json["findings"]
    }
    assert "alert_match" not in kinds


def test_an_alert_received_later_is_not_counted_and_the_result_says_so(furnished: Shell) -> None:
    words = (*ME, "--as-of", "2026-09-17", "--lists-as-of", "2026-09-02", "--json")
    result = furnished("assess", DEMO / "EXP-2026-0057.yaml", "--alert", DEMO / "alert.txt", *words).json
    assert not any(one["kind"] == "alert_match" for one in result["findings"])
    assert any("26STATE104417" in one for one in result["not_checked"])


def test_a_stale_list_cannot_be_judged_by(furnished: Shell) -> None:
    ran = furnished("assess", DEMO / "EXP-2026-0063.yaml", *ME, "--as-of", "2026-11-20", "--json")
    assert (ran.json["recommendation"], ran.status) == ("cannot_judge", 3)
    assert furnished("lists", "status", "--lists-as-of", "2026-11-20").status == 3
    assert furnished("assess", DEMO / "EXP-2026-0063.yaml", *ME, "--as-of", "2026-11-20", "--max-age", 90).status == 0


def test_without_any_list_nothing_is_clear(shell: Shell) -> None:
    ran = shell("assess", DEMO / "EXP-2026-0063.yaml", *ON, "--json")
    assert (ran.json["recommendation"], ran.status) == ("cannot_judge", 3)
    assert shell("screen", "Anybody Ltd", *ON).status == 3
    assert shell("lists", "status").status == 3


def test_a_superseded_list_without_the_authoritys_word_goes_to_an_officer(furnished: Shell, home: Path) -> None:
    (home / "profile.yaml").unlink()
    ran = furnished("assess", DEMO / "EXP-2026-0063.yaml", *ME, *ON, "--json")
    assert (ran.json["recommendation"], ran.status) == ("refer", 1)
    assert any("superseded" in one["summary"] for one in ran.json["findings"])


def test_a_report_for_a_person_has_verdict_reasons_questions_and_limits(furnished: Shell) -> None:
    out = furnished("assess", DEMO / "EXP-2026-0042.yaml", "--alert", DEMO / "alert.txt", *ME, *ON).out
    for words in ("HOLD", "Why", "Not known", "Ask the maker", "Not checked", "law as of 2026-09-17"):
        assert words in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_a_listed_party_is_found_with_reasons_and_an_unlisted_one_is_not(furnished: Shell) -> None:
    entries = json.loads((DEMO / "lists" / "us_csl_fictional.json").read_text(encoding="utf-8"))["results"]
    listed = furnished("screen", entries[0]["name"], *ON, "--json")
    assert listed.status == 0
    assert (listed.json["result"], listed.json["matches"][0]["verdict"]) == ("match", "same")
    assert listed.json["matches"][0]["why"]
    assert furnished("screen", "Fjellrype Verktøy AS", *ON, "--json").json["result"] == "no_match"


def test_many_parties_are_screened_one_json_line_each(furnished: Shell, tmp_path: Path) -> None:
    entries = json.loads((DEMO / "lists" / "us_csl_fictional.json").read_text(encoding="utf-8"))["results"]
    rows = tmp_path / "parties.csv"
    rows.write_text(f'id,name,country\n7,"{entries[0]["name"]}",\n8,Fjellrype Verktøy AS,NO\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert furnished("screen", "--input", rows, "--output", out, *ON).status == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["result"]) for one in answers] == [("7", "match"), ("8", "no_match")]


def test_given_pairs_are_judged_without_a_list_and_other_columns_pass_through(shell: Shell, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("n,schema,name1,name2\n1,Company,Orvanta Steel Ltd,Orvanta Steel Limited\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    assert shell("screen", "--pairs", pairs, "--output", out).status == 0
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))
    assert (row["n"], row["verdict"]) == ("1", "same")
    assert 0 < float(row["strength"]) < 1
    assert row["why"]


def test_an_item_is_classified_under_each_list_or_under_one(shell: Shell, tmp_path: Path) -> None:
    item = tmp_path / "item.yaml"
    item.write_text("description: CNC rotary table\nfacts: [{attribute: rotary_axes_count, value: 1}]\n")
    every = shell("classify", item, *ON, "--json")
    assert every.status == 0
    assert {one["list"] for one in every.json} >= {"us-ccl", "eu-dual-use"}
    assert shell("classify", item, "--list", "us-ccl", *ON, "--json").json["list"] == "us-ccl"


def test_every_case_of_the_rules_holds(shell: Shell) -> None:
    ran = shell("rules", "test", "--json")
    assert ran.status == 0
    assert ran.json["failed"] == 0
    assert ran.json["passed"] > 100


def test_the_whole_way_is_shown_and_its_documents_are_written(shell: Shell, tmp_path: Path) -> None:
    ran = shell("demo", "--output", tmp_path / "out", "--json")
    assert ran.status == 0
    found = [(one["sale"], one["recommendation"]) for one in ran.json["assessments"]]
    assert [one for _, one in found] == ["hold", "refer", "no_concern_found"]
    assert ran.json["ledger"]["verified"] is True
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["non-paper-SVN.docx", "non-paper-SVN.txt"]
    assert shell("demo", "--output", tmp_path / "out", "--json").out == ran.out


def test_the_report_of_the_demonstration_fits_a_terminal_of_100_columns(shell: Shell, tmp_path: Path) -> None:
    out = shell("demo", "--output", tmp_path / "out").out
    assert max(len(line) for line in out.splitlines()) <= 100
    for words in ("HOLD", "REFER", "NO CONCERN FOUND", "NON-PAPER", "verified"):
        assert words in out


def test_where_officers_are_on_file_somebody_must_say_who_asks(furnished: Shell) -> None:
    assert "--by" in furnished("assess", DEMO / "EXP-2026-0063.yaml", *ON).refused()


def test_somebody_who_may_not_see_the_alert_is_told_nothing_by_an_assessment(furnished: Shell) -> None:
    furnished("alerts", "add", DEMO / "alert.txt", "--by", "a.moreau")
    ran = furnished("assess", DEMO / "EXP-2026-0042.yaml", "--by", "auditor", *ON, "--json")
    assert ran.json["recommendation"] == "under_review"
    assert "alert_match" not in {one["kind"] for one in ran.json["findings"]}
    assert "open alert" not in ran.out


def test_a_stale_list_is_the_first_thing_that_the_report_says(furnished: Shell) -> None:
    out = furnished("assess", DEMO / "EXP-2026-0063.yaml", *ME, "--as-of", "2026-11-20").out
    assert out.index("Cannot be judged, since") < out.index("days old")
    assert "names without a match" not in out


def test_a_name_is_screened_against_the_open_alerts_for_those_who_may_see_them(furnished: Shell) -> None:
    furnished("alerts", "add", DEMO / "alert.txt", "--by", "a.moreau")
    words = ("screen", "Dunelark Machinery Brokers", *ON, "--json")
    assert furnished(*words).json["result"] == "no_match"
    assert furnished(*words, "--by", "auditor").json["result"] == "no_match"
    found = furnished(*words, "--by", "a.moreau").json
    assert found["matches"][0]["list"] == "alerts"


def test_a_row_with_an_unknown_country_is_screened_and_says_so(furnished: Shell, tmp_path: Path) -> None:
    rows = tmp_path / "parties.csv"
    rows.write_text("id,name,country\n1,Fjellrype Verktøy AS,XX\n", encoding="utf-8")
    answer = json.loads(furnished("screen", "--input", rows, *ON).out)
    assert (answer["result"], "'XX'" in answer["reason"]) == ("no_match", True)


def test_a_text_of_today_is_not_shown_beside_a_rule_of_another_vintage(
    shell: Shell, shared: Callable[[str], Path]
) -> None:
    file = shared("control_lists/us_ccl_15cfr774_supp1_2026-06.xml")
    assert shell("rules", "check", file, *ON).status == 0

    def texts(day: str) -> dict[str, bool]:
        shown = shell("rules", "show", "2B008.c", "--as-of", day, "--json").json
        return {one["list"]: bool(one["official_text"]) for one in shown["lists"]}

    assert texts("2026-09-17")["us-ccl"] is True
    assert texts("2010-03-01")["us-ccl"] is False


def test_the_version_is_told(shell: Shell) -> None:
    assert shell("--version").out == f"tearline {__version__}\n"
