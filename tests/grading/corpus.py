"""The submissions in attacks/ and honest/: read from their files, and laid where a grader looks.

A file of the corpus is never imported as a module of the course, and what is hostile in it is text:
only a grader runs it. It may say:

``ANSWERS``
    Grade id -> the source that stands there instead of the right answer. Nothing in an attack's
    ``ANSWERS`` solves its exercise, but what ``SOLVED`` names.
``SOLVED``
    Exercises in ``ANSWERS`` which are solved all the same.
``NOTHING``
    Whether there is no answer in what it hands in: all answer cells are empty.
``KEEPS_THE_REST``
    Whether its other answers, which are right, must keep their points. Without it, they may lose
    them: who breaks torch has broken it for the own answers.
``AIM``
    What an attack is after: ``points``, ``secrets``, ``others`` or ``grader``.
``OPEN``
    What an attack still achieves, if it does, and why.
``STOCK``
    Why an attack is not tried on stock nbgrader, if so: what only eats the machine up.
``CELLS`` and ``BEFORE`` or ``AFTER``
    Sources of code cells that it added, and the id of the cell before or after which.
``change(notebook)``
    Edits the notebook, a dictionary.
``content(notebook)``
    Gives the bytes of the file instead.
``lay(folder, content)``
    Lays something else into the student's folder than the one file.
"""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from course_admin.course.lessons import Lesson

FOLDER = Path(__file__).parent
LESSON = "00_getting_started"  # a cheap one, which all of them hand in
AIMS = ("points", "secrets", "others", "grader")


@dataclass(frozen=True)
class Submission:
    """One file of the corpus.

    Attributes
    ----------
    name : str
        The file's name without .py, and the student's.
    story : str
        What it tries, and what must happen.
    """

    name: str
    story: str
    answers: dict[str, str] = field(default_factory=dict)
    solved: frozenset[str] = frozenset()
    nothing: bool = False
    keeps_the_rest: bool = True
    aim: str | None = None
    stock: str | None = None
    open: str | None = None
    change: Callable[[dict], None] | None = None
    content: Callable[[dict], bytes] | None = None
    lay: Callable[[Path, bytes], None] | None = None

    def due(self, lesson: Lesson) -> dict[str, float]:
        """Give exercise -> the points that its answer deserves."""
        unsolved = self.answers_in(lesson).keys() - self.solved
        return {e.id: 0 if e.id in unsolved else e.points for e in lesson.exercises()}

    def answers_in(self, lesson: Lesson) -> dict[str, str]:
        """Give exercise -> the source that stands there instead of the right answer."""
        return (
            dict.fromkeys((e.id for e in lesson.exercises()), "") if self.nothing else self.answers
        )

    def hand_in(
        self, folder: Path, lesson: Lesson, places: dict[str, Any], *, whole: bool = True
    ) -> None:
        """Lay it into a folder.

        Parameters
        ----------
        folder : Path
            The student's, for this lesson.
        lesson : Lesson
            The lesson.
        places : dict
            What ``@ROOT@`` and so on are.
        whole : bool
            Whether the lesson's demonstrations stay in it.
        """
        notebook = handed_out(lesson, self.answers_in(lesson))
        text = json.dumps(notebook if whole else without_demonstrations(notebook))
        for place, value in places.items():
            text = text.replace(f"@{place}@", str(value))
        notebook = json.loads(text)
        if self.change is not None:
            self.change(notebook)
        content = self.content(notebook) if self.content else json.dumps(notebook).encode()
        folder.mkdir(parents=True)
        if self.lay is not None:
            self.lay(folder, content)
        else:
            (folder / f"{lesson.name}.ipynb").write_bytes(content)


def handed_out(lesson: Lesson, answers: dict[str, str]) -> dict:
    """Give the released notebook with the right answers, but for ``answers``."""
    notebook = json.loads(lesson.notebook_path.read_text("utf-8"))
    right = {exercise.id: exercise.reference for exercise in lesson.exercises()} | answers
    for cell in notebook["cells"]:
        cell["source"] = right.pop(cell["id"], "".join(cell["source"]))
    assert not right, f"{lesson.name} has no cells {sorted(right)}"
    return notebook


def without_demonstrations(notebook: dict) -> dict:
    """Drop the code that neither an exercise nor its check needs, which is most of the run time."""
    notebook["cells"] = [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] != "code"
        or "nbgrader" in cell["metadata"]
        or "context" in cell["metadata"].get("course", {})
    ]
    return notebook


def add_cells(notebook: dict, sources: list[str], place: str, behind: bool) -> None:
    """Set code cells before or behind the cell whose id is ``place``."""
    first = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == place) + behind
    notebook["cells"][first:first] = [
        {"cell_type": "code", "execution_count": 7, "id": f"own{number}"}
        | {"metadata": {}, "outputs": [], "source": source}
        for number, source in enumerate(sources)
    ]


def attacks() -> list[Submission]:
    """Read attacks/."""
    found = _read("attacks")
    for attack in found:
        assert attack.aim in AIMS, f"{attack.name}: AIM is {attack.aim!r}"
    return found


def honest() -> list[Submission]:
    """Read honest/; every answer there is right."""
    return [replace(one, solved=frozenset(one.answers)) for one in _read("honest")]


def _read(folder: str) -> list[Submission]:
    return [_submission(path) for path in sorted((FOLDER / folder).glob("[!_]*.py"))]


def _submission(path: Path) -> Submission:
    said = runpy.run_path(str(path))
    known = {
        name: said[name.upper()]
        for name in ("answers", "aim", "stock", "open")
        if name.upper() in said
    }
    hooks = {name: said[name] for name in ("change", "content", "lay") if name in said}
    if "CELLS" in said:
        hooks["change"] = partial(
            add_cells,
            sources=said["CELLS"],
            place=said.get("BEFORE") or said["AFTER"],
            behind="AFTER" in said,
        )
    return Submission(
        path.stem,
        said["__doc__"],
        solved=frozenset(said.get("SOLVED", ())),
        nothing=said.get("NOTHING", False),
        keeps_the_rest=said.get("KEEPS_THE_REST", True),
        **known,
        **hooks,
    )
