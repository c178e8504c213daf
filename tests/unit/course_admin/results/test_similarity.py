"""Who copied is found, who thought alike is not; and what the two thresholds did in trial classes.

The trial: in each lesson, a class draws each answer at random from the solution and tests/answers,
the first ones more often (weights 1, 1/2, 1/3, ...), as real classes crowd around a few answers;
then one student takes over all but one of another's answers. MARGIN and SIMILARITY were chosen
where nearly no independent pair was listed and most copies were, for classes of 6 to 60.
"""

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.release import release
from course_admin.course.settings import find_course
from course_admin.results import similarity
from course_admin.results.similarity import similar_pairs, statements

COURSE = find_course(Path(__file__).parent)
LESSONS = find_lessons(COURSE)
STUB = "def mean(values):\n    # Your answer goes here.\n    raise NotImplementedError()\n"
SOLUTION = "def mean(values):\n    return sum(values) / len(values)\n"
KNOWN = {name: [STUB, SOLUTION] for name in ("ex1", "ex2", "ex3")}
ORIGINAL = """\
def mean(values):
    total, count = 0.0, 0
    for value in values:
        total += float(value)
        count += 1
    if count == 0:
        raise ValueError("nothing to average")
    return total / max(count, 1)
"""
DISGUISED = '''\
def mean(values):
    """I wrote this myself."""
    n, s = 0.0, 0  # start
    if s == 0:
        raise ValueError('empty!')

    for x in values:
        n+=float( x )
        s += 1
    return n/max(s,1)
'''
OTHERS = [
    "def mean(values):\n    return torch.tensor(values).mean().item()\n",
    "def mean(values):\n    return statistics.fmean(values)\n",
    "def mean(v):\n    s = 0\n    for i in range(9):\n        s = s + v[i]\n    return s / len(v)",
    "def mean(v):\n    return float(np.sum(np.asarray(v)) / np.size(v))\n",
    "def mean(v):\n    it = list(v)\n    return math.fsum(it) / len(it)\n",
]


def class_of(*answers):
    """Give each student one of the answers, for the sake of brevity the same in each exercise."""
    return {f"s{number:02}": dict.fromkeys(KNOWN, one) for number, one in enumerate(answers)}


def test_a_disguised_copy_is_found():
    found = similar_pairs(class_of(ORIGINAL, DISGUISED, *OTHERS, *[STUB] * 60), KNOWN)
    assert [pair.students for pair in found] == [("s00", "s01")]
    assert found[0].similarity > 0.9
    assert found[0].exercises == ["ex1", "ex2", "ex3"]


def test_the_solution_the_stub_and_what_many_wrote_are_nobodys_own():
    many = [SOLUTION] * 10 + [STUB] * 10 + [OTHERS[0]] * 10 + [OTHERS[1]] * 10
    assert similar_pairs(class_of(*many), KNOWN) == []


@pytest.mark.parametrize(
    "other",
    [
        ORIGINAL.replace("total", "s").replace("count", "how_many"),
        "# mine\n" + ORIGINAL.replace("    ", "\t").replace("\n", "  # so\n"),
        ORIGINAL.replace(" += ", "+=").replace(", ", " , "),
    ],
    ids=["names", "comments and tabs", "spaces"],
)
def test_what_does_not_count(other):
    assert statements(other) == statements(ORIGINAL)


def test_code_that_python_cannot_read_counts_up_to_the_error():
    assert statements("x = 1\ny = (\n")[:1] == statements("x = 1\n")
    assert statements("") == ()
    assert len(statements("\x00")) <= 1


@cache
def pools():
    """Read, for each lesson, what is known of each exercise, and the answers to draw from."""
    found = []
    for lesson in LESSONS:
        stubs = {cell.id: cell.source for cell in release(COURSE, lesson.notebook(0)).cells}
        known, pool = {}, {}
        for exercise in lesson.exercises():
            paths = sorted((lesson.answers_path / exercise.id).glob("*.py"))
            others = [path.read_text("utf-8") for path in paths]
            random.Random(0).shuffle(others)
            known[exercise.id] = [stubs[exercise.id], exercise.reference]
            pool[exercise.id] = [exercise.reference, *others]
        found.append((known, pool))
    return found


def trial_class(pool, size, seed):
    """Draw a class in which student 1 took all but the first answer from student 0."""
    chance = np.random.default_rng(seed)
    answers = {f"s{number:03}": {} for number in range(size)}
    for number, (exercise, sources) in enumerate(pool.items()):
        weights = 1 / np.arange(1, len(sources) + 1)
        picks = chance.choice(len(sources), size, p=weights / weights.sum())
        if number:
            picks[1] = picks[0]
        for student, pick in zip(answers, picks, strict=True):
            answers[student][exercise] = sources[pick]
    return answers


@pytest.mark.parametrize(("size", "found_at_least"), [(6, 0.8), (12, 0.8), (60, 0.7)])
def test_the_thresholds_in_trial_classes(size, found_at_least):
    """Over four draws of each class: a single one may hold two who chose alike by chance."""
    found = false = 0
    classes = [(known, pool, seed) for known, pool in pools() for seed in range(4)]
    for known, pool, seed in classes:
        pairs = [pair.students for pair in similar_pairs(trial_class(pool, size, seed), known)]
        found += ("s000", "s001") in pairs
        false += len([pair for pair in pairs if pair != ("s000", "s001")])
    print(f"{size}: {found} of {len(classes)} copies found, {false} others in as many classes")
    assert found >= found_at_least * len(classes)
    assert false <= 1.5 * len(classes)  # of 1,770 pairs in a class of 60, about one


def test_everybody_is_compared_with_everybody(monkeypatch):
    """Also where the class is cut into blocks."""
    class_ = class_of(ORIGINAL, *OTHERS, *[STUB] * 40, DISGUISED)
    whole = similar_pairs(class_, KNOWN)
    monkeypatch.setattr(similarity, "_BLOCK", 3)
    assert similar_pairs(class_, KNOWN) == whole
    assert whole[0].students == ("s00", "s46")


def test_of_a_long_line_the_beginning_counts():
    """`tokenize` takes the square of its length."""
    read = statements("x = 1\n" + "\\'" * 500_000)
    assert read[0] == ("_", "=", "1")
    assert sum(map(len, read)) < 1_010
