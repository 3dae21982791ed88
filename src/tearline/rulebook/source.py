"""``source:`` of a rule or a definition: no rule stands without the place in the law that it was read from."""

from __future__ import annotations

import re
from typing import Literal, cast

from tearline.model.citation import Citation
from tearline.rulebook.place import Place


def read_source(place: Place) -> tuple[Citation, str]:
    """The citation at ``place``, and in words what the rule was derived from.

    A primary source needs ``text_sha256``, the digest of the normalised official text; a secondary
    one must say what it was read in.
    """
    place.keys(("cite",), ("kind", "text_sha256", "derived_from"))
    kind = given.one_of(("primary", "secondary")) if (given := place.get("kind")) else "primary"
    text_digest = found.text() if (found := place.get("text_sha256")) else None
    derived = words.text() if (words := place.get("derived_from")) else ""
    if text_digest is not None and not re.fullmatch(r"[0-9a-f]{64}", text_digest):
        raise place.refuse(f"'{text_digest}' is not a SHA-256 in lower-case hexadecimal")
    if kind == "primary" and text_digest is None:
        raise place.refuse("a primary source without text_sha256", "bind the rule to the text that it was read from")
    if kind == "secondary" and not derived:
        raise place.refuse("a secondary source without derived_from", "say what the rule was read in")
    return Citation(place.child("cite").text(), cast(Literal["primary", "secondary"], kind), text_digest), derived
