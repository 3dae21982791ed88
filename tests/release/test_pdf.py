"""What leaves the building as a PDF: read back word for word, the same bytes each time, and nothing beside it."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tearline.model.marking import Level, Marking, roll_up
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.release.draft import release_digest
from tearline.release.passage import clean
from tearline.release.pdf import read_pdf, write_pdf
from tearline.release.reread import expected
from tearline.release.word import read_docx, write_docx
from tearline.wiring.fonts import find_fonts


@pytest.fixture(scope="session")
def fonts() -> tuple[str, ...]:
    """The folders of the fonts; the test is skipped where the extra or the fonts are absent."""
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    pytest.importorskip("pypdf", reason="the extra [pdf] is not installed")
    try:
        return find_fonts()
    except Refused as refused:
        pytest.skip(refused.line())


def release(*texts: str, kinds: tuple[str, ...] = (), audience: str = "SVN") -> Release:
    kinds = kinds or ("point",) * len(texts)
    marking = Marking(Level.SECRET, frozenset({audience}))
    portions = tuple(ReleasedPortion(kind, text, marking) for kind, text in zip(kinds, texts, strict=True))
    kind = "letter" if "line" in kinds else "non_paper"
    digest = release_digest(audience, portions, kind)
    return Release(audience, kind, portions, roll_up(one.marking for one in portions), digest)


LATIN = "Kovinarstvo Žlebnik d.o.o. was asked for two machines: office, ffl, “quotes” – and a dash."
CHINESE = "上海伟业精密机械进出口有限公司正在寻求两台数控转台，该设备可能受瓦森纳安排管制。" * 3
CYRILLIC = "Закупка станков по договору была приостановлена."
PERSIAN = "شرکت تیرداد نمونه صنعت (تهران) در پی خرید دو میز گردان سی\u200cان\u200cسی BRS-320T بود."


def cjk(fonts: tuple[str, ...]) -> None:
    if not any("opentype" in one or "cjk" in one.lower() for one in fonts):
        pytest.skip("no font for Chinese at hand")


def test_latin_chinese_and_cyrillic_come_back_as_they_were(fonts: tuple[str, ...]):
    cjk(fonts)
    drafted = release(LATIN, CHINESE, CYRILLIC, "And no more.", audience="TWN")
    assert read_pdf(write_pdf(drafted, fonts)) == expected(drafted)


def test_persian_comes_back_letter_for_letter_and_runs_from_right_to_left(fonts: tuple[str, ...]):
    read = read_pdf(write_pdf(release(PERSIAN, "Mixed: the firm تیرداد of Tehran."), fonts))
    assert sorted(read.portions[0].text.replace(" ", "")) == sorted(PERSIAN.replace(" ", "").replace("\u200c", ""))
    for word in ("تیرداد", "نمونه", "گردان"):
        assert word in read.portions[0].text
    assert "تیرداد of Tehran" in read.portions[1].text


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
    assert (body.count("<w:bidi/>"), body.count("<w:rtl/>")) == (1, 1)


def test_every_page_has_both_banners_and_headings_do_not_count(fonts: tuple[str, ...]):
    from pypdf import PdfReader

    drafted = release("Matter", *[f"{number} {LATIN}" for number in range(40)], kinds=("heading", *["point"] * 40))
    raw = write_pdf(drafted, fonts)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]
    assert len(pages) > 1
    for text in pages:
        assert text.strip().splitlines()[0] == text.strip().splitlines()[-1] == "SECRET//REL TO USA, SVN"
    assert read_pdf(raw) == expected(drafted)


def test_a_letter_has_lines_without_numbers(fonts: tuple[str, ...]):
    drafted = release("Export Desk, Sample Street 1", "Dear colleagues,", kinds=("line", "line"))
    read = read_pdf(write_pdf(drafted, fonts))
    assert read.title == "(U) LETTER"
    assert [one.number for one in read.portions] == [None, None]


def test_the_same_release_gives_the_same_bytes_and_they_tell_nothing_of_their_making(fonts: tuple[str, ...]):
    from pypdf import PdfReader

    raw = write_pdf(release(LATIN), fonts)
    assert raw == write_pdf(release(LATIN), fonts)
    reader = PdfReader(io.BytesIO(raw))
    assert {key: value.strip() for key, value in (reader.metadata or {}).items()} == {
        "/Title": "(U) NON-PAPER",
        "/Creator": "",
    }
    for word in (b"ypst", b"CreationDate", b"ModDate", b"CreateDate", b"/Author", b"/Producer"):
        assert word not in raw
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("text", ["a \U0001f9ff b", "\U0001f9ff and more", "上 \U0001f9ff 海"])
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
    with pytest.raises(Refused, match=r"PDF needs the programs typst and pypdf; install tearline\[pdf\]"):
        write_pdf(release(LATIN), ())
