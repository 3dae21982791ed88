"""Who classified the text and for which reasons of the order (G16).

Two orders of words occur: ``[office] [title] NAME`` and ``NAME, title, office``. Which it is shows in
where the words for functions stand; a name is what is left. Nothing is supplied that the line lacks.
"""

from __future__ import annotations

import re
from typing import Any

from tearline.intake.cable.fields import misspelt_label
from tearline.intake.cable.lines import words
from tearline.intake.cable.stations import known_suffix
from tearline.intake.cable.titles import BUREAUS, HEADS, TITLE_WORDS

_LABEL = re.compile(r"(?:\d{1,2}\s?\.\s?)?(?:\([A-Z/]{1,8}\)\s?)?CLAS{1,2}I?F?I?F?I?E?D?\.?\s?BY\b\s?[:;.,-]?\s?", re.I)
_PORTION = re.compile(r"\((?:U|C|S|SBU|TS|[CS]//?NF)\)\s?")
_NICKNAME = re.compile(r"(?<=[A-Za-z.]) \(([A-Z][A-Za-z]{1,15})\)(?= [A-Z][A-Za-z'-]+)")
_TURNED = re.compile(r"\bCLASSIFIED\sBY\b\s?:?", re.I)
_REASON_WORD = re.compile(r"\b(?:RE?A?SI?O?NS?|RSNS?)\b\s?(?:\(S\))?[:;.,]?|\b[Rr]easonss?:", re.I)
_SECTION = re.compile(
    r"(?<![\w.])[1lI]\s?[.,]\s?([3-6])(?!\d)|(?<![\d.])1([45])(?=\s?\()|(?<=REASON )1([45])\b|(?<=REASONS )1([45])\b",
    re.I,
)
_CUT = re.compile(
    r"[\s,.;:(\[/\u2013\u2014-]{0,12}(?:\b(?:FOR|BASED ON|DUE TO)\s(?:THE\s)?(?:FOLLOWING\s)?|\bAND\s)?(?:"
    r"\b(?:REASONS?|RSNS?|REASION|RESONS?|REASOSN|RASONS?|REASN|REAONS?)\b"
    r"|\b(?:PER|UNDER(?! SECRETAR)|PURSUANT TO|IN ACCORDANCE WITH|IAW|BY AUTHORITY OF)\b"
    r"|\bE\.?\s?[O0]\.?\s?1[123]\d{3}|\bEXECUTIVE ORDER\b|\bSECTIONS?\s1[.,]|\bSEC\.?\s1\."
    r"|\bPARA(?:GRAPH)?S?\s1\.|(?<![\w.])[1lI]\s?[.,]\s?[3-6](?!\d)"
    r"|\bDECLASSIFY\b|\bDECL\b|\bDERIVED\b)",
    re.I,
)
_LETTER = re.compile(
    r"\s{0,9}(?:(?P<join>AND|ADN|AMD|ANF|NAD|OR|&|PLUS)\b|(?P<worn>9(?=[A-H]\)))|(?P<amp>&)|(?P<glued>\([A-H]{2,4}\))|(?P<letter>(?!E\.\s?[O0]\b)[A-H])(?:0(?![A-Z0-9]))?(?![A-Z0-9])"
    r"|(?P<to>[-\u2013]|THROUGH\b|THRU\b)|(?P<aside>\([^()]{0,60}[A-Z]{4}[^()]{0,60}\))|(?P<punct>[()\[\]{}<>,./;:+]))",
    re.I,
)

_LINKS = frozenset(("OF", "FOR", "THE", "AND", "&", "TO", "IN", "AT", "A", "ON", "-", "/"))
_OFFICE = re.compile(r"[A-Z]{1,6}(?:/[A-Z&-]{1,8}){1,4}$")
_PLACE_WORDS = frozenset(
    (
        "EMBASSY",
        "AMEMBASSY",
        "CONSULATE",
        "AMCONSUL",
        "MISSION",
        "USMISSION",
        "U.S",
        "U.S.",
        "US",
        "AMERICAN",
        "USINT",
        "CONGEN",
    )
)
_SUFFIXES = frozenset(("JR", "JR.", "SR", "SR.", "II", "III", "IV"))
_ABBREVIATED = re.compile(r"(?:\b(?:JR|SR|A\.I|AMB)|\b[A-Z])$", re.I)
_HONORIFICS = frozenset(("DR", "MR", "MRS", "MS", "HON"))
_COMPOUND = re.compile(
    r"(?:[AD]/|DEP)?(?:POL|ECON|CON|MIL|MGMT|ADMIN|EMB|REF|ENV|SCI|LAB|P/?E)[A-Z/-]{0,12}(?:OFF|COUNS?|CHIEF|OFFICER|COUNSELOR)S?\Z"
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.\u2019-])*$")


