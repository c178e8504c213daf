"""`course site`: the web site, made by Sphinx from the released notebooks; nothing is executed.

Everything that the site shows is written elsewhere: the lessons in ``notebooks/``, what instructors
and authors need in README, CONTRIBUTING and ``docs/``, the reference in docstrings. `stage` puts
it together in a workshop below ``build/site/work``, Sphinx makes the pages there, and the finished
site is put in its place. ``site/`` holds Sphinx' configuration and the frames of the pages, with
places such as ``{{ lessons_table }}`` to fill in.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_admin.authoring.building import notebook_text, read_committed, write_if_changed
from course_admin.authoring.glossary import (
    EMPHASIS_FILE,
    Definition,
    find_definitions,
    merge,
    read_emphasis,
    with_labels,
)
from course_admin.authoring.references import collect_references
from course_admin.authoring.structure import PLACE_FOR_AN_ANSWER
from course_admin.course.findings import Finding
from course_admin.course.lessons import Lesson, find_lessons, grade_id, is_check, is_loader
from course_admin.course.settings import Course, CourseError
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
_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1 *$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=[)\s])")


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
        "lessons_table": lambda: lessons_table(course, lessons, notebooks),
        "lessons_toctree": lambda: toctree(texts, "notebooks"),
        "outcomes": lambda: outcomes(lessons, notebooks),
        "readme": lambda heading: section(course, "README.md", heading),
        "contributing": lambda: whole_page(course, "CONTRIBUTING.md"),
        "docs_toctree": lambda: toctree(texts, "docs"),
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


def lesson_page(
    lesson: Lesson, notebook: NotebookNode, definitions: list[Definition]
) -> NotebookNode:
    """Give a lesson's notebook as the site shows it.

    Checks are folded, each loader cell is the folded solution that it would load, the cell for
    Colab and the places for answers are left out, terms can be linked to, and every picture has its
    alternative text.
    """
    page = deepcopy(notebook)
    cells = []
    for number, cell in enumerate(page.cells):
        if cell.cell_type == "markdown":
            if cell.source.strip() == PLACE_FOR_AN_ANSWER:
                continue
            cell.source = with_labels(
                cell.source, [each for each in definitions if each.cell == number]
            )
            cells.append(cell)
        elif "colab-setup" not in cell.metadata.get("tags", []):
            if is_loader(cell):
                exercise = re.search(r"/(ex\d+)\.py", cell.source)
                _fold(cell, "solution")
                cell.source = (lesson.solutions_path / f"{exercise[1]}.py").read_text("utf-8")
            elif is_check(cell):
                _fold(cell, "check")
            cells.extend(_one_picture_each(cell))
    download = f"{{download}}`Download the notebook <../../downloads/{lesson.name}.ipynb>`"
    cells[0].source = re.sub(
        r"(^\[!\[Open in .*$)", rf"\1 {download}", cells[0].source, count=1, flags=re.MULTILINE
    )
    page.cells = cells
    return page


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


def lessons_table(course: Course, lessons: list[Lesson], notebooks: dict[str, NotebookNode]) -> str:
    """Give the table of lessons, in Markdown, with links to their pages."""
    rows = ["| Lesson | What it is about | Time | Runs in |", "| --- | --- | --- | --- |"]
    for lesson in lessons:
        about = notebooks[lesson.name].metadata.course
        rows.append(
            f"| [{int(lesson.name[:2])} · {about.title}]({_page_of(lesson.name)}) | {about.summary}"
            f" | {about.minutes} min | {about.run_seconds} s |"
        )
    return "\n".join(rows)


def outcomes(lessons: list[Lesson], notebooks: dict[str, NotebookNode]) -> str:
    """Give, for each lesson, what its first cell says you will be able to do and need to know."""
    parts = []
    for lesson in lessons:
        notebook = notebooks[lesson.name]
        about = notebook.metadata.course
        opening = notebook.cells[0].source
        promise = re.search(r"^[^\n]*(?:After this lesson|you can)", opening, re.MULTILINE)
        text = opening[promise.start() :] if promise else ""
        parts.append(
            f"## {int(lesson.name[:2])} · {about.title}\n\n{about.summary}\n\n"
            f"[Open the lesson]({_page_of(lesson.name)}) · about {about.minutes} minutes · "
            f"{len(_exercise_ids(notebook))} exercises · runs in about {about.run_seconds} s\n\n"
            f"{text.replace('**', '')}"
        )
    return "\n\n".join(parts)


def glossary(terms: list[list[Definition]], notebooks: dict[str, NotebookNode]) -> str:
    """Give the terms as Sphinx's glossary, with their sentences and links to where they stand."""
    lines = ["```{glossary}"]
    for definitions in terms:
        lines.append(_plain(definitions[0].term))
        for each in definitions:
            title = notebooks[each.lesson].metadata.course.title
            sentence = each.sentence.replace(f"**{each.term}**", "\0", 1).replace("**", "")
            sentence = sentence.replace("\0", f"**{each.term}**")
            lines += [
                f"  {sentence} [Lesson {int(each.lesson[:2])}, {title}](#{each.label})",
                "",
            ]
    return "\n".join([*lines, "```"])


def references(notebooks: dict[str, NotebookNode]) -> str:
    """Give the references of all lessons as a list, with links to the lessons that name them."""
    return "\n".join(
        f"- {reference.text} ("
        + ", ".join(f"[lesson {int(name[:2])}]({_page_of(name)})" for name in reference.lessons)
        + ")"
        for reference in collect_references(notebooks)
    )


