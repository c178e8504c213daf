"""All figures beside their goals: ``make bench``, or ``python -m benchmarks``.

A quarter of an hour on two cores. What was measured is printed, and written to ``build/bench.md``
after each part, so that an interrupt loses nothing. Benchmarks never fail: a goal that is not met
says so, and the exit status tells only whether every part could be measured.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import torch
from tqdm.auto import tqdm

from benchmarks import commands, imports, lab, lessons, paired, sooner, training
from benchmarks.goals import BUILD, Figure, busy, figures_table, machine
from benchmarks.headline import HEADLINES
from benchmarks.other_loops import available

PARTS = {
    "loops": "An epoch of each headline model, through several loops",
    "imports": "Imports",
    "lab": "JupyterLab",
    "commands": "The course command",
    "lessons": "Lessons",
    "sooner": "Until the published accuracy, on the full data",
    "test": "The tests",
}
BY_DEFAULT = ("loops", "imports", "lab", "commands", "lessons")


def measure_loops(options: argparse.Namespace) -> list[Figure]:
    """Time every loop with every headline model."""
    made = [
        Figure(f"{missing}", "not measured", reason="it is not installed")
        for missing in available()[1]
    ]
    made.append(Figure("fastai", "not measured", reason="it cannot be installed beside this torch"))
    for name in HEADLINES:
        results = training.measure(
            name,
            images=training.images_of(name),
            repetitions=options.repetitions,
            device=torch.device(options.device),
        )
        made += training.figures(name, results)
    return made


def measure_commands(options: argparse.Namespace) -> list[Figure]:
    """Time build, check and prove."""
    return commands.measure(repetitions=min(3, options.repetitions), cold=options.cold)


MEASURE: dict[str, Callable[[argparse.Namespace], list[Figure]]] = {
    "loops": measure_loops,
    "imports": lambda options: imports.figures(imports.measure(options.repetitions)),
    "lab": lambda options: lab.measure(min(3, options.repetitions)),
    "commands": measure_commands,
    "lessons": lambda options: lessons.figures(lessons.measure()),
    "sooner": lambda options: sooner.measure(list(sooner.OWN), torch.device(options.device)),
    "test": lambda options: commands.make_test(),
}


def choose(options: argparse.Namespace) -> list[str]:
    """Give the parts to measure, in their order."""
    wanted = set(options.only or BY_DEFAULT)
    if not options.only and os.environ.get("COURSE_DATA"):
        wanted.add("sooner")
    return [name for name in PARTS if name in wanted]


def report(measured: dict[str, list[Figure]], device: str) -> str:
    """Write the whole report in Markdown."""
    here = machine()
    lines = [
        "# How fast the course is",
        "",
        f"Measured on {date.today():%d %B %Y} on {here['processor']}, {here['cores']} cores, "
        f"{torch.get_num_threads()} of them for torch, device {device}, Python {here['python']}, "
        f"torch {here['torch']}. Load when this was written: {here['load']}.",
        "",
        'Ratios are medians over paired rounds, "(a to b)" the smallest and the largest.',
    ]
    for name, figures in measured.items():
        lines += ["", f"## {PARTS[name]}", "", figures_table(figures)]
    goals = [figure.met for figures in measured.values() for figure in figures]
    met, missed = goals.count(True), goals.count(False)
    lines += ["", f"{met} of {met + missed} goals are met."]
    return "\n".join(lines) + "\n"


def excused(figure: Figure) -> Figure:
    """Say beside a goal that is not met if the computer had other things to do."""
    if figure.met is not False or not busy():
        return figure
    here = machine()
    load = f"measured beside other work (load {here['load']} on {here['cores']} cores)"
    return replace(figure, reason="; ".join(filter(None, [figure.reason, load])))


def measure_part(name: str, options: argparse.Namespace) -> tuple[list[Figure], bool]:
    """Measure one part; where it fails, say why, and go on with the next."""
    try:
        return list(map(excused, MEASURE[name](options))), True
    except Exception as error:
        traceback.print_exc()
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return [Figure(PARTS[name], "not measured", reason=reason)], False


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; 1 if a part could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}"
    )
    parser.add_argument(
        "--repetitions",
        type=paired.positive,
        default=5,
        metavar="N",
        help="rounds of what is fast [%(default)s]",
    )
    parser.add_argument("--device", default="cpu", help="of the loops: cpu, cuda, mps [cpu]")
    parser.add_argument("--cold", action="store_true", help="course build --force too (10 minutes)")
    options = parser.parse_args(arguments)
    names = choose(options)
    BUILD.mkdir(exist_ok=True)
    path = BUILD / "bench.md"
    measured, complete = {}, True
    before = time.perf_counter()
    if busy():
        print(busy())
    with tqdm(names, unit="part", disable=None) as bar:
        for name in bar:
            bar.set_description(name)
            measured[name], fine = measure_part(name, options)
            complete = complete and fine
            path.write_text(report(measured, options.device), "utf-8")
            tqdm.write(figures_table(measured[name]) + "\n")
    print(report(measured, options.device).splitlines()[-1])
    print(f"Written to {path}, after {(time.perf_counter() - before) / 60:.0f} minutes.")
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
