"""requirements.txt is a lock: exact, complete, and free of what only one machine knows."""

import importlib.metadata
import re
from pathlib import Path

import tomllib
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
LINES = [
    line
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# For Linux alone: elsewhere pip would find none, and install nothing at all.
ONLY_LINUX = ' ; sys_platform == "linux"'
LOCK = dict(line.split("  # via ")[0].removesuffix(ONLY_LINUX).split("==", 1) for line in LINES)
# The lock is resolved for Linux; elsewhere pip adds the few packages that only those systems need.
LINUX = {"extra": "", "sys_platform": "linux", "platform_system": "Linux"}


def test_every_line_names_one_exact_version_and_nothing_of_one_machine():
    line = re.compile(rf"[a-z0-9-]+==[0-9][0-9a-z.]*({ONLY_LINUX})?  # via [^+/]+")
    assert [text for text in LINES if not line.fullmatch(text)] == [], (
        "a line of the lock is 'name==version  # via …', without options, URLs, paths or local "
        "versions such as +cpu: make it with `make lock`"
    )
    assert len(LOCK) == len(LINES), "a name stands twice in the lock"


def test_the_lock_lies_within_the_ranges_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert set(extras) >= {"lab", "admin", "test"}
    ranges = [*project["dependencies"], *(text for extra in extras.values() for text in extra)]
    assert broken(ranges) == [], "pyproject.toml asks for this: run `make lock`"


def test_the_lock_is_complete_and_consistent():
    for name in LOCK:
        # torch for CUDA names the libraries of its own build itself, by exact version.
        needs = [
            text
            for text in importlib.metadata.requires(name) or []
            if not re.match("nvidia-|cuda-|triton", text)
        ]
        assert broken(needs) == [], f"{name} needs this: run `make lock`"


def broken(ranges):
    """Which of these requirements the lock does not meet."""
    return [
        text
        for text, wanted in ((text, Requirement(text)) for text in ranges)
        if not (wanted.marker and not wanted.marker.evaluate(LINUX))
        and not (
            (version := LOCK.get(canonicalize_name(wanted.name))) and version in wanted.specifier
        )
    ]


def test_what_is_for_linux_alone_is_not_asked_for_elsewhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ranges = [text for extra in project["optional-dependencies"].values() for text in extra]
    marked = {Requirement(text).name for text in ranges if "sys_platform == 'linux'" in text}
    assert marked == {line.split("==")[0] for line in LINES if ONLY_LINUX in line}


def test_torch_and_torchvision_are_the_tested_pair():
    assert (LOCK["torch"], LOCK["torchvision"]) == ("2.13.0", "0.28.0")


def test_conda_installs_the_same_lock():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *packages, from_pip = environment["dependencies"]
    assert packages == ["python=3.11", "pip"]
    assert from_pip == {"pip": ["--requirement requirements.txt", "--editable ."]}
