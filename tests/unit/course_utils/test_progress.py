"""What passed is noted once, for students only, and the overview shows it."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.course.welcome import welcome
from course_utils import checks, progress

COURSE = find_course(Path(__file__).parent)


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """A progress file of this test's own, and no lesson being built around it."""
    path = tmp_path / "kept" / "progress.json"
    monkeypatch.setenv("COURSE_PROGRESS", str(path))
    monkeypatch.delenv("COURSE_STATIC", raising=False)
    return path


@pytest.fixture
def notebooks(tmp_path):
    """Two lessons of two exercises, and things that are none."""
    folder = tmp_path / "notebooks"
    for name in ("00_first", "01_second"):
        graded = {"grade": True, "solution": False, "locked": True, "schema_version": 3}
        cells = [
            nbformat.v4.new_code_cell(
                "1", metadata={"nbgrader": {**graded, "grade_id": f"ex{k}_tests"}}
            )
            for k in (1, 2)
        ]
        question = {"grade": True, "solution": True, "grade_id": "discuss"}
        cells.append(nbformat.v4.new_markdown_cell("?", metadata={"nbgrader": question}))
        notebook = nbformat.v4.new_notebook(cells=cells)
        notebook.metadata["course"] = {"title": f"The {name[3:]} <lesson>"}
        (folder / name).mkdir(parents=True)
        nbformat.write(notebook, folder / name / f"{name}.ipynb")
    (folder / "02_empty").mkdir()
    (folder / "welcome.ipynb").write_text("{}")
    return folder


def test_a_check_that_passes_in_a_lesson_is_noted_once(notebooks, monkeypatch, file, capsys):
    monkeypatch.chdir(notebooks / "01_second")
    checks.passed("Exercise 2")
    first = file.read_text()
    assert list(json.loads(first)["01_second"]) == ["ex2"]
    checks.passed("Exercise 2")
    assert file.read_text() == first
    assert capsys.readouterr().out.count("✓ Exercise 2") == 2
    assert [entry.name for entry in file.parent.iterdir() if entry.suffix == ".json"] == [file.name]


def test_nothing_is_noted_where_lessons_are_built_or_graded(notebooks, monkeypatch, file):
    monkeypatch.setenv("COURSE_STATIC", "1")
    assert not progress.record("Exercise 1", notebooks / "00_first")
    assert not file.exists()


@pytest.mark.parametrize("folder", ["", "02_empty", "missing"])
def test_nothing_is_noted_outside_a_lesson(notebooks, folder, file):
    assert not progress.record("Exercise 1", notebooks / folder)
    assert not file.exists()


def test_a_check_passes_also_where_nothing_can_be_written(notebooks, monkeypatch, file, capsys):
    file.parent.write_text("a file where the folder should be")
    monkeypatch.chdir(notebooks / "00_first")
    checks.passed("Exercise 1")
    assert "✓" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"00_first": 3}', "\x00"])
def test_a_damaged_file_counts_as_empty_and_can_be_written_again(notebooks, file, content):
    file.parent.mkdir()
    file.write_text(content)
    assert progress.passed() == {}
    assert progress.record("Exercise 1", notebooks / "00_first")
    assert list(progress.passed()) == ["00_first"]


def test_many_notebooks_at_once_lose_nothing(notebooks):
    code = (
        "import sys; from pathlib import Path; from course_utils import progress\n"
        "assert progress.record(f'Exercise {sys.argv[2]}', Path(sys.argv[1]))"
    )
    folder = str(notebooks / "00_first")
    running = [subprocess.Popen([sys.executable, "-c", code, folder, str(k)]) for k in range(1, 9)]
    assert [process.wait(timeout=600) for process in running] == [0] * 8
    assert set(progress.passed()["00_first"]) == {f"ex{k}" for k in range(1, 9)}


def test_the_overview_says_what_is_done_and_where_to_go_on(notebooks):
    assert "Begin with" in progress.show(notebooks).data
    for number in (1, 2):
        progress.record(f"Exercise {number}", notebooks / "00_first")
    progress.record("Exercise 9", notebooks / "00_first")  # of an older release
    first, second = progress.overview(notebooks)
    assert (first.exercises, first.done) == (["ex1", "ex2"], ["ex1", "ex2"])
    assert second.done == []
    page = progress.show(notebooks).data
    assert 'Go on with <a href="01_second/01_second.ipynb">01 The second &lt;lesson&gt;' in page
    assert "●●</span> 2 of 2" in page
    assert "○○</span> 0 of 2" in page
    for number in (1, 2):
        progress.record(f"Exercise {number}", notebooks / "01_second")
    assert "Every check of every lesson" in progress.show(notebooks).data
    progress.forget()
    assert "Begin with" in progress.show(notebooks).data
    progress.forget()  # nothing there: nothing to do


def test_where_there_is_no_lesson_it_says_where_to_look(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"welcome\.ipynb"):
        progress.overview(tmp_path)


def test_by_default_the_file_is_the_users_own(monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    assert progress.path().name == "progress.json"
    assert progress.path().parent.name == "deep-learning-course"


def test_the_welcome_notebook_links_every_lesson_in_order():
    lessons = find_lessons(COURSE)
    notebook = welcome(COURSE, lessons)
    text = "\n".join(cell.source for cell in notebook.cells)
    places = [text.index(f"({lesson.name}/{lesson.name}.ipynb)") for lesson in lessons]
    assert places == sorted(places)
    assert "{{" not in text
    nbformat.validate(notebook)


def test_a_user_without_a_home_or_a_name(monkeypatch, tmp_path):
    """As in a container whose user id has no entry: a check never fails for it."""
    from course_utils import checks, data

    def nobody(*args, **kwargs):
        raise RuntimeError("could not determine the home directory")

    import platformdirs
    import pooch

    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    monkeypatch.delenv("COURSE_CACHE", raising=False)
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", nobody)
    monkeypatch.setattr(pooch, "os_cache", nobody)
    folder = tmp_path / "00_doubling"
    folder.mkdir()
    (folder / "00_doubling.ipynb").write_text("{}")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("COURSE_STATIC", raising=False)
    assert progress.record("Exercise 1") is False
    assert progress.passed() == {}
    checks.passed("Exercise 1")
    with pytest.raises(data.DownloadError, match="Set the environment variable COURSE_CACHE"):
        data.load_images("mnist", train=20_000)
