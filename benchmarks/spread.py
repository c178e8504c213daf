"""How far a lesson's outputs move from machine to machine: ``python -m benchmarks.spread``.

Another number of threads adds up in another order, as another processor does. So each lesson is run
with one thread, with two, and as on a processor without AVX-512, and each output is compared with
the one that stands in the notebook, as nbval compares it in the tests. The table says which share
of its tolerance a lesson uses: above 1, its test fails; far below, the tolerance could be smaller.
It is written to ``build/spread.md``.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from tqdm.auto import tqdm

from benchmarks.goals import BUILD, machine, write_json
from benchmarks.lessons import run_lesson
from course_admin.authoring.comparison import share_used
from course_admin.course.lessons import Lesson, course_metadata, find_lessons
from course_admin.course.settings import find_course

# Torch's own kernels, those of MKL and oneDNN, and numpy's matrix products.
AVX2 = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
}


@dataclass(frozen=True)
class Setting:
    """How a lesson is run.

    Attributes
    ----------
    threads : int
        Of torch.
    environment : dict of str to str
        Variables that are set besides.
    """

    threads: int
    environment: dict[str, str] = field(default_factory=dict)


SETTINGS = {"1 thread": Setting(1), "2 threads": Setting(2), "AVX2 alone": Setting(1, AVX2)}


@dataclass(frozen=True)
class Spread:
    """How far the outputs of one lesson moved.

    Attributes
    ----------
    lesson : str
    cells : int
        Cells with an output.
    stated : int
        Of these, cells that state a tolerance of their own.
    moved : int
        Cells whose output was not the same in all settings.
    used : dict of str to float
        By setting, the largest share of a tolerance that a cell used, against the notebook.
    apart : float
        The same, of the other settings against the first.
    cell : str
        The first line of the cell that used most, and its tolerance.
    """

    lesson: str
    cells: int
    stated: int
    moved: int
    used: dict[str, float]
    apart: float
    cell: str


def spread_of(lesson: Lesson) -> Spread:
    """Run a lesson in each setting, and compare.

    Parameters
    ----------
    lesson : Lesson
        Its notebook must be built.
    """
    promised = nbformat.read(lesson.notebook_path, as_version=4)
    executed = {
        name: nbformat.reads(
            run_lesson(lesson, setting.threads, setting.environment).notebook, as_version=4
        )
        for name, setting in SETTINGS.items()
    }
    return compare(lesson.name, promised, executed)


def compare(name: str, promised: nbformat.NotebookNode, executed: dict) -> Spread:
    """Compare executed notebooks with the promised one, and with each other.

    Parameters
    ----------
    name : str
    promised : NotebookNode
        With the outputs that students see.
    executed : dict of str to NotebookNode
        By setting, the same cells.
    """
    cells = stated = moved = 0
    used = dict.fromkeys(executed, 0.0)
    apart, most, where = 0.0, -1.0, ""
    for number, cell in enumerate(promised.cells):
        if cell.cell_type != "code" or not cell.outputs:
            continue
        cells += 1
        tolerance = course_metadata(cell).get("tolerance")
        stated += tolerance is not None
        outputs = {
            setting: notebook.cells[number].outputs for setting, notebook in executed.items()
        }
        shares = {
            setting: share_used(new, cell.outputs, tolerance) for setting, new in outputs.items()
        }
        first, *others = outputs.values()
        between = max((share_used(other, first, tolerance) for other in others), default=0.0)
        moved += between > 0
        apart = max(apart, between)
        used = {setting: max(used[setting], share) for setting, share in shares.items()}
        if max(shares.values()) > most:
            most = max(shares.values())
            words = "default" if tolerance is None else f"{tolerance:g}"
            where = f"{cell.source.strip().splitlines()[0][:50]} ({words})"
    return Spread(name, cells, stated, moved, used, apart, where)


def table(spreads: list[Spread]) -> str:
    """Write spreads as a Markdown table."""
    header = ["Lesson", "Outputs", "with a tolerance", "moved"]
    header += [*spreads[0].used, "against each other", "Cell that uses most (its tolerance)"]
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    for each in spreads:
        shares = [*each.used.values(), each.apart]
        cells = [each.lesson, each.cells, each.stated, each.moved]
        cells += ["words differ" if math.isinf(share) else f"{share:.2f}" for share in shares]
        lines.append("| " + " | ".join(map(str, [*cells, f"`{each.cell}`"])) + " |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="name or number [all]")
    options = parser.parse_args(arguments)
    lessons = find_lessons(find_course(Path(__file__).parent), tuple(options.lessons))
    spreads = []
    with tqdm(lessons, unit="lesson") as bar:
        for lesson in bar:
            bar.set_description(lesson.name)
            spreads.append(spread_of(lesson))
    write_json("spread", [asdict(each) for each in spreads])
    here = machine()
    text = (
        "Share of the tolerance that outputs used, against those in the notebook: above 1, the\n"
        f"test of the lesson fails. Measured on {here['processor']}, torch {here['torch']}.\n\n"
        f"{table(spreads)}\n"
    )
    (BUILD / "spread.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
