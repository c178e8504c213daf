"""What was handed in for a lesson, under whatever name it lies in ``submitted/``.

The place is ``submitted/STUDENT/LESSON/LESSON.ipynb``. Browsers, editors and students call files
otherwise, put folders into folders, or hand in a copy beside the untouched file. So all that may be
the notebook is looked at, and the one with answers counts. Whatever lies in ``submitted/`` and
belongs to nobody and nothing is named. No link, pipe or device is followed or opened.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from course_admin.course.lessons import Lesson
from course_admin.course.shown import shown
from course_admin.course.welcome import NAME as WELCOME
from course_admin.course.welcome import notebook_path
from course_admin.grading.bounded import bounded
from course_admin.grading.handed_in import (
    MAXIMUM_FILE,
    Read,
    Unreadable,
    is_archive,
    is_junk,
    members,
    read_notebook,
)

_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for somebody who writes
EARLIER = ".earlier"  # in submitted/: hand-ins that `course collect` has replaced
IS_WELCOME = "it is the course's welcome page, which is no lesson"
_IGNORED = {EARLIER, ".ipynb_checkpoints", ".git", "__MACOSX", "__pycache__"}
_DEEPEST, _MOST = 5, 500  # folders in folders, and files, that are looked at
_MOST_NOTEBOOKS = 100  # of one student, for one lesson
_COPY = re.compile(r"([ _]?\(\d+\)|[-_ ]copy ?\d*|[-_ ]checkpoint|[-_](main|master)|-\d+)$")
# Right-to-left marks and the like are not printable, and so no part of a name.
_BAD_NAMES = (
    (lambda name: any(0xDC80 <= ord(c) <= 0xDCFF for c in name), "is not in UTF-8"),
    (lambda name: not name.isprintable(), "has characters that cannot be seen"),
    (lambda name: name != name.strip(), "begins or ends with a space"),
    (lambda name: name.startswith("."), "begins with a full stop"),
    (lambda name: len(name.encode("utf-8", "replace")) > 120, "is too long"),
)


@dataclass(frozen=True)
class HandedIn:
    """One student's hand-in of a lesson.

    Attributes
    ----------
    student : str
        Whose.
    files : list of Path
        What may be the notebook: regular files, when they were looked at.
    home : Path
        The folder in which the time of the hand-in may stand, in ``timestamp.txt``.
    flags : list of str
        What an instructor has to look at.
    """

    student: str
    files: list[Path]
    home: Path
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Picked:
    """The content that counts of a hand-in; what was done to find it, and what to look at."""

    content: bytes
    remarks: list[str]
    flags: list[str]


@dataclass(frozen=True)
class _Option:
    name: str
    content: bytes
    time: float
    read: Read
    answers: dict[str, str]


def bad_name(name: str) -> str | None:
    r"""Say why a folder's name cannot be a student's in the gradebook; None if it can.

    Examples
    --------
    >>> bad_name("ada"), bad_name("ada "), bad_name("a\nb")
    (None, 'begins or ends with a space', 'has characters that cannot be seen')
    """
    return next((why for is_bad, why in _BAD_NAMES if is_bad(name)), None)


def quoted(name: str) -> str:
    r"""Give a name as a sentence may quote it.

    Examples
    --------
    >>> print(quoted("a\x1b[2Jb"))
    'a\x1b[2Jb'
    """
    return f"'{shown(name, 80)}'"


def plain_name(name: str) -> str:
    """Give what names of one lesson's files and folders have in common.

    Examples
    --------
    >>> plain_name("00_Getting_Started (1).ipynb.txt"), plain_name("00-getting-started-Copy1")
    ('00_getting_started', '00_getting_started')
    """
    name = name.casefold().strip()
    while (stem := re.sub(r"\.(ipynb|json|txt|zip|gz)$", "", name)) != name:
        name = stem
    while (stem := _COPY.sub("", name)) != name:
        name = stem
    return re.sub(r"[\W_]+", "_", name).strip("_")


class Lessons:
    """Tells which lesson a notebook is, by what it says or by its cells.

    Parameters
    ----------
    lessons : list of Lesson
        All lessons of the course.
    """

    def __init__(self, lessons: list[Lesson]) -> None:
        self.lessons = lessons
        self.by_name = {plain_name(lesson.name): lesson.name for lesson in lessons}
        self._cells = self._own_cells()  # now, and not in each fork

    def named(self, name: str) -> str | None:
        """Give the lesson that a file or folder is named after."""
        return self.by_name.get(plain_name(name))

    def lesson_of(self, read: Read) -> str | None:
        """Give the lesson that a notebook is; None if it is of no lesson of this course.

        It is `WELCOME`, which is no lesson, for the page on which JupyterLab opens.
        """
        if read.lesson in self.by_name.values():
            return read.lesson
        found = {cell.id for cell in read.cells} | {cell.source.strip() for cell in read.cells}
        counts = {name: len(found & cells) for name, cells in self._cells.items()}
        best = max(counts, key=lambda name: counts[name], default=None)
        return best if best is not None and counts[best] >= 3 else None

    def _own_cells(self) -> dict[str, set[str | None]]:
        """Read ids and texts of the cells of each released notebook that no other one has."""
        cells: dict[str, set[str | None]] = {}
        paths = {WELCOME: notebook_path(self.lessons[0].course)} if self.lessons else {}
        for lesson in self.lessons:
            paths[lesson.name] = lesson.notebook_path
        for name, path in paths.items():
            if path.is_file():
                read = read_notebook(path.read_bytes())
                cells[name] = {cell.id for cell in read.cells} | {
                    cell.source.strip() for cell in read.cells
                }
        return {
            name: own - set().union({None, ""}, *(c for n, c in cells.items() if n != name))
            for name, own in cells.items()
        }


def find_submissions(
    folder: Path, lesson: str, lessons: Lessons
) -> tuple[list[HandedIn], list[str]]:
    """Find what was handed in for a lesson, and what lies there and belongs to nothing.

    Parameters
    ----------
    folder : Path
        The folder with a folder for each student.
    lesson : str
        The lesson's name.
    lessons : Lessons
        All of them.

    Returns
    -------
    handed_in : list of HandedIn
        By student.
    left_over : list of str
        A sentence on each thing that belongs to no student or no lesson.
    """
    found, left_over = [], []
    for place in sorted(folder.iterdir()) if folder.is_dir() else []:
        if is_junk(place.name) and (place.name in _IGNORED or not place.is_dir()):
            continue
        why = bad_name(place.name)
        if why:
            if place.is_dir():
                left_over.append(f"{quoted(place.name)}: the name {why}; rename the folder")
        elif place.is_symlink():
            if place.is_dir():
                flags = ["the folder is a link; it was not followed"]
                found.append(HandedIn(place.name, [], place / lesson, flags))
            else:
                left_over.append(f"{quoted(place.name)} is a link; it was not followed")
        elif place.is_dir():
            handed_in, more = _look_into(place, lesson, lessons)
            found += [handed_in] if handed_in else []
            left_over += more
        else:
            left_over.append(f"{quoted(place.name)} lies in no student's folder")
    return found, left_over


def _look_into(place: Path, lesson: str, lessons: Lessons) -> tuple[HandedIn | None, list[str]]:
    """Look through a student's folder."""
    homes, files, flags, left_over = [], [], [], []
    try:
        entries = sorted(place.iterdir(), key=lambda path: (path.name != lesson, path.name))
    except OSError as error:
        flags = [f"the folder could not be opened: {error.strerror}"]
        return HandedIn(place.name, [], place / lesson, flags), []
    for entry in entries:
        named = lessons.named(entry.name)
        if is_junk(entry.name) or (named is not None and named != lesson):
            continue
        if entry.is_symlink():
            if named:
                flags.append("the folder is a link; it was not followed")
        elif entry.is_dir():
            inside, problems = _files_in(entry)
            if named:
                homes.append(entry)
                files += inside
                flags += problems
            else:
                strays, others = _of_lesson(inside, lesson, lessons)
                files += strays
                left_over += (
                    [f"{place.name}/{quoted(entry.name)} is of no lesson"] if others else []
                )
        elif named and _may_be_notebook(entry):
            files.append(entry)
        elif _may_be_notebook(entry):
            strays, others = _of_lesson([entry], lesson, lessons)
            files += strays
            left_over += [f"{place.name}/{quoted(p.name)} is of no lesson" for p in others]
    if not homes and not files and not flags:
        return None, left_over
    home = homes[0] if homes else place
    notebooks = [path for path in files if _may_be_notebook(path)]
    if not notebooks and not flags:
        names = ", ".join(quoted(p.name) for p in files if p.name != "timestamp.txt")
        flags = [f"there is no file {lesson}.ipynb" + (f", but {names[:200]}" if names else "")]
    return HandedIn(place.name, notebooks, home, flags), left_over


