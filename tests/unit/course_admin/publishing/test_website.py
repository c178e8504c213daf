"""What the site is put together from, and what is refused."""

import shutil

import pytest

from course_admin.course.settings import CourseError
from course_admin.publishing.website import build_site, fill_in, stage


@pytest.fixture
def site_course(built_lesson):
    """A course of one lesson with a site of one page."""
    course = built_lesson.course
    course.site.mkdir()
    (course.site / "conf.py").write_text("project = 'tiny'\n")
    (course.site / "index.md").write_text("# Tiny\n\n{{ lessons_table }}\n\n{{ glossary }}\n")
    return course


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
