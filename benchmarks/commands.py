"""How long the ``course`` command takes: ``python -m benchmarks.commands``.

It runs in a copy of the course, so that nothing which is committed can change.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import paired
from benchmarks.goals import BUILD, Figure, print_figures

ROOT = Path(__file__).parents[1]
HANGING = 3600
CHECK_SECONDS, PROVE_SECONDS = 10, 5 * 60
LEFT_OUT = (".git", ".venv", "build", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache")
UNCHANGED = "course build, nothing changed"
COLD = "course build, all lessons run again"


def environment_without_make() -> dict[str, str]:
    """Give this process's variables, save those that ``make bench ARGS=…`` hands on."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS")) and name != "ARGS"
    }


@contextlib.contextmanager
def copied_course() -> Iterator[Path]:
    """Give a copy of the course, for a while."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT, "*.egg-info"))
        yield copy


def seconds_of(course: Path, *arguments: str) -> tuple[float, bool]:
    """Run the ``course`` command; give its time, and whether it found nothing wrong.

    Raises
    ------
    RuntimeError
        If it could not work.
    """
    before = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "course_admin.cli", *arguments],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(course)},
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
    )
    seconds = time.perf_counter() - before
    if done.returncode not in (0, 1):
        raise RuntimeError(f"course {' '.join(arguments)}:\n{done.stderr[-2000:]}")
    return seconds, done.returncode == 0


def repeated(course: Path, name: str, repetitions: int, goal: float | None, *arguments: str):
    """Time a command several times; give the line of the table."""
    runs = [seconds_of(course, *arguments) for _ in range(repetitions)]
    times = [seconds for seconds, _ in runs]
    found = f"{median(times):.1f} s"
    if repetitions > 1:
        found += f" ({min(times):.1f} to {max(times):.1f})"
    return Figure(
        name,
        found,
        "" if goal is None else f"{goal:g} s",
        None if goal is None else median(times) <= goal,
        "" if all(fine for _, fine in runs) else "it found something wrong",
    )


def measure(*, repetitions: int, prove: bool = True, cold: bool = False) -> list[Figure]:
    """Time ``course build``, ``check`` and ``prove``.

    Parameters
    ----------
    repetitions : int
        Of what is fast.
    prove, cold : bool
        Whether ``course prove`` is run, and ``course build --force``, which runs every lesson.
    """
    with copied_course() as course:
        made = []
        if cold:
            made.append(repeated(course, COLD, 1, None, "build", "--force"))
        else:
            seconds_of(course, "build")  # what is not committed is written the first time
        made.append(repeated(course, UNCHANGED, repetitions, None, "build"))
        made.append(repeated(course, "course check", repetitions, CHECK_SECONDS, "check"))
        if prove:
            made.append(repeated(course, "course prove, all lessons", 1, PROVE_SECONDS, "prove"))
        return made


def make_test() -> list[Figure]:
    """Time ``make test`` as it stands; what it printed is kept in ``build/test.log``."""
    before = time.perf_counter()
    done = subprocess.run(
        ["make", "test"],
        cwd=ROOT,
        env=environment_without_make(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    minutes = f"{(time.perf_counter() - before) / 60:.0f} min"
    log = BUILD / "test.log"
    log.write_text(done.stdout, "utf-8")
    if done.returncode:
        return [Figure("make test", "–", "", None, f"failed after {minutes}: see build/{log.name}")]
    return [Figure("make test", minutes)]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=paired.positive, default=3, help="[%(default)s]")
    parser.add_argument("--no-prove", action="store_true", help="without course prove")
    parser.add_argument("--cold", action="store_true", help="course build --force as well")
    options = parser.parse_args(arguments)
    print_figures(
        measure(repetitions=options.repetitions, prove=not options.no_prove, cold=options.cold)
    )


if __name__ == "__main__":
    main()
