"""The demonstration as a person reads it: five chapters, from the warning to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from tearline.cli.report_message import attempts_lines
from tearline.cli.report_sale import assessment_report

if TYPE_CHECKING:
    from rich.console import Console


def demo_report(console: Console, result: dict[str, Any]) -> None:
    """Prints what each step of the demonstration gave."""
    console.print(Text("TEARLINE  from a warning to a scrutinised sale", style="bold"))
    console.print(Text("Everything below is invented: firms, officers, lists. The law is real.", style="dim"))
    alert_chapter(console, result)
    _chapter(console, 2, "Three proposed sales", "each judged against the alert, the lists and the law")
    for one in result["assessments"]:
        sale_chapter(console, result, one)
    case = result["casefile"]
    _chapter(console, 3, "The case", f"{case['case']}, {case['state']}; next: {case['next']}")
    for event in case["events"]:
        when, kind = event["at"][11:16], event["kind"].replace("_", " ")
        console.print(Text.assemble((f"  {when}  ", "dim"), f"{kind:<17} {event['by']:<11}", (event["says"], "dim")))
    release = result["release"]
    _chapter(
        console, 4, "The release", f"what {release['audience']} may have, and nothing else; two officers approved it"
    )
    console.print(Padding(Panel(Text(release["text"].strip()), width=78), (0, 0, 0, 2)))
    for path in release["files"]:
        console.print(Text(f"  written: {path}", style="dim"))
    ledger = result["ledger"]
    state = "verified" if ledger["verified"] else f"NOT VERIFIED: {ledger['why']}"
    _chapter(console, 5, "The record", f"{ledger['entries']} entries, {state}")
    console.print(Text(f"  root {ledger['root']}", style="dim"))


def alert_chapter(console: Console, result: dict[str, Any]) -> None:
    """Prints the alert: number, subject and what it alleges."""
    message = result["message"]
    words = f"{message['mrn']['raw']}, {message['banner']['level']}, read as it came"
    _chapter(console, 1, "The alert", words)
    console.print(Text(f" {message['subject']}"))
    attempts_lines(console, message["attempts"])


def sale_chapter(console: Console, result: dict[str, Any], assessment: dict[str, Any]) -> None:
    """Prints the assessment of one sale under a title that says what goes where."""
    sale = result["sales"][assessment["sale"]]
    title = f"{assessment['sale']}  {sale['item']} → {sale['to']}"
    assessment_report(console, assessment, title=title, depth="brief")


def _chapter(console: Console, number: int, title: str, words: str) -> None:
    console.print()
    console.print(Text.assemble((f"{number}  {title}", "bold underline"), f"   {words}"))
