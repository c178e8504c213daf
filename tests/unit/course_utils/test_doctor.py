"""The doctor finds what is wrong, says what to do, and never fails itself."""

import io
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from course_utils import doctor, torchvision_operators
from course_utils.data import image_sources
from course_utils.doctor import report

ROOT = Path(__file__).parents[3]
BRIEF = """\
✓ Python is recent enough
✓ PyTorch works
✓ NumPy, Matplotlib and scikit-learn are installed
✓ The images that come with the course are intact
"""


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))


def found(name):
    return doctor._look_at(name)


def test_all_is_well_here(capsys):
    result = report()
    printed = capsys.readouterr().out
    assert result.ok
    assert not result.problems
    assert printed == f"{result}\n"
    assert repr(result) == "Report(ok=True)"
    names = [check.name for check in result.checks]
    assert len(names) == len(set(names))
    assert {"Python", "PyTorch", "torchvision", "embedded data", "COURSE_DATA"} <= set(names)
    assert torch.__version__ in printed
    assert {check.status for check in result.checks} <= set(doctor.SYMBOLS)


def test_the_table_is_aligned():
    lines = str(report()).splitlines()
    width = max(len(check.name) for check in report().checks)
    for line in lines:
        if line.lstrip().startswith("→") or line.startswith("    "):
            assert line.startswith(" " * (width + 4))
        else:
            assert line[0] in doctor.SYMBOLS.values()
            assert line[1] == " "
            assert line[2 + width : 4 + width] == "  "
            assert line[4 + width] != " "


def test_the_brief_report_is_the_same_everywhere(capsys, monkeypatch, tmp_path):
    assert report(brief=True).ok
    assert capsys.readouterr().out == BRIEF
    assert not re.search(r"\d|/", BRIEF)
    # What differs between machines that are well does not show.
    monkeypatch.setattr(torchvision_operators, "missing", lambda: False)
    monkeypatch.setenv("COLAB_RELEASE_TAG", "release")
    monkeypatch.setattr(doctor, "FREE_DISK", 1e9)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 4096)
    report(brief=True)
    assert capsys.readouterr().out == BRIEF


def test_no_network_is_needed(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("the doctor asked the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert not [check for check in report().checks if "could not be checked" in check.detail]


def test_whatever_fails_is_reported_as_such(monkeypatch):
    def fall_ill():
        raise ZeroDivisionError("of all\nthings")

    for name in ("PyTorch", "embedded data", "cache"):
        monkeypatch.setitem(doctor.LOOKS, name, fall_ill)
    result = report()
    details = [check.detail for check in result.checks if check.status == "warning"]
    assert details.count("could not be checked: ZeroDivisionError: of all things") == 3
    assert len(result.checks) == len(doctor.LOOKS)
    assert result.ok


def test_an_old_python_or_torch_is_a_problem(monkeypatch, capsys):
    monkeypatch.setattr(doctor.platform, "python_version", lambda: "3.8.1")
    monkeypatch.setattr(torch, "__version__", "2.5.1+cu118")
    result = report(brief=True)
    assert [check.name for check in result.problems] == ["Python", "PyTorch"]
    printed = capsys.readouterr().out
    assert "✗ Python: 3.8.1" in printed
    assert "  → The course needs Python 3.10 or newer: install one." in printed
    assert "✗ PyTorch: 2.5.1+cu118" in printed
    assert "PyTorch works" not in printed
    assert repr(result) == "Report(ok=False)"


@pytest.mark.parametrize("version", ["2.6.0", "2.10.1", "2.13.0+cpu", "3.0.0a0+git1234"])
def test_a_newer_torch_is_fine(monkeypatch, version):
    monkeypatch.setattr(torch, "__version__", version)
    assert found("PyTorch").status == "ok"


def test_a_missing_or_old_package_is_a_problem(monkeypatch):
    versions = {"pooch": None, "matplotlib": "3.6.2", "scikit-learn": "0"}
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: versions.get(name, real(name)))
    check = found("packages")
    assert check.status == "problem"
    assert "pooch missing" in check.detail
    # "0" is a package without a recorded version: it is there.
    assert check.advice.endswith('pip install "matplotlib>=3.7" "pooch>=1.8"')


def test_a_package_that_is_not_there_has_no_version():
    assert doctor._version("no-such-package-anywhere") is None
    assert doctor._version("scikit-learn")


def test_the_versions_are_those_of_pyproject():
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(project["dependencies"]) == sorted(
        f"{package}>={version}" for package, version in doctor.REQUIRED.items()
    )
    assert project["requires-python"] == f">={doctor.PYTHON}"


def test_damaged_embedded_images_are_a_problem(monkeypatch, tmp_path):
    (tmp_path / "embedded").mkdir()
    monkeypatch.setattr(image_sources.resources, "files", lambda package: tmp_path)
    image_sources.recorded_hashes.cache_clear()
    try:
        check = found("embedded data")
    finally:
        image_sources.recorded_hashes.cache_clear()
    assert check.status == "problem"
    assert "install the course again" in check.detail


def test_the_data_folder_is_looked_at(monkeypatch, tmp_path):
    assert found("COURSE_DATA").status == "note"
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "nowhere"))
    check = found("COURSE_DATA")
    assert check.status == "problem"
    assert "Unset" in check.advice
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert found("COURSE_DATA").detail.endswith("holds no complete data set")
    fill(tmp_path, "mnist", lambda files, name: b"")
    check = found("COURSE_DATA")
    assert check.status == "warning"
    assert check.detail.endswith("holds MNIST")
    fill(tmp_path, "fashion_mnist", lambda files, name: b"")
    check = found("COURSE_DATA")
    assert check.status == "ok"
    assert check.detail.endswith("holds MNIST and Fashion-MNIST")


