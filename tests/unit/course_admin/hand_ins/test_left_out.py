"""Whoever handed in and gave no notebook is named; a notebook is taken however it is wrapped."""

import io
import json
import stat
import zipfile

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.hand_ins.collecting import collect
from course_admin.hand_ins.finding import Lessons

LESSON = "00_doubling"
HERE = f"{LESSON}/{LESSON}.ipynb"
MAY = (2026, 5, 2, 10, 0, 0)


def notebook(text="mine", lesson=LESSON):
    cells = [{"cell_type": "code", "metadata": {}, "source": f"# {text}", "outputs": []}]
    metadata = {"course": {"lesson": lesson}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def write_zip(path, files, when=MAY, kind=stat.S_IFREG):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (kind | 0o600) << 16
            archive.writestr(info, content)
    return path


def zipped(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.ipynb", text)
    return content.getvalue()


@pytest.fixture
def lay(built_lesson, tmp_path):
    """Collect into an empty folder; give file -> content, and what became of each."""
    submitted = tmp_path / "room" / "submitted"
    lessons = Lessons(find_lessons(built_lesson.course))

    def run(*sources, **options):
        outcomes = collect(sources, submitted, lessons, **options)
        files = submitted.rglob("*.ipynb")
        found = {
            path.relative_to(submitted).as_posix(): path.read_text("utf-8", "replace")
            for path in files
        }
        return found, {one.path: one for one in outcomes}

    return run


MOODLE = "{}_assignsubmission_file_/{}"
EMPTY = zipped()


def junk(*names, content="junk"):
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return inside.getvalue()


NO_NOTEBOOK = {
    "a dot file of a Mac": ("._x.ipynb", b"\0\5\x16\7"),
    "only __MACOSX": ("hw.zip", junk("__MACOSX/._x.ipynb", "__MACOSX/y/._y.ipynb")),
    "only rubbish": ("hw.zip", junk(".DS_Store", ".git/config")),
    "an empty zip file": ("hw.zip", EMPTY),
    "an empty zip file in a zip file": ("hw.zip", junk("x.zip", content=EMPTY)),
    "a damaged zip file": ("hw.zip", b"PK\x03\x04"),
    "a file for Windows": ("desktop.ini", b""),
}


@pytest.mark.parametrize("what", NO_NOTEBOOK)
@pytest.mark.parametrize("folder", [MOODLE.format("Eve_9", "{}"), "eve/{}"])
@pytest.mark.parametrize("with_others", [True, False])
def test_a_hand_in_without_a_notebook_is_named_once(lay, tmp_path, what, folder, with_others):
    name, content = NO_NOTEBOOK[what]
    files = {folder.format(name): content}
    if with_others:
        files |= {folder.replace("e", "o").replace("E", "O").format("x.ipynb"): notebook("ovo")}
        files |= {folder.replace("E", "A").replace("eve", "ada").format("x.ipynb"): notebook("a")}
        files["__MACOSX/._x"] = b""
        files[".DS_Store"] = b""
    _, outcomes = lay(write_zip(tmp_path / "moodle.zip", files))
    (one,) = (one for one in outcomes.values() if one.status == "left out")
    assert one.path.startswith(f"moodle.zip/{folder.partition('/')[0]}")
    assert one.look
    assert one.note
    if with_others:
        assert one.student.casefold() == "eve"


def test_an_empty_folder_is_named(lay, tmp_path):
    for name in ("ada", "bea", "cy/.git", "di/sub"):
        (tmp_path / "in" / name).mkdir(parents=True)
    (tmp_path / "in" / "ada" / "x.ipynb").write_text(notebook())
    (tmp_path / "in" / "ada" / "empty").mkdir()
    _, outcomes = lay(tmp_path / "in")
    assert {path for path, one in outcomes.items() if one.look} == {"bea/", "cy/", "di/sub/"}
    assert {one.student for one in outcomes.values()} == {"ada", "bea", "cy", "di"}
    moodle = [MOODLE.format("Bo_1", ""), MOODLE.format("Cy_2", "x.ipynb")]
    path = write_zip(tmp_path / "x.zip", dict.fromkeys(moodle, notebook()))
    _, outcomes = lay(path)
    assert {one.student for one in outcomes.values() if one.look} == {"Bo"}


@pytest.mark.parametrize("name", [".x.ipynb", ".ipynb_checkpoints/x-checkpoint.ipynb"])
@pytest.mark.parametrize("is_zipped", [False, True])
@pytest.mark.parametrize("folder", [MOODLE.format("eve_9", "{}"), "eve/{}"])
def test_a_copy_counts_where_it_is_all_there_is(lay, tmp_path, name, is_zipped, folder):
    def files(*names):
        if is_zipped:
            return {folder.format("hw.zip"): junk(*names, content=notebook("eve"))}
        return {folder.format(one): notebook("eve") for one in names}

    other = {folder.replace("e", "o").format("x.ipynb"): notebook()}
    found, outcomes = lay(write_zip(tmp_path / "x.zip", files(name) | other))
    assert found[f"eve/{HERE}"] == notebook("eve")
    (one,) = (one for one in outcomes.values() if one.student == "eve")
    assert "taken all the same" in one.note or "Jupyter keeps" in one.note
    found, outcomes = lay(write_zip(tmp_path / "y.zip", files("x.ipynb", name) | other))
    assert [one.note for one in outcomes.values() if one.student == "eve"] == [""]


def test_a_loose_checkpoint_is_nobodys_where_its_notebook_is(lay, tmp_path):
    files = {"ada.ipynb": notebook("ada"), "bea.ipynb": notebook("bea"), ".cy.ipynb": notebook()}
    files[".ipynb_checkpoints/ada-checkpoint.ipynb"] = notebook("old")
    found, _ = lay(write_zip(tmp_path / "x.zip", files))
    assert set(found) == {f"{name}/{HERE}" for name in ("ada", "bea", "cy")}
    assert found[f"ada/{HERE}"] == notebook("ada")


def test_what_makes_no_copy_of_a_notebook_costs_nothing(lay, tmp_path):
    files = {f"ada/.venv/{number}.py": "x" for number in range(50)}
    files["ada/hw.zip"] = junk("x.ipynb", content=notebook("ada"))
    files["bea/x.ipynb"] = notebook("bea")
    found, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    assert set(found) == {f"ada/{HERE}", f"bea/{HERE}"}
    assert len(outcomes) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("00_doubling", notebook(), "taken all the same"),
        ("hw.zip", notebook(), "taken all the same"),
        ("hw.zip", junk("a.zip", content=zipped(x=notebook())), ""),
        ("hw", zipped(x=notebook()), "taken all the same"),
    ],
)
def test_a_notebook_is_taken_whatever_wraps_it(lay, tmp_path, name, content, said):
    files = {MOODLE.format("eve_1", name): content, MOODLE.format("bo_2", "x.ipynb"): notebook()}
    _, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    (one,) = (one for one in outcomes.values() if one.student == "eve")
    assert (one.status, one.look) == ("new", False)
    assert said in one.note


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("00_doubling.ipynb.gdoc", '{"url": "x"}', "a link"),
        ("x.webloc", "<plist>", "a link"),
        ("x.url", "[InternetShortcut]", "a link"),
        ("hw.zip", "no zip file", "neither a zip file nor"),
        ("hw.zip", junk("a.zip", content=junk("b.zip", content=zipped(x="{}"))), "in zip files"),
        ("x.ipynb", notebook(lesson="99_none"), "of no lesson"),
    ],
)
def test_what_is_left_out_says_whose_and_why(lay, tmp_path, name, content, said):
    files = {MOODLE.format("eve_1", name): content, MOODLE.format("bo_2", "x.ipynb"): notebook()}
    _, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    (one,) = (one for one in outcomes.values() if one.status == "left out")
    assert (one.student, one.look) == ("eve", True)
    assert said in one.note


