"""A hand-in is found under whatever name; what is found nowhere is named."""

import json
import os
import zipfile

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.hand_ins.finding import Lessons, find_submissions, pick

LESSON = "00_doubling"
FILE = f"{LESSON}.ipynb"


def notebook(answer="", lesson=LESSON):
    cell = {"cell_type": "code", "metadata": {}, "source": answer or "stub", "outputs": []}
    metadata = {"course": {"lesson": lesson}}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4}).encode()


def answers(content):
    text = json.loads(content)["cells"][0]["source"]
    return {} if text == "stub" else {"ex1": text}


@pytest.fixture
def lessons(tiny_lesson):
    return Lessons(find_lessons(tiny_lesson.course))


@pytest.fixture
def look(tmp_path, lessons):
    """Lay files for one student; give what was picked, or None, and what is left over."""

    def run(files, times=()):
        for name, content in files.items():
            path = tmp_path / "submitted" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            when = dict(times).get(name, 1_000_000_000)
            os.utime(path, (when, when))
        found, left_over = find_submissions(tmp_path / "submitted", LESSON, lessons)
        picked = {one.student: pick(one, LESSON, lessons, answers) for one in found}
        return picked, left_over

    return run


@pytest.mark.parametrize(
    "name",
    [
        f"{LESSON}/{FILE}",
        f"{LESSON}/00_doubling (1).ipynb",
        f"{LESSON}/00_doubling-Copy1.ipynb",
        f"{LESSON}/{FILE}.txt",
        f"{LESSON}/{FILE}.json",
        f"{LESSON}/00_doubling.txt",
        f"{LESSON}/00_DOUBLING.IPYNB",
        f"{LESSON}/my solution.ipynb",
        f"{LESSON}/{LESSON}/deeper/{FILE}",
        f"00_Doubling/{FILE}",
        f"00-doubling/{FILE}",
        f"00_doubling (2)/{FILE}",
        FILE,
        f"homework/{FILE}",
        "work.ipynb",
    ],
)
def test_it_is_found_under_whatever_name(look, name):
    files = {
        f"ada/{name}": notebook("mine"),
        f"ada/{LESSON}/.ipynb_checkpoints/{FILE}": notebook("old"),
        f"ada/{LESSON}/__MACOSX/._{FILE}": b"\0\5\x16\7",
        f"ada/{LESSON}/._{FILE}": b"\0\5\x16\7",
        f"ada/{LESSON}/timestamp.txt": b"2026-01-01 10:00:00 UTC",
    }
    picked, left_over = look(files)
    assert picked["ada"].content == notebook("mine")
    assert picked["ada"].flags == []
    assert left_over == []


def test_a_zip_file_is_looked_into(look, tmp_path):
    path = tmp_path / "submitted" / "ada" / LESSON / "all.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/00_doubling.ipynb", notebook())
        archive.writestr("a/00_doubling-Copy1.ipynb", notebook("mine"))
    picked, _ = look({})
    assert picked["ada"].content == notebook("mine")
    assert "Copy1" in picked["ada"].remarks[0]


def test_the_one_with_answers_counts(look):
    copy = f"ada/{LESSON}/00_doubling-Copy1.ipynb"
    picked, _ = look({f"ada/{LESSON}/{FILE}": notebook(), copy: notebook("mine")})
    assert picked["ada"].content == notebook("mine")
    assert picked["ada"].flags == []
    assert "there are no answers in '00_doubling.ipynb'" in picked["ada"].remarks[0]


def test_of_several_with_answers_the_newest_counts_and_all_are_named(look):
    names = [f"ada/{LESSON}/00_doubling ({n}).ipynb" for n in (2, 10)]
    files = {names[0]: notebook("a"), names[1]: notebook("b")}
    picked, _ = look(files)
    assert picked["ada"].content == notebook("b")
    [flag] = picked["ada"].flags
    assert "'00_doubling (2).ipynb'" in flag
    assert flag.endswith("'00_doubling (10).ipynb' counts")
    picked, _ = look(files, {names[0]: 1_000_001_000})
    assert picked["ada"].content == notebook("a")
    picked, _ = look(dict.fromkeys(names, notebook("the same")))
    assert picked["ada"].flags == []


