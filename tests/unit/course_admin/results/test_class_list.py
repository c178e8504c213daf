"""Who handed in under a name gets the marks under the class list's id, and nobody another's."""

import csv
import io

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from course_admin.cli import main
from course_admin.course.lessons import find_lessons
from course_admin.hand_ins.namesakes import RECORD, Person, Record, record_text
from course_admin.results.class_list import Listed, class_list
from course_admin.results.gradebook import Gradebooks
from course_admin.results.reporting import marks_csv, report_lessons, roster_of
from tests.unit.graded_class import Graded, grade_class

LESSON = "00_doubling"
ANNA = Listed("s1001", "Anna", "Muster", "anna@uni.edu", "501")
ZOE = Listed("s1002", "Zoë", "Ünal", "zoe@uni.edu")


def who(student, *listed, records=(), others=()):
    everybody = [Listed(student), *(Listed(one) for one in others), *listed]
    return class_list(everybody, {student, *others}, records).people[student].id


@pytest.mark.parametrize("student", ["Anna Muster", "musteranna", "Muster, Anna", "anna@UNI.edu"])
def test_by_name_and_by_email(student):
    assert who(student, ANNA, ZOE) == "s1001"


def test_by_accents_and_by_the_number_of_canvas():
    assert who("unalzoe", ANNA, ZOE) == "s1002"
    record = Record("x", LESSON, "Canvas", "501", "x")
    assert who("x", ANNA, ZOE, records=[record]) == "s1001"
    record = Record("x", LESSON, "Moodle", "501", "x")
    assert who("x", ANNA, ZOE, records=[record]) == "x"


def test_what_fits_twice_fits_nobody():
    double = Listed("s1003", "Anna", "Muster")
    assert who("Anna Muster", ANNA, double) == "Anna Muster"
    assert who("Anna Muster", ANNA, others=["musteranna"]) == "Anna Muster"
    assert who("Anna Muster", others=["s1001"]) == "Anna Muster"
    namesakes = [Record(f"Anna Muster_{n}", LESSON, "Moodle", n, "Anna Muster") for n in "12"]
    everybody = [*(Listed(one.student) for one in namesakes), ANNA]
    found = class_list(everybody, {one.student for one in namesakes}, namesakes)
    assert found.matched == set()
    assert found.names == {"Anna Muster_1", "Anna Muster_2"}


def test_who_handed_in_under_the_id_of_the_list_is_nobody_else():
    found = class_list([Listed("Anna Muster"), ANNA], {"Anna Muster", "s1001"}, [])
    assert found.people["Anna Muster"].id == "Anna Muster"


@pytest.fixture
def root(_built_root):
    """Give the root of a course that was built."""
    return _built_root


def test_the_files_for_an_lms(root, tmp_path, monkeypatch):
    names = ("Anna Muster", "Otto Ben")
    graded = [Graded(name, "def double(n):\n    return 2 * n\n") for name in names]
    course = grade_class(root, tmp_path / "tiny", graded)
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
        for name in names:
            gradebook.find_student(name).first_name = None
        gradebook.add_student(
            "s1001", first_name="Anna", last_name="Muster", email="anna@uni.edu", lms_user_id="7"
        )
        gradebook.db.commit()
    place = tmp_path / "there" / "Otto Ben" / LESSON
    place.mkdir(parents=True)
    record = record_text(Person("Canvas", "Otto Ben", "502"), tmp_path / "there")
    (place / RECORD).write_text(record)
    lessons = find_lessons(course)
    [report] = report_lessons(course, lessons, named=False, submitted=tmp_path / "there")
    assert report.missing == []
    assert Gradebooks(course, tmp_path / "there").students() == set(names)
    rows = {
        lms: list(csv.reader(io.StringIO(marks_csv([report], lms=lms, roster=roster_of([report])))))
        for lms in ("moodle", "canvas")
    }
    assert [row[:4] for row in rows["moodle"][1:]] == [
        ["s1001", "Anna", "Muster", "anna@uni.edu"],
        ["Otto Ben", "", "", ""],
    ]
    assert [row[1:4] for row in rows["canvas"][2:]] == [["7", "", "s1001"], ["502", "", "Otto Ben"]]
    monkeypatch.chdir(course.root)
    for lms, warns in (("moodle", True), ("canvas", False)):
        options = ["--csv", "m.csv", "--lms", lms, "--submitted", str(tmp_path / "there")]
        result = CliRunner().invoke(main, ["report", *options])
        assert result.exit_code == 0, result.output
        assert ("1 ids are names" in result.output) == warns
