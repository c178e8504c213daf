"""`course grade` beside stock `nbgrader autograde`: ``python -m benchmarks.grading``.

Both grade the same right answers of a class, in turn. nbgrader is as it ships: its own
preprocessors, one submission after the other, the whole notebook, and no jail. `course grade` has
the jail on and all cores. Each answer carries its student's name, so none is known from another.

With ``--sizes``, `course grade` alone grades classes of these sizes: does a submission cost the
same in a large class?
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import paired
from course_admin.authoring.building import (
    assemble,
    notebook_text,
    read_committed,
    write_if_changed,
)
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import CourseError, find_course

GOAL = 1 / 3  # of stock nbgrader's time
STOCK = """\
import os, sys
from pathlib import Path

c = get_config()
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
c.CourseDirectory.course_id = "deep-learning"
c.CourseDirectory.source_directory = "build/source"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.Execute.timeout = 600
"""


def make_class(root: Path, lesson: Lesson, count: int, *, stock: bool) -> None:
    """Lay a built lesson and ``count`` submissions of it into an empty folder."""
    source = lesson.course.root
    shutil.copy(source / "pyproject.toml", root)
    if stock:
        (root / "nbgrader_config.py").write_text(STOCK)
    else:
        shutil.copy(source / "nbgrader_config.py", root)
        for path in (lesson.path, lesson.notebook_path):
            copied = root / path.relative_to(source)
            copied.parent.mkdir(parents=True)
            shutil.copy(path, copied)
    solved = assemble(lesson, read_committed(lesson))
    write_if_changed(root / lesson.solved_path.relative_to(source), notebook_text(solved))
    released = json.loads(lesson.notebook_path.read_text("utf-8"))
    answers = {exercise.id: exercise.reference for exercise in lesson.exercises()}
    for number in range(count):
        for cell in released["cells"]:
            if cell["id"] in answers:
                cell["source"] = f"{answers[cell['id']]}\n# by student {number}"
        path = root / "submitted" / f"student{number:03}" / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(released), "utf-8")


def run(root: Path, *arguments: str) -> None:
    """Run a module of this environment in ``root``.

    Raises
    ------
    CourseError
        If it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COURSE_STATIC": "1"},
    )
    if done.returncode:
        raise CourseError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"[-3000:])


def stock(folder: Path, lesson: Lesson, count: int) -> Callable[[], object]:
    """Prepare a class for stock nbgrader; give the run that is timed."""
    root = Path(tempfile.mkdtemp(dir=folder))
    make_class(root, lesson, count, stock=True)
    run(root, "nbgrader", "generate_assignment", lesson.name, "--force", "--create")
    return lambda: run(root, "nbgrader", "autograde", lesson.name, "--create")


def ours(folder: Path, lesson: Lesson, count: int) -> Callable[[], object]:
    """Prepare a class for `course grade`; give the run that is timed."""
    root = Path(tempfile.mkdtemp(dir=folder))
    make_class(root, lesson, count, stock=False)
    return lambda: run(root, "course_admin.cli", "grade", lesson.name)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = paired.parser(__doc__.splitlines()[0], repetitions=1)
    parser.add_argument("--lesson", default="00", help="which lesson [%(default)s]")
    parser.add_argument("--submissions", type=int, default=20, help="size of the class [20]")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[], help="also the cost at these sizes: 20 50 200"
    )
    options = parser.parse_args(arguments)
    (lesson,) = find_lessons(find_course(Path(__file__).parent), (options.lesson,))
    with tempfile.TemporaryDirectory(prefix="grading-") as name:
        folder = Path(name)
        results = paired.measure(
            {
                "nbgrader autograde, no jail": lambda: stock(folder, lesson, options.submissions),
                "course grade, in the jail": lambda: ours(folder, lesson, options.submissions),
            },
            repetitions=options.repetitions,
            goals={"course grade, in the jail": GOAL},
            warm_up=0,
        )
        costs = {}
        for size in options.sizes:
            grade = ours(folder, lesson, size)
            started = time.perf_counter()
            grade()
            costs[size] = (time.perf_counter() - started) / size
    paired.report(
        "grading",
        results,
        options,
        lesson=lesson.name,
        submissions=options.submissions,
        seconds_per_submission=costs,
    )
    if not options.json:
        print(f"{options.submissions} submissions of {lesson.name}.")
        for size, seconds in costs.items():
            print(f"course grade, {size} submissions: {seconds:.2f} s each")


if __name__ == "__main__":
    main()
