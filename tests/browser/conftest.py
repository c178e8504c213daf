"""A real browser, and JupyterLab as `make lab` starts it, on a copy of what students get."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.lab import printed_address, start_server, stop

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"
SLOW = 300_000  # milliseconds: a first `import torch` on a busy machine takes its time
expect.set_options(timeout=SLOW)
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser(chromium_path) -> Browser:
    # Stopped after each module: playwright's event loop must not outlive the tests that need it.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        options = [*QUIET, "--no-sandbox"] if as_root else QUIET
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, request) -> Page:
    """A page the size of a slide that reaches this machine alone.

    What it asks of another machine is refused, and the test fails: a lesson is complete offline.
    """
    refused = []

    def only_this_machine(route):
        if urlsplit(route.request.url).hostname in ("localhost", "127.0.0.1"):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.route(re.compile("^https?:"), only_this_machine)
    page = context.new_page()
    page.set_default_timeout(SLOW)
    yield page
    if getattr(request.node, "failed", False):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{request.node.name}.png")
    context.close()
    assert refused == [], "the page asked for something that is not on this machine"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.failed = report.failed
    return report


class Lab(NamedTuple):
    """A running JupyterLab: the address it printed, and the course folder it serves."""

    url: str
    folder: Path

    def address(self, page: str) -> str:
        """The address of another page of the same server, with the same token."""
        return urlunsplit(urlsplit(self.url)._replace(path=page))


@pytest.fixture(scope="module")
def lab(serve) -> Lab:
    """What `make lab` starts, in a copy of the course: nothing committed can change."""
    with serve("lab") as lab:
        yield lab


@pytest.fixture(scope="session")
def serve(tmp_path_factory) -> Callable[..., AbstractContextManager[Lab]]:
    """Give a function that runs a make target which starts a server, in a copy of the course."""
    return partial(_served, tmp_path_factory)


@contextmanager
def _served(tmp_path_factory, target: str, *variables: str) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("course")
    for name in ("source", "notebooks", "solutions", "img"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("Makefile", "requirements.txt", "pyproject.toml", "nbgrader_config.py"):
        shutil.copy2(ROOT / name, folder)
    log = folder / "server.log"
    server = start_server(target, folder, tmp_path_factory.mktemp("home"), log, *variables)
    try:
        yield Lab(printed_address(server, log), folder)
    finally:
        stop(server)


class Notebook:
    """A notebook open in JupyterLab, used as a student uses it: cells are typed into and run."""

    def __init__(self, page: Page, url: str | None = None):
        self.page = page
        if url is not None:
            page.goto(url)
        self.wait_for()

    def wait_for(self, path: str | None = None) -> None:
        """Wait until a notebook is in front and ready to run: any, or the one at ``path``."""
        self.page.wait_for_function(
            """path => {
                const panel = window.jupyterapp?.shell.currentWidget;
                return panel?.context?.isReady
                    && (path === null || panel.context.path === path)
                    && panel.sessionContext?.session?.kernel?.status === 'idle';
            }""",
            arg=path,
        )

    def path(self) -> str:
        return self.page.evaluate("jupyterapp.shell.currentWidget.context.path")

    def cells(self) -> list[dict[str, Any]]:
        """The cells as they are now, in the notebook format: cell_type, metadata, source, ..."""
        return self.page.evaluate(
            "jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.toJSON())"
        )

    def find(self, grade_id: str) -> int:
        """The position of the cell with this nbgrader id."""
        ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in self.cells()]
        return ids.index(grade_id)

    def command(self, name: str, position: int) -> None:
        """Select a cell and give one of the notebook's commands, waiting until it is done."""
        self.page.evaluate(
            """async ([name, position]) => {
                const notebook = jupyterapp.shell.currentWidget.content;
                notebook.activeCellIndex = position;
                notebook.deselectAll();
                await jupyterapp.commands.execute(name);
            }""",
            [name, position],
        )

    def run(self, position: int) -> list[dict[str, Any]]:
        """Run a cell; return its outputs."""
        self.command("notebook:run-cell", position)
        return self.cells()[position].get("outputs", [])

    def type(self, position: int, text: str) -> None:
        """Replace what stands in a cell by typing into its editor."""
        editor = self.show(position).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        assert self.cells()[position]["source"] == text

    def show(self, position: int):
        """Scroll to a cell; return the place on the page where it is drawn."""
        self.page.evaluate(
            """async position => {
                const notebook = jupyterapp.shell.currentWidget.content;
                notebook.activeCellIndex = position;
                await notebook.scrollToItem(position, 'center');
            }""",
            position,
        )
        in_front = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        cell = in_front.locator(f".jp-Cell[data-windowed-list-index='{position}']")
        expect(cell).to_be_visible()
        return cell


@pytest.fixture
def open_notebook(page) -> Callable[[str], Notebook]:
    """Open the notebook at an address."""
    return partial(Notebook, page)


@pytest.fixture
def welcome(open_notebook, lab) -> Notebook:
    """The notebook at the address that `make lab` printed."""
    return open_notebook(lab.url)


@pytest.fixture
def notebook(open_notebook, lab) -> Notebook:
    """The first lesson."""
    name = "00_getting_started"
    return open_notebook(lab.address(f"/lab/tree/notebooks/{name}/{name}.ipynb"))
