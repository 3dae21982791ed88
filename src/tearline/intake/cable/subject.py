"""The subject line (G14): several lines made one, its portion mark apart; absent is None, never invented."""

from __future__ import annotations

import re

from tearline.intake.cable.banner import is_caption
from tearline.intake.cable.lines import GLUE, words

_MARK = re.compile(
    r"\(\s?(?:U|C|S|TS|SBU|LOU|FOUO|U//FOUO|C/NF|S/NF|C//NF|S//NF|SBU/NF|[CS]//?REL[^()]{0,60}|UNCLASSIFIED"
    r"|(?:TS|[UCS])//(?:NF|REL[^()]{0,60})|CONFIDENTIAL|SECRET)\s?\)",
    re.I,
)
_PASSING = re.compile(
    r"(?:SUGGEST DEP(?:T|ARTMENT)|DEP(?:T|ARTMENT)(?: PLEASE| PLS)? (?:ALSO )?PASS|PLEASE PASS|PASS TO)\b"
)
_ENDS = re.compile(
    r"[-=_*]{3,60}$|(?:BEGIN )?SUMMARY(?: AND [A-Z ]{3,30})?\s?(?:[.:]|$)|(?:\(U\) )?SENSITIVE BUT UNCLASS"
    r"|THIS (?:IS|MESSAGE|CABLE)\b|ENTIRE TEXT"
    r"|(?:TREAT|HANDLE|PROTECT) (?:AS|ACCORDINGLY)|NOT FOR (?:INTERNET|PUBLICATION)",
    re.I,
)
_RULE = re.compile(r"[-=_*]{3,}$")


def parse_subject(content: str) -> tuple[str | None, str | None]:
    """The subject on one line and its portion mark, from the content of a SUBJECT field."""
    joined = ""
    for line in content.split("\n"):
        piece = line.strip()
        if not piece or (not joined and _RULE.match(piece)):
            continue
        if joined and (_PASSING.match(piece) or _ENDS.match(piece) or is_caption(piece)):
            break
        close = joined.endswith(("-", "/")) and joined[-2:-1].isalnum() and piece[:1].isalnum()
        joined = f"{joined}{piece}" if close or joined.endswith(GLUE) else f"{joined} {piece}"
    text = words(joined).rstrip(" ;,")
    mark = _MARK.match(text)
    if mark and len(text) > mark.end():
        return text[mark.end() :].lstrip(" :-") or None, mark.group()
    last = _MARK.search(text[-20:])
    trailing = last.group() if last and text.endswith(last.group()) else None
    return text or None, trailing
