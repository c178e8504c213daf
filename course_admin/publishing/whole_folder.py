"""Folders that are whole at every moment, whoever is stopped half-way and whoever works beside.

A folder is filled under another name and takes its place by a rename: `whole_folder`. What a tool
keeps from one run to the next, so that it is quick, lies in a `workshop`, which is used again only
if the run before came to its end.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_FINISHED = "finished"


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """Give a new folder to fill, which takes the place of ``place`` when the block ends well.

    If it does not, ``place`` stays as it was. One process at a time fills it; others wait. What a
    process that was killed left behind is removed by the next.

    Parameters
    ----------
    place : Path
        Whatever is in it goes, so look first; it need not exist.

    Yields
    ------
    Path
        An empty folder beside ``place``.
    """
    place = place.resolve()
    new, old = (place.with_name(f".{place.name}.{which}") for which in ("new", "old"))
    place.parent.mkdir(parents=True, exist_ok=True)
    with alone(place.with_name(f".{place.name}.lock")):
        _put_back(old, place)
        shutil.rmtree(new, ignore_errors=True)
        try:
            new.mkdir()
            yield new
            if place.exists():
                place.rename(old)
            new.rename(place)
        finally:
            _put_back(old, place)
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def workshop(home: Path) -> Iterator[Path]:
    """Give a folder with what the run before left, if that came to its end; else an empty one.

    One process at a time has it; others wait. While runs come to their end, the folder has the same
    path each time, since tools note absolute paths. After one that was killed, it has a new name: a
    child of that process may still write to the old one.

    Parameters
    ----------
    home : Path
        Where the workshop lies; nothing else may.
    """
    home.mkdir(parents=True, exist_ok=True)
    with alone(home / ".lock"):
        folders = sorted(path for path in home.iterdir() if path.is_dir())
        whole = next((path for path in folders if (path / _FINISHED).is_file()), None)
        for path in folders:
            if path != whole:
                shutil.rmtree(path, ignore_errors=True)
        folder = whole or Path(tempfile.mkdtemp(prefix="", dir=home))
        (folder / _FINISHED).unlink(missing_ok=True)
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        (folder / _FINISHED).touch()


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold ``lock``, a file that stays; say so if another process has it, and wait."""
    held = FileLock(lock)
    try:
        held.acquire(timeout=0)
    except Timeout:
        print(f"Another process is at work in {lock.parent}: waiting for it.", file=sys.stderr)
        held.acquire()
    try:
        yield
    finally:
        held.release()


def _put_back(old: Path, place: Path) -> None:
    """Remove ``old``; but if nothing has taken its place, put it there again."""
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)
