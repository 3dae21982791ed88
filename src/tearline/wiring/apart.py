"""A stranger's file is read in a process of its own, with bounded time and memory.

The limits of ``intake/forms`` are the first fence; this is the second, for what a library in C makes of bytes that
nobody foresaw: neither a loop in it nor a crash of it reaches the program.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from tearline.model.refusal import Declined, Refused

T = TypeVar("T")
SECONDS = 60.0
MEMORY = 4_000_000_000
_TODO = "save its text as plain text and read that"


def apart(read: Callable[[], T], name: str, *, seconds: float = SECONDS) -> T:
    """What ``read`` gives, or what it raises. Raises Refused where it takes too long, too much memory, or dies.

    Where processes cannot be forked (Windows), or threads run that a fork would cut off, it is simply called.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return read()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(read, writing, seconds)
    os.close(writing)
    answer, status = b"", None
    try:
        with os.fdopen(reading, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
    finally:
        if status is None:  # the user stopped us
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) == signal.SIGALRM
        what = f"reading it took longer than {seconds:g} seconds" if late else "reading it failed"
        raise Refused(what, where=name, todo=_TODO)
    # The bytes come from our own child, which had no more rights than we have.
    done: bool
    result: Any
    done, result = pickle.loads(answer) if answer else (False, MemoryError())  # noqa: S301
    if done:
        return cast(T, result)
    if isinstance(result, MemoryError):
        raise Refused(f"reading it needs more than {MEMORY:,} bytes of memory", where=name, todo=_TODO)
    raise result


def _work(read: Callable[[], T], writing: int, seconds: float) -> None:
    """The child: reads, sends what it got, and is gone. The kernel ends it when its time is up."""
    try:
        import resource

        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        outcome: tuple[bool, object]
        try:
            outcome = True, read()
        except (Declined, Exception) as error:  # noqa: BLE001 - sent to the parent, which raises it
            outcome = False, error
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(outcome, pipe)
    finally:
        os._exit(0)
