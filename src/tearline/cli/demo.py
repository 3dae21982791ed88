"""``tearline demo``: the main job on the bundled example, from the warning to the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import Home, Json
from tearline.cli.output import Paper, emit_json, terminal
from tearline.model.refusal import Refused

Output = Annotated[Path, typer.Option("--output", metavar="DIR", help="Where the non-paper is written.")]


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("demo")(demo)


def demo(output: Output = Path("tearline-demo"), json: Json = False, home: Home = None) -> int:
    """Show the whole way on an invented example: alert, three sales, case, non-paper, ledger."""
    from tearline.wiring.demonstration import demonstrate

    def stage(name: str, raw: bytes) -> Paper:
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"cannot be made: {error.strerror}", where=str(output), todo="use --output DIR") from None
        return Paper(output / name, raw)

    result = demonstrate(home, stage)
    result["release"]["files"] = [str(output / name) for name in result["release"]["files"]]
    if json:
        emit_json(result)
    else:
        from tearline.cli.report_demo import demo_report

        demo_report(terminal(), result)
    return 0
