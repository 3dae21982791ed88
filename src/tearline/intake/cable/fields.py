"""The line scanner of the header: which lines belong to which field (G8-G16, G25).

Labels open fields; a field ends at the next label, at a blank line, or where the body begins. What
a field says is read by the module of that field, from its content alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tearline.intake.cable.banner import ends_addresses, is_caption
from tearline.intake.cable.lines import Line
from tearline.model.alert import Span

MAX_HEADER_LINES = 1500
MAX_FIELD = 20_000
_MAX_LOOSE = 25

_LABEL = re.compile(
    r"""\s{0,60}(?:
      (?P<mrn>MRN\s?:)
    | (?P<dtg>(?:DATE\s?/\s?DTG|DTG|DATE)\s?:)
    | (?P<from>(?-i:FM)\b\s?:?|FROM\s?:)
    | (?P<to>(?-i:TO)(?:\s?:|(?=\s|$))|(?:ACTION|TO)\s?:)
    | (?P<info>(?-i:INFO)(?:\s?:|(?=\s|$))|INFO\s?:)
    | (?P<xmt>(?-i:XMT)(?:\s?:|(?=\s|$)))
    | (?P<captions>CAPTIONS?\s?:)
    | (?P<banner>CLASSIFICATION\s?:)
    | (?P<classified_by>(?:\u00b6?\s{0,3}\d{1,2}\s?\.\s{0,5})?(?:\([A-Z/]{1,8}\)\s{0,5})?
        CLAS{1,2}I?F?I?F?I?E?D?\.?\s{1,3}BY\b\s?[:;.,-]?|(?=FOR\ REASONS?\ [^\n]{0,60}\bCLASSIFIED\ BY\b))
    | (?P<derived>(?:\([A-Z/]{1,8}\)\s{0,5})?DERIVED\s{1,3}FROM\s?:)
    | (?P<reason>REASONS?(?:\(S\))?(?:\s{1,3}FOR\s{1,3}CLASSIFICATION)?\s?:)
    | (?P<decl>DECLASSIFY\s{1,3}ON\b\s?:?|DECL\s{1,3}ON\b\s?:?)
    | (?P<eo>(?=E\s?\.?\s?[O0]\s?\.?\s?[,:;]?\s{0,5}(?:1[123]\d{3}|:)|EXECUTIVE\s{1,3}ORDER\s{1,3}\d{5}|DECL\s?[:.]))
    | (?P<tags>(?:TAGS?|T\ A\ G\ S|T\.A\.G\.S\.?)
        (?:\s{0,5}[:;.,]{1,2}|\s{0,3}[-\u2013]\s|(?=\s{1,5}(?-i:[A-Z]{2,5}\b)))|TAGS\s*$)
    | (?P<subject>(?:\([A-Z/]{1,8}\)\s{0,5})?(?:SUBJ(?:ECT)?S?|S\ U\ B\ J(?:\ E\ C\ T)?)
        (?:\s{0,5}[:;]|\s?[-.](?=\s)|(?-i:(?<=[TJ]))(?=\s+(?-i:[A-Z0-9("']))))
    | (?P<ref>(?:\([A-Z/]{1,8}\)\s{0,5})?[(\[]?REF(?:TEL|ERENCE|\.)?S?(?:\(S\))?(?:\s{0,5}[:;]|\s?\.(?=\s)
        |(?=\s{0,5}[(\[]?[A-Z1]\s?[.)\]:-])
        |(?-i:(?=\s{1,10}(?:'?\d{2,4}\s{0,3})?[A-Z]{2,}[A-Z .'-]{0,30}\s\d))
        |(?-i:(?=\s{1,10}[A-Z]\s{1,5}(?:\d{2,4}\s{0,3})?[A-Z]{2,}[A-Z .'-]{0,30}\s\d))))
    )""",
    re.X | re.I,
)
_INSIDE = re.compile(
    r"""(?<=[\s.,;)])(?:
      (?P<tags>TAGS\s{0,3}[:;])
    | (?P<subject>SUBJ(?:ECT)?\s{0,3}[:;])
    | (?P<ref>REF(?:TEL|ERENCE)?S?\s{0,3}:)
    | (?P<classified_by>C(?:LASSIFIED\ BY|lassified\ [Bb]y)\s{0,3}:)
    | (?P<reason>(?<=[.;]\s)R(?:EASONS?|easons?)\s{0,3}:|R(?:EASONS?|easons?)\s{0,3}:\s{0,3}(?:E\.?O|1\.))
    )""",
    re.X,
)
_INSIDE_ADDRESS = re.compile(
    r"(?<=\s)(?:(?P<info>INFO)|(?P<to>TO))\s{1,5}(?=(?:R[UH][A-Z]{3,6}/)?(?:AMEMB|AMCON|USMISSION|SECSTATE|SECDEF|ALL\s))"
)
_GLUED = re.compile(r"(?P<tags>TAGS\s{0,3}[:;])|(?P<subject>SUBJ(?:ECT)?\s{0,3}[:;])")
_FUZZY = re.compile(r"\s{0,60}([A-Za-z]{2,10})\s{0,3}[:;]")
_SOMETHING_BY = re.compile(r"\s{0,60}(?:\([A-Z/]{1,8}\)\s{0,5})?([CK][A-Z]{7,11})\s{0,3}BYE?\b\s?[:;.,-]?\s?", re.I)
_DTG_LINE = re.compile(r"\s{0,60}(?:[ZOPRY]{1,2}\s{1,5}){0,2}\d{6}Z?\s{0,5}[A-Z]{3,9}\.?\s{0,5}(?:\d{4}|\d\d)\b")
_BODY = re.compile(
    r"\s{0,60}(?:\u00b6\s{0,5}\d{1,3}\s?[.)]|1\s?[.)](?=\s|\(|$)|1\s{1,3}\([A-Z/]{1,8}\)\s|\([A-Z/]{1,8}\)\s{1,5}1\s?[.)]\s)"
)
_REF_BULLET = re.compile(r"\s{0,60}(?:\u00b6\s{0,5})?[(\[]?([A-Za-z])\s?[.)\]:]")
_NUMBERED_REF = re.compile(r"\s{0,60}\d[.)]\s{0,5}(?:\d{2,4}\s)?[A-Z][A-Z .]{1,30}\s\d{1,7}\W*$")
_RULE_LINE = re.compile(r"\s{0,60}[-=_*]{3,}\s*$")
_CODES_ONLY = re.compile(r"[\s,;/.]*(?:(?:[A-Z][A-Z0-9]{1,5}\b|\([^()]{1,80}\))[\s,;/.)]*)+$")
_UPPER = re.compile(r"[^a-z]*$")

_ADDRESS = frozenset(("from", "to", "info", "xmt"))
_ONE_LINE = frozenset(("mrn", "dtg", "from", "captions", "banner", "decl"))
_LATE = frozenset(("eo", "tags", "subject", "ref", "classified_by", "reason", "derived", "decl", "captions"))


@dataclass(slots=True)
class Field:
    """One field: its kind, where its label starts, and the pieces of its content, line by line.

    ``last`` is the last character that is no blank, empty while there is none.
    """

    kind: str
    start: int
    pieces: list[Span] = field(default_factory=list)
    last: str = ""
    size: int = 0

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    def add(self, text: str, start: int, end: int) -> None:
        """Takes the piece of ``text`` from ``start`` to ``end`` as a further part of the field."""
        self.pieces.append((start, end))
        self.size += end - start
        self.last = text[start:end].rstrip()[-1:] or self.last

    def content(self, text: str) -> str:
        """The content, at most 20,000 characters of it, to the last whole word: no field of a cable is longer."""
        joined = "\n".join(text[start:end] for start, end in self.pieces)
        return joined if len(joined) <= MAX_FIELD else joined[:MAX_FIELD].rpartition(" ")[0]


@dataclass(frozen=True, slots=True)
class Header:
    """The fields in their order, lines that belong to none, and where the body begins."""

    fields: tuple[Field, ...]
    loose: tuple[Line, ...]
    body: int

    def first(self, kind: str) -> Field | None:
        return next((one for one in self.fields if one.kind == kind), None)

    def all(self, kind: str) -> list[Field]:
        return [one for one in self.fields if one.kind == kind]

    def content(self, kind: str, text: str) -> str | None:
        """The content of every field of ``kind``, one after the other; None where there is none."""
        found = self.all(kind)
        return "\n".join(one.content(text) for one in found) if found else None


@lru_cache(maxsize=4096)
def distance(left: str, right: str) -> int:
    """Edits between two short words; a swap of neighbours counts as one."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        two_ago, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, two_ago[j - 2] + 1)
            row.append(cost)
    return row[-1]


def misspelt_label(text: str) -> int:
    """Where a ``Classified By`` with up to two wrong letters ends at the beginning of ``text``; else 0."""
    found = _SOMETHING_BY.match(text)
    return found.end() if found and distance(found.group(1).upper(), "CLASSIFIED") <= 2 else 0


def label_of(line: str) -> tuple[str, int] | None:
    """The field that ``line`` opens and the offset of its content; None where it opens none."""
    head = line[:200]
    found = _LABEL.match(head)
    if found and found.lastgroup:
        return found.lastgroup, found.end()
    if _DTG_LINE.match(head):
        return "dtg", 0
    end = misspelt_label(head)
    if end:
        return "classified_by", end
    found = _FUZZY.match(head)
    if found:
        word = found.group(1).upper()
        if 3 <= len(word) <= 5 and distance(word, "TAGS") <= 1:
            return "tags", found.end()
        if word == "SUB" or (5 <= len(word) <= 9 and distance(word, "SUBJECT") <= 2):
            return "subject", found.end()
        if len(word) <= 5 and min(distance(word, "REF"), distance(word, "REFS")) <= 1:
            return "ref", found.end()
    return None


def _label_inside(kind: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The label of a later field in the middle of a line; after an order or codes also one that lost its blank (G3)."""
    if kind in ("from", "to"):
        return _INSIDE_ADDRESS.search(text, start, end)
    if kind not in _LATE:
        return None
    found = _INSIDE.search(text, start, end)
    return found or (_GLUED.search(text, start, end) if kind in ("eo", "decl", "tags") else None)


def scan(text: str) -> Header:
    """The header of scrubbed ``text``; for a fragment without body, ``body`` is its end."""
    scanner = _Scanner(text)
    return scanner.run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.fields: list[Field] = []
        self.current: Field | None = None
        self.gap = False
        self.late = False
        self.under_banner = False
        self.first_under_banner: int | None = None
        self.loose: list[Line] = []
        self.loose_run = 0
        self.body: int | None = None

    def run(self) -> Header:
        at = 0
        for _ in range(MAX_HEADER_LINES):
            stop = self.text.find("\n", at)
            stop = len(self.text) if stop < 0 else stop
            line = Line(at, stop, self.text[at:stop])
            if not self._take(line):
                break
            at = stop + 1
            if at > len(self.text):
                break
        body = self.body
        if not self.late and self.first_under_banner is not None:
            body = self.first_under_banner if body is None else min(body, self.first_under_banner)
        if body is None:
            body = min(at, len(self.text))
        return Header(tuple(one for one in self.fields if one.pieces), tuple(self.loose), body)

    def _take(self, line: Line) -> bool:
        """Take one line into the header; False where the body has begun."""
        if line.blank:
            self.gap = True
            return True
        found = label_of(line.text)
        if found and self._opens(found[0]):
            self._open(found[0], line, found[1])
            self.gap = False
            return True
        if _BODY.match(line.text) and not self._numbered_reference(line):
            self._begin_body(line)
            return False
        if self.current is not None and self.current.kind in _ADDRESS and ends_addresses(line.text):
            self.current, self.under_banner = None, True
            self.loose.append(line)
        elif self.current is not None and self._continues(self.current, line):
            self._append(self.current, line.start, line)
        else:
            if self.current is not None and self.current.kind not in _ADDRESS:
                self.current = None
            self._stray(line)
        self.gap = False
        return self.loose_run < _MAX_LOOSE

    def _opens(self, kind: str) -> bool:
        if kind == "dtg":
            return not self.late and not any(one.kind == "dtg" for one in self.fields)
        if kind in _ADDRESS or kind in ("mrn", "banner"):
            return not self.late or kind == "mrn"
        return True

    def _open(self, kind: str, line: Line, offset: int) -> None:
        if kind == "dtg":
            self._above_is_envelope()
        self.late = self.late or kind in _LATE
        self.body, self.loose_run = None, 0
        self._append(self._new(kind, line.start), line.start + offset, line)

    def _above_is_envelope(self) -> None:
        """G23: what a distributor put above the date-time group addresses nobody."""
        for one in self.fields:
            if one.kind in _ADDRESS:
                one.kind = "envelope"

    def _new(self, kind: str, start: int) -> Field:
        self.current = Field(kind, start)
        self.fields.append(self.current)
        return self.current

    def _append(self, current: Field, start: int, line: Line) -> None:
        """Add a piece to the current field; a label in the middle of the line opens the next one."""
        while True:
            inside = _label_inside(current.kind, self.text, start, min(line.end, start + 400))
            if inside is None or inside.lastgroup is None or inside.lastgroup == current.kind:
                current.add(self.text, start, line.end)
                if current.kind in _ADDRESS and ends_addresses(line.text):
                    self.current, self.under_banner = None, True
                return
            current.add(self.text, start, inside.start())
            current = self._new(inside.lastgroup, inside.start())
            start = inside.end()

    def _numbered_reference(self, line: Line) -> bool:
        current = self.current
        return current is not None and current.kind == "ref" and bool(_NUMBERED_REF.match(line.text))

    def _begin_body(self, line: Line) -> None:
        if self.body is None:
            self.body = line.start

    def _stray(self, line: Line) -> None:
        self.loose.append(line)
        if self.under_banner and self.first_under_banner is None and not is_caption(line.text):
            self.first_under_banner = line.start
        if self.late:
            self._begin_body(line)
            self.loose_run += 1

    def _continues(self, current: Field, line: Line) -> bool:
        """Whether an unlabelled line belongs to the current field."""
        kind, empty = current.kind, not current.last
        if current.size > MAX_FIELD:
            return False
        if _RULE_LINE.match(line.text):
            return False
        if kind in ("to", "info", "xmt"):
            return len(line.text) < 400 and bool(_UPPER.match(line.text))
        if kind in _ONE_LINE:
            return empty and len(line.text) < 400
        if kind == "tags":
            codes = len(line.text) < 400 and bool(_CODES_ONLY.match(line.text))
            return codes and (not self.gap or empty or current.last == ",")
        if kind == "ref" and self.gap and not empty:
            return bool(_REF_BULLET.match(line.text))
        return empty or not self.gap
