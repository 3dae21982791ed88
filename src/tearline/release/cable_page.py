"""A cable as a Word document or PDF: its lines as they are, its banner on top and bottom of every page.

The text is what counts; a page is for those who file or print it. Every line is read back from the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from tearline.model.marking import Marking, render_banner
from tearline.model.refusal import Refused
from tearline.release.pdf_layout import FIXED, LATIN, SCRIPTS, laid_out
from tearline.release.pdf_page import CABLE
from tearline.release.pdf_reading import read_pages
from tearline.release.word import blank, read_lines, saved


def cable_docx(text: bytes, banner: Marking) -> bytes:
    """The cable as a Word document, one paragraph a line."""
    lines, marking = text.decode().splitlines(), render_banner(banner)
    document = blank(marking)
    for line in lines:
        document.add_paragraph(line, style="Cable Line")
    raw = saved(document)
    banners, read = read_lines(raw)
    if banners != (marking, marking) or [one.text for one in read] != lines:
        raise _broken()
    return raw


def cable_pdf(text: bytes, banner: Marking, fonts: Sequence[str]) -> bytes:
    """The cable as a tagged PDF, one paragraph a line; its title is the first line, the message number."""
    lines, marking = text.decode().splitlines(), render_banner(banner)
    blocks = [block.split("\n") for block in text.decode().rstrip("\n").split("\n\n")]
    data = {"title": lines[0], "banner": marking, "lang": "en", "region": None, "blocks": blocks}
    raw = laid_out(CABLE, {**data, "fonts": [LATIN, *SCRIPTS], "fixed": FIXED}, fonts)
    pages = read_pages(raw, spoken=True)
    said = [" ".join(line.split()) for line in lines if line.strip()]
    if pages.banners != (marking, marking) or list(pages.paragraphs) != said:
        raise _broken()
    return raw


def _broken() -> Refused:
    return Refused("the page does not read back as the cable that it was made of", todo="use --format txt")
