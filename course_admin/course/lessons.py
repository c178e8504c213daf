"""A lesson's source as a notebook: stable cell ids, placeholders filled in, exercises found."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from course_admin.course.badges import badge_links
from course_admin.course.settings import Course, CourseError
from course_admin.course.sources import read_lesson

CHECK_COLUMNS = 78
LESSON_NAME = re.compile(r"(?:\d\d|p\d)_[a-z][a-z0-9_]*")  # a lesson's, or a project's
SOLUTION_BEGIN, SOLUTION_END = "### BEGIN SOLUTION", "### END SOLUTION"
HIDDEN_BEGIN, HIDDEN_END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
TIERS = ("write", "think", "explore", "project")
TRAINED = ("explore", "project")  # what is judged is a model that the answer trains, for seconds
# "### Exercise 3 · A network of your own (think ●●○, 10 min, 2 points)"; or the points alone.
EXERCISE_HEADING = re.compile(
    r"### Exercise (?P<number>\d+) · .+ "
    rf"\((?:(?P<tier>{'|'.join(TIERS)}) (?P<dots>●{{1,3}}○{{0,2}}), (?P<minutes>\d+) min, )?"
    r"(?P<points>[\d.]+) points?\)$",
    re.MULTILINE,
)
MARK_SCHEME_BEGIN, MARK_SCHEME_END = "=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="

KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}

COLAB_SETUP = """\
# On Colab, this fetches the course. Anywhere else, it does nothing.
import sys

