"""An assessment as a person reads it: the verdict, the reasons with their law and evidence, the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

VERDICT = {
    "hold": ("⬢ HOLD", "bold red"),
    "cannot_judge": ("⊘ CANNOT JUDGE", "bold magenta"),
    "refer": ("▲ REFER", "bold yellow"),
    "ask": ("● ASK", "bold blue"),
    "no_concern_found": ("□ NO CONCERN FOUND", "bold green"),
    "under_review": ("… UNDER REVIEW", "bold"),
}
"""Shape and word, never a colour alone; no tick, since nobody is cleared."""

Depth = Literal["brief", "normal", "all"]
MEANING = {
    "hold": "Stop until an officer decides. A recommendation, not an order.",
    "cannot_judge": "Something that this judgement needs is missing or stale.",
    "refer": "An officer must decide.",
    "ask": "Only facts are missing; the answers could change the outcome.",
    "no_concern_found": "Nothing was found in what was checked. This is not a clearance.",
    "under_review": "An officer is looking at it.",
}
STATUS = {"yes": "◆", "no": "◇", "unknown": "⬖"}
EFFECT = {"hold": "bold red", "cannot_judge": "bold magenta", "refer": "yellow", "ask": "blue", "none": "dim"}


STRONG = ("hold", "cannot_judge", "refer")
OBSTACLE = "Cannot judge: "
"""How a sentence of ``not_checked`` begins that by itself makes a sale impossible to judge."""


def assessment_report(console: Console, result: dict[str, Any], *, title: str = "", depth: Depth = "normal") -> None:
    """Prints one assessment. ``brief`` keeps to what decides, ``all`` lists every finding by itself."""
    word, style = VERDICT[result["recommendation"]]
    console.print(Rule(style="dim"))
    head = Table.grid(expand=True)
    head.add_column(ratio=1)
    head.add_column(justify="right")
    head.add_row(Text(title or result["sale"], style="bold"), Text(word, style=style))
    console.print(head)
    console.print(Text(MEANING[result["recommendation"]], style="italic"))
    findings = result["findings"]
    clean = result["recommendation"] == "no_concern_found"
    obstacles = [one for one in result["not_checked"] if one.startswith(OBSTACLE)]
    limits = [one for one in result["not_checked"] if not one.startswith(OBSTACLE)]
    _obstacles(console, obstacles)
    _why(console, [one for one in findings if one["effect"] in STRONG or depth == "all"])
    if depth != "all":
        _open(console, [one for one in findings if one["effect"] == "ask"])
    _questions(console, result["questions"], most=3 if depth == "brief" else None)
    if depth != "brief" or clean:
        _checked(console, result, [one for one in findings if one["effect"] == "none"])
        _not_checked(console, limits)
    elif limits:
        console.print(Text(f"\n {len(limits)} limits of this judgement: tearline assess lists them", "dim"))
    _basis(console, result)


def _obstacles(console: Console, sentences: list[str]) -> None:
    if not sentences:
        return
    console.print(_section("Cannot be judged, since"))
    for one in dict.fromkeys(one.removeprefix(OBSTACLE) for one in sentences):
        console.print(Padding(Text(f"⊘ {one}", style="magenta"), (0, 0, 0, 1)))


def _why(console: Console, findings: list[dict[str, Any]]) -> None:
    if not findings:
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(width=14)
    table.add_column(ratio=1)
    for one in findings:
        label = Text.assemble(f"{STATUS[one['status']]} ", (one["effect"], EFFECT[one["effect"]]))
        label.append(f"\n  {one['kind'].replace('_', ' ')}", style="dim")
        body = Text(one["summary"])
        if sources := _sources(one):
            body.append(f"\n{sources}", style="dim")
        table.add_row(label, body)
    console.print(_section("Why"))
    console.print(Padding(table, (0, 0, 0, 1)))


def _open(console: Console, findings: list[dict[str, Any]]) -> None:
    """What is not known, a line for each kind: the questions below ask for it."""
    if not findings:
        return
    console.print(_section("Not known"))
    console.print(Padding(_grouped(findings, "⬖"), (0, 0, 0, 1)))


def _checked(console: Console, result: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    table = _grouped(findings, "◇")
    if screened := [one for one in result.get("screened", ()) if one["result"] != "cannot_judge"]:
        lists = ", ".join(one["id"] for one in result["lists"]) or "no list"
        quiet = sum(one["result"] == "no_match" for one in screened)
        table.add_row(
            Text("◇ parties", style="dim"), Text(f"{quiet} of {len(screened)} names without a match on {lists}")
        )
    if (held := result.get("alerts_held")) is not None:
        table.add_row(Text("◇ alerts", style="dim"), Text(f"held against {held} open alert{'s' if held != 1 else ''}"))
    console.print(_section("Checked, and nothing of concern found in it"))
    console.print(Padding(table, (0, 0, 0, 1)))


def _grouped(findings: list[dict[str, Any]], shape: str) -> Table:
    """A row a kind: sentences where they are few, else the names of the rules."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=14)
    table.add_column(ratio=1)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for one in findings:
        kinds.setdefault(one["kind"], []).append(one)
    for kind, members in kinds.items():
        label = Text(f"{shape} {kind.replace('_', ' ')}", style="dim")
        if kind in ("item_control", "licence_requirement", "red_flag"):
            names = dict.fromkeys(one["rule"].replace(":", " ").replace("_", " ") for one in members)
            table.add_row(label, Text(", ".join(names)))
        else:
            table.add_row(label, Text("\n".join(dict.fromkeys(one["summary"] for one in members))))
    return table


