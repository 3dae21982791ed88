"""How many whole cables of 3 KB one core reads in a second, beside two simpler readers in the same run; and memory.

    python benchmarks/reading.py [--count 400] [--stream 100000 [--without-attempt]]

Cables are invented on the fly with a fixed seed. The peers do far less: Python's e-mail parser splits header fields
from a body (on the same cables with `Label: value` lines), and a reader of regular expressions alone takes the
message number, date, tags, subject, references and numbered paragraphs, without spans, marks, wear or diagnostics.
`--stream` reads that many cables one after the other and prints the resident memory on the way, which must stay flat.
"""

from __future__ import annotations

import argparse
import email
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from tearline.intake.message import read, to_json

_POSTS = ["OSLO", "ANKARA", "VIENNA", "TALLINN", "LIMA", "HANOI", "RABAT", "QUITO"]
_LEFT = [
    "Halvorsby",
    "Quillmark",
    "Tessaroni",
    "Brandolfi",
    "Ostrevik",
    "Kavirtab",
    "Lindemoor",
    "Varnessa",
    "Ulmgard",
    "Peregny",
]
_RIGHT = [
    "Pumpefabrikk AS",
    "Sensoren B.V.",
    "Dis Ticaret Ltd. Sti.",
    "Strumenti S.r.l.",
    "Werkzeuge GmbH",
    "Trading FZE",
]
_ITEMS = [
    "pressure transducers",
    "flow-forming machines",
    "vacuum pumps",
    "carbon fibre",
    "ball valves",
    "rotary tables",
    "mass spectrometers",
]
_COUNTRIES = ["Norway", "Turkey", "Austria", "Estonia", "Peru", "Vietnam", "Morocco", "Ecuador"]
_PROSE = (
    "We value the cooperation of our partners in these matters and look forward to further exchanges with them.",
    "The item is potentially controlled under Category II of the Missile Technology Control Regime Annex.",
    "We are concerned that the end use that was stated for this equipment may not be the true one.",
    "Post is requested to approach appropriate host government officials and to deliver the points below.",
    "Officials said that they would look into the matter and that their licensing office had no record of it.",
    "In earlier cases goods of this kind were sent through a third country to an undeclared final consignee.",
    "The firm has a small office and a web page without an address; its telephone is answered by another firm.",
)
_REGEX = {
    "mrn": re.compile(r"^(\d{2})([A-Z]+)(\d+)$", re.M),
    "dtg": re.compile(r"\d{6}Z [A-Z]{3} \d\d"),
    "tags": re.compile(r"^TAGS: (.*)$", re.M),
    "subject": re.compile(r"^SUBJECT: (.*?)\n\n", re.M | re.S),
    "references": re.compile(r"[A-Z]\. (?:\d\d )?([A-Z]+) (\d+)"),
    "paragraphs": re.compile(r"^(\d+)\. \((.*?)\) (.*?)(?=^\d+\. \(|\Z)", re.M | re.S),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", nargs="?", type=Path, help="not used: `make bench` gives it to every benchmark")
    arguments.add_argument("--count", type=int, default=400)
    arguments.add_argument("--stream", type=int, default=0)
    arguments.add_argument("--without-attempt", action="store_true", help="with --stream: leave attempts out")
    chosen = arguments.parse_args()
    if chosen.stream and chosen.without_attempt:
        with patch("tearline.intake.message.extract_attempts", without_attempt):
            stream(chosen.stream)
        return
    if chosen.stream:
        stream(chosen.stream)
        return
    batch = list(cables(chosen.count))
    mails = [as_mail(raw) for raw in batch]
    print(f"{len(batch)} cables of {sum(map(len, batch)) / len(batch) / 1000:.1f} KB, one core, processor time")
    whole = rate(lambda raw: to_json(read(raw)), batch)
    with patch("tearline.intake.message.extract_attempts", without_attempt):
        plain = rate(lambda raw: to_json(read(raw)), batch)
    mail = rate(lambda raw: email.message_from_bytes(raw).items(), mails)
    patterns = rate(by_regex, batch)
    print(f"tearline.read:                    {whole:8,.0f} cables/s")
    print(f"    attempts left out:            {plain:8,.0f} cables/s")
    print(f"Python's e-mail parser:           {mail:8,.0f} cables/s, {mail / plain:.1f} times the latter")
    print(f"regular expressions alone:        {patterns:8,.0f} cables/s, {patterns / plain:.1f} times the latter")


def without_attempt(*_: object) -> tuple[()]:
    """Stands for the search for attempts. No mock does: it would keep every text that it was called with."""
    return ()


def stream(count: int) -> None:
    """Reads ``count`` cables one after the other; resident memory at each tenth of the way."""
    started = time.perf_counter()
    for number, raw in enumerate(cables(count), 1):
        to_json(read(raw))
        if number % max(1, count // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:9,} cables: {peak:.1f} MB at the most, {number / (time.perf_counter() - started):,.0f}/s")


def cables(count: int, seed: int = 7) -> Iterator[bytes]:
    chance = random.Random(seed)
    for number in range(1, count + 1):
        yield cable(number, chance).encode()


def cable(number: int, chance: random.Random) -> str:
    """A demarche of about 3 KB: header, stamps of pages, marked paragraphs, talking points, signature."""
    post = chance.choice(_POSTS)
    day, month, year = (
        chance.randint(1, 28),
        chance.choice(["JAN", "FEB", "MAR", "APR", "MAY", "JUN"]),
        chance.randint(3, 10),
    )
    serial = 10_000 + number
    buyer = f"{chance.choice(_LEFT)} {chance.choice(_RIGHT)}"
    seller = f"{chance.choice(_LEFT)} {chance.choice(_RIGHT)}"
    item, country = chance.choice(_ITEMS), chance.choice(_COUNTRIES)
    model = f"{chance.choice('ABCDEFGH')}{chance.choice('KLMNP')}-{chance.randint(100, 999)}"
    head = (
        f"{year:02d}STATE{serial:06d}\n\nVZCZCXRO{serial % 10_000:04d}\nPP RUEHXX\n"
        f"DE RUEHC #{serial % 10_000:04d} 0751305\nZNY SSSSS ZZH\n"
        f"P {day:02d}1305Z {month} {year:02d}\nFM SECSTATE WASHDC\n"
        f"TO RUEHXX/AMEMBASSY {post} PRIORITY {chance.randint(1, 9999):04d}\n"
        f"INFO RUEHZZ/MISSILE TECHNOLOGY CONTROL REGIME COLLECTIVE PRIORITY\n"
        f"S E C R E T SECTION 01 OF 02 STATE {serial:06d}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: {day:02d}/16/2035\nTAGS: PARM, ETTC, MTCRE, IR\nSUBJECT: FOLLOWING UP ON {item.upper()}\n"
        f"SOUGHT BY A FIRM IN {country.upper()}\n\nREF: A. {year:02d} {post} 812\n     B. STATE {serial - 77}\n\n"
        "Classified By: ISN/XXX Director Jordan Sample, reasons 1.4 (b) and (d).\n\n"
    )
    paragraphs = [
        f"(U) This is an action request for {post.title()}. Please see paragraph 5.",
        f"(S) Background: In March 20{year:02d} {buyer} was seeking {chance.randint(2, 90)} {item}, model {model}, "
        f"from {seller} of {country}. {wrapped(chance, 3)}",
        f"(S) {wrapped(chance, 5)}",
        f"(S//NF) {wrapped(chance, 3)}",
        f"(S) Action request: {wrapped(chance, 2)}",
        f"(S) Begin talking points:\n\n(S//REL TO USA, NOR)\n\n-- We would like to share the following with you.\n\n"
        f"-- A firm named {seller} has been asked for {item}.\n\n-- {wrapped(chance, 2)}\n\n"
        f"-- We ask that any sale be scrutinised.\n(NOTE: {wrapped(chance, 1)} END NOTE)\n\nEnd talking points.",
        f"(U) {wrapped(chance, 2)}",
    ]
    pages = [f"{place}. {fold(text)}\n\n" for place, text in enumerate(paragraphs, 1)]
    pages.insert(3, f"STATE {serial:08d}  002 OF 002\n\n\n")
    return head + "".join(pages) + "SAMPLE\n"


def wrapped(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_PROSE) for _ in range(count))


def fold(text: str) -> str:
    """``text`` with its lines broken at 65 characters, as cables are."""
    lines: list[str] = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            if len(current) + len(word) > 64:
                lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current else word
        lines.append(current)
    return "\n".join(lines)


def as_mail(raw: bytes) -> bytes:
    """The same words as an e-mail would hold them: fields that the parser can see, then the body."""
    head, _, body = raw.decode().partition("1. (U)")
    found = {name: pattern.search(head) for name, pattern in _REGEX.items()}
    fields = [f"{name}: {' '.join(match.group().split())}" for name, match in found.items() if match]
    return ("\n".join(fields) + "\n\n1. (U)" + body).encode()


def by_regex(raw: bytes) -> dict[str, list[object]]:
    text = raw.decode()
    return {name: pattern.findall(text) for name, pattern in _REGEX.items()}


def rate(function: Callable[[bytes], object], batch: list[bytes]) -> float:
    for raw in batch[:20]:
        function(raw)
    started = time.process_time()
    for raw in batch:
        function(raw)
    return len(batch) / (time.process_time() - started)


if __name__ == "__main__":
    sys.exit(main())
