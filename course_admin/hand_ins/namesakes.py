"""Ids of students: two people of one name stay two, and each keeps the id for good.

An LMS tells people of one name apart by a number in the path. Canvas's is the person's; Moodle's is
another one for each assignment. So the number is noted beside each hand-in that is laid, in
`RECORD`, and whoever comes later is compared with it. Students may hand in a file of that name: a
note counts if it is signed with the key that lies in the folder above all students.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from course_admin.hand_ins.finding import quoted, read_submission
from course_admin.hand_ins.owners import student_id

RECORD = ".collected"  # in submitted/STUDENT/LESSON/
KEY = ".collected-key"  # in submitted/
_HIDDEN = "participant"  # what Moodle calls everybody where marking is blind


class Person(NamedTuple):
    """Somebody in a download: whose number it is ("Moodle", ...), the name, and the number."""

    kind: str
    who: str
    number: str


NOBODY = Person("", "", "")


@dataclass
class Seen:
    """Where a person was met: in which sources, and with notebooks of which lessons."""

    sources: set[int] = field(default_factory=set)
    lessons: set[str] = field(default_factory=set)


class Record(NamedTuple):
    """What is noted beside a hand-in: the folder it lies in, and whose it was in the LMS."""

    student: str
    lesson: str
    kind: str
    number: str
    name: str


def record_text(person: Person, submitted: Path) -> str:
    """Give what is noted beside a hand-in; nothing where the LMS gave no number.

    Raises
    ------
    OSError
        If the key cannot be read, or made.
    """
    number = "".join(person.number.split())
    if not number:
        return ""
    if not _key(submitted):
        submitted.mkdir(parents=True, exist_ok=True)
        with open(submitted / KEY, "x", opener=_for_no_others) as file:
            file.write(secrets.token_hex())
    text = f"{person.kind} {number} {student_id(person.who)}"
    return f"{text}\n{_signature(text, _key(submitted))}\n"


def read_records(submitted: Path) -> list[Record]:
    """Read what was noted beside all hand-ins."""
    key = _key(submitted)
    return list(_records(submitted, key)) if key else []


def _records(submitted: Path, key: bytes) -> Iterator[Record]:
    for place in sorted(submitted.iterdir()):
        if place.name.startswith(".") or place.is_symlink() or not place.is_dir():
            continue
        try:
            homes = sorted(place.iterdir())
        except OSError:  # said where hand-ins are graded
            continue
        for home in homes:
            if home.is_symlink() or not (home / RECORD).is_file():
                continue
            noted = read_submission(home / RECORD, 1000).decode("utf-8", "replace")
            text, _, signature = noted.rstrip("\n").partition("\n")
            parts = text.split(None, 2)
            if len(parts) == 3 and hmac.compare_digest(
                signature.encode(), _signature(text, key).encode()
            ):
                yield Record(place.name, home.name, parts[0], parts[1], parts[2].strip())


def _key(submitted: Path) -> bytes:
    return read_submission(submitted / KEY, 1000)


def _for_no_others(path: str, flags: int) -> int:
    return os.open(path, flags, 0o660)


def _signature(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def student_ids(
    people: dict[Person, Seen], records: Iterable[Record]
) -> dict[Person, tuple[str, str]]:
    """Give each person an id, and a sentence where somebody has to look at it.

    Whoever is known by the number keeps the id. Who else has the name of another person gets the
    number, or a hash, behind it.
    """
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(people):
        groups[student_id(person.who).casefold()].append(person)
    records = list(records)
    taken = {one.student.casefold(): one.name.casefold() for one in records}
    ids: dict[Person, tuple[str, str]] = {}
    for name, group in groups.items():
        near = [one for one in records if name in (one.name.casefold(), one.student.casefold())]
        for person in group:
            student, note = _id_of(person, group, near, people) if name else ("", "")
            if student and taken.setdefault(student.casefold(), name) != name:
                known = any(one.student == student for one in near)
                student = student if known else f"{student}_{_digest(person)}"
                taken[student.casefold()] = name
            ids[person] = student, note
    return ids


def _id_of(
    person: Person, group: list[Person], near: list[Record], people: dict[Person, Seen]
) -> tuple[str, str]:
    clean = student_id(person.who)
    number = "".join(person.number.split())
    same = [one for one in near if number and (one.kind, one.number) == (person.kind, number)]
    if same:
        return same[0].student, ""
    apart = f"{clean}_{number or _digest(person)}"
    if person.kind == "Moodle" and clean.casefold() == _HIDDEN:
        return apart, ""
    seen = people[person]
    for one in near:
        is_other = one.kind == person.kind and bool(number)
        if is_other and (person.kind == "Canvas" or one.lesson in seen.lessons):
            return apart, (
                f"taken as another person than {quoted(one.student)}, who has {one.kind}'s number "
                f"{one.number}; if they are one, keep one of the two folders"
            )
    homes = sorted({one.student for one in near if one.name.casefold() == clean.casefold()})
    others = [one for one in group if one != person and _are_two(person, one, people)]
    if len(homes) > 1 or others:
        why = f"several people are called {quoted(clean)}"
        if person.kind == "Moodle":
            why += ", and Moodle's numbers differ from one assignment to the next"
        return apart, f"{why}: look which of them it is, and rename the folder if need be"
    return (homes[0] if homes and number else clean), ""


def _are_two(one: Person, other: Person, people: dict[Person, Seen]) -> bool:
    """Whether two of one name, who came in the same call, are two people."""
    is_moodle = one.kind == other.kind == "Moodle" and one.who == other.who
    if is_moodle and one.number and other.number:
        mine, its = people[one], people[other]
        return bool(mine.sources & its.sources or mine.lessons & its.lessons)
    return True


def _digest(person: Person) -> str:
    return hashlib.sha256(person.who.encode("utf-8", "replace")).hexdigest()[:6]
