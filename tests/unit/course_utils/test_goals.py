"""A result, a budget and steps: what a project is judged by."""

import time

import numpy as np
import pytest
import torch

from course_utils import check_cells, goals

STEPS = {0.8: 2, 0.9: 4}


@pytest.mark.parametrize(
    ("value", "share"),
    [(0.79, 0), (0.8, 0.5), (0.899, 0.5), (0.9, 1), (1.0, 1), (float("nan"), 0)],
)
def test_a_step_is_reached_or_not(value, share):
    assert goals.award(value, STEPS).share == share


@pytest.mark.parametrize(("value", "share"), [(13, 0), (9, 0.5), (5.01, 0.5), (5, 1), (1, 1)])
def test_less_may_be_better(value, share):
    assert goals.award(value, {9: 1, 5: 2}, lower=True).share == share


def test_what_to_expect_is_said(capsys):
    goals.award(0.89, STEPS, error=0.02)
    assert capsys.readouterr().out == (
        "2 of 4 points for 0.89. On other data it may be from 0.87 to 0.91: 2 to 4 points.\n"
    )
    goals.award(0.8, STEPS, parameters=29180, cpu_seconds=50.2)
    assert "points for 0.8 (parameters 29,180, CPU seconds 50)." in capsys.readouterr().out
    goals.award(6.0, {9: 1, 5: 2}, error=0.5, lower=True)
    assert "from 5.5 to 6.5: 1 points" in capsys.readouterr().out


@pytest.mark.parametrize("steps", [{}, {0.8: 4, 0.9: 2}, {0.8: 0}])
def test_steps_that_give_less_for_more_are_an_error(steps):
    with pytest.raises(ValueError, match="more points for better results"):
        goals.award(1.0, steps)


def test_the_last_award_counts_and_keeps_what_was_measured():
    check = "goals.award(1.0, {0.5: 2})\ngoals.award(0.6, {0.5: 1, 0.9: 2}, parameters=7)"
    code = compile(check, "<check>", "exec")
    award = check_cells.run(code, {"goals": goals})
    assert (award.share, award.measured) == (
        0.5,
        {"result": 0.6, "less_is_better": 0, "parameters": 7},
    )
    assert check_cells.run(compile("x = 1", "<check>", "exec"), {}) is None


def test_outside_a_check_it_only_says_so(capsys):
    goals.award(1.0, STEPS)
    assert "4 of 4 points" in capsys.readouterr().out


def test_seconds_are_those_of_the_processor():
    def work(seconds):
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass
        time.sleep(0.3)
        return "done"

    result, spent = goals.timed(work, 0.2)
    assert result == "done"
    first = spent()
    assert 0.15 <= first < 0.45
    work(0.2)
    assert spent() >= first + 0.15


def test_hidden_data_are_read_where_graders_have_them(monkeypatch, tmp_path):
    np.savez(tmp_path / "some.npz", labels=np.arange(3, dtype=np.uint8))
    (tmp_path / "play.txt").write_text("Exit, pursued by a bear", "utf-8")
    monkeypatch.setenv("COURSE_HIDDEN", str(tmp_path))
    assert torch.equal(goals.hidden("some.npz")["labels"], torch.arange(3, dtype=torch.uint8))
    assert goals.hidden("play.txt") == "Exit, pursued by a bear"
    with pytest.raises(FileNotFoundError, match=r"no other\.npz here"):
        goals.hidden("other.npz")
    monkeypatch.delenv("COURSE_HIDDEN")
    with pytest.raises(FileNotFoundError, match="only graders have them"):
        goals.hidden("some.npz")


def test_what_is_said_of_too_much_code():
    assert goals.too_much_code(7_130, 6_000).startswith(
        "What your answer relies on has 7.1 kB of code, compressed; 6 kB are allowed."
    )
