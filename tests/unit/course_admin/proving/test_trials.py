"""`course prove` turns red when a check does not do its work."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course
from course_admin.proving import trials as proving
from course_admin.proving.adversaries import AlwaysEqual, poisoned
from course_admin.proving.trials import first_line, judge, prove, summary_rows
from tests.unit.rewriting import rewrite

VISIBLE = 'checks.expect(double(number), 42, {"You squared it.": 441})'
HIDDEN = "    checks.expect(double(secret_number), 2 * secret_number)"


def problems(lesson):
    _, trials = prove([lesson], jobs=2)
    return {trial.answer: trial.problem for trial in trials if trial.problem}


def test_a_sound_check_is_proved(tiny_lesson):
    count, trials = prove([tiny_lesson], jobs=2)
    trials = list(trials)
    assert count == len(trials) == 18
    assert [trial.problem for trial in trials] == [None] * 18
    header, row = summary_rows(trials)
    assert header == ("exercise", *proving.KINDS)
    assert row == ("00_doubling ex1", "1/1", "1/1", "1/1", "0/0", "8/8", "3/3", "0/0", "3/3", "1/1")


@pytest.fixture
def small_project(tmp_path):
    """The project of tests/grading, with an answer that is right for half of the numbers."""
    answers = tmp_path / "tests" / "answers" / "p1_sums" / "ex1"
    for folder in (tmp_path / "source" / "hidden", answers):
        folder.mkdir(parents=True)
    tools = '[tool.course]\ntitle = "Small"\nrepository = "https://e.org/a/b"\nbranch = "main"\n'
    (tmp_path / "pyproject.toml").write_text(tools, "utf-8")
    shutil.copy(Path(__file__).parents[4] / "nbgrader_config.py", tmp_path)
    text = (Path(__file__).parents[3] / "grading" / "project.md").read_text("utf-8")
    (tmp_path / "source" / "p1_sums.md").write_text(text, "utf-8")
    x = np.random.default_rng(0).standard_normal((500, 2), dtype=np.float32)
    np.savez(tmp_path / "source" / "hidden" / "p1_sums.npz", x=x)
    half = "(x[:, :1] > 0.3) * x.sum(1, keepdim=True)"
    (answers / "part_half.py").write_text(
        "# points: 1\nclass Half(nn.Module):\n    def forward(self, x):\n"
        f"        return {half}\n\n\ndef train(x, y):\n    return Half()\n",
        "utf-8",
    )
    (lesson,) = find_lessons(find_course(tmp_path))
    return lesson


def test_an_answer_gets_the_part_that_its_file_says(small_project):
    trials = {trial.answer: trial for trial in prove([small_project], jobs=1, seeds=2)[1]}
    assert [trial.problem for trial in trials.values()] == [None] * 3
    assert 0.2 < trials["part_half.py"].measured["result"] < 0.5
    assert trials["part_half.py"].points == 1
    header, *rows = proving.result_rows(list(trials.values()))
    assert header[:4] == ("answer", "seed", "points", "result")
    assert [row[:3] for row in rows] == [
        ("p1_sums reference", "1", "4"),
        ("p1_sums part_half.py", "1", "1"),
    ]
    path = small_project.answers_path / "ex1" / "part_half.py"
    path.write_text(path.read_text("utf-8").replace("points: 1", "points: 2 to 4"), "utf-8")
    problems = [trial.problem for trial in prove([small_project], jobs=1)[1] if trial.problem]
    assert len(problems) == 1
    assert "got 1 points instead of 2 to 4" in problems[0]


@pytest.mark.parametrize(
    ("changes", "answer", "problem"),
    [
        ({VISIBLE: "assert True", HIDDEN: "    pass"}, "wrong_square.py", "got full marks"),
        ({VISIBLE: "assert True", HIDDEN: "    pass"}, "always-equal", "got full marks"),
        ({VISIBLE: "assert True", HIDDEN: "    pass"}, "stub", "got full marks"),
        ({VISIBLE: "double(number)", HIDDEN: "    pass"}, "NaN", "got full marks"),
        ({VISIBLE: "double(number)", HIDDEN: "    pass"}, "infinity", "got full marks"),
        ({VISIBLE: "assert double(number) == 42", HIDDEN: "    pass"}, "always-equal", "got full"),
        ({HIDDEN: "    pass"}, "wrong_by_heart.py", "got full marks"),
        ({'{"You squared it.": 441}': "{}"}, "wrong_square.py", "must trigger the hint"),
        ({"42, {": "43, {"}, "reference", "was rejected: CheckFailed: Expected 43"),
        ({"42, {": "43, {"}, "right_times.py", "was rejected"),
        ({HIDDEN: HIDDEN + "\nimport os\nos._exit(0)"}, "reference", "ProcessDied"),
    ],
)
def test_a_check_that_was_weakened_or_broken_is_seen(tiny_lesson, changes, answer, problem):
    lesson = tiny_lesson
    for old, new in changes.items():
        lesson = rewrite(lesson, old, new)
    assert problem in problems(lesson).get(answer, "nothing was found")


def test_a_wrong_answer_that_is_right_and_a_right_one_that_is_wrong_are_seen(tiny_lesson):
    folder = tiny_lesson.answers_path / "ex1"
    (folder / "wrong_square.py").write_text("# hint: (any)\ndef double(n):\n    return 2 * n\n")
    (folder / "right_times.py").write_text("def double(n):\n    return 2 * n + 1\n")
    (folder / "wrong_float.py").write_text("# hint: (any)\ndef dubble(n):\n    return 2 * n\n")
    found = problems(tiny_lesson)
    assert found["wrong_square.py"] == "got full marks"
    assert "was rejected" in found["right_times.py"]
    assert "must be rejected by the check, but raised NameError" in found["wrong_float.py"]


def test_a_stub_must_say_that_it_is_one(tiny_lesson):
    lesson = rewrite(
        tiny_lesson, "from course_utils", "import nothing_of_that_name\nfrom course_utils"
    )
    assert "could not be tried" in problems(lesson)["stub"]
    assert "could not be tried" in problems(lesson)["NaN"]


def test_a_stub_that_fails_where_it_is_defined_is_seen(tiny_lesson):
    lesson = rewrite(tiny_lesson, "def double(n):\n    ### BEGIN SOLUTION", "### BEGIN SOLUTION")
    lesson = rewrite(
        lesson,
        "    twice_as_much = n + n\n    return twice_as_much\n    ### END",
        "def double(n):\n    return n + n\n### END",
    )
    assert "not where it is defined" in problems(lesson)["stub"]


def test_a_wrong_answer_names_its_hint(tmp_path):
    with pytest.raises(CourseError, match="must begin with '# hint:"):
        first_line("def f(): pass\n", tmp_path / "wrong_x.py", "hint")


def test_what_one_answer_does_is_not_seen_by_the_next(tiny_lesson):
    spoil = "# hint: (any)\nchecks.expect = lambda *a, **k: None\nprint(1 / 0)\n"
    (tiny_lesson.answers_path / "ex1" / "wrong_a_first.py").write_text(spoil)
    assert list(problems(tiny_lesson)) == ["wrong_a_first.py"]


def test_a_check_that_is_only_lucky_is_seen_with_more_seeds(tiny_lesson):
    lucky = HIDDEN + "\nimport torch\nchecks.that(torch.rand(()) > 0.3, 'bad luck')"
    lesson = rewrite(tiny_lesson, HIDDEN, lucky)
    count, trials = prove([lesson], jobs=2, seeds=8)
    found = [t.problem for t in trials if t.kind == "reference" and t.problem]
    assert count == 8 * 18
    assert found
    assert all("with seed" in problem or "bad luck" in problem for problem in found)


def test_a_change_to_the_reference_that_the_check_does_not_see_is_found(tiny_lesson):
    lesson = rewrite(
        tiny_lesson, "twice_as_much = n + n", "twice_as_much = n + n if n != 5 else 10"
    )
    found = problems(lesson)
    assert "twice_as_much = n + n if n != 6 else 10" in found
    assert set(found.values()) == {"got full marks"}

    equivalent = "".join(f"'{name}' = 'the same, by another way'\n" for name in found)
    file = lesson.answers_path / "ex1" / "equivalent.toml"
    file.write_text(equivalent)
    _, trials = prove([lesson], jobs=2)
    reasons = {trial.equivalent for trial in trials if trial.kind == "mutant"}
    assert problems(lesson) == {}
    assert reasons == {None, "the same, by another way"}

    file.write_text(equivalent + "'twice_as_much = n - n if n != 5 else 10' = 'no'\n")
    assert "is called equivalent, but was rejected" in next(iter(problems(lesson).values()))
    file.write_text("'x = 1' = 'no'\n")
    with pytest.raises(CourseError, match="there is no mutant called 'x = 1'"):
        problems(lesson)
    file.write_text("x = 1 = 2")
    with pytest.raises(CourseError, match=r"equivalent\.toml"):
        problems(lesson)


def test_a_mutant_that_never_ends_is_rejected(tiny_lesson, monkeypatch):
    monkeypatch.setattr(proving, "SECONDS_PER_MUTANT", 3)
    loop = "while n == 0.5:\n        break_never = n\n    twice_as_much = n + n"
    lesson = rewrite(tiny_lesson, "twice_as_much = n + n", loop)
    _, trials = prove([lesson], jobs=2)
    judged = {trial.answer: trial.problem for trial in trials}
    assert judged["while n != 0.5:"] is None


def test_judging_gives_the_error_or_none():
    assert judge(["a = 1"], "x = a", "assert x == 1").error is None
    assert judge([], "x = 2", "assert x == 1, 'no'").error == "AssertionError: no"
    assert judge([], "%matplotlib inline\nx = 1", "assert x == 1").error is None


def test_the_object_equal_to_everything_is_convincing():
    always = AlwaysEqual()
    assert always == 3
    assert not always != 3  # noqa: SIM202
    assert torch.allclose(always, torch.ones(2))
    assert isinstance(always, torch.Tensor)
    assert always.shape == (2, 3)
    assert abs(always - 3) <= 1e-9
    assert list(always) == [True]


def test_poison_reaches_what_functions_classes_and_modules_give():
    nan = float("nan")
    assert math.isnan(poisoned(lambda: 3, nan)())
    assert math.isnan(poisoned({"a": [1, (2,)]}, nan)["a"][1][0])
    model = poisoned(torch.nn.Linear, nan)(2, 3)
    assert model(torch.ones(1, 2)).isnan().all()
    weights = torch.ones(3)
    poisoned(lambda w: None, nan)(weights)
    assert weights.isnan().all()

    class Counter:
        def count(self):
            return 1

    assert math.isnan(poisoned(Counter, nan)().count())
