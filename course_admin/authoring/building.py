"""`course build`: from a lesson's source to everything that is derived from it."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import nbformat
from joblib import Parallel, delayed
from nbformat import NotebookNode

from course_admin.authoring.comparison import difference
from course_admin.course.badges import BADGES, badge_svg
from course_admin.course.execution import Timing, execute
from course_admin.course.lessons import Lesson, course_metadata, find_lessons, is_check, is_guard
from course_admin.course.release import release
from course_admin.course.settings import Course, CourseError
from course_admin.course.sources import read_lesson
from course_admin.course.welcome import notebook_path, source_path, welcome
from course_utils.whole_files import write_whole

TABLE_BEGIN, TABLE_END = "<!-- lessons:begin -->", "<!-- lessons:end -->"


@dataclass(frozen=True)
class Built:
    """What building one lesson did: how long it ran, if it was executed, and what was written."""

    lesson: str
    timing: Timing | None
    written: list[Path]


def build_lessons(
    lessons: list[Lesson], *, jobs: int, force: bool, fresh: bool = False
) -> Iterator[Built]:
    """Build ``lessons``, ``jobs`` at a time, and give each result as it is ready.

    A lesson is executed only when what decides its outputs has changed since the committed notebook
    was made, or when ``force`` is set. Outputs that say the same as the committed ones, within
    their tolerance, keep their bytes, unless ``fresh`` is set. A failing lesson raises, and its
    derived files stay as they were; one that cannot be read does so before any is executed.
    """
    for lesson in lessons:
        read_lesson(lesson.path)
    return Parallel(n_jobs=jobs, return_as="generator_unordered")(
        delayed(build_lesson)(lesson, force=force, fresh=fresh) for lesson in lessons
    )


def build_lesson(lesson: Lesson, *, force: bool = False, fresh: bool = False) -> Built:
    """Build one lesson; see `build_lessons`."""
    committed = read_committed(lesson)
    timing = None
    if committed is not None and not (force or fresh) and is_current(lesson, committed):
        solved = assemble(lesson, committed)
    else:
        executed = lesson.notebook(None)
        folder, hidden = lesson.course.build / "run" / lesson.name, lesson.course.hidden
        timing = execute(executed, folder, name=lesson.name, hidden=hidden)
        drop_volatile(executed)
        if committed is not None and not fresh:
            keep_equal_outputs(executed, committed)
        seconds = stated_seconds(timing.seconds, None if fresh else committed)
        solved = assemble(lesson, executed, run_seconds=seconds)
    written = [
        *write_if_changed(lesson.solved_path, notebook_text(solved)),
        *write_if_changed(lesson.notebook_path, notebook_text(release(lesson.course, solved))),
        *write_solutions(lesson),
    ]
    return Built(lesson.name, timing, written)


def build_shared(course: Course) -> list[Path]:
    """Write what belongs to no single lesson: img/, the welcome notebook, README's table."""
    written = write_welcome(course)
    for name, text in shared_images().items():
        written += write_if_changed(course.images / name, text)
    for path in stale_files(course):
        path.unlink()
        written.append(path)
    readme = course.root / "README.md"
    if readme.is_file():
        written += write_if_changed(readme, with_table(course, readme.read_text("utf-8")))
    return written


def welcome_text(course: Course) -> str | None:
    """Give the text of the welcome notebook's file; None if the course has no such page."""
    if not source_path(course).is_file():
        return None
    return notebook_text(welcome(course, find_lessons(course)))


def write_welcome(course: Course) -> list[Path]:
    """Write the welcome notebook, if the course has one; give ``[path]`` if it changed."""
    text = welcome_text(course)
    return [] if text is None else write_if_changed(notebook_path(course), text)


def shared_images() -> dict[str, str]:
    """Draw everything that belongs into img/: file name -> SVG."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    from illustrations.gallery import GALLERY, to_svg

    images = {}
    for name, draw in GALLERY.items():
        images[f"{name}.svg"] = to_svg(draw())
        plt.close("all")
    images.update({f"badge_{name}.svg": badge_svg(name) for name in BADGES})
    return images


def stale_files(course: Course) -> list[Path]:
    """Find files in the derived folders which no source gives any longer."""
    lessons = find_lessons(course)
    wanted = {lesson.notebook_path for lesson in lessons} | {notebook_path(course)}
    for lesson in lessons:
        wanted.update(solution_files(lesson))
    stale = [
        path
        for folder in (course.notebooks, course.solutions)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".ipynb_checkpoints" not in path.parts and path not in wanted
    ]
    from illustrations.gallery import GALLERY

    images = {f"{name}.svg" for name in GALLERY} | {f"badge_{name}.svg" for name in BADGES}
    return stale + [p for p in sorted(course.images.glob("*")) if p.name not in images]


def assemble(
    lesson: Lesson, executed: NotebookNode, run_seconds: int | None = None
) -> NotebookNode:
    """Give the solved notebook: cells from the source, outputs from ``executed``.

    ``executed`` has the same cells in the same order, but for guards, which students do not get;
    ``run_seconds`` defaults to what it states.
    """
    if run_seconds is None:
        run_seconds = executed.metadata.course.run_seconds
    solved = lesson.notebook(run_seconds)
    cells = [[c for c in notebook.cells if not is_guard(c)] for notebook in (solved, executed)]
    if _kinds(cells[0]) != _kinds(cells[1]):
        raise CourseError(f"{lesson.name} has other cells than its notebook: run `course build`.")
    for cell, source in zip(*cells, strict=True):
        if cell.cell_type == "code":
            # A check that nobody has run shows no tick.
            cell.outputs = [] if is_check(cell) else deepcopy(source.outputs)
            cell.execution_count = None if is_check(cell) else source.execution_count
            _describe_pictures(cell)
    solved.metadata.course.update(
        run_seconds=run_seconds, source_hash=lesson.source_hash, outputs_hash=outputs_hash(solved)
    )
    return solved


def _kinds(cells: Iterable[NotebookNode]) -> list[str]:
    return [cell.cell_type for cell in cells]


def _describe_pictures(cell: NotebookNode) -> None:
    """Give the pictures of a cell the texts of its metadata, for those who cannot see them."""
    texts = course_metadata(cell).get("alt", [])
    pictures = [output for output in cell.outputs if "image/png" in output.get("data", {})]
    for output, text in zip(pictures, [texts] if isinstance(texts, str) else texts, strict=False):
        output.metadata["image/png"] = {
            **output.metadata.get("image/png", {}),
            "alt": " ".join(text.split()),
        }


def is_current(lesson: Lesson, committed: NotebookNode) -> bool:
    """Whether the outputs in ``committed`` are those of the lesson's present source."""
    stated = committed.metadata.get("course", {})
    return (
        stated.get("source_hash") == lesson.source_hash
        and stated.get("outputs_hash") == outputs_hash(committed)
        and isinstance(stated.get("run_seconds"), int)
        and _kinds(committed.cells)
        == _kinds(cell for cell in lesson.raw_notebook.cells if not is_guard(cell))
    )


