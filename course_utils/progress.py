"""What you have done so far: which exercises passed their checks, kept on this computer alone.

Each check that accepts an answer in a lesson's folder is noted in one small file of yours. The
welcome notebook shows it with `show`. Nothing is sent anywhere.
"""

from __future__ import annotations

import json
import os
import re
from datetime import datetime, timezone
from html import escape
from pathlib import Path
from typing import NamedTuple

from course_utils.whole_files import write_whole

_LEFT = 'style="text-align: left"'
LESSON_FOLDER = re.compile(r"(?:\d\d|p\d)_[a-z][a-z0-9_]*")


class LessonProgress(NamedTuple):
    """How far one lesson is.

    Attributes
    ----------
    name, title : str
        The lesson's name, such as ``02_mlp``, and its title.
    exercises : list of str
        The grade ids of its exercises, in order.
    done : list of str
        Those of them that have passed.
    """

    name: str
    title: str
    exercises: list[str]
    done: list[str]


def path() -> Path:
    """Give the file that keeps your progress; ``COURSE_PROGRESS`` names another one."""
    import platformdirs

    named = os.environ.get("COURSE_PROGRESS")
    if named:
        return Path(named)
    return platformdirs.user_data_path("deep-learning-course", appauthor=False) / "progress.json"


def record(exercise: str, folder: Path | None = None) -> bool:
    """Note that the check of ``exercise`` passed, if this is a student at work on a lesson.

    Parameters
    ----------
    exercise : str
        As the check says it: ``"Exercise 3"`` is the exercise ``ex3``.
    folder : Path, optional
        The lesson's folder, which holds a notebook of the same name; by default where we run.

    Returns
    -------
    bool
        Whether it is noted. It is not where lessons are built, proved or graded
        (``COURSE_STATIC=1``), outside a lesson's folder, and where the file cannot be written, or
        there is no home folder: a check never fails for this.
    """
    if os.environ.get("COURSE_STATIC") == "1":
        return False
    number = re.search(r"\d+", exercise)
    try:
        folder = Path.cwd() if folder is None else folder
        lesson = folder.name
        is_lesson = LESSON_FOLDER.fullmatch(lesson) and (folder / f"{lesson}.ipynb").is_file()
        if number is None or not is_lesson:
            return False
        _add(lesson, f"ex{number[0]}")
    except Exception:  # no home, no user, no room, no folder: no reason to fail a right answer
        return False
    return True


def passed() -> dict[str, dict[str, str]]:
    """Give what has passed: lesson -> exercise -> when it first did (ISO 8601, UTC).

    A file that is damaged counts as empty.
    """
    try:
        found = json.loads(path().read_text("utf-8"))
    except (OSError, ValueError, RuntimeError):  # a RuntimeError: there is no home folder
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        lesson: dict(exercises)
        for lesson, exercises in found.items()
        if isinstance(exercises, dict)
    }


def forget() -> None:
    """Begin anew: delete the file."""
    path().unlink(missing_ok=True)


def overview(notebooks: Path | None = None) -> list[LessonProgress]:
    """Give the lessons in a folder of notebooks, in order, and how far each of them is.

    Parameters
    ----------
    notebooks : Path, optional
        The folder that holds ``NN_name/NN_name.ipynb``; by default where we run.

    Raises
    ------
    FileNotFoundError
        If there is no lesson in it.
    """
    notebooks = Path.cwd() if notebooks is None else notebooks
    noted = passed()
    lessons = []
    for folder in sorted(notebooks.glob("*/")):
        file = folder / f"{folder.name}.ipynb"
        if not (LESSON_FOLDER.fullmatch(folder.name) and file.is_file()):
            continue
        notebook = json.loads(file.read_text("utf-8"))
        card = notebook["metadata"].get("course", {})
        exercises = _exercises(notebook)
        lessons.append(
            LessonProgress(
                folder.name,
                card.get("title", folder.name),
                exercises,
                [name for name in exercises if name in noted.get(folder.name, {})],
            )
        )
    if not lessons:
        raise FileNotFoundError(
            f"There is no lesson in {notebooks}. Open welcome.ipynb in the folder notebooks/ of "
            "the course, and run it there."
        )
    return lessons


def show(notebooks: Path | None = None):
    """Show the lessons in order, with links, and how many exercises of each have passed.

    Returns
    -------
    IPython.display.HTML
        A table, and where to go on.

    Raises
    ------
    FileNotFoundError
        If there is no lesson in ``notebooks``; see `overview`.
    """
    from IPython.display import HTML

    lessons = overview(notebooks)
    rows = "".join(_row(lesson) for lesson in lessons)
    head = "".join(f"<th {_LEFT}>{name}</th>" for name in ("Lesson", "Exercises done"))
    return HTML(f"<p>{_advice(lessons)}</p><table><tr>{head}</tr>{rows}</table>")


def _add(lesson: str, exercise: str) -> None:
    from filelock import FileLock

    file = path()
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{file}.lock", timeout=5):
        noted = passed()
        mine = noted.setdefault(lesson, {})
        if exercise in mine:
            return
        mine[exercise] = datetime.now(timezone.utc).isoformat(timespec="seconds")
        write_whole(file, json.dumps(noted, indent=1))


def _exercises(notebook: dict) -> list[str]:
    graded = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return [
        about["grade_id"].removesuffix("_tests")
        for about in graded
        if about.get("grade") and not about.get("solution")
    ]


def _link(lesson: LessonProgress) -> str:
    number = lesson.name.split("_")[0].upper()
    return f'<a href="{lesson.name}/{lesson.name}.ipynb">{number} {escape(lesson.title)}</a>'


def _row(lesson: LessonProgress) -> str:
    done, count = len(lesson.done), len(lesson.exercises)
    marks = f'<span aria-hidden="true">{"●" * done}{"○" * (count - done)}</span>'
    return f"<tr><td {_LEFT}>{_link(lesson)}</td><td {_LEFT}>{marks} {done} of {count}</td></tr>"


def _advice(lessons: list[LessonProgress]) -> str:
    begun = any(lesson.done for lesson in lessons)
    for lesson in lessons:
        if len(lesson.done) < len(lesson.exercises):
            return f"{'Go on with' if begun else 'Begin with'} {_link(lesson)}."
    return "Every check of every lesson has passed. What will you build now?"
