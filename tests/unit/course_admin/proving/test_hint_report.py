"""What those read who make a mistake is counted: a hint of its own, or less."""

import pytest

from course_admin.proving.hint_report import WORDS, hint_rows, kind_of_hint, without_own_hint
from course_admin.proving.trials import Outcome, Trial

CHECK = """
checks.expect(f(x), y, {"You doubled: halve it.": 2 * y})
checks.that(x > 0, f"x is {x}: it must be larger than 0.")
"""


@pytest.mark.parametrize(
    ("error", "stage", "word"),
    [
        ("CheckFailed: You doubled: halve it.", "check", "own"),
        ("CheckFailed: Item 1: You doubled: halve it.", "check", "own"),
        ("CheckFailed: x is -3: it must be larger than 0.", "check", "own"),
        ("CheckFailed: " + "Do without torch.relu here: to do its work ...", "check", "own"),
        ("CheckFailed: The shape should be (2,), but it is (3,).", "check", "general"),
        ("CheckFailed: 3 of 4 values are off; the first ...", "check", "numbers"),
        ("CheckFailed: Expected 3, but this is 4.", "check", "numbers"),
        ("CheckFailed: Expected 3, but this is 4.\nThat is 1 too many.", "check", "general"),
        ("IndexError: list index out of range", "check", "general"),
        ("Strange: rain", "check", "raw"),
        ("CheckFailed: You doubled: halve it.", "hidden", "hidden"),
        (None, "passed", None),
    ],
)
def test_each_answer_gets_one_word(error, stage, word):
    assert kind_of_hint(Outcome(error, stage), CHECK) == word


def test_the_table_counts_them():
    kinds = {"a": "own", "b": "own", "c": "raw", "d": "hidden", "e": None}
    trials = [Trial("01_x", "ex1", name, "wrong", None, hint=kind) for name, kind in kinds.items()]
    trials.append(Trial("01_x", "ex1", "mutant", "mutant", None))
    assert hint_rows(trials) == [
        ("exercise", "wrong", *WORDS),
        ("01_x ex1", "4", "2", "0", "0", "1", "1"),
        ("all", "4", "2", "0", "0", "1", "1"),
    ]
    assert [trial.answer for trial in without_own_hint(trials)] == ["c", "d"]
