"""Put what was measured into README and docs: ``python -m benchmarks.quoting``.

Nobody types a figure. Each block lies between two comments, ``<!-- measured:NAME -->`` and
``<!-- end of NAME -->``, and is made of what the last run left in ``build/``. A block whose run is
missing stays as it is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOW_FAST = "docs/how-fast.md"
Rows = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Block:
    """What stands between two comments of a file.

    Attributes
    ----------
    name : str
        As the comments say it.
    path : str
        The file, from the project's folder.
    source : str
        What it is made of, from the project's folder.
    make : callable
        Gives the block for the text of the source.
    """

    name: str
    path: str
    source: str
    make: Callable[[str], str]


def read_tables(text: str) -> dict[str, Rows]:
    r"""Read the tables of a report.

    Returns
    -------
    dict
        Heading -> first cell of a row -> title of a column -> cell.

    Examples
    --------
    >>> read_tables("## Imports\n\n| What | Here |\n| --- | --- |\n| torch | 1 s |\n")
    {'Imports': {'torch': {'Here': '1 s'}}}
    """
    tables: dict[str, Rows] = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        lines = [line for line in rest.splitlines() if line.startswith("|")]
        rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
        if len(rows) < 3:
            continue
        titles = rows[0][1:]
        tables[heading] = {row[0]: dict(zip(titles, row[1:], strict=True)) for row in rows[2:]}
    return tables


def machine_line(report: str) -> str:
    """Give the paragraph of a report that says when and on what it was measured."""
    return next(line for line in report.splitlines() if line.startswith("Measured on "))


def fast_table(report: str) -> str:
    """Make the five rows that README shows of a report.

    Parameters
    ----------
    report : str
        What ``make bench`` wrote.
    """
    tables = read_tables(report)
    (loops,) = (rows for title, rows in tables.items() if "loops" in title)

    def span(loop: str) -> str:
        """Give the smallest and the largest ratio of a loop, over all models."""
        ratios = [row["Here"] for what, row in loops.items() if what.endswith(f": {loop} / bare")]
        ratios = sorted(float(ratio.partition(" ")[0]) for ratio in ratios)
        return f"{ratios[0]:.2f} to {ratios[-1]:.2f}"

    def found(beginning: str) -> str:
        """Give the figure of the one row that begins so."""
        (row,) = (
            row for rows in tables.values() for what, row in rows.items()
            if what.startswith(beginning)
        )  # fmt: skip
        return row["Here"]

    rows = {
        "an epoch of `fit`, bare computation = 1, six networks": span("loader + fit"),
        "the same of the usual torchvision loop": span("usual torchvision loop"),
        "from `make lab` to the first executed cell": found("from `make lab`"),
        "`course prove`: every answer against every check": found("course prove"),
        "`make test`: everything": found("make test"),
    }
    lines = [f"| {what} | {figure} |" for what, figure in rows.items()]
    return "\n".join([machine_line(report), "", "| What | Figure |", "| --- | --- |", *lines])


def attacks_table(report: str) -> str:
    """Give the summary that ``benchmarks.attacks`` writes above its line for each submission."""
    return report.partition("\n\n")[0]


def grading_table(measured: str) -> str:
    """Make the table of what `course grade` takes.

    Parameters
    ----------
    measured : str
        JSON, as ``benchmarks.grading`` writes it.
    """
    found = json.loads(measured)["measured"]
    stock, ours = found["results"]
    count, lesson = found["submissions"], found["lesson"]
    lines = [
        "| What | Command | Figure |",
        "| --- | --- | --- |",
        "| `course grade`, in the jail, against stock `nbgrader autograde`, which has none: the "
        f"same {count} submissions of `{lesson}`, no two answers equal "
        f"| `python -m benchmarks.grading` | {ours['seconds'][0]:.1f} s against "
        f"{stock['seconds'][0]:.1f} s: {ours['ratio']:.2f} of the time |",
    ]
    costs = found["seconds_per_submission"]
    if costs:
        lines.append(
            f"| seconds for each submission in a class of {listed(list(costs))} | `python -m "
            f"benchmarks.grading --sizes {' '.join(costs)}` "
            f"| {listed([f'{seconds:.2f}' for seconds in costs.values()])} |"
        )
    return "\n".join(lines)


def listed(words: list[str]) -> str:
    """Join words as one says them.

    Examples
    --------
    >>> listed(["20", "50", "200"])
    '20, 50 and 200'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def without_title(report: str) -> str:
    """Give a report from its second line on: the page has a title of its own."""
    return report.partition("\n")[2].strip()


BLOCKS = [
    Block("report", HOW_FAST, "build/bench.md", without_title),
    Block("spread", HOW_FAST, "build/spread.md", str.strip),
    Block("fast", "README.md", HOW_FAST, fast_table),
    Block("attacks", "docs/for-instructors.md", "build/attacks.md", attacks_table),
    Block("grading", "docs/grading-at-scale.md", "build/benchmarks/grading.json", grading_table),
]


def between(name: str) -> re.Pattern[str]:
    """Give the pattern of a block: the comment before, the block, the comment after."""
    return re.compile(
        rf"(<!-- measured:{name} -->\n)(.*?)(<!-- end of {name} -->)", flags=re.DOTALL
    )


def quote(text: str, name: str, block: str) -> str:
    r"""Put a block between its comments.

    Raises
    ------
    ValueError
        If the text has no place for it.

    Examples
    --------
    >>> quote("<!-- measured:a -->\nold\n<!-- end of a -->", "a", "new")
    '<!-- measured:a -->\nnew\n<!-- end of a -->'
    """
    changed, count = between(name).subn(lambda m: f"{m[1]}{block}\n{m[3]}", text)
    if count != 1:
        raise ValueError(f"There must be one place between <!-- measured:{name} --> and its end.")
    return changed


def main(arguments: list[str] | None = None) -> None:
    """Put everything that was measured where it is quoted."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(arguments)
    for block in BLOCKS:
        source, path = ROOT / block.source, ROOT / block.path
        if not source.is_file():
            print(f"{block.path}, {block.name}: unchanged, there is no {block.source}")
            continue
        text = path.read_text("utf-8")
        changed = quote(text, block.name, block.make(source.read_text("utf-8")))
        if changed != text:
            path.write_text(changed, "utf-8")
        print(f"{block.path}, {block.name}: {'written' if changed != text else 'as it was'}")


if __name__ == "__main__":
    main()
