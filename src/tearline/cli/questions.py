"""The questions of ``tearline alerts new``, one a line, each with what an empty answer means."""

from __future__ import annotations

from datetime import date
from typing import Any

import typer

from tearline.cli.output import say
from tearline.model.refusal import Refused


def ask_for(given: dict[str, Any], today: date) -> dict[str, Any]:
    """``given`` with an answer to each slot that it leaves out, asked for at the terminal, on standard error.

    Each answer is checked when it is given, and asked for again where it cannot be read.
    """
    from tearline.desk.telling import Came
    from tearline.model.alert import Concern

    answers = dict(given)
    answers["came"] = given["came"] or _one(
        "How did it come (telephone, meeting, paper)", "telephone", _word(list(Came))
    )
    answers["on"] = given["on"] or _one("Told on", today.isoformat(), _day)
    answers["source"] = given["source"] or _one("Source", None, _words)
    answers["mark"] = given["mark"] or _one("Mark, such as (S//REL TO USA, MYS)", None, _mark)
    for key, question in (
        ("buyers", "Buyer"),
        ("intermediaries", "Intermediary"),
        ("suppliers", "Supplier approached"),
    ):
        answers[key] = given[key] or _several(f"{question} (name, country[, suspected])")
    answers["item"] = given["item"] or _one("What is sought", "", str.strip)
    if answers["item"]:
        answers["models"] = given["models"] or _listed(_one("Models, with commas", "", str.strip))
        answers["quantity"] = given["quantity"] or _one("How many", "", _count)
    answers["seen"] = given["seen"] or _one("When was it seen (2026, 2026-08 or 2026-08-19)", "", _seen)
    answers["use"] = given["use"] or _one("Stated use", "", str.strip)
    kinds = ", ".join(Concern)
    answers["concerns"] = given["concerns"] or _listed(_one(f"Concerns ({kinds})", "", _concerns))
    answers["ask"] = given["ask"] or _listed(_one("What are we asked to do", "", str.strip), apart=";")
    if answers["ask"]:
        answers["due"] = given["due"] or _one("By when (YYYY-MM-DD)", "", lambda text: _day(text) if text else "")
        answers["report_to"] = given["report_to"] or _one("Where does the answer go", "", str.strip)
    answers["contact"] = given["contact"] or _one("Contact", "", str.strip)
    return answers


def _one(question: str, default: str | None, check: Any) -> Any:
    """One checked answer; ``default`` None: it must be given."""
    while True:
        shown = bool(default)
        answer = typer.prompt(f"  {question}", default=default or "", show_default=shown, err=True)
        try:
            return check(str(answer).strip())
        except Refused as refused:
            say(f"    {refused.what}; {refused.todo}" if refused.todo else f"    {refused.what}")


def _several(question: str) -> list[str]:
    """Answers until an empty one."""
    found: list[str] = []
    while True:
        answer = typer.prompt(f"  {question}{', another' if found else ''}", default="", show_default=False, err=True)
        if not answer.strip():
            return found
        found.append(answer.strip())


def _listed(text: Any, apart: str = ",") -> list[str]:
    return [piece.strip() for piece in str(text).split(apart) if piece.strip()]


def _words(text: str) -> str:
    if not text:
        raise Refused("this is needed", todo="say as much as may be written down")
    return text


def _mark(text: str) -> str:
    from tearline.model.marking import parse_portion

    read = parse_portion(f"({text.strip('()[] ')})")
    if not text or read.problem:
        raise Refused(read.problem or "a mark is needed", todo="such as (U), (S), (S//NF), (C//REL TO USA, MYS)")
    return text


def _word(words: list[str]) -> Any:
    def check(text: str) -> str:
        if text.lower() not in words:
            raise Refused(f"'{text}' is none of them", todo=f"one of {', '.join(words)}")
        return text.lower()

    return check


def _concerns(text: str) -> str:
    from tearline.model.alert import Concern

    for one in _listed(text):
        _word(list(Concern))(one)
    return text.lower()


def _day(text: str) -> str:
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Refused(f"'{text}' is not a day", todo="write it as YYYY-MM-DD")


def _seen(text: str) -> str:
    if not text or (len(text) == 4 and text.isdecimal()):
        return text
    _day(f"{text}-01" if len(text) == 7 else text)
    return text


def _count(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise Refused(f"'{text}' is not a number of things", todo="write a figure, or nothing")
    return int(text)
