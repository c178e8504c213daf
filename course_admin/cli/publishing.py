"""The commands that hand the course out: export, present, slides, site."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from tqdm.auto import tqdm

from course_admin.cli.shared import JSON, LESSONS, echo, echo_json
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course


@click.command()
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
    echo(f"{len(lessons)} lessons written to {target}.")


@click.command()
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
    echo(address(prepare(lesson, folder), folder, front_end))


@click.command()
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
        echo(f"  wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")
    echo(f"{len(lessons)} lessons written as slides.")


@click.command()
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
        echo_json([finding.as_dict() for finding in findings])
    else:
        for finding in findings:
            echo(f"✗ {finding}")
        echo(f"{len(findings)} findings. The site: {folder / 'index.html'}")
    sys.exit(1 if findings else 0)
