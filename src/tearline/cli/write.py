"""``tearline alerts write``: an alert that goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.alerts import alerts
from tearline.cli.options import Json, parse_day
from tearline.cli.output import emit, emit_json, read_input, say, write_output


def register(app: typer.Typer) -> None:
    """Adds the command to those of ``tearline alerts``, which is part of ``app`` already."""
    del app
    alerts.command("write")(write)


def write(
    file: Annotated[Path, typer.Argument(metavar="OUTGOING.yaml", help="The attempt, its marks and the header.")],
    partner: Annotated[Path, typer.Option("--partner", metavar="PARTNER.yaml", help="The profile of the recipient.")],
    form: Annotated[str, typer.Option("--form", help="cable, non-paper or letter.")] = "cable",
    format_: Annotated[str, typer.Option("--format", help="txt, docx or pdf.")] = "txt",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where it goes. [default: standard output, txt alone]"),
    ] = None,
    office: Annotated[
        str | None,
        typer.Option("--office", metavar="ID", help="Who gets it. [default: the first of the profile that may]"),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of the letter. [default: today]")
    ] = None,
    capitals: Annotated[
        bool, typer.Option("--capitals", help="The cable in capitals, as older systems send it.")
    ] = False,
    despite_unread: Annotated[
        bool,
        typer.Option("--despite-unread", help="Write it even where an automatic reader would not get a slot back."),
    ] = False,
    json: Json = False,
) -> int:
    """Write the cable, the non-paper or the cover letter of an alert to a partner; nothing is kept."""
    from tearline.desk.writing import write_alert
    from tearline.model.refusal import Refused
    from tearline.wiring.clock import today
    from tearline.wiring.fonts import find_fonts

    if output is None and format_ != "txt":
        raise Refused(f"{format_} is no text for a terminal", where="--output", todo="name a file")
    raw, about = write_alert(
        (str(file), read_input(file)),
        (str(partner), read_input(partner)),
        form=form,
        format=format_,
        on=parse_day(on) if on else today(),
        office=office,
        capitals=capitals,
        despite_unread=despite_unread,
        fonts=find_fonts(),
    )
    for slot in about["unread"]:
        say(f"tearline: a reader would not get back {slot}")
    if output is not None:
        write_output(output, raw)
    text = raw.decode() if output is None else None
    if json:
        emit_json({**about, "text": text})
    elif text is not None:
        emit(text.rstrip("\n"))
    else:
        emit(f"{output}: {form}, {about['banner']}, {about['bytes']:,} bytes")
    if form == "non-paper":
        say("tearline: a draft; open a case of the cable, and two release officers approve what is handed out")
    return 0
