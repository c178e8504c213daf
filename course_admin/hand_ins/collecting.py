"""`course collect`: what an LMS, an exchange folder or a mailbox gives, laid where it is graded.

A download is read file by file, and nothing in it decides where anything is written but a student's
id, cleaned of all that a name can do, and a lesson that the course has. What is no notebook, or
nobody's, is left out and said; a hand-in without any is named, too.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path, PurePosixPath

from course_admin.course.settings import CourseError
from course_admin.grading.bounded import bounded
from course_admin.grading.handed_in import MAXIMUM_FILE, is_archive, read_notebook
from course_admin.hand_ins.downloads import Found, find_files
from course_admin.hand_ins.finding import (
    EARLIER,
    IS_WELCOME,
    WELCOME,
    Lessons,
    quoted,
    read_submission,
    stated_time,
    time_of,
)
from course_admin.hand_ins.namesakes import (
    NOBODY,
    RECORD,
    Person,
    Seen,
    read_records,
    record_text,
    student_ids,
)
from course_admin.hand_ins.owners import Owner, Owners, student_id, without_copies

OTHER_ARCHIVES = {".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz"}
LINKS = {".gdoc", ".gsheet", ".gslides", ".glink", ".webloc", ".url", ".lnk", ".desktop"}
_OURS = {"timestamp.txt", RECORD}


@dataclass(frozen=True)
class Outcome:
    """What became of a file: ``new``, ``replaced``, ``unchanged``, ``kept`` or ``left out``."""

    path: str
    status: str
    student: str = ""
    lesson: str = ""
    note: str = ""
    look: bool = False

    def row(self) -> tuple[str, ...]:
        """Give a row of the table."""
        return quoted(self.path)[1:-1], self.status, self.student, self.lesson, self.note


@dataclass(frozen=True)
class _Notebook:
    """A file that is a notebook; ``notes`` are to be looked at, ``remarks`` are only said."""

    found: Found
    digest: bytes
    lesson: str | None
    notes: list[str]
    remarks: list[str]
    person: Person = NOBODY
    attempt: str = ""  # where a download holds all hand-ins of a student, in order of their times
    source: int = 0


@dataclass(frozen=True)
class _LeftOut:
    found: Found
    why: str
    look: bool
    person: Person = NOBODY
    source: int = 0


@dataclass
class _Gathered:
    notebooks: list[_Notebook] = field(default_factory=list)
    left_out: list[_LeftOut] = field(default_factory=list)


def collect(
    sources: Iterable[Path],
    submitted: Path,
    lessons: Lessons,
    *,
    lesson: str | None = None,
    pattern: str | None = None,
    dry_run: bool = False,
    progress: Callable[[Iterable[Found]], Iterable[Found]] = iter,
) -> list[Outcome]:
    """Lay what was downloaded into ``submitted/STUDENT/LESSON/``.

    Parameters
    ----------
    sources : iterable of Path
        Zip files, folders, notebooks.
    submitted : Path
        The folder with a folder for each student.
    lessons : Lessons
        All lessons.
    lesson : str, optional
        The only one to take; by default the one that each notebook is.
    pattern : str, optional
        A regular expression for paths, with a group ``student``, and ``lesson`` or not.
    dry_run : bool
        Whether to write nothing.
    progress : callable
        Is given all files, and gives them back.

    Returns
    -------
    list of Outcome
        What became of each file. A hand-in that is there is replaced by a newer one alone, and then
        kept in ``submitted/.earlier``.

    Raises
    ------
    CourseError
        If a source is missing, or the pattern cannot be used.
    """
    own = _compiled(pattern)
    all_of = _Gathered()
    for count, source in enumerate(sources):
        if submitted.resolve() in (source.resolve(), *source.resolve().parents):
            raise CourseError(f"{source} lies in {submitted} already: nothing to collect.")
        files = progress(find_files(source))
        top = source.name if source.is_dir() else source.stem
        of_source = _of_source(files, top, own, lesson, lessons)
        all_of.notebooks += [replace(one, source=count) for one in of_source.notebooks]
        all_of.left_out += [replace(one, source=count) for one in of_source.left_out]
    people: dict[Person, Seen] = defaultdict(Seen)
    for one in [*all_of.notebooks, *all_of.left_out]:
        people[one.person].sources.add(one.source)
    for notebook in all_of.notebooks:
        people[notebook.person].lessons.add(notebook.lesson or "")
    ids = student_ids(people, read_records(submitted))
    outcomes = [
        Outcome(one.found.path, "left out", ids[one.person][0], note=one.why, look=one.look)
        for one in all_of.left_out
    ]
    groups: dict[tuple[str, str], list[_Notebook]] = defaultdict(list)
    for notebook in all_of.notebooks:
        student, note = ids[notebook.person]
        if student:
            notes = [*notebook.notes, *filter(None, [note])]
            groups[student, notebook.lesson or ""].append(replace(notebook, notes=notes))
        else:
            why = f"the name {quoted(notebook.person.who)} cannot be a student's"
            outcomes.append(Outcome(notebook.found.path, "left out", note=why, look=True))
    for (student, name), group in sorted(groups.items()):
        outcomes += _lay(submitted, student, name, group, dry_run)
    served = {one.student for one in outcomes if one.status != "left out"}
    return [
        replace(o, look=o.look or (bool(o.student) and o.student not in served)) for o in outcomes
    ]


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    try:
        found = re.compile(pattern.replace("(?P<student_id>", "(?P<student>"))
    except re.error as error:
        raise CourseError(f"--pattern is no regular expression: {error}.") from None
    if "student" not in found.groupindex:
        raise CourseError("--pattern needs a group (?P<student>…).")
    return found


def _of_source(
    files: Iterable[Found],
    top: str,
    own: re.Pattern[str] | None,
    lesson: str | None,
    lessons: Lessons,
) -> _Gathered:
    """Give the notebooks of a download, and what is left out of it.

    Of what computers leave behind, a notebook is taken where a hand-in has no other; and where it
    has nothing at all, that is said.
    """
    gathered = _Gathered()
    notebooks: list[_Notebook] = []
    problems: list[_LeftOut] = []
    copies: list[Found] = []
    for found in files:
        if found.spare and found.problem is None:
            copies.append(found)
            continue
        one = _looked_at(found, lessons)
        if isinstance(one, _Notebook):
            notebooks.append(one)
        else:
            problems.append(one)
    whole = [_path(one.found) for one in notebooks]
    others = [_path(one.found) for one in problems] + [_path(one) for one in copies]
    owners = Owners(whole, others, top, own, lessons)
    for found in copies:
        one = None if owners.covers(_path(found)) else _looked_at(found, lessons)
        if isinstance(one, _Notebook):
            notebooks.append(one)
        elif one is not None:
            problems.append(one)
    if len(notebooks) > len(whole):
        owners = Owners([_path(one.found) for one in notebooks], others, top, own, lessons)
    for notebook, owner in zip(notebooks, owners.of_notebooks(), strict=True):
        _sort(notebook, owner, lesson, lessons, gathered)
    named = set()
    for problem in sorted(problems, key=lambda one: one.found.spare):
        owner = owners.of(_path(problem.found))
        hand_in = (owner.who, owner.said.get("number")) if owner.who else problem.found.outer
        if problem.found.spare and (owners.covers(_path(problem.found)) or hand_in in named):
            continue
        named.add(hand_in)
        gathered.left_out.append(replace(problem, person=_person(owner)))
    return gathered


def _path(found: Found) -> str:
    """Give what says whose a file is: the path, without what the student or a computer named."""
    return without_copies(found.outer) if found.spare else found.outer


def _person(owner: Owner) -> Person:
    return Person(owner.kind, owner.who, owner.said.get("number", ""))


def _looked_at(found: Found, lessons: Lessons) -> _Notebook | _LeftOut:
    """Read a file: which notebook it is, or why it is none."""
    if found.problem:
        return _LeftOut(found, found.problem, True)
    content = found.read()
    if len(content) > MAXIMUM_FILE:
        return _LeftOut(found, f"it has more than {MAXIMUM_FILE:,} bytes", True)
    if not _like_a_notebook(found.path, content):
        return _LeftOut(found, *_why_not(found.path))
    try:
        name, notes = bounded(_what_it_is, content, lessons)
    except Exception as error:  # whatever it is, the others are collected
        return _LeftOut(found, f"it could not be read: {error}"[:200], True)
    remarks = []
    if ".ipynb_checkpoints" in found.path:
        notes = [*notes, "all there is is a copy that Jupyter keeps; it may be older than the work"]
    elif found.spare:
        remarks.append("its name begins with a full stop; it was taken all the same")
    elif not _is_named_so(found.path):
        remarks.append("its name is no notebook's; it was taken all the same")
    return _Notebook(found, hashlib.sha256(content).digest(), name, notes, remarks)


def _sort(
    notebook: _Notebook, owner: Owner, lesson: str | None, lessons: Lessons, gathered: _Gathered
) -> None:
    """Take a notebook, or leave it out, if it is nobody's or of another lesson."""
    found, name, person = notebook.found, notebook.lesson, _person(owner)
    of_itself = name
    name = name or next(
        filter(None, map(lessons.named, reversed(PurePosixPath(found.path).parts))), None
    )
    name = name or lessons.named(owner.said.get("lesson", "")) or lesson
    why = None
    if not owner.who:
        why = "whose it is cannot be seen: use --pattern"
    elif name == WELCOME:
        why = IS_WELCOME
    elif name is None:
        why = "it is of no lesson of this course: name the lesson"
    elif lesson not in (None, name):
        why = f"it is the notebook of {name}"
    if why:
        look = name != WELCOME  # handed in beside the lesson, it is nobody's work
        gathered.left_out.append(_LeftOut(found, why, look, person))
        return
    notes, remarks = list(notebook.notes), list(notebook.remarks)
    if of_itself is None and not notes:
        notes.append(f"taken for {name}, but it has none of its cells: look whether it is")
    stated = time_of(owner.said.get("time", "").encode())
    if stated is not None:
        now = datetime.now(timezone.utc).timestamp()
        stamp = min(now, stated.replace(tzinfo=timezone.utc).timestamp())
        found = replace(found, time=stamp, stated=True)
    notes += filter(None, [owner.note])
    remarks += ["Canvas says: late"] if owner.said.get("late") else []
    attempt = owner.said.get("time", "")
    gathered.notebooks.append(
        replace(
            notebook,
            found=found,
            lesson=name,
            notes=notes,
            remarks=remarks,
            person=person,
            attempt=attempt,
        )
    )