def find_modules(notebooks: dict[str, NotebookNode]) -> dict[str, list[str]]:
    """Find the modules of ``course_utils``: those that lessons import, and those behind them."""
    used = set()
    for notebook in notebooks.values():
        for cell in notebook.cells:
            if cell.cell_type == "code" and "course_utils" in cell.source:
                used.update(_imported_modules(cell.source))
    package = importlib.util.find_spec("course_utils")
    names = {module.name for module in pkgutil.iter_modules(package.submodule_search_locations)}
    return {"lessons": sorted(names & used), "behind": sorted(names - used)}


def api_page(module: str, *, indexed: bool = True) -> str:
    """Give the page of one module of ``course_utils``, which autodoc fills.

    What lessons import is ``indexed``: links lead there, also where the same object stands on the
    page of the module behind it.
    """
    options = "   :members:\n   :show-inheritance:\n" + ("" if indexed else "   :no-index:\n")
    return f"# {module}\n\n```{{eval-rst}}\n.. automodule:: course_utils.{module}\n{options}```\n"


def api_toctree(modules: list[str]) -> str:
    """Give a list of modules, with the first line of each docstring, and their toctree."""
    rows = []
    for module in modules:
        spec = importlib.util.find_spec(f"course_utils.{module}")
        doc = ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8"))) or ""
        first = " ".join(doc.split("\n\n")[0].split()).replace("``", "`")
        rows.append(f"- [`{module}`](api/{module}.md): {first}")
    hidden = "\n".join(f"api/{module}" for module in modules)
    return "\n".join(rows) + f"\n\n```{{toctree}}\n:hidden:\n\n{hidden}\n```"


def toctree(texts: dict[str, str], folder: str) -> str:
    """Give a hidden toctree of the pages in ``folder``; nothing if there are none."""
    names = [name.rsplit(".", 1)[0] for name in texts if name.startswith(f"{folder}/")]
    if not names:
        return ""
    listed = "\n".join(f"- [](/{name}.md)" for name in names) if folder == "docs" else ""
    lines = "\n".join(names)
    caption = ":caption: Lessons\n" if folder == "notebooks" else ""
    return f"{listed}\n\n```{{toctree}}\n{caption}:hidden:\n\n{lines}\n```"


def section(course: Course, name: str, heading: str) -> str:
    """Give what stands in a Markdown file of the repository below a heading of the second level.

    Raises
    ------
    CourseError
        If the file has no such heading.
    """
    text = (course.root / name).read_text("utf-8")
    _, found, rest = text.partition(f"\n## {heading}\n")
    if not found:
        raise CourseError(f"{name} has no heading '## {heading}', which the site shows.")
    return with_repository_links(re.split(r"^## ", rest, flags=re.MULTILINE)[0], "", course)


def whole_page(course: Course, name: str) -> str:
    """Give a Markdown file of the repository, without its title."""
    text = (course.root / name).read_text("utf-8")
    return with_repository_links(re.sub(r"\A# .*\n", "", text), "", course)


def with_repository_links(markdown: str, folder: str, course: Course) -> str:
    """Let relative links of a file in ``folder`` lead to the site's page, or to the repository.

    CONTRIBUTING is the site's page for authors, ``docs/`` and ``img/`` are part of it; what else
    lies in the repository is not.
    """

    def rewrite(link: re.Match[str]) -> str:
        target, hash_mark, anchor = link[1].partition("#")
        if not target or re.match(r"[a-z]+:", target):
            return link[1]
        path = os.path.normpath(Path(folder, target)).replace(os.sep, "/")
        if path == "CONTRIBUTING.md":
            return "/authors.md" + hash_mark + anchor
        if path == "README.md":
            return "/index.md"
        if path.startswith("img/") or re.fullmatch(r"docs/[^/]+\.md", path):
            return f"/{path}{hash_mark}{anchor}"
        if re.fullmatch(r"notebooks/(\w+)/\1\.ipynb", path):
            return f"/{path}{hash_mark}{anchor}"
        return f"{course.repository.rstrip('/')}/blob/{course.branch}/{path}{hash_mark}{anchor}"

    parts, end = [], 0
    for fence in _FENCED.finditer(markdown):
        parts += [_LINK.sub(rewrite, markdown[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, _LINK.sub(rewrite, markdown[end:])])


def _read(lesson: Lesson) -> NotebookNode:
    notebook = read_committed(lesson)
    if notebook is None:
        raise CourseError(
            f"{lesson.notebook_path} is missing or cannot be read: run `course build`, "
            "then make the site."
        )
    return notebook


def _fold(cell: NotebookNode, what: str) -> None:
    cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
    cell.metadata["mystnb"] = {
        "code_prompt_show": f"Show the {what}",
        "code_prompt_hide": f"Hide the {what}",
    }


def _one_picture_each(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Split a cell after each picture: myst-nb takes one alternative text a cell."""
    part = cell
    outputs, cell.outputs = cell.outputs, []
    for output in outputs:
        if "image/png" in output.get("data", {}):
            if "image" in part.metadata.get("mystnb", {}):
                yield part
                part = nbformat.v4.new_code_cell("", metadata={"tags": ["remove-input"]})
            alt = output.metadata.get("image/png", {}).get("alt", "")
            part.metadata["mystnb"] = {**part.metadata.get("mystnb", {}), "image": {"alt": alt}}
        part.outputs.append(output)
    yield part


def _imported_modules(source: str) -> set[str]:
    names = set()
    for match in re.finditer(r"from course_utils(?:\.(\w+))? import (\([^)]*\)|[^\n]+)", source):
        names.update([match[1]] if match[1] else re.findall(r"\w+", match[2]))
    return names


def _exercise_ids(notebook: NotebookNode) -> list[str]:
    return [grade_id(cell) for cell in notebook.cells if is_check(cell)]


def _page_of(lesson: str) -> str:
    return f"notebooks/{lesson}/{lesson}.ipynb"


def _plain(term: str) -> str:
    return term.replace("`", "").replace("*", "")


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
