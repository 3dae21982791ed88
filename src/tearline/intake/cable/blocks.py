"""Blocks inside a paragraph, and the release marks that hold in them (G19, G20).

The invariant: a release mark covers only what follows it inside its paragraph, and inside its block
where it stands in one. A block never outlives its paragraph. What is inside a nested block is no point
of the block around it, so that a note to the post cannot leave with the points that it interrupts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tearline.intake.cable.lines import split_lines, words
from tearline.intake.cable.marks import Mark, line_mark, mark_at, value
from tearline.model.alert import Span
from tearline.model.document import Block, BlockKind, Diagnostic, Paragraph, Point
from tearline.model.marking import Marking

_KINDS: tuple[tuple[BlockKind, str], ...] = (
    ("talking_points", r"TALKING\s{0,3}-?\s{0,3}POINTS|TPS|POINTS"),
    ("summary", r"SUMMARY"),
    ("comment", r"COMMENTS?"),
    ("note", r"NOTES?"),
    ("non_paper", r"NON-?\s{0,3}PAPERS?|AIDE-?\s?MEMOIRE|PAPER|TEXT|DEMARCHE|LETTER|TRANSLATION|QUOTE"),
)
_ANY = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS)
_LEAD = re.compile(
    r"(?:^|(?<=[\n.:;()\[\]\u2013\u2014-])|(?<=[.:;)] )|(?<=[.:;)]  ))[ \t(\[]{0,20}\Z",
    re.M,
)
_BEGIN_WORD = re.compile(r"[Bb][Ee][Gg][Ii][Nn]")
_BEGIN = re.compile(
    rf"BEGIN(?:NING)?\b(?P<between>[^\n:.;()]{{0,60}}?)\b(?:{_ANY})\b(?P<rest>[^\n:.;()]{{0,60}})"
    r"[ \t]{0,5}(?:[:.;)\]]{1,2}|-{1,3}(?=\s)|(?=[(\n])|$)",
    re.I | re.M,
)
_END_WORD = re.compile(r"[Ee][Nn][Dd]\s")
_END = re.compile(
    rf"[(\[]?\bEND(?:\s{{1,3}}OF)?\s{{1,3}}(?P<between>[^\n:.;()]{{0,40}}?)\b(?:{_ANY})\b[ \t]{{0,3}}[.:;]?[)\]]?[.]?",
    re.I,
)
_OPENER = re.compile(
    r"[(\[]{0,2}[ \t]{0,3}(?:(?P<note>NOTE)|(?P<comment>COMMENTS?)|(?P<summary>SUMMARY))[ \t]{0,3}"
    r"(?:[:.]|-{1,2}(?=\s)|(?=\n))",
    re.I,
)
_BRACKET_NOTE = re.compile(r"[(\[][ \t]{0,3}(?:(?P<note>NOTE)|(?P<comment>COMMENT))[ \t]{0,3}[:.]", re.I)
_BULLET = re.compile(
    r"[ \t\x1f]{0,60}(?:-{1,3}|[\u2022\u00b7*\u2013\u2014]|o(?=\s)|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|>)"
    r"(?=[ \t(]|$)[ \t]{0,40}|[ \t]{0,60}--[ \t]{0,40}"
)
_SHORTEST_TRIGGER = 4
_TRIGGERS = ("(", "[", "//", "REL", "BEGIN", "END", "NOTE", "COMMENT", "SUMMARY")
_RULE = re.compile(r"[-=_*\s]{3,200}$")
_RELEASING = ("REL", "/", "NF", "NOFORN", "ONLY")
_HANDED_OVER = ("non_paper", "talking_points")


class _Event(NamedTuple):
    start: int
    end: int
    kind: BlockKind
    opens: bool
    explicit: bool


@dataclass(slots=True)
class _Passage:
    """One point before it is grouped: its place, its words, the mark that holds for it."""

    span: Span
    text: str
    marking: Marking | None


@dataclass(slots=True)
class _Open:
    """A block under construction. ``scope`` is the mark that stands over what follows in it, ``own`` the
    mark of the bullet that is being read, which holds to the next bullet."""

    kind: BlockKind
    start: int
    inner: int
    explicit: bool
    scope: Marking | None
    own: Marking | None = None
    passages: list[_Passage] = field(default_factory=list)
    end: int = 0
    closed_by: Literal["end_marker", "next_paragraph"] = "next_paragraph"


def read_blocks(
    text: str, paragraph: Paragraph, content: int, banner: Marking | None
) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks of one paragraph, whose words begin at ``content``, in the order of their beginnings."""
    shouted = text[content : paragraph.span[1]].upper()
    if len(shouted) < _SHORTEST_TRIGGER or not any(word in shouted for word in _TRIGGERS):
        return [], []
    reader = _Reader(text, paragraph, content, banner, shouted)
    return reader.run(), reader.diagnostics


