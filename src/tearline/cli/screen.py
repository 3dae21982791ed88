"""``tearline screen``: one name, a file of parties, or given pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tearline.cli.options import AsOf, Home, Json, ListsAsOf, MaxAge
from tearline.cli.output import emit, emit_json, read_input, terminal, write_output
from tearline.model.refusal import Refused


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("screen")(screen)


def screen(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One party's name.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="company, person or vessel.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CC", help="ISO 3166 alpha-2.")] = None,
    list_id: Annotated[list[str] | None, typer.Option("--list", metavar="ID", help="Only this list.")] = None,
    input_: Annotated[Path | None, typer.Option("--input", help="Parties, CSV or JSON Lines.")] = None,
    pairs: Annotated[Path | None, typer.Option("--pairs", help="CSV of schema,name1,name2 to judge.")] = None,
    output: Annotated[Path | None, typer.Option("--output", help="Where the answers go.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show 'different' verdicts too.")] = False,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="OFFICER", help="Who asks: adds the open alerts that they may see."),
    ] = None,
    as_of: AsOf = None,
    lists_as_of: ListsAsOf = None,
    max_age: MaxAge = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Hold a party against every list; say same, related or no match, and why."""
    from tearline.wiring.assemble import bench_at, desk_if_any

    if sum(one is not None for one in (name, input_, pairs)) != 1:
        raise Refused("give one of NAME, --input and --pairs", where="tearline screen")
    if name is None and (kind or country):
        raise Refused("--kind and --country go with NAME; a file has columns for them", where="tearline screen")
    if name is not None and output is not None:
        raise Refused("--output goes with --input and --pairs", where="tearline screen", todo="redirect the output")
    bench = bench_at(home)
    if pairs is not None:
        if output is None:
            raise Refused("--pairs needs --output FILE.csv", where="tearline screen")
        write_output(output, bench.judge_pairs(read_input(pairs), where=str(pairs)))
        return 0
    held = bench.held(lists_as_of or as_of, max_age=max_age, only=tuple(list_id or ()))
    if not list_id and (desk := desk_if_any(home)) is not None:
        from tearline.desk.desk import held_with_alerts

        held = held_with_alerts(desk, held, by=by, on=lists_as_of or as_of)
    if input_ is not None:
        text, unjudged = bench.screen_file(read_input(input_), where=str(input_), held=held, show_all=all_)
        if output is None:
            emit(text.rstrip("\n"))
        else:
            write_output(output, text.encode())
        return 3 if unjudged else 0
    result = bench.screen_one(name or "", kind=kind, country=country, held=held, show_all=all_)
    emit_json(result) if json else _report(result)
    return 3 if result["result"] == "cannot_judge" else 0


def _report(result: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = terminal()
    console.print(Text.assemble((result["result"].replace("_", " ").upper(), "bold"), "  ", result["name"]))
    if result["reason"]:
        console.print(Text(result["reason"]))
    for one in result["lists"]:
        if one["date"]:
            console.print(Text(f"against {one['id']} of {one['date']}, {one['age_days']} days old", style="dim"))
    for match in result["matches"]:
        console.print()
        console.print(
            Text.assemble(
                (match["verdict"].upper(), "bold"),
                f"  {match['name']}  ({match['list']} {match['entry_id']})",
                f"\n  matched on: {match['alias']}" if match["alias"] != match["name"] else "",
                f"\n  {match['sublist']}" if match["sublist"] else "",
                f"\n  strength {match['strength']:.2f}, completeness {match['completeness']:.2f}",
                f"\n  {match['why']}",
            )
        )
        if match.get("alignment"):
            table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2))
            rows = match["alignment"]
            table.add_row("  asked", *(row["ours"] or "-" for row in rows))
            table.add_row("", *(row["relation"] for row in rows), style="dim")
            table.add_row("  listed", *(row["theirs"] or "-" for row in rows))
            console.print(table)
