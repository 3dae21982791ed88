"""What the style sheets of a page hide: by element, class or id. Anything finer is said to be undecided."""

from __future__ import annotations

import re
from dataclasses import dataclass

HIDES = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}(?:hidden|collapse)|mso-hide\s{0,5}:\s{0,5}all"
    r"|opacity\s{0,5}:\s{0,5}0(?:\.0{1,9})?\s{0,5}(?:;|!|\"|'|$)|font-size\s{0,5}:\s{0,5}0(?:\.0{1,9})?(?:[a-z%]{1,4})?\s{0,5}(?:;|!|\"|'|$)",
    re.I,
)
_COMMENT = re.compile(r"/\*.{0,100000}?\*/", re.S)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-zA-Z][\w-]{0,60})?([.#])([\w-]{1,100})|([a-zA-Z][\w-]{0,60})")


@dataclass(slots=True)
class Styles:
    """Which elements a page's own style sheets hide; ``undecided``: a rule hides, and it is not clear what."""

    _hidden: set[tuple[str, str, str]]
    undecided: bool = False

    @classmethod
    def read(cls, sheets: list[str]) -> Styles:
        """The rules of ``sheets`` that hide. What hides under a condition, as for one screen size, is undecided."""
        styles = cls(set())
        for sheet in sheets:
            styles._take(_COMMENT.sub(" ", sheet))
        return styles

    def hide(self, tag: str, id_: str, classes: str) -> bool:
        """Whether an element of that name, id and classes is hidden."""
        if not self._hidden:
            return False
        names = [("", ""), ("#", id_), *((".", one) for one in classes.split()[:100])]
        return any((on, kind, name) in self._hidden for kind, name in names for on in ("", tag))

    def _take(self, sheet: str) -> None:
        depth, at, opening = 0, 0, ""
        for brace in _BRACE.finditer(sheet):
            piece = sheet[at : brace.start()]
            at = brace.end()
            if brace.group() == "{":
                opening = piece if depth == 0 else opening
                depth += 1
                continue
            if HIDES.search(piece):
                self._rule(opening, plain=depth == 1)
            depth = max(0, depth - 1)

    def _rule(self, selectors: str, *, plain: bool) -> None:
        for selector in selectors.rsplit(";", 1)[-1].split(","):
            found = _SIMPLE.fullmatch(selector.strip()) if plain else None
            if found is None:
                self.undecided = True
            elif found[4]:
                self._hidden.add((found[4].lower(), "", ""))
            else:
                self._hidden.add(((found[1] or "").lower(), found[2], found[3]))
