"""Projects: points in steps on hidden data, in a budget that no cell, thread or process evades."""

import csv
import io
import json
import re
import shutil

import numpy as np
import pytest
from nbgrader.api import Gradebook

from course_admin.course.lessons import Lesson
from tests.grading.small_course import ROOT, build, course
from tests.grading.test_stock_nbgrader import nbgrader

pytestmark = [pytest.mark.needs("jail"), pytest.mark.xdist_group("projects")]
NAME = "p1_sums"
ADD = """
def train(x, y):
    model = nn.Linear(2, 1)
    with torch.no_grad():
        model.weight.fill_({weight})
        model.bias.fill_(0)
    return model
"""
BURN = """
def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""
RIGHT = ADD.format(weight=1)
PATCHY = """
class Positive(nn.Module):
    def forward(self, x):
        return x.sum(1, keepdim=True) * (x[:, :1] > {least})

def train(x, y):
    return Positive()
"""
# Student -> the cells above the answer's, the answer, and the points it deserves.
CLASS = {
    "right": ([], RIGHT, 4),
    "half": ([], PATCHY.format(least=0.3), 1),
    "most": ([], PATCHY.format(least=-0.5), 2),
    "nothing": ([], ADD.format(weight=0), 0),
    "stub": ([], None, 0),
    "experiments": (["import numpy as np", BURN, "burn(30)\nbest = 3"], RIGHT, 4),
    "helpers": (["ones = torch.ones(1, 2)"], RIGHT.replace("fill_(1)", "copy_(ones)"), 4),
    "slow": ([BURN], RIGHT.replace("model =", "burn(3)\n    model ="), 0),
    "slow before": ([BURN, "burn(3)\nones = torch.ones(1, 2)"],
                    RIGHT.replace("fill_(1)", "copy_(ones)"), 0),
    "slow later": (
        [BURN],
        "class Lazy(nn.Linear):\n    def parameters(self, recurse=True):\n        burn(3)\n"
        "        return super().parameters(recurse)\n"
        + RIGHT.replace("nn.Linear", "Lazy"),
        0,
    ),
    "slow elsewhere": (
        [],
        RIGHT.replace(
            "    model =",
            "    import subprocess, sys\n"
            "    burn = 'import time; [0 for _ in iter(lambda: time.process_time() < 3, False)]'\n"
            "    subprocess.run([sys.executable, '-c', burn])\n"
            "    model =",
            1,
        ),
        0,
    ),
    "slow threads": ([], RIGHT.replace("    model =", '''    import threading
    def work():
        for _ in range(16):
            torch.randn(1500, 1500) @ torch.randn(1500, 1500)
    threads = [threading.Thread(target=work) for _ in range(8)]
    [t.start() for t in threads], [t.join() for t in threads]
    model =''', 1), 0),
    "data": ([f"table = {list(np.random.default_rng(0).integers(0, 999, 2000))}"
              .replace("np.int64(", "").replace(")", "")],
             RIGHT.replace("    model =", "    len(table)\n    model =", 1), 0),
    "reads": (
        [],
        RIGHT.replace(
            "    model =",
            "    import os\n"
            "    assert 'COURSE_HIDDEN' not in os.environ\n"
            "    for place in ('/jail', '/tmp', '/home', '/root', '/work', '/var'):\n"
            "        for _, _, files in os.walk(place):\n"
            "            assert 'p1_sums.npz' not in files\n"
            "    model =",
            1,
        ),
        4,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The course, its class graded."""
    root = tmp_path_factory.mktemp("project") / "course"
    (root / "source" / "hidden").mkdir(parents=True)
    (root / "pyproject.toml").write_text(
        '[project]\nname = "small"\nversion = "1"\n\n[tool.course]\ntitle = "Small"\n'
        'repository = "https://example.org/somebody/small"\nbranch = "main"\n'
    )
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copy(ROOT / "tests" / "grading" / "project.md", root / "source" / f"{NAME}.md")
    numbers = np.random.default_rng(1).standard_normal((2000, 2)).astype(np.float32)
    np.savez(root / "source" / "hidden" / f"{NAME}.npz", x=numbers)
    lesson = build(root)
    for student, (above, answer, _) in CLASS.items():
        hand_in(lesson, student, above, answer)
    run = course(root, "grade", "p1", "--jobs", "2")
    assert run.returncode in (0, 1), run.stdout + run.stderr  # 1: there are flags
    return root


