"""What commands of several files share: options, and how a table is printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from course_admin.course.settings import CourseError
from course_admin.course.shown import LONGEST_MESSAGE, MOST, plain, shown
from course_utils.printing import fits
from course_utils.whole_files import write_whole

WIDEST = 110  # characters of a cell of a table
LESSONS = click.argument("names", metavar="[LESSON]...", nargs=-1)
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
FILE = click.Path(path_type=Path, allow_dash=True)
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="How many to run at once (default: as many as there are CPU cores).",
)


def echo(text: object, *, err: bool = False, limit: int = LONGEST_MESSAGE, **style: Any) -> None:
    """Print a line: the one way for a word of a student's to the terminal, see `shown`."""
    click.secho(fits(shown(text, limit), sys.stderr if err else sys.stdout), err=err, **style)


def echo_table(rows: list[tuple[str, ...]]) -> None:
    """Print a table; each column is as wide as its widest text."""
    rows = [tuple(fits(shown(text, WIDEST)) for text in row) for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)))


def echo_json(content: Any) -> None:
    """Print plain data as JSON, in ASCII alone."""
    text = json.dumps(plain(content), indent=2)
    click.echo(text.replace("\x7f", "\\u007f"))


def write_file(path: Path, text: str, *, err: bool = False) -> None:
    """Write a file that was asked for, whole or not at all; ``-`` is standard output.

    A pipe or a device, such as ``/dev/stdout``, is written to.
    """
    try:
        if str(path) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        else:
            write_whole(path, text)
            echo(f"wrote {path}", err=err)
    except OSError as error:
        raise CourseError(f"{path} could not be written: {error.strerror or error}.") from None


def some_of(texts: list[str], separator: str = ", ", most: int = MOST) -> str:
    """Join texts as they may be shown, but not hundreds of them.

    Examples
    --------
    >>> some_of(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    more = len(texts) - most
    said = separator.join(shown(text) for text in texts[:most])
    return said + (f" and {more} more" if more > 0 else "")
