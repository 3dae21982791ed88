"""The walk over one entry of a REF line that finds its cables (G15, steps 2 and 3).

A cable is ``[year] station number``; further numbers after AND, comma or slash inherit year and
station. A year without century, a date that only dates the cable and an abbreviated list all look
alike: where two readings stand, the one is taken that invents least.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tearline.intake.cable.identity import full_year, plausible_year
from tearline.intake.cable.stations import canonical, known, known_suffix
from tearline.model.alert import Span

_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?"
_TOKEN = re.compile(
    rf"""
      (?P<dtg>\d{{6}}\s?Z(?:\s?{_MONTH}\s?(?P<y7>\d{{4}}|\d\d))?)
    | (?P<date>\d{{1,2}}/\d{{1,2}}/(?P<y1>\d{{4}}|\d\d)(?!\d)|\d{{1,2}}-\d{{1,2}}-(?P<y2>\d{{4}}|\d\d)(?!\d)
        |\d{{4}}-\d\d-\d\d
        |\d{{1,2}}\s?-?{_MONTH},?\s?-?'?(?P<y3>\d{{4}}|\d\d)(?![\d]|\s?[A-Z]{{3,}}\s\d)
        |{_MONTH}\s?\d{{1,2}}(?:ST|ND|RD|TH)?(?:,?\s(?P<y4>(?:19|20)\d\d))?(?![\d])|{_MONTH}\s(?P<y5>(?:19|20)\d\d)(?!\d))
    | (?P<para>(?:PARAS?|PARAGRAPHS?|SECTIONS?|PGS?|PP|PAGES?)\b\.?
        \s?\d{{1,3}}(?:\s?(?:-|,|AND|&|OF)\s?\d{{1,3}}(?!\d))*)
    | (?P<note>\(?\s?(?:NOTAL|NOT\sTO\sALL|NODIS|EXDIS|SIPDIS|NOFORN|AND\sPREVIOUS|ET\sSEQ|ET\sAL|AND\sRELATED
        |SBU|CORRECTED\sCOPY|REPEATED|SEPTEL
        |DECONTROLLED|STADIS|LIMDIS|AND\sSUBSEQUENT|SERIES|AND\sPREV)\b[.]?\s?\)?)
    | (?P<mark>\((?:U|C|S|TS|SBU)\))
    | (?P<year>\((?P<y6>(?:19|20)\d\d|'?\d\d)\)|'\d\d(?!\d))
    | (?P<glued>(?<![A-Z0-9])(?:(?:19|20)\d\d|\d\d)(?=[A-Z]{{3}}))
    | (?P<airgram>(?<=\s)A-\s?(?P<a>\d{{1,5}}))
    | (?P<number>(?:\#\s?)?\d{{1,8}}(?!\d))
    | (?P<and>(?:AND|THRU|THROUGH|&)(?![A-Z]))
    | (?P<sep>[,/;+])
    | (?P<word>[^\W\d_]+(?:[.'\u2019-]{{1,2}}[^\W\d_]+)*\.?'?)
    | (?P<other>[^\s\w]|\w)
    """,
    re.X | re.I,
)
_STOP_WORDS_TEXT = """
A AN AS AT BY FOR FROM IN OF ON PER RE SEE THE TO VIA WITH ALSO AND OR NO NOS NR NUMBER NUMBERS REF REFS REFTEL
REFTELS REFERENCE CABLES ALDAC DATED DTD DTG MRN OUR YOUR THIS THAT WHICH IS ARE WAS WERE HAS HAVE PREVIOUS BOTH BUT
NOT CF SENT FM
"""
_YEAR_GROUPS = ("y1", "y2", "y3", "y4", "y5", "y6", "y7")
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
_NEVER_TEXT = """
FY NOTE TEL PARA PARAS PARAGRAPH SECTION ARTICLE ARTICLES CFR FAM FAH UNSCR RESOLUTION PART TITLE CHAPTER IIR TD EO E.O
P.L PL PUBLIC PHONE FAX EMAIL E-MAIL ROOM CASE ANNEX APPENDIX VOL PAGE SERIAL ITEM OPTION VERSION LEVEL PHASE JANUARY
LAW FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT
NOV DEC
"""
_NEVER = frozenset(_NEVER_TEXT.split())
_DATING = frozenset(("OF", "DATED", "DTD", "ON", "DATE", "DTG", "SENT"))
_NUMBERING = frozenset(("NO", "NOS", "NR", "NUMBER", "NUMBERS"))
_TELEGRAM = frozenset(("TEL", "TELS", "TELEGRAM", "TELEGRAMS", "CABLE", "SEPTEL", "MESSAGE", "MSG"))
_FURTHER = frozenset(("PREVIOUS", "OTHERS", "OTHER", "EARLIER", "MORE", "PRIOR"))
_SKIPPED = frozenset("-:.#\"'\u2013\u2014")


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int
    year: int | None


@dataclass(slots=True)
class Cable:
    """One cable that an entry refers to; ``year`` is what the text says, until the walk ends."""

    station: str
    number: int
    year: int | None
    start: int
    end: int
    raw: str = ""


class Walk:
    """The cables of ``text`` in their order. ``strict``: the entry names something that is no cable, so
    that only a known station on its own is believed."""

    def __init__(self, text: str, year: int | None, strict: bool) -> None:
        self.text, self.year, self.strict = text, year, strict
        self.cables: list[Cable] = []
        self.tokens = [_token(found) for found in _TOKEN.finditer(text)]
        self.buffer: list[_Token] = []
        self.pending: int | None = None
        self.pending_start: int | None = None
        self.group = 0
        self.inherits = False
        self.separated = False
        self.dating = False
        for index, token in enumerate(self.tokens):
            self._take(index, token)
        for cable in self.cables:
            cable.raw = text[cable.start : cable.end]
            cable.year = cable.year if cable.year is not None else year

    def leftovers(self) -> list[Span]:
        """The stretches of the entry that belong to no cable."""
        spans: list[Span] = []
        at = 0
        for cable in self.cables:
            if cable.start > at:
                spans.append((at, cable.start))
            at = max(at, cable.end)
        if at < len(self.text):
            spans.append((at, len(self.text)))
        return spans

    def _take(self, index: int, token: _Token) -> None:
        if token.kind in ("and", "sep"):
            self._separate(token)
        elif token.kind == "word":
            self._word(token)
        elif token.kind == "number":
            self._number(index, token)
        elif token.kind in ("year", "glued"):
            self._year(index, token)
        elif token.kind == "airgram":
            self._emit(token, int(token.text[2:]))
        elif token.kind in ("date", "dtg"):
            if token.year is not None and self.buffer == [] and self.cables and (self.dating or self.inherits):
                self._date_group(token.year)
            self.buffer, self.inherits, self.dating = [], False, False
        elif token.kind in ("para", "note", "mark") or token.text not in _SKIPPED:
            self.buffer = []

    def _separate(self, token: _Token) -> None:
        if token.text == "/" and self.text[token.end : token.end + 1].isdigit() and self._station() is not None:
            return
        if self.buffer or self.dating:
            self.inherits = False
        self.buffer, self.separated, self.dating = [], True, False
        if token.text == ";":
            self.inherits = self.inherits and self._next_is_number(token.end)

    def _next_is_number(self, at: int) -> bool:
        return self.text[at : at + 3].lstrip()[:1].isdigit()

    def _word(self, token: _Token) -> None:
        upper = token.text.upper().strip(".'")
        if upper == "OF" and self.buffer and self.buffer[-1].text.upper() == "PORT":
            self.buffer.append(token)
            return
        if upper in STOP_WORDS:
            if upper in _DATING:
                self.dating = True
            elif upper not in _NUMBERING:
                self.buffer = []
            return
        if upper in _TELEGRAM and self.buffer and self.text[token.end : token.end + 12].lstrip(" .#NOno")[:1].isdigit():
            return
        self.dating = False
        if not self.buffer and self.pending is not None and self.pending_start is None:
            self.pending = None
        self.buffer.append(token)

    def _year(self, index: int, token: _Token) -> None:
        """A year that cannot be a number: ``(2008)``, ``'08`` or glued to the station that follows."""
        if token.year is None:
            return
        following = self._following(index)
        before_word = following is not None and following.kind == "word" and not self._is_stop(following)
        if token.kind == "glued" or (before_word and not self._dates_what_precedes(index, token)):
            self.buffer, self.pending, self.pending_start = [], token.year, token.start
            return
        if self.inherits:
            self._date_group(token.year)

    def _dates_what_precedes(self, index: int, token: _Token) -> bool:
        """``OSLO 123 (2008) ON FISH``: a year in brackets behind a cable, with no other station after it."""
        return token.text.startswith("(") and self.inherits and not self.separated and not self._station_follows(index)

    def _number(self, index: int, token: _Token) -> None:
        digits = token.text.lstrip("# ")
        if not self.buffer and not self.dating and self._is_year(index, digits):
            self.pending, self.pending_start = full_year(digits), token.start
            return
        if self.buffer and len(digits) in (2, 4) and self._number_follows(index):
            year = full_year(digits)
            if plausible_year(year) and (len(digits) == 4 or digits[0] == "0"):
                self.pending = year
                return
        if self.dating:
            self.inherits = False
            return
        if self._is_slash_year(token, digits):
            self._date_group(full_year(digits))
            return
        self._emit(token, int(digits))

    def _is_year(self, index: int, digits: str) -> bool:
        """Whether a figure is the year of the station that follows it, and not one more number before it."""
        if len(digits) not in (2, 4) or not plausible_year(full_year(digits)) or not self._station_follows(index):
            return False
        if not (self.inherits and self.separated):
            return True
        year = full_year(digits)
        return self.year is None or self.year - 20 <= year <= self.year

    def _is_slash_year(self, token: _Token, digits: str) -> bool:
        """``STATE 118804/05``: two figures after a long number are its year, not number 5."""
        if not (self.inherits and self.cables and len(digits) in (2, 4)):
            return False
        year = full_year(digits)
        telling = self.cables[-1].number > 999 or digits[0] == "0" or len(digits) == 4
        return (
            telling
            and plausible_year(year)
            and self.text[: token.start].rstrip().endswith("/")
            and (self.year is None or self.year - 20 <= year <= self.year)
        )

    def _emit(self, token: _Token, number: int) -> None:
        """A cable, if a station stands before the number or is inherited."""
        if not 0 < number < 10_000_000:
            self._forget()
            return
        if self.buffer:
            first = self._station()
            if first is None:
                self._forget()
                return
            name = canonical(" ".join(word.text for word in self.buffer[first:]))
            start = self.buffer[first].start
            if self.pending is not None and self.pending_start is not None and self.pending_start < start:
                start = self.pending_start
            self.group = len(self.cables)
            self.cables.append(Cable(name, number, self.pending, start, token.end))
        elif self.inherits and self.separated and not self._further(token):
            last = self.cables[-1]
            number = self._in_full(token, number)
            self.cables.append(Cable(last.station, number, self.pending or last.year, token.start, token.end))
        else:
            self._forget()
            return
        self.buffer, self.pending, self.pending_start = [], None, None
        self.inherits, self.separated = True, False

    def _in_full(self, token: _Token, number: int) -> int:
        """``STATE 12345/46``: two figures behind a slash that go on from a longer number are its last two."""
        last = self.cables[-1].number
        short = len(token.text) == 2 and last > 999 and self.text[: token.start].rstrip().endswith("/")
        return last // 100 * 100 + number if short and number > last % 100 else number

    def _forget(self) -> None:
        self.buffer, self.pending, self.pending_start, self.inherits = [], None, None, False

    def _station(self) -> int | None:
        """The index in the buffer at which the station begins; None where the words are no station."""
        names = [word.text for word in self.buffer]
        if not names:
            return None
        count = known_suffix(names)
        if count:
            exact = count == len(names) or known(" ".join(names))
            return len(names) - count if exact or not self.strict else None
        if self.strict or len(names) > 4 or any(name.upper().strip(".") in _NEVER for name in names):
            return None
        if known(" ".join(names)):
            return 0
        if any(known(name) for name in names) or not all(name[:1].isupper() and len(name) > 1 for name in names):
            return None
        return 0

    def _date_group(self, year: int) -> None:
        """Give ``year`` to the cables of the last group that have none of their own."""
        for cable in self.cables[self.group :]:
            if cable.year is None:
                cable.year = year

    def _following(self, index: int) -> _Token | None:
        return next((token for token in self.tokens[index + 1 : index + 4] if token.text not in _SKIPPED), None)

    def _is_stop(self, token: _Token) -> bool:
        return token.text.upper().strip(".'") in STOP_WORDS

    def _number_follows(self, index: int) -> bool:
        following = self._following(index)
        return following is not None and following.kind == "number"

    def _station_follows(self, index: int) -> bool:
        """Whether words and then a number come next, with nothing between them."""
        seen = 0
        for token in self.tokens[index + 1 : index + 9]:
            if token.text in _SKIPPED:
                continue
            if token.kind == "word" and not self._is_stop(token):
                seen += 1
            else:
                return seen > 0 and (token.kind in ("number", "airgram") or (seen > 0 and self._is_numeral_word(token)))
        return False

    def _is_numeral_word(self, token: _Token) -> bool:
        return token.text.upper().strip(".") in _NUMBERING

    def _further(self, token: _Token) -> bool:
        following = self.text[token.end : token.end + 12].split()
        return bool(following) and following[0].upper().strip(".,)") in _FURTHER


def _token(found: re.Match[str]) -> _Token:
    kind = found.lastgroup or "other"
    year = _year_in(kind, found) if kind in ("date", "dtg", "year", "glued") else None
    return _Token(kind, found.group(), found.start(), found.end(), year)


def _year_in(kind: str, found: re.Match[str]) -> int | None:
    digits = next((found[name] for name in _YEAR_GROUPS if found[name]), None)
    if digits is None and kind in ("year", "glued"):
        digits = found.group().lstrip("'")
    year = full_year(digits) if digits else None
    return year if year is not None and plausible_year(year) else None
