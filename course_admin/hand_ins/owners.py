"""Whose a file in a download is: what its path says, and no more than the student may decide."""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from course_admin.hand_ins.finding import Lessons, plain_name

# Where a student's id stands in a path; a `number` tells two people of one name apart.
PATTERNS = {
    "Moodle": r"(?:^|/)(?P<student>[^/]+?)_(?P<number>\d+)_assignsubmission_[a-z]+_(?:/|[^/]+$)",
    "Canvas": r"(?:^|/)(?P<student>[^/_]+)(?:_(?P<late>LATE))?_(?P<number>\d+)_\d+_[^/]+(?:/|$)",
    "nbgrader": r"(?:^|/)(?P<student>[^/+]+)\+(?P<lesson>[^/+]+)\+(?P<time>\d{4}-[^/+]+)[^/]*/",
}
_GENERIC = {"submissions", "submission", "downloaded", "archive", "extracted", "submitted"}
_GENERIC |= {"inbound", "exchange", "download", "downloads", "homework", "assignment"}
_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))}


@dataclass(frozen=True)
class Owner:
    """Whose a file is.

    Attributes
    ----------
    who : str
        The name in the path; empty if there is none.
    kind : str
        In whose way the path says it: one of `PATTERNS`, "pattern" or nothing.
    said : dict
        What else the path says: ``number``, ``lesson``, ``time``, ``late``.
    note : str
        What an instructor has to look at.
    """

    who: str = ""
    kind: str = ""
    said: dict[str, str] = field(default_factory=dict)
    note: str = ""


class Owners:
    """Says whose the files of one download are.

    Parameters
    ----------
    notebooks : list of str
        The paths of its notebooks, without what students have named.
    others : list of str
        The paths of all that is no notebook.
    top : str
        What the download itself is called.
    own : re.Pattern or None
        The pattern of the call.
    lessons : Lessons
        All lessons.
    """

    def __init__(
        self,
        notebooks: list[str],
        others: list[str],
        top: str,
        own: re.Pattern[str] | None,
        lessons: Lessons,
    ) -> None:
        self._own, self._top, self._lessons = own, top, lessons
        self._kind = "pattern" if own else _kind_of(notebooks or others)
        self._notebooks = notebooks
        self._dirs = [_folders(path, lessons) for path in notebooks]
        every = [*self._dirs, *filter(None, (_folders(path, lessons) for path in others))]
        self._several = len(set(map(tuple, self._dirs))) > 1
        self._level = _level(self._dirs if self._several else every)
        self._known = {
            (one.who, one.said.get("number")) for one in map(self._by_pattern, notebooks)
        }

    def of_notebooks(self) -> list[Owner]:
        """Give the owner of each notebook."""
        guesses = _by_folders(self._notebooks, self._top, self._lessons)
        notes = self._notes(guesses)
        found = []
        for path, guess, note in zip(self._notebooks, guesses, notes, strict=True):
            owner = self._by_pattern(path)
            is_guess = not owner.who and not self._own
            found.append(Owner(guess or "", note=note) if is_guess else owner)
        return found

    def of(self, path: str) -> Owner:
        """Give the owner of a file that is no notebook, as far as folders say it."""
        if self._kind:
            return self._by_pattern(path)
        folders = _folders(path, self._lessons)[self._level :]
        return Owner(folders[0] if folders else self._stem(path))

    def covers(self, path: str) -> bool:
        """Whether a file lies in a hand-in that has a notebook, or in nobody's."""
        if self._kind:
            one = self._by_pattern(path)
            return not one.who or (one.who, one.said.get("number")) in self._known
        folders, level = self._below(path), self._level if self._several else 0
        if self._several:
            level -= self._is_inside(path)
        if len(folders) <= level:
            stem = plain_name(self._stem(path))
            return not stem or stem in {plain_name(self._stem(one)) for one in self._notebooks}
        for notebook in self._notebooks:
            there = self._below(notebook)
            depth = level + 1 if self._several else min(len(there), len(folders))
            if depth and len(there) >= depth and there[:depth] == folders[:depth]:
                return True
        return False

    def _stem(self, path: str) -> str:
        """Give what the name of a notebook or archive that lies in no folder says."""
        name = PurePosixPath(path).name
        is_one = re.search(r"\.(?:zip|ipynb)", name, re.I)
        return _beside_the_lesson(name, self._lessons) if is_one else ""

    def _below(self, path: str) -> list[str]:
        """Give the folders around a file, less the archive that is the download itself."""
        return _folders(path, self._lessons)[self._is_inside(path) :]

    def _is_inside(self, path: str) -> bool:
        first = path.split("/")[0]
        is_archive = "/" in path and first.casefold() == f"{self._top}.zip".casefold()
        return is_archive and _folders(path, self._lessons)[:1] == [first[:-4]]

    def _by_pattern(self, path: str) -> Owner:
        if not self._kind:
            return Owner()
        found = _whose(path, self._own, None if self._own else self._kind)
        said = {name: text for name, text in found.items() if text}
        return Owner(said.pop("student", ""), self._kind if found else "", said)

    def _notes(self, guesses: list[str | None]) -> list[str]:
        """Say where it was guessed that folders in a student's folder are no people."""
        inside: dict[str | None, set[str]] = defaultdict(set)
        if self._several:
            for guess, folders in zip(guesses, self._dirs, strict=True):
                if folders[self._level : self._level + 1] == [guess]:
                    inside[guess].update(folders[self._level + 1 : self._level + 2])
        notes = []
        shared = _in_common(self._dirs)
        for guess, folders in zip(guesses, self._dirs, strict=True):
            note = ""
            if len(inside[guess]) > 1:
                names = ", ".join(sorted(inside[guess]))[:100]
                note = f"its folders ({names}) are taken as one student's: if not, use --pattern"
            elif self._several and shared < self._level and len(folders) == shared:
                note = "it lay beside the folder with the others; whose it is, its name said"
            notes.append(note)
        return notes


