"""The commands of those who write lessons: new, build, check, prove."""

from __future__ import annotations

import os
import sys

import click
from tqdm.auto import tqdm

from course_admin.cli.shared import JOBS, JSON, LESSONS, echo, echo_json, echo_table
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course


@click.command()
@click.argument("name", metavar="NN_name")
@click.option("--title", help="The lesson's title (default: made of its name).")
def new(name: str, title: str | None) -> None:
    """Write a lesson to begin with: a small one that passes `check` and `prove`.

    It has every part that a lesson needs, each with a word on what goes there. Replace them piece
    by piece. NN is a number that no lesson has yet. For example:

    course new 20_graphs --title "Graph networks"

    writes source/20_graphs.md, and wrong and right answers to its exercise in
    tests/answers/20_graphs. Nothing is executed.
    """
    from course_admin.authoring.skeleton import write_skeleton

    course = find_course()
    for path in write_skeleton(course, name, title):
        echo(f"  wrote {path.relative_to(course.root)}")
    number = name[:2]
    echo(f"Next: course build {number}, course check {number}, course prove {number}.")


@click.command()
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
        echo(f"  wrote {path.relative_to(course.root)}")
    echo(f"{len(lessons)} lessons built, {len(shown)} files changed.")


@click.command()
@LESSONS
@click.option(
    "--fix", is_flag=True, help="First write the sources as JupyterLab would; no word changes."
)
@JSON
def check(names: tuple[str, ...], fix: bool, as_json: bool) -> None:
    """Look for everything that can be found wrong without running a lesson.

    Derived files are what the sources give; exercises have their four parts, unique ids and points;
    every cell has a slide type; nothing secret is in what students get; sources are written as
    JupyterLab writes them; links lead somewhere; spelling.
    """
    from course_admin.authoring.checking import check_course
    from course_admin.authoring.saving import mend_all

    course = find_course()
    for path in mend_all(course, find_lessons(course, names)) if fix else ():
        echo(f"  wrote {path.relative_to(course.root)}", err=as_json)
    findings = []
    count = 0
    for part, found in check_course(course, find_lessons(course, names)):
        count += 1
        findings += found
        if not as_json:
            echo(f"✗ {part}" if found else f"✓ {part}", fg="red" if found else "green")
            for finding in found:
                echo(f"    {finding}")
    if as_json:
        echo_json([finding.as_dict() for finding in findings])
    else:
        echo(f"{count} parts checked, {len(findings)} findings.")
    sys.exit(1 if findings else 0)


@click.command()
@LESSONS
@JOBS
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Try each answer this often, on other random inputs each time, and training from other "
    "weights.",
)
@click.option(
    "--hints",
    is_flag=True,
    help="Say which wrong answers get a hint of their own; exit status 1 if one reads a raw error "
    "or fails in a hidden test alone.",
)
@JSON
def prove(names: tuple[str, ...], jobs: int | None, seeds: int, hints: bool, as_json: bool) -> None:
    """Show that the checks are right: what is right passes, what is wrong fails, with its hint.

    For each exercise: the reference gets full marks, the stub none; every wrong_*.py in
    tests/answers/ is rejected with the hint it names; every right_*.py is accepted, every part_*.py
    gets the points it names, and every rewrite of the reference (results that are not contiguous,
    computed in float64, by way of NumPy, ...) is accepted, unless rewrites.toml says why not; a
    call of what `without` forbids is rejected, and an object equal to everything, NaN and infinity,
    and every small change to the reference (an operator, a constant, a statement left out), unless
    equivalent.toml says why it is right, too.
    """
    from course_admin.proving.hint_report import hint_rows, without_own_hint
    from course_admin.proving.trials import prove as prove_lessons
    from course_admin.proving.trials import result_rows, summary_rows

    course = find_course()
    jobs = jobs or os.cpu_count() or 1
    count, trials = prove_lessons(find_lessons(course, names), jobs=jobs, seeds=seeds)
    done = list(tqdm(trials, total=count, unit="answer", disable=None))
    problems = [trial for trial in done if trial.problem]
    if as_json:
        echo_json([trial.as_dict() for trial in done])
    else:
        echo_table(summary_rows(done))
        if results := result_rows(done):
            echo_table(results)
        for trial in done:
            if trial.equivalent and not trial.problem:
                echo(f"≡ {trial.lesson} {trial.exercise}, {trial.answer}: {trial.equivalent}")
        for trial in problems:
            echo(f"✗ {trial.lesson} {trial.exercise}, {trial.answer}: {trial.problem}")
        if hints:
            echo_table(hint_rows(done))
            for trial in without_own_hint(done):
                echo(f"{trial.hint}: {trial.lesson} {trial.exercise}, {trial.answer}")
        echo(f"{len(done)} answers tried, {len(problems)} judged wrongly.")
    silent = hints and any(trial.hint in ("raw", "hidden") for trial in done)
    sys.exit(1 if problems or silent or not done else 0)