def _of_lesson(paths: list[Path], lesson: str, lessons: Lessons) -> tuple[list[Path], list[Path]]:
    """Sort notebooks that lie where none is expected: of this lesson, and of none at all."""
    mine, none = [], []
    for path in filter(_may_be_notebook, paths):
        of = lessons.named(path.name) or lessons.named(path.parent.name)
        if of is None:
            try:
                inside = bounded(_lessons_in, path, lessons)
            except Exception:  # whatever it is, it is of no lesson
                inside = []
            of = lesson if lesson in inside else next(iter(inside), None)
        if of == lesson:
            mine.append(path)
        elif of is None:
            none.append(path)
    return mine, none


def _lessons_in(path: Path, lessons: Lessons) -> list[str]:
    read = (read_notebook(content) for _, content in _unpacked(path, read_submission(path)))
    return [name for name in map(lessons.lesson_of, read) if name]


def _files_in(folder: Path) -> tuple[list[Path], list[str]]:
    """Give the regular files in a folder and in folders in it, and what is wrong there."""
    found: list[Path] = []
    flags: list[str] = []
    for where, folders, names in os.walk(folder, followlinks=False):
        depth = len(Path(where).relative_to(folder).parts)
        folders[:] = sorted(n for n in folders if not is_junk(n)) if depth < _DEEPEST else []
        for name in sorted(names):
            path = Path(where, name)
            if is_junk(name):
                continue
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode):
                found.append(path)
            elif ".ipynb" in name:
                kind = "a link; it was not followed" if stat.S_ISLNK(mode) else "no regular file"
                flags.append(f"the file {quoted(name)} is {kind}")
            if len(found) >= _MOST:
                return found, [*flags, f"the folder has more than {_MOST} files: not all were seen"]
    if not os.access(folder, os.R_OK | os.X_OK):
        flags.append("the folder could not be opened: Permission denied")
    return found, flags


