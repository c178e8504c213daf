"""What each lesson takes: time, its slowest cell, memory: ``python -m benchmarks.lessons``.

Each lesson runs as `course build` runs it, with its answers, in a kernel of its own, one after the
other. Memory is the largest part of the kernel that ever lay in memory (resident set size).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import nbformat
from tqdm.auto import tqdm

from benchmarks import paired
from benchmarks.goals import Figure, print_figures, write_json
from course_admin.course.execution import execute
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import find_course

SECONDS, CELL_SECONDS, ALL_SECONDS, BYTES = 90, 30, 12 * 60, 2e9
HANGING = 1800


@dataclass(frozen=True)
class Run:
    """What one lesson took.

    Attributes
    ----------
    lesson : str
    threads : int
        That torch computed with.
    seconds, slowest : float
        Of the whole lesson and of its slowest cell.
    slowest_cell : str
        The first line of that cell.
    peak_bytes : int
        Of memory.
    notebook : str
        The executed notebook, as JSON.
    """

    lesson: str
    threads: int
    seconds: float
    slowest: float
    slowest_cell: str
    peak_bytes: int
    notebook: str


def run_lesson(lesson: Lesson, threads: int, environment: Mapping[str, str] = {}) -> Run:
    """Run a lesson in a process of its own, whose only child is the kernel.

    Parameters
    ----------
    lesson : Lesson
    threads : int
        Number of threads that torch may compute with.
    environment : mapping of str to str, optional
        Variables that the process finds besides those of this one.

    Returns
    -------
    Run

    Raises
    ------
    RuntimeError
        If a cell of the lesson fails.
    """
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.lessons",
            "--alone",
            lesson.name,
            f"--threads={threads}",
        ],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{lesson.name} with {threads} threads:\n{done.stderr[-3000:]}")
    return Run(lesson=lesson.name, threads=threads, **json.loads(done.stdout.splitlines()[-1]))


def _run_here(name: str, threads: int) -> None:
    """Run one lesson, and print what it took as JSON; the kernel is this process's only child."""
    (lesson,) = find_lessons(find_course(Path(__file__).parent), (name,))
    notebook = lesson.notebook(None)
    with tempfile.TemporaryDirectory() as folder:
        timing = execute(notebook, Path(folder), name=lesson.name, threads=threads)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    content = {"peak_bytes": peak * unit, "notebook": nbformat.writes(notebook)}
    print(json.dumps(asdict(timing) | content))


def figures(runs: list[Run]) -> list[Figure]:
    """Turn runs of all lessons into lines of a table, each beside its goal."""
    made = []
    for run in runs:
        shown = f"{run.seconds:.0f} s; slowest cell {run.slowest:.0f} s (`{run.slowest_cell[:48]}`)"
        limits = {
            "time": run.seconds <= SECONDS,
            "its slowest cell": run.slowest <= CELL_SECONDS,
            "memory": run.peak_bytes <= BYTES,
        }
        over = [name for name, is_within in limits.items() if not is_within]
        made.append(
            Figure(
                f"lesson {run.lesson}",
                f"{shown}; {run.peak_bytes / 1e9:.2f} GB",
                f"{SECONDS} s, no cell over {CELL_SECONDS} s, {BYTES / 1e9:g} GB",
                not over,
                f"over: {', '.join(over)}" if over else "",
            )
        )
    if len(runs) > 1:
        total = sum(run.seconds for run in runs)
        made.append(
            Figure(
                f"all {len(runs)} lessons, one after the other",
                f"{total / 60:.1f} min",
                f"{ALL_SECONDS // 60} min",
                total <= ALL_SECONDS,
            )
        )
    return made


def measure(names: tuple[str, ...] = (), threads: int = 1) -> list[Run]:
    """Run lessons one after the other, with a progress bar.

    Parameters
    ----------
    names : tuple of str
        Names or numbers; all lessons when empty.
    threads : int, optional
        For torch; one by default, as in ``make lab``.
    """
    lessons = find_lessons(find_course(Path(__file__).parent), names)
    runs = []
    with tqdm(lessons, unit="lesson", leave=False) as bar:
        for lesson in bar:
            bar.set_description(lesson.name)
            runs.append(run_lesson(lesson, threads))
    return runs


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="name or number [all]")
    parser.add_argument("--threads", type=paired.positive, default=1, help="of torch [%(default)s]")
    parser.add_argument("--alone", metavar="LESSON", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.alone:
        _run_here(options.alone, options.threads)
        return
    runs = measure(tuple(options.lessons), options.threads)
    write_json("lessons", [{**asdict(run), "notebook": None} for run in runs])
    print_figures(figures(runs))


if __name__ == "__main__":
    main()