class _Reader:
    def __init__(self, text: str, paragraph: Paragraph, content: int, banner: Marking | None, shouted: str) -> None:
        self.text, self.paragraph, self.banner = text, paragraph, banner
        self.begins, self.ends = "BEGIN" in shouted, "END" in shouted
        self.releases = any(word in shouted for word in _RELEASING)
        self.begin, self.end = content, paragraph.span[1]
        self.diagnostics: list[Diagnostic] = []
        self.done: list[_Open] = []

    def run(self) -> list[Block]:
        outer = _Open("talking_points", self.begin, self.begin, False, None)
        stack = [outer]
        inside: Counter[str] = Counter()
        at = self.begin
        for event in self._events():
            if event.start < at:
                continue
            self._read(stack[-1], at, event.start)
            at = event.end
            family = _family(event.kind)
            if event.opens:
                stack.append(_Open(event.kind, event.start, event.end, event.explicit, stack[-1].scope))
                inside[family] += 1
            elif inside[family]:
                self._close(stack, inside, family, event.end)
            else:
                self._odd(
                    "end_marker_unmatched", f"an End marker of a {event.kind} that never began", event.start, event.end
                )
        self._read(stack[-1], at, self.end)
        for one in reversed(stack[1:]):
            self._finish(one, self.end, matched=False)
        blocks = [block for one in self.done for block in _grouped(one, self.paragraph.number)]
        blocks += _implied(outer, self.paragraph.number)
        blocks.sort(key=lambda block: (block.span[0], -block.span[1]))
        return blocks

    def _close(self, stack: list[_Open], inside: Counter[str], family: str, end: int) -> None:
        """Close the innermost block of ``family``, and with it what was left open inside it."""
        while True:
            one = stack.pop()
            inside[_family(one.kind)] -= 1
            one.closed_by = "end_marker"
            matched = _family(one.kind) == family
            self._finish(one, end, matched)
            if matched:
                return

    def _finish(self, one: _Open, end: int, matched: bool) -> None:
        one.end = end
        if one.explicit and not matched:
            what = one.kind.replace("_", "-" if one.kind == "non_paper" else " ")
            message = f"the {what} has no End marker: it is taken to end with what encloses it"
            self._odd("end_marker_missing", message, one.start, one.inner)
        self.done.append(one)

    def _odd(self, code: str, message: str, start: int, end: int) -> None:
        self.diagnostics.append(Diagnostic(code, message, self.paragraph.number, (start, end)))

    def _events(self) -> list[_Event]:
        """Begin and End markers in their order, and the openers that need no Begin."""
        found: list[_Event] = []
        if self.begins:
            found += self._begin_markers()
        if self.ends:
            found += self._end_markers()
        opener = _OPENER.match(self.text, self.begin, self.end)
        if opener:
            found.append(_Event(opener.start(), opener.end(), _kind(opener), True, False))
        found += [
            _Event(match.start(), match.end(), _kind(match), True, True)
            for match in _BRACKET_NOTE.finditer(self.text, self.begin, self.end)
            if not opener or match.start() != opener.start()
        ]
        return sorted(found)

    def _begin_markers(self) -> Iterator[_Event]:
        """Begin opens a line or follows what closes a sentence; in the middle of one it is a verb."""
        after = self.begin
        for word in _BEGIN_WORD.finditer(self.text, self.begin, self.end):
            at = word.start()
            if at < after or not _LEAD.search(self.text, max(after, at - 20), at):
                continue
            match = _BEGIN.match(self.text, at, self.end)
            if match:
                after = match.end()
                yield _Event(at, after, _kind(match), True, True)

    def _end_markers(self) -> Iterator[_Event]:
        after = self.begin
        for word in _END_WORD.finditer(self.text, self.begin, self.end):
            at = word.start()
            if at > after and self.text[at - 1] in "([":
                at -= 1
            match = _END.match(self.text, at, self.end) if at >= after else None
            if match:
                after = match.end()
                yield _Event(match.start(), after, _kind(match), False, True)

    def _read(self, owner: _Open, start: int, end: int) -> None:
        """Read ``text[start:end]``, which belongs to ``owner`` and to no block inside it, into passages."""
        if start >= end or owner.kind not in _HANDED_OVER:
            return
        if owner.start == owner.inner and owner.scope is None and not self.releases:
            return
        pieces: list[Span] = []
        skip = start
        if start == owner.inner and owner.start != owner.inner:
            mark = mark_at(self.text, start)
            if mark is not None and mark.end <= end:
                owner.scope, owner.own, skip = self._effective(mark), None, mark.end
        for line in split_lines(self.text, skip, end):
            if line.end <= skip and line.start < skip:
                continue
            if line.blank or _RULE.fullmatch(line.text[:210]):
                self._flush(owner, pieces)
                continue
            standing = (
                line_mark(self.text, line.start, end) if _may_mark(line.text) and self._opens(line.start) else None
            )
            if standing is not None and standing.end <= end:
                self._flush(owner, pieces)
                owner.scope, owner.own, skip = self._effective(standing), None, standing.end
                continue
            bullet = _BULLET.match(line.text)
            if bullet:
                self._flush(owner, pieces)
                owner.own = None
            if not pieces:
                mark = (
                    mark_at(self.text, line.start + (bullet.end() if bullet else 0)) if _may_mark(line.text) else None
                )
                if mark is not None:
                    owner.own = self._effective(mark)
            pieces.append((line.start, line.end))
        self._flush(owner, pieces)

    def _opens(self, at: int) -> bool:
        """Whether ``at`` is where a line begins, or the paragraph's words do."""
        return at == self.begin or self.text[at - 1 : at] == "\n"

    def _flush(self, owner: _Open, pieces: list[Span]) -> None:
        if not pieces:
            return
        start, end = pieces[0][0], pieces[-1][1]
        pieces.clear()
        raw = self.text[start:end]
        bullet = _BULLET.match(raw)
        begin = start + (bullet.end() if bullet else 0)
        mark = mark_at(self.text, begin)
        if mark is not None and mark.end <= end:
            begin = mark.end
        said = words(self.text[begin:end])
        if any(char.isalnum() for char in said):
            first = start + len(raw) - len(raw.lstrip())
            owner.passages.append(_Passage((first, start + len(raw.rstrip())), said, owner.own or owner.scope))

    def _effective(self, mark: Mark) -> Marking:
        """The mark joined to its paragraph: the higher level; no audience wider than a list of the paragraph's own."""
        own = value(mark, self.banner)
        above = self.paragraph.marking
        if own.problem:
            self._odd(
                "mark_unreadable", f"the mark {own.raw} is released to nobody: {own.problem}", mark.start, mark.end
            )
        if above is None:
            return own
        level = max(own.level, above.level, key=lambda one: one.rank)
        audience = own.releasable_to
        if audience and above.releasable_to is not None and not audience <= above.releasable_to:
            audience &= above.releasable_to
            message = f"the mark {own.raw} is wider than its paragraph's; only what both allow is taken"
            self._odd("release_mark_wider", message, mark.start, mark.end)
        return Marking(level, audience, own.raw, own.problem)