def parse_classified_by(content: str) -> dict[str, Any] | None:
    """``{"name", "title", "office", "reasons"}``; a part that the line does not give is None, reasons an empty list.

    Reasons are written ``1.4(b)``, whatever punctuation the line has. None where ``content`` is empty.
    """
    text = words(content)
    while end := _label_end(text):
        text = text[end:]
    if not any(char.isalnum() for char in text):
        return None
    cut = _CUT.search(text)
    who = text[: cut.start()] if cut else text
    turned = _TURNED.search(text) if cut and not any(char.isalnum() for char in who) else None
    if turned:
        name, title, office = _who(text[turned.end() :].rstrip(" ."))
        return {"name": name, "title": title, "office": office, "reasons": read_reasons(text[: turned.start()])}
    if cut and text[cut.start() : cut.start() + 1] == "." and _ABBREVIATED.search(who):
        who += "."
    name, title, office = _who(_NICKNAME.sub(_kept_together, who))
    return {"name": name, "title": title, "office": office, "reasons": read_reasons(text[cut.start() :] if cut else "")}


def _kept_together(found: re.Match[str]) -> str:
    """A nickname in brackets inside a name, so that it does not part it: ``Jane (Jo) Doe``."""
    return found.group() if _is_title(found[1]) else f" \u2e28{found[1]}\u2e29"


def _label_end(text: str) -> int:
    """Where a label, or the portion mark behind it, ends at the beginning of ``text``; 0 where there is none."""
    label = _LABEL.match(text) or _PORTION.match(text)
    return label.end() if label else misspelt_label(text)


def read_reasons(text: str) -> list[str]:
    """The reasons in ``text``, in their order: ``1.4(b)``; the section alone where no letter follows it."""
    result: list[str] = []
    for found in _SECTION.finditer(text):
        section = f"1.{next(group for group in found.groups() if group)}"
        letters = _letters(text, found.end())
        result += [f"{section}({letter})" for letter in letters] or [section]
    if not result:
        word = _REASON_WORD.search(text)
        result = [f"({letter})" for letter in _letters(text, word.end())] if word else []
    named = {one[:3] for one in result if "(" in one}
    return list(dict.fromkeys(one for one in result if "(" in one or one not in named))


def _letters(text: str, at: int) -> list[str]:
    """The letters a to h that follow a section number, up to the first other word."""
    result: list[str] = []
    ranged = False
    while True:
        found = _LETTER.match(text, at)
        if found is None or (found["aside"] and not result):
            return result
        if found["letter"]:
            article = found["letter"] == "A" and re.match(r"\s[a-z]{2}", text[found.end() : found.end() + 3])
            if article and not text[found.end() :].lstrip().lower().startswith(("and", "or ")):
                return result
            letter = found["letter"].lower()
            between = range(ord(result[-1]) + 1, ord(letter)) if ranged and result else ()
            result += [*map(chr, between), letter]
        elif found["glued"]:
            result += [char.lower() for char in found["glued"][1:-1]]
        ranged = bool(found["to"]) or (ranged and not found["letter"])
        at = found.end()


def _who(text: str) -> tuple[str | None, str | None, str | None]:
    """Name, title and office in ``text``, which has the reasons cut off."""
    name: str | None = None
    titles: list[str] = []
    offices: list[str] = []
    for part in _parts(text):
        office, title, person = _split_part(part)
        if name is not None and title and not _holds_function(part):
            office, title, person = part, "", ""
        if name is not None and person and not title and not office:
            if person.upper() in _SUFFIXES:
                name = f"{name}, {person}"
            else:
                offices.append(person)
            continue
        if person and name is None and _is_name(person):
            name = person
        elif person:
            offices.append(person)
        if title:
            titles.append(title)
        if office:
            offices.append(office)
    return _tidy(name), _tidy(", ".join(titles)), _tidy(", ".join(offices))


def _parts(text: str) -> list[str]:
    """The text at its commas, semicolons, colons, dashes between spaces, and brackets."""
    return [
        part.strip()
        for part in re.split(r"[,;:()\[\]]|\s[-\u2013\u2014]{1,2}\s|(?<=[A-Za-z]{4})\.\s(?=[A-Z])", text[:600])
        if part.strip(" .,-")
    ]


