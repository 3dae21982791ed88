"""What leaves the building as a PDF: read back word for word, the same bytes each time, and nothing beside it."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tearline.model.marking import Level, Marking, roll_up
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.release.draft import release_digest
from tearline.release.passage import clean
from tearline.release.pdf import read_pdf, write_pdf
from tearline.release.pdf_reading import elements, read_pages
from tearline.release.reread import expected
from tearline.release.text import read_text, write_text
from tearline.release.word import read_docx, write_docx
from tearline.wiring.fonts import find_fonts


@pytest.fixture(scope="session")
def fonts() -> tuple[str, ...]:
    """The folders of the fonts; the test is skipped where the extra [pdf] is absent."""
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    return find_fonts()


def needs(fonts: tuple[str, ...], *files: str) -> None:
    """Skips where one of the font files is not at hand."""
    for file in files:
        if not any(next(Path(folder).rglob(file), None) for folder in fonts):
            pytest.skip(f"no font {file} at hand; tools/set-up dev says which package has it")


NASKH, CJK = "NotoNaskhArabic-Regular.ttf", "NotoSerifCJK-Regular.ttc"


def release(*texts: str, kinds: tuple[str, ...] = (), audience: str = "SVN") -> Release:
    kinds = kinds or ("point",) * len(texts)
    marking = Marking(Level.SECRET, frozenset({audience}))
    portions = tuple(ReleasedPortion(kind, text, marking) for kind, text in zip(kinds, texts, strict=True))
    kind = "letter" if {"line", "plain"} & set(kinds) else "non_paper"
    digest = release_digest(audience, portions, kind)
    return Release(audience, kind, portions, roll_up(one.marking for one in portions), digest)


LATIN = "Kovinarstvo Žlebnik d.o.o. was asked for two machines: office, ffl, “quotes” – and a dash."
CHINESE = "上海伟业精密机械进出口有限公司正在寻求两台数控转台，该设备可能受瓦森纳安排管制。" * 3
CYRILLIC = "Закупка станков по договору была приостановлена."
PERSIAN = "شرکت تیرداد نمونه صنعت (تهران) در پی خرید دو میز گردان سی\u200cان\u200cسی BRS-320T بود."


TAIWANESE = "台灣蘭嶼驅動科技股份有限公司據報正在尋求十二台變頻器，型號為 LDT-600 或 LDT-800。" * 3


def test_latin_chinese_and_cyrillic_are_drawn_and_come_back_as_they_were(fonts: tuple[str, ...]):
    needs(fonts, CJK)
    drafted = release(LATIN, CHINESE, TAIWANESE, CYRILLIC, "And no more.", audience="TWN")
    raw = write_pdf(drafted, fonts)
    drawn = read_pages(raw, spoken=False).paragraphs[1:]
    assert [line.split(") ", 1)[1] for line in drawn] == [one.text for one in drafted.portions]
    assert read_pdf(raw) == expected(drafted)
    assert b"NotoSerifCJKtc" in raw


def test_persian_is_drawn_letter_for_letter_and_read_aloud_in_its_order(fonts: tuple[str, ...]):
    needs(fonts, NASKH)
    drafted = release(PERSIAN, "Mixed: the firm تیرداد نمونه of Tehran.", LATIN)
    raw = write_pdf(drafted, fonts)
    drawn = read_pages(raw, spoken=False).paragraphs[1].split(") ", 1)[1]
    assert sorted(drawn.replace(" ", "")) == sorted(PERSIAN.replace(" ", "").replace("\u200c", ""))
    for word in ("تیرداد", "نمونه", "گردان"):
        assert word in drawn
    assert read_pdf(raw) == expected(drafted)


@pytest.mark.parametrize("text", ["BRS-320T می\u200cخواهد", "two می\u200cخواهد تهران", "می\u200cخواهد BRS-320T"])
def test_a_word_with_a_joiner_is_drawn_whole_beside_latin_words_on_either_side(fonts: tuple[str, ...], text: str):
    needs(fonts, NASKH)
    drafted = release(text, audience="TWN")
    assert read_pdf(write_pdf(drafted, fonts)) == expected(drafted)


@pytest.mark.parametrize("kind", ["point", "heading", "address", "plain"])
@pytest.mark.parametrize("text", ["۲۰۲۶", "٢٠٢٦", "۲۰۲۶/۵", "۲۰۲۶٪", "۲۰۲۶٫۵", "٢٠٢٦ - ٢٠٢٥", "轉台 ۲۰۲۶", "(۲۰۲۶)"])
def test_figures_of_persian_and_arabic_without_a_letter_are_drawn_with_no_sign_of_direction(
    fonts: tuple[str, ...], text: str, kind: str
):
    needs(fonts, NASKH, CJK)
    drafted = release(text, "No more.", kinds=(kind, "line" if kind in ("address", "plain") else kind), audience="TWN")
    raw = write_pdf(drafted, fonts)
    assert read_pdf(raw) == expected(drafted)
    assert read_pages(raw, spoken=False).paragraphs[1].endswith(text)


def test_another_program_finds_the_words_of_every_script(fonts: tuple[str, ...], tmp_path: Path):
    needs(fonts, NASKH, CJK)
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext at hand; tools/set-up dev installs poppler-utils")
    file = tmp_path / "page.pdf"
    file.write_bytes(write_pdf(release(LATIN, TAIWANESE, CYRILLIC, PERSIAN, audience="TWN"), fonts))
    ran = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    found = "".join(char for char in ran.stdout.decode() if unicodedata.category(char) != "Cf")
    found = " ".join(found.split())
    assert LATIN in found
    assert CYRILLIC in found
    assert TAIWANESE.replace(" ", "") in found.replace(" ", "")
    for run in ("شرکت تیرداد نمونه صنعت (تهران) در پی خرید دو میز گردان", "BRS-320T", "بود"):
        assert run in found


@pytest.mark.parametrize(
    ("text", "package"),
    [("上海", "fonts-noto-cjk"), ("한국", "fonts-noto-cjk"), ("تهران", "fonts-noto-core"), ("भारत", "fonts-noto-core")],
)
def test_without_a_font_for_a_script_one_line_names_the_package_that_has_one(
    fonts: tuple[str, ...], text: str, package: str
):
    with pytest.raises(Refused, match=rf"no font at hand has the character '[{text}]'.*; install Debian's {package}"):
        write_pdf(release(text), ())


def test_latin_greek_and_cyrillic_need_no_font_of_the_machine(fonts: tuple[str, ...]):
    drafted = release(LATIN, CYRILLIC, "Μηχανουργείο Ελλάς", "Tiếng Việt, Łódź, Çeşme, İğneada: ≥ 3 µm, 5 °C")
    assert read_pdf(write_pdf(drafted, ())) == expected(drafted)
    assert write_pdf(drafted, ()) == write_pdf(drafted, fonts)


WORDS = {
    "latin": ("machine", "Žlebnik", "d.o.o.", "CNC", "two", "Łódź,", "BRS-320T", "(model", "A)", "–", "“part”"),
    "cyrillic": ("станок", "договор", "Закупка", "два", "№ 5"),
    "persian": ("شرکت", "می\u200cخواهد", "تهران", "گردان", "(دو)", "۲۰۲۶", "BRS-320T", "میز،"),
    "chinese": ("轉台", "台灣", "公司", "尋求", "型號", "LDT-600", "。"),
}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(
        st.sampled_from(sorted(WORDS)).flatmap(
            lambda script: st.lists(st.sampled_from(WORDS[script]), min_size=1, max_size=40).map(" ".join)
        ),
        min_size=1,
        max_size=5,
    ).filter(lambda texts: all(clean(text) == text for text in texts)),
    audience=st.sampled_from(["TWN", "SVN", "JPN"]),
)
def test_in_every_form_the_words_and_marks_that_come_back_are_those_that_went_in(
    fonts: tuple[str, ...], texts: list[str], audience: str
):
    needs(fonts, NASKH, CJK)
    drafted = release(*texts, audience=audience)
    forms = read_text(write_text(drafted)), read_docx(write_docx(drafted)), read_pdf(write_pdf(drafted, fonts))
    assert forms == (expected(drafted),) * 3


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(
        st.text("abc XYZ 019 .,;:#*_$@/\\<>[]{}()'\"`~-=+éŽßЖшж", min_size=1, max_size=150).filter(
            lambda text: text and clean(text) == text
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_words_are_text_and_never_a_command(fonts: tuple[str, ...], texts: list[str]):
    drafted = release(*texts)
    assert read_pdf(write_pdf(drafted, fonts)) == expected(drafted)


def test_a_word_document_runs_from_right_to_left_where_its_words_do():
    drafted = release(PERSIAN, LATIN)
    raw = write_docx(drafted)
    assert read_docx(raw) == expected(drafted)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = archive.read("word/document.xml").decode()
    assert (body.count("<w:bidi/>"), body.count("<w:rtl/>"), body.count('<w:lang w:bidi="fa"/>')) == (1, 1, 1)


def test_a_word_document_says_in_whose_shapes_its_characters_are_drawn():
    with zipfile.ZipFile(io.BytesIO(write_docx(release(CHINESE, LATIN, audience="TWN")))) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:lang ") == body.count('<w:lang w:eastAsia="zh-TW"/>') == 1


def test_every_page_has_both_banners_and_headings_do_not_count(fonts: tuple[str, ...]):
    from pypdf import PdfReader

    drafted = release("Matter", *[f"{number} {LATIN}" for number in range(40)], kinds=("heading", *["point"] * 40))
    raw = write_pdf(drafted, fonts)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]
    assert len(pages) > 1
    for text in pages:
        assert text.strip().splitlines()[0] == text.strip().splitlines()[-1] == "SECRET//REL TO USA, SVN"
    assert read_pdf(raw) == expected(drafted)


LETTER = release(
    *("Export Desk", "Sample Street 1", "7 September 2026", "Dear colleagues,", "A non-paper is enclosed.", "Yours,"),
    kinds=("address", "address", "plain", "plain", "line", "plain"),
)


def test_a_letter_has_lines_without_numbers_and_marks_on_its_paragraphs_alone(fonts: tuple[str, ...]):
    for read in (read_text(write_text(LETTER)), read_docx(write_docx(LETTER)), read_pdf(write_pdf(LETTER, fonts))):
        assert read == expected(LETTER)
        assert read.title == "(U) LETTER"
        assert [one.number for one in read.portions] == [None] * 6
        assert [one.mark for one in read.portions] == ["", "", "", "", "(SECRET//REL TO USA, SVN)", ""]
    assert b"\n\nExport Desk\nSample Street 1\n\n7 September 2026\n\n" in write_text(LETTER)


def test_no_non_paper_has_words_without_a_mark(fonts: tuple[str, ...]):
    portions = LETTER.portions
    drafted = Release("SVN", "non_paper", portions, LETTER.banner, release_digest("SVN", portions, "non_paper"))
    for write in (write_text, write_docx, lambda one: write_pdf(one, fonts)):
        with pytest.raises(Refused, match="does not read back"):
            write(drafted)


def test_the_same_release_gives_the_same_bytes_and_they_tell_nothing_of_their_making(fonts: tuple[str, ...]):
    from pypdf import PdfReader

    raw = write_pdf(release(LATIN), fonts)
    assert raw == write_pdf(release(LATIN), fonts)
    reader = PdfReader(io.BytesIO(raw))
    assert {key: value.strip() for key, value in (reader.metadata or {}).items()} == {
        "/Title": "(U) NON-PAPER",
        "/Creator": "",
    }
    assert set(reader.trailer["/ID"]) == {"0" * 24}
    root = reader.trailer["/Root"]
    said = etree.fromstring(root["/Metadata"].get_data()).itertext()
    assert [one.strip() for one in said if one.strip(" 0\n")] == [
        *("(U) NON-PAPER", "en", "1", "1", "application/pdf", "proof", "1.7"),
    ]  # title, language, PDF/UA part, pages, kind, the same for all, version
    for word in (
        b"ypst",
        b"CreationDate",
        b"ModDate",
        b"CreateDate",
        b"/Author",
        b"/Producer",
        b"xmp-writer",
        b"krilla",
    ):
        assert word not in raw


def test_a_page_is_made_for_those_who_hear_it(fonts: tuple[str, ...]):
    from pypdf import PdfReader

    needs(fonts, NASKH)
    raw = write_pdf(release("Matter", LATIN, PERSIAN, kinds=("heading", "point", "point")), fonts)
    root = PdfReader(io.BytesIO(raw)).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value  # the title, not the name of the file
    lines = list(elements(root["/StructTreeRoot"]))
    assert [one["/S"] for one in lines] == ["/H1", "/H2", "/LI", "/LI"]
    body = lines[3]["/K"][1].get_object()
    assert (body["/S"], body["/Lang"]) == ("/LBody", "fa")
    assert body["/ActualText"] == f"(SECRET//REL TO USA, SVN) {PERSIAN}"


@pytest.mark.parametrize("text", ["a \U0001f9ff b", "\U0001f9ff and more", "Б \U0001f9ff Д"])
def test_a_character_that_no_font_has_is_named_and_never_drawn_as_a_box(fonts: tuple[str, ...], text: str):
    with pytest.raises(Refused, match=r"no font at hand has the character '\U0001f9ff' \(U\+1F9FF\)"):
        write_pdf(release(text), fonts)


def test_a_release_that_contradicts_itself_is_not_written(fonts: tuple[str, ...]):
    drafted = release(LATIN)
    for broken in (
        Release("TWN", drafted.kind, drafted.portions, drafted.banner, drafted.digest),
        Release("SVN", "letter", drafted.portions, drafted.banner, drafted.digest),
        Release("SVN", drafted.kind, drafted.portions, drafted.banner, "0" * 64),
    ):
        with pytest.raises(Refused, match="does not read back"):
            write_pdf(broken, fonts)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"no PDF at all"])
def test_a_file_of_another_shape_is_not_read(fonts: tuple[str, ...], raw: bytes):
    with pytest.raises(Refused, match="does not read back"):
        read_pdf(raw)


def test_a_pdf_of_somebody_else_is_not_read(fonts: tuple[str, ...]):
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    with pytest.raises(Refused, match="does not read back"):
        read_pdf(out.getvalue())


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused, match=r"PDF needs typst; install tearline\[pdf\]"):
        write_pdf(release(LATIN), ())
