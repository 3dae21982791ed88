"""The forms of outgoing documents by their names: a release, or a cable, to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tearline import release
from tearline.model.marking import Marking
from tearline.model.refusal import Refused
from tearline.model.release import Release
from tearline.release.cable_page import cable_docx, cable_pdf

FORMATS: Mapping[str, Callable[[Release, Sequence[str]], bytes]] = {
    "txt": lambda drafted, _: release.write_text(drafted),
    "docx": lambda drafted, _: release.write_docx(drafted),
    "pdf": release.write_pdf,
}
"""How a release is written; each form reads back what it wrote. The fonts are those of PDF."""

CABLE_FORMATS: Mapping[str, Callable[[bytes, Marking, Sequence[str]], bytes]] = {
    "txt": lambda text, banner, _: text,
    "docx": lambda text, banner, _: cable_docx(text, banner),
    "pdf": cable_pdf,
}


def require_format(name: str) -> None:
    """Refuses a name that is no form of document."""
    if name not in FORMATS:
        *others, last = FORMATS
        raise Refused(f"'{name}' is not a format", where="--format", todo=f"use {', '.join(others)} or {last}")
