"""The ``course`` command.

Exit status: 0 all is fine, 1 something was found wrong, 2 called in a way that cannot work.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from course_admin.cli import authoring, grading, publishing
from course_admin.course.settings import CourseError

CONTEXT = {"help_option_names": ["-h", "--help"]}


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


for command in (
    authoring.new,
    authoring.build,
    authoring.check,
    authoring.prove,
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
