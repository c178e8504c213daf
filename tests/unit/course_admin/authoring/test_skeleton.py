"""`course new`: what it writes passes at once, and what it cannot write it leaves unwritten."""

import shutil

import pytest
from click.testing import CliRunner

from course_admin.authoring import skeleton
from course_admin.authoring.building import build_lesson, build_shared
from course_admin.authoring.checking import check_course
from course_admin.authoring.skeleton import write_skeleton
from course_admin.cli import main
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError
from course_admin.proving.trials import prove


def files(course):
    return sorted(path for path in course.root.rglob("*") if path.is_file())


def test_a_new_lesson_passes_every_check_and_proof(built_lesson):
    course = built_lesson.course
    write_skeleton(course, "07_two_words", "Ways: a “new” lesson")
    lessons = find_lessons(course)
    assert [lesson.name for lesson in lessons] == ["00_doubling", "07_two_words"]
    build_lesson(lessons[1])
    build_shared(course)
    assert [str(f) for _, found in check_course(course, lessons) for f in found] == []
    count, trials = prove(lessons[1:], jobs=1)
    assert [trial for trial in trials if trial.problem] == []
    assert count >= 10
    assert "| [07 Ways: a “new” lesson](" in (course.root / "README.md").read_text("utf-8")
    assert lessons[1].notebook(5).cells[0].source.startswith("# 7 · Ways: a “new” lesson\n")


def test_the_command_says_what_it_wrote_and_what_comes_next(tiny_course, monkeypatch):
    monkeypatch.chdir(tiny_course.root)
    before = files(tiny_course)
    result = CliRunner().invoke(main, ["new", "11_two_words"])
    assert result.exit_code == 0
    assert result.output == (
        "  wrote source/11_two_words.md\n"
        "  wrote tests/answers/11_two_words\n"
        "Next: course build 11, course check 11, course prove 11.\n"
    )
    (lesson,) = find_lessons(tiny_course, ("11",))
    assert lesson.front_matter["title"] == "Two words"
    written = [path.relative_to(tiny_course.root).as_posix() for path in files(tiny_course)]
    new = set(written) - {path.relative_to(tiny_course.root).as_posix() for path in before}
    answers = {name for name in new if name.startswith("tests/answers/11_two_words/ex1/")}
    assert new == answers | {"source/11_two_words.md"}
    assert sum("/wrong_" in name for name in answers) >= 3
    assert sum("/right_" in name for name in answers) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diffusion"], "'diffusion' is no name for a lesson: two digits, then"),
        (["1_diffusion"], "is no name for a lesson"),
        (["11_Diffusion"], "is no name for a lesson"),
        (["11_diffusion.md"], "is no name for a lesson"),
        (["../11_diffusion"], "is no name for a lesson"),
        (["00_other"], "The number 00 is that of 00_doubling"),
        (["00_doubling"], "The number 00 is that of 00_doubling"),
        (["11_doubling"], "The name doubling is that of 00_doubling"),
        (["11_old"], "tests/answers/11_old is there already"),
        (["11_new", "--title", " "], "A title is some words"),
        (["11_new", "--title", "a | b"], "A title is some words"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_written(
    tiny_course, monkeypatch, arguments, message
):
    (tiny_course.answers / "11_old").mkdir()
    monkeypatch.chdir(tiny_course.root)
    before = files(tiny_course)
    result = CliRunner().invoke(main, ["new", *arguments])
    assert result.exit_code == 2
    assert result.output.startswith("course: ")
    assert message in result.output
    assert files(tiny_course) == before


def test_outside_a_course_it_says_where_to_go(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["new", "11_diffusion"])
    assert result.exit_code == 2
    assert "is not inside the course" in result.output
    assert list(tmp_path.iterdir()) == []


def test_it_is_written_whole_or_not_at_all(tiny_course, monkeypatch):
    before = files(tiny_course)
    write = skeleton.write_whole

    def fail(path, text):
        if path.suffix == ".md":
            raise OSError(28, "No space left on device")
        write(path, text)

    monkeypatch.setattr(skeleton, "write_whole", fail)
    with pytest.raises(CourseError, match=r"11_new could not be written: No space left"):
        write_skeleton(tiny_course, "11_new")
    assert files(tiny_course) == before
    assert not (tiny_course.answers / "11_new").exists()


def test_another_lesson_that_cannot_be_read_does_not_matter(tiny_lesson):
    tiny_lesson.path.write_text("no lesson")
    write_skeleton(tiny_lesson.course, "11_new")
    assert find_lessons(tiny_lesson.course, ("11",))[0].front_matter["minutes"] == 30


def test_a_course_without_a_folder_for_answers_gets_one(tiny_course):
    shutil.rmtree(tiny_course.answers)
    source, answers = write_skeleton(tiny_course, "11_new")
    assert source.is_file()
    assert (answers / "ex1").is_dir()
