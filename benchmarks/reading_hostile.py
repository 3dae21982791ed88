"""The longest time that a megabyte of anything takes to read: each kind of hostile text, and the worst of them.

    python benchmarks/reading_hostile.py [--size 1000000] [--with-attempt] [--only WORD]

Every kind is one piece repeated, or marks nested, to the size asked for; in the body of a cable, in a field of
its header, or with nothing around it. Without `--with-attempt` what is said of attempts is left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from tearline.intake.cable import (
    read_addressees,
    read_classified_by,
    read_declassification,
    read_dtg,
    read_mrn,
    read_references,
    read_signature,
    read_subject,
    read_summary,
    read_tags,
)
from tearline.intake.message import read
from tearline.model.refusal import Refused

HEAD = (
    "10STATE012345\nP 161305Z MAR 10\nFM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nS E C R E T STATE 012345\n\n"
    "E.O. 12958: DECL: 03/16/2035\nTAGS: PARM\nSUBJECT: FISH\n\n1. (S) "
)
PIECES = (
    # bullets and numbers
    "-- x\n",
    "--",
    "- ",
    "-",
    "- (S//REL TO USA, NOR) x\n",
    "A. x\n",
    "(a) x ",
    "1. a\n2. b\n",
    "1. (S) x\n\n",
    "\u00b61. (S) x\n\n",
    "\u00b6",
    "1.\n",
    "999. (S) x\n\n",
    "* ",
    "\u2022 x\n",
    # brackets and marks
    "(",
    ")",
    "((",
    "[",
    "()",
    "(((((S",
    "((S)",
    "(S",
    "(S) ",
    "(S//REL TO USA, NOR) ",
    "(S//REL TO USA, NOR)\n",
    "(S//REL TO ",
    "SECRET REL ",
    "SECRET//NOFORN\n",
    "//",
    "REL ",
    "C - ENTIRE TEXT. ",
    "(U",
    "(COSMIC ",
    # blocks
    "Begin non-paper:\n",
    "Begin non-paper ",
    "BEGIN ",
    "(Begin points: ",
    "Begin points: x End points. ",
    "END ",
    "END OF ",
    "END NOTE. ",
    "(NOTE: ",
    "(NOTE: x END NOTE) ",
    "COMMENT: ",
    "SUMMARY: ",
    "Summary\n-------\n\n",
    # stamps
    "PAGE 02 OSLO 001234 161322Z ",
    "PAGE 02 ",
    "PAGE ",
    "PAGE 02 A ",
    "OSLO 00001234 001 OF 004 ",
    "00001234  ",
    "001 OF 004\n",
    "SECTION 2 OF 3 ",
    "NNNN\n",
    "BT\n",
    "#\n",
    "SECRET\n",
    "S E C R E T ",
    "S ",
    "S E C R E T STATE 012345\n",
    "P 161305Z MAR 10\n",
    "ACTION SS-25\n",
    # labels
    "REF: A. STATE 1\n",
    "REF: ",
    "A. STATE 1 AND 2 ",
    "STATE 1, ",
    "TAGS: SUBJECT: ",
    "TAGS: PREL\n",
    "PREL ",
    "PRELPGOV",
    "SUBJECT: ",
    "Classified By: DCM X ",
    "Classified By: ",
    "1.4 (b) ",
    "DECL: 03/16/2035 ",
    "E.O. 12958: N/A\n",
    "TO AMEMBASSY OSLO\n",
    "INFO ",
    "AMEMBASSY OSLO PRIORITY\n",
    "XMT AMEMBASSY OSLO\n",
    "SIPDIS\n",
    # prose and blanks
    "at . ",
    "see at , ",
    "paragraph 9 ",
    "para 1 of ref ",
    "&#8217;",
    "&",
    "&#",
    "&amp;",
    "\n",
    " ",
    " \n",
    "\t",
    "\r",
    "\r\n",
    "\x0b",
    "\\\n",
    "x",
    "x ",
    "x\n",
    "x\n\n",
    "ABC\n\n",
    "ABC\n",
    "DOE\n\n",
    "A ",
    "AB'",
    ".",
    ". ",
    "=",
    "---\n",
    "_ ",
    "\u202e",
    "\u200b",
    "\x00",
    "\x1f",
    "a\x1f",
    "\u00e9",
    "\U0001f41f ",
    "9",
    "9 ",
    "12/12/12 ",
    "161305Z ",
    "<",
    '"',
    "{",
    "a: ",
    "a: b\n",
    "a,b,c\n",
)
NESTED = (
    ("(", ")"),
    ("[(", ")]"),
    ("(S//REL TO USA (", "))"),
    ("(NOTE: ", " END NOTE) "),
    ("BEGIN NON-PAPER:\n", "\nEND NON-PAPER.\n"),
    ("BEGIN POINTS:\nBEGIN NOTE:\n", "\nEND NOTE.\nEND POINTS.\n"),
    ('"', '"'),
)
FIELDS = (
    "REF: ",
    "TAGS: ",
    "SUBJECT: ",
    "Classified By: ",
    "TO ",
    "INFO ",
    "E.O. 12958: ",
    "FM ",
    "MRN: ",
    "S E C R E T ",
    "SUMMARY ",
    "DECLASSIFY ON: ",
)
IN_FIELDS = (
    "A. STATE 1 ",
    "A) ",
    "PREL ",
    "PREL",
    "(",
    "(X, Y) ",
    "x ",
    " ",
    "\n",
    "A ",
    "1.4 (b) ",
    "DCM Doe, ",
    "AMEMBASSY OSLO ",
    "AMEMBASSY OSLO PRIORITY\n",
    "9",
    "03/16/2035 ",
    "- ",
    "/",
    ".",
    "Z ",
    "08 STATE 5 AND ",
    "REF ",
)
VERBS: tuple[Callable[[str], object], ...] = (
    read_addressees,
    read_classified_by,
    read_declassification,
    read_dtg,
    read_mrn,
    read_references,
    read_signature,
    read_subject,
    read_summary,
    read_tags,
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", nargs="?", type=Path, help="not used: `make bench` gives it to every benchmark")
    arguments.add_argument("--size", type=int, default=1_000_000)
    arguments.add_argument("--with-attempt", action="store_true")
    arguments.add_argument("--only", default="")
    chosen = arguments.parse_args()
    kinds = [one for one in hostile(chosen.size) if chosen.only in one[0]]
    if chosen.with_attempt:
        whole = [(timed(read_whole, text), name) for name, text in kinds]
    else:
        with patch("tearline.intake.message.extract_attempts", without_attempt):
            whole = [(timed(read_whole, text), name) for name, text in kinds]
    report(f"tearline.read{'' if chosen.with_attempt else ', attempts left out'}", chosen.size, whole)
    small = [one for one in hostile(chosen.size // 10) if chosen.only in one[0] and one[0].startswith("F")]
    fields = [(timed(verb, text), f"{verb.__name__}({name})") for name, text in small for verb in VERBS]
    if fields:
        report("verbs for one field", chosen.size // 10, fields)


def without_attempt(*_: object) -> tuple[()]:
    """Stands for the search for attempts. No mock does: it would keep every text that it was called with."""
    return ()


def hostile(size: int) -> list[tuple[str, str]]:
    """Every kind with its name: B in the body of a cable, F in a field of its header, N nested, P alone."""
    kinds: list[tuple[str, str]] = []
    for piece in PIECES:
        run = filled(piece, size)
        kinds += [(f"B {piece!r}", HEAD + run + "\n\nDOE\n"), (f"P {piece!r}", "Text. " + run)]
    for opening, closing in NESTED:
        deep = size // (len(opening) + len(closing))
        kinds.append((f"N {opening!r} {closing!r}", HEAD + opening * deep + "x" + closing * deep))
    kinds += [(f"F {label!r} {piece!r}", label + filled(piece, size)) for label in FIELDS for piece in IN_FIELDS]
    return kinds


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def read_whole(text: str) -> None:
    try:
        read(text.encode("utf-8", "surrogatepass"))
    except Refused:
        return


def timed(function: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    function(text)
    return time.process_time() - started


def report(what: str, size: int, figures: list[tuple[float, str]]) -> None:
    figures.sort(reverse=True)
    print(f"{what}: {len(figures)} kinds of {size / 1e6:g} MB, worst {figures[0][0]:.2f} s (processor)")
    for seconds, name in figures[:12]:
        print(f"    {seconds:6.2f} s  {name}")


if __name__ == "__main__":
    sys.exit(main())
