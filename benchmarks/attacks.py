"""Hostile and honest submissions, on stock nbgrader and on ours: ``python -m benchmarks.attacks``.

The submissions are those of ``tests/grading/attacks`` and ``tests/grading/honest``, on lesson 00
without its demonstrations. Each is graded between two sound ones.

Stock nbgrader runs with its own configuration and its own preprocessors, in a cage
(`benchmarks.cage`). Attacks on points and secrets, and honest submissions, share a run; those on
others and on the grader have a run of their own, as has everything of a run in which something
else than points went wrong. What only eats the machine up is not tried. The cage itself keeps an
attack from writing to the system and from the network; what stock nbgrader lets through beyond the
course's folder, the home folder and this machine's own addresses does not show in the table.

The course grades all of them with one call of ``course grade``.

On two cores this takes half an hour. What came of a submission on stock nbgrader is kept in
``build/benchmarks``: after an interrupt, and after a change in the course, the rest goes on.
``--fresh`` forgets it.

The table is printed and written to ``build/attacks.md``, with a line for each submission.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import nbformat
from tqdm.auto import tqdm

from benchmarks import cage
from benchmarks.cage import run_caged
from course_admin.authoring.building import notebook_text
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import find_course
from tests.grading import corpus, outcomes, planted
from tests.grading.corpus import Submission
from tests.grading.outcomes import AFTER, BEFORE, HARMS, Outcome
from tests.grading.planted import Classroom

PORT = 47011  # of a server that nobody may connect to
TOGETHER = 12  # submissions in a run that they share
SECONDS = 60  # for a run of stock nbgrader, and as much again for each submission in it
STOCK_CONFIGURATION = f"c = get_config()\nc.CourseDirectory.course_id = {planted.COURSE_ID!r}\n"

# Runs in the cage: a server which notes that somebody connects, and nbgrader as one calls it.
STOCK_RUN = """
import pathlib, socket, subprocess, sys, threading

lesson, port = sys.argv[1:]
server = socket.create_server(("127.0.0.1", int(port)))


def note():
    while True:
        server.accept()
        pathlib.Path("connected").touch()


