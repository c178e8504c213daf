"""What the site is put together from; what is refused; what its pages are checked for."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course
from course_admin.publishing.web_pages import page_findings
from course_admin.publishing.website import (
    build_site,
    fill_in,
    find_modules,
    lesson_page,
    section,
    stage,
    with_repository_links,
)

COURSE = find_course(Path(__file__).parent)


def is_colab(cell):
    return "colab-setup" in cell.metadata.get("tags", [])


@pytest.fixture
def site_course(built_lesson):
    """A course of one lesson with a site of one page."""
    course = built_lesson.course
    course.site.mkdir()
    (course.site / "conf.py").write_text("project = 'tiny'\n")
    (course.site / "index.md").write_text("# Tiny\n\n{{ lessons_table }}\n\n{{ glossary }}\n")
    return course


def test_a_page_shows_the_solution_folded_and_not_what_only_a_notebook_needs(built_lesson):
    released = nbformat.read(built_lesson.notebook_path, as_version=4)
    page = lesson_page(built_lesson, released, [])
    folded = [cell for cell in page.cells if "hide-input" in cell.metadata.get("tags", [])]
    solution = (built_lesson.solutions_path / "ex1.py").read_text("utf-8")
    assert folded[0].source == solution
    assert [cell.metadata.mystnb.code_prompt_show for cell in folded] == [
        "Show the solution",
        "Show the check",
    ]
    text = nbformat.writes(page)
    assert "google.colab" not in text
    assert "%load" not in text
    assert "*Your answer:*" not in text
    assert "{download}`Download the notebook <../../downloads/00_doubling.ipynb>`" in text
    assert "google.colab" in nbformat.writes(released)  # the release itself has not been touched


def test_each_picture_gets_its_own_text(built_lesson):
    released = nbformat.read(built_lesson.notebook_path, as_version=4)
    code = next(
        cell
        for cell in released.cells
        if cell.cell_type == "code" and not cell.metadata.get("tags")
    )
    pictures = [
        nbformat.v4.new_output(
            "display_data", {"image/png": "aGk="}, metadata={"image/png": {"alt": alt}}
        )
        for alt in ("One red dot.", "Two red dots.")
    ]
    code.outputs = [nbformat.v4.new_output("stream", text="hello"), *pictures]
    page = lesson_page(built_lesson, released, [])
    shown = [cell for cell in page.cells if "image" in cell.metadata.get("mystnb", {})]
    assert [cell.metadata.mystnb.image.alt for cell in shown] == ["One red dot.", "Two red dots."]
    assert [len(cell.outputs) for cell in shown] == [2, 1]
    assert shown[1].source == ""


def test_what_is_put_together_holds_no_secret_and_nothing_stale(site_course, tmp_path):
    folder = tmp_path / "staged"
    (folder / "notebooks" / "99_gone").mkdir(parents=True)
    (folder / "notebooks" / "99_gone" / "99_gone.ipynb").write_text("{}")
    stage(site_course, folder)
    assert not list(folder.rglob("99_gone.ipynb"))
    assert "[0 · Doubling](notebooks/00_doubling/00_doubling.ipynb)" in (
        (folder / "index.md").read_text("utf-8")
    )
    written = (folder / "index.md").stat().st_mtime_ns
    text = "".join(p.read_text("utf-8") for p in folder.rglob("*.ipynb"))
    assert "secret_number" not in text
    assert "by definition" not in text  # the marking scheme
    stage(site_course, folder)
    assert (folder / "index.md").stat().st_mtime_ns == written


def test_without_its_notebook_no_lesson_is_shown(site_course, tmp_path):
    shutil.rmtree(site_course.notebooks)
    with pytest.raises(CourseError, match="run `course build`"):
        stage(site_course, tmp_path / "staged")


def test_a_place_that_nothing_fills_is_named(tmp_path):
    assert fill_in("a\n{{ x: Y z }}\nb {{ x }}", {"x": lambda text: text * 2}, tmp_path) == (
        "a\nY zY z\nb {{ x }}"
    )
    with pytest.raises(CourseError, match=r"nothing fills \{\{ typo \}\}; there are x"):
        fill_in("{{ typo }}", {"x": str}, tmp_path)


def test_a_folder_with_other_things_in_it_is_not_overwritten(site_course, tmp_path):
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")
    with pytest.raises(CourseError, match="not a web site of the course"):
        build_site(site_course, target)
    with pytest.raises(CourseError, match="is a file"):
        build_site(site_course, target / "thesis.txt")
    assert [path.name for path in target.iterdir()] == ["thesis.txt"]


def test_links_lead_to_pages_of_the_site_or_to_the_repository():
    text = "[a](../CONTRIBUTING.md#the-file) [b](../pyproject.toml) [c](https://x.org) [d](#here)\n"
    text += "```\n[e](source/x.md)\n```\n![f](../img/x.svg) [g](scale.md)"
    blob = f"{COURSE.repository}/blob/{COURSE.branch}"
    assert with_repository_links(text, "docs", COURSE) == (
        f"[a](/authors.md#the-file) [b]({blob}/pyproject.toml) "
        "[c](https://x.org) [d](#here)\n"
        "```\n[e](source/x.md)\n```\n![f](/img/x.svg) [g](/docs/scale.md)"
    )
    assert with_repository_links("[a](CONTRIBUTING.md)", "", COURSE) == "[a](/authors.md)"


def test_a_section_that_has_moved_is_missed():
    assert "course build" in section(COURSE, "README.md", "For instructors")
    assert "\n## " not in section(COURSE, "README.md", "For instructors")
    with pytest.raises(CourseError, match="no heading '## For nobody'"):
        section(COURSE, "README.md", "For nobody")


def test_every_module_is_in_the_reference_and_those_that_lessons_import_come_first():
    notebooks = {
        lesson.name: nbformat.read(lesson.notebook_path, as_version=4)
        for lesson in find_lessons(COURSE)
    }
    modules = find_modules(notebooks)
    names = {
        path.stem
        for path in (COURSE.root / "course_utils").iterdir()
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    assert set(modules["lessons"]) >= {"checks", "data", "plotting", "training", "widgets"}
    assert set(modules["lessons"]) | set(modules["behind"]) == names
    assert not set(modules["lessons"]) & set(modules["behind"])


def test_good_pages_have_no_findings(tmp_path):
    (tmp_path / "b.html").write_text('<h1 id="there">B</h1>')
    (tmp_path / "x.png").write_text("")
    (tmp_path / "a.html").write_text(
        '<a href="b.html#there">b</a> <a href="#top">up</a> <i id="top"></i>'
        '<a href="https://doi.org/10.1">paper</a> <img src="x.png" alt="A dot.">'
    )
    assert list(page_findings(tmp_path)) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="gone.html">x</a>', "gone.html leads nowhere"),
        ('<a href="#gone">x</a>', "#gone leads to no place"),
        ('<a href="https:/doi.org/10">x</a>', "malformed"),
        ('<img src="data:image/png;base64,aGk=">', "no alternative text"),
        ('<img src="gone.png" alt="Gone.">', "gone.png, which is not there"),
        ('<script src="https://cdn.example.org/x.js"></script>', "complete offline"),
        ('<link rel="stylesheet" href="//fonts.example.org/x.css">', "complete offline"),
    ],
)
def test_what_is_wrong_with_a_page_is_found(tmp_path, html, said):
    (tmp_path / "a.html").write_text(html)
    (finding,) = page_findings(tmp_path)
    assert finding.where == "a.html"
    assert re.search(re.escape(said), finding.what)


def test_a_warning_of_sphinx_is_a_finding_each_time_and_no_old_page_is_left(site_course):
    (site_course.site / "index.md").write_text("# Tiny\n\n[x](gone.md)\n")
    (site_course.site / "conf.py").write_text("extensions = ['myst_nb']\nnb_execution_mode='off'\n")
    old = site_course.build / "site" / "html" / "old.html"
    old.parent.mkdir(parents=True)
    old.write_text("<h1>old</h1>")
    for _ in range(2):
        _, findings = build_site(site_course)
        assert any("gone.md" in finding.what for finding in findings)
    assert not old.exists()
