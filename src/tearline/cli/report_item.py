"""A classification as a person reads it: each list, the questions first, then the entries with their tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tearline.cli.output import terminal

if TYPE_CHECKING:
    from rich.console import Console

STATUS = {"yes": "◆", "no": "◇", "unknown": "⬖"}
BOUND = {True: "", False: "  text changed, check", None: ""}


def classification_report(results: list[dict[str, Any]], *, unfolded: bool = False) -> None:
    """Prints one block for each control list; decided branches are folded unless ``unfolded``."""
    console = terminal()
    for result in results:
        console.print(Rule(style="dim"))
        vintage = f"{result['list']} of {result['list_date'] or 'no date'}"
        superseded = ", superseded" if result["superseded"] else ""
        status = result["status"].replace("_", " ").upper()
        console.print(Text.assemble((status, "bold"), f"  {vintage}{superseded}"))
        _questions(console, result["questions"])
        for entry in result["entries"]:
            if entry["status"] == "not_controlled" and not unfolded:
                _ruled_out(console, entry)
            else:
                _entry(console, entry, unfolded)
        if result["not_encoded"]:
            console.print(Text(f"\n A person decides: {', '.join(result['not_encoded'])}", style="bold"))
        if result["not_checked"]:
            console.print(Text("\n Not checked", style="bold"))
            for one in result["not_checked"]:
                console.print(Padding(Text(f"· {one}", style="dim"), (0, 0, 0, 2)))


def _questions(console: Console, questions: list[dict[str, Any]]) -> None:
    if not questions:
        return
    console.print(Text("\n Ask the maker", style="bold"))
    table = Table.grid(padding=(0, 1))
    for number, one in enumerate(questions, 1):
        table.add_row(f"{number}.", Text.assemble(one["ask"], (f"  decides {', '.join(one['decides'])}", "dim")))
    console.print(Padding(table, (0, 0, 0, 2)))


def _ruled_out(console: Console, entry: dict[str, Any]) -> None:
    """One line for an entry that does not control: the first test that fails, or the note that takes it out."""
    fails = [step["test"] for step in entry["trace"] if step["value"] == "no"]
    tests = [one for one in fails if not one.endswith("?")]
    notes = entry["exceptions"]
    why = f"taken out by a note on {notes[0]}" if notes else f"not so: {(tests or fails)[0]}"
    line = Text.assemble(f"◇ {entry['entry']}  not controlled{_how(entry)}: ", (why, "dim"))
    console.print(Padding(line, (0, 0, 0, 1)))


def _entry(console: Console, entry: dict[str, Any], unfolded: bool) -> None:
    console.print()
    status = f"  {entry['status'].replace('_', ' ')}{_how(entry)}"
    bound = BOUND[entry["official_text_bound"]]
    console.print(Text.assemble((f" {entry['entry']}", "bold"), status, (bound, "red")))
    folded_below: int | None = None
    for step in entry["trace"]:
        if folded_below is not None and step["depth"] > folded_below:
            continue
        folded_below = step["depth"] if step["value"] != "unknown" and not unfolded and step["depth"] else None
        fact = f"  ← {step['fact']}" if step["fact"] else ""
        line = Text.assemble(f"{STATUS[step['value']]} {step['test']}", (fact, "dim"))
        console.print(Padding(line, (0, 0, 0, 2 * step["depth"] + 3)))
    for exception in entry["exceptions"] if entry["status"] == "controlled_unless" else ():
        console.print(Padding(Text(f"except: {exception}"), (0, 0, 0, 3)))
    if entry["reasons_for_control"]:
        console.print(Text(f"   reasons for control: {', '.join(entry['reasons_for_control'])}", style="dim"))


def _how(entry: dict[str, Any]) -> str:
    return " (host machine and item together)" if entry["judged"] == "combination" else ""
