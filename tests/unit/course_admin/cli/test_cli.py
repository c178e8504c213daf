"""The course command: help, exit status, clear errors."""

import signal
import sys
import time

import pytest
from click.testing import CliRunner

from course_admin.cli import main


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in main.commands)],
)
def test_every_command_has_help(command):
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert len(result.output.splitlines()) > 5


@pytest.mark.parametrize("command", ["build", "check", "prove", "slides", "present"])
def test_an_unknown_lesson_is_2(course, command):
    result = course(command, "09_nothing")
    assert result.exit_code == 2
    assert "There is no lesson '09_nothing'. There are: 00_doubling." in result.output


def test_outside_the_course_is_2(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert "is not inside the course" in result.output


def test_an_interrupt_that_python_drops_in_a_finalizer_comes_again(course, monkeypatch):
    class Interrupted:
        def __del__(self):
            raise KeyboardInterrupt

    def work(*args, **kwargs):
        Interrupted()
        for _ in range(1_000):
            time.sleep(0.01)

    monkeypatch.setattr("course_admin.authoring.checking.check_course", work)
    before = sys.unraisablehook
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)  # workers ignore it
    try:
        result = course("check")
    finally:
        signal.signal(signal.SIGINT, handler)
    assert result.exit_code == 130
    assert "interrupted" in result.output
    assert sys.unraisablehook is before


def test_interrupted_is_130(course, monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("course_admin.authoring.checking.check_course", interrupt)
    result = course("check")
    assert result.exit_code == 130
    assert "interrupted" in result.output