if "google.colab" in sys.modules:
    !git clone -q --depth 1 -b {branch} {repository} /content/course
    %pip install -q /content/course
    %cd /content/course/notebooks/{lesson}"""


@dataclass(frozen=True)
class Exercise:
    """The parts of one exercise, as cells of the lesson's notebook.

    Attributes
    ----------
    id : str
        ``ex1``, ``ex2``, ...
    task, loader : NotebookNode or None
        The cells before the answer and between the answer and the check, whatever they are. A
        project has no loader.
    answer, check : NotebookNode
        The cells with grade ids ``exK`` and ``exK_tests``.
    """

    id: str
    task: NotebookNode | None
    answer: NotebookNode
    loader: NotebookNode | None
    check: NotebookNode

    @property
    def reference(self) -> str:
        """The answer cell as it stands in ``solutions/``: the markers taken out."""
        return without_markers(self.answer.source, SOLUTION_BEGIN, SOLUTION_END) + "\n"

    @property
    def solution(self) -> str:
        """What stands between the solution markers alone."""
        return "\n".join(marked_blocks(self.answer.source, SOLUTION_BEGIN, SOLUTION_END))

    @property
    def check_source(self) -> str:
        """The whole check, hidden tests included, markers taken out."""
        return without_markers(self.check.source, HIDDEN_BEGIN, HIDDEN_END)

    @property
    def hidden_tests(self) -> str:
        """The hidden tests alone."""
        return "\n".join(marked_blocks(self.check.source, HIDDEN_BEGIN, HIDDEN_END))

    @property
    def points(self) -> float:
        """What full marks are."""
        return self.check.metadata.nbgrader.points

    @property
    def tier(self) -> str | None:
        """What kind of exercise its heading says it is: write, think, explore; None if not said."""
        heading = EXERCISE_HEADING.match(self.task.source) if self.task else None
        return heading["tier"] if heading else None

    @property
    def needs(self) -> list[str]:
        """The context cells, besides the imports, which the check needs."""
        return list(course_metadata(self.check).get("needs", []))


@dataclass(frozen=True)
class Lesson:
    """One lesson or project: the file ``source/NN_name.md`` and what it compiles to."""

    course: Course
    name: str

    @property
    def is_project(self) -> bool:
        """Whether it is a project: one exercise, whose solution nobody gets."""
        return self.name.startswith("p")

    @property
    def number(self) -> str:
        """What its name begins with, ``02`` or ``P1``."""
        return self.name.partition("_")[0].upper()

    @property
    def title(self) -> str:
        """Its number and title, as its first heading has them."""
        number = called(self.name).capitalize() if self.is_project else int(self.number)
        return f"{number} · {self.front_matter['title']}"

    @property
    def path(self) -> Path:
        """The source file."""
        return self.course.source / f"{self.name}.md"

    @property
    def notebook_path(self) -> Path:
        """The released notebook."""
        return self.course.notebooks / self.name / f"{self.name}.ipynb"

    @property
    def solutions_path(self) -> Path:
        """The folder of the solutions."""
        return self.course.solutions / self.name

    @property
    def answers_path(self) -> Path:
        """The folder of the wrong and right answers."""
        return self.course.answers / self.name

    @property
    def solved_path(self) -> Path:
        """The executed, solved notebook, which is nbgrader's source."""
        return self.course.build / "source" / self.name / f"{self.name}.ipynb"

    @cached_property
    def raw_notebook(self) -> NotebookNode:
        """The source as jupytext reads it, placeholders unfilled."""
        return read_lesson(self.path)

    @cached_property
    def front_matter(self) -> dict:
        """The ``course:`` table at the top of the source: title, minutes, summary."""
        return dict(self.raw_notebook.metadata["course"])

    @cached_property
    def source_hash(self) -> str:
        """SHA-256 of all that decides what running the notebook prints."""
        cells = [
            [c.cell_type, c.source, {k: v for k, v in course_metadata(c).items() if k != "alt"}]
            for c in self.raw_notebook.cells
        ]
        return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()

    def notebook(self, run_seconds: int | None) -> NotebookNode:
        """Compile the source to a notebook with answers, hidden tests and no outputs.

        Parameters
        ----------
        run_seconds : int or None
            How long the lesson runs on one CPU core, for the line at its top; None when it has
            not been measured yet.
        """
        notebook = NotebookNode(json.loads(json.dumps(self.raw_notebook)))
        notebook = _as_nodes(notebook)
        front_matter = self.front_matter
        for cell in notebook.cells:
            cell.source = self._fill_in(cell.source, front_matter, run_seconds)
            if is_check(cell):
                cell.source = "\n".join([*check_opening(cell), cell.source])
        for cell, cell_id in zip(notebook.cells, _cell_ids(notebook.cells), strict=True):
            cell.id = cell_id
        notebook.metadata = _as_nodes(
            {
                "course": {"lesson": self.name, **front_matter},
                "kernelspec": KERNELSPEC,
                "language_info": LANGUAGE_INFO,
            }
        )
        notebook.nbformat, notebook.nbformat_minor = 4, 5
        return notebook

    def exercises(self) -> list[Exercise]:
        """Find the auto-graded exercises, in order.

        Raises
        ------
        CourseError
            If a check has no answer cell before it, or an answer no check, or a check no points.
        """
        exercises = find_exercises(self.notebook(None), self.path)
        for exercise in exercises:
            if not isinstance(exercise.check.metadata.nbgrader.get("points"), (int, float)):
                raise CourseError(f"{self.path}: the check {exercise.id}_tests lacks points.")
        return exercises

    def context(self, needs: list[str]) -> list[str]:
        """Give the sources of the cells that a check may rely on: the imports and those it names.

        Raises
        ------
        CourseError
            If a name is not that of a context cell of this lesson.
        """
        cells = {
            course_metadata(cell)["context"]: cell.source
            for cell in self.notebook(None).cells
            if "context" in course_metadata(cell)
        }
        wanted = ["imports", *needs]
        missing = [name for name in wanted if name not in cells]
        if missing:
            raise CourseError(
                f"{self.path}: no cell has the metadata course: {{context: {missing[0]}}}; "
                f"there are {sorted(cells) or 'none'}."
            )
        return [source for name, source in cells.items() if name in wanted]

    def _fill_in(self, source: str, front_matter: dict, run_seconds: int | None) -> str:
        if source.strip() == "{{ colab_setup }}":
            return COLAB_SETUP.format(
                branch=self.course.branch, repository=self.course.repository, lesson=self.name
            )
        return source.replace(
            "{{ lesson_card }}", _lesson_card(self, front_matter.get("minutes"), run_seconds)
        )


def called(name: str) -> str:
    """Say in a sentence which lesson or project it is.

    Examples
    --------
    >>> called("02_mlp"), called("p1_clothes")
    ('lesson 2', 'project 1')
    """
    number = name.partition("_")[0]
    return f"project {number[1:]}" if number[0] == "p" else f"lesson {int(number)}"


def find_lessons(course: Course, names: tuple[str, ...] = ()) -> list[Lesson]:
    """Find the lessons ``names`` (all when empty), in the order of their numbers.

    A name may be shortened to its number: ``02`` is ``02_mlp``, and ``p1`` the first project.

    Raises
    ------
    CourseError
        If a name is that of no lesson.
    """
    known = sorted(p.stem for p in course.source.glob("*.md") if LESSON_NAME.fullmatch(p.stem))
    if not names:
        return [Lesson(course, name) for name in known]
    found = []
    for name in names:
        name = Path(name).stem
        matches = [k for k in known if k == name or k.split("_")[0] == name.lower()]
        if not matches:
            raise CourseError(f"There is no lesson {name!r}. There are: {', '.join(known)}.")
        found.extend(matches)
    return [Lesson(course, name) for name in sorted(set(found))]


