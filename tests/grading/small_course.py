"""A course of one small lesson, and a class that hands it in: for the tests of grading."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from nbgrader.api import Gradebook

from course_admin.authoring.building import notebook_text, write_if_changed
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.release import release
from course_admin.course.settings import find_course

ROOT = Path(__file__).parents[2]
NAME = "00_doubling"
HANGING = 1800  # seconds

DOUBLE = "def double(n):\n    return 2 * n\n"
LAYER = "def layer():\n    return torch.nn.Linear(2, 3)\n"

# Student -> the two answers, and the points that they deserve.
CLASS = {
    "right": (DOUBLE, LAYER, 2, 3),
    "stub": (None, None, 0, 0),
    "squared": ("def double(n):\n    return n * n\n", LAYER, 0, 3),
    "two by four": (DOUBLE, "def layer():\n    return torch.nn.Linear(2, 4)\n", 2, 0),
    "ends": ("import os\ndef double(n):\n    os._exit(0)\n", LAYER, 0, 3),
    "cheats": (DOUBLE, "checks.kind = checks.that = checks.expect = print\n"
               "def layer():\n    return torch\n", 2, 0),
}  # fmt: skip


def make_course(root: Path) -> Lesson:
    """Write the course, built but not run."""
    (root / "source").mkdir(parents=True)
    (root / "pyproject.toml").write_text(
        '[project]\nname = "small"\nversion = "1"\n\n[tool.course]\ntitle = "Small"\n'
        'repository = "https://example.org/somebody/small"\nbranch = "main"\n'
    )
    shutil.copy(ROOT / "nbgrader_config.py", root)
    with (root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.GradeAnswers.limits = Limits(cpu_seconds=300, seconds=2000)\n")
    text = (ROOT / "tests" / "unit" / f"{NAME}.md").read_text("utf-8")
    imports = "from course_utils import checks"
    text = text.replace(imports, f"import torch\n\n{imports}")
    second = (Path(__file__).parent / "second_exercise.md").read_text("utf-8")
    before, begin, after = text.partition('+++ {"slideshow": {"slide_type": "slide"}, "nbgrader"')
    (root / "source" / f"{NAME}.md").write_text(before + second + begin + after, "utf-8")
    return build(root)


def build(root: Path) -> Lesson:
    """Write what `course build` writes, without running the lesson."""
    lesson = find_lessons(find_course(root))[0]
    solved = lesson.notebook(5)
    solved.metadata.course.source_hash = lesson.source_hash
    write_if_changed(lesson.solved_path, notebook_text(solved))
    write_if_changed(lesson.notebook_path, notebook_text(release(lesson.course, solved)))
    return lesson


def hand_in(lesson: Lesson, student: str, answers: tuple[str | None, ...]) -> Path:
    """Hand in the released notebook with answers; None leaves the stub."""
    notebook = json.loads(lesson.notebook_path.read_text("utf-8"))
    for number, answer in enumerate(answers, 1):
        for cell in notebook["cells"]:
            if cell["id"] == f"ex{number}" and answer is not None:
                cell["source"] = answer
    path = lesson.course.root / "submitted" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def due() -> dict[str, dict[str, float]]:
    """Give student -> exercise -> the points that the answer deserves."""
    return {name: {"ex1": one, "ex2": two} for name, (*_, one, two) in CLASS.items()}


def marks(root: Path) -> dict[str, dict[str, float]]:
    """Read student -> exercise -> points from the gradebook."""
    found: dict[str, dict[str, float]] = {}
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "deep-learning") as gradebook:
        for submission in gradebook.assignment_submissions(NAME):
            notebook = submission.notebooks[0]
            found[submission.student_id] = {
                grade.name.removesuffix("_tests"): grade.auto_score
                for grade in notebook.grades
                if grade.name.endswith("_tests")
            }
    return found


def command(*arguments: str) -> list[str]:
    """Write the call of a module of this environment."""
    return [sys.executable, "-m", *arguments]


def course(root: Path, *arguments: str, **options) -> subprocess.CompletedProcess[str]:
    """Run the course command in a process of its own."""
    return subprocess.run(
        command("course_admin.cli", *arguments),
        cwd=root,
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
        env={**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        **options,
    )


def remembered(root: Path) -> dict[str, int]:
    """Give what was judged, and when: file -> time in nanoseconds."""
    folder = root / "build" / "grading" / "answers"
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.json")}
