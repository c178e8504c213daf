"""A terminal without ticks gets plain signs, and no command or check fails for it."""

import io
import subprocess
import sys

import pytest

from course_utils.checks import CheckFailed
from course_utils.printing import ERRORS, fits, print_plainly, say


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("ascii", "ok 1 -> 2... x \\u738b"), ("cp1252", "ok 1 -> 2… x \\u738b"), ("utf-8", None)],
)
def test_what_is_lacking_is_plain(monkeypatch, encoding, said):
    text = "✓ 1 → 2… ✗ 王"
    plain = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", plain)
    say(text)
    assert fits(text) == (said or text)
    print_plainly()
    print(text)
    plain.flush()
    assert plain.buffer.getvalue().decode(encoding).splitlines() == [said or text] * 2


def test_streams_that_have_no_encoding(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    print_plainly()
    say("✓")
    assert stream.getvalue() == "✓\n"
    assert "\udcff".encode("utf-8", ERRORS) == b"\\udcff"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_checks_print_there(encoding):
    run = subprocess.run(
        [sys.executable, "-c", "from course_utils import checks; checks.passed('Exercise 1')"],
        env={"PYTHONIOENCODING": encoding, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.stdout == "ok Exercise 1: every check here accepts your answer.\n", run.stderr


def test_a_failed_check_is_drawn_there(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert CheckFailed("It is 1.")._render_traceback_() == ["x Not yet. It is 1."]
