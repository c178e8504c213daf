"""The ``course`` command.

Exit status: 0 all is fine, 1 something was found wrong, 2 called in a way that cannot work.
"""

from __future__ import annotations

import _thread
import contextlib
import sys
import threading
from collections.abc import Iterator
from typing import Any

import click

from course_admin.cli import authoring, grading, publishing
from course_admin.cli.shared import echo
from course_admin.course.settings import CourseError
from course_admin.course.shown import show_exception, show_warnings
from course_utils.printing import fits, print_plainly

CONTEXT = {"help_option_names": ["-h", "--help"]}


class Group(click.Group):
    """A group of commands that says what went wrong in a sentence, not in a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; whatever is printed can be printed, and shows what is in it."""
        print_plainly()
        show_warnings()
        try:
            with _no_interrupt_lost():
                return super().main(*args, **kwargs)
        except Exception:
            click.echo(fits(show_exception(*sys.exc_info()), sys.stderr), err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `CourseError` ends it with exit status 2, Ctrl-C with 130."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            echo(f"course: {error}", fg="red", err=True, limit=20_000)
            sys.exit(2)
        except KeyboardInterrupt:
            click.secho("course: interrupted; what was finished is kept.", fg="yellow", err=True)
            sys.exit(130)


@contextlib.contextmanager
def _no_interrupt_lost() -> Iterator[None]:
    """Interrupt again where Python drops a Ctrl-C, as while a finalizer runs."""
    before = sys.unraisablehook

    def interrupt_again(unraisable: Any) -> None:
        if unraisable.exc_type is KeyboardInterrupt:
            # At once it would be raised in this very function, and be dropped again.
            threading.Timer(0.05, _thread.interrupt_main).start()
        else:
            before(unraisable)

    sys.unraisablehook = interrupt_again
    try:
        yield
    finally:
        sys.unraisablehook = before


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(package_name="deep-learning-course")
def main() -> None:
    """Build the course from its sources, check it, prove its graders, hand it to students."""


for command in (
    authoring.new,
    authoring.build,
    authoring.check,
    authoring.prove,
    grading.collect,
    grading.grade,
    grading.regrade,
    grading.feedback,
    grading.report,
    publishing.export,
    publishing.present,
    publishing.slides,
    publishing.site,
):
    main.add_command(command)
