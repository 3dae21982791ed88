"""``tearline ledger``: anyone can prove that the record was not bent; no server, no secret."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import Home, Json
from tearline.cli.output import emit, emit_json, read_input, write_output

ledger = typer.Typer(help="The tamper-evident record.")


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(ledger, name="ledger")


@ledger.command("verify")
def verify(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="An exported ledger, else the home's.")] = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            "--checkpoint", metavar="FILE", help="A head kept elsewhere: an earlier export, or its last line."
        ),
    ] = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Verify every entry against the Merkle tree; name the first that fails.

    A ledger rewritten from end to end agrees with itself: only a checkpoint shows it.
    """
    from tearline.wiring.assemble import desk_in_use, verify_export

    kept = None if checkpoint is None else read_input(checkpoint)
    result = desk_in_use(home).verify_ledger(kept) if file is None else verify_export(read_input(file), kept)
    if json:
        emit_json(result)
    elif result["verified"]:
        emit(f"{result['entries']:,} of {result['entries']:,} entries verified; root {result['root']}")
    else:
        emit(f"NOT VERIFIED: {result['why']}")
    return 0 if result["verified"] else 1


@ledger.command("proof")
def proof(entry: Annotated[int, typer.Argument(min=0)], json: Json = False, home: Home = None) -> int:
    """Give the inclusion proof of one entry."""
    from tearline.wiring.assemble import desk_in_use

    found = desk_in_use(home).prove_entry(entry)
    if json:
        emit_json(found)
    else:
        emit(f"entry {found['entry']['index']} of {found['size']}: leaf {found['leaf']}")
        for sibling in found["path"]:
            emit(f"  {sibling}")
        emit(f"root {found['root']}")
    return 0


@ledger.command("export")
def export(
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where the export goes.")],
    json: Json = False,
    home: Home = None,
) -> int:
    """Write the ledger to a file that `ledger verify FILE` checks anywhere."""
    from tearline.wiring.assemble import desk_in_use

    raw = desk_in_use(home).export_ledger()
    write_output(output, raw)
    emit_json({"bytes": len(raw)}) if json else emit(f"{output}: {len(raw):,} bytes")
    return 0
