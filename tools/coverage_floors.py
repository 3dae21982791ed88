"""Holds each package to its floor of branch coverage, and names the one that falls short.

Reads the data file that pytest-cov leaves behind; exit status 1 when a floor is missed or nothing was measured.
"""

from __future__ import annotations

import io
import sys

from coverage import Coverage
from coverage.exceptions import NoDataError

# What reads hostile bytes, judges goods, hands out text or proves the record is tested to at least this share
# of its lines and branches, in per cent.
FLOORS = {"intake": 90.0, "classification": 90.0, "release": 90.0, "ledger": 90.0}


def measured(data: Coverage, package: str) -> float | None:
    """The share of lines and branches of ``package`` that tests ran, in per cent; None where none was measured."""
    try:
        return data.report(include=[f"src/tearline/{package}/*"], file=io.StringIO())
    except NoDataError:
        return None


def main() -> int:
    """Prints one line a package and returns the exit status."""
    data = Coverage()
    data.load()
    missed = False
    for package, floor in FLOORS.items():
        share = measured(data, package)
        if share is None:
            verdict = "nothing was measured"
        else:
            verdict = f"{share:.1f} % of at least {floor:.0f} %" + (": FALLS SHORT" if share < floor else "")
        missed = missed or share is None or share < floor
        sys.stdout.write(f"{package}: {verdict}\n")
    try:
        total = data.report(file=io.StringIO())
    except NoDataError:
        return 1
    sys.stdout.write(f"everything: {total:.1f} %\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