def without_copies(path: str) -> str:
    """Give the path that a file would have if it were no copy that a computer leaves behind.

    Examples
    --------
    >>> without_copies("ada/.ipynb_checkpoints/x.ipynb"), without_copies("__MACOSX/ada/._x.ipynb")
    ('ada/x.ipynb', 'ada/x.ipynb')
    """
    *folders, name = path.split("/")
    folders = [one for one in folders if one != "__MACOSX" and not one.startswith(".")]
    return "/".join([*folders, re.sub(r"^\._?", "", name)])


def _whose(path: str, own: re.Pattern[str] | None, kind: str | None = None) -> dict[str, Any]:
    """Read from a path who handed it in, by the pattern of the call or the known ones.

    The outermost folder or file that says it decides: what is in it, a student may have named.
    """
    known = (
        [own] if own else [re.compile(PATTERNS[name]) for name in ([kind] if kind else PATTERNS)]
    )
    for outer in _outermost_first(path):
        for pattern in known:
            found = pattern.search(outer)
            if found:
                return found.groupdict()
    return {}


def _outermost_first(path: str) -> Iterator[str]:
    parts = path.split("/")
    for count in range(1, len(parts)):
        yield "/".join(parts[:count]) + "/"
        yield "/".join(parts[:count])
    yield path


def _kind_of(paths: list[str]) -> str | None:
    """Say in whose way a download names its files: that of most hand-ins, if there is any.

    The names must stand where the hand-ins part: what lies deeper, students have named.
    """
    parts = [PurePosixPath(path).parts for path in paths]
    common = _in_common(parts) if len(set(parts)) > 1 else 0
    entries = {"/".join(p[: common + 1]) + "/" * (len(p) > common + 1) for p in parts}
    if len(entries) == 1:
        entries = set(paths)  # one hand-in alone
    counts = {name: sum(bool(_whose(path, None, name)) for path in entries) for name in PATTERNS}
    name = max(counts, key=lambda one: counts[one])
    return name if 2 * counts[name] >= len(entries) and counts[name] else None


def _in_common(paths: list[Sequence[str]]) -> int:
    """Count the parts with which all paths begin."""
    levels = zip(*paths, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda level: len(set(level)) == 1, levels))


def _folders(path: str, lessons: Lessons) -> list[str]:
    """Give the folders around a file that may be named after a student, from outside in."""
    parts = [re.sub(r"\.zip$", "", part, flags=re.I) for part in path.split("/")[:-1] if part]
    return [p for p in parts if p.casefold() not in _GENERIC and lessons.named(p) is None]


def _level(dirs: list[list[str]]) -> int:
    """Say how deep the folders lie that are the students'.

    It is where folders part. A notebook that lies beside the one folder with all others does not
    count: else all of them were one student.
    """
    level = _in_common(dirs) if dirs else 0
    deeper = [folders for folders in dirs if len(folders) > level]
    if len(deeper) == len(dirs):
        return level
    below = _in_common(deeper) if len(set(map(tuple, deeper))) > 1 else level
    return below if all(len(folders) > below for folders in deeper) else level


def _by_folders(paths: list[str], top: str, lessons: Lessons) -> list[str | None]:
    """Guess from folders and file names who handed each notebook of a download in.

    The first folder in which they differ is the student's. Where there is none, it is what the
    file's name says beside the lesson; of a single notebook rather the innermost folder, or
    ``top``, what the download itself is called.
    """
    dirs = [_folders(path, lessons) for path in paths]
    is_alone = len(set(paths)) == 1
    level = 0 if is_alone else _level(dirs)
    known = lessons.named(top) is not None or top.casefold() in _GENERIC
    guesses: list[str | None] = []
    for path, folders in zip(paths, dirs, strict=True):
        stem = _beside_the_lesson(PurePosixPath(path).name, lessons)
        around = folders[-1] if folders else None if known else top
        if is_alone:
            guesses.append(around if around and not (stem and not folders) else stem or around)
        elif folders[level:]:
            guesses.append(folders[level])
        else:
            guesses.append(stem or around)
    return guesses


def _beside_the_lesson(name: str, lessons: Lessons) -> str:
    """Give what a file's name says but the lesson."""
    stem = re.split(r"\.(?:ipynb|json|txt|zip)", name, flags=re.I)[0]
    for lesson in lessons.by_name.values():
        words = re.escape(lesson).replace("_", r"[\W_]+")
        stem = re.sub(rf"(?i)[\W_]*{words}(?:[-_ ]?copy\d*|[ _]*\(\d+\))?[\W_]*", "", stem)
    return stem


def student_id(name: str) -> str:
    r"""Make a student's id, and a folder's name, of what stands in a download.

    Examples
    --------
    >>> student_id("../Ada\nL."), student_id("CON"), student_id("Zoë Ünal"), student_id("..")
    ('_Ada_L', 'CON_', 'Zoë Ünal', '')
    """
    clean = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    clean = "".join(c if c.isprintable() and c not in '/\\<>:"|?*' else "_" for c in clean)
    clean = re.sub(r"_{2,}", "_", clean).strip().lstrip(".").rstrip(". ").strip()
    if len(clean.encode()) > 100:
        digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
        clean = f"{clean.encode()[:90].decode('utf-8', 'ignore').strip()}_{digest}"
    return f"{clean}_" if clean.partition(".")[0].casefold() in _RESERVED else clean