def _what_it_is(content: bytes, lessons: Lessons) -> tuple[str | None, list[str]]:
    """Give the lesson that a notebook is, and what is wrong with one that has no cells."""
    read = read_notebook(content)
    return (lessons.lesson_of(read), []) if read.cells else (None, read.remarks)


def _is_named_so(path: str) -> bool:
    name = PurePosixPath(path.casefold()).name
    return ".ipynb" in name or name.endswith((".json", ".txt"))


def _like_a_notebook(path: str, content: bytes) -> bool:
    """Whether a file may be a notebook: by its name, or else by what is in it."""
    begin = content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t")[:1]
    inside = content.replace(b"\0", b"") if begin == b"{" else b""
    if b'"cells"' in inside and (_is_named_so(path) or b'"nbformat"' in inside):
        return True
    if PurePosixPath(path.casefold()).suffix in LINKS:
        return False
    is_unnamed_zip = is_archive(content) and not PurePosixPath(path).suffix and b".ipynb" in content
    return ".ipynb" in PurePosixPath(path.casefold()).name or is_unnamed_zip


def _why_not(path: str) -> tuple[str, bool]:
    """Say why a file is left out, and whether somebody has to look at it."""
    suffix = PurePosixPath(path.casefold()).suffix
    if suffix in OTHER_ARCHIVES:
        return "only zip files are opened: unpack it", True
    if suffix in LINKS:
        return "it is a link to a file that lies elsewhere: ask for the notebook itself", True
    if suffix == ".zip":
        return "it is neither a zip file nor a notebook", True
    return "it is no notebook", False


