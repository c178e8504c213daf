"""A classroom in which secrets are planted, to see whether a submission gets hold of one."""

from __future__ import annotations

import base64
import codecs
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from nbgrader.api import Gradebook

from course_admin.authoring.building import assemble, notebook_text, read_committed
from course_admin.course.lessons import HIDDEN_BEGIN, SOLUTION_BEGIN, Lesson, find_lessons
from course_admin.course.settings import find_course

COURSE_ID = "deep-learning"
LEFT_BEHIND = "left-behind-by-an-attack"  # the name of every trace that an attack leaves
PLACES = ("environment", "home", "gradebook", "submission", "solution", "hidden")


@dataclass(frozen=True)
class Classroom:
    """An instructor's folder, home and environment.

    Attributes
    ----------
    root : Path
        A course of one lesson, with a gradebook; submissions come into ``submitted``.
    lesson : Lesson
        The lesson, in whose source secrets are planted.
    original : Lesson
        The same without secrets, for those who solve it themselves.
    home : Path
        The instructor's home folder.
    secrets : dict of str to str
        Place -> the secret that is planted there.
    """

    root: Path
    lesson: Lesson
    original: Lesson
    home: Path
    secrets: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """What the instructor has in the environment, besides the usual."""
        secret = self.secrets["environment"]
        return {
            "HOME": str(self.home),
            "AWS_SECRET_ACCESS_KEY": secret,
            "JUPYTERHUB_API_TOKEN": secret,
            "COURSE_STATIC": "1",
        }

    @property
    def submitted(self) -> Path:
        """Where submissions lie."""
        return self.root / "submitted"

    def hand_in_as(self, student: str) -> Path:
        """Give the folder in which a student's notebook is to lie."""
        return self.submitted / student / self.lesson.name

    def leaks(self, text: str, places: tuple[str, ...] = PLACES) -> list[str]:
        """Name the places whose secret stands in ``text``, in whatever spelling."""
        return [place for place in places if any(s in text for s in spellings(self.secrets[place]))]


def classroom(folder: Path, lesson: Lesson) -> Classroom:
    """Make a classroom of ``lesson`` in an empty folder."""
    planted = {place: f"canary-{place}-{secrets.token_hex(8)}" for place in PLACES}
    root, home = folder / "course", folder / "home"
    course = lesson.course
    for name in ("nbgrader_config.py", "pyproject.toml"):
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(course.root / name, root)
    shutil.copytree(lesson.notebook_path.parent, root / "notebooks" / lesson.name)
    source = root / "source" / lesson.path.name
    source.parent.mkdir()
    text = lesson.path.read_text("utf-8")
    text = text.replace(HIDDEN_BEGIN, f'{HIDDEN_BEGIN}\nplanted = "{planted["hidden"]}"')
    text = text.replace(SOLUTION_BEGIN, f"{SOLUTION_BEGIN}\n    # {planted['solution']}")
    source.write_text(text, "utf-8")
    (own,) = find_lessons(find_course(root))
    solved = notebook_text(assemble(own, read_committed(lesson)))
    own.solved_path.parent.mkdir(parents=True)
    own.solved_path.write_text(solved, "utf-8")
    for exercise in own.exercises():
        path = own.solutions_path / f"{exercise.id}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(exercise.reference, "utf-8")
    for name in (".netrc", ".ssh/id_ed25519", ".aws/credentials", ".bash_history"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(planted["home"])
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", COURSE_ID) as gradebook:
        gradebook.add_student("registered", last_name=planted["gradebook"])
    return Classroom(root, own, lesson, home, planted)


def spellings(secret: str) -> Iterator[str]:
    """Give a secret as it is, backwards, rotated, in hexadecimal, and in base64 at any place."""
    yield secret
    yield secret[::-1]
    yield codecs.encode(secret, "rot13")
    yield secret.encode().hex()
    for before in range(3):
        code = base64.b64encode(b" " * before + secret.encode()).decode()
        yield code[4 if before else 0 : len(code) // 4 * 4 - 4]


def live_markup(page: str) -> list[str]:
    """Find what an attack got into an HTML page so that a browser would run it."""
    parser = _Live()
    parser.feed(page)
    parser.close()
    return parser.found


class _Live(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.script = tag == "script"
        for name, value in attributes:
            runs = name.startswith("on") or name == "srcdoc" or "javascript:" in (value or "")
            if runs and LEFT_BEHIND in (value or ""):
                self.found.append(f"<{tag} {name}>")

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if self.script and LEFT_BEHIND in data:
            self.found.append("<script>")
