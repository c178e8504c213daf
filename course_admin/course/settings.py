"""Where the course lies on disk, and what ``[tool.course]`` in pyproject.toml says of it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import tomllib

# What lessons import: given to students, shown in the jail, and part of what decides a verdict.
LESSON_PACKAGES = ("course_utils", "illustrations", "reference", "tutor")


def package_files(name: str) -> list[Path]:
    """Find the modules of a package and the tables beside them, without importing it.

    Its own ``__init__.py`` is the first.

    Examples
    --------
    >>> [path.name for path in package_files("reference")][:1]
    ['__init__.py']
    """
    folder = Path(find_spec(name).origin).parent
    return sorted(path for path in folder.rglob("*.*") if path.suffix in (".py", ".ini"))


class CourseError(Exception):
    """The command was called in a way, or in a place, it cannot work with."""


@dataclass(frozen=True)
class Course:
    """One checkout of the course.

    Attributes
    ----------
    root : Path
        The folder that holds pyproject.toml, source/, notebooks/.
    title, repository, branch : str
        From ``[tool.course]``: the title, the public URL, the branch that links point to.
    """

    root: Path
    title: str
    repository: str
    branch: str

    @property
    def source(self) -> Path:
        """The lessons' texts, the only place where a lesson is written."""
        return self.root / "source"

    @property
    def hidden(self) -> Path:
        """Data that projects are judged by, and no student gets."""
        return self.source / "hidden"

    @property
    def notebooks(self) -> Path:
        """What students open; derived."""
        return self.root / "notebooks"

    @property
    def solutions(self) -> Path:
        """What ``%load`` brings in; derived."""
        return self.root / "solutions"

    @property
    def images(self) -> Path:
        """The diagrams as SVG; derived."""
        return self.root / "img"

    @property
    def site(self) -> Path:
        """The web site's configuration, and the frames of its pages."""
        return self.root / "site"

    @property
    def answers(self) -> Path:
        """The wrong and right answers which prove the checks."""
        return self.root / "tests" / "answers"

    @property
    def build(self) -> Path:
        """Scratch space, never committed: executed and solved notebooks, reports."""
        return self.root / "build"

    @property
    def repository_path(self) -> str:
        """The repository without its host, ``owner/name``."""
        return "/".join(self.repository.rstrip("/").split("/")[-2:])


def find_course(start: Path | None = None) -> Course:
    """Read the course that ``start`` (default: the current folder) lies in.

    Raises
    ------
    CourseError
        If no folder from ``start`` upwards holds a pyproject.toml with ``[tool.course]``.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("course")
            if table is not None:
                return Course(folder, table["title"], table["repository"], table["branch"])
    raise CourseError(
        f"{start} is not inside the course: no pyproject.toml with [tool.course] here or above. "
        "Change into the course's folder and call again."
    )
