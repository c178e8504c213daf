"""What importing the course costs, over importing torch: ``python -m benchmarks.imports``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from benchmarks import paired
from benchmarks.goals import Figure

STATEMENTS = {
    "import torch": "import torch",
    "import course_utils": "import course_utils",
    "a lesson's imports": "from course_utils import checks, data, plotting, training",
}
GOALS = {"import course_utils": 1.05, "a lesson's imports": 1.05}


def fresh_python(statement: str) -> Callable[[], object]:
    """Make a run that starts Python and executes one statement."""
    command = [sys.executable, "-c", statement]
    return lambda: subprocess.run(command, check=True, timeout=300)


def measure(repetitions: int) -> list[paired.Result]:
    """Time the imports, each in a fresh Python."""
    candidates = {
        name: lambda statement=statement: fresh_python(statement)
        for name, statement in STATEMENTS.items()
    }
    return paired.measure(candidates, repetitions=repetitions, goals=GOALS)


def figures(results: list[paired.Result]) -> list[Figure]:
    """Turn the results into lines of a table."""
    reference, *others = results
    made = [Figure(reference.name, f"{paired.median(reference.seconds):.2f} s")]
    for result in others:
        goal = f"≤ {result.goal:.2f}"
        name = f"{result.name} / {reference.name}"
        made.append(Figure(name, result.spread, goal, result.ratio <= result.goal))
    return made


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = paired.parser(__doc__, repetitions=9).parse_args(arguments)
    results = measure(options.repetitions)
    paired.report("imports", results, options, unit="one fresh Python")


if __name__ == "__main__":
    main()
