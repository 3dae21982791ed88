"""What one audience was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tearline.model.marking import Marking


@dataclass(frozen=True, slots=True)
class ReleasedPortion:
    """A passage of a release. ``text`` of a non-paper came whole from one portion of the source.

    Paragraphs and points are numbered on the page; headings and the lines of a letter are not. What a
    letter has around its lines (address, day, salutation, closing) is no portion of anything: it bears
    no mark on the page (32 CFR 2001.21(c) marks paragraphs, subjects and the like).
    """

    kind: Literal["heading", "paragraph", "point", "line", "address", "plain"]
    text: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Release:
    """A new document built from releasable portions alone, never a redacted copy.

    ``audience`` is ISO 3166 alpha-3. A letter covers a non-paper. ``digest`` is the SHA-256 of the
    canonical form of the audience, the kind and the portions, and depends on nothing else: not on the
    source, its date, number or hidden parts.
    """

    audience: str
    kind: Literal["non_paper", "letter"]
    portions: tuple[ReleasedPortion, ...]
    banner: Marking
    digest: str
