"""``tearline lists``: publishers' files in, versions and their ages out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import Home, Json, ListsAsOf, MaxAge, parse_day
from tearline.cli.output import emit, emit_json, read_input, say, terminal

lists = typer.Typer(help="The watchlists: publishers' files, side by side by date.")


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(lists, name="lists")


@lists.command("add")
def add(
    list_id: Annotated[str, typer.Argument(metavar="ID", help="us-csl, us-ofac-sdn, us-ear-744, un-sc, …")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The publisher's own file or files.")],
    dated: Annotated[
        date | None,
        typer.Option("--dated", parser=parse_day, metavar="DATE", help="The publisher's date, where no file says it."),
    ] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="Columns of a custom CSV list.")] = None,
    accept_shrink: Annotated[
        bool, typer.Option("--accept-shrink", help="Take a version far smaller than the last.")
    ] = False,
    json: Json = False,
    home: Home = None,
) -> int:
    """Load a list, all or nothing."""
    from tearline.wiring.assemble import bench_at

    contents = {path.name: read_input(path) for path in files}
    if mapping is not None:
        contents["mapping.yaml"] = read_input(mapping)
    say(f"reading {list_id} …")
    added = bench_at(home).add_list(list_id, contents, dated=dated, accept_shrink=accept_shrink)
    if json:
        emit_json(added)
        return 0
    emit(f"{added['id']} of {added['date']}: {added['parties']:,} parties; digest {added['digest'][:16]}")
    for sublist, count in added["sublists"].items():
        emit(f"  {count:>7,}  {sublist}")
    for sentence in added["not_read"]:
        emit(f"  note: {sentence}")
    if not added["mandatory"]:
        emit("  nothing is screened against it yet: profile.yaml does not name it under mandatory_lists")
    return 0


@lists.command("status")
def status(lists_as_of: ListsAsOf = None, max_age: MaxAge = None, json: Json = False, home: Home = None) -> int:
    """Show which version of each mandatory list holds on a day, how old it is, and whether it can be used."""
    from tearline.wiring.assemble import bench_at

    rows = bench_at(home).list_status(lists_as_of, max_age=max_age)
    usable = all(row["problem"] is None for row in rows)
    if json:
        emit_json(rows)
    elif not rows:
        emit("no list was ever added: nothing can be screened (tearline lists add us-csl FILE)")
    else:
        from rich.table import Table

        table = Table("list", "dated", "entries", "age, days", "digest", "state", box=None, pad_edge=False)
        for row in rows:
            cells = (row["date"], row["entries"], row["age_days"], (row["digest"] or "")[:12])
            table.add_row(row["id"], *("-" if cell is None else str(cell) for cell in cells), row["problem"] or "fresh")
        terminal().print(table)
    return 0 if rows and usable else 3
