"""Figures beside their goals: how they are written down."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import torch

BUILD = Path(__file__).parents[1] / "build"


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes
    ----------
    what : str
        What was measured.
    found : str
        The figure, with its unit and its spread.
    goal : str
        What it should be; empty if there is no goal.
    met : bool or None
        Whether it is; None without a goal.
    reason : str
        Why not, where it is not, or what else a reader must know.
    """

    what: str
    found: str
    goal: str = ""
    met: bool | None = None
    reason: str = ""

    @property
    def verdict(self) -> str:
        """What stands beside the goal: met, not met, or nothing."""
        return {None: "", True: "met", False: "**not met**"}[self.met]


def figures_table(figures: list[Figure]) -> str:
    """Write figures as a Markdown table, columns aligned.

    Examples
    --------
    >>> print(figures_table([Figure("course check", "6 s", "10 s", True)]))
    | What         | Here | Goal | Verdict | Note |
    | ------------ | ---- | ---- | ------- | ---- |
    | course check | 6 s  | 10 s | met     |      |
    """
    rows = [("What", "Here", "Goal", "Verdict", "Note")]
    rows += [(f.what, f.found, f.goal, f.verdict, f.reason) for f in figures]
    rows = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


def print_figures(figures: list[Figure]) -> None:
    """Print figures as a table."""
    print(figures_table(figures))


def machine() -> dict[str, object]:
    """Say on what is measured: processor, cores, load, versions.

    Returns
    -------
    dict
        Texts and numbers; ``load`` is None on Windows.
    """
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        processor = names[0].partition(":")[2].strip() if names else processor
    return {
        "processor": processor,
        "cores": os.cpu_count() or 1,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "torch": torch.__version__,
        "system": platform.platform(),
    }


def busy() -> str:
    """Say so when the computer has more to do than its cores can; empty if it has not."""
    here = machine()
    if here["load"] is None or here["load"] <= here["cores"] + 1:
        return ""
    return (
        f"The computer is busy (load {here['load']} on {here['cores']} cores): measure again later."
    )


def write_json(name: str, content: object) -> Path:
    """Keep what was measured in ``build/benchmarks/NAME.json``, and give that path."""
    path = BUILD / "benchmarks" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine(), "measured": content}, indent=1), "utf-8")
    return path
