"""Each contract of import-linter can be broken: a wrong import turns `make lint` red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomllib

ROOT = Path(__file__).parents[3]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["name"] for contract in LINTER["contracts"]}

IMPORTED = "What lessons import knows nothing of course_admin or of the grading machinery"
HOUSE = "The floors of the house"
SHOWN = "The floors of what lessons show"
ROOMS = "The floors of course_admin: each imports from the floors below alone"
CYCLES = "No two modules of course_admin import each other, by whatever way round"
JAIL = "The floors of the jail: what runs inside imports nothing of what starts it"
INSIDE = "What runs inside the jail, and what both sides load, imports nothing of the course"

# What is added to a file, and the contract that it breaks.
WRONG = [
    (IMPORTED, "course_utils/checks.py", "import nbformat"),
    (IMPORTED, "illustrations/rnn.py", "def f(): from course_admin.course import badges"),
    (HOUSE, "course_utils/checks.py", "from illustrations import rnn"),
    (HOUSE, "reference/gan.py", "from illustrations import gan"),
    (SHOWN, "illustrations/rnn.py", "from illustrations.cnn import convolution"),
    (SHOWN, "illustrations/attic.py", ""),
    (ROOMS, "course_admin/authoring/leaks.py", "from course_admin.results import pages"),
    (ROOMS, "course_admin/grading/hints.py", "def f(): import course_admin.proving.mutants"),
    (ROOMS, "course_admin/cli/shared.py", "from course_admin import demo"),
    (ROOMS, "course_admin/attic/__init__.py", ""),
    (CYCLES, "course_admin/course/settings.py", "from course_admin.course import lessons"),
    (CYCLES, "course_admin/jail/inside/linux.py", "from .program import start"),
    (JAIL, "course_admin/jail/inside/watcher.py", "from ..limits import Limits"),
    (JAIL, "course_admin/jail/attic.py", ""),
    (INSIDE, "course_admin/jail/inside/agreed.py", "from course_admin.course import badges"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The modules that import-linter reads, and its configuration."""
    folder = tmp_path_factory.mktemp("floors")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in LINTER["root_packages"]:
        for path in (ROOT / package).rglob("*.py"):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return folder


def broken(folder: Path) -> set[str]:
    """The contracts that import-linter finds broken in ``folder``."""
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    lines = [line.strip() for line in run.stdout.splitlines()]
    found = {name for name in CONTRACTS if f"{name} BROKEN" in lines}
    kept = {name for name in CONTRACTS if f"{name} KEPT" in lines}
    assert found | kept == CONTRACTS, run.stdout + run.stderr
    assert run.returncode == bool(found)
    return found


def test_each_contract_has_an_import_that_breaks_it(copy):
    assert {contract for contract, _, _ in WRONG} == CONTRACTS
    assert not broken(copy)


@pytest.mark.parametrize(("contract", "name", "text"), WRONG)
def test_a_wrong_import_breaks_it(copy, contract, name, text):
    path = copy / name
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
        assert contract in broken(copy)
    finally:
        if before is not None:
            path.write_bytes(before)
        else:
            path.unlink()
            if path.name == "__init__.py":
                path.parent.rmdir()