def fill(folder, name, content):
    files = image_sources.SETS[name]
    target = folder / files.folder / "raw"
    target.mkdir(parents=True)
    for file_name in files.hashes:
        (target / file_name).write_bytes(content(files, file_name))


def test_the_cache_is_looked_at(monkeypatch, tmp_path):
    assert found("cache").status == "note"
    assert not (tmp_path / "cache").exists()  # looking changes nothing
    fill(tmp_path / "cache", "mnist", lambda files, name: b"half")
    assert found("cache").status == "note"
    for path in (tmp_path / "cache" / "MNIST" / "raw").iterdir():
        with path.open("r+b") as file:
            file.truncate(image_sources.SETS["mnist"].size(path.name))
    check = found("cache")
    assert check.status == "ok"
    assert check.detail.endswith("cache holds MNIST")
    monkeypatch.setenv("COURSE_CACHE", "/proc/self/cache")
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: False)
    check = found("cache")
    assert check.status == "warning"
    assert "set COURSE_CACHE to a folder" in check.advice


def test_torchvision_is_looked_at_without_importing_it(monkeypatch):
    monkeypatch.setattr(torchvision_operators, "missing", lambda: True)
    check = found("torchvision")
    assert check.status == "note"
    assert "torchvision_operators.declare_missing()" in check.advice
    monkeypatch.setattr(torchvision_operators, "missing", lambda: False)
    assert found("torchvision").status == "ok"
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: None if "vision" in name else real(name))
    assert found("torchvision").detail.startswith("not installed")


@pytest.mark.parametrize(
    ("sign", "place"),
    [("COLAB_RELEASE_TAG", "Google Colab"), ("BINDER_SERVICE_HOST", "Binder")],
)
def test_it_knows_where_work_is_lost(monkeypatch, sign, place):
    monkeypatch.setenv(sign, "something")
    check = found("running in")
    assert check.detail == place
    assert "download your notebook" in check.advice


def test_a_gpu_that_does_not_work_is_a_problem(monkeypatch):
    from course_utils import training

    monkeypatch.setattr(training, "default_device", lambda: torch.device("cuda"))
    if torch.cuda.is_available():
        assert found("device").status == "ok"
        return

    def refuse(*arguments, **options):
        raise RuntimeError("CUDA error: no kernel image\nmore lines")

    monkeypatch.setattr(torch, "ones", refuse)
    check = found("device")
    assert check.status == "problem"
    assert check.detail == "cuda is there but does not work: CUDA error: no kernel image"


def test_more_threads_than_cores_are_warned_about(monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 4096)
    check = found("PyTorch")
    assert check.status == "warning"
    assert "torch.set_num_threads(" in check.advice


def test_a_terminal_without_ticks_gets_plain_signs(monkeypatch):
    plain = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", plain)
    report(brief=True)
    plain.flush()
    assert plain.buffer.getvalue().decode().startswith("ok Python is recent enough\n")


def test_it_runs_in_a_terminal_and_imports_nothing_slow():
    code = (
        "import runpy, sys\n"
        "try: runpy.run_module('course_utils.doctor', run_name='__main__')\n"
        "except SystemExit as end: print('status', end.code)\n"
        "slow = {'torchvision', 'matplotlib', 'sklearn', 'jupyterlab'} & set(sys.modules)\n"
        "print('slow', sorted(slow))\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=600
    )
    assert child.stderr == ""
    assert child.stdout.startswith("✓ Python")
    assert child.stdout.endswith("status 0\nslow []\n")
