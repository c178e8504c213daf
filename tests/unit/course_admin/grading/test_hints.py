"""A hint is the course's own sentence, or it is not shown."""

import base64
from pathlib import Path

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.grading.hints import _sentences, hint_kind, shown_hint
from course_admin.proving.trials import ANY_HINT, first_line
from course_utils import checks

CHECK = """\
%matplotlib inline
for name in ("and", "or"):
    checks.that(works(name), f"{name}: give a pair (w, b), not {works(name)!r}.")
checks.that(loss > 0, "Your loss is negative: "
            "a sign is wrong.")
### BEGIN HIDDEN TESTS
secret = 1234
### END HIDDEN TESTS
"""
SECRET = base64.b64encode(b"secret = 1234" * 20).decode()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Your loss is negative: a sign is wrong.", "Your loss is negative: a sign is wrong."),
        ("or: give a pair (w, b), not (1, 2).", "or: give a pair (w, b), not (1, 2)."),
        ("or: give a pair (w, b), not secret = 1234.", "or: give a pair (w, b), not …."),
        (f"{SECRET}: give a pair (w, b), not 3.", "…: give a pair (w, b), not 3."),
        ("Item 2: Your answer contains NaN or infinity.",) * 2,
        (f"Expected a number, but this is a {SECRET}.", "Expected a number, but this is …."),
        ("secret = 1234", None),
        (SECRET, None),
        (f"Your loss is negative: a sign is wrong. {SECRET}", None),
        ("Item 2: secret = 1234", None),
        ("", None),
        (f"or: give a pair (w, b), not {'1' * 40}x.", "or: give a pair (w, b), not …."),
        ("or: give a pair (w, b), not 1.5e-05.", "or: give a pair (w, b), not 1.5e-05."),
        ("or: give a pair (w, b), not " * 1000, None),
    ],
)
def test_what_is_shown(said, shown):
    assert shown_hint(said, CHECK) == shown


@pytest.mark.parametrize(
    ("name", "called", "shown"),
    [
        ("torch.matmul", "", checks.do_without("torch.matmul")),
        ("torch.matmul", "mm", checks.do_without("torch.matmul", "mm")),
        ("torch.matmul", "secret", checks.do_without("torch.matmul", "…")),
        ("secret", "mm", checks.do_without("…", "mm")),
    ],
)
def test_what_a_check_forbids_is_named(name, called, shown):
    check = "checks.without('torch.matmul', 'numpy.dot')\n" + CHECK
    assert shown_hint(checks.do_without(name, called), check) == shown


def test_kinds_are_counted_without_their_numbers():
    kinds = {
        hint_kind(f"{name}: give a pair (w, b), not {n}.", CHECK) for name in "ab" for n in "12"
    }
    assert kinds == {"…: give a pair (w, b), not …."}


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, 2),
        (1.5, 2),
        ([1], [1, 2]),
        ([1, 2], [1, 3]),
        (None, 1),
        (float("nan"), 1.0),
        ((1,), [1]),
    ],
)
def test_every_difference_that_the_checks_find_is_shown_whole(actual, expected):
    with pytest.raises(checks.CheckFailed) as failed:
        checks.expect(actual, expected)
    assert shown_hint(str(failed.value), "") == str(failed.value)


def test_tensors_too():
    import torch

    pairs = [
        (torch.zeros(2), torch.zeros(2, 3)),
        (torch.zeros(2).double(), torch.zeros(2)),
        (torch.zeros(2), torch.ones(2)),
        (torch.tensor([1.0, float("inf")]), torch.zeros(2)),
        ([0.0], torch.zeros(1)),
        (torch.zeros(()), 0.0),
    ]
    for actual, expected in pairs:
        with pytest.raises(checks.CheckFailed) as failed:
            checks.expect(actual, expected)
        assert shown_hint(str(failed.value), "") == str(failed.value)


def test_the_hints_that_wrong_answers_trigger_are_known():
    """All but those which Python or PyTorch words; of one with a blank, a piece beside it."""
    course = find_course(Path(__file__).parent)
    known = unknown = 0
    library = _sentences(Path(checks.__file__).read_text("utf-8"))
    for lesson in find_lessons(course):
        for exercise in lesson.exercises():
            texts = [s.text for s in (*_sentences(exercise.check_source), *library)]
            for path in (lesson.answers_path / exercise.id).glob("wrong_*.py"):
                hint = first_line(path.read_text("utf-8"), path, "hint")
                if hint != ANY_HINT:
                    found = any(_is_of(hint, text) for text in texts)
                    known, unknown = known + found, unknown + (not found)
    assert known > 1000
    assert unknown < 0.02 * known


def _is_of(hint, text):
    """Tell whether a part of a message may be one of a sentence, whatever fills its blanks."""
    _, _, behind = hint.partition(": ")  # a hint may begin with a blank: "A: you rounded up"
    pieces = [piece.strip() for piece in text.split("…")]
    return (
        hint in text
        or (len(behind) >= 8 and behind in text)
        or any(len(piece) >= 8 and piece in hint for piece in pieces)
    )


def test_a_line_that_begins_like_a_command_is_read_as_python():
    check = 'checks.that(shape\n            != (2, 3), "It has the shape of the input.")\n'
    assert shown_hint("It has the shape of the input.", check)
