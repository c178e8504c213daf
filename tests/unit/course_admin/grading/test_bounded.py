"""Work on a hand-in ends when it takes too much, and nobody else's waits for it."""

import os
import signal
import time

import pytest

from course_admin.grading import bounded as module
from course_admin.grading.bounded import TookTooMuch, bounded

HANGING = 300  # seconds


def test_it_gives_what_the_function_gives():
    assert bounded(sorted, [3, 1, 2]) == [1, 2, 3]
    assert bounded(bytes, 10_000_000) == bytes(10_000_000)
    assert bounded(lambda: os.getpid()) != os.getpid()


def test_an_error_is_told_as_a_text():
    with pytest.raises(RuntimeError, match="ValueError: no"):
        bounded(_fail)


def _fail():
    raise ValueError("no")


@pytest.mark.parametrize(
    "work",
    [
        lambda: [0] * 10**10,  # memory
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: sum(k for k in range(10**12)),  # time
    ],
)
def test_what_takes_too_much_is_given_up(work):
    started = time.monotonic()
    with pytest.raises(TookTooMuch, match="too much"):
        bounded(work, cpu_seconds=2)
    assert time.monotonic() - started < HANGING


def test_what_sleeps_is_given_up(monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.5)
    with pytest.raises(TookTooMuch):
        bounded(time.sleep, HANGING)


def test_nothing_it_does_is_left_behind():
    found = []
    bounded(found.append, 1)
    assert found == []
