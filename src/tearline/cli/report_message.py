"""A message and its attempts as a person reads them in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tearline.cli.output import emit, terminal

if TYPE_CHECKING:
    from rich.console import Console


FORMS = {
    "docx": "a Word document",
    "pdf": "a PDF",
    "html": "a page (HTML)",
    "eml": "an e-mail",
    "ocr": "a picture: every word is a suggestion of a machine",
    "told": "a note of what was told",
}


def message_report(message: dict[str, Any], *, name: str) -> None:
    """Prints header, paragraphs, attempts, designations and diagnostics of one message."""
    console = terminal()
    console.print(Rule(style="dim"))
    number = (message["mrn"] or {}).get("raw") or name
    console.print(Text.assemble((number, "bold"), "  ", _mark(message["banner"])))
    table = Table.grid(padding=(0, 2))
    for label, value in _header(message):
        if value:
            table.add_row(Text(f" {label}", style="dim"), Text(value))
    if message["form"] != "text":
        table.add_row(Text(" came as", style="dim"), Text(FORMS.get(message["form"], message["form"])))
    console.print(table)
    console.print(_section("Paragraphs"))
    for one in message["paragraphs"]:
        label = f"{one['number'] if one['number'] is not None else '-'}."
        console.print(
            Padding(Text.assemble(f"{label:<4}", _portion(one), " ", _first_words(one["text"])), (0, 0, 0, 1))
        )
    for one in message["blocks"]:
        mark = f" {_mark(one['marking'])}" if one.get("marking") else ""
        points = f", {len(one['points'])} points" if one["points"] else ""
        console.print(Text(f"     {one['kind'].replace('_', ' ')} in {one['paragraph']}{mark}{points}", style="dim"))
    attempts_lines(console, message["attempts"])
    _designations(console, message["designations"])
    if message["diagnostics"]:
        console.print(_section("Diagnostics"))
        said = Counter(f"{one['code']}: {one['message']}" for one in message["diagnostics"])
        for line, times in said.items():
            console.print(Text(f"  {line}{f' ({times} times)' if times > 1 else ''}"))


def message_line(message: dict[str, Any]) -> None:
    """Prints one message of many as a line: its name, form, secrecy, and how much was found in it."""
    number = (message["mrn"] or {}).get("raw")
    counts = [
        f"{len(message[key])} {one if len(message[key]) == 1 else more}"
        for key, one, more in (("attempts", "attempt", "attempts"), ("diagnostics", "diagnostic", "diagnostics"))
        if message[key]
    ]
    what = number or message["subject"] or message["kind"]
    # Not through a console: a progress bar on the same terminal makes room for plain lines only.
    emit("  ".join([message["name"], message["form"], what, _mark(message["banner"]), ", ".join(counts)]).rstrip())


def attempts_report(found: dict[str, Any]) -> None:
    """Prints the attempts of one alert on file."""
    console = terminal()
    console.print(Text(found["id"], style="bold"))
    attempts_lines(console, found["attempts"])


def attempts_lines(console: Console, attempts: list[dict[str, Any]]) -> None:
    """Prints what each attempt alleges, slot by slot, hedges kept."""
    for number, attempt in enumerate(attempts, 1):
        title = "What it alleges" if len(attempts) == 1 else f"What it alleges, attempt {number}"
        console.print(_section(title))
        table = Table.grid(padding=(0, 2))
        for label, key in (("buyer", "buyers"), ("through", "intermediaries"), ("supplier", "suppliers")):
            for one in attempt[key]:
                country = f", {one['country']}" if one["country"] else ""
                hedge = "" if one["modality"] == "stated" else f"  ({one['modality']})"
                note = "  (approached, not suspected)" if key == "suppliers" else ""
                table.add_row(
                    Text(f"  {label}", style="dim"), Text.assemble((one["value"], "bold"), country, hedge, note)
                )
        for one in attempt["items"]:
            models = (" or " if one["alternatives"] else ", ").join(one["models"])
            quantity = f", quantity {one['quantity']}" if one["quantity"] else ""
            table.add_row(
                Text("  item", style="dim"), Text.assemble((one["description"], "bold"), f" {models}{quantity}")
            )
            for regime in one["regimes"]:
                hedge = "" if regime["modality"] == "stated" else f"  ({regime['modality']})"
                table.add_row(Text("  regime", style="dim"), Text(regime["name"] + hedge))
        for label, value in (
            ("seen", attempt["seen"]),
            ("use", attempt["intended_use"]),
            ("concern", ", ".join(attempt["concerns"])),
        ):
            if value:
                table.add_row(Text(f"  {label}", style="dim"), Text(value))
        for one in attempt["requested_actions"]:
            due = f", by {one['by']}" if one["by"] else ""
            to = f", to {one['report_to']}" if one["report_to"] else ""
            table.add_row(Text("  asked", style="dim"), Text(f"{one['what']}{due}{to}"))
        console.print(table)


def _designations(console: Console, found: list[dict[str, Any]]) -> None:
    """Prints whom the message names under a measure, and whom it releases from one."""
    if not found:
        return
    console.print(_section("Whom it designates"))
    table = Table.grid(padding=(0, 2))
    for one in found:
        country = f", {one['country']}" if one["country"] else ""
        label = "removed" if one["modality"] == "denied" else one["rule"].replace("-", " ")
        under = f"  {one['measure']}" if one["measure"] else ""
        table.add_row(Text(f"  {label}", style="dim"), Text.assemble((one["value"], "bold"), country, under))
    console.print(table)


def _header(message: dict[str, Any]) -> list[tuple[str, str]]:
    references = []
    for one in message["references"]:
        cable = (
            f"{one['year']} {one['station']} {one['number']}" if one["kind"] == "cable" else one.get("raw", one["kind"])
        )
        references.append(f"{one['bullet'] + '. ' if one['bullet'] else ''}{cable}")
    return [
        ("sent", message["dtg"] or ""),
        ("from", message["from"] or ""),
        ("to", "; ".join(one["name"] for one in message["to"])),
        ("info", "; ".join(one["name"] for one in message["info"])),
        ("captions", " ".join(message["captions"])),
        ("tags", " ".join(message["tags"])),
        ("subject", message["subject"] or ""),
        ("refers to", "; ".join(references)),
        ("declassify on", str((message["eo"] or {}).get("declassify_on") or "")),
    ]


def _mark(marking: dict[str, Any] | None) -> str:
    if marking is None:
        return "unmarked: releasable to nobody"
    release = f" releasable to {', '.join(marking['releasable_to'])}" if marking["releasable_to"] else ""
    return f"{marking['level']}{release}"


def _portion(paragraph: dict[str, Any]) -> str:
    return paragraph["portion"] or "(unmarked)"


def _first_words(text: str, limit: int = 78) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + " …"


def _section(title: str) -> Text:
    return Text(f"\n {title}", style="bold")
