"""From whom, to whom, how fast: FM, TO, INFO and XMT, one addressee a line (G8, G9)."""

from __future__ import annotations

import re
from typing import Any

from tearline.intake.cable.fields import distance
from tearline.intake.cable.lines import mended_figures, words

_ROUTING = re.compile(r"(?:R[A-Z]{3,8}|ZEN)\s?/\s?(?=[A-Z])")
_ROUTING_ALONE = re.compile(r"(?:R[UH][A-Z]{3,6}|ZEN)\s{1,3}(?=[A-Z])")
_NUMBER = re.compile(r"\s(\d{1,6})$")
_INVERTED = re.compile(r"([A-Z][A-Z .'-]{1,40}), ?(AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|AIT|SECSTATE)$")
_POST = re.compile(r"SECSTATE|AMEMB|AMCON|US[A-Z]{2,}|AIT ")
_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]{0,40}[^\W\d_]")
_XMT = re.compile(r"\s(?:XMT|EXCEPT)\s:?")
_POSTS = re.compile(r"\s?,\s?|\s/\s|\sAND\s|\s(?=AMEMB|AMCON|USMISSION)")
_CLAUSE = re.compile(
    r"\s{0,3};\s{0,3}|(?<=[A-Z0-9])\s{1,5}(?=(?:R[UH][A-Z]{3,6}/)?(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|SECSTATE)\s)"
)
_PASSING = re.compile(
    r"(?:DEPT|DEPARTMENT|STATE|EMBASSY|PLEASE|PLS)\s(?:ALSO\s)?(?:FOR|PASS|PLEASE|PLS)\b|(?:FOR|PASS)\s"
)
_PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
_SHORT = {"IMMED": "IMMEDIATE", "IMM": "IMMEDIATE", "PRI": "PRIORITY", "ROU": "ROUTINE", "PRIO": "PRIORITY"}


def addressee(line: str) -> dict[str, Any] | None:
    """``{"name", "precedence", "number"}`` of one addressee line; None where it names nobody.

    The routing indicator in front (``RUEHNY/``) is no part of the name. A misspelt precedence is
    given in its right spelling; ``number`` keeps its zeros, since it is a label, not a quantity.
    """
    text = mended_figures(words(line).strip(" ,;."))
    found = _ROUTING.match(text) or _ROUTING_ALONE.match(text)
    if found:
        text = text[found.end() :]
    number = None
    figures = _NUMBER.search(text[-8:])
    if figures:
        number, text = figures.group(1), text[: -len(figures.group())].rstrip()
    name, precedence = _cut_precedence(text)
    if number is not None and precedence is None and len(number) < 3 and not _POST.match(name):
        name, number = f"{name} {number}", None
    figures = _NUMBER.search(name[-8:]) if number is None and precedence is not None else None
    if figures:
        number, name = figures.group(1), name[: -len(figures.group())].rstrip(" ,-")
    inverted = _INVERTED.match(name) if len(name) < 80 else None
    if inverted:
        name = f"{inverted.group(2)} {inverted.group(1)}"
    if not _TWO_LETTERS.search(name) or _PASSING.match(name) or _is_prose(line, name):
        return None
    return {"name": name, "precedence": precedence, "number": number}


def surely_addressee(line: str) -> bool:
    """Whether ``line`` needs no label to be an addressee: it begins as a post does, or has a precedence."""
    one = addressee(line)
    return one is not None and (one["precedence"] is not None or bool(_POST.match(one["name"])))


def _is_prose(line: str, name: str) -> bool:
    count = name.count(" ") + 1
    return name in ("NONE", "N/A") or count > 12 or (count > 4 and line.rstrip().endswith("."))


def precedence_of(word: str) -> str | None:
    """The precedence that ``word`` means, spelt rightly; None where it is none."""
    upper = word.upper().strip(" ,;.")
    if upper in _SHORT:
        return _SHORT[upper]
    if len(upper) < 4:
        return None
    for name in _PRECEDENCES:
        if upper == name:
            return name
    for name in _PRECEDENCES:
        if abs(len(upper) - len(name)) <= 2 and distance(upper, name) <= (1 if name == "FLASH" else 2):
            return name
    return None


def read_block(lines: list[str], into: list[dict[str, Any]], *, exempt: bool = False) -> None:
    """Add the addressees of the ``lines`` of one TO or INFO; ``exempt`` after XMT, which takes posts out
    of the collective before it (G9): they stand under that collective's ``except``."""
    for line in lines:
        text = line.strip()
        if not text or len(text) > 400:
            continue
        named, *exempted = _XMT.split(text) if not exempt else ("", text)
        into += [one for one in map(addressee, _CLAUSE.split(named)) if one is not None]
        for post in (post for posts in exempted for post in _POSTS.split(posts)):
            without = addressee(post)
            if without is not None:
                _exempt(into, without["name"])


def _exempt(addressees: list[dict[str, Any]], name: str) -> None:
    for one in reversed(addressees):
        if "COLLECTIVE" in one["name"]:
            one.setdefault("except", []).append(name)
            return


def _cut_precedence(text: str) -> tuple[str, str | None]:
    """The name without the precedence at its end, and that precedence."""
    head, _, last = text.rpartition(" ")
    if not head:
        return text, None
    found = precedence_of(last)
    if found is None:
        return text, None
    if found == "IMMEDIATE" and last.upper().startswith("NIACT"):
        return head.rstrip(" ,-"), "NIACT IMMEDIATE"
    before, _, previous = head.rpartition(" ")
    if before and distance(previous.upper().strip(","), "NIACT") <= 1:
        return before.rstrip(" ,"), f"NIACT {found}"
    return head.rstrip(" ,-"), found
