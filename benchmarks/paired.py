"""Paired measurements: everything in turn, again and again, compared round by round.

A computer's speed drifts, with its temperature and with what else it does. Two things that are
measured one right after the other meet the same computer; so a ratio is taken in each round, and
the median over the rounds is quoted, with the smallest and the largest beside it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from tqdm.auto import tqdm

from benchmarks.goals import busy, write_json

# A candidate prepares a round, untimed, and returns what is timed.
Candidate = Callable[[], Callable[[], object]]


@dataclass
class Result:
    """What one candidate took.

    Attributes
    ----------
    name : str
        What was measured.
    seconds : list of float
        One item per round.
    ratios : list of float
        The same, over what the reference took in that round.
    goal : float or None
        The median of the ratios should be at most this.
    scores : list of float
        What ``judge`` made of each round, if it was given.
    """

    name: str
    seconds: list[float]
    ratios: list[float]
    goal: float | None = None
    scores: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Median of the ratios."""
        return median(self.ratios)

    @property
    def spread(self) -> str:
        """The median of the ratios, with the smallest and the largest."""
        return f"{self.ratio:.2f} ({min(self.ratios):.2f} to {max(self.ratios):.2f})"


def measure(
    candidates: dict[str, Candidate],
    *,
    repetitions: int,
    goals: dict[str, float] | None = None,
    warm_up: int = 1,
    judge: Callable[[object], float] | None = None,
) -> list[Result]:
    """Time candidates in turn.

    Parameters
    ----------
    candidates : dict of str to callable
        The first is the reference. Each is called once a round, untimed, and returns a function
        without arguments, which is timed.
    repetitions : int
        Rounds that count.
    goals : dict of str to float, optional
        By name, the largest ratio that is wanted.
    warm_up : int
        Rounds before, which do not count.
    judge : callable, optional
        Gives a score for what a run returned; untimed.

    Returns
    -------
    list of Result
        In the order of the candidates.
    """
    names = list(candidates)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    scores: dict[str, list[float]] = {name: [] for name in names}
    with tqdm(total=(warm_up + repetitions) * len(names), unit="run", leave=False) as bar:
        for turn in range(-warm_up, repetitions):
            # Each candidate comes after each other one: who runs first changes from round to round.
            start = turn % len(names)
            for name in names[start:] + names[:start]:
                bar.set_description(name, refresh=True)
                run = candidates[name]()
                before = time.perf_counter()
                made = run()
                after = time.perf_counter()
                if turn >= 0:
                    seconds[name].append(after - before)
                    if judge is not None:
                        scores[name].append(judge(made))
                bar.update()
    reference = seconds[names[0]]
    return [
        Result(
            name,
            values,
            [value / other for value, other in zip(values, reference, strict=True)],
            (goals or {}).get(name),
            scores[name],
        )
        for name, values in seconds.items()
    ]


def table(results: list[Result]) -> str:
    """Write results as a table.

    Parameters
    ----------
    results : list of Result
        The first is the reference.

    Returns
    -------
    str
    """
    width = max(len(result.name) for result in results)
    lines = [
        f"{'':{width}}  median time  ratio (smallest to largest)   goal",
        f"{'-' * width}  -----------  ---------------------------  -----",
    ]
    for result in results:
        goal = "" if result.goal is None else f"{result.goal:.2f}"
        met = (
            "" if result.goal is None else ("  met" if result.ratio <= result.goal else "  MISSED")
        )
        line = f"{result.name:{width}}  {median(result.seconds):9.3f} s  {result.spread:>27}"
        line += f"  {goal:>5}{met}"
        lines.append(line.rstrip())
    rounds = len(results[0].seconds)
    lines.append(
        f"{rounds} rounds; ratio: time over that of '{results[0].name}' in the same round, median."
    )
    return "\n".join(lines)


def report(name: str, results: list[Result], options: argparse.Namespace, **facts: object) -> None:
    """Print results and keep them in ``build/benchmarks/NAME.json``.

    Parameters
    ----------
    name : str
        The benchmark.
    results : list of Result
        What was measured.
    options : argparse.Namespace
        With ``json``: print JSON and no table.
    **facts
        What else is worth knowing, such as the number of threads.
    """
    content = {**facts, "results": [vars(result) | {"ratio": result.ratio} for result in results]}
    path = write_json(name, content)
    text = path.read_text(encoding="utf-8")
    print(text if options.json else table(results))
    if not options.json and busy():
        print(busy())


def parser(description: str, repetitions: int) -> argparse.ArgumentParser:
    """Make a command line with the options that all benchmarks have.

    Parameters
    ----------
    description : str
        What the benchmark measures.
    repetitions : int
        Rounds when none are asked for.

    Returns
    -------
    argparse.ArgumentParser
    """
    made = argparse.ArgumentParser(description=description)
    made.add_argument(
        "--repetitions",
        type=positive,
        default=repetitions,
        metavar="N",
        help="rounds [%(default)s]",
    )
    made.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return made


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1 on")
    return number
