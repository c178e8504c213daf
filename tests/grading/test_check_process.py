"""The processes of checks share one that is warm, and no one's end is another's."""

import os
import signal
import time

import pytest

from course_admin.grading.check_process import CheckProcess, WarmProcess
from course_admin.grading.plain_values import decode, encode

TASK = {"cells": [], "callables": [], "values": {}, "seed": 0, "changes": False}


def soon():
    return time.monotonic() + 120


@pytest.fixture
def check_process():
    made = []

    def make():
        made.append(CheckProcess())
        return made[-1]

    yield make
    for process in made:
        process.close()


def error_of(process, check):
    process.wait_until_ready(soon())
    process.send(encode({**TASK, "check": check}), soon())
    return decode(process.receive(soon()))["verdict"]["error"]


def test_each_has_a_process_of_its_own_from_one_warm_process(check_process):
    first, second = check_process(), check_process()
    say = "raise ValueError(__import__('os').getppid())"
    assert error_of(first, say)[2] != error_of(second, say)[2]
    assert error_of(first, say) == error_of(first, say)
    assert first._warm is second._warm


def test_one_that_is_late_is_killed_and_no_other(check_process):
    first, second = check_process(), check_process()
    assert error_of(first, "1 + 1") is None
    assert error_of(second, "1 + 1") is None
    first.send(encode({**TASK, "check": "while True: pass"}), soon())
    with pytest.raises(TimeoutError, match="not done in time"):
        first.receive(time.monotonic() + 0.5)
    first.close()
    assert error_of(second, "2 + 2") is None
    assert error_of(check_process(), "3 + 3") is None
    assert is_gone(first._process)


def is_gone(number):
    """Whether a process ends, and is waited for by who started it, within a minute."""
    for _ in range(600):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_when_the_warm_process_was_killed_there_is_another(check_process):
    first = check_process()
    assert error_of(first, "1 + 1") is None
    os.kill(first._warm.process.pid, signal.SIGKILL)
    first._warm.process.wait()
    second = check_process()
    assert error_of(second, "1 + 1") is None
    assert error_of(first, "1 + 1") is None, "it was forked already, and lives on"
    assert second._warm is WarmProcess.shared()


def test_one_that_never_gets_ready_is_given_up(check_process):
    WarmProcess.shared().close()
    process = check_process()
    os.kill(process._warm.process.pid, signal.SIGSTOP)
    with pytest.raises(TimeoutError, match="not done in time"):
        process.wait_until_ready(time.monotonic() + 0.5)
    assert error_of(check_process(), "1 + 1") is None


def test_where_nothing_can_fork_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(WarmProcess, "_one", None)
    monkeypatch.delattr(os, "fork")
    with pytest.raises(Exception, match="grade in WSL, or on a Linux worker"):
        CheckProcess()
