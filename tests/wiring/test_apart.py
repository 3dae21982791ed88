"""A reading in a process of its own: what it gives, what it raises, and what becomes of one that goes wrong."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from tearline.model.refusal import CannotJudge, Refused
from tearline.wiring import apart as module
from tearline.wiring.apart import apart


def loop() -> None:
    while True:
        pass


def deaf_loop() -> None:
    """What a library in C does that never comes back to Python."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    loop()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def devour() -> int:
    return len(b"x" * 2_000_000_000)


def refuse() -> None:
    raise Refused("it is empty", where="a.txt", todo="give another")


def test_what_is_read_comes_back() -> None:
    here = os.getpid()
    assert apart(lambda: {"a": [1, 2]}, "a.txt") == {"a": [1, 2]}
    assert apart(os.getpid, "a.txt") != here


def test_what_is_refused_is_refused_with_the_same_words() -> None:
    with pytest.raises(Refused) as refusal:
        apart(refuse, "a.txt")
    assert refusal.value.line() == "a.txt: it is empty; give another"
    assert (refusal.value.what, refusal.value.todo) == ("it is empty", "give another")


@pytest.mark.parametrize("error", [CannotJudge("no list"), ValueError("a defect")])
def test_any_other_error_is_the_same_error(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error), match=str(error)):
        apart(fail, "a.txt")


@pytest.mark.parametrize("endless", [loop, deaf_loop])
def test_one_that_never_ends_is_ended(endless: Callable[[], None]) -> None:
    with pytest.raises(Refused, match=r"a.txt: reading it took longer than 0.2 seconds; save its text"):
        apart(endless, "a.txt", seconds=0.2)


def test_one_that_crashes_takes_nothing_with_it() -> None:
    with pytest.raises(Refused, match=r"a.txt: reading it failed; save its text"):
        apart(crash, "a.txt")


def test_one_that_takes_all_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEMORY", 1_500_000_000)
    with pytest.raises(Refused, match="needs more than 1,500,000,000 bytes of memory"):
        apart(devour, "a.txt")


def test_beside_threads_it_is_read_in_place() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert apart(os.getpid, "a.txt") == os.getpid()
    finally:
        stop.set()
        thread.join()
