"""The commands of those who grade: grade, regrade, feedback, report."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from tqdm.auto import tqdm

from course_admin.cli.shared import JOBS, JSON, LESSONS, echo_table
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course


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
        click.echo(json.dumps([one.as_dict() for one in graded], indent=2))
    else:
        echo_table(summary_rows(graded))
        flagged = sum(bool(one.flags) for one in graded)
        repaired = sum(bool(one.remarks) for one in graded)
        click.echo(f"{len(graded)} graded, {repaired} repaired, {flagged} with flags to look at.")
        if unsandboxed:
            click.secho("These answers ran with your rights, in no jail.", fg="yellow", err=True)
    sys.exit(1 if any(one.flags for one in graded) else 0)


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
    changes = sorted(run.changes(graded), key=str)
    if as_json:
        click.echo(json.dumps([vars(change) for change in changes], indent=2))
    else:
        for change in changes:
            click.echo(str(change))
        click.echo(f"{len(graded)} submissions, {len(changes)} answers with other points.")
    if yes:
        written = list(run.write(graded))
        click.echo(f"The marks of {len(written)} students are written.", err=as_json)
    elif changes:
        click.echo("Nothing is written; to do so, call again with --yes.", err=as_json)
    sys.exit(1 if changes and not yes else 0)


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
    release_feedback` hands them out.
    """
    from course_admin.results.feedback import write_feedback

    course = find_course()
    if not names:
        raise click.UsageError("Name a lesson.")
    for lesson in find_lessons(course, names):
        pages = write_feedback(course, lesson.name, student=student)
        click.echo(f"{lesson.name}: {len(pages)} pages in {course.root.name}/feedback")


@click.command()
@LESSONS
@click.option("--csv", "csv_path", type=click.Path(path_type=Path), help="Write the points there.")
@click.option(
    "--lms",
    type=click.Choice(["moodle", "canvas"]),
    default="moodle",
    show_default=True,
    help="Whose columns the CSV file has.",
)
@click.option("--html", "html_path", type=click.Path(path_type=Path), help="Write a page there.")
@JSON
def report(
    names: tuple[str, ...], csv_path: Path | None, lms: str, html_path: Path | None, as_json: bool
) -> None:
    """Say how the class did: marks, success by exercise, hints, what to look at.

    Marks are the gradebook's, late penalties and marks given by hand included. Without a LESSON,
    all that were graded.
    """
    from course_admin.results.report_page import report_page
    from course_admin.results.reporting import marks_csv, report_lessons, roster_of, tables

    course = find_course()
    reports = report_lessons(course, find_lessons(course, names), named=bool(names))
    if as_json:
        click.echo(json.dumps([one.as_dict() for one in reports], indent=2))
    else:
        for one in reports:
            for title, rows in tables(one):
                click.secho(f"\n{title}", bold=True)
                echo_table(rows)
    for path, text in (
        (csv_path, marks_csv(reports, lms=lms, roster=roster_of(reports)) if csv_path else ""),
        (html_path, report_page(course, reports) if html_path else ""),
    ):
        if path is not None:
            _write(path, text)
            click.echo(f"wrote {path}", err=as_json)


def _write(path: Path, text: str) -> None:
    """Write a file that was asked for, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        raise CourseError(f"{path} could not be written: {error.strerror}.") from None
