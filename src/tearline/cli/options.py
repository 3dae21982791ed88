"""The options that many commands share, with one meaning each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def parse_day(text: str | date) -> date:
    """The day that ``text`` names as YYYY-MM-DD."""
    if isinstance(text, date):
        return text
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"'{text}' is not a day; write it as YYYY-MM-DD")


Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Home = Annotated[
    Path | None,
    typer.Option(
        "--home", help="Where Tearline keeps its data. [default: $TEARLINE_HOME, else the user's data folder]"
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=parse_day, metavar="DATE", help="Judge by the law of this day. [default: today]"),
]
ListsAsOf = Annotated[
    date | None,
    typer.Option(
        "--lists-as-of",
        parser=parse_day,
        metavar="DATE",
        help="Use the lists and alerts held on this day. [default: --as-of]",
    ),
]
MaxAge = Annotated[
    int | None,
    typer.Option("--max-age", min=0, metavar="DAYS", help="How old a list may be, instead of its own limit."),
]
By = Annotated[str, typer.Option("--by", metavar="OFFICER", help="Who acts.")]
