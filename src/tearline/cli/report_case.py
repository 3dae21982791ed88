"""A case as a person reads it: where it stands, what comes next, and who did what."""

from __future__ import annotations

from typing import Any

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tearline.cli.output import terminal
from tearline.cli.report_sale import STRONG, VERDICT


def case_report(shown: dict[str, Any]) -> None:
    """Prints one case as the officer may see it."""
    console = terminal()
    console.print(Rule(style="dim"))
    console.print(Text.assemble((shown["case"], "bold"), f"  {shown['state'].replace('_', ' ')}"))
    console.print(Text(f"next: {shown['next']}"))
    for one in shown["assessments"]:
        word, style = VERDICT[one["recommendation"]]
        current = "" if one["current"] else "  (superseded by a later one)"
        console.print(Text.assemble(f"\n {one['sale']}  ", (word, style), f"  digest {one['digest'][:16]}{current}"))
        for finding in one["findings"]:
            if finding["effect"] in STRONG:
                line = Text.assemble(f"{finding['effect']:<6} ", (f"{finding['id']}  ", "dim"), finding["summary"])
                console.print(Padding(line, (0, 0, 0, 3)))
        if asks := sum(finding["effect"] == "ask" for finding in one["findings"]):
            console.print(Text(f"   {asks} more ask for facts that are not known", style="dim"))
    if shown["withheld"]:
        console.print(Text(f"\n {shown['withheld']}", style="italic"))
    console.print(Text("\n History", style="bold"))
    table = Table.grid(padding=(0, 2))
    for event in shown["events"]:
        table.add_row(
            Text(f"  {event['at'][:16].replace('T', ' ')}", style="dim"),
            event["kind"].replace("_", " "),
            Text(event["by"]),
            Text(event["says"], style="dim"),
        )
    console.print(table)
