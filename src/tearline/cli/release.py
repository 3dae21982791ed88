"""``tearline release``: what one partner may have, approved by two people, then handed out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearline.cli.options import By, Home, Json
from tearline.cli.output import Paper, emit, emit_json

release = typer.Typer(help="Releases: drafted from releasable portions, approved by two officers, then handed out.")
Case = Annotated[str, typer.Argument(metavar="CASE")]
To = Annotated[str, typer.Option("--to", metavar="STATE", help="The audience, ISO 3166 alpha-3: MYS.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``app``."""
    app.add_typer(release, name="release")


@release.command("draft")
def draft(identity: Case, to: To, by: By, json: Json = False, home: Home = None) -> int:
    """Build the non-paper for one partner from the portions that it may have."""
    from tearline.wiring.assemble import desk_in_use

    drafted = desk_in_use(home).draft_release(identity, to=to, by=by)
    if json:
        emit_json(drafted)
    else:
        emit(drafted["text"].rstrip("\n"))
        emit(f"\ndigest {drafted['digest']}: two release officers must approve it")
    return 0


@release.command("approve")
def approve(
    identity: Case,
    to: To,
    by: By,
    digest: Annotated[
        str | None, typer.Option("--digest", help="Digest of the draft that you read. [default: the latest]")
    ] = None,
    json: Json = False,
    home: Home = None,
) -> int:
    """Approve the drafted release; the second, different approver completes it."""
    from tearline.wiring.assemble import desk_in_use

    approved = desk_in_use(home).approve_release(identity, to=to, by=by, digest=digest)
    if json:
        emit_json(approved)
    else:
        state = "it may be handed out" if approved["complete"] else "a second release officer must approve"
        emit(f"{approved['digest']}: approved by {' and '.join(approved['approved_by'])}; {state}")
    return 0


@release.command("export")
def export(
    identity: Case,
    to: To,
    by: By,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where the document goes.")],
    format_: Annotated[str, typer.Option("--format", help="txt, docx or pdf.")] = "txt",
    json: Json = False,
    home: Home = None,
) -> int:
    """Hand out an approved release as a document; the hand-out goes on the record."""
    from tearline.wiring.assemble import desk_in_use

    exported = desk_in_use(home).export_release(
        identity, to=to, by=by, format=format_, stage=lambda raw: Paper(output, raw)
    )
    emit_json(exported) if json else emit(f"{output}: {exported['bytes']:,} bytes, digest {exported['digest'][:16]}")
    return 0
