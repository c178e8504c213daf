"""`course check`: everything about the course that can be found wrong without running a lesson."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_admin.authoring.building import (
    assemble,
    is_current,
    notebook_text,
    read_committed,
    shared_images,
    solution_files,
    stale_files,
    welcome_text,
    with_table,
)
from course_admin.authoring.leaks import leak_findings
from course_admin.authoring.saving import form_findings, options_findings
from course_admin.authoring.structure import source_findings, structure_findings
from course_admin.course.findings import Finding
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.release import release
from course_admin.course.settings import LESSON_PACKAGES, Course, CourseError
from course_admin.course.sources import SourceError
from course_admin.course.welcome import NAME, notebook_path, source_path, welcome

NOTEBOOK_BYTES = 1_500_000
REBUILD = "run `course build` and commit the result"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)")


def check_course(course: Course, lessons: list[Lesson]) -> Iterator[tuple[str, list[Finding]]]:
    """Check ``lessons`` and what they share; give (name of the part, findings) one by one."""
    with ThreadPoolExecutor(1) as pool:
        # codespell is a process of its own: it works while the lessons are looked at.
        spelling = pool.submit(lambda: list(spelling_findings(course)))
        for lesson in lessons:
            yield lesson.name, _collect(lesson.name, lesson_findings(lesson), [])
        told = [lesson.path for lesson in lessons]
        yield "derived files", _collect("derived files", shared_findings(course), told)
        yield "links", _collect("links", link_findings(course), told)
        yield "spelling", spelling.result()


def _collect(part: str, findings: Iterator[Finding], told: list[Path]) -> list[Finding]:
    """List ``findings``, and what ended the search before its time.

    Parameters
    ----------
    told : list of Path
        The sources of which it is said already why they cannot be read; one more is added.
    """
    found = []
    try:
        for finding in findings:
            found.append(finding)
    except SourceError as error:
        if error.path in told:
            found.append(Finding(part, f"not looked at before {error.path.name} is mended"))
        else:
            found += [Finding(error.path.name, problem) for problem in error.problems]
            told.append(error.path)
    except CourseError as error:
        found.append(Finding(part, str(error)))
    return found


def lesson_findings(lesson: Lesson) -> Iterator[Finding]:
    """Check one lesson: its structure, its derived files, leaks, the outputs students will see."""
    if unread := source_findings(lesson):
        yield from unread
        return
    yield from structure_findings(lesson)
    yield from form_findings(lesson.path)
    committed = read_committed(lesson)
    name = lesson.notebook_path.name
    if committed is None:
        yield Finding(name, f"is missing or cannot be read: {REBUILD}")
        return
    yield from _drift(lesson, committed)
    yield from leak_findings(lesson, committed)
    yield from _outputs(lesson, committed)


def shared_findings(course: Course) -> Iterator[Finding]:
    """Compare what belongs to no single lesson with what its source gives."""
    yield from options_findings(course)
    if source_path(course).is_file():
        yield from form_findings(source_path(course))
    for name, text in shared_images().items():
        path = course.images / name
        if not path.is_file() or path.read_text("utf-8") != text:
            yield Finding(f"img/{name}", f"is not what its drawing gives: {REBUILD}")
    for path in stale_files(course):
        yield Finding(str(path.relative_to(course.root)), "comes from no source: delete it")
    text, path = welcome_text(course), notebook_path(course)
    if text is not None and not (path.is_file() and path.read_text("utf-8") == text):
        yield Finding(path.name, f"is not what its source gives: {REBUILD}")
    readme = course.root / "README.md"
    if readme.is_file():
        text = readme.read_text("utf-8")
        if with_table(course, text) != text:
            yield Finding("README.md", f"its table of lessons is out of date: {REBUILD}")
    for path in sorted((course.root / "source").glob("*")):
        if path.suffix == ".md" and path.stem not in {
            NAME,
            *(x.name for x in find_lessons(course)),
        }:
            yield Finding(str(path.relative_to(course.root)), "is not named NN_name.md")


def link_findings(course: Course) -> Iterator[Finding]:
    """Check that relative links lead somewhere, and that no picture is fetched from elsewhere."""
    pages = [course.root / "README.md", course.root / "CONTRIBUTING.md"]
    pages += sorted((course.root / "docs").glob("*.md"))
    for page in pages:
        if page.is_file():
            yield from _links(page.read_text("utf-8"), page.parent, page.name)
    lessons = find_lessons(course)
    notebooks = [(x.notebook(0), x.notebook_path.parent, x.path.name) for x in lessons]
    if source_path(course).is_file():
        notebooks.append((welcome(course, lessons), course.notebooks, source_path(course).name))
    for notebook, folder, where in notebooks:
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                yield from _links(cell.source, folder, where)


def spelling_findings(course: Course) -> Iterator[Finding]:
    """Look for common misspellings with codespell, in everything a person reads or writes."""
    names = ["README.md", "CONTRIBUTING.md", "docs", "site", "source"]
    names += [*LESSON_PACKAGES, "course_admin", "tests"]
    paths = [name for name in names if (course.root / name).exists()]
    run = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "--skip", "*.npz,*.ipynb,*.pt,*.gz", *paths],
        cwd=course.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 65):
        yield Finding("codespell", f"could not run: {run.stderr.strip()}")
    for line in run.stdout.splitlines():
        where, _, what = line.rpartition(": ")
        yield Finding(where, f"spelling: {what}")


def _drift(lesson: Lesson, committed: NotebookNode) -> Iterator[Finding]:
    name = lesson.notebook_path.name
    if not is_current(lesson, committed):
        yield Finding(name, f"its outputs are not those of its source: {REBUILD}")
    else:
        text = notebook_text(release(lesson.course, assemble(lesson, committed)))
        if lesson.notebook_path.read_text("utf-8") != text:
            yield Finding(name, f"is not what its source gives: {REBUILD}")
    for path, text in solution_files(lesson).items():
        if not path.is_file() or path.read_text("utf-8") != text:
            where = path.relative_to(lesson.course.root)
            yield Finding(str(where), f"is not what its source gives: {REBUILD}")


def _outputs(lesson: Lesson, committed: NotebookNode) -> Iterator[Finding]:
    size = lesson.notebook_path.stat().st_size
    if size > NOTEBOOK_BYTES:
        yield Finding(lesson.notebook_path.name, f"has {size:,} bytes (at most {NOTEBOOK_BYTES:,})")
    try:
        nbformat.validate(committed)
    except nbformat.ValidationError as error:
        yield Finding(lesson.notebook_path.name, f"is not a valid notebook: {error}")
    for number, cell in enumerate(committed.cells):
        for output in cell.get("outputs", []):
            where = f"{lesson.notebook_path.name} cell {number}"
            if output.output_type == "error":
                yield Finding(where, f"shows an error: {output.ename}: {output.evalue}")
            elif output.output_type == "stream" and output.name == "stderr":
                yield Finding(where, f"writes to stderr: {output.text.strip()[:80]!r}")
            elif "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                if len(alt.split()) < 4:
                    yield Finding(where, "its picture has no alt text: course: {alt: …}")


def _links(text: str, folder: Path, where: str) -> Iterator[Finding]:
    text = re.sub(r"```.*?```|`[^`\n]+`", "", text, flags=re.DOTALL)
    for match in _LINK.finditer(text):
        target = match.group(1)
        if re.match(r"[a-z]+:", target):
            if match.group(0).startswith("!"):
                yield Finding(where, f"fetches a picture from elsewhere: {target}")
        elif not target.startswith("#"):
            path = (folder / target.partition("#")[0]).resolve()
            if not path.exists():
                yield Finding(where, f"the link {target} leads nowhere")
