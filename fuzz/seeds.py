"""Writes the seeds into a folder: alerts of examples/, messages of tests/, and the field cases one by one.

python fuzz/seeds.py FOLDER     makes FOLDER/message, FOLDER/reading and FOLDER/fields
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 20_000


def main() -> None:
    folder = Path(sys.argv[1])
    for kind, seeds in (("message", messages()), ("reading", messages()), ("fields", fields())):
        target = folder / kind
        target.mkdir(parents=True, exist_ok=True)
        for seed in seeds:
            if 0 < len(seed) <= LARGEST:
                (target / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


def messages() -> Iterator[bytes]:
    for pattern in ("examples/alerts/*.txt", "tests/intake/fixtures/messages/*", "tests/intake/fixtures/found/*"):
        yield from (path.read_bytes() for path in sorted(ROOT.glob(pattern)) if path.is_file())
    for path in sorted(ROOT.glob("tests/intake/kept/*.yaml")):
        yield str(yaml.safe_load(path.read_text("utf-8")).get("text", "")).encode()


def fields() -> Iterator[bytes]:
    for path in sorted(ROOT.glob("tests/intake/fields/*.yaml")):
        yield from (case["input"].encode() for case in yaml.safe_load(path.read_text("utf-8")))
    yield from messages()


if __name__ == "__main__":
    main()