def _lay(
    submitted: Path, student: str, lesson: str, group: list[_Notebook], dry_run: bool
) -> Iterator[Outcome]:
    """Lay a student's newest hand-in of a lesson; keep the one that was there."""
    last = max(group, key=lambda one: (one.attempt, one.found.time or 0, one.source))
    for old in [one for one in group if not _same_hand_in(one, last)]:
        note = "a newer one was collected with it"
        elsewhere = _folder_of(old) != _folder_of(last) and not (old.attempt and last.attempt)
        yield Outcome(old.found.path, "left out", student, lesson, note, look=elsewhere)
    group = [one for one in group if _same_hand_in(one, last)]
    newest = last.found.time or 0
    files = _names(group, lesson)
    home = submitted / student / lesson
    status, why = "new", ""
    if submitted.joinpath(student).is_symlink() or home.is_symlink():
        status, why = "left out", "the student's folder is a link"
    elif home.is_dir() and any(path.name != RECORD for path in home.iterdir()):
        status, why = _compare(home, files, newest)
    if status != "left out" and not dry_run:
        try:
            record = record_text(last.person, submitted)
            if status in ("new", "replaced"):
                _write(submitted, home, files, record)
            elif status == "unchanged" and record and not (home / RECORD).is_symlink():
                (home / RECORD).write_text(record, "utf-8")  # an older version may have laid it
        except OSError as error:
            status, why = "left out", f"it could not be written: {error.strerror}"
    guessed = status == "replaced" and not last.person.kind
    if guessed:
        why += "; that it is theirs, nothing says but a name that anybody can give a file"
    for one in group:
        notes = "; ".join(filter(None, [why, *one.notes, *one.remarks]))
        look = status in ("left out", "kept") or guessed or bool(one.notes)
        yield Outcome(one.found.path, status, student, lesson, notes, look)