threading.Thread(target=note, daemon=True).start()
nbgrader = [sys.executable, "-m", "nbgrader"]
graded = subprocess.run([*nbgrader, "autograde", lesson, "--create"])
subprocess.run([*nbgrader, "generate_feedback", lesson])
sys.exit(graded.returncode)
"""


# -------------------------------------------------------------------------------------------------
# Stock nbgrader
# -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stock:
    """A classroom of stock nbgrader with one sound submission graded, to be copied for each run.

    Attributes
    ----------
    classroom : Classroom
        What is planted.
    snapshot : Path
        The folder to copy.
    """

    classroom: Classroom
    snapshot: Path

    @classmethod
    def prepare(cls, folder: Path, lesson: Lesson) -> Stock:
        """Release the lesson with nbgrader's own configuration, and grade a sound submission.

        Raises
        ------
        RuntimeError
            If nbgrader fails.
        """
        made = planted.classroom(folder / "made", lesson)
        root = folder / "snapshot" / "course"
        source = root / "source" / lesson.name / f"{lesson.name}.ipynb"
        source.parent.mkdir(parents=True)
        solved = corpus.without_demonstrations(nbformat.read(made.lesson.solved_path, as_version=4))
        source.write_text(notebook_text(nbformat.from_dict(solved)), "utf-8")
        shutil.copy(made.root / "gradebook.db", root)
        shutil.copytree(made.home, folder / "snapshot" / "home")
        (root / "nbgrader_config.py").write_text(STOCK_CONFIGURATION)
        stock = cls(made, folder / "snapshot")
        outcomes.hand_in_sound(made, root / "submitted" / BEFORE / lesson.name, lesson, whole=False)
        for command in ("generate_assignment", "autograde"):
            arguments = [sys.executable, "-m", "nbgrader", command, lesson.name, "--create"]
            status, output = stock.run(root, arguments, SECONDS * 4)
            if status != 0:
                raise RuntimeError(f"nbgrader {command} failed:\n{output}")
        return stock

    def run(self, root: Path, command: list[str], seconds: int) -> tuple[int | None, str]:
        """Run something in the cage of a copy."""
        home = root.parent / "home"
        environment = {
            **self.classroom.environment,
            "HOME": str(home),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(find_course(Path(__file__).parent).root),
            "OMP_NUM_THREADS": "1",
            "LANG": "C.UTF-8",
        }
        return run_caged(command, writable=[root, home], environment=environment, seconds=seconds)

    def grade(self, submissions: list[Submission]) -> dict[str, Outcome]:
        """Grade some submissions in one run; look at each alone if the run itself went wrong."""
        lesson = self.classroom.original
        with tempfile.TemporaryDirectory(prefix="stock-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(self.snapshot, copy, symlinks=True)
            root = copy / "course"
            places = {"ROOT": root, "HOME": copy / "home", "PORT": PORT}
            for one in submissions:
                one.hand_in(
                    root / "submitted" / one.name / lesson.name, lesson, places, whole=False
                )
            outcomes.hand_in_sound(self.classroom, root / "submitted" / AFTER / lesson.name, lesson)
            names = [one.name for one in submissions]
            handed_in = outcomes.contents(root / "submitted", but=names)
            command = [sys.executable, "-c", STOCK_RUN, lesson.name, str(PORT)]
            status, _ = self.run(root, command, SECONDS * (2 + len(submissions)))
            shared = self.shared(copy, names, handed_in, status)
            if len(submissions) == 1 or not shared.harm:
                return {one.name: self.outcome(one, copy, shared) for one in submissions}
        return {name: o for one in submissions for name, o in self.grade([one]).items()}

    def shared(
        self, copy: Path, names: list[str], handed_in: dict[str, bytes], status: int | None
    ) -> Outcome:
        """Say what a run did to others, and whether it ended well."""
        root, outcome = copy / "course", Outcome()
        full = {exercise.id: exercise.points for exercise in self.classroom.original.exercises()}
        found = outcomes.traces(self.classroom, root, copy / "home")
        try:
            marks = outcomes.read_gradebook(root / "gradebook.db")
        except sqlite3.Error as error:
            return Outcome(touches=f"the gradebook is broken: {error}")
        if marks.get(BEFORE) != full:
            found.append("the marks of another")
        if outcomes.contents(root / "submitted", but=names) != handed_in:
            found.append("what another handed in")
        if (root / "connected").exists():
            found.append("a connection")
        outcome.touches = ", ".join(dict.fromkeys(found))
        if marks.get(AFTER) != full:
            how = "it did not end" if status is None else f"exit status {status}"
            outcome.stops = f"the next one has no marks ({how})"
        return outcome

    def outcome(self, submission: Submission, copy: Path, shared: Outcome) -> Outcome:
        """Say what came of one submission."""
        root, lesson = copy / "course", self.classroom.original
        outcome = Outcome(touches=shared.touches, stops=shared.stops)
        none = dict.fromkeys((exercise.id for exercise in lesson.exercises()), 0.0)
        try:
            marks = outcomes.read_gradebook(root / "gradebook.db")
        except sqlite3.Error:
            marks = {}
        due = submission.due(lesson)
        outcomes.compare_marks(outcome, due, marks.get(submission.name, none))
        page = root / "feedback" / submission.name / lesson.name / f"{lesson.name}.html"
        inside = root / "autograded" / submission.name
        shown = outcomes.read_outputs(inside) + outcomes.copied(page.parent)
        outcome.learns = ", ".join(self.classroom.leaks(shown))
        if page.is_file():
            live = planted.live_markup(page.read_text("utf-8"))
            outcome.touches = ", ".join(filter(None, [outcome.touches, *live]))
        return outcome


class Kept:
    """What came of submissions on stock nbgrader, in a file, by the hash of all that decides it."""

    def __init__(self, path: Path, lesson: Lesson, *, fresh: bool = False) -> None:
        self.path = path
        digest = hashlib.sha256(lesson.source_hash.encode() + version("nbgrader").encode())
        for module in (corpus, outcomes, planted, cage, sys.modules[__name__]):
            digest.update(Path(module.__file__).read_bytes())
        self.common = digest.hexdigest()
        fresh = fresh or not path.is_file()
        self.found = {} if fresh else json.loads(path.read_text("utf-8"))

    def key(self, submission: Submission) -> str:
        """Hash a submission's file and what decides with it."""
        folder = corpus.FOLDER / ("attacks" if submission.aim else "honest")
        content = (folder / f"{submission.name}.py").read_bytes() + self.common.encode()
        return f"{submission.name} {hashlib.sha256(content).hexdigest()}"

    def __contains__(self, submission: Submission) -> bool:
        return self.key(submission) in self.found

    def __getitem__(self, submission: Submission) -> Outcome:
        return Outcome(**self.found[self.key(submission)])

    def add(self, submissions: list[Submission], outcome_of: dict[str, Outcome]) -> None:
        """Keep what came of some."""
        self.found |= {self.key(one): asdict(outcome_of[one.name]) for one in submissions}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial = self.path.with_suffix(".partial")
        partial.write_text(json.dumps(self.found, indent=1), "utf-8")
        partial.replace(self.path)


def runs(submissions: list[Submission]) -> Iterator[list[Submission]]:
    """Say which submissions share a run of stock nbgrader."""
    quiet = [one for one in submissions if one.aim in (None, "points", "secrets")]
    for start in range(0, len(quiet), TOGETHER):
        yield quiet[start : start + TOGETHER]
    for one in submissions:
        if one not in quiet:
            yield [one]


def on_stock(
    submissions: list[Submission], lesson: Lesson, kept: Kept, *, jobs: int
) -> dict[str, Outcome]:
    """Grade submissions with stock nbgrader, but for those whose outcome is ``kept``."""
    found = {one.name: Outcome(untried=one.stock) for one in submissions if one.stock}
    tried = [one for one in submissions if not one.stock]
    found.update({one.name: kept[one] for one in tried if one in kept})
    tried = [one for one in tried if one.name not in found]
    if not tried:
        return found
    with tempfile.TemporaryDirectory(prefix="stock-") as folder:
        stock = Stock.prepare(Path(folder), lesson)
        with (
            tqdm(total=len(tried), unit="submission", mininterval=1) as bar,
            ThreadPoolExecutor(jobs) as pool,
        ):
            grading = [pool.submit(stock.grade, some) for some in runs(tried)]
            try:
                for done in as_completed(grading):
                    some = done.result()
                    kept.add([one for one in tried if one.name in some], some)
                    found.update(some)
                    bar.update(len(some))
            finally:
                pool.shutdown(cancel_futures=True)
    return found


