"""`course site`: the web site, made by Sphinx from the released notebooks; nothing is executed.

Everything that the site shows is written elsewhere: the lessons in ``notebooks/``, what students,
instructors and authors need in ``docs/`` and CONTRIBUTING, the reference in docstrings. `stage`
puts it together in a workshop below ``build/site/work``, Sphinx makes the pages there, and the
finished site is put in its place. ``site/`` holds Sphinx' configuration and the frames of the
pages, with places such as ``{{ lessons_table }}`` to fill in.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from nbformat import NotebookNode

from course_admin.authoring.building import notebook_text, read_committed, write_if_changed
from course_admin.authoring.glossary import EMPHASIS_FILE, find_definitions, merge, read_emphasis
from course_admin.course.findings import Finding
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import Course, CourseError
from course_admin.publishing.site_documents import whole_page, with_repository_links
from course_admin.publishing.site_lessons import (
    glossary,
    lesson_page,
    lessons_table,
    outcomes,
    references,
)
from course_admin.publishing.site_reference import api_page, api_toctree, find_modules
from course_admin.publishing.web_pages import page_findings
from course_admin.publishing.whole_folder import whole_folder, workshop

# The parts of nbclassic's MathJax that showing TeX formulas needs.
MATHJAX_PARTS = (
    "MathJax.js",
    "config/TeX-AMS-MML_HTMLorMML-full.js",
    "extensions",
    "fonts/HTML-CSS/STIX-Web/woff",
    "jax/element",
    "jax/input/TeX",
    "jax/output/HTML-CSS",
)
MADE_BY_SPHINX = ".buildinfo"
_PLACE = re.compile(r"^\{\{ ([a-z_]+)(?:: (.+?))? \}\}$", re.MULTILINE)


def build_site(
    course: Course, output: Path | None = None, *, work: Path | None = None
) -> tuple[Path, list[Finding]]:
    """Make the site; give its folder and what is wrong with it.

    The site is put in place when it is finished, and whole: until then, and if the build is cut
    short, an older one stays. Builds at the same time wait for each other.

    Parameters
    ----------
    course : Course
        The course, whose notebooks are built.
    output : Path, optional
        Where to put the site: a new folder, an empty one, or one that holds an older site. One with
        findings is put to the default instead. Default: ``build/site/html``.
    work : Path, optional
        Where Sphinx works; what it leaves there makes the next build quick.
        Default: ``build/site/work``.

    Raises
    ------
    CourseError
        If a lesson has no notebook, a package is missing, ``output`` holds something else, or
        Sphinx does not come to its end.
    """
    if output is not None:
        _refuse_to_overwrite(output)
    place = course.build / "site" / "html"
    with workshop(work or course.build / "site" / "work") as folder:
        source, html = folder / "source", folder / "html"
        stage(course, source)
        findings = run_sphinx(course, source, html)
        _remove_stale_pages(source, html)
        findings = findings or list(page_findings(html))
        if output is not None and not findings:
            place = output
        with whole_folder(place) as new:
            shutil.copytree(html, new, dirs_exist_ok=True)
    return place, findings


def run_sphinx(course: Course, source: Path, html: Path) -> list[Finding]:
    """Let Sphinx make ``html`` from ``source``; every warning is a finding.

    Raises
    ------
    CourseError
        If Sphinx does not come to its end: what it has written is not a site.
    """
    facts = {"title": course.title, "repository": course.repository, "branch": course.branch}
    log = html.parent / "warnings.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--quiet", "--jobs", "auto"]
    command += ["--fail-on-warning", "--keep-going", "--warning-file", str(log), "--no-color"]
    command += ["--doctree-dir", str(html.parent / "doctrees"), str(source), str(html)]
    run = subprocess.run(
        command,
        cwd=course.root,
        env={**os.environ, "COURSE_SITE": json.dumps(facts), "PYTHONPATH": _import_path(course)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 1):  # 1: there are warnings
        raise CourseError(
            f"Sphinx ended with {run.returncode}; the site is as it was. {run.stderr[-2000:]}"
        )
    warnings = log.read_text("utf-8") if log.is_file() else ""
    findings = [
        Finding("Sphinx", line.replace(f"{source}/", ""))
        for line in warnings.splitlines()
        if re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line)
    ]
    if run.returncode and not findings:
        findings.append(Finding("Sphinx", f"ended with {run.returncode}: {run.stderr[-2000:]}"))
    if findings:  # else the next run would not read the page again, and be silent about it
        shutil.rmtree(html.parent / "doctrees", ignore_errors=True)
    return findings


def stage(course: Course, folder: Path) -> None:
    """Put together in ``folder`` what Sphinx makes the site from; what is unchanged stays as it is.

    Raises
    ------
    CourseError
        If a lesson's notebook is missing, or a page has a place that nothing fills.
    """
    lessons = find_lessons(course)
    notebooks = {lesson.name: _read(lesson) for lesson in lessons}
    emphasis = read_emphasis(course.site / EMPHASIS_FILE)
    definitions = [
        definition
        for name, notebook in notebooks.items()
        for definition in find_definitions(notebook, name, emphasis.get(name, frozenset()))
    ]
    texts: dict[str, str] = {}
    for lesson in lessons:
        own = [each for each in definitions if each.lesson == lesson.name]
        page = lesson_page(lesson, notebooks[lesson.name], own)
        texts[f"notebooks/{lesson.name}/{lesson.name}.ipynb"] = notebook_text(page)
        texts[f"downloads/{lesson.name}.ipynb"] = lesson.notebook_path.read_text("utf-8")
    modules = find_modules(notebooks)
    for group, names in modules.items():
        for module in names:
            texts[f"api/{module}.md"] = api_page(module, indexed=group == "lessons")
    for path in sorted((course.root / "docs").glob("*.md")):
        texts[f"docs/{path.name}"] = with_repository_links(path.read_text("utf-8"), "docs", course)
    fillings = {
        "lessons_table": lambda: lessons_table(lessons, notebooks),
        "lessons_toctree": lambda: toctree(texts, "notebooks"),
        "outcomes": lambda: outcomes(lessons, notebooks),
        "contributing": lambda: whole_page(course, "CONTRIBUTING.md"),
        "glossary": lambda: glossary(merge(definitions), notebooks),
        "references": lambda: references(notebooks),
        "api_toctree": lambda group: api_toctree(modules[group]),
    }
    for path in sorted(course.site.glob("*.md")):
        texts[path.name] = fill_in(path.read_text("utf-8"), fillings, path)
    texts["conf.py"] = (course.site / "conf.py").read_text("utf-8")
    kept = {folder / name for name in texts}
    for name, text in texts.items():
        write_if_changed(folder / name, text)
    for origin, target in _copies(course):
        kept.add(folder / target)
        _copy_if_changed(origin, folder / target)
    for path in folder.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()


def fill_in(text: str, fillings: dict[str, Callable[..., str]], path: Path) -> str:
    """Fill the places of a page: ``{{ name }}`` or ``{{ name: argument }}``, each on its own line.

    Raises
    ------
    CourseError
        If nothing fills a place.
    """

    def fill(place: re.Match[str]) -> str:
        if place[1] not in fillings:
            raise CourseError(
                f"{path}: nothing fills {place[0]}; there are {', '.join(sorted(fillings))}."
            )
        return fillings[place[1]](*([place[2]] if place[2] else []))

    return _PLACE.sub(fill, text)


def toctree(texts: dict[str, str], folder: str) -> str:
    """Give a hidden toctree of the pages in ``folder``; nothing if there are none."""
    names = [name.rsplit(".", 1)[0] for name in texts if name.startswith(f"{folder}/")]
    if not names:
        return ""
    listed = "\n".join(f"- [](/{name}.md)" for name in names) if folder == "docs" else ""
    lines = "\n".join(names)
    caption = ":caption: Lessons\n" if folder == "notebooks" else ""
    return f"{listed}\n\n```{{toctree}}\n{caption}:hidden:\n\n{lines}\n```"


def _read(lesson: Lesson) -> NotebookNode:
    notebook = read_committed(lesson)
    if notebook is None:
        raise CourseError(
            f"{lesson.notebook_path} is missing or cannot be read: run `course build`, "
            "then make the site."
        )
    return notebook


def _copies(course: Course) -> Iterator[tuple[Path, str]]:
    """Give what is copied as it is: the file, and its place among the staged ones."""
    for path in sorted(course.images.glob("*.svg")):
        yield path, f"img/{path.name}"
    for name in ("_static", "_templates"):
        for path in sorted((course.site / name).rglob("*")):
            if path.is_file():
                yield path, path.relative_to(course.site).as_posix()
    for path in sorted((course.root / "docs").rglob("*")):
        if path.is_file() and path.suffix != ".md":
            yield path, path.relative_to(course.root).as_posix()
    mathjax = find_mathjax()
    for part in MATHJAX_PARTS:
        whole = mathjax / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if path.is_file():
                yield path, f"_static/mathjax/{path.relative_to(mathjax).as_posix()}"


def find_mathjax() -> Path:
    """Find the MathJax that nbclassic carries, for its notebooks without a network.

    Raises
    ------
    CourseError
        If nbclassic is not installed, or carries it no longer.
    """
    spec = importlib.util.find_spec("nbclassic")
    folder = Path(spec.origin).parent / "static/components/MathJax" if spec else Path()
    if not (folder / "MathJax.js").is_file():
        raise CourseError(
            "The site shows formulas with the MathJax that nbclassic 1 carries, and it is not "
            "here. Install the course's packages: pip install -r requirements.txt"
        )
    return folder


def _remove_stale_pages(source: Path, html: Path) -> None:
    """Remove pages of an earlier run whose source is gone."""
    pages = {
        path.relative_to(source).with_suffix(".html")
        for path in source.rglob("*")
        if path.suffix in (".md", ".ipynb")
    }
    for path in html.rglob("*.html"):
        place = path.relative_to(html)
        if place not in pages and place.parts[0] not in ("_static", "search.html"):
            path.unlink()


def _copy_if_changed(origin: Path, target: Path) -> None:
    new = origin.stat()
    if target.is_file():
        old = target.stat()
        if old.st_size == new.st_size and old.st_mtime_ns >= new.st_mtime_ns:
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(origin, target)


def _refuse_to_overwrite(output: Path) -> None:
    if output.is_file():
        raise CourseError(f"{output} is a file: name a folder for the site.")
    if output.is_dir() and any(output.iterdir()) and not (output / MADE_BY_SPHINX).is_file():
        raise CourseError(
            f"{output} holds something that is not a web site of the course, and would be "
            "overwritten: name a new folder, or empty this one."
        )


def _import_path(course: Course) -> str:
    before = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(course.root), *([before] if before else [])])
