"""``tearline read``: one message or a stream of them, in every form that is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tearline.cli.options import Json
from tearline.cli.output import emit_json, read_input, say
from tearline.model.refusal import Refused

if TYPE_CHECKING:
    from tearline.desk.reading import Recognise
    from tearline.wiring.sources import Told

_STEPS = 200
"""How often the bar is drawn: a terminal that is written to for every line of a mailbox would be the slowest part."""


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("read")(read)


def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Messages, folders, ZIP archives, mailboxes; - is standard input."),
    ],
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Let tesseract suggest what pictures say; no mark in it is believed.")
    ] = False,
    confirm: Annotated[
        Path | None,
        typer.Option("--confirm", metavar="FILE", help="With --ocr: ask word by word, and write the text there."),
    ] = None,
    json: Json = False,
) -> int:
    """Read alerts: header, paragraphs, marked blocks, diagnostics and the attempts they allege.

    The form is found from the bytes: plain text, Word, PDF, HTML, e-mail, a note of an alert that was told. A folder,
    a ZIP archive, a mailbox and several files are read one message after another, as JSON Lines; one that is refused
    has its line and does not stop the others (exit status 2 at the end).
    """
    recognise = _recognise() if ocr or confirm is not None else None
    if confirm is not None:
        from tearline.cli.confirm import confirm_words

        if len(files) != 1 or recognise is None:
            raise Refused("--confirm goes with one FILE", where="tearline read")
        return confirm_words(files[0], confirm, recognise)
    many = len(files) > 1 or _is_stream(files[0])
    on_terminal = many and not json and len(files) == 1 and sys.stdout.isatty()
    named = frozenset(str(path) for path in files if not _is_stream(path))
    with _progress(files, shown=many and sys.stderr.isatty()) as told:
        return _show(_messages(files, recognise, told), many=many, json=json, brief=on_terminal, named=named)


def alert_bytes(path: Path) -> bytes:
    """The bytes of a message that can be read, for a command that keeps or uses it."""
    return checked_alert(read_input(path), path)


def checked_alert(raw: bytes, path: Path) -> bytes:
    """``raw``, which was read apart from everything else before anybody relies on it."""
    from tearline.desk.reading import checked
    from tearline.wiring.apart import apart

    return checked(raw, name=str(path), apart=apart)


def _show(found: Iterator[dict[str, Any]], *, many: bool, json: bool, brief: bool, named: frozenset[str]) -> int:
    """Prints what was read: one document, JSON Lines, reports or one line each; the exit status.

    A refusal is a line on standard error. What was refused inside a folder, an archive, a mailbox or a mail has a
    JSON line, too, since nobody named it on the command line; ``named`` are those that somebody did.
    """
    first = next(found, None)
    if first is None:
        say("tearline: nothing to read there")
        return 0
    second = next(found, None)
    if second is None and not many:
        _alone(first, json=json)
        return 0
    status = 0
    # A stream gives JSON Lines unless a person looks at it; files that were named one by one are shown in full.
    as_lines = json or (many and not named and not brief)
    for one in _all(first, second, found):
        if "refused" in one:
            say(f"tearline: {one['refused']['line']}")
            status = 2
            if one["name"] in named:
                continue
        if as_lines:
            emit_json(one, lines=True)
        elif "refused" not in one:
            _report(one, brief=brief)
    return status


def _all(
    first: dict[str, Any], second: dict[str, Any] | None, rest: Iterator[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    yield first
    if second is not None:
        yield second
        yield from rest


def _alone(message: dict[str, Any], *, json: bool) -> None:
    """One message by itself: its document, or a refusal as of any command."""
    name = message.pop("name")
    if "refused" in message:
        refused = message["refused"]
        raise Refused(refused["what"], where=name, todo=refused["todo"] or "")
    if json:
        emit_json(message)
    else:
        _report({"name": name, **message}, brief=False)


def _report(message: dict[str, Any], *, brief: bool) -> None:
    from tearline.cli.report_message import message_line, message_report

    message_line(message) if brief else message_report(message, name=message["name"])


def _messages(files: list[Path], recognise: Recognise | None, told: Told | None) -> Iterator[dict[str, Any]]:
    from tearline.desk.reading import read_messages, refusal
    from tearline.wiring.apart import apart
    from tearline.wiring.sources import source

    for path in files:
        if str(path) == "-":
            given: Any = [("-", read_input(path))]
        else:
            given = source(path, told)
        try:
            yield from read_messages(given, recognise=recognise, apart=apart)
        except Refused as refused:  # the folder itself cannot be read
            yield {"name": str(path), "refused": refusal(refused)}


def _is_stream(path: Path) -> bool:
    """Whether ``path`` is a folder, an archive of messages or a mailbox."""
    from tearline.desk.reading import is_many

    if str(path) == "-":
        return False
    if path.is_dir():
        return True
    try:
        with path.open("rb") as opened:
            return is_many(opened)
    except OSError:
        return False  # the reading says why


def _recognise() -> Recognise:
    from tearline.wiring.ocr import recognised

    return recognised


@contextmanager
def _progress(files: list[Path], *, shown: bool) -> Iterator[Told | None]:
    """A bar on standard error that is told of bytes; nothing where nobody looks."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from tearline.wiring.sources import size_of

    total = sum(size_of(path) for path in files if path.exists())
    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # Without a thread of its own: a process that runs threads cannot read its files apart (wiring/apart.py).
    same = sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stdout=same, auto_refresh=False) as bar:
        task = bar.add_task("reading", total=total)
        step, waiting = max(1, total // _STEPS), 0

        def told(count: int) -> None:
            nonlocal waiting
            waiting += count
            if waiting >= step:
                bar.update(task, advance=waiting, refresh=True)
                waiting = 0

        yield told
