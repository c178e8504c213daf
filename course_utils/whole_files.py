"""Files that stand under their name only when all of them is written.

Content is written beside the final name and takes that name at the end, so that a crash, a full
disk or a second process leaves a whole file there: the old one or the new one. What is no file, but
a pipe or a device such as ``/dev/stdout``, is written to and never replaced; of a link, what it
leads to is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def whole_file(path: str | os.PathLike) -> Iterator[IO[bytes]]:
    """Open a file that stands under its name only when all of it is written.

    Parameters
    ----------
    path : path
        The final name. Missing folders are made.

    Yields
    ------
    file
        Opened for writing bytes. If the block raises, what stood under ``path`` before stays as it
        was; into a pipe or a device, what was written until then is written.

    Raises
    ------
    OSError
        If it cannot be written: there is a folder of that name, the disk is full.
    """
    if is_special(path):
        with _through(path) as file:
            yield file
        return
    path = Path(os.path.realpath(path))
    part = path.with_name(f".{path.name[:80]}.{os.getpid()}-{secrets.token_hex(4)}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "there is a folder of that name")
    old = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            with contextlib.suppress(OSError):
                part.chmod(old)
        os.replace(part, path)  # noqa: PTH105 (the one call that is atomic on all systems)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    _settle(path.parent)


def is_special(path: str | os.PathLike) -> bool:
    """Tell whether a path leads to a pipe, a device or a socket: something that is no file."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (follows links, also those of /dev/fd)
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or _own_descriptor(path) is not None


def _own_descriptor(path: str | os.PathLike) -> int | None:
    """Give the number, if it is one of this process's open files, as ``/dev/stdout`` is.

    It may lead to a file; to replace that would lose what was, and will be, written to it.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100 (follows no link)
    for _ in range(40):
        parent = os.path.realpath(place.parent)
        if parent in ("/dev/fd", f"/proc/{os.getpid()}/fd") and place.name.isdecimal():
            return int(place.name)
        if not place.is_symlink():
            return None
        place = Path(parent, os.readlink(place))  # noqa: PTH115
    return None


@contextlib.contextmanager
def _through(path: str | os.PathLike) -> Iterator[IO[bytes]]:
    number = _own_descriptor(path)
    if number is None:
        number = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    else:
        for stream in (sys.stdout, sys.stderr):  # what was printed before comes first
            stream.flush()
        number = os.dup(number)
    with os.fdopen(number, "wb") as file:
        yield file


def write_whole(path: str | os.PathLike, text: str) -> None:
    """Write a text, encoded in UTF-8, by `whole_file`; its line ends stay."""
    with whole_file(path) as file:
        file.write(text.encode("utf-8", "backslashreplace"))


def _settle(folder: Path) -> None:
    """Have the folder's new entry on the disk too, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
