"""`course present`: a lesson as live slides, whose cells run while you speak.

Two front ends show them: RISE in the classic interface, and jupyterlab-rise. Both read the
settings in a notebook's metadata and the style sheet ``rise.css`` beside it, so both look the same.

RISE may read the settings before the notebook is there, and then shows no slides. So the classic
interface gets an extension of ours, which loads RISE in time: the server must be started with
``JUPYTER_PATH`` and ``JUPYTER_CONFIG_PATH`` as in the Makefile.
"""

from __future__ import annotations

import json
from pathlib import Path

from course_admin.authoring.building import notebook_text, write_if_changed
from course_admin.course.lessons import Lesson
from course_admin.publishing.slides import DECK, THEME, built_notebook, settings

# Where each front end opens a notebook.
FRONT_ENDS = {"classic": "nbclassic/notebooks", "lab": "rise"}
# "serif" is a theme of reveal.js that asks for no font; slides.css sets what it looks like. A slide
# that grows while you type may scroll.
_LIVE_ONLY = {
    "autolaunch": True,
    "scroll": True,
    "show_buttons_on_startup": False,
    "start_slideshow_at": "beginning",
    "theme": "serif",
}


def prepare(lesson: Lesson, folder: Path) -> Path:
    """Put what live slides of ``lesson`` need into ``folder``, and give the notebook's path there.

    It is a copy: running cells in front of an audience changes nothing that is committed. A copy
    that is there already is replaced.

    Raises
    ------
    CourseError
        If the lesson is not built from its present source.
    """
    notebook = built_notebook(lesson)
    notebook.metadata.rise = {**settings(), **_LIVE_ONLY}
    copy = folder / "notebooks" / lesson.name / f"{lesson.name}.ipynb"
    write_if_changed(copy, notebook_text(notebook))
    write_if_changed(copy.parent / "rise.css", THEME.read_text("utf-8"))
    extension = folder / "jupyter" / "nbextensions" / "late_rise" / "main.js"
    scripts = [(DECK / name).read_text("utf-8") for name in ("grow.js", "late_rise.js")]
    write_if_changed(extension, "\n".join(scripts))
    loaded = {"load_extensions": {"rise/main": False, "late_rise/main": True}}
    write_if_changed(folder / "jupyter" / "nbconfig" / "notebook.json", json.dumps(loaded))
    for shown in (*lesson.solutions_path.glob("*.py"), *lesson.course.images.glob("*.svg")):
        there = folder / shown.relative_to(lesson.course.root)
        write_if_changed(there, shown.read_text("utf-8"))
    return copy


def address(notebook: Path, folder: Path, front_end: str) -> str:
    """Give the address of the live slides on a Jupyter server whose root is ``folder``."""
    return f"/{FRONT_ENDS[front_end]}/{notebook.relative_to(folder).as_posix()}"
