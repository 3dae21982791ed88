"""``tearline assess``: a proposed sale against everything that is known on a date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import AsOf, Home, Json, ListsAsOf, MaxAge
from tearline.cli.output import emit_json, read_input
from tearline.cli.read import alert_bytes

STATUS = {"hold": 1, "refer": 1, "cannot_judge": 3}
"""The exit status that a recommendation sets; the others are 0."""


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("assess")(assess)


def assess(
    sale: Annotated[Path, typer.Argument(metavar="SALE.yaml", help="The proposed sale.")],
    alert: Annotated[
        list[Path] | None, typer.Option("--alert", metavar="FILE", help="Hold this alert against it too.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="OFFICER", help="Who asks; needed where officers are on file."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="List every finding by itself.")] = False,
    as_of: AsOf = None,
    lists_as_of: ListsAsOf = None,
    max_age: MaxAge = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Judge a proposed sale: recommendation, every reason with its citation, and what to ask."""
    from tearline.wiring.assemble import desk_at

    result = desk_at(home).assess(
        read_input(sale),
        where=str(sale),
        alerts=[(str(path), alert_bytes(path)) for path in alert or ()],
        as_of=as_of,
        lists_as_of=lists_as_of,
        max_age=max_age,
        by=by,
    )
    if json:
        emit_json(result)
    else:
        from tearline.cli.output import terminal
        from tearline.cli.report_sale import assessment_report

        assessment_report(terminal(), result, depth="all" if all_ else "normal")
    return STATUS.get(result["recommendation"], 0)