def find_exercises(notebook: NotebookNode, where: object = "the notebook") -> list[Exercise]:
    """Pair the answer cells of ``notebook`` with their checks; see `Lesson.exercises`."""
    cells = notebook.cells
    places = {grade_id(cell): i for i, cell in enumerate(cells) if grade_id(cell)}
    exercises = []
    for name, place in places.items():
        if is_answer(cells[place]):
            if f"{name}_tests" not in places:
                raise CourseError(f"{where}: the answer cell {name} has no check {name}_tests.")
            check = places[f"{name}_tests"]
            between = cells[place + 1 : check]
            exercises.append(
                Exercise(
                    name,
                    cells[place - 1] if place else None,
                    cells[place],
                    between[0] if len(between) == 1 else None,
                    cells[check],
                )
            )
        elif is_check(cells[place]) and name.removesuffix("_tests") not in places:
            raise CourseError(f"{where}: the check {name} has no answer cell.")
    return exercises


def course_metadata(cell: NotebookNode) -> dict:
    """Give the course's own metadata of a cell: ``context``, ``needs``, ``tolerance``, ``alt``."""
    return cell.metadata.get("course", {})


def check_opening(cell: NotebookNode) -> list[str]:
    """Give the lines that stand before the author's in a check cell: what it is, what it forbids.

    The first is Colab's: it folds a cell with a title.
    """
    number = (grade_id(cell) or "").removesuffix("_tests").removeprefix("ex")
    lines = [f"# @title Check exercise {number}: run this cell"]
    names = [f'"{name}"' for name in course_metadata(cell).get("without", [])]
    short = f"checks.without({', '.join(names)})"
    if names and len(short) <= CHECK_COLUMNS:
        lines.append(short)
    elif names:
        lines += ["checks.without(", *(f"    {name}," for name in names), ")"]
    return lines


def grade_id(cell: NotebookNode) -> str | None:
    """Give the cell's grade id, if it is nbgrader's."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def is_answer(cell: NotebookNode) -> bool:
    """Whether this is the answer cell of an auto-graded exercise."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and nbgrader.get("solution") and not nbgrader.get("grade"))


def is_check(cell: NotebookNode) -> bool:
    """Whether this is the check cell of an auto-graded exercise."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and nbgrader.get("grade") and not nbgrader.get("solution"))


def is_task(cell: NotebookNode) -> bool:
    """Whether this is a manually graded question."""
    return bool(cell.metadata.get("nbgrader", {}).get("task"))


def is_guard(cell: NotebookNode) -> bool:
    """Whether this cell asserts what the text claims: the build runs it, students do not get it."""
    return "guard" in cell.metadata.get("tags", [])


def is_loader(cell: NotebookNode) -> bool:
    """Whether this cell brings the solution in with ``%load``."""
    return "solution-loader" in cell.metadata.get("tags", [])


def marked_blocks(source: str, begin: str, end: str) -> Iterator[str]:
    """Give each part of ``source`` between a ``begin`` and an ``end`` line."""
    inside: list[str] | None = None
    for line in source.splitlines():
        if line.strip() == begin:
            inside = []
        elif line.strip() == end and inside is not None:
            yield "\n".join(inside)
            inside = None
        elif inside is not None:
            inside.append(line)


def without_markers(source: str, *markers: str) -> str:
    """Give ``source`` without the lines that are markers."""
    return "\n".join(line for line in source.splitlines() if line.strip() not in markers)


def _lesson_card(lesson: Lesson, minutes: int | None, run_seconds: int | None) -> str:
    runs = "not measured yet" if run_seconds is None else f"about {run_seconds} s"
    return (
        f"**Time** about {minutes} minutes · **Runs in** {runs} on one CPU core\n\n"
        + badge_links(lesson.course, lesson.name, "../../img")
    )


def _cell_ids(cells: list[NotebookNode]) -> Iterator[str]:
    """Give ids that stay the same as long as a cell does: its grade id, or a hash of its text."""
    seen: Counter[str] = Counter()
    for cell in cells:
        name = grade_id(cell) or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _as_nodes(value):
    if isinstance(value, dict):
        return NotebookNode({key: _as_nodes(item) for key, item in value.items()})
    if isinstance(value, list):
        return [_as_nodes(item) for item in value]
    return value
