"""``python -m course_admin.demo``: grading from end to end, with a class of twelve made up here.

It writes everything below build/demo: the students' repository, a classroom with what they handed
in, feedback for each, and the report. Some of the twelve are right, some half right, some damaged
their notebook, and some attack the grader.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_admin.authoring.building import assemble, notebook_text, read_committed
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import Course, find_course
from course_admin.publishing.whole_folder import alone

LESSON = "00_getting_started"
SECONDS_PER_ANSWER = 20  # one of the twelve loops for ever, and nobody wants to watch that long

READS_HIDDEN_TESTS = '''
import sys


def matmul(a, b):
    """Look for the check in every frame, and raise its text as a hint."""
    frame, found = sys._getframe(), ""
    while frame is not None:
        found += str(frame.f_code.co_consts)
        frame = frame.f_back
    raise checks.CheckFailed(found + " ".join(map(str, globals().get("In", []))))
'''
EQUALS_EVERYTHING = """
class Anything(torch.Tensor):
    def __eq__(self, other):
        return True


def flatten(images):
    return torch.zeros(1).as_subclass(Anything)


checks.expect = lambda *args, **kwargs: None
"""
LEAVES_AT_ONCE = """
import os


def centre(x):
    os._exit(0)
"""
NEVER_ENDS = """
def to_floats(rows):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
"""
SCRIPT = "<script>document.body.innerHTML = 'all your marks are mine'</script>"
SHOWS_A_SCRIPT = f'''
from IPython.display import HTML, display

display(HTML("{SCRIPT}"))


def first_tensor():
    """</pre>{SCRIPT}"""
    return torch.tensor([1, 2, 3])
'''

Change = Callable[[NotebookNode], Any]


def main() -> None:
    """Make the demo, one at a time: each begins with an empty folder."""
    course = find_course()
    course.build.mkdir(exist_ok=True)
    with alone(course.build / ".demo.lock"):
        show(course, course.build / "demo")


def show(course: Course, home: Path) -> None:
    """Export, hand in, grade, write feedback and report; say where everything lies."""
    start = time.monotonic()
    (lesson,) = find_lessons(course, (LESSON,))
    shutil.rmtree(home, ignore_errors=True)
    classroom = home / "classroom"
    _course(course.root, "export", LESSON, "--student", str(home / "for-students"), "--graded")
    open_classroom(course, lesson, classroom)
    hand_in(lesson, classroom / "submitted")
    _course(classroom, "grade", LESSON, fine=(0, 1))  # 1: there is something to look at
    _course(classroom, "feedback", LESSON)
    report, marks = home / "report.html", home / "marks.csv"
    _course(classroom, "report", "--html", str(report), "--csv", str(marks))
    page = classroom / "feedback" / "half_right" / LESSON / f"{LESSON}.html"
    print(f"\nDone in {time.monotonic() - start:.0f} s. Open in a browser, or look at:")
    for what, path in (
        ("what students get", home / "for-students"),
        ("what they handed in", classroom / "submitted"),
        ("feedback for one of them", page),
        ("the report", report),
        ("the marks for an LMS", marks),
    ):
        print(f"  {what + ':':26}{path.relative_to(course.root)}")


def open_classroom(course: Course, lesson: Lesson, classroom: Path) -> None:
    """Make a folder that an instructor may grade in: configuration, one lesson, built."""
    classroom.mkdir(parents=True)
    shutil.copy(course.root / "pyproject.toml", classroom)
    config = (course.root / "nbgrader_config.py").read_text("utf-8")
    limits = f"c.GradeAnswers.limits = Limits(cpu_seconds={SECONDS_PER_ANSWER})\n"
    (classroom / "nbgrader_config.py").write_text(f"{config}\n{limits}", "utf-8")
    (classroom / "source").mkdir()
    shutil.copy(lesson.path, classroom / "source")
    solved = classroom / lesson.solved_path.relative_to(course.root)
    solved.parent.mkdir(parents=True)
    solved.write_text(notebook_text(assemble(lesson, read_committed(lesson))), "utf-8")


def hand_in(lesson: Lesson, submitted: Path) -> list[str]:
    """Lay the twelve submissions into ``submitted``; give the students' names."""
    right = {exercise.id: exercise.reference for exercise in lesson.exercises()}
    half = right | _answers(
        lesson, ex1="wrong_floats", ex3="wrong_swapped", ex4="wrong_rows", ex6="wrong_root"
    )
    notebooks: dict[str, tuple[dict[str, str], Change | None]] = {
        "right": (right, None),
        "right_in_other_words": (
            _answers(lesson, **dict.fromkeys(right, "right_*")),
            _discuss("In *radiology*: an X-ray goes in, a finding comes out."),
        ),
        "half_right": (half, None),
        "half_done": (
            {name: right[name] for name in ("ex1", "ex3")}
            | _answers(lesson, ex2="wrong_half", ex5="wrong_rows_with_rows"),
            None,
        ),
        "copied_and_renamed": ({name: renamed(source) for name, source in half.items()}, None),
        "empty": ({}, None),
        "damaged_but_right": (right, _damage),
        "reads_hidden_tests": (right | {"ex5": READS_HIDDEN_TESTS}, None),
        "equals_everything": (right | {"ex3": EQUALS_EVERYTHING}, None),
        "ends_and_never_ends": (right | {"ex4": LEAVES_AT_ONCE, "ex2": NEVER_ENDS}, None),
        "shows_a_script": (right | {"ex1": SHOWS_A_SCRIPT}, _discuss(SCRIPT)),
    }
    for student, (answers, change) in notebooks.items():
        notebook = nbformat.read(lesson.notebook_path, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.id, cell.source)
        if change is not None:
            change(notebook)
        _lay(submitted, student, lesson, json.dumps(notebook))
    whole = lesson.notebook_path.read_text("utf-8")
    _lay(submitted, "upload_was_cut_off", lesson, whole[: len(whole) // 2])
    return [*notebooks, "upload_was_cut_off"]


def renamed(source: str) -> str:
    r"""Give an answer with other names and another layout, as somebody does who copies.

    Examples
    --------
    >>> print(renamed("def centre(x):\n    mean = x.mean()\n    return x-mean  # done"))
    def centre(my_x):
        my_mean = my_x.mean()
        return my_x - my_mean
    """
    tree = ast.parse(source)
    own = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            own.add(node.id)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in own:
            node.id = f"my_{node.id}"
        elif isinstance(node, ast.arg):
            node.arg = f"my_{node.arg}"
    return ast.unparse(tree)


def _answers(lesson: Lesson, **names: str) -> dict[str, str]:
    """Read answers from tests/answers, without the line that says which hint they trigger."""
    found = {}
    for exercise, name in names.items():
        path = min((lesson.answers_path / exercise).glob(f"{name}.py"))
        found[exercise] = re.sub(r"\A# hint: .*\n", "", path.read_text("utf-8"))
    return found


def _damage(notebook: NotebookNode) -> None:
    """Do what happens to notebooks: a check lost, another one twice, no ids, cells skipped."""
    cells = {cell.id: cell for cell in notebook.cells}
    notebook.cells.remove(cells["ex2_tests"])
    notebook.cells.append(nbformat.from_dict(cells["ex3_tests"]))
    cells["ex4_tests"].source = "pass"
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", []).append("skip-execution")
    del cells["ex1"].metadata["nbgrader"]


def _discuss(text: str) -> Change:
    """Write an answer to the question to discuss."""

    def change(notebook: NotebookNode) -> None:
        place = next(i for i, cell in enumerate(notebook.cells) if cell.id == "discuss1")
        notebook.cells[place + 1].source = text

    return change


def _lay(submitted: Path, student: str, lesson: Lesson, content: str) -> None:
    path = submitted / student / lesson.name / f"{lesson.name}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")


def _course(folder: Path, *arguments: str, fine: tuple[int, ...] = (0,)) -> None:
    """Show a call of `course`, and make it in ``folder``."""
    print(f"\n$ course {' '.join(arguments)}", flush=True)
    run = subprocess.run([sys.executable, "-m", "course_admin.cli", *arguments], cwd=folder)
    if run.returncode not in fine:
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
