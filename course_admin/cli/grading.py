"""The commands of those who grade: collect, grade, regrade, feedback, report."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from tqdm.auto import tqdm

from course_admin.cli.shared import (
    FILE,
    JOBS,
    JSON,
    LESSONS,
    echo,
    echo_json,
    echo_table,
    some_of,
    write_file,
)
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course


@click.command()
@click.argument("paths", metavar="PATH... [LESSON]", nargs=-1, required=True)
@click.option(
    "--submitted",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to lay it (default: submitted/).",
)
@click.option(
    "--pattern",
    metavar="REGEX",
    help="Where in a path a student's id stands: '(?P<student>[^/]+)/'. Also (?P<lesson>…) and "
    "(?P<time>…), if you like.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@JSON
def collect(
    paths: tuple[str, ...],
    submitted: Path | None,
    pattern: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Lay what was handed in into submitted/STUDENT/LESSON/, where `course grade` looks.

    PATH is what Moodle or Canvas gives when all submissions are downloaded, an nbgrader exchange or
    download folder, or any other folder, zip file or notebook. Which lesson a notebook is stands in
    it; with a LESSON, no other is taken. A hand-in that is there is replaced by a newer one alone,
    and kept in submitted/.earlier. Exit status 1 if something that may be somebody's work was left
    out.
    """
    from course_admin.hand_ins.collecting import collect as lay
    from course_admin.hand_ins.finding import Lessons
    from course_admin.results.gradebook import Gradebooks

    course = find_course()
    sources, lesson = list(paths), None
    if not Path(sources[-1]).exists():
        (lesson,) = find_lessons(course, (sources.pop(),))
    if not sources:
        raise click.UsageError("Name a file or folder to collect from.")
    with tqdm(unit="file", disable=None) as bar:

        def progress(files):
            for file in files:
                bar.update()
                yield file

        outcomes = lay(
            map(Path, sources),
            Gradebooks(course, submitted).submitted,
            Lessons(find_lessons(course)),
            lesson=lesson and lesson.name,
            pattern=pattern,
            dry_run=dry_run,
            progress=progress,
        )
    if as_json:
        echo_json([vars(one) for one in outcomes])
    else:
        echo_table([("file", "", "student", "lesson", ""), *(one.row() for one in outcomes)])
    counts = Counter(one.status for one in outcomes)
    said = ", ".join(f"{count} {status}" for status, count in counts.items())
    echo(f"{said or 'Nothing found'}.{' Nothing is written.' * dry_run}", err=as_json)
    if all(one.status == "left out" for one in outcomes):
        raise CourseError("Nothing could be collected.")
    sys.exit(1 if any(one.look for one in outcomes) else 0)


def grading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of `course grade` and `course regrade`."""
    for option in reversed(
        [
            click.option(
                "--submitted",
                type=click.Path(path_type=Path, exists=True, file_okay=False),
                help="The folder with a folder for each student (default: submitted/).",
            ),
            JOBS,
            click.option(
                "--scheduler",
                "address",
                metavar="tcp://…",
                help="Judge on the workers of this Dask scheduler.",
            ),
            click.option(
                "--unsandboxed",
                is_flag=True,
                help="Run the answers with your own rights. Only if you trust every one of them.",
            ),
            click.option("--force", is_flag=True, help="Judge again what is remembered."),
        ]
    ):
        command = option(command)
    return command


@click.command()
@click.argument("name", metavar="LESSON")
@grading_options
@JSON
def grade(
    name: str,
    submitted: Path | None,
    jobs: int | None,
    address: str | None,
    unsandboxed: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Grade what was handed in for a LESSON: submitted/STUDENT/LESSON/LESSON.ipynb.

    Each answer runs in a jail, and is judged from outside. Marks go into nbgrader's gradebook, all
    that was found into build/grading/. What was judged is remembered: call again after an
    interruption, and only the rest is done. Exit status 1 if there are flags to look at.
    """
    run = _grading_run(name, submitted, jobs, address, unsandboxed, force)
    from course_admin.results.class_run import summary_rows

    graded = []
    with tqdm(total=len(run.handed_in), unit="submission", disable=None) as bar:
        for one in run.write(run.grade()):
            graded.append(one)
            bar.update()
    graded.sort(key=lambda one: one.student)
    if as_json:
        echo_json([one.as_dict() for one in graded])
    else:
        echo_table(summary_rows(graded))
        flagged = sum(bool(one.flags) for one in graded)
        repaired = sum(bool(one.remarks) for one in graded)
        echo(f"{len(graded)} graded, {repaired} repaired, {flagged} with flags to look at.")
        missing = run.missing()
        if missing:
            echo(f"{len(missing)} of the class handed in nothing: {some_of(missing)}")
        if unsandboxed:
            click.secho("These answers ran with your rights, in no jail.", fg="yellow", err=True)
    _say_what_is_left_over(run)
    sys.exit(1 if run.left_over or any(one.flags for one in graded) else 0)