def _split_part(part: str) -> tuple[str, str, str]:
    """Office, title and name of one part, by where the words for functions stand."""
    tokens = part.split()
    while tokens and (tokens[0].upper() == "THE" or tokens[0].upper().strip(".") in _HONORIFICS):
        tokens = tokens[1:]
    start = _office_end(tokens)
    office, tokens = tokens[:start], tokens[start:]
    functions = [index for index, token in enumerate(tokens) if _is_title(token)]
    if not functions:
        if office and not tokens:
            return " ".join(office), "", ""
        return " ".join(office), "", " ".join(tokens)
    first, last = functions[0], _title_end(tokens, functions)
    before, title, person = tokens[:first], tokens[first : last + 1], tokens[last + 1 :]
    while len(person) > 3 and person[0].upper() in _LINKS:
        title, person = title + person[:2], person[2:]
    if before and not person and _is_name(" ".join(before)) and not _is_modifier(before, title):
        return " ".join(office), " ".join(title), " ".join(before)
    if before:
        title = before + title
    return " ".join(office), " ".join(title), " ".join(person)


def _holds_function(part: str) -> bool:
    """Whether a part after the name says what the person is, not where: ``DCM``, but not ``Consulate General Oslo``."""
    tokens = [token.upper().strip(".,") for token in part.split()]
    if tokens[:1] == ["THE"]:
        tokens = tokens[1:]
    national = tokens[0] in ("U.S", "US", "AMERICAN") and tokens[-1] in HEADS
    return national or (tokens[0] not in _PLACE_WORDS and any(token in HEADS for token in tokens))


def _title_end(tokens: list[str], functions: list[int]) -> int:
    """The last token of the title: words for functions in a row, and places and linking words between them."""
    last = functions[0]
    index = last + 1
    while index < len(tokens):
        token = tokens[index].upper().strip(".,")
        if index in functions:
            last = index
        elif token in _LINKS:
            following = [place for place in functions if place > index]
            if not following and token in ("OF", "FOR", "TO", "AT", "IN"):
                return _place_end(tokens, index)
        elif not any(place > index for place in functions):
            break
        index += 1
    return last


def _place_end(tokens: list[str], index: int) -> int:
    """The end of a title that goes on with a place: ``Ambassador to Norway JANE DOE`` takes one word."""
    rest = tokens[index + 1 :]
    if tokens[index].upper() in ("OF", "FOR") and len(rest) > 3:
        return len(tokens) - 1 - _name_length(rest)
    if len(rest) <= 2:
        return len(tokens) - 1 if rest else index - 1
    if rest[0].upper() == "THE":
        return index + 2
    return index + 1


def _name_length(tokens: list[str]) -> int:
    """How many of the last tokens are likely a name: two, and what stands between them of initials and particles."""
    count = 2
    while count < len(tokens) - 1 and (len(tokens[1 - count].strip(".")) == 1 or tokens[1 - count].islower()):
        count += 1
    return count


def _office_end(tokens: list[str]) -> int:
    """How many of the first tokens name an office: ``ISN/XXX``, ``EUR``, ``Embassy Oslo``."""
    if not tokens:
        return 0
    index = 0
    while index < len(tokens) and tokens[index].upper() in _PLACE_WORDS and not _next_is_title(tokens, index):
        index += 1
    if index:
        rest = [token.strip(".,") for token in tokens[index : index + 3]]
        for count in range(len(rest), 0, -1):
            if known_suffix(rest[:count]) == count:
                return index + count
        return 0
    first = tokens[0].strip(".,")
    if _is_title(first) and first.upper() not in BUREAUS:
        return 0
    if len(tokens) > 1 and (_OFFICE.match(first) or (first in BUREAUS and len(first) > 1)):
        return 1 if _OFFICE.match(first) or len(tokens) > 2 or _is_title(tokens[1]) else 0
    if len(tokens) == 1 and (_OFFICE.match(first) or first in BUREAUS):
        return 1
    return 0


def _next_is_title(tokens: list[str], index: int) -> bool:
    return index + 1 < len(tokens) and _is_title(tokens[index + 1]) and tokens[index].upper() == "MISSION"


def _is_title(token: str) -> bool:
    upper = token.upper().strip(",;:")
    return upper in TITLE_WORDS or upper.strip(".") in TITLE_WORDS or bool(_COMPOUND.match(upper))


def _is_modifier(before: list[str], title: list[str]) -> bool:
    """Whether words before a title word belong to it (``Refugee and Migration Officer``) and are no name."""
    return len(before) == 1 or any(token.upper() in _LINKS for token in before)


def _is_name(text: str) -> bool:
    tokens = text.replace(",", " ").split()
    return (
        0 < len(tokens) <= 6
        and all(_NAME_WORD.match(token.strip("\"'\u2e28\u2e29")) for token in tokens)
        and known_suffix(tokens) != len(tokens)
    )


def _tidy(text: str | None) -> str | None:
    if not text:
        return None
    kept = text.strip(" ,;:-/").replace("\u2e28", "(").replace("\u2e29", ")")
    last = kept.rpartition(" ")[2]
    if kept.endswith(".") and not _ABBREVIATED.search(last[:-1]):
        kept = kept[:-1]
    return kept or None
