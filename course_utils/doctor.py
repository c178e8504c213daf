"""Is everything here that the lessons need? `report` looks, and says what to do about the rest.

Run it in a notebook, ``doctor.report()``, or in a terminal, ``python -m course_utils.doctor``.
"""

import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import course_utils
from course_utils.printing import say

__all__ = ["Check", "Report", "report"]

SYMBOLS = {"ok": "✓", "note": "–", "warning": "!", "problem": "✗"}

# The smallest versions, as in pyproject.toml.
PYTHON = "3.10"
REQUIRED = {
    "torch": "2.6",
    "numpy": "1.24",
    "platformdirs": "3",
    "matplotlib": "3.7",
    "scikit-learn": "1.3",
    "tqdm": "4.65",
    "pooch": "1.8",
    "filelock": "3.12",
    "cloudpickle": "3",
}
IMPORTED_AS = {"scikit-learn": "sklearn"}
JAIL_SECONDS = 60  # more than enough to start one, even on a busy machine
FREE_DISK = 0.5  # GB: room for both whole sets, and for what you write


@dataclass(frozen=True)
class Check:
    """What was found about one thing.

    Attributes
    ----------
    name : str
        What was looked at.
    status : {"ok", "note", "warning", "problem"}
        A note is about something that most people can do without; only a problem stops a lesson.
    detail : str
        What was found.
    advice : str
        What to do about it, or empty.
    brief : str
        A sentence that is the same on every machine where all is well; empty where there is none.
    """

    name: str
    status: str
    detail: str
    advice: str = ""
    brief: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """What `report` found.

    Attributes
    ----------
    checks : list of Check
    """

    checks: list[Check]

    @property
    def ok(self):
        """Whether the lessons will run: there is no problem; warnings and notes are allowed."""
        return not self.problems

    @property
    def problems(self):
        """The checks that found a problem."""
        return [check for check in self.checks if check.status == "problem"]

    def __repr__(self):
        return f"Report(ok={self.ok})"

    def __str__(self):
        width = max(len(check.name) for check in self.checks)
        lines = []
        for check in self.checks:
            lines.append(f"{SYMBOLS[check.status]} {check.name:<{width}}  {check.detail}")
            lines += _arrow(check.advice, " " * (width + 4))
        return "\n".join(lines)

    def brief(self):
        """Return the lines that are the same on every machine where all is well.

        Returns
        -------
        str
        """
        lines = []
        for check in self.checks:
            if check.status == "problem":
                lines.append(f"{SYMBOLS['problem']} {check.name}: {check.detail}")
                lines += _arrow(check.advice, "  ")
            elif check.brief:
                lines.append(f"{SYMBOLS['ok']} {check.brief}")
        return "\n".join(lines)


