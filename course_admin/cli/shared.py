"""What commands of several files share: options, and how a table is printed."""

from __future__ import annotations

import click

LESSONS = click.argument("names", metavar="[LESSON]...", nargs=-1)
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help="How many to run at once (default: as many as there are CPU cores).",
)


def echo_table(rows: list[tuple[str, ...]]) -> None:
    """Print a table; each column is as wide as its widest text."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)))