def hand_in(lesson: Lesson, student: str, above: list[str], answer: str | None) -> None:
    notebook = json.loads(lesson.notebook_path.read_text("utf-8"))
    place = next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == "ex1")
    if answer is not None:
        notebook["cells"][place]["source"] = answer
    notebook["cells"][place:place] = [
        {"cell_type": "code", "id": f"own{n}", "source": source, "metadata": {}, "outputs": [],
         "execution_count": None}
        for n, source in enumerate(above)
    ]  # fmt: skip
    path = lesson.course.root / "submitted" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), "utf-8")


def results(root):
    folder = root / "build" / "grading" / NAME
    return {
        path.stem: json.loads(path.read_text("utf-8"))["exercises"]["ex1"]
        for path in folder.glob("*.json")
    }


def test_everybody_gets_what_they_should(graded):
    found = results(graded)
    assert {name: one["points"] for name, one in found.items()} == {
        name: points for name, (*_, points) in CLASS.items()
    }


@pytest.mark.parametrize("student", [name for name in CLASS if name.startswith("slow")])
def test_who_computes_too_long_reads_so(graded, student):
    assert "CPU seconds of 2." in results(graded)[student]["hint"]


def test_code_that_is_data_is_said_to_be(graded):
    assert "1 kB are allowed" in results(graded)["data"]["hint"]


def test_what_was_measured_is_kept(graded):
    one = results(graded)["half"]
    assert 0.2 < one["measured"]["result"] < 0.5 + 0.1
    assert one["measured"]["cpu_seconds"] < 2
    assert one["hint"].startswith("1 of 4 points for 0.")
    assert one["error"] is None


def test_nbgraders_gradebook_has_the_same_points(graded):
    run = course(graded, "report", "p1", "--csv", "-")
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    assert rows
    points = {row[next(iter(row))]: float(list(row.values())[-1]) for row in rows}
    assert {name: points[name] for name in CLASS} == {n: p for n, (*_, p) in CLASS.items()}


def test_a_student_reads_what_the_hidden_data_said(graded):
    assert course(graded, "feedback", "p1").returncode == 0
    half, slow = (
        (graded / "feedback" / one / NAME / f"{NAME}.html").read_text("utf-8")
        for one in ("half", "slow")
    )
    assert "On hidden data:" in half
    assert "1 of 4 points for 0." in half
    assert "CPU seconds of 2." in slow


def test_autograde_gives_the_same_points(graded, tmp_path):
    root = tmp_path / "stock"
    for name in ("source", "build/source", "nbgrader_config.py", "pyproject.toml"):
        there = shutil.copytree if (graded / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        there(graded / name, root / name)
    some = ("right", "half", "nothing", "slow", "experiments")
    for student in some:
        shutil.copytree(graded / "submitted" / student, root / "submitted" / student)
    nbgrader(root, "generate_assignment", NAME, "--force", "--create")
    nbgrader(root, "autograde", NAME, "--create")
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "deep-learning") as gradebook:
        scores = {one: gradebook.find_submission(NAME, one).score for one in some}
    assert scores == {one: CLASS[one][-1] for one in some}


def test_the_board_shows_results_and_no_names(graded):
    folder = graded / "tests" / "answers" / NAME / "ex1"
    folder.mkdir(parents=True)
    (folder / "part_half.py").write_text("# points: 1\n" + PATCHY.format(least=0.3), "utf-8")
    run = course(graded, "report", "p1", "--board", "-")
    assert run.returncode == 0, run.stderr
    rows = [line.split(" | ") for line in run.stdout.splitlines() if re.match(r"\| \d", line)]
    names = [row[1] for row in rows]
    assert {"*the course's own*", "*the course's own: half*"} < set(names)
    assert not set(CLASS) & set(names)
    assert (
        len(names)
        == len(set(names))
        == 2 + sum(one["error"] is None for one in results(graded).values())
    )
    reached = [float(row[2]) for row in rows]
    assert reached == sorted(reached, reverse=True)
    assert "hand-ins were not accepted" in run.stdout
    assert course(graded, "report", "p1", "--board", "-").stdout == run.stdout
    named = course(graded, "report", "p1", "--board", "-", "--names").stdout
    assert "| most |" in named


def test_other_hidden_data_are_another_judgement(graded):
    before = results(graded)["half"]["measured"]["result"]
    path = graded / "source" / "hidden" / f"{NAME}.npz"
    kept = path.read_bytes()
    np.savez(path, x=np.ones((10, 2), dtype=np.float32))
    try:
        assert course(graded, "grade", "p1").returncode in (0, 1)
        assert results(graded)["half"]["measured"]["result"] == 1.0 != before
        path.unlink()
        run = course(graded, "grade", "p1")
        assert run.returncode != 0
        assert f"{NAME}.npz" in run.stderr
    finally:
        path.write_bytes(kept)
