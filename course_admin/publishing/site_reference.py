"""The site's reference of what lessons import: which modules there are, and their pages."""

from __future__ import annotations

import ast
import importlib.util
import pkgutil
import re
from pathlib import Path

from nbformat import NotebookNode

from course_admin.course.settings import LESSON_PACKAGES


def find_modules(notebooks: dict[str, NotebookNode]) -> dict[str, list[str]]:
    """Find the modules of what lessons import: those that they name, and those behind them."""
    used = set()
    for notebook in notebooks.values():
        for cell in notebook.cells:
            if cell.cell_type == "code":
                used.update(_imported_modules(cell.source))
    names = set()
    for package in LESSON_PACKAGES:
        folders = importlib.util.find_spec(package).submodule_search_locations
        names |= {f"{package}.{module.name}" for module in pkgutil.iter_modules(folders)}
    return {"lessons": sorted(names & used), "behind": sorted(names - used)}


def api_page(module: str, *, indexed: bool = True) -> str:
    """Give the page of one module, ``package.name``, which autodoc fills.

    What lessons import is ``indexed``: links lead there, also where the same object stands on the
    page of the module behind it.
    """
    options = "   :members:\n   :show-inheritance:\n" + ("" if indexed else "   :no-index:\n")
    return f"# {module}\n\n```{{eval-rst}}\n.. automodule:: {module}\n{options}```\n"


def api_toctree(modules: list[str]) -> str:
    """Give a list of modules, with the first line of each docstring, and their toctree."""
    rows = []
    for module in modules:
        spec = importlib.util.find_spec(module)
        doc = ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8"))) or ""
        first = " ".join(doc.split("\n\n")[0].split()).replace("``", "`")
        rows.append(f"- [`{module}`](api/{module}.md): {first}")
    hidden = "\n".join(f"api/{module}" for module in modules)
    return "\n".join(rows) + f"\n\n```{{toctree}}\n:hidden:\n\n{hidden}\n```"


def _imported_modules(source: str) -> set[str]:
    names = set()
    packages = "|".join(LESSON_PACKAGES)
    statement = rf"from ({packages})(?:\.(\w+))? import (\([^)]*\)|[^\n]+)"
    for package, module, imported in re.findall(statement, source):
        found = [module] if module else re.findall(r"\w+", imported)
        names.update(f"{package}.{name}" for name in found)
    return names
