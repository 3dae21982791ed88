"""``tearline demo``: the main job on the bundled example, from the warning to the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tearline.cli.options import Home, Json
from tearline.cli.output import emit_json, terminal, write_output
from tearline.model.refusal import Refused

Output = Annotated[Path, typer.Option("--output", metavar="DIR", help="Where the non-paper is written.")]


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("demo")(demo)


def demo(output: Output = Path("tearline-demo"), json: Json = False, home: Home = None) -> int:
    """Show the whole way on an invented example: alert, three sales, case, non-paper, ledger."""
    from tearline.wiring.demonstration import demonstrate

    def deliver(name: str, raw: bytes) -> str:
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"cannot be made: {error.strerror}", where=str(output), todo="use --output DIR") from None
        write_output(output / name, raw)
        return str(output / name)

    result = demonstrate(home, deliver)
    emit_json(result) if json else _report(result)
    return 0


def _report(result: dict[str, Any]) -> None:
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    from tearline.cli.report_message import attempts_lines
    from tearline.cli.report_sale import assessment_report

    console = terminal()

    def chapter(number: int, title: str, words: str) -> None:
        console.print()
        console.print(Text.assemble((f"{number}  {title}", "bold underline"), f"   {words}"))

    message = result["message"]
    console.print(Text("TEARLINE  from a warning to a scrutinised sale", style="bold"))
    console.print(Text("Everything below is invented: firms, officers, lists. The law is real.", style="dim"))
    chapter(1, "The alert", f"{message['mrn']['raw']}, {message['banner']['level']}, read as it came")
    console.print(Text(f" {message['subject']}"))
    attempts_lines(console, message["attempts"])
    chapter(2, "Three proposed sales", "each judged against the alert, the lists and the law")
    for one in result["assessments"]:
        assessment_report(console, one, title=_title(one["sale"], result["sales"]), depth="brief")
    case = result["casefile"]
    chapter(3, "The case", f"{case['case']}, {case['state']}; next: {case['next']}")
    for event in case["events"]:
        when, kind = event["at"][11:16], event["kind"].replace("_", " ")
        console.print(Text.assemble((f"  {when}  ", "dim"), f"{kind:<17} {event['by']:<11}", (event["says"], "dim")))
    release = result["release"]
    chapter(4, "The release", f"what {release['audience']} may have, and nothing else; approved by two officers")
    console.print(Padding(Panel(Text(release["text"].strip()), width=78), (0, 0, 0, 2)))
    for path in release["files"]:
        console.print(Text(f"  written: {path}", style="dim"))
    ledger = result["ledger"]
    state = "verified" if ledger["verified"] else f"NOT VERIFIED: {ledger['why']}"
    chapter(5, "The record", f"{ledger['entries']} entries, {state}")
    console.print(Text(f"  root {ledger['root']}", style="dim"))


def _title(reference: str, sales: dict[str, dict[str, str]]) -> str:
    sale = sales[reference]
    return f"{reference}  {sale['item']} → {sale['to']}"
