"""The course itself passes its own `course check` and `course prove`."""

import os
from pathlib import Path

import pytest

from course_admin.authoring.checking import check_course
from course_admin.course.lessons import find_lessons
from course_admin.proving.trials import prove
from course_admin.course.settings import find_course

COURSE = find_course(Path(__file__).parent)
LESSONS = find_lessons(COURSE)


def test_there_are_lessons():
    lessons = [lesson.number for lesson in LESSONS if not lesson.is_project]
    projects = [lesson.number for lesson in LESSONS if lesson.is_project]
    assert lessons == [f"{k:02d}" for k in range(len(lessons))]
    assert projects == [f"P{k + 1}" for k in range(len(projects))]
    assert lessons
    assert projects


def test_course_check_finds_nothing():
    findings = [str(f) for _, found in check_course(COURSE, LESSONS) for f in found]
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_check_is_proved(lesson):
    jobs = 1 if "PYTEST_XDIST_WORKER" in os.environ else os.cpu_count() or 1
    count, trials = prove([lesson], jobs=jobs)
    trials = list(trials)
    problems = [f"{t.exercise} {t.answer}: {t.problem}" for t in trials if t.problem]
    assert not problems, "\n".join(problems)
    bare = [f"{t.exercise} {t.answer}: {t.hint}" for t in trials if t.hint in ("raw", "hidden")]
    assert not bare, "no sentence for a mistake that is known:\n" + "\n".join(bare)
    assert len(trials) == count
    if lesson.is_project:  # reference, stub, two others that get a part, mistakes and tricks
        assert count >= 10
        return
    exercises = len(lesson.exercises())
    assert exercises >= 4
    # reference, stub, three adversaries, at least three wrong answers and one right one
    assert count >= exercises * 9
