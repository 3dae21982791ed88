"""Writes contracts/*.golden.json anew from the program, after a change in its answers that is wanted.

Nothing calls this but a person, who then reads the difference: each line of it is a promise changed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from contract.cli_cases import CONTRACTS, golden_text, run_all  # noqa: E402 - its folder was just named


def main() -> None:
    """Writes every golden, and takes away those that no command gives any more."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run_all(Path(folder))
    for one in ran.values():
        one.case.golden.write_text(golden_text(one), encoding="utf-8")
    for stale in set(CONTRACTS.glob("*.golden.json")) - {one.case.golden for one in ran.values()}:
        stale.unlink()
    sys.stdout.write(f"{len(ran)} goldens; read the difference before you commit it\n")


if __name__ == "__main__":
    main()