def _same_hand_in(one: _Notebook, other: _Notebook) -> bool:
    return (one.attempt, one.source) == (other.attempt, other.source)


def _folder_of(one: _Notebook) -> str:
    """Give the folder of a download in which a hand-in lies."""
    return f"{one.source}/{PurePosixPath(one.found.outer).parent}"


def _names(group: list[_Notebook], lesson: str) -> dict[str, _Notebook]:
    """Name the files of a hand-in: one gets the lesson's name, several keep their own."""
    if len({one.digest for one in group}) == 1:
        return {f"{lesson}.ipynb": group[0]}
    files: dict[str, _Notebook] = {}
    for one in group:
        name = student_id(PurePosixPath(one.found.path).name) or f"{lesson}.ipynb"
        stem = re.split(r"\.ipynb", name, flags=re.I)[0]
        name, number = f"{stem}.ipynb", 1
        while name.casefold() in map(str.casefold, files):
            number += 1
            name = f"{stem} ({number}).ipynb"
        files[name] = one
    return files


def _compare(home: Path, files: dict[str, _Notebook], newest: float) -> tuple[str, str]:
    """Say whether a hand-in replaces the one that is there, and why."""
    there = {path.name: path for path in home.iterdir() if path.name not in _OURS}
    if all(
        hashlib.sha256(read_submission(there.get(name))).digest() == one.digest
        for name, one in files.items()
    ):
        return "unchanged", ""
    stated = time_of(stated_time(home))
    if stated is not None:
        old = stated.replace(tzinfo=timezone.utc).timestamp()
    else:
        old = max((path.lstat().st_mtime for path in there.values()), default=0.0)
    if newest > old:
        return "replaced", f"the earlier one is kept in {home.parents[1].name}/{EARLIER}"
    if newest:
        return "kept", "another one is there, and this is not newer: move that one away first"
    return "kept", "another one is there, and when this came is unknown: move that one away first"


def _write(submitted: Path, home: Path, files: dict[str, _Notebook], record: str) -> None:
    """Write a hand-in whole, then put it in the place of what was there."""
    submitted.mkdir(parents=True, exist_ok=True)
    time = max(one.found.time or 0 for one in files.values())
    with tempfile.TemporaryDirectory(prefix=".collecting-", dir=submitted) as place:
        new = Path(place, home.name)
        new.mkdir()
        new.chmod(0o755)
        for name, one in files.items():
            (new / name).write_bytes(one.found.read())
            if one.found.time:
                os.utime(new / name, (one.found.time, one.found.time))
        if time and all(one.found.stated for one in files.values()):
            when = datetime.fromtimestamp(time, timezone.utc)
            (new / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S} UTC\n", "utf-8")
        if record:
            (new / RECORD).write_text(record, "utf-8")
        home.parent.mkdir(exist_ok=True)
        if home.exists():
            now = datetime.now(timezone.utc)
            kept = submitted / EARLIER / home.parent.name / home.name / f"{now:%Y%m%dT%H%M%S.%f}"
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(home, kept)
        new.rename(home)
