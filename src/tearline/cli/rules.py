"""``tearline rules``: the rules' own cases, a rule beside the official text, its vintages, its binding."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import AsOf, Home, Json, parse_day
from tearline.cli.output import emit, emit_json, read_input

rules = typer.Typer(help="Control lists as dated rules.")


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(rules, name="rules")


@rules.command("test")
def run_cases(json: Json = False, home: Home = None) -> int:
    """Run every case of every rule."""
    from tearline.wiring.assemble import bench_at

    result = bench_at(home).test_rules()
    if json:
        emit_json(result)
    else:
        for failure in result["failures"]:
            emit(f"FAILED {failure['list_id']}:{failure['path']}: {failure['case']}: {failure['problem']}")
        emit(f"{result['passed']} passed, {result['failed']} failed")
    return 1 if result["failed"] else 0


@rules.command("show")
def show(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="For example 2B008.c")],
    list_id: Annotated[str | None, typer.Option("--list", metavar="ID", help="Only this control list.")] = None,
    as_of: AsOf = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Show a rule: its tests, exceptions, questions, reasons and cases, beside the official text when loaded."""
    from tearline.wiring.assemble import bench_at

    shown = bench_at(home).show_rule(entry, list_id=list_id, as_of=as_of)
    if json:
        emit_json(shown)
    else:
        from tearline.cli.report_rule import rule_report

        rule_report(shown)
    return 0


@rules.command("diff")
def diff(entry: str, earlier: str, later: str, json: Json = False, home: Home = None) -> int:
    """Show what changed in an entry between two dates."""
    from tearline.wiring.assemble import bench_at

    changes = bench_at(home).diff_rule(entry, parse_day(earlier), parse_day(later))
    if json:
        emit_json(changes)
    else:
        from tearline.cli.report_rule import diff_report

        diff_report(changes)
    return 0


@rules.command("check")
def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The official text: the CCL as eCFR XML, or the EU list as text.")
    ],
    as_of: AsOf = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Load the official text of a control list and hold every rule's digest against it."""
    from tearline.wiring.assemble import bench_at

    result = bench_at(home).check_rules(read_input(file), where=str(file), as_of=as_of)
    if json:
        emit_json(result)
    else:
        emit(f"{result['list']}: {result['entries']} entries, {result['paragraphs']} paragraphs read")
        for row in result["rules"]:
            if row["bound"] is not True:
                emit(f"  {row['entry']:<12} {row['note']}")
        bound = sum(row["bound"] is True for row in result["rules"])
        emit(f"{bound} of {len(result['rules'])} rules are bound to this text")
    return 1 if any(row["bound"] is False for row in result["rules"]) else 0
