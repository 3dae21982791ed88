"""A classification as a person reads it: each list, each candidate entry, the tests and the questions."""

from __future__ import annotations

from typing import Any

from rich.rule import Rule
from rich.text import Text

from tearline.cli.output import terminal

STATUS = {"yes": "◆", "no": "◇", "unknown": "⬖"}


def classification_report(results: list[dict[str, Any]]) -> None:
    """Prints one block for each control list."""
    console = terminal()
    for result in results:
        console.print(Rule(style="dim"))
        vintage = f"{result['list']} of {result['list_date'] or 'no date'}"
        if result["superseded"]:
            vintage += ", superseded"
        console.print(Text.assemble((result["status"].replace("_", " ").upper(), "bold"), f"  {vintage}"))
        for entry in result["entries"]:
            console.print()
            how = "" if entry.get("judged", "item") == "item" else "  (host machine and item together)"
            bound = {True: "", False: "  text changed, check", None: ""}[entry["official_text_bound"]]
            console.print(
                Text.assemble(
                    (f" {entry['entry']}", "bold"), f"  {entry['status'].replace('_', ' ')}{how}", (bound, "red")
                )
            )
            for step in entry["trace"]:
                fact = f"  ← {step['fact']}" if step["fact"] else ""
                indent = "  " * (step.get("depth", 0) + 2)
                console.print(Text.assemble(f"{indent}{STATUS[step['value']]} {step['test']}", (fact, "dim")))
            for exception in entry["exceptions"]:
                console.print(Text(f"    except: {exception}"))
            if entry["reasons_for_control"]:
                console.print(Text(f"    reasons for control: {', '.join(entry['reasons_for_control'])}", style="dim"))
        for number, one in enumerate(result["questions"], 1):
            if number == 1:
                console.print(Text("\n Ask the maker", style="bold"))
            console.print(Text.assemble(f"  {number}. {one['ask']}", (f"  decides {', '.join(one['decides'])}", "dim")))
        if result["not_encoded"]:
            console.print(Text(f"\n A person decides: {', '.join(result['not_encoded'])}", style="bold"))
        for one in result.get("not_checked", ()):
            console.print(Text(f"  · {one}", style="dim"))
