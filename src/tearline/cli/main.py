"""The command ``tearline``: every subcommand, and the one place where an error becomes a line.

Exit status: 0 done; 1 done, and somebody must act; 2 refused; 3 cannot judge (docs/reference/cli.md).
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from tearline import __version__
from tearline.cli import alerts, assess, case, classify, demo, ledger, lists, read, release, rules, screen, write
from tearline.cli.output import emit, say
from tearline.model.refusal import Declined
from tearline.wiring.opened import OPENED

app = typer.Typer(
    name="tearline",
    help="From a warning to a scrutinised sale.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

demo.register(app)
read.register(app)
alerts.register(app)
write.register(app)
lists.register(app)
screen.register(app)
classify.register(app)
assess.register(app)
rules.register(app)
case.register(app)
release.register(app)
ledger.register(app)


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """From a warning to a scrutinised sale."""
    if version:
        emit(f"tearline {__version__}")


def main() -> None:
    """Runs the command line and exits; no error leaves as a traceback unless TEARLINE_DEBUG is set."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command line and returns its exit status."""
    try:
        result = app(args=arguments or ["--help"], prog_name="tearline", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "tearline"
        say(f"{command}: {' '.join(error.format_message().split()).rstrip('.')}; see '{command} --help'")
        return 2
    except Exit as stop:
        return stop.exit_code
    except (Abort, KeyboardInterrupt):
        say("tearline: stopped; nothing was kept")
        return 130
    except Declined as declined:
        say(f"tearline: {declined.line()}")
        return declined.exit_status
    except BrokenPipeError:
        # The reader left early (`tearline … | head`): no error, and nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("TEARLINE_DEBUG"):
            raise
        say(f"tearline: a defect in Tearline: {type(error).__name__}; please report it (TEARLINE_DEBUG=1 shows where)")
        return 70
    finally:
        OPENED.close()
    return result if isinstance(result, int) else 0
