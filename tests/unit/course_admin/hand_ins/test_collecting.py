"""What an LMS gives lands where it is graded, and nothing in it lands anywhere else."""

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from course_admin.cli import main
from course_admin.course.lessons import find_lessons
from course_admin.hand_ins.collecting import collect
from course_admin.hand_ins.finding import Lessons, find_submissions
from course_admin.hand_ins.namesakes import KEY, RECORD
from course_admin.hand_ins.owners import student_id

LESSON = "00_doubling"
HERE = f"{LESSON}/{LESSON}.ipynb"
MAY, JUNE = (2026, 5, 2, 10, 0, 0), (2026, 6, 2, 10, 0, 0)


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
        return laid(submitted), {one.path: one for one in outcomes}

    return run


def laid(submitted):
    files = {
        path.relative_to(submitted).as_posix(): path.read_text("utf-8")
        for path in sorted(submitted.rglob("*"))
        if path.is_file() and path.name not in ("timestamp.txt", RECORD, KEY)
    }
    assert {path.name for path in submitted.parent.iterdir()} <= {"submitted"}
    return files


@pytest.mark.parametrize("name", ["work.tar.gz", "WORK.RAR", "02.7z"])
def test_an_archive_that_is_not_opened_is_somebodys_work(lay, tmp_path, name):
    folder = "Bo_124_assignsubmission_file_"
    files = {f"{folder}/00_doubling.ipynb": notebook("bo"), f"{folder}/{name}": "?"}
    _, outcomes = lay(write_zip(tmp_path / "moodle.zip", files))
    (outcome,) = (one for one in outcomes.values() if one.status == "left out")
    assert (outcome.student, outcome.look) == ("Bo", True)
    assert "unpack it" in outcome.note


def test_moodle(lay, tmp_path):
    path = write_zip(
        tmp_path / "moodle.zip",
        {
            "Zoë Ünal_123_assignsubmission_file_/my solution.ipynb": notebook("zoë"),
            "Bo_124_assignsubmission_file_/00_doubling.ipynb": notebook("bo"),
            "Bo_124_assignsubmission_file_/notes.pdf": "%PDF",
            "Cy_125_assignsubmission_file_/essay.pdf": "%PDF",
            "Di_126_assignsubmission_file_/all.zip": zipped(a=notebook("di")),
            "Ed_127_assignsubmission_file_ed.ipynb": notebook("ed"),
            "Bo_124_assignsubmission_onlinetext_/onlinetext.html": "<p>Hi</p>",
        },
    )
    files, outcomes = lay(path)
    assert {name: json.loads(text)["cells"][0]["source"] for name, text in files.items()} == {
        f"Zoë Ünal/{HERE}": "# zoë",
        f"Bo/{HERE}": "# bo",
        f"Di/{HERE}": "# di",
        f"Ed/{HERE}": "# ed",
    }
    assert {o.student for o in outcomes.values() if o.look} == {"Cy"}
    assert sum(o.status == "left out" for o in outcomes.values()) == 3


def test_canvas(lay, tmp_path):
    path = write_zip(
        tmp_path / "submissions.zip",
        {
            "unalzoe_LATE_1_2_00_doubling-1.ipynb": notebook("zoe"),
            "bo_12_34_00_doubling.ipynb": notebook("bo"),
            "cy_13_35_all.zip": zipped(one=notebook("cy")),
        },
    )
    files, outcomes = lay(path)
    assert set(files) == {f"unalzoe/{HERE}", f"bo/{HERE}", f"cy/{HERE}"}
    assert any("late" in one.note for one in outcomes.values())
    assert not any(one.look for one in outcomes.values())


def test_an_nbgrader_exchange_gives_the_newest_with_its_time(lay, tmp_path):
    inbound = tmp_path / "inbound"
    for when, text in (("2026-05-01", "first"), ("2026-05-03", "last"), ("2026-05-02", "second")):
        folder = inbound / f"ada+{LESSON}+{when} 10:00:00.000000 UTC+abc"
        folder.mkdir(parents=True)
        (folder / f"{LESSON}.ipynb").write_text(notebook(text))
    files, outcomes = lay(inbound)
    assert files == {f"ada/{HERE}": notebook("last")}
    time = tmp_path / "room" / "submitted" / "ada" / LESSON / "timestamp.txt"
    assert time.read_text() == "2026-05-03 10:00:00 UTC\n"
    assert sorted(one.status for one in outcomes.values()) == ["left out", "left out", "new"]


