"""``tearline classify``: is the item controlled, under which entry, and what must the maker be asked?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import AsOf, Home, Json
from tearline.cli.output import emit_json, read_input


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("classify")(classify)


def classify(
    item: Annotated[Path, typer.Argument(metavar="ITEM.yaml", help="The item and what is known of it.")],
    list_id: Annotated[list[str] | None, typer.Option("--list", metavar="ID", help="Only this control list.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show decided branches too.")] = False,
    as_of: AsOf = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Judge an item under dated control-list rules; unknown stays unknown and becomes a question."""
    from tearline.wiring.assemble import bench_at

    results = bench_at(home).classify(read_input(item), where=str(item), as_of=as_of, lists=tuple(list_id or ()))
    if json:
        emit_json(results[0] if len(results) == 1 else results)
    else:
        from tearline.cli.report_item import classification_report

        classification_report(results, unfolded=all_)
    return 0
