"""``tearline alerts write`` and ``alerts new``: each paper in its file, refusals in one line, nothing left behind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from cli.conftest import ROOT, Shell

OUTGOING = ROOT / "examples" / "outgoing"
ALERT, PARTNER = OUTGOING / "rotary-table.yaml", OUTGOING / "partner-SVN.yaml"


@pytest.mark.parametrize("form", ["cable", "non-paper", "letter"])
@pytest.mark.parametrize("format", ["txt", "docx", "pdf"])
def test_each_paper_is_written_in_each_form_and_read_again(
    shell: Shell, tmp_path: Path, form: str, format: str
) -> None:
    if format == "pdf":
        pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    file = tmp_path / f"paper.{format}"
    words = ("alerts", "write", ALERT, "--partner", PARTNER, "--form", form, "--format", format, "--on", "2026-09-07")
    ran = shell(*words, "--output", file, "--json")
    assert ran.status == 0
    assert ran.json["bytes"] == file.stat().st_size
    assert ran.json["text"] is None
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("paper") or one.name.startswith(".")] == [
        file.name
    ]
    if form == "cable" and format == "txt":
        read = shell("read", file, "--json").json
        assert (read["mrn"]["raw"], len(read["attempts"]), read["diagnostics"]) == ("26STATE104417", 1, [])


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_paper_for_a_partner_tells_nothing_of_the_cable_or_of_its_making(
    shell: Shell, tmp_path: Path, format: str
) -> None:
    if format == "pdf":
        pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    for form in ("non-paper", "letter"):
        file = tmp_path / "paper"
        shell("alerts", "write", ALERT, "--partner", PARTNER, "--form", form, "--format", format, "--output", file)
        raw = file.read_bytes()
        inside = opened(raw, format)
        for word in (
            "104417",
            "STATE1",
            "ROBIN",
            "Jordan",
            "Dunelark",
            "2051",
            "ISN",
            "PARM",
            "SIPDIS",
            "rotary-table",
        ):
            assert word.encode() not in inside, word
        for word in (
            "python-docx",
            "Typst",
            "dcterms:created",
            "CreationDate",
            "lastModifiedBy",
            "Template",
            "/Author",
        ):
            assert word.encode() not in inside, word
        assert "docProps/app.xml" not in (zipfile.ZipFile(io.BytesIO(raw)).namelist() if format == "docx" else [])


def opened(raw: bytes, format: str) -> bytes:
    """Every part of a document, unpacked."""
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    objects = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    texts = [page.extract_text().encode() for page in reader.pages]
    return b"\n".join(
        [raw, *texts, *(one.get_data() if hasattr(one, "get_data") else repr(one).encode() for one in objects)]
    )


def test_without_a_file_a_text_goes_to_standard_output(shell: Shell) -> None:
    ran = shell("alerts", "write", ALERT, "--partner", PARTNER)
    assert ran.out.startswith("26STATE104417\n\nP 031642Z SEP 26\n")
    assert ran.err == ""
    capitals = shell("alerts", "write", ALERT, "--partner", PARTNER, "--capitals")
    assert capitals.out == ran.out.upper()
    letter = shell("alerts", "write", ALERT, "--partner", PARTNER, "--form", "letter", "--on", "2026-09-07")
    assert "7 September 2026" in letter.out
    assert letter.err == ""
    assert (
        "two release officers approve"
        in shell("alerts", "write", ALERT, "--partner", PARTNER, "--form", "non-paper").err
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "pdf"), "--output: pdf is no text for a terminal; name a file"),
        (("--format", "odt", "--output", "x"), "'odt' is not a format; use txt, docx or pdf"),
        (("--form", "letter", "--office", "customs"), "the office 'customs' receives papers up to CONFIDENTIAL"),
        (("--form", "telex"), "--form: 'telex' is no form; use cable, non-paper, letter"),
        (("--on", "tomorrow"), "'tomorrow' is not a day"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(shell: Shell, words: tuple[str, ...], said: str) -> None:
    assert said in shell("alerts", "write", ALERT, "--partner", PARTNER, *words).refused()


def test_a_partner_and_an_alert_that_do_not_belong_together_are_refused(shell: Shell) -> None:
    refused = shell("alerts", "write", ALERT, "--partner", OUTGOING / "partner-TWN.yaml").refused()
    assert "the alert is for SVN, the profile is of TWN" in refused


def test_a_slot_that_would_not_be_read_back_is_written_on_demand_alone(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "alert.yaml"
    file.write_text(ALERT.read_text().replace("Tirdad Nemuneh Sanat Co.", "the pump works"))
    assert (
        "would not get back the buyer the pump works" in shell("alerts", "write", file, "--partner", PARTNER).refused()
    )
    ran = shell("alerts", "write", file, "--partner", PARTNER, "--despite-unread")
    assert "the pump works" in ran.out
    assert "a reader would not get back the buyer the pump works" in ran.err
