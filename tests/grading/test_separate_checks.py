"""A check that runs far from the answer judges as it does beside it: known answers show it."""

import base64
import multiprocessing
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_admin.course.cell_names import defined_names, used_names
from course_admin.course.execution import warm_up
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.grading.answering import Server
from course_admin.grading.grader import may_be_separate
from course_admin.grading.judging import CHANGED
from course_admin.grading.plain_values import decode, encode
from course_admin.grading.separate_checks import run_check
from course_admin.proving.trials import ANY_HINT, hint_of

COURSE = find_course(Path(__file__).parent)
# Of lesson 09 no check runs separately.
LESSONS = find_lessons(COURSE, ("00", "04", "10"))
HANGING = 300  # seconds


@pytest.fixture(scope="module", autouse=True)
def _warm():
    warm_up()


def in_a_fork(function, *args):
    """Run ``function`` where nothing that an answer does reaches the next one."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(function(*args)), daemon=True)
    process.start()
    sender.close()
    try:
        assert receiver.poll(HANGING)
        return receiver.recv()
    finally:
        process.kill()
        process.join()


def judge(cells, answer, exercise, changes=False):
    """Judge ``answer`` as `judging` does, without a kernel between; give the error or None."""
    server = Server(1)

    def ask(request):
        return decode(base64.b64decode(server(base64.b64encode(encode(request)).decode())))

    assert ask({"do": "prepare", "cells": cells}) == {"error": None}
    names = sorted(defined_names(exercise.reference) & used_names(exercise.check.source))
    said = ask({"do": "answer", "cells": [answer], "names": names})
    check, callables, values = exercise.check.source, said["callables"], said["values"]
    verdict = run_check(cells, check, callables, values, 1, ask, changes)
    assert not verdict["context"]
    if verdict["changed"]:
        return CHANGED
    error = verdict["error"]
    return None if error is None else f"{error[1]}: {error[2]}"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_known_answers_get_what_they_deserve(lesson):
    separate, problems = 0, []
    for exercise in lesson.exercises():
        cells = lesson.context(exercise.needs)
        if not may_be_separate(exercise, exercise.reference):
            continue
        error = in_a_fork(judge, cells, exercise.reference, exercise)
        changes = error == CHANGED
        if changes:
            error = in_a_fork(judge, cells, exercise.reference, exercise, True)
        if error is not None:
            continue  # it goes together
        separate += 1
        folder = lesson.answers_path / exercise.id
        for path in sorted(folder.glob("*.py")):
            error = in_a_fork(judge, cells, path.read_text("utf-8"), exercise, changes)
            wrong = path.name.startswith("wrong")
            hint = hint_of(path.read_text("utf-8"), path) if wrong else None
            as_it_should = error is None
            if wrong:
                as_it_should = error is not None and (
                    error.startswith("CheckFailed") if hint == ANY_HINT else hint in error
                )
            if not as_it_should:
                problems.append(f"{exercise.id}, {path.name}: {error}")
    assert not problems, "\n".join(problems)
    assert separate, f"no check of {lesson.name} can run separately"


@pytest.mark.parametrize(("changes", "due"), [(False, CHANGED), (True, None)])
def test_an_answer_that_changes_what_it_is_compared_with_passes_only_where_it_must(changes, due):
    honest = "def double(x):\n    y = 2 * x\n    x += 1\n    x -= 1\n    return y\n"
    check = "x = torch.arange(3)\nassert torch.equal(double(x), 2 * x)\n"  # expects too late
    exercise = SimpleNamespace(reference=honest, check=SimpleNamespace(source=check))
    answer = "def double(x):\n    x.zero_()\n    return x\n"
    assert in_a_fork(judge, ["import torch"], answer, exercise, changes) == due
    assert in_a_fork(judge, ["import torch"], honest, exercise, changes) is None
