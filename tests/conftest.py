"""What the tests share: what a laptop may lack, and the count of what ran."""

import functools
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import hypothesis
import pytest

COMPULSORY = os.environ.get("COURSE_REQUIRE_ALL") == "1"


@functools.cache
def find_chromium() -> tuple[str | None, str]:
    """The path of a Chromium that playwright can drive; else None, and what is missing."""
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
    except Exception as error:
        return None, f"playwright does not start ({error}); it needs libatomic1 on Debian"
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    for path in (*map(shutil.which, names), own):
        if path and Path(path).exists():
            return path, ""
    return None, "no Chromium: install it, or run `playwright install chromium`"


@functools.cache
def find_way_off_the_network() -> tuple[Path | None, str]:
    """The script that runs a command without a network; else None, and why it fails."""
    script = Path(__file__).parent / "notebooks" / "without_network.py"
    run = subprocess.run([sys.executable, script, "true"], capture_output=True, text=True)
    if run.returncode:
        return None, f"no network namespaces here: {run.stderr.splitlines()[-1]}"
    return script, ""


@functools.cache
def find_jail() -> tuple[str | None, str]:
    """The bubblewrap that makes jails; else None, and why there are none."""
    from course_admin.jail.command import find_bubblewrap
    from course_admin.jail.limits import JailUnavailable

    try:
        return find_bubblewrap(), ""
    except JailUnavailable as error:
        return None, str(error)


# What a laptop may lack: each gives what was found, or None and what to do about it.
NEEDS = {
    "browser": find_chromium,
    "jail": find_jail,
    "network-namespaces": find_way_off_the_network,
}


@pytest.fixture(scope="session")
def chromium_path() -> str:
    return find_chromium()[0]


def pytest_configure(config):
    # nbgrader calls `alembic`, which lies beside Python; `make test` activates no environment.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    # How long an example takes depends on what else the machine does.
    hypothesis.settings.register_profile("course", deadline=None)
    hypothesis.settings.load_profile("course")
    # Several workers share the cores: each takes its part, not all of them. PyTorch reads this
    # when it is first imported, so this module imports nothing that imports it.
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))
    if workers > 1:
        threads = max(1, (os.cpu_count() or 1) // workers)
        os.environ.setdefault("OMP_NUM_THREADS", str(threads))


@pytest.hookimpl(tryfirst=True)  # before what pytest itself makes of a value
def pytest_make_parametrize_id(val, argname):
    """Whole files are named by their argument: what is packed says when, so each worker of
    pytest-xdist would collect another name, and run nothing at all."""
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80):
        return argname
    return None


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    for item in items:
        if part(item.nodeid) == "browser":  # one server and one browser at a time
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.hookimpl(tryfirst=True)  # before the fixtures of the test
def pytest_runtest_setup(item):
    grouped = item.config.getoption("loadgroup", False) and item.get_closest_marker("xdist_group")
    if grouped and "@" not in item.nodeid:  # then each worker makes what they share
        pytest.fail("this pytest and this pytest-xdist do not keep groups together", pytrace=False)
    for marker in item.iter_markers("needs"):
        for what in marker.args:
            found, advice = NEEDS[what]()
            if found is None:
                pytest.skip(f"needs {what}: {advice}")


@pytest.fixture(autouse=True)
def _checks_stay_whole():
    """Name the test that breaks the checks for all that follow in its process."""
    from torch.distributions import Distribution

    from course_utils import checks

    before = {name: getattr(checks, name) for name in vars(checks)}
    yield
    broken = [name for name, value in before.items() if getattr(checks, name, None) is not value]
    vars(checks).update(before)
    Distribution.set_default_validate_args(True)  # torch.compile puts them out for good
    assert not broken, f"this test leaves course_utils.checks with another {', '.join(broken)}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return compulsory((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return compulsory((yield))


def compulsory(report):
    """Under COURSE_REQUIRE_ALL=1, as in .ci/run, what would be skipped has failed."""
    if COMPULSORY and report.skipped and not hasattr(report, "wasxfail"):
        *_, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"COURSE_REQUIRE_ALL=1 and yet skipped. {reason}"
    return report


def part(nodeid: str) -> str:
    """The part of the suite that a test belongs to: its folder; of the notebooks, its file."""
    path = Path(nodeid.partition("::")[0])
    if path.parts[0] != "tests":
        return "doctests"
    folder = path.parts[1]
    return f"{folder}, {path.stem.removeprefix('test_')}" if folder == "notebooks" else folder


def pytest_terminal_summary(terminalreporter):
    outcomes = ("passed", "failed", "error", "skipped")
    counts = {outcome: Counter() for outcome in outcomes}
    for outcome, of_part in counts.items():
        for report in terminalreporter.stats.get(outcome, []):
            of_part[part(report.nodeid)] += 1
    parts = sorted({name for of_part in counts.values() for name in of_part})
    if parts:
        terminalreporter.section("what ran")
    for name in parts:
        said = (
            f"{of_part[name]} {outcome}" for outcome, of_part in counts.items() if of_part[name]
        )
        terminalreporter.write_line(f"{name}: {', '.join(said)}")
