"""Each defect by its name: one clear line, exit status 2 or 3, and nothing half-loaded."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from cli.conftest import DEMO, Shell

LIST = DEMO / "lists" / "us_csl_fictional.json"
ON = ("--as-of", "2026-09-17")
ME = ("--by", "h.okafor")
SALE = (DEMO / "EXP-2026-0063.yaml").read_text(encoding="utf-8")

DEFECTIVE_FILES = {
    "an_empty_file": b"",
    "only_spaces": b"  \n\n ",
    "a_binary": bytes(range(256)) * 20,
    "a_picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
}
DEFECTIVE_SALES = {
    "an_unknown_key": (SALE.replace("destination: NO", "destinaton: NO"), "destination"),
    "a_wrong_type": (SALE.replace("quantity: 1", "quantity: many", 1), "quantity"),
    "a_date_that_does_not_exist": (SALE.replace("date: 2026-09-16", "date: 2026-02-30"), "2026-02-30"),
    "an_unknown_country": (SALE.replace("destination: NO", "destination: ZQ"), "ZQ"),
    "a_key_that_stands_twice": (SALE + "\nreference: again\n", "twice"),
    "a_list_instead_of_a_mapping": ("- 1\n- 2\n", ""),
    "an_unclosed_bracket": ("parties: [", ""),
}


@pytest.mark.parametrize("defect", DEFECTIVE_FILES)
@pytest.mark.parametrize("command", ["read", "assess", "classify", "list", "official", "input", "pairs"])
def test_a_defective_file_is_refused_in_one_line(furnished: Shell, tmp_path: Path, defect: str, command: str) -> None:
    file = tmp_path / defect
    file.write_bytes(DEFECTIVE_FILES[defect])
    words = {
        "read": ("read", file),
        "assess": ("assess", file, *ME, *ON),
        "classify": ("classify", file, *ON),
        "list": ("lists", "add", "us-csl", file),
        "official": ("rules", "check", file),
        "input": ("screen", "--input", file, *ON),
        "pairs": ("screen", "--pairs", file, "--output", tmp_path / "out.csv"),
    }[command]
    ran = furnished(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert defect in ran.err


@pytest.mark.parametrize("defect", DEFECTIVE_SALES)
def test_a_defective_sale_is_refused_with_the_place(furnished: Shell, tmp_path: Path, defect: str) -> None:
    text, named = DEFECTIVE_SALES[defect]
    file = tmp_path / "sale.yaml"
    file.write_text(text, encoding="utf-8")
    line = furnished("assess", file, *ME, *ON).refused()
    assert "sale.yaml" in line
    assert named in line


def test_a_sale_in_another_encoding_says_at_which_byte(furnished: Shell, tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes(SALE.encode("latin-1", errors="replace"))
    assert "not UTF-8 at byte" in furnished("assess", file, *ME, *ON).refused()


def test_a_list_cut_in_half_leaves_the_last_version_in_force(furnished: Shell, tmp_path: Path) -> None:
    before = furnished("lists", "status", "--lists-as-of", "2026-09-17").out
    half = tmp_path / "half.json"
    half.write_bytes(LIST.read_bytes()[: LIST.stat().st_size // 2])
    ran = furnished("lists", "add", "us-csl", half)
    assert ran.status == 2
    assert "us-csl" in ran.err
    assert furnished("lists", "status", "--lists-as-of", "2026-09-17").out == before


def test_a_list_of_another_format_or_id_is_refused(furnished: Shell) -> None:
    assert furnished("lists", "add", "un-sc", LIST).status == 2
    assert furnished("lists", "add", "no-such-list", LIST).status == 2


def test_a_day_that_does_not_exist_is_refused_as_an_option(furnished: Shell) -> None:
    assert "2026-02-30" in furnished("assess", DEMO / "EXP-2026-0063.yaml", "--as-of", "2026-02-30").refused()


def test_a_missing_file_is_named(shell: Shell, tmp_path: Path) -> None:
    assert "nothing.txt" in shell("read", tmp_path / "nothing.txt").refused()


def test_a_database_of_a_newer_version_is_refused(furnished: Shell, home: Path) -> None:
    furnished("alerts", "add", DEMO / "alert.txt", "--by", "a.moreau")
    with sqlite3.connect(home / "tearline.db") as database:
        (table,) = database.execute("SELECT name FROM sqlite_master WHERE name LIKE '%alembic%'").fetchone()
        database.execute(f"UPDATE {table} SET version_num = '9999'")  # noqa: S608
    database.close()
    assert "newer" in furnished("case", "list", "--by", "auditor").refused()


def test_a_database_that_is_none_is_refused(shell: Shell, home: Path) -> None:
    home.mkdir()
    (home / "tearline.db").write_bytes(b"this is no database at all, whatever its name" * 100)
    assert "tearline.db" in shell("case", "list", "--by", "x").refused()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_refused(shell: Shell, home: Path) -> None:
    home.mkdir(mode=0o500)
    shell("alerts", "add", DEMO / "alert.txt", "--by", "x").refused()


def test_a_home_that_is_a_file_is_refused(shell: Shell, home: Path) -> None:
    home.write_text("not a folder")
    shell("alerts", "add", DEMO / "alert.txt", "--by", "x").refused()
    assert shell("lists", "add", "us-csl", LIST).status == 2


def test_a_profile_with_an_unknown_key_is_refused(furnished: Shell, home: Path) -> None:
    (home / "profile.yaml").write_text("mandatory_list: [us-csl]\n")
    assert "mandatory_list" in furnished("lists", "status").refused()


def test_a_profile_that_would_switch_screening_off_is_refused(furnished: Shell, home: Path) -> None:
    (home / "profile.yaml").write_text("mandatory_lists: []\n")
    assert "screening" in furnished("lists", "status").refused()


def test_an_unknown_command_option_or_list_is_one_line(shell: Shell, tmp_path: Path) -> None:
    shell("no-such-command").refused()
    shell("read").refused()
    shell("read", "--no-such-option").refused()
    shell("screen").refused()
    item = tmp_path / "item.yaml"
    item.write_text("description: CNC rotary table\n")
    assert "us-ccl" in shell("classify", item, "--list", "nowhere", *ON).refused()
