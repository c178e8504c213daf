"""Which modules the site's reference has."""

from pathlib import Path

import nbformat

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import LESSON_PACKAGES, find_course
from course_admin.publishing.site_reference import find_modules

COURSE = find_course(Path(__file__).parent)


def test_every_module_is_in_the_reference_and_those_that_lessons_import_come_first():
    notebooks = {
        lesson.name: nbformat.read(lesson.notebook_path, as_version=4)
        for lesson in find_lessons(COURSE)
    }
    modules = find_modules(notebooks)
    names = {
        f"{package}.{path.stem}"
        for package in LESSON_PACKAGES
        for path in (COURSE.root / package).iterdir()
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    assert set(modules["lessons"]) >= {
        "course_utils.checks",
        "course_utils.data",
        "course_utils.training",
        "illustrations.rnn",
        "reference.gan",
    }
    assert set(modules["lessons"]) | set(modules["behind"]) == names
    assert not set(modules["lessons"]) & set(modules["behind"])
