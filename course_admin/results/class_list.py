"""Who in the gradebook is who in the class list: an LMS calls people by names, a list by ids.

`course collect` can only take the name that stands in a path. What `nbgrader db student import` has
told the gradebook says whose it is. No two people are ever taken for one: a name that fits twice
fits nobody.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedAssignment

from course_admin.hand_ins.namesakes import Record, read_records


@dataclass(frozen=True)
class Listed:
    """Somebody of the gradebook; only the id is known of whom no class list has."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known but the id: grading has entered it."""
        return not (self.first_name or self.last_name or self.email or self.lms_id)


@dataclass(frozen=True)
class ClassList:
    """What is known of everybody in the gradebook.

    Attributes
    ----------
    people : dict
        Id in the gradebook -> what the class list says of whom it is.
    matched : set of str
        Ids of the class list that go by another id where they handed in.
    numbers : dict
        Id in the gradebook -> Canvas's number, where it is known.
    names : set of str
        Ids that are names which an LMS gave, and of nobody whom the class list has.
    """

    people: dict[str, Listed] = field(default_factory=dict)
    matched: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def class_list(
    everybody: Iterable[Listed], handed_in: set[str], records: Iterable[Record]
) -> ClassList:
    """Match those who handed in with the class list, by number, e-mail or name.

    Parameters
    ----------
    everybody : iterable of Listed
        All of the gradebook.
    handed_in : set of str
        Ids with a submission of any lesson: these need no other.
    records : iterable of Record
        What `course collect` noted of the LMS.
    """
    people = {one.id: one for one in everybody}
    records = list(records)
    numbers = {one.student: one.number for one in records if one.kind == "Canvas"}
    names = {one.student: one.name for one in records if one.kind in ("Canvas", "Moodle")}
    bare = [one.id for one in people.values() if one.is_bare]
    listed = [one for one in people.values() if not one.is_bare and one.id not in handed_in]
    found: dict[str, Listed] = {}

    def match(key: Callable[[str], str], keys: Callable[[Listed], Iterable[str]]) -> None:
        taken = {one.id for one in found.values()}
        left = {student: key(student) for student in bare if student not in found}
        seen = Counter(left.values())
        fits: dict[str, list[Listed]] = {}
        for one in listed:
            for text in {text for text in keys(one) if text}:
                fits.setdefault(text, []).append(one)
        for student, text in left.items():
            if text and seen[text] == 1 and len(fits.get(text, ())) == 1:
                [one] = fits[text]
                if one.id not in taken:
                    found[student] = one

    match(lambda student: numbers.get(student, ""), lambda one: [one.lms_id])
    match(str.casefold, lambda one: [t.casefold() for t in (one.id, one.email, one.lms_id)])
    match(
        lambda student: _letters(names.get(student, student)),
        lambda one: _both_ways(one) if one.first_name and one.last_name else [],
    )
    claimed = Counter(one.id for one in found.values())
    found = {student: one for student, one in found.items() if claimed[one.id] == 1}
    unknown = {one for one in bare if one not in found and (one in names or " " in one)}
    return ClassList(
        people | found, {one.id for one in found.values()}, numbers, unknown & handed_in
    )


def read_class_list(gradebook: Gradebook, submitted: Path) -> ClassList:
    """Say who is who in the gradebook, by what `course collect` noted in ``submitted``."""
    query = gradebook.db.query(SubmittedAssignment.student_id).distinct()
    everybody = [
        Listed(*(text or "" for text in (s.id, s.first_name, s.last_name, s.email, s.lms_user_id)))
        for s in gradebook.students
    ]
    return class_list(everybody, {name for (name,) in query}, read_records(submitted))


def _both_ways(one: Listed) -> list[str]:
    return [_letters(one.first_name + one.last_name), _letters(one.last_name + one.first_name)]


def _letters(name: str) -> str:
    """Give a name as Canvas writes it: small letters without accents, nothing else.

    Examples
    --------
    >>> _letters("Zoë Ünal")
    'zoeunal'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())
