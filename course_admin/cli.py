"""The ``course`` command.

Exit status: 0 all is fine, 1 something was found wrong, 2 called in a way that cannot work.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from tqdm.auto import tqdm

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course

CONTEXT = {"help_option_names": ["-h", "--help"]}
LESSONS = click.argument("names", metavar="[LESSON]...", nargs=-1)
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="How many to run at once (default: as many as there are CPU cores).",
)


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


class Group(click.Group):
    """A group of commands that says what went wrong in a sentence, not in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `CourseError` ends it with exit status 2, Ctrl-C with 130."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            click.secho(f"course: {error}", fg="red", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.secho("course: interrupted; what was finished is kept.", fg="yellow", err=True)
            sys.exit(130)


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(package_name="deep-learning-course")
def main() -> None:
    """Build the course from its sources, check it, prove its graders, hand it to students."""


@main.command()
@LESSONS
@click.option("--force", is_flag=True, help="Execute the lessons even if nothing has changed.")
@click.option(
    "--fresh",
    is_flag=True,
    help="Execute, and write all outputs and run times anew, also those that say the same within "
    "their tolerance: for a figure whose drawing has changed a little.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Lessons to execute at once. With more than one, the run times are not those of a lesson "
    "that has the machine to itself.",
)
def build(names: tuple[str, ...], force: bool, fresh: bool, jobs: int) -> None:
    """Make notebooks/, solutions/, img/ and README's table from source/.

    Only lessons whose source has changed are executed. LESSON is a name, or its number: 02.
    """
    from course_admin.authoring.building import build_lessons, build_shared

    course = find_course()
    lessons = find_lessons(course, names)
    written = []
    with tqdm(total=len(lessons), unit="lesson", disable=None) as bar:
        for built in build_lessons(lessons, jobs=jobs, force=force, fresh=fresh):
            bar.update()
            written += built.written
            note = "unchanged"
            if built.timing:
                note = (
                    f"ran in {built.timing.seconds:.1f} s; slowest cell "
                    f"{built.timing.slowest:.1f} s: {built.timing.slowest_cell}"
                )
            tqdm.write(f"{built.lesson}: {note}")
    written += build_shared(course)
    shown = [path for path in written if course.build not in path.parents]
    for path in shown:
        click.echo(f"  wrote {path.relative_to(course.root)}")
    click.echo(f"{len(lessons)} lessons built, {len(shown)} files changed.")


@main.command()
@LESSONS
@JSON
def check(names: tuple[str, ...], as_json: bool) -> None:
    """Look for everything that can be found wrong without running a lesson.

    Derived files are what the sources give; exercises have their four parts, unique ids and points;
    every cell has a slide type; nothing secret is in what students get; links lead somewhere;
    spelling.
    """
    from course_admin.authoring.checking import check_course

    course = find_course()
    findings = []
    count = 0
    for part, found in check_course(course, find_lessons(course, names)):
        count += 1
        findings += found
        if not as_json:
            mark = click.style("✗", fg="red") if found else click.style("✓", fg="green")
            click.echo(f"{mark} {part}")
            for finding in found:
                click.echo(f"    {finding}")
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        click.echo(f"{count} parts checked, {len(findings)} findings.")
    sys.exit(1 if findings else 0)


@main.command()
@LESSONS
@JOBS
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Try each answer this often, on other random inputs each time.",
)
@JSON
def prove(names: tuple[str, ...], jobs: int | None, seeds: int, as_json: bool) -> None:
    """Show that the checks are right: what is right passes, what is wrong fails, with its hint.

    For each exercise: the reference gets full marks, the stub none; every wrong_*.py in
    tests/answers/ is rejected with the hint it names; every right_*.py is accepted; an object equal
    to everything, NaN and infinity are rejected; and so is every small change to the reference (an
    operator, a constant, a statement left out), unless equivalent.toml says why it is right, too.
    """
    from course_admin.proving.trials import prove as prove_lessons
    from course_admin.proving.trials import summary_rows

    course = find_course()
    jobs = jobs or os.cpu_count() or 1
    count, trials = prove_lessons(find_lessons(course, names), jobs=jobs, seeds=seeds)
    done = list(tqdm(trials, total=count, unit="answer", disable=None))
    problems = [trial for trial in done if trial.problem]
    if as_json:
        click.echo(json.dumps([trial.as_dict() for trial in done], indent=2))
    else:
        _echo_table(summary_rows(done))
        for trial in done:
            if trial.equivalent and not trial.problem:
                click.echo(f"≡ {trial.lesson} {trial.exercise}, {trial.answer}: {trial.equivalent}")
        for trial in problems:
            click.echo(f"✗ {trial.lesson} {trial.exercise}, {trial.answer}: {trial.problem}")
        click.echo(f"{len(done)} answers tried, {len(problems)} judged wrongly.")
    sys.exit(1 if problems or not done else 0)


