"""`course slides`: each lesson as a reveal.js deck in one file that opens without a network.

A deck holds all it shows: reveal.js as RISE carries it, MathJax as nbclassic carries it, the
course's theme and the lesson's pictures. So it can be mailed, or put on a stick, as it is.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from nbconvert import SlidesExporter
from nbformat import NotebookNode

from course_admin.authoring.building import is_current, read_committed, write_if_changed
from course_admin.course.lessons import Lesson
from course_admin.course.settings import CourseError

DECK = Path(__file__).parent / "deck"
THEME = DECK / "slides.css"
SETTINGS = DECK / "settings.json"
CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PRINT_SECONDS = 180

# The parts of MathJax that a deck holds: what reads TeX, and what draws SVG, with all its letters:
# MathJax looks a letter up in one file after the other, so none may be missing.
_MATHJAX_PARTS = (
    "extensions/MathEvents.js",
    "extensions/tex2jax.js",
    "extensions/TeX/AMSmath.js",
    "extensions/TeX/AMSsymbols.js",
    "extensions/TeX/boldsymbol.js",
    "extensions/TeX/newcommand.js",
    "jax/element/mml/**/*.js",
    "jax/input/TeX/*.js",
    "jax/output/SVG/**/*.js",
)

# The text for those who cannot see a picture: it stands in the picture, and would fill its slide.
_ALT = re.compile(r"""\balt=(?:f?"(?:[^"\\\n]|\\.)*"\s*)+""")


def settings() -> dict:
    """Give reveal.js's settings, which the decks and the live slides share."""
    return json.loads(SETTINGS.read_text("utf-8"))


def built_notebook(lesson: Lesson) -> NotebookNode:
    """Give the released notebook of ``lesson``.

    Raises
    ------
    CourseError
        If the lesson is not built, or from another source than the present one.
    """
    notebook = read_committed(lesson)
    if notebook is None or not is_current(lesson, notebook):
        raise CourseError(f"{lesson.name} is not built from its present source: `course build`")
    return notebook


def deck(lesson: Lesson) -> str:
    """Give the released notebook of ``lesson`` as a deck: HTML that asks for nothing else.

    Nothing is executed: the outputs are those that stand in the notebook. Cells that slides skip
    are not in it. Where code gives a picture its alternative text, the deck shows ``alt="…"``:
    the picture carries the text.

    Raises
    ------
    CourseError
        If the lesson is not built, or a package that the decks are made from is not installed.
    """
    notebook = built_notebook(lesson)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":  # pictures are embedded from the course's folder alone
            cell.source = cell.source.replace("](../../", "](")
        else:
            cell.source = _ALT.sub('alt="…"', cell.source)
    exporter = SlidesExporter(
        extra_template_basedirs=[str(DECK.parent)],
        template_name=DECK.name,
        embed_images=True,
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    resources = {
        "metadata": {"name": lesson.name, "path": str(lesson.course.root)},
        "deck": {"title": lesson.front_matter["title"], **_assets()},
    }
    html, _ = exporter.from_notebook_node(notebook, resources)
    return html


def write_deck(lesson: Lesson, folder: Path) -> Path:
    """Write the deck of ``lesson`` to ``folder``/NN_name.html, whole or not at all; see `deck`."""
    path = folder / f"{lesson.name}.html"
    write_if_changed(path, deck(lesson))
    return path


def find_chromium() -> str:
    """Give the path of Chromium or Chrome.

    Raises
    ------
    CourseError
        If there is none.
    """
    for name in CHROMIUM:
        if found := shutil.which(name):
            return found
    raise CourseError(
        "PDFs are printed by Chromium, and there is none here. Install it (on Debian and Ubuntu: "
        "apt-get install chromium), or leave out --pdf and print a deck from your browser: open "
        "it with ?print-pdf at the end of its address."
    )


def print_pdf(path: Path, chromium: str) -> Path:
    """Print the deck at ``path`` to a PDF beside it, one slide a page; give its path.

    Raises
    ------
    CourseError
        If Chromium fails, or takes longer than `PRINT_SECONDS`.
    """
    pdf = path.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{pdf.name}.") as scratch:
        printed = Path(scratch) / pdf.name
        command = [
            chromium,
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={scratch}/profile",
            f"--print-to-pdf={printed}",
            f"--virtual-time-budget={1000 * PRINT_SECONDS}",
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            f"{path.resolve().as_uri()}?print-pdf",
        ]
        try:
            run = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=PRINT_SECONDS
            )
            said = run.stderr.strip().splitlines()[-1:]
        except subprocess.TimeoutExpired:
            said = [f"it took longer than {PRINT_SECONDS} s"]
        if not printed.is_file():
            raise CourseError(f"{chromium} did not print {path.name}: {' '.join(said)}")
        printed.replace(pdf)
    return pdf


def _assets() -> dict[str, str]:
    reveal = _package("rise") / "static" / "reveal.js"
    mathjax = _package("nbclassic") / "static" / "components" / "MathJax"
    files = {
        f"[MathJax]/{path.relative_to(mathjax).as_posix()}": path.read_text("utf-8")
        for pattern in _MATHJAX_PARTS
        for path in sorted(mathjax.glob(pattern))
    }
    return {
        "theme": THEME.read_text("utf-8"),
        "settings": _for_script(SETTINGS.read_text("utf-8")),
        "reveal_css": (reveal / "css" / "reveal.css").read_text("utf-8"),
        "reveal_js": _for_script((reveal / "js" / "reveal.js").read_text("utf-8")),
        "mathjax_js": _for_script((mathjax / "MathJax.js").read_text("utf-8")),
        "mathjax_files": _for_script(json.dumps(files)),
        "before_mathjax": (DECK / "before_mathjax.js").read_text("utf-8"),
        "grow": (DECK / "grow.js").read_text("utf-8"),
        "start": (DECK / "start.js").read_text("utf-8"),
    }


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise CourseError(
            f"Slides need the package {name}: `make setup`, or pip install '.[admin,slides]'"
        )
    return Path(spec.origin).parent


def _for_script(text: str) -> str:
    """Give JavaScript that may stand between script tags: none of its strings ends them."""
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)
