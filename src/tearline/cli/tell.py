"""``tearline alerts new``: an alert told by telephone or on paper, asked for slot by slot."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tearline.cli.options import By, Home, Json, parse_day
from tearline.cli.output import emit, emit_json, read_input, say, write_output
from tearline.model.refusal import Refused


def new(
    by: By,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A note in YAML (docs/reference/told.md), not asked for."),
    ] = None,
    came: Annotated[str | None, typer.Option("--came", help="telephone, meeting or paper.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was told. [default: today]")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", help="Who told it.")] = None,
    mark: Annotated[str | None, typer.Option("--mark", help="The mark of what bears none of its own: (S//NF).")] = None,
    buyer: Annotated[
        list[str] | None,
        typer.Option("--buyer", metavar="FIRM", help="Name, country; 'suspected' where it is not stated."),
    ] = None,
    intermediary: Annotated[
        list[str] | None, typer.Option("--intermediary", metavar="FIRM", help="As --buyer.")
    ] = None,
    supplier: Annotated[
        list[str] | None, typer.Option("--supplier", metavar="FIRM", help="As --buyer: who was approached.")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", help="What is sought, in the singular.")] = None,
    model: Annotated[list[str] | None, typer.Option("--model", help="Its models, one or the other.")] = None,
    quantity: Annotated[int | None, typer.Option("--quantity", min=1, help="How many.")] = None,
    seen: Annotated[str | None, typer.Option("--seen", help="When: 2026, 2026-08 or 2026-08-19.")] = None,
    use: Annotated[str | None, typer.Option("--use", help="The end use as stated.")] = None,
    concern: Annotated[
        list[str] | None,
        typer.Option("--concern", help="ballistic missile, nuclear, chemical, biological, conventional weapons."),
    ] = None,
    ask: Annotated[list[str] | None, typer.Option("--ask", help="What we are asked to do.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="By when.")] = None,
    report_to: Annotated[str | None, typer.Option("--report-to", help="Where the answer goes.")] = None,
    contact: Annotated[str | None, typer.Option("--contact", help="Whom to call back.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the note there, too, to open a case with it.")
    ] = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Enter an alert that was told by telephone or on paper, and hold it open.

    Asks for what the options leave out; an empty answer stays unknown. A mark of its own may stand before any answer:
    '(S//NF) Dunelark FZCO, AE'. With --from, or where no terminal is there to ask at, nothing is asked.
    """
    from tearline.desk.telling import told_note, told_view
    from tearline.wiring.assemble import desk_at

    given = {
        "came": came, "on": on and parse_day(on).isoformat(), "source": source, "mark": mark, "buyers": buyer,
        "intermediaries": intermediary, "suppliers": supplier, "item": item, "models": model, "quantity": quantity,
        "seen": seen, "use": use, "concerns": concern, "ask": ask, "due": due and parse_day(due).isoformat(),
        "report_to": report_to, "contact": contact,
    }  # fmt: skip
    desk = desk_at(home)
    if from_ is not None:
        if any(value not in (None, []) for value in given.values()):
            raise Refused("--from goes without the options for single slots", where="tearline alerts new")
        raw, name = read_input(from_), str(from_)
        told_view(raw, name=name)
    else:
        answers = _asked(given, by) if sys.stdin.isatty() else _unasked(given, by)
        raw, name = told_note(answers), "the note"
        view = told_view(raw, name=name)
        if sys.stdin.isatty():
            _confirm(view)
    if output is not None:
        write_output(output, raw)
    alert = desk.add_alert(raw, name=name, by=by)
    emit_json({"alert": alert}) if json else emit(f"{alert} is held open")
    return 0


def _unasked(given: dict[str, Any], by: str) -> dict[str, Any]:
    """The note's answers from options alone. Refuses without a source or a mark."""
    missing = [f"--{name}" for name in ("source", "mark") if not given[name]]
    if missing:
        todo = "give them, or --from FILE, or call it from a terminal to be asked"
        raise Refused(f"{' and '.join(missing)} missing", where="tearline alerts new", todo=todo)
    from tearline.wiring.clock import today

    return _note(given, by, today())


def _asked(given: dict[str, Any], by: str) -> dict[str, Any]:
    """The note's answers: those of the options, and the rest asked for at the terminal."""
    from tearline.cli.questions import ask_for
    from tearline.wiring.clock import today

    say("Enter leaves a slot unknown. A mark of its own may stand before any answer: (S//NF) Dunelark FZCO, AE")
    return _note(ask_for(given, today()), by, today())


def _note(given: dict[str, Any], by: str, today: date) -> dict[str, Any]:
    """The answers in the shape of a note; what is not known has no key."""
    from tearline.desk.telling import firm, item, said

    thing: dict[str, Any] = item(given["item"]) if given["item"] else {}
    if (given["models"] or given["quantity"]) and not thing:
        raise Refused("models or a quantity, and nothing that they are of", where="--item", todo="say what is sought")
    if given["models"]:
        thing["models"] = given["models"]
        thing["alternatives"] = len(given["models"]) > 1
    if given["quantity"]:
        thing["quantity"] = given["quantity"]
    attempt = {
        **{role: [firm(one) for one in given[role] or []] for role in ("buyers", "intermediaries", "suppliers")},
        "items": [thing] if thing else [],
        "seen": said(given["seen"]) if given["seen"] else None,
        "use": said(given["use"]) if given["use"] else None,
        "concerns": given["concerns"],
    }
    requests = [_request(said(one), given["due"], given["report_to"]) for one in given["ask"] or []]
    if (given["due"] or given["report_to"]) and not requests:
        raise Refused("a date or an address to answer, and nothing asked", where="--ask", todo="say what is asked")
    note = {
        "came": given["came"] or "telephone",
        "on": given["on"] or today.isoformat(),
        "noted_by": by,
        "source": said(given["source"]),
        "mark": given["mark"],
        "attempt": {key: value for key, value in attempt.items() if value},
        "requests": requests,
        "contact": said(given["contact"]) if given["contact"] else None,
    }
    return {key: value for key, value in note.items() if value}


def _request(words: str | dict[str, Any], due: str | None, report_to: str | None) -> dict[str, Any]:
    request = {"text": words} if isinstance(words, str) else dict(words)
    return {**request, **({"by": due} if due else {}), **({"report_to": report_to} if report_to else {})}


def _confirm(view: dict[str, Any]) -> None:
    """Shows the note as it will be kept, and asks once more."""
    say("")
    for one in view["paragraphs"]:
        say(f"  {one['number']:>2}. {one['portion']} {one['text']}")
    typer.confirm("Hold this alert open?", default=True, abort=True, err=True)