@main.command()
@LESSONS
@click.option(
    "--student",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write: a new one, or an empty one.",
)
@click.option(
    "--graded", is_flag=True, help="Leave out the solutions and the cells that load them."
)
def export(names: tuple[str, ...], target: Path, graded: bool) -> None:
    """Write a repository for students: no source, no hidden test, no grader in it."""
    from course_admin.publishing.exporting import export_student

    course = find_course()
    lessons = find_lessons(course, names)
    export_student(course, lessons, target, graded=graded)
    click.echo(f"{len(lessons)} lessons written to {target}.")


@main.command()
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
        _echo_table(summary_rows(graded))
        flagged = sum(bool(one.flags) for one in graded)
        repaired = sum(bool(one.remarks) for one in graded)
        click.echo(f"{len(graded)} graded, {repaired} repaired, {flagged} with flags to look at.")
        if unsandboxed:
            click.secho("These answers ran with your rights, in no jail.", fg="yellow", err=True)
    sys.exit(1 if any(one.flags for one in graded) else 0)


@main.command()
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


@main.command()
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


@main.command()
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
                _echo_table(rows)
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


@main.command()
@LESSONS
@click.option("--pdf", is_flag=True, help="Print each deck to a PDF as well (needs Chromium).")
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The folder to write to (default: build/slides).",
)
def slides(names: tuple[str, ...], pdf: bool, folder: Path | None) -> None:
    """Write each lesson as slides: one HTML file that opens without a network, or a PDF.

    The decks show the released notebooks, outputs included. Nothing is executed.
    """
    from course_admin.publishing.slides import find_chromium, print_pdf, write_deck

    course = find_course()
    lessons = find_lessons(course, names)
    folder = folder or course.build / "slides"
    chromium = find_chromium() if pdf else None
    written = []
    for lesson in tqdm(lessons, unit="lesson", disable=None):
        written.append(write_deck(lesson, folder))
        if chromium:
            written.append(print_pdf(written[-1], chromium))
    for path in written:
        click.echo(f"  wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")
    click.echo(f"{len(lessons)} lessons written as slides.")


@main.command()
@click.argument("name", metavar="LESSON")
@click.option(
    "--in",
    "front_end",
    type=click.Choice(["classic", "lab"]),
    default="classic",
    show_default=True,
    help="The interface: the classic one with RISE, or JupyterLab's jupyterlab-rise.",
)
def present(name: str, front_end: str) -> None:
    """Prepare a lesson as live slides in build/present, and print where a server shows them.

    `make present LESSON=02` also starts the server. It works on a copy: nothing committed changes.
    """
    from course_admin.publishing.presenting import address, prepare

    course = find_course()
    (lesson,) = find_lessons(course, (name,))
    folder = course.build / "present"
    click.echo(address(prepare(lesson, folder), folder, front_end))


@main.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where to put the site: a new folder, or one that holds an older site "
    "(default: build/site/html).",
)
@JSON
def site(output: Path | None, as_json: bool) -> None:
    """Make the web site from the released notebooks; nothing is executed.

    It needs no server and no network: open its index.html. A warning of Sphinx, a link within the
    site that leads nowhere, an address of a wrong form or a picture without a text is an error.
    """
    from course_admin.publishing.website import build_site

    folder, findings = build_site(find_course(), output)
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            click.echo(f"✗ {finding}")
        click.echo(f"{len(findings)} findings. The site: {folder / 'index.html'}")
    sys.exit(1 if findings else 0)


def _echo_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)))


if __name__ == "__main__":
    main()
