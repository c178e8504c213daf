"""What the demo's class hands in; `make demo` runs the whole."""

from pathlib import Path

import nbformat

from course_admin.authoring.building import assemble, read_committed
from course_admin.course.lessons import find_exercises, find_lessons
from course_admin.course.release import skeleton
from course_admin.course.settings import find_course
from course_admin.demo import LESSON, hand_in, open_classroom
from course_admin.grading.rebuilding import rebuild

COURSE = find_course(Path(__file__).parent)


def test_a_dozen_hands_in(tmp_path):
    (lesson,) = find_lessons(COURSE, (LESSON,))
    students = hand_in(lesson, tmp_path)
    assert len(set(students)) == 12
    frame = skeleton(COURSE, assemble(lesson, read_committed(lesson)))
    answers, remarks = {}, {}
    for student in students:
        path = tmp_path / student / LESSON / f"{LESSON}.ipynb"
        rebuilt = rebuild(frame, path.read_bytes())
        answers[student] = {e.id: e.answer.source for e in find_exercises(rebuilt.notebook)}
        remarks[student] = rebuilt.remarks
    assert answers["damaged_but_right"] == answers["right"]
    assert len(remarks["damaged_but_right"]) >= 3
    assert answers["upload_was_cut_off"] == answers["empty"]
    assert not remarks["right"]
    assert answers["copied_and_renamed"].keys() == answers["half_right"].keys()
    assert all(
        a != b
        for a, b in zip(
            answers["copied_and_renamed"].values(), answers["half_right"].values(), strict=True
        )
    )


def test_its_classroom_is_a_course_of_its_own(tmp_path):
    (lesson,) = find_lessons(COURSE, (LESSON,))
    open_classroom(COURSE, lesson, tmp_path / "classroom")
    room = find_course(tmp_path / "classroom")
    assert room.root == tmp_path / "classroom"
    (there,) = find_lessons(room)
    solved = nbformat.read(there.solved_path, as_version=4)
    assert solved.metadata.course.source_hash == lesson.source_hash
