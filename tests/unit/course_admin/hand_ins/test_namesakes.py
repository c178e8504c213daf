"""Two people of one name stay two, and nobody's id changes when another of the name appears."""

import json
import zipfile

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.hand_ins.collecting import collect
from course_admin.hand_ins.finding import Lessons, find_submissions
from course_admin.hand_ins.namesakes import (
    RECORD,
    Person,
    Record,
    Seen,
    read_records,
    record_text,
    student_ids,
)

LESSON, NEXT = "00_doubling", "01_next"
MOODLE, CANVAS = "Anna_{}_assignsubmission_file_/x.ipynb", "anna_{}_90{}_x.ipynb"


def ids(*people, records=(), lesson=LESSON, source=0):
    seen = {Person(*one): Seen({source}, {lesson}) for one in people}
    found = student_ids(seen, [Record(*one) for one in records])
    return [found[Person(*one)] for one in people]


def test_a_number_keeps_its_id_and_another_gets_its_own():
    first = ("Moodle", "Anna", "11")
    assert ids(first) == [("Anna", "")]
    noted = [("Anna", LESSON, "Moodle", "11", "Anna")]
    (same, other) = ids(first, ("Moodle", "Anna", "13"), records=noted)
    assert same == ("Anna", "")
    assert other[0] == "Anna_13"
    assert "another person than 'Anna', who has Moodle's number 11" in other[1]
    noted.append(("Anna_13", LESSON, "Moodle", "13", "Anna"))
    assert ids(first, ("Moodle", "Anna", "13"), records=noted) == [("Anna", ""), ("Anna_13", "")]


def test_moodles_number_is_another_in_each_assignment_and_canvas_is_not():
    noted = [("Anna", LESSON, "Moodle", "11", "Anna")]
    assert ids(("Moodle", "Anna", "57"), records=noted, lesson=NEXT) == [("Anna", "")]
    noted = [("anna", LESSON, "Canvas", "501", "anna")]
    ((student, note),) = ids(("Canvas", "anna", "502"), records=noted, lesson=NEXT)
    assert student == "anna_502"
    assert note
    assert ids(("Canvas", "anna", "501"), records=noted, lesson=NEXT) == [("anna", "")]


def test_which_of_two_it_is_is_not_guessed():
    noted = [(f"Anna_{n}", LESSON, "Moodle", n, "Anna") for n in ("11", "13")]
    for person in (("Moodle", "Anna", "57"), ("", "Anna", "")):
        ((student, note),) = ids(person, records=noted, lesson=NEXT)
        assert student not in {"Anna", "Anna_11", "Anna_13"}
        assert "several people are called 'Anna'" in note


def test_two_assignments_in_one_call_are_one_person():
    people = {
        Person("Moodle", "Anna", "11"): Seen({0}, {LESSON}),
        Person("Moodle", "Anna", "57"): Seen({1}, {NEXT}),
    }
    assert set(student_ids(people, []).values()) == {("Anna", "")}
    people[Person("Moodle", "Anna", "57")].sources.add(0)
    assert {one for one, _ in student_ids(people, []).values()} == {"Anna_11", "Anna_57"}


def test_where_marking_is_blind_the_number_is_the_name():
    assert ids(("Moodle", "Participant", "77")) == [("Participant_77", "")]


def test_an_id_that_is_made_is_nobody_elses():
    people = [("Moodle", "Anna", "1"), ("Moodle", "Anna", "2"), ("Moodle", "Anna_1", "3")]
    assert len({one for one, _ in ids(*people)}) == 3
    noted = [("Anna_13", LESSON, "Moodle", "5", "Anna_13"), ("Anna", LESSON, "Moodle", "1", "Anna")]
    ((student, _),) = ids(("Moodle", "Anna", "13"), records=noted)
    assert student.startswith("Anna_13_")


def notebook(text):
    cells = [{"cell_type": "code", "metadata": {}, "source": f"# {text}", "outputs": []}]
    return json.dumps({"cells": cells, "metadata": {"course": {"lesson": LESSON}}, "nbformat": 4})


@pytest.fixture
def lay(built_lesson, tmp_path):
    """Collect a notebook under a name, on a day; give what became of it."""
    submitted = tmp_path / "submitted"
    lessons = Lessons(find_lessons(built_lesson.course))

    def run(day, *names, text="mine"):
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                content = notebook(text) if name.endswith(".ipynb") else "%PDF"
                archive.writestr(zipfile.ZipInfo(name, (2026, 5, day, 10, 0, 0)), content)
        outcomes = collect([path], submitted, lessons)
        found, left_over = find_submissions(submitted, LESSON, lessons)
        assert left_over == []
        return outcomes, {one.student: one.files[0].read_text() for one in found}

    run.submitted = submitted
    return run


@pytest.mark.parametrize("name", [MOODLE, CANVAS])
def test_a_later_download_replaces_nobody_elses_work(lay, name):
    lay(1, name.format(1, 1), text="first")
    [outcome], found = lay(2, name.format(2, 2), text="second")
    assert (outcome.status, outcome.look) == ("new", True)
    assert sorted(found.values()) == sorted([notebook("first"), notebook("second")])
    outcomes, both = lay(3, name.format(1, 1), name.format(2, 2), text="third")
    assert both.keys() == found.keys()
    assert {one.status for one in outcomes} == {"replaced"}


def test_a_folder_that_was_renamed_is_found_again(lay):
    lay(1, MOODLE.format(1))
    (lay.submitted / "Anna").rename(lay.submitted / "s1001")
    _, found = lay(2, MOODLE.format(1), text="newer")
    assert found == {"s1001": notebook("newer")}


def test_what_an_older_version_laid_gets_its_number(lay):
    lay(1, MOODLE.format(1))
    (lay.submitted / "Anna" / LESSON / RECORD).unlink()
    lay(1, MOODLE.format(1))
    assert read_records(lay.submitted) == [Record("Anna", LESSON, "Moodle", "1", "Anna")]


def test_a_record_that_a_student_hands_in_counts_for_nothing(lay):
    lay(1, MOODLE.format(1))
    home = lay.submitted / "eve" / LESSON
    home.mkdir(parents=True)
    (home / RECORD).write_text("Moodle 2 Otto\n0123\n")
    assert [one.student for one in read_records(lay.submitted)] == ["Anna"]
    other = record_text(Person("Moodle", "Otto", "2"), lay.submitted.parent / "elsewhere")
    (home / RECORD).write_text(other)
    assert [one.student for one in read_records(lay.submitted)] == ["Anna"]


def test_a_record_is_not_followed_anywhere(lay, tmp_path):
    lay(1, MOODLE.format(1))
    record = lay.submitted / "Anna" / LESSON / RECORD
    record.unlink()
    (tmp_path / "other").write_text("Moodle 1 Anna\n")
    record.symlink_to(tmp_path / "other")
    assert read_records(lay.submitted) == []


def test_an_essay_of_a_namesake_is_not_passed_over(lay):
    outcomes, found = lay(1, MOODLE.format(1), MOODLE.format(2).replace("x.ipynb", "x.pdf"))
    assert set(found) == {"Anna_1"}
    assert {one.student for one in outcomes if one.look} == {"Anna_1", "Anna_2"}
