"""All files of a download, in folders or in zip files, of which nothing is unpacked to disk.

No link is followed, no pipe or device opened, and no more is read of a file than a hand-in may
have.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from course_admin.course.settings import CourseError
from course_admin.grading.handed_in import MAXIMUM_FILE, Unreadable, is_archive, is_junk, members
from course_admin.hand_ins.finding import read_submission

MAXIMUM_MEMBERS = 100_000
LONGEST_PATH, MOST_FOLDERS = 1000, 20
MOST_NESTED = 10  # zip files in a zip file that was handed in
MOST_OF_ONE = 300  # files in a zip file that was handed in
KEPT = 20_000_000  # bytes of them that are not unpacked again to be read
NOTHING = "nothing but this was handed in, and it is no notebook"
NOTHING_INSIDE = "there is no notebook in the folder"
MAXIMUM_TOTAL = 20_000_000_000  # bytes that are unpacked of an archive, one file at a time


@dataclass(frozen=True)
class Found:
    """A file in a download.

    Attributes
    ----------
    path : str
        Where it lies in the download, with ``/``; an archive counts as a folder.
    outer : str
        The part of ``path`` that is not the student's to choose: to the first archive in it that
        was handed in, or the whole.
    read : callable
        Gives the content, at most a byte more than a hand-in may have.
    time : float or None
        When it was handed in or last changed; None if that is unknown.
    stated : bool
        Whether ``time`` is the hand-in's: then it is noted in ``timestamp.txt``.
    problem : str or None
        Why it is not read.
    spare : bool
        Whether it is what computers leave behind, or nothing at all: it matters only where a
        hand-in has nothing else.
    """

    path: str
    read: Callable[[], bytes] = lambda: b""
    time: float | None = None
    stated: bool = False
    problem: str | None = None
    outer: str = ""
    spare: bool = False


def find_files(source: Path) -> Iterator[Found]:
    """Give all files in a folder or zip file, or the one file.

    Raises
    ------
    CourseError
        If there is no such file or folder.
    """
    for found in _all_files(source):
        parts = found.path.split("/")
        too_long = len(found.path) > LONGEST_PATH or len(parts) > MOST_FOLDERS
        if too_long or any(len(part.encode("utf-8", "replace")) > 255 for part in parts):
            yield Found(found.path[:100] + "…", problem="its name is too long")
        else:
            yield found if found.outer else replace(found, outer=found.path)


def _all_files(source: Path) -> Iterator[Found]:
    if source.is_dir():
        inside = [path for path in source.iterdir() if not is_junk(path.name)]
        alone = inside[0] if len(inside) == 1 else None  # a download, and nobody's hand-in
        for where, folders, names in os.walk(source, followlinks=False):
            linked = [name for name in folders if Path(where, name).is_symlink()]
            folders[:] = sorted(
                n
                for n in folders
                if (n == ".ipynb_checkpoints" or not is_junk(n)) and n not in linked
            )
            if not names and not linked and not folders and Path(where) != source:
                name = Path(where).relative_to(source).as_posix()
                yield Found(f"{name}/", problem=NOTHING_INSIDE, spare=True)
            for name in sorted([*names, *linked]):
                path = Path(where, name)
                yield from _file(path, path.relative_to(source).as_posix(), path == alone)
    elif source.is_file():
        yield from _file(source, source.name, True)
    else:
        raise CourseError(f"{source} is no file and no folder.")


def _file(path: Path, name: str, is_download: bool) -> Iterator[Found]:
    """Give a file of the disk, or what is in it if it is an archive: a download, or handed in."""
    status = path.lstat()
    spare = is_junk(name)
    if path.name == "timestamp.txt" or (spare and not _may_be_copy(name)):
        yield Found(name, problem=NOTHING, spare=True)
    elif not stat.S_ISREG(status.st_mode):
        kind = "a link" if stat.S_ISLNK(status.st_mode) else "no regular file"
        yield Found(name, problem=f"it is {kind}", spare=spare)
    elif is_archive(read_submission(path, 4)) and _is_zip_name(name):
        for found in _in_zip(path, name):
            yield found if is_download else replace(found, outer=name)
    else:
        # A file timestamp.txt beside it is not believed: it may be the student's own.
        yield Found(name, lambda: read_submission(path), status.st_mtime, spare=spare)


def _may_be_copy(name: str) -> bool:
    """Whether a file that computers leave behind may be a notebook: a checkpoint, a dot file."""
    *folders, last = name.split("/")
    is_named = ".ipynb" in last.casefold() and not last.startswith("._")
    return is_named and all(one == ".ipynb_checkpoints" or not is_junk(one) for one in folders)


def _is_zip_name(name: str) -> bool:
    return name.casefold().endswith(".zip")


def _in_zip(path: Path, name: str) -> Iterator[Found]:
    left = MAXIMUM_TOTAL
    try:
        infos = _opened(path, path.stat().st_mtime_ns).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Found(name, problem=f"the zip file is damaged ({type(error).__name__})")
        return
    if len(infos) > MAXIMUM_MEMBERS:
        yield Found(name, problem=f"it holds more than {MAXIMUM_MEMBERS:,} files")
        return
    if not infos:
        yield Found(name, problem="there is nothing in the zip file", spare=True)
    parents = {_name_of(info).rstrip("/").rpartition("/")[0] for info in infos}
    for info in infos:
        inside, spare = f"{name}/{_name_of(info)}", is_junk(_name_of(info))
        if info.is_dir():
            if _name_of(info).rstrip("/") not in parents:
                yield Found(inside, problem=NOTHING_INSIDE, spare=True)
            continue
        if spare and not _may_be_copy(_name_of(info)):
            yield Found(inside, problem=NOTHING, spare=True)
            continue
        left -= min(info.file_size, MAXIMUM_FILE)
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Found(inside, problem="it is a link", spare=spare)
        elif info.file_size > MAXIMUM_FILE or left < 0:
            problem = f"it is too large: {info.file_size:,} bytes"
            yield Found(inside, problem=problem, spare=spare)
        else:
            for found in _member(path, info, inside):
                yield replace(found, spare=found.spare or spare)


@lru_cache(maxsize=2)
def _opened(path: Path, changed: int) -> zipfile.ZipFile:
    """Open a zip file, once for all its files, or anew if it has changed."""
    return zipfile.ZipFile(path)


def _name_of(info: zipfile.ZipInfo) -> str:
    """Give a name with ``/``, and in the letters that were meant: old programs do not say UTF-8."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")