def _say_what_is_left_over(run) -> None:
    """Name what lies among the hand-ins and was not looked at."""
    if run.left_over:
        said = some_of(run.left_over, "; ")
        echo(f"Left over, and not graded: {said}.", fg="yellow", err=True)


@click.command()
@click.argument("name", metavar="LESSON")
@grading_options
@click.option("--yes", is_flag=True, help="Write the new marks.")
@JSON
def regrade(
    name: str,
    submitted: Path | None,
    jobs: int | None,
    address: str | None,
    unsandboxed: bool,
    force: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """After a check has changed: judge what it touches, and show whose points would change.

    Nothing is written unless you say --yes. Exit status 1 if points would change and were not
    written.
    """
    run = _grading_run(name, submitted, jobs, address, unsandboxed, force)
    graded = list(tqdm(run.grade(), total=len(run.handed_in), unit="submission", disable=None))
    changes, failed = sorted(run.changes(graded), key=str), []
    flags = {one.student: one.flags for one in graded}
    if as_json:
        echo_json([vars(change) for change in changes])
    else:
        for change in changes:
            echo(change)
        echo(f"{len(graded)} submissions, {len(changes)} answers with other points.")
    if yes:
        written = list(run.write(graded, always=True))
        failed = [one for one in written if len(one.flags) > len(flags[one.student])]
        for one in failed:
            echo(f"{one.student}: {one.flags[-1]}", fg="red", err=True)
        done = len(written) - len(failed)
        echo(f"The marks of {done} students are written.", err=as_json)
    elif changes:
        echo("Nothing is written; to do so, call again with --yes.", err=as_json)
    sys.exit(1 if failed or (changes and not yes) else 0)


def _write_board(lessons, path: Path, named: bool) -> None:
    """Write the table of a project."""
    if len(lessons) != 1:
        raise click.UsageError("--board is of one project: name it.")
    from course_admin.course.release import nbgrader_config
    from course_admin.grading.grader import Grader, Options
    from course_admin.grading.schedulers import Local
    from course_admin.jail.limits import Limits
    from course_admin.results.board import board

    (lesson,) = lessons
    limits = nbgrader_config(lesson.course.root).GradeAnswers.get("limits", Limits())
    grader = Grader(lesson.course, lesson.name, Options(limits=limits), Local(None))
    write_file(path, board(lesson, grader, named=named))


def _grading_run(name, submitted, jobs, address, unsandboxed, force):
    """Open a run; without a jail, and unless told otherwise, there is none."""
    from course_admin.grading.schedulers import Cluster, Local
    from course_admin.jail.command import check_jail
    from course_admin.jail.fork_server import ForkServer
    from course_admin.jail.limits import Limits

    course = find_course()
    (lesson,) = find_lessons(course, (name,))
    scheduler = Local(jobs) if address is None else Cluster(address)
    if not unsandboxed and address is None:
        check_jail()
        if scheduler.in_threads:
            ForkServer.start_early()  # while this process imports PyTorch and nbgrader
    from course_admin.course.release import nbgrader_config
    from course_admin.grading.grader import Options
    from course_admin.results.class_run import Run

    limits = nbgrader_config(course.root).GradeAnswers.get("limits", Limits())
    options = Options(sandboxed=not unsandboxed, limits=limits, force=force)
    return Run(lesson, submitted, options, scheduler)


@click.command()
@LESSONS
@click.option("--student", default="*", help="Only for this student.")
def feedback(names: tuple[str, ...], student: str) -> None:
    """Write feedback/STUDENT/LESSON/LESSON.html: marks, hints and comments, nothing hidden.

    `nbgrader generate_feedback` and the Formgrader write the same pages; `nbgrader
    release_feedback` hands them out. Exit status 1 if a page could not be written; the others are.
    """
    from course_admin.results.feedback import PagesFailed, write_feedback

    course = find_course()
    if not names:
        raise click.UsageError("Name a lesson.")
    failed = False
    for lesson in find_lessons(course, names):
        try:
            pages = write_feedback(course, lesson.name, student=student)
        except PagesFailed as error:
            pages, failed = error.pages, True
            for _, reason in sorted(error.reasons.items()):
                echo(f"{lesson.name}: {reason}", fg="red", err=True)
        echo(f"{lesson.name}: {len(pages)} pages in {course.root.name}/feedback")
    sys.exit(1 if failed else 0)


@click.command()
@LESSONS
@click.option("--csv", "csv_path", type=FILE, help="Write the points there; - is standard output.")
@click.option(
    "--lms",
    type=click.Choice(["moodle", "canvas"]),
    default="moodle",
    show_default=True,
    help="Whose columns the CSV file has.",
)
@click.option("--html", "html_path", type=FILE, help="Write a page there; - is standard output.")
@click.option(
    "--board",
    "board_path",
    type=FILE,
    help="Of a project: write the class's results there, the best first, in Markdown; - is "
    "standard output. The first time, the course's own answers are judged, too.",
)
@click.option(
    "--names", "names_shown", is_flag=True, help="With --board: the students' names, no pseudonyms."
)
@click.option(
    "--submitted",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where hand-ins were collected, with the LMS's numbers (default: submitted/).",
)
@JSON
def report(
    names: tuple[str, ...],
    csv_path: Path | None,
    lms: str,
    html_path: Path | None,
    board_path: Path | None,
    names_shown: bool,
    submitted: Path | None,
    as_json: bool,
) -> None:
    """Say how the class did: marks, success by exercise, hints, what to look at.

    Marks are the gradebook's, late penalties and marks given by hand included. Without a LESSON,
    all that were graded.
    """
    from course_admin.results.report_page import report_page
    from course_admin.results.reporting import (
        marks_csv,
        not_found_by,
        report_lessons,
        roster_of,
        tables,
        taken_for_one_by,
    )

    course = find_course()
    lessons = find_lessons(course, names)
    if board_path is not None:
        _write_board(lessons, board_path, names_shown)
        return
    reports = report_lessons(course, lessons, named=bool(names), submitted=submitted)
    to_stdout = [str(path) for path in (csv_path, html_path) if path and str(path) == "-"]
    if len(to_stdout) + as_json > 1:
        raise click.UsageError("Only one of --csv, --html and --json can go to standard output.")
    if as_json:
        echo_json([one.as_dict() for one in reports])
    elif not to_stdout:
        for one in reports:
            for title, rows in tables(one):
                click.echo()
                echo(title, bold=True)
                echo_table(rows)
    if csv_path is not None:
        table = marks_csv(reports, lms=lms, roster=roster_of(reports))
        write_file(csv_path, table, err=as_json or bool(to_stdout))
        unknown = not_found_by(lms, roster_of(reports))
        if unknown:
            said = (
                f"{len(unknown)} ids are names that no class list has, and by which {lms.title()} "
                f"may find nobody: {some_of(unknown)}. `nbgrader db student import students.csv` "
                "says who they are; see docs/for-instructors.md."
            )
            echo(said, fg="yellow", err=True)
        for name, students in taken_for_one_by(lms, roster_of(reports)):
            said = (
                f"{some_of(students)} have the same {name}, and {lms.title()} may take them for "
                "one person: correct students.csv, and read it in again."
            )
            echo(said, fg="yellow", err=True)
    if html_path is not None:
        write_file(html_path, report_page(course, reports), err=as_json or bool(to_stdout))