def _arrow(advice, indent):
    if not advice:
        return []
    return textwrap.wrap(
        advice,
        100,
        initial_indent=f"{indent}→ ",
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def report(brief=False):
    """Print what is here and what to do about what is not.

    It takes a second or two, needs no network, changes nothing and never fails: what cannot be
    looked at is reported as such.

    Parameters
    ----------
    brief : bool, default=False
        Print only what is the same on every machine where all is well: no versions, no paths.

    Returns
    -------
    Report
        With `ok` and the list of `checks`.

    Examples
    --------
    >>> found = report(brief=True)
    ✓ Python is recent enough
    ✓ PyTorch works
    ✓ NumPy, Matplotlib and scikit-learn are installed
    ✓ The images that come with the course are intact
    >>> found.ok
    True
    """
    checks = [_look_at(name) for name in LOOKS]
    found = Report(checks)
    say(found.brief() if brief else str(found))
    return found


def _look_at(name):
    try:
        return Check(name, *LOOKS[name]())
    except Exception as error:  # a doctor never falls ill: whatever it is, it is reported
        reason = f"could not be checked: {type(error).__name__}: {error}"
        return Check(name, "warning", " ".join(reason.split()))


def _numbers(version):
    """Turn "2.13.0+cpu" into [2, 13, 0]."""
    return [int(number) for number in re.findall(r"\d+", version.partition("+")[0])[:3]]


def _version(package):
    """Return the version of an installed package without importing it; None if it is missing."""
    if importlib.util.find_spec(IMPORTED_AS.get(package, package)) is None:
        return None
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "0"  # there, but not installed by pip: a folder on the path


def _python():
    version = platform.python_version()
    detail = f"{version}, {sys.executable or 'no executable'}"
    if _numbers(version) < _numbers(PYTHON):
        return "problem", detail, f"The course needs Python {PYTHON} or newer: install one."
    return "ok", detail, "", "Python is recent enough"


def _torch():
    import torch

    version = torch.__version__
    if _numbers(version) < _numbers(REQUIRED["torch"]):
        advice = f"The course needs {REQUIRED['torch']} or newer: pip install -U torch"
        return "problem", version, advice
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    (x @ x).backward()
    if x.grad.tolist() != [2.0, 4.0]:
        return "problem", f"{version} computes wrongly", "Install it again: pip install torch"
    threads = torch.get_num_threads()
    detail = f"{version}, {threads} thread{'s' if threads > 1 else ''}"
    advice = ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if threads > (cores or threads):
        advice = f"There are only {cores} cores: torch.set_num_threads({cores}) will be faster."
    return "warning" if advice else "ok", detail, advice, "PyTorch works"


def _device():
    import torch

    from course_utils.training import default_device

    device = default_device()
    if device.type == "cpu":
        return "ok", "cpu; every lesson is made for it"
    try:
        torch.ones(2, device=device).sum().item()
    except RuntimeError as error:
        reason = f"{device} is there but does not work: {str(error).splitlines()[0]}"
        return "problem", reason, 'Pass device="cpu" to fit, or restart the computer.'
    name = torch.cuda.get_device_name() if device.type == "cuda" else "Apple's graphics processor"
    return "ok", f"{device}: {name}"


def _torchvision():
    from course_utils import torchvision_operators

    version = _version("torchvision")
    if version is None:
        return "note", "not installed; lessons 00 to 02 do without it"
    if not torchvision_operators.missing():
        return "ok", version
    return (
        "note",
        f"{version}, whose compiled operators do not fit this PyTorch",
        "Call course_utils.torchvision_operators.declare_missing() before you import it: all but "
        "object detection then works.",
    )


def _packages():
    found = {package: _version(package) for package in REQUIRED if package != "torch"}
    detail = ", ".join(f"{package} {version or 'missing'}" for package, version in found.items())
    bad = [
        package
        for package, version in found.items()
        if version is None or (version != "0" and _numbers(version) < _numbers(REQUIRED[package]))
    ]
    if bad:
        wanted = " ".join(f'"{package}>={REQUIRED[package]}"' for package in bad)
        return "problem", detail, f"Install what is missing or too old: pip install {wanted}"
    return "ok", detail, "", "NumPy, Matplotlib and scikit-learn are installed"


def _course():
    return "ok", f"{course_utils.__version__}, {Path(course_utils.__file__).parent}"


def _embedded():
    from course_utils.data import image_sources

    try:
        for name in image_sources.SETS:
            for key in image_sources.EMBEDDED_KEYS:
                image_sources.embedded_array(name, key)
    except image_sources.DataError as error:
        return "problem", str(error)
    titles = " and ".join(files.title for files in image_sources.SETS.values())
    counts = " + ".join(f"{image_sources.embedded_count(part):,}" for part in ("train", "test"))
    detail = f"{counts} images each of {titles}, intact"
    return "ok", detail, "", "The images that come with the course are intact"


def _data_folder():
    from course_utils.data import image_sources

    folder = image_sources.data_folder()
    if folder is None:
        return "note", "not set; the course's own data is used"
    if not folder.is_dir():
        advice = "Unset the environment variable COURSE_DATA, or make it name a folder."
        return "problem", f"{folder} is not a folder", advice
    whole = [
        files.title
        for files in image_sources.SETS.values()
        if all(image_sources.find(folder, files, name) for name in files.hashes)
    ]
    if len(whole) == len(image_sources.SETS):
        return "ok", f"{folder} holds {' and '.join(whole)}"
    status = "warning" if whole else "problem"
    detail = f"{folder} holds {whole[0] if whole else 'no complete data set'}"
    advice = (
        "Lessons that use another set will fail: unset COURSE_DATA to use the course's own data, "
        "or put the official files there."
    )
    return status, detail, advice


def _cache():
    from course_utils.data import image_sources

    folder = image_sources.cache_folder()
    whole = [
        files.title
        for files in image_sources.SETS.values()
        if all(_has_size(image_sources.cached(files, name), files, name) for name in files.hashes)
    ]
    if whole:
        return "ok", f"{folder} holds {' and '.join(whole)}"
    if not os.access(_nearest(folder), os.W_OK):
        advice = (
            "Only needed for more images than come with the course: set COURSE_CACHE to a folder "
            "that you can write to."
        )
        return "warning", f"{folder} cannot be written to", advice
    return "note", f"{folder} is empty; only needed for more images than come with the course"


def _has_size(path, files, file_name):
    return path.is_file() and path.stat().st_size == files.size(file_name)


def _nearest(path):
    """Return the path, or its nearest parent that exists."""
    path = Path(path).absolute()
    return next(place for place in (path, *path.parents) if place.exists())


def _disk():
    free = shutil.disk_usage(Path.cwd()).free / 1e9
    detail = f"{free:,.1f} GB free in {Path.cwd()}"
    if free < FREE_DISK:
        return "warning", detail, "Make room, or your work may not be saved."
    return "ok", detail


def _place():
    signs = {
        "COLAB_RELEASE_TAG": "Google Colab",
        "BINDER_SERVICE_HOST": "Binder",
        "BINDER_REPO_URL": "Binder",
        "KAGGLE_KERNEL_RUN_TYPE": "Kaggle",
        "VSCODE_PID": "Visual Studio Code",
        "JUPYTERHUB_USER": "JupyterHub",
    }
    place = next((name for sign, name in signs.items() if os.environ.get(sign)), None)
    if place in ("Google Colab", "Binder", "Kaggle"):
        return "ok", place, "What you do here is lost when it closes: download your notebook."
    ipython = sys.modules.get("IPython")
    shell = type(ipython.get_ipython()).__name__ if ipython else "NoneType"
    kind = {"ZMQInteractiveShell": "a notebook", "TerminalInteractiveShell": "an IPython terminal"}
    kind = kind.get(shell, "plain Python")
    return "ok", f"{place}, {kind}" if place else kind


def _notebook():
    versions = {package: _version(package) for package in ("jupyterlab", "notebook", "ipywidgets")}
    detail = ", ".join(
        f"{package} {version or 'not here'}" for package, version in versions.items()
    )
    if versions["ipywidgets"] is None:
        advice = "Without ipywidgets the interactive figures stand still: pip install ipywidgets"
        return "warning", detail, advice
    return "ok", detail


def _sandbox():
    only = "only instructors who grade need it"
    if sys.platform != "linux":
        return "note", f"none on {platform.system()}; {only}"
    if importlib.util.find_spec("course_admin") is None:
        return "note", f"not looked for: the course's tools are not here; {only}"
    command = [sys.executable, "-m", "course_admin.jail", "--quick"]
    run = subprocess.run(
        command, capture_output=True, text=True, errors="replace", timeout=JAIL_SECONDS
    )
    said = " ".join(run.stdout.split())
    if run.returncode == 0:
        return "ok", said
    if not said:  # it did not get so far as to say what is wrong
        said = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
    return "note", f"none works here; {only}", said


LOOKS = {
    "Python": _python,
    "PyTorch": _torch,
    "device": _device,
    "torchvision": _torchvision,
    "packages": _packages,
    "course_utils": _course,
    "embedded data": _embedded,
    "COURSE_DATA": _data_folder,
    "cache": _cache,
    "disk": _disk,
    "running in": _place,
    "notebook": _notebook,
    "sandbox": _sandbox,
}

if __name__ == "__main__":
    sys.exit(0 if report().ok else 1)
