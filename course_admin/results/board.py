"""`course report PROJECT --board`: what a class has reached in a project, for all of it to see.

Nobody's name is on it unless one asks for it: each student has a name of two words, which stays the
same. Who wants to find their own row has the same numbers in their feedback.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from course_admin.course.lessons import Lesson
from course_admin.course.settings import Course, CourseError
from course_admin.course.shown import shown
from course_admin.grading.grader import Grader
from course_admin.grading.marks import GradedExercise, read_marks
from course_utils.whole_files import write_whole

FIRST = (
    "Amber Bold Bright Brisk Calm Clever Copper Crisp Eager Fleet Frosty Gentle Golden Hardy Jolly "
    "Keen Lively Lucky Merry Misty Nimble Patient Plucky Proud Quick Quiet Silver Sunny Swift Witty"
)
SECOND = (
    "Avocet Bittern Bunting Chough Crane Curlew Dunlin Eider Fulmar Gannet Goshawk Grebe Harrier "
    "Heron Hoopoe Jackdaw Kestrel Lapwing Linnet Magpie Merlin Nuthatch Oriole Osprey Petrel Pipit "
    "Plover Puffin Redstart Shrike Siskin Skylark Teal Wagtail Wren"
)


def pseudonyms(students: Iterable[str], key: bytes) -> dict[str, str]:
    """Give each student a name that says nothing of them without the key.

    Examples
    --------
    >>> names = pseudonyms(["ada", "bob"], b"key")
    >>> len(set(names.values())), names == pseudonyms(["bob", "ada"], b"key")
    (2, True)
    """
    first, second = FIRST.split(), SECOND.split()
    digests = {one: hmac.digest(key, one.encode("utf-8", "replace"), "sha256") for one in students}
    given: dict[str, str] = {}
    for one in sorted(digests, key=digests.__getitem__):
        number, place = divmod(int.from_bytes(digests[one][:8], "big"), len(first) * len(second))
        name = f"{first[place % len(first)]} {second[place // len(first)]}"
        while name in given.values():
            name += f" {number % 90 + 10}"
        given[one] = name
    return given


def board(lesson: Lesson, grader: Grader, *, named: bool = False) -> str:
    """Give the table of a project, in Markdown: the best first, the course's own among them.

    Parameters
    ----------
    lesson : Lesson
        A project that was graded.
    grader : Grader
        Judges the course's own answers, once.
    named : bool
        Whether students stand there by their own names.

    Raises
    ------
    CourseError
        If it is no project, or nobody's hand-in was graded.
    """
    if not lesson.is_project:
        raise CourseError(f"{lesson.name} is no project: only projects have a board.")
    (exercise,) = lesson.exercises()
    graded = {
        one.student: one.exercises[exercise.id]
        for one in read_marks(lesson.course, lesson.name)
        if exercise.id in one.exercises
    }
    if not graded:
        raise CourseError(f"No hand-in of {lesson.name} was graded yet: call `course grade` first.")
    names = {one: one for one in graded} if named else pseudonyms(graded, _key(lesson.course))
    rows = [(f"{shown(names[one])}", result) for one, result in graded.items()]
    rows += [(f"*{name}*", result) for name, result in references(lesson, grader).items()]
    accepted = [row for row in rows if row[1].measured]
    accepted.sort(key=lambda row: (_badness(row[1]), row[0]))
    others = sum(not result.measured for result in graded.values())
    lines = [
        f"# {lesson.title}",
        "",
        "| | | result | points | parameters | CPU seconds |",
        "| --: | --- | --: | --: | --: | --: |",
    ]
    for place, (name, result) in enumerate(accepted, 1):
        measured = result.measured
        lines.append(
            f"| {place} | {name} | {measured['result']:.4g} | {result.points:g} of {result.full:g} "
            f"| {measured.get('parameters', 0):,.0f} | {measured.get('cpu_seconds', 0):.0f} |"
        )
    lines += [
        "",
        f"{others} of {len(graded)} hand-ins were not accepted, and have no row." * (others > 0),
    ]
    return "\n".join(lines).rstrip() + "\n"


def references(lesson: Lesson, grader: Grader) -> dict[str, GradedExercise]:
    """Judge the course's own answers to a project, as hand-ins are; by their names."""
    (exercise,) = lesson.exercises()
    answers = {"the course's own": exercise.reference}
    for path in sorted((lesson.answers_path / exercise.id).glob("part_*.py")):
        name = path.stem.removeprefix("part_").replace("_", " ")
        answers[f"the course's own: {name}"] = path.read_text("utf-8")
    return grader.try_answers(exercise.id, answers)


def _badness(one: GradedExercise) -> float:
    return one.measured["result"] * (1 if one.measured["less_is_better"] else -1)


def _key(course: Course) -> bytes:
    path = course.build / "grading" / "board.key"
    if not path.is_file():
        write_whole(path, secrets.token_hex(16))
    return hashlib.sha256(path.read_bytes()).digest()