def _member(path: Path, info: zipfile.ZipInfo, inside: str) -> Iterator[Found]:
    """Give a file in a zip file, or what is in it if a student handed in an archive."""
    time = None
    if info.date_time[0] > 1980:  # where a zip file's time begins when nobody sets it
        try:
            time = datetime(*info.date_time).timestamp()
        except (ValueError, OverflowError, OSError):
            time = None

    def read() -> bytes:
        with _opened(path, path.stat().st_mtime_ns).open(info) as file:
            return file.read(MAXIMUM_FILE + 1)

    try:
        content = read()
    except Exception as error:  # zipfile raises whatever its decompressors do
        locked = "it needs a password" if "password" in str(error) else "it is damaged"
        yield Found(inside, problem=locked)
        return
    if is_archive(content) and _is_zip_name(inside):
        yield from _in_handed_in(read, inside, inside, time)
    else:
        yield Found(inside, read, time, time is not None)


def _in_handed_in(
    read: Callable[[], bytes], inside: str, outer: str, time: float | None, deeper: bool = True
) -> Iterator[Found]:
    """Give what is in an archive that was handed in, and in those in it."""
    nothing, nested, kept = True, 0, 0
    try:
        for count, (one, content) in enumerate(members(read(), with_junk=True)):
            name, nothing = f"{inside}/{_name_of(one)}", False
            if count == MOST_OF_ONE:
                problem = f"it holds more than {MOST_OF_ONE} files: the others were not looked at"
                yield Found(inside, problem=problem, outer=outer)
                return
            kept += len(content)

            def read_inside(
                file: str = one.filename, found: bytes | None = content if kept < KEPT else None
            ) -> bytes:
                if found is not None:
                    return found
                inside = members(read(), with_junk=True)
                return next(content for info, content in inside if info.filename == file)

            is_zip = is_archive(content) and _is_zip_name(name) and not is_junk(_name_of(one))
            nested += is_zip
            if is_zip and deeper and nested <= MOST_NESTED:
                yield from _in_handed_in(read_inside, name, outer, time, deeper=False)
            elif is_zip:
                problem = "it is a zip file in zip files: unpack it"
                yield Found(name, time=time, problem=problem, outer=outer)
            else:
                spare = is_junk(_name_of(one))
                problem = NOTHING if spare and not _may_be_copy(_name_of(one)) else None
                stated = time is not None
                yield Found(
                    name, read_inside, time, stated, problem=problem, outer=outer, spare=spare
                )
    except Unreadable as error:
        yield Found(inside, problem=str(error), outer=outer)
        return
    if nothing:
        problem = "there is nothing in the zip file"
        yield Found(inside, problem=problem, outer=outer, spare=True)
