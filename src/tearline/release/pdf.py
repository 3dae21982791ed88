"""A release as a PDF: banner on top and bottom of every page, tagged, without author, dates or maker.

Typst lays it out with the fonts that it is handed and no others, so that the same release and the same
fonts give the same bytes. It is loaded when first needed, from the extra ``[pdf]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.release.passage import runs_right_to_left
from tearline.release.pdf_page import SOURCE
from tearline.release.pdf_reading import MISSING, read_pages
from tearline.release.reread import Written, WrittenPortion, broken, check, expected

_HAN = {"TWN": ("Noto Sans CJK TC", "TW"), "HKG": ("Noto Sans CJK HK", "HK"), "MAC": ("Noto Sans CJK HK", "MO")}
_HAN |= {"JPN": ("Noto Sans CJK JP", "JP"), "KOR": ("Noto Sans CJK KR", "KR"), "PRK": ("Noto Sans CJK KR", "KP")}
"""The shapes that a character shared by several languages takes, and the region, by audience."""

_FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
_LANGUAGES = (
    ("fa", re.compile("[پچژگیک]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_MAKER = re.compile(rb"/Creator ?\(Typst[^()]*\)|<xmp:CreatorTool>[^<]*</xmp:CreatorTool>")
_PASSAGE = re.compile(r"(?:(?P<number>\d+)\. )?(?P<mark>\([^()]*\)) (?P<text>.+)")
_UNSEEN = dict.fromkeys((0x200C, 0x200D))
_UNDRAWN = frozenset(" \u200c\u200d")


def write_pdf(release: Release, fonts: Sequence[str]) -> bytes:
    """The release as a tagged PDF 1.7, after reading it back (step 4).

    ``fonts`` are the folders of the fonts to use. Refuses a character that none of them has, naming it,
    and a release whose words would not read back as they were drafted.
    """
    try:
        import typst
    except ImportError:
        raise Refused("PDF needs the programs typst and pypdf", todo="install tearline[pdf]") from None
    page = expected(release)
    folders: list[Any] = list(fonts)
    data = json.dumps(_data(release, page), ensure_ascii=False)
    try:
        raw = typst.compile(
            SOURCE.encode(),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"page": data},
            format="pdf",
        )
    except typst.TypstError as error:
        raise Refused(f"the page cannot be laid out: {error}", todo="see whether the fonts are whole") from None
    raw = _MAKER.sub(lambda found: _blanked(found[0]), raw)
    read = read_pdf(raw)
    _refuse_boxes(page, read)
    if [_settled(one) for one in _lines(read)] != [_settled(one) for one in _lines(page)]:
        raise broken()
    check(release, page)
    return raw


def read_pdf(raw: bytes) -> Written:
    """What such a PDF says, from its tags; refuses one of another shape.

    Words that run from right to left come in the order of the page; joiners that do not show may be lost.
    """
    found = read_pages(raw)
    if not found.paragraphs:
        raise broken()
    title, *passages = found.paragraphs
    return Written(found.banners, title, tuple(_portion(one) for one in passages))


def _refuse_boxes(page: Written, read: Written) -> None:
    """Refuses, naming the character, where a font drew the box that stands for one which it does not have."""
    drawn = {char for line in _lines(read) for part in line for char in part}
    if MISSING not in drawn:
        return
    wanted = (char for line in _lines(page) for part in line for char in part if char not in _UNDRAWN)
    char = next((char for char in wanted if char not in drawn), None)
    if char is None:
        raise broken()
    raise Refused(
        f"no font at hand has the character '{char}' (U+{ord(char):04X})",
        todo="install one for its script: Debian has fonts-noto-core and fonts-noto-cjk",
    )


def _portion(text: str) -> WrittenPortion:
    read = _PASSAGE.fullmatch(text)
    if read is None:
        raise broken()
    return WrittenPortion(int(read["number"]) if read["number"] else None, read["mark"], read["text"])


def _data(release: Release, page: Written) -> dict[str, Any]:
    """What the layout is told: words, marks, languages, fonts in the order in which they are tried."""
    han, region = _HAN.get(release.audience, ("Noto Sans CJK SC", None))
    return {
        "title": page.title,
        "banner": page.banners[0],
        "lang": "en",
        "region": None,
        "fonts": [*_FAMILIES, han],
        "portions": [
            {
                "kind": source.kind,
                "number": one.number,
                "mark": one.mark,
                "text": one.text,
                "rtl": runs_right_to_left(one.text),
                "lang": (language := _language(one.text)),
                "region": region if language in ("zh", "ja", "ko") else None,
            }
            for source, one in zip(release.portions, page.portions, strict=True)
        ],
    }


def _language(text: str) -> str:
    """The language that the letters of a passage speak for: what a voice that reads it aloud must know."""
    letters = sum(char.isalpha() for char in text)
    latin = sum(char.isascii() and char.isalpha() for char in text)
    if 2 * latin > letters:
        return "en"
    return next((name for name, pattern in _LANGUAGES if pattern.search(text)), "en")


def _blanked(written: bytes) -> bytes:
    """The same length without the maker's name, so that every offset in the file stays right."""
    edges = (b"(", b")") if written.startswith(b"/") else (b"<xmp:CreatorTool>", b"</xmp:CreatorTool>")
    start, end = written.index(edges[0]) + len(edges[0]), written.rindex(edges[1])
    return written[:start] + b" " * (end - start) + written[end:]


def _lines(page: Written) -> list[tuple[str, ...]]:
    return [page.banners, (page.title,), *((str(one.number), one.mark, one.text) for one in page.portions)]


def _settled(line: tuple[str, ...]) -> list[Any]:
    """A line in a form that the order of the page does not change: of right-to-left text, every character sorted."""
    plain = [" ".join(part.translate(_UNSEEN).split()) for part in line]
    return [sorted(part.replace(" ", "")) if _turns(part) else part for part in plain]


def _turns(text: str) -> bool:
    """Whether any of the text runs from right to left."""
    return any(runs_right_to_left(char) for char in text)
