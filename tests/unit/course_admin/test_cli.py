"""The course command: help, exit status, JSON, clear errors."""

import json

import pytest
from click.testing import CliRunner

from course_admin.cli import main
from tests.unit.rewriting import rewrite


@pytest.fixture
def course(built_lesson, monkeypatch):
    """Run the command in the folder of a tiny, built course."""
    monkeypatch.chdir(built_lesson.course.root)
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in main.commands)],
)
def test_every_command_has_help(command):
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert len(result.output.splitlines()) > 5


def test_build_says_what_it_did(course):
    result = course("build")
    assert result.exit_code == 0
    assert "1 lessons built, 0 files changed." in result.output


def test_check_is_0_when_fine_and_1_when_not(course, built_lesson):
    assert course("check").exit_code == 0
    rewrite(built_lesson, "Two of one.", "Two of ones.")
    result = course("check")
    assert result.exit_code == 1
    assert "run `course build` and commit the result" in result.output
    found = json.loads(course("check", "--json").output)
    assert found[0]["where"] == "00_doubling.ipynb"


def test_prove_is_0_when_fine_and_1_when_not(course, built_lesson):
    result = course("prove", "--jobs", "2")
    assert result.exit_code == 0
    assert "10 answers tried, 0 judged wrongly." in result.output
    (built_lesson.answers_path / "ex1" / "right_times.py").write_text("double = len\n")
    result = course("prove", "--json")
    assert result.exit_code == 1
    trials = json.loads(result.output[result.output.index("[") :])
    assert [t["answer"] for t in trials if t["problem"]] == ["right_times.py"]


def test_export_writes(course, tmp_path):
    result = course("export", "--student", str(tmp_path / "student"))
    assert result.exit_code == 0
    assert (tmp_path / "student" / "README.md").is_file()
    again = course("export", "--student", str(tmp_path / "student"))
    assert again.exit_code == 2
    assert "not an empty folder" in again.output


def test_slides_writes_decks_and_says_where(course, tmp_path):
    result = course("slides", "--output", str(tmp_path / "decks"))
    assert result.exit_code == 0
    assert "1 lessons written as slides." in result.output
    assert [p.name for p in (tmp_path / "decks").iterdir()] == ["00_doubling.html"]


def test_slides_without_chromium_writes_nothing(course, tmp_path, monkeypatch):
    monkeypatch.setattr("course_admin.publishing.slides.shutil.which", lambda name: None)
    result = course("slides", "--pdf", "--output", str(tmp_path / "decks"))
    assert result.exit_code == 2
    assert "PDFs are printed by Chromium" in result.output
    assert not (tmp_path / "decks").exists()


def test_present_prints_the_address(course):
    result = course("present", "00", "--in", "lab")
    assert result.output == "/rise/notebooks/00_doubling/00_doubling.ipynb\n"


@pytest.mark.parametrize("command", ["build", "check", "prove", "slides", "present"])
def test_an_unknown_lesson_is_2(course, command):
    result = course(command, "09_nothing")
    assert result.exit_code == 2
    assert "There is no lesson '09_nothing'. There are: 00_doubling." in result.output


def test_outside_the_course_is_2(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert "is not inside the course" in result.output


def test_interrupted_is_130(course, monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("course_admin.authoring.checking.check_course", interrupt)
    result = course("check")
    assert result.exit_code == 130
    assert "interrupted" in result.output