def _sources(finding: dict[str, Any]) -> str:
    parts = [finding["citation"]] if finding["citation"] else []
    if finding["source"] == "secondary":
        parts.append("from secondary source")
    alert = finding["rule"].removeprefix("alert:").partition("#")[0] if finding["rule"].startswith("alert:") else ""
    places: dict[str, list[str]] = {}
    for one in finding["evidence"]:
        reference = alert if one["source"] == "alert" and alert else one["ref"]
        spans = places.setdefault(f"{one['source']} {reference if len(reference) < 50 else reference[:12]}", [])
        if one["span"]:
            spans.append(f"{one['span'][0]}–{one['span'][1]}")
    parts += [f"{place} at {', '.join(spans)}" if spans else place for place, spans in places.items()]
    mark = finding["marking"]["level"]
    if mark != "UNCLASSIFIED":
        parts.append(f"({mark})")
    return " · ".join(dict.fromkeys(parts))


def _questions(console: Console, questions: list[dict[str, Any]], *, most: int | None) -> None:
    if not questions:
        return
    console.print(_section("Ask the maker or the parties"))
    table = Table.grid(padding=(0, 1))
    for number, one in enumerate(questions[:most], 1):
        line = Text(one["ask"])
        if one["decides"] and len(one["decides"]) < 6:
            line.append(f"  decides {', '.join(one['decides'])}", style="dim")
        table.add_row(Text(f"{number}."), line)
    console.print(Padding(table, (0, 0, 0, 2)))
    if most is not None and len(questions) > most:
        console.print(Text(f"  and {len(questions) - most} more", style="dim"))


def _not_checked(console: Console, sentences: list[str]) -> None:
    if not sentences:
        return
    console.print(_section("Not checked"))
    table = Table.grid(padding=(0, 1))
    for one in sentences:
        table.add_row(" ·", Text(one, style="dim"))
    console.print(table)


def _basis(console: Console, result: dict[str, Any]) -> None:
    lists = []
    for one in result["lists"]:
        state = "never loaded" if one["date"] is None else f"of {one['date']}, {one['age_days']} d old"
        lists.append(f"{one['id']} {state}")
    console.print(_section("On what"))
    console.print(
        Padding(
            Text(
                f"law as of {result['as_of']} · lists and alerts as known on {result['known_at']}\n"
                f"{' · '.join(lists) or 'no list'} · rules {result['rulebook'][:12]}",
                style="dim",
            ),
            (0, 0, 1, 2),
        )
    )


def _section(title: str) -> Text:
    return Text(f"\n {title}", style="bold")
