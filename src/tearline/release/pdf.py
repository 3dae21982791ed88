"""A release as a PDF: banner on top and bottom of every page, tagged, without author, dates or maker.

It is laid out with the fonts that are handed in and no others, so that the same release and the same
fonts give the same bytes, and read back twice: what was drawn, and what a voice would read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tearline.model.release import Release
from tearline.release.languages import han_font, language_of, region_of
from tearline.release.passage import runs_right_to_left
from tearline.release.pdf_layout import LATIN, SCRIPTS, laid_out
from tearline.release.pdf_page import RELEASE
from tearline.release.pdf_reading import BIDI, read_pages
from tearline.release.pdf_spoken import with_spoken
from tearline.release.reread import Written, WrittenPortion, broken, check, expected, may_be_unmarked

_PASSAGE = re.compile(r"(?:(?P<number>\d+)\. )?(?P<mark>\([^()]*\)) (?P<text>.+)")
_PLAIN = re.compile(r"(?P<number>)(?P<mark>)(?P<text>.+)")
_UNSEEN = dict.fromkeys((0x200C, 0x200D))


def write_pdf(release: Release, fonts: Sequence[str]) -> bytes:
    """The release as a tagged PDF 1.7 that keeps to PDF/UA-1, after reading it back (step 4).

    ``fonts`` are the folders of the fonts to use. Refuses a character that none of them has, naming the
    package that has one, and a release whose words would not read back as they were drafted.
    """
    page = expected(release)
    raw = laid_out(RELEASE, _data(release, page), fonts)
    drawn = _read(raw, spoken=False)
    if [_settled(one) for one in _lines(drawn)] != [_settled(one) for one in _lines(page)]:
        raise broken()
    raw = with_spoken(raw, [_told(one) if _turns(one.text) else None for one in page.portions])
    check(release, read_pdf(raw))
    return raw


def read_pdf(raw: bytes) -> Written:
    """What such a PDF says, from its tags, as a voice would read it; refuses one of another shape."""
    return _read(raw, spoken=True)


def _read(raw: bytes, *, spoken: bool) -> Written:
    """The words of the tags where ``spoken``; else those drawn, from right to left in the order of the page."""
    found = read_pages(raw, spoken=spoken)
    if not found.paragraphs:
        raise broken()
    title, *passages = found.paragraphs
    portions = tuple(_portion(one) for one in passages)
    if not may_be_unmarked(title) and not all(one.mark for one in portions):
        raise broken()
    return Written(found.banners, title, portions)


def _told(portion: WrittenPortion) -> str:
    return f"{portion.mark} {portion.text}" if portion.mark else portion.text


def _portion(text: str) -> WrittenPortion:
    read = _PASSAGE.fullmatch(text) or _PLAIN.fullmatch(text)
    if read is None:
        raise broken()
    return WrittenPortion(int(read["number"]) if read["number"] else None, read["mark"], read["text"])


def _data(release: Release, page: Written) -> dict[str, Any]:
    """What the layout is told: words, marks, languages, fonts in the order in which they are tried."""
    return {
        "title": page.title,
        "banner": page.banners[0],
        "lang": "en",
        "region": None,
        "fonts": [LATIN, *SCRIPTS, han_font(release.audience)],
        "portions": [
            {
                "kind": source.kind,
                "number": one.number,
                "mark": one.mark,
                "text": one.text,
                "rtl": runs_right_to_left(one.text),
                "lang": (language := language_of(one.text)),
                "region": region_of(language, release.audience),
            }
            for source, one in zip(release.portions, page.portions, strict=True)
        ],
    }


def _lines(page: Written) -> list[tuple[str, ...]]:
    return [page.banners, (page.title,), *((str(one.number), one.mark, one.text) for one in page.portions)]


def _settled(line: tuple[str, ...]) -> list[Any]:
    """A line in a form that the order of the page does not change: of right-to-left text, every character sorted."""
    plain = [" ".join(part.translate(_UNSEEN).split()) for part in line]
    return [sorted(part.translate(BIDI).replace(" ", "")) if _turns(part) else part for part in plain]


def _turns(text: str) -> bool:
    """Whether any of the text runs from right to left."""
    return any(runs_right_to_left(char) for char in text)
