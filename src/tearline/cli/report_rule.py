"""A rule as a person reads it, beside the official text; and what changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tearline.cli.output import terminal

if TYPE_CHECKING:
    from rich.console import Console

BRANCH = {"all": "all of", "any": "any of", "not": "not"}


def rule_report(shown: dict[str, Any]) -> None:
    """Prints each list's rules for one entry: tests, notes, reasons, questions, cases and the text itself."""
    console = terminal()
    for one in shown["lists"]:
        if not (one["rules"] or one["not_encoded"] or one["official_text"] or one["problem"]):
            continue
        console.print(Rule(style="dim"))
        vintage = f"of {one['list_date']}" if one["list_date"] else one["problem"]
        superseded = ", superseded" if one["superseded"] else ""
        console.print(Text.assemble((f"{one['list']}", "bold"), f"  {one['title']}, {vintage}{superseded}"))
        for rule in one["rules"]:
            _rule(console, rule)
        for part in one["not_encoded"]:
            console.print(Text(f"\n {part['path']}  not encoded, a person decides: {part['why']}"))
        if one["official_text"]:
            console.print(Text("\n Official text", style="bold"))
            for paragraph in one["official_text"]:
                line = Text.assemble((f"{paragraph['path']} {paragraph['kind'].replace('_', ' ')}: ", "dim"))
                console.print(Padding(line.append(paragraph["text"]), (0, 0, 0, 2)))


def diff_report(changes: list[dict[str, Any]]) -> None:
    """Prints what an entry's rules say on two days, where it differs."""
    console = terminal()
    if not changes:
        console.print("The rules say the same on both days.")
    for one in changes:
        console.print(Text.assemble((f"{one['list']} {one['path']}", "bold"), f"  {one['change'].replace('_', ' ')}"))
        if one["change"] == "no_text":
            console.print(Text(f"  {one['note']}"))
            continue
        before, after = _lines(one["before"]), _lines(one["after"])
        for line in (line for line in before if line not in after):
            console.print(Text(f"  - {line}", style="red"))
        for line in (line for line in after if line not in before):
            console.print(Text(f"  + {line}", style="green"))


def _rule(console: Console, rule: dict[str, Any]) -> None:
    bound = {True: "bound to the loaded text", False: rule["binding"], None: rule["binding"]}
    console.print(Text.assemble(f"\n {rule['path']}  ", (rule["subject"], "bold")))
    start, end = rule["valid"]["start"], rule["valid"]["end"] or "further notice"
    facts = f"{rule['citation']['cite']}; holds {start} to {end}; {bound[rule['official_text_bound']]}"
    console.print(Padding(Text(facts, style="dim"), (0, 0, 0, 3)))
    for line in _lines(rule):
        console.print(Padding(Text(line), (0, 0, 0, 3)))
    for term in rule["definitions"]:
        console.print(Padding(Text(f"'{term['term']}': {term['say']}", style="dim"), (0, 0, 0, 3)))
    for question in dict.fromkeys(rule["ask"].values()):
        console.print(Padding(Text(f"asks: {question}"), (0, 0, 0, 3)))
    console.print(Text(f"   {len(rule['cases'])} cases:", style="dim"))
    for case in rule["cases"]:
        console.print(Padding(Text(f"{case['expect'].replace('_', ' ')}: {case['name']}", style="dim"), (0, 0, 0, 5)))


def _lines(rule: dict[str, Any] | None) -> list[str]:
    """Head, tests, notes and reasons of a rule, a line each, branches indented."""
    if rule is None:
        return []
    lines = ["about:", *_tree(rule["head"], 1), "controlled where:", *_tree(rule["test"], 1)]
    for note in rule["exceptions"]:
        lines.append(f"note {note['note']} ({note['effect'].replace('_', ' ')}):")
        lines += _tree(note["when"], 1) if note["when"] else []
    if rule["residual"]:
        lines.append(f"only where not controlled by {', '.join(rule['residual'])}")
    reasons = [f"{one['reason']}{'' if one['column'] is None else ' ' + str(one['column'])}" for one in rule["reasons"]]
    return [*lines, f"reasons for control: {', '.join(reasons)}"] if reasons else lines


def _tree(test: dict[str, Any], depth: int) -> list[str]:
    indent = "  " * depth
    below = test.get("tests") or ([test["test"]] if "test" in test else [])
    if below:
        title = BRANCH.get(test["type"], test["type"].replace("_", " "))
        if test["type"] == "at_least":
            title = f"at least {test['count']} of"
        if test["type"] == "on_axes":
            title = f"on {test['quantifier']} {test['axes']} axis"
        heading = f"{title}: {test['say']}" if test.get("say") else title
        return [f"{indent}{heading}", *(line for one in below for line in _tree(one, depth + 1))]
    return [f"{indent}- {_leaf(test)}"]


def _leaf(test: dict[str, Any]) -> str:
    said = f"  ({test['say']})" if test.get("say") else ""
    match test["type"]:
        case "threshold":
            methods = f", {' or '.join(test['methods'])}" if test["methods"] else ""
            unit = f" {test['unit']}" if test["unit"] else ""
            return f"{test['attribute']} {test['op']} {test['value']}{unit}{methods}{said}"
        case "enum" | "human_judgement":
            return f"{test['attribute']} is {' or '.join(test['one_of'])}{said}"
        case "flag":
            return f"{test['attribute']} is {'yes' if test['expected'] else 'no'}{said}"
        case "kind":
            return f"it is a {' or '.join(test['kinds'])}".replace("_", " ") + said
        case "defined_term":
            return f"'{test['term']}'{said}"
        case _:
            return f"controlled by {test['entry']}{said}"
