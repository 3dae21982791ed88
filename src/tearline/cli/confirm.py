"""Confirming what a machine recognised in a picture, word by word where it matters, into a text of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tearline.cli.output import read_input, say, write_output
from tearline.model.refusal import Refused

if TYPE_CHECKING:
    from tearline.desk.reading import Recognise

_AROUND = 30


def confirm_words(picture: Path, target: Path, recognise: Recognise) -> int:
    """Asks about every word that matters or is not sure, and writes the confirmed text to ``target``.

    Enter takes the word as it is, other words replace it, ``-`` takes it out; giving up writes nothing.
    """
    from tearline.desk.reading import suggested_text
    from tearline.wiring.apart import apart

    if target.exists():
        raise Refused("is there already", where=str(target), todo="name another file")
    suggestion = suggested_text(read_input(picture), name=str(picture), recognise=recognise, apart=apart)
    asked = [one for one in suggestion["words"] if one["matters"] and one["span"]]
    say(f"{len(suggestion['words'])} words, {len(asked)} to confirm. Hold the page beside them.")
    say("Enter: as shown. Other words: instead of it. - : not there.")
    text = _confirmed(suggestion["text"], asked)
    write_output(target, (text.rstrip() + "\n").encode())
    say(f"{target} holds the confirmed text; read the rest of it once more, then: tearline alerts add {target}")
    return 0


def _confirmed(text: str, asked: list[dict[str, Any]]) -> str:
    pieces: list[str] = []
    at = 0
    for number, word in enumerate(asked, 1):
        start, end = word["span"]
        before = " ".join(text[max(0, start - _AROUND) : start].split())
        after = " ".join(text[end : end + _AROUND].split())
        where = f"{number} of {len(asked)}, page {word['page']}, {word['confidence']:.0%}"
        say(f"\n{where}:  {before} [{word['text']}] {after}")
        answer = typer.prompt("  word", default=word["text"], show_default=False, err=True).strip()
        pieces.append(text[at:start])
        if answer == "-":
            start = end = end + (text[end : end + 1] == " ")
        else:
            pieces.append(answer)
        at = end
    return "".join([*pieces, text[at:]])
