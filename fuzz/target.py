"""The fuzzing target: libFuzzer's choice of bytes against ``fuzz/invariants.py``; started by ``tools/fuzz``.

python fuzz/target.py message|reading|fields [libFuzzer's options] CORPUS

`message` is what `tearline.read` does, `reading` the same without its search for attempts, which takes most time.
"""

from __future__ import annotations

import sys
from unittest.mock import patch

import atheris

with atheris.instrument_imports(include=["tearline.intake", "tearline.model"]):
    from invariants import check_fields, check_message


def message(data: bytes) -> None:
    check_message(data)


def without_attempt(*_: object) -> tuple[()]:
    """Stands for the search for attempts. No mock does: it would keep every text that it was called with."""
    return ()


def reading(data: bytes) -> None:
    with patch("tearline.intake.message.extract_attempts", without_attempt):
        check_message(data)


def fields(data: bytes) -> None:
    check_fields(data.decode("utf-8", "replace"))


def main() -> None:
    target = {"message": message, "reading": reading, "fields": fields}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