@pytest.mark.parametrize(
    ("files", "students"),
    [
        ({"class/ada/work.ipynb": "a", "class/bea/work.ipynb": "b"}, {"ada", "bea"}),
        ({f"ada/{LESSON}/x.ipynb": "a", f"bea/{LESSON}/x.ipynb": "b"}, {"ada", "bea"}),
        ({"ada_00_doubling.ipynb": "a", "bea.ipynb": "b"}, {"ada", "bea"}),
        ({f"submitted/ada/{HERE}": "a"}, {"ada"}),
        ({"ada/00_doubling.ipynb": "a"}, {"ada"}),
        ({"__MACOSX/ada/._x.ipynb": "", "ada/x.ipynb": "a", "bea/x.ipynb": "b"}, {"ada", "bea"}),
    ],
)
@pytest.mark.parametrize("is_zip", [False, True])
def test_any_folder_and_any_zip_file(lay, tmp_path, files, students, is_zip):
    files = {name: notebook(text) if text else "" for name, text in files.items()}
    source = tmp_path / "downloads"
    if is_zip:
        source = write_zip(tmp_path / "downloads.zip", files)
    else:
        for name, text in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text)
    found, outcomes = lay(source)
    assert set(found) == {f"{student}/{HERE}" for student in students}
    assert not any(one.look for one in outcomes.values())


