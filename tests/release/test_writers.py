"""What leaves the building: read back word for word, the same bytes each time, and nothing beside it."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearline.model.marking import Level, Marking, roll_up
from tearline.model.refusal import Refused
from tearline.model.release import Release, ReleasedPortion
from tearline.release import write_docx, write_text
from tearline.release.draft import release_digest
from tearline.release.passage import clean
from tearline.release.reread import Written, WrittenPortion, check, expected
from tearline.release.text import WIDTH, read_text
from tearline.release.word import _packed, read_docx

SVN = frozenset({"SVN"})


def release(*texts: str, level: Level = Level.SECRET, kinds: tuple[str, ...] = ()) -> Release:
    kinds = kinds or ("point",) * len(texts)
    portions = tuple(ReleasedPortion(kind, text, Marking(level, SVN)) for kind, text in zip(kinds, texts, strict=True))
    try:
        digest = release_digest("SVN", portions)
    except UnicodeEncodeError:  # half a character has no digest either
        digest = ""
    return Release("SVN", "non_paper", portions, roll_up(one.marking for one in portions), digest)


EXAMPLE = release(
    "We value our cooperation on strategic trade controls, and wish to draw your attention to a matter of concern.",
    "Kovinarstvo Žlebnik d.o.o. was asked for two machines; see https://example.test/a-very-long-address-that-no-line-can-hold-as-a-whole-word.",
)

lines = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=120).map(clean).filter(bool)


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def altered(raw: bytes, part: str, old: str, new: str) -> bytes:
    """The document with one part changed; the old words must be there."""
    content = parts(raw)
    assert old in content[part].decode()
    content[part] = content[part].decode().replace(old, new, 1).encode()
    return _packed(content)


def test_the_text_is_a_page_with_two_banners_and_numbers_from_one():
    page = write_text(release("First point.", "Second point.")).decode()
    assert page.splitlines() == [
        "SECRET//REL TO USA, SVN".center(WIDTH).rstrip(),
        "",
        "(U) NON-PAPER".center(WIDTH).rstrip(),
        "",
        "1. (SECRET//REL TO USA, SVN) First point.",
        "",
        "2. (SECRET//REL TO USA, SVN) Second point.",
        "",
        "SECRET//REL TO USA, SVN".center(WIDTH).rstrip(),
    ]


def test_lines_are_wrapped_and_long_words_kept_whole():
    page = write_text(EXAMPLE).decode()
    assert all(len(line) <= WIDTH or "https://" in line for line in page.splitlines())
    assert "a-very-long-address-that-no-line-can-hold-as-a-whole-word." in page


@settings(max_examples=40, deadline=None)
@given(st.lists(lines, min_size=1, max_size=4))
def test_any_words_are_read_back_from_text_and_word_as_they_were(texts: list[str]):
    drafted = release(*texts)
    assert read_text(write_text(drafted)) == read_docx(write_docx(drafted)) == expected(drafted)


def test_headings_have_no_number_and_do_not_count():
    drafted = release("Matter", "First.", "Request", "Second.", kinds=("heading", "paragraph", "heading", "point"))
    assert [one.number for one in read_docx(write_docx(drafted)).portions] == [None, 1, None, 2]
    assert read_text(write_text(drafted)) == expected(drafted)


def test_the_same_release_gives_the_same_bytes():
    assert write_docx(EXAMPLE) == write_docx(dataclasses.replace(EXAMPLE))
    assert write_text(EXAMPLE) == write_text(dataclasses.replace(EXAMPLE))


def test_the_word_document_says_nothing_of_its_making():
    content = parts(write_docx(EXAMPLE))
    everything = b" ".join(content.values()).decode()
    for word in ("python", "docx", "author", "creator>", "Template", "rsid", "thumbnail", "Microsoft Word"):
        assert word not in everything, word
    assert re.findall(r"\b20\d\d-\d\d-\d\d", everything) == []
    assert content["docProps/core.xml"].decode().count("<") == 2  # the declaration and one empty element
    assert not [name for name in content if name.startswith(("customXml", "docProps/app"))]


def test_every_entry_of_the_archive_has_the_same_empty_date_and_no_machine():
    with zipfile.ZipFile(io.BytesIO(write_docx(EXAMPLE))) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.extra, entry.comment) == (0, b"", b"")
        assert archive.comment == b""


def test_the_word_document_has_banner_edges_real_styles_and_a_language():
    from docx import Document

    document = Document(io.BytesIO(write_docx(EXAMPLE)))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[-1].text == "SECRET//REL TO USA, SVN"
    assert [line.style.name for line in document.paragraphs] == ["Title", "Numbered Passage", "Numbered Passage"]
    assert 'w:lang w:val="en-US"' in parts(write_docx(EXAMPLE))["word/styles.xml"].decode()


@pytest.mark.parametrize(
    "text",
    ["two\nlines", "two  spaces", "a\n\nb", " leading", "tab\there", "", "\x00", "lone \ud800 half"],
    ids=["line end", "two spaces", "blank line", "space before", "tab", "empty", "NUL", "half a character"],
)
def test_words_that_no_page_gives_back_as_they_were_stop_the_release(text: str):
    for write in (write_text, write_docx):
        with pytest.raises(Refused, match="does not read back"):
            write(release(text))


@pytest.mark.parametrize(
    "broken",
    [
        dataclasses.replace(EXAMPLE, digest="0" * 64),
        dataclasses.replace(EXAMPLE, audience="TWN"),
        dataclasses.replace(EXAMPLE, audience="TWN", digest=release_digest("TWN", EXAMPLE.portions)),
        dataclasses.replace(EXAMPLE, banner=Marking(Level.SECRET, frozenset({"TWN"}))),
        dataclasses.replace(EXAMPLE, banner=Marking(Level.SECRET)),
        dataclasses.replace(EXAMPLE, portions=EXAMPLE.portions[:1]),
        release("Unreadable.", level=Level.UNREADABLE),
        release(),
    ],
    ids=["digest", "audience", "marks", "banner", "no list in the banner", "a passage too few", "level", "empty"],
)
def test_a_release_that_contradicts_itself_is_not_written(broken: Release):
    for write in (write_text, write_docx):
        with pytest.raises(Refused, match="does not read back"):
            write(broken)


@pytest.mark.parametrize("raw", [b"", b"one line\n", b"a\n\nb", b"a\n\nb\n\nno mark\n\nc\n"])
def test_a_text_of_another_shape_is_not_read(raw: bytes):
    with pytest.raises(Refused):
        read_text(raw)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/settings.xml", "<w:compat>", "<w:compat>CANARY"),
        ("docProps/core.xml", "/>", "><x xmlns=''>CANARY</x></cp:coreProperties>"),
        ("word/footer1.xml", "</w:ftr>", "<x xmlns=''>CANARY</x></w:ftr>"),
        ("word/document.xml", '"Title"', '"Banner"'),
    ],
)
def test_words_where_none_belong_are_found_in_a_word_document(part: str, old: str, new: str):
    raw = write_docx(EXAMPLE)
    with pytest.raises(Refused):
        read_docx(altered(raw, part, old, new))


def test_a_part_too_many_is_found_in_a_word_document():
    with pytest.raises(Refused):
        read_docx(_packed({**parts(write_docx(EXAMPLE)), "word/comments.xml": b"<x/>"}))


@pytest.mark.parametrize(("old", "new"), [("We value", "We trust"), ("SECRET//REL TO USA, SVN", "SECRET//REL TO USA")])
def test_changed_words_and_marks_are_seen_when_the_page_is_held_against_the_draft(old: str, new: str):
    with pytest.raises(Refused):
        check(EXAMPLE, read_docx(altered(write_docx(EXAMPLE), "word/document.xml", old, new)))
    with pytest.raises(Refused):
        check(EXAMPLE, read_text(write_text(EXAMPLE).replace(old.encode(), new.encode(), 1)))


def test_every_mark_on_the_page_is_decided_on_again():
    page = expected(EXAMPLE)
    wrong = Written(page.banners, page.title, (WrittenPortion(1, "(S//NF)", "x"),))
    with pytest.raises(Refused):
        check(EXAMPLE, wrong)
