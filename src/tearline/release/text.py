"""A release as plain text: one banner at the top, one at the bottom, passages numbered from 1."""

from __future__ import annotations

import re
import textwrap

from tearline.model.marking import render_banner
from tearline.model.release import Release
from tearline.release.reread import Written, WrittenPortion, broken, check, expected, may_be_unmarked

WIDTH = 69
"""Columns of a page; a longer word stands out rather than being broken."""

_PASSAGE = re.compile(r"(?:(?P<number>\d+)\. )?(?P<mark>\([^()]*\)) (?P<text>.+)")


def write_text(release: Release) -> bytes:
    """The release as UTF-8 text with LF line ends, after reading it back (step 4).

    Refuses a release whose text would not read back as it was drafted.
    """
    page = expected(release)
    banner = _centred(render_banner(release.banner))
    blocks = [banner, _centred(page.title), *_blocks(release, page), banner]
    raw = ("\n\n".join(blocks) + "\n").encode()
    check(release, read_text(raw))
    return raw


def read_text(raw: bytes) -> Written:
    """What such a text says; refuses one of any other shape."""
    text = raw.decode()
    blocks = text.removesuffix("\n").split("\n\n")
    if len(blocks) < 3 or not text.endswith("\n"):
        raise broken()
    top, title, *passages, bottom = blocks
    portions = tuple(one for block in passages for one in _passages(block))
    if not may_be_unmarked(_line(title)) and not all(one.mark for one in portions):
        raise broken()
    return Written((_line(top), _line(bottom)), _line(title), portions)


def _blocks(release: Release, page: Written) -> list[str]:
    """The passages; the lines of one address stand together."""
    found: list[str] = []
    before = ""
    for source, portion in zip(release.portions, page.portions, strict=True):
        if source.kind == before == "address":
            found[-1] += f"\n{portion.text}"
        else:
            found.append(_wrapped(portion) if portion.mark else portion.text)
        before = source.kind
    return found


def _centred(line: str) -> str:
    return line.center(WIDTH).rstrip()


def _wrapped(portion: WrittenPortion) -> str:
    number = "" if portion.number is None else f"{portion.number}. "
    return textwrap.fill(
        f"{number}{portion.mark} {portion.text}",
        WIDTH,
        subsequent_indent=" " * len(number),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _passages(block: str) -> list[WrittenPortion]:
    """The passage of a block; without a mark, each line by itself: such lines are never wrapped."""
    read = _PASSAGE.fullmatch(_line(block))
    if read is None:
        return [WrittenPortion(None, "", line) for line in block.split("\n")]
    return [WrittenPortion(int(read["number"]) if read["number"] else None, read["mark"], read["text"])]


def _line(block: str) -> str:
    """The block on one line: wrapping and indents undone."""
    return " ".join(line.strip(" ") for line in block.split("\n"))
