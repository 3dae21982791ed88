"""``tearline alerts``: the alerts that are held open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import AsOf, By, Home, Json, parse_day
from tearline.cli.output import emit, emit_json
from tearline.cli.read import alert_bytes
from tearline.cli.tell import new

alerts = typer.Typer(help="The alerts that are held open.", no_args_is_help=False)


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(alerts, name="alerts")
    app.add_typer(alerts, name="alert", hidden=True)  # both are typed: one is told, many are listed


@alerts.command("add")
def add(file: Annotated[Path, typer.Argument(metavar="FILE")], by: By, json: Json = False, home: Home = None) -> int:
    """Hold an alert open: every later screening and assessment is made against it."""
    from tearline.wiring.assemble import desk_at

    alert = desk_at(home).add_alert(alert_bytes(file), name=str(file), by=by)
    emit_json({"alert": alert}) if json else emit(f"{alert} is held open")
    return 0


alerts.command("new")(new)


@alerts.command("list")
def list_(json: Json = False, home: Home = None, as_of: AsOf = None) -> int:
    """List the alerts open on a day: id, date received, what is sought; no hidden words."""
    from tearline.wiring.assemble import desk_in_use

    found = desk_in_use(home).alerts(on=as_of)
    if json:
        emit_json(found)
        return 0
    for row in found["alerts"]:
        emit(f"{row['id']:<20} received {row['received']}")
    if not found["alerts"]:
        emit("no alert is open")
    return 0


@alerts.command("show")
def show(alert: str, by: By, json: Json = False, home: Home = None) -> int:
    """Show the attempts of one alert, as far as the officer may see them."""
    from tearline.cli.report_message import attempts_report
    from tearline.wiring.assemble import desk_in_use

    found = desk_in_use(home).alert(alert, by=by)
    emit_json(found) if json else attempts_report(found)
    return 0


@alerts.command("withdraw")
def withdraw(
    alert: str,
    by: By,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="From when. [default: today]")] = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Withdraw an alert on its originator's word: it counts no longer from that day; history stays."""
    from tearline.wiring.assemble import desk_in_use

    desk_in_use(home).withdraw_alert(alert, on=None if on is None else parse_day(on), by=by)
    emit_json({"alert": alert, "withdrawn": True}) if json else emit(f"{alert} is withdrawn")
    return 0
