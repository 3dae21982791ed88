"""The two ways in which Tearline declines: refused input, and a judgement it cannot make.

Both carry one line for a person: what is wrong, where, and what to do. The doors print it and
set the exit status (2 for refused input, 3 for ``cannot judge``).
"""

from __future__ import annotations


class Declined(Exception):
    """Common shape of both: ``what`` is wrong, ``where``, and what ``todo`` about it."""

    exit_status: int = 2

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(self.line())

    def line(self) -> str:
        """The one line that a person reads: ``where: what; todo``."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        return " ".join((f"{text}; {self.todo}" if self.todo else text).split())


class Refused(Declined):
    """Input that cannot be taken as it is; nothing of it was kept."""

    exit_status = 2


class CannotJudge(Declined):
    """A mandatory list or rule is missing, stale or has no version for the date."""

    exit_status = 3