def _grouped(one: _Open, paragraph: int | None) -> list[Block]:
    """A block, or as many as there are runs of points under one mark in it."""
    runs: list[list[_Passage]] = []
    for passage in one.passages:
        if runs and runs[-1][-1].marking == passage.marking:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    if not runs:
        return [Block(one.kind, paragraph, (one.start, one.end), None, (), one.closed_by)]
    blocks: list[Block] = []
    for index, run in enumerate(runs):
        start = one.start if index == 0 else run[0].span[0]
        end = one.end if index == len(runs) - 1 else run[-1].span[1]
        points = tuple(Point(passage.span, passage.text) for passage in run)
        blocks.append(Block(one.kind, paragraph, (start, end), run[0].marking, points, one.closed_by))
    return blocks


def _implied(outer: _Open, paragraph: int | None) -> list[Block]:
    """Points that no Begin opens: what a release mark on a line of its own covers in the paragraph (G19)."""
    covered = [passage for passage in outer.passages if passage.marking and passage.marking.releasable_to is not None]
    if not covered:
        return []
    outer.passages = covered
    outer.start, outer.end = covered[0].span[0], covered[-1].span[1]
    return _grouped(outer, paragraph)


def _kind(found: re.Match[str]) -> BlockKind:
    groups = found.groupdict()
    return next(kind for kind, _ in _KINDS if groups.get(kind))


def _family(kind: BlockKind) -> str:
    """Non-paper and talking points end each other: drafters write ``END POINTS`` under both."""
    return "points" if kind in _HANDED_OVER else kind


def _may_mark(line: str) -> bool:
    return "(" in line or "[" in line or "//" in line or "REL" in line
