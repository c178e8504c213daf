"""The site's reference of ``course_utils``: which modules there are, and their pages."""

from __future__ import annotations

import ast
import importlib.util
import pkgutil
import re
from pathlib import Path

from nbformat import NotebookNode


def find_modules(notebooks: dict[str, NotebookNode]) -> dict[str, list[str]]:
    """Find the modules of ``course_utils``: those that lessons import, and those behind them."""
    used = set()
    for notebook in notebooks.values():
        for cell in notebook.cells:
            if cell.cell_type == "code" and "course_utils" in cell.source:
                used.update(_imported_modules(cell.source))
    package = importlib.util.find_spec("course_utils")
    names = {module.name for module in pkgutil.iter_modules(package.submodule_search_locations)}
    return {"lessons": sorted(names & used), "behind": sorted(names - used)}


def api_page(module: str, *, indexed: bool = True) -> str:
    """Give the page of one module of ``course_utils``, which autodoc fills.

    What lessons import is ``indexed``: links lead there, also where the same object stands on the
    page of the module behind it.
    """
    options = "   :members:\n   :show-inheritance:\n" + ("" if indexed else "   :no-index:\n")
    return f"# {module}\n\n```{{eval-rst}}\n.. automodule:: course_utils.{module}\n{options}```\n"


def api_toctree(modules: list[str]) -> str:
    """Give a list of modules, with the first line of each docstring, and their toctree."""
    rows = []
    for module in modules:
        spec = importlib.util.find_spec(f"course_utils.{module}")
        doc = ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8"))) or ""
        first = " ".join(doc.split("\n\n")[0].split()).replace("``", "`")
        rows.append(f"- [`{module}`](api/{module}.md): {first}")
    hidden = "\n".join(f"api/{module}" for module in modules)
    return "\n".join(rows) + f"\n\n```{{toctree}}\n:hidden:\n\n{hidden}\n```"


def _imported_modules(source: str) -> set[str]:
    names = set()
    for match in re.finditer(r"from course_utils(?:\.(\w+))? import (\([^)]*\)|[^\n]+)", source):
        names.update([match[1]] if match[1] else re.findall(r"\w+", match[2]))
    return names
