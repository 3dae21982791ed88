"""``tearline case``: casework from the shell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tearline.cli.options import AsOf, By, Home, Json, ListsAsOf
from tearline.cli.output import emit, emit_json, read_input
from tearline.cli.read import checked_alert

case = typer.Typer(help="Cases: opened, advised, countersigned, decided.")
Case = Annotated[str, typer.Argument(metavar="CASE")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the record.")]
Seen = Annotated[
    str | None,
    typer.Option("--seen", metavar="DIGEST", help="Digest of the assessment you had before you. [default: the latest]"),
]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(case, name="case")


@case.command("open")
def open_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An alert, or a proposed sale (.yaml, .json).")],
    by: By,
    as_of: AsOf = None,
    lists_as_of: ListsAsOf = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Open a case: of an alert, with every sale on file that it touches; or of a proposed sale."""
    from tearline.desk.telling import is_told
    from tearline.wiring.assemble import desk_at

    desk = desk_at(home)
    raw = read_input(file)
    is_sale = file.suffix.lower() in {".yaml", ".yml", ".json"} and not is_told(raw)
    opened = desk.propose if is_sale else desk.receive
    raw = raw if is_sale else checked_alert(raw, file)
    identity = opened(raw, name=str(file), by=by, as_of=as_of, lists_as_of=lists_as_of)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("list")
def list_(by: By, json: Json = False, home: Home = None) -> int:
    """List the cases: id, state, next step."""
    from tearline.wiring.assemble import desk_in_use

    found = desk_in_use(home).cases(by=by)
    if json:
        emit_json(found)
        return 0
    for row in found["cases"]:
        emit(f"{row['case']}  {row['state']:<14} {row['recommendation'] or '-':<18} next: {row['next']}")
    if not found["cases"]:
        emit("no case was ever opened")
    return 0


@case.command("show")
def show(identity: Case, by: By, json: Json = False, home: Home = None) -> int:
    """Show a case as the officer may see it."""
    from tearline.wiring.assemble import desk_in_use

    _tell(desk_in_use(home), identity, by=by, json=json)
    return 0


@case.command("attach")
def attach(
    identity: Case,
    sale: Annotated[Path, typer.Argument(metavar="SALE.yaml")],
    by: By,
    as_of: AsOf = None,
    lists_as_of: ListsAsOf = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Judge a proposed sale within an open case."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.attach(identity, read_input(sale), name=str(sale), by=by, as_of=as_of, lists_as_of=lists_as_of)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("advise")
def advise(
    identity: Case,
    by: By,
    position: Annotated[str, typer.Option("--position", help="approve, refuse, proviso or no_licence_required.")],
    why: Why,
    seen: Seen = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Give advice on the assessment that you saw."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.advise(identity, by=by, position=position, why=why, seen=seen)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("countersign")
def countersign(identity: Case, by: By, seen: Seen = None, json: Json = False, home: Home = None) -> int:
    """Countersign the advice: another person, on the same assessment."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.countersign(identity, by=by, seen=seen)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("decide")
def decide(
    identity: Case,
    by: By,
    outcome: Annotated[str, typer.Option("--outcome", help="release, refuse, proviso or inform.")],
    why: Why,
    seen: Seen = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Decide a countersigned case."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.decide(identity, by=by, outcome=outcome, why=why, seen=seen)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("resolve")
def resolve(
    identity: Case,
    by: By,
    finding: Annotated[str, typer.Option("--finding", metavar="ID", help="Which match.")],
    verdict: Annotated[str, typer.Option("--verdict", help="same, related or different.")],
    why: Why,
    json: Json = False,
    home: Home = None,
) -> int:
    """Say of a match what it really is; what rested on it is judged again."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.resolve(identity, finding, by=by, verdict=verdict, why=why)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("close")
def close(identity: Case, by: By, why: Why, json: Json = False, home: Home = None) -> int:
    """Close a decided case."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.close(identity, by=by, why=why)
    _tell(desk, identity, by=by, json=json)
    return 0


@case.command("reopen")
def reopen(identity: Case, by: By, why: Why, json: Json = False, home: Home = None) -> int:
    """Reopen a decided or closed case; what was decided stays in its history."""
    from tearline.wiring.assemble import desk_in_use

    desk = desk_in_use(home)
    desk.reopen(identity, by=by, why=why)
    _tell(desk, identity, by=by, json=json)
    return 0


def _tell(desk: Any, identity: str, *, by: str, json: bool) -> None:
    shown = desk.case(identity, by=by)
    if json:
        emit_json(shown)
    else:
        from tearline.cli.report_case import case_report

        case_report(shown)