def outputs_hash(notebook: NotebookNode) -> str:
    """SHA-256 of all outputs, which shows when they were edited by hand."""
    outputs = [c.outputs for c in notebook.cells if c.cell_type == "code" and not is_guard(c)]
    return hashlib.sha256(json.dumps(outputs, sort_keys=True).encode()).hexdigest()


def keep_equal_outputs(executed: NotebookNode, committed: NotebookNode) -> None:
    """Keep the committed outputs of cells that say the same again: only news is a change.

    A cell is known by its id, which follows from its text; one that was edited, by its place
    between cells that were not.
    """
    old, new = ([c for c in nb.cells if c.cell_type == "code"] for nb in (committed, executed))
    matcher = SequenceMatcher(None, [c.id for c in old], [c.id for c in new], autojunk=False)
    for _, start, stop, first, last in matcher.get_opcodes():
        if stop - start != last - first:
            continue
        for before, cell in zip(old[start:stop], new[first:last], strict=True):
            tolerance = course_metadata(cell).get("tolerance")
            if difference(cell.outputs, before.outputs, tolerance) is None:
                cell.outputs = deepcopy(before.outputs)


def drop_volatile(notebook: NotebookNode) -> None:
    """Take out of the outputs what changes at every run and says nothing."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        joined: list[NotebookNode] = []
        for output in cell.outputs:
            last = joined[-1] if joined else None
            if (
                last is not None
                and output.output_type == last.output_type == "stream"
                and output.name == last.name
            ):
                last.text += output.text
            else:
                joined.append(output)
            output.pop("transient", None)
        cell.outputs = joined


def stated_seconds(measured: float, committed: NotebookNode | None) -> int:
    """Give the run time to state: rounded up to 5 s, or the one before if still about right."""
    before = committed.metadata.get("course", {}).get("run_seconds") if committed else None
    if before and 0.4 * before <= measured <= 1.3 * before:
        return before
    return max(5, 5 * math.ceil(measured / 5))


def solution_files(lesson: Lesson) -> dict[Path, str]:
    """Give the files that ``%load`` brings in, and their texts; of a project there are none."""
    return {
        lesson.solutions_path / f"{exercise.id}.py": exercise.reference
        for exercise in lesson.exercises()
        if exercise.tier != "project"
    }


def write_solutions(lesson: Lesson) -> list[Path]:
    """Write the solutions of ``lesson``; give the files that changed."""
    return [
        path
        for file, text in solution_files(lesson).items()
        for path in write_if_changed(file, text)
    ]


def read_committed(lesson: Lesson) -> NotebookNode | None:
    """Read the released notebook as it stands; None if there is none, or it cannot be read."""
    try:
        return nbformat.read(lesson.notebook_path, as_version=4)
    except (FileNotFoundError, nbformat.reader.NotJSONError, nbformat.ValidationError):
        return None


def notebook_text(notebook: NotebookNode) -> str:
    """Give a notebook as the text of its file."""
    return nbformat.writes(notebook, version=4) + "\n"


def write_if_changed(path: Path, text: str) -> list[Path]:
    """Write ``text`` whole or not at all; give ``[path]`` if it was not there already."""
    if path.is_file() and path.read_text("utf-8") == text:
        return []
    write_whole(path, text)
    return [path]


def with_table(course: Course, readme: str) -> str:
    """Give the README with the table of lessons between its two markers."""
    before, begin, rest = readme.partition(TABLE_BEGIN)
    _, end, after = rest.partition(TABLE_END)
    if not (begin and end):
        return readme
    return "\n".join([before + begin, lessons_table(course, find_lessons(course)), end + after])


def lessons_table(course: Course, lessons: list[Lesson]) -> str:
    """Give the table of ``lessons`` in Markdown, from their sources and measured times."""
    rows = [
        "| Lesson | What it is about | Time | Runs in | Exercises |",
        "| --- | --- | --- | --- | --- |",
    ]
    for lesson in lessons:
        about = lesson.front_matter
        committed = read_committed(lesson)
        seconds = committed.metadata.course.run_seconds if committed else "?"
        rows.append(
            f"| [{lesson.number} {about['title']}]"
            f"({lesson.notebook_path.relative_to(course.root).as_posix()}) | {about['summary']} "
            f"| {about['minutes']} min | {seconds} s | {len(lesson.exercises())} |"
        )
    return "\n".join(rows)