def _may_be_notebook(path: Path) -> bool:
    name = path.name.casefold()
    if name.endswith((".txt", plain_name(name))):  # browsers save notebooks so
        return read_submission(path, 64).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t")[:1] == b"{"
    return ".ipynb" in name or name.endswith((".zip", ".gz", ".json"))


def read_submission(path: Path | None, limit: int = MAXIMUM_FILE) -> bytes:
    """Read a regular file that is no link: at most a byte more than ``limit``, or nothing."""
    if path is None:
        return b""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NONBLOCK)
    except (OSError, ValueError):
        return b""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read(limit + 1)


def _unpacked(path: Path, content: bytes) -> list[tuple[str, bytes]]:
    """Give the notebooks in a file: of a zip file each, else the file itself."""
    if is_archive(content) and len(content) <= MAXIMUM_FILE:
        try:
            inside = [
                (f"{path.name}/{info.filename}", found)
                for info, found in members(content)
                if ".ipynb" in info.filename.casefold() and len(found) <= MAXIMUM_FILE
            ]
        except Unreadable:
            inside = []
        if len(inside) > 1:  # one is taken out of it, and said, where it is read
            return inside
    return [(path.name, content)]


def pick(
    handed_in: HandedIn, lesson: str, lessons: Lessons, answers: Callable[[bytes], dict[str, str]]
) -> Picked:
    """Choose the file that counts.

    Parameters
    ----------
    answers : callable
        Gives the answers that stand in a file, by grade id, less those that are the stub.

    Returns
    -------
    Picked
        Of several notebooks, the one with answers counts. If several have different ones, the
        newest does; of those that came in the same minute, the one with most answers, then the
        last by its name; and a flag names them all.
    """
    flags, options = list(handed_in.flags), []
    right, left = f"{lesson}.ipynb", 2 * MAXIMUM_FILE
    for path in handed_in.files:
        content = read_submission(path)
        left -= len(content)
        if len(content) > MAXIMUM_FILE or left < 0:
            size = path.stat().st_size
            flags.append(f"{quoted(path.name)} has {size:,} bytes: it was not read")
            continue
        for name, found in _unpacked(path, content):
            left -= len(found) if len(found) > len(content) else 0  # unpacked
            if left < 0 or len(options) >= _MOST_NOTEBOOKS:
                flags.append(f"more notebooks than can be read: {quoted(name)} was not")
                break
            read = read_notebook(found)
            several = len(handed_in.files) > 1 or name != path.name
            there = answers(found) if several and read.cells else {}
            options.append(_Option(name, found, path.stat().st_mtime // 60, read, there))
    if not options:
        return Picked(b"", [], flags)
    remarks = []
    if len(options) == 1:
        chosen = options[0]
        if chosen.name != right:
            remarks = [f"the file is called {quoted(chosen.name)}; it was taken all the same"]
    else:
        chosen, remark, flag = _choose(options, lesson, lessons, right)
        remarks, flags = [remark], flags + flag
    if not chosen.read.cells:
        flags += chosen.read.remarks
    of = lessons.lesson_of(chosen.read) if chosen.read.cells else None
    if of not in (None, lesson):
        is_welcome = of == WELCOME
        flags.append(IS_WELCOME if is_welcome else f"it is the notebook of {of}, not of {lesson}")
    return Picked(chosen.content, remarks, flags)


def _choose(
    options: list[_Option], lesson: str, lessons: Lessons, right: str
) -> tuple[_Option, str, list[str]]:
    """Choose among several notebooks; give it, a remark, and flags."""
    own = [o for o in options if o.read.cells and lessons.lesson_of(o.read) in (None, lesson)]
    answered = [o for o in own if o.answers]
    chosen = max(
        answered or own or options,
        key=lambda o: (o.time if answered else o.name == right, len(o.answers), _by_name(o.name)),
    )
    others = ", ".join(quoted(o.name) for o in options if o is not chosen)[:300]
    differ = [o for o in answered if o.answers != chosen.answers]
    unread = [o for o in options if not o.read.cells]
    if differ:
        names = ", ".join(quoted(o.name) for o in answered)[:300]
        flag = f"{len(answered)} notebooks have answers, {names}; {quoted(chosen.name)} counts"
        return chosen, f"{quoted(chosen.name)} counts; there is also {others}", [flag]
    flags = []
    if not answered and unread:
        flags = [f"{quoted(o.name)}: {'; '.join(o.read.remarks)}" for o in unread[:3]]
    elif answered and chosen.name != right:
        return chosen, f"{quoted(chosen.name)} counts; there are no answers in {others}", []
    return chosen, f"{quoted(chosen.name)} counts; there is also {others}", flags


def _by_name(name: str) -> list[tuple[int, str]]:
    """Sort names as people do: (10) after (2)."""
    return [(int(n or 0), text) for text, n in re.findall(r"(\D*)(\d{0,9})", name.casefold())]


def stated_time(home: Path) -> bytes:
    """Give the text of the file in which nbgrader notes when a submission was made."""
    return read_submission(home / "timestamp.txt", 1000)[:1000]


def time_of(stated: bytes) -> datetime | None:
    """Read the time of a submission; None if it is none."""
    try:
        return parse_utc(stated.decode().strip()) if stated.strip() else None
    except Exception:  # whatever the parser of dates makes of what a student may have written
        return None
