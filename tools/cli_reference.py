"""Writes docs/reference/cli.md from the command line itself, so that the page cannot say what the program does not.

``make docs`` runs it; tests/test_docs.py fails where the page and the program differ.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"

PREFACE = """\
# The command line

<!-- Written by `make docs` from the program itself; edit the help texts in src/tearline/cli/ instead. -->

Results go to standard output, messages and progress to standard error. With `--json` standard output carries one JSON
document, or JSON Lines where a command says so. No command needs the network.

| exit status | means |
|---|---|
| 0 | done |
| 1 | done, and somebody must act: an assessment says hold or refer, or a check of the ledger or the rules fails |
| 2 | bad usage, or an input that was refused: one line says what, where, and what to do |
| 3 | cannot judge: a mandatory list or rule is missing or out of date |
"""


def commands(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    """Every command below ``command`` with its context, groups before their members, in the order of the help."""
    for name, member in getattr(command, "commands", {}).items():
        if not member.hidden:
            inner = type(context)(member, info_name=name, parent=context)
            yield member, inner
            yield from commands(member, inner)


def every_command() -> list[tuple[Any, Any]]:
    """Every visible command of ``tearline`` with its context."""
    from tearline.cli.main import app

    top = typer.main.get_command(app)
    return list(commands(top, top.context_class(top, info_name="tearline")))


def parameters(command: Any, context: Any) -> list[tuple[str, str]]:
    """(name, help) of what ``command`` takes: its arguments, then its options; ``--help`` is left out."""
    taken = [one for one in command.get_params(context) if "--help" not in one.opts]
    in_order = sorted(taken, key=lambda one: one.param_type_name)  # "argument" comes before "option"
    records = [one.get_help_record(context) for one in in_order]
    return [(_named(name), text) for name, text in filter(None, records)]  # a hidden one has no record


def section(command: Any, context: Any) -> str:
    """The part of the page on one command."""
    lines = [f"## {context.command_path}", "", (command.help or "").strip(), ""]
    if not hasattr(command, "commands"):
        taken = command.get_params(context)
        pieces = [_bare(piece) for one in taken for piece in one.get_usage_pieces(context)]
        lines += ["```text", " ".join([context.command_path, "[OPTIONS]", *pieces]), "```", ""]
        rows = [f"| `{name}` | {_cell(text)} |" for name, text in parameters(command, context)]
        if rows:
            lines += ["| argument or option | |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def _bare(piece: str) -> str:
    """``{FILE...}...`` as people write it: ``FILE...``."""
    return re.sub(r"(\.\.\.)+$", "...", re.sub(r"^\{(.*)\}", r"\1", piece))


def _named(name: str) -> str:
    """A type in pointed brackets becomes the usual word for a value; behind an argument's name it says nothing."""
    words = {"path": "PATH", "int": "NUMBER", "float": "NUMBER"}
    option, _, kind = name.partition(" <")
    if not kind or not option.startswith("-"):
        return option
    return f"{option} {words.get(kind.split()[0].rstrip('>'), 'TEXT')}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def reference() -> str:
    """The whole page, always the same for the same program."""
    return "\n".join([PREFACE, *(section(command, context) for command, context in every_command())]).rstrip() + "\n"


def main() -> None:
    """Writes the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(PAGE.parent.parent.parent)}: {len(every_command())} commands\n")


if __name__ == "__main__":
    main()