def test_a_notebook_with_nothing_of_the_lesson_is_to_be_looked_at(lay, tmp_path):
    files = {f"{name}/x.ipynb": notebook(lesson="99_none") for name in ("ada", "bea")}
    _, outcomes = lay(write_zip(tmp_path / "x.zip", files), lesson=LESSON)
    assert all(one.look and "look whether it is" in one.note for one in outcomes.values())


def test_the_welcome_page_is_no_lesson(lay, built_lesson, tmp_path):
    cells = [{"cell_type": "markdown", "id": f"welcome-{n}", "source": str(n)} for n in range(3)]
    welcome = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (built_lesson.course.notebooks / "welcome.ipynb").write_text(welcome)
    lessons = Lessons(find_lessons(built_lesson.course))
    files = {MOODLE.format("eve_1", "welcome.ipynb"): welcome}
    files |= {MOODLE.format("bo_2", name): welcome for name in ("welcome.ipynb", "y.ipynb")}
    files[MOODLE.format("bo_2", "y.ipynb")] = notebook()
    path = write_zip(tmp_path / "x.zip", files)
    outcomes = collect([path], tmp_path / "submitted", lessons, lesson=LESSON)
    assert {one.student: one.status for one in outcomes if one.look} == {"eve": "left out"}
    assert sum("welcome page" in one.note for one in outcomes) == 2


def test_a_loose_file_does_not_make_all_others_one_student(lay, tmp_path):
    files = {f"class/{name}/x.ipynb": notebook(name) for name in ("ada", "bea")}
    files["dora.ipynb"] = notebook("dora")
    found, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    assert set(found) == {f"{name}/{HERE}" for name in ("ada", "bea", "dora")}
    assert [one.student for one in outcomes.values() if one.look] == ["dora"]


def test_folders_that_are_taken_as_one_students_are_said(lay, tmp_path):
    names = ["one/ada", "one/bea", "two/cy"]
    files = {f"{name}/x.ipynb": notebook(name) for name in names}
    _, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    looked = [one for one in outcomes.values() if one.look]
    assert [one.student for one in looked] == ["one", "one"]
    assert all("(ada, bea) are taken as one student's" in one.note for one in looked)