# -------------------------------------------------------------------------------------------------
# The course
# -------------------------------------------------------------------------------------------------


def on_course(submissions: list[Submission], lesson: Lesson, *, jobs: int) -> dict[str, Outcome]:
    """Grade submissions with `course grade`."""
    with tempfile.TemporaryDirectory(prefix="course-") as folder:
        run = outcomes.CourseRun(planted.classroom(Path(folder), lesson))
        run.hand_in(submissions, PORT)
        run.grade(jobs=jobs, cpu_seconds=30, seconds=300, hanging=3600)
        found = {one.name: run.outcome(one) for one in submissions}
        full = {exercise.id: exercise.points for exercise in lesson.exercises()}
        marks = outcomes.read_gradebook(run.classroom.root / "gradebook.db")
        left = outcomes.traces(run.classroom, run.classroom.root, run.classroom.home)
    if marks.get(BEFORE) != full or marks.get(AFTER) != full or left:
        raise RuntimeError(f"A submission touched others: {left}\n{run.output}")
    return found


# -------------------------------------------------------------------------------------------------
# The table
# -------------------------------------------------------------------------------------------------

Found = dict[str, dict[str, Outcome]]


def summary(submissions: list[Submission], found: Found) -> list[str]:
    """Give the table that the README quotes, in Markdown."""
    hostile = [one for one in submissions if one.aim]
    honest = [one for one in submissions if not one.aim]
    systems = list(found)
    rows = [f"| | {' | '.join(systems)} |", f"| --- | {' | '.join('---' for _ in systems)} |"]

    def row(what: str, of: list[Submission], count) -> None:
        cells = []
        for system in systems:
            tried = [one for one in of if not found[system][one.name].untried]
            cells.append(f"{sum(map(count(system), tried))} of {len(tried)}")
        rows.append(f"| {what} | {' | '.join(cells)} |")

    def does(kind: str):
        return lambda system: lambda one: bool(getattr(found[system][one.name], kind))

    for kind, words in HARMS.items():
        row(f"hostile: {words}", hostile, does(kind))
    row("hostile: any of these", hostile, lambda s: lambda one: bool(found[s][one.name].harm))
    row("honest: loses points", honest, does("loses"))
    return rows


def details(submissions: list[Submission], found: Found) -> list[str]:
    """Give a line for each submission, in Markdown."""
    rows = [
        f"| submission | {' | '.join(found)} |",
        f"| --- | {' | '.join('---' for _ in found)} |",
    ]
    for one in submissions:
        cells = []
        for outcomes_of in found.values():
            outcome = outcomes_of[one.name]
            said = [f"{HARMS[kind]}: {what}" for kind, what in outcome.harm.items()]
            if outcome.loses and (one.aim is None or one.keeps_the_rest):
                said.append(f"loses {outcome.loses}")
            text = f"not tried: {outcome.untried}" if outcome.untried else "; ".join(said) or "–"
            cells.append(text.replace("|", "\\|").replace("\n", " ")[:200])
        rows.append(f"| {one.name} | {' | '.join(cells)} |")
    return rows


def main(arguments: list[str] | None = None) -> None:
    """Grade, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these submissions")
    parser.add_argument("--jobs", type=int, default=2, help="at once [%(default)s]")
    parser.add_argument("--fresh", action="store_true", help="forget what is kept")
    given = parser.parse_args(arguments)
    course = find_course(Path(__file__).parent)
    (lesson,) = find_lessons(course, (corpus.LESSON,))
    submissions = [*corpus.attacks(), *corpus.honest()]
    if given.only:
        unknown = set(given.only) - {one.name for one in submissions}
        if unknown:
            parser.error(f"there is no submission {', '.join(sorted(unknown))}")
        submissions = [one for one in submissions if one.name in given.only]
    started = time.monotonic()
    path = course.build / "benchmarks" / "attacks_on_stock.json"
    kept = Kept(path, lesson, fresh=given.fresh)
    found = {
        "stock nbgrader": on_stock(submissions, lesson, kept, jobs=given.jobs),
        "`course grade`": on_course(submissions, lesson, jobs=given.jobs),
    }
    table = summary(submissions, found)
    print("\n".join(table))
    minutes = (time.monotonic() - started) / 60
    print(f"\n{len(submissions)} submissions in {minutes:.0f} minutes.")
    if not given.only:
        path = course.build / "attacks.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([*table, "", *details(submissions, found), ""]), "utf-8")
        print(f"A line for each is in {path.relative_to(course.root)}.")
    else:
        print("\n".join(details(submissions, found)))


if __name__ == "__main__":
    main()