def test_another_lessons_notebook_is_flagged(look, lessons):
    lessons.by_name["01_other"] = "01_other"
    picked, _ = look({f"ada/{LESSON}/{FILE}": notebook("x", "01_other")})
    assert picked["ada"].flags == [f"it is the notebook of 01_other, not of {LESSON}"]


@pytest.mark.parametrize(
    ("files", "flag"),
    [
        ({FILE: b"{"}, "no notebook"),
        ({FILE: b""}, "it is empty"),
        ({"essay.pdf": b"%PDF"}, "there is no file 00_doubling.ipynb, but 'essay.pdf'"),
        ({"x.zip": b"PK\3\4"}, "could not be unpacked"),
        ({f"{n}.ipynb": b"{" for n in "ab"}, "'a.ipynb': the file is no notebook"),
    ],
)
def test_what_cannot_be_read_is_flagged(look, files, flag):
    picked, _ = look({f"ada/{LESSON}/{name}": content for name, content in files.items()})
    assert flag in picked["ada"].flags[0]


def test_what_is_too_large_is_flagged_with_its_size(look, tmp_path):
    path = tmp_path / "submitted" / "ada" / LESSON / FILE
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    picked, _ = look({})
    assert "has 3,000,000,000 bytes: it was not read" in picked["ada"].flags[0]


def test_links_and_pipes_are_flagged_and_not_opened(look, tmp_path):
    home = tmp_path / "submitted"
    for name in ("ada", "bea", "cy", "di"):
        (home / name).mkdir(parents=True)
    (home / "ada" / LESSON).symlink_to(tmp_path)
    (home / "bea" / LESSON).mkdir()
    os.mkfifo(home / "bea" / LESSON / FILE)
    (home / "cy" / LESSON).mkdir()
    (home / "cy" / LESSON / FILE).symlink_to("/dev/zero")
    (home / "ed").symlink_to(home / "di")
    picked, left_over = look({})
    assert {name: one.flags[0].partition(" is ")[2] for name, one in picked.items()} == {
        "ada": "a link; it was not followed",
        "bea": "no regular file",
        "cy": "a link; it was not followed",
        "ed": "a link; it was not followed",
    }
    assert left_over == []


def test_what_belongs_to_nobody_is_named(look, tmp_path):
    picked, left_over = look(
        {
            f"ada/{LESSON}/{FILE}": notebook("mine"),
            f"trail /{LESSON}/{FILE}": notebook("x"),
            f"a\nb/{LESSON}/{FILE}": notebook("x"),
            f".x/{LESSON}/{FILE}": notebook("x"),
            f"\u202ex/{LESSON}/{FILE}": notebook("x"),
            "bea.ipynb": notebook("x"),
            "cy/other.ipynb": notebook("x", "99_none"),
            ".DS_Store": b"",
            ".ipynb_checkpoints/x.ipynb": b"",
        }
    )
    assert set(picked) == {"ada"}
    said = "; ".join(left_over)
    assert len(left_over) == 6
    for part in ("begins or ends with a space", "cannot be seen", "full stop", "'bea.ipynb' lies"):
        assert part in said
    assert "cy/'other.ipynb' is of no lesson" in said
    assert said.isprintable()


def test_the_welcome_page_is_no_lesson(look, tiny_lesson, tmp_path):
    cells = [{"cell_type": "markdown", "id": f"welcome-{n}", "source": str(n)} for n in range(3)]
    welcome = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()
    path = tiny_lesson.course.notebooks / "welcome.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(welcome)
    lessons = Lessons(find_lessons(tiny_lesson.course))
    look({f"ada/{LESSON}/{FILE}": welcome, f"bea/{LESSON}/x.ipynb": notebook("mine")})
    look({f"bea/{LESSON}/welcome.ipynb": welcome})
    found, _ = find_submissions(tmp_path / "submitted", LESSON, lessons)
    ada, bea = (pick(one, LESSON, lessons, answers) for one in found)
    assert ada.flags == ["it is the course's welcome page, which is no lesson"]
    assert (bea.content, bea.flags) == (notebook("mine"), [])
