"""From ``make lab`` to the first executed cell, in a browser: ``python -m benchmarks.lab``.

Nothing is installed in that time: the environment is the one that is there.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import paired
from benchmarks.commands import environment_without_make
from benchmarks.goals import Figure, print_figures

ROOT = Path(__file__).parents[1]
HANGING = 600  # seconds
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
READY = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === 'idle';
}"""
RUN_FIRST_CODE_CELL = """async () => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.type === 'code');
    await jupyterapp.commands.execute('notebook:run-cell');
    return notebook.activeCell.model.executionCount;
}"""


def find_browser() -> str | None:
    """Give the path of a Chromium; None if there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def start_server(
    target: str, folder: Path, home: Path, log: Path, *variables: str
) -> subprocess.Popen:
    """Start a make target that serves the course, as on a machine without a screen.

    Nothing is installed: the environment is the one that runs now.

    Parameters
    ----------
    target : str
        Such as ``lab``.
    folder : Path
        Of a course with its Makefile.
    home : Path
        An empty folder, so that no settings of anybody count.
    log : Path
        The file for what the server prints.
    variables : str
        Further words for make, such as ``IN=lab``.
    """
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    environment = {
        name: value
        for name, value in environment_without_make().items()
        if not name.startswith(("JUPYTER", "IPYTHON", "XDG_"))
    }
    command = ["make", target, f"VENV={sys.prefix}", f"--old-file={sys.prefix}/.installed"]
    command += [f"PORT={port}", "ARGS=--expose-app-in-browser", *variables]
    with log.open("w") as output:
        return subprocess.Popen(
            command,
            cwd=folder,
            # As over ssh: then no browser window opens.
            env=environment | {"HOME": str(home), "SSH_CONNECTION": "none"},
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )


def printed_address(server: subprocess.Popen, log: Path) -> str:
    """Wait until the server has printed the address to open, and give it.

    Raises
    ------
    RuntimeError
        If it ends, or prints none; the message holds what it printed.
    """
    deadline = time.monotonic() + HANGING
    while time.monotonic() < deadline and server.poll() is None:
        if found := re.search(r"^ +(http://localhost:\S+)", log.read_text(), re.MULTILINE):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"The server printed no address:\n{log.read_text()[-2000:]}")


def stop(server: subprocess.Popen) -> None:
    """End the server and its kernels."""
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def first_cell(browser: object) -> tuple[float, float]:
    """Start Lab, open what it prints, run the first code cell.

    Returns
    -------
    seconds to the address, seconds to the executed cell
    """
    with tempfile.TemporaryDirectory() as home:
        log = Path(home) / "lab.log"
        before = time.perf_counter()
        server = start_server("lab", ROOT, Path(home), log)
        try:
            address = printed_address(server, log)
            printed = time.perf_counter() - before
            page = browser.new_page()
            page.set_default_timeout(1000 * HANGING)
            page.goto(address)
            page.wait_for_function(READY)
            if page.evaluate(RUN_FIRST_CODE_CELL) is None:
                raise RuntimeError("The first code cell was not executed.")
            executed = time.perf_counter() - before
            page.close()
        finally:
            stop(server)
    return printed, executed


def measure(repetitions: int) -> list[Figure]:
    """Time it several times; without a browser, say so."""
    what = "from `make lab` to the first executed cell"
    path = find_browser()
    if path is None:
        return [Figure(what, "not measured", reason="no Chromium here")]
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if as_root else []
        )
        runs = [first_cell(browser) for _ in range(repetitions)]
        browser.close()
    printed, executed = zip(*runs, strict=True)
    found = f"{median(executed):.0f} s ({min(executed):.0f} to {max(executed):.0f})"
    reason = f"after {median(printed):.0f} s it printed its address"
    return [Figure(what, found, reason=reason)]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=paired.positive, default=3, help="[%(default)s]")
    print_figures(measure(parser.parse_args(arguments).repetitions))


if __name__ == "__main__":
    main()
