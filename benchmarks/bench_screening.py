"""Speed, memory and quality of screening, on real lists that are not part of the product.

    python benchmarks/bench_screening.py ../shared/data [--quick]

Prints one line for each figure. Names are varied with a fixed seed, so that two runs ask the same.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tearline import watchlists
from tearline.model.match import Verdict
from tearline.model.party import ListedParty, Party, PartyKind, Role
from tearline.screening import HeldList, Index, build, judge_pair, screen_many, screen_name
from tearline.screening.forms import find_forms

_LEFT = "Kestrel Maple Harbour Lindqvist Okafor Brightwater Tamarind Hollis Verano Castell Nimbus Pemberton Orchard"
_BENIGN_LEFT = _LEFT.split()
_MIDDLE = "Dental Bakery Furniture Textile Garden Ceramics Bicycle Coffee Print Toys Packaging Fishing Glass"
_BENIGN_MIDDLE = _MIDDLE.split()
_BENIGN_RIGHT = ["Ltd", "GmbH", "Pty Ltd", "LLC", "S.r.l.", "AB", "Inc.", "Trading LLC", "Services Ltd"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--quick", action="store_true")
    chosen = arguments.parse_args()
    raw = (chosen.data / "watchlists/us_csl_2026-07-31.json").read_bytes()
    started = time.perf_counter()
    version = watchlists.read("us-csl", {"us_csl.json": raw})
    print(f"read {len(version.parties):,} parties: {time.perf_counter() - started:.2f} s")
    started = time.perf_counter()
    buffer = build(version.parties)
    print(f"index: built in {time.perf_counter() - started:.2f} s, {len(buffer) / 1e6:.1f} MB")
    held = [HeldList(version.id, version.date, version.digest, Index(buffer))]
    speed(version.parties, held, 1000 if chosen.quick else 4000)
    found(version.parties, held, 100 if chosen.quick else 250)
    benign(held)
    pairs(chosen.data / "names/name_pairs_dev.csv")
    print(f"resident at the most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def speed(parties: tuple[ListedParty, ...], held: list[HeldList], count: int) -> None:
    """Half of the queries are listed names with a typo, half are firms that are not listed."""
    chance = random.Random(7)
    names = [(typo(one.name, chance), one.kind) for one in chance.sample(parties, count // 2)]
    names += [(name, PartyKind.COMPANY) for name in harmless(count - len(names), chance)]
    chance.shuffle(names)
    for name, kind in names[:200]:
        screen_name(name, held, kind=kind)
    each = []
    for name, kind in names:
        started = time.perf_counter()
        screen_name(name, held, kind=kind)
        each.append(time.perf_counter() - started)
    each.sort()
    print(f"one by one: median {statistics.median(each) * 1e3:.2f} ms, p99 {each[int(len(each) * 0.99)] * 1e3:.2f} ms")
    queries = [Party(Role.END_USER, name, kind=kind) for name, kind in names]
    started = time.perf_counter()
    screen_many(queries, held)
    print(f"many: {len(queries) / (time.perf_counter() - started):,.0f} queries/s with verdicts, one core")


def found(parties: tuple[ListedParty, ...], held: list[HeldList], count: int) -> None:
    """How many of ``count`` listed firms are found when their names are written otherwise."""
    chance = random.Random(11)
    firms = [
        one for one in parties if one.kind is PartyKind.COMPANY and len(one.name.split()) > 1 and len(one.name) > 8
    ]
    sample = chance.sample(firms, count)
    changes: dict[str, Callable[[str], str]] = {
        "as it stands": lambda name: name,
        "1 typo": lambda name: typo(name, chance),
        "2 typos": lambda name: typo(typo(name, chance), chance),
        "words joined": lambda name: name.replace(" ", "", 1),
        "words reordered": lambda name: " ".join(chance.sample(name.split(), len(name.split()))),
        "legal form dropped": formless,
    }
    for title, change in changes.items():
        hits = same = 0
        for party in sample:
            result = screen_name(change(party.name), held, kind=PartyKind.COMPANY)
            mine = [match for match in result.matches if match.entry_id == party.entry_id]
            hits += bool(mine)
            same += bool(mine) and mine[0].verdict is Verdict.SAME
        print(f"{title}: {hits} of {count} found ({same} as the same)")


def benign(held: list[HeldList]) -> None:
    names = harmless(590, random.Random(13))
    alerts = [one for one in (screen_name(name, held, kind=PartyKind.COMPANY) for name in names) if one.matches]
    print(f"false alerts on harmless firms: {len(alerts)} of {len(names)}")
    for one in alerts[:8]:
        print(f"    {one.name} → {one.matches[0].verdict} {one.matches[0].alias}")


def pairs(path: Path) -> None:
    hits = missed = wrong = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            same = judge_pair(row["schema"], row["name1"], row["name2"]).verdict is Verdict.SAME
            truth = row["is_match"] == "true"
            hits += same and truth
            wrong += same and not truth
            missed += truth and not same
    precision, recall = hits / (hits + wrong), hits / (hits + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def harmless(count: int, chance: random.Random) -> list[str]:
    """Invented firms of ordinary business."""
    made: dict[str, None] = {}
    while len(made) < count:
        made[
            f"{chance.choice(_BENIGN_LEFT)} {chance.choice(_BENIGN_LEFT + _BENIGN_MIDDLE)} "
            f"{chance.choice(_BENIGN_MIDDLE)} {chance.choice(_BENIGN_RIGHT)}"
        ] = None
    return list(made)


def typo(name: str, chance: random.Random) -> str:
    """``name`` with one letter replaced, dropped, doubled or swapped with the next, never the first."""
    places = [at for at in range(1, len(name) - 1) if name[at].isalpha()]
    if not places:
        return name
    at = chance.choice(places)
    return chance.choice(
        [
            name[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


def formless(name: str) -> str:
    words = name.split()
    bare = [word.lower().strip(".,()\"'").replace(".", "") for word in words]
    dropped = {at for start, end, _ in find_forms(bare) for at in range(start, end)}
    kept = [word for at, word in enumerate(words) if at not in dropped]
    return " ".join(kept).strip(" ,") if kept else name


if __name__ == "__main__":
    sys.exit(main())
