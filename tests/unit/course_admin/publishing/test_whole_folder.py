"""A site is whole at every moment: whoever is killed half-way, and whoever builds beside."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from course_admin.publishing.website import build_site
from course_admin.publishing.whole_folder import whole_folder, workshop

HANGING = 600  # seconds

# Sphinx' configuration for a site of two pages. It waits before the second one for as long as there
# is a file: the first page is written then, and the search index is not.
CONF = """
import time
from pathlib import Path

project = {words!r}
extensions = ['myst_nb']
nb_execution_mode = 'off'
suppress_warnings = ['myst.header']
exclude_patterns = ['api/**', 'downloads/**']
html_use_index = html_domain_indices = html_copy_source = html_show_sphinx = False


pages = []


def wait_before_the_second(app, page, *_):
    pages.append(page)
    wait = Path({folder!r}, 'wait')
    if len(pages) == 2 and wait.exists():
        Path({folder!r}, 'waits').touch()
        while wait.exists():
            time.sleep(0.05)


def setup(app):
    app.connect('html-page-context', wait_before_the_second)
"""


@pytest.fixture
def course(built_lesson):
    """A course of one lesson, with a site that has no findings."""
    course = built_lesson.course
    course.site.mkdir()
    (course.site / "index.md").write_text(
        "# Tiny\n\n{{ lessons_table }}\n\n{{ glossary }}\n\n{{ lessons_toctree }}\n"
    )
    say_on_every_page(course, "Old words")
    return course


def say_on_every_page(course, words):
    (course.site / "conf.py").write_text(CONF.format(folder=str(course.root), words=words))


def start(course):
    """Start `course site`, in a group of its own."""
    # `make test &` in a script ignores Ctrl-C, and so would all that it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "course_admin.cli", "site"],
            cwd=course.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def wait_for(path, process):
    end = time.monotonic() + HANGING
    while not path.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.05)


def content(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def is_whole(folder, words):
    index = (folder / "searchindex.js").read_text("utf-8")
    pages = ("index.html", "notebooks/00_doubling/00_doubling.html")
    texts = [(folder / page).read_text("utf-8") for page in pages]
    return "notebooks/00_doubling" in index and all(words in text for text in texts)


@pytest.fixture
def half_way(course):
    """What is in an older site, and a build of a newer one that waits between its two pages."""
    site, findings = build_site(course)
    assert findings == []
    before = content(site)
    say_on_every_page(course, "New words")
    (course.root / "wait").touch()
    process = start(course)
    try:
        wait_for(course.root / "waits", process)
        yield course, process, before
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("who", ["the whole group", "all but Sphinx"])
def test_a_build_that_is_killed_leaves_the_old_site_and_does_not_disturb_the_next(half_way, who):
    course, process, before = half_way
    site = course.build / "site" / "html"
    if who == "the whole group":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait(HANGING)
    assert content(site) == before
    (course.root / "wait").unlink()  # a Sphinx that lives on goes on, beside the next build
    assert build_site(course) == (site, [])
    assert is_whole(site, "New words")
    assert names(site.parent) == [".html.lock", "html", "work"]


def test_ctrl_c_leaves_the_old_site_and_nothing_else(half_way):
    course, process, before = half_way
    site = course.build / "site" / "html"
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=HANGING)
    assert process.returncode == 130, said
    assert content(site) == before
    assert names(site.parent) == [".html.lock", "html", "work"]
    assert names(site.parent / "work") == [".lock"]


def test_builds_at_once_wait_for_each_other_and_give_one_whole_site(half_way):
    course, first, _ = half_way
    second = start(course)
    assert "Another process is at work" in second.stderr.readline()
    (course.root / "wait").unlink()
    for process in (first, second):
        output, said = process.communicate(timeout=HANGING)
        assert process.returncode == 0, output + said
        assert "0 findings" in output
    site = course.build / "site" / "html"
    assert is_whole(site, "New words")
    assert names(site.parent) == [".html.lock", "html", "work"]


def test_a_site_elsewhere_is_made_without_touching_the_one_that_is_here(course, tmp_path):
    target = tmp_path / "elsewhere"
    assert build_site(course, target, work=tmp_path / "work") == (target, [])
    assert is_whole(target, "Old words")
    assert not (course.build / "site").exists()


def test_a_folder_is_replaced_when_the_new_one_is_whole(tmp_path):
    place = tmp_path / "place"
    for text in ("old", "new"):
        with whole_folder(place) as new:
            assert names(new) == []
            (new / "file").write_text(text)
        assert (place / "file").read_text() == text
    with contextlib.suppress(ZeroDivisionError), whole_folder(place) as new:
        (new / "file").write_text("half")
        raise ZeroDivisionError
    assert (place / "file").read_text() == "new"
    assert names(tmp_path) == [".place.lock", "place"]


@pytest.mark.parametrize("placed", [True, False])
def test_what_a_killed_process_left_is_put_right(tmp_path, placed):
    """It was killed between its two renames, or just after the second."""
    place, old = tmp_path / "place", tmp_path / ".place.old"
    for folder, text in ((old, "old"), (tmp_path / ".place.new", "half"), (place, "new")):
        if folder != place or placed:
            folder.mkdir()
            (folder / "file").write_text(text)
    with contextlib.suppress(ZeroDivisionError), whole_folder(place) as new:
        assert names(new) == []
        raise ZeroDivisionError
    assert (place / "file").read_text() == ("new" if placed else "old")
    assert names(tmp_path) == [".place.lock", "place"]


def test_a_link_to_a_folder_stays_one(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with whole_folder(tmp_path / "link") as new:
        (new / "file").touch()
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "real") == ["file"]


def test_a_workshop_is_used_again_only_if_all_in_it_is_whole(tmp_path):
    with workshop(tmp_path) as first:
        (first / "file").touch()
    with workshop(tmp_path) as second:
        assert (second, names(second)) == (first, ["file"])
        killed = tmp_path / "killed"  # such a one has no note that it is whole
        killed.mkdir()
    with contextlib.suppress(ZeroDivisionError), workshop(tmp_path) as third:
        assert third == first
        assert not killed.exists()
        raise ZeroDivisionError
    assert names(tmp_path) == [".lock"]
    with workshop(tmp_path) as fourth:
        assert names(fourth) == []