def test_zip_files_of_students_in_a_folder_and_a_single_notebook(lay, tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir()
    for name in ("ada", "bea"):
        (folder / f"{name}.zip").write_bytes(zipped(solution=notebook(name)))
    (tmp_path / "cy_00_doubling (1).ipynb").write_text(notebook("cy"))
    files, _ = lay(folder, tmp_path / "cy_00_doubling (1).ipynb")
    assert set(files) == {f"{name}/{HERE}" for name in ("ada", "bea", "cy")}


def test_a_pattern_of_ones_own(lay, tmp_path):
    path = write_zip(tmp_path / "x.zip", {"2026/g7-ada.ipynb": notebook(), "z.ipynb": notebook()})
    files, outcomes = lay(path, pattern=r"g\d-(?P<student_id>\w+)\.")
    assert set(files) == {f"ada/{HERE}"}
    assert "--pattern" in outcomes["x.zip/z.ipynb"].note
    assert outcomes["x.zip/z.ipynb"].look


def test_another_lesson_and_none_are_left_out_and_what_is_unreadable_is_laid(lay, tmp_path):
    path = write_zip(
        tmp_path / "x.zip",
        {
            "ada/a.ipynb": notebook(lesson="99_none"),
            "bea/00_doubling.ipynb": notebook()[:50],
            "cy/00_doubling.ipynb": notebook(),
        },
    )
    files, outcomes = lay(path)
    assert set(files) == {f"bea/{HERE}", f"cy/{HERE}"}
    assert "of no lesson" in outcomes["x.zip/ada/a.ipynb"].note
    assert "no notebook" in outcomes["x.zip/bea/00_doubling.ipynb"].note
    assert outcomes["x.zip/bea/00_doubling.ipynb"].look


@pytest.mark.parametrize(
    "name",
    [
        "../../outside/x.ipynb",
        "/etc/x.ipynb",
        "..\\..\\outside\\x.ipynb",
        "C:\\Windows\\x.ipynb",
        "a\nb/x.ipynb",
        "\u202eada/x.ipynb",
        "\x1b[2J/x.ipynb",
        "CON/x.ipynb",
        "n" * 200 + "/x.ipynb",
        " /x.ipynb",
        "..._1_assignsubmission_file_/x.ipynb",
    ],
)
def test_a_hostile_name_lands_in_the_folder_or_nowhere(lay, tmp_path, name):
    path = write_zip(tmp_path / "x.zip", {name: notebook(), "bea/x.ipynb": notebook("bea")})
    before = set(tmp_path.rglob("*"))
    files, outcomes = lay(path)
    assert f"bea/{HERE}" in files
    for file in files:
        student = file.split("/")[0]
        assert file == f"{student}/{HERE}"
        assert student == student_id(student)
        assert student.isprintable()
        assert len(student) <= 110
    new = set(tmp_path.rglob("*")) - before
    assert all((tmp_path / "room") in (p, *p.parents) for p in new)
    assert "\n" not in "".join("".join(one.row()[:4]) for one in outcomes.values())


def test_links_pipes_bombs_and_damage_are_left_out(lay, tmp_path):
    folder = tmp_path / "in"
    (folder / "ada").mkdir(parents=True)
    (folder / "ada" / "x.ipynb").write_text(notebook())
    (folder / "bea").mkdir()
    os.mkfifo(folder / "bea" / "00_doubling.ipynb")
    (folder / "cy").symlink_to(folder / "ada")
    (folder / "di").mkdir()
    (folder / "di" / "x.ipynb").symlink_to("/etc/passwd")
    write_zip(folder / "ed.zip", {"x.ipynb": "/etc/passwd"}, kind=stat.S_IFLNK)
    write_zip(folder / "fay.zip", {"x.ipynb": b" " * 200_000_001})
    (folder / "gil.zip").write_bytes(b"PK\x03\x04 no zip file")
    files, outcomes = lay(folder)
    assert set(files) == {f"ada/{HERE}"}
    assert {one.note for one in outcomes.values() if one.look} == {
        "it is no regular file",
        "it is a link",
        "it is too large: 200,000,001 bytes",
        "the zip file is damaged (BadZipFile)",
    }


def test_two_people_of_one_name_stay_two(lay, tmp_path):
    names = ["Anna_1_assignsubmission_file_", "Anna_2_assignsubmission_file_"]
    path = write_zip(tmp_path / "x.zip", {f"{n}/x.ipynb": notebook(n) for n in names})
    files, _ = lay(path)
    assert set(files) == {f"Anna_1/{HERE}", f"Anna_2/{HERE}"}


def test_several_notebooks_of_one_student_are_all_laid(lay, tmp_path):
    names = ["00_doubling.ipynb", "00_doubling-Copy1.ipynb"]
    path = write_zip(
        tmp_path / "x.zip", {f"ada_1_assignsubmission_file_/{n}": notebook(n) for n in names}
    )
    files, _ = lay(path)
    assert set(files) == {f"ada/{LESSON}/{name}" for name in names}


def test_what_is_there_is_replaced_by_a_newer_one_alone_and_kept(lay, tmp_path):
    name = "ada_1_assignsubmission_file_/x.ipynb"
    may = write_zip(tmp_path / "may.zip", {name: notebook("may")}, MAY)
    june = write_zip(tmp_path / "june.zip", {name: notebook("june")}, JUNE)
    assert lay(may)[0] == {f"ada/{HERE}": notebook("may")}
    assert next(iter(lay(may)[1].values())).status == "unchanged"
    files, outcomes = lay(june, dry_run=True)
    assert files == {f"ada/{HERE}": notebook("may")}
    assert next(iter(outcomes.values())).status == "replaced"
    files, outcomes = lay(june)
    assert files.pop(f"ada/{HERE}") == notebook("june")
    [(kept, text)] = files.items()
    assert kept.startswith(f".earlier/ada/{LESSON}/")
    assert text == notebook("may")
    files, outcomes = lay(may)
    assert files[f"ada/{HERE}"] == notebook("june")
    [outcome] = outcomes.values()
    assert outcome.status == "kept"
    assert outcome.look


def test_a_name_that_anybody_can_give_replaces_nothing_unseen(lay, tmp_path):
    """A zip of one student's, with a folder named after another."""
    lay(write_zip(tmp_path / "all.zip", {f"{one}/x.ipynb": notebook(one) for one in "ab"}, MAY))
    forged = {f"{one}/x.ipynb": notebook("eve's") for one in "ae"}
    outcomes = lay(write_zip(tmp_path / "eve.zip", forged, JUNE))[1]
    assert {path: one.status for path, one in outcomes.items()} == {
        "eve.zip/a/x.ipynb": "replaced",
        "eve.zip/e/x.ipynb": "new",
    }
    assert outcomes["eve.zip/a/x.ipynb"].look
    assert "nothing says but a name" in outcomes["eve.zip/a/x.ipynb"].note
    assert not outcomes["eve.zip/e/x.ipynb"].look


@pytest.mark.parametrize("folder", ["ada_1_assignsubmission_file_", "ada", f"ada/{LESSON}"])
def test_a_time_that_a_student_states_is_not_believed(lay, tmp_path, folder):
    """In a download that was unpacked: nbgrader writes such a file, students may."""
    place = tmp_path / "moodle" / folder
    place.mkdir(parents=True)
    (place / "x.ipynb").write_text(notebook())
    os.utime(place / "x.ipynb", (1.8e9, 1.8e9))
    (place / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC\n")
    lay(tmp_path / "moodle")
    home = tmp_path / "room" / "submitted" / "ada" / LESSON
    assert not (home / "timestamp.txt").exists()
    assert (home / f"{LESSON}.ipynb").stat().st_mtime == 1.8e9


def test_a_damaged_archive_stops_nobody_elses(lay, tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("x.ipynb", notebook() * 50)
    damaged = bytearray(content.getvalue())
    damaged[60:90] = bytes(30)
    files = {
        "eve_1_assignsubmission_file_/x.zip": bytes(damaged),
        "ada_2_assignsubmission_file_/x.ipynb": notebook(),
    }
    laid, outcomes = lay(write_zip(tmp_path / "all.zip", files))
    assert laid == {f"ada/{HERE}": notebook()}
    [said] = [one for path, one in outcomes.items() if "eve" in path]
    assert (said.status, said.student, said.look) == ("left out", "eve", True)


def test_of_an_archive_with_thousands_of_files_the_first_are_looked_at(lay, tmp_path):
    many = zipped(**{f"x{number}": notebook() for number in range(400)})
    files = {"eve_1_assignsubmission_file_/x.zip": many}
    _, outcomes = lay(write_zip(tmp_path / "all.zip", files))
    assert len(outcomes) == 301
    assert any("more than 300 files" in one.note and one.look for one in outcomes.values())


def test_what_was_kept_is_nobodys_hand_in(lay, built_lesson, tmp_path):
    name = "ada_1_assignsubmission_file_/x.ipynb"
    for when, text in ((MAY, "may"), (JUNE, "june")):
        lay(write_zip(tmp_path / "x.zip", {name: notebook(text)}, when))
    lessons = Lessons(find_lessons(built_lesson.course))
    found, left_over = find_submissions(tmp_path / "room" / "submitted", LESSON, lessons)
    assert [one.student for one in found] == ["ada"]
    assert left_over == []


def test_the_command(built_lesson, tmp_path, monkeypatch):
    monkeypatch.chdir(built_lesson.course.root)
    run = lambda *arguments: CliRunner().invoke(main, ["collect", *map(str, arguments)])  # noqa: E731
    submitted = tmp_path / "submitted"
    path = write_zip(tmp_path / "x.zip", {"ada_1_2_x.ipynb": notebook(), "y.ipynb": "{}"})
    for options in (["--dry-run"], []):
        result = run(path, "00", "--submitted", submitted, *options)
        assert result.exit_code == 1, result.output
        assert "ada_1_2_x.ipynb" in result.output
        assert "the file is no notebook" in result.output
        assert (submitted / "ada" / HERE).is_file() == (not options)
    assert run(path, "--pattern", "(").exit_code == 2
    assert run(path, "--pattern", "x").exit_code == 2
    assert run(tmp_path / "none.zip", "00").exit_code == 2
    assert run("00").exit_code == 2
    empty = write_zip(tmp_path / "empty.zip", {"x.txt": "x"})
    assert run(empty).exit_code == 2
    assert not Path(built_lesson.course.root, "gradebook.db").exists()


NAMES = (
    "ada+00_doubling+2999-01-01 00-00-00 UTC/{}",
    "ada_1_assignsubmission_file_/{}",
    "ada_1_2_{}",
    "ada/{}",
    "submitted/ada/00_doubling/{}",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("honest", ["submissions/{}/x.ipynb", "{}_1_9_x.ipynb", "{}.ipynb"])
@pytest.mark.parametrize("count", [1, 5])
def test_nobody_speaks_for_another_by_names_in_an_archive(lay, tmp_path, name, honest, count):
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        for n in range(count):
            archive.writestr(name.format(f"{n}.ipynb"), notebook("eve"))
    files = {honest.format(student): notebook(student) for student in ("ada", "bea")}
    files[honest.format("eve").replace(".ipynb", ".zip")] = inside.getvalue()
    found, _ = lay(write_zip(tmp_path / "submissions.zip", files))
    assert {path.partition("/")[0] for path in found} == {"ada", "bea", "eve"}
    for path, text in found.items():
        assert f"# {path.partition('/')[0]}" in text


def test_nor_by_the_name_of_a_file_in_a_folder_of_ones_own(lay, tmp_path):
    files = {"s/ada/x.ipynb": notebook("ada"), "s/eve/ada_1_2_x.ipynb": notebook("eve")}
    found, _ = lay(write_zip(tmp_path / "x.zip", files))
    assert found.keys() == {f"ada/{HERE}", f"eve/{HERE}"}


def test_nor_alone(lay, tmp_path):
    inside = zipped(**{"ada/x": notebook(), "bea/x": notebook()})
    found, _ = lay(write_zip(tmp_path / "x.zip", {"submissions/eve/hw.zip": inside}))
    assert {path.partition("/")[0] for path in found} == {"eve"}


def test_a_time_to_come_is_now(lay, tmp_path):
    name = f"ada+{LESSON}+2999-01-01 00-00-00 UTC/{LESSON}.ipynb"
    lay(write_zip(tmp_path / "x.zip", {name: notebook()}))
    stated = next(tmp_path.rglob("timestamp.txt")).read_text()
    assert not stated.startswith("2999")


@pytest.mark.parametrize(
    "name", ["_" * 60_000 + "x.ipynb", "-1" * 30_000 + ".ipynb", "a/" * 30_000 + "x.ipynb"]
)
def test_a_name_without_end_is_left_out_and_said(lay, tmp_path, name):
    files = {name[:65_000]: notebook(), "ada/x.ipynb": notebook(), "bea/x.ipynb": notebook()}
    found, outcomes = lay(write_zip(tmp_path / "x.zip", files))
    assert found.keys() == {f"ada/{HERE}", f"bea/{HERE}"}
    assert any(one.note == "its name is too long" and one.look for one in outcomes.values())
