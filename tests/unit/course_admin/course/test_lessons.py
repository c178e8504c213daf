"""Reading a lesson's source."""

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course
from tests.unit.rewriting import rewrite


def test_the_parts_of_an_exercise_are_found(tiny_lesson):
    (exercise,) = tiny_lesson.exercises()
    assert exercise.id == "ex1"
    assert exercise.points == 2
    assert exercise.needs == ["number"]
    assert exercise.task.source.startswith("### Exercise 1")
    assert "twice_as_much" in exercise.solution
    assert "BEGIN" not in exercise.reference
    assert exercise.reference.startswith("def double(n):\n    twice")
    assert "secret_number" in exercise.hidden_tests
    assert "secret_number" in exercise.check_source
    assert "BEGIN" not in exercise.check_source


def test_the_placeholders_are_filled_in(tiny_lesson):
    notebook = tiny_lesson.notebook(10)
    top, setup = notebook.cells[0].source, notebook.cells[1].source
    assert "about 5 minutes" in top
    assert "about 10 s" in top
    assert "github/somebody/tiny/blob/main/notebooks/00_doubling/00_doubling.ipynb" in top
    assert "https://example.org/somebody/tiny" in setup
    assert "{{" not in top + setup


def test_cell_ids_stay_when_another_cell_changes(tiny_lesson):
    before = [cell.id for cell in tiny_lesson.notebook(5).cells]
    changed = rewrite(tiny_lesson, "number = 21", "number = 21\nother = 3")
    after = [cell.id for cell in changed.notebook(5).cells]
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    assert len(set(before)) == len(before)
    assert "ex1_tests" in before


def test_the_context_of_a_check_is_the_imports_and_what_it_names(tiny_lesson):
    assert [cell.split()[0] for cell in tiny_lesson.context([])] == ["from"]
    assert tiny_lesson.context(["number"])[1] == "number = 21"
    with pytest.raises(CourseError, match=r"no cell has the metadata course: {context: nothing}"):
        tiny_lesson.context(["nothing"])


def test_an_answer_without_a_check_is_an_error(tiny_lesson):
    with pytest.raises(CourseError, match="answer cell ex1 has no check"):
        rewrite(tiny_lesson, "grade_id: ex1_tests", "grade_id: other").exercises()


def test_a_lesson_is_found_by_name_number_or_path(tiny_course):
    for name in ("00_doubling", "00", "source/00_doubling.md"):
        assert [lesson.name for lesson in find_lessons(tiny_course, (name,))] == ["00_doubling"]
    with pytest.raises(CourseError, match=r"no lesson '07'. There are: 00_doubling"):
        find_lessons(tiny_course, ("07",))


def test_outside_the_course_the_error_says_where_to_go(tmp_path):
    with pytest.raises(CourseError, match="Change into the course's folder"):
        find_course(tmp_path)


def test_the_course_is_found_from_a_folder_inside_it(tiny_course):
    assert find_course(tiny_course.source).root == tiny_course.root
